"""A server whose connections fail, except those within the machine, serves all it has to."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus

from mentorsurvey.store import Database
from tests.house import LEAD, MIRA, TOM, House
from tests.web.server import PATIENCE, ROOT, Server, process
from tests.web.tab import Tab, words

CUT_OFF = """\
import sys
def alone(event, args):
    if event in {"socket.connect", "socket.sendto"} and isinstance(args[1], tuple):
        host = args[1][0]
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = args[0]
    else:
        return
    if host not in {"127.0.0.1", "::1", "localhost", None, ""}:
        print("called out to", host, flush=True)
        raise OSError("no way out")
sys.addaudithook(alone)
"""
SERVE = """\
import socket
from mentorsurvey.cli import main
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
print(f"Here: http://127.0.0.1:{port}", flush=True)
main(["serve", "--port", str(port)])
"""
PAGES = ("", "people", "rounds", "quality", "attention", "relationship", "in_their_words")
CALL = "from streamlit import net_util; net_util.get_external_ip(); net_util.get_internal_ip()"


@pytest.fixture(scope="module")
def cut_off(served_database: Database) -> Iterator[Server]:
    command = [sys.executable, "-c", CUT_OFF + SERVE]
    with process(command, "Here: ", served_database.path) as running:
        running.log.line_with("Serving ")
        yield running


def test_a_call_would_be_noticed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CUT_OFF + CALL],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=PATIENCE,
    )
    assert done.stdout.count("called out to") >= 2


def test_nothing_calls_out(cut_off: Server, served: House) -> None:
    lead = cut_off.sign_in(served.token(LEAD, scope="lead"))
    with Tab(cut_off, lead) as tab:
        for page in PAGES:
            tab.load(page)
    with Tab(cut_off, cut_off.sign_in(served.token(TOM))) as tab:
        assert MIRA in words(tab.load())
        tab.load("answer")
    for host in ("evil.example", cut_off.host):
        for origin in ("http://evil.example", "http://192.0.2.1", ""):
            with (
                pytest.raises(InvalidStatus),
                Tab(cut_off, lead, host=host, origin=origin),
            ):
                pass
            headers = {"Host": host, "Cookie": lead, **({"Origin": origin} if origin else {})}
            for method in ("GET", "OPTIONS", "POST", "PUT"):
                for path in ("/", "/_stcore/health", "/_stcore/host-config"):
                    cut_off.request(method, path, **headers)
                cut_off.request(method, f"/_stcore/upload_file/{tab.id}/x", b"x", **headers)
    assert cut_off.get("/healthz").status == 200
    assert "called out" not in "".join(cut_off.log.lines)
