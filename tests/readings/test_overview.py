from datetime import timedelta
from math import sqrt

import numpy as np
import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import shipped
from mentorsurvey.measures.clusters import t_quantile
from mentorsurvey.measures.give_and_take import JointFlows
from mentorsurvey.readings.filters import EVERYBODY, Filter
from mentorsurvey.readings.line import follow
from mentorsurvey.readings.overview import (
    of_program,
    overview,
    spread,
)
from mentorsurvey.readings.panel import panel
from mentorsurvey.readings.series import Asked, Program
from mentorsurvey.responses.totals import HEALTH
from mentorsurvey.store import Database, scores
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship
from tests.house import LEAD, NOW, House, address, founded, pair_row
from tests.readings.played import (
    EXCHANGE_MENTOR,
    MENTEES,
    MENTORS,
    PAIRS,
    Played,
    close,
    level,
    new_lead,
    play,
    reworded,
    submit,
)
from tests.readings.simulated import program as simulated

ROUND = Asked(
    number=1,
    title="Check-in",
    opened_at=NOW,
    closes_at=NOW,
    is_open=False,
    segment=0,
    first_of_segment=True,
)


def test_response_counts_each_side_of_every_round(played: Played) -> None:
    first, second = overview(played.database, played.house.lead, now=played.after).rounds
    assert first.answered is not None
    assert second.answered is not None
    assert (first.answered.asked, first.answered.both, first.answered.one_sided) == (6, 6, 0)
    assert (second.answered.both, second.answered.mentor_only, second.answered.mentee_only) == (
        5,
        1,
        0,
    )
    assert (second.answered.mentors, second.answered.mentees) == (6, 5)


def test_health_is_spread_over_the_relationships_with_both_sides(played: Played) -> None:
    first, second = overview(played.database, played.house.lead, now=played.after).rounds
    assert first.health is not None
    assert second.health is not None
    assert first.health.n == 6
    assert first.health.mean == pytest.approx(350 / 6)
    quartiles = (first.health.lower, first.health.median, first.health.upper)
    assert quartiles == pytest.approx((50, 50, 87.5))
    assert first.health.shares == pytest.approx((4 / 6, 0, 2 / 6))
    assert first.health.n_mentors == 6
    assert first.health.error == pytest.approx(sqrt(7083.333 / 6 / 5), abs=0.001)
    assert first.health.error is not None
    assert first.health.reach == pytest.approx(t_quantile(6) * first.health.error)
    assert second.health.n == 5
    assert second.health.mean == pytest.approx(60)


def test_the_line_follows_the_same_relationships(played: Played) -> None:
    found = overview(played.database, played.house.lead, now=played.after)
    lines = [one.followed for one in found.rounds]
    assert found.followed == 5
    assert [one and one.mean for one in lines] == pytest.approx([60, 60])
    assert found.direction is None  # it takes three rounds


def test_a_level_weighs_rounds_against_what_is_assumed(played: Played) -> None:
    found = overview(played.database, played.house.lead, now=played.after)
    one = next(one for one in found.standings if one.label == "Gil Sand with Ada Moss")
    assert found.usual is not None
    assert found.usual.assumed
    assert one.level is not None
    assert one.low is not None
    assert one.high is not None
    after_one_round = 100 * 200 / 245 + 75 * 45 / 245
    assert after_one_round < one.level < 100
    assert 75 < one.low < one.level < one.high <= 100
    assert (one.rounds, one.one_sided) == (2, 0)


def test_relationships_stand_by_name_and_one_sided_rounds_are_counted(played: Played) -> None:
    found = overview(played.database, played.house.lead, now=played.after)
    assert [one.label for one in found.standings] == [
        f"{mentee} with {mentor}" for mentor, mentee in sorted(PAIRS, key=lambda pair: pair[1])
    ]
    assert [one.one_sided for one in found.standings] == [0, 0, 0, 0, 0, 1]


def test_a_standing_says_whether_its_latest_round_is_one_sided(played: Played) -> None:
    found = overview(played.database, played.house.lead, now=played.after)
    assert [one.ends_one_sided for one in found.standings] == [False] * 5 + [True]
    house = played.house
    house.open_round(now=played.after)
    for name, partner in (PAIRS[5], PAIRS[5][::-1]):
        submit(house, name, partner, level(4), number=3, now=played.after)
    again = overview(played.database, house.lead, now=played.after).standings[5]
    assert (again.one_sided, again.ends_one_sided) == (1, False)


def test_give_and_take_is_of_the_latest_round_that_has_it(played: Played) -> None:
    plane = overview(played.database, played.house.lead, now=played.after).plane
    assert plane is not None
    assert (plane.round_number, len(plane.points)) == (1, 6)
    flow = JointFlows(mentor_to_mentee=100, mentee_to_mentor=25)
    assert {one.flow for one in plane.points} == {flow}


def test_an_open_round_shows_who_answered_and_never_one_side_alone(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    moment = house.now + timedelta(days=1)
    for mentor, mentee in PAIRS:
        submit(house, mentor, mentee, {**level(2), **EXCHANGE_MENTOR}, number=1, now=moment)
    found = overview(database, house.lead, now=moment)
    assert found.rounds[0].answered is not None
    assert found.rounds[0].answered.mentor_only == 6
    assert {(one.level, one.one_sided) for one in found.standings} == {(None, 0)}
    close(house, 1, now=moment)
    assert {one.one_sided for one in overview(database, house.lead, now=moment).standings} == {1}


def test_an_open_round_is_no_part_of_the_line(played: Played) -> None:
    house = played.house
    house.open_round(now=played.after)
    for mentor, mentee in PAIRS[:5]:
        submit(house, mentor, mentee, level(7), number=3, now=played.after)
        submit(house, mentee, mentor, level(7), number=3, now=played.after)
    found = overview(played.database, house.lead, now=played.after)
    assert found.rounds[2].asked.is_open
    assert found.rounds[2].health is not None
    assert found.rounds[2].followed is None
    assert found.direction is None
    close(house, 3, now=played.after + timedelta(days=1))
    closed = overview(played.database, house.lead, now=played.after + timedelta(days=2))
    assert closed.rounds[2].followed is not None
    assert closed.direction is not None
    direction = closed.direction
    assert (direction.first_round, direction.last_round, direction.n) == (1, 3, 5)


def test_a_change_of_wording_begins_a_new_line_and_new_levels(database: Database) -> None:
    played = play(database, second=reworded(shipped()["checkin"]))
    found = overview(database, played.house.lead, now=played.after)
    assert [one.asked.segment for one in found.rounds] == [0, 1]
    assert [one.asked.breaks for one in found.rounds] == [False, True]
    assert found.rounds[0].followed is None
    assert found.rounds[1].followed is not None
    assert found.direction is None
    assert {one.rounds for one in found.standings} == {0, 1}
    # one round at 100: m = w·100 + (1 − w)·75 with w = 200/245
    one = next(one for one in found.standings if one.label == "Gil Sand with Ada Moss")
    assert one.level == pytest.approx(95.408, abs=0.001)


def test_a_form_without_anchors_stands_in_no_segment(database: Database) -> None:
    house = founded(database, asks=False, pairs=PAIRS)
    house.open_round("introduction")
    found = overview(database, house.lead, now=house.now)
    assert found.rounds[0].asked.segment is None
    assert found.rounds[0].answered is not None
    assert found.usual is None


def test_fewer_than_five_relationships_have_no_totals(house: House) -> None:
    submit(house, "Mira Olsen", "Tom Reyes", level(7), number=1, now=house.now)
    submit(house, "Tom Reyes", "Mira Olsen", level(7), number=1, now=house.now)
    found = overview(house.database, house.lead, now=house.now)
    assert not found.enough
    only = found.rounds[0]
    assert (only.answered, only.health, only.followed, found.plane) == (None, None, None, None)
    assert sum(one.level is not None for one in found.standings) == 1


def test_too_few_looks_like_nothing() -> None:
    assert spread([50.0] * (FEWEST - 1), list("abcd")) is None
    assert spread([], []) is None


def test_a_lead_sees_no_relationship_of_their_own(database: Database) -> None:
    pairs = (*PAIRS[:5], (LEAD, MENTEES[5]))
    played = play(database, pairs)
    found = overview(database, played.house.lead, now=played.after)
    assert found.relationships == 5
    assert all(LEAD not in one.label for one in found.standings)
    assert found.rounds[0].answered is not None
    assert found.rounds[0].answered.asked == 5
    assert found.rounds[0].health is not None
    assert found.rounds[0].health.n == 5


def test_a_lead_sees_no_relationship_that_they_are_recused_from(played: Played) -> None:
    from mentorsurvey import program

    row = pair_row(2, "Rex Sol", "Tia Ulv", line_manager=address(LEAD))
    program.import_roster(
        played.database,
        played.house.operator,
        [row],
        source="more.csv",
        now=played.after,
    )
    found = overview(played.database, played.house.lead, now=played.after)
    assert found.relationships == 6


def test_a_lead_named_later_does_not_see_what_was_submitted_before(played: Played) -> None:
    later = new_lead(played.house, "Zoe Wall", now=played.after)
    found = overview(played.database, later, now=played.after)
    assert found.relationships == 6
    assert {one.level for one in found.standings} == {None}
    assert [one.health for one in found.rounds] == [None, None]
    assert found.plane is None


def test_only_leads_read_a_program(played: Played) -> None:
    mentor = Actor(
        kind="person",
        program_id=played.house.program_id,
        person_id=played.house.person_id(MENTORS[0]),
    )
    for actor in (mentor, played.house.operator):
        with pytest.raises(NotAllowed):
            overview(played.database, actor, now=played.after)


def test_another_program_is_not_counted(played: Played) -> None:
    other = founded(played.database, name="Other", pairs=(("Mo Ox", "Pia Qu"),))
    found = overview(played.database, played.house.lead, now=played.after)
    assert found.relationships == 6
    assert overview(played.database, other.lead, now=played.after).relationships == 1


def test_a_cohort_can_be_chosen_only_where_it_is_offered(played: Played) -> None:
    found = overview(
        played.database, played.house.lead, chosen=Filter(cohort="secret"), now=played.after
    )
    assert (found.chosen, found.offered, found.relationships) == (EVERYBODY, frozenset(), 6)


def test_a_pair_counts_in_each_of_its_cohorts() -> None:
    names = {"mentor_id": "", "mentor": "", "mentee_id": "", "mentee": ""}
    in_both = ["ab"] * 5 + ["a"] * 5 + ["b"] * 6
    program = Program(
        rounds=(ROUND,),
        pairs=tuple(
            Relationship(id=str(place), cohorts=tuple(of), **names)
            for place, of in enumerate(in_both)
        ),
        panel=panel([str(place) for place, _ in enumerate(in_both)], [1], [0], {}),
        responses=tuple(
            scores.Response(
                round_number=1,
                cohorts=tuple(of),
                asked=in_both.count(of),
                both=in_both.count(of),
                mentor_only=0,
                mentee_only=0,
            )
            for of in ("ab", "a", "b")
        ),
    )
    for part, number in ((Filter(cohort="a"), 10), (Filter(cohort="b"), 11), (EVERYBODY, 16)):
        found = of_program(program, part)
        assert (found.chosen, found.relationships) == (part, number)
        assert found.rounds[0].answered is not None
        assert found.rounds[0].answered.both == number


def test_a_total_never_mixes_what_is_read_by_name_with_what_is_not() -> None:
    names = {"mentor": "", "mentee_id": "", "mentee": ""}
    pairs = tuple(Relationship(id=str(place), mentor_id=str(place), **names) for place in range(16))

    def read(unnamed: int) -> float | None:
        """The mean of ten relationships at 60 by name, and of so many at 90 that are not."""
        those = frozenset(str(10 + place) for place in range(unnamed))
        found = of_program(
            Program(
                rounds=(ROUND,),
                pairs=pairs,
                panel=panel(
                    [pair.id for pair in pairs],
                    [1],
                    [0],
                    {(str(place), 1): {"mentor": 60, "mentee": 60} for place in range(10)},
                ),
                responses=(),
                unnamed={str(10 + place): {1: 90.0} for place in range(unnamed)},
                together={(1, HEALTH): (those,)} if len(those) >= FEWEST else {},
            )
        )
        health = found.rounds[0].health
        return health.mean if health else None

    assert read(0) == 60
    assert read(1) is None
    assert read(5) == 90


def test_intervals_rest_on_mentors_and_not_on_relationships() -> None:
    values = [50.0, 52, 70, 72, 80, 82]
    shared, alone = spread(values, list("aabbcc")), spread(values, list("abcdef"))
    assert shared is not None
    assert alone is not None
    assert (shared.n, shared.n_mentors, alone.n_mentors) == (6, 3, 6)
    assert (shared.mean, shared.median) == (alone.mean, alone.median)
    assert shared.reach is not None
    assert alone.reach is not None
    assert shared.reach > 2 * alone.reach
    missing: list[float | None] = [*values, None]
    assert spread(missing, list("aabbccd")) == shared


def test_relationships_of_one_mentor_have_means_and_no_interval() -> None:
    found = spread([50.0, 60, 70, 80, 90], ["m"] * 5)
    assert found is not None
    assert (found.mean, found.error, found.reach) == (70, None, None)
    said = np.array([[60.0, 80.0]] * 5), np.array([[at] * 2 for at in (50.0, 60, 70, 80, 90)])
    line, n = follow(simulated(*said).panel, [0, 1], ["m"] * 5)
    assert (n, [(one.mean, one.low, one.high) for one in line.values()]) == (
        5,
        [(65, None, None), (75, None, None)],
    )


def test_rounds_that_few_answered_are_left_out_of_the_line() -> None:
    said = np.array([[60, 50, 70]] * 3 + [[60, np.nan, 70]] * 9)
    line, n = follow(simulated(said, said).panel, [0, 1, 2], list("abcdefghijkl"))
    assert (sorted(line), n) == ([1, 3], 12)
    assert [one.mean for one in line.values()] == [60, 70]


def test_readings_depend_on_a_state_that_time_moves_too(house: House) -> None:
    def state(days: int) -> tuple[int, int, int, str]:
        with house.database.read() as tx:
            return scores.state(tx, house.lead, now=house.now + timedelta(days=days))

    before = state(0)
    assert state(13) == before
    assert state(14) != before
    submit(house, "Mira Olsen", "Tom Reyes", level(7), number=1, now=house.now)
    assert state(0) != before
