"""What may leave as a file: whatever an actor may read of single pairs, one value at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import Instrument, Side
from mentorsurvey.measures.give_and_take import JointFlows
from mentorsurvey.responses.forms import from_stored
from mentorsurvey.store import Database, Tx, breaks, programs, relationships, rounds, scores, texts
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.responses import Answer

GIVEN = "given"
"""The measure of what one gave the other, averaged over what both say of it (0–100)."""

APART = "; "
"""Between the choices of one answer."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A relationship as a file names it. Names and cohorts are empty where they stay here.

    ``starts`` are the numbers of the rounds from which on the two started anew.
    """

    id: str
    mentor_id: str
    mentee_id: str
    mentor: str = ""
    mentee: str = ""
    cohorts: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()

    def run(self, number: int) -> int:
        """Which of its runs a round belongs to; rounds of different runs are not compared."""
        return 1 + sum(start <= number for start in self.starts)


@dataclass(frozen=True, kw_only=True)
class AskedRound:
    """A round and its form.

    ``core`` is the same number for rounds that ask the core questions in the same words, None
    where the form has none.
    """

    number: int
    opened_on: date
    version: int
    core: int | None
    instrument: Instrument = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Value:
    """What one side said in one round, or a score of it.

    ``measure`` is a score's, such as ``core`` or ``topic:trust``, or the id of a question.
    """

    relationship_id: str
    round_number: int
    side: Side
    measure: str
    value: float | str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Export:
    """Everything that leaves: the pairs and rounds of which there is a value, and the values."""

    pairs: Mapping[str, Pair]
    rounds: Mapping[int, AskedRound]
    values: tuple[Value, ...]


def for_leads(where: Database | Tx, actor: Actor, *, now: datetime) -> Export:
    """What a lead may read by name: scores, and answers that their authors let the program read.

    Never a single rating, and nothing of a pair that is kept from the lead.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        said = [
            *(Value(**vars(one)) for one in scores.of_program(tx, actor, measures=(), now=now)),
            *(one for of in scores.flows(tx, actor, now=now).items() for one in _flows(*of)),
            *(_answer(tx, one) for one in texts.of_program(tx, actor, now=now)),
        ]
        pairs = {one.id: _pair(one) for one in relationships.within(tx, actor)}
        return gathered(tx, actor, pairs, said, now=now)


def anything_for_leads(where: Database | Tx, actor: Actor, *, now: datetime) -> bool:
    """Whether there is anything to download."""
    require(actor, "reading.program")
    with where.read() as tx:
        return scores.anything(tx, actor, now=now) or bool(texts.of_program(tx, actor, now=now))


def gathered(
    tx: Tx, actor: Actor, pairs: Mapping[str, Pair], said: list[Value], *, now: datetime
) -> Export:
    """These values with the pairs and rounds that they are of, and no others."""
    anew = breaks.fresh_starts(tx, actor.program_id, now=now)
    program = programs.of(tx, actor)
    zone = ZoneInfo(program.timezone if program else "UTC")
    versions = {one.id: one.version for one in rounds.versions(tx, actor.program_id)}
    numbers = {one.round_number for one in said}
    meanings: dict[str, int] = {}
    asked = {}
    for one in rounds.of_program(tx, actor.program_id):
        if one.number not in numbers:
            continue
        form = rounds.instrument(tx, one.version_id)
        core = meanings.setdefault(one.meaning, len(meanings) + 1) if form.anchors else None
        asked[one.number] = AskedRound(
            number=one.number,
            opened_on=one.opened_at.astimezone(zone).date(),
            version=versions[one.version_id],
            core=core,
            instrument=form,
        )
    there = {one.relationship_id for one in said}
    return Export(
        pairs={
            key: replace(pair, starts=anew.get(key, ()))
            for key, pair in pairs.items()
            if key in there
        },
        rounds=asked,
        values=tuple(said),
    )


def stored(instrument: Instrument, answer: Answer) -> float | str | None:
    """An answer as a file has it: a number, words, or the values of what was chosen."""
    value = from_stored(instrument.item(answer.item_id).kind, answer)
    match value:
        case tuple():
            return APART.join(value)
        case int():
            return float(value)
        case str():
            return value
        case _:
            return None


def _pair(one: Relationship) -> Pair:
    return Pair(
        id=one.id,
        mentor_id=one.mentor_id,
        mentee_id=one.mentee_id,
        mentor=one.mentor,
        mentee=one.mentee,
        cohorts=one.cohorts,
    )


def _flows(of: tuple[str, int], flow: JointFlows) -> list[Value]:
    given: Mapping[Side, float] = {"mentor": flow.mentor_to_mentee, "mentee": flow.mentee_to_mentor}
    return [
        Value(relationship_id=of[0], round_number=of[1], side=side, measure=GIVEN, value=value)
        for side, value in given.items()
    ]


def _answer(tx: Tx, one: texts.Released) -> Value:
    value = stored(rounds.instrument(tx, one.version_id), one.answer)
    return Value(
        relationship_id=one.relationship_id,
        round_number=one.round_number,
        side=one.side,
        measure=one.answer.item_id,
        value="" if value is None else value,
    )
