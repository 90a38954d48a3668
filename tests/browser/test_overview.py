"""What a lead's program cannot tell stands on Overview and Quality where it applies."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey import sign_in, simulate
from mentorsurvey.access import Actor, operator
from mentorsurvey.readings.overview import overview
from mentorsurvey.store import Database, create
from tests.browser.conftest import DESK, VIEWPORTS, free_port, serving
from tests.browser.people import arrive
from tests.browser.test_phone import overflow
from tests.readings.watching import three_rounds

LISTED = "to check in with"
Served = Callable[[Database, str, str], str]


@pytest.fixture
def served() -> Iterator[Served]:
    """Serve a database; the link of one of its leads."""
    with ExitStack() as stack:

        def serve(database: Database, program_id: str, lead_id: str) -> str:
            url = stack.enter_context(serving(Path(database.path), free_port()))
            now = datetime.now(UTC)
            token = sign_in.mint(database, operator(program_id), lead_id, scope="lead", now=now)
            return f"{url}/r/{token}"

        yield serve


def see(page: Page, *words: str | re.Pattern[str]) -> None:
    """Each of these is on the page, folded panels aside."""
    for one in words:
        expect(page.get_by_text(one).filter(visible=True).first).to_be_visible()


def go(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def to_overview(page: Page) -> None:
    page.get_by_role("link", name="See how it is going").click()
    expect(page.get_by_role("heading", level=1, name="Overview")).to_be_visible()


def cells(page: Page, column: int) -> list[str]:
    """A column of the list by name, as a screen reader has it."""
    frame = page.get_by_test_id("stDataFrame").first
    frame.scroll_into_view_if_needed()
    of_column = frame.locator(f"canvas td[aria-colindex='{column}']")
    expect(of_column.first).to_be_attached()
    return [one.text_content() or "" for one in of_column.all()]


def test_a_small_young_program_is_told_what_it_cannot_know(
    chromium: Browser, tmp_path: Path, served: Served
) -> None:
    played = three_rounds(
        create(tmp_path / "young.db"), now=datetime.now(UTC) - timedelta(days=40)
    ).house
    link = served(played.database, played.program_id, played.lead.person_id)
    page = arrive(chromium, link, DESK)
    to_overview(page)
    see(
        page,
        "We see no clear change over the 5 pairs that answered in rounds 1 and 3",
        "How much ratings differ and vary is assumed until 30 pairs have two rounds from both",
        "Too few to show: a total takes at least 5 relationships.",
        "4 pairs to check in with. Most are probably fine.",
    )
    # Two whom the rules raise, and two picked at random.
    assert sum(LISTED in one for one in cells(page, 6)) == 4
    expect(page.locator("svg text").filter(has_text=LISTED)).to_have_count(4)
    go(page, "Quality")
    see(page, "not validated", "There are too few pairs to say how far")


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_a_direction_and_every_calculation_can_be_read(
    chromium: Browser, tmp_path: Path, served: Served, viewport: dict[str, int]
) -> None:
    now = datetime.now(UTC)
    database = create(tmp_path / "older.db")
    demo = simulate.build(database, pairs=12, rounds=6, now=now)
    page = arrive(chromium, served(database, demo.program.id, demo.lead_id), viewport)
    to_overview(page)
    found = overview(database, sign_in_lead(database, demo), now=now).direction
    assert found is not None
    see(
        page,
        f"over the {found.n} pairs that answered in",
        "not validated",
        "assumed",
        "one answered",
    )
    panels = page.get_by_text("How this is computed")
    expect(panels).to_have_count(4)
    for panel in panels.all():
        panel.click()
    see(page, "Direction: mean change of their levels", "Health: spread between pairs τ")
    assert overflow(page) == 0


def sign_in_lead(database: Database, demo: simulate.Demo) -> Actor:
    now = datetime.now(UTC)
    who = operator(demo.program.id)
    token = sign_in.mint(database, who, demo.lead_id, scope="lead", now=now)
    cookie = sign_in.start_session(database, token, browser="office", now=now)
    session = sign_in.resume(database, cookie, now=now)
    if session is None:
        raise LookupError("the session did not start")
    return session.actor
