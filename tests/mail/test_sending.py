"""Handing over to a real mail server on loopback: each mail once, whatever the server does."""

import logging
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from mentorsurvey.access import clock
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.sending import deliver
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, mail_server
from tests.house import MIRA, NOW, TOM, House, address
from tests.mail.rough import CONTENT, Rough, rough

QUARTER = timedelta(minutes=15)


class Office:
    """A mail server that keeps what it takes, and does what a test says before."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.ids: list[str] = []
        self.replies: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.all: str = ""
        self.breaks = 0

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        if self.all:
            return self.all
        if waiting := self.replies.get(to):
            return waiting.pop(0)
        envelope.rcpt_tos.append(to)
        return "250 ok"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        found = re.search(rb"(?mi)^Message-ID: *\r?\n? *(\S+)", envelope.content or b"")
        self.ids.append(found.group(1).decode() if found else "")
        if self.breaks:
            self.breaks -= 1
            server.transport.abort()
            return "451 gone"
        self.got += envelope.rcpt_tos
        made = message_from_bytes(envelope.content or b"", policy=policy.default)
        self.links += re.findall(r"/r/([\w-]{20,})", str(made.get_body(("plain",))))
        return "250 ok"


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    office = Office()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setenv("MENTORSURVEY_SMTP", f"smtp://127.0.0.1:{port}")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    yield office
    controller.stop()
    settings.cache_clear()


def run(house: House, quarters: int = 40) -> int:
    """Fill and hand over each quarter of an hour; how many mails the server took."""
    taken = 0
    for step in range(quarters):
        fill(house.database, clock(house.program_id), now=NOW + step * QUARTER)
        taken += deliver(house.database, now=NOW + step * QUARTER)
    return taken


def test_everybody_is_invited_once(house: House, office: Office) -> None:
    assert run(house) == 5
    assert sorted(office.got) == sorted(set(office.got))
    assert run(house) == 0


def test_one_bad_address_stops_nobody_else(house: House, office: Office) -> None:
    office.replies[address(TOM)] = ["550 5.1.1 nobody"] * 9
    assert run(house) == 4
    assert address(TOM) not in office.got
    assert len(office.replies[address(TOM)]) == 8
    with house.database.read() as tx:
        assert [row["person_id"] for row in tx.rows("SELECT * FROM mail_trouble")] == [
            house.person_id(TOM)
        ]


def test_who_is_put_off_gets_it_later(house: House, office: Office) -> None:
    office.replies[address(MIRA)] = ["451 4.7.1 later"]
    assert run(house) == 5
    assert office.got.count(address(MIRA)) == 1


def test_a_mail_that_is_lost_on_the_way_is_sent_again(house: House, office: Office) -> None:
    office.breaks = 2
    assert run(house) == 5
    assert len(office.got) == 5


def test_who_has_answered_meanwhile_gets_none(house: House, office: Office) -> None:
    fill(house.database, clock(house.program_id), now=NOW)
    house.submit(house.actor(TOM), MIRA)
    assert run(house) == 4
    assert address(TOM) not in office.got


def rows(house: House) -> list[tuple[str, str]]:
    """State of each mail, and why."""
    with house.database.read() as tx:
        return [(row["state"], row["why"]) for row in tx.rows("SELECT * FROM outbox ORDER BY id")]


def put_in(house: House) -> None:
    """Everybody's invitation waits, and may go now."""
    fill(house.database, clock(house.program_id), now=NOW)
    with house.database.write() as tx:
        tx.run("UPDATE outbox SET next_try = made_at")


def test_a_mail_that_was_lost_keeps_its_id_so_that_a_mailbox_can_tell(
    house: House, office: Office
) -> None:
    put_in(house)
    office.breaks = 1
    deliver(house.database, now=NOW)
    deliver(house.database, now=NOW + timedelta(hours=1))
    assert (len(office.got), len(office.ids), len(set(office.ids))) == (5, 6, 5)


def test_a_server_that_is_down_for_a_week_costs_nobody_a_mail(
    house: House, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(house)
    there = os.environ["MENTORSURVEY_SMTP"]
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:1")
    settings.cache_clear()
    for hour in range(7 * 24):
        assert deliver(house.database, now=NOW + timedelta(hours=hour)) == 0
    with house.database.read() as tx:
        assert mail_server.state(tx).why == "away"
        assert (mail_server.state(tx).failing_since or NOW) < NOW + timedelta(minutes=1)
        assert {row["tries"] for row in tx.rows("SELECT tries FROM outbox")} == {0}
    monkeypatch.setenv("MENTORSURVEY_SMTP", there)
    settings.cache_clear()
    for hour in range(24):
        deliver(house.database, now=NOW + timedelta(days=7, hours=hour))
    assert Counter(office.got) == dict.fromkeys(office.got, 1)
    assert len(office.got) == 5
    with house.database.read() as tx:
        assert mail_server.state(tx).failing_since is None


def test_a_server_that_lets_nothing_through_is_asked_again_for_days_and_blames_nobody(
    house: House, office: Office
) -> None:
    put_in(house)
    office.all = "554 5.7.1 we do not know you"
    for hour in range(72):
        deliver(house.database, now=NOW + timedelta(hours=hour))
    assert {state for state, _ in rows(house)} == {"waiting"}
    with house.database.read() as tx:
        assert tx.rows("SELECT * FROM mail_trouble") == []
    office.all = ""
    for hour in range(72, 96):
        deliver(house.database, now=NOW + timedelta(hours=hour))
    assert sorted(office.got) == sorted(set(office.got))
    assert set(rows(house)) == {("handed", "")}


def test_a_mail_that_is_never_let_through_is_given_up_after_four_days(
    house: House, office: Office
) -> None:
    put_in(house)
    office.all = "554 5.7.1 we do not know you"
    for hour in range(0, 24 * 7, 4):
        deliver(house.database, now=NOW + timedelta(hours=hour))
    assert set(rows(house)) == {("failed", "refused")}


def test_a_server_that_refuses_ten_in_a_row_is_left_alone_however_few_it_gets_at_once(
    house: House, office: Office
) -> None:
    put_in(house)
    office.all = "554 5.7.1 we do not know you"
    found = []
    for day in range(4):
        deliver(house.database, now=NOW + timedelta(days=day))
        with house.database.read() as tx:
            found.append(mail_server.state(tx).failures)
    assert found == [0, 1, 2, 3]  # all five, all five again, and then one each time
    office.all = ""
    deliver(house.database, now=NOW + timedelta(days=4))
    assert len(office.got) == 5
    office.all = "554 5.7.1 we do not know you"
    with house.database.write() as tx:
        assert mail_server.state(tx).failures == 0
        assert mail_server.refused(tx) == 1


def test_mail_rests_after_each_one_where_people_answer(house: House, office: Office) -> None:
    put_in(house)
    rests: list[float] = []
    assert deliver(house.database, now=NOW, rest=rests.append) == 5
    assert len(rests) == 5
    assert min(rests) > 0


def test_a_domain_gets_so_many_mails_a_minute_and_no_more(
    house: House, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_MAIL_RATE", "2")
    settings.cache_clear()
    put_in(house)
    taken = [deliver(house.database, now=NOW + timedelta(seconds=61 * n)) for n in range(4)]
    assert taken == [2, 2, 1, 0]


def test_two_processes_with_clocks_five_minutes_apart_send_each_mail_once(
    house: House, office: Office
) -> None:
    put_in(house)
    ahead = NOW + timedelta(minutes=5)
    with ThreadPoolExecutor(4) as pool:
        others = [Database(house.database.path) for _ in range(4)]
        moments = [NOW, ahead, NOW, ahead]
        taken = list(pool.map(lambda one, at: deliver(one, now=at), others, moments))
    assert sum(taken) == 5
    assert sorted(office.got) == sorted(set(office.got))
    assert set(rows(house)) == {("handed", "")}


def test_a_clock_that_jumps_back_sends_nothing_again(house: House, office: Office) -> None:
    put_in(house)
    assert deliver(house.database, now=NOW + timedelta(days=1)) == 5
    for hours in (0, 1, 30):
        fill(house.database, clock(house.program_id), now=NOW + timedelta(hours=hours))
        deliver(house.database, now=NOW + timedelta(hours=hours))
    assert len(office.got) == 5


SENDS = """\
import sys
from datetime import datetime
from pathlib import Path
from mentorsurvey.mail.sending import deliver
from mentorsurvey.store import Database
deliver(Database(Path(sys.argv[1])), now=datetime.fromisoformat(sys.argv[2]))
"""


def sending(house: House, now: datetime) -> subprocess.Popen[bytes]:
    arguments = [str(house.database.path), now.isoformat()]
    return subprocess.Popen([sys.executable, "-c", SENDS, *arguments])


@pytest.mark.parametrize("verb", ["RCPT", "DATA", CONTENT])
def test_a_process_that_is_killed_on_its_way_leaves_nothing_that_is_sent_twice(
    house: House, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    server = Rough()
    with rough(server):
        monkeypatch.setenv("MENTORSURVEY_SMTP", f"smtp://127.0.0.1:{server.port}")
        monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
        settings.cache_clear()
        put_in(house)
        server.answers[verb] = ["250 2.0.0 ok"] if verb == "RCPT" else []
        server.answers.setdefault(verb, []).append("say nothing")
        process = sending(house, NOW)
        while not server.asked(verb, 2 if verb == "RCPT" else 1):
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        before = len(server.mails)
        for hour in range(1, 9):
            deliver(house.database, now=NOW + timedelta(hours=hour))
        settings.cache_clear()
    states = Counter(rows(house))
    lost = 0 if verb == "RCPT" else 1
    assert states == {("handed", ""): 5 - lost} | ({("failed", "unsure"): 1} if lost else {})
    assert len(server.mails) == 5 - lost
    assert before == (1 if verb == "RCPT" else 0)


def test_no_token_stays_and_no_name_or_address_is_logged(
    house: House, office: Office, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    office.replies[address(TOM)] = ["550 5.1.1 <tom@example.org> Tom King is unknown"]
    office.replies[address(MIRA)] = ["451 4.7.1 Mira Olsen greylisted"]
    office.breaks = 1
    run(house)
    assert office.links
    copy = tmp_path / "copy.db"
    with sqlite3.connect(house.database.path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()
    held = copy.read_bytes()
    assert not [one for one in office.links if one.encode() in held]
    assert b"greylisted" not in held
    ours = [one.getMessage() for one in caplog.records if one.name != "mail.log"]
    said = "\n".join(ours).casefold()
    assert "mail server" in said
    for words in (*office.links, "example.org", TOM.casefold(), MIRA.casefold(), "greylisted"):
        assert words.casefold() not in said
