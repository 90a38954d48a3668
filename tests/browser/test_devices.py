"""A second device, a PIN, a new start and a shared computer, as a person meets them on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.sign_in.pins import DIGITS
from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive, rate, saved, start, turn

MENTOR, MENTEE = "Ana Lee", "Chi Wu"
PIN, WRONG = "402718", "1" * DIGITS
ELSEWHERE = "Already started elsewhere?"


@pytest.fixture
def world(make_world: Callable[..., World]) -> World:
    return make_world()


def begun(chromium: Browser, world: World, point: str) -> Page:
    """The mentee's own phone, on which one question is answered."""
    page = arrive(chromium, world.links[MENTEE], PHONE)
    start(page, MENTOR)
    rate(page, "clear what", point)
    expect(saved(page)).to_have_count(1)
    return page


def second(chromium: Browser, world: World) -> Page:
    """The same link in another browser: the form looks untouched."""
    page = arrive(chromium, world.links[MENTEE], PHONE)
    start(page, MENTOR)
    expect(page.get_by_text(ELSEWHERE)).to_be_visible()
    expect(page.get_by_role("radiogroup")).to_have_count(8)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    return page


def enter(page: Page, label: str, pin: str, button: str) -> None:
    field = page.get_by_label(label, exact=True)
    expect(field).to_be_editable()
    expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
    field.fill(pin)
    field.press("Enter")  # the button moves while the fold opens


def to_check(page: Page) -> None:
    turn(page, "Next", "2 of 3")
    turn(page, "Check", "Before you submit")


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_pin_that_was_chosen_on_the_first_phone_opens_the_answers_on_the_second(
    chromium: Browser, world: World
) -> None:
    phone = begun(chromium, world, "2")
    to_check(phone)
    phone.get_by_text("My PIN").click()
    enter(phone, "New PIN", PIN, "Save this PIN")
    expect(phone.get_by_text("Your PIN is saved.")).to_be_visible()
    assert fits(phone)

    other = second(chromium, world)
    other.get_by_text(ELSEWHERE).click()
    enter(other, "Your PIN", WRONG, "Open with my PIN")
    expect(other.get_by_text("This is not the right number.")).to_be_visible()
    assert fits(other)
    enter(other, "Your PIN", PIN, "Open with my PIN")
    expect(other.get_by_text("Your answers now show on this device too.")).to_be_visible()
    expect(other.get_by_role("radio", checked=True)).to_have_text(["2"])


def test_where_submitting_is_refused_one_can_start_again_after_a_warning(
    chromium: Browser, world: World
) -> None:
    phone = begun(chromium, world, "2")
    other = second(chromium, world)
    rate(other, "came prepared", "5")
    expect(saved(other)).to_have_count(1)
    to_check(other)
    turn(other, "Submit", "Some of this form was answered on another device.")
    again = other.get_by_role("button", name="Delete it and start again here")
    expect(other.get_by_label("Your PIN", exact=True)).to_be_visible()
    expect(again).to_be_disabled()
    other.get_by_text("Delete everything that was answered").click()
    expect(again).to_be_enabled()
    assert fits(other)
    again.click()
    expect(other.get_by_text("This form is empty now.")).to_be_visible()
    expect(other.get_by_role("radio", checked=True)).to_have_count(0)

    phone.reload()
    expect(phone.get_by_role("radiogroup")).to_have_count(8)
    expect(phone.get_by_role("radio", checked=True)).to_have_count(0)


def test_after_a_shared_computer_the_same_browser_shows_an_untouched_form(
    chromium: Browser, world: World
) -> None:
    page = begun(chromium, world, "2")
    tab = page.context.new_page()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="This is a shared computer").click()
    expect(page.get_by_role("heading", name="Open your personal link")).to_be_visible()
    tab.goto(world.links[MENTEE])
    tab.get_by_role("button").first.click()
    start(tab, MENTOR)
    expect(tab.get_by_role("radiogroup")).to_have_count(8)
    expect(tab.get_by_role("radio", checked=True)).to_have_count(0)
