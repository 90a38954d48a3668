"""Pairs that had ended and that a roster names again: asked about once, and done as was said."""

from datetime import timedelta

import pytest

from mentorsurvey import responses
from mentorsurvey.program import RosterRow, correct, people_of, relationships, undo_import
from mentorsurvey.program.decisions import Again, Decisions
from mentorsurvey.program.pausing import end_pair, history_of_pair, resume_pair
from mentorsurvey.program.reconciling import Reconciled, import_settled, preview
from tests.house import MIRA, NOEL, TOM, UMA, VERA, House, address, pair_row

ROWS = [pair_row(2, MIRA, TOM), pair_row(3, MIRA, UMA), pair_row(4, NOEL, VERA)]
HOUR = timedelta(hours=1)


@pytest.fixture
def ended(house: House) -> House:
    """Mira and Tom ended on the day on which the program began."""
    end_pair(
        house.database,
        house.lead,
        pair_id(house, TOM),
        since=house.now.date(),
        reason="left",
        now=house.now,
    )
    return house


def pair_id(house: House, mentee: str) -> str:
    pairs = relationships(house.database, house.operator)
    return next(pair.id for pair in pairs if pair.mentee == mentee)


def status(house: House, mentee: str = TOM) -> str:
    pairs = relationships(house.database, house.operator)
    return next(pair.status(house.now + 9 * HOUR) for pair in pairs if pair.mentee == mentee)


def seen(house: House, rows: list[RosterRow] = ROWS) -> Reconciled:
    return preview(house.database, house.lead, rows, now=house.now + HOUR)


def take(house: House, answer: Again | None = None, rows: list[RosterRow] = ROWS) -> Reconciled:
    said = Decisions(again={pair_id(house, TOM): answer} if answer else {})
    return import_settled(
        house.database, house.lead, rows, said, source="next.csv", now=house.now + HOUR
    )


def test_a_pair_that_had_ended_is_asked_about_and_waits(ended: House) -> None:
    found = seen(ended)
    assert [(one.line, one.pair.mentee, one.ended_on) for one in found.returning] == [
        (2, TOM, "Oct 5, 2026")
    ]
    take(ended)
    assert status(ended) == "ended"
    assert [row.why for row in seen(ended).plan.refused] == [
        "This pair ended on Oct 5, 2026. Say first whether it goes on."
    ]


def test_it_goes_on_as_the_pair_that_it_was(ended: House) -> None:
    done = take(ended, "go_on", [pair_row(2, MIRA, TOM, cohort="2027"), *ROWS[1:]])
    assert (status(ended), done.coming_back("go_on"), len(done.plan.added)) == ("active", 1, 1)
    ((end, _),) = history_of_pair(ended.database, ended.lead, pair_id(ended, TOM))
    assert (end.stops_at, end.anew_on) == (ended.now + HOUR, None)
    assert seen(ended).returning == []


def test_it_starts_anew(ended: House) -> None:
    take(ended, "anew")
    assert status(ended) == "active"
    ((end, _),) = history_of_pair(ended.database, ended.lead, pair_id(ended, TOM))
    assert end.anew_on == ended.now.date()


def test_that_it_stays_ended_is_remembered_until_it_ends_again(ended: House) -> None:
    found = take(ended, "stay_ended")
    assert (status(ended), found.plan.refused, found.plan.stays_ended) == ("ended", [], 1)
    again = seen(ended)
    assert (again.returning, again.plan.refused, again.plan.stays_ended) == ([], [], 1)
    tom = pair_id(ended, TOM)
    resume_pair(ended.database, ended.lead, tom, now=ended.now + 2 * HOUR)
    tomorrow = ended.now + timedelta(days=1)
    end_pair(ended.database, ended.lead, tom, since=tomorrow.date(), reason="left", now=tomorrow)
    assert len(seen(ended).returning) == 1


@pytest.mark.parametrize("answer", ["go_on", "anew"])
def test_undoing_the_import_ends_it_again(ended: House, answer: Again) -> None:
    done = take(ended, answer)
    undo_import(ended.database, ended.lead, done.plan.import_id or "", now=ended.now + 2 * HOUR)
    assert status(ended) == "ended"
    assert len(seen(ended).returning) == 1


def test_an_undo_ends_no_pair_that_has_begun_to_answer_since(ended: House) -> None:
    done = take(ended, "go_on")
    tom = ended.actor(TOM)
    form = ended.form(tom, MIRA)
    responses.save(ended.database, tom, form, "core.trust", 4, now=ended.now + 2 * HOUR)
    undo_import(ended.database, ended.lead, done.plan.import_id or "", now=ended.now + 3 * HOUR)
    assert status(ended) == "active"


def test_an_undo_gives_names_and_addresses_back_unless_they_were_changed_since(
    unasked: House,
) -> None:
    rows = [pair_row(2, MIRA, TOM), pair_row(3, MIRA, UMA, mentee_email="shah@example.org")]
    asked = preview(unasked.database, unasked.lead, rows, now=unasked.now).alike
    said = Decisions(same={one.question: True for one in asked})
    done = import_settled(
        unasked.database, unasked.lead, rows, said, source="next.csv", now=unasked.now
    )
    assert "shah@example.org" in addresses(unasked)
    undo_import(unasked.database, unasked.lead, done.plan.import_id or "", now=unasked.now)
    assert address(UMA) in addresses(unasked)
    assert "shah@example.org" not in addresses(unasked)
    assert len(preview(unasked.database, unasked.lead, rows, now=unasked.now).alike) == 1


def test_an_undo_leaves_an_address_alone_that_was_corrected_again(unasked: House) -> None:
    rows = [pair_row(2, MIRA, UMA, mentee_email="shah@example.org")]
    asked = preview(unasked.database, unasked.lead, rows, now=unasked.now).alike
    said = Decisions(same={one.question: True for one in asked})
    done = import_settled(
        unasked.database, unasked.lead, rows, said, source="next.csv", now=unasked.now
    )
    uma = next(
        one
        for one in people_of(unasked.database, unasked.lead)
        if one.address == "shah@example.org"
    )
    correct(
        unasked.database,
        unasked.lead,
        uma.id,
        name=UMA,
        address="third@example.org",
        now=unasked.now + HOUR,
    )
    undo_import(unasked.database, unasked.lead, done.plan.import_id or "", now=unasked.now + HOUR)
    assert "third@example.org" in addresses(unasked)


@pytest.mark.parametrize("answer", ["go_on", "anew", "stay_ended"])
def test_the_same_click_twice_is_once(ended: House, answer: Again) -> None:
    first, again = take(ended, answer), take(ended, answer)
    assert again.plan.import_id is None or answer == "stay_ended"
    assert status(ended) == ("ended" if answer == "stay_ended" else "active")
    assert len(history_of_pair(ended.database, ended.lead, pair_id(ended, TOM))) == 1
    assert first.returning
    assert not again.returning


def test_an_import_whose_look_alikes_were_one_person_can_be_undone(unasked: House) -> None:
    rows = [
        RosterRow(line=2, cells={"mentor": "Ada Byron", "mentee": "Ben Ortiz"}),
        RosterRow(line=3, cells={"mentor": "ADA BYRON", "mentee": "Cleo Tan"}),
    ]
    asked = preview(unasked.database, unasked.lead, rows, now=unasked.now).alike
    said = Decisions(same={one.question: True for one in asked})
    done = import_settled(
        unasked.database, unasked.lead, rows, said, source="next.csv", now=unasked.now
    )
    before = unasked.count("person")
    assert undo_import(unasked.database, unasked.lead, done.plan.import_id or "", now=unasked.now)
    assert unasked.count("person") == before - 3


def addresses(house: House) -> list[str | None]:
    return [one.address for one in people_of(house.database, house.operator)]
