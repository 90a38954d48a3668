"""A program's own words for what people are offered to try, by topic."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text


def of_program(tx: Tx, actor: Actor) -> dict[str, str]:
    """Topic → the words of the actor's program; without the topics for which it has none."""
    rows = tx.rows(
        "SELECT topic, words FROM thing_to_try WHERE program_id = :program",
        program=actor.program_id,
    )
    return {row["topic"]: row["words"] for row in rows}


def put(tx: Tx, actor: Actor, topic: str, words: str, *, now: datetime) -> int:
    """Keep a program's own words for a topic; how many changed."""
    return tx.run(
        "INSERT INTO thing_to_try (program_id, topic, words, changed_by, changed_at)"
        " VALUES (:program, :topic, :words, :actor, :now)"
        " ON CONFLICT (program_id, topic) DO UPDATE SET words = excluded.words,"
        "  changed_by = excluded.changed_by, changed_at = excluded.changed_at"
        " WHERE thing_to_try.words <> excluded.words",
        program=actor.program_id,
        topic=topic,
        words=words,
        actor=actor.person_id or None,
        now=to_text(now),
    )


def drop(tx: Tx, actor: Actor, topic: str) -> int:
    """Forget a program's own words for a topic; how many there were."""
    return tx.run(
        "DELETE FROM thing_to_try WHERE program_id = :program AND topic = :topic",
        program=actor.program_id,
        topic=topic,
    )
