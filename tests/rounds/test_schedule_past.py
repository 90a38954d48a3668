"""What a schedule has done lately, for leads."""

from datetime import date, timedelta

from mentorsurvey.rounds.schedule_past import happened
from tests.house import House
from tests.rounds.scheduled import CHECK_INS, Scheduled


def test_what_a_schedule_has_done_is_told_with_why_it_opened_nothing(unasked: House) -> None:
    scheduled = Scheduled(house=unasked)
    scheduled.save(CHECK_INS)
    first, second, third = date(2026, 11, 2), date(2027, 2, 2), date(2027, 5, 2)
    scheduled.run(scheduled.at(first))
    by_hand = scheduled.at(second - timedelta(days=20))
    unasked.open_round(now=by_hand, days=14)
    scheduled.days(second, second)
    after = scheduled.at(third + timedelta(days=30))
    told = happened(unasked.database, unasked.lead, now=after)
    assert [(one.day, one.what, one.round_number) for one in told] == [
        (third, "missed", None),
        (second, "asked", 2),
        (first, "opened", 1),
    ]


def test_a_schedule_that_has_done_nothing_has_nothing_to_tell(unasked: House) -> None:
    assert happened(unasked.database, unasked.lead, now=unasked.now) == ()
    Scheduled(house=unasked).save(CHECK_INS)
    assert happened(unasked.database, unasked.lead, now=unasked.now) == ()
