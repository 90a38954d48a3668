"""What people say of their own balance is read in totals of five people or more alone."""

from datetime import timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.readings.fairness import Fairness, SideFairness, fairness
from mentorsurvey.readings.filters import EVERYBODY, Filter
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.panel import panel
from mentorsurvey.readings.series import Program
from mentorsurvey.store import Database
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.scores import InTotal
from tests.house import founded
from tests.readings.played import (
    EXCHANGE_MENTEE,
    EXCHANGE_MENTOR,
    PAIRS,
    Played,
    close,
    level,
    new_lead,
    submit,
)


def whole(*said: tuple[str, str, str, float], apart: int = 0) -> Program:
    """A program of (cohorts of one letter, mentor, mentee, what each mentor says).

    In one group, or in two.
    """
    ids = [str(place) for place in range(len(said))]
    return Program(
        rounds=(),
        pairs=tuple(
            Relationship(
                id=str(place),
                cohorts=tuple(cohort),
                mentor_id=mentor,
                mentor=mentor,
                mentee_id=mentee,
                mentee=mentee,
            )
            for place, (cohort, mentor, mentee, _) in enumerate(said)
        ),
        panel=panel(ids, (), (), {}),
        responses=(),
        fairness=tuple(
            InTotal(
                relationship_id=str(place),
                round_number=3,
                side="mentor",
                person_id=mentor,
                value=value,
            )
            for place, (_, mentor, _, value) in enumerate(said)
        ),
        together={
            (3, "mentor:fairness"): tuple(
                frozenset(group) for group in (ids[:apart], ids[apart:]) if group
            )
        },
    )


def mentors(of: Program, cohort: str | None = None) -> SideFairness | None:
    found = fairness(of, Filter(cohort=cohort) if cohort else EVERYBODY)
    return found.mentor if found else None


def test_two_either_way_count_as_giving_or_getting_more() -> None:
    values = (-3, -2, -1, 0, 1, 2, 3)
    found = fairness(whole(*(("", f"m{v}", f"e{v}", v) for v in values)))
    assert found == Fairness(
        round_number=3,
        mentor=SideFairness(people=7, gives_more=2, even=3, gets_more=2),
        mentee=None,
    )


def test_five_answers_of_one_mentor_are_one_person() -> None:
    assert mentors(whole(*(("", "m", f"e{place}", -2) for place in range(5)))) is None
    many = [("", f"m{place % 5}", f"e{place}", -2.0) for place in range(7)]
    found = mentors(whole(*many))
    assert found is not None
    assert (found.people, found.answers) == (5, 7)


def test_a_cohort_has_a_total_of_the_groups_that_lie_in_it() -> None:
    a = [("a", f"a{place}", f"x{place}", 0.0) for place in range(5)]
    b = [("b", f"b{place}", f"y{place}", 0.0) for place in range(5)]
    assert mentors(whole(*a, *b), "a") is None
    apart = whole(*a, *b, apart=5)
    assert mentors(apart, "a") == mentors(apart, "b")
    assert mentors(apart) == SideFairness(people=10, gives_more=0, even=10, gets_more=0)


# As it is stored


@pytest.fixture
def said(database: Database) -> Played:
    """Six pairs; all say what they gave and got, in a round that is still open."""
    house = founded(database, pairs=PAIRS)
    for mentor, mentee in PAIRS:
        submit(house, mentor, mentee, {**level(4), **EXCHANGE_MENTOR}, number=1, now=house.now)
        submit(house, mentee, mentor, {**level(4), **EXCHANGE_MENTEE}, number=1, now=house.now)
    return Played(house=house, after=house.now + timedelta(days=30))


def test_a_round_is_counted_once_it_is_closed(said: Played) -> None:
    house = said.house
    assert overview(said.database, house.lead, now=house.now).fairness is None
    assert overview(said.database, house.lead, now=said.after).fairness == Fairness(
        round_number=1,
        mentor=SideFairness(people=6, gives_more=6, even=0, gets_more=0),
        mentee=SideFairness(people=6, gives_more=0, even=6, gets_more=0),
    )


def test_a_lead_who_was_not_named_then_counts_nothing(said: Played) -> None:
    later = new_lead(said.house, "Zoe Wall", now=said.after)
    assert overview(said.database, later, now=said.after).fairness is None


def test_where_leads_see_totals_alone_they_see_these_and_health_of_closed_rounds(
    database: Database,
) -> None:
    house = founded(database, pairs=PAIRS)
    program.set_leads_see(database, house.lead, "totals", now=house.now)
    for mentor, mentee in PAIRS[:5]:
        submit(house, mentor, mentee, {**level(7), **EXCHANGE_MENTOR}, number=1, now=house.now)
        submit(house, mentee, mentor, {**level(4), **EXCHANGE_MENTEE}, number=1, now=house.now)
    found = overview(database, house.lead, now=house.now)
    assert (found.rounds[0].health, found.by_name) == (None, False)
    over = house.now + timedelta(days=1)
    close(house, 1, now=over)
    found = overview(database, house.lead, now=over + timedelta(minutes=1))
    health = found.rounds[0].health
    assert health is not None
    assert (health.n, health.mean) == (5, 75)
    assert found.fairness is not None
    assert found.fairness.mentor is not None
    assert (found.plane, found.followed, found.direction) == (None, 0, None)
    assert {one.level for one in found.standings} == {None}
