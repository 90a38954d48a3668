"""A program in the middle of its year, as the thirteenth schema kept it, goes on where it stood."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor, Audience, operator
from mentorsurvey.program.history import own_history
from mentorsurvey.program.record import check_record
from mentorsurvey.store import Database
from tests.earlier import form_of, person, program_id, scores_kept, written_by
from tests.house import LEAD, MIRA, NOEL, TOM, UMA

NOW = datetime(2026, 12, 8, 9, 0, tzinfo=UTC)
"""The third round, a review, is open. The second was discarded, the first is over."""
RENAMED = "Vera Lindh"


@pytest.fixture
def upgraded(tmp_path: Path) -> Database:
    old = written_by(13, tmp_path)
    assert old.migrate()
    return old


def test_an_ended_pair_has_ended_and_a_paused_one_waits(upgraded: Database) -> None:
    pairs = program.relationships(upgraded, operator(program_id(upgraded)))
    assert {(one.mentor, one.mentee): one.status(NOW) for one in pairs} == {
        (MIRA, TOM): "active",
        (MIRA, UMA): "paused",
        (NOEL, RENAMED): "ended",
    }


def test_a_discarded_round_stays_discarded(upgraded: Database) -> None:
    listed = rounds.list_rounds(upgraded, person(upgraded, LEAD))
    assert [(one.number, one.is_open(NOW), one.withdrawn) for one in listed] == [
        (1, False, False),
        (2, False, True),
        (3, True, False),
    ]


def test_answers_and_who_may_see_them_are_kept(upgraded: Database) -> None:
    uma = person(upgraded, UMA)
    opened = responses.open_form(upgraded, uma, form_of(upgraded, uma, MIRA, 1))
    assert len(opened.answers) == 5
    assert opened.audience(opened.instrument.item("core.listening")) is Audience.ONLY_YOU
    tom = person(upgraded, TOM)
    assert scores_kept(upgraded, form_of(upgraded, tom, MIRA, 1))["leads"]["core"]


def test_a_form_of_the_open_round_is_answered_on(upgraded: Database) -> None:
    tom = person(upgraded, TOM)
    form = form_of(upgraded, tom, MIRA, 3)
    item = responses.open_form(upgraded, tom, form).shown[0]
    responses.save(upgraded, tom, form, item.id, 5, now=NOW)
    assert responses.open_form(upgraded, tom, form).answers[item.id].number == 5


def test_the_record_has_kept_its_chain_and_people_their_history(upgraded: Database) -> None:
    own = program_id(upgraded)
    checked = check_record(upgraded, operator(own))
    assert checked.well
    with upgraded.read() as tx:
        (vera,) = tx.rows("SELECT * FROM person WHERE name = :name", name=RENAMED)
    actor = Actor(kind="person", program_id=own, person_id=vera["id"], scope="participant")
    assert "Vera Lind" in {one.before for one in own_history(upgraded, actor)}
