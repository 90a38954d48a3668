"""The record of a program: noting a look, reading it as a lead, checking it as the operator."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, audit, programs, record
from mentorsurvey.store.audit import Chain, Entry
from mentorsurvey.store.record import Recorded

Seen = Literal["page", "relationship", "reflection", "wish"]
"""What is looked at: a page of leads by its name, a relationship, one's own reflection, wishes."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A program's chain as it was checked, and whether the database still guards it."""

    chain: Chain
    guarded: bool

    @property
    def well(self) -> bool:
        """Whether nothing was changed, as far as the chain can tell."""
        return self.guarded and self.chain.broken_at is None and self.chain.kept


def look(
    where: Database | Tx, actor: Actor, kind: Seen, object_id: str, *, now: datetime
) -> datetime:
    """Record that a signed-in person looks at something, once a day; when that day ends.

    The day is the program's. Where it is recorded already, nothing is written.
    """
    require(actor, "record.look")
    with where.read() as tx:
        program = programs.of(tx, actor)
        zone = ZoneInfo(program.timezone if program else "UTC")
        day = now.astimezone(zone).date()
        done = audit.has_looked(tx, actor, kind, object_id, day)
    if not done:
        with where.write() as tx:
            if not audit.has_looked(tx, actor, kind, object_id, day):  # another tab was first
                audit.write(tx, actor, f"{kind}.look", kind, object_id, day=day, now=now)
    return datetime.combine(day + timedelta(days=1), time(), zone)


def last_look(
    where: Database | Tx,
    actor: Actor,
    kind: Seen,
    object_id: str,
    *,
    now: datetime,
    today: bool = False,
) -> datetime | None:
    """When a signed-in person looked at something before today; with ``today``, up to now.

    None where they never did. The day is the program's.
    """
    require(actor, "record.look")
    with where.read() as tx:
        program = programs.of(tx, actor)
        zone = ZoneInfo(program.timezone if program else "UTC")
        day = now.astimezone(zone).date() + timedelta(days=1 if today else 0)
        return audit.last_look(tx, actor, kind, object_id, day)


def recorded(
    where: Database | Tx, actor: Actor, person_id: str = "", *, skip: int = 0, most: int
) -> tuple[int, list[Recorded]]:
    """How many entries a lead may read, and some of them, the newest first.

    With a person, the entries by them and about them.
    """
    require(actor, "record.see")
    with where.read() as tx:
        found = record.page(tx, actor, person_id, skip=skip, most=most)
        return record.count(tx, actor, person_id), found


def people_in_record(where: Database | Tx, actor: Actor) -> dict[str, str]:
    """Id → name of those by whom the record can be narrowed: the leads, and people in scope."""
    require(actor, "record.see")
    with where.read() as tx:
        names = record.names(tx, actor)
    return dict(sorted(names.items(), key=lambda one: (one[1].casefold(), one[0])))


def newest_entries(where: Database | Tx, actor: Actor, most: int) -> list[Entry]:
    """The newest entries by their ids alone, also those that leads do not read."""
    require(actor, "record.check")
    with where.read() as tx:
        return audit.newest(tx, actor.program_id, most)


def check_record(where: Database | Tx, actor: Actor, *, kept: str = "") -> Checked:
    """Whether the program's record is whole: see :func:`mentorsurvey.store.audit.check`."""
    require(actor, "record.check")
    with where.read() as tx:
        return Checked(
            chain=audit.check(tx, actor.program_id, kept=kept), guarded=audit.is_guarded(tx)
        )


def handed_over(where: Database | Tx, actor: Actor, *, now: datetime) -> None:
    """Record that answers leave for research, before they do."""
    require(actor, "research.export")
    with where.write() as tx:
        audit.write(tx, actor, "answers.download", "download", "research", now=now)


def downloaded(where: Database | Tx, actor: Actor, *, names: bool, now: datetime) -> None:
    """Record that a lead takes answers away as a file, before they get it."""
    require(actor, "reading.program")
    with where.write() as tx:
        with_what = "names" if names else "codes"
        audit.write(tx, actor, "answers.download", "download", with_what, now=now)
