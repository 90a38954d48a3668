"""Who is not signed in reads words in a browser too, and what a lead needs still works."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.store import create
from tests.browser.conftest import DESK, PHONE
from tests.browser.people import arrive
from tests.house import LEAD, MIRA, TOM, House, founded
from tests.web.server import Server, shipped

SIGN_IN = "Open your personal link"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return founded(
        create(tmp_path_factory.mktemp("signed_out") / "house.db"),
        now=datetime.now(UTC) - timedelta(minutes=1),
    )


@pytest.fixture(scope="module")
def running(house: House) -> Iterator[Server]:
    """The server as it is shipped, which looks after ended sessions each half second."""
    with shipped(house.database.path, seconds=["sockets:RECHECK:0.5"]) as server:
        yield server


def open_link(chromium: Browser, running: Server, token: str, viewport: dict[str, int]) -> Page:
    return arrive(chromium, f"{running.origin}/r/{token}", viewport)


def test_a_stranger_reads_how_to_sign_in_at_every_address(
    chromium: Browser, running: Server
) -> None:
    page = chromium.new_context(viewport=PHONE).new_page()
    for path in ("/", "/answer?form=x", "/overview", "/rounds"):
        page.goto(f"{running.origin}{path}")
        expect(page.get_by_role("heading", name=SIGN_IN)).to_be_visible()


def test_signing_out_in_one_tab_leads_the_others_to_the_plain_page(
    chromium: Browser, running: Server, house: House
) -> None:
    page = open_link(chromium, running, house.token(TOM), PHONE)
    other = page.context.new_page()
    other.goto(f"{running.origin}/due")
    other.goto(running.origin)
    expect(other.get_by_text(MIRA).first).to_be_visible()
    page.bring_to_front()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign out").last.click()
    for tab in (page, other):
        expect(tab.get_by_role("heading", name=SIGN_IN)).to_be_visible()
        expect(tab.get_by_text(MIRA)).to_have_count(0)
    other.wait_for_function("document.scripts.length === 0")
    other.go_back()
    expect(other.get_by_text(MIRA)).to_have_count(0)


def test_a_lead_can_still_send_a_roster(
    chromium: Browser, running: Server, house: House, tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("mentor,mentee\nNova Quill,Ove Lind\n", encoding="utf-8")
    page = open_link(chromium, running, house.token(LEAD, scope="lead"), DESK)
    page.goto(f"{running.origin}/people")
    page.locator("input[type=file]").set_input_files(str(roster))
    expect(page.get_by_text("1 relationship").first).to_be_visible()
