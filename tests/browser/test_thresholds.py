"""A lead tries, sets and takes back thresholds on *Attention*, on a desk and on a phone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mentorsurvey import sign_in
from mentorsurvey.access import operator
from mentorsurvey.store import create
from tests.browser.conftest import VIEWPORTS, free_port, serving
from tests.browser.people import arrive
from tests.browser.test_phone import SMALLEST, overflow
from tests.readings.played import PAIRS
from tests.readings.watching import three_rounds

SILENT, LOW = (f"{e} with {m}" for m, e in PAIRS[3:5])


@pytest.fixture
def link(tmp_path: Path) -> Iterator[str]:
    now = datetime.now(UTC)
    played = three_rounds(create(tmp_path / "young.db"), now=now - timedelta(days=40)).house
    lead = played.lead.person_id
    token = sign_in.mint(played.database, operator(played.program_id), lead, scope="lead", now=now)
    with serving(Path(played.database.path), free_port()) as url:
        yield f"{url}/r/{token}"


def field(page: Page, words: str) -> Locator:
    return page.get_by_role("spinbutton", name=words)


def unfolded(page: Page) -> None:
    """The panel has stopped growing: a rerun in the midst of it would begin it anew."""
    page.wait_for_function(
        "() => { const open = document.querySelector('details[open]');"
        " return open && open.getAnimations().length === 0 }"
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def told(page: Page, words: str) -> Locator:
    """What is said over the page, wherever it is scrolled to."""
    return page.get_by_test_id("stToast").filter(has_text=words)


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_lead_tries_sets_and_takes_back_a_threshold(
    chromium: Browser, link: str, viewport: dict[str, int]
) -> None:
    page = arrive(chromium, link, viewport)
    page.goto(f"{link.partition('/r/')[0]}/attention")
    expect(page.get_by_role("heading", level=1, name="Attention")).to_be_visible()
    page.get_by_text("Thresholds", exact=True).click()
    unfolded(page)
    cut, missed = field(page, "probably below"), field(page, "missed at least")
    expect(cut).to_have_value("60")

    cut.fill("150")
    missed.fill("1")
    press(page, "Save")  # also takes what is still being typed
    expect(page.get_by_text("whole number from 0 to 100; 150 is not")).to_be_in_viewport()
    expect(cut).to_have_value("150")
    expect(missed).to_have_value("1")

    cut.fill("40")
    press(page, "See what this would change")
    expect(page.get_by_text("Nothing is saved yet.")).to_be_in_viewport()
    expect(page.get_by_text(f"Would come: {SILENT}.")).to_be_visible()
    expect(page.get_by_text(f"Would go: {LOW}.")).to_be_visible()
    assert overflow(page) == 0

    press(page, "Save")
    expect(told(page, "Saved. The list follows: 1 relationship here")).to_be_in_viewport()
    entry = page.locator("strong").filter(has_text=SILENT)
    expect(entry).to_be_visible()
    # It may still be among those drawn at random, but not for its level.
    listed = page.locator("[class*='st-key-entry-']").filter(has_text=LOW)
    expect(listed.get_by_text("Low ratings", exact=True)).to_have_count(0)
    expect(page.get_by_text("Changed by Lea Brandt on")).to_have_count(2)
    ours = page.get_by_test_id("stMain").get_by_role("button")
    for button in ours.filter(visible=True).all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST or not button.is_enabled()
    assert overflow(page) == 0

    press(page, "Back to the defaults")
    expect(told(page, "Back at the defaults. The list follows")).to_be_in_viewport()
    expect(cut).to_have_value("60")
    press(page, "Undo the last change")
    expect(cut).to_have_value("40")
    page.reload()
    expect(page.get_by_text("By thresholds that leads of this program have set")).to_be_visible()
    expect(entry).to_be_visible()
