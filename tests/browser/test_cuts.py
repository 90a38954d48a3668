"""A whole form over a connection that is cut at each of ten moments, in either form."""

from collections.abc import Callable

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, World, stored
from tests.browser.people import DRAWN, arrive, number, rate, saved, start
from tests.browser.relay import Relay

CORE = ("expectations", "preparation", "listening", "oversight", "work", "credit", "trust")
GIVEN = {
    **{f"core.{name}": 6.0 for name in (*CORE, "disagree")},
    "gave.overall": 6.0,
    "got.overall": 3.0,
    "fairness": 0.0,
    "meetings": 4.0,
    "talk": '["guidance"]',
}
"""What is answered, as the database holds it."""
Network = Callable[[World], Relay]


def honest(page: Page, world: World) -> None:
    """No more answers look saved than are in the database."""
    looks = saved(page).count()
    assert looks <= len(stored(world))


def cut(page: Page, world: World, relay: Relay) -> None:
    """The connection breaks, and the page finds it again."""
    relay.cut()
    honest(page, world)
    expect(page.locator("[data-test-connection-state='CONNECTED']")).to_have_count(1)
    page.wait_for_function(DRAWN)


def press_and_cut(page: Page, world: World, relay: Relay, name: str, to: Locator) -> None:
    """Press a button and lose the connection: it led on, or it is still there to be pressed."""
    button = page.get_by_role("button", name=name, exact=True)
    button.click()
    cut(page, world, relay)
    expect(to.or_(button).first).to_be_visible()
    if button.is_visible() and not to.is_visible():
        button.click()
    expect(to).to_be_visible()


def test_the_full_form_loses_nothing_and_nothing_looks_saved_that_is_not(
    chromium: Browser, make_world: Callable[..., World], network: Network
) -> None:
    world = make_world()
    relay = network(world)
    page = arrive(chromium, world.links["Chi Wu"].replace(world.url, relay.url), PHONE)
    start(page, "Ana Lee")
    cut(page, world, relay)  # before the first tap
    rate(page, "clear what", "6")
    relay.cut()  # right after a tap
    expect(saved(page)).to_have_count(1)
    cut(page, world, relay)  # once it is saved
    expect(page.get_by_role("radiogroup")).to_have_count(8)  # drawn anew, and nothing twice
    scales = page.get_by_role("radiogroup").all()
    for place, one in enumerate(scales[1:], start=2):
        one.get_by_role("radio", name="6", exact=True).click()
        if place in (3, 4, 6):
            relay.cut()  # with one on its way, and the next one tapped while it is gone
        expect(saved(page)).to_have_count(place)
    press_and_cut(page, world, relay, "Next", page.get_by_text("2 of 3"))
    cut(page, world, relay)  # on the next page
    for words, point in (("have you given", "6"), ("has Ana Lee given", "3"), ("getting", "0")):
        rate(page, words, point)
    number(page).press_sequentially("4")
    relay.cut()  # while a number is typed
    page.get_by_role("button", name="Guidance", exact=True).click()
    expect(saved(page)).to_have_count(5)
    honest(page, world)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    cut(page, world, relay)  # on the check
    assert stored(world) == GIVEN
    press_and_cut(page, world, relay, "Submit", page.get_by_role("heading", name="Thank you"))
    cut(page, world, relay)  # on the page of thanks
    page.reload()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert stored(world) == GIVEN
    page.context.close()


def test_the_light_form_loses_nothing_and_nothing_looks_saved_that_is_not(
    chromium: Browser, make_world: Callable[..., World], network: Network
) -> None:
    world = make_world()
    relay = network(world)
    page = chromium.new_context(viewport=PHONE).new_page()
    page.goto(world.links["Chi Wu"].replace(world.url, relay.url))
    relay.cut()  # on the page of the link
    page.get_by_role("button", name="Use the light form").click()
    expect(page.get_by_role("heading", level=1, name="Working together")).to_be_visible()
    relay.cut()  # before the first tap
    marks = page.locator("[id^='s-']").get_by_text("Saved", exact=True)

    def tap(item: str, value: str, count: int, *, breaks: bool = False) -> None:
        relay.losing = breaks
        page.locator(f'[name="a.{item}"][value="{value}"]').check()
        if breaks:
            page.wait_for_timeout(300)  # what was sent is lost by then
            assert marks.count() <= len(stored(world))
            relay.losing = False
            relay.cut()
        expect(marks).to_have_count(count)

    items = [name for name in GIVEN if name.startswith("core.")]
    for place, item in enumerate(items, start=1):
        tap(item, "6", place, breaks=place in (1, 4, 8))  # three answers that are lost on their way
        if place == 5:
            relay.cut()  # once it is saved
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1, name="Give and take")).to_be_visible()
    relay.cut()  # on the next page
    for place, (item, value) in enumerate(
        (("gave.overall", "6"), ("got.overall", "3"), ("fairness", "0")), start=1
    ):
        tap(item, value, place)
    page.locator("input.number").press_sequentially("4")
    relay.cut()  # while a number is typed
    tap("talk", "guidance", 5)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    relay.cut()  # on the check
    assert stored(world) == GIVEN
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    relay.cut()  # on the page of thanks
    page.reload()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert stored(world) == GIVEN
    page.context.close()
