"""A pair comes into a phase from a day on, and phases never overlap."""

from datetime import date, timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.errors import RosterError
from mentorsurvey.rounds import phases
from mentorsurvey.store import attributes
from tests.house import NOW, TOM, House
from tests.store.leading import pair_id

LATER = NOW + timedelta(days=30)


def history(house: House) -> list[tuple[str, date]]:
    with house.database.read() as tx:
        return attributes.phases(tx, house.operator, pair_id(house, TOM))


def test_a_pair_that_is_asked_a_completion_is_in_that_phase_from_that_day_on(house: House) -> None:
    house.open_round("completion", now=LATER)
    assert history(house) == [("cultivation", NOW.date()), ("completion", LATER.date())]


def test_a_check_in_changes_no_phase(house: House) -> None:
    house.open_round("review", now=LATER)
    assert history(house) == [("cultivation", NOW.date())]


def test_a_discarded_round_puts_its_pairs_back(house: House) -> None:
    opened = house.open_round("completion", now=LATER)
    rounds.discard_round(house.database, house.lead, opened.round_id, now=LATER)
    assert history(house) == [("cultivation", NOW.date())]
    again = house.open_round("completion", now=NOW)
    assert [phase for phase, _ in history(house)] == ["completion"]
    rounds.discard_round(house.database, house.lead, again.round_id, now=NOW)
    assert history(house) == [("cultivation", NOW.date())]


def test_a_phase_before_the_last_one_is_refused(house: House) -> None:
    house.open_round("completion", now=LATER)
    with house.database.write() as tx, pytest.raises(RosterError, match="can't begin before"):
        phases.enter(
            tx, house.operator, pair_id(house, TOM), "introduction", on=NOW.date(), now=LATER
        )
    assert len(history(house)) == 2


def test_being_in_a_phase_already_changes_nothing(house: House) -> None:
    with house.database.write() as tx:
        came = phases.enter(
            tx, house.operator, pair_id(house, TOM), "cultivation", on=LATER.date(), now=LATER
        )
    assert (came, len(history(house))) == (False, 1)
