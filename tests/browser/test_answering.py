import re
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Browser, expect

from mentorsurvey import rounds
from mentorsurvey.access import operator
from tests.browser.conftest import DESK, PHONE, World
from tests.browser.people import (
    answer_checkin,
    arrive,
    number,
    rate_all,
    saved,
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
    expect(mentor.get_by_text("Once Chi Wu submits")).to_be_visible()

    mentee = arrive(chromium, world.links["Chi Wu"], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentee, "Ana Lee", "3")
    mentee.get_by_role("button", name="Read the reflection").click()
    apart = "One of you rates this high and the other does not."
    expect(mentee.get_by_text(apart).first).to_be_visible()

    mentor.goto(world.url)
    mentor.get_by_role("button", name="Round 1: with Chi Wu").click()
    expect(mentor.get_by_text(apart).first).to_be_visible()

    lead = arrive(chromium, world.lead, DESK)
    lead.get_by_role("link", name="Relationship").click()
    lead.get_by_role("combobox").click()
    lead.get_by_role("option", name="Chi Wu with Ana Lee").click()
    expect(lead.get_by_role("heading", name="Chi Wu with Ana Lee")).to_be_visible()
    expect(lead.locator(".js-plotly-plot").first).to_be_visible()
    said = "In round 1, the mentor’s score is 72 and the mentee’s 38."
    expect(lead.get_by_text(said).first).to_be_visible()


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
    page.get_by_role("button").first.click()
    page.wait_for_selector("h1:has-text('What is due')")
    start(page, "Chi Wu")
    posts = [entry for entry in seen if token in entry]
    assert posts == [world.links["Ana Lee"]]  # the button's own POST, and nothing after it


def test_a_form_is_answered_with_the_keyboard_alone(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], DESK)
    start(page, "Ana Lee")
    scale(page, "clear what").get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    expect(saved(page)).to_have_count(1)
    who = page.get_by_text("Ana Lee will see whether you answered 1–4 or 5–7").first
    while "Ana Lee will see" not in page.evaluate("document.activeElement.innerText"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    switch = page.get_by_role("switch").or_(page.get_by_role("checkbox")).first
    expect(switch).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_text("Only your program sees a score.").first).to_be_visible()
    expect(switch).not_to_be_checked()
    expect(who).to_be_visible()  # the next question's
    for _ in range(90):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Next":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 3")).to_be_visible()


def test_words_typed_just_before_the_next_click_are_saved(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("completion")
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    turn(page, "Next", "2 of 4")
    page.locator("textarea").first.fill("I learned to say no.")
    button = page.get_by_role("button", name="Next", exact=True).or_(
        page.get_by_role("button", name="Check", exact=True)
    )
    here = page.get_by_text(re.compile(r"\d of \d")).inner_text()
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
    turn(page, "Next", "2 of 3")
    page.reload()
    expect(page.get_by_text("2 of 3")).to_be_visible()
    turn(page, "Back", "1 of 3")
    expect(page.get_by_role("radio", name="4", exact=True, checked=True)).to_have_count(8)


def test_another_persons_link_in_the_same_browser_shows_nothing_of_the_first(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    rate_all(page, "7")
    page.goto(world.links["Ben Ortiz"])
    page.get_by_role("button").first.click()
    expect(page.get_by_text("Ben Ortiz", exact=True)).to_be_visible()
    start(page, "Ana Lee")
    assert page.get_by_role("radio", checked=True).count() == 0


def test_a_number_that_the_next_tap_commits_shows_as_saved_together_with_it(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, **PHONE_OPTIONS)
    start(page, "Ana Lee")
    turn(page, "Next", "2 of 3")
    number(page).fill("4")
    page.get_by_role("button", name="Guidance", exact=True).click()
    expect(saved(page)).to_have_count(2)


def close(world: World) -> None:
    """The lead closes the round, and the half hour to finish in is over."""
    actor = operator(world.program_id)
    rounds.close_round(world.database, actor, world.round_id, now=datetime.now(UTC))
    with world.database.write() as tx:
        tx.run("UPDATE round SET finish_until = NULL WHERE id = :id", id=world.round_id)


def test_a_switch_that_fails_says_so_beside_the_question_and_shows_what_is_stored(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, **PHONE_OPTIONS)
    start(page, "Ana Lee")
    page.get_by_text("Ana Lee will see whether you answered 1–4 or 5–7").first.click()
    switch = page.get_by_text("Ana Lee may see whether I answer 1–4 or 5–7").first
    state = page.get_by_role("switch").or_(page.get_by_role("checkbox")).first
    hidden = page.get_by_text("Only your program sees a score.")
    expect(state).to_be_checked()
    before = hidden.count()
    switch.click()
    expect(state).not_to_be_checked()
    expect(hidden).to_have_count(before + 1)  # and so it is stored
    close(world)
    switch.click()
    expect(page.get_by_text("Not saved. This round has closed")).to_be_visible()
    expect(state).not_to_be_checked()
