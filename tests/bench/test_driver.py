import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from bench.bare.items import ITEMS, MEETINGS, SCALE, TALK, TOPICS
from bench.driver import DriverError, Participant
from bench.servers import HOST, ServerError, free_port, serve

ODD_PAGE = """
import streamlit as st

@st.fragment
def part():
    if st.checkbox("More"):
        st.text_area("Why", "because", key="why")
    if st.button("All of it"):
        st.session_state.runs = st.session_state.get("runs", 0) + 1
        st.rerun()

def home():
    st.text(f"seen {st.session_state.get('runs', 0)} times by {st.context.cookies.get('who')}")
    part()
    if st.button("Fail"):
        raise LookupError("nothing there")

def other():
    st.text("long " * 5000)
    st.button("Again", type="primary")

st.navigation([st.Page(home), st.Page(other)]).run()
"""

T = TypeVar("T")


@pytest.fixture(scope="module")
def tuned():
    port = free_port()
    with serve(["-m", "bench.bare.tuned", f"--port={port}"], port) as server:
        yield server


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    page = tmp_path_factory.mktemp("odd") / "page.py"
    page.write_text(ODD_PAGE)
    port = free_port()
    command = ["-m", "streamlit", "run", str(page), "--server.headless=true"]
    command += [f"--server.address={HOST}", f"--server.port={port}"]
    with serve(command, port) as server:
        yield server


def visit(server, act: Callable[[Participant], Awaitable[T]], **how) -> T:
    async def go() -> T:
        async with Participant(server.url, **how) as person:
            return await act(person)

    return asyncio.run(go())


def test_a_participant_finds_the_thirteen_items_each_in_its_own_fragment(tuned):
    async def look(person):
        return person.widgets

    *scales, meetings, talk = visit(tuned, look)
    assert [widget.label for widget in scales] == list(ITEMS.values())
    assert {widget.kind for widget in scales} == {"button_group"}
    assert {widget.options for widget in scales} == {SCALE}
    assert (meetings.kind, meetings.label) == ("number_input", MEETINGS)
    assert (meetings.low, meetings.high) == (0, 99)
    assert (talk.kind, talk.label, talk.options) == ("button_group", TALK, TOPICS)
    widgets = [*scales, meetings, talk]
    assert len({widget.fragment_id for widget in widgets} - {""}) == len(widgets) == 13


@pytest.mark.parametrize("scale", ["segmented", "radio"])
def test_answers_reach_the_script_and_stay(tuned, scale):
    async def answer(person):
        elapsed = await person.answer(person.find("speak openly"), "4")
        first = person.texts
        await person.answer(person.find("speak openly"), "can't say")
        await person.answer(person.find("have the two of you met"), 3)
        after = person.texts
        await person.load()
        return elapsed, first, after, person.texts, len(person.widgets)

    elapsed, first, after, reloaded, count = visit(tuned, answer, query=f"scale={scale}&echo=1")
    assert elapsed > 0
    assert first == ["Check-in", "openness: 4"]
    assert after == ["Check-in", "openness: can't say", "meetings: 3"]
    assert reloaded == after
    assert count == 13


def test_a_choice_taken_back_is_gone(tuned):
    async def answer(person):
        await person.answer(person.find("speak openly"), "4")
        await person.answer(person.find("speak openly"), None)
        return person.texts

    assert visit(tuned, answer, query="echo=1") == ["Check-in"]


def test_two_participants_do_not_share_answers(tuned):
    async def both():
        async with (
            Participant(tuned.url, query="echo=1") as one,
            Participant(tuned.url, query="echo=1") as other,
        ):
            await one.answer(one.widgets[0], "1")
            await other.answer(other.widgets[0], "7")
            await one.load()
            return one.texts, other.texts

    assert asyncio.run(both()) == (
        ["Check-in", "expectations: 1"],
        ["Check-in", "expectations: 7"],
    )


@pytest.mark.parametrize("value", ["8", 4])
def test_what_is_no_option_is_not_sent(tuned, value):
    async def answer(person):
        await person.answer(person.widgets[0], value)

    with pytest.raises(ValueError, match="is no"):
        visit(tuned, answer)


def test_a_participant_who_is_not_there_does_nothing(tuned):
    with pytest.raises(DriverError, match="not connected"):
        asyncio.run(Participant(tuned.url).load())


def test_a_page_that_is_not_there_is_told(odd):
    with pytest.raises(DriverError, match="/nowhere: there is no such page"):
        visit(odd, Participant.load, path="/nowhere")


def test_a_large_element_that_is_not_sent_again_stays_on_the_page(odd):
    async def press(person):
        kept = list(person.kept.hashes)
        await person.click(person.find("Again"))
        await person.click(person.find("Again"))
        await person.click(person.find("Again"))
        await person.click(person.find("Again"))
        return kept, person.kept.hashes, person.texts

    kept, kept_after, texts = visit(odd, press, path="/other")
    assert len(kept) == 1
    assert kept_after == kept
    assert texts == [("long " * 5000).strip()]


def test_a_fragment_that_is_gone_does_not_answer(tuned):
    async def answer(person):
        await person.answer(replace(person.widgets[0], fragment_id="gone"), "1")

    with pytest.raises(DriverError, match=r"did not finish in 0\.5 s"):
        visit(tuned, answer, timeout=0.5)


def test_an_exception_on_the_page_is_raised_with_its_text(odd):
    async def press(person):
        await person.click(person.find("Fail"))

    with pytest.raises(DriverError, match="Fail: LookupError: nothing there"):
        visit(odd, press)


def test_widgets_come_and_go_with_their_fragment(odd):
    async def open_and_close(person):
        counts = [len(person.widgets)]
        await person.answer(person.find("More"), True)
        counts.append(len(person.widgets))
        why = person.value(person.find("Why"))
        await person.answer(person.find("More"), False)
        return [*counts, len(person.widgets)], why

    assert visit(odd, open_and_close) == ([3, 4, 3], "because")


def test_a_click_ends_with_the_rerun_that_it_asks_for(odd):
    async def press(person):
        await person.click(person.find("All of it"))
        await person.click(person.find("All of it"))
        return person.texts

    assert visit(odd, press, cookie="who=Ada") == ["seen 2 times by Ada"]


def test_a_server_that_does_not_start_tells_why():
    command = ["-c", "print('no room'); raise SystemExit(3)"]
    with pytest.raises(ServerError, match="ended with 3:\nno room"), serve(command, free_port()):
        pytest.fail("there is no server")


@pytest.mark.soak
def test_a_server_counts_what_it_uses(tuned):
    assert tuned.cpu_seconds() > 0
    assert tuned.memory() > 2**20
