"""`mentorsurvey analyse`: readings for data collected elsewhere."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from mentorsurvey.cli.options import json_option, print_json_with
from mentorsurvey.cli.telling import say
from mentorsurvey.exchange.decoding import ENCODINGS


@click.command("analyse")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--min", "minimum", type=float, metavar="N", help="Lower end of every scale.")
@click.option("--max", "maximum", type=float, metavar="N", help="Upper end of every scale.")
@click.option(
    "--scale",
    "scales",
    multiple=True,
    metavar="MEASURE=MIN:MAX",
    help="The scale of one measure; of all kinds by gave and got, of items by item:CONSTRUCT.",
)
@click.option("--wide", is_flag=True, help="A row holds several answers, each in its own column.")
@click.option("--relationship", metavar="COLUMN", help="The column that names the relationship.")
@click.option("--round", "round_", metavar="COLUMN", help="The column of the round.")
@click.option("--side", metavar="COLUMN", help="The column that says mentor or mentee.")
@click.option("--mentor", metavar="COLUMN", help="The column that names the mentor.")
@click.option("--mentee", metavar="COLUMN", help="The column that names the mentee.")
@click.option(
    "--measures",
    metavar="COLUMN[,…]",
    help="The columns of answers. By default, with --wide, all others that hold numbers.",
)
@click.option(
    "--rounds", metavar="ROUND[,…]", help="The rounds in their order, where it cannot be told."
)
@click.option("--encoding", type=click.Choice(list(ENCODINGS)), help="How the text was saved.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook.")
@click.option(
    "--header", type=click.IntRange(min=1), metavar="LINE", help="The line that names the columns."
)
@click.option("--raw", is_flag=True, help="Report in the file's units instead of 0–100.")
@click.option(
    "--health", metavar="MEASURE[,…]", help="The scores that make up S. By default all of them."
)
@click.option("--outcome", metavar="MEASURE", help="Of the actor–partner model.")
@click.option("--predictor", metavar="MEASURE", help="Of the same, one round earlier if it can be.")
@click.option(
    "--replicates",
    type=click.IntRange(min=0, max=100_000),
    default=2000,
    show_default=True,
    help="Resampled programs behind intervals; 0 for none.",
)
@click.option(
    "--items",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many questions make up S of a side, where the file does not hold them.",
)
@json_option
def command(
    file: Path,
    minimum: float | None,
    maximum: float | None,
    scales: tuple[str, ...],
    wide: bool,
    relationship: str | None,
    round_: str | None,
    side: str | None,
    mentor: str | None,
    mentee: str | None,
    measures: str | None,
    rounds: str | None,
    encoding: str | None,
    sheet: str | None,
    header: int | None,
    raw: bool,
    health: str | None,
    outcome: str | None,
    predictor: str | None,
    replicates: int,
    items: int | None,
    as_json: bool,
) -> None:
    """Read relationships in a FILE, CSV or Excel, that was collected elsewhere.

    One row an answer, in the columns relationship, round, side, measure, value and, if you have
    them, mentor and mentee. With --wide, or the names of the columns, a row holds several
    answers. No database is needed.
    """
    # Loaded here: the other commands need neither numpy nor scipy.
    from mentorsurvey.analyse.analysis import analyse
    from mentorsurvey.analyse.asked import Asked
    from mentorsurvey.analyse.words import summary
    from mentorsurvey.exchange.long_form import read
    from mentorsurvey.exchange.roster_files import Choices

    named = {
        "relationship": relationship,
        "round": round_,
        "side": side,
        "mentor": mentor,
        "mentee": mentee,
    }
    asked = Asked(
        minimum=minimum,
        maximum=maximum,
        scales=scales,
        health=health,
        outcome=outcome,
        predictor=predictor,
        raw=raw,
        replicates=replicates,
        items=items,
        wide=wide,
        columns={name: column for name, column in named.items() if column},
        measures=measures,
        rounds=rounds,
    )
    with _no_collection():
        data = read(file, asked, Choices(encoding=encoding, sheet=sheet, header=header))
        found = analyse(data, asked.respelled(data.values).choices())
        if as_json:
            print_json_with(found.about, "relationships", found.relationships())
        else:
            say("\n".join(summary(found)))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Look for no circles of objects: a large file makes millions of objects, and no circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
