"""What a person does in a browser, in the words in which they would say it."""

import re
from typing import Any

from playwright.sync_api import Browser, Page, expect

SAVED = re.compile(r"^✓ \d\d:\d\d$")
"""What stands beside each question whose answer is saved."""
expect.set_options(timeout=20_000)


DRAWN = """() => {
const app = document.querySelector('[data-test-script-state]');
return !app || app.dataset.testScriptState === 'notRunning';
}"""
"""Holds once a page has run to its end."""


def arrive(browser: Browser, link: str, viewport: dict[str, int], **options: Any) -> Page:
    """Open a personal link in a browser of one's own and press its button."""
    context = browser.new_context(viewport=viewport, timezone_id="America/Chicago", **options)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button").first.click()
    page.wait_for_selector("h1")
    return page


def start(page: Page, partner: str) -> None:
    """Come to the first step of a form; where it is the only one, the link led there."""
    button = page.get_by_role("button", name=f"Start: {partner}")
    first = page.get_by_text(f"{partner} · 1 of")
    expect(button.or_(first).first).to_be_visible()
    if button.is_visible():
        button.click()
    expect(first).to_be_visible()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    # A scale that still waits for its script can come after those below it.
    expect(page.get_by_role("radiogroup").first).to_be_visible()
    page.wait_for_function(DRAWN)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def scale(page: Page, words: str) -> Any:
    """The scale whose question has these words."""
    return page.get_by_role("radiogroup", name=words)


def tap(page: Page, option: Any) -> None:
    """Tap, and see that it took."""
    option.click()
    expect(option).to_be_checked()


def rate(page: Page, words: str, point: str) -> None:
    tap(page, scale(page, words).get_by_role("radio", name=point, exact=True))


def saved(page: Page) -> Any:
    """What says beside a question that its answer is saved."""
    return page.get_by_text(SAVED).filter(visible=True)


def number(page: Page) -> Any:
    """The field for a number."""
    return page.locator(".typed input")


def rate_all(page: Page, point: str) -> None:
    """Answer every scale on this step, and see each saved."""
    groups = page.get_by_role("radiogroup").all()
    for group in groups:
        tap(page, group.get_by_role("radio", name=point, exact=True))
    expect(saved(page)).to_have_count(len(groups))


def turn(page: Page, to: str, see: str) -> None:
    page.get_by_role("button", name=to, exact=True).click()
    expect(page.get_by_text(see)).to_be_visible()


def answer_checkin(page: Page, partner: str, point: str, topic: str = "Guidance") -> None:
    """A whole check-in, from start to thanks."""
    start(page, partner)
    rate_all(page, point)
    turn(page, "Next", "2 of 3")
    for words in ("have you given", f"has {partner} given"):
        rate(page, words, point)
    rate(page, "giving and getting", "0")
    number(page).fill("4")
    page.get_by_role("button", name=topic, exact=True).click()
    expect(saved(page)).to_have_count(5)
    turn(page, "Check", "Before you submit")
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    turn(page, "Submit", "Thank you")
