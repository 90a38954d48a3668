"""A browser's tab by hand: one websocket, every byte that comes over it kept."""

from contextlib import ExitStack
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.web.server import PATIENCE, Server

STREAM = "/_stcore/stream"


class Tab:
    """An open websocket to a page. Leave the block to close it."""

    def __init__(self, server: Server, cookie: str = "", *, goes_on: str = "", **how: str) -> None:
        """Open it.

        Parameters
        ----------
        goes_on : str
            Streamlit's session that this tab asks to go on with.
        how : str
            ``origin``, ``host`` and ``path``, where they are not a browser's own.
        """
        self._server = server
        self.cookie = cookie
        self._goes_on = goes_on
        self._how = how
        self._open = ExitStack()
        self.raw: list[bytes] = []
        self.socket: ClientConnection

    def __enter__(self) -> "Tab":
        host = self._how.get("host", self._server.host)
        origin = self._how.get("origin", self._server.origin)
        words = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", self._goes_on]
        opening = connect(
            f"ws://{host}{self._how.get('path', STREAM)}",
            sock=self._server.connect(),
            origin=Origin(origin) if origin else None,
            subprotocols=[Subprotocol(word) for word in words if word],
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            open_timeout=PATIENCE,
            proxy=None,
        )
        self.socket = self._open.enter_context(opening)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def say(self, message: BackMsg) -> None:
        self.socket.send(message.SerializeToString())

    def hear(self) -> ForwardMsg:
        """The next message."""
        data = self.socket.recv(timeout=PATIENCE)
        if isinstance(data, str):
            raise TypeError("a page speaks in bytes")
        self.raw.append(data)
        return ForwardMsg.FromString(data)

    def load(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Run a page, and hear all that it says."""
        self.say(BackMsg(rerun_script=ClientState(page_name=page, query_string=query)))
        return self.hear_until("script_finished")

    def hear_until(self, kind: str) -> list[ForwardMsg]:
        """All messages up to the next one of that kind."""
        heard = [self.hear()]
        while heard[-1].WhichOneof("type") != kind:
            heard.append(self.hear())
        return heard

    @property
    def id(self) -> str:
        """Streamlit's session behind this tab, as it was told."""
        told = [ForwardMsg.FromString(data) for data in self.raw]
        return next(
            one.new_session.initialize.session_id for one in told if one.HasField("new_session")
        )


def words(heard: list[ForwardMsg]) -> str:
    """All that the messages hold, as text."""
    return "\n".join(str(one) for one in heard)


def cookie_value(cookie: str, name: str) -> str:
    """One value of a ``Cookie`` header."""
    return SimpleCookie(cookie)[name].value
