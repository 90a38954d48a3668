"""Lists the rules of the attention list, who may see each, and its thresholds.

Data alone: `attention` applies them. Standard library alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["at once", "behaviour", "level", "change", "divergence", "routine"]
Audience = Literal["the chosen contact", "leads", "the two people"]
RuleId = Literal[
    "concern",
    "silence",
    "meetings",
    "clause",
    "level",
    "change",
    "evidence",
    "divergence",
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
    level_rounds : int
        The last rounds with both sides that the chance rests on; fewer where there are fewer.
    drawn : int
        Relationships drawn at random each round.
    """

    answered: int = 2
    missed: int = 2
    meetings_share: float = 0.5
    cut: float = 60.0
    probability: float = 0.8
    level_rounds: int = 2
    drawn: int = 2

    def __post_init__(self) -> None:
        if not (
            min(self.answered, self.missed, self.level_rounds) >= 1
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
            says="The chance that health is below {cut:g} is over {probability:.0%}, by the last"
            " {rounds:g} of at most {level_rounds} rounds with both sides.",
            clears="Health in the next rounds with both sides: {clearing}.",
        ),
        Rule(
            id="change",
            kind="change",
            audience="leads",
            says="The line of {whose} fell below the limit that stable relationships seldom cross.",
            clears="{clearing}, or a new baseline.",
        ),
        Rule(
            id="evidence",
            kind="change",
            audience="leads",
            says="The answers of both sides together speak for a fall, likeliest of {whose}.",
            clears="{clearing}, or a new baseline.",
        ),
        Rule(
            id="divergence",
            kind="divergence",
            audience="the two people",
            says="Your views of {construct} have moved apart from where they were, two rounds"
            " running.",
            clears="A round in which they are as close as at the start.",
        ),
        Rule(
            id="routine",
            kind="routine",
            audience="leads",
            says="Drawn at random among the relationships without another entry.",
            clears="Somebody has asked how they are.",
        ),
    )
}
"""Every rule, in the order of the list. The concern route is not evaluated here: it never waits."""
