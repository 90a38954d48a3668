"""Two people without JavaScript, on the smallest phone: they answer, read, and agree on a step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.readings import own_words, reflection_words, step_words
from mentorsurvey.responses import saying
from tests.browser.conftest import World
from tests.browser.test_typing import UNSENT

SMALL = {"width": 320, "height": 640}
MENTOR, MENTEE = "Ana Lee", "Chi Wu"
TOUCH = 44
expect.set_options(timeout=20_000)


def answered(browser: Browser, world: World, who: str, about: str, *, script: bool = False) -> Page:
    """Answer a check-in in the light form and submit it. The mentor has several to choose from."""
    page = browser.new_context(viewport=SMALL, java_script_enabled=script).new_page()
    page.goto(world.links[who])
    page.get_by_role("button", name="Use the light form").click()
    if who == MENTOR:
        page.get_by_role("link", name=f"Start: {about}").click()
    for name in ("Next", "Check"):
        for group in page.locator('[data-kind="rating"]').all():
            group.locator(".points label").nth(5).click()
        page.get_by_role("button", name=name).click()
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    return page


def fits(page: Page) -> bool:
    """Whether nothing stands beside the page, and everything to tap is large enough."""
    wide = page.evaluate("document.documentElement.scrollWidth") > SMALL["width"]
    taps = page.locator("main :is(a, button, summary, input, textarea):visible").all()
    boxes = [box for one in taps if (box := one.bounding_box())]
    return not wide and bool(boxes) and all(box["height"] >= TOUCH for box in boxes)


def test_two_people_without_javascript_read_and_agree_on_a_step(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    mentee = answered(chromium, world, MENTEE, MENTOR)
    mentor = answered(chromium, world, MENTOR, MENTEE)
    mentor.get_by_role("link", name="Read the reflection").click()
    expect(mentor.get_by_text(reflection_words.HALVES["both"], exact=True).first).to_be_visible()
    assert fits(mentor)
    mentor.get_by_label("What will you two do?").fill("Meet twice")
    mentor.get_by_role("button", name=step_words.PROPOSE).click()
    expect(mentor.get_by_text(f"Proposed by you. {MENTEE} can keep it")).to_be_visible()

    mentee.get_by_role("link", name="Back to my forms").click()
    mentee.get_by_role("link", name=f"Round 1: with {MENTOR}").click()
    expect(mentee.get_by_text("Meet twice")).to_be_visible()
    assert fits(mentee)
    mentee.get_by_role("button", name=step_words.KEEP).click()
    expect(mentee.get_by_text(step_words.KEPT, exact=True)).to_be_visible()

    mentee.get_by_role("link", name="Your own answers in this round").click()
    expect(mentee.get_by_text(own_words.COPY)).to_be_visible()
    assert fits(mentee)
    mentee.get_by_role("link", name=own_words.EVERY_FORM).click()
    expect(mentee.get_by_text(own_words.WHAT)).to_be_visible()
    assert fits(mentee)
    for page in (mentee, mentor):
        page.context.close()


def test_a_step_that_is_not_proposed_yet_outlives_a_reload_in_either_form(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    answered(chromium, world, MENTOR, MENTEE).context.close()
    page = answered(chromium, world, MENTEE, MENTOR, script=True)
    page.get_by_role("link", name="Read the reflection").click()
    light = page.url
    page.get_by_label("What will you two do?").fill("Meet  twice")
    page.reload()
    field = page.get_by_label("What will you two do?")
    expect(field).to_have_value("Meet  twice")
    full = f"{world.url}/reflection?form={light.split('/')[-2]}"
    page.goto(full)
    expect(field).to_have_value("Meet  twice")
    field.press("End")
    field.press_sequentially(" a month")
    page.reload()
    expect(field).to_have_value("Meet  twice a month")
    page.get_by_role("button", name=step_words.PROPOSE).click()
    expect(page.get_by_text("Meet twice a month", exact=True)).to_be_visible()
    page.wait_for_function(f"() => !({UNSENT})")
    page.goto(light)
    expect(page.get_by_label("Propose another step")).to_have_value("")
    page.get_by_label("Propose another step").fill("Something else")
    assert page.evaluate(UNSENT)
    page.get_by_text("Sign out").first.click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_text("You are signed out")).to_be_visible()
    assert not page.evaluate(UNSENT)
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_copy_prints_dark_on_light_without_links(
    chromium: Browser, make_world: Callable[..., World], scheme: str
) -> None:
    page = answered(chromium, make_world(), MENTEE, MENTOR)
    page.get_by_role("link", name="Keep a copy").click()
    page.emulate_media(media="print", color_scheme=scheme)
    expect(page.get_by_text(own_words.COPY)).to_be_visible()
    for name in (own_words.ONE_AS_TABLE, own_words.EVERY_FORM, saying.CHANGE_WHO):
        expect(page.get_by_role("link", name=name)).to_have_count(0)
    ground, ink = page.locator("main").evaluate(
        "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]"
    )
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    page.context.close()
