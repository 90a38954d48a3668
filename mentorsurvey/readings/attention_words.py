"""What leads read of the kinds and reasons of their attention list."""

from collections.abc import Collection, Iterable, Mapping

from mentorsurvey.measures.attention_rules import Kind, RuleId
from mentorsurvey.readings.attention import Reason

TITLES: Mapping[Kind, str] = {
    "behaviour": "Behavior",
    "level": "Level",
    "change": "Change",
    "routine": "Routine",
}
"""Kind → what it is called on a page."""
_OF_RULE: Mapping[RuleId, str] = {
    "clause": "Agreement not kept",
    "meetings": "Few meetings",
}
"""Rule → its own badge, where the kind alone would not say enough."""


def badges(reasons: Iterable[Reason]) -> dict[str, Kind]:
    """Badge → the kind in whose color it stands, each once, in the order of the reasons."""
    return {_OF_RULE.get(one.rule, TITLES[one.kind]): one.kind for one in reasons}


def here_for(kinds: Collection[str]) -> str:
    """For what an entry stood on the list, in a sentence, such as "behavior and level"."""
    return " and ".join(title.lower() for kind, title in TITLES.items() if kind in kinds)
