"""What simulated pairs agree on after their first comparison; all of it is invented."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

import numpy as np

from mentorsurvey.access import Actor
from mentorsurvey.program import agreeing, delivering, keeping
from mentorsurvey.program.agreement_terms import AUTHORSHIP, MEETINGS, WAYS
from mentorsurvey.store import Tx
from mentorsurvey.store.clauses import Outcome
from mentorsurvey.store.deliverables import Status

Ends = Literal["open", "confirmed", "neither"]
"""Whether a proposal waits, is confirmed, or was never made."""

SHARE = 0.5
"""Pairs that write an agreement."""
CONFIRMED = 0.85
"""Proposals that are confirmed."""
TITLES: Sequence[str] = (
    "The cohort paper",
    "The registry manuscript",
    "The scoping review",
    "The education paper",
    "The secondary analysis",
)
TALKS: Sequence[str] = ("Talk at the spring meeting", "Poster at the regional meeting")
CONFIDENTIAL: Sequence[str] = (
    "What we say about colleagues, and anything about health or family.",
    "Career plans, until both of us say otherwise.",
    "Everything in our meetings, except what has to be reported.",
)
HOPES_MENTEE: Sequence[str] = (
    "A first-author paper and a draft of my career development award.",
    "To present our work once, and to know what I want to do next.",
)
HOPES_MENTOR: Sequence[str] = (
    "A colleague who runs a study of their own, and one paper that we are both proud of.",
    "To see a clear next step, and to learn the new methods along the way.",
)
ENDS_WHEN: Sequence[str] = (
    "One of us changes departments, or we both think that it has done its work.",
    "One of us says so. No reason is needed.",
)
PAPER, TALK = "a1", "b2"
BROKEN = 0.08
"""Forms of a pair in which both say of one clause that it was not kept."""


def agree(
    tx: Tx,
    relationship_id: str,
    two: tuple[Actor, Actor],
    rng: np.random.Generator,
    *,
    ends: Ends | None,
    after: datetime,
    now: datetime,
) -> None:
    """Let the mentee of a pair (the second of the two) propose, and the mentor confirm.

    Parameters
    ----------
    ends : Ends or None
        How it ends; None where that is drawn.
    after : datetime
        When the comparison of the two opened.
    """
    mentor, mentee = two
    writes, takes = (float(chance) for chance in rng.uniform(size=2))
    days = [float(one) for one in rng.exponential((4.0, 4.0, 120.0, 9.0)) + 0.02]
    proposed = after + timedelta(days=days[0])
    confirmed = proposed + timedelta(days=days[1])
    ends = ends or ("neither" if writes > SHARE else "confirmed" if takes < CONFIRMED else "open")
    fields = _fields(rng, after)
    if ends == "neither" or proposed > now:
        return
    agreeing.save_draft(tx, mentee, relationship_id, fields, now=proposed)
    agreeing.propose(tx, mentee, relationship_id, seen=0, now=proposed)
    if ends == "open" or confirmed > now:
        return
    agreeing.confirm(tx, mentor, relationship_id, number=1, now=confirmed)
    moved = confirmed + timedelta(days=days[2])
    given, seen = moved + timedelta(days=days[2]), moved + timedelta(days=days[2] + days[3])
    if seen <= now:
        for who, at in ((mentee, given), (mentor, seen)):
            delivering.move_deliverable(tx, who, relationship_id, TALK, "presented", now=at)
    statuses: tuple[Status, ...] = ("submitted", "accepted")
    for status in statuses:
        if moved > now:
            return
        delivering.move_deliverable(tx, mentee, relationship_id, PAPER, status, now=moved)
        seen = moved + timedelta(days=days[3])
        if seen <= now:
            delivering.move_deliverable(tx, mentor, relationship_id, PAPER, status, now=seen)
        moved = seen + timedelta(days=60 + days[2])


def say_what_was_kept(
    tx: Tx,
    actor: Actor,
    invitation_id: str,
    *,
    shared: np.random.Generator,
    own: np.random.Generator,
    sure: bool,
    now: datetime,
) -> None:
    """Let one of a pair say of each clause that is asked about whether it was kept.

    ``shared`` is the same for both: it says of which clause both have seen that it was not, where
    there is one; with ``sure`` there is.
    """
    asked = keeping.clauses_to_ask_about(tx, actor, invitation_id)
    broken, which = shared.uniform() < BROKEN or sure, shared.uniform()
    outcomes: tuple[Outcome, ...] = ("yes", "partly", "no", "cant_say")
    for place, one in enumerate(asked):
        said = outcomes[int(own.choice(4, p=[0.86, 0.07, 0.03, 0.04]))]
        if broken and place == int(which * len(asked)):
            said = "no"
        keeping.say_clause(tx, actor, invitation_id, one.clause.key, said, now=now)


def _fields(rng: np.random.Generator, after: datetime) -> dict[str, object]:
    """A draft with everything in it."""

    def one(of: Sequence[str]) -> str:
        return of[int(rng.integers(len(of)))]

    return {
        "hours": int(rng.integers(2, 9)),
        "until": _month(after, int(rng.integers(15, 25))),
        "meetings": one(tuple(MEETINGS)[1:4]),
        "ways": sorted({one(tuple(WAYS)), "in_person"}),
        "answer_within_days": int(rng.integers(2, 8)),
        "authorship": one(tuple(AUTHORSHIP)[:4]),
        f"d.{PAPER}.title": one(TITLES),
        f"d.{PAPER}.due": _month(after, int(rng.integers(6, 13))),
        f"d.{TALK}.title": one(TALKS),
        f"d.{TALK}.kind": "presentation",
        f"d.{TALK}.due": _month(after, int(rng.integers(8, 15))),
        "confidential": one(CONFIDENTIAL),
        "hopes_mentor": one(HOPES_MENTOR),
        "hopes_mentee": one(HOPES_MENTEE),
        "ends_when": one(ENDS_WHEN),
    }


def _month(after: datetime, later: int) -> str:
    """The month that many months later."""
    years, months = divmod(after.month - 1 + later, 12)
    return f"{after.year + years}-{months + 1:02d}"
