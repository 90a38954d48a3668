"""What may help: a thing to try by topic, and what to look at by reason, in ours or own words."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import SettingsError
from mentorsurvey.instruments import Construct, is_clean
from mentorsurvey.measures.attention.rules import RuleId
from mentorsurvey.store import Database, Tx, audit
from mentorsurvey.store import things_to_try as stored

LONGEST = 300
LONGEST_GUIDE = 600
"""Characters of a thing to try, and of a guide."""

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

GUIDES: Mapping[RuleId, str] = {
    "silence": (
        "Expectations: Do they know what the forms are for, and who reads them?\n"
        "Time: Are they on leave, or in a busy season?\n"
        "The working relationship: Do the two still meet?\n"
        "Outside events: Has their address, their job or their life changed?"
    ),
    "no_meeting": (
        "Expectations: Who of the two invites the other to a meeting?\n"
        "Time: Would shorter or fewer meetings fit their weeks better?\n"
        "The working relationship: Do both still want to meet?\n"
        "Outside events: Was it a holiday, a deadline or an illness?"
    ),
    "meetings": (
        "Expectations: Do both remember the same number of meetings?\n"
        "Time: Is what they agreed on still possible for both?\n"
        "The working relationship: Are the meetings worth their time?\n"
        "Outside events: Did a new task, a move or an illness take the time?"
    ),
    "clause": (
        "Expectations: Do both mean the same by what they agreed on?\n"
        "Time: Was the date possible from the start?\n"
        "The working relationship: Can they tell each other that something slipped?\n"
        "Outside events: Did something come in between that neither could change?"
    ),
    "level": (
        "Expectations: What did each hope for, and what did they get?\n"
        "Time: Do they have the time that this takes?\n"
        "The working relationship: Can both speak openly? Is the work shared fairly?\n"
        "Outside events: Does something else weigh on one of them?"
    ),
    "change": (
        "Expectations: Did what one of them needs change?\n"
        "Time: Do they meet less, or in a hurry?\n"
        "The working relationship: Was there a disagreement, such as about authorship?\n"
        "Outside events: Is there a new job, a rejected paper, or worry at home?"
    ),
    "routine": (
        "Expectations: Do both still want the same from it?\n"
        "Time: Do they find the time to meet?\n"
        "The working relationship: What goes well that others could copy?\n"
        "Outside events: Will something change soon?"
    ),
}
"""Reason to check in with a pair → what a lead can look at. One area a line."""

OURS: Mapping[str, str] = {
    str(topic): words for topic, words in (*SMALL_THINGS.items(), *GUIDES.items())
}
"""Topic or reason → our words."""


def things_to_try(where: Database | Tx, actor: Actor) -> Mapping[Construct, str]:
    """Topic → the words of the actor's program; without the topics that have ours."""
    require(actor, "program.see")
    with where.read() as tx:
        own = stored.of_program(tx, actor)
    return {topic: own[topic] for topic in SMALL_THINGS if topic in own}


def guides(where: Database | Tx, actor: Actor) -> Mapping[RuleId, str]:
    """Reason → what to look at, in the program's words where it has its own."""
    require(actor, "reading.program")
    with where.read() as tx:
        own = stored.of_program(tx, actor)
    return {reason: own.get(reason, words) for reason, words in GUIDES.items()}


def set_thing(
    where: Database | Tx, actor: Actor, topic: Construct | RuleId, words: str, *, now: datetime
) -> None:
    """Say in the program's own words what people may try, or what leads look at for a reason.

    Without any words, ours count again.

    Raises
    ------
    SettingsError
        For a topic for which nothing is offered, or for too many characters.
    """
    require(actor, "program.change")
    words = words.strip()
    ours = OURS.get(topic)
    longest = LONGEST_GUIDE if topic in GUIDES else LONGEST
    if ours is None:
        raise SettingsError("Nothing is offered for this topic.", "Choose another one.")
    if len(words) > longest or not is_clean(words):
        raise SettingsError(
            f"This text has up to {longest} characters.", "Shorten it to what helps most."
        )
    with where.write() as tx:
        if words in ("", ours):
            changed = stored.drop(tx, actor, topic)
        else:
            changed = stored.put(tx, actor, topic, words, now=now)
        if changed:
            audit.write(tx, actor, "thing.set", "topic", topic, now=now)
