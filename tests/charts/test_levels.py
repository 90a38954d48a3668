"""What stands beside each relationship in the list by name, in words and in the picture."""

import pytest

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.readings.standings import Standing

LONG = "Maximiliane Constantinopolitanska with Bartholomew Featherstonehaugh (2026)"


def standing(
    rounds: int = 3, *, one_sided: int = 0, ends: bool = False, label: str = "A with B"
) -> Standing:
    known = rounds > 0
    return Standing(
        relationship_id="1",
        label=label,
        level=70.0 if known else None,
        low=60.0 if known else None,
        high=80.0 if known else None,
        rounds=rounds,
        one_sided=one_sided,
        ends_one_sided=ends,
    )


@pytest.mark.parametrize(
    ("one", "listed", "said"),
    [
        (standing(3), (), ""),
        (standing(3, one_sided=1), (), ""),
        (standing(3), ("1",), "to check in with"),
        (standing(3, one_sided=1, ends=True), (), "one answered"),
        (standing(0, one_sided=2, ends=True), (), "one answered"),
        (standing(2, one_sided=1, ends=True), ("1",), "to check in with, one answered"),
        (standing(1), (), "too few rounds"),
        (standing(1, one_sided=1, ends=True), (), "one answered, too few rounds"),
        (standing(0), (), "nothing yet"),
        (standing(0, one_sided=1), (), "nothing yet"),
    ],
)
def test_a_relationship_says_what_applies_to_it(
    one: Standing, listed: tuple[str, ...], said: str
) -> None:
    assert charts.reading_words(one, listed) == said


def words(one: Standing, listed: tuple[str, ...]) -> tuple[str, str]:
    chart = charts.levels([one], LIGHT, listed)
    assert chart is not None
    traces = {trace.name: trace for trace in chart.figure.data}
    return traces["names"].text[0], traces["ranges"].text[0]


def test_the_picture_says_what_applies_in_words_beside_the_band() -> None:
    assert words(standing(), ("1",))[1] == "to check in with  60–80"
    assert words(standing(1), ())[1] == "too few rounds  60–80"
    assert words(standing(2, ends=True), ())[1] == "one answered  60–80"
    assert words(standing(), ())[1] == "60–80"


def test_what_is_listed_has_no_colour_of_its_own() -> None:
    pictures = [charts.levels([standing()], LIGHT, listed) for listed in ((), ("1",))]
    colours = [
        [trace.marker.color or trace.textfont.color for trace in one.figure.data]
        for one in pictures
        if one
    ]
    assert colours[0] == colours[1]


def test_a_long_name_leaves_room_for_what_is_said_beside_it() -> None:
    alone, _ = words(standing(label=LONG), ())
    beside, said = words(standing(label=LONG), ("1",))
    assert alone.endswith("…")
    assert len(beside) < len(alone) == 46
    assert beside.endswith("…")
    assert said.startswith("to check in with")


def test_the_table_behind_the_picture_has_the_same_words() -> None:
    chart = charts.levels([standing()], LIGHT, ("1",))
    assert chart is not None
    assert chart.table[0]["Reading"] == "to check in with"
