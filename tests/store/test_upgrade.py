"""A database of an earlier version opens, keeps what it promised, and shows leads no more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Audience, operator
from mentorsurvey.errors import RoundError
from mentorsurvey.instruments import Construct, shipped
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.store import Database
from tests.earlier import form_of, person, program_id, scores_kept, written_by
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA

REVIEWING = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
"""While round 2, a review, is open: Tom and Mira have submitted, Noel has, and Uma has begun."""
OVER = REVIEWING + timedelta(days=30)
TABLES = ("program", "person", "relationship", "round", "invitation", "response", "answer")


@pytest.fixture
def old(tmp_path: Path) -> Database:
    """A database of the third schema, not migrated yet."""
    return written_by(3, tmp_path)


@pytest.fixture
def upgraded(old: Database) -> Database:
    old.migrate()
    return old


def count(database: Database, table: str) -> int:
    with database.read() as tx:
        return int(tx.rows(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"])


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_earlier_schema_becomes_todays_and_loses_no_row(
    tmp_path: Path, database: Database, version: int
) -> None:
    old = written_by(version, tmp_path)
    before = {table: count(old, table) for table in TABLES}
    assert [name[:5] for name in old.migrate()][: 4 - version] == [
        f"m{number:03d}_" for number in range(version + 1, 5)
    ]
    assert {table: count(old, table) for table in TABLES} == before
    assert old.migrate() == []
    for made in (old, database):
        with made.read() as tx:
            assert tx.rows("PRAGMA foreign_key_check") == []
    statement = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%sqlite%' ORDER BY name"
    with old.read() as tx, database.read() as other:
        assert tx.rows(statement) == other.rows(statement)


def test_every_round_and_every_persons_forms_open(upgraded: Database) -> None:
    listed = rounds.list_rounds(upgraded, person(upgraded, LEAD))
    assert [(one.number, one.title, one.is_open(REVIEWING)) for one in listed] == [
        (1, "Check-in", False),
        (2, "Review", True),
    ]
    for name, forms in ((MIRA, 4), (TOM, 2), (UMA, 2), (NOEL, 2), (VERA, 2)):
        due = responses.due(upgraded, person(upgraded, name))
        assert len(due) == forms
        for one in due:
            assert [one.promise(item, one.owed.partner) for item in one.shown]
            assert one.owed.leads_see == "scores"


def test_a_draft_is_answered_on_and_submitted_on_the_version_that_it_was_begun_with(
    upgraded: Database,
) -> None:
    uma = person(upgraded, UMA)
    form = form_of(upgraded, uma, MIRA, 2)
    opened = responses.open_form(upgraded, uma, form)
    assert opened.begun
    assert {item.construct for item in opened.shown} >= {Construct.OVERSIGHT, Construct.TRUST}
    for item in opened.unanswered:
        value = "A standing slot." if item.kind == "text" else 3 if item.kind == "number" else 2
        responses.save(upgraded, uma, form, item.id, value, now=REVIEWING)
    responses.submit(upgraded, uma, form, now=REVIEWING)
    answers = responses.open_form(upgraded, uma, form).answers
    anchors = [answers[item.id].number or 0 for item in opened.instrument.anchors]
    assert len(anchors) == 6
    made = scores_kept(upgraded, form)
    assert made["leads"]["core"] == pytest.approx(100 * (sum(anchors) / 6 - 1) / 6)
    assert "topic:trust" in made["leads"]


def test_a_draft_promises_no_more_than_is_promised_today(upgraded: Database) -> None:
    uma = person(upgraded, UMA)
    opened = responses.open_form(upgraded, uma, form_of(upgraded, uma, MIRA, 2))
    for item in opened.shown:
        assert opened.audience(item).viewers <= item.widest_audience.viewers
    meetings = opened.instrument.item("meetings")
    assert opened.audience(meetings) is Audience.LEADS
    assert opened.audience(opened.instrument.item("open.better")) is Audience.ONLY_YOU


def test_a_form_that_waits_for_the_partner_is_taken_back_and_submitted_again(
    upgraded: Database,
) -> None:
    noel = person(upgraded, NOEL)
    form = form_of(upgraded, noel, VERA, 2)
    core = scores_kept(upgraded, form)["leads"]["core"]
    responses.take_back(upgraded, noel, form, now=REVIEWING)
    assert scores_kept(upgraded, form) == {}
    responses.submit(upgraded, noel, form, now=REVIEWING)
    assert scores_kept(upgraded, form)["leads"]["core"] == pytest.approx(core)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(("name", "partner"), [(TOM, MIRA), (MIRA, TOM)])
def test_the_reflections_of_its_rounds_are_read_by_both(
    upgraded: Database, name: str, partner: str, number: int
) -> None:
    actor = person(upgraded, name)
    found = reflection(upgraded, actor, form_of(upgraded, actor, partner, number))
    assert (found.partner, found.round_number) == (partner, number)
    assert found.views


def test_the_next_step_that_both_keep_is_still_asked_about(upgraded: Database) -> None:
    uma, tom = person(upgraded, UMA), person(upgraded, TOM)
    assert program.step_to_ask_about(upgraded, uma, form_of(upgraded, uma, MIRA, 2)) is None
    step = program.next_step(upgraded, tom, form_of(upgraded, tom, MIRA, 1))
    assert step is not None
    assert step.words == "Agree on the author order."
    assert not step.can_be_shown  # it was promised to be seen by the two alone


def test_the_line_breaks_where_a_round_with_todays_questions_is_opened(
    upgraded: Database,
) -> None:
    lead = person(upgraded, LEAD)
    opened = rounds.open_round(
        upgraded,
        lead,
        shipped()["checkin"],
        closes_at=OVER + timedelta(days=14),
        now=OVER,
    )
    first, second, third = rounds.list_rounds(upgraded, lead)
    assert (opened.number, third.number) == (3, 3)
    assert first.meaning == second.meaning != third.meaning
    tom = person(upgraded, TOM)
    asked = responses.open_form(upgraded, tom, form_of(upgraded, tom, MIRA, 3))
    assert len(asked.instrument.anchors) == 8


def test_the_break_is_no_typo(upgraded: Database) -> None:
    lead = person(upgraded, LEAD)
    with pytest.raises(RoundError, match="no typo"):
        rounds.open_round(
            upgraded,
            lead,
            shipped()["checkin"],
            closes_at=OVER + timedelta(days=14),
            same_meaning=True,
            now=OVER,
        )
    assert count(upgraded, "round") == 2


def test_links_and_a_new_sign_in_go_on_working(upgraded: Database) -> None:
    tom = person(upgraded, TOM)
    acting = operator(program_id(upgraded))
    token = sign_in.mint(upgraded, acting, tom.person_id, now=REVIEWING)
    cookie = sign_in.start_session(upgraded, token, browser="new", now=REVIEWING)
    session = sign_in.resume(upgraded, cookie, now=REVIEWING)
    assert session is not None
    assert len(responses.due(upgraded, session.actor)) == 2
