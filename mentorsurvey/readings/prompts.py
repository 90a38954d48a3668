"""The only place with the questions that a reflection offers to talk about, and their choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.instruments import Construct
from mentorsurvey.readings.apart import Standing

Why = Literal["apart", "differ", "room", "works", "always"]

MOST = 3
ABOUT_DIFFERENCES = 2
ROOM_BELOW = 50.0
WORKS_FROM = 75.0
"""Conventions: prompts in all, and of these about differences; and in points of 100, a common
view below the middle of the scale has room, one in the upper quarter works."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A construct as two people see it: the ``gap`` and the ``mean`` of both, points of 100.

    Only the size of the gap counts, so that both people get the same.
    """

    construct: Construct
    standing: Standing
    gap: float
    mean: float


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One question to talk about, why it is asked of these two, and about what.

    ``construct`` is None for a question that fits any pair.
    """

    why: Why
    words: str
    construct: Construct | None = None


WHY: dict[Why, str] = {
    "apart": "Your views have moved apart",
    "differ": "You see this differently, two rounds running",
    "room": "There may be room, as both of you see it",
    "works": "This seems to work for both of you",
    "always": "For your next meeting",
}

WORDS: dict[Construct, dict[Why, str]] = {
    Construct.EXPECTATIONS: {
        "apart": "What has changed in what you want from each other? Tell each other before you look for reasons.",
        "differ": "What does each of you expect of the other before the next round? Say it aloud, once each.",
        "room": "Which one expectation would you both like to make clearer, and who writes it down?",
        "works": "What made your expectations so clear? Keep doing that one thing.",
    },
    Construct.PREPARATION: {
        "apart": "What is different about your meetings now, and what would each of you like back?",
        "differ": "What does a well-prepared meeting look like to each of you? Name one thing to send beforehand.",
        "room": "What gets in the way of preparing, and what would make it lighter?",
        "works": "Which habit of preparing has helped most? Could it be used for something harder?",
    },
    Construct.GUIDANCE: {
        "apart": "What kind of help was right in the beginning, and what kind would be right now?",
        "differ": "Think of one piece of advice since the last round: what was meant, and what was heard?",
        "room": "What kind of guidance is missing now: time, expertise, an introduction, or a plain word?",
        "works": "Which piece of guidance made a difference, and why did it?",
    },
    Construct.ACCOUNTABILITY: {
        "apart": "When did keeping your word become harder, and what would make it lighter for both of you?",
        "differ": "Which promises are open between you right now, and by when?",
        "room": "What would help both of you to raise a problem a week earlier?",
        "works": "How do you remind each other so well? Name it, so that it stays.",
    },
    Construct.LABOR_BOUNDARY: {
        "apart": "How has the work moved between you since you began? Say which of it each of you would still choose.",
        "differ": "List what each of you is working on. Whose work is it, and who gets credit?",
        "room": "Which task sits with the wrong person, and when does it move?",
        "works": "Your division of work seems fair to both. What would change it?",
    },
    Construct.BOND: {
        "apart": "What has happened between you that you see in two ways? Each tells it once; the other only listens.",
        "differ": "When did you last disagree, and how did each of you feel afterwards?",
        "room": "What would make it easier to say something uncomfortable?",
        "works": "There seems to be trust between you. What harder thing could you take on together?",
    },
}
GENERAL = (
    "What should we start, stop and keep until the next round?",
    "What is the one thing that would help most before we meet again?",
)


def prompts_for(views: Sequence[Seen]) -> tuple[Prompt, ...]:
    """At most three prompts from what really differs, or what both see alike.

    Parameters
    ----------
    views : sequence of Seen
        In any order.

    Returns
    -------
    tuple of Prompt
        What has moved apart first, then what differs again, each the largest first, at most two of
        them; then common room, then what works; general ones where little stands out. A
        difference of this round alone waits.
    """
    ordered = sorted(views, key=lambda view: (-abs(view.gap), view.mean, view.construct.value))
    alike = [view for view in ordered if view.standing == "same"]
    by_mean = sorted(alike, key=lambda view: view.mean)
    apart = _asked(ordered, "apart", "apart")
    differ = _asked(ordered, "back", "differ")
    room = [_prompt(view, "room") for view in by_mean if view.mean < ROOM_BELOW]
    by_mean.sort(key=lambda view: view.mean, reverse=True)
    works = [_prompt(view, "works") for view in by_mean if view.mean >= WORKS_FROM]
    found = [*[*apart, *differ][:ABOUT_DIFFERENCES], *room[:2], *works[:1]][:MOST]
    general = [Prompt(why="always", words=words) for words in GENERAL]
    return (*found, *general[: max(0, len(GENERAL) - len(found))])


def _asked(views: Sequence[Seen], standing: Standing, why: Why) -> list[Prompt]:
    return [_prompt(view, why) for view in views if view.standing == standing]


def _prompt(view: Seen, why: Why) -> Prompt:
    return Prompt(why=why, words=WORDS[view.construct][why], construct=view.construct)
