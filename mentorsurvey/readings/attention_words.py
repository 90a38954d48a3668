"""What leads read of the kinds and reasons of their attention list."""

from collections.abc import Collection, Iterable, Mapping

from mentorsurvey.measures.attention.rules import Kind, RuleId
from mentorsurvey.measures.change.falls import BASELINE
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.change_words import nothing
from mentorsurvey.readings.reasons import Reason

TITLES: Mapping[Kind, str] = {
    "behaviour": "Not met or not kept",
    "level": "Low ratings",
    "change": "A drop",
    "routine": "Picked at random",
}
"""Kind → what it is called on a page."""
BADGES: Mapping[RuleId, str] = {
    "silence": "No answer",
    "no_meeting": "Did not meet",
    "meetings": "Few meetings",
    "clause": "Agreement not kept",
    "level": TITLES["level"],
    "change": TITLES["change"],
    "routine": TITLES["routine"],
}
"""Reason → what it is called on a page, in the order of the list."""
WHY = "Why am I seeing this?"
LOOK_AT = "What to look at when you talk with them"
NUMBERS = "Scores from 0 to 100. A dash: nothing to read."
_NOTHING: Mapping[RuleId, str] = {
    "silence": "People miss forms for many reasons, such as leave or a full inbox.",
    "no_meeting": "It may have been a round of holidays or deadlines.",
    "meetings": "Some pairs need fewer meetings than they planned.",
    "clause": "Plans change, and both may be content with how it went.",
    "level": "Some people rate low and still work well together.",
    "change": "Ratings often rise again by themselves.",
    "routine": "Most pairs are fine.",
}
"""Reason → why it may be nothing."""


def badges(reasons: Iterable[Reason]) -> dict[str, Kind]:
    """Badge → the kind in whose color it stands, each once, in the order of the reasons."""
    return {BADGES[one.rule]: one.kind for one in reasons}


def may_be_nothing(reasons: Iterable[Reason]) -> str:
    """Why there may be nothing behind an entry: a sentence for each of its reasons, once."""
    return " ".join(dict.fromkeys(_NOTHING[one.rule] for one in reasons))


def here_for(kinds: Collection[str]) -> str:
    """For what an entry stood on the list, in a sentence, such as "low ratings and a drop"."""
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
    if of.panel.answered[place].sum() <= BASELINE:
        return "It is too early to say whether anything has changed."
    return nothing(of) or "No clear change."


def title(found: Watched, relationship_id: str) -> str:
    """What the ratings of one pair show, in one sentence: a drop before a low level."""
    if relationship_id in found.pairs:
        said = {one.rule: one.headline for one in found.reasons.get(relationship_id, ())}
        if headline := said.get("change") or said.get("level"):
            return headline
    return finding(found, relationship_id) or "What both of them rated."


def why(reason: Reason) -> str:
    """One layer down: the rule, its numbers, and what takes the entry off the list."""
    said = [reason.rule_says] if reason.rule_says else []
    if reason.chance is not None:
        said.append(f"For this pair it is about {reason.chance:.0%}.")
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
