"""What a mentee reads of who gives them which kind of support, and one question to take along."""

from collections.abc import Sequence

from mentorsurvey.instruments import one_line
from mentorsurvey.readings.support_map import KINDS, Kind, SupportMap
from mentorsurvey.responses.forms import Fit

TITLE = "My mentors"
WHAT = (
    "Who gives you what, by your own newest answers about each mentor. Only you see this, on this"
    " device."
)
NAMES: dict[Kind, str] = {
    "guidance": "Guidance",
    "opportunities": "Opportunities and contacts",
    "ideas": "New ideas",
    "technology": "Methods and technology",
    "support": "Personal support",
    "perspective": "A different perspective",
}
_MUCH: dict[Kind, str] = {
    "guidance": "much guidance",
    "opportunities": "many opportunities and contacts",
    "ideas": "many new ideas",
    "technology": "much help with methods and technology",
    "support": "much personal support",
    "perspective": "much of a different perspective",
}
"""Each kind as it follows "does not give you"."""
NOTHING = "There is nothing to show here yet."
WHERE = (
    "This page is made of the reviews that you submitted as a mentee on this device. A check-in"
    " does not ask about it, and not every review does. If you answered on another device, open"
    " your answers here with your PIN."
)
LEGEND = "A full circle: much of it (5 to 7). An empty one: less. No mark: no answer here."
TABLE = ("What", "Who gives much")
TAKE_ALONG = "One question to take along"
ONCE = (
    "No mentor has to give everything, and little of one kind may be just right. What counts is"
    " whether you can find it somewhere."
)


def row(found: SupportMap, kind: Kind, fit: Fit = one_line) -> tuple[str, str]:
    """A kind, and who gives much of it."""
    givers = found.givers(kind)
    if givers:
        alone = len(givers) == 1 and len(found.mentors) > 1
        names = _and([fit(one) for one in givers])
        return (NAMES[kind], f"{names} alone" if alone else names)
    if not found.said(kind):
        return (NAMES[kind], "You did not say")
    return (NAMES[kind], "Nobody" if kind in found.missing else "Nobody whom you rated on it")


def rows(found: SupportMap, fit: Fit = one_line) -> list[tuple[str, str]]:
    """All kinds, in their order."""
    return [row(found, kind, fit) for kind in KINDS]


def finding(found: SupportMap, fit: Fit = one_line) -> str:
    """What stands out, in a sentence or two."""
    said = []
    if found.missing:
        said.append(_missing(found.missing, alone=len(found.mentors) == 1))
    if found.only_from:
        said.append(f"Everything that you get much of comes from {fit(found.only_from)}.")
    if not said:
        said.append("By your answers, you get much of everything that you rated.")
    unsaid = [_within(kind) for kind in KINDS if not found.said(kind)]
    if unsaid:
        said.append(f"You did not rate: {', '.join(unsaid)}.")
    return " ".join(said)


def question(found: SupportMap, fit: Fit = one_line) -> str:
    """The one question to take along: about what is missing, about leaning on one, or neither."""
    if found.missing:
        kind = _within(found.missing[0])
        whom = "your mentor" if len(found.mentors) == 1 else "one of your mentors"
        return (
            f"Who else could give you {kind}? It can be somebody outside this program. You can ask"
            f" {whom} whom they would suggest."
        )
    if found.only_from:
        return f"If {fit(found.only_from)} were away for half a year, whom would you ask?"
    return "Which of these matters most to you in the next half year, and do you get enough of it?"


def keys(found: SupportMap, fit: Fit = one_line) -> str:
    """Whom each number in the picture stands for."""
    named = (f"{number} {fit(one.name)}" for number, one in enumerate(found.mentors, start=1))
    return ", ".join(named)


def in_one_sentence(found: SupportMap) -> str:
    """The picture for whoever does not see it."""
    given = (f"{name}: {who}" for name, who in rows(found))
    return f"Who gives you what. {'. '.join(given)}."


def _missing(kinds: Sequence[Kind], *, alone: bool) -> str:
    """What nobody gives: two kinds at most in running words, more of them in a list."""
    whose = "your mentor does not give you" if alone else "none of your mentors gives you"
    if len(kinds) > 2:
        names = [_within(kind) for kind in kinds]
        listed = f"{', '.join(names[:-1])}, and {names[-1]}"
        return f"By your answers, there are {len(kinds)} things that {whose} much of: {listed}."
    return f"By your answers, {whose} {', or '.join(_MUCH[kind] for kind in kinds)}."


def _within(kind: Kind) -> str:
    return f"{NAMES[kind][0].lower()}{NAMES[kind][1:]}"


def _and(words: Sequence[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
