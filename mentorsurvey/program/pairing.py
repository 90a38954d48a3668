"""Adding one pair by hand: two people who are there or new, and what has to be said first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import zip_longest
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.program.look_alikes import Alike, Answers, look_alikes, settle
from mentorsurvey.program.pair_days import Calendar, calendar
from mentorsurvey.program.pausing import restart_pair, resume_pair
from mentorsurvey.program.roster import plan_rows
from mentorsurvey.program.roster_import import import_roster
from mentorsurvey.program.roster_pairs import Named, RosterRow, read_pair
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import Database, Tx, breaks, people, relationships, rounds
from mentorsurvey.store.breaks import Break, long_day
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship

BY_HAND = ""
"""The source of a pair that no file brought."""
Back = Literal["goes_on", "anew"]
AGAIN = "Change it, then press again."


@dataclass(frozen=True, kw_only=True)
class Who:
    """Somebody of the program by their id, or somebody by name and address."""

    person_id: str = ""
    name: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPair:
    """A pair as a lead writes it. ``asks``: whether rounds that are open already ask it too."""

    mentor: Who
    mentee: Who
    since: date
    cohorts: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    asks: bool = True


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a lead answered to what :func:`look_up` asks; of what is missing nothing was said."""

    same: Answers = field(default_factory=dict)
    comes_back: Back | None = None
    joined_anew: bool = False

    @property
    def anything(self) -> bool:
        """Whether there is an answer."""
        return bool(self.same or self.comes_back or self.joined_anew)


@dataclass(frozen=True, kw_only=True)
class Questions:
    """What has to be said before a pair is added.

    Attributes
    ----------
    alike : tuple of Alike
        Who looks like somebody else: the same person or not? The others come once that is said.
    ended_on : date or None
        When a pair of the two ended: does it go on, or start anew?
    erased : str
        That somebody of them was erased: have they joined anew? Empty where nobody was.
    """

    alike: tuple[Alike, ...] = ()
    ended_on: date | None = None
    erased: str = ""

    def answered(self, said: Said) -> bool:
        """Whether each of them is answered."""
        return (
            all(one.question in said.same for one in self.alike)
            and (self.ended_on is None or said.comes_back is not None)
            and (not self.erased or said.joined_anew)
        )


@dataclass(frozen=True, kw_only=True)
class Added:
    """The pair that was added; ``import_id`` undoes it, and is empty for one that comes back."""

    relationship_id: str
    import_id: str = ""


def look_up(
    where: Database | Tx, actor: Actor, new: NewPair, said: Said | None = None, *, now: datetime
) -> Questions:
    """What has to be said of a pair before it is added. Changes nothing.

    Raises
    ------
    NotAllowed
        Where a person is not the actor's to choose.
    RosterError
        Where the pair cannot be added, whatever is said.
    """
    require(actor, "roster.change")
    with where.read() as tx:
        return _ready(tx, actor, new, said or Said(), calendar(tx, actor, now=now)).questions


def add_pair(
    where: Database | Tx, actor: Actor, new: NewPair, said: Said | None = None, *, now: datetime
) -> Added:
    """Add a pair in one transaction. It is asked from its first day on.

    Raises
    ------
    NotAllowed
        Where a person is not the actor's to choose.
    RosterError
        Where the two are a pair already, or one person; where somebody has no name, or an address
        that is none or somebody else's; for a day that is far away; and where a question of
        :func:`look_up` is not answered.
    """
    require(actor, "roster.change")
    said = said or Said()
    with where.write() as tx:
        days = calendar(tx, actor, now=now)
        ready = _ready(tx, actor, new, said, days)
        _check_answered(ready.questions, said)
        if ready.ended:
            _come_back(tx, actor, ready.ended, new, said, now=now)
        joined = [row.line for row in ready.rows] if said.joined_anew else ()
        plan = import_roster(tx, actor, ready.rows, source=BY_HAND, joined_anew=joined, now=now)
        if plan.refused:
            raise RosterError(plan.refused[0].why, AGAIN)
        if ready.ended:
            return Added(relationship_id=ready.ended.id)
        pair = _made(tx, actor, ready.rows[0])
        _begin(tx, actor, pair, new, days)
        return Added(relationship_id=pair.id, import_id=plan.import_id or "")


@dataclass(frozen=True, kw_only=True)
class _Ready:
    """Rows to import once the questions are answered; ``ended`` is the pair that comes back."""

    rows: Sequence[RosterRow]
    questions: Questions
    ended: Relationship | None = None


def _ready(tx: Tx, actor: Actor, new: NewPair, said: Said, days: Calendar) -> _Ready:
    days.midnight(new.since)
    given = _rows(tx, actor, new)
    _checked(given[0])
    alike = look_alikes(tx, actor, given)
    if any(one.why == "address" and said.same.get(one.question) is False for one in alike):
        raise RosterError(
            "Somebody else in the program has this address.",
            "Give each person their own address.",
        )
    rows, waiting = settle(tx, actor, given, alike, said.same)
    if waiting:
        return _Ready(rows=(), questions=Questions(alike=tuple(alike)))
    two = [_known(tx, actor, named) for named in _checked(rows[0])]
    if two[0] and two[1]:
        ids = (two[0].id, two[1].id)
        every = relationships.every(tx, actor.program_id)
        there = next((one for one in every if (one.mentor_id, one.mentee_id) == ids), None)
        if there:
            ended = _end_of(tx, actor, there, days.now)
            if ended is None:
                raise RosterError(
                    "These two are a pair already.", "Open the pair to change something of it."
                )
            day = ended.starts_at.astimezone(days.zone).date()
            asked = Questions(alike=tuple(alike), ended_on=day)
            return _Ready(rows=rows, questions=asked, ended=there)
    refused = plan_rows(tx, actor, rows).refused
    erased = next((one.why for one in refused if one.erased), "")
    if refused and not erased:
        raise RosterError(refused[0].why, AGAIN)
    return _Ready(rows=rows, questions=Questions(alike=tuple(alike), erased=erased))


def _rows(tx: Tx, actor: Actor, new: NewPair) -> list[RosterRow]:
    """The pair as a roster would say it: a row for each cohort and each department."""
    cells = {"since": new.since.isoformat()}
    for side, who in (("mentor", new.mentor), ("mentee", new.mentee)):
        cells |= {f"{side}{end}": text for end, text in _cells(tx, actor, who).items()}
    stated = list(zip_longest(new.cohorts, new.departments, fillvalue="")) or [("", "")]
    return [
        RosterRow(line=line, cells={**cells, "cohort": cohort, "department": department})
        for line, (cohort, department) in enumerate(stated, start=1)
    ]


def _cells(tx: Tx, actor: Actor, who: Who) -> dict[str, str]:
    if not who.person_id:
        return {"": who.name, "_email": who.address}
    person = next(
        (one for one in people.correctable(tx, actor) if one.id == who.person_id), None
    ) or next(
        (
            one
            for one in people.by_key(tx, actor.program_id).values()
            if one.id == who.person_id and _in_a_pair(tx, actor, one.id)
        ),
        None,
    )
    if person:
        return {"": person.name, "_email": person.address or "", "_id": person.key}
    raise NotAllowed


def _in_a_pair(tx: Tx, actor: Actor, person_id: str) -> bool:
    pairs = relationships.within(tx, actor)
    return any(person_id in (pair.mentor_id, pair.mentee_id) for pair in pairs)


def _checked(row: RosterRow) -> tuple[Named, Named]:
    read = read_pair(row)
    if isinstance(read, str):
        raise RosterError(read, AGAIN)
    return read.mentor, read.mentee


def _known(tx: Tx, actor: Actor, named: Named) -> Person | None:
    """Who of the program it is: by the key, or by name and address, as at an import."""
    everyone = people.by_key(tx, actor.program_id)
    if named.key in everyone or named.address is None:
        return everyone.get(named.key)
    two = (named.name, named.address.casefold())
    return next(
        (one for one in everyone.values() if (one.name, (one.address or "").casefold()) == two),
        None,
    )


def _end_of(tx: Tx, actor: Actor, pair: Relationship, now: datetime) -> Break | None:
    """The end that holds now, of a pair that the actor may see."""
    if pair.id not in {one.id for one in relationships.within(tx, actor)}:
        return None
    return next((one for one in pair.breaks if one.kind == "ended" and one.holds(now)), None)


def _check_answered(asked: Questions, said: Said) -> None:
    if any(one.question not in said.same for one in asked.alike):
        raise RosterError(
            "Somebody looks like somebody who is in the program.",
            "Say first whether they are the same person.",
        )
    if asked.ended_on and said.comes_back is None:
        raise RosterError(
            f"These two were a pair until {long_day(asked.ended_on)}.",
            "Say first, on People, whether they go on or start anew.",
        )
    if asked.erased and not said.joined_anew:
        raise RosterError(asked.erased, "Say first that they joined anew.")


def _come_back(
    tx: Tx, actor: Actor, pair: Relationship, new: NewPair, said: Said, *, now: datetime
) -> None:
    if said.comes_back == "anew":
        restart_pair(tx, actor, pair.id, since=new.since, asks=new.asks, now=now)
        return
    resume_pair(tx, actor, pair.id, now=now)
    if new.asks:
        invite_to_open_rounds(tx, actor.program_id, [pair], now=now)


def _made(tx: Tx, actor: Actor, row: RosterRow) -> Relationship:
    """The pair that a row made, also where it is kept from the actor from now on."""
    two = tuple(one.id for named in _checked(row) if (one := _known(tx, actor, named)))
    every = relationships.every(tx, actor.program_id)
    return next(one for one in every if (one.mentor_id, one.mentee_id) == two)


def _begin(tx: Tx, actor: Actor, pair: Relationship, new: NewPair, days: Calendar) -> None:
    """Ask a new pair from its first day on, in the rounds that are to ask it."""
    begins = days.midnight(new.since)
    rounds.uninvite(tx, actor, pair.id, closing_by=begins if new.asks else None)
    if begins > days.now:
        ahead = Break(kind="ahead", starts_at=days.now, stops_at=begins, reason="other")
        breaks.add(tx, actor, pair.id, ahead, words="", now=days.now)
