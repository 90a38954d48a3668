"""The groups of a total: who is added up only together, and whether a lead may see all of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import programs, relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.grace import ENDED
from mentorsurvey.store.rounds import OVER
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.scores import VISIBLE
from mentorsurvey.store.times import maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Scored:
    """One score of a form in a round; ``in_total`` says that leads read it in totals alone."""

    response_id: str
    relationship_id: str
    side: str
    person_id: str
    measure: str
    in_total: bool


@dataclass(frozen=True, kw_only=True)
class Member:
    """A form in a group, with the scores that it brings into the total."""

    response_id: str
    measures: tuple[str, ...]


Together = tuple[frozenset[str], ...]
"""Groups of a total, by the ids of their relationships."""


def within(groups: Together, among: Collection[str] | None = None) -> frozenset[str]:
    """The relationships of the groups that lie wholly among these; of all where none are given."""
    every = None if among is None else frozenset(among)
    return frozenset().union(*(one for one in groups if every is None or one <= every))


@dataclass(frozen=True, kw_only=True)
class Unsettled:
    """A round that is over for everybody and has forms to group; ``totals`` says if it has any."""

    id: str
    version_id: str
    totals: bool


def unsettled(tx: Tx, program_id: str, *, now: datetime) -> list[Unsettled]:
    """The rounds that are over for everybody and have forms to group, in their order."""
    rows = tx.rows(
        "SELECT round.id, round.version_id, round.totals FROM round"
        f" WHERE round.program_id = :program AND {OVER}"
        " AND NOT EXISTS (SELECT 1 FROM invitation WHERE invitation.round_id = round.id"
        f"  AND NOT {ENDED})"
        " AND (round.grouped_at IS NULL OR EXISTS (SELECT 1 FROM response"
        "  JOIN invitation ON invitation.id = response.invitation_id"
        "  WHERE invitation.round_id = round.id AND response.submitted_at > round.grouped_at))"
        " ORDER BY round.number",
        program=program_id,
        now=to_text(now),
    )
    return [of_row(Unsettled, row) for row in rows]


def scored(tx: Tx, round_id: str) -> list[Scored]:
    """Every score of the submitted forms of a round, by relationship, of those that stand."""
    rows = tx.rows(
        "SELECT score.response_id, invitation.relationship_id, invitation.side,"
        " invitation.person_id, score.measure,"
        " score.reader = 'totals' AS in_total"
        " FROM score JOIN response ON response.id = score.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE invitation.round_id = :round AND response.submitted_at IS NOT NULL"
        f" AND {relationships.standing()}"
        " ORDER BY invitation.relationship_id, invitation.side, score.measure",
        round=round_id,
    )
    return [of_row(Scored, row) for row in rows]


def grouped_before(tx: Tx, round_id: str) -> set[tuple[str, str]]:
    """(Total, response id) of every form that is, or ever was, in a group of it."""
    rows = tx.rows(
        "SELECT DISTINCT total_group.total, total_member.response_id FROM total_group"
        " JOIN total_member ON total_member.group_id = total_group.id"
        " WHERE total_group.round_id = :round",
        round=round_id,
    )
    return {(row["total"], row["response_id"]) for row in rows}


def closed(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> dict[str, frozenset[str]]:
    """Response id → the leads of the actor's program who may not see it, once the round is over."""
    found: dict[str, set[str]] = {}
    for lead_id in programs.lead_ids(tx, actor.program_id):
        lead = replace(actor, kind="person", scope="lead", person_id=lead_id, makers=())
        for row in tx.rows(
            "SELECT response.id FROM response"
            " JOIN invitation ON invitation.id = response.invitation_id"
            " JOIN round ON round.id = invitation.round_id"
            " JOIN relationship ON relationship.id = invitation.relationship_id"
            " WHERE round.id = :round AND response.submitted_at IS NOT NULL"
            f" AND NOT ({VISIBLE} AND {relationships.scope(lead)})",
            round=round_id,
            now=to_text(now),
            **relationships.scope_values(lead),
        ):
            found.setdefault(row["id"], set()).add(lead_id)
    return {response_id: frozenset(who) for response_id, who in found.items()}


def add(tx: Tx, round_id: str, total: str, groups: Iterable[Iterable[Member]]) -> None:
    """Keep the groups of a total: from now on they stay together."""
    for group in groups:
        group_id = new_id()
        tx.insert("total_group", {"id": group_id, "round_id": round_id, "total": total, "spent": 0})
        tx.insert_all(
            "total_member",
            [
                {"group_id": group_id, "response_id": one.response_id, "measure": measure}
                for one in group
                for measure in one.measures
            ],
        )


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A form in a group that nobody has left."""

    group_id: str
    round_id: str
    total: str
    response_id: str
    relationship_id: str


def standing(tx: Tx, program_id: str) -> list[Standing]:
    """Every form in every group of a program, by round, total and group."""
    rows = tx.rows(
        "SELECT DISTINCT total_group.id AS group_id, total_group.round_id, total_group.total,"
        " total_member.response_id, invitation.relationship_id"
        " FROM total_group JOIN total_member ON total_member.group_id = total_group.id"
        " JOIN response ON response.id = total_member.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = total_group.round_id"
        " WHERE total_group.spent = 0 AND round.program_id = :program"
        " ORDER BY total_group.round_id, total_group.total, total_group.id",
        program=program_id,
    )
    return [of_row(Standing, row) for row in rows]


def merge(tx: Tx, group_ids: Sequence[str]) -> None:
    """Make one group of several."""
    for other in group_ids[1:]:
        tx.run(
            "UPDATE total_member SET group_id = :into WHERE group_id = :other",
            into=group_ids[0],
            other=other,
        )
        tx.run("DELETE FROM total_group WHERE id = :other", other=other)


def spend(tx: Tx, group_id: str) -> None:
    """Never show a group again."""
    tx.run("UPDATE total_group SET spent = 1 WHERE id = :group", group=group_id)


def mark_settled(tx: Tx, round_id: str, *, now: datetime) -> None:
    """Note that the forms of a round were grouped."""
    tx.run(
        "UPDATE round SET grouped_at = :now, settled_at = COALESCE(settled_at, :now)"
        " WHERE id = :round",
        now=to_text(now),
        round=round_id,
    )


def settled(tx: Tx, actor: Actor, number: int) -> bool:
    """Whether the forms of a round of the actor's program were grouped."""
    row = tx.row(
        "SELECT 1 AS found FROM round WHERE program_id = :program AND number = :number"
        " AND grouped_at IS NOT NULL",
        program=actor.program_id,
        number=number,
    )
    return row is not None


def settled_at(tx: Tx, actor: Actor, number: int) -> datetime | None:
    """When a round of the actor's program was first over for everybody, as it was noted."""
    row = tx.row(
        "SELECT settled_at FROM round WHERE program_id = :program AND number = :number",
        program=actor.program_id,
        number=number,
    )
    return maybe(row["settled_at"]) if row else None


def together(
    tx: Tx, actor: Actor, *, total: str = "", number: int | None = None, now: datetime
) -> dict[tuple[int, str], Together]:
    """(Round number, total) → the groups of forms that the lead may see all of.

    Nothing of a group in which anybody has hidden, withdrawn or erased what it rests on.

    Parameters
    ----------
    total : str
        One total alone; empty for all.
    number : int or None
        One round alone.
    """
    wanted: dict[str, str | int] = {
        **({"total": total} if total else {}),
        **({"number": number} if number else {}),
    }
    rows = tx.rows(
        "SELECT DISTINCT total_group.id, total_group.total, round.number, relationship.id AS pair,"
        f" CASE WHEN {VISIBLE} AND {relationships.scope(actor)} THEN 1 ELSE 0 END AS seen"
        " FROM total_group JOIN total_member ON total_member.group_id = total_group.id"
        " JOIN response ON response.id = total_member.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = total_group.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE total_group.spent = 0 AND round.program_id = :program"
        + (" AND total_group.total = :total" if total else "")
        + (" AND round.number = :number" if number else "")
        + " ORDER BY total_group.id",
        now=to_text(now),
        **relationships.scope_values(actor),
        **wanted,
    )
    groups: dict[tuple[int, str, str], set[str]] = {}
    hidden: set[str] = set()
    for row in rows:
        groups.setdefault((row["number"], row["total"], row["id"]), set()).add(row["pair"])
        if not row["seen"]:
            hidden.add(row["id"])
    found: dict[tuple[int, str], list[frozenset[str]]] = {}
    for (of, named, group_id), pairs in groups.items():
        if group_id not in hidden:
            found.setdefault((of, named), []).append(frozenset(pairs))
    return {key: tuple(those) for key, those in found.items()}
