"""Four rounds of a pair, the last of them on their phones, and what both then read."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, Page, expect

from mentorsurvey import instruments, responses, rounds, sign_in
from mentorsurvey.access import operator
from mentorsurvey.instruments import Construct
from mentorsurvey.readings.prompts import WHY, WORDS
from mentorsurvey.store import Database
from tests.browser.conftest import PHONE, World
from tests.browser.people import answer_checkin, arrive
from tests.browser.test_phone import overflow

PHONE_OPTIONS = {"has_touch": True, "is_mobile": True}
MENTOR, MENTEE = "Ana Lee", "Chi Wu"


def play_round(world: World, number: int, points: dict[str, int]) -> None:
    """One whole round of the pair, given by hand; each answers everything with one point."""
    now = datetime.now(UTC)
    for (who, point), partner in zip(points.items(), reversed(points), strict=True):
        token = world.links[who].rsplit("/", 1)[1]
        cookie = sign_in.start_session(world.database, token, browser="earlier", now=now)
        session = sign_in.resume(world.database, cookie, now=now)
        assert session is not None
        form = next(
            one
            for one in responses.due(world.database, session.actor)
            if (one.owed.partner, one.owed.round_number) == (partner, number)
        )
        for item in form.instrument.items:
            value = point if item.rated and item.id != "fairness" else 0
            responses.save(
                world.database, session.actor, form.owed.invitation_id, item.id, value, now=now
            )
        responses.submit(world.database, session.actor, form.owed.invitation_id, now=now)


def next_round(database: Database, program_id: str) -> None:
    """Close the open round and open the next."""
    now, actor = datetime.now(UTC), operator(program_id)
    for one in rounds.list_rounds(database, actor):
        if one.is_open(now):
            rounds.close_round(database, actor, one.id, now=now)
    closes = now + timedelta(days=9)
    rounds.open_round(database, actor, instruments.shipped()["checkin"], closes_at=closes, now=now)


def test_two_who_move_apart_over_four_rounds_are_both_asked_about_it_on_their_phones(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    with world.database.read() as tx:
        program_id = tx.rows("SELECT id FROM program")[0]["id"]
    for number, mentees in enumerate((6, 6, 2), start=1):
        play_round(world, number, {MENTOR: 6, MENTEE: mentees})
        next_round(world.database, program_id)

    mentor = arrive(chromium, world.links[MENTOR], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentor, MENTEE, "6")
    mentee = arrive(chromium, world.links[MENTEE], PHONE, **PHONE_OPTIONS)
    answer_checkin(mentee, MENTOR, "2")
    mentee.get_by_role("button", name="Read the reflection").click()
    mentor.goto(world.url)
    mentor.get_by_role("button", name=f"Round 4: with {MENTEE}").click()

    questions = [asked(page) for page in (mentor, mentee)]
    assert questions[0] == questions[1]
    assert questions[0][-1] == WORDS[Construct.BOND]["apart"]
    for page, words in ((mentor, f"{MENTEE} sees it lower"), (mentee, f"{MENTOR} sees it higher")):
        expect(page.get_by_text(words).first).to_be_visible()
        expect(page.get_by_text("no difference we can tell").first).to_be_visible()
        assert overflow(page) == 0
        page.get_by_text("How this is computed").click()
        expect(page.get_by_text("more than 50.9 points from that")).to_be_visible()
        expect(page.get_by_text("compared with 3 earlier rounds")).to_be_visible()
        expect(page.get_by_text("Numbers are shown only where both")).to_be_visible()
        assert overflow(page) == 0


def asked(page: Page) -> list[str]:
    """What the card says that asks about having moved apart in trust."""
    why = page.get_by_text(f"Trust between us · {WHY['apart']}")
    expect(why.first).to_be_visible()
    cards = page.get_by_test_id("stVerticalBlock").filter(has=why)
    return [text for text in cards.last.inner_text().split("\n") if text]
