"""The two rules of the agreement on the attention list: whom they raise, in simulated programs.

Every pair has agreed on a meeting a month and on two clauses. One steady pair in ten stops to meet
in a round drawn at random: from then on hardly a meeting takes place, and each clause is kept half
of the time. What each of the two says is the truth with noise, drawn for each alone. Nobody's
scores change by it, so that what is found is found by these two rules, or by chance.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from bench.listing import (
    APART,
    EVENTS,
    FIRST,
    ROUNDS,
    START,
    Programs,
    Seen,
    after,
    name,
    simulated,
)
from bench.markdown import table
from bench.reference import Ints, core_scores
from mentorsurvey.measures.attention.kept import Kept, Meetings, meetings, not_kept
from mentorsurvey.readings.agreed import Agreed, due
from mentorsurvey.readings.attention import of_program
from mentorsurvey.simulate import Truth
from mentorsurvey.simulate.events import Flags
from mentorsurvey.simulate.people import Cast

RHYTHM, CLAUSES = "monthly", 2
STOPS = 0.1
"""Share of the pairs without an event that stop to meet."""
MET_AFTER = 0.3
"""Meetings a round, on average, once they have stopped."""
KEPT, KEPT_AFTER = 0.95, 0.5
"""Chance that a clause is kept in a round, before and after."""
SAYS: Mapping[bool, tuple[float, float, float, float]] = {
    True: (0.90, 0.05, 0.01, 0.04),
    False: (0.10, 0.35, 0.50, 0.05),
}
"""Whether a clause was kept → chances that one of the two says yes, partly, no, or can't say."""
WORDS: tuple[Kept, ...] = ("yes", "partly", "no", "cant_say")
ONE_OFF = 0.24
"""Chance that somebody's count of the meetings is one too high or one too low."""
RULES = ("clause", "meetings")
WHO = ("steady", "stopped meeting", "something else has happened")
RESPONSES = (1.0, 0.7)


@dataclass(frozen=True, kw_only=True)
class Lived:
    """What the pairs of a program did and say of it.

    Attributes
    ----------
    stops : ints (pair,)
        The round, from 0, in which a pair stops to meet; ROUNDS for never.
    counts : ints (pair, round, side)
        Meetings, as each counts them.
    said : ints (pair, round, clause, side)
        A place in `WORDS`.
    """

    stops: Ints
    counts: Ints
    said: Ints


def lived(people: Cast, truth: Truth, rng: np.random.Generator) -> Lived:
    """Draw who stops to meet and when, what happened then, and what each says of it."""
    pairs = len(truth.events)
    calm = np.array([event not in EVENTS for event in truth.events])
    onset = rng.integers(people.first_rounds + 1, ROUNDS)
    stops = np.where(calm & (rng.uniform(size=pairs) < STOPS), onset, ROUNDS)
    over = np.arange(ROUNDS) >= stops[:, None]
    real = np.where(over, rng.poisson(MET_AFTER, over.shape), truth.meetings)
    off = rng.choice(3, size=(*real.shape, 2), p=[ONE_OFF / 2, 1 - ONE_OFF, ONE_OFF / 2]) - 1
    chance = np.where(over, KEPT_AFTER, KEPT)[..., None]
    kept = rng.uniform(size=(*real.shape, CLAUSES)) < chance
    dice = rng.uniform(size=(*kept.shape, 2))
    until = np.array([np.cumsum(SAYS[False]), np.cumsum(SAYS[True])])[kept.astype(int)]
    said = (dice[..., None] > until[..., None, :-1]).sum(axis=-1)
    return Lived(stops=stops, counts=np.maximum(real[..., None] + off, 0), said=said)


def agreed(
    truth: Truth, of: Lived, joined: list[int], first: Ints, closed: int
) -> dict[str, Agreed]:
    """What the two rules compare of each pair once so many rounds are closed, as leads find it.

    Both have to have answered, and the first round of a pair comes before its agreement.
    """
    found = {}
    for pair in joined:
        there = range(int(first[pair]) + 1, closed)
        both = [number for number in there if truth.responds[pair, number].all()]
        if not both:
            continue
        newest = both[-1]
        opens = START + newest * APART
        found[name(pair)] = Agreed(
            clauses=_clauses(of.said[pair, newest]),
            clauses_in=newest + 1,
            meetings=_meetings(of.counts[pair, newest]),
            agreed_meetings=due(RHYTHM, opens - APART, opens),
            meetings_in=newest + 1,
        )
    return found


def _clauses(said: Ints) -> int:
    return sum(not_kept(WORDS[mentor], WORDS[mentee]) for mentor, mentee in said.tolist())


def _meetings(counts: Ints) -> Meetings | None:
    mentor, mentee = counts.tolist()
    return meetings(mentor, mentee)


@dataclass(frozen=True, kw_only=True)
class Raised:
    """Each relationship after each round, one row each, over all programs of a kind.

    ``who`` is a place in `WHO`. ``rules`` says which of `RULES` raised it, ``others`` whether any
    other rule did.
    """

    program: Ints
    who: Ints
    rules: Flags
    others: Flags

    def shares(self, who: int) -> list[str]:
        """Of the rows of some, the share that each rule raises, with its error over programs."""
        of = self.who == who
        rows = Seen(
            program=self.program, event=self.who, low=of, raised=self.rules, drawn=self.others
        )
        parts = (*self.rules.T, rows.listed, self.others, rows.listed | self.others)
        return [str(rows.ratio(part, of)) for part in parts]


def raised(of: Programs, seed: int) -> Raised:
    """Simulate programs with agreements, and read the list of each after each round."""
    program, who, rules, others = [], [], [], []
    for place, (people, truth, rng) in enumerate(simulated(of, seed)):
        scores = core_scores(truth, rng)
        life = lived(people, truth, rng)
        for closed in range(FIRST, ROUNDS + 1):
            read, turns, joined = after(people, truth, scores, closed)
            kept = agreed(truth, life, joined, people.first_rounds, closed)
            found = of_program(read, turns, kept).reasons
            for pair in joined:
                hit = {reason.rule for reason in found.get(name(pair), ())}
                program.append(place)
                stopped = life.stops[pair] < closed
                happened = truth.events[pair] in EVENTS and truth.is_on(pair, closed - 1)
                who.append(1 if stopped else 2 if happened else 0)
                rules.append([rule in hit for rule in RULES])
                others.append(bool(hit - set(RULES)))
    return Raised(
        program=np.array(program),
        who=np.array(who),
        rules=np.array(rules, dtype=np.bool_),
        others=np.array(others, dtype=np.bool_),
    )


def section(pairs: int, programs: int, seed: int) -> Iterator[str]:
    """Lay out what the two rules raise, beside the other rules, at a base rate of 10 %."""
    of = Programs(base_rate=0.1, response=1.0, pairs=pairs, number=programs)
    rows = []
    for response in RESPONSES:
        found = raised(replace(of, response=response), seed)
        for place, who in enumerate(WHO):
            rows.append([f"{100 * response:.0f} %", who, *found.shares(place)])
    head = ("a clause", "meetings", "either", "any other rule", "any rule")
    yield f"{programs} programs a row, the list read after each of rounds {FIRST} to {ROUNDS}."
    yield table(["response", "pairs", *head], rows)
