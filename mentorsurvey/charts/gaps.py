"""The picture of how each side sees each construct, and where the two views differ."""

from mentorsurvey.charts.drawing import (
    FULL,
    NEVER_TELLS,
    Chart,
    Palette,
    Trace,
    figure,
    key,
    scores_axis,
    tenth,
    whole,
)
from mentorsurvey.instruments import TITLES
from mentorsurvey.readings.relationship import Gap, RelationshipReading


def gaps(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """Each construct as both see it in the latest round that has any from both."""
    latest = next((one for one in reversed(reading.rounds) if one.gaps), None)
    if latest is None:
        return None
    found = latest.gaps
    rows = list(range(len(found)))

    def dots(name: str, colour: str, values: list[float], sizes: list[int]) -> Trace:
        return {
            "type": "scatter",
            "name": name,
            "mode": "markers",
            "x": values,
            "y": rows,
            "marker": {"size": sizes, "color": colour, "opacity": 1, "line": edge},
            "hovertemplate": f"{name} %{{x:.0f}}<extra></extra>",
        }

    edge = {"color": colours.ground, "width": 1}
    around = [13 if gap.difference else 20 for gap in found]
    joins: Trace = {
        "type": "scatter",
        "name": "gap",
        "mode": "lines",
        "x": [at for gap in found for at in (gap.mentor, gap.mentee, None)],
        "y": [at for row in rows for at in (row, row, None)],
        "line": {"color": colours.even, "width": 3},
        "hoverinfo": "skip",
    }
    titles: Trace = {
        "type": "scatter",
        "name": "constructs",
        "mode": "text",
        "x": [FULL[0]] * len(found),
        "y": [row - 0.42 for row in rows],
        "text": [f"<b>{TITLES[gap.construct]}</b>  {_difference(gap)}" for gap in found],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": colours.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    told = [gap for gap in found if gap.can_tell]
    sentence = f"Round {latest.asked.number}: of {len(found)} constructs, "
    sentence += (
        f"{len(told)} {'differs' if len(told) == 1 else 'differ'} by more than noise: "
        + "; ".join(
            f"{TITLES[gap.construct]}, mentor {whole(gap.mentor)}, mentee {whole(gap.mentee)}"
            for gap in told
        )
        + "."
        if told
        else f"none shows a difference that we can tell from noise ({NEVER_TELLS})."
    )
    return Chart(
        figure=figure(
            [
                joins,
                dots("Mentor", colours.mentor, [gap.mentor for gap in found], around),
                dots("Mentee", colours.mentee, [gap.mentee for gap in found], [13] * len(found)),
                titles,
            ],
            height=64 + 46 * len(found),
            x=scores_axis(colours, range=[-3, 103]),
            y={"range": [len(found) - 0.5, -0.8], "visible": False},
            margin={"l": 10, "t": 34, "b": 24},
            notes=[
                key(colours, [(colours.mentor, "●", "mentor"), (colours.mentee, "●", "mentee")])
            ],
        ),
        sentence=sentence,
        table=tuple(
            {
                "Round": one.asked.number,
                "Construct": TITLES[gap.construct],
                "Mentor": tenth(gap.mentor),
                "Mentee": tenth(gap.mentee),
                "Mentor less mentee": tenth(gap.difference),
                "Reading": _difference(gap),
            }
            for one in reversed(reading.rounds)
            for gap in one.gaps
        ),
    )


def _difference(gap: Gap) -> str:
    if not gap.can_tell:
        return NEVER_TELLS
    return f"{'mentor' if gap.difference > 0 else 'mentee'} {whole(abs(gap.difference))} higher"
