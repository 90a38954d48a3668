"""Asking both, beside a check-in or a review, whether what they agreed on was kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.program.agreement_opening import opened
from mentorsurvey.program.agreement_terms import Terms, from_text
from mentorsurvey.program.clauses_due import Clause, asked_about, clauses_of
from mentorsurvey.responses.drafts import check_open
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.store import Database, Tx, clauses
from mentorsurvey.store.agreements import OwnPair
from mentorsurvey.store.clauses import Outcome, Said, Stood


@dataclass(frozen=True, kw_only=True)
class AskedAbout:
    """A clause about which a form asks, and what its author has said of it on this browser.

    ``leads_hear`` says whether leads are told where both say that it was not kept.
    """

    clause: Clause
    mine: Outcome | None
    leads_hear: bool


@dataclass(frozen=True, kw_only=True)
class BothSaid:
    """What the two said of a clause in the newest round in which they were asked about it.

    ``mine`` or ``theirs`` is None where that side left it open.
    """

    clause: Clause
    round_number: int
    opened_at: datetime
    mine: Outcome | None
    theirs: Outcome | None


def clauses_to_ask_about(
    where: Database | Tx, actor: Actor, invitation_id: str
) -> tuple[AskedAbout, ...]:
    """The clauses that stand beside a form; none where the agreement does not open here.

    Others read mail too: whoever holds the link alone is not told what the two agreed on, nor
    that they did.
    """
    require(actor, "response.own")
    with where.read() as tx:
        found = form(tx, actor, invitation_id)
        stood, asks = _asks(tx, actor, found)
        return tuple(
            AskedAbout(
                clause=one,
                mine=found.clauses.get(one.key),
                leads_hear=stood is not None
                and stood.leads_see == "scores"
                and not found.totals_only,
            )
            for one in asks
        )


def say_clause(
    where: Database | Tx,
    actor: Actor,
    invitation_id: str,
    clause: str,
    outcome: str | None,
    *,
    now: datetime,
) -> None:
    """Say whether a clause was kept; the other one reads it once both have submitted.

    None takes back what was said.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or asks about no such clause on this browser.
    ResponseClosed
        Where the form was submitted or has closed.
    AnswerError
        For another word than yes, partly, no or "can't say".
    """
    require(actor, "response.own")
    said: Outcome | None = next((one for one in get_args(Outcome) if one == outcome), None)
    if said is None and outcome is not None:
        raise AnswerError("This is not one of the options.", "Choose one of those on the form.")
    with where.write() as tx:
        found = form(tx, actor, invitation_id)
        check_open(found.owed, now)
        stood, asks = _asks(tx, actor, found)
        if stood is None or clause not in {one.key for one in asks}:
            raise NotAllowed
        if said is None:
            clauses.drop(tx, actor, found.owed, clause)
        else:
            clauses.say(tx, actor, found.owed, stood.agreement_id, clause, said, now=now)


def _asks(tx: Tx, actor: Actor, found: Form) -> tuple[Stood | None, tuple[Clause, ...]]:
    stood = clauses.stood(tx, found.owed)
    if stood is None:
        return None, ()
    try:
        here = opened(tx, actor, found.owed.relationship_id)
    except ResponseClosed:
        return None, ()
    said = clauses.released(tx, actor, here.pair.id)
    before = [one for one in said if one.released_at <= stood.opened_at]
    return stood, asked_about(
        from_text(stood.words),
        form=found.instrument.key,
        opened=stood.opened_at.date(),
        before=stood.before.date() if stood.before else None,
        done=done(before),
    )


def done(said: Iterable[Said]) -> frozenset[str]:
    """The clauses of which both sides said in one round that they were kept."""
    kept = [(one.clause, one.round_id) for one in said if one.outcome == "yes"]
    return frozenset(clause for clause, round_id in kept if kept.count((clause, round_id)) == 2)


def both_said(pair: OwnPair, terms: Terms, said: Sequence[Said]) -> tuple[BothSaid, ...]:
    """What the two last said of each clause in force."""
    found = []
    for clause in clauses_of(terms):
        those = [one for one in said if one.clause == clause.key]
        if not those:
            continue
        newest = [one for one in those if one.round_id == those[-1].round_id]
        words = {one.side: one.outcome for one in newest}
        found.append(
            BothSaid(
                clause=clause,
                round_number=newest[0].round_number,
                opened_at=newest[0].opened_at,
                mine=words.get(pair.side),
                theirs=words.get("mentee" if pair.side == "mentor" else "mentor"),
            )
        )
    return tuple(found)
