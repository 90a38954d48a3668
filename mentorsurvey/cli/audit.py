"""`mentorsurvey audit`: whether the record of who did what is whole, and its newest entries."""

from datetime import UTC, datetime

import click

from mentorsurvey.cli.options import counted, program_here, program_option
from mentorsurvey.instruments import printable
from mentorsurvey.program import actor_of, only_program
from mentorsurvey.program.record import Checked, check_record, newest_entries
from mentorsurvey.settings import settings
from mentorsurvey.store import open_database, programs


@click.group("audit")
def group() -> None:
    """Check and read the record of who did and saw what."""


@group.command()
@program_option
@click.option(
    "--kept", metavar="HASH", default="", help="A last hash that you kept: it must still be there."
)
@click.pass_context
def verify(context: click.Context, program: str | None, kept: str) -> None:
    """Check that no entry was changed, removed or inserted, in all programs unless you name one.

    Ends with 1 where something is wrong. Entries that are cut off at the end leave no trace in what
    remains, so keep the last hash elsewhere, and give it with --kept.
    """
    database = open_database(settings().database)
    if program is not None or kept:
        listed = [only_program(database, program)]
    else:
        with database.read() as tx:
            listed = programs.every(tx)
    well = True
    for one in listed:
        checked = check_record(database, actor_of(one), kept=kept.strip().lower())
        well = well and checked.well
        for line in say(one.name, checked):
            click.echo(printable(line))
    if not well:
        context.exit(1)


@group.command("list")
@program_option
@click.option("--last", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def list_newest(program: str | None, last: int) -> None:
    """Print the newest entries by their ids, also those that leads do not read."""
    database, _, actor = program_here(program)
    for one in newest_entries(database, actor, last):
        who = one.actor_id or one.actor_kind
        click.echo(
            f"{one.number} {_utc(one.at)} {who} {one.verb} {one.object_kind} {one.object_id}"
        )


def say(name: str, checked: Checked) -> list[str]:
    """What came of checking a program, in sentences."""
    chain, said = checked.chain, []
    if chain.broken_at is not None:
        said.append(
            f"{name}: entry {chain.broken_at:,} does not fit the one before it. Somebody has"
            " changed, removed or inserted an entry there."
        )
    elif chain.first_at is None or chain.last_at is None:
        said.append(f"{name}: nothing is recorded yet.")
    else:
        said.append(
            f"{name}: {counted(chain.entries, 'entry')} from {_utc(chain.first_at)} to"
            f" {_utc(chain.last_at)} (UTC), and each fits the one before it."
        )
    if not chain.kept:
        said.append(f"{name}: the hash that you kept is not there. Entries at the end are missing.")
    if not checked.guarded:
        said.append(
            f"{name}: the database no longer refuses changes to the record. Somebody has taken its"
            " triggers away."
        )
    if checked.well and chain.last_hash:
        said.append(f"The last hash is {chain.last_hash}. Keep it somewhere else.")
    return said


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"
