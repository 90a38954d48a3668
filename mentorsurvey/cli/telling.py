"""The only place that turns an exception into what an operator reads."""

import os
import tempfile
import traceback
from typing import Any

import click

from mentorsurvey.errors import MentorsurveyError, NotDone


class Told(click.ClickException):
    """An error in words: what is wrong and what to do. Ends the command with 2."""

    exit_code = 2


class TellingGroup(click.Group):
    """A group of commands whose errors are sentences instead of tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what it raises is told once."""
        try:
            return super().invoke(ctx)
        except NotDone as failed:  # whoever types a command runs the database
            raise Told(str(failed.details)) from failed
        except MentorsurveyError as known:
            raise Told(str(known)) from known
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as problem:
            if ctx.params.get("debug"):
                raise
            raise Told(_incident(problem)) from problem


def _incident(problem: Exception) -> str:
    """Keep the details in a file for the operator alone; the sentence that names it."""
    from mentorsurvey.store.times import new_id

    incident = new_id()[-8:]
    handle, log = tempfile.mkstemp(prefix=f"mentorsurvey-{incident}-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(traceback.format_exception(problem))
    return (
        f"Something unexpected happened (incident {incident}). The details are in {log};"
        " mentorsurvey --debug shows them here. Please report them."
    )
