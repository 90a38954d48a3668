"""`mentorsurvey roster`: who takes part, from a file."""

import re
from datetime import datetime
from pathlib import Path

import click

from mentorsurvey.cli import adding, roster_answers, roster_words
from mentorsurvey.cli.options import counted, json_option, print_json, program_here, program_option
from mentorsurvey.cli.telling import say
from mentorsurvey.exchange import read, roster_columns, roster_rows
from mentorsurvey.exchange.decoding import ENCODINGS
from mentorsurvey.exchange.roster_files import Choices
from mentorsurvey.now import now
from mentorsurvey.program import FIELDS, command_in, undo_import
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.pausing import REASONS
from mentorsurvey.program.reconciling import import_settled, preview
from mentorsurvey.store.breaks import Reason

BETWEEN = re.compile(rf",(?=\s*(?:{'|'.join(FIELDS)})\s*=)")
"""Between two fields in one --map: a comma that another field follows."""


DAY = click.DateTime(["%Y-%m-%d"])
WHO = "LINE|NAME"
"""How somebody in a file is named: by the line, or by the name where a line asks about two."""


@click.group("roster")
def group() -> None:
    """Import a roster, or take an import back."""


group.add_command(adding.command)


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@program_option
@click.option(
    "--map",
    "said",
    metavar="FIELD=COLUMN",
    multiple=True,
    help="Which column holds what, once for each field. A name in two columns is written"
    f" mentor=FIRST+LAST. Fields: {', '.join(FIELDS)}.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.")
@click.option("--encoding", type=click.Choice(list(ENCODINGS)), help="How a CSV file was saved.")
@click.option(
    "--header",
    metavar="LINE",
    type=click.IntRange(min=0),
    help="The line that names the columns; 0 if none does.",
)
@click.option("--split", is_flag=True, help="If a cell names several people, make a pair for each.")
@click.option(
    "--joined-anew",
    type=int,
    multiple=True,
    metavar="LINE",
    help="Import this line: its person was erased and has joined anew. May be repeated.",
)
@click.option("--same", metavar=WHO, multiple=True, help="This person is the one they look like.")
@click.option(
    "--renamed", metavar=WHO, multiple=True, help="The same person, who takes the name in the file."
)
@click.option(
    "--different", metavar=WHO, multiple=True, help="This person is not the one they look like."
)
@click.option(
    "--missing",
    metavar="keep|pause|end[=PAIR]",
    multiple=True,
    help="What becomes of pairs that the file does not name: of all, or of one by its id.",
)
@click.option(
    "--again",
    metavar="go-on|anew|ended[=LINE]",
    multiple=True,
    help="Whether pairs in the file that had ended go on: all, or the one on a line.",
)
@click.option(
    "--reason",
    type=click.Choice(list(REASONS)),
    default="other",
    help="Why the pairs of --missing end or pause.",
)
@click.option(
    "--until", type=DAY, metavar="DAY", help="When the pairs of --missing pause go on again."
)
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@json_option
def import_file(
    file: Path,
    program: str | None,
    said: tuple[str, ...],
    sheet: str | None,
    encoding: str | None,
    header: int | None,
    split: bool,
    joined_anew: tuple[int, ...],
    same: tuple[str, ...],
    renamed: tuple[str, ...],
    different: tuple[str, ...],
    missing: tuple[str, ...],
    again: tuple[str, ...],
    reason: Reason,
    until: datetime | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import the pairs in a CSV or Excel FILE.

    Rows that cannot go in are named by their line and left out; the others go in together.
    The same file again changes nothing. Somebody who was erased stays out, unless you say that
    they joined anew.
    """
    database, where, actor = program_here(program)
    table = read(file, Choices(sheet=sheet, encoding=encoding, header=header))
    for notice in table.notices:
        say(f"{file.name}: {notice}", err=True)
    layout = roster_columns.understand(table.columns, _given(said, table.columns))
    roster_columns.require(layout, table.columns)
    for notice in roster_columns.unused(layout):
        say(f"{file.name}: {notice}", err=True)
    found = roster_rows.pairs(table.rows, layout, split=split)
    if found.several and not split:
        click.echo("To take a cell as several people, add --split.", err=True)
    asked = preview(database, actor, found.rows, Decisions(joined_anew=joined_anew), now=now())
    decisions = Decisions(
        same={one.question: False for one in roster_answers.alike(asked, different)}
        | {one.question: True for one in roster_answers.alike(asked, (*same, *renamed))},
        renamed=[one.question for one in roster_answers.alike(asked, renamed)],
        joined_anew=joined_anew,
        again=roster_answers.again(asked, again),
        reason=reason,
        until=until.date() if until else None,
    )
    unread = found.unread + len(table.refused)
    decisions = roster_answers.with_missing(asked, decisions, missing, unread=unread)
    if dry_run:
        done = preview(database, actor, found.rows, decisions, now=now())
    else:
        done = import_settled(database, actor, found.rows, decisions, source=file.name, now=now())
    refused = sorted([*done.plan.refused, *found.refused, *table.refused], key=lambda row: row.line)
    if as_json:
        print_json(roster_words.as_json(done, refused, table, layout.unused, dry_run=dry_run))
    else:
        roster_words.tell(done, refused, dry_run=dry_run)
        if done.plan.import_id:
            undoing = command_in(database, where.id, "roster", "undo", done.plan.import_id)
            say(f"To take it back: {undoing}")
    if refused:
        rows = counted(len(refused), "row")
        say(
            f"{rows} of {file.name} did not go in. Correct them and import the file again.",
            err=True,
        )


@group.command()
@click.argument("import_id")
@program_option
def undo(import_id: str, program: str | None) -> None:
    """Take an import back, with everyone whom only this import brought."""
    database, _, actor = program_here(program)
    removed = undo_import(database, actor, import_id, now=now())
    click.echo(f"{counted(removed, 'pair')} taken back.")


def _given(said: tuple[str, ...], columns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Field → columns; a column's name may hold a comma, and + where it is no other's."""
    given: dict[str, tuple[str, ...]] = {}
    for part in (one for each in said for one in BETWEEN.split(each)):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not name or not column or name in given:
            raise click.BadParameter(
                "Write it like --map mentor=COLUMN --map mentee=COLUMN, each field once. If"
                " a column's name has spaces, put it in quotes.",
                param_hint="'--map'",
            )
        parts = column.split(roster_columns.JOINS)
        several = column not in columns and all(one.strip() in columns for one in parts)
        given[name] = tuple(one.strip() for one in parts) if several else (column,)
    return given
