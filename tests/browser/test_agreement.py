"""Two people agree on something on their phones: what is typed last is in what is proposed."""

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, expect

from mentorsurvey import responses, sign_in
from mentorsurvey.readings.agreement_words import PROPOSED
from mentorsurvey.sign_in.cookies import SESSION
from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive
from tests.browser.test_phone import overflow
from tests.house import FULL

MENTOR, MENTEE = "Ana Lee", "Chi Wu"
WORDS = "What we say about the department"


def submitted(chromium: Browser, world: World, name: str, partner: str) -> tuple[Page, str]:
    """Somebody who has submitted a form on their phone, and the pair that it is about."""
    page = arrive(chromium, world.links[name], PHONE)
    now = datetime.now(UTC)
    token = next(
        one.get("value", "") for one in page.context.cookies() if one.get("name") == SESSION
    )
    session = sign_in.resume(world.database, token, now=now)
    assert session is not None
    form = next(
        one for one in responses.due(world.database, session.actor) if one.owed.partner == partner
    )
    with world.database.write() as tx:
        for item, value in FULL.items():
            responses.save(tx, session.actor, form.owed.invitation_id, item, value, now=now)
        responses.submit(tx, session.actor, form.owed.invitation_id, now=now)
    return page, form.owed.relationship_id


def begins_at_its_top(page: Page, heading: str) -> None:
    """Whoever came from far below, or pressed a button there, reads what it says first."""
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_focused()
    assert page.get_by_test_id("stMain").evaluate("main => main.scrollTop") == 0


def test_words_that_are_typed_right_before_a_button_are_proposed_and_confirmed(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    mentor, pair = submitted(chromium, world, MENTOR, MENTEE)
    mentee, _ = submitted(chromium, world, MENTEE, MENTOR)
    mentor.goto(f"{world.url}/due")
    mentor.set_viewport_size({"width": 375, "height": 300})
    mentor.get_by_role("button", name=f"Agreement with {MENTEE}").click()
    begins_at_its_top(mentor, f"Agreement with {MENTEE}")
    mentor.get_by_label("How many hours a month?").fill("6")
    mentor.get_by_label("What stays between the two of you?").fill(WORDS)
    mentor.get_by_role("button", name=f"Propose it to {MENTEE}").click()
    expect(mentor.get_by_role("heading", name="Your proposal")).to_be_visible()
    begins_at_its_top(mentor, f"Agreement with {MENTEE}")
    expect(mentor.get_by_text(PROPOSED)).to_be_in_viewport()
    expect(mentor.get_by_text(WORDS)).to_be_visible()
    assert overflow(mentor) == 0
    mentee.goto(f"{world.url}/agreement?pair={pair}")
    expect(mentee.get_by_text("6 hours a month")).to_be_visible()
    expect(mentee.get_by_text(WORDS)).to_be_visible()
    mentee.get_by_role("button", name="Confirm it").click()
    expect(mentee.get_by_role("heading", name="What you agreed on")).to_be_visible()
    assert overflow(mentee) == 0
    mentor.reload()
    expect(mentor.get_by_role("heading", name="What you agreed on")).to_be_visible()
    for page in (mentor, mentee):
        page.context.close()
