"""`mentorsurvey erase`: forgetting a person who asks for it."""

import click

from mentorsurvey.access import operator
from mentorsurvey.cli import erase_words
from mentorsurvey.cli.options import counted, program_option
from mentorsurvey.cli.telling import say
from mentorsurvey.errors import ErasureError
from mentorsurvey.instruments import printable
from mentorsurvey.now import now
from mentorsurvey.program import erasing, only_program
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, erased_journal, open_database
from mentorsurvey.store.erasing import Subject


@click.command("erase")
@click.argument("person", required=False)
@program_option
@click.option("--yes", is_flag=True, help="Do not ask. For scripts.")
@click.option(
    "--replay",
    is_flag=True,
    help="Erase people again whom a backup brought back, and finish what was interrupted.",
)
@click.pass_context
def command(
    context: click.Context, person: str | None, program: str | None, yes: bool, replay: bool
) -> None:
    """Erase PERSON: an id, an address, a key or a name.

    It says first what goes, what stays and why, and then asks. Nobody can bring back what is
    erased. A server may go on running meanwhile.
    """
    if replay == (person is not None):
        raise click.UsageError("Name one person, or give --replay.")
    database = open_database(settings().database)
    again = erasing.replay(database, operator(), now=now())
    if person is None:
        _say_again(again)
        return
    found = _one(context, database, person, program)
    if found is None:
        return
    _preview(database, found)
    if not yes and not click.confirm(printable(f"Erase {found.name}?")):
        say("Nothing was changed.")
        context.exit(1)
    erasing.erase(database, operator(found.program_id), found, now=now())
    erasing.finish(database, operator(found.program_id), now=now())
    say(f"{found.name} was erased.")
    for line in erase_words.afterwards(erased_journal.path_of(database.path)):
        say(line)


def _say_again(again: int) -> None:
    if again:
        say(f"{counted(again, 'person')} had come back, and {_was(again)} erased again.")
    else:
        say("Nobody who was erased is in the database, its log or its free pages.")


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _one(
    context: click.Context, database: Database, text: str, program: str | None
) -> Subject | None:
    """The one person who is meant; None where it is somebody who was erased before."""
    where = only_program(database, program).id if program else None
    found = erasing.find(database, operator(), text, where)
    if len(found.people) == 1:
        return found.people[0]
    if found.people:
        say(
            f"{counted(len(found.people), 'person')} fit that, so nothing was changed."
            " Choose one by the id:",
            err=True,
        )
        for one in found.people:
            say(f"  {erase_words.who(one)}", err=True)
        context.exit(2)
    if found.erased_at is None:
        raise ErasureError(
            "Nobody has that id, address, key or name.",
            "Look it up on the page People, or in the first column of a file of links.",
            where="PERSON",
        )
    say(
        f"This person was erased on {erase_words.day(found.erased_at)}, and is not back."
        " There is nothing left to erase."
    )
    return None


def _preview(database: Database, person: Subject) -> None:
    gone = erasing.preview(database, operator(person.program_id), person, now=now())
    journal = erased_journal.path_of(database.path)
    say(erase_words.who(person))
    say("\nThis goes, and nobody can bring it back:")
    for line in erase_words.goes(gone):
        say(f"  - {line}")
    say("\nThis stays:")
    for line in erase_words.stays(person, gone, journal):
        say(f"  - {line}")
    before = list(erase_words.beforehand(person, gone))
    if before:
        say("\nBefore you say yes:")
        for line in before:
            say(f"  - {line}")
    say("")
