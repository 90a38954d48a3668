"""Reminders: two at most, to those who are missing alone, and never a word about the partner."""

import re
from datetime import datetime, timedelta

from mentorsurvey import rounds
from mentorsurvey.access import clock
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.store import mail
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House
from tests.mail.postbox import DAY, HOUR, Postbox, invite, postbox, receivers, tick, ticks, words
from tests.mail.test_invitations import pair_id

__all__ = ["postbox"]
FIRST = datetime.fromisoformat("2026-10-12T08:00Z")
"""A week after the opening: a Monday. The second is three days before the last day, a Friday."""
SECOND = datetime.fromisoformat("2026-10-16T08:00Z")


def remind(house: House, start: datetime, *, days: int = 1) -> None:
    ticks(house, start, start + days * DAY, step=6 * HOUR)


def test_those_who_are_missing_are_reminded_twice(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    house.submit(house.actor(TOM), MIRA)
    remind(house, FIRST)
    assert sorted(receivers(postbox.take())) == ["mira", "noel", "uma", "vera"]
    house.submit(house.actor(VERA), NOEL)
    remind(house, SECOND, days=4)
    got = postbox.take()
    assert sorted(receivers(got)) == ["mira", "noel", "uma"]
    assert all("/stop/" in str(one["List-Unsubscribe"]) for one in got)
    assert tick(house, CLOSES + DAY) == 0


def test_who_submits_in_between_is_not_reminded(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    fill(house.database, clock(house.program_id), now=FIRST)
    house.submit(house.actor(TOM), MIRA)
    remind(house, FIRST)
    assert sorted(receivers(postbox.got)) == ["mira", "noel", "uma", "vera"]


def test_a_reminder_says_nothing_of_the_partner(house: House, postbox: Postbox) -> None:
    """Whatever Noel does, Vera's mail is the same but for its links and its name."""
    invite(house, postbox)
    said = []
    for step, when in enumerate((FIRST, SECOND)):
        if step:
            house.submit(house.actor(NOEL), VERA)
        remind(house, when)
        (vera,) = postbox.to(VERA)
        postbox.take()
        said.append(re.sub(r"/(r|stop)/[\w-]+", "", words(vera)))
    assert said[0] == said[1]
    assert not re.search(r"\bNoel\b[^.]*\b(has|already|submitted|answered|waits)\b", said[0])


def test_a_mentor_reads_of_the_forms_that_are_missing_alone(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    house.submit(house.actor(MIRA), TOM)
    remind(house, FIRST)
    (mira,) = postbox.to(MIRA)
    assert UMA in words(mira)
    assert TOM not in words(mira)


def test_who_wants_no_reminders_gets_none_even_of_those_that_wait(
    house: House, postbox: Postbox
) -> None:
    invite(house, postbox)
    fill(house.database, clock(house.program_id), now=FIRST)
    want_reminders(house.database, house.actor(VERA), False, now=FIRST)
    remind(house, FIRST)
    remind(house, SECOND)
    assert postbox.to(VERA) == []
    assert len(postbox.to(TOM)) == 2


def test_a_moved_close_moves_the_second(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    later = CLOSES + 7 * DAY
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=later, now=NOW + DAY)
    remind(house, FIRST)
    assert len(postbox.take()) == 5
    remind(house, SECOND, days=3)
    assert postbox.take() == []
    remind(house, SECOND + 7 * DAY, days=2)
    got = postbox.take()
    assert len(got) == 5
    assert all("October 26" in str(one["Subject"]) for one in got)


def test_who_has_more_time_is_reminded_before_their_own_close(
    house: House, postbox: Postbox
) -> None:
    invite(house, postbox)
    rounds.extend_pair(
        house.database,
        house.lead,
        house.round_id,
        pair_id(house, NOEL, VERA),
        until=CLOSES + 5 * DAY,
        now=NOW + DAY,
    )
    remind(house, FIRST)
    assert len(postbox.take()) == 5
    remind(house, SECOND, days=3)
    assert sorted(receivers(postbox.take())) == ["mira", "tom", "uma"]
    remind(house, SECOND + 5 * DAY, days=2)
    got = postbox.take()
    assert sorted(receivers(got)) == ["noel", "vera"]
    assert all("Saturday, October 24" in str(one["Subject"]) for one in got)


def test_more_time_after_the_second_brings_no_third(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    remind(house, SECOND)
    assert len(postbox.take()) == 5
    rounds.extend_pair(
        house.database,
        house.lead,
        house.round_id,
        pair_id(house, NOEL, VERA),
        until=CLOSES + 5 * DAY,
        now=SECOND + DAY,
    )
    remind(house, SECOND + 5 * DAY, days=2)
    assert postbox.take() == []


def test_of_two_that_were_missed_only_the_later_is_sent(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    remind(house, SECOND + 2 * HOUR, days=2)
    assert sorted(receivers(postbox.take())) == ["mira", "noel", "tom", "uma", "vera"]


def test_who_was_invited_a_moment_ago_is_not_reminded(house: House, postbox: Postbox) -> None:
    ticks(house, FIRST - 2 * HOUR, FIRST + 12 * HOUR)
    assert len(postbox.got) == 5
    assert all(not one["List-Unsubscribe"] for one in postbox.got)


def test_trying_again_sends_one_mail_and_not_what_arrived(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    remind(house, FIRST)
    postbox.take()
    person = house.person_id(TOM)
    with house.database.write() as tx:
        tx.run("UPDATE outbox SET state = 'failed', why = 'full' WHERE person_id = :p", p=person)
        assert mail.send_again(tx, house.operator, person, now=FIRST + DAY) == 1
        (row,) = tx.rows("SELECT kind FROM outbox WHERE state = 'waiting'")
    assert row["kind"] == "invitation"
    ticks(house, FIRST + DAY, FIRST + DAY + timedelta(hours=3))
    assert receivers(postbox.take()) == ["tom"]
    with house.database.write() as tx:
        assert mail.send_again(tx, house.operator, person, now=FIRST + 2 * DAY) == 1  # the reminder
        assert mail.send_again(tx, house.operator, house.person_id(UMA), now=FIRST + 2 * DAY) == 0
