"""A code by mail in the light form: allowed where one answered, asked for and entered elsewhere."""

import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey.responses import saying
from mentorsurvey.store import create
from tests.house import MIRA, TOM, House, founded
from tests.mail.postbox import Postbox, postbox
from tests.mail.postbox import words as mail_words
from tests.web.lightly import Reader, parsed, words
from tests.web.server import Server, serving

__all__ = ["postbox"]
PIN = "482913"


@pytest.fixture
def mailing(tmp_path: Path, postbox: Postbox) -> Iterator[tuple[Server, House]]:
    """A server that sends mail, and its program, in which Tom has begun and has a PIN."""
    database = create(tmp_path / "house.db")
    house = founded(database, now=datetime.now(UTC))
    smtp = os.environ["MENTORSURVEY_SMTP"]
    with serving(database.path, clock="off", smtp=smtp) as server:
        yield server, house


def posted(reader: Reader, page: str, action: str, **fields: str) -> str:
    """Press a button of a page that posts there; what the next page says."""
    sent = dict(parsed(reader.get(page)).forms[action])
    return words(reader.follow(reader.post(action, list({**sent, **fields}.items()))))


def test_a_code_opens_the_answers_on_another_device(
    mailing: tuple[Server, House], postbox: Postbox
) -> None:
    server, house = mailing
    home = Reader(server=server, cookie=server.sign_in(house.token(TOM)))
    form = house.form(house.actor(TOM), MIRA)
    at = f"/light/{form}"
    home.turn(home.get(at), {"a.core.trust": 3})
    assert saying.CODE_MAY not in words(home.get(f"{at}/check"))
    assert saying.PIN_SAVED in posted(home, f"{at}/check", "/light/own-pin", pin=PIN)
    said = posted(home, f"{at}/check", "/light/allow-code", may="yes")
    assert "A code by mail can take the place of your PIN." in said

    away = Reader(server=server, cookie=server.sign_in(house.token(TOM)))
    assert "Code from the mail" not in words(away.get(at))
    asked = away.follow(away.post("/light/code", list(parsed(away.get(at)).forms["/light/code"])))
    assert saying.CODE_ON_ITS_WAY in words(asked)
    code = arrived(postbox)
    sent = dict(parsed(asked).forms["/light/use-code"])
    wrong = away.post("/light/use-code", list({**sent, "pin": "000000"}.items()))
    assert wrong.status == 400
    assert "not the right number" in words(wrong)
    opened = away.follow(away.post("/light/use-code", list({**sent, "pin": code}.items())))
    assert saying.PIN_OPENED in words(opened)


def test_it_answers_the_same_where_nobody_allowed_it(
    mailing: tuple[Server, House], postbox: Postbox
) -> None:
    server, house = mailing
    away = Reader(server=server, cookie=server.sign_in(house.token(TOM)))
    at = f"/light/{house.form(house.actor(TOM), MIRA)}"
    assert saying.CODE_ON_ITS_WAY in posted(away, at, "/light/code")
    again = away.post("/light/code", [])
    assert again.status == 400
    assert "a moment ago" in words(again)
    time.sleep(0.5)  # a mail would have left by then
    assert postbox.got == []


def test_without_mail_nothing_of_it_is_there(server: Server, served: House) -> None:
    away = Reader(server=server, cookie=server.sign_in(served.token(TOM)))
    page = away.get(f"/light/{served.form(served.actor(TOM), MIRA)}")
    assert "/light/pin" in parsed(page).forms
    assert "/light/code" not in parsed(page).forms


def arrived(box: Postbox) -> str:
    """The code of the mail that comes."""
    deadline = time.monotonic() + 30
    while not box.got:
        assert time.monotonic() < deadline, "no mail came"
        time.sleep(0.05)
    found = re.search(r"\b\d{3} ?\d{3}\b", mail_words(box.got[-1]))
    assert found
    return found[0]
