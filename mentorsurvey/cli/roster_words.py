"""What a roster would do or did, for the command line: in words, and for other programs."""

from collections.abc import Sequence

import click

from mentorsurvey.cli.options import counted
from mentorsurvey.cli.roster_answers import AGAIN
from mentorsurvey.cli.telling import say
from mentorsurvey.exchange.roster_files import Table
from mentorsurvey.program import Refused, names_in
from mentorsurvey.program.look_alikes import Alike
from mentorsurvey.program.reconciling import Reconciled
from mentorsurvey.program.roster_plan import Returning

Json = dict[str, object]
SHOWN = 20
"""How many pairs are listed that the file does not name."""


def as_json(
    done: Reconciled,
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
        "missing": [
            {
                "pair": pair.id,
                "mentor": pair.mentor,
                "mentee": pair.mentee,
                "cohorts": list(pair.cohorts),
                "becomes": done.decisions.of_missing(pair.id) or "keep",
            }
            for pair in done.missing.pairs
        ],
        "is_partial": done.missing.is_partial,
        "asks": [*(_ask(one) for one in waiting(done)), *_again(done)],
        "unused_columns": list(unused),
        "hidden_rows": list(table.hidden),
        "notices": list(table.notices),
    }


def waiting(done: Reconciled) -> list[Alike]:
    """The people who look like somebody else and of whom nothing was said."""
    return [one for one in done.alike if one.question not in done.decisions.same]


def returning(done: Reconciled) -> list[Returning]:
    """The pairs that had ended and of which nothing was said."""
    return [one for one in done.returning if one.pair.id not in done.decisions.again]


def _again(done: Reconciled) -> list[Json]:
    return [
        {
            "line": one.line,
            "mentor": one.pair.mentor,
            "mentee": one.pair.mentee,
            "ended_on": one.ended_on,
            "why": "ended",
            "options": _options_again(one),
        }
        for one in returning(done)
    ]


def _options_again(one: Returning) -> list[str]:
    return [f"--again {word}={one.line}" for word in AGAIN]


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


def tell(done: Reconciled, refused: Sequence[Refused], *, dry_run: bool) -> None:
    """Print what came of it, and what is still to be said."""
    _counts(done, dry_run=dry_run)
    for change in done.changes:
        before = change.before or "none"
        say(f"line {change.line}: {change.who}: {change.what} {before} → {change.after}")
    for value, known in done.plan.rewritten.items():
        say(f"“{value}” is taken for “{known}”: only the capitals differ.")
    for row in refused:
        click.echo(f"line {row.line}: {row.why}")
    if any(row.erased for row in refused):
        click.echo("For each of them who joined anew, add: --joined-anew LINE")
    _missing(done)
    for one in returning(done):
        say(
            f"line {one.line}: {one.pair.mentee} and {one.pair.mentor} ended on {one.ended_on}."
            f" Add {' or '.join(_options_again(one))}."
        )
    for alike in waiting(done):
        where = "who is in the program" if alike.other.person_id else f"on line {alike.other.line}"
        say(
            f"line {alike.said.line}: “{alike.said.name}” looks like “{alike.other.name}”, {where}."
            f" Add {' or '.join(_options(alike))}."
        )


def _missing(done: Reconciled) -> None:
    """The pairs that the file does not name and of which nothing was said."""
    said = done.decisions.of_missing
    left = [one for one in done.missing.to_ask if said(one.id) is None]
    others = sum(said(one.id) is None for one in done.missing.pairs) - len(left)
    if left:
        pairs = counted(len(left), "pair")
        click.echo(f"Not in the file: {pairs} of the program, which {_stays(len(left))}.")
    for pair in left[:SHOWN]:
        say(f"  {pair.id}  {pair.mentee} and {pair.mentor}")
    if left[SHOWN:]:
        click.echo(f"  and {len(left) - SHOWN:,} more, which --json lists")
    if others:
        pairs = counted(others, "more pair" if left else "pair")
        click.echo(
            f"The file seems to hold only a part of the program. Not in it: {pairs}, which"
            f" {_stays(others)}."
        )
    if left or others:
        click.echo(
            "To decide about all of them, add --missing keep, pause or end; about one, --missing"
            " end=PAIR. You are not asked again."
        )


def _stays(number: int) -> str:
    return "stays as it is" if number == 1 else "stay as they are"


def _counts(done: Reconciled, *, dry_run: bool) -> None:
    plan, would = done.plan, "would be " if dry_run else ""
    click.echo(
        f"{counted(len(plan.new), 'pair')} {would}new, {plan.present:,} already there,"
        f" {counted(plan.people_named, 'person')} {would}new."
    )
    if plan.added:
        rows, brings = (
            counted(len(plan.added), "row"),
            "brings" if len(plan.added) == 1 else "bring",
        )
        brings = "would bring" if dry_run else brings
        click.echo(f"{rows} {brings} a cohort or a department to a pair that is there already.")
    for number, words in (
        (done.becoming("end"), "ended"),
        (done.becoming("pause"), "paused"),
        (done.becoming("keep"), "kept, though the file does not name them"),
        (done.coming_back("go_on"), "that had ended taken up again"),
        (done.coming_back("anew"), "started anew"),
    ):
        if number:
            click.echo(f"{counted(number, 'pair')} {would}{words}.")
    if plan.stays_ended:
        click.echo(f"{counted(plan.stays_ended, 'row')} about pairs that stay ended.")
    if plan.line_managers:
        pairs = counted(len(plan.line_managers), "pair")
        click.echo(f"Line managers {would or 'are '}kept out of {pairs}.")
    if plan.invitations:
        click.echo(f"{counted(plan.invitations, 'invitation')} to the open rounds.")
