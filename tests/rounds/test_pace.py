"""How quickly the forms of a round came in, of what its lead sees."""

from datetime import date, datetime, timedelta

from mentorsurvey.rounds.pace import Pace, pace
from mentorsurvey.store import mail
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.times import to_text
from tests.house import MIRA, NOEL, NOW, TOM, UMA, VERA, House
from tests.store.leading import recuse_lead

DAY = timedelta(days=1)


def found(house: House, *, now: datetime = NOW + 10 * DAY) -> Pace:
    return pace(house.database, house.lead, house.round_id, now=now)


def reminded(house: House, name: str, number: int, at: datetime) -> None:
    new = NewMail(
        person_id=house.person_id(name),
        kind="reminder",
        about=house.round_id,
        number=number,
        not_before=at,
    )
    with house.database.write() as tx:
        (mail_id,) = mail.add_all(tx, house.operator, [new], now=at)
        tx.run(
            "UPDATE outbox SET state = 'handed', handed_at = :at WHERE id = :id",
            at=to_text(at),
            id=mail_id,
        )


def answered(house: House) -> None:
    """Vera on the second day, Tom after a reminder, Noel after two; Mira and Uma not at all."""
    house.submit(house.actor(VERA), NOEL, now=NOW + DAY)
    reminded(house, TOM, 1, NOW + 3 * DAY)
    reminded(house, NOEL, 1, NOW + 4 * DAY)
    reminded(house, NOEL, 2, NOW + 6 * DAY)
    reminded(house, UMA, 1, NOW + 4 * DAY)
    house.submit(house.actor(TOM), MIRA, now=NOW + 5 * DAY)
    house.submit(house.actor(NOEL), VERA, now=NOW + 9 * DAY)


def test_before_anybody_has_answered_there_is_nothing_but_days(house: House) -> None:
    early = found(house, now=NOW + 2 * DAY)
    assert (early.submitted, early.median_days, early.after) == (0, None, ())
    assert [one.day for one in early.days] == [
        date(2026, 10, 5),
        date(2026, 10, 6),
        date(2026, 10, 7),
    ]


def test_the_middle_the_days_and_what_came_after_which_reminder(house: House) -> None:
    answered(house)
    whole = found(house)
    assert whole.submitted == 3
    assert whole.median_days == 5  # of 1, 5 and 9
    assert whole.after == (1, 1, 1)
    came = {one.day.day: (one.mentors, one.mentees) for one in whole.days}
    assert len(came) == 11
    assert {day: both for day, both in came.items() if any(both)} == {
        6: (0, 1),
        10: (0, 1),
        14: (1, 0),
    }
    assert {one.day.day: one.reminder for one in whole.days if one.reminder} == {8: 1, 11: 2}


def test_without_a_reminder_nothing_is_said_of_any(house: House) -> None:
    house.submit(house.actor(VERA), NOEL, now=NOW + DAY)
    assert found(house).after == ()


def test_a_closed_round_ends_where_it_closed_or_where_its_last_form_came(house: House) -> None:
    house.submit(house.actor(VERA), NOEL, now=NOW + DAY)
    assert found(house, now=NOW + 60 * DAY).days[-1].day == date(2026, 10, 19)


def test_of_a_pair_that_is_kept_from_a_lead_nothing_is_in_it(house: House) -> None:
    """Mira mentors Tom, who is kept from the lead, and Uma: her reminders may be about Tom."""
    recuse_lead(house, TOM, now=NOW)
    house.submit(house.actor(MIRA), UMA, now=NOW + 2 * DAY)
    before = found(house)
    house.submit(house.actor(TOM), MIRA, now=NOW + 5 * DAY)
    house.submit(house.actor(MIRA), TOM, now=NOW + 6 * DAY)
    reminded(house, MIRA, 1, NOW + 1 * DAY)
    reminded(house, TOM, 1, NOW + 1 * DAY)
    assert found(house) == before
    assert before.submitted == 1
