"""`mentorsurvey instruments`: what is asked, checked."""

import os
from pathlib import Path

import click

from mentorsurvey.cli.options import counted
from mentorsurvey.cli.telling import say
from mentorsurvey.errors import FileError
from mentorsurvey.instruments import check, check_folder
from mentorsurvey.instruments.schema import schema_text
from mentorsurvey.settings import settings


@click.group("instruments")
def group() -> None:
    """Check instruments and describe their form."""


@group.command("check")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.pass_context
def check_all(context: click.Context, path: Path | None) -> None:
    """Report every fault of a file, or of a folder of instruments, and how to mend it."""
    path = path or settings().surveys
    if not os.path.exists(path):  # Path's own fails on a name that is too long
        raise FileError(
            "There is no such file or folder.", "Name an instrument's file.", where=str(path)
        )
    faults = check_folder(path) if path.is_dir() else check(path)
    for fault in faults:
        say(str(fault))
    if faults:
        click.echo(f"{counted(len(faults), 'fault')} to mend.", err=True)
        context.exit(1)
    say(f"{path}: nothing to mend.")


@group.command()
def schema() -> None:
    """Print the JSON Schema with which an editor completes and checks an instrument."""
    click.echo(schema_text(), nl=False)
