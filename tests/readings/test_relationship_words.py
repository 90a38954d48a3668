"""The sentences about the pictures of a pair: none, one, both; rounds of one alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mentorsurvey.instruments import Construct
from mentorsurvey.instruments.items import Exchange
from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.give_and_take import BalanceNoise, JointFlows
from mentorsurvey.readings.beside import KindOfFlow
from mentorsurvey.readings.gaps import Topic
from mentorsurvey.readings.relationship import Level, RelationshipReading, RoundReading
from mentorsurvey.readings.relationship_words import growth, kinds, line
from mentorsurvey.readings.runs import Stop, phase_changes
from mentorsurvey.readings.series import Asked

LEVEL = Level(mean=46.4, low=38, high=55, next_low=30, next_high=60)


def asked(number: int, day: int = 5) -> Asked:
    moment = datetime(2026, 10, day, tzinfo=UTC)
    return Asked(
        number=number,
        title="Check-in",
        opened_at=moment,
        closes_at=moment,
        is_open=False,
        segment=0,
        first_of_segment=number == 1,
    )


def a_round(
    number: int,
    mentor: float | None,
    mentee: float | None,
    growths: tuple[float | None, float | None] = (None, None),
) -> RoundReading:
    topic = Topic(construct=Construct.GROWTH, mentor=growths[0], mentee=growths[1])
    return RoundReading(
        asked=asked(number),
        mentor=mentor,
        mentee=mentee,
        health=(mentor + mentee) / 2 if mentor is not None and mentee is not None else None,
        level=LEVEL,
        topics=(topic,) if growths != (None, None) else (),
    )


def of(*rounds: RoundReading) -> RelationshipReading:
    return RelationshipReading(
        relationship_id="p",
        label="E with M",
        mentor="M",
        mentee="E",
        cohorts=(),
        phase="cultivation",
        rounds=rounds,
        usual=ASSUMED_BASIS,
        balance=BalanceNoise(sd=9, assumed=True, n_pairs=0),
    )


def test_the_latest_numbers_and_where_they_stand_now() -> None:
    assert line(of(a_round(1, 60, 70), a_round(2, 36, 43))) == (
        "In round 2, the mentor’s score is 36 and the mentee’s 43. Counting earlier rounds too, we"
        " estimate that together they now stand at about 46, probably between 38 and 55."
    )


def test_after_one_round_there_are_no_earlier_ones_to_count() -> None:
    assert "36 and the mentee’s 43. We estimate that together" in line(of(a_round(1, 36, 43)))


def test_rounds_of_one_alone_are_named_by_whose_answers_there_are() -> None:
    found = of(*(a_round(n, 60, None) for n in (1, 2, 3)), a_round(4, None, 50))
    assert line(found) == (
        "There is no round yet in which both can be read. Of rounds 1, 2 and 3, only the mentor’s"
        " answers can be read. Of round 4, only the mentee’s answers can be read."
    )


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (Stop(round_number=0, kind="ended"), "The pair ended before the first round opened."),
        (
            Stop(round_number=2, kind="paused"),
            "The pair was paused after round 2 had opened.",
        ),
    ],
)
def test_where_a_pair_stopped_is_said(stop: Stop, said: str) -> None:
    assert line(replace(of(a_round(1, 60, 70)), stops=(stop,))).endswith(said)


def kind(name: Exchange, to_mentee: float, to_mentor: float, number: int = 2) -> KindOfFlow:
    flow = JointFlows(mentor_to_mentee=to_mentee, mentee_to_mentor=to_mentor)
    return KindOfFlow(round_number=number, kind=name, flow=flow)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], ""),
        (
            [kind("ideas", 90, 90, number=1), kind("guidance", 80, 5), kind("ideas", 50, 60)],
            "In round 2, the mentee gets most as guidance. The mentor gets most as new ideas.",
        ),
        (
            [kind("guidance", 80, 0), kind("ideas", 80, 0)],
            "In round 2, the mentee gets most as guidance and as new ideas. The mentor gets none of"
            " these.",
        ),
        (
            [kind("guidance", 50, 20), kind("ideas", 50, 10), kind("support", 50, 10)],
            "In round 2, the mentee gets about the same of several kinds. The mentor gets most as"
            " guidance.",
        ),
    ],
)
def test_what_each_gets_most(found: list[KindOfFlow], said: str) -> None:
    assert kinds(found) == said


@pytest.mark.parametrize(
    ("growths", "said"),
    [
        ((None, None), ""),
        (
            (47, 64),
            "**What it does for each of them:** the mentor’s score is 47, the mentee’s score is 64,"
            " of 100.",
        ),
        (
            (None, 64),
            "**What it does for the mentee:** the mentee’s score is 64 of 100. Nothing to read from"
            " the mentor.",
        ),
    ],
)
def test_growth_is_one_score_of_each(growths: tuple[float | None, float | None], said: str) -> None:
    assert growth(of(a_round(1, 60, 70, growths))) == said


def test_a_phase_is_marked_only_between_two_rounds() -> None:
    rounds = [asked(1, 5), asked(2, 12)]
    phases = [
        ("introduction", date(2026, 9, 1)),
        ("cultivation", date(2026, 10, 10)),
        ("completion", date(2026, 11, 1)),
    ]
    assert phase_changes(rounds, phases) == (Stop(round_number=1, kind="cultivation"),)
    assert phase_changes(rounds, phases[:1]) == ()
    assert phase_changes([], phases) == ()
