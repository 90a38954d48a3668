"""The small line of a pair: its marks, its breaks, and that everything stays in the picture."""

import re

from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.charts.small_line import HEIGHT, WIDTH, small_line
from mentorsurvey.readings.recent import Rated


def rated(*both: tuple[float | None, float | None]) -> list[Rated]:
    return [
        Rated(round_number=number, mentor=mentor, mentee=mentee)
        for number, (mentor, mentee) in enumerate(both, start=1)
    ]


def test_each_side_has_a_shape_of_its_own_and_rounds_of_one_alone_are_hollow() -> None:
    said = small_line(rated((80, 70), (60, None), (50, 40)), LIGHT)
    assert said.count("<circle") == 3
    assert said.count("<rect") == 2
    assert said.count(f'fill="{LIGHT.ground}"') == 1


def test_a_line_is_not_drawn_across_a_round_that_cannot_be_read() -> None:
    said = small_line(rated((80, 70), (70, None), (60, None), (50, 60), (40, 50)), LIGHT)
    lines = re.findall(r'points="([^"]+)"', said)
    assert [len(one.split()) for one in lines] == [5, 2]


def test_names_stay_apart_and_inside_wherever_the_lines_end() -> None:
    for both in ((100, 100), (0, 0), (100, 99), (0, 100), (50, None)):
        said = small_line(rated(both), LIGHT)
        ups = [float(one) for one in re.findall(r'<text x="[^"]+" y="([^"]+)"', said)]
        assert all(9 <= one <= HEIGHT for one in ups)
        assert len(ups) < 2 or abs(ups[0] - ups[1]) >= 12.9
        assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in said
