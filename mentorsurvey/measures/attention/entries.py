"""Says whom to check in with, and why. Standard library alone.

To be on the list is a reason to ask, never a verdict. Most entries in a good program are fine.
`rules` holds the rules and their thresholds, `quality` how good a list is.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from mentorsurvey.measures.attention.kept import Clauses, Meetings
from mentorsurvey.measures.attention.rules import (
    DEFAULTS,
    RULES,
    Audience,
    Rule,
    RuleId,
    Settings,
)
from mentorsurvey.measures.change.falls import Fall

Turn = Literal["answered", "missed", "not reminded"]
"""A closed round of one person: "missed" is after reminders; who was not asked is not there."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One reason to check in with one relationship.

    Attributes
    ----------
    rule : Rule
        Its kind and audience: show the entry to nobody else.
    says, clears : str
        The rule and what would clear it, in words, with the program's own thresholds.
    numbers : mapping of str to float
        What the rule compared, by name.
    """

    rule: Rule
    says: str
    clears: str
    numbers: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known of one relationship within its phase. Whatever is missing raises nothing.

    Attributes
    ----------
    mentor_turns, mentee_turns : sequence of Turn
        In the order of rounds, closed rounds alone.
    meetings : Meetings or None
        Of the last round.
    agreed_meetings : float or None
        What the two agreed on for such a round.
    met : Meetings or None
        Of the last round in which both count, whatever they agreed on.
    clauses : Clauses or None
        Of the last round.
    chance : float or None
        That the present level is below the cut, 0–1.
    fall : Fall or None
        The fall for which the evidence of both sides is beyond its limit.
    """

    mentor_turns: Sequence[Turn] = ()
    mentee_turns: Sequence[Turn] = ()
    meetings: Meetings | None = None
    agreed_meetings: float | None = None
    met: Meetings | None = None
    clauses: Clauses | None = None
    chance: float | None = None
    fall: Fall | None = None


def entries(evidence: Evidence, settings: Settings = DEFAULTS) -> list[Entry]:
    """Apply every rule but the concern route and the draw to one relationship.

    Parameters
    ----------
    evidence : Evidence
        What is known of it; the caller has seen to it that each number may be used for whom its
        rule is shown to.
    settings : Settings
        The program's thresholds.

    Returns
    -------
    list of Entry
        In the order of the rules, empty where nothing applies. Entries of several audiences stand
        side by side: take `seen_by` before showing them.
    """
    found = [
        _silence("mentor", evidence.mentor_turns, settings),
        _silence("mentee", evidence.mentee_turns, settings),
        _no_meeting(evidence.met, settings),
        _meetings(evidence, settings),
        _clause(evidence.clauses, settings),
        _level(evidence.chance, settings),
        None if evidence.fall is None else _entry("change", settings, {}),
    ]
    return [entry for entry in found if entry is not None]


def seen_by(audience: Audience, found: Iterable[Entry]) -> list[Entry]:
    """Keep the entries that this audience may see."""
    return [entry for entry in found if entry.rule.audience == audience]


def _entry(
    rule_id: RuleId, settings: Settings, numbers: Mapping[str, float], **words: str
) -> Entry:
    rule = RULES[rule_id]
    known = {**asdict(settings), **numbers, **words}
    return Entry(
        rule=rule,
        says=rule.says.format(**known),
        clears=rule.clears.format(**known),
        numbers=numbers,
    )


def _silence(side: str, turns: Sequence[Turn], settings: Settings) -> Entry | None:
    counted = [turn for turn in turns if turn != "not reminded"]
    missed = next((i for i, turn in enumerate(reversed(counted)) if turn == "answered"), 0)
    answered = counted.count("answered")
    if answered < settings.answered or missed < settings.missed:
        return None
    numbers = {"rounds_answered": answered, "rounds_missed": missed}
    return _entry("silence", settings, numbers, side=side)


def _no_meeting(met: Meetings | None, settings: Settings) -> Entry | None:
    if met is None or None in (met.mentor, met.mentee) or met.counted > 0:
        return None
    return _entry("no_meeting", settings, {"counted": met.counted})


def _meetings(evidence: Evidence, settings: Settings) -> Entry | None:
    met, agreed = evidence.meetings, evidence.agreed_meetings
    if met is None or agreed is None or (evidence.met is not None and evidence.met.counted == 0):
        return None  # no meeting at all is a reason of its own
    if met.counted >= settings.meetings_share * agreed:
        return None
    numbers = {
        "counted": met.counted,
        "agreed": agreed,
        "needed": math.ceil(settings.meetings_share * agreed),
    }
    return _entry("meetings", settings, numbers)


def _clause(clauses: Clauses | None, settings: Settings) -> Entry | None:
    if clauses is None or clauses.neither == 0:
        return None
    numbers = {"neither": clauses.neither, "partly": clauses.partly, "clauses": clauses.n}
    return _entry("clause", settings, numbers)


def _level(chance: float | None, settings: Settings) -> Entry | None:
    if chance is None or chance <= settings.probability:
        return None
    return _entry("level", settings, {"chance": chance})
