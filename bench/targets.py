"""What is measured: how each server is started and how its participants reach their page."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.servers import HOST, Cores, Server, free_port, serve

BARE = Path(__file__).parent / "bare"
SCALES = ("segmented", "radio")


@dataclass(frozen=True, kw_only=True)
class Visit:
    """How one participant reaches the questions.

    Attributes
    ----------
    path, query, cookie : str
        What the page is loaded with; see `bench.driver.Participant`.
    presses : tuple of str
        Words on the buttons that lead on from there, in their order.
    """

    path: str = "/"
    query: str = ""
    cookie: str = ""
    presses: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A running server and the participants who are expected.

    Attributes
    ----------
    stored : callable, optional
        Returns how many answers the server has kept, one for each item of each participant.
        Where it is given, a run whose answers were not all kept is refused.
    """

    server: Server
    visits: list[Visit]
    stored: Callable[[], int] | None = None


@dataclass(frozen=True, kw_only=True)
class Target:
    """A name for the tables, and how a fresh server for n participants is started and ended."""

    name: str
    serve: Callable[[int], AbstractContextManager[Stage]]


def default_target(scale: str, cores: Cores) -> Target:
    """Return the bare page under `streamlit run` with nothing changed but host and port."""

    @contextmanager
    def start(participants: int) -> Iterator[Stage]:
        port = free_port()
        command = ["-m", "streamlit", "run", str(BARE / "page.py"), "--server.headless=true"]
        command += [f"--server.address={HOST}", f"--server.port={port}"]
        with serve(command, port, core=cores.server) as server:
            yield Stage(server=server, visits=[Visit(query=f"scale={scale}")] * participants)

    return Target(name="default", serve=start)


def tuned_target(scale: str, cores: Cores) -> Target:
    """Return the same page with a fragment an item, no post-run collection and uvicorn."""

    @contextmanager
    def start(participants: int) -> Iterator[Stage]:
        port = free_port()
        command = ["-m", "bench.bare.tuned", f"--port={port}"]
        with serve(command, port, core=cores.server) as server:
            yield Stage(server=server, visits=[Visit(query=f"scale={scale}")] * participants)

    return Target(name="tuned", serve=start)
