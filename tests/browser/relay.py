"""A network between a browser and a server that can lose what it carries, and come back."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(kw_only=True)
class Relay:
    """Carries connections to a port of this machine, until it is told to lose them."""

    port: int
    to: int
    """The server's port; another one is another server under the same address."""
    losing: bool = False
    """Whether what the browser sends is lost on the way."""
    _open: set[socket.socket] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection that is open."""
        for one in list(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def carry(self, browser: socket.socket) -> None:
        """Serve one connection."""
        try:
            server = socket.create_connection(("127.0.0.1", self.to))
        except OSError:  # no server
            browser.close()
            return
        self._open |= {browser, server}
        back = threading.Thread(target=self._pipe, args=(server, browser, False), daemon=True)
        back.start()
        self._pipe(browser, server, True)
        back.join()
        self._open -= {browser, server}
        browser.close()
        server.close()

    def _pipe(self, source: socket.socket, sink: socket.socket, sent: bool) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if not (sent and self.losing):
                    sink.sendall(data)
        for one in (source, sink):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextmanager
def relaying(to: int) -> Iterator[Relay]:
    """A relay to the server on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        relay = Relay(port=listening.getsockname()[1], to=to)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    browser, _ = listening.accept()
                    threading.Thread(target=relay.carry, args=(browser,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield relay
        relay.cut()
