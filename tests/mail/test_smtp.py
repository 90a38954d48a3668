"""One connection to a mail server: encrypted before anything is said, and what each reply means."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from mentorsurvey.mail.smtp import Post, Refused, ServerTrouble, Unsure
from mentorsurvey.settings import MailServer
from tests.mail.rough import CONTENT, Rough, certificate, rough

SENDER = "Mentoring <survey@example.org>"
TO = "mira@example.org"
MAIL = b"Subject: A form\r\nTo: mira@example.org\r\n\r\nHello\r\n.hidden\r\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def tls(folder: Path) -> ssl.SSLContext:
    return certificate(folder)


@pytest.fixture
def start() -> Iterator[Any]:
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(rough(Rough(**options)))


def post(server: Rough, **options: Any) -> Post:
    """A connection that waits for no answer longer than a fifth of a second."""
    said = {"host": "127.0.0.1", "port": server.port, "tls": "none"} | options
    most = said.pop("most", 100)
    return Post(MailServer(**said), SENDER, timeout=0.2, last_reply=0.2, most=most)


def send(connection: Post, to: str = TO) -> None:
    connection.offer(to)
    connection.give(MAIL)


def why(server: Rough, **options: Any) -> str:
    """Why this server takes nothing."""
    connection = post(server, **options)
    with pytest.raises(ServerTrouble) as trouble:
        send(connection)
    connection.close()
    assert server.mails == []
    return str(trouble.value)


def test_a_mail_arrives_as_it_was_written_and_the_password_of_nobody_is_asked(start: Any) -> None:
    server = start()
    connection = post(server)
    send(connection)
    connection.close()
    assert server.mails == [MAIL.replace(b"\r\n.hidden", b"\r\n..hidden")]
    assert "mail FROM:<survey@example.org>" in server.heard
    assert not [one for one in server.heard if one.startswith("AUTH")]


def test_many_mails_go_over_one_connection_up_to_a_limit(start: Any) -> None:
    server = start()
    connection = post(server, most=3)
    for _ in range(7):
        send(connection)
    connection.close()
    assert (len(server.mails), server.connections) == (7, 3)


@pytest.mark.parametrize("ends", ["421 4.4.2 so many and no more", "hang up"])
@pytest.mark.parametrize("verb", ["MAIL", "RCPT"])
def test_a_server_that_ends_a_connection_after_some_mails_gets_the_rest_over_another(
    start: Any, verb: str, ends: str
) -> None:
    server = start(answers={verb: ["250 ok", "250 ok", ends, "250 ok", ends]})
    connection = post(server)
    for _ in range(4):
        send(connection)
    connection.close()
    assert (len(server.mails), server.connections) == (4, 3)


def test_a_server_that_takes_nothing_over_a_new_connection_either_is_in_trouble(
    start: Any,
) -> None:
    server = start(answers={"RCPT": ["250 ok", "421 no", "421 no"]})
    connection = post(server)
    send(connection)
    with pytest.raises(ServerTrouble, match="busy"):
        connection.offer(TO)
    assert (len(server.mails), server.connections) == (1, 2)


def test_starttls_comes_before_the_password_and_the_mail(
    start: Any, tls: ssl.SSLContext, folder: Path
) -> None:
    server = start(tls=tls, extensions=("STARTTLS", "AUTH PLAIN LOGIN"))
    own = str(folder / "cert.pem")
    connection = post(server, tls="first", authority=own, user="app", password="secret-word")
    send(connection)
    connection.close()
    assert len(server.mails) == 1
    assert {"AUTH", "MAIL", "RCPT", "DATA"} <= set(server.encrypted)
    in_clear = server.heard[: len(server.heard) - len(server.encrypted)]
    assert [one.split(" ")[0] for one in in_clear] == ["ehlo", "STARTTLS"]


def test_a_connection_can_be_encrypted_from_its_first_byte(
    start: Any, tls: ssl.SSLContext, folder: Path
) -> None:
    server = start(tls=tls, at_once=True)
    connection = post(server, tls="at once", authority=str(folder / "cert.pem"))
    send(connection)
    connection.close()
    assert len(server.mails) == 1
    assert len(server.encrypted) == len(server.heard)


def test_nothing_is_said_in_clear_to_a_server_that_should_encrypt(start: Any) -> None:
    server = start()
    assert why(server, tls="first", user="app", password="secret-word") == "no tls"
    assert {one.split(" ")[0].upper() for one in server.heard} <= {"EHLO", "QUIT"}


def test_a_server_that_takes_starttls_back_gets_nothing(start: Any) -> None:
    server = start(extensions=("STARTTLS",), answers={"STARTTLS": ["454 4.7.0 not now"]})
    why(server, tls="first", user="app", password="secret-word")
    assert not [one for one in server.heard if one.startswith(("AUTH", "MAIL", "mail"))]


@pytest.mark.parametrize("at_once", [False, True])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    start: Any, tls: ssl.SSLContext, at_once: bool
) -> None:
    server = start(tls=tls, at_once=at_once, extensions=("STARTTLS",))
    assert why(server, tls="at once" if at_once else "first") == "certificate"


def test_a_certificate_for_another_name_is_not_trusted(start: Any, tmp_path: Path) -> None:
    other = certificate(tmp_path, names="DNS:other.example.org")
    server = start(tls=other, extensions=("STARTTLS",))
    assert why(server, tls="first", authority=str(tmp_path / "cert.pem")) == "certificate"


def test_a_wrong_password_is_the_servers_trouble_and_not_in_the_words(start: Any) -> None:
    server = start(
        extensions=("AUTH PLAIN",), answers={"AUTH": ["535 5.7.8 no, secret-word is wrong"] * 3}
    )
    said = why(server, user="app", password="secret-word")
    assert said.startswith("login")
    assert "secret-word" not in said


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"": ["421 4.3.2 closed for today"]}, "busy 421 4.3.2"),
        ({"": ["hang up"]}, "away"),
        ({"": ["say nothing"]}, "slow"),
        ({"": ["\x00\xff garbage"]}, "closed"),
        ({"MAIL": ["say nothing"]}, "slow"),
        ({"MAIL": ["550 5.7.1 not you"]}, "sender 550 5.7.1"),
        ({"MAIL": ["421 4.3.2 shutting down"]}, "busy 421 4.3.2"),
        ({"RCPT": ["hang up"]}, "closed"),
        ({"RCPT": ["421 4.7.0 too many"]}, "busy 421 4.7.0"),
        ({"RCPT": ["530 5.7.0 who are you"]}, "login 530 5.7.0"),
        ({"RCPT": ["x" * 9000]}, "busy 500"),
        ({"DATA": ["hang up"]}, "closed"),
        ({"DATA": ["421 4.3.0 no"]}, "busy 421 4.3.0"),
        ({CONTENT: ["hang up"]}, "closed"),
        ({CONTENT: ["421 4.3.0 no"]}, "busy 421 4.3.0"),
    ],
)
def test_a_server_in_trouble_is_nobodys_fault(
    start: Any, answers: dict[str, list[str]], expected: str
) -> None:
    assert why(start(answers=answers)) == expected


@pytest.mark.parametrize(
    ("verb", "said", "permanent", "about"),
    [
        ("RCPT", "550 5.1.1 no such user", True, "address"),
        ("RCPT", "550 no such user", True, "address"),
        ("RCPT", "450 4.2.0 come again later", False, "address"),
        ("RCPT", "552 5.2.2 mailbox full", True, "full"),
        ("RCPT", "452 4.2.2 mailbox full", False, "full"),
        ("RCPT", "554 5.7.1 blocked", True, "policy"),
        ("RCPT", "451 4.7.1 greylisted", False, "policy"),
        (CONTENT, "550 looks like spam", True, "policy"),
        (CONTENT, "451 try again", False, "policy"),
        ("DATA", "554 no valid recipients", True, "policy"),
    ],
)
def test_what_one_refusal_means(
    start: Any, verb: str, said: str, permanent: bool, about: str
) -> None:
    server = start(answers={verb: [said]})
    connection = post(server)
    with pytest.raises(Refused) as refused:
        send(connection)
    assert (refused.value.permanent, refused.value.about) == (permanent, about)
    assert not set(str(refused.value)) & set("abcdefghijklmnopqrstuvwxyz")
    send(connection)  # the next one goes over the same connection
    connection.close()
    assert (len(server.mails), server.connections) == (1, 1)


def test_whether_a_mail_was_taken_is_not_known_where_the_server_falls_silent(start: Any) -> None:
    server = start(answers={CONTENT: ["say nothing"]})
    connection = post(server)
    connection.offer(TO)
    with pytest.raises(Unsure):
        connection.give(MAIL)
    connection.close()


def test_an_address_in_another_script_goes_where_the_server_can_write_it(start: Any) -> None:
    server, narrow = start(), start(extensions=("8BITMIME",))
    connection = post(server)
    send(connection, "müller@bücher.example")
    connection.close()
    assert "rcpt TO:<müller@xn--bcher-kva.example>" in server.heard
    connection = post(narrow)
    with pytest.raises(Refused, match=r"5\.6\.7"):
        connection.offer("müller@bücher.example")
    connection.close()


def test_a_check_signs_in_and_sends_nothing(start: Any) -> None:
    server = start(extensions=("AUTH PLAIN",))
    post(server, user="app", password="secret-word").check()
    verbs = [one.split(" ")[0].upper() for one in server.heard]
    assert verbs == ["EHLO", "AUTH", "QUIT"]
    with pytest.raises(ServerTrouble, match="away"):
        post(Rough(port=1)).check()
