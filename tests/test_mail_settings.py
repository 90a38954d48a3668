"""Settings of mail: what they mean, and that a wrong one is told without the password."""

from pathlib import Path

import pytest

from mentorsurvey.errors import SettingsError
from mentorsurvey.settings import Mail, MailServer, read

SECRET = "s3cret/word"
FROM = {"MENTORSURVEY_MAIL_FROM": "Survey <survey@example.org>"}


def mail(**said: str) -> Mail:
    return read({**FROM, **{f"MENTORSURVEY_{name}": value for name, value in said.items()}}).mail


def test_without_a_server_no_mail_is_sent() -> None:
    assert read({}).mail == Mail()


def test_a_server_is_named_by_one_address() -> None:
    found = mail(SMTP="smtp://anna%40example.org@mail.example.org", SMTP_PASSWORD=SECRET)
    assert found.server == MailServer(
        host="mail.example.org", port=587, user="anna@example.org", password=SECRET, tls="first"
    )
    assert found.domain == "example.org"


def test_a_connection_can_begin_encrypted() -> None:
    found = mail(SMTP="smtps://mail.example.org").server
    assert found is not None
    assert (found.tls, found.port) == ("at once", 465)


def test_only_a_server_on_this_machine_is_spoken_to_in_the_clear_unasked() -> None:
    here, there = mail(SMTP="smtp://127.0.0.1:25").server, mail(SMTP="smtp://mail:25?tls=no").server
    asked = mail(SMTP="smtp://localhost:25?tls=yes").server
    assert here is not None
    assert there is not None
    assert asked is not None
    assert (here.tls, there.tls, asked.tls) == ("none", "none", "first")


def test_mail_comes_back_to_a_folder_or_a_mailbox() -> None:
    assert mail(BOUNCES="maildir:/var/mail/back").returns == Path("/var/mail/back")
    box = mail(BOUNCES="imaps://back@mail.example.org/Returned", BOUNCES_PASSWORD=SECRET).returns
    assert box == MailServer(
        host="mail.example.org",
        port=993,
        user="back",
        password=SECRET,
        tls="at once",
        folder="Returned",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP", f"http://anna:{SECRET}@mail.example.org"),
        ("SMTP", f"smtp://anna:{SECRET}@"),
        ("SMTP", f"smtp://anna:{SECRET}@mail.example.org:many"),
        ("SMTP", f"smtp://anna:{SECRET}@mail.example.org?tls=maybe"),
        ("SMTP", f"smtp://anna:{SECRET}@mail.example.org?tls=no"),
        ("SMTP", f"smtp://anna:{SECRET}@mail.example.org?ca=/not/there.pem"),
        ("BOUNCES", f"imap://anna:{SECRET}@mail.example.org"),
        ("BOUNCES", "maildir:returned"),
        ("MAIL_HOURS", "0"),
        ("MAIL_HOURS", "many"),
        ("MAIL_RATE", "-1"),
    ],
)
def test_a_wrong_one_is_told_and_its_password_is_not(name: str, value: str) -> None:
    value = value.replace("s3cret/word", "s3cret%2Fword")
    with pytest.raises(SettingsError) as told:
        mail(**{name: value})
    assert told.value.where == f"MENTORSURVEY_{name}"
    assert told.value.mend
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize("sender", ["", "survey", "survey@", "Jü <a@example.org>", "a\n@b.org"])
def test_mail_needs_an_address_that_it_comes_from(sender: str) -> None:
    with pytest.raises(SettingsError, match="MENTORSURVEY_MAIL_FROM"):
        mail(SMTP="smtp://mail.example.org", MAIL_FROM=sender)


def test_a_password_is_in_no_picture_of_the_settings() -> None:
    found = mail(SMTP="smtp://anna@mail.example.org", SMTP_PASSWORD=SECRET)
    assert SECRET not in repr(found)
