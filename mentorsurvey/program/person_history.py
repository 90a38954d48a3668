"""The history of one person for leads: what was changed, when, by whom, and what can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program.correcting import undoable
from mentorsurvey.program.merging import undoable_merge
from mentorsurvey.store import Database, Tx, history, merges, people, record
from mentorsurvey.store.history import Change
from mentorsurvey.store.merges import Merge
from mentorsurvey.store.record import Recorded


@dataclass(frozen=True, kw_only=True)
class Event:
    """One change: of a name or an address, a merge, or an entry of the record.

    ``parted`` says that it is the undoing of the merge; ``undo`` whether it can be taken back now.
    """

    at: datetime
    change: Change | None = None
    entry: Recorded | None = None
    merge: Merge | None = None
    parted: bool = False
    undo: bool = False


def history_of_person(where: Database | Tx, actor: Actor, person_id: str) -> Sequence[Event]:
    """Every change of a person and of their pairs that the actor may read, the newest first.

    Raises
    ------
    NotAllowed
        Where the person is not one whom the actor may correct.
    """
    require(actor, "record.see")
    with where.read() as tx:
        person = next(iter(people.correctable(tx, actor, person_id)), None)
        if person is None:
            raise NotAllowed
        changes = history.corrections(tx, actor, person_id)
        can = undoable(person, changes)
        found = [Event(at=one.at, change=one, undo=one.id in can) for one in changes]
        found += [Event(at=one.at, entry=one) for one in record.of_person(tx, actor, person_id)]
        merged = merges.of_person(tx, actor, person_id)
        newest = undoable_merge(merged, person_id)
        for one in merged:
            found.append(Event(at=one.at, merge=one, undo=one.id == newest))
            if one.undone_at:
                found.append(Event(at=one.undone_at, merge=one, parted=True))
    return sorted(found, key=lambda one: one.at, reverse=True)
