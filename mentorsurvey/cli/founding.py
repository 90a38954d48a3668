"""`mentorsurvey init`: the database, a program, its lead."""

import click

from mentorsurvey.access import operator
from mentorsurvey.cli.options import warn_where_only_here
from mentorsurvey.cli.telling import say
from mentorsurvey.now import now
from mentorsurvey.program import command_in, found
from mentorsurvey.settings import settings
from mentorsurvey.sign_in.links import LEAD_LINK
from mentorsurvey.store import Database, create


@click.command("init")
@click.option("--program", metavar="NAME", required=True, help="What participants read.")
@click.option("--lead", metavar="ADDRESS", required=True, help="The lead's e-mail address.")
@click.option("--lead-name", metavar="NAME", default="", help="As participants know them.")
@click.option("--timezone", metavar="ZONE", default="UTC", show_default=True, help="Europe/Paris.")
def command(program: str, lead: str, lead_name: str, timezone: str) -> None:
    """Make the database and a program, and print its lead's sign-in link.

    Again with the same program, it names one more lead, or prints the same lead a new link.
    """
    database = create(settings().database)
    founded = found(
        database,
        operator(),
        name=program,
        lead_address=lead,
        lead_name=lead_name,
        timezone=timezone,
        now=now(),
    )
    say(f"The program “{founded.program.name}” is in {database.path}.")
    print_lead_link(database, founded.program.id, lead, founded.token)


def print_lead_link(database: Database, program_id: str, lead: str, token: str) -> None:
    """Print a lead's link with what it is good for, and how to make another."""
    click.echo(f"The lead signs in with {settings().base_url}/r/{token}")
    again = command_in(database, program_id, "links", "lead", "--lead", lead.strip())
    say(
        f"It works for {LEAD_LINK.days} days and opens everything a lead may see: give it to"
        f" nobody else. A new one: {again}"
    )
    warn_where_only_here()
