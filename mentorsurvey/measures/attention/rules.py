"""Lists the rules of the attention list, which leads see, and its thresholds.

Data alone: `raised` applies them. Standard library alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["behaviour", "level", "change", "routine"]
RuleId = Literal["silence", "no_meeting", "meetings", "clause", "level", "change", "routine"]


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


RULES: Mapping[RuleId, Kind] = {
    "silence": "behaviour",
    "no_meeting": "behaviour",
    "meetings": "behaviour",
    "clause": "behaviour",
    "level": "level",
    "change": "change",
    "routine": "routine",
}
"""Every rule and its kind, in the order of the list. Who asks to be contacted is on no list of
leads."""
