"""What people read where something went wrong without anybody's doing: what to do, or a number."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.incidents import report
from mentorsurvey.ui import notices
from mentorsurvey.web import plain


def explain(problem: Exception) -> bool:
    """On a page: show a person what they can do, or the number of the incident."""
    if isinstance(problem, MentorsurveyError):
        notices.tell(problem)
    else:
        notices.tell_incident(report(problem))
    return True


class Incidents:
    """ASGI middleware that answers with a page of ours where a route fails."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where that fails before an answer has begun, give one."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as problem:
            number = report(problem)
            if begun:
                raise
            answer = plain.problem(
                500,
                "Something went wrong on our side.",
                "Load the page again. If it happens again, tell your program this number:"
                f" {number}.",
            )
            await answer(scope, receive, send)
