"""`mentorsurvey doctor` signs in at the mail server, and says what to do where that fails."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey.access import clock
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, mail, mail_server
from mentorsurvey.store.mail import NewMail
from tests.cli.conftest import Run
from tests.house import NOW
from tests.mail.rough import Rough, rough


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rough]:
    with rough(Rough(extensions=("AUTH PLAIN",))) as running:
        address = f"smtp://app:secret-word@127.0.0.1:{running.port}"
        monkeypatch.setenv("MENTORSURVEY_SMTP", address)
        monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
        settings.cache_clear()
        yield running
        settings.cache_clear()


def about_mail(run: Run) -> list[str]:
    output = run("doctor").stdout
    assert "secret-word" not in output
    return [line for line in output.splitlines() if "Mail" in line]


def test_without_a_mail_server_it_says_that_none_is_sent(founded: Run) -> None:
    (line,) = about_mail(founded)
    assert line == "ok    Mail: none is sent, because MENTORSURVEY_SMTP names no server."


def test_a_server_that_takes_the_password_is_well(founded: Run, server: Rough) -> None:
    well, returns = about_mail(founded)
    assert well == f"ok    Mail server 127.0.0.1:{server.port}: takes the user and the password"
    assert "MENTORSURVEY_BOUNCES names no place" in returns
    assert "MAIL" not in [one.upper()[:4] for one in server.heard]


def test_a_wrong_password_is_told_with_what_to_do(founded: Run, server: Rough) -> None:
    server.answers["AUTH"] = ["535 5.7.8 no"] * 4
    line, _ = about_mail(founded)
    assert line.startswith("mend ")
    assert "takes no mail now (login 535)." in line
    assert line.endswith("It does not take the user and the password.")


def test_since_when_a_server_takes_nothing_is_told(founded: Run, server: Rough) -> None:
    with Database(settings().database).write() as tx:
        mail_server.failed(tx, "busy 421 4.3.2", next_try=NOW, now=NOW)
    _, line, _ = about_mail(founded)
    assert (
        "has taken no mail since 2026-10-05 09:00 UTC (busy 421 4.3.2). Waiting: 0 mails." in line
    )
    assert line.endswith("It takes no mail just now: wait, or ask the people who run it.")


def test_a_folder_that_is_no_maildir_is_told(
    founded: Run, server: Rough, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BOUNCES", f"maildir:{tmp_path}")
    settings.cache_clear()
    _, line = about_mail(founded)
    assert "is no Maildir" in line


def test_mail_that_it_holds_back_is_told(founded: Run, server: Rough) -> None:
    with Database(settings().database).write() as tx:
        lead = tx.rows("SELECT id, program_id FROM person")[0]
        new = NewMail(person_id=lead["id"], kind="digest", about="1", not_before=NOW)
        mail.add_all(tx, clock(lead["program_id"]), [new], now=NOW)
        (waiting,) = [one for one, _ in mail.due(tx, now=NOW)]
        mail.postpone(tx, [waiting], "refused", "554 5.7.1", until=NOW + timedelta(days=9999))
    _, line, _ = about_mail(founded)
    assert line.startswith("mend ")
    assert "held back 1 mail by its own rules. We try again." in line
