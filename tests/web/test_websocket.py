"""The websocket behind every page takes connections from our own pages alone."""

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.web.server import Server

STREAM = "/_stcore/stream"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_another_sites_page_is_refused(server: Server, origin: str | None) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(
            f"ws://{server.host}{STREAM}",
            origin=None if origin is None else Origin(origin),
            proxy=None,
        ),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_our_own_page_is_let_in(server: Server) -> None:
    with connect(
        f"ws://{server.host}{STREAM}",
        origin=Origin(f"http://{server.host}"),
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
    ) as open_connection:
        assert open_connection.response is not None
        assert open_connection.response.status_code == 101
