"""What several commands share: their options, the database, the program, a round."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

import click

from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import ErasureError, RoundError
from mentorsurvey.now import now
from mentorsurvey.program import actor_of, command_in, erasing, only_program
from mentorsurvey.rounds import list_rounds
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, open_database
from mentorsurvey.store.programs import Program
from mentorsurvey.store.rounds import Round

_SPECIAL = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON leaves as it is and a terminal obeys, or cannot print."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def program_option(command: _Command) -> _Command:
    """Add ``--program``, which may be left out where there is only one."""
    return click.option("--program", metavar="NAME", help="Needed if there are several programs.")(
        command
    )


def json_option(command: _Command) -> _Command:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(
        command
    )


def round_option(required: bool = False) -> Callable[[_Command], _Command]:
    """Add ``--round``, a round's id or number."""
    rule = "" if required else " Needed if several are open."
    return click.option(
        "--round", "given", metavar="ID", required=required, help=f"The round's id or number.{rule}"
    )


def program_here(name: str | None) -> tuple[Database, Program, Actor]:
    """The database, the program, and the operator acting in it."""
    database = open_database(settings().database)
    replay_erasures(database)
    program = only_program(database, name)
    return database, program, actor_of(program)


def replay_erasures(database: Database) -> None:
    """Erase those again whom a restored backup brought back, and say so."""
    try:
        again = erasing.replay(database, operator(), now=now())
    except ErasureError as unfinished:  # nobody is back; only traces are in the files
        click.echo(str(unfinished), err=True)
        return
    if again:
        people = counted(again, "person")
        click.echo(
            f"A backup had brought {people} back who had been erased. They are erased again.",
            err=True,
        )


def round_here(database: Database, actor: Actor, given: str | None, *, now: datetime) -> Round:
    """The round of that id or number; without one, the only round that is open.

    Raises
    ------
    RoundError
        Where there is none, or several and none was named.
    """
    every = list_rounds(database, actor)
    if given is None:
        found = [one for one in every if one.is_open(now)]
    else:
        found = [one for one in every if given in (one.id, str(one.number))]
    if len(found) != 1:
        what = "There is no such round." if given else f"{len(found) or 'No'} rounds are open."
        listing = command_in(database, actor.program_id, "rounds", "list")
        raise RoundError(what, f"Name one by its number. See them with: {listing}", where="--round")
    return found[0]


def warn_where_only_here() -> None:
    """Say loudly, beside links, that nobody else can open them."""
    if settings().only_here:
        click.echo(f"Careful: {settings().only_here}", err=True)


def print_json(value: object) -> None:
    """Print one JSON value on standard output."""
    click.echo(_harmless(json.dumps(value, ensure_ascii=False, indent=2)))


def print_json_with(value: Mapping[str, object], name: str, items: Iterable[object]) -> None:
    """Print one JSON object whose last member is a long list, an item a line, as they come."""
    head = json.dumps(value, ensure_ascii=False, indent=2).removesuffix("\n}")
    click.echo(_harmless(f'{head},\n  "{name}": ['), nl=False)
    encode, before = json.JSONEncoder(ensure_ascii=False).encode, "\n    "
    rest = iter(items)
    while some := list(islice(rest, 1_000)):
        click.echo(_harmless(before + ",\n    ".join(map(encode, some))), nl=False)
        before = ",\n    "
    click.echo("\n  ]\n}")


def _harmless(text: str) -> str:
    if text.isascii() and "\x7f" not in text:
        return text
    return _SPECIAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 relationship", "1,032 invitations"."""
    plural = {"person": "people", "entry": "entries"}.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"
