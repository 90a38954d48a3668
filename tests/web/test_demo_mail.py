"""The mail of a demonstration can be read there, and on no other server is there such a page."""

import asyncio
import re
import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.requests import Request
from starlette.responses import Response

from mentorsurvey.mail.local_box import LocalBox
from mentorsurvey.settings import keeping_mail, settings
from mentorsurvey.web import demo_mail
from tests.house import House, founded
from tests.web.server import Reply, Server, process

DEMO = """\
import sys
from pathlib import Path
from mentorsurvey import simulate
from mentorsurvey.cli import demo, main
build, demo.DATABASE = simulate.build, Path(sys.argv[1])
simulate.build = lambda database, **others: build(database, pairs=6, rounds=1, **others)
main(["serve", "--demo", "--port", sys.argv[2]])
"""
HELLO = b"""\
To: a@demo.example
Subject: Hello
Date: Mon, 05 Oct 2026 09:00:00 +0000

Hello
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demonstration of a few people, built and served by its command."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-c", DEMO, str(path), port]
    with process(command, "their mail", path, address=f"127.0.0.1:{port}") as running:
        yield running


def mails(page: Reply) -> list[tuple[str, str]]:
    """The address and the subject of each mail in a list."""
    found = re.findall(r'<a href="(/demo/mail/[^"?]+)"><strong><bdi>(.*?)</bdi>', page.body)
    return [(unescape(at), unescape(subject)) for at, subject in found]


def test_it_lists_what_would_have_been_sent(demo: Server) -> None:
    page = demo.get("/demo/mail")
    subjects = {subject.partition(":")[0] for _, subject in mails(page)}
    assert page.status == 200
    assert len(mails(page)) > 8
    assert len(subjects) > 1
    assert page.headers["Cache-Control"] == "no-store"


def test_a_name_finds_the_mail_of_one_person(demo: Server) -> None:
    to = unescape(re.findall(r"To <bdi>(.*?)</bdi>", demo.get("/demo/mail").body)[0])
    page = demo.get(f"/demo/mail?find={quote(to.upper())}")
    rows = re.findall(r"<li>.*?</li>", page.body, re.DOTALL)
    assert 0 < len(rows) < len(mails(demo.get("/demo/mail")))
    assert all(to in unescape(row) for row in rows)
    page = demo.get("/demo/mail?find=nobody+at+all")
    assert mails(page) == []
    assert "No mail has this name or subject" in page.body


def test_an_invitation_shows_how_it_looks_and_its_link_opens(demo: Server) -> None:
    at = next(at for at, subject in mails(demo.get("/demo/mail")) if "form" in subject.lower())
    page = demo.get(at)
    frame = re.search(r'<iframe sandbox="([^"]*)"[^>]*srcdoc="([^"]*)"', page.body)
    assert frame
    assert "scripts" not in frame[1]
    assert "same-origin" not in frame[1]
    link = re.search(rf'href="{re.escape(demo.origin)}(/r/[\w-]+)"', unescape(frame[2]))
    assert link
    assert demo.get(link[1]).status == 200
    assert "Last day" in page.body
    assert "Message-ID: " in unescape(page.body)


def test_what_is_no_mail_is_told(demo: Server) -> None:
    for key in ("nothing", "..%2f..%2fdemo.tour.json", "..", "%00"):
        assert demo.get(f"/demo/mail/{key}").status in (400, 404)
    assert demo.get("/demo/mail?page=99").status == 200
    assert demo.request("POST", "/demo/mail", Origin=demo.origin).status == 405


def test_a_program_of_real_people_has_no_such_page(server: Server, served: House) -> None:
    for path in ("/demo/mail", "/demo/mail/1"):
        reply = server.get(path)
        assert (reply.status, "There is no page at this address" in reply.body) == (404, True)
        signed_in = server.get(path, Cookie=server.sign_in(served.token("Mira Olsen")))
        assert signed_in.status == 404
    assert demo_mail.routes() == []


@pytest.mark.parametrize("beside", [False, True])
def test_beside_one_real_person_nothing_can_be_read(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: bool
) -> None:
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(house.database.path))
    with keeping_mail(tmp_path / "mail"):
        LocalBox(tmp_path / "mail").give(HELLO)
        assert len(demo_mail.routes()) == 2
        with house.database.write() as tx:
            tx.run("UPDATE program SET demo = 1")
        assert ask().status_code == 200
        if beside:
            founded(house.database, name="Real", timezone="UTC", now=datetime.now(UTC))
        else:
            with house.database.write() as tx:
                tx.run("UPDATE program SET demo = 0")
        assert ask().status_code == 404
        assert b"Hello" not in bytes(ask().body)
    settings.cache_clear()


def ask() -> Response:
    """What the list answers, asked in a thread without the loop that tests in a browser leave."""
    scope = {"type": "http", "method": "GET", "query_string": b"", "headers": []}
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, demo_mail.show_all(Request(scope))).result()
