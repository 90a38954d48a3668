"""The picture of how each sees it: which way it goes, its noise, and whether it came back."""

from datetime import UTC, datetime

import pytest

from mentorsurvey import charts
from mentorsurvey.charts import Chart
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.instruments import Construct
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.give_and_take import assumed_balance_noise
from mentorsurvey.measures.health import ASSUMED
from mentorsurvey.measures.shared_view import About, MeanDifference
from mentorsurvey.readings.gaps import Gap, OneView, Usual
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading
from mentorsurvey.readings.series import Asked

MOMENT = datetime(2026, 10, 5, tzinfo=UTC)
NEVER = "no difference we can tell"


def gap(
    mentor: float,
    mentee: float,
    about: About = "mentor",
    *,
    delta: float | None = None,
    also_in: int | None = None,
    construct: Construct = Construct.GUIDANCE,
) -> Gap:
    usual = Usual(
        about=about,
        delta=MeanDifference(value=delta or 0, assumed=delta is None, n_pairs=12),
        noise=AnswerNoise(sem_mentor=6, sem_mentee=8, assumed=delta is None, n_pairs=12),
    )
    return Gap(construct=construct, mentor=mentor, mentee=mentee, usual=usual, also_in=also_in)


def drawn(*gaps: Gap, alone: tuple[OneView, ...] = ()) -> Chart:
    one = RoundReading(
        asked=Asked(
            number=5,
            title="Check-in",
            opened_at=MOMENT,
            closes_at=MOMENT,
            is_open=False,
            segment=0,
            first_of_segment=True,
        ),
        mentor=None,
        mentee=None,
        health=None,
        only=None,
        level=None,
        balance=None,
        mentor_fairness=None,
        mentee_fairness=None,
        mentor_meetings=None,
        mentee_meetings=None,
        gaps=gaps,
        alone=alone,
    )
    reading = RelationshipReading(
        relationship_id="1",
        label="",
        mentor="",
        mentee="",
        cohort="",
        phase="cultivation",
        rounds=(one,),
        parameters=ASSUMED,
        balance=assumed_balance_noise(),
    )
    chart = charts.gaps(reading, LIGHT)
    assert chart is not None
    return chart


def reading(found: Gap) -> object:
    return drawn(found).table[0]["Reading"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (gap(50, 90), "mentee sees it 40 better, may be chance"),
        (gap(90, 50), "mentor sees it 40 better, may be chance"),
        (gap(50, 90, "mentee"), "mentee sees it 40 better, may be chance"),
        (gap(50, 90, "both"), "mentee sees it 40 better, may be chance"),
        (gap(50, 90, also_in=3), "mentee sees it 40 better, also in round 3"),
        (gap(50, 90, delta=10.0), "mentee sees it 40 better, may be chance"),
        (gap(50, 90, delta=30.0), NEVER),
        (gap(50, 60), NEVER),
    ],
)
def test_a_difference_says_which_way_it_goes_and_whether_it_came_back(
    found: Gap, said: str
) -> None:
    assert reading(found) == said


def test_what_is_usual_is_said_where_the_gap_alone_would_not_be_a_difference() -> None:
    assert reading(gap(50, 50, delta=30.0)) == (
        "seen alike, usual here: mentee sees it 30 better, may be chance"
    )
    assert reading(gap(50, 60, delta=-20.0)) == (
        "mentee sees it 10 better, usual here: mentor sees it 20 better, may be chance"
    )
    assert reading(gap(50, 55, delta=40.0)) == (
        "mentee sees it 5 better, usual here: mentee sees it 40 better, may be chance"
    )


@pytest.mark.parametrize(
    ("found", "ends"),
    [
        (gap(50, 60), (30.4, 69.6)),  # about the mentor, whose own view is 50; 1.96·10 each way
        (gap(50, 60, "mentee"), (40.4, 79.6)),
        (gap(50, 60, "both", delta=20.0), (50.4, 89.6)),
        (gap(90, 80), (70.4, 100)),
    ],
)
def test_the_noise_lies_around_one_s_own_view_moved_by_what_is_usual(
    found: Gap, ends: tuple[float, float]
) -> None:
    noise = next(one for one in drawn(found).figure.data if one.name == "noise")
    assert list(noise.x)[:2] == pytest.approx(ends)
    other = found.mentor if found.usual.about == "mentee" else found.mentee
    assert (ends[0] <= other <= ends[1]) is not found.can_tell


def test_the_table_holds_every_number_that_the_reading_rests_on() -> None:
    row = drawn(gap(50, 90, delta=10.0)).table[0]
    assert row == {
        "Round": 5,
        "Construct": "The mentor's guidance",
        "About": "the mentor",
        "Mentor": 50,
        "Mentee": 90,
        "Gap": 40,
        "Usual here": 10,
        "Standard error": 10,
        "Noise": "estimated",
        "g": 3,
        "Reading": "mentee sees it 40 better, may be chance",
    }
    assert drawn(gap(50, 90)).table[0]["Noise"] == "assumed"


def test_a_construct_of_one_side_alone_is_said_and_has_no_gap() -> None:
    chart = drawn(
        gap(50, 60), alone=(OneView(construct=Construct.BOND, only="mentee", value=50.0),)
    )
    assert chart.sentence == (
        "Round 5: of 1 question, none differs by more than noise: no difference we can tell."
        " One-sided: Trust between us (mentee alone)."
    )
    row = chart.table[1]
    assert row["Reading"] == "one-sided, mentee alone"
    assert (row["Mentor"], row["Mentee"], row["g"]) == (None, None, None)
    assert list(row) == list(chart.table[0])


def test_the_sentence_names_what_differs() -> None:
    chart = drawn(gap(50, 90, also_in=4), gap(50, 60, construct=Construct.BOND))
    assert chart.sentence == (
        "Round 5: of 2 questions, 1 differs by more than noise: The mentor's guidance, mentee sees"
        " it 40 better, also in round 4."
    )
