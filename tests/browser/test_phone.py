from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive, rate_all, start

SMALLEST = 24  # px, WCAG 2.2 AA (2.5.8)


def overflow(page: Page) -> int:
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def scrolled(page: Page) -> int:
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))


def test_nothing_is_wider_than_the_phone_and_every_target_is_large_enough(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("review")
    page = arrive(chromium, world.links["Chi Wu"], PHONE, has_touch=True, is_mobile=True)
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
