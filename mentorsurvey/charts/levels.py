"""The picture of each relationship's level with its band, by name and never ranked."""

from collections.abc import Collection, Sequence

from mentorsurvey.charts.drawing import (
    FULL,
    Chart,
    Palette,
    Trace,
    figure,
    safe,
    scores_axis,
    tenth,
    whole,
)
from mentorsurvey.charts.rows import words
from mentorsurvey.readings.standings import Standing

LISTED = "to check in with"
"""What is said of a relationship that stands on the attention list."""

FITS, SMALLER = 46, 0.85
"""Letters of a name that a phone has room for, and how much less those beside it take."""


def levels(
    standings: Sequence[Standing], colours: Palette, listed: Collection[str] = ()
) -> Chart | None:
    """The level of each relationship with its 95 % band, in the order given: by name.

    A note beside its band says what applies to it. ``listed`` are the ids of those on the
    attention list.
    """
    there = [
        (one, one.level, one.low, one.high)
        for one in standings
        if one.level is not None and one.low is not None and one.high is not None
    ]
    if not there:
        return None
    rows = list(range(len(there)))
    bands: Trace = {
        "type": "bar",
        "orientation": "h",
        "name": "band",
        "y": rows,
        "base": [low for _, _, low, _ in there],
        "x": [max(high - low, 0.4) for _, _, low, high in there],
        "width": 0.26,
        "marker": {"color": colours.ribbon, "cornerradius": 4},
        "hoverinfo": "skip",
    }
    dots: Trace = {
        "type": "scatter",
        "name": "level",
        "mode": "markers",
        "x": [mean for _, mean, _, _ in there],
        "y": rows,
        "marker": {"color": colours.both, "size": 8},
        "customdata": [
            f"{safe(one.label)}<br>level {whole(mean)}, {whole(low)} to {whole(high)}"
            for one, mean, low, high in there
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    names = [
        safe(_short(one.label, FITS - round(SMALLER * len(_beside(one, listed)))))
        for one, *_ in there
    ]
    ranges: Trace = {
        "type": "scatter",
        "name": "ranges",
        "mode": "text",
        "x": [FULL[1]] * len(there),
        "y": [row - 0.42 for row in rows],
        "text": [
            f"{_beside(one, listed)}{whole(low)}–{whole(high)}" for one, _, low, high in there
        ],
        "textposition": "middle left",
        "textfont": {"size": 12, "color": colours.quiet},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return Chart(
        figure=figure(
            [bands, dots, words("names", names, colours), ranges],
            height=34 + 38 * len(there),
            x=scores_axis(colours, range=[-1, 101], side="top"),
            y={"range": [len(there) - 0.4, -0.9], "visible": False},
            margin={"l": 8, "r": 8, "t": 26, "b": 4},
        ),
        sentence=(
            f"{len(there)} relationships by name, each with the level that its rounds tell, from"
            " 0 to 100, and its 95 % band."
        ),
        table=tuple(
            {
                "Relationship": one.label,
                "Level": tenth(mean),
                "from": tenth(low),
                "to": tenth(high),
                "Reading": reading_words(one, listed),
                "Rounds with both sides": one.rounds,
            }
            for one, mean, low, high in there
        ),
    )


def _short(label: str, most: int) -> str:
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def _beside(one: Standing, listed: Collection[str]) -> str:
    words = reading_words(one, listed)
    return f"{words}  " if words else ""


def reading_words(one: Standing, listed: Collection[str]) -> str:
    """What applies to a pair: to check in with, one answered, too few rounds."""
    words = [LISTED] if one.relationship_id in listed else []
    if one.ends_one_sided:
        words.append("one answered")
    if one.rounds == 1:
        words.append("too few rounds")
    if not one.rounds and not one.ends_one_sided:
        words.append("nothing yet")
    return ", ".join(words)


def level_words(one: Standing) -> str:
    """A level with its band, such as "71 (62–80)"; a dash where there is none."""
    if one.level is None:
        return "–"
    return f"{whole(one.level)} ({whole(one.low)}–{whole(one.high)})"
