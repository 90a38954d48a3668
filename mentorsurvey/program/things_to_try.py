"""What people are offered to try after a low answer, by topic: our words, or the program's own."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import SettingsError
from mentorsurvey.instruments import Construct, is_clean
from mentorsurvey.measures.attention.rules import RuleId
from mentorsurvey.store import Database, Tx, audit
from mentorsurvey.store import things_to_try as stored

LONGEST = 300

SMALL_THINGS: Mapping[Construct, str] = {
    Construct.TRUST: (
        "Before your next meeting, write down one thing that would help you speak openly."
        " You decide whether you bring it up."
    ),
    Construct.WORK: (
        "List who did what since the last round, for yourself. It is easier to talk about a list"
        " than about a feeling."
    ),
    Construct.EXPECTATIONS: (
        "At the end of your next meeting, each say in one sentence what you expect until the one"
        " after."
    ),
    Construct.PREPARATION: "Send each other two questions the day before you meet.",
    Construct.GUIDANCE: (
        "Begin your next meeting with one question: what kind of help would be useful today?"
    ),
    Construct.OVERSIGHT: (
        "Use the last five minutes of your next meeting for one question: what could go wrong next?"
    ),
    Construct.CAREER: "Name one step for the next three months, and one person who could help.",
    Construct.EXCHANGE: (
        "Tell the other person one thing that you would like to get, and one that you would like to"
        " give."
    ),
    Construct.GROWTH: (
        "Name one thing that you would like to get better at, and ask for ten minutes on it."
    ),
    Construct.FIT: "Agree on three meetings, and then talk about whether it works.",
    Construct.GOALS: (
        "Choose one goal that you can still reach together, and drop the others for now."
    ),
}
"""Topic → what may help, in the order in which topics come first. Each takes a few minutes."""

FOR_RULES: Mapping[RuleId, tuple[Construct, ...]] = {
    "no_meeting": (Construct.PREPARATION, Construct.FIT),
    "meetings": (Construct.PREPARATION, Construct.FIT),
    "clause": (Construct.EXPECTATIONS, Construct.GOALS),
    "level": (Construct.EXPECTATIONS, Construct.GUIDANCE),
    "change": (Construct.EXPECTATIONS, Construct.GUIDANCE),
}
"""Rule of the attention list → topics whose things fit what it points to.

It is no more than what the rule itself says: no topic here was rated low by anybody. Whoever is
silent, drawn at random or asks for help has nothing to try, but somebody to talk to.
"""


def topics_for(rules: Iterable[RuleId]) -> tuple[Construct, ...]:
    """The topics whose things fit the rules that list a pair, in the order of the library."""
    meant = {topic for rule in rules for topic in FOR_RULES.get(rule, ())}
    return tuple(topic for topic in SMALL_THINGS if topic in meant)


def things_to_try(where: Database | Tx, actor: Actor) -> Mapping[Construct, str]:
    """Topic → the words of the actor's program; without the topics that have ours."""
    require(actor, "program.see")
    with where.read() as tx:
        own = stored.of_program(tx, actor)
    return {topic: own[topic] for topic in SMALL_THINGS if topic in own}


def set_thing(
    where: Database | Tx, actor: Actor, topic: Construct, words: str, *, now: datetime
) -> None:
    """Say in the program's own words what people may try; without any words, ours count again.

    Raises
    ------
    SettingsError
        For a topic for which nothing is offered, or for more than 300 characters.
    """
    require(actor, "program.change")
    words = words.strip()
    if topic not in SMALL_THINGS:
        raise SettingsError("Nothing is offered for this topic.", "Choose another one.")
    if len(words) > LONGEST or not is_clean(words):
        raise SettingsError(
            f"What people may try has up to {LONGEST} characters.", "Shorten it to a sentence."
        )
    with where.write() as tx:
        if not words or words == SMALL_THINGS[topic]:
            changed = stored.drop(tx, actor, topic)
        else:
            changed = stored.put(tx, actor, topic, words, now=now)
        if changed:
            audit.write(tx, actor, "thing.set", "topic", topic, now=now)
