from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import numpy as np
import pytest

from mentorsurvey import charts
from mentorsurvey.charts import Chart
from mentorsurvey.charts.drawing import CLEAR, DARK, LIGHT, Palette, apart, zoom
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.clusters import ClusteredMean
from mentorsurvey.measures.give_and_take import BalanceNoise, JointFlows, balance_interval
from mentorsurvey.measures.shared_view import MeanDifference
from mentorsurvey.readings import overview as program_reading
from mentorsurvey.readings import relationship as pair_reading
from mentorsurvey.readings.beside import KindOfFlow
from mentorsurvey.readings.fairness import Fairness, SideFairness
from mentorsurvey.readings.filters import EVERYBODY
from mentorsurvey.readings.gaps import COMPARED, Topic, Usual
from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.overview import Answered, Overview, Plane, Point, Spread
from mentorsurvey.readings.relationship import Balance, Level, RelationshipReading
from mentorsurvey.readings.series import Asked, Baseline
from mentorsurvey.readings.standings import Standing

NASTY = "Bobby <img src=x onerror=alert(1)> & <b>Sons</b>"
NOISE = BalanceNoise(sd=9, assumed=True, n_pairs=0)
USUAL = Usual(
    about="both",
    delta=MeanDifference(value=0, assumed=True, n_pairs=7),
    noise=AnswerNoise(sem_mentor=9, sem_mentee=9, assumed=True, n_pairs=12),
    asks=(0, ("a", "b", "c")),
)
MOMENT = datetime(2026, 10, 5, tzinfo=UTC)


def asked(
    number: int, *, segment: int | None = 0, first: bool = False, is_open: bool = False
) -> Asked:
    return Asked(
        number=number,
        title="Check-in",
        opened_at=MOMENT,
        closes_at=MOMENT,
        is_open=is_open,
        segment=segment,
        first_of_segment=first,
    )


def a_round(number: int, **how: object) -> program_reading.RoundReading:
    return program_reading.RoundReading(
        asked=asked(number, **how),
        answered=Answered(asked=20, both=10 + number, mentor_only=3, mentee_only=2),
        health=Spread(
            n=10 + number,
            mean=70.0 + number,
            n_mentors=9,
            error=1.8,
            reach=4.0,
            lower=60.0,
            median=71.0,
            upper=80.0,
            shares=(0.2, 0.5, 0.3),
        ),
        followed=ClusteredMean(mean=72.0, low=68.0, high=76.0, n=20, n_mentors=9),
    )


def points() -> tuple[Point, ...]:
    return tuple(
        Point(
            relationship_id=str(place),
            label=NASTY,
            flow=JointFlows(mentor_to_mentee=80.0, mentee_to_mentor=40.0 if place < 2 else 75.0),
        )
        for place in range(5)
    )


@pytest.fixture
def program() -> Overview:
    return Overview(
        relationships=20,
        chosen=EVERYBODY,
        offered=frozenset(),
        rounds=(a_round(1, first=True), a_round(2), a_round(3, segment=1, first=True)),
        followed=9,
        direction=Direction(
            n=9,
            n_mentors=9,
            first_round=1,
            last_round=2,
            difference=-3,
            error=2.55,
            low=-8,
            high=2,
            can_tell=False,
        ),
        plane=Plane(round_number=2, points=points()),
        usual=ASSUMED_BASIS,
        basis=Baseline(segments=(ASSUMED_BASIS,), balance=NOISE),
        standings=(
            Standing(
                relationship_id="1",
                label=NASTY,
                level=70.0,
                low=60.0,
                high=80.0,
                rounds=3,
                one_sided=1,
                ends_one_sided=False,
            ),
            Standing(
                relationship_id="2",
                label="New",
                level=None,
                low=None,
                high=None,
                rounds=0,
                one_sided=0,
                ends_one_sided=False,
            ),
        ),
    )


def one_round(
    number: int, mentor: float | None, mentee: float | None, **how: object
) -> pair_reading.RoundReading:
    h = None if mentor is None or mentee is None else (mentor + mentee) / 2
    of = levels(
        [[np.nan if mentor is None else mentor]],
        [[np.nan if mentee is None else mentee]],
        ASSUMED_BASIS,
    )
    mean, low_, high_, next_low, next_high = (
        float(one[0, 0]) for one in (of.mean, of.low, of.high, of.next_low, of.next_high)
    )
    flow = JointFlows(mentor_to_mentee=75 + 2.5 * number, mentee_to_mentor=55)
    low, high = balance_interval(flow.balance, NOISE.sd)
    return pair_reading.RoundReading(
        asked=asked(number, **how),
        mentor=mentor,
        mentee=mentee,
        health=h,
        level=Level(mean=mean, low=low_, high=high_, next_low=next_low, next_high=next_high),
        balance=Balance(flow=flow, low=low, high=high) if h is not None else None,
        topics=tuple(
            Topic(
                construct=construct,
                mentor=80.0,
                mentee=80.0 - 10 * place,
                usual=USUAL,
                before=None if number == 1 else 1,
                stands=number > 1 and place > 2,
            )
            for place, construct in enumerate(COMPARED)
        )
        if h is not None
        else (),
    )


@pytest.fixture
def pair() -> RelationshipReading:
    return RelationshipReading(
        relationship_id="1",
        label=NASTY,
        mentor=NASTY,
        mentee=NASTY,
        cohorts=(),
        phase="cultivation",
        rounds=(
            one_round(1, 80, 60, first=True),
            one_round(2, 70, None),
            one_round(3, 60, 50, segment=1, first=True),
        ),
        usual=ASSUMED_BASIS,
        balance=NOISE,
    )


def drawn(chart: Chart | None) -> Chart:
    assert chart is not None
    return chart


def trace(chart: Chart, name: str) -> dict[str, object]:
    return next(one.to_plotly_json() for one in chart.figure.data if one.name == name)


@pytest.fixture
def every(program: Overview, pair: RelationshipReading) -> dict[str, Chart]:
    plane = program.plane
    assert plane is not None
    return {
        "response": drawn(charts.response(program, LIGHT)),
        "health": drawn(charts.health(program, LIGHT)),
        "plane": charts.plane(plane, NOISE, LIGHT),
        "levels": drawn(charts.levels(program.standings, LIGHT)),
        "lines": drawn(charts.lines(pair, LIGHT)),
        "flows": drawn(charts.flows(pair, LIGHT)),
        "gaps": drawn(charts.gaps(pair, LIGHT)),
    }


def test_every_chart_has_a_sentence_with_numbers_and_a_table(every: dict[str, Chart]) -> None:
    for name, chart in every.items():
        assert any(sign.isdigit() for sign in chart.sentence), name
        assert chart.sentence.endswith("."), name
        assert chart.table, name
        assert {len(row) for row in chart.table} == {len(chart.table[0])}, name


def test_no_name_reaches_a_picture_as_html(every: dict[str, Chart]) -> None:
    for name, chart in every.items():
        figure = chart.figure.to_json()
        assert "<img" not in figure, name
        assert "<b>Sons" not in figure, name


def test_a_table_keeps_names_as_they_are(every: dict[str, Chart]) -> None:
    assert every["levels"].table[0]["Relationship"] == NASTY


def test_pictures_lie_still_on_the_page_s_own_ground(every: dict[str, Chart]) -> None:
    for chart in every.values():
        layout = chart.figure.layout
        assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
        assert layout.dragmode is False
        assert layout.xaxis.fixedrange
        assert layout.yaxis.fixedrange


def test_scores_are_drawn_from_0_to_100(every: dict[str, Chart]) -> None:
    for name in ("response", "plane", "lines", "flows"):
        low, high = every[name].figure.layout.yaxis.range
        assert low <= 0, name
        assert high >= 100, name


def test_health_is_drawn_on_the_part_of_the_scale_that_it_uses_and_marks_which(
    every: dict[str, Chart],
) -> None:
    figure = every["health"].figure
    assert tuple(figure.layout.yaxis.range) == (49, 91)
    full, shown = (one for one in figure.layout.shapes if one.type == "rect")
    assert ((full.y0, full.y1), (shown.y0, shown.y1)) == ((0, 1), (0.5, 0.9))


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ([70, 75], (50, 80)),
        ([99, 100], (70, 100)),
        ([0, 1], (0, 30)),
        ([13, 92], (10, 100)),
        ([], (0, 100)),
    ],
)
def test_a_part_of_the_scale_is_in_tens_and_never_small(
    values: list[float], span: tuple[float, float]
) -> None:
    assert zoom(values) == span


def test_response_bars_are_the_table_s_shares(every: dict[str, Chart]) -> None:
    chart = every["response"]
    assert trace(chart, "both sides")["y"] == [55, 60, 65]
    assert [row["Both sides"] for row in chart.table] == [11, 12, 13]
    assert [row["Neither"] for row in chart.table] == [4, 3, 2]
    assert (
        "Round 3: both people answered in 13 of 20 pairs, and one of them in 5." in chart.sentence
    )


def test_an_open_round_is_an_outline_in_the_picture_of_health(program: Overview) -> None:
    last = replace(program.rounds[2], asked=replace(program.rounds[2].asked, is_open=True))
    drawn = replace(program, rounds=(*program.rounds[:2], last))
    chart = charts.health(drawn, LIGHT)
    assert chart is not None
    assert [colour == CLEAR for colour in chart.figure.data[0].marker.color] == [False, False, True]
    assert "so far" in "".join(note.text for note in chart.figure.layout.annotations)
    closed = charts.health(program, LIGHT)
    assert closed is not None
    assert "so far" not in "".join(note.text for note in closed.figure.layout.annotations)


def test_response_says_which_round_is_open(program: Overview) -> None:
    last = replace(program.rounds[2], asked=replace(program.rounds[2].asked, is_open=True))
    chart = drawn(charts.response(replace(program, rounds=(*program.rounds[:2], last)), LIGHT))
    assert "Round 2: both people answered in 12 of 20 pairs" in chart.sentence
    assert "Round 3 is open: so far both people answered in 13 of 20 pairs" in chart.sentence
    assert "open" in chart.figure.layout.xaxis.ticktext[2]


def test_health_boxes_are_quartiles_and_the_line_is_the_same_relationships(
    every: dict[str, Chart],
) -> None:
    chart = every["health"]
    boxes = trace(chart, "middle half")
    assert (boxes["base"], boxes["y"]) == ([60, 60, 60], [20, 20, 20])
    assert trace(chart, "same relationships")["y"] == [72, 72, 72]
    assert [row["Same relationships: n"] for row in chart.table] == [9, 9, 9]
    assert chart.sentence.startswith(
        "We see no clear change over the 9 pairs that answered in rounds 1 and 2 (−3 points, likely"
        " between −8 and +2)."
    )


def test_a_change_of_wording_is_a_dotted_line_before_its_round(every: dict[str, Chart]) -> None:
    for name in ("health", "lines"):
        (shape,) = (one for one in every[name].figure.layout.shapes if one.type == "line")
        assert (shape.x0, shape.line.dash) == (1.5, "dot"), name
        assert any(one.text == "wording changed" for one in every[name].figure.layout.annotations)


def test_the_plane_has_one_mark_a_pair_all_alike(every: dict[str, Chart]) -> None:
    chart = every["plane"]
    (marks,) = [one for one in chart.figure.data if one.mode == "markers"]
    assert len(marks.x) == len(chart.table) == 5
    assert marks.marker.color == LIGHT.both
    assert set(chart.table[0]) == {
        "Relationship",
        "Mentor to mentee",
        "Mentee to mentor",
        "Balance",
        "± 1.96 SE",
    }


def test_points_that_would_cover_each_other_stand_apart(every: dict[str, Chart]) -> None:
    marks = [one for one in every["plane"].figure.data if one.mode == "markers"]
    places = [place for one in marks for place in zip(one.x, one.y, strict=True)]
    assert len(set(places)) == 5
    assert all(min(abs(x - 40), abs(x - 75)) < 4 and abs(y - 80) < 4 for x, y in places)


def plane_of(*balances: float) -> str:
    points = tuple(
        Point(
            relationship_id=str(place),
            label="",
            flow=JointFlows(mentor_to_mentee=50 + balance / 2, mentee_to_mentor=50 - balance / 2),
        )
        for place, balance in enumerate(balances)
    )
    return charts.plane(Plane(round_number=2, points=points), NOISE, LIGHT).sentence


@pytest.mark.parametrize(
    ("balances", "said"),
    [
        (
            (40, 40, 5, 0, -5),
            "By their own ratings, the mentor gives more in 2 of 5 pairs. Mentors often do. In 3"
            " there is no clear difference.",
        ),
        (
            (40, 40, 40, -40, 0),
            "By their own ratings, the mentor gives more in 3 of 5 pairs. Mentors often do. The"
            " mentee gives more in 1. In 1 there is no clear difference.",
        ),
        (
            (-40, -40, 0, 0, 0),
            "By their own ratings, the mentee gives more in 2 of 5 pairs. In 3 there is no clear"
            " difference.",
        ),
        (
            (40,) * 5,
            "By their own ratings, the mentor gives more in 5 of 5 pairs. Mentors often do.",
        ),
        (
            (5, 0, 0, 0, -5),
            "By their own ratings, neither side clearly gives more in any of 5 pairs.",
        ),
    ],
)
def test_the_plane_counts_only_what_is_beyond_noise(balances: tuple[float, ...], said: str) -> None:
    assert plane_of(*balances) == said


def test_what_people_say_of_their_balance_is_counted_or_too_few() -> None:
    def of(people: int, gives: int, even: int, gets: int) -> Fairness:
        side = SideFairness(people=people, gives_more=gives, even=even, gets_more=gets)
        return Fairness(round_number=3, mentor=side, mentee=None)

    assert charts.fairness_words(of(31, 9, 20, 2), "mentor") == (
        "In round 3, 31 mentors answered: 9 that they give more than they get, 20 that it is about"
        " even, and 2 that they get more."
    )
    assert charts.fairness_words(of(6, 0, 8, 0), "mentor") == (
        "In round 3, 6 mentors answered about 8 pairs: none that they give more than they get, 8"
        " that it is about even, and none that they get more."
    )
    few = (
        "Nothing to show yet for mentees: this takes at least 5 people who answered, once the round"
        " is over."
    )
    assert charts.fairness_words(of(6, 0, 8, 0), "mentee") == few
    assert charts.fairness_words(None, "mentee") == few


def test_levels_leave_out_what_has_no_band(every: dict[str, Chart]) -> None:
    chart = every["levels"]
    bands = trace(chart, "band")
    assert (bands["base"], bands["x"]) == ([60], [20])
    assert trace(chart, "level")["x"] == [70]
    assert len(chart.table) == 1


def test_rounds_of_one_alone_are_hollow(every: dict[str, Chart]) -> None:
    chart = every["lines"]
    mentor = trace(chart, "Mentor")
    colours = [LIGHT.mentor, LIGHT.ground, LIGHT.mentor, LIGHT.mentor]
    assert mentor["marker"]["color"] == colours  # type: ignore[index]
    assert [row["Only one"] for row in chart.table] == ["", "the mentor", ""]
    assert "Of round 2, only the mentor’s answers can be read." in chart.sentence


def test_each_person_has_a_line_and_a_shape_and_there_is_no_third_one(
    every: dict[str, Chart],
) -> None:
    lines = [one for one in every["lines"].figure.data if one.mode == "lines+markers"]
    assert [(one.name, one.marker.symbol) for one in lines] == [
        ("Mentor", "circle"),
        ("Mentee", "square"),
    ]


def test_a_new_phase_is_marked_between_its_rounds(pair: RelationshipReading) -> None:
    opened = [datetime(2026, 10, day, tzinfo=UTC) for day in (5, 12, 19)]
    rounds = tuple(
        replace(one, asked=replace(one.asked, opened_at=at, segment=0, first_of_segment=False))
        for one, at in zip(pair.rounds, opened, strict=True)
    )
    phases = (
        ("introduction", date(2026, 1, 1)),
        ("cultivation", date(2026, 10, 12)),
        ("completion", date(2026, 11, 30)),
    )
    chart = drawn(charts.lines(replace(pair, rounds=rounds, phases=phases), LIGHT))
    words = {one.text: one.x for one in chart.figure.layout.annotations}
    assert words["cultivation"] == 0.5
    assert "completion" not in words


def test_give_and_take_by_kind_is_drawn_of_the_latest_round_and_told_of_all(
    pair: RelationshipReading,
) -> None:
    assert charts.kinds(pair, LIGHT) is None
    found = (
        KindOfFlow(round_number=1, kind="ideas", flow=flow(10, 20)),
        KindOfFlow(round_number=3, kind="guidance", flow=flow(80, 5)),
        KindOfFlow(round_number=3, kind="ideas", flow=flow(50, 60)),
    )
    chart = drawn(charts.kinds(replace(pair, kinds=found), LIGHT))
    assert trace(chart, "Mentor to mentee")["x"] == [80, 50]
    assert trace(chart, "Mentee to mentor")["x"] == [5, 60]
    assert [row["Round"] for row in chart.table] == [3, 3, 1]
    assert chart.sentence == (
        "In round 3, the mentee gets most as guidance. The mentor gets most as new ideas."
    )


def flow(to_mentee: float, to_mentor: float) -> JointFlows:
    return JointFlows(mentor_to_mentee=to_mentee, mentee_to_mentor=to_mentor)


def test_lines_do_not_cross_a_change_of_wording(every: dict[str, Chart]) -> None:
    mentor = trace(every["lines"], "Mentor")
    assert list(zip(mentor["x"], mentor["y"], strict=True)) == [  # type: ignore[call-overload]
        (0, 80),
        (1, 70),
        (1.5, None),
        (2, 60),
    ]


def test_lines_say_the_level_with_its_band(every: dict[str, Chart]) -> None:
    row = every["lines"].table[2]
    assert (row["Mentor"], row["Mentee"], row["Health"]) == (60, 50, 55)
    # one round: m = w·55 + (1 − w)·75 with w = 200/245
    assert row["Level"] == pytest.approx(55 * 200 / 245 + 75 * 45 / 245, abs=0.05)
    said = f"about {row['Level']:.0f}, probably between {row['from']:.0f} and {row['to']:.0f}."
    assert every["lines"].sentence.startswith(
        "In round 3, the mentor’s score is 60 and the mentee’s 50."
    )
    assert said in every["lines"].sentence


def test_behind_the_level_lies_where_a_steady_pair_answers_next(every: dict[str, Chart]) -> None:
    chart = every["lines"]
    assert [one.name for one in chart.figure.data[:2]] == ["next", "band"]
    for row in chart.table:
        assert row["Next answers, from"] < row["from"] < row["to"] < row["up to"]  # type: ignore[operator]
    (said,) = [one.text for one in chart.figure.layout.annotations if "their level" in one.text]
    assert "how far ratings usually spread" in said


def test_the_picture_of_a_pair_begins_with_what_it_shows(pair: RelationshipReading) -> None:
    chart = drawn(charts.lines(pair, LIGHT, "No clear change."))
    assert chart.sentence.startswith("No clear change. In round 3, the mentor’s")


def test_a_balance_within_noise_is_hollow(every: dict[str, Chart]) -> None:
    chart = every["flows"]
    balance = trace(chart, "Balance")
    assert balance["y"] == [22.5, 27.5]
    assert [row["Balance"] for row in chart.table] == [22.5, 27.5]
    assert balance["marker"]["color"] == [LIGHT.both, LIGHT.both]  # type: ignore[index]
    assert trace(chart, "Mentor to mentee")["y"] == [77.5, None, 82.5]
    assert chart.sentence == (
        "By their own ratings, the mentor gives more. Mentors often do. In round 3, the two rate"
        " what the mentee gets at 82 of 100, and what the mentor gets at 55."
    )
    columns = {"Mentor to mentee", "Mentee to mentor", "At least, both ways", "Balance"}
    assert set(chart.table[0]) == {"Round", "from", "to", *columns}


def test_topics_name_only_what_stands_in_two_reviews(every: dict[str, Chart]) -> None:
    chart = every["gaps"]
    assert trace(chart, "Mentee")["x"] == [80, 70, 60, 50, 40, 30, 20]
    assert "In two reviews running, the two see 4 of 7 topics differently." in chart.sentence
    assert TITLES[COMPARED[3]] in chart.sentence
    assert TITLES[COMPARED[1]] not in chart.sentence
    assert chart.table[1]["Reading"] == "no clear difference"
    assert chart.table[5]["Reading"] == "the mentor rates it 50 higher"


@pytest.mark.parametrize(
    "draw",
    [
        lambda program: charts.response(program, LIGHT),
        lambda program: charts.health(program, LIGHT),
        lambda _: charts.levels((), LIGHT),
    ],
)
def test_nothing_to_show_is_no_picture(
    program: Overview, draw: Callable[[Overview], Chart | None]
) -> None:
    hidden = tuple(replace(one, answered=None, health=None) for one in program.rounds)
    assert draw(replace(program, rounds=hidden)) is None


def test_a_relationship_without_answers_has_no_picture(pair: RelationshipReading) -> None:
    nothing = replace(pair, rounds=())
    assert (charts.lines(nothing, LIGHT), charts.flows(nothing, LIGHT)) == (None, None)
    assert charts.gaps(nothing, LIGHT) is None


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_stand_out_by_3_and_words_by_4_5(colours: Palette) -> None:
    def contrast(colour: str) -> float:
        low, high = sorted((luminance(colour), luminance(colours.ground)))
        return (high + 0.05) / (low + 0.05)

    marks = (colours.mentor, colours.mentee, colours.both)
    assert min(map(contrast, (*marks, colours.even))) >= 3
    assert min(map(contrast, (*marks, colours.ink, colours.quiet))) >= 4.5


def test_labels_keep_their_distance_and_their_order() -> None:
    placed = apart({"a": 50, "b": 52, "c": 51}, 8)
    ordered = sorted(placed.values())
    assert all(after - before >= 8 for before, after in pairwise(ordered))
    assert sorted(placed, key=placed.__getitem__) == ["a", "c", "b"]
    assert apart({}, 8) == {}


@pytest.mark.parametrize(
    ("value", "words"), [(-0.4, "0"), (-12.6, "−13"), (None, "–"), (49.5, "50")]
)
def test_scores_are_whole_and_a_minus_is_one(value: float | None, words: str) -> None:
    assert charts.whole(value) == words


@pytest.mark.parametrize(("value", "words"), [(3.2, "+3"), (-3.2, "−3"), (0.2, "0")])
def test_differences_have_a_sign(value: float, words: str) -> None:
    assert charts.signed(value) == words
