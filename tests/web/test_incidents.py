"""What fails has a number that the person sees, and a place in the log that quotes nobody."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import sign_in
from mentorsurvey.sign_in.cookies import BROWSER, SESSION
from mentorsurvey.store import create
from mentorsurvey.web.headers import HEADERS
from tests.house import TOM, House, founded
from tests.web.server import Server, serving
from tests.web.tab import Tab, words

CANARY = "Canary Kestrel"
ADDRESS = "canary@kestrel.example"
ANSWER = "she shouts at me"
QUOTES = f"9999 {CANARY}, {ADDRESS}: {ANSWER}"
"""What stands where a time should: whoever reads it fails with a message that quotes it."""


def change(house: House, sql: str, *values: str) -> None:
    """Damage the database, as no verb of the program would."""
    with closing(sqlite3.connect(house.database.path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql, values)
        connection.commit()


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, House]]:
    """A server whose round closes at a time that is none."""
    house = founded(
        create(tmp_path_factory.mktemp("failing") / "house.db"),
        now=datetime.now(UTC) - timedelta(minutes=1),
    )
    change(house, "UPDATE round SET closes_at = ?", QUOTES)
    with serving(house.database.path) as running:
        yield running, house


def incident(text: str) -> str:
    """The number that a person reads."""
    number = re.search(r"this number: ([0-9a-f]{8})\.", " ".join(text.split()))
    if number is None:
        raise LookupError(text)
    return number[1]


def quotes_nobody(text: str, *others: str) -> bool:
    return not any(secret in text for secret in (CANARY, ADDRESS, ANSWER, *others))


def test_an_address_that_fails_tells_a_number_and_the_log_tells_where(
    failing: tuple[Server, House],
) -> None:
    server, house = failing
    token = house.token(TOM, round_id=None)
    reply = server.get(f"/r/{token}", User_Agent=CANARY, Referer=f"http://x/{ADDRESS}")
    assert (reply.status, reply.headers["Cache-Control"]) == (500, "no-store")
    assert {name: reply.headers[name] for name in HEADERS} == HEADERS
    assert "incident" in server.log.line_with(incident(reply.body))
    assert server.log.line_with("ValueError at")
    assert server.log.line_with("in from_text")
    assert quotes_nobody(reply.body, token)
    assert quotes_nobody("".join(server.log.lines), token)


def test_a_page_that_fails_does_so_too(failing: tuple[Server, House]) -> None:
    server, house = failing
    tokens = house.token(TOM, round_id=None), sign_in.new_token()
    session = sign_in.start_session(
        house.database, tokens[0], browser=tokens[1], now=datetime.now(UTC)
    )
    with Tab(server, f"{SESSION}={session}; {BROWSER}={tokens[1]}") as tab:
        said = words(tab.load())
        for each in (tab.id, session, *tokens):
            assert each not in "".join(server.log.lines)
    assert "incident" in server.log.line_with(incident(said))
    assert quotes_nobody(said)
    assert quotes_nobody("".join(server.log.lines))


def test_a_request_on_which_the_doors_own_look_fails_does_so_too(
    failing: tuple[Server, House],
) -> None:
    server, house = failing
    session = sign_in.start_session(
        house.database, house.token(TOM, round_id=None), browser="b", now=datetime.now(UTC)
    )
    change(house, "UPDATE session SET expires_at = ?", QUOTES)
    reply = server.get("/answer", Cookie=f"{SESSION}={session}")
    assert reply.status == 500
    assert "incident" in server.log.line_with(incident(reply.body))
    assert quotes_nobody(reply.body, session)
    assert quotes_nobody("".join(server.log.lines), session)


def test_what_the_database_library_says_is_kept(failing: tuple[Server, House]) -> None:
    server, house = failing
    token = house.token(TOM, round_id=None)
    change(house, "ALTER TABLE link RENAME TO elsewhere")
    for reply in (server.get(f"/r/{token}"), server.press(token)):
        assert reply.status == 500
        assert incident(reply.body) in server.log.line_with(incident(reply.body))
    assert server.log.line_with("sqlite3.OperationalError: no such table: ")
    assert quotes_nobody("".join(server.log.lines), token)


def test_a_served_instance_leaves_no_token_in_its_database(served: House, server: Server) -> None:
    token = served.token(TOM)
    cookies = server.press(token).cookies
    with Tab(server, server.sign_in(token)) as tab:
        tab.load()
    secrets = [token, *(morsel.value for morsel in cookies.values())]
    files = [*served.database.path.parent.glob("house.db*")]
    assert len(files) >= 2
    stored = b"".join(file.read_bytes() for file in files)
    assert sign_in.hashed(token).encode() in stored
    assert not [secret for secret in secrets if secret.encode() in stored]
