"""`mentorsurvey roster add`: one pair without a file."""

from datetime import datetime
from zoneinfo import ZoneInfo

import click

from mentorsurvey.cli.options import program_here, program_option
from mentorsurvey.cli.telling import say
from mentorsurvey.now import now
from mentorsurvey.program import command_in
from mentorsurvey.program.pairing import NewPair, Questions, Said, Who, add_pair, look_up

SIDES = ("mentor", "mentee")
"""Whom an answer is about."""


@click.command("add")
@click.option("--mentor", metavar="NAME", required=True)
@click.option("--mentor-email", metavar="ADDRESS", default="")
@click.option("--mentee", metavar="NAME", required=True)
@click.option("--mentee-email", metavar="ADDRESS", default="")
@click.option("--cohort", metavar="NAME", default="")
@click.option("--department", metavar="NAME", default="")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Their first day as a pair; today if left out.",
)
@click.option("--next-round", is_flag=True, help="Ask them from the next round on.")
@click.option(
    "--same", type=click.Choice(SIDES), multiple=True, help="This person is the one they look like."
)
@click.option(
    "--different",
    type=click.Choice(SIDES),
    multiple=True,
    help="This person is not the one they look like.",
)
@click.option("--joined-anew", is_flag=True, help="The person who was erased has joined anew.")
@program_option
def command(
    mentor: str,
    mentor_email: str,
    mentee: str,
    mentee_email: str,
    cohort: str,
    department: str,
    since: datetime | None,
    next_round: bool,
    same: tuple[str, ...],
    different: tuple[str, ...],
    joined_anew: bool,
    program: str | None,
) -> None:
    """Add one pair.

    Write the names of people who are in the program as the program has them. Where something is
    not clear, nothing is added, and you read which option to add.
    """
    database, own, actor = program_here(program)
    new = NewPair(
        mentor=Who(name=mentor, address=mentor_email),
        mentee=Who(name=mentee, address=mentee_email),
        since=since.date() if since else now().astimezone(ZoneInfo(own.timezone)).date(),
        cohorts=(cohort,) if cohort.strip() else (),
        departments=(department,) if department.strip() else (),
        asks=not next_round,
    )
    asked = look_up(database, actor, new, now=now())
    answers = {
        each.question: side in same
        for each in asked.alike
        if (side := "mentor" if each.said.name == " ".join(mentor.split()) else "mentee")
        in {*same, *different}
    }
    said = Said(same=answers, joined_anew=joined_anew)
    asked = look_up(database, actor, new, said, now=now())
    if asked.ended_on is None and not asked.answered(said):
        _tell(asked, said, " ".join(mentor.split()))
        raise click.exceptions.Exit(1)
    added = add_pair(database, actor, new, said, now=now())
    click.echo("The pair is added.")
    undoing = command_in(database, own.id, "roster", "undo", added.import_id)
    say(f"To take it back: {undoing}")


def _tell(asked: Questions, said: Said, mentor: str) -> None:
    """What has to be said first, and how."""
    for each in asked.alike:
        if each.question not in said.same:
            side = "mentor" if each.said.name == mentor else "mentee"
            say(
                f"“{each.said.name}” looks like “{each.other.name}”, who is in the program."
                f" Add --same {side} or --different {side}."
            )
    if asked.erased:
        say(f"{asked.erased} If so, add --joined-anew.")
    say("Nothing was added.")
