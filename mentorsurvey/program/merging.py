"""Two people of a program who are one: what merging them would do, doing it, and undoing it."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.store import (
    Database,
    Tx,
    audit,
    history,
    links,
    merges,
    merging,
    parting,
    people,
    programs,
    relationships,
)
from mentorsurvey.store.merges import Merge
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class MovedPair:
    """A pair of the one who goes, with its forms.

    ``into`` is the pair that the one who stays has with the same person: the two become one, with
    these cohorts and departments more. ``twice`` counts the rounds that asked both.
    """

    pair: Relationship
    forms: int
    into: Relationship | None
    twice: int
    more: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MergePreview:
    """What merging would do: who stays, who goes, what moves, and how many links end."""

    kept: Person
    gone: Person
    pairs: tuple[MovedPair, ...]
    links: int

    @property
    def forms(self) -> int:
        """All forms that move."""
        return sum(one.forms for one in self.pairs)


def preview_merge(
    where: Database | Tx, actor: Actor, kept_id: str, gone_id: str, *, now: datetime
) -> MergePreview:
    """What merging one person into another would do; nothing is changed.

    Raises
    ------
    NotAllowed, RosterError
        As for :func:`merge_people`.
    """
    require(actor, "person.merge")
    with where.read() as tx:
        kept, gone = _check(tx, actor, kept_id, gone_id)
        pairs = {one.id: one for one in relationships.within(tx, actor)}
        moved = []
        for one in merges.would_move(tx, actor, kept_id=kept_id, gone_id=gone_id):
            pair, into = pairs[one.pair_id], pairs.get(one.twin_id)
            said = (*pair.cohorts, *pair.departments)
            there = (*into.cohorts, *into.departments) if into else said
            moved.append(
                MovedPair(
                    pair=pair,
                    forms=one.forms,
                    into=into,
                    twice=one.twice,
                    more=tuple(text for text in said if text not in there),
                )
            )
        living = merges.living_links(tx, actor, gone_id, now=now)
        return MergePreview(kept=kept, gone=gone, pairs=tuple(moved), links=living)


def merge_people(
    where: Database | Tx, actor: Actor, kept_id: str, gone_id: str, *, now: datetime
) -> MergePreview:
    """Make one person part of another; what was done. :func:`undo_merge` takes it back.

    Pairs, forms and steps move. Links of the one who goes end, and their PINs open nothing more:
    answers show where they were given, as before. The one who stays reads of it on the next visit.

    Raises
    ------
    NotAllowed
        Where one of them is not there, or nothing of them is the actor's to see.
    RosterError
        For one and the same person, two who are in one pair, a lead, and where a pair of theirs is
        not the actor's to see.
    """
    require(actor, "person.merge")
    with where.write() as tx:
        done = preview_merge(tx, actor, kept_id, gone_id, now=now)
        links.revoke(tx, actor, gone_id, now=now)
        merging.move(tx, actor, kept_id=kept_id, gone_id=gone_id, now=now)
        audit.write(tx, actor, "person.merge", "person", kept_id, now=now)
        called = f"{done.gone.name} ({done.gone.address})" if done.gone.address else done.gone.name
        history.add(tx, actor, kept_id, "merge", after=called, aloud=True, now=now)
        programs.touch(tx, actor.program_id)
    return done


def undo_merge(where: Database | Tx, actor: Actor, merge_id: str, *, now: datetime) -> int:
    """Make two people of one again; how many forms stay with the one who was kept.

    Everything goes back to where it was. Forms in which something was answered since stay with
    whoever answered. Links that ended stay ended.

    Raises
    ------
    NotAllowed
        Where there is no such merge, it is undone already, or the person is not the actor's to see.
    RosterError
        Where another merge came after it, a pair of theirs is not the actor's to see, or somebody
        else is known by the old name or address now.
    """
    require(actor, "person.merge")
    with where.write() as tx:
        merge = merges.of_id(tx, actor, merge_id)
        if merge is None or merge.undone_at is not None:
            raise NotAllowed
        newer = [one for one in merges.of_person(tx, actor, merge.kept_id) if one.undone_at is None]
        if newer[0].id != merge.id:
            raise RosterError("This person was merged again since.", "Undo the newer merge first.")
        if not people.correctable(tx, actor, merge.kept_id):
            raise NotAllowed
        _check_pairs(merges.pairs_of(tx, actor, merge.kept_id))
        if merges.knows_otherwise(tx, actor, merge):
            raise RosterError(
                "Somebody else has the name or the address of the one who would come back.",
                "Correct that first, then undo the merge.",
            )
        merges.end(tx, actor, merge, now=now)
        stayed = parting.put_back(tx, actor, merge, now=now)
        audit.write(tx, actor, "person.part", "person", merge.kept_id, now=now)
        called = f"{merge.gone} ({merge.gone_address})" if merge.gone_address else merge.gone
        history.add(tx, actor, merge.kept_id, "merge", before=called, aloud=True, now=now)
        programs.touch(tx, actor.program_id)
    return stayed


def undoable_merge(found: list[Merge], person_id: str) -> str:
    """The id of the merge that can be undone on the page of that person; empty for none."""
    standing = [one for one in found if one.undone_at is None]
    return standing[0].id if standing and standing[0].kept_id == person_id else ""


def _check(tx: Tx, actor: Actor, kept_id: str, gone_id: str) -> tuple[Person, Person]:
    found = [people.correctable(tx, actor, one) for one in (kept_id, gone_id)]
    if not all(found):
        raise NotAllowed
    if kept_id == gone_id:
        raise RosterError("This is one and the same person.", "Choose somebody else.")
    led, asked = merges.has_led_or_is_asked(tx, actor, kept_id, gone_id)
    if led:
        raise RosterError(
            "One of them is a program lead, or was one.",
            "Leads cannot be merged, because they can see what others answered.",
        )
    pairs = merges.pairs_of(tx, actor, kept_id, gone_id)
    if any({kept_id, gone_id} == {mentor, mentee} for _, mentor, mentee, _ in pairs):
        raise RosterError(
            "These two are paired with each other, so they are two people.",
            "If the pair is a mistake, undo the import that brought it.",
        )
    if asked:
        raise _not_by_you()
    _check_pairs(pairs)
    return found[0][0], found[1][0]


def _check_pairs(pairs: list[tuple[str, str, str, bool]]) -> None:
    if not all(seen for *_, seen in pairs):
        raise _not_by_you()


def _not_by_you() -> RosterError:
    """One sentence for each reason: it must not tell from which pair a lead is kept."""
    return RosterError(
        "You cannot merge these two.", "Another lead of your program may be able to."
    )
