"""What a mentor of several reads of all mentees side by side: what is due, and what is agreed next.

By name, and never compared: nothing of it is an answer.
"""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, ResponseClosed
from mentorsurvey.instruments import one_line
from mentorsurvey.program.agreement_terms import month
from mentorsurvey.program.pair_agreement import Agreement, agreement
from mentorsurvey.responses import due
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.responses.saying import Day
from mentorsurvey.store import Database, Tx, agreements

TITLE = "Your mentees side by side"
TABLE = ("Mentee", "Your form", "What you agreed on next")
FEWEST = 2
NOTHING_DUE = "Nothing is due"
NOT_OPEN = "Not open yet, or not on this device"
NO_AGREEMENT = "No agreement yet"
NO_DATE = "No date is agreed"


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The next date of an agreement: a deliverable that is not submitted yet, or its end.

    ``title`` is empty for the end. ``when`` is a month, such as "2027-12", and ``past`` says that
    it is over.
    """

    title: str
    when: str
    past: bool


@dataclass(frozen=True, kw_only=True)
class Mentee:
    """One mentee, with the mentor's own form that is due, and what the two agreed on next.

    ``opens`` says whether the agreement shows on this browser, and ``there`` whether there is one.
    """

    relationship_id: str
    name: str
    closes_at: datetime | None
    opens: bool
    there: bool
    agreed: Agreed | None


def side_by_side(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Mentee, ...]:
    """Read the mentees of a mentor of two or more, by name; empty for everybody else.

    A pair that has ended, or of which one was erased, is not in it.
    """
    require(actor, "response.own")
    with where.read() as tx:
        pairs: dict[str, list[Form]] = {}
        for form in due(tx, actor):
            held = form.owed.held(now)
            if form.owed.side == "mentor" and not (held and held.kind == "ended"):
                pairs.setdefault(form.owed.relationship_id, []).append(form)
        pairs = {pair: forms for pair, forms in pairs.items() if _stands(tx, actor, pair)}
        if len(pairs) < FEWEST:
            return ()
        found = [_mentee(tx, actor, pair, forms, now) for pair, forms in pairs.items()]
    return tuple(sorted(found, key=lambda one: (one.name, one.relationship_id)))


def _stands(tx: Tx, actor: Actor, relationship_id: str) -> bool:
    pair = agreements.own_pair(tx, actor, relationship_id)
    return pair is not None and pair.stands


def rows(found: tuple[Mentee, ...], until: Day, fit: Fit = one_line) -> list[tuple[str, str, str]]:
    """A line for each mentee, in words."""
    return [
        (
            fit(one.name),
            f"Until {until(one.closes_at)}" if one.closes_at else NOTHING_DUE,
            _agreed(one, fit),
        )
        for one in found
    ]


def _agreed(one: Mentee, fit: Fit) -> str:
    if not one.opens:
        return NOT_OPEN
    if not one.there:
        return NO_AGREEMENT
    if one.agreed is None:
        return NO_DATE
    when = month(one.agreed.when)
    if not one.agreed.title:
        return f"Ended in {when}" if one.agreed.past else f"Ends in {when}"
    return f"{fit(one.agreed.title)}, {'was due in' if one.agreed.past else 'by'} {when}"


def _mentee(tx: Tx, actor: Actor, relationship_id: str, forms: list[Form], now: datetime) -> Mentee:
    closing = [
        form.owed.closes_at for form in forms if form.owed.is_open(now) and form.owed.in_time(now)
    ]
    try:
        found = agreement(tx, actor, relationship_id, now=now)
    except (NotAllowed, ResponseClosed):
        found = None
    return Mentee(
        relationship_id=relationship_id,
        name=forms[0].owed.partner,
        closes_at=min(closing, default=None),
        opens=found is not None,
        there=found is not None and found.current is not None,
        agreed=_next(found, now) if found else None,
    )


def _next(found: Agreement, now: datetime) -> Agreed | None:
    """The earliest date that is still to come about, or was to."""
    if found.current is None:
        return None
    waiting = [
        (one.deliverable.due, one.deliverable.title)
        for one in found.produced
        if one.deliverable.due and one.status == "planned"
    ]
    if found.current.terms.until:
        waiting.append((found.current.terms.until, ""))
    if not waiting:
        return None
    when, title = min(waiting, key=lambda one: (one[0], not one[1]))
    return Agreed(title=title, when=when, past=when < f"{now:%Y-%m}")
