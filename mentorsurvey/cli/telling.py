"""How the command line speaks: an exception in words, and nothing that a terminal would obey."""

import os
import tempfile
from typing import Any

import click

from mentorsurvey.errors import MentorsurveyError, NotDone
from mentorsurvey.instruments import printable


class Told(click.ClickException):
    """An error in words: what is wrong and what to do. Ends the command with 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def say(text: str, *, err: bool = False) -> None:
    """Print a line in which somebody else's words may stand: a name, a file's name, a column's."""
    click.echo(printable(text), err=err)


class TellingGroup(click.Group):
    """A group of commands whose errors are sentences instead of tracebacks."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options; what was typed wrongly comes back as something to read at most."""
        try:
            return super().make_context(*args, **extra)
        except click.ClickException as wrong:
            raise _readable(wrong) from None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises is told once."""
        try:
            return super().invoke(ctx)
        except NotDone as failed:  # whoever types a command runs the database
            raise Told(str(failed.details)) from failed
        except MentorsurveyError as known:
            raise Told(str(known)) from known
        except click.ClickException as wrong:
            raise _readable(wrong) from None
        except (click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as problem:
            if ctx.params.get("debug"):
                raise
            raise Told(_incident(problem)) from problem


def _readable(wrong: click.ClickException) -> click.ClickException:
    """The same error about what was typed, as something to read at most."""
    wrong.message = printable(wrong.message)  # type: ignore[misc]  # click's own to write once
    return wrong


def _incident(problem: Exception) -> str:
    """Keep in a private file where it failed, and no value; the sentence that names the file."""
    from mentorsurvey.store.times import new_id
    from mentorsurvey.web.redaction import details

    incident = new_id()[-8:]
    handle, log = tempfile.mkstemp(prefix=f"mentorsurvey-{incident}-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{details(problem)}\n")
    return (
        f"Something unexpected happened (incident {incident}). The details are in {log}. To"
        " see them here, type the same again with --debug after mentorsurvey. Please report them."
    )
