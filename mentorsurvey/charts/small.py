"""Small pictures side by side: lines over the rounds, all on the same part of the scale."""

from collections.abc import Mapping, Sequence

from mentorsurvey.charts.drawing import (
    Chart,
    Palette,
    Trace,
    figure,
    key,
    part_of_scores,
    tenth,
    zoom,
)
from mentorsurvey.measures.clusters import ClusteredMean
from mentorsurvey.readings.over_rounds import TO_MENTEE, TO_MENTOR, Average, Subject

HEIGHT = 190


def subjects(of: Sequence[Subject], finding: Sequence[str], colours: Palette) -> list[Chart]:
    """A picture for each subject, with its finding as its sentence."""
    span = zoom(found.mean for one in of for line in one.lines.values() for found in line.values())
    numbers = sorted({n for one in of for line in one.lines.values() for n in line})
    return [
        _chart(
            one.title,
            said,
            {
                line: {n: (found.mean, None) for n, found in by.items()}
                for line, by in one.lines.items()
            },
            numbers,
            span,
            colours,
            table=tuple(
                {"Round": n, **{line: _cell(by.get(n)) for line, by in one.lines.items()}}
                for n in numbers
            ),
        )
        for one, said in zip(of, finding, strict=True)
    ]


def parts(
    of: Mapping[str, Mapping[int, ClusteredMean]], finding: Mapping[str, str], colours: Palette
) -> list[Chart]:
    """A picture for each part of a program: mean health of the same pairs over the rounds."""
    ends = [
        end
        for by in of.values()
        for one in by.values()
        for end in (one.mean, one.low, one.high)
        if end is not None
    ]
    numbers = sorted({n for by in of.values() for n in by})
    return [
        _chart(
            title,
            finding[title],
            {"the same pairs": {n: (one.mean, (one.low, one.high)) for n, one in by.items()}},
            numbers,
            zoom(ends),
            colours,
            table=tuple(
                {"Round": n, "Mean": tenth(by[n].mean) if n in by else None} for n in numbers
            ),
        )
        for title, by in of.items()
    ]


Ends = tuple[float | None, float | None] | None


def _chart(
    title: str,
    finding: str,
    lines: Mapping[str, Mapping[int, tuple[float, Ends]]],
    numbers: Sequence[int],
    span: tuple[float, float],
    colours: Palette,
    *,
    table: tuple[Mapping[str, object], ...],
) -> Chart:
    places = {number: place for place, number in enumerate(numbers)}
    colour = {
        "mentors": colours.mentor,
        TO_MENTEE: colours.mentor,
        "mentees": colours.mentee,
        TO_MENTOR: colours.mentee,
    }
    axis, shapes = part_of_scores(colours, span)
    return Chart(
        figure=figure(
            [_line(name, by, places, colour.get(name, colours.both)) for name, by in lines.items()],
            height=HEIGHT,
            x={
                "range": [-0.4, max(len(numbers), 2) - 0.6],
                "tickvals": list(places.values()),
                "ticktext": [str(number) for number in numbers],
                "tickfont": {"color": colours.quiet, "size": 12},
            },
            y=axis,
            shapes=shapes,
            notes=[key(colours, [(colour.get(one, colours.both), "●", one) for one in lines])],
            margin={"b": 26, "t": 30, "r": 18, "l": 34},
        ),
        sentence=f"{title}. {finding}",
        table=table,
    )


def _line(
    name: str, by: Mapping[int, tuple[float, Ends]], places: Mapping[int, int], colour: str
) -> Trace:
    ends = [ends or (None, None) for _, ends in by.values()]
    means = [mean for mean, _ in by.values()]
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines+markers",
        "x": [places[number] for number in by],
        "y": means,
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [
                None if up is None else up - m for m, (_, up) in zip(means, ends, strict=True)
            ],
            "arrayminus": [
                None if down is None else m - down for m, (down, _) in zip(means, ends, strict=True)
            ],
            "color": colour,
            "thickness": 1.5,
            "width": 0,
        },
        "line": {"color": colour, "width": 2},
        "marker": {"color": colour, "size": 7, "symbol": "circle"},
        "customdata": [f"Round {number}: {name} {mean:.0f}" for number, (mean, _) in by.items()],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _cell(found: Average | None) -> str | None:
    return None if found is None else f"{found.mean:.0f} (n {found.n})"
