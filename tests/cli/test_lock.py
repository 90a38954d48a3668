"""What `make` installs is pinned, and is what pyproject.toml names."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = [line.split("==") for line in lines if line and not line.startswith(("#", "-r "))]
    assert all(len(pin) == 2 for pin in found)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-dev.txt", PROJECT["optional-dependencies"]["dev"]),
    ],
)
def test_each_dependency_is_pinned_as_the_project_allows(file: str, named: list[str]) -> None:
    pinned = pins(file)
    for requirement in map(Requirement, named):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {file}: run make lock"
        assert requirement.specifier.contains(version), requirement


def test_a_package_is_pinned_once() -> None:
    assert not pins("requirements.txt").keys() & pins("requirements-dev.txt").keys()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_no_pin_says_where_it_comes_from(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert re.findall(r"://|@|^-(?!r requirements\.txt$)", text, re.MULTILINE) == []


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    assert set(re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE)) == set(phony[1].split())
