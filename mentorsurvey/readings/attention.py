"""The attention list: whom a lead checks in with, for which reasons, and how good the list is.

By name, never ranked. Reasons use scores that leads may see and who submitted, nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.attention.draw import draw
from mentorsurvey.measures.attention.quality import RAISED, Quality, quality
from mentorsurvey.measures.attention.rules import DEFAULTS, Kind, Settings
from mentorsurvey.program import thresholds
from mentorsurvey.readings.agreed import Agreed, agreed
from mentorsurvey.readings.changes import Changes, changes
from mentorsurvey.readings.reasons import Reason, of_agreement, routine, scored, silence
from mentorsurvey.readings.series import Program, label, program
from mentorsurvey.store import Database, Tx
from mentorsurvey.store import attention as stored
from mentorsurvey.store.attention import Dismissal

KINDS: tuple[Kind, ...] = ("behaviour", "level", "change", "routine")
"""What leads see on the list, in its order."""

Turns = Mapping[tuple[str, str], Sequence[tuple[int, bool]]]


@dataclass(frozen=True, kw_only=True)
class Watched:
    """What the rules find in a program, before what leads have handled.

    ``pairs`` are those that go on: nobody checks in with one that has ended or is paused.
    ``changes`` is what its scores tell of change, None without any round that repeats;
    ``totals_only`` whether leads see new forms in totals alone.
    """

    pairs: Mapping[str, str] = field(repr=False)
    names: Mapping[str, tuple[str, str]] = field(repr=False)
    reasons: Mapping[str, tuple[Reason, ...]]
    rounds: int
    changes: Changes | None
    settings: Settings = DEFAULTS
    totals_only: bool = False

    @property
    def ready(self) -> int:
        """Relationships with a third round from a side, so that a change could be told."""
        return self.changes.ready if self.changes else 0

    @property
    def readable(self) -> int:
        """Relationships with a score from a side."""
        return self.changes.panel.readable if self.changes else 0

    @property
    def moved(self) -> Mapping[str, float]:
        """The change of H, of those with two rounds from both, where it is unusual."""
        moved = self.changes.moved if self.changes else {}
        return {one: by for one, by in moved.items() if one in self.pairs}


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
    """Apply the rules to all relationships that a lead may see."""
    with where.read() as tx:
        settings = thresholds.in_force(tx, actor)
        return of_program(*read(tx, actor, now=now), settings=settings)


def read(
    where: Database | Tx, actor: Actor, whole: Program | None = None, *, now: datetime
) -> tuple[Program, Turns, Mapping[str, Agreed]]:
    """What the rules need of a program, whatever its thresholds; ``whole`` where it is read."""
    with where.read() as tx:
        whole = whole or program(tx, actor, now=now)
        return whole, stored.turns(tx, actor, now=now), agreed(tx, actor, now=now)


def of_program(
    whole: Program,
    turns: Turns,
    kept: Mapping[str, Agreed] | None = None,
    settings: Settings = DEFAULTS,
) -> Watched:
    """Apply the rules to what was read already, with these thresholds."""
    change = changes(whole)
    reasons: dict[str, tuple[Reason, ...]] = {}
    for pair in whole.pairs:
        if pair.id in whole.held:
            continue
        first = whole.first_compared(pair.id)
        raised = []
        for side in SIDES:
            since = [one for one in turns.get((pair.id, side), ()) if one[0] >= first]
            raised += silence(since, side, pair, settings)
        if kept and pair.id in kept:
            raised += of_agreement(kept[pair.id], first, settings)
        if change:
            raised += scored(change, pair, settings)
        if raised:
            reasons[pair.id] = tuple(raised)
    return Watched(
        pairs={pair.id: label(pair) for pair in whole.pairs if pair.id not in whole.held},
        names={pair.id: (pair.mentor, pair.mentee) for pair in whole.pairs},
        reasons=reasons,
        rounds=len(whole.rounds),
        changes=change,
        settings=settings,
        totals_only=whole.totals_only,
    )


def listing(where: Database | Tx, actor: Actor, found: Watched, *, now: datetime) -> Listing:
    """Join what the rules found with the draw and with what leads have handled."""
    with where.read() as tx:
        candidates = stored.drawn(tx, actor, now=now)
        dismissed = stored.dismissals(tx, actor)
    return combine(found, candidates, dismissed)


def combine(
    found: Watched, candidates: Mapping[str, int], dismissed: Sequence[Dismissal]
) -> Listing:
    """The list, by name, with as many drawn at random of each round as it raises.

    What was dismissed returns when a later round raises it again.

    An entry of which the rules say more to this lead than to the one who took it off stays.
    """
    handled: dict[tuple[str, int], set[str]] = {}
    for one in dismissed:
        known = handled.setdefault((one.relationship_id, one.round_number), set())
        known.update(one.kinds if one.narrower else KINDS)
    drawn = _drawn(found, candidates)
    listed = []
    for relationship_id, name in found.pairs.items():
        reasons = found.reasons.get(relationship_id, ())
        if relationship_id in drawn:
            reasons = (*reasons, routine(drawn[relationship_id]))
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
        if not any(
            of == relationship_id
            and number >= entry.round_number
            and RAISED & set(entry.kinds) <= kinds
            for (of, number), kinds in handled.items()
        ):
            listed.append(entry)
    return Listing(
        entries=tuple(listed),
        dismissals=tuple(dismissed),
        quality=quality(
            (_counts_for(one.kinds), {"yes": True, "no": False}.get(one.needed))
            for one in {(one.relationship_id, one.round_number): one for one in dismissed}.values()
        ),
        drawn=len(drawn),
    )


def _drawn(found: Watched, candidates: Mapping[str, int]) -> dict[str, int]:
    """Whom each round draws for this lead, by the entries that this lead sees."""
    rounds: dict[int, list[str]] = {}
    for relationship_id, number in candidates.items():
        if relationship_id in found.pairs:
            rounds.setdefault(number, []).append(relationship_id)
    return {
        one: number
        for number, asked in rounds.items()
        for one in draw(asked, found.reasons, round_id=str(number), settings=found.settings)
    }


def _counts_for(kinds: Collection[str]) -> Kind:
    """An entry counts for the rules as soon as one raised it."""
    return next((kind for kind in KINDS if kind in kinds), "routine")
