"""What a check-in asks of a person, from the link to the thank-you: words to read, and taps."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, World
from tests.browser.people import DRAWN, number, saved, scale

MENTOR, MENTEE = "Noel Park", "Vera Lind"
MOST_WORDS, MOST_TAPS = 550, 20
A_WORD = re.compile(r"[^\W\d_]")
"""Holds a letter: the points of a scale and the times are no words."""

HIDE = """\
const style = document.createElement('style');
style.textContent = '[data-testid="stIconMaterial"], [data-testid$="DynamicIcon"], [role="img"],'
  + ' [data-testid="stSidebar"], .live'
  + ' { display: none !important }';
document.head.append(style);
"""
SHOWN = f"""() => {{
{HIDE}
const page = document.querySelector('[data-testid="stMain"]') ?? document.body;
const text = page.innerText;
style.remove();
return text;
}}"""
"""All that a page shows in words: no icons, nothing folded, and nothing that is only heard."""


class Reading:
    """Somebody who reads each page when everything on it is answered, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.words, self.taps = page, 0, 0

    def read(self) -> None:
        self.page.wait_for_function(DRAWN)
        self.words += sum(bool(A_WORD.search(word)) for word in self.page.evaluate(SHOWN).split())

    def tap(self, what: Locator) -> None:
        self.page.wait_for_function(DRAWN)
        what.click()
        self.taps += 1

    def press(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name=name, exact=True))

    def choose(self, words: str, point: str) -> None:
        self.tap(scale(self.page, words).get_by_role("radio", name=point, exact=True))

    def saved(self, answers: int) -> None:
        expect(saved(self.page)).to_have_count(answers)


@pytest.mark.parametrize(("who", "partner"), [(MENTOR, MENTEE), (MENTEE, MENTOR)])
def test_a_check_in_takes_at_most_550_words_and_20_taps(
    chromium: Browser, make_world: Callable[..., World], who: str, partner: str
) -> None:
    world = make_world(pairs=[(MENTOR, MENTEE)], named=True)
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    reading = Reading(context.new_page())
    page = reading.page

    page.goto(world.links[who])
    reading.read()
    reading.press("Start")
    expect(page.get_by_text(f"{partner} · 1 of 3")).to_be_visible()
    expect(page.get_by_role("radiogroup")).to_have_count(8)
    for group in page.get_by_role("radiogroup").all():  # all is well, so nothing is offered after
        point = (
            "2" if "should have been doing" in (group.get_attribute("aria-label") or "") else "6"
        )
        reading.tap(group.get_by_role("radio", name=point, exact=True))
    reading.saved(8)
    reading.read()

    reading.press("Next")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    reading.choose("have you given", "6")
    reading.choose(f"has {partner} given", "5")
    reading.choose("giving and getting", "0")
    reading.tap(number(page))
    page.keyboard.type("4")
    reading.taps += 1
    for topic in ("Guidance", "Speaking openly"):
        reading.press(topic)
    reading.tap(page.get_by_text("Yes, in confidence"))
    reading.saved(6)
    reading.read()

    reading.press("Check")
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_visible()
    expect(number(page)).to_have_count(0)  # nothing of the step before stands
    reading.read()
    reading.press("Submit")
    expect(page.get_by_text("Thank you")).to_be_visible()
    expect(page.get_by_role("button", name="Submit", exact=True)).to_have_count(0)
    reading.read()

    assert reading.words <= MOST_WORDS
    assert reading.taps <= MOST_TAPS
