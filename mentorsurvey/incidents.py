"""What went wrong without anybody's doing: a number for people, the rest for the log."""

import logging

from mentorsurvey.store.times import new_id

log = logging.getLogger("mentorsurvey")


def report(problem: Exception) -> str:
    """Write an exception into the log; its number there."""
    number = new_id()[-8:]
    log.error("incident %s", number, exc_info=problem)
    return number
