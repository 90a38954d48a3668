"""The attention list: whom a lead checks in with, for which reasons, and how good the list is.

By name, never ranked. Reasons use scores that leads may see and who submitted, nothing else.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from mentorsurvey.access import Actor
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.attention import Evidence, Turn, entries, seen_by
from mentorsurvey.measures.attention_quality import RAISED, Quality, quality
from mentorsurvey.measures.attention_rules import DEFAULTS, Kind, RuleId, Settings
from mentorsurvey.program import thresholds
from mentorsurvey.readings.agreed import Agreed, agreed
from mentorsurvey.readings.changes import Changes, changes
from mentorsurvey.readings.series import Program, Side, label, program
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
    by name; ``line`` says which of the three lines changed, or whom the likeliest fall took;
    ``since`` the round in which it did.
    """

    rule: RuleId
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
        return self.changes.readable if self.changes else 0

    @property
    def moved(self) -> Mapping[str, float]:
        """The change of H, of those with two rounds from both, where it is unusual here."""
        moved = self.changes.moved if self.changes else {}
        return {one: by for one, by in moved.items() if one in self.pairs}

    @property
    def assumed(self) -> bool:
        """Whether any of the three lines rests on assumed numbers."""
        return bool(self.changes and self.changes.basis.assumed)


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
        settings = thresholds.in_force(tx, actor)
        return of_program(*read(tx, actor, now=now), settings=settings)


def read(
    where: Database | Tx, actor: Actor, *, now: datetime
) -> tuple[Program, Turns, Mapping[str, Agreed]]:
    """What the rules need of a program, whatever its thresholds.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    with where.read() as tx:
        whole, turns = program(tx, actor, now=now), stored.turns(tx, actor, now=now)
        return whole, turns, agreed(tx, actor, now=now)


def of_program(
    whole: Program,
    turns: Turns,
    kept: Mapping[str, Agreed] | None = None,
    settings: Settings = DEFAULTS,
) -> Watched:
    """Apply the rules to what was read already, with these thresholds."""
    change = changes(whole)
    reasons: dict[str, tuple[Reason, ...]] = {}
    for place, pair in enumerate(whole.pairs):
        if pair.id in whole.held:
            continue
        first = whole.anew.get(pair.id, (0,))[-1]
        raised = []
        for side in SIDES:
            since = [one for one in turns.get((pair.id, side), ()) if one[0] >= first]
            raised += _silence(since, side, settings)
        if kept and pair.id in kept:
            raised += _agreed(kept[pair.id], first, settings)
        if change:
            raised += _scored(change, place, settings)
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
        drawn = stored.drawn(tx, actor, now=now)
        dismissed = stored.dismissals(tx, actor)
    return combine(found, drawn, dismissed)


def combine(found: Watched, drawn: Mapping[str, int], dismissed: Sequence[Dismissal]) -> Listing:
    """The list, by name. What was dismissed returns when a later round raises it again.

    An entry of which the rules say more to this lead than to the one who took it off stays.
    """
    handled: dict[tuple[str, int], set[str]] = {}
    for one in dismissed:
        known = handled.setdefault((one.relationship_id, one.round_number), set())
        known.update(one.kinds if one.narrower else KINDS)
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


def _counts_for(kinds: Collection[str]) -> Kind:
    """An entry counts for the rules as soon as one raised it."""
    return next((kind for kind in KINDS if kind in kinds), "routine")


def _routine(number: int) -> Reason:
    return Reason(
        rule="routine",
        kind="routine",
        says=f"Drawn at random after round {number}.",
        clears="The next round draws anew.",
        numbers={},
        round_number=number,
    )


def _silence(turns: Sequence[tuple[int, bool]], side: Side, settings: Settings) -> list[Reason]:
    """A silence. Reminders leave by a program's own mail, so every missed form counts."""
    said: list[Turn] = ["answered" if done else "missed" for _, done in turns]
    of = Evidence(mentor_turns=said) if side == "mentor" else Evidence(mentee_turns=said)
    return [
        Reason(
            rule=one.rule.id,
            kind="behaviour",
            says=f"The {side} answered {_rounds(one.numbers['rounds_answered'])}, then missed the"
            f" last {one.numbers['rounds_missed']:g}.",
            clears=one.clears,
            numbers=one.numbers,
            round_number=turns[-1][0],
        )
        for one in seen_by("leads", entries(of, settings))
    ]


def _agreed(of: Agreed, first: int, settings: Settings) -> list[Reason]:
    """What both say of their agreement. No number goes with it: that would tell what they agreed.

    Only of rounds from ``first`` on.
    """
    since = {"clause": of.clauses_in, "meetings": of.meetings_in}
    known = Evidence(
        clauses=of.clauses if of.clauses_in >= first else None,
        meetings=of.meetings if of.meetings_in >= first else None,
        agreed_meetings=of.agreed_meetings,
    )
    return [
        Reason(
            rule=one.rule.id,
            kind=one.rule.kind,
            says=_AGREED[one.rule.id][0],
            clears=_AGREED[one.rule.id][1],
            numbers={},
            round_number=since[one.rule.id],
        )
        for one in seen_by("leads", entries(known, settings))
    ]


_AGREED: Mapping[str, tuple[str, str]] = {
    "clause": (
        "Both say that something they agreed on was not kept, or only partly.",
        "At least one of them says in a later round that it was kept, or they agree on something"
        " else.",
    ),
    "meetings": (
        "Both count far fewer meetings than they agreed on: less than half of them.",
        "One of them counts at least half of them in a later round, or they agree on something"
        " else.",
    ),
}
"""Rule → what it says, and what clears it."""


def _rounds(many: float) -> str:
    return f"{many:g} {'round' if many == 1 else 'rounds'}"


def _scored(of: Changes, place: int, settings: Settings) -> list[Reason]:
    """What the scores of one relationship raise: its level, the lines that fell, the evidence."""
    health, alarms, fall = of.health[place], of.alarms(place), of.falls.get(place)
    known = Evidence(health=health.tolist(), parameters=of.basis.health, alarms=alarms, fall=fall)
    left = iter(alarms)
    reasons = []
    for one in seen_by("leads", entries(known, settings)):
        rests, last, line, since = of.basis.health.assumed, 0, "", None
        if one.rule.id == "change":
            alarm = next(left)
            rests, line = getattr(of.basis, alarm.series).assumed, alarm.series
            last, since = alarm.round, alarm.since
        elif one.rule.id == "evidence" and fall:
            rests, last, line, since = of.basis.assumed, fall.round, fall.whom, fall.since
        else:
            last = int(np.flatnonzero(~np.isnan(health))[-1])
        reasons.append(
            Reason(
                rule=one.rule.id,
                kind=one.rule.kind,
                says=one.says,
                clears=one.clears,
                numbers=one.numbers,
                round_number=of.numbers[last],
                assumed=rests,
                line=line,
                since=0 if since is None else of.numbers[since],
            )
        )
    return reasons
