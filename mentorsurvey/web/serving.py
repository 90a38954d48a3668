"""Starting the server: uvicorn, with Streamlit's settings as they are shipped."""

import errno
import logging
import runpy
import socket
import tomllib
from collections.abc import Callable
from urllib.parse import urlsplit

import uvicorn

from mentorsurvey.access import operator
from mentorsurvey.errors import ErasureError, SettingsError
from mentorsurvey.now import now
from mentorsurvey.program import erasing
from mentorsurvey.settings import ROOT, is_loopback, settings
from mentorsurvey.store import Database, open_database, programs
from mentorsurvey.web.connections import BACKLOG, Guarded, room

log = logging.getLogger("mentorsurvey")

CONFIG = ROOT / "mentorsurvey" / "ui" / ".streamlit" / "config.toml"
LOOPBACK = ("127.0.0.1", "::1")
PING = 30
"""Seconds between the signs of life on a websocket, and how long one may take to come back."""
GRACE = 3
"""Seconds that open connections have when the server ends."""
LARGEST_MESSAGE = 8_000_000
"""Bytes that a browser may send on a websocket at once: all that is written on one page."""


def url_of(host: str, port: int) -> str:
    """The address that a browser on this machine takes for a host and a port."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # not bound here
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def check_port(host: str, port: int) -> None:
    """Pass where this process can listen on a host and a port.

    Raises
    ------
    SettingsError
        Where the port is taken, or the host is not this machine's.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in found:
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
                probe.listen()
    except (socket.gaierror, UnicodeError) as unknown:
        raise SettingsError(
            "That host is not known.",
            "Use 127.0.0.1, or an address of this machine.",
            where="--host",
        ) from unknown
    except OSError as problem:
        raise _port_error(problem, host, port) from problem


def check_local(host: str) -> None:
    """Pass where nobody but this machine would reach what is served there.

    Raises
    ------
    SettingsError
        Where others would: a demonstration's links are printed, and open everything in it.
    """
    reached = urlsplit(settings().base_url).hostname or ""
    if not (is_loopback(host) and is_loopback(reached)):
        raise SettingsError(
            "A demonstration is served to this machine alone.",
            "Use --host 127.0.0.1, and no public MENTORSURVEY_BASE_URL.",
            where="--host",
        )


def prepare(host: str) -> Database:
    """The database that is to be served, migrated, with nobody in it who was erased.

    Raises
    ------
    SettingsError
        Where a demonstration would be reachable from elsewhere.
    DatabaseError
        Where there is no database, or it cannot be used.
    """
    database = open_database(settings().database)
    try:
        again = erasing.replay(database, operator(), now=now())
    except ErasureError as unfinished:  # nobody is back; only traces are in the files
        log.warning("%s", unfinished)
    else:
        if again:
            people = "1 person" if again == 1 else f"{again} people"
            log.warning(
                "A backup had brought %s back who had been erased. They are erased again.", people
            )
    with database.read() as tx:
        demo = any(program.demo for program in programs.every(tx))
    if demo:
        check_local(host)
    return database


def run(*, host: str, port: int, ready: Callable[[], None]) -> None:
    """Serve until interrupted; ``ready`` is called once, when the server listens.

    Uvicorn is given host and port, not a socket: it then sets TCP_NODELAY, without which each
    answer waits 40 ms. Paths hold tokens, so there is no access log.

    Raises
    ------
    SettingsError
        Where something outside overrides the settings that are shipped.
    """
    app = runpy.run_path(str(ROOT / "app.py"))["app"]
    check_options()
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=list(LOOPBACK),
        http=Guarded,
        limit_concurrency=room(),
        backlog=BACKLOG,
        ws="websockets-sansio",
        ws_ping_interval=PING,
        ws_ping_timeout=PING,
        ws_max_size=LARGEST_MESSAGE,
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=GRACE,
    )
    try:
        _Server(config, ready).run()
    except KeyboardInterrupt:  # raised again by uvicorn after its orderly end
        return


def check_options() -> None:
    """Pass where Streamlit's settings are those of ``ui/.streamlit/config.toml``.

    The file is found from the script, whatever the working folder, and wins over others. Those in
    the working folder and in the home folder add what it leaves out: so the agent API, which
    drives pages without a browser, is looked at as well.

    Raises
    ------
    SettingsError
        For the first setting that differs.
    """
    from streamlit import config

    shipped = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    expected: dict[str, object] = {"server.enableAgentApi": False}
    for section in ("browser", "client", "runner", "server"):
        expected.update({f"{section}.{name}": value for name, value in shipped[section].items()})
    for option, value in expected.items():
        if config.get_option(option) != value:
            origin = config.get_where_defined(option)
            raise SettingsError(
                f"It must be {value!r}, and is set otherwise by: {origin}.",
                "Remove that setting.",
                where=f"Streamlit's {option}",
            )


class _Server(uvicorn.Server):
    """Uvicorn's server, which says when it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()


def _port_error(problem: OSError, host: str, port: int) -> SettingsError:
    if problem.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8501
        return SettingsError(
            f"Another program listens on port {port} already.",
            f"End it, or choose another: --port {other}, or make run PORT={other}.",
            where="--port",
        )
    if problem.errno in (errno.EACCES, errno.EPERM):
        return SettingsError(
            f"This user may not listen on port {port}.",
            "Choose a port above 1023, and let a reverse proxy take 443.",
            where="--port",
        )
    return SettingsError(
        f"{host} is no address of this machine.", "Use 127.0.0.1 or 0.0.0.0.", where="--host"
    )
