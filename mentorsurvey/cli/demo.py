"""`mentorsurvey demo`: a program of invented people, built once, and three links into it."""

import json
import os
import shutil
import sys
from datetime import timedelta
from pathlib import Path

import click

from mentorsurvey.access.actor import Scope
from mentorsurvey.errors import DatabaseError
from mentorsurvey.now import now
from mentorsurvey.program import actor_of, only_program
from mentorsurvey.rounds import end_of_day, list_rounds, move_close
from mentorsurvey.settings import ROOT, keeping_mail, settings
from mentorsurvey.sign_in import mint
from mentorsurvey.store import Database, create, open_database

DATABASE = ROOT / "data" / "demo.db"
OPEN_DAYS = 9
"""For how long a demonstration that lay idle opens its last round again."""


@click.command("demo")
@click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DATABASE,
    help="Where it is, or is built; data/demo.db if not given.",
)
def command(database: Path) -> None:
    """Build the demonstration where there is none, and print links into it.

    Serve it with: mentorsurvey serve --demo
    """
    say_links(ensure(database))


def ensure(path: Path) -> Database:
    """The demonstration at ``path``, with a round that is open.

    Raises
    ------
    DatabaseError
        Where something else is there, or the folder cannot be written to.
    """
    if not path.exists():
        _build(path)
    if not _tour_file(path).is_file():
        raise DatabaseError(
            "This database is not a demonstration.",
            "Name another file; a demonstration is built where there is none.",
            where=str(path),
        )
    database = open_database(path)
    _open_again(database)
    return database


def mail_of(path: Path) -> Path:
    """The folder in which the demonstration's mail is."""
    return path.with_suffix(".mail")


def say_links(database: Database) -> None:
    """Print three links that work: as the lead, as a mentor, as a mentee."""
    moment = now()
    actor = actor_of(only_program(database, None))
    tour = json.loads(_tour_file(database.path).read_text(encoding="utf-8"))
    for who, person_id in tour.items():
        scope: Scope = "lead" if who == "lead" else "participant"
        token = mint(database, actor, person_id, scope=scope, now=moment)
        role = "the lead" if who == "lead" else f"a {who}"
        click.echo(f"  as {role:<8}  {settings().base_url}/r/{token}")


def _build(path: Path) -> None:
    """Build beside the place and rename: what is there is complete."""
    from mentorsurvey.simulate import build

    draft = path.with_name(f".{path.name}.{os.getpid()}")
    mail = mail_of(draft)
    database = create(draft)
    try:
        click.echo("Building a demonstration of invented people, once.", err=True)
        with click.progressbar(length=1, label="  six rounds", file=sys.stderr) as bar:

            def progress(done: int, total: int) -> None:
                bar.length = total
                bar.update(done - bar.pos)

            with database.kept_open(), keeping_mail(mail):
                made = build(database, now=now(), progress=progress, decisions=True)
        tour = {"lead": made.lead_id, "mentor": made.mentor_id, "mentee": made.mentee_id}
        _tour_file(path).write_text(json.dumps(tour), encoding="utf-8")
        shutil.rmtree(mail_of(path), ignore_errors=True)  # of one that was deleted
        if mail.is_dir():
            mail.replace(mail_of(path))
        draft.replace(path)
    finally:
        shutil.rmtree(mail, ignore_errors=True)
        for end in ("", "-wal", "-shm"):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


def _tour_file(path: Path) -> Path:
    """Who the three links sign in; it stands beside the demonstration before that does."""
    return path.with_suffix(".tour.json")


def _open_again(database: Database) -> None:
    """Move the close of everybody's last round where it has closed, so that links have forms."""
    moment = now()
    program = only_program(database, None)
    actor = actor_of(program)
    last = [one for one in list_rounds(database, actor) if one.reach == "all"][-1]
    if not last.is_open(moment):
        day = (moment + timedelta(days=OPEN_DAYS)).date()
        closes_at = end_of_day(day, program.timezone)
        move_close(database, actor, last.id, closes_at=closes_at, now=moment)
