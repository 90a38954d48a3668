"""The plain routes: a personal link's page, signing in by it, health."""

import asyncio
import contextlib
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from mentorsurvey import sign_in
from mentorsurvey.clock.state import clock_state
from mentorsurvey.errors import DatabaseError, LinkError
from mentorsurvey.mail import days
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import cookies
from mentorsurvey.store import Database
from mentorsurvey.store.links import Session
from mentorsurvey.web.cookies import put, put_others
from mentorsurvey.web.light import files
from mentorsurvey.web.origins import is_ours
from mentorsurvey.web.plain import page as _page
from mentorsurvey.web.plain import sign_in as sign_in_page

LINK_FAILED = 404
LONGEST_CHOICE = 100
"""Bytes in which the page of a link says which form its button opens."""
STEP_SCRIPT = """\
(() => {
  const turn = document.currentScript.src;
  if (window.lastTurn === turn) return;
  window.lastTurn = turn;
  const main = document.querySelector('[data-testid="stMain"]');
  main?.scrollTo(0, 0);
  const heading = main?.querySelector('h1');
  if (heading) { heading.tabIndex = -1; heading.focus({ preventScroll: true }); }
})();
"""
"""Streamlit keeps the scroll position and the focus when a page's content changes.

The script is run again in the same page at each turn, so it leaves no name behind but that of the
last turn: where Streamlit draws the element a second time, nobody loses their place.
"""


def _database() -> Database:
    return Database(settings().database)


async def show_link(request: Request) -> Response:
    """Say whose form a link is. Spends nothing, so that a mail scanner may follow it."""
    try:
        landing = await run_in_threadpool(
            sign_in.landing,
            _database(),
            request.path_params["token"],
            browser=request.cookies.get(cookies.BROWSER, ""),
            now=now(),
        )
    except LinkError as problem:
        return _page("problem.html", LINK_FAILED, problem=problem)
    except DatabaseError as problem:
        return _page("problem.html", 503, problem=problem)
    return _page(
        "link.html",
        landing=landing,
        light=_saves_data(request),
        owner=_owner(landing, request.cookies.get(cookies.BROWSER, "")),
        file=files.address,
        until=lambda moment: days.until(moment, landing.timezone, own=landing.own_zone, now=now()),
        hour=lambda moment: days.hour(moment, landing.timezone),
    )


async def follow_link(request: Request) -> Response:
    """Start the session of the link's person on this browser and lead to what is due.

    Where one form waits, that is the form itself.
    """
    if not is_ours(request.headers.get("origin", ""), request.headers.get("host", "")):
        return _page(
            "problem.html",
            403,
            problem=LinkError(
                "This button was not pressed on our own page.",
                "Open the link from your mail again and press the button there.",
            ),
        )
    token, moment = request.path_params["token"], now()
    browser = request.cookies.get(cookies.BROWSER) or sign_in.new_token()
    try:
        session = await run_in_threadpool(
            sign_in.start_session, _database(), token, browser=browser, now=moment
        )
        landing = await run_in_threadpool(
            sign_in.landing, _database(), token, browser=browser, now=moment
        )
        beside = await run_in_threadpool(
            sign_in.keep_beside, _database(), session, held(request.cookies), now=moment
        )
    except LinkError as problem:
        return _page("problem.html", LINK_FAILED, problem=problem)
    except DatabaseError as problem:
        return _page("problem.html", 503, problem=problem)
    light = await _wants_light(request)
    first = _first_light_page(landing) if light else _first_page(landing)
    response = RedirectResponse(first, status_code=303)
    put(response, cookies.SESSION, session)
    put(response, cookies.BROWSER, browser)
    put_others(response, beside, request.cookies)
    return response


def _first_page(landing: sign_in.Landing) -> str:
    """Where the button leads: to the one form that waits, to the list of several, or home.

    The page that comes then can say whether the browser kept its cookies.
    """
    match landing.forms:
        case ():
            return "/?from=link"
        case (form,):
            return f"/answer?form={form.invitation_id}&from=link"
        case _:
            return "/due?from=link" if landing.scope == "lead" else "/?from=link"


def _first_light_page(landing: sign_in.Landing) -> str:
    """The same in the light form."""
    one = f"/{landing.forms[0].invitation_id}" if len(landing.forms) == 1 else ""
    return f"/light{one}?from=link"


def _owner(landing: sign_in.Landing, browser: str) -> str:
    """Whose unsent answers this browser may keep when the button is pressed; empty on a new one."""
    return sign_in.owner_here(landing.person_id, sign_in.hashed(browser)) if browser else ""


async def _wants_light(request: Request) -> bool:
    """Whether the button leads to the light form: as chosen, or because data is to be saved.

    What is longer than a button of ours can send is not waited for.
    """
    chosen = [""]
    with contextlib.suppress(ValueError):
        if int(request.headers.get("content-length", "0")) <= LONGEST_CHOICE:
            chosen = parse_qs((await request.body()).decode("ascii")).get("form", [""])
    return chosen[-1] == "light" or (chosen[-1] != "full" and _saves_data(request))


def _saves_data(request: Request) -> bool:
    """Whether the browser asks to save data."""
    return request.headers.get("save-data", "").lower() == "on"


def held(found: Mapping[str, str]) -> tuple[str, ...]:
    """Every session's token that a browser brings, the one that acts first."""
    return (found.get(cookies.SESSION, ""), *cookies.others(found))


async def show_programs(request: Request) -> Response:
    """Say which other programs a lead has open on this browser, with a button for each."""
    found = request.cookies
    try:
        acting, beside = await run_in_threadpool(_programs, found)
    except DatabaseError as problem:
        return _page("problem.html", 503, problem=problem)
    if acting is None:
        return sign_in_page()
    return _page("programs.html", acting=acting, beside=beside)


def _programs(found: Mapping[str, str]) -> tuple[Session | None, list[sign_in.Held]]:
    token, *others = held(found)
    acting = sign_in.resume(_database(), token, now=now())
    if acting is None:
        return None, []
    return acting, sign_in.held_beside(_database(), acting, others, now=now())


async def switch_program(request: Request) -> Response:
    """Let the session of another program act; where this browser holds none, nothing changes."""
    token, *others = held(request.cookies)
    response = RedirectResponse("/", status_code=303)
    try:
        switched = await run_in_threadpool(
            sign_in.switch_program,
            _database(),
            token,
            others,
            request.path_params["program"],
            now=now(),
        )
    except DatabaseError as problem:
        return _page("problem.html", 503, problem=problem)
    if switched is not None:
        put(response, cookies.SESSION, switched.token)
        put_others(response, switched.others, request.cookies)
    return response


async def home(request: Request) -> Response:
    """Lead to the first page: it has no address of its own, and people type or keep this one."""
    del request
    return RedirectResponse("/", status_code=307)


async def here(request: Request) -> Response:
    """Nothing at all: a page asks whether its tab still reaches the server."""
    del request
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


async def step_script(request: Request) -> Response:
    """A script of our own: after a step is turned, the page begins at its top again."""
    del request
    return Response(
        STEP_SCRIPT,
        media_type="text/javascript",
        headers={"Cache-Control": "public, max-age=86400"},
    )


async def healthz(request: Request) -> Response:
    """Say ok when the database takes a row and gives it back, and only then.

    A clock that has stopped is told in the body: people can go on answering, so a load balancer
    must not take this server away. For who watches over it, ``/healthz?clock`` fails. Probes at
    the same moment share one: whoever sends many keeps nobody from saving an answer.
    """
    state = request.app.state
    probe: asyncio.Future[tuple[bool, str]] | None = getattr(state, "probe", None)
    if probe is None or probe.done():
        probe = state.probe = asyncio.ensure_future(run_in_threadpool(_probed))
    answers, of_clock = await asyncio.shield(probe)
    if not answers:
        return PlainTextResponse("the database does not answer", status_code=503)
    if of_clock:
        watched = "clock" in request.query_params
        return PlainTextResponse(
            of_clock if watched else f"ok\n{of_clock}", 503 if watched else 200
        )
    return PlainTextResponse("ok")


def _probed() -> tuple[bool, str]:
    """Whether the database answers, and what is wrong with the clock, empty where nothing is."""
    database, moment = _database(), now()
    if not database.answers():
        return False, ""
    try:
        found = clock_state(database, on=settings().clock, now=moment)
    except DatabaseError:
        return False, ""
    if found.standing == "stopped":
        return True, "the clock has stopped"
    return True, "a job of the clock fails" if found.fails(moment) else ""
