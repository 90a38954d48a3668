"""What the documents name is there: links, pictures, commands, settings, files, conventions."""

import ast
import doctest
import importlib
import re
import shlex
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bench.__main__ import main as bench
from mentorsurvey import program
from mentorsurvey.cli import main
from mentorsurvey.exchange.links_file import COLUMNS
from mentorsurvey.instruments import shipped
from mentorsurvey.settings import settings
from mentorsurvey.ui.navigation import PAGES
from tests.house import FULL, MIRA, TOM, House

ROOT = Path(__file__).parents[1]
DOCS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("surveys/*.md"),
    ]
)
PICTURES = {"docs/home.png", "docs/answer-phone.png", "docs/reflection-phone.png"}
GUIDES = {
    "leads",
    "participants",
    "operators",
    "security",
    "data-sheet",
    "architecture",
    "measures",
}
MADE = {
    "data/mentorsurvey.db",
    "data/demo.mail",
    "mentorsurvey.erased",
    "mentorsurvey.db-wal",
    "mentorsurvey-2026-11-29.db",
    "pairs.csv",
    "links.csv",
    "data/",
    ".venv",
}
"""Files that the documents speak of and that come with use, not with the checkout."""
PLACEHOLDER = re.compile(r"[<>{}*…]|\bNAME\b|CONSTRUCT")
ENDING = re.compile(r"\.(py|md|yaml|json|toml|txt|css|html|csv|png|db|db-wal)$")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+(?:\n[^`\n]+)?)`")

documents = pytest.mark.parametrize(
    "path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix()
)


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """A document without its fenced blocks."""
    return FENCE.sub("", read(path))


def code(path: Path) -> list[str]:
    """What stands between backquotes in running text, each on one line."""
    return [" ".join(found.split()) for found in CODE.findall(prose(path))]


def blocks(path: Path, language: str) -> list[str]:
    """The fenced blocks of a language."""
    return [text for found, text in FENCE.findall(read(path)) if found == language]


def command_lines(path: Path) -> list[str]:
    """The lines of indented blocks, which are commands in these documents."""
    return [line.strip() for line in prose(path).splitlines() if line.startswith(" " * 4)]


def slug(heading: str) -> str:
    """The anchor that a heading has where Markdown is shown."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower().replace("`", ""))
    return kept.replace(" ", "-")


def anchors(path: Path) -> set[str]:
    return {slug(found) for found in re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)}


def targets(path: Path) -> list[str]:
    return [first or second for first, second in LINK.findall(prose(path))]


def test_there_is_a_guide_for_everyone() -> None:
    assert {path.stem for path in ROOT.glob("docs/*.md")} >= GUIDES
    assert {f"docs/{name}.md" for name in GUIDES} - {"docs/measures.md"} <= set(
        targets(ROOT / "README.md")
    )
    assert any(link.startswith("measures.md") for link in targets(ROOT / "docs" / "leads.md"))


@documents
def test_a_link_leads_somewhere(path: Path) -> None:
    broken = []
    for target in targets(path):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        found = (path.parent / name).resolve() if name else path
        if not found.is_file() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert not broken


def test_the_readme_shows_three_pictures() -> None:
    assert set(targets(ROOT / "README.md")) >= PICTURES
    missing = {name for name in PICTURES if not (ROOT / name).is_file()}
    assert not missing
    signature = b"\x89PNG\r\n\x1a\n"
    assert all((ROOT / name).read_bytes().startswith(signature) for name in PICTURES)


def test_each_short_guide_is_found_and_shows_a_picture() -> None:
    found = {path for path in DOCS if path.parent == ROOT / "docs" / "guides"}
    linked = {(ROOT / one.partition("#")[0]).resolve() for one in targets(ROOT / "README.md")}
    assert found
    assert found <= linked
    for path in found:
        assert any(target.endswith(".png") for target in targets(path)), path


# Commands


def walk(words: list[str]) -> tuple[click.Command, list[str], list[str]]:
    """The command that these words reach, its name, and the words that follow."""
    command: click.Command = main
    name = ["mentorsurvey"]
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.commands.get(words[0])
        if inner is None:
            raise LookupError(f"{' '.join(name)} has no {words[0]}")
        command, name, words = inner, [*name, words[0]], words[1:]
    return command, name, words


def options(command: click.Command) -> set[str]:
    context = click.Context(command, info_name="any")
    return {flag for one in command.get_params(context) for flag in one.opts if flag[0] == "-"}


def every(command: click.Command) -> Iterator[click.Command]:
    yield command
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            yield from every(inner)


def of_ours(line: str) -> list[str] | None:
    """The words after `mentorsurvey`, where the line is a command of ours."""
    words = shlex.split(line.partition(" > ")[0])
    return words[1:] if words and words[0] == "mentorsurvey" else None


@documents
def test_a_command_that_is_shown_can_be_given(path: Path) -> None:
    for line in command_lines(path):
        words = of_ours(line)
        if words is None:
            continue
        command, name, rest = walk(words)
        assert not isinstance(command, click.Group), line
        command.make_context(" ".join(name), rest)


@documents
def test_a_command_that_is_named_exists_with_its_options(path: Path) -> None:
    for found in code(path):
        if not found.startswith("mentorsurvey ") or "<" in found:
            continue
        command, _, rest = walk(of_ours(found) or [])
        named = {word for word in rest if word.startswith("-")}
        known = options(command) | (options(main) if command is main else set())
        assert named <= known, found


@documents
def test_an_option_that_is_named_is_one_of_a_command(path: Path) -> None:
    known = {flag for tree in (main, bench) for one in every(tree) for flag in options(one)}
    named = {found.split()[0] for found in code(path) if found.startswith("--")}
    assert named <= known | {"--editable"}  # pip's


@documents
def test_a_target_of_make_that_is_named_exists(path: Path) -> None:
    makefile = read(ROOT / "Makefile")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    lines = [*command_lines(path), *code(path)]
    named = {line.split()[1] for line in lines if re.fullmatch(r"make [a-z]+", line)}
    assert named <= known


@documents
def test_a_benchmark_that_is_shown_can_be_run(path: Path) -> None:
    for line in command_lines(path):
        _, ours, words = line.partition("python -m bench ")
        if ours:
            name, *rest = shlex.split(words)
            bench.commands[name].make_context(name, rest)


# Settings, files, names


@cache
def variables() -> set[str]:
    return set(re.findall(r"MENTORSURVEY_[A-Z_]+", read(ROOT / "mentorsurvey" / "settings.py")))


@documents
def test_a_variable_that_is_named_is_read(path: Path) -> None:
    assert set(re.findall(r"MENTORSURVEY_[A-Z_]+", read(path))) <= variables()


def test_every_variable_is_explained_to_operators() -> None:
    explained = re.findall(r"^\| `(MENTORSURVEY_[A-Z_]+)`", read(ROOT / "docs/operators.md"), re.M)
    assert set(explained) == variables()


def is_path(found: str) -> bool:
    """Whether a piece of code names a file or folder of the checkout."""
    if " " in found or found.startswith(("/", ".db", "-", "?")) or PLACEHOLDER.search(found):
        return False
    if "://" in found:
        return False
    return "/" in found or ENDING.search(found) is not None


@documents
def test_a_file_that_is_named_exists(path: Path) -> None:
    missing = set()
    for found in filter(is_path, code(path)):
        places = [ROOT / found, path.parent / found, ROOT / "mentorsurvey" / found]
        if found not in MADE and not any(place.exists() for place in places):
            missing.add(found)
    assert not missing


@cache
def defined() -> set[str]:
    """The functions of the package."""
    return {
        node.name
        for file in (ROOT / "mentorsurvey").rglob("*.py")
        for node in ast.walk(ast.parse(read(file)))
        if isinstance(node, ast.FunctionDef)
    }


def test_each_promise_names_tests_that_the_command_above_it_runs() -> None:
    text = read(ROOT / "docs" / "security.md")
    assert len(re.findall(r"^\| .+ \| `tests/", text, re.MULTILINE)) > 50
    for section in re.split(r"^## ", text, flags=re.MULTILINE):
        run = " ".join(re.findall(r"^ {4}\S+ -m pytest (.+)$", section, re.MULTILINE)).split()
        assert all((ROOT / path).exists() for path in run)
        for named in re.findall(r"`(tests/[\w/]+\.py)`", section):
            assert any(named == path or named.startswith(f"{path}/") for path in run), named


def test_a_function_that_developers_are_told_of_exists() -> None:
    found = code(ROOT / "docs" / "architecture.md")
    named = {match[1] for one in found if (match := re.fullmatch(r"(?:\w+\.)?(\w+)\(\)", one))}
    assert "ask_to_rerun_page" in named
    assert named <= defined()


def test_a_route_that_is_named_is_served() -> None:
    route = re.compile(r"(?<=8501)/\w+|(?<=`)/[a-z]+\.js(?=`)")
    named = {found for path in DOCS for found in route.findall(read(path))}
    served = set(re.findall(r'route\("(/[^"{]+)"', read(ROOT / "mentorsurvey/web/application.py")))
    assert named == {"/healthz", "/step.js"}
    assert named <= served


# For leads and participants


def column(path: Path, heading: str) -> list[str]:
    """The code in the first column of the table below a heading, up to the next heading."""
    text = read(path).partition(f"{heading}\n")[2]
    return re.findall(r"^\| `(\w+)` \|", re.split(r"^#+ ", text, flags=re.MULTILINE)[0], re.M)


def test_leads_are_told_every_field_of_a_roster() -> None:
    assert tuple(column(ROOT / "docs/leads.md", "### 2. Bring in the roster")) == program.FIELDS


def test_leads_are_told_every_field_of_the_file_of_links() -> None:
    assert tuple(column(ROOT / "docs/leads.md", "### 6. Send the links")) == COLUMNS


def test_the_mails_use_fields_that_the_file_of_links_has() -> None:
    used = set(re.findall(r"\{(\w+)\}", prose(ROOT / "docs" / "leads.md")))
    assert {"name", "link", "closes"} <= used <= set(COLUMNS)


def test_leads_are_told_of_every_page_of_theirs_and_of_every_form() -> None:
    text = read(ROOT / "docs" / "leads.md")
    assert all(f"| *{page.title}* |" in text for page in PAGES if page.whose == "lead")
    for key, instrument in shipped().items():
        assert f"| {instrument.title} (`{key}`) |" in text
        row = next(line for line in text.splitlines() if f"(`{key}`)" in line)
        assert f"| {instrument.minutes} minutes |" in row


# For biostatisticians


def test_a_convention_is_what_the_document_says() -> None:
    rows = re.findall(
        r"^\| `([A-Za-z0-9_.]+)` \| ([\d./]+) \| `([\w/]+)\.py` \|",
        read(ROOT / "docs" / "measures.md"),
        re.MULTILINE,
    )
    assert len(rows) > 10
    for name, said, file in rows:
        value = importlib.import_module(file.replace("/", "."))
        for part in name.split("."):
            value = getattr(value, part)
        assert value == pytest.approx(float(Fraction(said))), name


def test_the_worked_examples_come_out() -> None:
    runner = doctest.DocTestRunner()
    for number, block in enumerate(blocks(ROOT / "docs" / "measures.md", "python")):
        runner.run(doctest.DocTestParser().get_doctest(block, {}, f"example {number}", None, 0))
    assert runner.tries > 5
    assert runner.failures == 0


# For operators


BACKUPS = "/var/backups/mentorsurvey"


def test_what_operators_are_told_makes_a_backup_and_puts_it_back(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "backups").mkdir()
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(house.database.path))
    settings.cache_clear()
    told = [one for one in command_lines(ROOT / "docs" / "operators.md") if BACKUPS in one]
    make, check, back = (
        next(one for one in told if one.startswith(f"mentorsurvey {verb} "))
        for verb in ("backup", "verify", "restore")
    )

    def run(line: str) -> None:
        words = shlex.split(line.replace(BACKUPS, str(tmp_path / "backups")))[1:]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, result.output

    with house.database.read():  # somebody is at work, so the newest pages stay in the -wal
        house.submit(house.actor(TOM), MIRA)
        run(make)
    run(check)
    aside = re.search(r"^ {4}mv (\S+) aside/$", read(ROOT / "docs" / "operators.md"), re.MULTILINE)
    assert aside
    for file in tmp_path.glob(aside[1].replace("mentorsurvey", house.database.path.stem)):
        file.unlink()
    run(back)
    settings.cache_clear()
    assert house.count("answer") == len(FULL)
