"""Says whom to check in with, and why. Standard library alone.

To be on the list is a reason to ask, never a verdict. Most entries in a good program are fine.
`rules` holds the rules and their thresholds, `quality` how good a list is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from mentorsurvey.measures.attention.kept import Meetings
from mentorsurvey.measures.attention.rules import (
    DEFAULTS,
    RULES,
    Rule,
    RuleId,
    Settings,
)
from mentorsurvey.measures.change.falls import Fall

Turn = Literal["answered", "missed"]
"""A closed round of one person; who was not asked is not there."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One reason to check in with one relationship.

    Attributes
    ----------
    rule : Rule
    says, clears : str
        The rule and what would clear it, in words, with the program's own thresholds; empty where
        a page says it in words of its own.
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
    clauses : int or None
        How many agreed clauses both say were not kept.
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
    clauses: int | None = None
    chance: float | None = None
    fall: Fall | None = None


def entries(evidence: Evidence, settings: Settings = DEFAULTS) -> list[Entry]:
    """Apply every rule but the draw to one relationship.

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
        In the order of the rules, empty where nothing applies.
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
    missed = next((i for i, turn in enumerate(reversed(turns)) if turn == "answered"), 0)
    answered = turns.count("answered")
    if answered < settings.answered or missed < settings.missed:
        return None
    numbers = {"rounds_answered": answered, "rounds_missed": missed}
    return _entry("silence", settings, numbers, side=side)


def _no_meeting(met: Meetings | None, settings: Settings) -> Entry | None:
    if met is None or None in (met.mentor, met.mentee) or met.counted > 0:
        return None
    return _entry("no_meeting", settings, {})


def _meetings(evidence: Evidence, settings: Settings) -> Entry | None:
    met, agreed = evidence.meetings, evidence.agreed_meetings
    if met is None or agreed is None or (evidence.met is not None and evidence.met.counted == 0):
        return None  # no meeting at all is a reason of its own
    if met.counted >= settings.meetings_share * agreed:
        return None
    return _entry("meetings", settings, {})


def _clause(clauses: int | None, settings: Settings) -> Entry | None:
    return _entry("clause", settings, {}) if clauses else None


def _level(chance: float | None, settings: Settings) -> Entry | None:
    if chance is None or chance <= settings.probability:
        return None
    return _entry("level", settings, {"chance": chance})
