"""A pair that did not start goes on with an introduction of its own: both happen, or neither."""

from datetime import timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.instruments import shipped
from mentorsurvey.program import relationships
from mentorsurvey.rounds.introducing_again import introduce_again
from tests.house import MIRA, NOW, TOM, House
from tests.program.deciding import AFTER, Deciders, deciders

CLOSES = NOW + timedelta(days=21)


@pytest.fixture
def two(unasked: House) -> Deciders:
    found = deciders(unasked)
    found.both("commit", "later")
    return found


def again(two: Deciders, who: Actor, *, closes: int = 21) -> int:
    return introduce_again(
        two.house.database,
        who,
        two.pair,
        shipped()["introduction"],
        closes_at=NOW + timedelta(days=closes),
        now=AFTER,
    ).number


def status(two: Deciders) -> str:
    every = relationships(two.house.database, two.house.lead)
    return next(one.status(AFTER) for one in every if one.id == two.pair)


def test_it_asks_these_two_alone_while_the_first_one_is_open(two: Deciders) -> None:
    assert status(two) == "ended"
    number = again(two, two.house.lead)
    assert (number, status(two)) == (2, "active")
    opened = rounds.list_rounds(two.house.database, two.house.operator)[-1]
    assert opened.reach == "pairs"
    assert two.house.form(two.mira, TOM, number=2)


def test_where_the_round_cannot_be_opened_the_pair_stays_ended(two: Deciders) -> None:
    with pytest.raises(RoundError):
        again(two, two.house.lead, closes=-1)
    assert status(two) == "ended"


def test_one_of_the_two_cannot_do_it(two: Deciders) -> None:
    with pytest.raises(NotAllowed):
        again(two, two.house.actor(MIRA))
    assert status(two) == "ended"


def test_two_who_begin_are_not_asked_twice_by_an_open_introduction(unasked: House) -> None:
    both = deciders(unasked)
    both.both("commit", "commit")
    with pytest.raises(RoundError, match="still open"):
        rounds.open_round(
            unasked.database,
            unasked.lead,
            shipped()["introduction"],
            closes_at=CLOSES,
            reach=rounds.Reach(kind="pairs", pairs=(both.pair,)),
            now=AFTER,
        )
