"""What a reflection says: how two people rate a thing, why a question is asked, how it works.

Each page brings ``fit``, which makes a name or a title fit to be shown there.
"""

from collections.abc import Sequence

from mentorsurvey.instruments import one_line
from mentorsurvey.instruments.items import Exchange, Flow
from mentorsurvey.readings.comparing import High
from mentorsurvey.readings.prompts import By, Prompt, Why
from mentorsurvey.readings.reflection import Given, Reflection, Words
from mentorsurvey.responses.forms import Fit
from mentorsurvey.responses.saying import Day

IN_SHORT = "Your first reflection, in short"
TO_TALK_ABOUT = "To talk about"
HOW_YOU_RATE = "How you rate it"
GIVE_AND_TAKE = "Give and take"
CHOSE = "What each of you answered"
HOW_IT_WORKS = "How this works"
"""What stands over the parts of the page."""

HALVES: dict[High, str] = {
    "both": "You both rate this high.",
    "neither": "Neither of you rates this high.",
    "one": "One of you rates this high and the other does not. This can be one point on the scale.",
}
"""What both people read, in the order in which a page shows it."""

ICONS: dict[High, str] = {"both": "thumb_up", "neither": "drag_handle", "one": "compare_arrows"}

WHY: dict[Why, str] = {
    "both": "You both want to talk about this.",
    "you": "You want to talk about this.",
    "partner": "{partner} wants to talk about this.",
    "again": "You used to rate this alike. The last two times you did not.",
    "apart": "One of you rates this high and the other does not.",
    "neither": "Neither of you rates this high.",
    "high": "You both rate this high.",
    "always": "A question for any two people.",
}

NOTHING = "There is nothing to compare this time."
NEEDS = "A comparison needs answers from both of you that you let each other see."
TO_BEGIN = "One question for each topic, to begin with."
GAVE_AND_GOT = "What one of you gave, beside what the other got."

KINDS: dict[Exchange, str] = {
    "overall": "overall",
    "guidance": "guidance",
    "opportunities": "opportunities and contacts",
    "ideas": "new ideas",
    "technology": "new technology or methods",
    "support": "personal support",
}
_WAYS: dict[Flow, str] = {"gave": "From you to {partner}", "got": "From {partner} to you"}

BY: tuple[By, ...] = ("both", "you", "partner")
UNFOLDED = 3
"""Questions that show at once; more only where more topics were named."""


def since(found: Reflection, *, day: Day) -> str:
    """Of which round it is, and since when it can be read."""
    return f"Round {found.round_number}, open to both of you since {day(found.released_at)}"


def own_words_of(partner: str) -> str:
    """What stands over the partner's words; their name fit to be shown."""
    return f"In {partner}'s own words"


def was_asked(words: Words, partner: str, fit: Fit = one_line) -> str:
    """The question that the partner answered in words, as it was put to them."""
    return f"{fit(partner)} was asked: “{fit(words.question)}”"


def nothing_at_all(found: Reflection) -> bool:
    """Whether there is nothing to compare, of which the page then says what it takes."""
    compared = found.views or found.give_and_take
    return not compared and (found.repeated or not found.choices)


def why(prompt: Prompt, partner: str) -> str:
    """Why a question is asked; the partner's name fit to be shown."""
    return WHY[prompt.why].format(partner=partner)


def folded(prompts: Sequence[Prompt]) -> tuple[Sequence[Prompt], Sequence[Prompt]]:
    """The questions that show at once, and those that a tap opens."""
    named = sum(prompt.why in ("both", "you", "partner") for prompt in prompts)
    at_once = max(UNFOLDED, named)
    return prompts[:at_once], prompts[at_once:]


def nothing_in_particular(found: Reflection, fit: Fit = one_line) -> str:
    """Who brings up nothing; empty where both name a topic, or were not asked."""
    partner = fit(found.partner)
    match found.nothing_from:
        case ():
            return ""
        case ("you",):
            return "You bring up nothing in particular here."
        case ("partner",):
            return f"{partner} brings up nothing in particular here."
    return "Neither of you brings up anything in particular here."


def rated(found: Reflection, high: High) -> list[tuple[str, list[str]]]:
    """The topics that are rated so, each with the questions that were compared one by one."""
    topics: dict[str, list[str]] = {}
    for view in found.views:
        if view.high == high:
            topics.setdefault(view.title, []).extend([view.question] if view.question else [])
    return list(topics.items())


def given(found: Reflection, high: High, fit: Fit = one_line) -> list[str]:
    """Which way and of which kinds give and take is rated so: one line for each way."""
    partner = fit(found.partner)
    lines = []
    for flow, way in _WAYS.items():
        kinds = [one.kind for one in found.give_and_take if (one.flow, one.high) == (flow, high)]
        if kinds:
            told = "" if _overall_alone(found.give_and_take) else f": {_listed(kinds)}"
            lines.append(way.format(partner=partner) + told)
    return lines


START = "Start with the first question below."
AT_ONCE = 3
"""Topics that one sentence names; of more it gives the number."""


def at_first(found: Reflection, fit: Fit = one_line) -> tuple[str, ...]:
    """What a first reflection comes to, in whole sentences: wishes, then alike, then apart."""
    stands = _topics(found)
    high, neither, apart = (
        [title for title, one in stands.items() if one == how] for how in ("both", "neither", "one")
    )
    said = [*_wishes(found, fit)]
    if high:
        said.append(f"You both rate {_named(high, fit)} high.")
    if neither:
        said.append(f"Neither of you rates {_named(neither, fit)} high.")
    if apart:
        said.append(
            f"You see {_named(apart, fit)} differently. This can be one point on the scale, and"
            " it is worth a sentence."
        )
    return tuple(said)


def _topics(found: Reflection) -> dict[str, High]:
    """Topic → how the two rate it: apart where anything in it is, else what neither rates high."""
    order: tuple[High, ...] = ("both", "neither", "one")
    rated = [(view.title, view.high) for view in found.views]
    rated += [("Give and take", one.high) for one in found.give_and_take if one.kind == "overall"]
    topics: dict[str, High] = {}
    for title, high in rated:
        topics[title] = max(topics.get(title, high), high, key=order.index)
    return topics


def _wishes(found: Reflection, fit: Fit) -> list[str]:
    partner = fit(found.partner)
    by = {who: [one.title for one in found.named if one.by == who] for who in BY}
    said = []
    if by["both"]:
        said.append(f"You would both like to talk about {_named(by['both'], fit)}.")
    also = " also" if by["both"] else ""
    if by["you"]:
        said.append(f"You would{also} like to talk about {_named(by['you'], fit)}.")
    if by["partner"]:
        said.append(f"{partner} would{also} like to talk about {_named(by['partner'], fit)}.")
    return said


def _named(titles: Sequence[str], fit: Fit) -> str:
    """Topics in a sentence: “Trust”, “Guidance” and 2 more."""
    quoted = [f"“{fit(title)}”" for title in titles[:AT_ONCE]]
    if len(titles) > AT_ONCE:
        return f"{', '.join(quoted)} and {len(titles) - AT_ONCE} more"
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def how_it_works(found: Reflection, fit: Fit = one_line, *, strong: str = "**") -> tuple[str, ...]:
    """Short paragraphs; ``strong`` stands around what is to be read first."""
    return (
        "Every rating runs from 1 to 7, and 5 or more is high. This page says only whether each of"
        f" you rates a thing high. It shows no numbers. {fit(found.partner)} reads the same.",
        "Some forms ask three or more questions about a topic. Then the page compares your"
        " averages and no single answers. An average of 5 or more is high. This takes three"
        " answers from each of you, and no question of the topic kept from the other.",
        "If only one of you rates something high, you may still be close: 4 is not high, and 5 is."
        " Two people who work well together often differ. It is a reason to talk, and no more.",
        "Something may be missing here because one of you left it blank or kept it from the"
        " other. The page never says which.",
        "A question about something that you used to rate alike looks at your earlier rounds. It"
        " uses only what both of you could read there.",
        f"The forms are {strong}not validated{strong}. Use this page to begin a conversation.",
    )


def _overall_alone(give_and_take: Sequence[Given]) -> bool:
    return all(one.kind == "overall" for one in give_and_take)


def _listed(kinds: Sequence[Exchange]) -> str:
    return ", ".join(KINDS[kind] for kind in kinds)
