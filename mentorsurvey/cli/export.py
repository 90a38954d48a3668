"""`mentorsurvey export`: answers that people gave for research, out to a file."""

import tempfile
from pathlib import Path

import click

from mentorsurvey.cli.options import counted, program_here, program_option
from mentorsurvey.cli.telling import say
from mentorsurvey.errors import FileError, SettingsError
from mentorsurvey.exchange.links_file import check_target
from mentorsurvey.now import now
from mentorsurvey.program import research
from mentorsurvey.program.record import handed_over
from mentorsurvey.sign_in import new_token


@click.group("export")
def group() -> None:
    """Write answers to files, for research."""


@group.command()
@program_option
@click.option(
    "--layout",
    type=click.Choice(["long", "wide", "pairwise"]),
    default="long",
    show_default=True,
    help="A row for each answer, each pair and round, or each person of a pair.",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "xlsx", "sav"]),
    default="csv",
    show_default=True,
    help="For spreadsheets, for Excel, or for SPSS.",
)
@click.option("--exact", is_flag=True, help="CSV with the exact text, for R or Python.")
@click.option(
    "--consented", is_flag=True, help="Only answers that people agreed to give. Always needed."
)
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", required=True)
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
def responses(
    program: str | None,
    layout: str,
    kind: str,
    exact: bool,
    consented: bool,
    out: Path,
    force: bool,
) -> None:
    """Write answers of everyone who agreed to give them for research, with codes for names.

    A codebook comes with it: as a second sheet, or beside the file.
    """
    # Loaded here: the other commands need none of it.
    from mentorsurvey.exchange.export_file import FORMATS, LAYOUTS, write_files
    from mentorsurvey.readings.research import for_research

    if not consented:
        raise SettingsError(
            "The command line writes only what people agreed to give for research.",
            "Add --consented. Leads download what they may read on the page Download.",
            where="--consented",
        )
    if exact and kind != "csv":
        raise SettingsError("Only CSV has an exact variant.", "Leave --exact out.", where="--exact")
    check_target(out, force=force)
    beside = out.with_name(f"{out.stem}-codebook.csv")
    targets = [out] if kind == "xlsx" else [out, beside]
    for target in targets[1:]:
        check_target(target, force=force)
    database, _, actor = program_here(program)
    moment = now()
    if research.asked(database, actor) is None:
        raise FileError(
            "Nobody is asked for answers for research.",
            "A lead writes on the page Program who would get them, and what for.",
        )
    found = for_research(database, actor, now=moment)
    if not found.values:
        raise FileError(
            "There is no answer that may leave yet.",
            "People are asked after submitting. What somebody says about the other needs both.",
        )
    handed_over(database, actor, now=moment)
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=out.parent) as folder:
            made = write_files(
                Path(folder),
                found,
                layout=LAYOUTS[layout],
                kind=FORMATS["exact" if exact else kind],
                key=new_token(),
            )
            for file, target in zip(made, targets, strict=True):
                file.chmod(0o600)
                check_target(target, force=force)
                file.replace(target)
    except OSError as problem:
        raise FileError(
            "The file cannot be written.",
            "Give this user the right to write there, or name another place.",
            where=str(out),
        ) from problem
    people = {(one.relationship_id, one.side) for one in found.values}
    persons = {
        found.pairs[pair].mentor_id if side == "mentor" else found.pairs[pair].mentee_id
        for pair, side in people
    }
    say(
        f"{counted(len(found.values), 'answer')} of {counted(len(persons), 'person')} in {out},"
        " which only you can read. The codes in it are new: they fit no other file."
    )
    if len(targets) > 1:
        say(f"The codebook is in {beside}.")
