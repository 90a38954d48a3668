"""Moving what one person has to another who is the same.

Nothing is deleted, nothing is released, and no browser shows more than before: a moved answer
shows where it was given. An agreement goes with its pair. Where both have the same pair, rounds
that only one of them was asked in come together, and the agreement of the pair that goes on counts.
Of two forms in one round those of one pair count, and the others stay with their
authors in the pair that no list shows any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import merges, research, totals
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.times import new_id, to_text

SIDES: Mapping[str, str] = {"mentor": "mentee", "mentee": "mentor"}
OWNED = (
    ("form", "invitation", "person_id"),
    ("step", "next_step", "author_id"),
    ("aside", "set_aside_form", "person_id"),
    ("aside_step", "set_aside_step", "author_id"),
)
"""What a person has written or was asked: what it is called here, its table, whose it is."""
_OF_ROUND = {
    "invitation": ("side",),
    "next_step": (),
    "decision": ("side",),
    "attention_draw": (),
    "attention_dismissal": ("dismissed_by", "lead_since"),
}
"""What stands once in a round of a pair: its table, and what else makes it one."""


def move(tx: Tx, actor: Actor, *, kept_id: str, gone_id: str, now: datetime) -> None:
    """Make one person of the actor's program part of another one."""
    merge_id = new_id()
    called = tx.rows("SELECT key, name FROM person WHERE id = :gone", gone=gone_id)
    merges.add(tx, actor, merge_id, kept_id=kept_id, gone_id=gone_id, now=now)
    moving = _Moving(tx, actor, merge_id, kept_id, gone_id, now)
    moving.pairs()
    for what, table, column in OWNED:
        moving.owned(what, table, column)
    moving.recusals()
    moving.roster_answers(called[0])
    moving.spend_totals()
    research.ask_anew(tx, actor, (kept_id, gone_id), now=now)


@dataclass(frozen=True)
class _Moving:
    tx: Tx
    actor: Actor
    merge_id: str
    kept_id: str
    gone_id: str
    now: datetime

    def note(self, what: str, object_id: str, before: str, after: str) -> None:
        self.tx.insert(
            "person_merge_moved",
            {
                "merge_id": self.merge_id,
                "what": what,
                "object_id": object_id,
                "before": before,
                "after": after,
            },
        )

    def pairs(self) -> None:
        for side, other in SIDES.items():
            for row in self.tx.rows(
                "SELECT mine.id, twin.id AS twin FROM relationship mine"
                " LEFT JOIN relationship twin ON twin.program_id = mine.program_id"
                f"  AND twin.{side}_id = :kept AND twin.{other}_id = mine.{other}_id"
                f" WHERE mine.{side}_id = :gone ORDER BY mine.id",
                kept=self.kept_id,
                gone=self.gone_id,
            ):
                if row["twin"]:
                    self.unite(row["id"], row["twin"], side)
                    continue
                self.tx.run(
                    f"UPDATE relationship SET {side}_id = :kept WHERE id = :id",
                    kept=self.kept_id,
                    id=row["id"],
                )
                self.note(side, row["id"], self.gone_id, self.kept_id)

    def unite(self, mine: str, twin: str, side: str) -> None:
        """Bring the rounds of one pair of the same two into the other, which goes on."""
        self.note("twin", mine, side, twin)
        asked = _forms(self.tx, mine, twin)
        for round_id, rank in asked[mine].items():
            if round_id not in asked[twin]:
                carry(self.tx, round_id, mine, twin)
                self.note("round", round_id, mine, twin)
            elif rank > asked[twin][round_id]:
                swap(self.tx, round_id, mine, twin)
                self.note("swap", round_id, mine, twin)
        self.tx.run(
            "INSERT INTO relationship_attribute"
            " (relationship_id, kind, value, since, import_id, added_at)"
            " SELECT :twin, kind, value, since, import_id, :now FROM relationship_attribute mine"
            " WHERE relationship_id = :mine AND kind <> 'phase' AND NOT EXISTS"
            "  (SELECT 1 FROM relationship_attribute there WHERE there.relationship_id = :twin"
            "   AND there.kind = mine.kind AND there.value = mine.value)",
            mine=mine,
            twin=twin,
            now=to_text(self.now),
        )
        break_id = new_id()
        self.tx.insert(
            "pair_break",
            {
                "id": break_id,
                "relationship_id": mine,
                "kind": "ended",
                "starts_at": to_text(self.now),
                "stops_at": None,
                "reason": "other",
                "words": "",
                "said_by": self.actor.person_id,
                "said_at": to_text(self.now),
            },
        )
        self.note("break", break_id, mine, "")

    def owned(self, what: str, table: str, column: str) -> None:
        for row in self.tx.rows(
            f"SELECT id FROM {table} WHERE {column} = :gone", gone=self.gone_id
        ):
            self.note(what, row["id"], self.gone_id, self.kept_id)
        self.tx.run(
            f"UPDATE {table} SET {column} = :kept WHERE {column} = :gone",
            kept=self.kept_id,
            gone=self.gone_id,
        )

    def recusals(self) -> None:
        """Whoever is kept out of a pair of the one who is gone is kept out of it as it is now."""
        for row in self.tx.rows(
            "SELECT * FROM recusal WHERE :gone IN (mentor_id, mentee_id, person_id)",
            gone=self.gone_id,
        ):
            made = {
                name: self.kept_id if value == self.gone_id else value
                for name, value in row.items()
            }
            if made["mentor_id"] == made["mentee_id"]:
                continue
            columns = list(made)
            new = self.tx.run(
                f"INSERT INTO recusal ({', '.join(columns)})"
                f" VALUES ({', '.join(f':{column}' for column in columns)})"
                " ON CONFLICT DO NOTHING",
                **made,
            )
            if new and made["reason"] == "line_manager":
                self.note("recusal", made["mentor_id"], made["mentee_id"], made["person_id"])

    def roster_answers(self, called: Row) -> None:
        """A roster that names the one who is gone means the one who is kept."""
        values = {"kept": self.kept_id, "now": to_text(self.now)}
        self.tx.run(
            "INSERT INTO roster_answer (program_id, key, name, person_id, same, answered_at)"
            " SELECT program_id, key, name, :kept, 1, :now FROM roster_answer"
            " WHERE person_id = :gone AND same = 1"
            " ON CONFLICT (program_id, key, name, person_id) DO NOTHING",
            gone=self.gone_id,
            **values,
        )
        self.tx.run(
            "INSERT INTO roster_answer (program_id, key, name, person_id, same, answered_at)"
            " VALUES (:program, :key, :name, :kept, 1, :now)"
            " ON CONFLICT (program_id, key, name, person_id)"
            " DO UPDATE SET same = 1, answered_at = excluded.answered_at",
            program=self.actor.program_id,
            key=called["key"],
            name=called["name"],
            **values,
        )

    def spend_totals(self) -> None:
        """Totals that would count one person twice, or forms that no list shows, are not shown."""
        for row in self.tx.rows(
            f"SELECT DISTINCT total_group.id FROM total_group {_OF_GROUP}"
            " WHERE total_group.spent = 0 AND (invitation.relationship_id IN"
            f" ({NOTED} 'twin') OR (invitation.id IN ({NOTED} 'form') AND EXISTS"
            "  (SELECT 1 FROM total_member also JOIN response ON response.id = also.response_id"
            "    JOIN invitation own ON own.id = response.invitation_id"
            "    WHERE also.group_id = total_group.id AND own.person_id = :kept"
            f"    AND own.id NOT IN ({NOTED} 'form'))))",
            merge=self.merge_id,
            kept=self.kept_id,
        ):
            self.note("total", row["id"], scores_of_total(self.tx, row["id"]), "")
            totals.spend(self.tx, row["id"])


_OF_GROUP = (
    "JOIN total_member ON total_member.group_id = total_group.id"
    " JOIN response ON response.id = total_member.response_id"
    " JOIN invitation ON invitation.id = response.invitation_id"
)
NOTED = "SELECT object_id FROM person_merge_moved WHERE merge_id = :merge AND what ="


def scores_of_total(tx: Tx, group_id: str) -> str:
    """How many scores a total is made of."""
    row = tx.rows(
        "SELECT COUNT(*) AS n FROM total_member JOIN score"
        " ON score.response_id = total_member.response_id AND score.measure = total_member.measure"
        " WHERE total_member.group_id = :id",
        id=group_id,
    )[0]
    return str(row["n"])


def _forms(tx: Tx, *pairs: str) -> dict[str, dict[str, tuple[int, int, int]]]:
    """Pair → round → how far its forms are: compared, submitted, begun."""
    return {
        pair: {
            row["round_id"]: (row["released"], row["submitted"], row["begun"])
            for row in tx.rows(
                "SELECT invitation.round_id, COUNT(response.released_at) AS released,"
                " COUNT(response.submitted_at) AS submitted, COUNT(response.id) AS begun"
                " FROM invitation LEFT JOIN response ON response.invitation_id = invitation.id"
                " WHERE invitation.relationship_id = :pair GROUP BY invitation.round_id",
                pair=pair,
            )
        }
        for pair in pairs
    }


def carry(tx: Tx, round_id: str, from_id: str, to_id: str) -> None:
    """Move what stands in a round of one pair to another, where nothing is in its place."""
    for table, more in _OF_ROUND.items():
        also = "".join(f" AND there.{column} = {table}.{column}" for column in more)
        tx.run(
            f"UPDATE {table} SET relationship_id = :to WHERE relationship_id = :of"
            f" AND round_id = :round AND NOT EXISTS (SELECT 1 FROM {table} there"
            f"  WHERE there.relationship_id = :to AND there.round_id = :round{also})",
            of=from_id,
            to=to_id,
            round=round_id,
        )


def swap(tx: Tx, round_id: str, one: str, other: str) -> None:
    """Exchange what stands in a round of two pairs of the same two people."""
    between = new_id()
    tx.run(
        "INSERT INTO relationship (id, program_id, mentor_id, mentee_id, created_at)"
        " SELECT :id, one.program_id,"
        "  CASE WHEN one.mentor_id = other.mentor_id THEN one.mentee_id ELSE one.mentor_id END,"
        "  CASE WHEN one.mentor_id = other.mentor_id THEN other.mentee_id ELSE other.mentor_id END,"
        "  one.created_at FROM relationship one, relationship other"
        " WHERE one.id = :one AND other.id = :other",
        id=between,
        one=one,
        other=other,
    )
    carry(tx, round_id, other, between)
    carry(tx, round_id, one, other)
    carry(tx, round_id, between, one)
    tx.run("DELETE FROM relationship WHERE id = :id", id=between)
