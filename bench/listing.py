"""The attention list of simulated programs: who stands on it after each round, and who should.

The truth and the answers are the simulator's, with the shipped check-in; the list is the product's
own (`readings.attention`), read as leads find it once a round is closed. Nobody takes an entry off.
In need are relationships that something has happened to: both fell, the mentee fell, an erosion or
exploitation, in equal parts. A recovery is left out, because its need ends at no round that can be
named, and so is a new phase, which is no need.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property

import numpy as np

from bench.reference import Floats, Ints, core_scores
from bench.rules import Share
from mentorsurvey.instruments import SIDES, Side
from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.readings.attention import Entry, Turns, combine, of_program
from mentorsurvey.readings.panel import panel
from mentorsurvey.readings.series import Asked, Program
from mentorsurvey.simulate import Event, Model, Truth, draw
from mentorsurvey.simulate.events import MENTEE, MENTOR, Flags
from mentorsurvey.simulate.people import Cast, cast
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.scores import Response

ROUNDS, FIRST = 8, 3
"""Rounds of a program, and the first after which the list is read."""

KINDS = ("behaviour", "level", "change")
"""What a rule lists for; the draw is counted apart."""

EVENTS = (Event.JOINT_FALL, Event.ONE_SIDED_FALL, Event.EROSION, Event.EXPLOITATION)
EXCELLENT = Model().shares[Event.EXCELLENT]
"""Share of relationships that are excellent, as the simulator has it; the others are steady."""

START, APART, OPEN_FOR = datetime(2026, 1, 6, 9, tzinfo=UTC), timedelta(91), timedelta(21)


@dataclass(frozen=True, kw_only=True)
class Programs:
    """Programs of a kind.

    Attributes
    ----------
    base_rate : float
        Share of the relationships that are in need after a round, on average, 0–1.
    response : float
        Share of the forms that are submitted, 0–1; below 1 the unhappy submit less.
    pairs, number : int
        Relationships of a program, and how many programs.
    """

    base_rate: float
    response: float
    pairs: int
    number: int

    def __post_init__(self) -> None:
        if self.number < 2:
            raise ValueError("an error over programs takes two or more")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Each relationship after each round, one row each, over all programs.

    Attributes
    ----------
    program : ints (row,)
        Whose row it is.
    event : ints (row,)
        What has happened by that round, as a place in `EVENTS`; −1 for nothing.
    low : flags (row,)
        Whether the mean of both sides' true scores in that round lies below the cut of the level
        rule.
    raised : flags (row, kind)
        What it is listed for, by `KINDS`.
    drawn : flags (row,)
        Whether that round drew it at random.
    """

    program: Ints
    event: Ints
    low: Flags
    raised: Flags
    drawn: Flags

    @cached_property
    def listed(self) -> Flags:
        """Whether a rule lists it."""
        return np.asarray(self.raised.any(axis=1))

    @property
    def needs(self) -> Mapping[str, Flags]:
        """Who is in need, by what counts as need."""
        on = self.event >= 0
        return {"event": on, "event or low": on | self.low}

    def share(self, part: Flags) -> Share | None:
        """Share of all rows with a part."""
        return self.ratio(part, np.ones_like(part))

    def ratio(self, part: Flags, of: Flags) -> Share | None:
        """Share of rows with a part; None without any row.

        A ratio estimator: programs are drawn independently, their rows are not. The error is
        √(Σ(y − rx)²·n/(n − 1))/Σx over the n programs.
        """
        y = np.bincount(self.program[part & of], minlength=self.program.max() + 1)
        x = np.bincount(self.program[of], minlength=len(y))
        if not x.sum():
            return None
        value = y.sum() / x.sum()
        spread = float(((y - value * x) ** 2).sum()) * len(y) / (len(y) - 1)
        return Share(float(value), math.sqrt(spread) / float(x.sum()))


def seen(of: Programs, seed: int) -> Seen:
    """Simulate programs, and read the list of each after each round: the same for the same seed."""
    return pooled([_read(people, truth, rng) for people, truth, rng in simulated(of, seed)])


def pooled(parts: Sequence[Seen]) -> Seen:
    """All rows of several, whose programs are others."""
    begins = np.cumsum([0, *(one.program.max() + 1 for one in parts[:-1])])
    return Seen(
        program=np.concatenate([one.program + b for one, b in zip(parts, begins, strict=True)]),
        event=np.concatenate([one.event for one in parts]),
        low=np.concatenate([one.low for one in parts]),
        raised=np.concatenate([one.raised for one in parts]),
        drawn=np.concatenate([one.drawn for one in parts]),
    )


def simulated(of: Programs, seed: int) -> Iterator[tuple[Cast, Truth, np.random.Generator]]:
    """The people and the truth of each program, and the chance that the rest of it takes."""
    for place in range(of.number):
        rng = np.random.default_rng(
            [seed, round(1000 * of.base_rate), round(1000 * of.response), place]
        )
        number = int(of.pairs * of.base_rate / share_begun() + rng.uniform())
        each = np.full(len(EVENTS), number // len(EVENTS))
        each[rng.permutation(len(EVENTS))[: number % len(EVENTS)]] += 1
        shares = {e: int(n) / of.pairs for e, n in zip(EVENTS, each, strict=True) if n}
        shares[Event.EXCELLENT] = EXCELLENT
        yield *_drawn(of.pairs, int(rng.integers(2**32)), shares, of.response), rng


def after(
    people: Cast, truth: Truth, scores: Floats, closed: int
) -> tuple[Program, Turns, list[int]]:
    """What leads' readings find once so many rounds are closed, and which pairs have joined."""
    joined = [int(pair) for pair in np.flatnonzero(people.first_rounds < closed)]
    rounds = range(closed)
    program = Program(
        rounds=tuple(_asked(number) for number in rounds),
        pairs=tuple(_relationship(people, pair) for pair in joined),
        panel=panel(
            [name(pair) for pair in joined],
            [number + 1 for number in rounds],
            [0 for _ in rounds],
            {
                (name(pair), number + 1): _sides(scores[pair, number])
                for pair in joined
                for number in rounds
                if number >= people.first_rounds[pair]
            },
        ),
        responses=tuple(_response(people, truth, number) for number in rounds),
    )
    turns = {
        (name(pair), side): [
            (number + 1, bool(truth.responds[pair, number, place]))
            for number in rounds
            if number >= people.first_rounds[pair]
        ]
        for pair in joined
        for place, side in ((MENTOR, "mentor"), (MENTEE, "mentee"))
    }
    return program, turns, joined


def name(pair: int) -> str:
    """The id of a relationship."""
    return f"{pair:04}"


@cache
def share_begun() -> float:
    """Of relationships that something happens to at some time, the share it has happened to.

    After each of the rounds at which the list is read, among the relationships of that round.
    """
    begun = asked = 0
    for seed in range(200):
        people, truth = _drawn(60, seed, dict.fromkeys(EVENTS, 1 / len(EVENTS)), 1.0)
        for closed in range(FIRST, ROUNDS + 1):
            there = people.first_rounds < closed
            begun += int(((truth.onset >= 0) & (truth.onset < closed) & there).sum())
            asked += int(there.sum())
    return begun / asked


def _drawn(
    pairs: int, seed: int, shares: Mapping[Event, float], response: float
) -> tuple[Cast, Truth]:
    people = cast(seed, pairs=pairs, rounds=ROUNDS)
    truth = draw(
        seed,
        mentors=people.mentors,
        mentees=people.mentees,
        first_rounds=people.first_rounds,
        rounds=ROUNDS,
        model=Model(response_rate=response, shares=shares),
    )
    return people, truth


def _read(people: Cast, truth: Truth, rng: np.random.Generator) -> Seen:
    scores = core_scores(truth, rng)
    happens = np.array([EVENTS.index(e) if e in EVENTS else -1 for e in truth.events])
    events, low, raised, drawn = [], [], [], []
    for closed in range(FIRST, ROUNDS + 1):
        program, turns, joined = after(people, truth, scores, closed)
        entries, chosen = _listed(program, turns)
        for pair in joined:
            entry = entries.get(name(pair))
            events.append(happens[pair] if truth.is_on(pair, closed - 1) else -1)
            low.append(truth.score[pair, closed - 1].mean() < DEFAULTS.cut)
            raised.append([entry is not None and kind in entry.kinds for kind in KINDS])
            drawn.append(name(pair) in chosen)
    return Seen(
        program=np.zeros(len(events), dtype=np.int64),
        event=np.array(events),
        low=np.array(low, dtype=np.bool_),
        raised=np.array(raised, dtype=np.bool_),
        drawn=np.array(drawn, dtype=np.bool_),
    )


def _listed(program: Program, turns: Turns) -> tuple[dict[str, Entry], set[str]]:
    """The entries of the list as it stands, by relationship, and whom the last round drew."""
    asked = [pair.id for pair in program.pairs]
    found = combine(of_program(program, turns), dict.fromkeys(asked, len(program.rounds)), ())
    entries = {entry.relationship_id: entry for entry in found.entries}
    return entries, {one for one, entry in entries.items() if "routine" in entry.kinds}


def _asked(number: int) -> Asked:
    opens = START + number * APART
    return Asked(
        number=number + 1,
        title="Check-in",
        opened_at=opens,
        closes_at=opens + OPEN_FOR,
        is_open=False,
        segment=0,
        first_of_segment=number == 0,
    )


def _relationship(people: Cast, pair: int) -> Relationship:
    mentor, mentee = int(people.mentors[pair]), int(people.mentees[pair])
    return Relationship(
        id=name(pair),
        mentor_id=str(mentor),
        mentor=people.people[mentor].name,
        mentee_id=str(mentee),
        mentee=people.people[mentee].name,
    )


def _sides(scores: Floats) -> dict[Side, float]:
    there = zip(SIDES, scores.tolist(), strict=True)
    return {side: score for side, score in there if not math.isnan(score)}


def _response(people: Cast, truth: Truth, number: int) -> Response:
    there = people.first_rounds <= number
    mentor, mentee = truth.responds[there, number].T
    return Response(
        round_number=number + 1,
        cohorts=(),
        asked=int(there.sum()),
        both=int((mentor & mentee).sum()),
        mentor_only=int((mentor & ~mentee).sum()),
        mentee_only=int((mentee & ~mentor).sum()),
    )
