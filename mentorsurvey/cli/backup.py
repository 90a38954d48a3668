"""`mentorsurvey backup`, `verify` and `restore`: a copy that opens, and putting it back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

import click

from mentorsurvey.access import operator
from mentorsurvey.cli.options import counted, json_option, print_json
from mentorsurvey.cli.telling import say
from mentorsurvey.commands import command
from mentorsurvey.errors import BackupError, ErasureError, SettingsError
from mentorsurvey.now import now
from mentorsurvey.program import erasing
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, erased_journal, open_database
from mentorsurvey.store import backup as backups
from mentorsurvey.store.backup import Progress
from mentorsurvey.store.kept_backups import keep_backups, keep_journal, of_today
from mentorsurvey.store.verifying import Held, Verified
from mentorsurvey.store.verifying import verify as verified

LONG = 30_000_000
"""Bytes from which on one sees how far it is."""


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@json_option
def backup(file: Path | None, force: bool, as_json: bool) -> None:
    """Copy the database to FILE while the server runs, and check the copy.

    Without FILE, today's backup goes into the folder that MENTORSURVEY_BACKUPS names, once a day,
    and backups that are too old are removed.
    """
    database = Database(settings().database)
    made = True
    if file is None:
        folder = settings().backups
        if folder is None:
            raise SettingsError(
                "No folder for backups is set.",
                "Name a file, or set it to a folder.",
                where="MENTORSURVEY_BACKUPS",
            )
        moment = now()
        file = of_today(database, folder, now=moment)
        with _progress(database.path, "Copying") as progress:
            made = bool(keep_backups(database, folder, progress=progress, now=moment))
        found = verified(file)
    else:
        with _progress(database.path, "Copying") as progress:
            found = backups.back_up(database, file, replace=force, progress=progress)
        keep_journal(database, found.path.parent)
    if as_json:
        print_json({**_as_json(found), "made": made})
        return
    if made:
        say(f"The backup is in {found.path}. It opens, and only you can read it.")
    else:
        say(f"Today's backup is in {found.path} already. It opens.")
    for line in _lines(found):
        say(line)
    journal = erased_journal.path_of(database.path).name
    if (found.path.parent / journal).exists():
        say(f"Beside it is {journal}, which says who was erased. Keep the two together.")


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_context
def verify(context: click.Context, file: Path, as_json: bool) -> None:
    """Check that the backup FILE opens and is whole, and say what is in it.

    Ends with 1 where something is wrong.
    """
    try:
        found = verified(file)
    except BackupError as bad:
        if not as_json:
            say(str(bad), err=True)
        else:
            print_json({"file": bad.where, "well": False, "what": bad.what, "mend": bad.mend})
        context.exit(1)
    if as_json:
        print_json(_as_json(found))
    else:
        say(f"{found.path} opens and is whole.")
        for line in _lines(found):
            say(line)
    if not found.is_well:
        context.exit(1)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def restore(file: Path, as_json: bool) -> None:
    """Restore the database from the backup FILE, and erase again who was erased after it was made.

    There must be no database there: a backup never replaces one. It is checked before and after.
    """
    place = settings().database
    with _progress(file, "Restoring") as progress:
        backups.restore(file, place, progress=progress)
    database = open_database(place)
    journal = erased_journal.path_of(database.path)
    knows = journal.exists()
    again = 0
    try:
        again = erasing.replay(database, operator(), now=now())
    except ErasureError as unfinished:  # nobody is back; only traces are in the files
        say(str(unfinished), err=True)
    found = verified(database.path, noun="database")
    if as_json:
        print_json({**_as_json(found), "from": str(file.absolute()), "erased_again": again})
        return
    say(f"The database is back in {place}, from {file}. It opens and is whole.")
    for line in _lines(found):
        say(line)
    if again:
        people = counted(again, "person")
        say(f"{people} had been erased since, and {'was' if again == 1 else 'were'} erased again.")
    elif not knows:
        say(
            f"There is no {journal.name}, which says who was erased. If anybody ever was, put its"
            f" newest copy beside the database and run: {command('erase', '--replay')}"
        )
    say("Links that were made after the backup do not work any more. Make new ones.")


@contextmanager
def _progress(source: Path, label: str) -> Iterator[Progress | None]:
    """How far it is, on standard error, for a file that takes long."""
    try:
        is_long = source.stat().st_size >= LONG
    except (OSError, ValueError):  # whoever opens it says what is wrong
        is_long = False
    if not is_long:
        yield None
        return
    with click.progressbar(length=1, label=f"  {label}", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(1, total)
            bar.update(done - bar.pos)

        yield show


def _lines(found: Verified) -> Iterator[str]:
    """What is in a backup, a line for each program, and what there is to say besides."""
    if not found.programs:
        yield "There is no program in it yet."
    for one in found.programs:
        yield (
            f"“{one.name}”: {counted(one.people, 'person')}, {counted(one.pairs, 'pair')},"
            f" {counted(one.rounds, 'round')}, {counted(one.forms, 'submitted form')},"
            f" {counted(one.answers, 'answer')}. {_record(one)}"
        )
    if found.is_older:
        yield ("An earlier version of mentorsurvey made it. Restoring it brings it up to date.")


def _record(held: Held) -> str:
    chain = held.chain
    if chain is None:
        return "It is from before there was a record."
    if chain.broken_at is not None:
        return (
            f"Entry {chain.broken_at:,} of the record does not follow from those before it:"
            " somebody has changed, removed or inserted an entry there."
        )
    if not held.guarded:
        return "Its database no longer refuses changes to the record."
    if chain.last_at is None:
        return "Nothing is recorded yet."
    last = f"{chain.last_at.astimezone(UTC):%Y-%m-%d %H:%M}"
    return f"The record is whole: {counted(chain.entries, 'entry')}, the last at {last} (UTC)."


def _as_json(found: Verified) -> dict[str, object]:
    return {
        "file": str(found.path),
        "well": found.is_well,
        "bytes": found.size,
        "version": found.version,
        "earlier_version": found.is_older,
        "checksum": found.has_sum,
        "programs": [_program_as_json(one) for one in found.programs],
    }


def _program_as_json(held: Held) -> dict[str, object]:
    chain = held.chain
    return {
        "name": held.name,
        "people": held.people,
        "pairs": held.pairs,
        "rounds": held.rounds,
        "submitted_forms": held.forms,
        "answers": held.answers,
        "record_whole": held.is_record_whole,
        "record_entries": chain.entries if chain else 0,
        "record_last_at": chain.last_at.isoformat() if chain and chain.last_at else None,
        "record_last_hash": chain.last_hash if chain else "",
    }
