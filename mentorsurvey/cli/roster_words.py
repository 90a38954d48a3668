"""What a roster would do or did, for the command line: in words, and for other programs."""

from collections.abc import Sequence

import click

from mentorsurvey.cli.options import counted
from mentorsurvey.cli.telling import say
from mentorsurvey.exchange.roster_files import Table
from mentorsurvey.program import Plan, Refused, names_in
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.look_alikes import Alike
from mentorsurvey.program.reconciling import Reconciled

Json = dict[str, object]


def as_json(
    done: Reconciled,
    decisions: Decisions,
    refused: Sequence[Refused],
    table: Table,
    unused: Sequence[str],
    *,
    dry_run: bool,
) -> Json:
    """Everything that a person would read, for other programs."""
    plan, names = done.plan, names_in(done.plan)
    return {
        "dry_run": dry_run,
        "import_id": plan.import_id,
        "relationships": len(plan.new),
        "added_to": len(plan.added),
        "already_there": plan.present,
        "people": plan.people_named,
        "invitations": plan.invitations,
        "new": [
            {
                "line": pair.line,
                "mentor": names[pair.mentor.key],
                "mentee": names[pair.mentee.key],
                "cohort": pair.cohort,
                "department": pair.department,
            }
            for pair in plan.new
        ],
        "changed": [
            {
                "line": one.line,
                "who": one.who,
                "what": one.what,
                "before": one.before,
                "after": one.after,
            }
            for one in done.changes
        ],
        "refused": [{"line": row.line, "why": row.why} for row in refused],
        "asks": [_ask(one) for one in waiting(done, decisions)],
        "unused_columns": list(unused),
        "hidden_rows": list(table.hidden),
        "notices": list(table.notices),
    }


def waiting(done: Reconciled, decisions: Decisions) -> list[Alike]:
    """The people who look like somebody else and of whom nothing was said."""
    return [one for one in done.alike if one.question not in decisions.same]


def _ask(one: Alike) -> Json:
    return {
        "line": one.said.line,
        "name": one.said.name,
        "looks_like": one.other.name,
        "why": one.why,
        "options": _options(one),
    }


def _options(one: Alike) -> list[str]:
    words = ["same", "different"]
    if one.other.person_id and one.said.name != one.other.name:
        words.insert(1, "renamed")
    return [f"--{word} {one.said.line}" for word in words]


def tell(
    done: Reconciled, decisions: Decisions, refused: Sequence[Refused], *, dry_run: bool
) -> None:
    """Print what came of it, and what is still to be said."""
    _counts(done.plan, dry_run=dry_run)
    for one in done.changes:
        before = one.before or "none"
        say(f"line {one.line}: {one.who}: {one.what} {before} → {one.after}")
    for value, known in done.plan.rewritten.items():
        say(f"“{value}” is taken for “{known}”: only the capitals differ.")
    for row in refused:
        click.echo(f"line {row.line}: {row.why}")
    if any(row.erased for row in refused):
        click.echo("For each of them who joined anew, add: --joined-anew LINE")
    if done.plan.import_id:
        click.echo(f"To take it back: mentorsurvey roster undo {done.plan.import_id}")
    for alike in waiting(done, decisions):
        where = "of the program" if alike.other.person_id else f"on line {alike.other.line}"
        say(
            f"line {alike.said.line}: “{alike.said.name}” looks like “{alike.other.name}” {where}."
            f" Say {' or '.join(_options(alike))}."
        )


def _counts(plan: Plan, *, dry_run: bool) -> None:
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
