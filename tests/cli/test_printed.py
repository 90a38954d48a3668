"""Every command that is printed runs as it is printed, whatever files and programs are called."""

import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from mentorsurvey.cli import main
from mentorsurvey.commands import command
from mentorsurvey.settings import DATABASE, settings
from mentorsurvey.store import erased_journal
from tests.test_architecture import SOURCES, name, tree

ODD = """it's "here" & there; $HOME"""
BRIDGE, OTHER = """O'Brien's "Bridge" & Co""", "-x; $(touch gone) `id` *"
COMMAND = re.compile(
    rf"\bmentorsurvey (?:--db .+? )?(?:{'|'.join(main.commands)})\b.*$", re.MULTILINE
)
FILLED_IN = {"NAME", "ADDRESS", "KEY"}
"""What stands in a command for something that only its reader knows."""


class Terminal:
    """A folder with an odd name, and everything that was printed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "my data.db"
        self.seen: list[str] = []

    def run(self, *words: object, typed: str = "") -> Result:
        """Run a command on the database of this folder."""
        return self.type(["--db", str(self.database), *map(str, words)], typed)

    def type(self, words: list[str], typed: str = "") -> Result:
        settings.cache_clear()
        result = CliRunner().invoke(main, words, input=typed)
        assert not isinstance(result.exception, Exception) or result.exit_code == 2
        self.seen += COMMAND.findall(result.output)
        return result

    def printed(self, result: Result) -> str:
        """The one command that was printed."""
        (line,) = COMMAND.findall(result.output)
        return str(line)

    def as_printed(self, result: Result) -> Result:
        """Run it as a shell would take it."""
        first, *words = shlex.split(self.printed(result))
        assert first == "mentorsurvey"
        return self.type(words)


@pytest.fixture
def terminal(here: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal whose environment names another database, which is not there."""
    folder = here / ODD
    folder.mkdir()
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(here / "elsewhere.db"))
    monkeypatch.chdir(folder)
    (folder / "pairs.csv").write_text(
        "mentor,mentee,mentor_email\nAda,Ben,ada@example.org\nAda,Cleo,ada@example.org\n"
    )
    yield Terminal(folder)
    assert not (here / "elsewhere.db").exists()


@pytest.fixture
def two(terminal: Terminal) -> Terminal:
    """The same with two programs."""
    for program in (BRIDGE, OTHER):
        made = terminal.run("init", "--program", program, "--lead", "lead@example.org")
        assert made.exit_code == 0, made.output
    return terminal


def test_a_program_goes_from_one_printed_command_to_the_next(two: Terminal) -> None:
    again = two.run("init", "--program", BRIDGE, "--lead", " Lead@example.org ")
    assert "The lead signs in with" in two.as_printed(again).output
    brought = two.run("roster", "import", "pairs.csv", "--program", BRIDGE)
    assert two.as_printed(brought).output == "2 pairs taken back.\n"
    two.run("roster", "import", "pairs.csv", "--program", BRIDGE)
    opened = two.as_printed(two.run("rounds", "list", "--program", BRIDGE))
    assert "Round 1 is open" in opened.output
    assert "3 links in links-round-1.csv" in two.as_printed(opened).output
    unknown = two.run("rounds", "close", "--round", "9", "--program", BRIDGE)
    assert "0 of 4 submitted" in two.as_printed(unknown).output
    nobody = two.run("links", "lead", "--lead", "ada@example.org", "--program", BRIDGE)
    assert two.as_printed(nobody).exit_code == 0
    assert (
        "/r/"
        in two.run(*("links", "lead", "--lead", "ada@example.org", "--program", BRIDGE)).output
    )


def test_what_to_add_where_there_are_several_programs_is_quoted(two: Terminal) -> None:
    told = two.run("rounds", "list").output
    options = shlex.split(told.partition("Say which one you mean: ")[2].replace(", or", ""))
    assert {*options} == {"--program", BRIDGE, OTHER}
    for option in (options[:2], options[2:]):
        assert two.run("rounds", "list", *option).exit_code == 0


def test_where_there_is_one_program_it_is_not_named(terminal: Terminal) -> None:
    made = terminal.run("init", "--program", BRIDGE, "--lead", "lead@example.org")
    assert "--program" not in terminal.printed(made)
    assert terminal.as_printed(made).exit_code == 0


def test_a_missing_database_is_made_where_it_was_looked_for(terminal: Terminal) -> None:
    for told in (terminal.run("rounds", "list"), terminal.run("doctor")):
        words = shlex.split(terminal.printed(told))
        assert words[:3] == ["mentorsurvey", "--db", str(terminal.database)]
        assert words[3:] == ["init", "--program", "NAME", "--lead", "ADDRESS"]
        assert "not an e-mail address" in terminal.as_printed(told).output


def test_who_was_erased_is_erased_again_by_the_command_that_is_printed(two: Terminal) -> None:
    two.run("roster", "import", "pairs.csv", "--program", BRIDGE)
    preview = two.run("erase", "lead@example.org", "--program", BRIDGE, typed="n\n")
    words = shlex.split(two.printed(preview))
    assert words[-5:] == ["init", "--program", BRIDGE, "--lead", "ADDRESS"]
    assert two.run("erase", "Ben", "--yes").exit_code == 0
    erased_journal.path_of(two.database).unlink()
    assert two.as_printed(two.run("doctor")).exit_code == 0
    assert "erase --replay" not in two.run("doctor").output


def test_a_backup_goes_back_by_the_commands_that_are_printed(two: Terminal) -> None:
    saved = two.folder / "my backup's.db"
    assert two.run("backup", saved).exit_code == 0
    copied = two.folder / "my copy.db"
    copied.write_bytes(two.database.read_bytes())
    copied.with_name(f"{copied.name}-wal").write_bytes(b"newer")
    two.database.unlink()
    words = shlex.split(two.printed(two.run("restore", copied)))
    assert words == ["mentorsurvey", "--db", str(copied), "backup", "NEW-FILE"]
    replay = two.as_printed(two.run("restore", saved))
    assert replay.output.startswith("Nobody who was erased is in the database")
    assert two.run("rounds", "list", "--program", OTHER).exit_code == 0


def test_further_faults_of_forms_are_seen_with_the_command_that_is_printed(
    two: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = two.folder / "my forms"
    forms.mkdir()
    (forms / "a.yaml").write_text("key: a\nversion: none\n")
    monkeypatch.setenv("MENTORSURVEY_SURVEYS", str(forms))
    opening = ("rounds", "open", "--instrument", "a", "--closes", "2030-01-01")
    told = two.run(*opening, "--program", BRIDGE)
    more = re.search(r"There (?:is|are) (\d) more\. See all with:", told.output)
    assert more
    assert f"{int(more[1]) + 1} faults to mend." in two.as_printed(told).output


def test_a_shell_takes_a_printed_command_as_it_is(two: Terminal) -> None:
    bin_ = two.folder / "bin"
    bin_.mkdir()
    script = bin_ / "mentorsurvey"
    script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorsurvey "$@"\n')
    script.chmod(0o755)
    told = two.run("rounds", "close", "--round", "9", "--program", OTHER)
    done = subprocess.run(
        ["sh", "-c", two.printed(told)],
        env={**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("No round yet.")
    assert not (two.folder / "gone").exists()


def test_the_usual_database_is_not_named() -> None:
    assert command("rounds", "list", database=DATABASE) == "mentorsurvey rounds list"
    assert command("instruments", "check", "a b") == "mentorsurvey instruments check 'a b'"


def test_no_database_has_a_name_that_no_file_can_have(here: Path) -> None:
    for odd in ("", "a\0b", "\ud800"):
        result = CliRunner().invoke(main, ["--db", odd, "rounds", "list"])
        assert (result.exit_code, "--db: No database" in result.stderr) == (2, True)
    assert list(here.iterdir()) == []


def test_a_database_that_was_named_once_is_not_taken_for_the_next_command(
    terminal: Terminal,
) -> None:
    terminal.run("init", "--program", BRIDGE, "--lead", "lead@example.org")
    assert "There is no database here yet." in terminal.type(["rounds", "list"]).output


def commands_of(group: click.Group) -> Iterator[click.Command]:
    for one in group.commands.values():
        yield from commands_of(one) if isinstance(one, click.Group) else (one,)


def test_what_help_names_can_be_typed() -> None:
    for one in commands_of(main):
        for line in COMMAND.findall(one.help or ""):
            _, called, *words = shlex.split(line)
            assert main.commands[called].make_context(called, words)


def test_every_command_is_printed_by_the_one_function_that_quotes() -> None:
    by_hand = []
    for path in SOURCES:
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        by_hand += [
            f"{name(path)}:{node.lineno}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant)
            and id(node) not in docs
            and isinstance(node.value, str)
            and COMMAND.search(node.value)
        ]
    assert not by_hand, f"Print it with command() of mentorsurvey/commands.py: {by_hand}"
