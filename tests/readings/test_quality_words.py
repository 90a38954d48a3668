"""What *Quality* says, case by case."""

from dataclasses import replace

import pytest

from mentorsurvey.measures.reliability import Reason, Reliability, reliability
from mentorsurvey.readings import quality_words as words
from mentorsurvey.readings.quality import Minutes, Quality, Question, SideQuality

ALPHA = Reliability(
    alpha=0.8, low=0.6, high=0.9, sd=15.4, sem=6.4, n_people=20, n_items=6, reason=None
)
SIDE = SideQuality(
    people=20, forms=20, cant_say=None, reliability=ALPHA, questions=(), minutes=None
)
NOTHING = Quality(
    choice=None,
    choices=(),
    core=True,
    mentor=SIDE,
    mentee=None,
    agreement=(),
    items=14,
    promised=3,
)


def steady(**more: object) -> str:
    found = replace(ALPHA, **more)
    return words.steadiness("mentor", replace(SIDE, reliability=found))


def tops(*shares: float | None) -> str:
    questions = tuple(
        Question(title=f"Question {place}", answered=20, cant_say=None, top=top)
        for place, top in enumerate(shares)
    )
    return words.ceiling(replace(SIDE, questions=questions))


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (4.4, "On average, mentors counted 4 meetings since the round before."),
        (1.2, "On average, mentors counted 1 meeting since the round before."),
        (0.5, "On average, mentors counted 1 meeting since the round before."),
        (0.2, "On average, mentors counted less than one meeting since the round before."),
        (None, ""),
    ],
)
def test_how_often_they_met_is_said_in_whole_meetings(counted: float | None, said: str) -> None:
    asked = Question(title="How many?", answered=9, cant_say=None, top=None, meetings=counted)
    assert words.meetings("mentor", replace(SIDE, questions=(asked,))) == said


def test_where_the_questions_go_together_it_says_how_far_a_score_is_off() -> None:
    assert steady() == (
        "**Mentors who rate one core question high tend to rate the others high too.** One"
        " mentor's score is off by about 6 points, either way. From mentor to mentor, scores"
        " differ by about 15 points."
    )


@pytest.mark.parametrize(
    ("sem", "said"),
    [(0.0, "off by less than a point,"), (0.49, "less than a point,"), (1.2, "about 1 point,")],
)
def test_a_small_error_is_said_in_words(sem: float, said: str) -> None:
    assert said in steady(sem=sem)


@pytest.mark.parametrize("low", [-0.4, 0.0])
def test_where_the_interval_reaches_nothing_it_is_too_early_to_say(low: float) -> None:
    said = steady(low=low)
    assert said.startswith("**It is too early to say whether the core questions go together.**")
    assert "points" not in said


def test_where_the_questions_pull_against_each_other_it_says_so() -> None:
    assert steady(alpha=-2.0, low=-5.0, high=-0.5).startswith(
        "**Mentors who rate one core question high tend to rate the others low.**"
    )


def test_without_a_reliability_it_says_why() -> None:
    alike = replace(SIDE, reliability=reliability([[100.0] * 6] * 8))
    assert words.steadiness("mentor", alike) == (
        "Everybody has the same core score, so this cannot be told."
    )
    assert "let the program use every answer" in words.steadiness(
        "mentee", replace(SIDE, reliability=None)
    )


@pytest.mark.parametrize("reason", Reason.__args__)  # type: ignore[attr-defined]
def test_each_reason_against_a_reliability_has_its_own_sentence(reason: Reason) -> None:
    said = steady(alpha=None, low=None, high=None, sem=None, reason=reason)
    assert said.endswith(".")
    assert reason == "no spread" or "same core score" not in said


def test_a_side_that_is_too_few_is_told_what_it_takes() -> None:
    few = "Nothing to show yet: this takes at least 5 mentees, once the round is over."
    assert words.too_few("mentee") == few
    assert words.steadiness("mentee", None) == few
    assert words.time_taken("mentee", None, 3) == few


def test_people_are_counted_and_forms_only_where_they_are_more() -> None:
    assert words.answered("mentor", SIDE).startswith("**20 mentors submitted.** They chose")
    many = words.answered("mentor", replace(SIDE, forms=25))
    assert many.startswith("**20 mentors submitted 25 forms.**")


@pytest.mark.parametrize(
    ("cant_say", "said"), [(None, "fewer than 5 times"), (5, "5 times or more")]
)
def test_cant_say_is_counted_from_five_on(cant_say: int | None, said: str) -> None:
    assert f"chose “can't say” {said}, over" in words.answered(
        "mentor", replace(SIDE, cant_say=cant_say)
    )


def test_it_says_to_how_many_questions_most_answers_are_at_the_top() -> None:
    assert tops(0.5, 0.2, None) == "There is no question to which most gave the top answer."
    assert tops(0.6, 0.2, 0.5) == (
        "On 1 of 3 questions, most gave the top answer. It can show a fall, but hardly a rise."
    )
    assert tops(0.6, 1.0, None) == (
        "On 2 of 2 questions, most gave the top answer. They can show a fall, but hardly a rise."
    )
    assert tops(None, None) == ""


def test_where_there_is_no_agreement_it_says_why() -> None:
    assert "at least 5 mentors and 5 mentees" in words.no_agreement(NOTHING)
    assert words.no_agreement(replace(NOTHING, core=False)) == words.NO_CORE


@pytest.mark.parametrize(
    ("items", "promised", "said"),
    [
        (14, 3, "The form asks up to 14 questions and promises 3 minutes."),
        (1, 1, "The form asks 1 question and promises 1 minute."),
    ],
)
def test_the_form_s_promise_is_told(items: int, promised: int, said: str) -> None:
    assert words.promise(replace(NOTHING, items=items, promised=promised)) == said


@pytest.mark.parametrize(
    ("median", "said"),
    [
        (2.4, "usually take no longer than promised"),
        (3.04, "usually take no longer than promised"),
        (3.06, "usually take longer than promised"),
    ],
)
def test_the_measured_minutes_stand_beside_those_promised(median: float, said: str) -> None:
    taken = Minutes(n=25, lower=2.1, median=median, upper=3.44)
    found = words.time_taken("mentee", taken, 3)
    assert found.startswith(f"**Mentees {said}.**")
    assert found.endswith("Promised: 3 minutes. Half of 25 forms took 2.1 to 3.4 minutes.")
