"""Lists the rules of the attention list, which leads see, and its thresholds.

Data alone: `entries` applies them. Standard library alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["behaviour", "level", "change", "routine"]
RuleId = Literal[
    "silence",
    "no_meeting",
    "meetings",
    "clause",
    "level",
    "change",
    "routine",
]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The thresholds. None is published for mentoring: every default is a convention.

    Attributes
    ----------
    answered, missed : int
        Rounds answered before, and rounds missed since, that make a silence.
    meetings_share : float
        Share of the agreed meetings below which there were too few, 0–1.
    cut : float
        c, the level under which a relationship may need help, points of 0–100.
    probability : float
        Chance of lying under the cut above which it is listed, between 0 and 1.
    drawn : int
        The fewest relationships drawn at random each round; more where the rules raise more.
    """

    answered: int = 2
    missed: int = 2
    meetings_share: float = 0.5
    cut: float = 60.0
    probability: float = 0.8
    drawn: int = 1

    def __post_init__(self) -> None:
        if not (
            min(self.answered, self.missed) >= 1
            and self.drawn >= 0
            and 0 <= self.meetings_share <= 1
            and 0 <= self.cut <= 100
            and 0 < self.probability < 1
        ):
            raise ValueError("a threshold of the attention list lies outside its range")


DEFAULTS = Settings()
"""The thresholds of a program that has not chosen its own. Conventions."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One reason to check in.

    Attributes
    ----------
    id, kind : RuleId and Kind
    says : str
        The rule in words, with the names of its settings and numbers in braces; empty where a page
        says it in words of its own.
    clears : str
        What takes an entry off the list again, alike.
    """

    id: RuleId
    kind: Kind
    says: str = ""
    clears: str = ""


RULES: Mapping[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            id="silence",
            kind="behaviour",
            says="The {side} answered at least {answered} rounds, then missed {missed} or more"
            " in spite of reminders.",
        ),
        Rule(id="no_meeting", kind="behaviour"),
        Rule(id="meetings", kind="behaviour"),
        Rule(id="clause", kind="behaviour"),
        Rule(
            id="level",
            kind="level",
            says="The chance that their present level is below {cut:g} is over {probability:.0%}.",
            clears="This entry goes away once their next answers make a level below {cut:g}"
            " unlikely, or two rounds after their last answer.",
        ),
        Rule(
            id="change",
            kind="change",
            says="The ratings of both together have probably dropped.",
            clears="This entry goes away once their next answers are back near their usual level,"
            " or they start anew.",
        ),
        Rule(id="routine", kind="routine"),
    )
}
"""Every rule, in the order of the list. Who asks to be contacted is on no list of leads."""
