"""`python -m bench.calibration`: what the rules of change find at 2 % false alarms, as Markdown.

Errors are one Monte Carlo standard error, that of the limit with it. Tables on stdout, progress on
stderr.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import click
import numpy as np

from bench.reference import Scenario, own, reference, shipped
from bench.rules import (
    LEVELS,
    RESPONSES,
    RULES,
    Generator,
    Row,
    Share,
    compare,
    estimated_evidence,
    known_onset,
    naive,
    setting,
)
from mentorsurvey.measures.change_basis import Basis, basis
from mentorsurvey.measures.change_limits import Limit, Trial, evidence_limit, ewma_limit, own_rate

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


NAIVE_PUBLISHED = ("98 %", "84 %", "about 20 %")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def found_table(rows: Sequence[Row], *, published: bool) -> str:
    """What the rules find, a scenario a line, with what is published beside it."""
    head = ["level", "response", "fall", "onset", *RULES, *(["published"] if published else [])]
    return table(head, [_cells(row, published=published) for row in rows])


def _cells(row: Row, *, published: bool) -> list[str]:
    fall = {"joint": "joint 16", "mentee": "mentee only 24", "none": "none"}[row.scenario.fall]
    cells = [
        f"{row.setting.level:.0f}",
        row.setting.response,
        fall,
        "3–5" if row.scenario.random_onset else "3",
        *(str(row.found[name]) for name in RULES),
    ]
    if not published:
        return cells
    if row.setting.response != "100 %" or row.scenario.random_onset:
        return [*cells, ""]
    known = PUBLISHED[row.scenario.fall, row.setting.level]
    return [*cells, "; ".join(_verdict(row.found[name], *known[name]) for name in known)]


def _verdict(found: Share, low: float, high: float, rounding: float = 0.005) -> str:
    said = f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return said if found.agrees(low, high, rounding) else f"{said} (not within error)"


def wins(rows: Sequence[Row], rule: str, against: str) -> str:
    """On how many scenarios a rule finds more than another, beyond two errors, and fewer."""
    gains = [row.found[rule].value - row.found[against].value for row in rows]
    # The same pairs under both rules: the error of either is a generous one for the difference.
    errors = [2 * max(row.found[rule].error, row.found[against].error) for row in rows]
    more = sum(gain > error for gain, error in zip(gains, errors, strict=True))
    fewer = sum(gain < -error for gain, error in zip(gains, errors, strict=True))
    return (
        f"{rule} against {against}: more in {more} of {len(rows)}, fewer in {fewer}; "
        f"mean {np.mean(gains):+.3f}, least {min(gains):+.3f}"
    )


def limits_table(generator: Generator, pairs: int, rng: np.random.Generator) -> str:
    """The limits that ``change_limits`` sets by level, spread and noise, and what they come to."""
    rows = []
    setters: Mapping[str, Callable[[Basis, Trial], Limit]] = {
        "EWMA on H or a side": ewma_limit,
        "evidence": evidence_limit,
    }
    for level in LEVELS:
        for response in ("100 %", "70 %, by chance"):
            of, sides = setting(generator, level, response, pairs, rng)
            for name, setter in setters.items():
                exact = of.limits[name][0]
                set_by = setter(of.basis, Trial(response=of.stable.response))
                rate = float((RULES[name](sides, of.basis) > set_by.limit).mean())
                error = math.sqrt(rate * (1 - rate) / pairs)
                rows.append(
                    [
                        f"{level:.0f}",
                        response,
                        name,
                        f"{exact:.2f}",
                        f"{set_by.limit:.2f}",
                        f"{rate:.2%} ± {error:.2%}",
                    ]
                )
    head = ["level", "response", "rule", "exact limit", "limit set", "false alarms with it"]
    return table(head, rows)


def bound_table(pairs: int, rng: np.random.Generator) -> str:
    """What could be found if the onset were known."""
    rows = []
    for level in LEVELS:
        of, _ = setting(reference, level, "100 %", pairs, rng, {"bound": known_onset})
        sides = reference(replace(of.stable, fall="joint"), pairs, rng)
        share = of.share("bound", known_onset(sides, of.basis))
        rows.append([f"{level:.0f}", str(share), _verdict(share, BOUND[level], BOUND[level])])
    return table(["level", "found", "published"], rows)


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
    """False alarms of small programs that estimate everything themselves, both rules."""
    scenario = Scenario(level=70.0)
    of = basis(*reference(scenario, pairs, rng))
    ewma, log_odds = ewma_limit(of).limit, evidence_limit(of).limit
    rows = []
    for n_pairs, published in SMALL.items():
        stable = reference(scenario, 3 * pairs, rng)
        share = Share(*own_rate(of, ewma, n_pairs, stable=stable))
        beside = estimated_evidence(stable, n_pairs, log_odds, programs=max(2, pairs // 40))
        verdict = _verdict(share, published, published, 0.0005)
        rows.append([str(n_pairs), str(share), verdict, str(beside)])
    return table(["pairs", "EWMA on H or a side", "published", "evidence"], rows)


@click.command()
@click.option("--quick", is_flag=True, help="Few pairs, to see that it works.")
@click.option("--pairs", default=20_000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(quick: bool, pairs: int, seed: int) -> None:
    """Print what the rules of change find at 2 % false alarms."""
    pairs = 2_000 if quick else pairs
    rng = np.random.default_rng(seed)
    print(f"# Rules of change at 2 % false alarms\n\n{pairs} pairs a cell, seed {seed}.")
    sources: Mapping[str, tuple[Generator, Sequence[str], int]] = {
        "Reference generator": (reference, tuple(RESPONSES), pairs),
        "Own simulator, in the reference's setting": (own, tuple(RESPONSES), pairs),
        "Own simulator with the shipped check-in": (shipped, tuple(RESPONSES)[::2], pairs // 2),
    }
    for title, (generator, responses, count) in sources.items():
        click.echo(f"{title} …", err=True)
        rows = list(compare(generator, responses, count, rng))
        print(f"\n## {title}\n\n{found_table(rows, published=generator is not shipped)}")
        print(f"\n{wins(rows, 'evidence', 'EWMA on H or a side')}.", flush=True)
    click.echo("Bound, naive rules, limits, small programs …", err=True)
    print(f"\n## Known onset, joint fall of 16, H alone\n\n{bound_table(pairs, rng)}")
    print(f"\n## Naive rules: stable pairs that alarm\n\n{naive_table(pairs, rng)}")
    print(f"\n## Limits set by simulation\n\n{limits_table(reference, pairs, rng)}")
    print("\n## Small programs, all estimated by themselves: stable pairs that alarm\n")
    print(small_table(pairs, rng))


if __name__ == "__main__":
    main()
