"""Words and numbers in the form: saved while they are typed, and never shown as saved before."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive, number, saved, start, turn
from tests.browser.test_reconnecting import stored

UNSENT = "Object.keys(localStorage).some((key) => key.startsWith('light:'))"
WORDS = "I learned to say no."
TOUCH = {"has_touch": True, "is_mobile": True}


def come(chromium: Browser, world: World, step: str = "2 of 3") -> Page:
    page = arrive(chromium, world.links["Chi Wu"], PHONE, **TOUCH)
    start(page, "Ana Lee")
    turn(page, "Next", step)
    return page


def unsent(page: Page) -> Any:
    return page.get_by_text("Not saved yet").filter(visible=True)


def test_words_are_saved_after_a_pause_and_the_field_keeps_the_focus(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("completion")
    page = come(chromium, world, "2 of 4")
    box = page.locator("textarea").first
    box.press_sequentially(WORDS)
    expect(saved(page)).to_have_count(1)
    expect(box).to_be_focused()
    assert WORDS in stored(world).values()
    box.press_sequentially(" And yes.")
    page.goto(world.url)  # at once: what was typed last is on its way
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator("textarea").first).to_have_value(f"{WORDS} And yes.")
    assert f"{WORDS} And yes." in stored(world).values()
    page.locator("textarea").first.fill("x" * 4_001)
    expect(page.locator(".told").first).to_contain_text("Not saved. This text is too long.")
    expect(page.locator("textarea").first).to_have_value("x" * 4_001)
    page.locator("textarea").first.fill("")
    expect(page.locator(".told").first).to_be_empty()
    page.wait_for_function(f"() => !({UNSENT})")
    assert not stored(world)
    page.context.close()


def test_a_number_that_is_none_is_refused_in_words_and_stays_in_its_field(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world)
    number(page).fill("4.5")
    page.get_by_role("button", name="Check", exact=True).click()  # at once
    note = page.locator(".net")
    expect(note).to_contain_text("This is not a whole number. Choose a whole number from 0 to 60.")
    turn(page, "Back", "2 of 3")
    expect(number(page)).to_have_value("4.5")
    expect(number(page)).to_have_attribute("aria-invalid", "true")
    assert not stored(world)
    number(page).fill("61")
    expect(page.locator(".told")).to_contain_text("Choose a whole number from 0 to 60.")
    number(page).fill("12")
    expect(saved(page)).to_have_count(1)
    expect(page.locator(".told")).to_be_empty()
    assert stored(world) == {"meetings": 12}
    page.context.close()


def test_without_the_network_nothing_looks_saved_and_what_was_typed_outlives_a_reload(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world)

    def lost(route: Route) -> None:
        route.abort()

    page.route(re.compile("/light/|/here"), lost)
    number(page).fill("7")
    expect(unsent(page)).to_have_count(1)
    expect(page.locator(".net")).to_contain_text("You are offline.", timeout=5_000)
    expect(saved(page)).to_have_count(0)
    page.evaluate("delete Request.prototype.keepalive; navigator.sendBeacon = () => true")
    page.reload()
    expect(number(page)).to_have_value("7")
    assert not stored(world)
    page.unroute(re.compile("/light/|/here"))
    expect(saved(page)).to_have_count(1)
    expect(page.locator(".net")).to_be_hidden()
    assert stored(world) == {"meetings": 7}
    page.context.close()


def test_an_older_tab_shows_the_newer_answer_and_its_author_chooses(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world)
    other = page.context.new_page()
    other.goto(page.url)
    expect(number(other)).to_be_visible()
    number(page).fill("7")
    expect(saved(page)).to_have_count(1)
    number(other).fill("9")
    expect(other.locator(".told")).to_contain_text("A newer answer exists.")
    assert stored(world) == {"meetings": 7}
    other.get_by_role("button", name="Take the newer one").click()
    expect(number(other)).to_have_value("7")
    number(other).fill("9")
    expect(saved(other)).to_have_count(1)
    assert stored(world) == {"meetings": 9}
    page.context.close()


def test_an_answer_can_be_cleared(chromium: Browser, make_world: Callable[..., World]) -> None:
    world = make_world()
    page = come(chromium, world)
    group = page.get_by_role("radiogroup", name="have you given")
    group.get_by_role("radio", name="6", exact=True).click()
    expect(saved(page)).to_have_count(1)
    page.get_by_role("button", name="Clear this answer: How much have you given").click()
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    expect(saved(page)).to_have_count(0)
    assert not stored(world)
    page.context.close()
