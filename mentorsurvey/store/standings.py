"""Where the forms of a round stand, for leads: never an answer, only how far each one is."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import attributes, breaks, relationships
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.database import Tx
from mentorsurvey.store.grace import CLOSED, CLOSES, FINISHES, in_grace
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.times import from_text, maybe, to_text


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one invitation stands, for a lead: never an answer, only how far it is."""

    invitation_id: str
    relationship_id: str
    side: str
    name: str
    partner: str
    cohorts: tuple[str, ...]
    address: str | None
    person_id: str
    invited_at: datetime
    started_at: datetime | None
    submitted_at: datetime | None
    closes_at: datetime
    closed: bool
    breaks: tuple[Break, ...] = ()
    finishes_at: datetime | None = None

    def is_asked(self, now: datetime) -> bool:
        """Whether it counts as asked: not where the pair had ended or was paused at its close.

        Nor while it is so now. A form that was submitted counts in any case.
        """
        held = breaks.at(self.breaks, min(now, self.closes_at))
        return self.submitted_at is not None or held is None

    def in_time(self, now: datetime) -> bool:
        """Whether it may still be answered: the clock has the last word only while it is open."""
        held = breaks.at(self.breaks, now)
        return not self.closed and now < self.closes_at and held is None

    def may_finish(self, now: datetime) -> bool:
        """Whether it has closed, and whoever began it before that can still submit it."""
        if self.submitted_at is not None or self.in_time(now) or breaks.at(self.breaks, now):
            return False
        return in_grace(self.started_at, self.closes_at, self.finishes_at, now=now)


def of_round(tx: Tx, actor: Actor, round_id: str) -> list[Standing]:
    """Where each invitation of a round stands, of the relationships that the actor may see."""
    rows = tx.rows(
        "SELECT invitation.id, invitation.relationship_id, invitation.side, person.name,"
        " person.address, person.key, person.id AS person_id, partner.id AS partner_id,"
        " partner.name AS partner, partner.address AS partner_address, partner.key AS partner_key,"
        " invitation.invited_at, response.started_at, response.submitted_at,"
        f" {CLOSES} AS closes_at,"
        f" {CLOSED} AS closed, {FINISHES} AS finishes_at"
        " FROM invitation JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " JOIN person ON person.id = invitation.person_id"
        " JOIN person partner ON partner.id = CASE invitation.side"
        "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
        " LEFT JOIN response ON response.invitation_id = invitation.id"
        f" WHERE invitation.round_id = :round AND {relationships.scope(actor)}"
        " ORDER BY person.name, partner.name, invitation.id",
        round=round_id,
        **relationships.scope_values(actor),
    )
    stated = attributes.of_program(tx, actor.program_id)
    held = breaks.of_program(tx, actor.program_id)
    names = told_apart(
        {row["person_id"]: (row["name"], row["address"], row["key"]) for row in rows}
        | {
            row["partner_id"]: (row["partner"], row["partner_address"], row["partner_key"])
            for row in rows
        }
    )
    return [
        Standing(
            invitation_id=row["id"],
            relationship_id=row["relationship_id"],
            side=row["side"],
            name=names[row["person_id"]],
            partner=names[row["partner_id"]],
            cohorts=stated.get(row["relationship_id"], {}).get("cohort", ()),
            address=row["address"],
            person_id=row["person_id"],
            invited_at=from_text(row["invited_at"]),
            started_at=maybe(row["started_at"]),
            submitted_at=maybe(row["submitted_at"]),
            closes_at=from_text(row["closes_at"]),
            closed=bool(row["closed"]),
            breaks=held.get(row["relationship_id"], ()),
            finishes_at=maybe(row["finishes_at"]),
        )
        for row in rows
    ]


def submitted_since(tx: Tx, actor: Actor, since: datetime) -> tuple[int, int]:
    """How many forms came in after a moment, and of how many people, as far as the actor sees."""
    row = tx.row(
        "SELECT COUNT(*) AS forms, COUNT(DISTINCT invitation.person_id) AS people"
        " FROM response JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE response.submitted_at > :since AND {relationships.scope(actor)}",
        since=to_text(since),
        **relationships.scope_values(actor),
    )
    return (row["forms"], row["people"]) if row else (0, 0)
