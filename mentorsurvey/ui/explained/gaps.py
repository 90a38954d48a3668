"""How the picture of what each sees is computed: the gaps of one pair, and what they rest on."""

from collections.abc import Iterable
from math import hypot

from mentorsurvey.charts.gaps import ABOUT
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.give_and_take import ASSUMED_SEM
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.measures.shared_view import DIFFERENCE_PAIRS
from mentorsurvey.readings.gaps import Gap
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.ui.explained.arithmetic import decimals, number, result


def note(reading: RelationshipReading) -> str:
    """What stands under the gaps: what is assumed, and what is not taken off."""
    found = reading.compared.gaps if reading.compared else ()
    said = []
    waiting = [gap.usual.noise for gap in found if gap.usual.noise.assumed]
    if few := [noise.n_pairs for noise in waiting if not noise.still]:
        said.append(
            f"The noise is **assumed** until {MINIMUM_PAIRS} relationships have two rounds from"
            f" both sides; {_range(few)} have."
        )
    elif waiting:
        said.append(
            "Where nobody's answer has moved from round to round, the noise is **assumed**."
        )
    if few := [gap.usual.delta.n_pairs for gap in found if gap.usual.delta.assumed]:
        said.append(
            f"What is usual here is not taken off: too few pairs ({_range(few)}, of"
            f" {DIFFERENCE_PAIRS} that it takes)."
        )
    return " ".join(said)


def gaps(reading: RelationshipReading) -> tuple[str, ...]:
    """How each sees each construct."""
    said = [
        "One question each, asked of both. The gap is the other's view less one's own view of the"
        " same person: above zero the other sees it better. Of what is about both it is the"
        " mentee's view less the mentor's.",
        "What is usual here, the mean gap of that round's relationships, is taken off once there"
        f" are {DIFFERENCE_PAIRS} pairs. The rest over its standard error is g; from"
        f" {CAN_TELL} on, either way, it is a difference. The grey stretch is where the other's"
        " view would lie without one.",
        "The noise of one answer is how far it moves by itself from round to round: ½ of the mean"
        " squared change about the mean change, then the root. Each side has its own, from"
        f" {MINIMUM_PAIRS} relationships with two rounds from both sides; before that, and where"
        f" nobody's answer moves, {ASSUMED_SEM:.0f} points each are **assumed**.",
        "Two people in a good relationship often see things differently, and of six questions one"
        " differs by chance in about one pair in four. So a difference that is new may be chance;"
        " what counts is what comes back in the next round. Scores of several questions in the"
        " longer review are not used here: they would be another measure than in other rounds.",
    ]
    if one := reading.compared:
        said.append(f"**This relationship, round {one.asked.number}:**")
        said.append("\n".join(f"- {_gap(gap)}" for gap in one.gaps))
    return tuple(said)


def _gap(gap: Gap) -> str:
    read, noise, delta = gap.read, gap.usual.noise, gap.usual.delta.value
    other, own = (
        (gap.mentor, gap.mentee) if gap.usual.about == "mentee" else (gap.mentee, gap.mentor)
    )
    names = ("mentor", "mentee") if gap.usual.about == "mentee" else ("mentee", "mentor")
    g = read.g or 0.0
    # Where rounding would carry g over the limit, one decimal more.
    digits = 1 if (abs(round(g, 1)) >= CAN_TELL) == read.can_tell else 2
    shown = decimals(
        (lambda raw, usual, error: _over(raw - usual, error), (gap.raw, delta, read.error), digits)
    )
    sems = (noise.sem_mentor, noise.sem_mentee)
    views = decimals((lambda first, second: first - second, (other, own), shown))
    errors = decimals((hypot, sems, shown))
    first, second = number(other, views), number(own, views)
    sem_m, sem_e = (number(sem, errors) for sem in sems)
    raw, usual, error = (number(x, shown) for x in (gap.raw, delta, read.error))
    less = f"({usual})" if delta < 0 else usual
    return (
        f"**{TITLES[gap.construct]}**, about {ABOUT[gap.usual.about]}: {names[0]} {first} −"
        f" {names[1]} {second} = {raw}; usual {usual}; standard error √({sem_m}² + {sem_e}²) ="
        f" {error}{' (assumed)' if noise.assumed else ''}; g = ({raw} − {less})/{error} ="
        f" {result(g, digits)}"
        + (", a difference." if read.can_tell else ", no difference we can tell.")
    )


def _range(counts: Iterable[int]) -> str:
    least, most = min(counts := list(counts)), max(counts)
    return f"{least}" if least == most else f"{least} to {most}"


def _over(part: float, whole: float) -> float:
    """Their ratio; out of all bounds where the whole is, or would be printed as, 0."""
    return part / whole if whole else 1e9
