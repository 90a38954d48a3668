"""What *People* says at a person where mail fails, and what can be done there."""

from datetime import UTC, datetime

import pytest

from mentorsurvey.mail.seen import of_person
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.store import mail, mail_people
from mentorsurvey.store.mail import NewMail
from tests.house import MIRA, TOM, UMA, House
from tests.pages.leading import Seen, said
from tests.store.leading import recuse_lead


@pytest.fixture
def seen(here: House, monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(here, monkeypatch, now=datetime.now(UTC))


def bounced(house: House, name: str) -> None:
    with house.database.write() as tx:
        mail_people.set_trouble(
            tx, house.operator, house.person_id(name), "unknown", "550", now=house.now
        )


def put_off(house: House, name: str) -> None:
    """An invitation that their mail server does not take yet."""
    new = NewMail(
        person_id=house.person_id(name),
        kind="invitation",
        about=house.round_id,
        not_before=house.now,
    )
    with house.database.write() as tx:
        mail.add_all(tx, house.operator, [new], now=house.now)
        tx.run("UPDATE outbox SET why = 'later', tries = 1")


def test_an_address_that_bounced_says_what_to_do_and_is_tried_again(
    here: House, seen: Seen
) -> None:
    bounced(here, TOM)
    at = seen.open("people", person=here.person_id(TOM))
    assert "Mail has not reached this address since" in at.warning[0].proto.title
    assert "does not know this address. Correct the address below" in at.warning[0].value
    at = at.button(key=f"person_again_{here.person_id(TOM)}").click().run()
    assert not at.exception
    assert not at.warning
    assert "We will write to Tom Reyes at this address again." in at.success[0].value


def test_mail_that_is_put_off_and_stopped_reminders_are_said(here: House, seen: Seen) -> None:
    put_off(here, TOM)
    want_reminders(here.database, here.actor(TOM), False, now=here.now)
    at = seen.open("people", person=here.person_id(TOM))
    assert "Their mail server has put our mail off since" in at.info[0].proto.title
    assert "They stopped reminders." in said(at)
    at = seen.open("people", person=here.person_id(UMA))
    assert not at.info
    assert "They stopped reminders." not in said(at)


def test_of_somebody_with_a_pair_that_is_kept_only_whether_mail_arrives_is_told(
    here: House,
) -> None:
    """Mira mentors Tom, who is kept from the lead, and Uma."""
    recuse_lead(here, TOM, now=here.now)
    mira = here.person_id(MIRA)
    put_off(here, MIRA)
    want_reminders(here.database, here.actor(MIRA), False, now=here.now)
    found = of_person(here.database, here.lead, mira)
    assert (found.trouble, found.put_off_since, found.no_reminders) == (None, None, False)
    bounced(here, MIRA)
    assert of_person(here.database, here.lead, mira).trouble is not None
