"""What *Relationship* says under its pictures, and its own numbers: they come out as printed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorsurvey.instruments import Construct
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.change_trend import Slope
from mentorsurvey.measures.give_and_take import (
    BalanceNoise,
    JointFlows,
    assumed_balance_noise,
    balance_interval,
)
from mentorsurvey.measures.health import ASSUMED, Parameters, band, posterior, probability_below
from mentorsurvey.measures.shared_view import About, MeanDifference
from mentorsurvey.readings.gaps import Topic, Usual
from mentorsurvey.readings.relationship import Balance, Level, RelationshipReading, RoundReading
from mentorsurvey.readings.series import Asked
from mentorsurvey.readings.trends import Trends
from mentorsurvey.ui.explained import gaps as of_gaps
from mentorsurvey.ui.explained import relationship as explained
from mentorsurvey.ui.explained.arithmetic import result
from tests.house import NOW

CALCULATION = re.compile(
    r"(?:(?<=^)|(?<=[ a-zA-Z]))([√½(−0-9][0-9.½√()·−/+² ]*) = (−?[0-9.]*[0-9])"
)
VIEWS = re.compile(r"(?:mentor|mentee) (\S+) − (?:mentor|mentee) (\S+) = (\S+);")
BAND = re.compile(r"band is (\S+) ± 1\.96·(\S+): (\S+) to (\S+)\. ")
BALANCE = re.compile(r" = (\S+), ± 1\.96·(\S+): (\S+) to ([−0-9.]*[0-9])")
SCORES = st.floats(0, 100)
SIXTHS = st.integers(0, 6).map(lambda step: 100 * step / 6)
HALVES_OF_SIXTHS = st.integers(0, 12).map(lambda step: 100 * step / 12)
NO_TREND = Trends(
    program=None,
    pairs={},
    same_slope=False,
    rounds=2,
    n_pairs=0,
    n_values=0,
    reason="fewer than five rounds",
)


def value(text: str) -> float:
    """What a reader gets who takes the printed numbers."""
    for sign, code in (("²", "**2"), ("√", "sqrt"), ("·", "*"), ("−", "-"), ("½", "0.5")):
        text = text.replace(sign, code)
    return float(eval(text, {"sqrt": sqrt}))  # noqa: S307 - digits and signs alone


def comes_to(got: float, said: str) -> bool:
    return result(got, len(said.partition(".")[2])) in (said, f"{said}.0")


def come_out(text: str, *, least: int) -> None:
    found = [one for one in CALCULATION.findall(text) if re.search("[·/+√]| − ", one[0])]
    assert len(found) >= least, text
    for calculation, said in found:
        assert comes_to(value(calculation), said), (calculation, said, text)


def a_round(number: int, **of: object) -> RoundReading:
    nothing = dict.fromkeys(
        (
            "mentor",
            "mentee",
            "health",
            "only",
            "level",
            "balance",
            "mentor_meetings",
            "mentee_meetings",
        )
    )
    return RoundReading(
        asked=Asked(
            number=number,
            title="Check-in",
            opened_at=NOW,
            closes_at=NOW,
            is_open=False,
            segment=0,
            first_of_segment=number == 1,
        ),
        **{**nothing, **of},  # type: ignore[arg-type]
    )


def pair(
    *rounds: RoundReading,
    noise: BalanceNoise | None = None,
    usual: Parameters | None = ASSUMED,
) -> RelationshipReading:
    return RelationshipReading(
        relationship_id="1",
        label="Tom Reyes with Mira Olsen",
        mentor="Mira Olsen",
        mentee="Tom Reyes",
        cohorts=(),
        phase="cultivation",
        rounds=rounds,
        parameters=usual,
        balance=noise or assumed_balance_noise(),
    )


def healthy(sides: Sequence[tuple[float, float]], usual: Parameters = ASSUMED) -> RoundReading:
    health = [(mentor + mentee) / 2 for mentor, mentee in sides]
    after = posterior(health, usual)
    assert after is not None
    low, high = band(after)
    return a_round(
        len(sides),
        mentor=sides[-1][0],
        mentee=sides[-1][1],
        health=health[-1],
        level=Level(
            own=sum(health) / len(health), parameters=usual, posterior=after, low=low, high=high
        ),
    )


def text_of(paragraphs: Sequence[str]) -> str:
    return "\n".join(paragraphs)


# Both lines


def test_the_latest_round_is_worked_out_by_hand() -> None:
    usual = Parameters(mu=75, tau2=178, sigma2=45, assumed=False, n_pairs=34)
    one = healthy([(64, 66), (66, 64), (66, 63), (71, 64)], usual)
    text = text_of(explained.lines(pair(one, usual=usual)))
    assert "round 4:** mentor 71, mentee 64, so health is ½·(71 + 64) = 67.5." in text
    assert "rests on 4 rounds with a mean of 65.5." in text
    assert "w = 178/(178 + 45/4) = 0.94" in text
    assert "**estimated** from 34 relationships" in text
    come_out(text, least=4)


@example([(0.0, 31.0)], 31.0, 30.0, 66.0)  # a share of 0.3125 is 0.313
@given(
    st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=6),
    st.floats(30, 95),
    st.floats(0, 400),
    st.floats(0.01, 300),
)
def test_health_and_level_come_out(
    sides: list[tuple[float, float]], mu: float, tau2: float, sigma2: float
) -> None:
    usual = Parameters(mu=mu, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=30)
    one = healthy(sides, usual)
    text = text_of(explained.lines(pair(one, usual=usual))).replace("w = ", "")
    come_out(text, least=3)
    found = BAND.search(text)
    assert found
    mid, sd, low, high = (float(number.replace("−", "-")) for number in found.groups())
    assert comes_to(max(0.0, mid - 1.96 * sd), found[3])
    assert comes_to(min(100.0, mid + 1.96 * sd), found[4])
    assert one.level is not None
    assert (low, high) == pytest.approx((one.level.low, one.level.high), abs=0.06)


@pytest.mark.parametrize(
    ("health", "said"), [(75, "1 %"), (60, "50 %"), (10, "over 99 %"), (99, "under 1 %")]
)
def test_the_chance_of_a_low_level_is_said(health: float, said: str) -> None:
    usual = replace(ASSUMED, mu=60)
    one = healthy([(health, health)] * 2, usual)
    assert one.level is not None
    text = text_of(explained.lines(pair(one, usual=usual)))
    if said == "1 %":
        share = probability_below(one.level.posterior, 60)
        said = f"{100 * share:.0f} %" if share >= 0.005 else "under 1 %"
    assert f"lies below 60 (a convention) is {said}," in text


@pytest.mark.parametrize(("tau2", "sigma2"), [(0.0, 45.0), (200.0, 0.0), (0.0, 0.0)])
def test_without_spread_or_noise_the_level_is_said_plainly(tau2: float, sigma2: float) -> None:
    usual = Parameters(mu=75, tau2=tau2, sigma2=sigma2, assumed=False, n_pairs=30)
    text = text_of(explained.lines(pair(healthy([(100, 100)] * 3, usual), usual=usual)))
    level = 75 if sigma2 else 100
    assert f"The band is {level} ± 1.96·0: {level}.0 to {level}.0." in text
    assert ("Nobody's health moves here" in text) is (sigma2 == 0)
    assert not re.search(r"\bnan\b", text)


def test_without_a_round_from_both_there_are_no_numbers_to_work_out() -> None:
    alone = pair(a_round(1, mentor=70.0, only="mentor"))
    assert "This relationship" not in text_of(explained.lines(alone))
    assert "This relationship" not in text_of(explained.lines(pair(usual=None)))


# Direction


def trend(slope: Slope | None, **more: object) -> Trends:
    pairs = {} if slope is None else {"1": slope}
    return replace(NO_TREND, **{"pairs": pairs, "reason": None, "rounds": 5, **more})  # type: ignore[arg-type]


FIVE = pair(*(a_round(number, health=70.0) for number in range(1, 6)))


def test_before_five_rounds_no_direction_is_read() -> None:
    said = "No direction is read before five closed rounds from both sides."
    assert explained.direction(pair(), None) == said
    assert (
        explained.direction(pair(*FIVE.rounds[:4]), trend(Slope(value=1, low=0.5, high=2))) == said
    )
    still_open = replace(FIVE.rounds[4], asked=replace(FIVE.rounds[4].asked, is_open=True))
    assert explained.direction(pair(*FIVE.rounds[:4], still_open), None) == said


@pytest.mark.parametrize(
    ("slope", "said"),
    [
        (
            Slope(value=-1.2, low=-3, high=0.6),
            "Over the rounds: −1.2 points a round (−3.0 to 0.6, taking the model's"
            " variances as known), no direction we can tell.",
        ),
        (
            Slope(value=-2, low=-3.97, high=-0.03),
            "Over the rounds health goes down: −2.00 points a round (−3.97 to −0.03, taking"
            " the model's variances as known).",
        ),
        (
            Slope(value=2, low=1, high=3),
            "Over the rounds health goes up: 2.0 points a round (1.0 to 3.0, taking the"
            " model's variances as known).",
        ),
    ],
)
def test_a_direction_comes_with_its_interval(slope: Slope, said: str) -> None:
    assert explained.direction(FIVE, trend(slope)) == said


def test_a_slope_that_is_the_program_s_is_said_to_be_that() -> None:
    shared = trend(Slope(value=0.3, low=-0.8, high=1.4), same_slope=True)
    said = explained.direction(FIVE, shared)
    assert said.startswith("No relationship's own direction can be told from the program's")
    assert said.endswith(
        "0.3 points a round (95 % interval −0.8 to 1.4): no direction we can tell."
    )


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("fewer than eight pairs", "too few pairs (6 with two rounds"),
        ("one mentor", "share one mentor"),
        ("no noise", "nobody's health has moved"),
        ("no fit", "No direction can be read"),
    ],
)
def test_where_there_is_no_direction_the_reason_is_said(reason: str, said: str) -> None:
    assert said in explained.direction(FIVE, trend(None, reason=reason, n_pairs=6))


def test_below_thirty_relationships_no_direction_of_its_own_is_read() -> None:
    said = (
        "No direction of its own is read below 30 relationships with two rounds from both sides;"
        " 29 have."
    )
    assert explained.direction(FIVE, trend(None, n_pairs=29)) == said
    assert explained.direction(FIVE, trend(None, n_pairs=30)) != said


def test_what_is_assumed_stands_under_the_lines() -> None:
    waiting = pair(usual=replace(ASSUMED, n_pairs=12))
    assert "is **assumed** until 30 relationships" in explained.lines_note(waiting, None)
    assert "12 have." in explained.lines_note(waiting, None)
    own = pair(usual=replace(ASSUMED, assumed=False))
    assert "assumed" not in explained.lines_note(own, None)


# Give and take


def exchange(to_mentee: float, to_mentor: float, noise: BalanceNoise) -> RelationshipReading:
    flow = JointFlows(mentor_to_mentee=to_mentee, mentee_to_mentor=to_mentor)
    low, high = balance_interval(flow.balance, noise.sd)
    return pair(a_round(3, balance=Balance(flow=flow, low=low, high=high)), noise=noise)


def test_give_and_take_is_worked_out_by_hand() -> None:
    text = text_of(explained.flows(exchange(75, 55, assumed_balance_noise())))
    assert (
        "round 3:** 75 went to the mentee and 55 to the mentor. The balance is 75 − 55 = 20,"
        " ± 1.96·15: −9.4 to 49.4, no clear difference."
    ) in text
    assert "**assumed**" in text
    assert "**not validated**" in text


@given(HALVES_OF_SIXTHS, HALVES_OF_SIXTHS, st.floats(0, 30))
def test_the_balance_comes_out(to_mentee: float, to_mentor: float, sd: float) -> None:
    reading = exchange(to_mentee, to_mentor, BalanceNoise(sd=sd, assumed=False, n_pairs=30))
    text = text_of(explained.flows(reading))
    come_out(text, least=1)
    found = BALANCE.search(text)
    assert found
    balance, error = (float(number.replace("−", "-")) for number in found.groups()[:2])
    assert comes_to(max(-100.0, balance - 1.96 * error), found[3])
    assert comes_to(min(100.0, balance + 1.96 * error), found[4])
    assert reading.rounds[0].balance is not None
    told = reading.rounds[0].balance.can_tell
    assert text.endswith("gives more.") is told
    assert text.endswith("no clear difference.") is not told


def test_under_give_and_take_stands_what_it_rests_on() -> None:
    assert "**not validated**" in explained.flows_note(pair())
    assert "**assumed**" in explained.flows_note(pair())
    own = pair(noise=BalanceNoise(sd=9, assumed=False, n_pairs=30))
    assert "assumed" not in explained.flows_note(own)
    assert "This pair" not in text_of(explained.flows(own))


# How each sees it


def seen(
    mentor: float,
    mentee: float,
    about: About = "mentor",
    *,
    delta: float | None = None,
    sems: tuple[float, float] = (9, 9),
    assumed: bool = False,
    n_pairs: int = 30,
    before: int | None = 2,
    stands: bool = False,
) -> RelationshipReading:
    usual = Usual(
        about=about,
        delta=MeanDifference(value=delta or 0, assumed=delta is None, n_pairs=7),
        noise=AnswerNoise(sem_mentor=sems[0], sem_mentee=sems[1], assumed=assumed, n_pairs=n_pairs),
        asks=(0, ("a", "b", "c")),
    )
    topic = Topic(
        construct=Construct.GUIDANCE,
        mentor=mentor,
        mentee=mentee,
        usual=usual,
        before=before,
        stands=stands,
    )
    return pair(a_round(4, topics=(topic,)))


def test_a_gap_is_worked_out_by_hand() -> None:
    text = of_gaps.gaps(seen(50, 80, delta=-5, sems=(3, 4), stands=True))[-1]
    assert text == (
        "- **The mentor's guidance**, about the mentor: mentee 80 − mentor 50 = 30; usual −5;"
        " standard error √(3² + 4²) = 5; g = (30 − (−5))/5 = 7.0, a difference, as in round 2."
    )


def test_a_gap_with_assumed_noise_says_so() -> None:
    text = of_gaps.gaps(seen(50, 60, "mentee", assumed=True))[-1]
    assert "about the mentee: mentor 50 − mentee 60 = −10; usual 0;" in text
    assert "(assumed)" in text
    assert text.endswith("no clear difference.")


def test_a_first_review_is_not_worked_out() -> None:
    first = seen(0, 100, assumed=True, before=None)
    assert "This pair" not in text_of(of_gaps.gaps(first))
    assert of_gaps.note(first) == ""


@given(
    SIXTHS,
    SIXTHS,
    st.sampled_from(["mentor", "mentee", "both", "partner"]),
    st.floats(-40, 40),
    st.tuples(st.floats(0.5, 30), st.floats(0.5, 30)),
)
def test_gaps_come_out(
    mentor: float, mentee: float, about: About, delta: float, sems: tuple[float, float]
) -> None:
    reading = seen(mentor, mentee, about, delta=delta, sems=sems)
    text = of_gaps.gaps(reading)[-1].replace("g = ", "")
    come_out(text, least=2)
    views = VIEWS.search(text)
    assert views
    other, own = (float(number) for number in views.groups()[:2])
    assert comes_to(other - own, views[3])
    read = reading.rounds[0].topics[0].gap
    assert read is not None
    assert read.g is not None
    said = re.findall(r" = (\S+), (a|no clear) difference", text)[0]
    assert said[0] in (result(read.g, 1), result(read.g, 2))
    assert (said[1] == "a") is read.can_tell
    shown = abs(float(said[0].replace("−", "-")))
    assert shown == 1.96 or (shown > 1.96) is read.can_tell  # rounded, it can be just that


def test_under_the_topics_stands_what_is_assumed_and_what_is_not_taken_off() -> None:
    said = of_gaps.note(seen(50, 80, assumed=True, n_pairs=12))
    assert (
        "How far a score moves by itself is **assumed** until both sides of 30 pairs have answered"
        " two reviews; 12 have." in said
    )
    assert "is not taken off: that takes 10 pairs, and 7 have answered." in said
    assert of_gaps.note(seen(50, 80, delta=3)) == ""
    still = of_gaps.note(seen(50, 80, delta=3, assumed=True))
    assert still == (
        "How far a score moves by itself is **assumed** where nobody's has moved between reviews."
    )
    assert of_gaps.note(pair()) == ""


def test_counts_that_differ_between_topics_are_said_as_a_range() -> None:
    topics = tuple(seen(50, 80, assumed=True, n_pairs=n).rounds[0].topics[0] for n in (12, 9))
    assert "9 to 12 have." in of_gaps.note(pair(a_round(1, topics=topics)))
