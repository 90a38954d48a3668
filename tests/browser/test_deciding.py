"""Two people decide on their phones, one in the full form and one in the light form."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page, expect

from mentorsurvey import responses, sign_in
from mentorsurvey.readings import deciding_words as words
from mentorsurvey.sign_in.cookies import SESSION
from tests.browser.conftest import PHONE, World
from tests.browser.people import arrive
from tests.browser.test_phone import overflow

MENTOR, MENTEE = "Ana Lee", "Chi Wu"


def introduced(
    chromium: Browser, world: World, name: str, partner: str, answers: Mapping[str, object]
) -> tuple[Page, str]:
    """Somebody who has submitted the introduction on their phone, and its form."""
    page, now = arrive(chromium, world.links[name], PHONE), datetime.now(UTC)
    token = next(
        one.get("value", "") for one in page.context.cookies() if one.get("name") == SESSION
    )
    session = sign_in.resume(world.database, token, now=now)
    assert session is not None
    form = next(
        one.owed
        for one in responses.due(world.database, session.actor)
        if one.owed.partner == partner
    )
    with world.database.write() as tx:
        for item, value in answers.items():
            responses.save(tx, session.actor, form.invitation_id, item, value, now=now)
        responses.submit(tx, session.actor, form.invitation_id, now=now)
    return page, form.invitation_id


def test_two_read_whether_their_time_matches_and_decide_unseen(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("introduction")
    mentor, hers = introduced(chromium, world, MENTOR, MENTEE, {"time.hours": 2})
    mentee, his = introduced(chromium, world, MENTEE, MENTOR, {"time.hours": 9})
    mentor.goto(f"{world.url}/reflection?form={hers}")
    expect(mentor.get_by_text(f"You can give 2 hours a month, and {MENTEE}")).to_be_visible()
    mentee.goto(f"{world.url}/light/{his}/reflection")
    expect(mentee.get_by_text(f"You can give 9 hours a month, and {MENTOR}")).to_be_visible()
    mentor.get_by_text("Yes, I commit").click()
    mentor.get_by_role("button", name=words.DECIDE).click()
    expect(mentor.get_by_text("You decided: “Yes, I commit”.")).to_be_visible()
    for page in (mentor, mentee):
        assert overflow(page) == 0
    mentee.get_by_role("radio", name="Yes, I commit").check()
    mentee.get_by_role("button", name=words.DECIDE).click()
    expect(mentee.get_by_role("heading", name=words.came("starts"))).to_be_visible()
    mentor.reload()
    expect(mentor.get_by_role("heading", name=words.came("starts"))).to_be_visible()
    for page in (mentor, mentee):
        assert overflow(page) == 0
        page.context.close()
