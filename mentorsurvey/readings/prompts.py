"""Which questions a reflection offers to talk about, in which order, and their words.

Both people read the same questions in the same order, so none of them says who rated what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.instruments import Construct
from mentorsurvey.readings.apart import Standing

By = Literal["both", "you", "partner"]
"""Who named a topic as one to talk about."""

Why = Literal["both", "you", "partner", "again", "apart", "neither", "high", "always"]
"""Why a question is asked: who named its topic, where its topic stands, or for any pair."""

_FIRST: dict[Why, int] = {
    "both": 0,
    "you": 1,
    "partner": 1,
    "again": 2,
    "apart": 3,
    "neither": 4,
    "high": 5,
}
"""What is asked first; alike for both people, so one's own wish does not come before the other's."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A topic that somebody wants to talk about: its key, its title, and who."""

    topic: str
    title: str
    by: By


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """One question to talk about, its topic, and why it is asked of these two.

    ``title`` is empty for a question that fits any pair.
    """

    title: str
    why: Why
    words: str


Occasion = Literal["named", "again", "apart", "neither", "high"]
"""Somebody wants to talk about it; or how the two rate it."""

ALWAYS = "What should the two of you start, stop and keep until the next round?"
"""Asked where no topic is shown or named."""

GENERAL: Mapping[Occasion, str] = {
    "named": "What would each of you like to be different here by the next round?",
    "again": "What has changed here? Each of you tells it once, and the other only listens.",
    "apart": "How does each of you see this? Give one example each.",
    "neither": "What is one small thing that would help you both here?",
    "high": "What makes this work so well, and how can you keep it?",
}
"""For a topic without words of its own."""

WORDS: Mapping[str, Mapping[Occasion, str]] = {
    Construct.EXPECTATIONS: {
        "named": "What does each of you expect of the other until the next round? Name one thing each.",
        "again": "What has changed in what you expect of each other?",
        "apart": "What do you think the other person expects of you right now? Compare your answers.",
        "neither": "Which one expectation would you both like to make clearer?",
        "high": "What has made your expectations so clear? Keep doing that one thing.",
    },
    Construct.PREPARATION: {
        "named": "What would make your next meeting a good one for both of you?",
        "again": "What is different about your meetings now, and what would each of you like back?",
        "apart": "What does a well-prepared meeting look like to each of you?",
        "neither": "What gets in the way of preparing, and what would make it easier?",
        "high": "Which habit of preparing has helped most?",
    },
    Construct.GUIDANCE: {
        "named": "What kind of help would be most useful now: advice, contacts, feedback, or just listening?",
        "again": "What kind of help was right at the beginning, and what kind would be right now?",
        "apart": "Think of one recent piece of advice. What was meant, and what was heard?",
        "neither": "Before the next piece of advice, what would be good to find out first?",
        "high": "Which piece of guidance has helped most lately, and why?",
    },
    Construct.OVERSIGHT: {
        "named": "What could go wrong in the next three months, and how would you both notice early?",
        "again": "What has changed in how the two of you look ahead?",
        "apart": "Think of the last problem. When did each of you first see it coming?",
        "neither": "How could you both hear about problems a few weeks earlier?",
        "high": "Which early warning has helped most? What made it possible?",
    },
    Construct.WORK: {
        "named": "What is each of you working on now, and who gets credit for it?",
        "again": "How has the work between you changed, and what would each of you still choose?",
        "apart": "List the work of the last months together. Who did what, and who gets credit?",
        "neither": "Which task or which credit would you both like to settle differently?",
        "high": "What makes your way of sharing work and credit fair? Would it hold for a bigger project?",
    },
    Construct.TRUST: {
        "named": "What would make it easier to tell each other something uncomfortable?",
        "again": "What has happened that you may see in two ways? Each tells it once, and the other only listens.",
        "apart": "When did you last disagree, and how did each of you feel afterwards?",
        "neither": "What small thing could each of you do to make speaking up easier?",
        "high": "Where has trust between you helped? What harder thing could you take on together?",
    },
    Construct.CAREER: {
        "named": "Which career step comes next, and who could help with it?",
        "again": "What kind of career help is needed now that was not needed before?",
        "apart": "Which career help has each of you noticed in the last months? Compare your lists.",
        "neither": "Which help would matter most now: with publishing, with promotion, or with finding the right people?",
        "high": "Which career help has gone furthest, and what is the next step?",
    },
    Construct.GROWTH: {
        "named": "What would each of you like to get better at next?",
        "again": "What did each of you gain at the beginning, and what would you like to gain now?",
        "apart": "What does each of you gain from working together, and what would you like more of?",
        "neither": "What would each of you like to gain that you do not gain yet?",
        "high": "What is the best thing that each of you has gained? Tell the other.",
    },
    Construct.EXCHANGE: {
        "named": "What would each of you like to receive, and what would each of you like to give?",
        "again": "What has changed in what you give each other?",
        "apart": "What has each of you given that the other may not have noticed?",
        "neither": "What would each of you like to receive, and what could each of you offer?",
        "high": "What have you received from each other that you would not want to miss?",
    },
    Construct.FIT: {
        "apart": "What does each of you hope the other brings? Where could somebody else help?",
        "neither": "What would have to be true for this to work well? Who else could help?",
        "high": "What makes the two of you a good match, and how will you use it in the first months?",
    },
    Construct.GOALS: {
        "apart": "Which goals did each of you have in mind? Write down three each and compare.",
        "neither": "Which goal is still worth pursuing, together or apart?",
        "high": "Which goal are you proudest of, and what made it possible?",
    },
}
"""Topic → occasion → the question."""


def prompts_for(
    named: Sequence[Named], standings: Mapping[str, Standing], titles: Mapping[str, str]
) -> tuple[Prompt, ...]:
    """One question for each topic that somebody named or that both rated.

    First the topics that both named, then those that one named, that have moved apart, that are
    apart, that neither rates high, that both do; within each in the order of the form. A topic that
    was named is asked about as such, wherever it stands. Without any topic, one for any pair.
    """
    wishes = {one.topic for one in named}
    found = [
        Prompt(title=one.title, why=one.by, words=question(one.topic, "named")) for one in named
    ]
    found += [
        Prompt(title=titles[topic], why=standing, words=question(topic, standing))
        for topic, standing in standings.items()
        if topic not in wishes
    ]
    found.sort(key=lambda prompt: _FIRST[prompt.why])
    return tuple(found) or (Prompt(title="", why="always", words=ALWAYS),)


def question(topic: str, occasion: Occasion) -> str:
    """The question about a topic on an occasion."""
    return WORDS.get(topic, GENERAL).get(occasion, GENERAL[occasion])
