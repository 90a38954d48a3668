"""The attention list: whom a lead checks in with, for which reasons, and how good the list is.

By name, never ranked. Reasons use scores that leads may see and who submitted, nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

import numpy as np

from mentorsurvey.access import Actor
from mentorsurvey.measures.attention import Evidence, Turn, entries, seen_by
from mentorsurvey.measures.attention_quality import Quality, quality
from mentorsurvey.measures.attention_rules import DEFAULTS, Kind, Settings
from mentorsurvey.measures.change import Change, second_round, unusual, watch
from mentorsurvey.measures.change_basis import Basis, basis
from mentorsurvey.measures.change_limits import Limit, ewma_limit, own_rate
from mentorsurvey.measures.ewma import Floats
from mentorsurvey.measures.noise import MINIMUM_PAIRS
from mentorsurvey.readings.series import (
    ABSENT,
    Program,
    Side,
    in_segment,
    label,
    program,
)
from mentorsurvey.store import Database, Tx
from mentorsurvey.store import attention as stored
from mentorsurvey.store.attention import Dismissal

KINDS: tuple[Kind, ...] = ("behaviour", "level", "change", "routine")
"""What leads see on the list, in its order."""

Turns = Mapping[tuple[str, str], Sequence[tuple[int, bool]]]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to check in with one relationship.

    ``round_number`` is the newest round that it rests on; ``numbers`` are what the rule compared,
    by name; ``line`` is which of the three lines changed; ``since`` the round in which it did.
    """

    kind: Kind
    says: str
    clears: str
    numbers: Mapping[str, float]
    round_number: int
    assumed: bool = False
    line: str = ""
    since: int = 0


@dataclass(frozen=True, kw_only=True)
class Watched:
    """What the rules find in a program, before what leads have handled.

    ``latest`` is the newest segment, None without any round that repeats; ``ready`` counts the
    relationships with a third round from a side in it, so that a change could be told; ``moved``
    holds, of those with two rounds from both sides, the change of H where it is unusual here.
    """

    pairs: Mapping[str, str] = field(repr=False)
    names: Mapping[str, tuple[str, str]] = field(repr=False)
    reasons: Mapping[str, tuple[Reason, ...]]
    rounds: int
    basis: Basis | None
    limit: Limit | None
    own_rate: tuple[float, float] | None
    ready: int
    readable: int
    moved: Mapping[str, float]
    settings: Settings = DEFAULTS

    @property
    def assumed(self) -> bool:
        """Whether any of the three lines rests on assumed numbers."""
        found = self.basis
        return found is not None and any(
            one.assumed for one in (found.health, found.mentor, found.mentee)
        )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One relationship on the list. Handling it holds for what it rests on up to this round."""

    relationship_id: str
    label: str
    mentor: str
    mentee: str
    reasons: tuple[Reason, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What it stands there for, each once, in the list's order."""
        there = {reason.kind for reason in self.reasons}
        return tuple(kind for kind in KINDS if kind in there)

    @property
    def round_number(self) -> int:
        """The newest round that it rests on."""
        return max(reason.round_number for reason in self.reasons)


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The list as it stands, what was taken off it, and how good it has been."""

    entries: tuple[Entry, ...]
    dismissals: tuple[Dismissal, ...]
    quality: Quality
    drawn: int


def watched(where: Database | Tx, actor: Actor, *, now: datetime) -> Watched:
    """Apply the rules to all relationships that a lead may see.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    with where.read() as tx:
        return of_program(program(tx, actor, now=now), stored.turns(tx, actor, now=now))


def of_program(whole: Program, turns: Turns) -> Watched:
    """Apply the rules to what was read already."""
    latest = max((one.segment for one in whole.rounds if one.segment is not None), default=None)
    numbers = [] if latest is None else in_segment(whole.rounds, latest)
    sides = {side: _matrix(whole, numbers, side) for side in ("mentor", "mentee")}
    mentor, mentee = sides["mentor"], sides["mentee"]
    found = change = limit = rate = None
    if numbers and whole.pairs:
        found = basis(mentor, mentee)
        limit = _limit(found)
        change = watch(mentor, mentee, found, limit=limit.limit)
        rate = _own_rate(found, limit.limit, found.health.n_pairs) if limit.reason is None else None
    reasons: dict[str, tuple[Reason, ...]] = {}
    for place, pair in enumerate(whole.pairs):
        raised = [
            *_silence(turns.get((pair.id, "mentor"), ()), "mentor"),
            *_silence(turns.get((pair.id, "mentee"), ()), "mentee"),
        ]
        if found and change:
            raised += _scored(found, change, place, (mentor[place] + mentee[place]) / 2, numbers)
        if raised:
            reasons[pair.id] = tuple(raised)
    counts = [] if change is None else [one.counts for _, one in change.charts]
    return Watched(
        pairs={pair.id: label(pair) for pair in whole.pairs},
        names={pair.id: (pair.mentor, pair.mentee) for pair in whole.pairs},
        reasons=reasons,
        rounds=len(whole.rounds),
        basis=found,
        limit=limit,
        own_rate=rate,
        ready=int((np.max(counts, axis=0) >= 3).sum()) if counts else 0,
        readable=int((~np.isnan(mentor) | ~np.isnan(mentee)).any(axis=1).sum()) if numbers else 0,
        moved=_moved(whole, mentor, mentee, found),
    )


def listing(where: Database | Tx, actor: Actor, found: Watched, *, now: datetime) -> Listing:
    """Join what the rules found with the draw and with what leads have handled."""
    with where.read() as tx:
        drawn = stored.drawn(tx, actor, now=now)
        dismissed = stored.dismissals(tx, actor)
    return combine(found, drawn, dismissed)


def combine(found: Watched, drawn: Mapping[str, int], dismissed: Sequence[Dismissal]) -> Listing:
    """The list, by name. What was dismissed returns when a later round raises it again."""
    handled: dict[str, int] = {}
    for one in dismissed:
        known = handled.get(one.relationship_id, 0)
        handled[one.relationship_id] = max(known, one.round_number)
    listed = []
    for relationship_id, name in found.pairs.items():
        reasons = found.reasons.get(relationship_id, ())
        if relationship_id in drawn:
            reasons = (*reasons, _routine(drawn[relationship_id]))
        if not reasons:
            continue
        mentor, mentee = found.names[relationship_id]
        entry = Entry(
            relationship_id=relationship_id,
            label=name,
            mentor=mentor,
            mentee=mentee,
            reasons=reasons,
        )
        if entry.round_number > handled.get(relationship_id, 0):
            listed.append(entry)
    return Listing(
        entries=tuple(listed),
        dismissals=tuple(dismissed),
        quality=quality(
            (_counts_for(one.kinds), {"yes": True, "no": False}.get(one.needed))
            for one in dismissed
        ),
        drawn=len(drawn),
    )


def _counts_for(kinds: Collection[str]) -> Kind:
    """An entry counts for the rules as soon as one raised it."""
    return next((kind for kind in KINDS if kind in kinds), "routine")


def _routine(number: int) -> Reason:
    return Reason(
        kind="routine",
        says=f"Drawn at random after round {number}.",
        clears="The next round draws anew.",
        numbers={},
        round_number=number,
    )


def _matrix(whole: Program, numbers: Sequence[int], side: Side) -> Floats:
    rows = []
    for pair in whole.pairs:
        history = whole.history(pair.id)
        rows.append([getattr(history.get(one, ABSENT), side).core for one in numbers])
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(numbers))


def _silence(turns: Sequence[tuple[int, bool]], side: Side) -> list[Reason]:
    """A silence. Reminders leave by a program's own mail, so every missed form counts."""
    said: list[Turn] = ["answered" if done else "missed" for _, done in turns]
    of = Evidence(mentor_turns=said) if side == "mentor" else Evidence(mentee_turns=said)
    return [
        Reason(
            kind="behaviour",
            says=f"The {side} answered {one.numbers['rounds_answered']:g} rounds, then missed the"
            f" last {one.numbers['rounds_missed']:g}.",
            clears=one.clears,
            numbers=one.numbers,
            round_number=turns[-1][0],
        )
        for one in seen_by("leads", entries(of))
    ]


def _scored(
    found: Basis, change: Change, place: int, health: Floats, numbers: Sequence[int]
) -> list[Reason]:
    """What the scores of one relationship raise: its level, and the lines that fell."""
    alarms = change.standing(place) if change.alarm[place].any() else ()
    of = Evidence(health=health.tolist(), parameters=found.health, alarms=alarms)
    left = iter(alarms)
    reasons = []
    for one in seen_by("leads", entries(of)):
        alarm = next(left) if one.rule.id == "change" else None
        rests = found.health if alarm is None else getattr(found, alarm.series)
        last = int(np.flatnonzero(~np.isnan(health))[-1]) if alarm is None else alarm.round
        reasons.append(
            Reason(
                kind=one.rule.kind,
                says=one.says,
                clears=one.clears,
                numbers=one.numbers,
                round_number=numbers[last],
                assumed=rests.assumed,
                line=alarm.series if alarm else "",
                since=numbers[alarm.since] if alarm else 0,
            )
        )
    return reasons


def _moved(whole: Program, mentor: Floats, mentee: Floats, found: Basis | None) -> dict[str, float]:
    if found is None:
        return {}
    moved = {}
    for pair, values in zip(whole.pairs, ((mentor + mentee) / 2).tolist(), strict=True):
        there = [value for value in values if value == value]
        if len(there) == 2 and unusual(second_round(there[0], there[1], found.health)):
            moved[pair.id] = there[1] - there[0]
    return moved


@lru_cache(maxsize=64)
def _limit(of: Basis) -> Limit:
    return ewma_limit(of)


@lru_cache(maxsize=64)
def _own_rate(of: Basis, limit: float, n_pairs: int) -> tuple[float, float] | None:
    """False alarms of a program of this size; None where its numbers are assumed."""
    return None if of.health.assumed or n_pairs < MINIMUM_PAIRS else own_rate(of, limit, n_pairs)
