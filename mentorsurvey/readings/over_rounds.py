"""Give and take by kind, topics, and what people get from it: averages of pairs over the rounds.

The first two are read by name, and averaged over enough pairs. What somebody gets from it is a
single answer, and so is in totals of whole groups alone (`mentorsurvey.responses.totals`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import Literal, get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, TITLES, Construct, Instrument
from mentorsurvey.instruments.items import Exchange
from mentorsurvey.readings.beside import TOPIC
from mentorsurvey.readings.filters import EVERYBODY, Filter, Filters, filters
from mentorsurvey.responses import totals
from mentorsurvey.responses.totals import of_side
from mentorsurvey.store import Database, Tx, rounds, scores
from mentorsurvey.store import totals as groups

What = Literal["exchange", "topics", "growth"]


@dataclass(frozen=True, kw_only=True)
class Average:
    """The mean of one round, 0–100, over ``n``: pairs, or people where it is of what one gets."""

    mean: float
    n: int


@dataclass(frozen=True, kw_only=True)
class Subject:
    """One thing over the rounds: its title, and for each of its lines the averages by round."""

    title: str
    lines: Mapping[str, Mapping[int, Average]]


TO_MENTEE, TO_MENTOR = "mentor to mentee", "mentee to mentor"
LINES = {"mentor": "mentors", "mentee": "mentees"}
THE_OTHER = "the other person"
"""Stands for the partner in a question whose averages of both sides are in one picture."""


def over_rounds(
    where: Database | Tx, actor: Actor, what: What, *, chosen: Filter = EVERYBODY, now: datetime
) -> tuple[Subject, ...]:
    """Read the program, or a part of it, over its rounds, without subjects that have no average.

    ``chosen`` is one of the parts that are offered; any other reads the whole program.
    """
    require(actor, "reading.program")
    if isinstance(where, Database):
        totals.settle(where, actor, now=now)
    read: Mapping[What, Callable[[_Read], Iterable[Subject]]] = {
        "exchange": _exchange,
        "topics": _topics,
        "growth": _growth,
    }
    with where.read() as tx:
        parts = filters(tx, actor)
        among = parts.among(chosen if chosen in parts.offered else EVERYBODY)
        asked = {
            one.number: rounds.instrument(tx, one.version_id)
            for one in rounds.counted(tx, actor.program_id)
        }
        found = read[what](
            _Read(tx=tx, actor=actor, parts=parts, among=among, asked=asked, now=now)
        )
        return tuple(one for one in found if any(one.lines.values()))


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What a reading is made from; ``asked`` has the form of each round that counts."""

    tx: Tx
    actor: Actor
    parts: Filters
    among: frozenset[str]
    asked: Mapping[int, Instrument]
    now: datetime

    def averages(self, values: Iterable[tuple[int, str, float]]) -> dict[int, Average]:
        """By round, of (round, whose, value): none where they are of fewer than a total takes."""
        by_round: dict[int, list[tuple[str, float]]] = {}
        for number, who, value in values:
            by_round.setdefault(number, []).append((who, value))
        return {
            number: Average(mean=fmean(value for _, value in said), n=len({who for who, _ in said}))
            for number, said in sorted(by_round.items())
            if len({who for who, _ in said}) >= self.parts.fewest
        }

    def by_name(self, values: Mapping[tuple[str, int], float]) -> dict[int, Average]:
        """By round, of what leads read by pair and round, of the pairs in view."""
        return self.averages(
            (number, pair, value) for (pair, number), value in values.items() if pair in self.among
        )


def _exchange(of: _Read) -> Iterable[Subject]:
    kinds = {
        item.exchange for form in of.asked.values() for item in form.items if item.flow is not None
    }
    for kind in get_args(Exchange):
        if kind not in kinds:
            continue
        of_kind = "" if kind == "overall" else kind
        said = scores.flows(of.tx, of.actor, kind=of_kind, now=of.now)
        yield Subject(
            title="All together" if kind == "overall" else kind.title(),
            lines={
                TO_MENTEE: of.by_name({at: flow.mentor_to_mentee for at, flow in said.items()}),
                TO_MENTOR: of.by_name({at: flow.mentee_to_mentor for at, flow in said.items()}),
            },
        )


def _topics(of: _Read) -> Iterable[Subject]:
    there = {topic for form in of.asked.values() for topic in form.topics()}
    topics = {f"{TOPIC}{topic.value}": TITLES[topic] for topic in Construct if topic in there}
    for measure, said in scores.by_side(of.tx, of.actor, list(topics), now=of.now).items():
        yield Subject(
            title=topics[measure],
            lines={
                LINES[side]: of.by_name(
                    {at: both[side] for at, both in said.items() if side in both}
                )
                for side in SIDES
            },
        )


def _growth(of: _Read) -> Iterable[Subject]:
    """Each question about what the work does for oneself, of whole groups that lie in the part."""
    asked: dict[str, tuple[str, list[int]]] = {}
    for number, form in of.asked.items():
        for item in form.items:
            if item.construct is Construct.GROWTH and item.rated and item.about == "self":
                title = item.wording("mentee", THE_OTHER)
                asked.setdefault(item.id, (title, []))[1].append(number)
    together = {
        key: those
        for number in sorted({number for _, numbers in asked.values() for number in numbers})
        for key, those in groups.together(of.tx, of.actor, number=number, now=of.now).items()
    }
    for item_id, (title, numbers) in asked.items():
        measure = f"item:{item_id}"
        said = scores.in_total(of.tx, of.actor, measure, now=of.now)
        lines = {}
        for side in SIDES:
            shown = {
                number: groups.within(together.get((number, of_side(side, measure)), ()), of.among)
                for number in numbers
            }
            lines[LINES[side]] = of.averages(
                (one.round_number, one.person_id, one.value)
                for one in said
                if one.side == side and one.relationship_id in shown.get(one.round_number, ())
            )
        yield Subject(title=title.rstrip("."), lines=lines)
