"""What leads said of people in a roster who looked like somebody of the program."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text


def of_program(tx: Tx, actor: Actor) -> dict[tuple[str, str, str], bool]:
    """(Key, name, person id) → whether that is the person, as said at an earlier import."""
    rows = tx.rows(
        "SELECT key, name, person_id, same FROM roster_answer WHERE program_id = :program",
        program=actor.program_id,
    )
    return {(row["key"], row["name"], row["person_id"]): bool(row["same"]) for row in rows}


def remember(
    tx: Tx,
    actor: Actor,
    *,
    key: str,
    name: str,
    person_id: str,
    same: bool,
    import_id: str | None = None,
    now: datetime,
) -> None:
    """Keep an answer; a later one replaces it. Only about people of the actor's program."""
    tx.run(
        "INSERT INTO roster_answer (program_id, key, name, person_id, same, import_id, answered_at)"
        " SELECT :program, :key, :name, person.id, :same, :import, :now FROM person"
        " WHERE person.id = :person AND person.program_id = :program"
        " ON CONFLICT (program_id, key, name, person_id)"
        " DO UPDATE SET same = excluded.same, import_id = excluded.import_id,"
        " answered_at = excluded.answered_at",
        program=actor.program_id,
        key=key,
        name=name,
        person=person_id,
        same=int(same),
        now=to_text(now),
        **{"import": import_id},
    )
