"""How the picture of what each sees is computed: the topics of one pair, and what they rest on."""

from collections.abc import Iterable
from math import hypot

from mentorsurvey.charts.gaps import ABOUT
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS, assumed_sem
from mentorsurvey.measures.shared_view import DIFFERENCE_PAIRS, Gap
from mentorsurvey.readings.gaps import Topic, Usual
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.ui.explained.arithmetic import decimals, number, result


def note(reading: RelationshipReading) -> str:
    """What stands under the topics: what is assumed, and what is not taken off."""
    found = [topic.usual for topic, *_ in _compared(reading)]
    said = []
    waiting = [usual.noise for usual in found if usual and usual.noise.assumed]
    if few := [noise.n_pairs for noise in waiting if not noise.still]:
        said.append(
            "How far a score moves by itself is **assumed** until both sides of"
            f" {MINIMUM_PAIRS} pairs have answered two reviews; {_have(few)}."
        )
    elif waiting:
        said.append(
            "How far a score moves by itself is **assumed** where nobody's has moved between"
            " reviews."
        )
    if few := [usual.delta.n_pairs for usual in found if usual and usual.delta.assumed]:
        said.append(
            f"What is usual here is not taken off: that takes {DIFFERENCE_PAIRS} pairs, and"
            f" {_have(few)} answered."
        )
    return " ".join(said)


def gaps(reading: RelationshipReading) -> tuple[str, ...]:
    """How each sees the topics of a review."""
    said = [
        "Each mark is a score of one topic, 0 to 100, from three questions of the review or more."
        " No answer to a single question is shown here.",
        "The difference is the other's view less one's own view of the same person: above zero the"
        " other rates it higher. Where a topic is about both, or each speaks of the other, it is"
        " the mentee's score less the mentor's. What the work does for each of them is no one"
        " else's to see differently, so it is not compared.",
        f"What is usual here, the mean difference in that review, is taken off once"
        f" {DIFFERENCE_PAIRS} pairs have answered. The rest over its standard error is g; from"
        f" {CAN_TELL} on, either way, it is a difference. The gray stretch is where the other's"
        " score would lie without one.",
        "The noise of a score is how far it moves by itself from review to review: ½ of the mean"
        " squared change about the mean change, then the root. Each side has its own, from"
        f" {MINIMUM_PAIRS} pairs with two reviews from both. Before that, and where nobody's score"
        f" moves, it is **assumed**: {assumed_sem(3):.1f} points for three questions,"
        f" {assumed_sem(4):.1f} for four.",
        "Two people in a good relationship often see things differently. With seven topics, about"
        " three pairs in ten would show a difference in one review by chance, and fewer than one"
        " in a hundred the same one twice. So a difference is read only where it stands in two"
        " reviews running that asked the same.",
    ]
    if found := _compared(reading):
        latest = reading.reviewed
        said.append(f"**This pair, round {latest.asked.number if latest else ''}:**")
        said.append("\n".join(f"- {_gap(topic, gap, usual)}" for topic, gap, usual in found))
    return tuple(said)


def _compared(reading: RelationshipReading) -> list[tuple[Topic, Gap, Usual]]:
    return [
        (topic, topic.gap, topic.usual)
        for topic in (reading.reviewed.topics if reading.reviewed else ())
        if topic.gap and topic.usual
    ]


def _gap(topic: Topic, read: Gap, here: Usual) -> str:
    noise, delta = here.noise, here.delta.value
    mentor, mentee = topic.mentor or 0.0, topic.mentee or 0.0
    other, own = (mentor, mentee) if here.about == "mentee" else (mentee, mentor)
    names = ("mentor", "mentee") if here.about == "mentee" else ("mentee", "mentor")
    g = read.g or 0.0
    # Where rounding would carry g over the limit, one decimal more.
    digits = 1 if (abs(round(g, 1)) >= CAN_TELL) == read.can_tell else 2
    shown = decimals(
        (
            lambda raw, usual, error: _over(raw - usual, error),
            (topic.raw, delta, read.error),
            digits,
        )
    )
    sems = (noise.sem_mentor, noise.sem_mentee)
    views = decimals((lambda first, second: first - second, (other, own), shown))
    errors = decimals((hypot, sems, shown))
    first, second = number(other, views), number(own, views)
    sem_m, sem_e = (number(sem, errors) for sem in sems)
    raw, usual, error = (number(x, shown) for x in (topic.raw, delta, read.error))
    less = f"({usual})" if delta < 0 else usual
    return (
        f"**{TITLES[topic.construct]}**, about {ABOUT[here.about]}: {names[0]} {first} −"
        f" {names[1]} {second} = {raw}; usual {usual}; standard error √({sem_m}² + {sem_e}²) ="
        f" {error}{' (assumed)' if noise.assumed else ''}; g = ({raw} − {less})/{error} ="
        f" {result(g, digits)}"
        + (", a difference" if read.can_tell else ", no clear difference")
        + (f", as in round {topic.before}." if topic.stands else ".")
    )


def _have(counts: Iterable[int]) -> str:
    least, most = min(counts := list(counts)), max(counts)
    if least == most:
        return f"{least or 'none'} {'has' if most == 1 else 'have'}"
    return f"{least} to {most} have"


def _over(part: float, whole: float) -> float:
    """Their ratio; out of all bounds where the whole is, or would be printed as, 0."""
    return part / whole if whole else 1e9
