"""What the picture of a program's health says besides its numbers."""

from dataclasses import replace

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.give_and_take import ASSUMED_NOISE
from mentorsurvey.readings.filters import EVERYBODY
from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.overview import Overview, RoundReading, spread
from mentorsurvey.readings.series import Asked, Baseline
from tests.house import NOW

HEADING = Direction(
    n=6,
    n_mentors=4,
    first_round=1,
    last_round=3,
    difference=2,
    error=2,
    low=-2,
    high=6,
    can_tell=False,
)


def a_round(
    number: int, *values: float, segment: int = 0, is_open: bool = False, together: int = 2
) -> RoundReading:
    return RoundReading(
        asked=Asked(
            number=number,
            title="Check-in",
            opened_at=NOW,
            closes_at=NOW,
            is_open=is_open,
            segment=segment,
            first_of_segment=False,
        ),
        answered=None,
        health=spread(values, [f"m{place // together}" for place in range(len(values))]),
        followed=None,
    )


def chart_of(*rounds: RoundReading, direction: Direction | None = None) -> charts.Chart:
    chart = charts.health(
        Overview(
            relationships=9,
            chosen=EVERYBODY,
            offered=frozenset(),
            rounds=rounds,
            followed=0,
            direction=direction,
            plane=None,
            usual=ASSUMED_BASIS,
            basis=Baseline(segments=(ASSUMED_BASIS,), balance=ASSUMED_NOISE),
            standings=(),
        ),
        LIGHT,
    )
    assert chart is not None
    return chart


def sentence(*rounds: RoundReading, direction: Direction | None = None) -> str:
    return chart_of(*rounds, direction=direction).sentence


FIVE = (50, 60, 70, 80, 90)


TOO_EARLY = "It is too early to say where it is heading."


def test_before_there_is_a_direction_it_says_that_it_is_too_early() -> None:
    assert sentence(a_round(1, *FIVE), a_round(2, *FIVE)).startswith(TOO_EARLY)


def test_the_direction_is_one_statement() -> None:
    two = a_round(1, *FIVE), a_round(2, *FIVE)
    over = "over the 6 pairs that answered in rounds 1 and 3 (+2 points, likely between −2 and +6)."
    assert sentence(*two, direction=HEADING).startswith(f"We see no clear change {over}")
    up = replace(HEADING, can_tell=True, low=1.4)
    assert "It went up over the 6 pairs" in sentence(*two, direction=up)
    down = replace(HEADING, can_tell=True, difference=-4, low=-7, high=-1.4)
    assert "It went down over the 6 pairs" in sentence(*two, direction=down)
    assert TOO_EARLY not in sentence(*two, direction=HEADING)


def test_there_is_nothing_to_compare_with_one_round_of_a_wording() -> None:
    for other in (a_round(1, *FIVE, segment=0), a_round(3, *FIVE, segment=1, is_open=True)):
        said = sentence(*sorted([other, a_round(2, *FIVE, segment=1)], key=by_number))
        assert TOO_EARLY not in said


def test_how_many_mentors_an_interval_rests_on_stands_beside_n() -> None:
    chart = chart_of(a_round(1, *FIVE), a_round(2, *FIVE), direction=HEADING)
    # mentors deviate by −30, 10 and 20: SE² = 3/2·1400/25, times t with two degrees of freedom
    assert chart.sentence == (
        "We see no clear change over the 6 pairs that answered in rounds 1 and 3 (+2 points, likely"
        " between −2 and +6). Round 2: the average health of 5 pairs (3 mentors) is"
        " 70\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}39, with half of them between 60 and 80."
    )
    assert [row["Mentors"] for row in chart.table] == [3, 3]


def test_a_limit_next_to_zero_is_not_rounded_to_it() -> None:
    near = replace(HEADING, difference=4, low=0.3, high=7.7, can_tell=True)
    assert "(+4.0 points, likely between +0.3 and +7.7)." in sentence(
        a_round(1, *FIVE), a_round(2, *FIVE), direction=near
    )


def test_relationships_of_one_mentor_have_a_mean_and_too_few_mentors_for_an_interval() -> None:
    nothing = replace(HEADING, n_mentors=1, error=None, low=None, high=None)
    chart = chart_of(a_round(2, *FIVE, together=5), direction=nothing)
    assert chart.sentence == (
        "We see no clear change over the 6 pairs that answered in rounds 1 and 3. Round 2: the"
        " average health of 5 pairs (too few mentors for an interval) is 70, with half of them"
        " between 60 and 80."
    )
    assert [(row["Mean"], row["±"]) for row in chart.table] == [(70.0, None)]


def by_number(one: RoundReading) -> int:
    return one.asked.number


def test_a_program_at_the_top_is_told_what_cannot_be_seen() -> None:
    assert "at the very top" in sentence(a_round(1, 70, 100, 100, 100, 100))
    assert "at the very top" not in sentence(a_round(1, 70, 80, 100, 100, 100))
