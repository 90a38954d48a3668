"""Undoing a merge of two people: what moved goes back, and what was answered since stays."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import merges
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.merging import NOTED, OWNED, SIDES, carry, scores_of_total, swap
from mentorsurvey.store.times import to_text

_TOUCHED = (
    "EXISTS (SELECT 1 FROM response WHERE response.invitation_id = invitation.id"
    " AND (response.started_at > :at OR response.submitted_at > :at OR EXISTS (SELECT 1 FROM answer"
    "  WHERE answer.response_id = response.id AND answer.answered_at > :at)))"
)
"""SQL: whether something was answered in a form since."""


def put_back(tx: Tx, actor: Actor, merge: merges.Merge, *, now: datetime) -> int:
    """Undo a merge of the actor's program; how many forms stay with the one who was kept.

    These are the forms in which something was answered since.
    """
    of = {"merge": merge.id}
    two = {"kept": merge.kept_id, "gone": merge.gone_id}
    noted = tx.rows(
        "SELECT moved.* FROM person_merge_moved moved"
        " JOIN person_merge ON person_merge.id = moved.merge_id"
        " WHERE moved.merge_id = :merge AND person_merge.program_id = :program",
        program=actor.program_id,
        **of,
    )
    for one in noted:
        if one["what"] in ("round", "swap") and not _are_there(tx, one["before"], one["after"]):
            continue  # an import that brought one of the two pairs was undone since
        if one["what"] == "round":
            carry(tx, one["object_id"], one["after"], one["before"])
        elif one["what"] == "swap":
            swap(tx, one["object_id"], one["before"], one["after"])
    for side in SIDES:
        tx.run(  # a draft is its author's alone, who has no part in the pair any more
            "DELETE FROM agreement_draft WHERE side = :side AND saved_at > :at"
            f" AND relationship_id IN ({NOTED} '{side}')",
            side=side,
            at=to_text(merge.at),
            **of,
        )
        tx.run(  # nor did they agree on anything in it
            "DELETE FROM clause_said WHERE side = :side AND said_at > :at AND agreement_id IN"
            " (SELECT agreement.id FROM agreement"
            f"  WHERE agreement.relationship_id IN ({NOTED} '{side}'))",
            side=side,
            at=to_text(merge.at),
            **of,
        )
        _close_again(tx, merge, side)
        tx.run(
            f"UPDATE relationship SET {side}_id = :gone WHERE {side}_id = :kept"
            f" AND id IN ({NOTED} '{side}')",
            **of,
            **two,
        )
    stayed = _forms_back(tx, merge, now=now)
    for what, table, column in OWNED[1:]:
        tx.run(
            f"UPDATE {table} SET {column} = :gone WHERE {column} = :kept"
            f" AND id IN ({NOTED} '{what}')",
            **of,
            **two,
        )
    _rows_back(tx, merge, noted)
    return stayed


def _close_again(tx: Tx, merge: merges.Merge, side: str) -> None:
    """What leads were let read since, on a side that goes back, its own person never opened."""
    values = {"side": side, "at": to_text(merge.at), "merge": merge.id}
    tx.run(
        "DELETE FROM agreement_shown WHERE side = :side AND shown_at > :at AND agreement_id IN"
        f" (SELECT id FROM agreement WHERE relationship_id IN ({NOTED} '{side}'))",
        **values,
    )
    tx.run(
        "DELETE FROM next_step_shown WHERE side = :side AND shown_at > :at AND step_id IN"
        " (SELECT next_step.id FROM next_step"
        f"  WHERE next_step.relationship_id IN ({NOTED} '{side}') OR EXISTS"
        "   (SELECT 1 FROM person_merge_moved round JOIN person_merge_moved twin"
        "     ON twin.merge_id = round.merge_id AND twin.what = 'twin' AND twin.before = :side"
        "     AND twin.object_id = round.before AND twin.after = round.after"
        "    WHERE round.merge_id = :merge AND round.what IN ('round', 'swap')"
        "    AND round.object_id = next_step.round_id"
        "    AND next_step.relationship_id IN (round.before, round.after)))",
        **values,
    )


def _are_there(tx: Tx, *pairs: str) -> bool:
    return all(
        tx.row("SELECT 1 AS found FROM relationship WHERE id = :id", id=one) for one in pairs
    )


def _forms_back(tx: Tx, merge: merges.Merge, *, now: datetime) -> int:
    theirs = (
        "invitation.person_id = :kept AND (invitation.id IN"
        f" ({NOTED} 'form') OR (invitation.side = 'mentor' AND relationship_id IN"
        f" ({NOTED} 'mentor')) OR (invitation.side = 'mentee' AND relationship_id IN"
        f" ({NOTED} 'mentee')))"
    )
    values = {"kept": merge.kept_id, "merge": merge.id, "at": to_text(merge.at)}
    tx.run(
        f"UPDATE invitation SET person_id = :gone WHERE {theirs} AND NOT {_TOUCHED}",
        gone=merge.gone_id,
        **values,
    )
    stay = tx.rows(
        f"SELECT relationship_id FROM invitation WHERE {theirs} AND {_TOUCHED}", **values
    )
    for pair in {row["relationship_id"] for row in stay}:
        tx.run(  # whoever has answered about a pair is kept out of it as a lead
            "INSERT INTO recusal (mentor_id, mentee_id, person_id, reason, recused_at)"
            " SELECT mentor_id, mentee_id, :kept, 'named', :now FROM relationship"
            " WHERE id = :pair AND :kept NOT IN (mentor_id, mentee_id)"
            " ON CONFLICT DO NOTHING",
            kept=merge.kept_id,
            pair=pair,
            now=to_text(now),
        )
    return len(stay)


def _rows_back(tx: Tx, merge: merges.Merge, noted: list[Row]) -> None:
    """Take away what the merge itself had added, but no recusal that somebody asked for."""
    for one in noted:
        if one["what"] == "twin":
            tx.run(
                "DELETE FROM relationship_attribute WHERE relationship_id = :twin"
                " AND added_at = :at AND EXISTS (SELECT 1 FROM relationship_attribute mine"
                "  WHERE mine.relationship_id = :mine AND mine.kind = relationship_attribute.kind"
                "  AND mine.value = relationship_attribute.value"
                "  AND mine.since = relationship_attribute.since)",
                twin=one["after"],
                mine=one["object_id"],
                at=to_text(merge.at),
            )
        elif one["what"] == "break":
            tx.run("DELETE FROM pair_break WHERE id = :id", id=one["object_id"])
        elif one["what"] == "recusal":
            tx.run(
                "DELETE FROM recusal WHERE mentor_id = :mentor AND mentee_id = :mentee"
                " AND person_id = :person AND reason = 'line_manager'",
                mentor=one["object_id"],
                mentee=one["before"],
                person=one["after"],
            )
        elif one["what"] == "total" and scores_of_total(tx, one["object_id"]) == one["before"]:
            tx.run("UPDATE total_group SET spent = 0 WHERE id = :id", id=one["object_id"])
    tx.run(
        "DELETE FROM roster_answer WHERE person_id = :kept AND answered_at = :at",
        kept=merge.kept_id,
        at=to_text(merge.at),
    )
