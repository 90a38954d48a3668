"""What both people of a pair say of their agreement, as far as leads' attention list uses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import Side
from mentorsurvey.measures.attention.kept import Meetings, meetings, not_kept
from mentorsurvey.program.agreement_terms import from_text
from mentorsurvey.store import Database, Tx, relationships, scores
from mentorsurvey.store import agreed as stored
from mentorsurvey.store.agreed import InForce
from mentorsurvey.store.breaks import Break

DAYS_BETWEEN: Mapping[str, int] = {"weekly": 7, "two_weeks": 14, "monthly": 30, "quarterly": 90}
"""Agreed rhythm → days from one meeting to the next. "When one of us asks" has none."""


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What the rules compare of one pair's agreement; each rests on the round beside it.

    ``clauses`` counts those that both say were not kept.
    """

    clauses: int = 0
    clauses_in: int = 0
    meetings: Meetings | None = None
    agreed_meetings: int = 0
    meetings_in: int = 0
    met: Meetings | None = None
    met_in: int = 0


def agreed(where: Database | Tx, actor: Actor, *, now: datetime) -> Mapping[str, Agreed]:
    """Pair → what both say of their meetings, and of what they agreed on where they did."""
    require(actor, "reading.program")
    with where.read() as tx:
        in_force = stored.in_force(tx, actor)
        judged = stored.judged(tx, actor, now=now) if in_force else {}
        asked = stored.asked_at(tx, actor)
        held = {one.id: one.breaks for one in relationships.within(tx, actor)}
        counts: dict[str, dict[int, Mapping[Side, float]]] = {}
        said = scores.by_side(tx, actor, ["meetings"], now=now)["meetings"]
        for (pair, number), of_round in said.items():
            counts.setdefault(pair, {})[number] = of_round
    found = {}
    for pair in dict.fromkeys((*counts, *in_force)):
        version = in_force.get(pair)
        broken = [
            one.round_number
            for one in (judged.get(pair, ()) if version else ())
            if not_kept(one.mentor, one.mentee)
        ]
        clauses = Agreed(clauses=len(broken), clauses_in=max(broken, default=0))
        every = counts.get(pair, {}), asked.get(pair, ()), held.get(pair, ())
        both = _with_meetings(clauses, *every, version)
        if version or both.met:
            found[pair] = both
    return found


def _with_meetings(
    one: Agreed,
    counts: Mapping[int, Mapping[Side, float]],
    asked: Sequence[tuple[int, datetime]],
    held: Sequence[Break],
    version: InForce | None,
) -> Agreed:
    """The same with how often the two met, by the newest round in which both count it."""
    both = [place for place, (number, _) in enumerate(asked) if len(counts.get(number, ())) == 2]
    if not both:
        return one
    number, opened = asked[both[-1]]
    before = asked[both[-1] - 1][1] if both[-1] else None
    said = meetings(counts[number]["mentor"], counts[number]["mentee"])
    if not _away(held, before or opened, opened):
        one = replace(one, met=said, met_in=number)
    if version and before:
        start = max(before, version.since)
        fit = due(from_text(version.words).meetings, start, opened)
        if fit and not _away(held, start, opened):
            one = replace(one, meetings=said, agreed_meetings=fit, meetings_in=number)
    return one


def _away(held: Iterable[Break], start: datetime, end: datetime) -> bool:
    """Whether the pair was paused, or had ended, at some time between two moments."""
    return any(
        one.starts_at < end and (one.stops_at is None or one.stops_at > start) for one in held
    )


def due(rhythm: str, start: datetime, end: datetime) -> int:
    """How many meetings of an agreed rhythm fit between two moments, in whole meetings."""
    days = DAYS_BETWEEN.get(rhythm)
    return 0 if days is None else max((end - start).days, 0) // days
