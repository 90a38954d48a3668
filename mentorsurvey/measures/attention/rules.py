"""Lists the rules of the attention list, who may see each, and its thresholds.

Data alone: `entries` applies them. Standard library alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["at once", "behaviour", "level", "change", "routine"]
Audience = Literal["the chosen contact", "leads"]
RuleId = Literal[
    "concern",
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
    audience : Audience
        Who may see that it applies; nobody else.
    says : str
        The rule in words, with the names of its settings and numbers in braces.
    clears : str
        What takes an entry off the list again, alike.
    """

    id: RuleId
    kind: Kind
    audience: Audience
    says: str
    clears: str


RULES: Mapping[RuleId, Rule] = {
    rule.id: rule
    for rule in (
        Rule(
            id="concern",
            kind="at once",
            audience="the chosen contact",
            says="Somebody asks for help by the concern route.",
            clears="The contact closes it.",
        ),
        Rule(
            id="silence",
            kind="behaviour",
            audience="leads",
            says="The {side} answered at least {answered} rounds, then missed {missed} or more"
            " in spite of reminders.",
            clears="The {side} answers a round.",
        ),
        Rule(
            id="no_meeting",
            kind="behaviour",
            audience="leads",
            says="Both report no meeting in a round.",
            clears="A round in which one of them counts a meeting.",
        ),
        Rule(
            id="meetings",
            kind="behaviour",
            audience="leads",
            says="Fewer meetings than {meetings_share:.0%} of those agreed, by the larger of both"
            " counts.",
            clears="A round with at least {needed:g} meetings, or another agreement.",
        ),
        Rule(
            id="clause",
            kind="behaviour",
            audience="leads",
            says="Both say that an agreed clause was not kept, or only partly.",
            clears="A round in which at least one of them says it was kept, or another agreement.",
        ),
        Rule(
            id="level",
            kind="level",
            audience="leads",
            says="The chance that their present level is below {cut:g} is over {probability:.0%}.",
            clears="This entry goes away once their next answers make a level below {cut:g}"
            " unlikely, or two rounds after their last answer.",
        ),
        Rule(
            id="change",
            kind="change",
            audience="leads",
            says="The ratings of both together have probably dropped.",
            clears="This entry goes away once their next answers are back near their usual level,"
            " or they start anew.",
        ),
        Rule(
            id="routine",
            kind="routine",
            audience="leads",
            says="Drawn at random among the relationships without another entry, at least as many"
            " as have one.",
            clears="Somebody has asked how they are.",
        ),
    )
}
"""Every rule, in the order of the list. The concern route is not evaluated here: it never waits."""
