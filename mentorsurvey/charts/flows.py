"""The picture of give and take in one relationship: what flows each way, and the balance."""

from mentorsurvey.charts.drawing import (
    NEVER_TELLS,
    Chart,
    Palette,
    Trace,
    figure,
    key,
    scores_axis,
    signed,
    tenth,
    whole,
)
from mentorsurvey.charts.rounds import rounds_axis, rounds_head
from mentorsurvey.readings.relationship import Balance, RelationshipReading


def flows(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """What flows each way, and the balance of the two with its interval below."""
    rounds = list(reading.rounds)
    there = [(place, one.balance) for place, one in enumerate(rounds) if one.balance]
    if not there:
        return None
    places = [place for place, _ in there]
    to_mentee = [one.flow.mentor_to_mentee for _, one in there]
    to_mentor = [one.flow.mentee_to_mentor for _, one in there]
    most = max(50, *(25 * -(-max(abs(one.low), abs(one.high)) // 25) for _, one in there))

    def way(name: str, colour: str, symbol: str, values: list[float]) -> Trace:
        of_place = dict(zip(places, values, strict=True))
        every = range(places[0], places[-1] + 1)
        return {
            "type": "scatter",
            "name": name,
            "mode": "lines+markers",
            "x": list(every),
            "y": [of_place.get(place) for place in every],
            "line": {"color": colour, "width": 2},
            "marker": {"size": 8, "color": colour, "symbol": symbol},
            "hovertemplate": f"Round %{{customdata}}: {name.lower()} %{{y:.0f}}<extra></extra>",
            "customdata": [rounds[place].asked.number for place in every],
        }

    balance: Trace = {
        "type": "scatter",
        "name": "Balance",
        "mode": "markers",
        "x": places,
        "y": [one.flow.balance for _, one in there],
        "yaxis": "y2",
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [one.high - one.flow.balance for _, one in there],
            "arrayminus": [one.flow.balance - one.low for _, one in there],
            "color": colours.both,
            "thickness": 1.5,
            "width": 4,
        },
        "marker": {
            "size": 9,
            "color": [colours.both if one.can_tell else colours.ground for _, one in there],
            "line": {"color": colours.both, "width": 2},
        },
        "customdata": [
            f"Round {rounds[place].asked.number}: balance {signed(one.flow.balance)}"
            f" ({signed(one.low)} to {signed(one.high)})"
            + ("" if one.can_tell else f"<br>{NEVER_TELLS}")
            for place, one in there
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    return Chart(
        figure=figure(
            [
                way(
                    "Mentor to mentee",
                    colours.mentor,
                    "circle",
                    to_mentee,
                ),
                way(
                    "Mentee to mentor",
                    colours.mentee,
                    "square",
                    to_mentor,
                ),
                balance,
            ],
            height=420,
            margin={"b": 50},
            x={
                **rounds_axis([one.asked for one in rounds], colours),
                "anchor": "y2",
            },
            y=scores_axis(colours, domain=[0.56, 1]),
            yaxis2={
                "fixedrange": True,
                "domain": [0, 0.36],
                "range": [-most, most],
                "tickvals": [-most, 0, most],
                "ticktext": [whole(-most), "0", signed(most)],
                "tickfont": {"color": colours.quiet, "size": 12},
                "showgrid": False,
                "zeroline": True,
                "zerolinecolor": colours.quiet,
                "zerolinewidth": 1,
            },
            notes=[
                key(
                    colours,
                    [
                        (colours.mentor, "●", "mentor to mentee"),
                        (colours.mentee, "■", "mentee to mentor"),
                    ],
                ),
                key(
                    colours,
                    [(colours.both, "●", "balance: above 0 the mentor gives more")],
                    [(colours.both, "○", NEVER_TELLS)],
                    y=0.36,
                ),
                rounds_head(colours),
            ],
        ),
        sentence=_sentence(rounds[places[-1]].asked.number, there[-1][1]),
        table=tuple(
            {
                "Round": rounds[place].asked.number,
                "Mentor to mentee": tenth(one.flow.mentor_to_mentee),
                "Mentee to mentor": tenth(one.flow.mentee_to_mentor),
                "At least, both ways": tenth(one.flow.mutuality),
                "Balance": tenth(one.flow.balance),
                "from": tenth(one.low),
                "to": tenth(one.high),
            }
            for place, one in there
        ),
    )


def _sentence(number: int, one: Balance) -> str:
    """Who gives more by what both say, as far as that can be told, and what flowed each way."""
    if not one.can_tell:
        said = "By their own ratings, neither clearly gives more."
    elif one.flow.balance > 0:
        said = "By their own ratings, the mentor gives more. Mentors often do."
    else:
        said = "By their own ratings, the mentee gives more."
    return (
        f"{said} In round {number}, the two rate what the mentee gets at"
        f" {whole(one.flow.mentor_to_mentee)} of 100, and what the mentor gets at"
        f" {whole(one.flow.mentee_to_mentor)}."
    )
