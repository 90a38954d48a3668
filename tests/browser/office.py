"""What a lead does on the pages for leads, in a real browser: clicks, fields, and what is told."""

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.people import DRAWN

TRIES = 5
STILL = """() => [...document.querySelectorAll('details')]
    .every(one => one.getAnimations().length === 0)"""
"""Holds once nothing that was unfolded still grows: what is in it would move under the click."""


class Office:
    """A lead at work, on a desk or on a phone."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def go(self, path: str, heading: str) -> None:
        """Open a page by its address."""
        self.page.goto(f"{self.url}/{path}")
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        self.ready()

    def ready(self) -> None:
        """The page has run to its end, and nothing of it is still loading."""
        self.page.wait_for_function(DRAWN)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0)
        self.page.wait_for_function(STILL)
        self.page.wait_for_function(DRAWN)

    def press(self, name: str, within: Locator | None = None) -> None:
        self.ready()
        (within or self.page).get_by_role("button", name=name, exact=True).click()
        self.ready()

    def unfold(self, title: str, within: Locator | None = None) -> None:
        self.ready()
        folded = (within or self.page).get_by_test_id("stExpander")
        folded.get_by_text(title, exact=True).first.click()
        expect(folded.filter(has_text=title).locator("details[open]").first).to_be_visible()
        self.ready()

    def choose(self, label: str, words: str, option: str | None = None) -> None:
        """Type into a list and take what it offers first."""
        self.ready()
        box = self.page.get_by_role("combobox", name=label).first
        offered = self.page.get_by_role("option", name=option or words).first
        for _ in range(TRIES):  # a list closes where the page is drawn anew meanwhile
            box.click()
            box.fill(words)
            with suppress(Error):
                offered.click(timeout=4_000)
                break
            box.press("Escape")
            self.ready()
        else:
            expect(offered).to_be_visible()
        self.ready()

    def fill(self, label: str, words: str, within: Locator | None = None) -> None:
        self.ready()
        field = (within or self.page).get_by_role("textbox", name=label, exact=True)
        field.fill(words)
        field.press("Tab")
        self.ready()

    def upload(self, file: Path) -> None:
        self.ready()
        self.page.locator("input[type=file]").set_input_files(file)
        self.ready()

    def told(self, words: str) -> None:
        """The page says so."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def open_person(self, name: str) -> None:
        self.go("people", "People")
        self.choose("Open a person", name)
        expect(self.page.get_by_role("heading", level=2, name=name)).to_be_visible()

    def work_with(self, person: str, pair: str) -> None:
        """Open the pair of a person whose line begins with these words."""
        self.open_person(person)
        line = self.page.get_by_test_id("stHorizontalBlock").filter(has_text=pair)
        button = line.get_by_role("button", name="Work with this pair").last
        button.click()
        self.told("Status:")
        self.ready()
