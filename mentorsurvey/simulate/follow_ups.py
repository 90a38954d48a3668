"""What the leads of the simulated program do for some pairs; all of it is invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Construct
from mentorsurvey.program import follow_ups, things_to_try
from mentorsurvey.store import Tx

DONE = (
    (
        "Call the mentee and ask how the last months were.",
        "Spoke with the mentee. Service weeks left no time. The division chief frees one hour a"
        " month.",
    ),
    (
        "Have coffee with each of the two.",
        "Both want to go on. They will agree on authorship before the next paper.",
    ),
)
"""What was planned, and what came of it."""
OPEN = (
    "Ask both whether another rhythm would help.",
    "Find somebody for statistics for the two of them.",
)
"""What is still to be done: the first is overdue."""
OWN_WORDS = {
    Construct.CAREER: "Name one step for the next three months. The career office has an open hour"
    " on Thursdays, and brings you together with somebody who has done it.",
}
"""What the program offers to try in its own words."""


def finish_some(tx: Tx, lead: Actor, pairs: Sequence[str], *, at: datetime) -> None:
    """Plan and do something for the first of these pairs, and say what can be tried."""
    for topic, words in OWN_WORDS.items():
        things_to_try.set_thing(tx, lead, topic, words, now=at)
    for (words, outcome), pair in zip(DONE, pairs, strict=False):
        _plan(tx, lead, pair, words, at=at, due=at + timedelta(days=14))
        one = next(
            each
            for each in follow_ups.follow_ups(tx, lead)
            if each.relationship_id == pair and each.done_at is None
        )
        follow_ups.finish(tx, lead, one.id, outcome, now=at + timedelta(days=6))


def plan_some(tx: Tx, lead: Actor, pairs: Sequence[str], *, at: datetime, now: datetime) -> None:
    """Plan something for the last of these pairs that is open now, and overdue for one of them."""
    dues = (at + timedelta(days=10), now + timedelta(days=9))
    for words, pair, due in zip(OPEN, reversed(pairs), dues, strict=False):
        _plan(tx, lead, pair, words, at=at, due=due)


def _plan(tx: Tx, lead: Actor, pair: str, words: str, *, at: datetime, due: datetime) -> None:
    follow_ups.plan(tx, lead, pair, words=words, owner_id=lead.person_id, due_on=due.date(), now=at)
