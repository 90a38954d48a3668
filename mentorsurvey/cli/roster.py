"""`mentorsurvey roster`: who takes part, from a file."""

from pathlib import Path

import click

from mentorsurvey.cli.options import counted, json_option, print_json, program_here, program_option
from mentorsurvey.exchange import read
from mentorsurvey.program import (
    FIELDS,
    Plan,
    Refused,
    import_roster,
    mapping_for,
    plan_roster,
    undo_import,
)
from mentorsurvey.web.clock import now


@click.group("roster")
def group() -> None:
    """Bring a roster in, or take it back."""


@group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@program_option
@click.option(
    "--map",
    "mapping",
    metavar="FIELD=COLUMN,…",
    help=f"Which column holds what, where the names differ. Fields: {', '.join(FIELDS)}.",
)
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@json_option
def import_file(
    file: Path, program: str | None, mapping: str | None, dry_run: bool, as_json: bool
) -> None:
    """Import the pairs in a CSV or Excel FILE.

    Rows that cannot go in are named by their line and left out; the others go in together.
    The same file again changes nothing.
    """
    database, _, actor = program_here(program)
    table = read(file)
    columns = mapping_for(table.columns, _given(mapping))
    for notice in table.notices:
        click.echo(f"{file.name}: {notice}", err=True)
    if dry_run:
        plan = plan_roster(database, actor, table.rows, columns)
    else:
        plan = import_roster(database, actor, table.rows, columns, source=file.name, now=now())
    refused = sorted([*plan.refused, *table.refused], key=lambda row: row.line)
    if as_json:
        print_json(
            {
                "relationships": len(plan.new),
                "added_to": len(plan.added),
                "already_there": plan.present,
                "people": plan.people_named,
                "refused": [{"line": row.line, "why": row.why} for row in refused],
                "invitations": plan.invitations,
                "dry_run": dry_run,
                "import_id": plan.import_id,
            }
        )
    else:
        _say(plan, refused, dry_run=dry_run)
    if refused:
        rows = counted(len(refused), "row")
        click.echo(f"{rows} of {file.name} did not go in: mend and import it again.", err=True)


@group.command()
@click.argument("import_id")
@program_option
def undo(import_id: str, program: str | None) -> None:
    """Take the import of that id back, with everyone whom it brought."""
    database, _, actor = program_here(program)
    removed = undo_import(database, actor, import_id, now=now())
    click.echo(f"{counted(removed, 'relationship')} taken back.")


def _given(mapping: str | None) -> dict[str, str] | None:
    if mapping is None:
        return None
    given: dict[str, str] = {}
    for part in mapping.split(","):
        name, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not name or not column or name in given:
            raise click.BadParameter(
                "Write it like mentor=COLUMN,mentee=COLUMN, each field once.",
                param_hint="'--map'",
            )
        given[name] = column
    return given


def _say(plan: Plan, refused: list[Refused], *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    click.echo(
        f"{counted(len(plan.new), 'relationship')} {would}new, {plan.present:,} already there,"
        f" {counted(plan.people_named, 'person')} {would}new."
    )
    if plan.added:
        rows = counted(len(plan.added), "row")
        click.echo(f"A cohort or a department {would or 'is '}new in {rows} about known pairs.")
    if plan.line_managers:
        pairs = counted(len(plan.line_managers), "pair")
        click.echo(f"Line managers {would or 'are '}kept out of {pairs}.")
    if plan.invitations:
        click.echo(f"{counted(plan.invitations, 'invitation')} to the open rounds.")
    for row in refused:
        click.echo(f"line {row.line}: {row.why}")
    if plan.import_id:
        click.echo(f"To take it back: mentorsurvey roster undo {plan.import_id}")
