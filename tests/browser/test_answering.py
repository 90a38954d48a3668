import re
from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK, PHONE, World
from tests.browser.people import (
    SAVED,
    answer_checkin,
    arrive,
    rate,
    rate_all,
    scale,
    start,
    turn,
)

PHONE_OPTIONS = {"has_touch": True, "is_mobile": True}


def test_a_pair_answers_by_its_links_and_the_lead_sees_the_relationship(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    mentor = arrive(chromium, world.links["Ana Lee"], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentor, "Chi Wu", "6")
    expect(mentor.get_by_text("Nothing is shown to Chi Wu")).to_be_visible()

    mentee = arrive(chromium, world.links["Chi Wu"], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentee, "Ana Lee", "3")
    mentee.get_by_role("button", name="Read the reflection").click()
    expect(mentee.get_by_text("Ana Lee sees it higher").first).to_be_visible()

    mentor.goto(world.url)
    mentor.get_by_role("button", name="Round 1: with Chi Wu").click()
    expect(mentor.get_by_text("Chi Wu sees it lower").first).to_be_visible()

    lead = arrive(chromium, world.lead, DESK)
    lead.get_by_role("link", name="Relationship").click()
    lead.get_by_role("combobox").click()
    lead.get_by_role("option", name="Chi Wu with Ana Lee").click()
    expect(lead.get_by_role("heading", name="Chi Wu with Ana Lee")).to_be_visible()
    expect(lead.locator(".js-plotly-plot").first).to_be_visible()
    expect(lead.get_by_text("Round 1: mentor 83, mentee 33, health 58")).to_be_visible()


def test_the_token_is_in_no_address_after_the_link(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    token = world.links["Ana Lee"].rsplit("/", 1)[1]
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    seen: list[str] = []
    page.goto(world.links["Ana Lee"])
    page.on("request", lambda request: seen.extend([request.url, str(request.headers)]))
    page.get_by_role("button").click()
    page.wait_for_selector("h1:has-text('What is due')")
    start(page, "Chi Wu")
    posts = [entry for entry in seen if token in entry]
    assert posts == [world.links["Ana Lee"]]  # the button's own POST, and nothing after it


def test_half_of_a_form_on_a_phone_and_the_rest_on_another_browser(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    phone = arrive(chromium, world.links["Chi Wu"], PHONE, **PHONE_OPTIONS)
    start(phone, "Ana Lee")
    rate(phone, "clear about what we expect", "2")
    expect(phone.get_by_text(SAVED)).to_have_count(1)

    clinic = arrive(chromium, world.links["Chi Wu"], DESK)
    expect(clinic.get_by_text("1 of 10 answered")).to_be_visible()
    clinic.get_by_role("button", name="Go on: Ana Lee").click()
    expect(clinic.get_by_text("Answered on another device")).to_have_count(1)
    expect(clinic.get_by_role("radiogroup")).to_have_count(5)
    assert clinic.get_by_role("radio", checked=True).count() == 0
    for group in clinic.get_by_role("radiogroup").all():
        group.get_by_role("radio", name="5", exact=True).click()
    expect(clinic.get_by_text(SAVED)).to_have_count(5)
    turn(clinic, "Next", "Step 2 of")
    turn(clinic, "Review", "Before you submit")
    turn(clinic, "Submit", "Thank you")


def test_a_form_is_answered_with_the_keyboard_alone(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], DESK)
    page.get_by_role("button", name="Start: Ana Lee").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Step 1 of")).to_be_visible()
    scale(page, "clear about what we expect").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(SAVED)).to_have_count(1)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Next":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("Step 2 of")).to_be_visible()


def test_words_typed_just_before_the_next_click_are_saved(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("completion")
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    while page.locator("textarea").count() == 0:
        page.get_by_role("button", name="Next", exact=True).click()
        page.wait_for_timeout(500)
    page.locator("textarea").first.fill("I learned to say no.")
    button = page.get_by_role("button", name="Next", exact=True).or_(
        page.get_by_role("button", name="Review", exact=True)
    )
    here = page.get_by_text(re.compile(r"Step \d of \d")).inner_text()
    button.click()
    expect(page.get_by_text(here)).to_have_count(0)  # the next step is there
    page.reload()
    page.get_by_role("button", name="Back").click()
    expect(page.locator("textarea").first).to_have_value("I learned to say no.")


def test_a_refresh_keeps_the_answers_and_the_step(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    rate_all(page, "4")
    turn(page, "Next", "Step 2 of")
    page.reload()
    expect(page.get_by_text("Step 2 of")).to_be_visible()
    turn(page, "Back", "Step 1 of")
    expect(page.get_by_role("radio", name="4", exact=True, checked=True)).to_have_count(6)


def test_another_persons_link_in_the_same_browser_shows_nothing_of_the_first(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    rate_all(page, "7")
    page.goto(world.links["Ben Ortiz"])
    page.get_by_role("button").click()
    page.wait_for_selector("h1:has-text('What is due')")
    expect(page.get_by_text("Ben Ortiz", exact=False).first).to_be_visible()
    start(page, "Ana Lee")
    assert page.get_by_role("radio", checked=True).count() == 0
