"""`python -m bench.calibration`: what the model of change and the attention list do, as Markdown.

Errors are one Monte Carlo standard error, that of the limit with it. Tables on stdout, progress on
stderr.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import click
import numpy as np

from bench import agreements, earlier
from bench.coverage import coverage_table
from bench.ewma import known_onset
from bench.list_tables import sections
from bench.markdown import table
from bench.own_share import own_share_table
from bench.reference import Scenario, own, reference, shipped, usual
from bench.rules import (
    EVIDENCE,
    EWMA,
    LEVELS,
    NAMES,
    RESPONSES,
    Generator,
    Row,
    Share,
    by_evidence,
    compare,
    estimated,
    first_rounds,
    naive,
    setting,
)
from bench.world_tables import rate
from bench.world_tables import sections as worlds
from mentorsurvey.measures.change.alarms import Trial, limits
from mentorsurvey.measures.change.basis import ASSUMED_BASIS, basis
from mentorsurvey.measures.change.movement import without_movement

SMALL = {8: 0.047, 15: 0.032, 30: 0.022, 60: 0.018}
"""Pairs of a program → the false alarms that are published for it."""

PUBLISHED: Mapping[tuple[str, float], Mapping[str, tuple[float, float]]] = {
    ("joint", 70.0): {"EWMA on H": (0.57, 0.60), "EWMA on H or a side": (0.50, 0.50)},
    ("joint", 90.0): {"EWMA on H": (0.50, 0.50), "EWMA on H or a side": (0.43, 0.43)},
    ("mentee", 70.0): {"EWMA on H": (0.35, 0.35), "EWMA on H or a side": (0.60, 0.60)},
    ("mentee", 90.0): {"EWMA on H": (0.35, 0.35), "EWMA on H or a side": (0.52, 0.52)},
}
"""Found with every form answered and a fall from round 3 on: from, to."""
BOUND = {70.0: 0.65, 90.0: 0.56}


MISSING_PUBLISHED = {"EWMA on H": "10 %", "EWMA on H or a side": "about 28 %"}

NAIVE_PUBLISHED = ("98 %", "84 %", "about 20 %")


Found = tuple[float, float]
"""A share and its error."""


def found_table(rows: Sequence[Row], before: Sequence[Found], *, published: bool) -> str:
    """What the rules find, a scenario a line, with what was found before and is published."""
    head = ["level", "response", "fall", "onset", *NAMES, "before"]
    lines = []
    for row, (share, _) in zip(rows, before, strict=True):
        first, last = _cells(row, published=published)
        lines.append([*first, f"{share:.3f}", *last])
    return table([*head, *(["published"] if published else [])], lines)


def _cells(row: Row, *, published: bool) -> tuple[list[str], list[str]]:
    fall = {"joint": "joint 16", "mentee": "mentee only 24", "none": "none"}[row.scenario.fall]
    cells = [
        f"{row.setting.level:.0f}",
        row.setting.response,
        fall,
        "3–5" if row.scenario.random_onset else "3",
        *(str(row.found[name]) for name in NAMES),
    ]
    if not published:
        return cells, []
    if row.setting.response != "100 %" or row.scenario.random_onset:
        return cells, [""]
    known = PUBLISHED[row.scenario.fall, row.setting.level]
    return cells, ["; ".join(_verdict(row.found[name], *known[name]) for name in known)]


def _verdict(found: Share, low: float, high: float, rounding: float = 0.005) -> str:
    said = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return said if found.agrees(low, high, rounding) else f"{said} (not within error)"


def wins(rows: Sequence[Row], before: Sequence[Found]) -> str:
    """In how many scenarios the evidence finds more than others beyond two errors, and fewer."""
    said = []
    found = [row.found[EVIDENCE] for row in rows]
    # The same pairs under both rules: the error of either is a generous one for the difference.
    against = [
        (row.found[EWMA].value, max(row.found[EWMA].error, one.error))
        for row, one in zip(rows, found, strict=True)
    ]
    other = [
        (share, math.hypot(error, one.error))
        for (share, error), one in zip(before, found, strict=True)
    ]
    for name, them in ((EWMA, against), ("the rule before", other)):
        gains = [one.value - share for one, (share, _) in zip(found, them, strict=True)]
        errors = [2 * error for _, error in them]
        more = sum(gain > error for gain, error in zip(gains, errors, strict=True))
        fewer = sum(gain < -error for gain, error in zip(gains, errors, strict=True))
        said.append(
            f"Evidence against {name}: more in {more} of {len(rows)}, fewer in {fewer}; "
            f"mean {np.mean(gains):+.3f}, least {min(gains):+.3f}."
        )
    return "\n\n".join(said)


def limits_table(generator: Generator, pairs: int, rng: np.random.Generator) -> str:
    """The limits that are set by level, spread, noise and response alone; what they come to."""
    rows = []
    for level in LEVELS:
        for response in RESPONSES:
            of, sides = setting(generator, level, response, pairs, rng)
            set_to = limits(of.basis, Trial(response=of.stable.response)).limit
            said = f"{of.limits[EVIDENCE][0]:.2f}", f"{set_to:.2f}"
            alarms = rate(by_evidence(sides, of.basis) > set_to)
            falls = (
                f"{(by_evidence(fell, of.basis) > set_to).mean():.3f}"
                for fell in (
                    generator(replace(of.stable, fall=fall), pairs, rng)
                    for fall in ("joint", "mentee")
                )
            )
            rows.append([f"{level:.0f}", response, *said, alarms, *falls])
    head = ["level", "response", "exact limit", "limit set", "false alarms with it"]
    return table([*head, "found: joint 16", "mentee only 24"], rows)


def parameters_table(pairs: int, rng: np.random.Generator) -> str:
    """Level, spread and noise of the shipped check-in's core scores, beside what is assumed."""
    found = {
        **{
            f"steady, true level {level}": basis(*shipped(Scenario(level=level), pairs, rng))
            for level in (70, 80, 90)
        },
        "as in the demonstration": basis(*usual(pairs, rng)),
        "assumed": ASSUMED_BASIS,
    }
    rows = []
    for name, of in found.items():
        three = ((one.mu, one.tau2, one.sigma2) for one in (of.health, of.mentor, of.mentee))
        rows.append([name, *("; ".join(f"{number:.0f}" for number in one) for one in three)])
    return table(["pairs", "H: μ; τ²; σ_e²", "mentor", "mentee"], rows)


def bound_table(pairs: int, rng: np.random.Generator) -> str:
    """What could be found if the onset were known."""
    rows = []
    for level in LEVELS:
        of, _ = setting(reference, level, "100 %", pairs, rng, {"bound": known_onset})
        sides = reference(replace(of.stable, fall="joint"), pairs, rng)
        share = of.share("bound", known_onset(sides, of.basis))
        rows.append([f"{level:.0f}", str(share), _verdict(share, BOUND[level], BOUND[level])])
    return table(["level", "found", "published"], rows)


def missing_table(pairs: int, rng: np.random.Generator) -> str:
    """What is found where 70 % answer by chance, with limits that suppose that everybody does."""
    rows = []
    for level in LEVELS:
        whole, _ = setting(reference, level, "100 %", pairs, rng)
        stable = replace(whole.stable, response=0.7)
        on = replace(whole, basis=basis(*reference(stable, pairs, rng)))
        for fall in ("joint", "mentee"):
            found = on.found(reference(replace(stable, fall=fall), pairs, rng))
            said = (str(found[name]) for name in MISSING_PUBLISHED)
            rows.append([f"{level:.0f}", fall, *said])
    head = ("level", "fall", *(f"{k}, published {v}" for k, v in MISSING_PUBLISHED.items()))
    return table(head, rows)


def naive_table(pairs: int, rng: np.random.Generator) -> str:
    """False alarms of naive rules, at both levels."""
    shares = []
    for level in LEVELS:
        sides = reference(Scenario(level=level), pairs, rng)
        shares.append(naive(sides, basis(*sides)))
    rows = [
        [name, *(f"{share[name]:.1%}" for share in shares), said]
        for name, said in zip(shares[0], NAIVE_PUBLISHED, strict=True)
    ]
    return table(["rule", *(f"level {level:.0f}" for level in LEVELS), "published"], rows)


def small_table(pairs: int, rng: np.random.Generator) -> str:
    """False alarms of small programs that estimate everything themselves."""
    large, _ = setting(reference, 70.0, "100 %", pairs, rng)
    exact, limit = large.limits[EWMA], limits(large.basis).limit
    stable = reference(Scenario(level=70.0), 3 * pairs, rng)
    rows = []
    for n_pairs, published in SMALL.items():
        by_first = first_rounds(stable, n_pairs, exact)
        found = estimated(
            stable,
            n_pairs,
            lambda sides, of: by_evidence(without_movement(*sides), of) > limit,
            programs=max(2, pairs // 40),
        )
        verdict = _verdict(by_first, published, published, 0.0005)
        rows.append([str(n_pairs), str(by_first), verdict, str(found)])
    return table(["pairs", f"{EWMA}, τ² of first rounds", "published", "evidence"], rows)


@click.command()
@click.option("--quick", is_flag=True, help="Few pairs and small programs, to see that it works.")
@click.option("--pairs", default=20_000, show_default=True)
@click.option("--programs", default=40, show_default=True, help="For the whole list, a row.")
@click.option("--seed", default=1, show_default=True)
def main(quick: bool, pairs: int, programs: int, seed: int) -> None:
    """Print what bands cover, what alarms falsely and what is found, and how good the list is."""
    size = 60
    if quick:
        pairs, size, programs = min(pairs, 2_000), 24, min(programs, 5)
    rng = np.random.default_rng(seed)
    print(f"# The model of change in simulations\n\n{pairs} pairs a cell, seed {seed}.")
    click.echo("Coverage …", err=True)
    covers = coverage_table(pairs // 2, np.random.default_rng([seed, 60]))
    print(f"\n## How often the band of the present level covers it, by round\n\n{covers}")
    click.echo("Worlds …", err=True)
    for section in worlds(pairs, np.random.default_rng([seed, 50])):
        print(f"\n{section}", flush=True)
    sources: Mapping[str, tuple[Generator, Sequence[str], int, Sequence[Found]]] = {
        "Falls found, reference generator": (
            reference,
            tuple(RESPONSES),
            pairs,
            earlier.REFERENCE,
        ),
        "Falls found, own simulator, in the reference's setting": (
            own,
            tuple(RESPONSES),
            pairs,
            earlier.OWN,
        ),
        "Falls found, own simulator with the shipped check-in": (
            shipped,
            tuple(RESPONSES)[::2],
            pairs // 2,
            earlier.SHIPPED,
        ),
    }
    for title, (generator, responses, count, before) in sources.items():
        click.echo(f"{title} …", err=True)
        rows = list(compare(generator, responses, count, rng))
        print(f"\n## {title}\n\n{found_table(rows, before, published=generator is not shipped)}")
        print(f"\n{wins(rows, before)}", flush=True)
    print("\n## Level, spread and noise of the shipped check-in\n")
    print(parameters_table(pairs, np.random.default_rng([seed, 80])))
    click.echo("Bound, naive rules, limits, small programs …", err=True)
    print(f"\n## Known onset, joint fall of 16, H alone\n\n{bound_table(pairs, rng)}")
    seventy = missing_table(pairs, np.random.default_rng([seed, 70]))
    print(f"\n## 70 % response, limits of full response, onset 3\n\n{seventy}")
    print(f"\n## Naive rules: stable pairs that alarm\n\n{naive_table(pairs, rng)}")
    print(f"\n## Limits set by simulation\n\n{limits_table(reference, pairs, rng)}")
    of_form = limits_table(shipped, pairs // 2, np.random.default_rng([seed, 90]))
    print(f"\n## Limits set by simulation, shipped check-in\n\n{of_form}")
    print("\n## Small programs, all estimated by themselves: stable pairs that alarm\n")
    print(small_table(pairs, rng))
    click.echo("The whole list …", err=True)
    print(f"\n## The whole list, own simulator, {size} pairs a program")
    for section in sections(size, programs, seed):
        print(f"\n{section}", flush=True)
    print("\n### With an agreement: what both say was not kept, and too few meetings")
    for section in agreements.section(size, programs, seed):
        print(f"\n{section}", flush=True)
    hinted = own_share_table(pairs, np.random.default_rng([seed, 60]))
    print(f"\n## Work not shared fairly: who reads the hint within six rounds\n\n{hinted}")


if __name__ == "__main__":
    main()
