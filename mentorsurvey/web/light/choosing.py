"""What a person chooses about themselves on the first page: reminders, and answers for research."""

from starlette.responses import Response

from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.program import research
from mentorsurvey.web.light.visit import Visit


def reminders(visit: Visit) -> Response:
    """Get reminders, or none any more."""
    wanted = visit.posted.one("wanted") == "yes"
    want_reminders(visit.where, visit.actor, wanted, now=visit.moment)
    return visit.to(f"?said={'reminders' if wanted else 'no-reminders'}")


def agree(visit: Visit) -> Response:
    """Let one's answers be used for what was read."""
    research.agree(visit.where, visit.actor, visit.posted.one("study"), now=visit.moment)
    return visit.to("?said=agreed")


def withdraw(visit: Visit) -> Response:
    """Let them be used no more."""
    research.withdraw(visit.where, visit.actor, now=visit.moment)
    return visit.to("?said=withdrawn")
