"""`mentorsurvey doctor`: whether everything on this host is as it must be."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from pathlib import Path
from shlex import join, quote

import click

from mentorsurvey.access import operator
from mentorsurvey.cli import mail_server
from mentorsurvey.cli.options import counted
from mentorsurvey.cli.telling import say
from mentorsurvey.clock.state import clock_state
from mentorsurvey.commands import command as printed
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import check_folder
from mentorsurvey.now import now
from mentorsurvey.program import erasing
from mentorsurvey.settings import ROOT, Settings, settings
from mentorsurvey.store import Database, erased_journal
from mentorsurvey.store.kept_backups import kept
from mentorsurvey.store.state import SQLITE, state
from mentorsurvey.store.verifying import verify

PYTHON = (3, 11)
SQLITE_NEEDED = (3, 40)
ROOM = 100_000_000
"""Bytes: with less room on the disk, it is time to make some."""
LATE = timedelta(days=1)
"""After that time, the newest backup is too old."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``mend`` says what to do, and is empty where all is well."""

    what: str
    mend: str = ""


@click.command("doctor")
@click.pass_context
def command(context: click.Context) -> None:
    """Check this installation, and say what to mend."""
    findings = list(examine())
    for finding in findings:
        say(f"{'mend' if finding.mend else 'ok':<5} {finding.what} {finding.mend}".rstrip())
    if any(finding.mend for finding in findings):
        context.exit(1)


def examine() -> Iterator[Finding]:
    """Everything that is looked at, in the order in which to mend it."""
    yield from _versions()
    yield from _packages(ROOT / "requirements.txt")
    try:
        here = settings()
    except MentorsurveyError as problem:
        yield Finding(what=f"{problem.where}: {problem.what}", mend=problem.mend)
        return
    yield from _database(here.database, clock=here.clock)
    yield from _backups(here)
    for what, mend in mail_server.look(here, now=now()):
        yield Finding(what=what, mend=mend)
    yield _base_url(here)
    yield from _surveys(here.surveys)


def _versions() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    new = sys.version_info >= PYTHON
    yield Finding(what=f"Python {python}", mend="" if new else "Python 3.11 or newer is needed.")
    new = tuple(map(int, SQLITE.split("."))) >= SQLITE_NEEDED
    mend = "" if new else "SQLite 3.40 or newer is needed: update Python or the system."
    yield Finding(what=f"SQLite {SQLITE}", mend=mend)


def _packages(lock: Path) -> Iterator[Finding]:
    if not lock.is_file():
        yield Finding(what="Packages: there is no requirements.txt to compare them with.")
        return
    pins = [line.partition("==") for line in lock.read_text().splitlines() if "==" in line]
    others = []
    for name, _, version in pins:
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            others.append(f"{name} is missing")
            continue
        if found != version.strip():
            others.append(f"{name} is {found} instead of {version.strip()}")
    if others:
        yield Finding(
            what=f"Packages: {'; '.join(others)}.",
            mend=f"Run: {join([sys.executable, '-m', 'pip', 'install', '-r', str(lock)])}",
        )
    else:
        yield Finding(what=f"Packages: all {len(pins)} as in requirements.txt")


def _database(path: Path, *, clock: bool) -> Iterator[Finding]:
    where = f"Database {path}:"
    if not path.is_file():
        yield Finding(
            what=f"{where} there is none yet.",
            mend=f"Make one with: {printed('init', '--program', 'NAME', '--lead', 'ADDRESS')}",
        )
        return
    try:
        found = state(path)
    except MentorsurveyError as problem:
        yield Finding(what=f"Database {problem.where}: {problem.what}", mend=problem.mend)
        return
    if not found.ours or found.newer:
        maker = "a newer version of mentorsurvey" if found.newer else "another program"
        mend = "Update mentorsurvey." if found.newer else "Set MENTORSURVEY_DATABASE elsewhere."
        yield Finding(what=f"{where} {maker} made it.", mend=mend)
        return
    if found.sound:
        yield Finding(what=f"{where} answers, and can be written to")
    else:
        yield Finding(what=f"{where} it is damaged.", mend="Restore it from a backup.")
    if found.pending:
        mend = "Make a backup and start the server, which updates it."
        yield Finding(what=f"{where} it is of an older version.", mend=mend)
    if found.journal != "wal":
        mend = "Start the server once, and keep the file on a local disk."
        yield Finding(what=f"{where} it does not write ahead (WAL).", mend=mend)
    if found.room < ROOM:
        megabytes = f"{found.room // 1_000_000} MB"
        mend = "Make room: on a full disk nobody's answers can be saved."
        yield Finding(what=f"{where} only {megabytes} are free on its disk.", mend=mend)
    if not found.private:
        yield Finding(
            what=f"{where} other users of this machine can read it.",
            mend=f"Run: chmod 600 {quote(str(path))}*",
        )
    if found.sound and not found.pending:
        yield from _erased(path)
        yield from _clock(path, on=clock)


def _clock(path: Path, *, on: bool) -> Iterator[Finding]:
    """Whether what is due happens by itself."""
    moment = now()
    found = clock_state(Database(path), on=on, now=moment)
    when = f"{found.ticked_at:%Y-%m-%d %H:%M} UTC" if found.ticked_at else ""
    what = f"it last ran at {when}" if when else "it has not run yet. The server starts it"
    mend = ""
    if found.standing == "stopped":
        what, mend = f"it has stopped, and last ran at {when}.", "Start the server."
    if not on and not (found.by_command and found.standing == "running"):
        what = f"MENTORSURVEY_CLOCK is off, and {what.rstrip('.')}."
        mend = f"Let cron run this each minute: {printed('tick')}"
    yield Finding(what=f"Clock: {what}", mend=mend)
    for one in found.fails(moment):
        yield Finding(
            what=f"Clock: {one.title} has failed since {one.since:%Y-%m-%d %H:%M} UTC.",
            mend=f"Look for incident {one.incident} in the server's log.",
        )


def _erased(path: Path) -> Iterator[Finding]:
    """Whether everybody who was erased is gone, and will stay so."""
    journal = erased_journal.path_of(path)
    try:
        found = erasing.standing(Database(path), operator())
    except MentorsurveyError as problem:
        yield Finding(what=f"{problem.where}: {problem.what}", mend=problem.mend)
        return
    mend = f"Run: {printed('erase', '--replay')}"
    if found.back:
        people = counted(len(found.back), "person")
        yield Finding(what=f"Erased: a backup brought back {people}.", mend=mend)
    if found.unwiped:
        yield Finding(what="Erased: traces are still in the database's files.", mend=mend)
    if found.unlisted:
        people = counted(len(found.unlisted), "person")
        mend = f"Put its newest copy back if you have one. Otherwise run: {mend[5:]}"
        yield Finding(what=f"Erased: {journal} does not name {people}.", mend=mend)
    if os.name == "posix" and journal.exists() and journal.stat().st_mode & 0o077:
        yield Finding(
            what=f"{journal}: other users of this machine can read it.",
            mend=f"Run: chmod 600 {quote(str(journal))}",
        )
    if found.well and journal.exists():
        yield Finding(what=f"Erased: nobody whom {journal} names is in the database")


def _backups(here: Settings) -> Iterator[Finding]:
    """When the newest backup of the folder was made, and whether it opens."""
    folder = here.backups
    if folder is None:
        yield Finding(
            what="Backups: the server makes none, because MENTORSURVEY_BACKUPS names no folder."
        )
        return
    if not here.database.is_file():
        return
    where = f"Backups in {folder}:"
    make = f"Make one with: {printed('backup')}"
    try:
        today, found = now().date(), kept(Database(here.database), folder)
    except OSError:
        mend = "Make it for this user alone, or see that its disk is mounted."
        yield Finding(
            what=f"{where} the folder is not there, or this user can't read it.", mend=mend
        )
        return
    days = [day for day in found if day <= today]
    if not days:
        yield Finding(what=f"{where} there is none yet.", mend=make)
        return
    newest = max(days)
    said = f"{newest:%B} {newest.day}, {newest.year}"
    try:
        verified = verify(found[newest])
    except MentorsurveyError as problem:
        yield Finding(what=f"{where} the newest is of {said}. {problem.what}", mend=make)
        return
    if newest < today - LATE:
        mend = f"Check that the server runs, and what its log says. {make}"
        yield Finding(what=f"{where} the newest is of {said}.", mend=mend)
    elif not verified.is_well:
        mend = f"Run: {printed('verify', found[newest])}"
        yield Finding(what=f"{where} somebody has changed the record.", mend=mend)
    else:
        yield Finding(what=f"{where} the newest is of {said}, and opens")
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        yield Finding(
            what=f"{where} other users of this machine can look into it.",
            mend=f"Run: chmod 700 {quote(str(folder))}",
        )


def _base_url(here: Settings) -> Finding:
    if here.this_machine_only:
        return Finding(
            what=f"Base URL {here.base_url}: links work on this machine only.",
            mend="Set MENTORSURVEY_BASE_URL to the address that people type, such as"
            " https://survey.example.org, before anybody makes a link.",
        )
    if here.secure:
        return Finding(what=f"Base URL {here.base_url}")
    return Finding(
        what=f"Base URL {here.base_url}: links and answers travel unencrypted.",
        mend="Put a reverse proxy with https before it, and set MENTORSURVEY_BASE_URL.",
    )


def _surveys(folder: Path) -> Iterator[Finding]:
    faults = check_folder(folder)
    if not faults:
        yield Finding(what=f"Surveys in {folder}")
    for fault in faults:
        yield Finding(what=f"{fault.file}:{fault.line}: {fault.what}", mend=fault.mend)
