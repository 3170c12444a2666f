# Everything a newcomer or a CI machine needs. `make` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq
CODE := src tests evals bench training tools

.DEFAULT_GOAL := help
STATIC := src/marsad/web/static
.PHONY: help demo test check eval bench serve web train lock docs clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## install into .venv and code the sample reports
	@$(BIN)/marsad demo

test: $(VENV)/.dev $(VENV)/.system $(STATIC)/index.html ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/.dev $(STATIC)/index.html ## lint, types, and who may import whom; the same of the browser app, with its unit tests
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports
	cd web && npm run --silent check && npm test --silent

eval: $(VENV)/.dev ## score the coder against its floors (needs ../shared/eval); ARGS="gold quiet" for some, ARGS=--raise to raise
	@$(BIN)/python -m evals.run $(ARGS); table=$$?; $(BIN)/python -m evals.seed && exit $$table

serve: $(VENV)/.web $(STATIC)/index.html ## open the web app on the observatory DIR (made there if there is none): make serve DIR=my-archive
	@$(BIN)/marsad serve $(or $(DIR),observatory)

web: ## build the browser app into the package
	@rm -f $(STATIC)/index.html
	@$(MAKE) --no-print-directory $(STATIC)/index.html

bench: $(VENV)/.dev ## speed, memory, cold start, as multiples of merely reading the words; how an observatory and linking grow, and the map
	@$(BIN)/python -m bench.run $(ARGS)
	@$(BIN)/python -m bench.observatory
	@$(BIN)/python -m bench.linking
	@$(BIN)/python -m bench.map

train: $(VENV)/.train ## learn the weights of the linear models again
	@$(BIN)/python training/train.py $(ARGS)

docs: $(VENV)/.dev ## write the generated pages of docs/ again
	@$(BIN)/python -m tools.make_docs

lock: $(VENV)/.python ## resolve the dependencies again and write requirements/*.lock
	@$(BIN)/python -m tools.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment, in steps that are repeated only when what they depend on has changed; one whose Python is gone is made anew.
ifneq ($(shell $(BIN)/python -c 'import sys; print(sys.version_info >= (3, 11))' 2>/dev/null),True)
.PHONY: $(VENV)/.python
endif
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Marsad needs Python 3.11 or newer, and '$(PYTHON)' is not. Name another: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "making $(VENV)"; rm -rf $(VENV); $(PYTHON) -m venv $(VENV); }
	@touch $@

$(VENV)/.run: $(VENV)/.python pyproject.toml requirements/dev.lock src/marsad/__init__.py
	@echo "installing marsad into $(VENV)"
	@$(PIP) install -c requirements/dev.lock hatchling editables
	@$(PIP) install -c requirements/dev.lock --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@echo "installing the tools of development into $(VENV)"
	@$(PIP) install -r requirements/dev.lock
	@touch $@

$(VENV)/.web: $(VENV)/.run
	@echo "installing the web app's packages into $(VENV)"
	@$(PIP) install -c requirements/dev.lock --no-build-isolation -e '.[all]'
	@touch $@

# What no pip installs: a PostgreSQL, a browser, Node.js. Installed where root can, named where not.
$(VENV)/.system: tools/system_packages.sh | $(VENV)/.python
	@sh tools/system_packages.sh
	@touch $@

$(STATIC)/index.html: $(shell find web -type f -not -path '*/node_modules/*' 2>/dev/null) | $(VENV)/.system
	@command -v npm >/dev/null || { echo "the browser app is built with Node.js 20 or newer, which is not installed" >&2; exit 1; }
	@echo "building the browser app"
	@cd web && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	@touch $@

$(VENV)/.train: $(VENV)/.run requirements/train.lock
	@echo "installing the tools of training into $(VENV)"
	@$(PIP) install -r requirements/train.lock
	@touch $@
