"""What the program tells its participants: "you said, we changed"."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import is_clean
from mentorsurvey.store import Database, Tx, audit, programs, rounds
from mentorsurvey.store.programs import Note

LONGEST = 500


def publish_note(
    where: Database | Tx, actor: Actor, words: str, *, round_id: str | None = None, now: datetime
) -> None:
    """Put a note on every participant's first page, in place of the one before.

    Parameters
    ----------
    round_id : str, optional
        The round in which people said what it answers.

    Raises
    ------
    NotAllowed
        For a round that is not the program's.
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
        if round_id is not None and not (
            is_clean(round_id) and rounds.with_id(tx, actor, round_id)
        ):
            raise NotAllowed
        note_id = programs.add_note(tx, actor.program_id, words, round_id=round_id, now=now)
        audit.write(tx, actor, "program.note", "note", note_id, now=now)


def latest_note(where: Database | Tx, actor: Actor) -> Note | None:
    """The newest note of the actor's program."""
    return next(iter(notes(where, actor)), None)


def notes(where: Database | Tx, actor: Actor) -> list[Note]:
    """All notes of the actor's program, the newest first."""
    require(actor, "program.see")
    with where.read() as tx:
        return programs.notes(tx, actor)


def leads(where: Database | Tx, actor: Actor) -> list[str]:
    """The names of the program's leads: who "leads" means, for the promise to participants."""
    require(actor, "program.see")
    with where.read() as tx:
        return list(programs.lead_ids(tx, actor.program_id).values())
