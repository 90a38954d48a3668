"""The picture of one relationship over the rounds: both sides, their health, and its band."""

from collections.abc import Callable, Sequence

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
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading


def lines(reading: RelationshipReading, colours: Palette, finding: str = "") -> Chart | None:
    """Both sides' core scores and H over the rounds, with the band of their level, 95 %.

    Behind it, in light gray, where the next answers of a steady pair usually lie. Hollow marks are
    rounds of one side alone. Nothing is drawn across a change of wording, or where the two started
    anew. ``finding`` is what the picture shows, in words.
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
    drawn: tuple[tuple[str, str, float, Callable[[RoundReading], float | None]], ...] = (
        ("Mentor", colours.mentor, 2.0, lambda one: one.mentor),
        ("Mentee", colours.mentee, 2.0, lambda one: one.mentee),
        ("Health", colours.both, 3.5, lambda one: one.health),
    )
    ends: dict[int, dict[str, float]] = {}
    for name, colour, width, value in drawn:
        values = [value(one) for one in rounds]
        traces.append(_line(name, colour, width, rounds, values, cuts, colours))
        seen = [(place, one) for place, one in enumerate(values) if one is not None]
        if seen:
            ends.setdefault(seen[-1][0], {})[name] = seen[-1][1]
    shapes, words = breaks(asked, colours, reading.stops)
    colour_of = {name: colour for name, colour, *_ in drawn}
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
                        (colours.quiet, "▮", "where their level lies, 95 %"),
                        (colours.quiet, "○", "one-sided"),
                    ],
                    [(colours.ribbon, "▮", "where a steady pair’s next answers lie")],
                ),
                rounds_head(colours),
                *labels,
                *words,
            ],
        ),
        sentence=f"{finding} {_sentence(reading, there)}".strip(),
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
                "One-sided": f"{one.only} alone" if one.only else "",
                "Wording changed": "yes" if one.asked.breaks else "",
                **({"Started anew": "yes" if one.asked.anew else ""} if anew else {}),
            }
            for one in rounds
        ),
    )


def _line(
    name: str,
    colour: str,
    width: float,
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
        "line": {"color": colour, "width": width},
        "marker": {"size": 9, "color": fills, "line": {"color": colour, "width": 2}},
        "customdata": said,
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _sentence(reading: RelationshipReading, there: Sequence[RoundReading]) -> str:
    said = []
    if (latest := reading.latest) and latest.level:
        level = latest.level
        said.append(
            f"Round {latest.asked.number}: mentor {whole(latest.mentor)}, mentee"
            f" {whole(latest.mentee)}, health {whole(latest.health)}."
        )
        said.append(
            f"Their present level is about {whole(level.mean)}, probably between {whole(level.low)}"
            f" and {whole(level.high)}."
        )
    else:
        said.append("No round has both sides yet, so there is no health.")
    if alone := [one for one in there if one.only]:
        listed = ", ".join(f"{one.asked.number} ({one.only} alone)" for one in alone)
        said.append(f"One-sided: {'round' if len(alone) == 1 else 'rounds'} {listed}.")
    if any(one.asked.breaks for one in reading.rounds):
        said.append("The wording changed, so lines begin anew there.")
    for stop in reading.stops:
        what = "ended" if stop.kind == "ended" else "was paused"
        said.append(f"The pair {what} {_when(stop.round_number)}.")
    if any(one.asked.anew for one in reading.rounds):
        said.append("The two started anew, so nothing is compared with the rounds before.")
    return " ".join(said)


def _when(round_number: int) -> str:
    if round_number == 0:
        return "before the first round opened"
    return f"after round {round_number} had opened"
