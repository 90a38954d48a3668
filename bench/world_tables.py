"""False alarms in worlds unlike the model, as the product would set its limits in each."""

import math
from collections.abc import Iterator

import numpy as np

from bench.markdown import table
from bench.reference import ROUNDS, Floats, Sides
from bench.worlds import ASSUMED, WORLDS, Moves, World, lasting_levels
from mentorsurvey.measures.change.alarms import Trial, limits, why_no_alarm
from mentorsurvey.measures.change.basis import basis
from mentorsurvey.measures.change.falls import evidence
from mentorsurvey.measures.change.movement import without_movement
from mentorsurvey.measures.pair_rounds import Flags

YEAR = 4
"""Rounds a year."""

SMALL = 20
"""Pairs of a program that goes by assumed numbers."""


def alarms(sides: Sides, items: int = 12) -> tuple[Flags, str]:
    """Which pairs the product would list at some time, and why it would list none."""
    of = basis(*sides)
    reason = why_no_alarm(of, *sides, items)
    if reason:
        return np.zeros(len(sides[0]), dtype=np.bool_), reason
    response = 1 - float(np.isnan(np.stack(sides)).mean())
    limit = limits(of, Trial(response=response)).limit
    return evidence(*without_movement(*sides), of).farthest > limit, ""


def worlds_table(pairs: int, rng: np.random.Generator) -> str:
    """False alarms of one large program in each world, at both levels."""
    rows = []
    for name, (world, before, wanted) in WORLDS.items():
        found = (alarms(world.sides(level, pairs, rng))[0] for level in (70.0, 90.0))
        rows.append([name, before, *map(rate, found), wanted])
    return table(["world", "before, %", "level 70", "level 90", "wanted, %, at most"], rows)


def assumed_table(pairs: int, rng: np.random.Generator) -> str:
    """Programs of few pairs with assumed numbers: which may alarm, and on how many pairs."""
    rows = []
    for name, (world, items, before) in ASSUMED.items():
        found, silent = [], 0
        for _ in range(max(2, pairs // SMALL)):
            sides = world.sides(80.0, SMALL, rng)
            listed, reason = alarms(sides, items)
            silent += bool(reason)
            found.append(listed)
        share = silent / len(found)
        rows.append([name, before, f"{share:.1%}", rate(np.concatenate(found))])
    head = ["world", "before, %", "programs in which nothing may alarm", "pairs that alarm"]
    return table(head, rows)


def silent_table(pairs: int, rng: np.random.Generator) -> str:
    """Programs whose scores hardly ever move, one answer in 200 being 20 points lower."""
    still = np.repeat(np.rint(rng.normal(70, 12, (pairs, 1))), ROUNDS, axis=1)
    usual = World().sides(70.0, pairs, rng)
    top = np.full((pairs, ROUNDS), 100.0)
    rows = []
    for name, sides in {
        "all at the ceiling": (top, top),
        "nothing ever changes": (still, still),
        "one side always at the top": (top, usual[1]),
    }.items():
        moved = tuple(
            one - 20.0 * (rng.uniform(size=one.shape) < 0.005) if one is not usual[1] else one
            for one in sides
        )
        listed, reason = alarms((moved[0], moved[1]))
        rows.append([name, rate(listed), reason or "–"])
    return table(["program", "pairs that alarm", "why none"], rows)


def fifths_table(pairs: int, rng: np.random.Generator) -> str:
    """False alarms by fifth of the pairs' true levels."""
    rows = []
    for level in (70.0, 90.0):
        world = World()
        lasting = lasting_levels(level, pairs, rng)
        listed, _ = alarms(world.answered(lasting, rng))
        place = np.argsort(np.argsort(lasting.mean(axis=1))) * 5 // pairs
        rows.append([f"{level:.0f}", *(rate(listed[place == fifth]) for fifth in range(5))])
    return table(["level", "lowest fifth", "second", "third", "fourth", "highest"], rows)


def longer_table(pairs: int, rng: np.random.Generator) -> str:
    """Stable pairs that are ever listed over more rounds, with limits for six."""
    rows = []
    for rounds in (6, 12, 20, 40):
        found = []
        for level in (70.0, 90.0):
            sides = World().sides(level, pairs, rng, rounds)
            of = basis(*sides)
            found.append(evidence(*sides, of).farthest > limits(of).limit)
        ever = [float(one.mean()) for one in found]
        yearly = (f"{1 - (1 - one) ** (YEAR / rounds):.1%}" for one in ever)
        rows.append([str(rounds), *map(rate, found), *yearly])
    head = ["rounds", "ever, level 70", "ever, level 90", "a year, level 70", "a year, level 90"]
    return table(head, rows)


def movement_table(programs: int, rng: np.random.Generator, pairs: int = 60) -> str:
    """What taking the program's movement out costs: one pair in ten falls at round 3, by 16."""
    limit = limits(basis(*World().sides(70.0, 100 * pairs, rng))).limit
    fallen = np.arange(pairs) % 10 == 0
    step = -16.0 * fallen[:, None, None] * (np.arange(ROUNDS) >= 2)[None, :, None]
    rows = []
    for name, moves in {
        "nothing else": np.zeros(ROUNDS),
        "a season: −6 in rounds 4 and 5": np.array([0.0, 0, 0, -6, -6, 0]),
    }.items():
        both = step + moves[None, :, None]
        world = World(moves=_always(both))
        found: list[list[float]] = []
        for _ in range(programs):
            sides = world.sides(70.0, pairs, rng)
            of = basis(*sides)
            left, out = (
                evidence(*one, of).farthest > limit for one in (sides, without_movement(*sides))
            )
            ways = ((left, fallen), (out, fallen), (left, ~fallen), (out, ~fallen))
            found.append([float(listed[which].mean()) for listed, which in ways])
        errors = np.std(found, axis=0) / math.sqrt(programs)
        pairs_of = zip(np.mean(found, axis=0), errors, strict=True)
        rows.append([name, *(f"{share:.1%} ± {error:.1%}" for share, error in pairs_of)])
    head = ["besides", "found, left in", "found, taken out", "false, left in", "false, taken out"]
    return table(head, rows)


def _always(points: Floats) -> Moves:
    return lambda _pairs, _rounds, _rng: points


def rate(listed: Flags) -> str:
    """A share in percent with its Monte Carlo standard error."""
    share = float(listed.mean())
    return f"{share:.1%} ± {math.sqrt(share * (1 - share) / len(listed)):.1%}"


def sections(pairs: int, rng: np.random.Generator) -> Iterator[str]:
    """All tables, each under its heading."""
    yield f"## False alarms in worlds unlike the model\n\n{worlds_table(pairs, rng)}"
    yield f"### By true level\n\n{fifths_table(2 * pairs, rng)}"
    yield f"### Over more rounds, four a year\n\n{longer_table(max(pairs // 4, 200), rng)}"
    yield f"### With assumed numbers, {SMALL} pairs a program\n\n{assumed_table(pairs // 4, rng)}"
    yield f"### Programs whose scores hardly move\n\n{silent_table(min(pairs, 2_000), rng)}"
    cost = movement_table(max(pairs // 100, 4), rng)
    yield f"### Taking out what the whole program moved, 60 pairs a program\n\n{cost}"
