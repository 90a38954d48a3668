"""The agreement of a pair: its versions, each one's own draft, and who lets leads read it."""

from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side, is_clean
from mentorsurvey.store import breaks, owing
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.owing import LeadsSee
from mentorsurvey.store.relationships import scope, scope_values, standing
from mentorsurvey.store.times import from_text, maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class OwnPair:
    """A pair that the actor is part of. ``partner`` is told apart from others of that name.

    ``erased`` says that the other one was erased, and ``stands`` that neither was, nor became part
    of somebody else. ``merged_at`` is when the pair became the actor's because a lead took somebody
    else and the actor for one person.
    """

    id: str
    side: Side
    partner: str
    began_at: datetime
    breaks: tuple[Break, ...]
    leads_see: LeadsSee
    stands: bool
    erased: bool
    merged_at: datetime | None

    @property
    def began_on(self) -> date:
        """The day from which the two are a pair: they may have started anew since."""
        anew = [one.anew_on for one in self.breaks if one.anew_on]
        return max((self.began_at.date(), *anew))


@dataclass(frozen=True, kw_only=True)
class Version:
    """One version of a pair's agreement, proposed by the one on ``side``."""

    id: str
    number: int
    side: Side
    words: str
    leads_see: LeadsSee
    proposed_at: datetime
    confirmed_at: datetime | None
    withdrawn_at: datetime | None
    replaced_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it waits for the other one."""
        return not (self.confirmed_at or self.withdrawn_at or self.replaced_at)

    @property
    def in_force(self) -> bool:
        """Whether both confirmed it, and no later one."""
        return self.confirmed_at is not None and self.replaced_at is None


_OWN = (
    "relationship_id IN (SELECT id FROM relationship"
    " WHERE id = :relationship AND :actor IN (mentor_id, mentee_id))"
)
OPEN = "confirmed_at IS NULL AND withdrawn_at IS NULL AND replaced_at IS NULL"
"""SQL: whether a version waits for the other one."""


def mine(pair: OwnPair) -> str:
    """SQL: whether a row is of this pair, and the actor on the side that the pair says."""
    return (
        "relationship_id IN (SELECT id FROM relationship"
        f" WHERE id = :relationship AND {pair.side}_id = :actor)"
    )


def own_pair(tx: Tx, actor: Actor, relationship_id: str) -> OwnPair | None:
    """A pair that the actor is part of. Its id comes out of an address line."""
    if not is_clean(relationship_id):
        return None
    row = tx.row(
        f"SELECT relationship.*, program.leads_see, {standing()} AS stands,"
        " EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id IN (mentor_id, mentee_id)) AS gone,"
        " (SELECT MAX(person_merge.merged_at) FROM person_merge JOIN person_merge_moved moved"
        "   ON moved.merge_id = person_merge.id WHERE person_merge.kept_id = :actor"
        "   AND person_merge.undone_at IS NULL AND moved.what IN ('mentor', 'mentee')"
        "   AND moved.object_id = relationship.id) AS merged_at"
        " FROM relationship JOIN program ON program.id = relationship.program_id"
        " WHERE relationship.id = :relationship AND :actor IN (mentor_id, mentee_id)",
        relationship=relationship_id,
        actor=actor.person_id,
    )
    if row is None:
        return None
    side: Side = "mentor" if row["mentor_id"] == actor.person_id else "mentee"
    other = row["mentee_id"] if side == "mentor" else row["mentor_id"]
    return OwnPair(
        id=row["id"],
        side=side,
        partner=owing.partners(tx, actor).get(other, ""),
        began_at=from_text(row["created_at"]),
        breaks=breaks.of_own(tx, actor).get(row["id"], ()),
        leads_see=row["leads_see"],
        stands=bool(row["stands"]),
        erased=bool(row["gone"]),
        merged_at=maybe(row["merged_at"]),
    )


def _version(row: Row) -> Version:
    return Version(
        id=row["id"],
        number=row["number"],
        side=row["side"],
        words=row["words"],
        leads_see=row["leads_see"],
        proposed_at=from_text(row["proposed_at"]),
        confirmed_at=maybe(row["confirmed_at"]),
        withdrawn_at=maybe(row["withdrawn_at"]),
        replaced_at=maybe(row["replaced_at"]),
    )


def waiting(tx: Tx, actor: Actor) -> dict[str, str]:
    """Proposal of the other one's that waits for the actor → the actor's own pair that it is of."""
    rows = tx.rows(
        "SELECT agreement.id, relationship_id FROM agreement"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        f" WHERE {OPEN} AND CASE agreement.side WHEN 'mentor' THEN relationship.mentee_id"
        "  ELSE relationship.mentor_id END = :actor ORDER BY relationship.id",
        actor=actor.person_id,
    )
    return {row["id"]: row["relationship_id"] for row in rows}


def versions(tx: Tx, actor: Actor, relationship_id: str) -> list[Version]:
    """Every version of the agreement of a pair of the actor's own, the oldest first."""
    rows = tx.rows(
        f"SELECT * FROM agreement WHERE {_OWN} ORDER BY number",
        relationship=relationship_id,
        actor=actor.person_id,
    )
    return [_version(row) for row in rows]


def add(
    tx: Tx,
    actor: Actor,
    pair: OwnPair,
    *,
    words: str,
    number: int,
    now: datetime,
) -> None:
    """Propose a version to the other one, in place of a proposal that waits."""
    tx.run(
        f"UPDATE agreement SET replaced_at = :now WHERE {_OWN} AND {OPEN}",
        relationship=pair.id,
        actor=actor.person_id,
        now=to_text(now),
    )
    tx.run(
        "INSERT INTO agreement"
        " (id, relationship_id, number, side, words, leads_see, proposed_at)"
        " SELECT :id, id, :number, :side, :words, :see, :now FROM relationship"
        f" WHERE id = :relationship AND {pair.side}_id = :actor",
        id=new_id(),
        relationship=pair.id,
        actor=actor.person_id,
        number=number,
        side=pair.side,
        words=words,
        see=pair.leads_see,
        now=to_text(now),
    )


def confirm(tx: Tx, actor: Actor, pair: OwnPair, number: int, *, now: datetime) -> int:
    """Confirm the other's proposal, in place of the version in force. How many that were."""
    values = {"relationship": pair.id, "actor": actor.person_id, "now": to_text(now)}
    waiting = f"{mine(pair)} AND number = :number AND side <> :side AND {OPEN}"
    there = tx.row(
        f"SELECT id FROM agreement WHERE {waiting}",
        relationship=pair.id,
        actor=actor.person_id,
        number=number,
        side=pair.side,
    )
    if there is None:
        return 0
    tx.run(
        f"UPDATE agreement SET replaced_at = :now WHERE {_OWN} AND confirmed_at IS NOT NULL"
        " AND replaced_at IS NULL",
        **values,
    )
    return tx.run(
        f"UPDATE agreement SET confirmed_at = :now WHERE {waiting}",
        number=number,
        side=pair.side,
        **values,
    )


def withdraw(tx: Tx, actor: Actor, pair: OwnPair, number: int, *, now: datetime) -> int:
    """Take back one's own proposal that waits. How many that were."""
    return tx.run(
        f"UPDATE agreement SET withdrawn_at = :now WHERE {mine(pair)}"
        f" AND number = :number AND side = :side AND {OPEN}",
        relationship=pair.id,
        actor=actor.person_id,
        number=number,
        side=pair.side,
        now=to_text(now),
    )


def begun_before(tx: Tx, actor: Actor, relationship_id: str, moment: datetime) -> bool:
    """Whether anything of the agreement of a pair of the actor's own was there at a moment."""
    row = tx.row(
        f"SELECT 1 AS found FROM agreement WHERE {_OWN} AND proposed_at <= :at"
        f" UNION SELECT 1 FROM agreement_draft WHERE {_OWN} AND saved_at <= :at LIMIT 1",
        relationship=relationship_id,
        actor=actor.person_id,
        at=to_text(moment),
    )
    return row is not None


def shown_by(tx: Tx, actor: Actor, version: Version) -> frozenset[str]:
    """The sides of a pair of the actor's own that let leads read all of a version."""
    rows = tx.rows(
        "SELECT agreement_shown.side FROM agreement_shown"
        " JOIN agreement ON agreement.id = agreement_shown.agreement_id"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        " WHERE agreement.id = :id AND :actor IN (mentor_id, mentee_id)",
        id=version.id,
        actor=actor.person_id,
    )
    return frozenset(row["side"] for row in rows)


def show(tx: Tx, actor: Actor, pair: OwnPair, version: Version, *, now: datetime) -> None:
    """Let leads read all of a version, as far as the actor is concerned."""
    tx.run(
        "INSERT INTO agreement_shown (agreement_id, side, shown_at)"
        f" SELECT id, :side, :now FROM agreement WHERE id = :id AND {mine(pair)}"
        " ON CONFLICT (agreement_id, side) DO NOTHING",
        id=version.id,
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
        now=to_text(now),
    )


def hide(tx: Tx, actor: Actor, pair: OwnPair, version: Version) -> None:
    """Let leads read no more than dates and deliverables of a version."""
    tx.run(
        "DELETE FROM agreement_shown WHERE side = :side AND agreement_id IN"
        f" (SELECT id FROM agreement WHERE id = :id AND {mine(pair)})",
        id=version.id,
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
    )


def for_lead(tx: Tx, actor: Actor, relationship_id: str) -> tuple[Version, bool] | None:
    """The version in force of a pair in a lead's scope, and whether both let leads read it all.

    None where there is none, where it was confirmed before the lead was named, or where the program
    shows its leads totals alone, now or when it was proposed.
    """
    row = tx.row(
        "SELECT agreement.*, (SELECT COUNT(*) FROM agreement_shown"
        "  WHERE agreement_shown.agreement_id = agreement.id"
        "  AND agreement_shown.shown_at >= lead.named_at) AS shown FROM agreement"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        " JOIN program ON program.id = relationship.program_id"
        " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
        " WHERE relationship.id = :relationship AND agreement.confirmed_at >= lead.named_at"
        " AND agreement.replaced_at IS NULL AND agreement.leads_see = 'scores'"
        f" AND program.leads_see = 'scores' AND {scope(actor)}",
        relationship=relationship_id,
        **scope_values(actor),
    )
    return (_version(row), row["shown"] == 2) if row else None


def is_in_scope(tx: Tx, actor: Actor, relationship_id: str) -> bool:
    """Whether a pair is one that the actor may work with as a lead."""
    if not is_clean(relationship_id):
        return False
    row = tx.row(
        f"SELECT 1 AS found FROM relationship WHERE id = :relationship AND {scope(actor)}",
        relationship=relationship_id,
        **scope_values(actor),
    )
    return row is not None
