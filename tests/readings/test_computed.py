"""*How this is computed*: steps as data, which say no more than the reading itself may say."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsurvey.instruments import Construct
from mentorsurvey.measures.computed import Step
from mentorsurvey.measures.give_and_take import ASSUMED_NOISE
from mentorsurvey.readings import computed
from mentorsurvey.readings.attention import of_program as watched_of
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.quality import quality
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.store import Database
from tests.house import House, founded
from tests.readings.played import PAIRS, Played, close, level, play, review, submit
from tests.readings.simulated import program, scores
from tests.readings.watching import Watching


def values(steps: tuple[Step, ...]) -> Mapping[str, float | str]:
    """Name → value; each name is there once."""
    found = {one.name: one.value for one in steps}
    assert len(found) == len(steps)
    return found


def everything(played: Played, place: int = 0) -> list[tuple[Step, ...]]:
    """The steps of every page that a lead opens."""
    lead, database, now = played.house.lead, played.database, played.after
    whole = overview(database, lead, now=now)
    pair = relationship(database, lead, played.id_of(*PAIRS[place]), now=now)
    found = quality(database, lead, now=now)
    return [
        *(of(whole) for of in (computed.response, computed.health)),
        computed.plane(whole.balance),
        computed.levels(whole.usual),
        *(of(pair) for of in (computed.lines, computed.flows, computed.gaps)),
        computed.attention(watched(database, lead, now=now)),
        *(
            of(found)
            for of in (
                computed.reliability,
                computed.answers,
                computed.agreement,
                computed.burden,
            )
        ),
    ]


def test_before_anything_is_asked_no_function_fails_and_nothing_is_told(unasked: House) -> None:
    lead, database, now = unasked.lead, unasked.database, unasked.now
    whole, found = overview(database, lead, now=now), quality(database, lead, now=now)
    mira = Played(house=unasked, after=now).id_of("Mira Olsen", "Tom Reyes")
    pair = relationship(database, lead, mira, now=now)
    assert whole.usual is None
    for steps in (
        computed.response(whole),
        computed.health(whole),
        computed.levels(whole.usual),
        computed.lines(pair),
        computed.flows(pair),
        computed.gaps(pair),
        computed.reliability(found),
        computed.answers(found),
        computed.agreement(found),
        computed.burden(found),
    ):
        assert steps == ()
    assert values(computed.attention(watched(database, lead, now=now)))["Level: listed below"] == 60


def test_a_round_that_nobody_answered_tells_no_score(house: House) -> None:
    after = house.now + timedelta(days=30)
    mira = Played(house=house, after=after).id_of("Mira Olsen", "Tom Reyes")
    pair = relationship(house.database, house.lead, mira, now=after)
    assert "Present level" not in values(computed.lines(pair))
    assert computed.flows(pair) == computed.gaps(pair) == ()


def test_the_steps_are_the_numbers_of_the_reading(played: Played) -> None:
    lead, database, now = played.house.lead, played.database, played.after
    whole = overview(database, lead, now=now)
    told = values(computed.health(whole))
    assert (told["Round"], told["Pairs with both sides"], told["Mean health"]) == (2, 5, 60)
    told = values(computed.response(whole))
    parts = ("Both answered", "Only the mentor answered", "Only the mentee answered")
    assert [told[one] for one in parts] == [5, 1, 0]
    assert told["Neither answered"] == 0
    pair = relationship(database, lead, played.id_of(*PAIRS[1]), now=now)
    told = values(computed.lines(pair))
    assert (told["Core score of the mentor"], told["Core score of the mentee"]) == (
        pytest.approx(50),
        pytest.approx(50),
    )
    assert pair.latest is not None
    assert pair.latest.level is not None
    assert told["Present level"] == pair.latest.level.mean
    assert told["Present level: 95 % from"] == pair.latest.level.low
    assert told["Health: these are"] == "assumed"
    told = values(computed.flows(pair))
    assert told["Balance B: their difference"] == 75
    assert told["It is"] == "assumed"


def test_the_direction_stands_in_the_steps_of_health(three: Watching) -> None:
    whole = overview(three.database, three.house.lead, now=three.after)
    assert whole.direction is not None
    told = values(computed.health(whole))
    assert told["Direction: mean change of their levels"] == whole.direction.difference
    assert (told["Direction: from round"], told["Direction: to round"]) == (1, 3)
    assert told["Direction: the same pairs"] == 5  # the mentee of one pair did not answer


def test_no_single_answer_of_a_person_is_among_the_steps(database: Database) -> None:
    # The mentor gave 83 and got 33 of 100, the mentee 17 and 67; their balances are −3 and 2, and
    # how often they met 6 and 9. Every anchor is 50 or, for one of them, 0.
    house = founded(database, pairs=PAIRS)
    for pair in PAIRS:
        for who, partner, gave, got, fairness, met in (
            (*pair, 6, 3, -3, 6),
            (*pair[::-1], 2, 5, 2, 9),
        ):
            said = {
                **level(4),
                "gave.overall": gave,
                "got.overall": got,
                "fairness": fairness,
                "meetings": met,
            }
            submit(house, who, partner, said, number=1, now=house.now)
    close(house, 1, now=house.now + timedelta(days=1))
    played = Played(house=house, after=house.now + timedelta(days=2))
    steps = [one for of in everything(played) for one in of]
    told = {round(one.value, 1) for one in steps if isinstance(one.value, float)}
    assert {50.0, 25.0, 75.0} <= told
    assert not told & {83.3, 33.3, 16.7, 66.7, -3.0, 2.0}
    words = " ".join(f"{one.name} {one.value} {one.unit}" for one in steps)
    assert "eeting" not in words
    assert not [name for pair in PAIRS for name in pair if name in words]


def test_a_topic_is_told_once_two_reviews_can_be_compared(database: Database) -> None:
    house, now = founded(database, pairs=PAIRS, asks=False), None
    now = house.now
    told = []
    for number in (1, 2):
        house.open_round("review", now=now)
        mentor, mentee = PAIRS[0]
        submit(house, mentor, mentee, review(4), number=number, now=now)
        submit(house, mentee, mentor, review(4, guidance=7), number=number, now=now)
        now += timedelta(days=20)
        wanted = Played(house=house, after=now).id_of(*PAIRS[0])
        told.append(computed.gaps(relationship(database, house.lead, wanted, now=now)))
    assert told[0] == ()
    names = {name.partition(":")[0] for name in values(told[1])}
    assert len(names) == 7
    assert 50 in values(told[1]).values()


def test_a_lead_named_later_reads_no_number_from_before(played: Played) -> None:
    from tests.readings.played import new_lead

    later = new_lead(played.house, "Zoe Wall", now=played.after)
    pair = relationship(played.database, later, played.id_of(*PAIRS[0]), now=played.after)
    told = values(computed.lines(pair))
    assert not [name for name in told if "score" in name or "Present" in name]
    assert computed.flows(pair) == ()
    assert computed.health(overview(played.database, later, now=played.after)) == ()


def test_with_assumed_numbers_no_rate_of_false_alarms_is_told() -> None:
    rate = "Change: steady pairs listed, in simulations"
    mentor, mentee = scores(40, 4)
    own = watched_of(program(mentor, mentee), {})
    assert own.changes is not None
    assert own.changes.limits is not None
    assert values(computed.attention(own))[rate] == 100 * own.changes.limits.false_alarms
    few = watched_of(program(mentor[:20], mentee[:20]), {})
    assert few.changes is not None
    assert few.changes.basis.assumed
    assert rate not in values(computed.attention(few))


def test_where_no_change_is_looked_for_the_steps_say_why() -> None:
    mentor, mentee = scores(40, 4)
    found = watched_of(program(mentor, mentee), {})
    assert found.changes is not None
    of = replace(found, changes=replace(found.changes, why_none="no noise", limits=None))
    told = values(computed.attention(of))
    assert told["Change: no pair is listed for it"] == "no noise"
    assert "Change: limit of the evidence, ln" not in told


def test_the_width_of_the_band_of_a_balance_is_1_96_standard_errors() -> None:
    noise = ASSUMED_NOISE
    told = values(computed.plane(noise))
    assert told["Band, each way: 1.96 standard errors"] == pytest.approx(1.96 * noise.sd)


def test_reliability_and_agreement_are_told_of_sides_that_may_be_shown(database: Database) -> None:
    played = play(database)
    lead, now = played.house.lead, played.after
    found = quality(database, lead, 1, now=now)
    told = values(computed.reliability(found))
    assert (told["Mentors: people"], told["Mentees: people"]) == (6, 6)
    assert told["Mentors: Cronbach’s α"] == pytest.approx(1)
    assert values(computed.answers(found))["Mentees: forms"] == 6
    assert values(computed.burden(found))["Mentors: forms"] == 6
    assert any(name.endswith(": pairs") for name in values(computed.agreement(found)))
    hidden = replace(found, mentor=None)
    for of in (computed.reliability, computed.answers, computed.burden):
        assert not [name for name in values(of(hidden)) if name.startswith("Mentors")]
    assert Construct.GROWTH not in {one.construct for one in found.agreement}
