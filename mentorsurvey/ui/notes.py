"""The notes under pictures: what is assumed, and what is not validated."""

from collections.abc import Iterable

from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.noise import MINIMUM_PAIRS
from mentorsurvey.measures.shared_view import DIFFERENCE_PAIRS
from mentorsurvey.readings.relationship import RelationshipReading

NOT_VALIDATED = (
    "These readings of give and take are **not validated**: people may believe that they give more"
    " than they do."
)
TOTALS_ONLY = (
    "Your program chose that its leads see totals only. So there are no scores of a single pair,"
    " and no change of one is looked for. Who has answered stands on *Rounds*."
)


def assumed(usual: Basis | None) -> str:
    """A caption where level, spread and noise are assumed; empty where they are not."""
    if usual is None or not usual.assumed:
        return ""
    have = usual.health.n_pairs
    return (
        "How much ratings differ and vary is **assumed** until"
        f" {MINIMUM_PAIRS} pairs have two rounds from both sides; {have or 'none'}"
        f" {'has' if have == 1 else 'have'}."
    )


def give_and_take(noise: BalanceNoise, what: str) -> str:
    """The note under give and take; ``what`` in the picture depends on the noise of a balance."""
    if not noise.assumed:
        return NOT_VALIDATED
    return (
        f"{NOT_VALIDATED} The {what} is **assumed** until {MINIMUM_PAIRS} pairs have give and take"
        " in two rounds."
    )


def topics(reading: RelationshipReading) -> str:
    """The note under the topics: what is assumed, and what is not taken off."""
    shown = reading.reviewed.topics if reading.reviewed else ()
    found = [topic.usual for topic in shown if topic.gap and topic.usual]
    said = []
    waiting = [usual.noise for usual in found if usual.noise.assumed]
    if few := [noise.n_pairs for noise in waiting if not noise.still]:
        said.append(
            "How far a score moves by itself is **assumed** until both sides of"
            f" {MINIMUM_PAIRS} pairs have answered two reviews; {_have(few)}."
        )
    elif waiting:
        said.append(
            "How far a score moves by itself is **assumed** where nobody’s has moved between"
            " reviews."
        )
    if few := [usual.delta.n_pairs for usual in found if usual.delta.assumed]:
        said.append(
            f"What is usual here is not taken off: that takes {DIFFERENCE_PAIRS} pairs, and"
            f" {_have(few)} answered."
        )
    return " ".join(said)


def _have(counts: Iterable[int]) -> str:
    least, most = min(counts := list(counts)), max(counts)
    if least == most:
        return f"{least or 'none'} {'has' if most == 1 else 'have'}"
    return f"{least} to {most} have"
