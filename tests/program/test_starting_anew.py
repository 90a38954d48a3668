"""A pair that has ended starts anew: it is asked again, and counts as a new one from a day on."""

from datetime import date, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.errors import RosterError
from mentorsurvey.program import pausing, record
from mentorsurvey.store import breaks
from mentorsurvey.store.relationships import Relationship
from tests.house import CLOSES, NOEL, NOW, VERA, House, pair_row
from tests.store.leading import pair_id

LATER = NOW + timedelta(days=2)
TODAY = NOW.date()
AFTER = CLOSES + timedelta(days=1)


def end(house: House, since: date = TODAY) -> None:
    pair = pair_id(house, VERA)
    pausing.end_pair(house.database, house.lead, pair, since=since, reason="left", now=NOW)


def restart(house: House, since: date, **said: bool) -> None:
    pair = pair_id(house, VERA)
    pausing.restart_pair(house.database, house.lead, pair, since=since, now=LATER, **said)


def found(house: House) -> Relationship:
    everyone = program.relationships(house.database, house.operator)
    return next(one for one in everyone if one.mentee == VERA)


def first_rounds(house: House) -> dict[str, tuple[int, ...]]:
    with house.database.read() as tx:
        return breaks.fresh_starts(tx, house.program_id, now=AFTER)


def open_forms(house: House, *, number: int) -> list[str]:
    forms = responses.due(house.database, house.actor(VERA))
    return [
        form.owed.partner
        for form in forms
        if form.owed.round_number == number and form.owed.is_open(LATER)
    ]


def test_it_is_asked_in_the_round_that_is_open_and_keeps_what_there_was(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    end(house)
    rounds.close_round(house.database, house.operator, house.round_id, now=LATER)
    house.open_round(now=LATER)
    assert open_forms(house, number=2) == []
    restart(house, LATER.date())
    assert open_forms(house, number=2) == [NOEL]
    assert found(house).status(LATER) == "active"
    assert first_rounds(house) == {found(house).id: (2,)}
    assert house.count("response") == 1


def test_it_need_not_be_asked_before_the_next_round(house: House) -> None:
    end(house)
    rounds.close_round(house.database, house.operator, house.round_id, now=LATER)
    house.open_round(now=LATER)
    restart(house, LATER.date(), asks=False)
    assert open_forms(house, number=2) == []


def test_a_round_that_passed_before_it_was_said_was_not_missed(house: House) -> None:
    end(house)
    late = CLOSES + timedelta(days=9)
    pair = pair_id(house, VERA)
    pausing.restart_pair(house.database, house.lead, pair, since=LATER.date(), now=late)
    forms = rounds.standings(house.database, house.lead, house.round_id)
    assert VERA not in {form.name for form in forms if form.is_asked(late)}
    (one,) = found(house).breaks
    assert (one.anew_on, one.stops_at) == (LATER.date(), late)


def test_a_round_that_one_of_them_submitted_belongs_to_what_was_before(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    end(house)
    restart(house, LATER.date())
    assert first_rounds(house) == {found(house).id: (2,)}


def test_a_round_that_neither_submitted_is_the_first_of_the_new_ones(house: House) -> None:
    end(house)
    restart(house, LATER.date())
    assert open_forms(house, number=1) == [NOEL]
    assert first_rounds(house) == {}


def test_it_can_start_anew_on_a_day_to_come_and_go_on_after_all(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    end(house)
    restart(house, AFTER.date())
    assert [found(house).status(one) for one in (LATER, AFTER)] == ["ended", "active"]
    pausing.resume_pair(house.database, house.lead, pair_id(house, VERA), now=LATER)
    assert found(house).status(LATER) == "active"
    assert first_rounds(house) == {}


def test_it_goes_on_after_all_where_that_was_a_mistake(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    end(house)
    restart(house, LATER.date())
    pair = pair_id(house, VERA)
    pausing.undo_restart(house.database, house.lead, pair, now=LATER)
    assert first_rounds(house) == {}
    assert found(house).status(LATER) == "active"
    with pytest.raises(RosterError, match="already goes on as before"):
        pausing.undo_restart(house.database, house.lead, pair, now=LATER)


@pytest.mark.parametrize(
    ("days", "why"),
    [(-1, "had not ended yet"), (400, "more than a year away"), (-99_999, "30 years ago")],
)
def test_a_day_that_cannot_be_is_refused(house: House, days: int, why: str) -> None:
    end(house)
    before = found(house)
    with pytest.raises(RosterError, match=why):
        restart(house, NOW.date() + timedelta(days=days))
    assert found(house) == before


def test_a_pair_that_goes_on_does_not_start_anew(house: House) -> None:
    with pytest.raises(RosterError, match="has not ended"):
        restart(house, LATER.date())
    end(house, since=AFTER.date())
    with pytest.raises(RosterError, match="has not ended"):
        restart(house, AFTER.date())


def test_a_pause_does_not_hold_back_what_starts_anew(house: House) -> None:
    lead, pair, away = house.lead, pair_id(house, VERA), AFTER.date()
    pausing.pause_pair(
        house.database, lead, pair, since=NOW.date(), until=away, reason="away", now=NOW
    )
    end(house)
    restart(house, LATER.date())
    assert found(house).status(LATER) == "active"


def test_it_is_recorded(house: House) -> None:
    end(house)
    restart(house, LATER.date())
    _, entries = record.recorded(house.database, house.lead, most=20)
    assert [one.verb for one in entries if one.verb.startswith("pair.")] == [
        "pair.restart",
        "pair.end",
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_refused_in_a_sentence(house: House, day: date) -> None:
    with pytest.raises(RosterError, match="Check the year"):
        end(house, since=day)
    with pytest.raises(RosterError):
        pausing.pause_pair(
            house.database,
            house.lead,
            pair_id(house, VERA),
            since=NOW.date(),
            until=day,
            reason="away",
            now=NOW,
        )


def test_a_pair_can_end_on_any_day_since_it_is_there(house: House) -> None:
    row = pair_row(2, NOEL, VERA, cohort="2026", since="2026-09-01")
    program.import_roster(house.database, house.lead, [row], source="days.csv", now=NOW)
    with pytest.raises(RosterError, match=r"On Aug 31, 2026 .* Choose Sep 1, 2026 or a later day"):
        end(house, since=date(2026, 8, 31))
    end(house, since=date(2026, 9, 1))
    assert found(house).status(NOW) == "ended"
