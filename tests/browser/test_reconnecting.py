"""The connection breaks with an answer on its way: the page shows what is stored, and says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.store import Database
from tests.browser.conftest import PHONE, World, free_port, serving, stored
from tests.browser.people import arrive, rate, saved, scale, start, turn
from tests.browser.relay import Relay

LOST = "Not saved. The connection broke before this answer arrived."
PREPARED = "to my meetings"


@pytest.fixture
def another(server: tuple[str, Database]) -> Iterator[Callable[[], int]]:
    """Starts a second server on the same database: it has heard of no tab, as after a restart."""
    servers = []

    def begin() -> int:
        port = free_port()
        servers.append(serving(Path(server[1].path), port))
        servers[-1].__enter__()
        return port

    yield begin
    for one in servers:
        one.__exit__(None, None, None)


def come(chromium: Browser, world: World, relay: Relay) -> Page:
    page = arrive(chromium, world.links["Chi Wu"].replace(world.url, relay.url), PHONE)
    start(page, "Ana Lee")
    return page


def chosen(page: Page, words: str) -> list[str]:
    """The points of a scale that show as chosen."""
    return [one.inner_text() for one in scale(page, words).get_by_role("radio", checked=True).all()]


def tap_into_the_void(page: Page, relay: Relay, words: str, point: str) -> None:
    """A tap that the browser takes and the network loses, and the break after it."""
    before = saved(page).count()
    relay.losing = True
    scale(page, words).get_by_role("radio", name=point, exact=True).click()
    expect(scale(page, words).get_by_role("radio", name=point, exact=True)).to_be_checked()
    expect(page.get_by_text("Saving…").filter(visible=True)).to_be_visible()
    assert saved(page).count() <= before  # what was saved of this question is not this
    page.wait_for_timeout(300)  # what was sent is lost by then


def come_back(relay: Relay, to: int | None = None) -> None:
    relay.to = to or relay.to
    relay.losing = False
    relay.cut()


def test_where_the_server_lives_a_lost_tap_is_saved_after_all(
    chromium: Browser,
    make_world: Callable[..., World],
    network: Callable[[World], Relay],
) -> None:
    world = make_world()
    relay = network(world)
    page = come(chromium, world, relay)
    tap_into_the_void(page, relay, PREPARED, "5")
    assert stored(world) == {}
    come_back(relay)
    expect(saved(page)).to_have_count(1)
    assert stored(world) == {"core.preparation": 5}


def test_without_a_server_the_page_says_so_in_our_words_and_goes_on_when_it_is_back(
    chromium: Browser,
    make_world: Callable[..., World],
    network: Callable[[World], Relay],
) -> None:
    world = make_world()
    relay = network(world)
    page = come(chromium, world, relay)
    rate(page, "clear what", "3")
    there, relay.to = relay.to, free_port()
    relay.cut()
    expect(page.locator(".net")).to_contain_text("You are offline.", timeout=5_000)
    expect(page.locator("[data-test-connection-state='CONNECTED']")).to_have_count(0)
    page.wait_for_timeout(4_000)  # Streamlit takes that long to say it in its own words
    expect(page.get_by_text("Streamlit").filter(visible=True)).to_have_count(0)
    relay.to = there
    expect(page.locator(".net")).to_be_hidden()
    rate(page, PREPARED, "5")
    expect(saved(page)).to_have_count(2)


def test_after_a_restart_the_page_shows_what_is_stored_and_says_what_was_lost(
    chromium: Browser,
    make_world: Callable[..., World],
    network: Callable[[World], Relay],
    another: Callable[[], int],
) -> None:
    world = make_world()
    relay = network(world)
    page = come(chromium, world, relay)
    rate(page, "clear what", "3")
    rate(page, PREPARED, "2")
    expect(saved(page)).to_have_count(2)
    tap_into_the_void(page, relay, PREPARED, "5")  # changed
    scale(page, "found out").get_by_role("radio", name="6", exact=True).click()  # new
    page.wait_for_timeout(300)
    come_back(relay, another())
    expect(page.get_by_text(LOST)).to_have_count(2)
    assert (chosen(page, PREPARED), chosen(page, "found out")) == (["2"], [])
    assert chosen(page, "clear what") == ["3"]
    assert stored(world) == {"core.expectations": 3, "core.preparation": 2}
    rate(page, "found out", "6")
    expect(page.get_by_text(LOST)).to_have_count(1)
    assert stored(world)["core.listening"] == 6


def test_words_that_were_lost_on_their_way_are_sent_again(
    chromium: Browser,
    make_world: Callable[..., World],
    network: Callable[[World], Relay],
    another: Callable[[], int],
) -> None:
    world = make_world("completion")
    relay = network(world)
    page = come(chromium, world, relay)
    turn(page, "Next", "2 of 4")
    box = page.locator("textarea").first
    expect(box).to_be_visible()
    relay.losing = True
    box.fill("I learned to say no.")
    box.blur()
    expect(page.get_by_text("Not saved yet").filter(visible=True)).to_be_visible()
    expect(page.get_by_text("You are offline.")).to_be_visible(timeout=5_000)
    assert "I learned to say no." not in stored(world).values()
    come_back(relay, another())
    expect(saved(page)).to_have_count(1)
    expect(box).to_have_value("I learned to say no.")
    assert "I learned to say no." in stored(world).values()
