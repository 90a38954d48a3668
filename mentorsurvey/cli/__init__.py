"""The command line: what an operator does on the host. One file a group of commands."""

import click

from mentorsurvey import __version__
from mentorsurvey.cli import (
    analyse,
    audit,
    backup,
    demo,
    doctor,
    erase,
    export,
    founding,
    instruments,
    links,
    roster,
    rounds,
    serve,
    tick,
)
from mentorsurvey.cli.telling import TellingGroup
from mentorsurvey.errors import FileError
from mentorsurvey.instruments import is_clean
from mentorsurvey.settings import using


@click.group(
    cls=TellingGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="mentorsurvey")
@click.option("--debug", is_flag=True, help="Show where an unexpected error arose.")
@click.option(
    "--db", "database", metavar="FILE", help="The database, instead of MENTORSURVEY_DATABASE."
)
@click.pass_context
def main(context: click.Context, debug: bool, database: str | None) -> None:
    """Two-sided surveys for mentoring relationships."""
    del debug  # read where an error is told
    if database is not None:
        if not database or not is_clean(database):
            raise FileError("No database can have this name.", "Name its file.", where="--db")
        context.with_resource(using(database))


for _command in (
    founding.command,
    roster.group,
    rounds.group,
    links.group,
    export.group,
    audit.group,
    instruments.group,
    erase.command,
    analyse.command,
    demo.command,
    serve.command,
    tick.command,
    doctor.command,
    backup.backup,
    backup.verify,
    backup.restore,
):
    main.add_command(_command)
