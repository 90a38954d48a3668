"""Numbered migrations, and the checks before one runs."""

import json
import sqlite3
from pathlib import Path

import sqlite_utils
from sqlite_utils.migrations import Migrations

from mentorsurvey.errors import DatabaseError
from mentorsurvey.store.connections import write_ahead
from mentorsurvey.store.schema import (
    ATTENTION,
    FIRST,
    HEALTH,
    QUESTIONS,
    SQLITE_KINDS,
    THRESHOLDS,
    TRUST,
)
from mentorsurvey.store.schema_agreements import AGREEMENTS
from mentorsurvey.store.schema_answers import ANSWERS, CHANGES
from mentorsurvey.store.schema_audit import APPEND_ONLY, AUDIT
from mentorsurvey.store.schema_breaks import BREAKS, RESTARTS
from mentorsurvey.store.schema_clauses import CLAUSES
from mentorsurvey.store.schema_clock import CLOCK
from mentorsurvey.store.schema_decisions import DECISIONS
from mentorsurvey.store.schema_erasure import ERASURE
from mentorsurvey.store.schema_follow_ups import FOLLOW_UPS
from mentorsurvey.store.schema_lead_letters import LEAD_LETTERS, WORDS_GO
from mentorsurvey.store.schema_leads import LISTS, SPENT, TOTALS
from mentorsurvey.store.schema_mail import ANEW, MAIL, OF_TWO, REFUSED
from mentorsurvey.store.schema_mail_texts import MAIL_KEY, MAIL_TEXTS
from mentorsurvey.store.schema_merging import MERGING, TOLD
from mentorsurvey.store.schema_pairs import ATTRIBUTES, PAIRS
from mentorsurvey.store.schema_recusals import REASONS
from mentorsurvey.store.schema_reminders import REMINDERS
from mentorsurvey.store.schema_research import RESEARCH
from mentorsurvey.store.schema_rounds import GRACE, MISTAKEN, REACH, REQUESTS
from mentorsurvey.store.schema_schedule import SCHEDULE
from mentorsurvey.store.schema_steps import STEPS
from mentorsurvey.store.trouble import foreign, newer
from mentorsurvey.store.uniting import UNITED, unite

MIGRATIONS = Migrations("mentorsurvey")


def migrate(connection: sqlite3.Connection, path: Path) -> list[str]:
    """Apply what is pending, in one transaction; the names of what was applied.

    Raises
    ------
    DatabaseError
        For a database of a newer version or of another program, before anything is changed.
    """
    database = _read(connection)
    _check_ours(database, path)  # also before WAL, which another program's file would keep
    write_ahead(connection)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    _check_ours(database, path)
    names = pending(connection)
    if names:
        MIGRATIONS.apply(database)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise DatabaseError(
                "The update would leave rows that point nowhere, so nothing was changed.",
                "Please report this, and go on with the version that you had.",
                where=str(path),
            )
    connection.execute("COMMIT")
    return names


def applied(connection: sqlite3.Connection) -> frozenset[str]:
    """The names of this project's migrations that a database has seen; none: it is not ours."""
    return frozenset(one.name for one in MIGRATIONS.applied(_read(connection)))


def pending(connection: sqlite3.Connection) -> list[str]:
    """The names of the migrations that the next start applies."""
    return [one.name for one in MIGRATIONS.pending(_read(connection))]


def newer_than_known(connection: sqlite3.Connection) -> bool:
    """Whether the database has seen a migration that this version does not know."""
    return not applied(connection) <= {one.name for one in MIGRATIONS._migrations}


def _read(connection: sqlite3.Connection) -> sqlite_utils.Database:
    return sqlite_utils.Database(connection, execute_plugins=False)


def _check_ours(database: sqlite_utils.Database, path: Path) -> None:
    if database.table_names() and not applied(database.conn):
        raise foreign(path)
    if newer_than_known(database.conn):
        raise newer(path)


def _run(connection: sqlite_utils.Database, statements: str) -> None:
    for statement in statements.format(**SQLITE_KINDS).split(";"):
        if statement.strip():
            connection.conn.execute(statement)


@MIGRATIONS()
def m001_first(connection: sqlite_utils.Database) -> None:
    """Everything from the program to the score."""
    _run(connection, FIRST)


@MIGRATIONS()
def m002_attention(connection: sqlite_utils.Database) -> None:
    """Whom a round draws at random, and what leads say of whom they checked in with."""
    _run(connection, ATTENTION)


@MIGRATIONS()
def m003_thresholds(connection: sqlite_utils.Database) -> None:
    """Which thresholds a program's leads chose, and who changed which when."""
    _run(connection, THRESHOLDS)


@MIGRATIONS()
def m004_questions(connection: sqlite_utils.Database) -> None:
    """Scores by name and in totals, wishes to be contacted, and no more exact answers."""
    _run(connection, QUESTIONS)
    _close_to_leads(connection)


def _close_to_leads(connection: sqlite_utils.Database) -> None:
    """From now on leads can read words and single choices: nobody who gave one was asked."""
    for version_id, content in connection.conn.execute(
        "SELECT id, content FROM instrument_version"
    ).fetchall():
        items = [item for section in json.loads(content)["sections"] for item in section["items"]]
        connection.conn.executemany(
            "UPDATE answer SET audience ="
            " CASE audience WHEN 'partner_and_leads' THEN 'partner' ELSE 'only_you' END"
            " WHERE item_id = :item AND audience IN ('partner_and_leads', 'leads')"
            " AND response_id IN (SELECT response.id FROM response"
            "  JOIN invitation ON invitation.id = response.invitation_id"
            "  JOIN round ON round.id = invitation.round_id WHERE round.version_id = :version)",
            [
                {"item": item["id"], "version": version_id}
                for item in items
                if item["kind"] != "rating" and item["construct"] != "activity"
            ],
        )


@MIGRATIONS()
def m005_health(connection: sqlite_utils.Database) -> None:
    """A row that a probe writes and reads back."""
    _run(connection, HEALTH)


@MIGRATIONS()
def m006_trust(connection: sqlite_utils.Database) -> None:
    """PINs, wishes of who may see an answer that is still to come, and reopenings."""
    _run(connection, TRUST)


@MIGRATIONS()
def m007_pairs(connection: sqlite_utils.Database) -> None:
    """One relationship for two people of a program, whose cohorts have days, and their recusals."""
    _run(connection, UNITED)
    _run(connection, ATTRIBUTES)
    unite(connection.conn)
    _run(connection, PAIRS)


@MIGRATIONS()
def m008_audit(connection: sqlite_utils.Database) -> None:
    """Who did what and looked at what, who made a link, and each person's own history."""
    _run(connection, AUDIT)
    for trigger in APPEND_ONLY:
        connection.conn.execute(trigger)


@MIGRATIONS()
def m009_erasure(connection: sqlite_utils.Database) -> None:
    """Who was erased, and when."""
    _run(connection, ERASURE)


@MIGRATIONS()
def m010_leads(connection: sqlite_utils.Database) -> None:
    """A list for each lead, and totals of whole groups."""
    _run(connection, LISTS)
    _run(connection, TOTALS)
    connection.conn.execute(SPENT)


@MIGRATIONS()
def m011_breaks(connection: sqlite_utils.Database) -> None:
    """From when on a pair has ended, or until when it is paused, and why."""
    _run(connection, BREAKS)


@MIGRATIONS()
def m012_mistaken_rounds(connection: sqlite_utils.Database) -> None:
    """Rounds that were discarded, or that leads' pages do not use."""
    _run(connection, MISTAKEN)


@MIGRATIONS()
def m013_answers(connection: sqlite_utils.Database) -> None:
    """What leads said of people in a roster who looked alike."""
    _run(connection, ANSWERS)


@MIGRATIONS()
def m014_restarts(connection: sqlite_utils.Database) -> None:
    """Pairs that begin on a day to come, and those that started anew after they had ended."""
    _run(connection, RESTARTS)


@MIGRATIONS()
def m015_roster_changes(connection: sqlite_utils.Database) -> None:
    """What an import did to people and pairs that were here, so that it can be taken back."""
    _run(connection, CHANGES)


@MIGRATIONS()
def m016_research(connection: sqlite_utils.Database) -> None:
    """Who agreed to give answers for research, and to what."""
    _run(connection, RESEARCH)


@MIGRATIONS()
def m017_merging(connection: sqlite_utils.Database) -> None:
    """Which people were found to be one, and what moved."""
    _run(connection, MERGING)
    _run(connection, TOLD)


@MIGRATIONS()
def m018_recusals(connection: sqlite_utils.Database) -> None:
    """Recusals with one row a reason, also by a lead's hand."""
    _run(connection, REASONS)


@MIGRATIONS()
def m019_time_requests(connection: sqlite_utils.Database) -> None:
    """Who asks for more time to finish a form."""
    _run(connection, REQUESTS)


@MIGRATIONS()
def m020_reach(connection: sqlite_utils.Database) -> None:
    """Rounds for everyone, for cohorts, or for chosen pairs."""
    _run(connection, REACH)


@MIGRATIONS()
def m022_clock(connection: sqlite_utils.Database) -> None:
    """Who runs the server's clock, and how each of its jobs went."""
    _run(connection, CLOCK)


@MIGRATIONS()
def m023_reminders(connection: sqlite_utils.Database) -> None:
    """When people are reminded of a round."""
    _run(connection, REMINDERS)


@MIGRATIONS()
def m024_mail(connection: sqlite_utils.Database) -> None:
    """What goes out to whom, who could not be reached, and people's own time zones."""
    _run(connection, MAIL)
    connection.conn.execute(ANEW)


@MIGRATIONS()
def m025_mail_texts(connection: sqlite_utils.Database) -> None:
    """A program's own words for its mail, and where answers to it go."""
    _run(connection, MAIL_TEXTS)
    connection.conn.execute(MAIL_KEY)


@MIGRATIONS()
def m026_schedule(connection: sqlite_utils.Database) -> None:
    """When rounds open by themselves, and for whom."""
    _run(connection, SCHEDULE)


@MIGRATIONS()
def m027_grace(connection: sqlite_utils.Database) -> None:
    """Until when a form that was begun can be finished after its close."""
    _run(connection, GRACE)


@MIGRATIONS()
def m031_refused(connection: sqlite_utils.Database) -> None:
    """How many mails in a row the mail server refused."""
    _run(connection, REFUSED)


@MIGRATIONS()
def m032_agreements(connection: sqlite_utils.Database) -> None:
    """What the two of a pair agree on, and how far what they want to produce is."""
    _run(connection, AGREEMENTS)


@MIGRATIONS()
def m033_decisions(connection: sqlite_utils.Database) -> None:
    """Whether the two of a pair begin, and how they go on."""
    _run(connection, DECISIONS)


@MIGRATIONS()
def m034_clauses(connection: sqlite_utils.Database) -> None:
    """What each side says of a clause of their agreement."""
    _run(connection, CLAUSES)


@MIGRATIONS()
def m035_follow_ups(connection: sqlite_utils.Database) -> None:
    """What leads will do for a pair, a program's own things to try, and notes about a round."""
    _run(connection, FOLLOW_UPS)


@MIGRATIONS()
def m036_mail_of_two(connection: sqlite_utils.Database) -> None:
    """Mail about proposals of an agreement, and about what both decided."""
    _run(connection, OF_TWO)


@MIGRATIONS()
def m037_lead_letters(connection: sqlite_utils.Database) -> None:
    """What a lead writes to both people of a pair, or to somebody who asked for them."""
    _run(connection, LEAD_LETTERS)
    connection.conn.execute(WORDS_GO)


@MIGRATIONS()
def m038_steps_shown(connection: sqlite_utils.Database) -> None:
    """Who lets leads read a next step that both keep."""
    _run(connection, STEPS)
