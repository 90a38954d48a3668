"""A round closes while somebody types: nothing is lost, and the page says what still works."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Browser, expect

from mentorsurvey import rounds
from mentorsurvey.access import operator
from tests.browser.conftest import PHONE, World
from tests.browser.people import SAVED, arrive, number, rate, rate_all, start, turn

TIME = r"\d\d:\d\d"
TO_FINISH = re.compile(f"This round closed at {TIME}. You can finish and submit until {TIME}.")
ON_THE_LINK = re.compile(f"This round has closed. You can finish and submit until {TIME}")


def test_whoever_types_over_the_close_reads_so_and_loses_nothing(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = arrive(chromium, world.links["Chi Wu"], PHONE)
    start(page, "Ana Lee")
    rate_all(page, "5")
    turn(page, "Next", "2 of 3")
    rate(page, "have you given", "5")
    field = number(page)
    field.press_sequentially("1")
    expect(page.get_by_text(TO_FINISH)).to_have_count(0)

    actor = operator(world.program_id)
    rounds.close_round(world.database, actor, world.round_id, now=datetime.now(UTC))
    field.press_sequentially("2")
    field.press("Enter")
    expect(page.get_by_text(TO_FINISH)).to_be_visible()
    expect(field).to_have_value("12")

    rate(page, "has Ana Lee given", "4")
    rate(page, "giving and getting", "0")
    page.get_by_role("button", name="Guidance", exact=True).click()
    expect(page.get_by_text(SAVED)).to_have_count(5)
    page.goto(world.links["Chi Wu"])  # to look again for how long there is
    expect(
        page.get_by_text("This round has closed. You can finish and submit until")
    ).to_be_visible()
    turn(page, "Finish", "Before you submit")
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    expect(page.get_by_text(TO_FINISH)).to_be_visible()
    turn(page, "Submit", "Thank you")
    with world.database.read() as tx:
        (row,) = tx.rows(
            "SELECT answer.number, response.submitted_at, round.closed_at FROM answer"
            " JOIN response ON response.id = answer.response_id"
            " JOIN invitation ON invitation.id = response.invitation_id"
            " JOIN round ON round.id = invitation.round_id"
            " WHERE round.id = :round AND answer.number = 12",
            round=world.round_id,
        )
    assert row["submitted_at"] > row["closed_at"]
