"""`mentorsurvey links`: personal links, out to a mail merge and back."""

from pathlib import Path

import click

from mentorsurvey.cli.founding import print_lead_link
from mentorsurvey.cli.options import (
    counted,
    program_here,
    program_option,
    round_here,
    round_option,
    warn_where_only_here,
)
from mentorsurvey.cli.telling import say
from mentorsurvey.commands import command
from mentorsurvey.errors import LinkError
from mentorsurvey.exchange.links_file import check_target, write_links
from mentorsurvey.now import now
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import mint, mint_for_round, revoke
from mentorsurvey.store import Database, leads, people


@click.group("links")
def group() -> None:
    """Export, renew and revoke personal links."""


@group.command()
@program_option
@round_option(required=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    required=True,
    help="The file to write.",
)
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
def export(program: str | None, given: str, out: Path, force: bool) -> None:
    """Write a link for each person who still owes a form in a round.

    Each link opens one person's forms. Links that were exported before go on working.
    """
    database, where, actor = program_here(program)
    moment = now()
    asked = round_here(database, actor, given, now=moment)
    check_target(out, force=force)
    minted = mint_for_round(database, actor, asked.id, now=moment)
    rows = write_links(
        out, minted, base_url=settings().base_url, timezone=where.timezone, force=force
    )
    say(f"{counted(rows, 'link')} in {out}, which only you can read. Delete it after use.")
    missing = sum(one.address is None for one in minted)
    if missing:
        click.echo(
            f"Without an address: {counted(missing, 'person')}. Send these links another way.",
            err=True,
        )
    warn_where_only_here()


@group.command()
@program_option
@click.option("--lead", metavar="ADDRESS", required=True, help="The lead's e-mail address.")
def lead(program: str | None, lead: str) -> None:
    """Print a new sign-in link for a lead."""
    database, where, actor = program_here(program)
    with database.read() as tx:
        standing = leads.current(tx, actor).values()
    address = lead.strip().casefold()
    person = next((one for one in standing if (one.address or "").casefold() == address), None)
    if person is None:
        called = checked_address(lead) or "ADDRESS"
        raise LinkError(
            "No lead of this program has that address.",
            f"Name one with: {command('init', '--program', where.name, '--lead', called)}",
            where="--lead",
        )
    token = mint(database, actor, person.id, scope="lead", now=now())
    print_lead_link(database, where.id, lead, token)


@group.command()
@program_option
@click.option("--person", metavar="KEY", required=True, help="The first column of a file of links.")
def new(program: str | None, person: str) -> None:
    """Print a new personal link for one person, even if no form is due."""
    database, where, actor = program_here(program)
    token = mint(database, actor, _person(database, where.id, person).id, now=now())
    click.echo(f"{settings().base_url}/r/{token}")
    warn_where_only_here()


@group.command("revoke")
@program_option
@click.option("--person", metavar="KEY", required=True, help="The first column of a file of links.")
def revoke_all(program: str | None, person: str) -> None:
    """Revoke every link of a person and sign them out everywhere."""
    database, where, actor = program_here(program)
    found = _person(database, where.id, person)
    click.echo(f"{counted(revoke(database, actor, found.id, now=now()), 'link')} revoked.")


def _person(database: Database, program_id: str, key: str) -> people.Person:
    with database.read() as tx:
        every = people.by_key(tx, program_id)
    found = every.get(key) or every.get(key.strip().casefold())
    if found is None:
        raise LinkError(
            "Nobody in this program has that key.",
            "Use the first column of a file of links.",
            where="--person",
        )
    return found
