"""Forms that were set aside because their author had two in one round: read by the author alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store.database import Tx
from mentorsurvey.store.owing import partners
from mentorsurvey.store.responses import Answer, answer_of, known_browsers
from mentorsurvey.store.rows import of_row


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """A form that counts nowhere, with its answers; ``steps`` are the pair's words beside it."""

    id: str
    round_number: int
    version_id: str
    side: Side
    partner: str
    submitted_at: datetime | None
    answers: Mapping[str, Answer]
    steps: tuple[str, ...]


def of_author(tx: Tx, actor: Actor) -> list[SetAside]:
    """The actor's own, the newest round first, where all of it was answered on a known browser."""
    known = known_browsers(tx, actor)
    names = partners(tx, actor)
    found = []
    for row in tx.rows(
        "SELECT set_aside_form.*, round.number AS round_number, round.version_id,"
        " relationship.mentor_id, relationship.mentee_id FROM set_aside_form"
        " JOIN round ON round.id = set_aside_form.round_id"
        " JOIN relationship ON relationship.id = set_aside_form.relationship_id"
        " WHERE set_aside_form.person_id = :actor ORDER BY round.number DESC, set_aside_form.id",
        actor=actor.person_id,
    ):
        answers = {
            one["item_id"]: answer_of(one)
            for one in tx.rows("SELECT * FROM set_aside_answer WHERE form_id = :id", id=row["id"])
        }
        if not answers or any(one.browser not in known for one in answers.values()):
            continue
        steps = tx.rows(
            "SELECT words FROM set_aside_step WHERE relationship_id = :relationship"
            " AND round_id = :round ORDER BY proposed_at",
            relationship=row["relationship_id"],
            round=row["round_id"],
        )
        found.append(
            of_row(
                SetAside,
                row,
                partner=names[row["mentee_id" if row["side"] == "mentor" else "mentor_id"]],
                answers=answers,
                steps=tuple(step["words"] for step in steps),
            )
        )
    return found
