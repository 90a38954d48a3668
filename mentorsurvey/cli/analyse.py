"""`mentorsurvey analyse`: readings for data collected elsewhere."""

from pathlib import Path

import click

from mentorsurvey.cli.options import json_option, print_json
from mentorsurvey.cli.telling import say


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
@json_option
def command(
    file: Path,
    minimum: float | None,
    maximum: float | None,
    scales: tuple[str, ...],
    raw: bool,
    health: str | None,
    outcome: str | None,
    predictor: str | None,
    replicates: int,
    as_json: bool,
) -> None:
    """Read relationships in a CSV FILE that was collected elsewhere.

    One row an answer, in the columns relationship, round, side, measure, value and, if you have
    them, mentor and mentee. No database is needed.
    """
    # Loaded here: the other commands need neither numpy nor scipy.
    from mentorsurvey.exchange.long_form import read
    from mentorsurvey.readings.analysis import analyse
    from mentorsurvey.readings.analysis_asked import Asked
    from mentorsurvey.readings.analysis_words import summary

    asked = Asked(
        minimum=minimum,
        maximum=maximum,
        scales=scales,
        health=health,
        outcome=outcome,
        predictor=predictor,
        raw=raw,
        replicates=replicates,
    )
    found = analyse(read(file, asked), asked.choices())
    if as_json:
        print_json(found)
    else:
        say("\n".join(summary(found)))
