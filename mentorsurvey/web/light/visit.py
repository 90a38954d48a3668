"""Who asks for a page of the light form, and what every such page needs to be drawn."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from jinja2.utils import htmlsafe_json_dumps
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from mentorsurvey import program, sign_in
from mentorsurvey.access import Actor, require_page
from mentorsurvey.errors import DatabaseError, MentorsurveyError, NotAllowed, ResponseClosed
from mentorsurvey.mail import days
from mentorsurvey.now import now
from mentorsurvey.responses import saying
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import cookies
from mentorsurvey.store import Database, Tx
from mentorsurvey.store.links import Session
from mentorsurvey.store.times import is_zone
from mentorsurvey.web import plain
from mentorsurvey.web.light import files
from mentorsurvey.web.light.posted import Posted

AT = "/light"
WORDS = htmlsafe_json_dumps(
    {
        **saying.STATES,
        "offline": saying.OFFLINE_LIGHT,
        "mine": saying.KEEP_MINE,
        "newer": saying.TAKE_NEWER,
    }
)
"""What our script says, by what it is about, as a page carries it."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request of somebody who is signed in."""

    request: Request
    session: Session
    moment: datetime
    posted: Posted
    where: Database | Tx
    """Where a page reads, and our script saves: one unit of work for all of it."""
    refused: Mapping[str, MentorsurveyError] = field(default_factory=dict)
    """Where a field of this page was sent → why it was not taken, which is said beside it."""

    @property
    def database(self) -> Database:
        """The database of this server."""
        return Database(settings().database)

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return self.session.actor

    @property
    def form_id(self) -> str:
        """The form that the address names; whose it is, the verbs ask."""
        return str(self.request.path_params["form"])

    def again(self, sent_to: str, problem: MentorsurveyError, **place: str) -> "Visit":
        """The same for the page from which it was sent, as that page's own address names it."""
        scope = {**self.request.scope, "path_params": place, "query_string": b""}
        return replace(self, request=Request(scope), refused={sent_to: problem})

    @property
    def kept_closed(self) -> bool:
        """Whether a PIN or a code that should open one's answers here was not taken just now."""
        return any(sent_to in self.refused for sent_to in ("/pin", "/code", "/use-code"))

    @property
    def mails_codes(self) -> bool:
        """Whether a code can be mailed at all: the server sends mail, and the people are real."""
        return settings().mail.server is not None and not self.session.demo

    @property
    def code_said(self) -> str:
        """What is said where a code was asked for just now, so that there may be one to enter."""
        said = self.request.query_params.get("said", "")
        asked = said == "code-asked" or "/use-code" in self.refused
        return saying.CODE_ON_ITS_WAY if asked and self.mails_codes else ""

    @property
    def wants_data(self) -> bool:
        """Whether our script asks, which draws nothing anew."""
        return _wants_data(self.request)

    @property
    def own_zone(self) -> str:
        """The zone of this browser, where our script has told it; empty elsewhere."""
        told = self.request.cookies.get(cookies.ZONE, "")
        return told if is_zone(told) else ""

    @cached_property
    def timezone(self) -> str:
        """The zone in which days and times are said: the reader's own, or else the program's."""
        return self.own_zone or program.program_of(self.where, self.actor).timezone

    @property
    def zone(self) -> ZoneInfo:
        """The same, to count with."""
        return ZoneInfo(self.timezone)

    @property
    def owner(self) -> str:
        """Under which name this browser keeps what is not sent yet: this person's, here, alone."""
        return sign_in.owner_here(self.actor.person_id, self.actor.browser)

    def day(self, moment: datetime) -> str:
        """A day as people say it."""
        return days.day(moment, self.timezone, now=self.moment)

    def until(self, moment: datetime) -> str:
        """A closing moment: its day, and the time where that is not the end of a day here."""
        return days.until(moment, self.timezone, own=bool(self.own_zone), now=self.moment)

    def clock(self, moment: datetime) -> str:
        """A time of the day as people say it, with its zone where that is not their own."""
        said = f"{moment.astimezone(self.zone):%H:%M}"
        return said if self.own_zone else f"{said} ({days.zone(self.timezone)})"

    def page(self, name: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page of the light form."""
        return plain.page(
            f"light/{name}.html",
            status,
            visit=self,
            script_words=WORDS,
            file=files.address,
            at=AT,
            **values,
        )

    def to(self, path: str = "") -> Response:
        """Lead to another page after something was done."""
        return RedirectResponse(AT + path, status_code=303)


Draw = Callable[[Visit], Response]


def page(draw: Draw, *, in_one: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """Make a route of what draws a page, or does something, for somebody who is signed in.

    Parameters
    ----------
    in_one : bool
        Whether what is done fits into one unit of work, from finding out who asks to the answer.
    """

    async def route(request: Request) -> Response:
        body = await request.body() if request.method == "POST" else b""
        return await run_in_threadpool(_answer, draw, request, body, in_one)

    return route


def _answer(draw: Draw, request: Request, body: bytes, in_one: bool) -> Response:
    database = Database(settings().database)
    try:
        if request.method != "POST":
            return _read(draw, request, database)
        if in_one:
            with database.write() as tx:
                return _done(draw, request, body, tx)
        return _done(draw, request, body, database)
    except NotAllowed as problem:
        return told(request, 403, problem)
    except ResponseClosed as problem:
        return told(request, 409, problem)
    except DatabaseError as problem:
        return told(request, 503, problem)
    except MentorsurveyError as problem:
        return told(request, 400, problem)


def _read(draw: Draw, request: Request, database: Database) -> Response:
    """A page, from one moment of the database; rounds that are over are written down before."""
    moment, token = now(), request.cookies.get(cookies.SESSION, "")
    with database.read() as tx:
        session, unwritten = sign_in.look(tx, token, now=moment)
        if not unwritten:
            return _drawn(draw, request, b"", tx, session, moment)
    session = sign_in.resume(database, token, now=moment)
    with database.read() as tx:
        return _drawn(draw, request, b"", tx, session, moment)


def _done(draw: Draw, request: Request, body: bytes, where: Database | Tx) -> Response:
    moment = now()
    session = sign_in.resume(where, request.cookies.get(cookies.SESSION, ""), now=moment)
    return _drawn(draw, request, body, where, session, moment)


def _drawn(
    draw: Draw,
    request: Request,
    body: bytes,
    where: Database | Tx,
    session: Session | None,
    moment: datetime,
) -> Response:
    if session is None:
        return _stranger(request, where)
    require_page(session.actor, "participant/answer")
    posted = Posted.of(body)
    return draw(Visit(request=request, session=session, moment=moment, posted=posted, where=where))


def told(
    request: Request, status: int, problem: MentorsurveyError, *, forgets: bool = False
) -> Response:
    """Say what is the case: as a page, or to our script.

    ``forgets`` lets the script keep nothing any more that was not sent.
    """
    if _wants_data(request):
        return JSONResponse(
            {"problem": f"{problem.what} {problem.mend}".strip(), "forgets": forgets},
            status_code=status,
            headers={"Cache-Control": "no-store"},
        )
    return plain.page(
        "light/problem.html", status, problem=problem, file=files.address, at=AT, visit=None
    )


def _stranger(request: Request, where: Database | Tx) -> Response:
    """Nobody is signed in: the way in, or why it does not last."""
    signed_out = sign_in.has_signed_out(where, request.cookies.get(cookies.SESSION, ""))
    if _wants_data(request):
        said = MentorsurveyError(
            "You are signed out.",
            "What is not saved here yet is not kept."
            if signed_out
            else "Open your personal link again. What you wrote here is kept on this device until"
            " then.",
        )
        return told(request, 401, said, forgets=signed_out)
    return plain.stranger(request, forgets=signed_out)


def _wants_data(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"
