"""One relationship as its lead reads it, in a real browser, on a desk and on a phone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey import sign_in
from mentorsurvey.store import create
from tests.browser.conftest import VIEWPORTS, free_port, serving
from tests.browser.people import arrive
from tests.browser.test_phone import overflow
from tests.house import founded
from tests.readings.played import (
    EXCHANGE_MENTEE,
    EXCHANGE_MENTOR,
    PAIRS,
    Played,
    close,
    review,
    submit,
)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A lead's link, and the address of a pair: two reviews from both, one of the mentor alone."""
    now = datetime.now(UTC) - timedelta(days=90)
    house = founded(create(tmp_path / "world.db"), now=now, pairs=PAIRS, asks=False)
    mentor, mentee = PAIRS[0]
    for number in (1, 2, 3):
        house.open_round("review", now=now)
        own = review(4) | EXCHANGE_MENTOR
        submit(house, mentor, mentee, own, number=number, now=now)
        if number != 2:
            other = review(4, guidance=7) | EXCHANGE_MENTEE
            submit(house, mentee, mentor, other, number=number, now=now)
        close(house, number, now=now + timedelta(days=1))
        now += timedelta(days=25)
    token = sign_in.mint(
        house.database, house.operator, house.lead.person_id, scope="lead", now=datetime.now(UTC)
    )
    wanted = Played(house=house, after=now).id_of(mentor, mentee)
    with serving(tmp_path / "world.db", free_port()) as url:
        yield f"{url}/r/{token}", f"{url}/relationship?relationship={wanted}"


def opened(page: Page, place: int) -> None:
    """Open the panel beside that picture."""
    page.get_by_text("How this is computed").nth(place).click()


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_what_a_lead_reads_says_what_it_rests_on_and_works_it_out(
    chromium: Browser, address: tuple[str, str], viewport: dict[str, int]
) -> None:
    link, relationship = address
    page = arrive(chromium, link, viewport)
    page.goto(relationship)
    expect(page.get_by_text("How this is computed")).to_have_count(3)

    expect(page.get_by_text("Of round 2, only the mentor’s answers can be read.")).to_be_visible()
    finding = page.get_by_text("Together, their ratings are probably below 60")
    expect(finding.filter(visible=True).first).to_be_visible()
    expect(page.get_by_text("The length of the bars is assumed until")).to_be_visible()
    expect(page.get_by_text("give and take are not validated: people")).to_be_visible()
    expect(page.get_by_text("that takes 10 pairs, and 1 has answered.")).to_be_visible()
    expect(page.get_by_text("the two see 1 of 7 topics differently.")).to_be_visible()
    picture = page.get_by_test_id("stPlotlyChart").nth(2)
    expect(picture.get_by_text("the mentee rates it 50 higher").first).to_be_visible()
    expect(picture.get_by_text("no clear difference").first).to_be_visible()
    expect(page.get_by_text("What they let the program read")).to_be_visible()

    for place in range(3):
        opened(page, place)
    for step, value in (
        ("Core score of the mentee", "57.1"),
        ("Health H = ½(mentor + mentee)", "53.6"),
        ("Balance B: their difference", "75"),
        ("guidance: difference", "50"),
        ("guidance: g", "3.64"),
    ):
        row = page.get_by_role("row").filter(has_text=step).filter(has_text=value)
        expect(row.filter(visible=True).first).to_be_visible()
    assert overflow(page) == 0
