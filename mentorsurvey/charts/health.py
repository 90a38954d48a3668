"""The picture of a program's health: the middle half of each round, the line of the same ones."""

from mentorsurvey.charts.drawing import (
    CLEAR,
    FULL,
    Chart,
    Palette,
    Trace,
    figure,
    key,
    mentor_words,
    part_of_scores,
    signed,
    tenth,
    whole,
    zoom,
)
from mentorsurvey.charts.rounds import breaks, rounds_axis, rounds_head
from mentorsurvey.measures.clusters import ClusteredMean
from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.overview import Overview, Spread, newest
from mentorsurvey.readings.standings import HIGH, LOW


def health(reading: Overview, colours: Palette) -> Chart | None:
    """H over the rounds: its middle half in each, and the mean of the same relationships."""
    anchored = [one for one in reading.rounds if one.asked.segment is not None]
    spreads = [(place, one.health) for place, one in enumerate(anchored) if one.health]
    if not spreads:
        return None
    line = [(place, one.followed) for place, one in enumerate(anchored) if one.followed]
    traces: list[Trace] = [
        {
            "type": "bar",
            "name": "middle half",
            "x": [place for place, _ in spreads],
            "base": [one.lower for _, one in spreads],
            "y": [max(one.upper - one.lower, 0.6) for _, one in spreads],
            "width": 0.5,
            "marker": {
                # An open round is drawn as an outline: those who answer first are not everybody.
                "color": [
                    CLEAR if anchored[place].asked.is_open else colours.ribbon
                    for place, _ in spreads
                ],
                "line": {
                    "color": colours.quiet,
                    "width": [1 if anchored[place].asked.is_open else 0 for place, _ in spreads],
                },
            },
            "customdata": [
                f"Round {anchored[place].asked.number}: half of {one.n} relationships between"
                f" {whole(one.lower)} and {whole(one.upper)}"
                for place, one in spreads
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        {
            "type": "scatter",
            "name": "same relationships",
            "mode": "lines+markers",
            "x": [place for place, _ in line],
            "y": [one.mean for _, one in line],
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [_reach(one.high, one.mean) for _, one in line],
                "arrayminus": [_reach(one.mean, one.low) for _, one in line],
                "color": colours.both,
                "thickness": 1.5,
                "width": 0,
            },
            "line": {"color": colours.both, "width": 2.5},
            "marker": {"color": colours.both, "size": 8},
            "customdata": [
                f"Round {anchored[place].asked.number}: mean {one.mean:.1f}"
                f"{_between(one)} of the same {reading.followed}"
                for place, one in line
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]
    shapes, words = breaks([one.asked for one in anchored], colours)
    axis, part = part_of_scores(colours, zoom(_drawn(reading)))
    said = [(colours.quiet, "▮", "middle half of the pairs")]
    if any(anchored[place].asked.is_open for place, _ in spreads):
        said.append((colours.quiet, "▯", "so far, of an open round"))
    if line:
        said.append((colours.both, "●", f"average of the same {reading.followed} pairs"))
    return Chart(
        figure=figure(
            traces,
            height=300,
            x=rounds_axis(
                [one.asked for one in anchored],
                colours,
                [one.health.n if one.health else None for one in anchored],
            ),
            y=axis,
            notes=[key(colours, *([one] for one in said)), rounds_head(colours, "n"), *words],
            shapes=[*shapes, *part],
            margin={"t": 16 + 18 * len(said)},
        ),
        sentence=_sentence(reading),
        table=tuple(
            {
                "Round": one.asked.number,
                "Relationships with both sides": one.health.n if one.health else None,
                "Mentors": one.health.n_mentors if one.health else None,
                "Mean": tenth(one.health.mean if one.health else None),
                "±": tenth(one.health.reach if one.health else None),
                "Lower quarter": tenth(one.health.lower if one.health else None),
                "Median": tenth(one.health.median if one.health else None),
                "Upper quarter": tenth(one.health.upper if one.health else None),
                f"Under {LOW:.0f}": _percent(one.health.shares[0] if one.health else None),
                f"{LOW:.0f} to {HIGH:.0f}": _percent(one.health.shares[1] if one.health else None),
                f"{HIGH:.0f} and over": _percent(one.health.shares[2] if one.health else None),
                "Same relationships: mean": tenth(one.followed.mean if one.followed else None),
                "from": tenth(one.followed.low if one.followed else None),
                "to": tenth(one.followed.high if one.followed else None),
                "Same relationships: n": reading.followed if one.followed else None,
                "Same relationships: mentors": one.followed.n_mentors if one.followed else None,
                "Wording changed": "yes" if one.asked.breaks else "",
            }
            for one in anchored
        ),
    )


def _drawn(reading: Overview) -> list[float]:
    """Every value in the picture."""
    found = [end for one in reading.rounds if one.health for end in _middle(one.health)]
    for one in reading.rounds:
        if one.followed:
            ends = (one.followed.mean, one.followed.low, one.followed.high)
            found += [end for end in ends if end is not None]
    return found


def _middle(found: Spread) -> tuple[float, float]:
    return found.lower, found.upper


def _sentence(reading: Overview) -> str:
    latest = newest([one for one in reading.rounds if one.health])
    asked, found = latest.asked, latest.health
    if found is None:
        return ""
    sentence = (
        f"Round {asked.number}{', still open' if asked.is_open else ''}: the average health of"
        f" {found.n} pairs ({mentor_words(found.n_mentors)}) is {mean_words(found)}, with half of"
        f" them between {whole(found.lower)} and {whole(found.upper)}."
    )
    if found.lower == FULL[1]:
        sentence += (
            " Three in four or more are at the very top, where scores can fall and not rise: how"
            " good relationships differ cannot be seen."
        )
    return f"{_heading(reading)} {sentence}".strip()


def _heading(reading: Overview) -> str:
    """Where the program is heading: the one statement of it."""
    found = reading.direction
    if found is None:
        return (
            "It is too early to say where it is heading."
            if reading.by_name and _comparable(reading) > 1
            else ""
        )
    over = (
        f"over the {found.n} pairs that answered in rounds {found.first_round} and"
        f" {found.last_round}"
    )
    if not found.can_tell:
        return f"We see no clear change {over}{_interval(found)}."
    return f"It went {'up' if found.difference > 0 else 'down'} {over}{_interval(found)}."


def mean_words(found: Spread) -> str:
    """The mean with how far its 95 % interval goes, such as "68 ± 5"; alone where there is none."""
    if found.reach is None:
        return whole(found.mean)
    return f"{whole(found.mean)} ± {whole(found.reach)}"


def _interval(found: Direction) -> str:
    if found.low is None or found.high is None:
        return ""
    # An end next to zero is never printed as zero: on which side it lies decides.
    places = 1 if found.can_tell and min(abs(found.low), abs(found.high)) <= 0.5 else 0
    value, low, high = (signed(x, places) for x in (found.difference, found.low, found.high))
    return f" ({value} points, likely between {low} and {high})"


def _reach(upper: float | None, lower: float | None) -> float | None:
    return None if upper is None or lower is None else upper - lower


def _between(one: ClusteredMean) -> str:
    if one.low is None or one.high is None:
        return ""
    return f" ({one.low:.1f} to {one.high:.1f})"


def _comparable(reading: Overview) -> int:
    """Closed rounds with health since the wording last changed."""
    segments = [one.asked.segment for one in reading.rounds if one.health and not one.asked.is_open]
    return segments.count(segments[-1]) if segments else 0


def _percent(share: float | None) -> str | None:
    return None if share is None else f"{100 * share:.0f} %"
