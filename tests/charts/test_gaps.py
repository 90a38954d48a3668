"""The picture of topics: what may be said of a difference, and when."""

from datetime import UTC, datetime

import pytest

from mentorsurvey import charts
from mentorsurvey.charts import Chart
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.instruments import Construct
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.give_and_take import ASSUMED_NOISE
from mentorsurvey.measures.shared_view import About, MeanDifference
from mentorsurvey.readings.gaps import Topic, Usual
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading
from mentorsurvey.readings.series import Asked

MOMENT = datetime(2026, 10, 5, tzinfo=UTC)
NEVER = "no clear difference"


def topic(
    mentor: float | None,
    mentee: float | None,
    about: About = "mentor",
    *,
    delta: float | None = None,
    before: int | None = 3,
    stands: bool = False,
    construct: Construct = Construct.GUIDANCE,
) -> Topic:
    usual = Usual(
        about=about,
        delta=MeanDifference(value=delta or 0, assumed=delta is None, n_pairs=12),
        noise=AnswerNoise(sem_mentor=6, sem_mentee=8, assumed=delta is None, n_pairs=12),
        asks=(0, ("a", "b", "c")),
    )
    return Topic(
        construct=construct,
        mentor=mentor,
        mentee=mentee,
        usual=usual,
        before=before,
        stands=stands,
    )


def a_round(number: int, *topics: Topic) -> RoundReading:
    return RoundReading(
        asked=Asked(
            number=number,
            title="Review",
            opened_at=MOMENT,
            closes_at=MOMENT,
            is_open=False,
            segment=0,
            first_of_segment=True,
        ),
        topics=topics,
    )


def of_rounds(*rounds: RoundReading) -> Chart | None:
    reading = RelationshipReading(
        relationship_id="1",
        label="",
        mentor="",
        mentee="",
        cohorts=(),
        phase="cultivation",
        rounds=rounds,
        usual=ASSUMED_BASIS,
        balance=ASSUMED_NOISE,
    )
    return charts.gaps(reading, LIGHT)


def drawn(*topics: Topic) -> Chart:
    chart = of_rounds(a_round(5, *topics))
    assert chart is not None
    return chart


def xs(chart: Chart, name: str) -> list[float | None]:
    return list(next(one for one in chart.figure.data if one.name == name).x)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (topic(50, 90, stands=True), "the mentee rates it 40 higher"),
        (topic(90, 50, stands=True), "the mentor rates it 40 higher"),
        (topic(50, 90, "mentee", stands=True), "the mentee rates it 40 higher"),
        (topic(50, 90, "both", stands=True), "the mentee rates it 40 higher"),
        (topic(90, 50, "partner", stands=True), "the mentor rates it 40 higher"),
        (topic(50, 90, delta=10.0, stands=True), "the mentee rates it 40 higher"),
        (topic(50, 90), NEVER),
        (topic(0, 100, before=None), "asked once so far, too early to compare"),
        (topic(50, None), "only the mentor’s answers can be read"),
        (topic(None, 50), "only the mentee’s answers can be read"),
        (
            Topic(construct=Construct.GROWTH, mentor=0, mentee=100),
            "each about oneself, not compared",
        ),
    ],
)
def test_a_difference_is_read_only_where_it_stands_in_two_reviews(found: Topic, said: str) -> None:
    assert drawn(found).table[0]["Reading"] == said


def test_what_is_usual_is_said_where_the_views_alone_would_not_differ() -> None:
    def reading(found: Topic) -> object:
        return drawn(found).table[0]["Reading"]

    assert reading(topic(50, 50, delta=30.0, stands=True)) == (
        "both rate it alike; usual here: the mentee rates it 30 higher"
    )
    assert reading(topic(50, 60, delta=-20.0, stands=True)) == (
        "the mentee rates it 10 higher; usual here: the mentor rates it 20 higher"
    )


@pytest.mark.parametrize(
    ("found", "ends"),
    [
        (topic(50, 60), (30.4, 69.6)),  # about the mentor, whose own view is 50; 1.96·10 each way
        (topic(50, 60, "mentee"), (40.4, 79.6)),
        (topic(50, 60, "both", delta=20.0), (50.4, 89.6)),
        (topic(90, 80), (70.4, 100)),
    ],
)
def test_the_noise_lies_around_one_s_own_view_moved_by_what_is_usual(
    found: Topic, ends: tuple[float, float]
) -> None:
    assert xs(drawn(found), "noise")[:2] == pytest.approx(ends)
    other = found.mentor if found.usual and found.usual.about == "mentee" else found.mentee
    assert other is not None
    assert found.gap is not None
    assert (ends[0] <= other <= ends[1]) is not found.gap.can_tell


def test_in_a_first_review_nothing_is_drawn_between_the_two() -> None:
    chart = drawn(topic(0, 100, before=None))
    assert (xs(chart, "Mentor"), xs(chart, "Mentee")) == ([0], [100])
    assert (xs(chart, "noise"), xs(chart, "gap")) == ([], [])
    row = chart.table[0]
    assert (row["Difference"], row["Usual here"], row["g"]) == (None, None, None)
    assert NEVER not in chart.figure.layout.annotations[0].text


def test_the_table_holds_every_number_that_the_reading_rests_on() -> None:
    row = drawn(topic(50, 90, delta=10.0, stands=True)).table[0]
    assert row == {
        "Round": 5,
        "Topic": "The mentor's guidance",
        "About": "the mentor",
        "Mentor": 50,
        "Mentee": 90,
        "Difference": 40,
        "Usual here": 10,
        "Standard error": 10,
        "Noise": "estimated",
        "g": 3,
        "Reading": "the mentee rates it 40 higher",
    }
    assert drawn(topic(50, 90)).table[0]["Noise"] == "assumed"
    growth = drawn(Topic(construct=Construct.GROWTH, mentor=50, mentee=60)).table[0]
    assert list(growth) == list(row)
    assert growth["About"] == "oneself"


TRUST = Construct.TRUST


@pytest.mark.parametrize(
    ("topics", "said"),
    [
        (
            (topic(50, 90, stands=True), topic(50, 60, construct=TRUST)),
            "In two reviews running, the two see 1 of 2 topics differently. The mentor's guidance:"
            " the mentee rates it 40 higher.",
        ),
        (
            (topic(50, 90), topic(50, 60, construct=TRUST)),
            "No clear difference has lasted over two reviews, on any of 2 topics.",
        ),
        (
            (topic(0, 100, before=None),),
            "Round 5 asked about 1 topic for the first time. One review cannot tell whether they"
            " see something differently.",
        ),
        (
            (topic(50, None), topic(None, 50, construct=TRUST)),
            "Only the mentor’s answers can be read about: The mentor's guidance. Only the mentee’s"
            " answers can be read about: Trust.",
        ),
        (
            (Topic(construct=Construct.GROWTH, mentor=0, mentee=100),),
            "In round 5 each speaks of oneself: nothing to compare.",
        ),
    ],
)
def test_the_sentence_says_what_can_be_told(topics: tuple[Topic, ...], said: str) -> None:
    assert drawn(*topics).sentence == said


def test_the_latest_review_of_both_is_drawn_and_every_review_stands_in_the_table() -> None:
    chart = of_rounds(
        a_round(1, topic(50, 60, before=None)),
        a_round(2),
        a_round(3, topic(50, 80)),
        a_round(4, topic(70, None)),
    )
    assert chart is not None
    assert xs(chart, "Mentee") == [80]
    assert [row["Round"] for row in chart.table] == [4, 3, 1]
    assert of_rounds(a_round(1), a_round(2)) is None
