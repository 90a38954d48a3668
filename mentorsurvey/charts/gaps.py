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
from mentorsurvey.instruments import TITLES, Construct
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.gaps import Gap
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading

ABOUT = {"mentor": "the mentor", "mentee": "the mentee", "both": "both"}


def gaps(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """Each construct as both see it in the latest round that has any from both.

    Behind each lies the noise: while the other's mark is within it, no difference can be told.
    """
    latest = reading.compared
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
    around = [13 if gap.raw else 20 for gap in found]
    noise: Trace = {
        "type": "scatter",
        "name": "noise",
        "mode": "lines",
        "x": [at for gap in found for at in (*_within(gap), None)],
        "y": [at for row in rows for at in (row, row, None)],
        "line": {"color": colours.ribbon, "width": 16},
        "hoverinfo": "skip",
    }
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
        "y": [row - 0.48 for row in rows],
        "text": [f"<b>{TITLES[gap.construct]}</b><br>{_reading(gap)}" for gap in found],
        "textposition": "middle right",
        "textfont": {"size": 13, "color": colours.ink},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return Chart(
        figure=figure(
            [
                noise,
                joins,
                dots("Mentor", colours.mentor, [gap.mentor for gap in found], around),
                dots("Mentee", colours.mentee, [gap.mentee for gap in found], [13] * len(found)),
                titles,
            ],
            height=64 + 70 * len(found),
            x=scores_axis(colours, range=[-3, 103]),
            y={"range": [len(found) - 0.6, -0.85], "visible": False},
            margin={"l": 10, "t": 34, "b": 24},
            notes=[
                key(
                    colours,
                    [
                        (colours.mentor, "●", "mentor"),
                        (colours.mentee, "●", "mentee"),
                        (colours.quiet, "▮", "within noise"),
                    ],
                )
            ],
        ),
        sentence=_sentence(latest),
        table=tuple(
            row
            for one in reversed(reading.rounds)
            for row in (
                *(_row(one.asked.number, gap.construct, _reading(gap), gap) for gap in one.gaps),
                *(
                    _row(one.asked.number, view.construct, f"one-sided, {view.only} alone", None)
                    for view in one.alone
                ),
            )
        ),
    )


def _within(gap: Gap) -> tuple[float, float]:
    """Where the other's view would lie with no difference we can tell, cut at the scale's ends."""
    own = gap.mentee if gap.usual.about == "mentee" else gap.mentor
    usual, reach = own + gap.usual.delta.value, CAN_TELL * gap.read.error
    return max(FULL[0], usual - reach), min(FULL[1], usual + reach)


def _sentence(one: RoundReading) -> str:
    told = [gap for gap in one.gaps if gap.can_tell]
    n = f"{len(one.gaps)} {'question' if len(one.gaps) == 1 else 'questions'}"
    if told:
        said = (
            f"Round {one.asked.number}: of {n}, {len(told)}"
            f" {'differs' if len(told) == 1 else 'differ'} by more than noise: "
            + "; ".join(f"{TITLES[gap.construct]}, {_reading(gap)}" for gap in told)
            + "."
        )
    else:
        said = f"Round {one.asked.number}: of {n}, none differs by more than noise: {NEVER_TELLS}."
    if one.alone:
        listed = ", ".join(f"{TITLES[view.construct]} ({view.only} alone)" for view in one.alone)
        said += f" One-sided: {listed}."
    return said


def _reading(gap: Gap) -> str:
    """Which way it goes, and whether it came back: beyond noise alone."""
    if not gap.can_tell:
        return NEVER_TELLS
    said, read = _way(gap, gap.raw), gap.read
    if gap.raw * read.points <= 0 or abs(gap.raw) < CAN_TELL * read.error:
        said += f", usual here: {_way(gap, gap.usual.delta.value)}"
    return said + (f", also in round {gap.also_in}" if gap.also_in else ", may be chance")


def _way(gap: Gap, points: float) -> str:
    if not round(points):
        return "seen alike"
    other, own = ("mentor", "mentee") if gap.usual.about == "mentee" else ("mentee", "mentor")
    return f"{other if points > 0 else own} sees it {whole(abs(points))} better"


def _row(number: int, construct: Construct, reading: str, gap: Gap | None) -> dict[str, object]:
    read = gap.read if gap else None
    return {
        "Round": number,
        "Construct": TITLES[construct],
        "About": gap and ABOUT[gap.usual.about],
        "Mentor": gap and tenth(gap.mentor),
        "Mentee": gap and tenth(gap.mentee),
        "Gap": gap and tenth(gap.raw),
        "Usual here": gap and tenth(gap.usual.delta.value),
        "Standard error": read and tenth(read.error),
        "Noise": gap and ("assumed" if gap.usual.noise.assumed else "estimated"),
        "g": round(read.g, 2) if read and read.g is not None else None,
        "Reading": reading,
    }
