"""Recognizing somebody who was erased when a roster names them again, without their name."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor
from mentorsurvey.sign_in.tokens import slow_hash
from mentorsurvey.store import Tx, erased_journal, programs
from mentorsurvey.store.erased_journal import Journal

Names = Collection[str | None]
"""A key, an address and a name, as far as they are known."""


def marks_of(program_id: str, texts: Iterable[str | None], *, salt: str) -> frozenset[str]:
    """By what a person can be recognized: hashes of their key, address and name."""
    plain = {" ".join((text or "").split()).casefold() for text in texts} - {""}
    return frozenset(slow_hash(f"{program_id} {text}", salt) for text in plain)


def erased_on(journal: Journal, program_id: str, names: Names) -> datetime | None:
    """When somebody with this key, address or name was erased from the program, the last time."""
    entries = [one for one in journal.of_program(program_id) if one.marks]
    if not entries:
        return None
    found = marks_of(program_id, names, salt=journal.salt)
    return max((one.erased_at for one in entries if one.marks & found), default=None)


def recognizer(tx: Tx, actor: Actor) -> Callable[[Iterable[Names]], str | None]:
    """What says of people who are new to the program why they do not go in, if one was erased."""
    journal = erased_journal.read(tx.database.path)
    program = programs.of(tx, actor)
    zone = ZoneInfo(program.timezone if program else "UTC")

    def why(people: Iterable[Names]) -> str | None:
        for names in people:
            at = erased_on(journal, actor.program_id, names)
            if at:
                local = at.astimezone(zone)
                return (
                    f"This person was erased on {local:%B} {local.day}, {local.year}."
                    " Import them only if they joined anew."
                )
        return None

    return why
