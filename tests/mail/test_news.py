"""What else is news: comparisons that open, addresses that were changed, thanks."""

from datetime import date

import pytest

from mentorsurvey import program, sign_in
from mentorsurvey.program.correcting import take_back
from mentorsurvey.rounds import scheduling
from mentorsurvey.store import history
from mentorsurvey.store.schedules import Step
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address
from tests.mail.postbox import (
    DAY,
    HOUR,
    Postbox,
    invite,
    link,
    postbox,
    receivers,
    tick,
    ticks,
    words,
)
from tests.mail.test_invitations import correct

__all__ = ["postbox"]


@pytest.fixture
def invited(house: House, postbox: Postbox) -> House:
    invite(house, postbox)
    return house


def test_both_of_a_pair_hear_of_their_comparison_at_one_moment(
    invited: House, postbox: Postbox
) -> None:
    later = NOW + DAY
    invited.submit(invited.actor(NOEL), VERA, now=later)
    assert tick(invited, later) == 0  # one of them alone is no news to anybody
    night = later.replace(hour=22)
    invited.submit(invited.actor(VERA), NOEL, now=night)
    assert tick(invited, night) == 0
    assert tick(invited, night + 10 * HOUR) == 2
    got = postbox.take()
    assert sorted(receivers(got)) == ["noel", "vera"]
    assert sorted(str(one["Subject"]) for one in got) == [
        f"Your comparison with {NOEL} is open",
        f"Your comparison with {VERA} is open",
    ]
    assert sign_in.landing(invited.database, link(got[0]), now=night + DAY)
    ticks(invited, night + 11 * HOUR, night + 4 * DAY, step=6 * HOUR)
    assert postbox.got == []


def test_both_wait_until_both_are_awake(invited: House, postbox: Postbox) -> None:
    with invited.database.write() as tx:
        tx.run(
            "INSERT INTO person_zone (person_id, timezone) VALUES (:p, 'America/Los_Angeles')",
            p=invited.person_id(VERA),
        )
    later = NOW + DAY  # 9 o'clock for the one, 2 at night for the other
    invited.submit(invited.actor(NOEL), VERA, now=later)
    invited.submit(invited.actor(VERA), NOEL, now=later)
    ticks(invited, later, later + 6 * HOUR)
    assert postbox.got == []
    assert tick(invited, later.replace(hour=15)) == 2


def test_one_who_is_not_reached_hears_of_it_at_the_next_address(
    invited: House, postbox: Postbox
) -> None:
    postbox.refuses[address(VERA)] = "550 5.1.1 nobody"
    later = NOW + DAY
    invited.submit(invited.actor(NOEL), VERA, now=later)
    invited.submit(invited.actor(VERA), NOEL, now=later)
    tick(invited, later)
    assert receivers(postbox.take()) == ["noel"]
    correct(invited, VERA, "vera.lind@example.org", at=later + 5 * DAY)
    ticks(invited, later + 5 * DAY, later + 6 * DAY, step=6 * HOUR)
    told = [one for one in postbox.take() if "comparison" in str(one["Subject"])]
    assert receivers(told) == ["vera.lind"]


def test_another_address_is_told_to_the_old_one_and_the_new_one(
    invited: House, postbox: Postbox
) -> None:
    later = NOW + DAY
    correct(invited, TOM, "tom.reyes@example.com", at=later)
    tick(invited, later)
    old, new = postbox.to(TOM), postbox.to("tom.reyes@example.com")
    assert [len(old), len(new)] == [1, 1]
    assert "t…@example.com" in words(old[0]).replace("\u2060", "")
    assert "tom.reyes@example.com" not in str(old[0])
    assert link(old[0]) == ""
    assert postbox.take()
    ticks(invited, later + HOUR, later + 3 * DAY, step=6 * HOUR)
    assert [one for one in postbox.got if "was changed" in str(one["Subject"])] == []


def test_an_address_that_was_changed_back_is_not_told_to_where_mail_still_goes(
    invited: House, postbox: Postbox
) -> None:
    later = NOW + DAY
    correct(invited, TOM, "wrong@example.com", at=later)
    with invited.database.read() as tx:
        (row,) = tx.rows("SELECT id FROM person WHERE address = 'wrong@example.com'")
        change = history.corrections(tx, invited.lead, row["id"])[0]
    take_back(invited.database, invited.lead, row["id"], change.id, now=later + HOUR)
    tick(invited, later + 2 * HOUR)
    said = [words(one) for one in postbox.to(TOM) if "was changed" in str(one["Subject"])]
    assert len(said) == 1
    assert "this address" in said[0]
    # Somebody may have meant it, so they hear of it as well.
    assert len(postbox.to("wrong@example.com")) == 1


def test_an_address_that_takes_no_mail_is_told_nothing(invited: House, postbox: Postbox) -> None:
    postbox.refuses[address(TOM)] = "550 5.1.1 nobody"
    with invited.database.write() as tx:
        tx.run(
            "UPDATE outbox SET state = 'failed', why = 'unknown' WHERE person_id = :p",
            p=invited.person_id(TOM),
        )
    correct(invited, TOM, "tom.reyes@example.com", at=NOW + DAY)
    tick(invited, NOW + DAY)
    assert [str(one["To"]) for one in postbox.got] == ["Tom Reyes <tom.reyes@example.com>"]


def test_thanks_come_with_the_day_of_the_next_round(invited: House, postbox: Postbox) -> None:
    later = NOW + DAY
    invited.submit(invited.actor(MIRA), TOM, now=later)
    invited.submit(invited.actor(UMA), MIRA, now=later)
    assert tick(invited, later) == 0  # no next round is planned, so there is nothing to say
    step = Step(form="checkin", first_on=date(2027, 1, 11))
    scheduling.save(invited.database, invited.lead, [step], now=later)
    ticks(invited, later, later + HOUR)
    (uma,) = postbox.take()  # Mira still owes a form
    assert receivers([uma]) == ["uma"]
    assert "January 11" in words(uma)
    assert "Mira has" not in words(uma)
    assert tick(invited, later + 2 * HOUR) == 0


def test_nobody_reads_the_name_of_somebody_else(invited: House, postbox: Postbox) -> None:
    for one, other in ((NOEL, VERA), (VERA, NOEL)):
        invited.submit(invited.actor(one), other, now=NOW + DAY)
    tick(invited, NOW + DAY)
    for mail in postbox.got:
        assert not any(name in str(mail) for name in (MIRA, TOM, UMA, LEAD))
    assert program.program_of(invited.database, invited.operator).name in str(postbox.got[0])
