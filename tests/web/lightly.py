"""Somebody without JavaScript: reads pages of the light form, fills them in and presses buttons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from urllib.parse import urlencode

from mentorsurvey import sign_in
from mentorsurvey.access import Actor
from mentorsurvey.sign_in.cookies import SESSION
from tests.house import House
from tests.web.server import Reply, Server
from tests.web.tab import cookie_value

Fields = list[tuple[str, str]]


@dataclass(kw_only=True)
class Parsed(HTMLParser):
    """A page: its words, and the fields of each of its forms as a browser would send them."""

    convert_charrefs: bool = True
    words: list[str] = field(default_factory=list)
    forms: dict[str, Fields] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)
    _action: str = ""
    _text: str = ""
    _select: str = ""
    _off: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name, value = found.get("name", ""), found.get("value", "")
        if tag == "form":
            self._action = found.get("action", "")
            self.forms[self._action] = []
        elif tag == "fieldset":
            self._off = "disabled" in found
        elif tag == "button":
            self.buttons.append(f"{name}={value}")
        elif tag == "textarea":
            self._text = name
            self._add(name, "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in found:
            self._add(self._select, value)
        elif tag == "input" and name:
            ticks = found.get("type") in ("radio", "checkbox")
            if not ticks or "checked" in found:
                self._add(name, value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._text = ""
        if tag == "fieldset":
            self._off = False

    def handle_data(self, data: str) -> None:
        if self._text:
            name, before = self.forms[self._action][-1]
            self.forms[self._action][-1] = (name, (before + data).removeprefix("\n"))
        self.words.append(data)

    def _add(self, name: str, value: str) -> None:
        if not self._off and self._action:
            self.forms[self._action].append((name, value))


def parsed(reply: Reply) -> Parsed:
    page = Parsed()
    page.feed(reply.body)
    return page


def words(reply: Reply) -> str:
    """What a person reads."""
    body = re.sub(r"(?s)<(style|script).*?</\1>", "", reply.body)
    page = Parsed()
    page.feed(body)
    return " ".join(" ".join(page.words).split())


@dataclass(kw_only=True)
class Reader:
    """A browser without a script, signed in by a personal link."""

    server: Server
    cookie: str

    def get(self, path: str) -> Reply:
        return self.server.get(path, Cookie=self.cookie)

    def post(self, path: str, fields: Fields, **headers: str) -> Reply:
        return self.server.request(
            "POST",
            path,
            urlencode(fields).encode(),
            Origin=self.server.origin,
            Cookie=self.cookie,
            Content_Type="application/x-www-form-urlencoded",
            **headers,
        )

    def follow(self, reply: Reply) -> Reply:
        assert reply.status == 303, words(reply)
        return self.get(reply.headers["Location"].partition("#")[0])

    def fill(self, page: Reply, changes: dict[str, object], go: str = "next") -> tuple[str, Fields]:
        """Where a step is sent and what, with some answers changed."""
        action, fields = next(
            (action, list(fields))
            for action, fields in parsed(page).forms.items()
            if any(name == "step" for name, _ in fields)
        )
        for name, value in changes.items():
            values = value if isinstance(value, list | tuple) else [value]
            fields = [one for one in fields if one[0] != name]
            fields += [(name, str(one)) for one in values]
        return action, [*fields, ("go", go)]

    def turn(self, page: Reply, changes: dict[str, object], go: str = "next") -> Reply:
        return self.post(*self.fill(page, changes, go))


def reader(server: Server, house: House, name: str) -> Reader:
    """That person on a new browser."""
    return Reader(server=server, cookie=server.sign_in(house.token(name)))


def actor_of(house: House, browser: Reader) -> Actor:
    """Whoever is signed in on that browser."""
    token = cookie_value(browser.cookie, SESSION)
    session = sign_in.resume(house.database, token, now=datetime.now(UTC))
    assert session is not None
    return session.actor
