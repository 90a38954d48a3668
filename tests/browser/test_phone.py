import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.instruments import one_line
from tests.browser.conftest import PHONE, World
from tests.browser.people import (
    DRAWN,
    arrive,
    number,
    rate,
    rate_all,
    saved,
    start,
    turn,
)

SMALLEST = 24  # px, WCAG 2.2 AA (2.5.8)


def overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def scrolled(page: Page) -> int:
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))


@pytest.mark.parametrize("width", [320, 375])
def test_nothing_is_wider_than_the_phone_and_every_target_is_large_enough(
    chromium: Browser, make_world: Callable[..., World], width: int
) -> None:
    world = make_world("review")
    size = {**PHONE, "width": width}
    page = arrive(chromium, world.links["Chi Wu"], size, has_touch=True, is_mobile=True)
    assert overflow(page) == 0
    start(page, "Ana Lee")
    assert overflow(page) == 0
    for button in page.get_by_role("radio").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST


def test_a_scale_keeps_its_order_in_one_row(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, has_touch=True, is_mobile=True)
    start(page, "Ana Lee")
    options = page.get_by_role("radiogroup").first.get_by_role("radio").all()
    boxes = [option.bounding_box() for option in options]
    assert [option.inner_text() for option in options] == [*"1234567", "Can't say"]
    points = [box for box in boxes[:7] if box]
    assert len({box["y"] for box in points}) == 1
    assert [box["x"] for box in points] == sorted(box["x"] for box in points)


def test_every_scale_is_announced_with_its_question_and_what_its_ends_mean(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    names = [
        group.get_attribute("aria-label") or "" for group in page.get_by_role("radiogroup").all()
    ]
    assert len(names) == 8
    for name in names:
        assert "Ana Lee" in name
        assert "1 " in name
        assert "7 " in name
        assert "\\" not in name
        assert "[" not in name


def test_each_step_begins_at_its_top_however_often_one_turns(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, has_touch=True, is_mobile=True)
    start(page, "Ana Lee")
    rate_all(page, "5")
    first, second, last = "Working together", "Give and take", "Before you submit"
    for to, title in (
        ("Next", second),
        ("Check", last),
        ("Back", second),
        ("Check", last),
        ("Back", second),
        ("Back", first),
        ("Next", second),
        ("Back", first),
    ):
        button = page.get_by_role("button", name=to, exact=True)
        button.scroll_into_view_if_needed()
        assert scrolled(page) > 0
        button.click()
        expect(page.get_by_role("heading", level=1, name=title)).to_be_focused()
        assert scrolled(page) == 0


def test_the_tab_names_the_step_and_the_partner_however_one_turns(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    partner = "Dr. *Kim* <b>&amp; </title>O’Hara\u202e :streamlit:"
    world = make_world(pairs=[(partner, "Chi Wu")])
    link, partner = world.links["Chi Wu"], one_line(partner)
    with world.database.read() as tx:
        program = tx.rows("SELECT name FROM program WHERE id = :id", id=world.program_id)[0]["name"]

    def step(number: int) -> str:
        return f"Step {number} of 3 · {partner} · {program}"

    page = arrive(chromium, link, PHONE, has_touch=True, is_mobile=True)
    expect(page).to_have_title(step(1))
    for to, now in (("Next", 2), ("Check", 3), ("Back", 2)):
        page.get_by_role("button", name=to, exact=True).click()
        expect(page).to_have_title(step(now))
    page.go_back()
    expect(page).to_have_title(step(3))
    page.reload()
    expect(page).to_have_title(step(3))
    page.goto(f"{world.url}/due")
    expect(page).to_have_title("Due · mentorsurvey")
    page.goto(link)
    page.get_by_role("button", name="Use the light form").click()
    expect(page).to_have_title(step(1))
    page.context.close()


SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => window.shifts.push(one.value)))
  .observe({ type: 'layout-shift' });
"""
"""Notes how far the page moved by itself, each time it did."""


def test_nothing_moves_while_somebody_answers_and_no_answer_turns_the_page(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, has_touch=True, is_mobile=True)
    start(page, "Ana Lee")
    page.wait_for_function(DRAWN)
    page.evaluate("document.fonts.ready")
    page.evaluate(SHIFTS)
    rate_all(page, "5")
    assert page.evaluate("window.shifts") == []
    assert "step=1" in page.url  # the section is complete, and its author turns the page
    turn(page, "Next", "2 of 3")
    page.wait_for_function(DRAWN)
    page.get_by_role("radiogroup").last.scroll_into_view_if_needed()
    page.evaluate(SHIFTS)
    rate(page, "giving and getting", "0")
    number(page).fill("4")
    page.get_by_role("button", name="Guidance", exact=True).click()
    expect(saved(page)).to_have_count(3)
    assert page.evaluate("window.shifts") == []


def test_the_browsers_back_goes_one_step_back_also_from_a_question_that_the_check_led_to(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE, has_touch=True, is_mobile=True)
    start(page, "Ana Lee")
    turn(page, "Next", "2 of 3")
    turn(page, "Check", "Before you submit")
    page.get_by_text("Your answers", exact=True).click()
    buttons = page.locator("[class*='st-key-change-'] button")
    names = buttons.all_text_contents()
    assert len(names) == len(set(names)) > 10
    for heard in buttons.locator("p > *").all():  # the question, which nobody sees twice
        box = heard.bounding_box()
        assert box is not None
        assert (box["width"], box["height"]) == (1, 1)
    page.get_by_role("button", name=re.compile("^Answer .*could trust")).click()
    trust = page.get_by_role("radiogroup", name="could trust")
    expect(trust.get_by_role("radio").first).to_be_focused()
    rate(page, "could trust", "3")
    page.get_by_role("button", name="Back to the check").click()
    row = page.locator("[class*='st-key-check-'][class*='-core-trust']")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("3 of 7")
    for seen in ("Back to the check", "Submit", "Check", "Next"):
        page.go_back()
        expect(page.get_by_role("button", name=seen, exact=True)).to_be_visible()


@pytest.mark.parametrize("token", ["unknown", "x" * 43])
def test_a_link_that_opens_nothing_says_what_to_do(
    chromium: Browser, make_world: Callable[..., World], token: str
) -> None:
    world = make_world()
    page = chromium.new_page(viewport=PHONE)
    response = page.goto(f"{world.url}/r/{token}")
    assert response is not None
    assert response.status == 404
    assert "ask it for a new link" in page.inner_text("main")
    assert overflow(page) == 0
