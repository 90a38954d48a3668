"""What both people of a pair say of their agreement, as far as leads' attention list uses it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.measures.attention.kept import Meetings, meetings, not_kept
from mentorsurvey.program.agreement_terms import from_text
from mentorsurvey.store import Database, Tx, relationships, scores
from mentorsurvey.store import agreed as stored
from mentorsurvey.store.agreed import Judged
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
    """Relationship → what both say of their meetings, and of what they agreed on where they did.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        in_force = stored.in_force(tx, actor)
        judged = stored.judged(tx, actor, now=now) if in_force else {}
        asked = stored.asked_at(tx, actor)
        held = {one.id: one.breaks for one in relationships.within(tx, actor)}
        counts: dict[tuple[str, int], dict[str, float]] = {}
        for row in scores.by_side(tx, actor, measures=("meetings",), now=now):
            of = counts.setdefault((row["relationship_id"], row["number"]), {})
            of[row["side"]] = row["m0"]
    found: dict[str, Agreed] = {}
    for pair in dict.fromkeys(one for one, _ in counts):
        both, number = _newest(counts, pair)
        if both and not _paused(held.get(pair, ()), asked.get(pair, ()), number):
            found[pair] = Agreed(met=both, met_in=number)
    for pair, version in in_force.items():
        said, number = _clauses(judged.get(pair, ()))
        rhythm = from_text(version.words).meetings
        met, due, counted_in = _meetings(
            rhythm, version.since, asked.get(pair, ()), held.get(pair, ()), counts, pair
        )
        found[pair] = replace(
            found.get(pair, Agreed()),
            clauses=said,
            clauses_in=number,
            meetings=met,
            agreed_meetings=due,
            meetings_in=counted_in,
        )
    return found


def _clauses(judged: Sequence[Judged]) -> tuple[int, int]:
    """How many clauses both say were not kept, and the newest round in which they say so."""
    broken = [one.round_number for one in judged if not_kept(one.mentor, one.mentee)]
    return len(broken), max(broken, default=0)


def _newest(
    counts: Mapping[tuple[str, int], Mapping[str, float]], pair: str
) -> tuple[Meetings | None, int]:
    """Both counts in the newest round that has both, and that round."""
    both = {number: said for (of, number), said in counts.items() if of == pair and len(said) == 2}
    if not both:
        return None, 0
    number = max(both)
    return meetings(both[number]["mentor"], both[number]["mentee"]), number


def _paused(held: Iterable[Break], asked: Sequence[tuple[int, datetime]], number: int) -> bool:
    """Whether the pair was paused between the round before and that one."""
    opened = dict(asked)
    before = [at for one, at in asked if one < number]
    return _away(held, before[-1] if before else opened[number], opened[number])


def _away(held: Iterable[Break], start: datetime, end: datetime) -> bool:
    """Whether the pair was paused, or had ended, at some time between two moments."""
    return any(
        one.starts_at < end and (one.stops_at is None or one.stops_at > start) for one in held
    )


def _meetings(
    rhythm: str,
    since: datetime,
    asked: Sequence[tuple[int, datetime]],
    held: Iterable[Break],
    counts: Mapping[tuple[str, int], Mapping[str, float]],
    pair: str,
) -> tuple[Meetings | None, int, int]:
    """Both counts in the newest round that has both, the meetings that fit, and that round.

    Nothing where the pair was paused meanwhile, or where the agreement is younger than one meeting.
    """
    both = [place for place, one in enumerate(asked) if len(counts.get((pair, one[0]), ())) == 2]
    if not both or both[-1] == 0:
        return None, 0, 0
    number, opened = asked[both[-1]]
    start = max(asked[both[-1] - 1][1], since)
    fit = due(rhythm, start, opened)
    if not fit or _away(held, start, opened):
        return None, 0, 0
    said = counts[pair, number]
    return meetings(said["mentor"], said["mentee"]), fit, number


def due(rhythm: str, start: datetime, end: datetime) -> int:
    """How many meetings of an agreed rhythm fit between two moments, in whole meetings."""
    days = DAYS_BETWEEN.get(rhythm)
    return 0 if days is None else max((end - start).days, 0) // days
