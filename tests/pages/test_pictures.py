"""A picture is drawn once for readings that are kept, and is let go as they are."""

from collections.abc import Iterator

import pytest

from mentorsurvey import charts
from mentorsurvey.charts import Chart, Palette
from mentorsurvey.ui import pictures

LIGHT, DARK = charts.palette(dark=False), charts.palette(dark=True)


class Drawing:
    """Draws, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, about: list[str], colours: Palette, said: str = "") -> Chart:
        self.times += 1
        return Chart(figure=None, sentence=f"{about} {colours.ground} {said}", table=())


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Palette]]:
    here = {"colours": LIGHT}
    monkeypatch.setattr(pictures, "colours", lambda: here["colours"])
    pictures._drawn.clear()
    yield here
    pictures._drawn.clear()


def test_of_the_same_reading_it_is_drawn_once(page: dict[str, Palette]) -> None:
    draw, reading = Drawing(), ["a"]
    first = pictures.of(draw, reading)
    assert pictures.of(draw, reading) is first
    assert draw.times == 1


def test_another_reading_colour_or_word_is_another_picture(page: dict[str, Palette]) -> None:
    draw, reading = Drawing(), object()
    pictures.of(draw, reading)
    assert "said" in pictures.of(draw, reading, more=("said",)).sentence
    page["colours"] = DARK
    assert DARK.ground in pictures.of(draw, reading).sentence
    pictures.of(draw, object())
    assert draw.times == 4


def test_a_sequence_is_the_same_where_the_same_things_are_in_it(page: dict[str, Palette]) -> None:
    draw, one, other = Drawing(), object(), object()
    pictures.of(draw, [one, other])
    pictures.of(draw, [one, other])
    pictures.of(draw, [other, one])
    assert draw.times == 2


def test_nothing_is_kept_for_longer_than_readings_are(
    page: dict[str, Palette], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, reading, now = Drawing(), object(), [0.0]
    monkeypatch.setattr(pictures, "monotonic", lambda: now[0])
    pictures.of(draw, reading)
    now[0] = pictures.SECONDS + 1
    pictures.of(draw, reading)
    assert draw.times == 2
    for _ in range(pictures.KEPT + 50):
        pictures.of(draw, object())
    assert len(pictures._drawn) == pictures.KEPT
