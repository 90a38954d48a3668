"""The only place with the questions that a reflection offers to talk about, and their choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.instruments import Construct

Why = Literal["differ", "room", "works", "always"]

MOST = 3
DIFFER_FROM = 25.0
ROOM_BELOW = 50.0
WORKS_FROM = 75.0
"""Conventions, in points of 100: views further apart than a step and a half differ; a common
view below the middle of the scale has room; one in the upper quarter works."""


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One question to talk about, and why it is asked of these two."""

    why: Why
    words: str


WHY: dict[Why, str] = {
    "differ": "You see this differently",
    "room": "You agree that there is room",
    "works": "You agree that this works",
    "always": "For your next meeting",
}

WORDS: dict[Construct, dict[Why, str]] = {
    Construct.EXPECTATIONS: {
        "differ": "What does each of you expect of the other before the next round? Say it aloud, once each.",
        "room": "Which one expectation would you both like to make clearer, and who writes it down?",
        "works": "What made your expectations so clear? Keep doing that one thing.",
    },
    Construct.PREPARATION: {
        "differ": "What does a well-prepared meeting look like to each of you? Name one thing to send beforehand.",
        "room": "What gets in the way of preparing, and what would make it lighter?",
        "works": "Which habit of preparing has helped most? Could it be used for something harder?",
    },
    Construct.GUIDANCE: {
        "differ": "Think of one piece of advice since the last round: what was meant, and what was heard?",
        "room": "What kind of guidance is missing now: time, expertise, an introduction, or a plain word?",
        "works": "Which piece of guidance made a difference, and why did it?",
    },
    Construct.ACCOUNTABILITY: {
        "differ": "Which promises are open between you right now, and by when?",
        "room": "What would help both of you to raise a problem a week earlier?",
        "works": "How do you remind each other so well? Name it, so that it stays.",
    },
    Construct.LABOR_BOUNDARY: {
        "differ": "List what each of you is working on. Whose work is it, and who gets credit?",
        "room": "Which task sits with the wrong person, and when does it move?",
        "works": "Your division of work seems fair to both. What would change it?",
    },
    Construct.BOND: {
        "differ": "When did you last disagree, and how did each of you feel afterwards?",
        "room": "What would make it easier to say something uncomfortable?",
        "works": "You trust each other. What harder thing could you take on together?",
    },
}
GENERAL = (
    "What should we start, stop and keep until the next round?",
    "What is the one thing that would help most before we meet again?",
)


def prompts_for(views: Sequence[tuple[Construct, float, float]]) -> tuple[Prompt, ...]:
    """At most three prompts from what really differs or agrees.

    Parameters
    ----------
    views : sequence of (construct, gap, mean)
        Both in points of 100; only the size of the gap counts, so both people get the same.

    Returns
    -------
    tuple of Prompt
        The largest difference first, then common room, then what works; general ones where
        nothing stands out.
    """
    ordered = sorted(views, key=lambda view: (-abs(view[1]), view[2], view[0].value))
    differ = [(view, "differ") for view in ordered if abs(view[1]) > DIFFER_FROM]
    agree = [view for view in ordered if abs(view[1]) <= DIFFER_FROM]
    room = [(view, "room") for view in sorted(agree, key=_mean) if view[2] < ROOM_BELOW]
    works = [
        (view, "works") for view in sorted(agree, key=_mean, reverse=True) if view[2] >= WORKS_FROM
    ]
    chosen = [*differ[:2], *room[:2], *works[:1]][:MOST]
    found = []
    for (construct, _, _), why in chosen:
        if words := WORDS.get(construct, {}).get(why):  # type: ignore[call-overload]
            found.append(Prompt(why=why, words=words))  # type: ignore[arg-type]
    for words in GENERAL[: max(0, 2 - len(found))]:
        found.append(Prompt(why="always", words=words))
    return tuple(found)


def _mean(view: tuple[Construct, float, float]) -> float:
    return view[2]
