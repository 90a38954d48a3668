"""Every column of every table is decided about: whether it goes with a person, or why it stays."""

import pytest

from mentorsurvey.store import Database
from mentorsurvey.store.erasing import REMOVED
from mentorsurvey.store.erasing_names import WRITTEN
from tests.house import TOM
from tests.program.leaving import cells, erase, left

GOES = "goes with its row"
MARKED = "the name in it is marked"
ID = "the id alone"
MADE = "made by the program, about nobody"
THEIRS = "another person's own"

ANSWERED = {
    "response_id": THEIRS,
    "item_id": THEIRS,
    "number": THEIRS,
    "audience": "closed to all but its author",
    "browser": THEIRS,
}
PROGRAM = "the program's own, about nobody"

DECIDED: dict[str, str | dict[str, str]] = {
    "program": {"id": MADE, "name": PROGRAM, "timezone": PROGRAM, "leads_see": PROGRAM},
    "roster_import": {"id": MADE, "program_id": MADE, "source": MARKED},
    "person": {
        "id": ID,
        "program_id": ID,
        "key": "becomes the id",
        "name": "becomes “Somebody who was erased”",
        "address": "emptied",
        "import_id": "emptied",
    },
    "lead": {"person_id": ID},
    "relationship": {
        "id": THEIRS,
        "program_id": MADE,
        "mentor_id": ID,
        "mentee_id": ID,
        "import_id": "emptied",
    },
    "relationship_attribute": {
        "relationship_id": "about another pair",
        "kind": "about another pair",
        "value": MARKED,
        "since": "about another pair",
        "import_id": MADE,
    },
    "pair_break": GOES,
    "time_request": GOES,
    "set_aside_form": {
        "id": THEIRS,
        "relationship_id": THEIRS,
        "round_id": MADE,
        "side": THEIRS,
        "person_id": THEIRS,
    },
    "set_aside_answer": {
        "form_id": THEIRS,
        "item_id": THEIRS,
        "number": THEIRS,
        "words": MARKED,
        "audience": "read by its author alone, whatever it says",
        "browser": THEIRS,
    },
    "set_aside_step": GOES,
    "recusal": GOES,
    "instrument_version": {
        "id": MADE,
        "program_id": MADE,
        "key": PROGRAM,
        "content": PROGRAM,
        "content_hash": MADE,
        "meaning": PROGRAM,
    },
    "round": {
        "id": MADE,
        "finish_until": PROGRAM,
        "program_id": MADE,
        "version_id": MADE,
        "day_later": PROGRAM,
        "reach": PROGRAM,
    },
    "round_cohort": {"round_id": MADE, "cohort": MARKED},
    "round_reminder": {"round_id": MADE, "at": PROGRAM},
    "schedule": {"program_id": MADE},
    "schedule_step": {
        "id": MADE,
        "program_id": MADE,
        "form": PROGRAM,
        "anchor": PROGRAM,
        "first_on": PROGRAM,
        "after_unit": PROGRAM,
        "every_unit": PROGRAM,
    },
    "schedule_step_cohort": {"step_id": MADE, "cohort": MARKED},
    "schedule_opening": {"step_id": MADE, "outcome": PROGRAM, "round_id": MADE},
    "schedule_pair": GOES,
    "schedule_pair_opening": GOES,
    "invitation": {
        "id": THEIRS,
        "round_id": MADE,
        "finish_until": PROGRAM,
        "relationship_id": THEIRS,
        "side": THEIRS,
        "person_id": THEIRS,
        "extended_until": THEIRS,
    },
    "response": {
        "id": THEIRS,
        "invitation_id": THEIRS,
        "submitted_browser": THEIRS,
        "leads_see": THEIRS,
    },
    "answer": {**ANSWERED, "words": MARKED},
    "score": GOES,
    "next_step": GOES,
    "next_step_shown": GOES,
    "agreement": GOES,
    "agreement_draft": GOES,
    "agreement_shown": GOES,
    "deliverable_status": GOES,
    "decision": GOES,
    "clause_said": GOES,
    "program_note": {"id": MADE, "program_id": MADE, "words": MARKED, "round_id": MADE},
    "study": {"id": MADE, "program_id": MADE, "words": MARKED},
    "consent": GOES,
    "link": GOES,
    "session": GOES,
    "attention_draw": GOES,
    "attention_dismissal": {
        "relationship_id": THEIRS,
        "round_id": MADE,
        "kinds": "about another pair",
        "why": "about another pair",
        "words": MARKED,
        "needed": "about another pair",
        "dismissed_by": ID,
        "lead_since": "about another pair",
    },
    "follow_up": {
        "id": "about another pair",
        "relationship_id": THEIRS,
        "words": MARKED,
        "owner_id": ID,
        "due_on": "about another pair",
        "planned_by": ID,
        "lead_since": "about another pair",
        "outcome": MARKED,
        "done_by": ID,
        "done_lead_since": "about another pair",
    },
    "lead_letter": {
        "id": "about another pair",
        "program_id": MADE,
        "relationship_id": THEIRS,
        "response_id": THEIRS,
        "written_by": ID,
        "lead_since": "about another pair",
        "subject": MARKED,
        "body": MARKED,
    },
    "thing_to_try": {"program_id": MADE, "topic": PROGRAM, "words": MARKED, "changed_by": ID},
    "threshold": {"program_id": MADE, "name": PROGRAM, "changed_by": ID},
    "mail_wording": {
        "program_id": MADE,
        "kind": MADE,
        "subject": MARKED,
        "body": MARKED,
        "changed_by": ID,
    },
    "mail_reply": {
        "program_id": MADE,
        "address": "another one; the row goes where it is the person's own",
        "changed_by": ID,
    },
    "mail_key": {"key": MADE},
    "contact": {
        "id": MADE,
        "program_id": MADE,
        "role": PROGRAM,
        "person_id": ID,
        "named_by": ID,
        "browser": "emptied",
    },
    "wish": {"response_id": THEIRS, "contact_id": MADE},
    "heartbeat": {},
    "clock_lease": {"holder": MADE, "place": MADE, "ticked_by": MADE},
    "clock_job": {"name": MADE, "failing_since": MADE, "incident": MADE},
    "audience_wish": GOES,
    "pin": GOES,
    "pin_browser": GOES,
    "pin_failure": GOES,
    "roster_answer": GOES,
    "roster_change": GOES,
    "total_group": {"id": MADE, "round_id": MADE, "total": PROGRAM},
    "total_member": GOES,
    "erasure": {"person_id": ID},
    "audit": {
        "program_id": MADE,
        "at": MADE,
        "actor_kind": MADE,
        "actor_id": ID,
        "verb": MADE,
        "object_kind": MADE,
        "object_id": "ids alone: what was done stays provable, and nobody can say to whom",
        "day": MADE,
        "before": MADE,
        "hash": MADE,
    },
    "person_merge": GOES,
    "person_merge_moved": GOES,
    "person_history": GOES,
    "person_history_read": GOES,
    "outbox": GOES,
    "mailed_form": GOES,
    "mail_trouble": GOES,
    "mail_wish": GOES,
    "person_zone": GOES,
    "mail_server": {"why": MADE},
}
"""Table → what becomes of its rows about a person, or of each column in those that stay.

Moments (``…_at``) are left out: they say when something happened to a row, and go with it.
"""


def holding(database: Database) -> dict[str, set[str]]:
    """Table → its columns that hold text or a real number, or point to another table."""
    with database.read() as tx:
        tables = [
            row["name"]
            for row in tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "sqlite_" not in row["name"]
        ]
        return {
            table: {
                row["name"]
                for row in tx.rows(f"PRAGMA table_info({table})")
                if row["type"] in ("TEXT", "REAL") and not row["name"].endswith("_at")
            }
            | {row["from"] for row in tx.rows(f"PRAGMA foreign_key_list({table})")}
            for table in tables
        }


def test_every_table_is_decided_about(database: Database) -> None:
    assert set(holding(database)) == set(DECIDED)


@pytest.mark.parametrize("table", sorted(DECIDED))
def test_every_column_that_stays_is_decided_about(database: Database, table: str) -> None:
    decided = DECIDED[table]
    if decided == GOES:
        assert table in dict(REMOVED)
    else:
        assert holding(database)[table] == set(decided)


def test_what_is_said_to_be_marked_is_what_is_looked_through(database: Database) -> None:
    marked = {
        (table, column)
        for table, columns in DECIDED.items()
        if isinstance(columns, dict)
        for column, decided in columns.items()
        if decided == MARKED
    }
    # What goes with its row may stay in another pair's.
    others = {(table, "words") for table, decided in DECIDED.items() if decided == GOES}
    assert marked <= {(one.table, one.column) for one in WRITTEN} <= marked | others


def test_rows_of_a_person_go_from_every_table_that_has_any(database: Database) -> None:
    made = left(database)
    assert {table for table, _, _ in cells(made.house)} >= {table for table, _ in REMOVED}
    gone = erase(made.house, TOM)
    assert not {table for table, _ in REMOVED if not gone[table]}


def test_an_id_of_a_person_stays_only_where_it_was_decided(database: Database) -> None:
    made = left(database)
    house = made.house
    toms = house.person_id(TOM)
    with database.read() as tx:
        own = {
            row["id"]
            for table in ("invitation", "link", "session", "pin")
            for row in tx.rows(f"SELECT id FROM {table} WHERE person_id = :tom", tom=toms)
        } | {
            row["id"]
            for row in tx.rows(
                "SELECT response.id FROM response JOIN invitation"
                " ON invitation.id = response.invitation_id WHERE person_id = :tom",
                tom=toms,
            )
        }
    assert len(own) > 5
    erase(house, TOM)
    everything = cells(house)
    assert not {value for table, _, value in everything if table != "audit"} & own
    stays = {
        (table, column)
        for table, column, value in everything
        if value == toms and table != "audit"  # which is never changed
    }
    assert {("person", "id"), ("erasure", "person_id")} <= stays
    for table, column in stays - {("person", "key")}:
        decided = DECIDED[table]
        assert isinstance(decided, dict)
        assert decided[column] == ID
