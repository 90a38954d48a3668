"""The week by mail: for leads who want it, once, in their own morning, with nobody's name in it."""

from datetime import datetime

import pytest

from mentorsurvey import rounds
from mentorsurvey.access import clock
from mentorsurvey.errors import NotAllowed
from mentorsurvey.mail.digest import news
from mentorsurvey.mail.wishes import note_zone, want_digest, wishes
from mentorsurvey.store import programs
from tests.house import CLOSES, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House
from tests.mail.postbox import DAY, HOUR, Postbox, postbox, ticks, words
from tests.store.leading import recuse_lead

__all__ = ["postbox"]
MONDAY = (NOW + 7 * DAY).replace(hour=0)


def told(house: House, *, now: datetime = NOW) -> tuple[str, ...]:
    with house.database.read() as tx:
        return news(
            tx,
            clock(house.program_id),
            house.person_id(LEAD),
            now=now,
        )


def digests(postbox: Postbox) -> list[str]:
    return [words(one) for one in postbox.take() if "your week" in str(one["Subject"])]


def test_a_lead_who_wants_it_gets_it_once_a_week(house: House, postbox: Postbox) -> None:
    ticks(house, MONDAY, MONDAY + DAY, step=4 * HOUR)
    assert digests(postbox) == []
    want_digest(house.database, house.lead, True, now=NOW)
    ticks(house, MONDAY, MONDAY + 2 * DAY, step=4 * HOUR)
    (mail,) = digests(postbox)
    assert "Round 1 is open until Monday, October 19. 5 people have not answered yet." in mail
    assert not any(name in mail for name in (MIRA, NOEL, TOM, UMA, VERA))
    ticks(house, MONDAY + 2 * DAY, MONDAY + 9 * DAY, step=8 * HOUR)
    assert len(digests(postbox)) == 1
    want_digest(house.database, house.lead, False, now=MONDAY + 9 * DAY)
    ticks(house, MONDAY + 14 * DAY, MONDAY + 16 * DAY, step=8 * HOUR)
    assert digests(postbox) == []


def test_it_comes_in_the_leads_own_morning(house: House, postbox: Postbox) -> None:
    want_digest(house.database, house.lead, True, now=NOW)
    assert note_zone(house.database, house.lead, "America/Los_Angeles")
    assert not note_zone(house.database, house.lead, "Nowhere/Nothing")
    ticks(house, MONDAY, MONDAY + 15 * HOUR, step=3 * HOUR)
    assert digests(postbox) == []
    ticks(house, MONDAY + 15 * HOUR, MONDAY + 16 * HOUR)
    assert len(digests(postbox)) == 1


def test_a_small_number_is_no_number(house: House) -> None:
    assert told(house) == (
        "Round 1 is open until Monday, October 19. 5 people have not answered yet.",
    )
    recuse_lead(house, VERA, now=NOW)  # three people are left
    assert told(house) == (
        "Round 1 is open until Monday, October 19. Not everyone has answered yet.",
    )


def test_what_a_kept_pair_does_changes_nothing(house: House) -> None:
    recuse_lead(house, VERA, now=NOW)
    before = told(house)
    house.submit(house.actor(VERA), NOEL)
    with house.database.write() as tx:
        tx.run(
            "INSERT INTO mail_trouble (person_id, why, code, at) VALUES (:p, 'full', '', :at)",
            p=house.person_id(VERA),
            at="2026-10-05T09:00:00.000000Z",
        )
    assert told(house) == before
    for one, other in ((TOM, MIRA), (UMA, MIRA), (MIRA, TOM), (MIRA, UMA)):
        house.submit(house.actor(one), other)
    assert told(house) == ("Round 1 is open until Monday, October 19. Everyone has answered.",)


def test_a_round_that_closed_is_told_for_a_week(house: House) -> None:
    house.submit(house.actor(TOM), MIRA)
    assert told(house, now=CLOSES + DAY) == (
        "Round 1 closed on Monday, October 19. 1 of 5 people answered everything.",
    )
    assert told(house, now=CLOSES + 8 * DAY) == ()


def test_a_round_that_was_taken_back_is_not_told(house: House) -> None:
    rounds.discard_round(house.database, house.lead, house.round_id, now=NOW)
    assert told(house) == ()


def test_who_is_no_lead_is_told_nothing_and_cannot_ask(house: House) -> None:
    with pytest.raises(NotAllowed):
        want_digest(house.database, house.actor(TOM), True, now=NOW)
    assert not wishes(house.database, house.actor(TOM)).digest
    with house.database.read() as tx:
        assert news(tx, clock(house.program_id), house.person_id(TOM), now=NOW) == ()
        assert house.person_id(LEAD) in programs.lead_ids(tx, house.program_id)
