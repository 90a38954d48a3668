"""A mailbox that is read over the network: a real server with TLS, which knows what we say to it.

It holds one mailbox for one user, in the words of IMAP4rev1 (RFC 3501) that the program uses.
"""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD, FOLDER = "survey", "pass word", "INBOX/Returned mail"


class Mailbox:
    """Mails with their flags, by number."""

    def __init__(self) -> None:
        self.mails: dict[int, bytes] = {}
        self.flags: dict[int, set[str]] = {}
        self.folder = FOLDER

    def add(self, content: str) -> None:
        """Put a mail in that nobody has read."""
        number = len(self.flags) + 1
        self.mails[number] = content.replace("\n", "\r\n").encode()
        self.flags[number] = set()


class _Talk(socketserver.StreamRequestHandler):
    """One connection."""

    server: "_Server"

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("* OK IMAP4rev1 ready")
        while line := self.rfile.readline():
            tag, _, said = line.decode().strip().partition(" ")
            if self._answer(tag, said):
                return

    def _answer(self, tag: str, said: str) -> bool:
        box = self.server.box
        upper = said.upper()
        if upper == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1")
        elif upper.startswith("LOGIN "):
            if said.split(" ", 1)[1] != f'{USER} "{PASSWORD}"':
                self.say(f"{tag} NO [AUTHENTICATIONFAILED] no")
                return False
        elif upper.startswith("SELECT "):
            if said.split(" ", 1)[1] != f'"{box.folder}"':
                self.say(f"{tag} NO there is no such mailbox")
                return False
            self.say(f"* {len(box.mails)} EXISTS")
        elif upper == "UID SEARCH UNSEEN":
            unseen = [str(one) for one in box.mails if "\\Seen" not in box.flags[one]]
            if unseen:  # some servers say nothing at all where there is none
                self.say(f"* SEARCH {' '.join(unseen)}")
        elif found := re.fullmatch(r"UID FETCH (\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", upper):
            number, most = int(found[1]), int(found[2])
            content = box.mails[number][:most]
            self.say(f"* {number} FETCH (UID {number} BODY[]<0> {{{len(content)}}}")
            self.wfile.write(content)
            self.say(")")
        elif found := re.fullmatch(r"UID STORE (\d+) \+FLAGS \((\\\w+)\)", said):
            box.flags[int(found[1])].add(found[2])
            self.say(f"* {found[1]} FETCH (FLAGS ({found[2]}) UID {found[1]})")
        elif upper == "EXPUNGE":
            for number in [one for one in box.mails if "\\Deleted" in box.flags[one]]:
                del box.mails[number]
        elif upper == "LOGOUT":
            self.say("* BYE")
        else:
            self.say(f"{tag} BAD what is that")
            return False
        self.say(f"{tag} OK done")
        return upper == "LOGOUT"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, box: Mailbox, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.box = box
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that does not trust the certificate hangs up."""


@contextmanager
def mailbox_server(box: Mailbox, certificate: Path, key: Path) -> Iterator[int]:
    """Serve a mailbox on loopback; the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = _Server(box, context)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
