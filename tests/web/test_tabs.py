"""A tab belongs to the session that opened it, and is told nothing about the machine."""

import platform
import sys
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.metrics_util import Installation
from websockets.exceptions import ConnectionClosed

from mentorsurvey.settings import ROOT
from tests.house import LEAD, MIRA, TOM, UMA, House
from tests.web.server import Server
from tests.web.tab import Tab, words

PAGES = {TOM: ("", "answer", "reflection"), LEAD: ("", "people", "rounds", "quality", "attention")}


def test_a_tab_finds_its_state_again_after_a_break(server: Server, served: House) -> None:
    cookie = server.sign_in(served.token(TOM))
    with Tab(server, cookie) as tab:
        tab.load()
    with Tab(server, cookie, goes_on=tab.id) as again:
        again.load()
    assert again.id == tab.id


@pytest.mark.parametrize("open_still", [True, False], ids=["open", "closed"])
def test_knowing_a_tabs_number_attaches_nobody_else(
    server: Server, served: House, open_still: bool
) -> None:
    owner = server.sign_in(served.token(MIRA))
    with Tab(server, owner) as tab:
        tab.load()
        if not open_still:
            tab.socket.close()
        for other in (TOM, MIRA):  # another person; the same person in another browser
            with Tab(server, server.sign_in(served.token(other)), goes_on=tab.id) as thief:
                assert (UMA in words(thief.load())) == (other == MIRA)
            assert thief.id != tab.id
        if open_still:  # nobody has thrown the owner out
            assert UMA in words(tab.load())
    with Tab(server, owner, goes_on=tab.id) as back:
        back.load()
    assert back.id == tab.id


def test_a_tab_takes_the_person_who_signed_in_last_and_nothing_of_the_one_before(
    server: Server, served: House
) -> None:
    with Tab(server, server.sign_in(served.token(MIRA))) as tab:
        tab.load()
    with Tab(server, server.sign_in(served.token(TOM)), goes_on=tab.id) as next_one:
        assert UMA not in words(next_one.load())
    assert next_one.id != tab.id


@pytest.mark.parametrize("name", [TOM, LEAD])
def test_no_byte_that_a_browser_gets_tells_of_the_machine(
    server: Server, served: House, name: str
) -> None:
    scope = {"scope": "lead"} if name == LEAD else {}
    cookie = server.sign_in(served.token(name, **scope))
    machine = Installation.instance()
    telling = {
        str(ROOT),
        str(Path.home()),
        str(served.database.path.parent),
        sys.prefix,
        platform.node(),
        platform.release(),
        platform.python_version(),
        ".".join(map(str, sys.version_info)),
        machine.installation_id_v3,
        machine.installation_id_v4,
    }
    with Tab(server, cookie) as tab:
        for page in PAGES[name]:
            tab.load(page)
        for kind in BackMsg.DESCRIPTOR.fields_by_name:
            if kind.startswith(("load_git", "clear", "debug", "set_run", "backend")):
                ask(tab, kind)
        tab.load()
    told = [word for word in telling for data in tab.raw if word.encode() in data]
    assert not told
    begun = [ForwardMsg.FromString(data).new_session for data in tab.raw]
    assert any(one.initialize.environment_info.streamlit_version for one in begun)
    for one in begun:
        about = one.initialize
        blank = (
            one.name,
            one.main_script_path,
            about.user_info.installation_id,
            about.environment_info.python_version,
            about.environment_info.server_os,
        )
        assert not any(blank)


def ask(tab: Tab, kind: str) -> None:
    """Ask for something that the page's own browser part never asks for."""
    message = BackMsg()
    if kind == "backend_operation_request":
        message.backend_operation_request.session_id = tab.id
    else:
        setattr(message, kind, True)
    tab.say(message)


def test_a_browser_is_heard_when_it_asks_for_a_page_and_not_when_it_asks_for_the_machine(
    server: Server, served: House
) -> None:
    with Tab(server, server.sign_in(served.token(TOM))) as tab:
        tab.load()
        for kind in ("load_git_info", "clear_cache", "set_run_on_save"):
            ask(tab, kind)
        tab.say(BackMsg(app_heartbeat=True))
        heard = tab.hear_until("heartbeat_ack")
        told = {one.WhichOneof("type") for one in heard}
        assert told <= {"session_status_changed", "heartbeat_ack"}
        assert not any(one.session_status_changed.run_on_save for one in heard)


def test_what_is_no_message_ends_the_tab_and_nothing_else(server: Server, served: House) -> None:
    cookie = server.sign_in(served.token(TOM))
    with Tab(server, cookie) as other:
        with Tab(server, cookie) as tab:
            tab.socket.send(b"\xff" * 100)
            with pytest.raises(ConnectionClosed):
                tab.hear_until("script_finished")
        assert MIRA in words(other.load())
