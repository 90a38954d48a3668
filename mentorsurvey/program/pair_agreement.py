"""The agreement of a pair, as one of the two reads it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.instruments import Side
from mentorsurvey.program.agreement_opening import begun, opened
from mentorsurvey.program.agreement_terms import Deliverable, Terms, from_text
from mentorsurvey.program.clauses_due import Clause, next_due
from mentorsurvey.program.keeping import BothSaid, both_said, done
from mentorsurvey.store import (
    Database,
    Tx,
    agreement_drafts,
    agreements,
    breaks,
    clauses,
    deliverables,
    next_steps,
)
from mentorsurvey.store.agreements import OwnPair, Version
from mentorsurvey.store.breaks import Kind
from mentorsurvey.store.deliverables import Said, Status
from mentorsurvey.store.next_steps import NextStep

Held = Kind | Literal["unlisted"]
"""Why nothing can be agreed: the pair has ended, is paused, or is on the list no more."""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """One version as both read it."""

    number: int
    by_me: bool
    terms: Terms
    leads_see_dates: bool
    """Whether the program's leads see its dates and deliverables, once both confirmed it."""
    proposed_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Produced:
    """A deliverable of the version in force, and how far it is.

    ``status`` is what both confirmed. ``said`` is what one of the two said since, and waits.
    """

    deliverable: Deliverable
    status: Status
    said: Said | None
    by_me: bool


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """The agreement of a pair, as one of the two reads it.

    ``terms`` are what the actor is writing: their draft, or what one would begin with. ``seen`` is
    the number of the newest version here, and ``behind`` says that it is newer than the draft.
    ``held`` is why nothing can be agreed now; None where it can. ``said`` is what both said of the
    clauses in force, and ``coming`` the month in which something is due next.
    ``steps`` are the next steps that both kept, with the actor's own word alone, by the actor's own
    form beside which each stands, the newest first. ``renewed`` says that the two decided to go on
    after an ending, and neither has proposed anything since.
    """

    relationship_id: str
    side: Side
    partner: str
    began: date
    current: Agreed | None
    proposal: Agreed | None
    earlier: tuple[Agreed, ...]
    terms: Terms
    drafted_at: datetime | None
    seen: int
    behind: bool
    held: Held | None
    leads_see_dates: bool
    shown_by_me: bool
    read_by_leads: bool
    produced: tuple[Produced, ...]
    said: tuple[BothSaid, ...] = ()
    coming: tuple[str, Clause] | None = None
    steps: Mapping[str, NextStep] = field(default_factory=dict)
    renewed: bool = False

    @property
    def drafting(self) -> bool:
        """Whether one's own draft lies open without being asked for."""
        return not self.seen or self.drafted_at is not None or self.renewed


def waiting(where: Database | Tx, actor: Actor, *, now: datetime) -> frozenset[str]:
    """The actor's own pairs in which the other one's proposal can be confirmed on this browser.

    Where an agreement does not open, nothing tells whether there is a proposal.
    """
    require(actor, "agreement.own")
    found = set()
    with where.read() as tx:
        for pair in agreements.waiting(tx, actor).values():
            with suppress(ResponseClosed):
                here = opened(tx, actor, pair)
                if here.pair.stands and breaks.at(here.pair.breaks, now) is None:
                    found.add(pair)
    return frozenset(found)


def agreement(
    where: Database | Tx, actor: Actor, relationship_id: str, *, now: datetime
) -> Agreement:
    """The agreement of a pair of the actor's own, with the actor's own draft.

    Raises
    ------
    NotAllowed, ResponseClosed, AnsweredElsewhere
        See :func:`mentorsurvey.program.agreement_opening.opened`.
    """
    require(actor, "agreement.own")
    with where.read() as tx:
        here = opened(tx, actor, relationship_id)
        pair, current = here.pair, here.current
        draft = agreement_drafts.of_pair(tx, actor, pair)
        shown = agreements.shown_by(tx, actor, current) if current else frozenset()
        said = deliverables.history(tx, actor, relationship_id)
        terms = from_text(current.words) if current else Terms()
        here_read = {one.owed.round_id: one.owed.invitation_id for one in here.forms}
        kept = [
            one for one in clauses.released(tx, actor, relationship_id) if one.round_id in here_read
        ]
        steps = next_steps.kept_of_pair(tx, actor, relationship_id)
        first = from_text(draft.words) if draft else begun(tx, here)
    return Agreement(
        relationship_id=pair.id,
        side=pair.side,
        partner=pair.partner,
        began=pair.began_on,
        current=_agreed(pair, current),
        proposal=_agreed(pair, here.proposal),
        earlier=tuple(
            one
            for version in reversed(here.versions)
            if version.confirmed_at and version.replaced_at
            if (one := _agreed(pair, version))
        ),
        terms=first,
        drafted_at=draft.saved_at if draft else None,
        seen=here.seen,
        behind=draft is not None and draft.based_on != here.seen,
        held=_held(pair, now),
        leads_see_dates=pair.leads_see == "scores",
        shown_by_me=pair.side in shown,
        read_by_leads=len(shown) == 2,
        produced=tuple(_produced(pair, one, said.get(one.key, ())) for one in terms.deliverables),
        said=both_said(pair, terms, kept),
        steps={here_read[one.round_id]: one for one in steps if one.round_id in here_read},
        renewed=here.renewed,
        coming=next_due(terms, now.date(), done(kept)),
    )


def _agreed(pair: OwnPair, version: Version | None) -> Agreed | None:
    if version is None:
        return None
    return Agreed(
        number=version.number,
        by_me=version.side == pair.side,
        terms=from_text(version.words),
        leads_see_dates=version.leads_see == "scores",
        proposed_at=version.proposed_at,
        confirmed_at=version.confirmed_at,
    )


def _produced(pair: OwnPair, one: Deliverable, said: tuple[Said, ...]) -> Produced:
    confirmed = [each.status for each in said if each.confirmed_at]
    status = confirmed[-1] if confirmed else "planned"
    newest = said[-1] if said else None
    waits = newest if newest and not newest.confirmed_at and newest.status != status else None
    return Produced(
        deliverable=one,
        status=status,
        said=waits,
        by_me=waits is not None and waits.side == pair.side,
    )


def _held(pair: OwnPair, now: datetime) -> Held | None:
    held = breaks.at(pair.breaks, now)
    return "unlisted" if not pair.stands else held.kind if held else None
