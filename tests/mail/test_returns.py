"""Fetching what came back, out of a Maildir and out of a mailbox on a real server with TLS."""

import mailbox
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsurvey.errors import FileError
from mentorsurvey.mail.returns import read_returns
from mentorsurvey.settings import settings
from tests.house import NOW, TOM, House
from tests.mail.mailboxes import FOLDER, PASSWORD, USER, Mailbox, mailbox_server
from tests.mail.postbox import DAY, Postbox, invite, postbox
from tests.mail.test_bounces import (
    ADVERTISING,
    DELAYED,
    OUT_OF_OFFICE,
    POSTFIX,
    of_tom,
    troubles,
)

__all__ = ["postbox"]


def place(monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    monkeypatch.setenv("MENTORSURVEY_BOUNCES", at)
    settings.cache_clear()


@pytest.fixture
def sent(house: House, postbox: Postbox) -> House:
    invite(house, postbox)
    return house


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "returned"
    mailbox.Maildir(folder, create=True)
    place(monkeypatch, f"maildir:{folder}")
    return folder


def test_a_maildir_is_read_once_and_what_nobody_understands_is_left(
    sent: House, folder: Path
) -> None:
    box = mailbox.Maildir(folder)
    for text in (POSTFIX, DELAYED, OUT_OF_OFFICE, ADVERTISING):
        box.add(of_tom(sent, text).encode())
    assert read_returns(sent.database, now=NOW + DAY) == 1
    assert troubles(sent) == [(TOM, "unknown", "5.1.1")]
    assert len(box) == 0
    left = box.get_folder("unmatched")
    assert len(left) == 2
    assert read_returns(sent.database, now=NOW + DAY) == 0
    assert len(left) == 2


def test_a_mail_that_breaks_our_reading_keeps_no_other_from_being_read(
    sent: House, folder: Path
) -> None:
    box = mailbox.Maildir(folder)
    box.add(b"Content-Type: multipart/report; boundary=\n\n\xff\xfe--\n" * 99)
    box.add(b"")
    box.add(of_tom(sent, POSTFIX).encode())
    assert read_returns(sent.database, now=NOW + DAY) == 1


def test_a_folder_that_is_none_is_said(sent: House, tmp_path: Path, folder: Path) -> None:
    for name in ("new", "cur", "tmp"):
        (folder / name).rmdir()
    with pytest.raises(FileError, match="folder of returned mail") as told:
        read_returns(sent.database, now=NOW)
    assert told.value.where == "MENTORSURVEY_BOUNCES"
    assert str(tmp_path) not in str(told.value)


def test_nothing_is_read_where_no_place_is_set(sent: House) -> None:
    assert read_returns(sent.database, now=NOW) == 0


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of this machine, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
            *("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost"),
            *("-out", str(made[0]), "-keyout", str(made[1])),
        ],
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
    )
    return made


@pytest.fixture
def box(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Mailbox, int]]:
    box = Mailbox()
    with mailbox_server(box, *certificate) as port:
        monkeypatch.setenv("MENTORSURVEY_BOUNCES_PASSWORD", PASSWORD)
        name = FOLDER.replace(" ", "%20")
        place(monkeypatch, f"imaps://{USER}@localhost:{port}/{name}?ca={certificate[0]}")
        yield box, port
    settings.cache_clear()


def test_a_mailbox_is_read_once_and_what_nobody_understands_is_left(
    sent: House, box: tuple[Mailbox, int]
) -> None:
    mails, _ = box
    assert read_returns(sent.database, now=NOW) == 0
    for text in (POSTFIX, DELAYED, OUT_OF_OFFICE):
        mails.add(of_tom(sent, text))
    assert read_returns(sent.database, now=NOW + DAY) == 1
    assert troubles(sent) == [(TOM, "unknown", "5.1.1")]
    assert list(mails.mails) == [3]
    assert mails.flags[3] == {"\\Seen"}
    assert read_returns(sent.database, now=NOW + DAY) == 0


def test_a_mailbox_that_lets_nobody_in_is_said_without_the_password(
    sent: House, box: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BOUNCES_PASSWORD", "another")
    settings.cache_clear()
    with pytest.raises(FileError, match="cannot be read") as told:
        read_returns(sent.database, now=NOW)
    assert "another" not in str(told.value)


def test_a_server_that_nobody_vouches_for_gets_no_password(
    sent: House, box: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    mails, port = box
    mails.add(of_tom(sent, POSTFIX))
    place(monkeypatch, f"imaps://{USER}@localhost:{port}/INBOX")
    with pytest.raises(FileError):
        read_returns(sent.database, now=NOW)
    assert mails.flags[1] == set()


def test_a_folder_that_is_not_there_is_said(sent: House, box: tuple[Mailbox, int]) -> None:
    box[0].folder = "another"
    with pytest.raises(FileError):
        read_returns(sent.database, now=NOW)
