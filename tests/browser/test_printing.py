"""What is printed of the full pages: words, dark on light, without what only a screen can do."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from mentorsurvey import sign_in, simulate
from mentorsurvey.access import operator
from mentorsurvey.readings import own_words
from mentorsurvey.store import create
from tests.browser.conftest import DESK, World, free_port, serving
from tests.browser.people import answer_checkin, arrive

SCHEMES = [pytest.param("light", marks=pytest.mark.soak), "dark"]
"""The dark one is what print has to turn."""

MENTOR, MENTEE = "Ana Lee", "Chi Wu"
WORKS = "[data-testid=stApp] :is(button, a, input, select, textarea, [role=radiogroup], header)"
"""What can be pressed or filled in, and Streamlit's own bar."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ones_answers_print_dark_on_light_without_anything_to_press(
    chromium: Browser, make_world: Callable[..., World], scheme: str
) -> None:
    page = arrive(chromium, make_world().links[MENTEE], DESK, color_scheme=scheme)
    answer_checkin(page, MENTOR, "6", "Our meetings")
    page.get_by_role("button", name="Keep a copy").click()
    expect(page.get_by_text(own_words.COPY)).to_be_visible()
    expect(page).to_have_title(re.compile(f"^{own_words.TITLE} · {MENTOR} · "))
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


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_report_is_two_pages_of_paper_with_pictures_dark_on_light(
    chromium: Browser, tmp_path: Path, scheme: str
) -> None:
    now = datetime.now(UTC)
    database = create(tmp_path / "demo.db")
    demo = simulate.build(database, pairs=12, rounds=6, now=now)
    token = sign_in.mint(database, operator(demo.program.id), demo.lead_id, scope="lead", now=now)
    with serving(Path(database.path), free_port()) as url:
        page = arrive(chromium, f"{url}/r/{token}", DESK, color_scheme=scheme)
        page.get_by_role("link", name="Report", exact=True).click()
        expect(page.get_by_role("heading", name="How far this can be trusted")).to_be_visible()
        expect(page.locator(".js-plotly-plot")).to_have_count(2)
        for paper in ("A4", "Letter"):
            printed = page.pdf(format=paper)
            assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 2
        page.emulate_media(media="print", color_scheme=scheme)
        expect(page.locator(WORKS).filter(visible=True)).to_have_count(0)
        turned = page.locator("[class*='st-key-chart-']").first.evaluate(
            "one => getComputedStyle(one).filter"
        )
        assert turned.startswith("invert") == (scheme == "dark")
        page.context.close()
