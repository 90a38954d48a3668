"""How far each form of a round is, since when, what mail its person got, and why they got none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.rounds.changing import own_round
from mentorsurvey.store import Database, Tx, breaks, mail, round_people, standings
from mentorsurvey.store.mail import Mail
from mentorsurvey.store.round_people import Approach
from mentorsurvey.store.standings import Standing

State = Literal[
    "submitted", "started", "opened", "bounced", "reminded", "invited", "asked", "paused"
]
"""How far a form is: the furthest that is known. ``asked`` is all that is known of a person of
whom some pair is kept from the actor, and of whom nothing has left yet."""

NoMail = Literal[
    "no address",
    "not reached",
    "no reminders",
    "own link",
    "answered",
    "unsure",
    "refused",
    "failed",
    "paused",
]
"""Why a person got no mail, or gets no more."""


@dataclass(frozen=True, kw_only=True)
class Whereabouts:
    """How far one form of a round is, and since when.

    ``known`` says whether the actor sees all pairs of its person in the round. Only then is
    anything said of mail and of when they opened their link: both are about all of these pairs.
    ``trouble`` says in a word why mail does not reach them.
    """

    form: Standing
    state: State
    since: datetime
    known: bool
    mails: tuple[Mail, ...]
    no_mail: NoMail | None
    trouble: str

    @property
    def answered(self) -> bool:
        """Whether the form was submitted."""
        return self.form.submitted_at is not None


def whereabouts(
    where: Database | Tx, actor: Actor, round_id: str, *, now: datetime
) -> list[Whereabouts]:
    """How far each form of a round is, of the relationships that the actor may see.

    Those of paused pairs are among them while they are open; those of pairs that have ended, or
    that had ended or were paused when their form closed, are not.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "round.see")
    with where.read() as tx:
        own_round(tx, actor, round_id)
        forms = standings.of_round(tx, actor, round_id)
        known = round_people.approaches(tx, actor, round_id)
        mails: dict[str, list[Mail]] = {}
        for one in mail.of_round(tx, actor, round_id):
            mails.setdefault(one.person_id, []).append(one)
    return [
        _found(form, known.get(form.person_id), mails.get(form.person_id, ()), now=now)
        for form in forms
        if form.is_asked(now) or _is_paused(form, now)
    ]


def _is_paused(form: Standing, now: datetime) -> bool:
    held = breaks.at(form.breaks, now)
    return held is not None and held.kind == "paused" and now < form.closes_at


def _found(
    form: Standing, approach: Approach | None, mails: Sequence[Mail], *, now: datetime
) -> Whereabouts:
    state, since = _state(form, approach, mails, now=now)
    return Whereabouts(
        form=form,
        state=state,
        since=since,
        known=approach is not None,
        mails=tuple(mails),
        no_mail=_no_mail(form, approach, mails, now=now) if approach else None,
        trouble=approach.trouble if approach else "",
    )


def _state(
    form: Standing, approach: Approach | None, mails: Sequence[Mail], *, now: datetime
) -> tuple[State, datetime]:
    if form.submitted_at is not None:
        return "submitted", form.submitted_at
    held = breaks.at(form.breaks, now)
    if held is not None and _is_paused(form, now):
        return "paused", held.starts_at
    if form.started_at is not None:
        return "started", form.started_at
    if approach is None:
        return "asked", form.invited_at
    if approach.opened_at is not None:
        return "opened", max(approach.opened_at, form.invited_at)
    if approach.trouble_at is not None:
        return "bounced", approach.trouble_at
    left = _left(mails)
    if "reminder" in left:
        return "reminded", left["reminder"]
    invited = left.get("invitation") or approach.link_made_at
    return ("invited", invited) if invited else ("asked", form.invited_at)


def _left(mails: Sequence[Mail]) -> Mapping[str, datetime]:
    """Kind → when the newest mail of it left."""
    return {one.kind: one.handed_at for one in mails if one.state == "handed" and one.handed_at}


def _no_mail(
    form: Standing, approach: Approach, mails: Sequence[Mail], *, now: datetime
) -> NoMail | None:
    """Why nothing has left or leaves any more; None where a mail left, waits, or is yet to come."""
    newest = mails[-1] if mails else None
    if form.submitted_at is not None:
        dropped = newest is not None and newest.state == "dropped" and newest.why == "answered"
        return "answered" if dropped else None
    if _is_paused(form, now):
        return "paused"
    if form.address is None:
        return "no address"
    if approach.trouble:
        return "not reached"
    if newest is not None and newest.state == "failed":
        return "unsure" if newest.why == "unsure" else _failed(newest)
    if approach.no_reminders:
        return "no reminders"
    return "own link" if newest is None and approach.link_made_at else None


def _failed(newest: Mail) -> NoMail:
    return "refused" if newest.why == "refused" else "failed"
