"""A pair that answers on two phones reads one page: what to talk about, and how both rate it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.readings.reflection_words import HALVES, WHY
from tests.browser.conftest import PHONE, World
from tests.browser.people import answer_checkin, arrive
from tests.browser.test_phone import overflow

PHONE_OPTIONS = {"has_touch": True, "is_mobile": True}
MENTOR, MENTEE = "Ana Lee", "Chi Wu"


def both_read(
    chromium: Browser, world: World, points: tuple[str, str], topics: tuple[str, str]
) -> tuple[Page, Page]:
    """The reflection on the phones of the mentor and the mentee, once both have answered."""
    mentor = arrive(chromium, world.links[MENTOR], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentor, MENTEE, points[0], topics[0])
    mentee = arrive(chromium, world.links[MENTEE], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentee, MENTOR, points[1], topics[1])
    mentee.get_by_role("button", name="Read the reflection").click()
    mentor.goto(world.url)
    mentor.get_by_role("button", name=f"Round 1: with {MENTEE}").click()
    return mentor, mentee


@pytest.mark.parametrize(
    ("points", "high"),
    [
        pytest.param(("6", "5"), "both", marks=pytest.mark.soak),
        (("5", "4"), "one"),
        pytest.param(("1", "4"), "neither", marks=pytest.mark.soak),
    ],
)
def test_both_read_the_same_sentence_by_halves_and_never_a_number(
    chromium: Browser, make_world: Callable[..., World], points: tuple[str, str], high: str
) -> None:
    pages = both_read(chromium, make_world(), points, ("Guidance", "Guidance"))
    for page, partner in zip(pages, (MENTEE, MENTOR), strict=True):
        expect(page.get_by_text(HALVES[high], exact=True).first).to_be_visible()  # type: ignore[index]
        expect(page).to_have_title(re.compile(f"^Reflection · {partner} · Faculty Mentoring"))
        for other in HALVES.keys() - {high}:
            expect(page.get_by_text(HALVES[other], exact=True)).to_have_count(0)
        assert overflow(page) == 0


@pytest.mark.soak
def test_what_both_want_to_talk_about_comes_first(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    for page in both_read(chromium, make_world(), ("6", "6"), ("Our meetings", "Our meetings")):
        expect(page.get_by_text(WHY["both"]).first).to_be_visible()


@pytest.mark.soak
def test_what_one_wants_to_talk_about_is_said_of_that_person(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    topics = ("Our meetings", "Speaking openly")
    pages = both_read(chromium, make_world(), ("6", "6"), topics)
    for page, partner in zip(pages, (MENTEE, MENTOR), strict=True):
        expect(page.get_by_text(WHY["you"])).to_have_count(1)
        expect(page.get_by_text(WHY["partner"].format(partner=partner))).to_have_count(1)
