"""What the program tells its participants: "you said, we changed"."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import SettingsError
from mentorsurvey.instruments import is_clean
from mentorsurvey.store import Database, Tx, audit, programs
from mentorsurvey.store.programs import Note

LONGEST = 500


def publish_note(where: Database | Tx, actor: Actor, words: str, *, now: datetime) -> None:
    """Put a note on every participant's first page, in place of the one before.

    Raises
    ------
    SettingsError
        For an empty note or one of more than 500 characters.
    """
    require(actor, "program.change")
    words = words.strip()
    if not words or len(words) > LONGEST or not is_clean(words):
        raise SettingsError(
            f"A note has 1 to {LONGEST} characters.", "Write what changed, in a sentence or two."
        )
    with where.write() as tx:
        note_id = programs.add_note(tx, actor.program_id, words, now=now)
        audit.write(tx, actor, "program.note", "note", note_id, now=now)


def latest_note(where: Database | Tx, actor: Actor) -> Note | None:
    """The newest note of the actor's program."""
    require(actor, "program.see")
    with where.read() as tx:
        return programs.latest_note(tx, actor.program_id)


def leads(where: Database | Tx, actor: Actor) -> list[str]:
    """The names of the program's leads: who "leads" means, for the promise to participants."""
    require(actor, "program.see")
    with where.read() as tx:
        return list(programs.lead_ids(tx, actor.program_id).values())
