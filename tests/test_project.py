"""What the files around the code promise a newcomer: commands that exist, links that lead somewhere, pages that are not stale."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from evals.floors import read_floors
from evals.sets import SETS
from marsad.cli import app
from tools.lock import expand
from tools.make_docs import PAGE, page

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md")])
KNOWLEDGE = ROOT / "src" / "marsad" / "knowledge"


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_make_command_of_a_page_is_a_target(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"^make ([a-z-]+)", text, flags=re.MULTILINE)) | set(re.findall(r"`make ([a-z-]+)", text))
    assert named <= targets()


def test_the_readme_names_the_first_command() -> None:
    assert re.search(r"^make demo\b", read("README.md"), flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    seen, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        for link in re.findall(r"\]\(([^)\s#:]+)\)", page.read_text(encoding="utf-8")):
            target = (page.parent / link).resolve()
            waiting += sorted(target.glob("*.md")) if target.is_dir() else [target] * (target.suffix == ".md")
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= seen


def test_every_shelf_of_the_knowledge_is_described() -> None:
    shelves = {folder.name for folder in KNOWLEDGE.iterdir() if folder.is_dir() and any(folder.iterdir())}
    described = set(re.findall(r"^\| `([a-z]+)` \|", (KNOWLEDGE / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert shelves
    assert shelves <= described


@pytest.mark.parametrize("page", ["docs/how-to-add-a-word.md", "src/marsad/knowledge/README.md"])
def test_the_entries_that_a_page_shows_can_be_copied(page: str) -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", read(page), flags=re.MULTILINE | re.DOTALL)
    entries = [entry for block in blocks for entry in yaml.safe_load(block)]
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9.-]+", entry["id"])
        assert all(re.search("<m>.+</m>", example) for example in entry.get("examples", []))


def test_the_changelog_has_the_version() -> None:
    version = re.search(r'__version__ = "([^"]+)"', read("src/marsad/__init__.py"))
    assert version
    assert f"## {version[1]}" in read("CHANGELOG.md")


@pytest.mark.parametrize("name", ["dev", "train"])
def test_a_lock_pins_every_package_and_names_no_registry(name: str) -> None:
    lines = [line for line in read(f"requirements/{name}.lock").splitlines() if not line.startswith("#")]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []


@pytest.mark.parametrize("name", ["dev", "train"])
def test_a_lock_holds_what_the_project_asks_for(name: str) -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *expand(extras[name], extras)]
    pinned = {plain(line.partition("==")[0]) for line in read(f"requirements/{name}.lock").splitlines()}
    assert {plain(re.split(r"[><=~!\[; ]", line)[0]) for line in asked} <= pinned


def plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def test_every_aim_has_a_floor_with_the_fingerprint_of_its_corpus() -> None:
    floors, aims = read_floors(ROOT / "evals" / "floors.json"), json.loads(read("evals/aims.json"))
    assert set(floors) == {one.name for one in SETS if one.guarded}
    assert all(entry["corpus"].startswith("sha256:") for entry in floors.values())
    assert {name: set(figures) - set(floors[name]["floors"]) for name, figures in aims.items()} == {name: set() for name in aims}


def test_the_page_of_the_training_counts_what_there_is() -> None:
    rows = [json.loads(line) for line in read("training/annotations.jsonl").splitlines()]
    told = read("docs/decisions/0004-linear-models-as-data.md")
    for file in {row["file"] for row in rows}:
        mine = [row for row in rows if row["file"] == file]
        count = f"{len(mine)} reports, {sum(len(row['events']) for row in mine):,} events"
        assert re.search(rf"^\|.*`{re.escape(file)}`.*\| {count} \|", told, flags=re.MULTILINE), (file, count)


def test_our_annotations_hold_no_text_of_the_reports() -> None:
    rows = [json.loads(line) for line in read("training/annotations.jsonl").splitlines()]
    assert re.search("[\u0600-\u06ff]", json.dumps(rows, ensure_ascii=False)) is None


def test_the_page_of_the_commands_is_what_the_commands_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(app), "stale: run `make docs`"
