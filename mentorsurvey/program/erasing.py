"""Erasing a person, and erasing them again where a backup brought them back.

First the journal beside the database says who is erased, then the database commits, then its
files are freed of what was deleted. Whatever dies in between, the next start or the same command
again goes on from there.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.commands import command
from mentorsurvey.errors import ErasureError, MentorsurveyError, NotAllowed
from mentorsurvey.program.erased_people import erased_on, marks_of
from mentorsurvey.sign_in.tokens import new_salt
from mentorsurvey.store import Database, Tx, audit, erased_journal, erasing, erasing_names
from mentorsurvey.store.erased_journal import Entry
from mentorsurvey.store.erasing import Erasure, Subject
from mentorsurvey.store.wiping import PATIENCE, wipe


@dataclass(frozen=True, kw_only=True)
class Found:
    """Whom a text means: people who are there, and else when somebody like that was erased."""

    people: tuple[Subject, ...]
    erased_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How erased people stand.

    ``back`` are in the database by a backup, of ``unwiped`` there are traces in its files, and
    ``unlisted`` the journal does not know.
    """

    back: tuple[Entry, ...]
    unwiped: Mapping[str, Erasure]
    unlisted: tuple[Erasure, ...]

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.back or self.unwiped or self.unlisted)


class _OnlyLooked(Exception):
    """Ends a transaction that was never to be."""


def find(database: Database, actor: Actor, text: str, program_id: str | None = None) -> Found:
    """The people whom an id, or a key, an address or a name means, in one program or in all."""
    require(actor, "person.erase")
    journal = erased_journal.read(database.path)
    with database.read() as tx:
        people = [one for one in erasing.subjects(tx) if program_id in (None, one.program_id)]
        gone = erasing.erasures(tx)
    wanted = " ".join(text.split()).casefold()
    for meant in (
        [one for one in people if one.id == wanted],
        [one for one in people if wanted in _known_by(one)],
    ):
        if meant:
            return Found(people=tuple(meant))
    if wanted in gone:
        return Found(people=(), erased_at=gone[wanted].erased_at)
    programs = {one.program_id for one in journal.entries}
    found = [erased_on(journal, one, [text]) for one in programs if program_id in (None, one)]
    return Found(people=(), erased_at=max((one for one in found if one), default=None))


def _known_by(person: Subject) -> set[str]:
    known = (person.key, person.name, person.address or "")
    return {" ".join(one.split()).casefold() for one in known} - {""}


def preview(database: Database, actor: Actor, person: Subject, *, now: datetime) -> Counter[str]:
    """What erasing a person would remove and change: it is done, counted, and not kept."""
    require(actor, "person.erase")
    gone: Counter[str] = Counter()
    try:
        with database.write() as tx:
            gone = _erase(tx, actor, person, at=now, now=now)
            raise _OnlyLooked
    except _OnlyLooked:
        return gone


def erase(database: Database, actor: Actor, person: Subject, *, now: datetime) -> Counter[str]:
    """Erase a person from the database; what went. :func:`finish` then frees the files of it.

    Raises
    ------
    NotAllowed
        Where the person is not there, or not any more.
    FileError
        Where the journal cannot be written: then nobody is erased.
    """
    require(actor, "person.erase")
    with database.write() as tx:
        there = {one.id: one for one in erasing.subjects(tx)}.get(person.id)
        if there is None:
            raise NotAllowed
        everyone = [there, *erasing.merged_with(tx, there)]
        called = {one.id: (one, *erasing_names.former(tx, one)) for one in everyone}
        gone = _erase(tx, actor, there, at=now, now=now)
        for one in everyone:
            _note(database, one, called[one.id], now=now)
    return gone


def _note(database: Database, person: Subject, called: Sequence[Subject], *, now: datetime) -> None:
    """Put somebody into the journal, with what a roster could call them."""
    journal = erased_journal.read(database.path)
    if person.id in {one.person_id for one in journal.entries}:
        return
    salt = journal.salt or new_salt()
    texts = [text for one in called for text in (one.key, one.address, one.name) if text]
    entry = Entry(
        person_id=person.id,
        program_id=person.program_id,
        erased_at=now,
        marks=marks_of(person.program_id, texts, salt=salt),
    )
    erased_journal.append(journal, entry, salt=salt)


def _erase(tx: Tx, actor: Actor, person: Subject, *, at: datetime, now: datetime) -> Counter[str]:
    """Erase a person with everybody who is one with them."""
    gone: Counter[str] = Counter()
    everyone = [*erasing.merged_with(tx, person), person]
    called = {one.id: (one, *erasing_names.former(tx, one)) for one in everyone}
    for one in everyone:
        gone += erasing.remove(tx, one, now=at)
        gone["marked"] += erasing_names.mark(tx, called[one.id])
        audit.write(tx, actor, "person.erase", "person", one.id, now=now)
    return gone


def standing(database: Database, actor: Actor) -> Standing:
    """Whether erased people are back, still in the files, or unknown to the journal."""
    require(actor, "person.erase")
    journal = erased_journal.read(database.path)
    with database.read() as tx:
        gone = erasing.erasures(tx)
        there = {one.id for one in erasing.subjects(tx)} if journal.entries else set()
    listed = {one.person_id for one in journal.entries}
    return Standing(
        back=tuple(one for one in journal.entries if one.person_id in there),
        unwiped={one.person_id: one for one in gone.values() if one.wiped_at is None},
        unlisted=tuple(one for one in gone.values() if one.person_id not in listed),
    )


def replay(database: Database, actor: Actor, *, now: datetime) -> int:
    """Erase those again whom a backup brought back, and finish what was interrupted; how many.

    Raises
    ------
    ErasureError
        Where the files still hold what was deleted.
    """
    found = standing(database, actor)
    if found.well:
        return 0
    with database.write() as tx:
        there = {one.id: one for one in erasing.subjects(tx)}
        for entry in found.back:
            if entry.person_id in there and entry.person_id not in erasing.erasures(tx):
                _erase(tx, actor, there[entry.person_id], at=entry.erased_at, now=now)
        for one in found.unlisted:
            journal = erased_journal.read(database.path)
            entry = Entry(
                person_id=one.person_id, program_id=one.program_id, erased_at=one.erased_at
            )
            erased_journal.append(journal, entry, salt=journal.salt or new_salt())
    finish(database, actor, now=now)
    return len(found.back)


def finish(database: Database, actor: Actor, *, patience: float = PATIENCE, now: datetime) -> None:
    """Free the database's files of everything that was deleted, where that is still to be done.

    Raises
    ------
    ErasureError
        Where they still hold it; says what to do.
    """
    unwiped = standing(database, actor).unwiped
    if not unwiped:
        return
    try:
        done = wipe(database, patience=patience)
    except MentorsurveyError as problem:
        raise _unfinished(f"{problem.what} {problem.mend}") from problem
    if not done:
        raise _unfinished("Somebody was reading from it all the time.")
    with database.write() as tx:
        erasing.set_wiped(tx, unwiped, now=now)


def _unfinished(why: str) -> ErasureError:
    return ErasureError(
        "The person is no longer in any table, but traces are still in the database's files."
        f" {why}",
        "If you read this again, stop the server first. To finish, run:"
        f" {command('erase', '--replay')}",
    )
