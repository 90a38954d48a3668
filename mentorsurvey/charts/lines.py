"""The picture of one relationship over the rounds: what each rated, and the band of the level."""

from collections.abc import Sequence

from mentorsurvey.charts.drawing import (
    Chart,
    Palette,
    Trace,
    apart,
    figure,
    key,
    note,
    scores_axis,
    tenth,
    whole,
)
from mentorsurvey.charts.rounds import breaks, cut_places, ribbon, rounds_axis, rounds_head
from mentorsurvey.readings import relationship_words
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading
from mentorsurvey.readings.runs import phase_changes

SHAPES = {"Mentor": "circle", "Mentee": "square"}
"""Side → the shape of its marks, so that nobody needs its color."""


def lines(reading: RelationshipReading, colours: Palette, finding: str = "") -> Chart | None:
    """Both sides' core scores over the rounds, with the band of their level, 95 %.

    Behind it, in light gray, where the next answers of a steady pair usually lie. Hollow marks are
    rounds of one side alone. Nothing is drawn across a change of wording, or where the two started
    anew; a new phase is marked. ``finding`` is what the picture shows, in words.
    """
    rounds = [one for one in reading.rounds if one.asked.segment is not None]
    there = [one for one in rounds if one.mentor is not None or one.mentee is not None]
    if not there:
        return None
    asked = [one.asked for one in rounds]
    anew = any(one.anew for one in asked)
    cuts = cut_places(asked)
    places = list(range(len(rounds)))
    known = [one.level for one in rounds]
    traces = [
        ribbon(
            places,
            [one.next_low if one else None for one in known],
            [one.next_high if one else None for one in known],
            cuts,
            colours.grid,
            name="next",
        ),
        ribbon(
            places,
            [one.low if one else None for one in known],
            [one.high if one else None for one in known],
            cuts,
            colours.ribbon,
        ),
    ]
    colour_of = {"Mentor": colours.mentor, "Mentee": colours.mentee}
    values_of = {
        "Mentor": [one.mentor for one in rounds],
        "Mentee": [one.mentee for one in rounds],
    }
    ends: dict[int, dict[str, float]] = {}
    for name, values in values_of.items():
        traces.append(_line(name, colour_of[name], rounds, values, cuts, colours))
        seen = [(place, one) for place, one in enumerate(values) if one is not None]
        if seen:
            ends.setdefault(seen[-1][0], {})[name] = seen[-1][1]
    new_phases = phase_changes(asked, reading.phases)
    shapes, words = breaks(asked, colours, (*reading.stops, *new_phases))
    labels = [
        note(
            name,
            x=end,
            y=at,
            xanchor="left",
            xshift=12,
            font={"color": colour_of[name], "size": 13},
        )
        for end, names in ends.items()
        for name, at in apart(names, 8).items()
    ]
    return Chart(
        figure=figure(
            traces,
            height=378,
            x=rounds_axis(asked, colours),
            y=scores_axis(colours),
            margin={"r": 66 if len(rounds) - 1 in ends else 10, "b": 50, "t": 52},
            shapes=shapes,
            notes=[
                key(
                    colours,
                    [
                        (colours.mentor, "●", "mentor"),
                        (colours.mentee, "■", "mentee"),
                        (colours.quiet, "○", "only one of the two"),
                    ],
                    [
                        (colours.quiet, "▮", "where their level likely is"),
                        (colours.ribbon, "▮", "usual spread"),
                    ],
                ),
                rounds_head(colours),
                *labels,
                *words,
            ],
        ),
        sentence=f"{finding} {relationship_words.line(reading)}".strip(),
        table=tuple(
            {
                "Round": one.asked.number,
                "Form": one.asked.title,
                "Mentor": tenth(one.mentor),
                "Mentee": tenth(one.mentee),
                "Health": tenth(one.health),
                "Level": tenth(one.level.mean) if one.level else None,
                "from": tenth(one.level.low) if one.level else None,
                "to": tenth(one.level.high) if one.level else None,
                "Next answers, from": tenth(one.level.next_low) if one.level else None,
                "up to": tenth(one.level.next_high) if one.level else None,
                "Only one": f"the {one.only}" if one.only else "",
                "Wording changed": "yes" if one.asked.breaks else "",
                **({"Started anew": "yes" if one.asked.anew else ""} if anew else {}),
            }
            for one in rounds
        ),
    )


def _line(
    name: str,
    colour: str,
    rounds: Sequence[RoundReading],
    values: Sequence[float | None],
    cuts: Sequence[int],
    colours: Palette,
) -> Trace:
    xs: list[float] = []
    ys: list[float | None] = []
    fills: list[str] = []
    said: list[str] = []
    for place, (one, value) in enumerate(zip(rounds, values, strict=True)):
        if place in cuts:
            xs.append(place - 0.5)
            ys.append(None)
            fills.append(colour)
            said.append("")
        alone = one.only is not None
        xs.append(place)
        ys.append(value)
        fills.append(colours.ground if alone else colour)
        said.append(
            f"Round {one.asked.number}: {name.lower()} {whole(value)}"
            + (", the other side cannot be read" if alone else "")
        )
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines+markers",
        "x": xs,
        "y": ys,
        "line": {"color": colour, "width": 2.5},
        "marker": {
            "size": 10,
            "symbol": SHAPES[name],
            "color": fills,
            "line": {"color": colour, "width": 2},
        },
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }
