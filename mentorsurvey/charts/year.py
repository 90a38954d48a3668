"""The picture of the months ahead: which form is open when, and when people are reminded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mentorsurvey.charts.drawing import Chart, Palette, Trace, figure, key, note, safe

ROW = 58
"""Pixels for each form."""


@dataclass(frozen=True, kw_only=True)
class Open:
    """A round to come, on the days of the program.

    ``whom`` says in words whom it asks, and ``reminders`` on which days those are reminded who are
    missing.
    """

    title: str
    whom: str
    opens: date
    closes: date
    reminders: tuple[date, ...]


def year(
    rounds: Sequence[Open], colours: Palette, *, since: date, until: date, sentence: str
) -> Chart | None:
    """One row for each form, a bar while it is open. None: no round is planned.

    Parameters
    ----------
    since, until : date
        The first and the last day of the picture; it goes on while a round is open.
    sentence : str
        What the picture shows, in words.
    """
    if not rounds:
        return None
    end = max(until, *(one.closes for one in rounds))
    titles = list(dict.fromkeys(one.title for one in rounds))
    rows = {title: len(titles) - 1 - place for place, title in enumerate(titles)}
    return Chart(
        figure=figure(
            [_bars(rounds, rows, colours), _marks(rounds, rows, colours)],
            height=ROW * len(titles) + 88,
            margin={"l": 8, "r": 8, "t": 30, "b": 46},
            barmode="overlay",
            x={
                "type": "date",
                "range": [since.isoformat(), end.isoformat()],
                "dtick": "M2",
                "tickformat": "%b<br>%Y",
                "showgrid": True,
                "gridcolor": colours.grid,
                "tickfont": {"color": colours.quiet, "size": 12},
            },
            y={"range": [-0.6, len(titles) - 0.3], "tickvals": [], "showgrid": False},
            notes=[
                key(colours, [(colours.mentor, "■", "open"), (colours.mentee, "◆", "reminder")]),
                *(
                    note(
                        safe(title),
                        x=0,
                        xref="paper",
                        xanchor="left",
                        y=row,
                        yshift=20,
                        font={"size": 13, "color": colours.ink},
                    )
                    for title, row in rows.items()
                ),
            ],
        ),
        sentence=sentence,
        table=tuple(
            {
                "Opens": one.opens,
                "Form": one.title,
                "Asks": one.whom,
                "Last day": one.closes,
                "Reminders": ", ".join(f"{day:%Y-%m-%d}" for day in one.reminders),
            }
            for one in rounds
        ),
    )


def _bars(rounds: Sequence[Open], rows: dict[str, int], colours: Palette) -> Trace:
    day = 24 * 60 * 60 * 1000
    return {
        "type": "bar",
        "orientation": "h",
        "y": [rows[one.title] for one in rounds],
        "base": [one.opens.isoformat() for one in rounds],
        "x": [((one.closes - one.opens).days + 1) * day for one in rounds],
        "width": 0.3,
        "customdata": [
            f"{safe(one.title)}<br>{safe(one.whom)}<br>{one.opens:%B} {one.opens.day} to"
            f" {one.closes:%B} {one.closes.day}"
            for one in rounds
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {"color": colours.mentor, "line": {"width": 1, "color": colours.ground}},
    }


def _marks(rounds: Sequence[Open], rows: dict[str, int], colours: Palette) -> Trace:
    marks = [(day, rows[one.title]) for one in rounds for day in one.reminders]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [day.isoformat() for day, _ in marks],
        "y": [row - 0.28 for _, row in marks],
        "customdata": [f"reminder on {day:%B} {day.day}" for day, _ in marks],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {"symbol": "diamond", "size": 8, "color": colours.mentee},
    }
