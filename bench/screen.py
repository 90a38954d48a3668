"""Reads the server's messages: the page as a browser would show it."""

from collections.abc import Iterator
from dataclasses import dataclass

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.widgets import Value, Widget, read_widget

ENDINGS = {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
"""How a chain of runs ends.

Stopping early for a rerun is followed by that rerun; a compile error by an event that tells it.
"""

TEXTS = ("heading", "text", "markdown", "alert")


@dataclass(frozen=True, kw_only=True)
class Node:
    """What stands at one place of the page and which run wrote it.

    `kind` is ``block`` for a container, else the element's type.
    """

    run: str
    fragment_id: str
    kind: str
    text: str = ""
    widget: Widget | None = None


class Screen:
    """One participant's page: its elements in order and what is entered in its widgets.

    Attributes
    ----------
    page_hash : str
        The page as the protocol names it, once the first run has begun.
    query : str or None
        The query string that the page itself has set, None where it has set none.
    values : dict
        What is entered, by widget id.
    fragments : frozenset of str
        The fragments of the last run; empty for the whole page.
    settled : bool
        Whether a run that began since `expect_run` has ended, and no other follows it.
    """

    def __init__(self) -> None:
        self.page_hash = ""
        self.query: str | None = None
        self.values: dict[str, Value] = {}
        self.settled = False
        self._begun = False
        self._run = ""
        self.fragments: frozenset[str] = frozenset()
        self._nodes: dict[tuple[int, ...], Node] = {}
        self._trouble = ""

    def expect_run(self) -> None:
        """Forget how the last run ended, since another is about to be asked for."""
        self.settled = False
        self._begun = False
        self._trouble = ""

    @property
    def widgets(self) -> list[Widget]:
        """The widgets in the order of the page."""
        return [node.widget for node in self._in_order() if node.widget]

    @property
    def texts(self) -> list[str]:
        """Headings, texts, markdown and alerts in the order of the page."""
        return [node.text for node in self._in_order() if node.kind in TEXTS]

    @property
    def trouble(self) -> str:
        """What went wrong, as the page tells it: an exception or a page that is not there."""
        shown = (node.text for node in self._in_order() if node.kind == "exception")
        return self._trouble or next(shown, "")

    def apply(self, message: ForwardMsg) -> None:
        """Change the page as one message says."""
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message)
            case "navigation":
                self.page_hash = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta":
                self._place(message)
            case "script_finished" if message.script_finished in ENDINGS:
                # Without a page it is a request that failed, and its exception follows.
                if self._begun and self.page_hash:
                    self._drop_stale()
                    self.settled = True
            case "page_not_found":
                self._trouble = "there is no such page"
            case "session_event" if message.session_event.HasField("script_compilation_exception"):
                error = message.session_event.script_compilation_exception
                self._trouble = f"{error.type}: {error.message}"
                self.settled = True

    def _begin(self, message: ForwardMsg) -> None:
        self._begun = True
        self._run = message.metadata.run.script_run_id
        self.fragments = frozenset(message.metadata.run.fragment_ids)
        self.page_hash = message.new_session.page_script_hash

    def _place(self, message: ForwardMsg) -> None:
        path = tuple(message.metadata.delta_path)
        delta = message.delta
        if delta.WhichOneof("type") == "add_block":
            # Children stay until the run ends: those that it does not write again are stale.
            self._nodes[path] = Node(run=self._run, fragment_id=delta.fragment_id, kind="block")
        elif delta.WhichOneof("type") == "new_element":
            replaced = self._nodes.get(path)
            if replaced and replaced.kind == "block":
                self._nodes = {at: n for at, n in self._nodes.items() if at[: len(path)] != path}
            kind = delta.new_element.WhichOneof("type") or ""
            widget = read_widget(delta.new_element, delta.fragment_id)
            if widget and (widget.set_by_page or widget.id not in self.values):
                self.values[widget.id] = widget.value
            self._nodes[path] = Node(
                run=self._run,
                fragment_id=delta.fragment_id,
                kind=kind,
                text=read_text(delta.new_element, kind),
                widget=widget,
            )
            if kind == "exception" and not self.page_hash:
                self.settled = True

    def _drop_stale(self) -> None:
        """Drop what the finished run answers for and did not write again.

        A full run answers for the whole page; a fragment's run for what the fragment wrote
        before, and for what stands in the containers that it wrote.
        """
        fragments = self.fragments
        rewritten = {
            path
            for path, node in self._nodes.items()
            if node.kind == "block" and node.fragment_id in fragments
        }

        def stale(path: tuple[int, ...], node: Node) -> bool:
            if node.run == self._run:
                return False
            if not fragments or node.fragment_id in fragments:
                return True
            return any(path[:depth] in rewritten for depth in range(1, len(path)))

        self._nodes = {path: node for path, node in self._nodes.items() if not stale(path, node)}
        shown = {widget.id for widget in self.widgets}
        self.values = {id_: value for id_, value in self.values.items() if id_ in shown}

    def _in_order(self) -> Iterator[Node]:
        return (self._nodes[path] for path in sorted(self._nodes))


def read_text(element: Element, kind: str) -> str:
    """Return what an element says in words, empty for all that says nothing in words."""
    if kind in TEXTS:
        return str(getattr(element, kind).body)
    if kind == "exception" and not element.exception.is_warning:
        return f"{element.exception.type}: {element.exception.message}".strip(": ")
    return ""
