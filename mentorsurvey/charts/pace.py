"""The picture of a round day by day: how many forms came in, and when people were reminded."""

from datetime import date

from mentorsurvey.charts.drawing import Chart, Palette, Trace, figure, key, note
from mentorsurvey.rounds.pace import OnDay, Pace

REMINDERS = {1: "first reminder", 2: "second reminder"}


def pace(found: Pace, colours: Palette) -> Chart | None:
    """Forms a day, both sides on each other, reminders as lines. None: nothing has come in."""
    if not found.submitted:
        return None
    days = [one.day.isoformat() for one in found.days]
    parts = (
        ("Mentors", colours.mentor, [one.mentors for one in found.days]),
        ("Mentees", colours.mentee, [one.mentees for one in found.days]),
    )
    bars: list[Trace] = [
        {
            "type": "bar",
            "name": name,
            "x": days,
            "y": counts,
            "customdata": [
                f"{long_day(one.day)}: {number} by {name.lower()}"
                for one, number in zip(found.days, counts, strict=True)
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"color": colour},
        }
        for name, colour, counts in parts
    ]
    reminded = [one for one in found.days if one.reminder]
    most = max(one.mentors + one.mentees for one in found.days)
    marks = [(colours.mentor, "■", "mentors"), (colours.mentee, "■", "mentees")]
    return Chart(
        figure=figure(
            bars,
            height=220,
            barmode="stack",
            bargap=0.25,
            margin={"l": 34, "r": 10, "t": 44, "b": 34},
            x={
                "type": "date",
                "tickformat": "%b %-d",
                "nticks": 6,
                "tickfont": {"color": colours.quiet, "size": 12},
            },
            y={
                "range": [0, most * 1.15],
                "nticks": 4,
                "tickformat": "d",
                "rangemode": "tozero",
                "showgrid": True,
                "gridcolor": colours.grid,
                "tickfont": {"color": colours.quiet, "size": 12},
            },
            notes=[
                key(colours, marks),
                *(
                    note(
                        f"{one.reminder}",
                        x=one.day.isoformat(),
                        y=1,
                        yref="paper",
                        yanchor="top",
                        xanchor="left",
                        xshift=3,
                        font={"size": 12, "color": colours.ink},
                    )
                    for one in reminded
                ),
            ],
            shapes=[
                {
                    "type": "line",
                    "x0": one.day.isoformat(),
                    "x1": one.day.isoformat(),
                    "yref": "paper",
                    "y0": 0,
                    "y1": 1,
                    "line": {"color": colours.ink, "width": 1, "dash": "dot"},
                }
                for one in reminded
            ],
        ),
        sentence=_sentence(found),
        table=tuple(
            {
                "Day": one.day,
                "Mentors": one.mentors,
                "Mentees": one.mentees,
                "Mail": REMINDERS.get(one.reminder or 0, ""),
            }
            for one in found.days
        ),
    )


def _sentence(found: Pace) -> str:
    busiest = max(found.days, key=lambda one: one.mentors + one.mentees)
    number = busiest.mentors + busiest.mentees
    said = (
        f"{long_day(busiest.day)} was the busiest day: {number:,} of {found.submitted:,} forms came"
        " in."
    )
    if sum(_total(one) == number for one in found.days) > 1:
        said = f"{found.submitted:,} forms came in, at most {number:,} on one day."
        if found.submitted == 1:
            said = "One form came in."
    elif found.submitted == number:
        said = f"All forms that came in did so on {long_day(busiest.day)}."
    if reminded := [one for one in found.days if one.reminder]:
        on = " and ".join(
            f"the {REMINDERS[one.reminder or 1]} on {long_day(one.day)}" for one in reminded
        )
        said += f" Dotted lines mark {on}."
    return said


def _total(one: OnDay) -> int:
    return one.mentors + one.mentees


def long_day(day: date) -> str:
    """Such as "Tuesday, November 10"."""
    return f"{day:%A, %B} {day.day}"
