"""Two taps where one is meant, in either form."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, World, stored
from tests.browser.people import arrive, number, rate, rate_all, saved, start
from tests.browser.test_light import come


def test_two_taps_turn_one_page_and_submit_once(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    rate_all(page, "6")
    page.get_by_role("button", name="Next", exact=True).dblclick()
    expect(page.get_by_text("2 of 3")).to_be_visible()
    page.wait_for_timeout(1_500)  # a second turn would have come by then
    expect(page.get_by_text("2 of 3")).to_be_visible()
    rate(page, "have you given", "6")
    number(page).fill("4")
    expect(saved(page)).to_have_count(2)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("Before you submit")).to_be_visible()
    page.get_by_role("button", name="Submit", exact=True).dblclick()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert len(stored(world)) == 10
    page.context.close()


def test_two_taps_in_the_light_form_turn_one_page_and_submit_once(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])
    page.locator('[name="a.core.trust"][value="6"]').check()
    page.get_by_role("button", name="Next").dblclick()
    expect(page.get_by_role("heading", level=1, name="Give and take")).to_be_visible()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", level=1, name="Before you submit")).to_be_visible()
    page.get_by_role("button", name="Submit").dblclick()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert stored(world) == {"core.trust": 6}
    page.context.close()
