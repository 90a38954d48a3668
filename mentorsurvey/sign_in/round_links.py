"""The links of a round, all at once: whose they are, and making them for a mail merge."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.sign_in.links import GRACE, mint
from mentorsurvey.store import Database, Tx, audit, people, programs, rounds, standings
from mentorsurvey.store.standings import Standing

Whom = Literal["missing", "everyone"]
"""Who gets a link: those who still owe a form in the round, or everybody whom it asked."""


@dataclass(frozen=True, kw_only=True)
class Minted:
    """A person's link of a round, for a mail merge. The token exists nowhere else.

    ``about`` are the partners of the forms that they still owe.
    """

    person: str
    name: str
    address: str | None
    about: tuple[str, ...]
    closes_at: datetime
    token: str


@dataclass(frozen=True, kw_only=True)
class Recipients:
    """How many people would get a link of a round, and how many of them have no address.

    ``left_out`` are the names of people whom the actor sees in the round, and who get none,
    because another pair of theirs is kept from the actor; ``other_leads`` says whether the program
    has more leads, who may be able to send them theirs.
    """

    missing: int
    everyone: int
    without_address: int
    left_out: tuple[str, ...]
    other_leads: bool


def mint_for_round(
    where: Database | Tx,
    actor: Actor,
    round_id: str,
    *,
    whom: Whom = "missing",
    now: datetime,
) -> list[Minted]:
    """One new link a person. Earlier links go on working.

    Nobody gets one of whom a relationship is kept from the actor: the link would open it.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "link.mint")
    with where.write() as tx:
        kept = people.partly_kept(tx, actor)
        asked = {
            person_id: forms
            for person_id, forms in _asked(tx, actor, round_id, now).items()
            if person_id not in kept and (whom == "everyone" or _owed(forms, now))
        }
        if not asked:
            return []
        audit.write(tx, actor, "link.make_round", "round", round_id, now=now)
        known = {person.id: person for person in people.by_key(tx, actor.program_id).values()}
        minted = []
        for person_id, forms in asked.items():
            owed = _owed(forms, now)
            closes_at = max(form.closes_at for form in owed or forms)
            ends = closes_at + GRACE
            token = mint(tx, actor, person_id, round_id=round_id, expires_at=ends, now=now)
            minted.append(
                Minted(
                    person=known[person_id].key,
                    name=known[person_id].name,
                    address=known[person_id].address,
                    about=tuple(form.partner for form in owed),
                    closes_at=closes_at,
                    token=token,
                )
            )
    return minted


def recipients(where: Database | Tx, actor: Actor, round_id: str, *, now: datetime) -> Recipients:
    """Who would get a link of a round, before any is made.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "link.mint")
    with where.read() as tx:
        kept = people.partly_kept(tx, actor)
        asked = _asked(tx, actor, round_id, now)
        leads = programs.lead_ids(tx, actor.program_id)
    sent = {person_id: forms for person_id, forms in asked.items() if person_id not in kept}
    return Recipients(
        missing=sum(bool(_owed(forms, now)) for forms in sent.values()),
        everyone=len(sent),
        without_address=sum(forms[0].address is None for forms in sent.values()),
        left_out=tuple(forms[0].name for one, forms in asked.items() if one in kept),
        other_leads=len(leads) > 1,
    )


def _asked(tx: Tx, actor: Actor, round_id: str, now: datetime) -> dict[str, list[Standing]]:
    """Person → their forms of a round, while a link to them would open something."""
    found = rounds.with_id(tx, actor, round_id)
    if found is None:
        raise NotAllowed
    asked: dict[str, list[Standing]] = {}
    if not found.withdrawn:
        for form in standings.of_round(tx, actor, round_id):
            if form.is_asked(now) and now < form.closes_at + GRACE:
                asked.setdefault(form.person_id, []).append(form)
    return asked


def _owed(forms: list[Standing], now: datetime) -> list[Standing]:
    return [form for form in forms if form.submitted_at is None and form.in_time(now)]
