"""A participant without a browser: one websocket that speaks Streamlit's protocol."""

import asyncio
import time
from http.cookies import SimpleCookie
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from bench.screen import Screen
from bench.widgets import Value, Widget, as_tuple

LARGEST_MESSAGE = 200 * 2**20


class DriverError(Exception):
    """What kept a participant from going on, in the server's or the page's own words."""


class Participant:
    """One browser tab on one page.

    Parameters
    ----------
    url : str
        The server, such as ``http://127.0.0.1:8501``.
    cookie : str
        The Cookie header of the handshake, empty for none.
    path : str
        The page's path; ``/`` is the default page.
    query : str
        The page's query string without the question mark.
    timeout : float
        Seconds that any one run may take.

    Examples
    --------
    >>> async with Participant(url, cookie="session=…", path="/answer", query="i=…") as person:
    ...     question = person.widgets[0]
    ...     seconds = await person.answer(question, question.options[3])
    """

    def __init__(
        self, url: str, *, cookie: str = "", path: str = "/", query: str = "", timeout: float = 30
    ) -> None:
        self.url = url.rstrip("/")
        self.screen = Screen()
        self._cookie = cookie
        self._path = path
        self._query = query
        self._timeout = timeout
        self.kept = KeptMessages()
        self._socket: ClientConnection | None = None

    @property
    def widgets(self) -> list[Widget]:
        """The widgets of the page as it stands, in its order."""
        return self.screen.widgets

    @property
    def texts(self) -> list[str]:
        """Headings, texts, markdown and alerts of the page as it stands, in its order."""
        return self.screen.texts

    def value(self, widget: Widget) -> Value:
        """Return what is entered in a widget."""
        return self.screen.values[widget.id]

    def find(self, label: str) -> Widget:
        """Return the first widget whose label contains these words.

        Raises
        ------
        DriverError
            Where the page has no such widget.
        """
        for widget in self.widgets:
            if label in widget.label:
                return widget
        raise DriverError(f"the page has no widget {label!r}")

    async def __aenter__(self) -> "Participant":
        """Connect and load the page."""
        address = urlsplit(self.url)
        scheme = "wss" if address.scheme == "https" else "ws"
        try:
            self._socket = await connect(
                f"{scheme}://{address.netloc}{address.path}/_stcore/stream",
                origin=Origin(self.url),
                subprotocols=[Subprotocol("streamlit"), Subprotocol(xsrf_token(self._cookie))],
                additional_headers={"Cookie": self._cookie} if self._cookie else None,
                max_size=LARGEST_MESSAGE,
                ping_interval=None,
                proxy=None,
            )
        except (OSError, WebSocketException) as error:
            raise DriverError(f"no connection to {self.url}: {error}") from error
        try:
            await self.load()
        except BaseException:
            await self._socket.close()
            raise
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the tab."""
        if self._socket:
            await self._socket.close()

    async def load(self) -> float:
        """Run the whole page and return the seconds until it had finished."""
        return await self._rerun(self._path)

    async def answer(self, widget: Widget, value: Value) -> float:
        """Enter a value and return the seconds until the run that it caused had finished.

        What `on_change` saves is saved by then. `value` is an option's text for radios and
        button groups (None takes a button group's choice back), a number, or a text.

        Raises
        ------
        ValueError
            Where the value is no option of the widget.
        DriverError
            Where the page shows an exception, or the server is silent or gone.
        """
        if widget.options:
            chosen = as_tuple(value)
            if not set(chosen) <= set(widget.options):
                raise ValueError(f"{value!r} is no option of {widget.label!r}")
            value = chosen if widget.kind == "button_group" else value
        self.screen.values[widget.id] = value
        return await self._rerun(widget.label, widget.fragment_id)

    async def click(self, button: Widget) -> float:
        """Press a button and return the seconds until the run that it caused had finished."""
        self.screen.values[button.id] = True
        return await self._rerun(button.label, button.fragment_id)

    async def _rerun(self, cause: str, fragment_id: str = "") -> float:
        if not self._socket:
            raise DriverError(f"{cause}: not connected")
        request = BackMsg(rerun_script=self._state(fragment_id))
        for widget in self.widgets:
            if widget.kind == "button":  # a press is told once
                self.screen.values[widget.id] = None
        self.screen.expect_run()
        begin = time.perf_counter()
        try:
            async with asyncio.timeout(self._timeout):
                await self._socket.send(request.SerializeToString())
                while not self.screen.settled:
                    data = await self._socket.recv(decode=False)
                    end = time.perf_counter()
                    self.screen.apply(self.kept.resolve(ForwardMsg.FromString(data)))
        except TimeoutError as error:
            problem = self.screen.trouble or "the server did not finish"
            raise DriverError(f"{cause}: {problem} in {self._timeout:g} s") from error
        except WebSocketException as error:
            raise DriverError(f"{cause}: the server closed the connection: {error}") from error
        self.kept.run_ended(self.screen.fragments)
        if self.screen.trouble:
            raise DriverError(f"{cause}: {self.screen.trouble}")
        return end - begin

    def _state(self, fragment_id: str) -> ClientState:
        """Return what a browser tells with each rerun: all widgets, the page and its cache."""
        state = ClientState(
            query_string=self._query if self.screen.query is None else self.screen.query,
            page_script_hash=self.screen.page_hash,
            page_name="" if self.screen.page_hash else self._path.strip("/"),
            fragment_id=fragment_id,
            cached_message_hashes=self.kept.hashes,
            context_info=ContextInfo(
                timezone="UTC", locale="en-US", url=self.url + self._path, color_scheme="light"
            ),
        )
        for widget in self.widgets:
            value = self.screen.values[widget.id]
            if widget.kind != "button" or value:
                state.widget_states.widgets.append(widget.state(value))
        return state


class KeptMessages:
    """The large messages that a browser keeps, so that the server need not send them twice.

    A message leaves when more than `LONGEST` runs that could have shown it did not.
    """

    LONGEST = 2

    def __init__(self) -> None:
        self._messages: dict[str, ForwardMsg] = {}
        self._last_seen: dict[str, int] = {}
        self._runs = 0

    @property
    def hashes(self) -> list[str]:
        """The hashes of what is kept."""
        return list(self._messages)

    def resolve(self, message: ForwardMsg) -> ForwardMsg:
        """Return the message itself, or the kept one where it only refers to it.

        Raises
        ------
        DriverError
            Where the server refers to a message that it was not told is kept.
        """
        if message.metadata.cacheable:
            self._messages[message.hash] = message
            self._last_seen[message.hash] = self._runs
        if message.WhichOneof("type") != "ref_hash":
            return message
        if message.ref_hash not in self._messages:
            raise DriverError("the server refers to a message that was not kept")
        self._last_seen[message.ref_hash] = self._runs
        resolved = ForwardMsg()
        resolved.CopyFrom(self._messages[message.ref_hash])
        resolved.metadata.CopyFrom(message.metadata)
        return resolved

    def run_ended(self, fragments: frozenset[str]) -> None:
        """Let go of what was not seen for longer than a browser keeps it."""
        self._runs += 1
        for key, message in list(self._messages.items()):
            could_show = not fragments or message.delta.fragment_id in fragments
            if could_show and self._runs - self._last_seen[key] > self.LONGEST:
                del self._messages[key], self._last_seen[key]


def xsrf_token(cookie: str) -> str:
    """Return the token that a browser sends beside the subprotocol."""
    token = SimpleCookie(cookie).get("_streamlit_xsrf")
    return token.value if token else "PLACEHOLDER_AUTH_TOKEN"
