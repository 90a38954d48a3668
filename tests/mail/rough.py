"""A mail server on loopback that says exactly what a test tells it to, and keeps what it heard."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Answer = str | Literal["hang up", "say nothing"]
CONTENT = "."
"""What stands for the mail itself, after DATA."""


@dataclass
class Rough:
    """A server's answers, verb by verb; what is not told is answered as by any server.

    Attributes
    ----------
    answers : dict
        Verb → its answers, one after the other, and then the usual one. The greeting is "".
    heard : list of str
        The lines that clients said, but for mails.
    mails : list of bytes
        The mails that were taken.
    """

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    extensions: Sequence[str] = ("8BITMIME", "SMTPUTF8")
    tls: ssl.SSLContext | None = None
    at_once: bool = False
    heard: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)
    connections: int = 0
    encrypted: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    port: int = 0

    def asked(self, verb: str, times: int) -> bool:
        """Whether clients have come so often to this point."""
        return self.verbs.count(verb) >= times

    def answer(self, verb: str) -> Answer:
        """What it says next to a verb."""
        self.verbs.append(verb)
        if waiting := self.answers.get(verb):
            return waiting.pop(0)
        match verb:
            case "":
                return "220 mail.example.org ESMTP"
            case "EHLO":
                lines = ["mail.example.org", *self.extensions]
                return "\r\n".join(f"250{' ' if one is lines[-1] else '-'}{one}" for one in lines)
            case "DATA":
                return "354 go on"
            case "QUIT":
                return "221 bye"
            case "STARTTLS":
                return "220 go on"
            case "AUTH":
                return "235 2.7.0 welcome"
            case _:
                return "250 2.0.0 ok"


class _Gone(Exception):
    """The connection is over."""


@contextmanager
def rough(server: Rough) -> Iterator[Rough]:
    """Let it listen on a free port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server.port = listener.getsockname()[1]
        over = threading.Event()

        def accept() -> None:
            while not over.is_set():
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                server.connections += 1
                threading.Thread(target=_serve, args=(server, connection, over)).start()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield server
        finally:
            over.set()
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
            thread.join()


def _serve(server: Rough, connection: socket.socket, over: threading.Event) -> None:
    try:
        if server.at_once and server.tls:
            connection = server.tls.wrap_socket(connection, server_side=True)
        lines = connection.makefile("rb")
        say = _teller(server, connection, over)
        say("")
        while line := lines.readline():
            told = line.decode("utf-8", "replace").rstrip()
            verb = told.split(" ")[0].upper()
            server.heard.append(told)
            if isinstance(connection, ssl.SSLSocket):
                server.encrypted.append(verb)
            answer = say(verb)
            if verb == "QUIT":
                return
            if verb == "STARTTLS" and answer.startswith("220") and server.tls:
                connection = server.tls.wrap_socket(connection, server_side=True)
                lines = connection.makefile("rb")
                say = _teller(server, connection, over)
            if verb == "DATA" and answer.startswith("354"):
                content = b"".join(iter(lines.readline, b".\r\n"))
                if say(CONTENT).startswith("250"):
                    server.mails.append(content)
    except (_Gone, OSError):
        pass
    finally:
        with suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
        connection.close()


def _teller(
    server: Rough, connection: socket.socket, over: threading.Event
) -> Callable[[str], str]:
    def say(verb: str) -> str:
        answer = server.answer(verb)
        if answer == "hang up":
            raise _Gone
        if answer == "say nothing":
            over.wait()
            raise _Gone
        connection.sendall(answer.encode() + b"\r\n")
        return answer

    return say


def certificate(folder: Path, *, names: str = "IP:127.0.0.1,DNS:localhost") -> ssl.SSLContext:
    """A server's own certificate, ``cert.pem`` in a folder, which signs itself."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=mail.example.org"),
            *("-addext", f"subjectAltName={names}", "-keyout", str(key), "-out", str(cert)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context
