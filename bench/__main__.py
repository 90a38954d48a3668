"""`python -m bench`: measure the server; exits with 1 where a limit is broken."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Coroutine, Sequence

import click

from bench.answers import Pace, Sample, by_the_clock, in_turn
from bench.product import product_target
from bench.report import ANSWER_LIMITS, LOAD_LIMITS, Limit, medians_table, verdicts, yardsticks
from bench.servers import Cores
from bench.targets import SCALES, Target, default_target, tuned_target

Workload = Callable[[Target, Pace], Coroutine[None, None, Sample]]

QUIET = 0.7  # load average above which others are at work on the cores

quick = click.option("--quick", is_flag=True, help="One short run, to see that it works.")
runs = click.option("--runs", default=5, show_default=True, help="Interleaved runs a target.")
scale = click.option("--scale", type=click.Choice(SCALES), default=SCALES[0], show_default=True)


@click.group()
def main() -> None:
    """Measure the server against bare pages with the same widgets.

    Server and driver are kept on one core each. The ratios are medians of interleaved runs.
    """


@main.command()
@quick
@runs
@scale
@click.option("--participants", default=10, show_default=True)
@click.option("--pause", default=0.1, show_default=True, help="Seconds after each answer.")
def answers(quick: bool, runs: int, scale: str, participants: int, pause: float) -> None:
    """Measure CPU and time of one answer, with no other under way."""
    pace = Pace(participants=participants, answers=2 if quick else 10, seconds=pause)
    cores = Cores.plan()
    targets = [default_target(scale, cores), tuned_target(scale, cores), product_target(cores)]
    compare(in_turn, targets, pace, 1 if quick else runs, cores, ANSWER_LIMITS)


@main.command()
@quick
@runs
@scale
@click.option("--participants", default=200, show_default=True)
@click.option("--every", default=5.0, show_default=True, help="Seconds between one's answers.")
@click.option("--seconds", default=30.0, show_default=True, help="How long a run takes.")
@click.option("--with-default", is_flag=True, help="The default page too; it may fall behind.")
def load(
    quick: bool,
    runs: int,
    scale: str,
    participants: int,
    every: float,
    seconds: float,
    with_default: bool,
) -> None:
    """Measure the slowest answers while many participants are at work."""
    rounds = 1 if quick else max(1, round(seconds / every))
    pace = Pace(participants=participants, answers=rounds, seconds=every)
    cores = Cores.plan()
    targets = [default_target(scale, cores)] if with_default else []
    targets += [tuned_target(scale, cores), product_target(cores)]
    compare(by_the_clock, targets, pace, 1 if quick else runs, cores, LOAD_LIMITS)


@main.command()
@quick
@runs
@click.option("--pairs", default=100, show_default=True)
def submissions(quick: bool, runs: int, pairs: int) -> None:
    """Measure durable submissions beside raw commits of the same rows."""
    from bench.submissions import compare as compare_rates

    if not compare_rates(pairs=10 if quick else pairs, runs=1 if quick else runs):
        sys.exit(1)


@main.command()
@quick
@runs
@click.option("--pairs", default=[60, 1000], show_default=True, multiple=True)
@click.option("--times", default=10, show_default=True, help="Reruns of a page in each run.")
def pages(quick: bool, runs: int, pairs: tuple[int, ...], times: int) -> None:
    """Measure a lead's pages beside a bare page that draws the same figures."""
    from bench.pages import compare as compare_pages

    sizes = (60,) if quick else pairs
    if not compare_pages(sizes=sizes, runs=1 if quick else runs, count=3 if quick else times):
        sys.exit(1)


@main.command()
@quick
@runs
def readings(quick: bool, runs: int) -> None:
    """Measure the readings of all pairs, and of a program's concordance."""
    from bench.readings import SIZES
    from bench.readings import compare as compare_readings

    if not compare_readings(sizes=SIZES, runs=1 if quick else runs):
        sys.exit(1)


@main.command()
@quick
def analyse(quick: bool) -> None:
    """Measure the analysis of files of a million answers."""
    from bench.analyse import MANY
    from bench.analyse import compare as compare_analyses

    if not compare_analyses(rows=10_000 if quick else MANY):
        sys.exit(1)


@main.command()
@quick
@runs
def imports(quick: bool, runs: int) -> None:
    """Measure preview and import of a roster of 10,000 pairs, and whether a row costs the same."""
    from bench.imports import SIZES
    from bench.imports import compare as compare_imports

    sizes = (200, 400) if quick else SIZES
    if not compare_imports(sizes=sizes, runs=1 if quick else runs):
        sys.exit(1)


@main.command()
@quick
@runs
@click.option("--pairs", default=10_000, show_default=True)
@click.option("--times", default=5, show_default=True, help="Openings of a page in each run.")
def people(quick: bool, runs: int, pairs: int, times: int) -> None:
    """Measure the page of people beside a bare page with the same table."""
    from bench.people import compare as compare_people

    if not compare_people(
        pairs=200 if quick else pairs, runs=1 if quick else runs, count=2 if quick else times
    ):
        sys.exit(1)


@main.command()
@quick
@runs
@click.option("--pairs", default=10_000, show_default=True)
@click.option("--mails", default=1_000, show_default=True, help="How many are handed over.")
@click.option("--answers", default=300, show_default=True, help="In each half of a run.")
def mail(quick: bool, runs: int, pairs: int, mails: int, answers: int) -> None:
    """Measure a tick of the clock, mails a second, and answers while mail goes out."""
    from bench.mail import compare as compare_mail

    if not compare_mail(
        pairs=100 if quick else pairs,
        runs=1 if quick else runs,
        mails=50 if quick else mails,
        count=40 if quick else answers,
    ):
        sys.exit(1)


@main.command()
@quick
@runs
@click.option("--answers", default=40, show_default=True, help="Of each participant in each run.")
def light(quick: bool, runs: int, answers: int) -> None:
    """Measure an answer and a whole check-in in the light form beside the full one."""
    from bench.light import compare as compare_light

    if not compare_light(runs=1 if quick else runs, answers=10 if quick else answers):
        sys.exit(1)


@main.command()
@quick
@runs
@click.option("--pairs", default=60, show_default=True)
def paint(quick: bool, runs: int, pairs: int) -> None:
    """Measure how soon a lead sees *Home*, beside a bare page with the same content."""
    from bench.paint import compare as compare_paints

    if not compare_paints(pairs=10 if quick else pairs, runs=1 if quick else runs):
        sys.exit(1)


@main.command()
@quick
@runs
def network(quick: bool, runs: int) -> None:
    """Measure how long slow networks take from a link to either form."""
    from bench.network import compare as compare_network

    if not compare_network(runs=1 if quick else runs):
        sys.exit(1)


def compare(
    workload: Workload,
    targets: Sequence[Target],
    pace: Pace,
    runs: int,
    cores: Cores,
    limits: Sequence[Limit],
) -> None:
    """Run a workload on each target in turn, several times over, and print what it comes to."""
    busy = os.getloadavg()[0]
    advice = "" if busy < QUIET else "; wait for a quiet one, times under others' work say little"
    print(f"load of the machine before the first run: {busy:.2f}{advice}", flush=True)
    cores.pin_driver()
    gc.disable()  # a collection in the driver would be taken for a slow server
    samples = []
    for run in range(runs):
        for target in targets:
            sample = asyncio.run(workload(target, pace))
            samples.append(sample)
            gc.collect()
            print(
                f"run {run + 1} {target.name:8} {sample.answers} answers, "
                f"cpu {sample.cpu_ms:.1f} ms, median {sample.median_ms:.1f} ms, "
                f"p95 {sample.p95_ms:.1f} ms, {sample.session_mb:.2f} MB a session",
                flush=True,
            )
    lines, kept = verdicts(samples, limits)
    print("", *medians_table(samples), "", *yardsticks(samples), *lines, sep="\n")
    if not kept:
        sys.exit(1)


if __name__ == "__main__":
    main()
