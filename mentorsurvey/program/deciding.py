"""Deciding whether to begin and how to go on: each for themselves, unseen until both have."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.instruments import other_side
from mentorsurvey.instruments.deciding import OPTIONS, Kind, Outcome, kind_of, outcome_of
from mentorsurvey.program.agreement_opening import check_goes_on
from mentorsurvey.responses import outcomes
from mentorsurvey.responses.drafts import check_all_here
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.store import (
    Database,
    Tx,
    agreements,
    audit,
    breaks,
    decisions,
    owing,
    responses,
    rounds,
)
from mentorsurvey.store.breaks import Kind as Held
from mentorsurvey.store.decisions import Decision
from mentorsurvey.store.relationships import Relationship

Standing = Literal["deciding"] | Outcome


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What one of the two decides after a form, and what came of it.

    ``theirs`` is what the other one chose: at an ending alone, once both have. Before that nothing
    tells whether they have. ``held`` is why nothing can be decided now; None where it can.
    """

    kind: Kind
    mine: str
    theirs: str
    outcome: Outcome | None
    settled_at: datetime | None
    held: Held | Literal["unlisted"] | None


def decision(
    where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime
) -> Deciding | None:
    """What the actor decides after a form of their own; None where nothing is decided after it.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Before both have submitted, and once the other was erased.
    AnsweredElsewhere
        On a browser that does not know all of one's own answers.
    """
    require(actor, "decision.own")
    with where.read() as tx:
        found, kind = _opened(tx, actor, invitation_id)
        if kind is None:
            return None
        said = decisions.of_form(tx, found.owed)
        mine, theirs = said.get(found.side), said.get(other_side(found.side))
        pair = agreements.own_pair(tx, actor, found.owed.relationship_id)
        held = breaks.at(pair.breaks, now) if pair else None
        outcome = _outcome(mine, theirs)
        return Deciding(
            kind=kind,
            mine=mine.choice if mine else "",
            theirs=theirs.choice if theirs and outcome and kind == "end" else "",
            outcome=outcome,
            settled_at=mine.settled_at if mine else None,
            held="unlisted" if not pair or not pair.stands else held.kind if held else None,
        )


def decide(
    where: Database | Tx, actor: Actor, invitation_id: str, choice: str, *, now: datetime
) -> Outcome | None:
    """Decide, or decide otherwise until both have; what came of it, None while one is missing.

    What follows happens in the same transaction. Deciding the same again changes nothing.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Before both have submitted, where both have decided otherwise, and where the pair has
        ended, is paused, or the other was erased.
    AnsweredElsewhere
        On a browser that does not know all of one's own answers.
    AnswerError
        For a choice that is none of those on the page.
    """
    require(actor, "decision.own")
    with where.write() as tx:
        found, kind = _opened(tx, actor, invitation_id)
        owed = found.owed
        if kind is None:
            raise ResponseClosed(
                "Nothing is decided after this form.", "Read what you both said in it."
            )
        if choice not in OPTIONS[kind]:
            raise AnswerError("This is not one of the options.", "Choose one of those on the page.")
        said = decisions.of_form(tx, owed)
        mine, theirs = said.get(found.side), said.get(other_side(found.side))
        if mine and mine.settled_at:
            if mine.choice == choice:
                return _outcome(mine, theirs)
            raise ResponseClosed(
                "You have both decided in the meantime, so nothing was changed.",
                "Read what came of it.",
            )
        pair = agreements.own_pair(tx, actor, owed.relationship_id)
        if pair is None:
            raise NotAllowed
        check_goes_on(pair, now, mend="What you both let each other read stays here.")
        if mine and mine.choice == choice:
            return None
        decisions.put(tx, owed, found.side, kind, choice, now=now)
        audit.write(tx, actor, "decision.make", "invitation", invitation_id, now=now)
        return outcomes.follow(tx, actor, owed, now=now)


def to_decide(where: Database | Tx, actor: Actor, *, now: datetime) -> dict[str, Kind]:
    """Form of the actor's own → what they can decide beside its comparison here, and have not yet.

    It is the same whether or not the other one has decided.
    """
    require(actor, "decision.own")
    with where.read() as tx:
        found: dict[str, Kind] = {}
        for owed in owing.owed_by(tx, actor):
            kind = kind_of(rounds.instrument(tx, owed.version_id))
            if kind is None or owed.released_at is None:
                continue
            pair = agreements.own_pair(tx, actor, owed.relationship_id)
            goes_on = pair and pair.stands and breaks.at(pair.breaks, now) is None
            if not goes_on or owed.side in decisions.of_form(tx, owed):
                continue
            if form(tx, actor, owed.invitation_id).whole:
                found[owed.invitation_id] = kind
        return found


def standings(where: Database | Tx, actor: Actor) -> Mapping[str, Standing]:
    """Relationship → how its last decision stands, for a lead; without what either decided.

    A pair of which both have submitted an introduction or a completion is deciding until both
    have. It is all the same whether one of them has decided already.
    """
    require(actor, "decision.see")
    with where.read() as tx:
        return decisions.standings(tx, actor)


def unmatched(
    pairs: Collection[Relationship], standings: Mapping[str, Standing], *, now: datetime
) -> frozenset[str]:
    """The pairs that did not start and whose mentee has no other pair that goes on."""
    going_on = {one.mentee_id for one in pairs if one.status(now) in ("active", "paused", "ahead")}
    return frozenset(
        one.id
        for one in pairs
        if standings.get(one.id) == "not_started"
        and one.status(now) == "ended"
        and one.mentee_id not in going_on
    )


def _opened(tx: Tx, actor: Actor, invitation_id: str) -> tuple[Form, Kind | None]:
    """A form of the actor's own whose reflection opens here, and what is decided after it."""
    found = form(tx, actor, invitation_id)
    if found.owed.released_at is None:
        raise ResponseClosed("There is nothing to decide yet.", "Both submit first.")
    if responses.partner_answers(tx, found.owed) is None:
        raise ResponseClosed("The other person was erased.", "There is nothing to decide any more.")
    check_all_here(found)
    return found, kind_of(found.instrument)


def _outcome(mine: Decision | None, theirs: Decision | None) -> Outcome | None:
    if mine is None or theirs is None or mine.settled_at is None:
        return None
    return outcome_of(mine.kind, mine.choice, theirs.choice)
