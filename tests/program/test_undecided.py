"""Leads read whose introduction or completion is over without both answers, and can ask again."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import shipped
from mentorsurvey.instruments.deciding import Kind
from mentorsurvey.program import pausing
from mentorsurvey.program.undecided import undecided
from mentorsurvey.responses import saying
from tests.house import CLOSES, MIRA, NOW, TOM, UMA, VERA, House
from tests.program.deciding import COMPLETION, deciders
from tests.store.leading import pair_id, recuse_lead

OVER = CLOSES + timedelta(days=1)


def left(house: House, *, now: datetime = OVER) -> dict[Kind, list[str]]:
    found = undecided(house.database, house.lead, now=now)
    return {one.kind: sorted(pair.mentee for pair in one.pairs) for one in found}


@pytest.fixture
def half(unasked: House) -> House:
    """Mira has submitted the completion about Tom, and nobody else anything."""
    unasked.open_round("completion")
    unasked.submit(unasked.actor(MIRA), TOM, COMPLETION)
    return unasked


def test_a_completion_that_one_side_answered_is_told_once_it_is_over(half: House) -> None:
    assert left(half, now=NOW) == {}
    assert left(half) == {"end": [TOM, UMA, VERA]}


def test_its_author_reads_that_nothing_is_decided_and_loses_nothing(half: House) -> None:
    mira = half.actor(MIRA)
    form = responses.open_form(half.database, mira, half.form(mira, TOM))
    said = saying.submitted(form, OVER)
    assert "only where both have submitted, and nothing is decided without one." in said
    assert form.visible("goals.met")


def test_a_form_with_more_time_is_not_over(half: House) -> None:
    tom = half.actor(TOM)
    later = OVER + timedelta(days=9)
    rounds.extend_invitation(
        half.database, half.lead, half.round_id, half.form(tom, MIRA), until=later, now=NOW
    )
    assert left(half) == {"end": [UMA, VERA]}
    assert left(half, now=later + timedelta(days=1)) == {"end": [TOM, UMA, VERA]}


@pytest.mark.parametrize("form", ["introduction", "completion"])
def test_two_who_both_answered_are_still_deciding_and_not_among_them(
    unasked: House, form: str
) -> None:
    deciders(unasked, form)
    assert list(left(unasked).values()) == [[UMA, VERA]]


def test_a_pair_that_is_asked_again_or_has_ended_is_not_among_them(half: House) -> None:
    half_pair = pair_id(half, TOM)
    rounds.open_round(
        half.database,
        half.lead,
        shipped()["completion"],
        closes_at=OVER + timedelta(days=20),
        reach=rounds.Reach(kind="pairs", pairs=(half_pair,)),
        now=OVER,
    )
    ended = pair_id(half, UMA)
    pausing.end_pair(
        half.database, half.lead, ended, since=OVER.date(), reason="finished", now=OVER
    )
    assert left(half, now=OVER + timedelta(days=1)) == {"end": [VERA]}


def test_a_discarded_round_or_a_check_in_leaves_nothing_undecided(unasked: House) -> None:
    opened = unasked.open_round("completion")
    rounds.discard_round(unasked.database, unasked.lead, opened.round_id, now=NOW)
    unasked.open_round("checkin")
    assert left(unasked) == {}


def test_nobody_reads_it_of_a_pair_that_is_kept_from_them(half: House) -> None:
    recuse_lead(half, TOM, now=NOW)
    assert left(half) == {"end": [UMA, VERA]}
    with pytest.raises(NotAllowed):
        undecided(half.database, half.actor(TOM), now=OVER)
