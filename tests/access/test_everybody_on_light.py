"""Everybody tries every address of the light form on every form: one's own alone is there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.routing import Route

from mentorsurvey.errors import NotAllowed
from mentorsurvey.sign_in.cookies import SESSION
from mentorsurvey.store import Database, create
from mentorsurvey.web.light.routes import ROUTES
from tests.access.everything import contents
from tests.access.test_everybody_on_pages import SIGN_IN, WHO, cookie
from tests.access.world import AFTER, PIN, World, made
from tests.secrecy.served import Stage, staged
from tests.web.server import Reply

ADDRESSES = [route for route in ROUTES if "{name}" not in route.path]
OF_A_FORM = [route for route in ADDRESSES if "{" in route.path]
TRIED: list[tuple[Route, dict[str, str]]] = [
    *((route, {}) for route in OF_A_FORM),
    *((route, {"Accept": "application/json"}) for route in OF_A_FORM if route.path.endswith("}")),
]
"""What is asked for, as a link or a button asks, and as our script does."""
KINDS = {"{form}": "form", "{pair}": "agreement"}
"""What stands in an address → of which kind it is."""
OWN = ("participant", "link holder")
"""Who owes the form that is called "own"; nobody else of them owes any of these."""
FIELDS = {
    "step": "core",
    "go": "next",
    "a.core.trust": "1",
    "was.core.trust": "",
    "seen": "{}",
    "sure": "yes",
    "topic.core.trust": "only_you",
    "happened": "yes",
    "words": "Meet twice in November.",
    "day": "2026-12-01",
    "read": "",
    "then": "reflection",
    "choice": "commit",
    "number": "1",
    "allowed": "yes",
    "status": "submitted",
    "key": "a1",
    "a.hours": "6",
    "was.hours": "",
    "pin": PIN,
    "ids": "019b0000-0000-7000-8000-000000000000",
}
"""What any of the buttons could send."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A world of one's own on a server, for whoever is signed in there."""

    stage: Stage
    world: World
    database: Database
    who: str
    token: str

    def ask(self, route: Route, form: str = "", **headers: str) -> Reply:
        """The address, with a form in it, as its link or its button asks for it."""
        path = route.path.replace("{form}", form).replace("{pair}", form)
        headers = {**headers, "Cookie": f"{SESSION}={self.token}", "Origin": self.origin}
        if "POST" in (route.methods or ()):
            body = urlencode({**FIELDS, "form": form}).encode()
            return self.stage.server.request("POST", path, body, **headers)
        return self.stage.server.get(path, **headers)

    @property
    def origin(self) -> str:
        return self.stage.server.origin

    def stored(self) -> str:
        with self.database.read() as tx:
            return contents(tx)

    def leaked(self, reply: Reply, asked: str = "") -> list[str]:
        """What this person must not be told, and is; the id that they brought may come back."""
        kept = self.world.hidden[self.who if self.who != "nobody" else "clock"]
        return sorted(one for one in kept if one in reply.body and one != asked)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made(create(Path(tmp_path_factory.mktemp("light")) / "light.db"))


@pytest.fixture(scope="module")
def stage(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with staged(tmp_path_factory.mktemp("served"), world.database.path, AFTER) as running:
        yield running


@pytest.fixture(params=WHO)
def opened(world: World, stage: Stage, tmp_path: Path, request: pytest.FixtureRequest) -> Opened:
    token = cookie(world, request.param)
    copy = tmp_path / "copy.db"
    with (
        closing(sqlite3.connect(world.database.path)) as there,
        closing(sqlite3.connect(copy)) as here,
    ):
        there.backup(here)
    stage.show(copy, AFTER)
    return Opened(stage=stage, world=world, database=Database(copy), who=request.param, token=token)


def kind_of(route: Route) -> str:
    """The kind of what an address names."""
    return next((kind for mark, kind in KINDS.items() if mark in route.path), "")


def test_of_forms_only_ones_own_is_there_and_nothing_else_is_told_or_changed(
    opened: Opened,
) -> None:
    wrong = []
    opened.ask(ADDRESSES[0])  # whoever comes first has it written down which rounds are over
    before = opened.stored()
    for route, data in TRIED:
        objects = opened.world.objects[kind_of(route)]
        missing = opened.ask(route, objects["not there"], **data)
        for name, form in (*objects.items(), ("no id", "x'--")):
            if name == "own" and opened.who in OWN:
                continue
            reply = opened.ask(route, form, **data)
            case = f"{sorted(route.methods or ())} {route.path} {name} {data}"
            if opened.who == "nobody":
                refused = SIGN_IN in reply.body or "You are signed out." in reply.body
            else:
                refused = reply.status == 403 and NotAllowed().what in reply.body
            if not refused or (reply.status, reply.body) != (missing.status, missing.body):
                wrong.append(f"{case}: {reply.status} {reply.body[:300]}")
            if opened.leaked(reply):
                wrong.append(f"{case}: shows {opened.leaked(reply)}")
        if (after := opened.stored()) != before:
            wrong.append(f"{route.path} {data}: something changed")
            before = after
    assert not wrong, "\n".join(wrong)


def test_what_is_ones_own_opens_and_names_nobody_who_is_kept_from_them(opened: Opened) -> None:
    routes = ADDRESSES if opened.who in OWN else [one for one in ADDRESSES if one not in OF_A_FORM]
    wrong = []
    for route in sorted(routes, key=lambda one: one.path.endswith("/sign-out")):
        own = opened.world.objects[kind_of(route)]["own"] if kind_of(route) else ""
        reply = opened.ask(route, own)
        # A PIN is chosen, a code allowed and answers given away where something was answered alone.
        where_answered = route.path.endswith(("/own-pin", "/allow-code", "/agree"))
        unanswered = where_answered and opened.who not in (*OWN, "nobody")
        if (reply.status == 403) != unanswered or reply.status >= 500:
            wrong.append(f"{route.path}: {reply.status}")
        if (SIGN_IN in reply.body) != (opened.who == "nobody"):
            wrong.append(f"{route.path}: signs in, or does not")
        if leaked := opened.leaked(reply, own):
            wrong.append(f"{route.path}: shows {leaked}")
    assert not wrong, "\n".join(wrong)
    page = opened.ask(ADDRESSES[0])
    assert SIGN_IN in page.body  # signing out was the last of them
