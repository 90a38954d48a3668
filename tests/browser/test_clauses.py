"""On a phone: a tap says whether a clause was kept, in either form, and it is there again later."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from mentorsurvey import instruments, responses, rounds, sign_in
from mentorsurvey.access import Actor, operator
from mentorsurvey.program import agreeing
from mentorsurvey.sign_in.cookies import SESSION
from tests.browser.conftest import World
from tests.browser.test_accessible import NOT_OURS, ready
from tests.browser.test_agreement import MENTEE, MENTOR, submitted
from tests.browser.test_phone import overflow

TERMS = {"hours": 6, "until": "2099-06", "meetings": "monthly", "answer_within_days": 3}
MEETINGS = "Meetings: Every month"
SHOTS = os.environ.get("SHOTS", "")
"""A folder for pictures of the pages, for whoever wants to look at them."""


def actor_of(world: World, page: Page) -> Actor:
    token = next(
        one.get("value", "") for one in page.context.cookies() if one.get("name") == SESSION
    )
    session = sign_in.resume(world.database, token, now=datetime.now(UTC))
    assert session is not None
    return session.actor


def form_of(world: World, actor: Actor) -> str:
    return next(
        one.owed.invitation_id
        for one in responses.due(world.database, actor)
        if one.owed.round_number == 2 and one.owed.partner in (MENTOR, MENTEE)
    )


def look(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def wrong(page: Page) -> list[str]:
    """What axe-core finds on the page, drawn anew."""
    page.reload()
    ready(page)
    found = Axe().run(page, {"exclude": [[one] for one in NOT_OURS]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]


def choose(page: Page, clause: str, said: str) -> None:
    """In the full form."""
    group = page.get_by_role("radiogroup", name=f"{clause}: was this kept?")
    group.get_by_text(said, exact=True).click()


def kept(page: Page) -> Locator:
    """What says in the full form that an answer about a clause is saved."""
    return page.get_by_text("✓ Saved").filter(visible=True)


def test_a_tap_is_kept_in_both_forms_and_the_agreement_compares_them(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    mentor, pair = submitted(chromium, world, MENTOR, MENTEE)
    mentee, _ = submitted(chromium, world, MENTEE, MENTOR)
    two = actor_of(world, mentor), actor_of(world, mentee)
    before = datetime.now(UTC)
    agreeing.save_draft(world.database, two[0], pair, TERMS, now=before)
    agreeing.propose(world.database, two[0], pair, seen=0, now=before)
    agreeing.confirm(world.database, two[1], pair, number=1, now=before)
    rounds.open_round(
        world.database,
        operator(world.program_id),
        instruments.shipped()["review"],
        closes_at=before + timedelta(days=9),
        now=datetime.now(UTC),
    )
    forms = [form_of(world, each) for each in two]

    mentor.goto(f"{world.url}/answer?form={forms[0]}&step=1")
    expect(mentor.get_by_text(MEETINGS)).to_be_visible()
    look(mentor, "full-before")
    choose(mentor, "Meetings", "Partly")
    expect(kept(mentor)).to_have_count(1)
    assert overflow(mentor) == 0
    assert wrong(mentor) == []
    look(mentor, "full-step")
    mentor.get_by_role("button", name="Clear this answer: Meetings: was this kept?").click()
    expect(kept(mentor)).to_have_count(0)
    meetings = mentor.get_by_role("radiogroup", name="Meetings: was this kept?")
    expect(meetings.get_by_role("radio", checked=True)).to_have_count(0)
    mentor.reload()
    expect(mentor.get_by_text(MEETINGS)).to_be_visible()
    expect(kept(mentor)).to_have_count(0)
    choose(mentor, "Meetings", "Partly")
    expect(kept(mentor)).to_have_count(1)
    mentor.reload()
    expect(kept(mentor)).to_have_count(1)
    mentor.goto(f"{world.url}/answer?form={forms[0]}&step=99")
    mentor.get_by_text("What you agreed on").click()
    expect(mentor.get_by_text(MEETINGS)).to_be_visible()
    look(mentor, "full-check")

    mentee.goto(f"{world.url}/light/{forms[1]}")
    clause = mentee.locator("[data-item='clause:meetings']")
    clause.get_by_label("Kept", exact=True).check()
    expect(clause.locator("[data-state]")).to_have_text("Saved")
    clause.get_by_role("button", name="Clear").click()
    expect(clause.locator("[data-state]")).to_have_text("")
    expect(clause.get_by_label("Kept", exact=True)).not_to_be_checked()
    mentee.reload()
    expect(clause.get_by_label("Kept", exact=True)).not_to_be_checked()
    clause.get_by_label("Kept", exact=True).check()
    expect(clause.locator("[data-state]")).to_have_text("Saved")
    assert overflow(mentee) == 0
    assert wrong(mentee) == []
    look(mentee, "light-step")
    mentee.goto(f"{world.url}/light/{forms[1]}/check")
    expect(mentee.get_by_text(MEETINGS).first).to_be_visible()
    look(mentee, "light-check")

    now = datetime.now(UTC)
    for who, form in zip(two, forms, strict=True):
        responses.save(world.database, who, form, "core.trust", 5, now=now)
        responses.submit(world.database, who, form, now=now)
    mentor.goto(f"{world.url}/agreement?pair={pair}")
    expect(mentor.get_by_text(f"You say: partly. {MENTEE} says: kept.")).to_be_visible()
    assert overflow(mentor) == 0
    look(mentor, "full-agreement")
    mentee.goto(f"{world.url}/light/agreement/{pair}")
    expect(mentee.get_by_text(f"You say: kept. {MENTOR} says: partly.")).to_be_visible()
    look(mentee, "light-agreement")
    for page in (mentor, mentee):
        page.context.close()
