"""The picture of give and take by kind: what goes each way, in the latest round that asked."""

from mentorsurvey.charts.drawing import (
    FULL,
    Chart,
    Palette,
    Trace,
    figure,
    key,
    scores_axis,
    tenth,
)
from mentorsurvey.instruments.items import Exchange
from mentorsurvey.readings import relationship_words
from mentorsurvey.readings.reflection_words import KINDS
from mentorsurvey.readings.relationship import RelationshipReading


def kinds(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """A row for each kind with what the mentee gets and what the mentor gets, 0–100."""
    if not reading.kinds:
        return None
    number = max(one.round_number for one in reading.kinds)
    latest = [one for one in reading.kinds if one.round_number == number]
    rows = list(range(len(latest)))
    to_mentee = [one.flow.mentor_to_mentee for one in latest]
    to_mentor = [one.flow.mentee_to_mentor for one in latest]

    def dots(name: str, colour: str, symbol: str, values: list[float], size: int) -> Trace:
        return {
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "x": values,
            "y": rows,
            "marker": {
                "size": size,
                "symbol": symbol,
                "color": colour,
                "opacity": 1,
                "line": {"color": colours.ground, "width": 1},
            },
            "hovertemplate": f"{name} %{{x:.0f}}<extra></extra>",
        }

    joins: Trace = {
        "type": "scatter",
        "name": "difference",
        "mode": "lines",
        "x": [at for both in zip(to_mentee, to_mentor, strict=True) for at in (*both, None)],
        "y": [at for row in rows for at in (row, row, None)],
        "line": {"color": colours.even, "width": 3},
        "hoverinfo": "skip",
    }
    titles: Trace = {
        "type": "scatter",
        "name": "kinds",
        "mode": "text",
        "x": [FULL[0]] * len(latest),
        "y": [row - 0.42 for row in rows],
        "text": [f"<b>{_title(one.kind)}</b>" for one in latest],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": colours.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return Chart(
        figure=figure(
            [
                joins,
                dots("Mentor to mentee", colours.mentor, "circle", to_mentee, 16),
                dots("Mentee to mentor", colours.mentee, "square", to_mentor, 11),
                titles,
            ],
            height=64 + 52 * len(latest),
            x=scores_axis(colours, range=[-3, 103]),
            y={"range": [len(latest) - 0.6, -0.8], "visible": False},
            margin={"l": 10, "t": 34, "b": 24},
            notes=[
                key(
                    colours,
                    [
                        (colours.mentor, "●", "mentor to mentee"),
                        (colours.mentee, "■", "mentee to mentor"),
                    ],
                )
            ],
        ),
        sentence=relationship_words.kinds(reading.kinds),
        table=tuple(
            {
                "Round": one.round_number,
                "Kind": _title(one.kind),
                "Mentor to mentee": tenth(one.flow.mentor_to_mentee),
                "Mentee to mentor": tenth(one.flow.mentee_to_mentor),
            }
            for one in reversed(reading.kinds)
        ),
    )


def _title(kind: Exchange) -> str:
    return f"{KINDS[kind][:1].upper()}{KINDS[kind][1:]}"
