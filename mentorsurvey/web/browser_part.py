"""Streamlit's browser part as we send it: packed once, kept by browsers, with words from the start.

Streamlit sends its files as they are, 2.7 MB for a first page. Packed they are a quarter of that.
"""

import gzip
import html
import re
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from mentorsurvey.store.links import Session
from mentorsurvey.web import addresses, plain

SESSION = "mentorsurvey.session"
"""Where the door leaves the session of whoever asks for a page."""
UNDER = "/static/"
FOR_GOOD = "public, max-age=31536000, immutable"
"""The name of a file under `UNDER` has a hash of its content in it."""
FORM = re.compile(r"[0-9a-f-]{36}", re.ASCII)
PACKED = frozenset({".js", ".css", ".json", ".svg", ".ttf", ".otf", ".map"})

AHEAD = (
    "Html",
    "Button",
    "ButtonGroup",
    "Checkbox",
    "Progress",
    "useFormValidation",
    "TextArea",
    "TextInput",
    "NumberInput",
    "Radio",
    "BidiComponent",
)
"""What a form draws, by the first part of a file's name. One that is missing here comes later."""
IMPORTS = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")
"""A script of the same folder without which another one cannot begin."""


class BrowserPart:
    """ASGI middleware that answers for Streamlit's own files and for its page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer in Streamlit's place, or pass the request on."""
        answer = await self._answer(scope) if scope["type"] == "http" else None
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"]
        if scope["method"] not in ("GET", "HEAD"):
            return None
        if path.startswith(UNDER) and path in addresses.assets():
            return await run_in_threadpool(_file, path, "gzip" in _accepted(scope))
        session: Session | None = scope.get(SESSION)
        if session is not None and path in addresses.pages():
            content = page(session.program, light_of(scope, session))
            return HTMLResponse(content, headers={"Cache-Control": "no-cache"})
        return None


def _accepted(scope: Scope) -> set[str]:
    """The ways of packing that a browser takes."""
    return {
        way.partition(";")[0].strip()
        for way in Headers(scope=scope).get("accept-encoding", "").split(",")
        if not re.search(r";\s*q=0(\.0*)?\s*$", way)
    }


def _file(path: str, packs: bool) -> Response:
    content, way = _packed(path) if packs else (_as_is(path), "")
    headers = {"Cache-Control": FOR_GOOD, "Vary": "Accept-Encoding"}
    if way:
        headers["Content-Encoding"] = way
    return Response(content, media_type=guess_type(path)[0], headers=headers)


def _as_is(path: str) -> bytes:
    return (Path(file_util.get_static_dir()) / path[1:]).read_bytes()


@cache
def _packed(path: str) -> tuple[bytes, str]:
    """A file's bytes as they are sent, and how they are packed."""
    content = _as_is(path)
    if Path(path).suffix not in PACKED:
        return content, ""
    return gzip.compress(content, compresslevel=9, mtime=0), "gzip"


@cache
def _frame() -> tuple[str, str, str]:
    """Streamlit's page in three parts: before its title, up to its body, the rest."""
    whole = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    whole = re.sub(
        r"<!--.*?-->|<script>.*?</script>|<noscript>.*?</noscript>", "", whole, flags=re.S
    )
    before, _, after = whole.partition("<title>Streamlit</title>")
    head, _, body = after.partition('<div id="root"></div>')
    return before, head, body


def light_of(scope: Scope, session: Session) -> str:
    """Where the light form of a page is; nothing for a lead, who has none."""
    if session.actor.is_lead:
        return ""
    form = Request(scope).query_params.get("form", "")
    named = FORM.fullmatch(form) is not None
    match scope["path"].strip("/"):
        case "my_answers":
            return f"/light/my-answers?form={form}" if named else "/light/my-answers"
        case "reflection" if named:
            return f"/light/{form}/reflection"
    return f"/light/{form}" if named else "/light"


def page(program: str, light: str) -> str:
    """The page that loads the browser part, with a title, colors and words from the first byte."""
    before, head, body = _frame()
    words = plain.TEMPLATES.get_template("waiting.html").render(light=light)
    title = f"<title>{html.escape(program)}</title>"
    return f'{before}{title}{head}<div id="root">{words}</div>{body}'


@cache
def ahead() -> tuple[str, ...]:
    """Every file that a form needs, those that are needed first at the beginning."""
    before, head, _ = _frame()
    first = re.findall(r'(?:src|href)="\./(static/[^"]+)"', before + head)
    folder = Path(file_util.get_static_dir()) / "static" / "js"
    found = dict.fromkeys(f"/{name}" for name in first)
    for part in AHEAD:
        for file in sorted(folder.glob(f"{part}.*.js")):
            found |= dict.fromkeys(_with_imports(f"{UNDER}js/{file.name}"))
    icons = sorted((folder.parent / "media").glob("MaterialSymbols-Rounded.*.woff2"))
    found |= dict.fromkeys(f"{UNDER}media/{file.name}" for file in icons)
    return tuple(found)


async def show_ahead(_: Request) -> PlainTextResponse:
    """The files that a form needs, one in a line, for the page of a link to fetch ahead."""
    files = await run_in_threadpool(ahead)
    return PlainTextResponse("\n".join(files), headers={"Cache-Control": "no-cache"})


@cache
def _with_imports(path: str) -> tuple[str, ...]:
    """A script and all that it imports."""
    found: dict[str, None] = {}
    todo = [path]
    while todo:
        one = todo.pop()
        if one in found or one not in addresses.assets():
            continue
        found[one] = None
        text = _as_is(one).decode("utf-8", "replace")
        todo += [f"{UNDER}js/{name}" for name in IMPORTS.findall(text)]
    return tuple(found)
