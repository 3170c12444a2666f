"""pyproject.toml in, requirements/*.lock out: exact versions that ordinary pip installs from, resolved in a clean environment."""

from __future__ import annotations

import re
import subprocess
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "# Exact versions for `pip install -r`. Written by `make lock`; change pyproject.toml, not this file.\n"


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core: list[str] = project["dependencies"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    for name in ("dev", "train"):
        pins = resolve(core + expand(extras[name], extras))
        target = ROOT / "requirements" / f"{name}.lock"
        target.write_text(HEAD + "".join(f"{pin}\n" for pin in pins), encoding="utf-8")
        print(f"{target.relative_to(ROOT)}: {len(pins)} packages")


def expand(requirements: list[str], extras: dict[str, list[str]]) -> list[str]:
    """``requirements`` with our own extras (marsad[web]) replaced by what they ask for: we are not on an index yet."""
    found: list[str] = []
    for requirement in requirements:
        own = re.fullmatch(r"marsad\[(.+)\]", requirement)
        found += [need for name in own[1].split(",") for need in expand(extras[name], extras)] if own else [requirement]
    return list(dict.fromkeys(found))


def resolve(requirements: list[str]) -> list[str]:
    """What pip installs for ``requirements`` in an empty environment, as ``name==version``."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *requirements], check=True)
        listed = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if "==" in line]


if __name__ == "__main__":
    main()
