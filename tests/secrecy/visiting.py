"""One person at every page that they can ask for: each byte that their browser is sent.

The pages of the light form are in `tests.secrecy.reading`.

Two visits of the same world differ in two numbers that Streamlit draws for each tab and each run
of a page. They are replaced; everything else is compared as it came.
"""

from collections.abc import Iterator
from datetime import datetime

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from mentorsurvey import sign_in
from mentorsurvey.sign_in.cookies import SESSION
from tests.secrecy.hiding import Observer
from tests.secrecy.reading import read
from tests.secrecy.served import Stage
from tests.secrecy.worlds import OWN, STRANGE, World
from tests.web.tab import Tab

LEADS_PAGES = (
    "",
    "attention",
    "in_their_words",
    "rounds",
    "people",
    "quality",
    "program",
    "record",
    "relationship",
    "download",
)
STEPS = 9
"""More steps than a form has: beyond the last one the last is shown."""

Sent = dict[str, tuple[bytes, ...]]
"""What was asked for → the raw messages that came."""


def visit(
    stage: Stage, world: World, observer: Observer, now: datetime, *, folds: bool = False
) -> Sent:
    """Everything that this person is sent at this moment.

    With ``folds``, also what a lead's pages show for each cohort and round, and in each fold.
    """
    stage.show(world.database.path, now)
    cookie = _cookie(world, observer, now)
    found: Sent = {}
    with Tab(stage.server, cookie) as tab:
        for page, query in _addresses(world, observer):
            found[f"{page}?{query}"] = _heard(tab, page, query)
            if (
                folds
                and observer.kind == "lead"
                and query in ("", f"relationship={world.pairs[1]}")
            ):
                for what, state in _choices(tab):
                    found[f"{page}?{query} {what}"] = _heard(tab, page, query, state)
    return found | read(stage, world, observer, cookie)


def differing(first: Sent, second: Sent) -> list[str]:
    """What was sent otherwise, in words."""
    found = []
    for name in {**first, **second}:
        one, other = first.get(name, ()), second.get(name, ())
        if one != other:
            place = next((n for n, (a, b) in enumerate(zip(one, other)) if a != b), None)  # noqa: B905
            words = (_words(name, each[place or 0]) for each in (one, other) if each)
            found.append("\n--- or ---\n".join((name, *words)))
    return found


def check_alike(first: tuple[dict[str, str], Sent], second: tuple[dict[str, str], Sent]) -> None:
    """Pass where somebody is told the same by every call and sent the same by every page."""
    (calls, pages), (other_calls, other_pages) = first, second
    told = {name for name in {**calls, **other_calls} if calls.get(name) != other_calls.get(name)}
    assert told == set()
    assert differing(pages, other_pages) == []
    assert len(pages) > 2


def _words(name: str, message: bytes) -> str:
    return message.decode() if name.startswith("/") else str(ForwardMsg.FromString(message))


def _cookie(world: World, observer: Observer, now: datetime) -> str:
    scope = "lead" if observer.kind == "lead" else "participant"
    browser = STRANGE if observer.kind == "link" else OWN
    token = sign_in.start_session(
        world.database,
        world.link(observer.name, scope, now),
        browser=f"{browser} of {observer.name}",
        now=now,
    )
    return f"{SESSION}={token}"


def _addresses(world: World, observer: Observer) -> Iterator[tuple[str, str]]:
    """Pages and their queries: one's own forms in every way, and some that are not one's own."""
    if observer.kind == "lead":
        yield from ((page, "") for page in LEADS_PAGES)
        yield from (("relationship", f"relationship={pair}") for pair in world.pairs)
        yield from (
            ("in_their_words", f"round={number}")
            for number in range(1, len(world.script.rounds) + 1)
        )
    own = [key for key in world.invitations if world.script.owner(key) == observer.name]
    others = [key for key in world.invitations if world.script.partner(key) == observer.name]
    yield from (
        ("due", ""),
        ("my_answers", ""),
        ("my_mentors", ""),
        ("asked_for_you", ""),
        ("attention", ""),
    )
    yield from (("agreement", f"pair={pair}") for pair in world.pairs)
    for key in (*own, *others[:1]):
        query = f"form={world.invitations[key]}"
        pages = ("answer", "thanks", "reflection", "my_answers")
        yield from ((page, query) for page in pages)
    for key in [key for key in own if key not in world.said][-1:]:
        yield from (
            ("answer", f"form={world.invitations[key]}&step={step}") for step in range(1, STEPS + 1)
        )


def _heard(tab: Tab, page: str, query: str, state: WidgetState | None = None) -> tuple[bytes, ...]:
    start = len(tab.raw)
    states = WidgetStates(widgets=[state] if state else [])
    tab.say(
        BackMsg(rerun_script=ClientState(page_name=page, query_string=query, widget_states=states))
    )
    heard = [tab.hear()]
    while not _at_rest(heard):
        heard.append(tab.hear())
    runs = {one.metadata.run.script_run_id for one in heard} - {""}
    raw = tab.raw[start:]
    for number in (tab.id, *runs):
        raw = [one.replace(number.encode(), b"-" * len(number)) for one in raw]
    return tuple(raw)


def _at_rest(heard: list[ForwardMsg]) -> bool:
    """Whether the page has run to its end, with every run that it asked for itself."""
    if heard[-1].WhichOneof("type") != "session_status_changed":
        return False
    ends = [one.script_finished for one in heard if one.WhichOneof("type") == "script_finished"]
    return bool(ends) and ends[-1] != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _choices(tab: Tab) -> Iterator[tuple[str, WidgetState]]:
    """Every cohort and round that the page lets its reader choose, and every fold it opens."""
    for data in _last_run(tab):
        delta = ForwardMsg.FromString(data).delta
        box, fold = delta.new_element.selectbox, delta.add_block.expandable
        if box.label in ("Cohort", "Round"):
            for option in box.options:
                yield option, WidgetState(id=box.id, string_value=option)
        elif fold.id:
            yield fold.label, WidgetState(id=fold.id, bool_value=True)


def _last_run(tab: Tab) -> list[bytes]:
    begun = [
        n for n, one in enumerate(tab.raw) if ForwardMsg.FromString(one).HasField("new_session")
    ]
    return tab.raw[begun[-1] :]
