"""What is printed of the full pages: words, dark on light, without what only a screen can do."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from mentorsurvey.readings import own_words
from tests.browser.conftest import DESK, World
from tests.browser.people import answer_checkin, arrive

MENTOR, MENTEE = "Ana Lee", "Chi Wu"
WORKS = "[data-testid=stApp] :is(button, a, input, select, textarea, [role=radiogroup], header)"
"""What can be pressed or filled in, and Streamlit's own bar."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ones_answers_print_dark_on_light_without_anything_to_press(
    chromium: Browser, make_world: Callable[..., World], scheme: str
) -> None:
    page = arrive(chromium, make_world().links[MENTEE], DESK, color_scheme=scheme)
    answer_checkin(page, MENTOR, "6", "Our meetings")
    page.get_by_role("button", name="Keep a copy").click()
    expect(page.get_by_text(own_words.COPY)).to_be_visible()
    expect(page.get_by_role("button", name=own_words.EVERY_FORM)).to_be_visible()
    answers = page.get_by_text("6 of 7", exact=True)
    expect(answers.first).to_be_visible()
    shown = answers.count()
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.locator(WORKS).filter(visible=True)).to_have_count(0)
    expect(answers.filter(visible=True)).to_have_count(shown)
    ground = page.locator(".stApp").evaluate("one => getComputedStyle(one).backgroundColor")
    ink = answers.first.evaluate("one => getComputedStyle(one).color")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    page.context.close()
