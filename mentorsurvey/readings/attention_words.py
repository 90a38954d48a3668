"""What leads read of the kinds and reasons of their attention list."""

from collections.abc import Collection, Iterable, Mapping

import numpy as np

from mentorsurvey.measures.attention.rules import Kind, RuleId
from mentorsurvey.measures.change.falls import BASELINE
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.change_words import nothing
from mentorsurvey.readings.reasons import Reason

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


def finding(found: Watched, relationship_id: str) -> str:
    """What the ratings of one pair show; empty where nobody looks, as for one that has ended."""
    of = found.changes
    if of is None or relationship_id not in found.pairs:
        return ""
    reasons = found.reasons.get(relationship_id, ())
    if said := " ".join(one.says for one in reasons if one.rule in ("level", "change")):
        return said
    place = of.panel.place[relationship_id]
    there = ~(np.isnan(of.panel.mentor[place]) & np.isnan(of.panel.mentee[place]))
    if there.sum() <= BASELINE:
        return "It is too early to say whether anything has changed."
    return nothing(of) or "No clear change."


def why(reason: Reason) -> str:
    """One layer down: the rule, its numbers, and what takes the entry off the list."""
    said = [reason.rule_says] if reason.rule_says else []
    if reason.rule == "level":
        said.append(f"For this pair it is about {reason.numbers['chance']:.0%}.")
    if reason.rule == "change" and reason.rarity is not None:
        said.append(
            f"In simulations, {_of_a_thousand(reason.rarity)} steady pairs get this far within six"
            " rounds."
        )
    if reason.assumed:
        said.append(
            "It rests on assumed numbers, because your program does not have enough answers of its"
            " own yet. How often this is a false alarm is not known."
        )
    return " ".join(one for one in (*said, reason.clears) if one)


def _of_a_thousand(many: int) -> str:
    if many == 0:
        return "fewer than 1 in 1,000"
    return f"about 1 in {max(round(1_000 / many), 1):,}"
