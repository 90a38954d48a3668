"""The picture of agreement, and mean differences between the two sides as far as they tell."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.instruments import Construct
from mentorsurvey.measures.agreement.concordance import Index, concordance
from mentorsurvey.readings.quality import Agreement, Quality

TOPICS = (Construct.EXPECTATIONS, Construct.GUIDANCE)
SAME = tuple(float(value % 50) for value in range(0, 25 * 7, 7))
OTHER = tuple(50 - value for value in SAME)


def reading(*mentees: Sequence[float], mentors: int = 20) -> Quality:
    """A round in which mentors say ``SAME`` to each question, and mentees as given."""
    names = [f"m{place % mentors}" for place in range(len(SAME))]
    return Quality(
        choice=None,
        choices=(),
        core=True,
        mentor=None,
        mentee=None,
        agreement=tuple(
            Agreement(
                construct=construct,
                found=concordance(SAME, mentee, names),
                means=(0.0, 0.0),
            )
            for construct, mentee in zip(TOPICS, mentees, strict=False)
        ),
        items=14,
        promised=3,
    )


def sentence(of: Quality) -> str:
    chart = charts.agreement(of, LIGHT)
    assert chart is not None
    return chart.sentence


def test_it_names_the_questions_on_which_pairs_agree_more_than_by_chance() -> None:
    assert sentence(reading(SAME, OTHER)) == (
        "On 1 of 2 core questions, pairs agree more than by chance: What we expect of each other."
        " There are 25 pairs of 20 mentors."
    )


def test_where_no_question_shows_agreement_it_says_that_it_cannot_tell() -> None:
    assert sentence(reading(OTHER)).startswith(
        "We cannot tell on any of 1 core questions that pairs agree more than by chance."
    )


def test_of_few_mentors_it_is_too_early_to_say() -> None:
    assert sentence(reading(SAME, OTHER, mentors=8)) == (
        "It is too early to say whether pairs agree more than by chance. That takes 15 mentors."
        " There are 25 pairs of 8 mentors."
    )


def test_under_25_pairs_there_is_no_picture() -> None:
    few = reading(SAME)
    (one,) = few.agreement
    found = concordance(SAME[:24], SAME[:24], [str(place) for place in range(24)])
    assert charts.agreement(replace(few, agreement=(replace(one, found=found),)), LIGHT) is None


def test_each_question_has_a_row_in_the_table_and_a_mark_in_the_picture() -> None:
    chart = charts.agreement(reading(SAME, OTHER), LIGHT)
    assert chart is not None
    assert [row["Topic"] for row in chart.table] == [
        "What we expect of each other",
        "The mentor's guidance",
    ]
    _, dots, titles = chart.figure.data
    assert list(dots.x) == [pytest.approx(1), pytest.approx(-1)]
    assert list(titles.text) == [row["Topic"] for row in chart.table]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Index(value=3.0, low=-1.0, high=7.0), "no clear difference"),
        (Index(value=5.0, low=1.0, high=9.0), "mentors higher"),
        (Index(value=-5.0, low=-9.0, high=-1.0), "mentees higher"),
        (Index(value=5.0, unsure="too few mentors"), "too few mentors for an interval"),
        (Index(value=5.0, unsure="too often undefined"), "–"),
        (Index(value=None, reason="no pairs"), "–"),
    ],
)
def test_a_mean_difference_is_read_by_its_interval(found: Index, said: str) -> None:
    assert charts.difference_reading(found) == said
