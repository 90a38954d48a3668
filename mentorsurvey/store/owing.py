"""What a person owes: the invitations that are theirs, and how far the response to each is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side, is_clean
from mentorsurvey.store import breaks
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.grace import CLOSED, CLOSES, FINISHES, in_grace
from mentorsurvey.store.moments import once_a_moment
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.times import from_text, maybe

LeadsSee = Literal["scores", "totals"]
"""What a program's leads see of an answer: scores by name, or totals alone."""


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One invitation of the actor's own, with how far its response is.

    ``leads_see`` is what the program's leads see of it: as the response was begun, or as it would
    begin now.

    ``partner`` is the other's name, told apart from others of that name about whom the actor has
    forms. Nothing else of the other side is in it: ``released_at`` is set only once both have
    submitted. ``finishes_at`` says until when a form that was begun before its close can be
    finished, and ``begun_here`` whether anything was given or chosen on this browser:
    elsewhere ``started_at`` is None.
    """

    invitation_id: str
    round_id: str
    round_number: int
    relationship_id: str
    side: Side
    partner: str
    version_id: str
    closes_at: datetime
    response_id: str | None
    reopened: int
    submitted_at: datetime | None
    released_at: datetime | None
    leads_see: LeadsSee
    closed: bool = False
    breaks: tuple[Break, ...] = ()
    withdrawn: bool = False
    counts: bool = True
    started_at: datetime | None = None
    finishes_at: datetime | None = None
    begun_here: bool = False

    def in_time(self, now: datetime) -> bool:
        """Whether its round takes answers: the clock has the last word only while it is open."""
        return not self.closed and now < self.closes_at and self.held(now) is None

    def held(self, now: datetime) -> Break | None:
        """Why nobody is asked about the pair now: it has ended, or is paused."""
        return breaks.at(self.breaks, now)

    def may_finish(self, now: datetime) -> bool:
        """Whether its round has closed, and what was begun here before that can be submitted.

        Only where it was begun on this browser: anywhere else a form looks untouched, and so it
        closes with its round.
        """
        if self.submitted_at is not None or not self.begun_here:
            return False
        if self.in_time(now) or self.withdrawn or self.held(now):
            return False
        return in_grace(self.started_at, self.closes_at, self.finishes_at, now=now)

    def is_open(self, now: datetime) -> bool:
        """Whether it takes answers: in time or to be finished, and not submitted."""
        return self.submitted_at is None and (self.in_time(now) or self.may_finish(now))


def _here(table: str) -> str:
    """SQL: whether a table holds something of a response from this browser, or one it knows."""
    return (
        f"EXISTS (SELECT 1 FROM {table} WHERE {table}.response_id = response.id"
        f" AND ({table}.browser = :browser OR {table}.browser IN"
        "  (SELECT other.browser FROM pin_browser mine"
        "   JOIN pin_browser other ON other.pin_id = mine.pin_id"
        "   WHERE mine.person_id = :actor AND mine.browser = :browser)))"
    )


_OWED = (
    "SELECT invitation.id, invitation.round_id, round.number, invitation.relationship_id,"
    f" invitation.side, partner.id AS partner_id, round.version_id, {CLOSES} AS closes_at,"
    f" {CLOSED} AS closed, round.withdrawn_at, {COUNTED} AS counted,"
    f" response.started_at, {FINISHES} AS finishes_at,"
    f" ({_here('answer')} OR {_here('audience_wish')}) AS begun_here,"
    " response.id AS response_id, response.submitted_at, response.released_at,"
    " COALESCE(response.leads_see, program.leads_see) AS leads_see,"
    " COALESCE(response.reopened, 0) AS reopened"
    " FROM invitation JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    " JOIN program ON program.id = round.program_id"
    " JOIN person partner ON partner.id = CASE invitation.side"
    "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
    " LEFT JOIN response ON response.invitation_id = invitation.id"
    " WHERE invitation.person_id = :actor"
)


@once_a_moment
def partners(tx: Tx, actor: Actor) -> dict[str, str]:
    """Id → name of everybody about whom the actor has forms, with people of one name told apart."""
    rows = tx.rows(
        "SELECT DISTINCT partner.id, partner.name, partner.address FROM invitation"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " JOIN person partner ON partner.id = CASE invitation.side"
        "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
        " WHERE invitation.person_id = :actor"
        " UNION SELECT partner.id, partner.name, partner.address FROM set_aside_form"
        " JOIN relationship ON relationship.id = set_aside_form.relationship_id"
        " JOIN person partner ON partner.id = CASE set_aside_form.side"
        "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
        " WHERE set_aside_form.person_id = :actor",
        actor=actor.person_id,
    )
    return told_apart({row["id"]: (row["name"], row["address"]) for row in rows})


def _owed(row: Row, names: Mapping[str, str], held: Mapping[str, tuple[Break, ...]]) -> Owed:
    return Owed(
        invitation_id=row["id"],
        round_id=row["round_id"],
        round_number=row["number"],
        relationship_id=row["relationship_id"],
        side=row["side"],
        partner=names[row["partner_id"]],
        version_id=row["version_id"],
        closes_at=from_text(row["closes_at"]),
        response_id=row["response_id"],
        reopened=row["reopened"],
        submitted_at=maybe(row["submitted_at"]),
        released_at=maybe(row["released_at"]),
        leads_see=row["leads_see"],
        closed=bool(row["closed"]),
        breaks=held.get(row["relationship_id"], ()),
        withdrawn=row["withdrawn_at"] is not None,
        counts=bool(row["counted"]),
        started_at=maybe(row["started_at"]) if row["begun_here"] else None,
        finishes_at=maybe(row["finishes_at"]),
        begun_here=bool(row["begun_here"]),
    )


def owed_by(tx: Tx, actor: Actor) -> list[Owed]:
    """Every invitation of the actor's own, the next to close first."""
    rows = tx.rows(
        f"{_OWED} ORDER BY closes_at, partner.name, invitation.id",
        actor=actor.person_id,
        browser=actor.browser,
    )
    names, held = partners(tx, actor), breaks.of_own(tx, actor)
    return [_owed(row, names, held) for row in rows]


@once_a_moment
def owed(tx: Tx, actor: Actor, invitation_id: str) -> Owed | None:
    """One invitation, where it is the actor's own. Its id comes out of an address line."""
    if not is_clean(invitation_id):
        return None
    row = tx.row(
        f"{_OWED} AND invitation.id = :invitation",
        actor=actor.person_id,
        browser=actor.browser,
        invitation=invitation_id,
    )
    return _owed(row, partners(tx, actor), breaks.of_own(tx, actor)) if row else None
