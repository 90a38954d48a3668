"""A code by mail for another device: for those who allowed it, and nobody else can tell."""

import re
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import PinError
from mentorsurvey.mail.codes import MOST_A_DAY, ask_for_code
from mentorsurvey.mail.sending import deliver_one
from mentorsurvey.sign_in.pins import BETWEEN_CODES, CODE_LASTS
from tests.house import MIRA, NOW, TOM, House
from tests.mail.postbox import DAY, Postbox, postbox, words
from tests.mail.test_invitations import correct

__all__ = ["postbox"]
PIN = "482913"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def phone(house: House, postbox: Postbox) -> Actor:
    """Tom, where he answered, chose a PIN and allowed a code by mail."""
    phone = house.actor(TOM)
    house.answer(phone, house.form(phone, MIRA), {"core.trust": 3})
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    sign_in.allow_mailed_code(house.database, phone, True)
    return phone


def sees(house: House, actor: Actor) -> bool:
    opened = responses.open_form(house.database, actor, house.form(actor, MIRA))
    return bool(opened.answers)


def code_of(mail: EmailMessage) -> str:
    found = re.search(r"\b(\d{3}) ?(\d{3})\b", words(mail))
    assert found
    return found[1] + found[2]


def asked(house: House, desk: Actor, *, now: datetime = NOW) -> int:
    made = ask_for_code(house.database, desk, now=now)
    assert made
    return deliver_one(house.database, made, now=now)


def test_a_code_opens_what_was_answered_elsewhere_once(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    desk = house.actor(TOM, browser="desk")
    assert not sees(house, desk)
    assert asked(house, desk) == 1
    (mail,) = postbox.to(TOM)
    code = code_of(mail)
    assert code not in str(mail["Subject"])
    assert "15 minutes" in words(mail)
    sign_in.enter_code(house.database, desk, code, now=NOW + MINUTE)
    assert sees(house, desk)
    third = house.actor(TOM, browser="third")
    with pytest.raises(PinError):
        sign_in.enter_code(house.database, third, code, now=NOW + MINUTE)


def test_the_code_is_nowhere_in_the_database(house: House, postbox: Postbox, phone: Actor) -> None:
    asked(house, house.actor(TOM, browser="desk"))
    code = code_of(postbox.to(TOM)[0])
    with house.database.read() as tx:
        every = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = [row["name"] for row in tx.rows(every)]
        assert {"pin", "outbox"} <= set(tables)
        for table in tables:
            for row in tx.rows(f"SELECT * FROM {table}"):
                said = " ".join(str(one) for one in row.values())
                assert not re.search(rf"(?<![\w.-]){code}(?![\w.-])", said)


def test_who_holds_the_link_cannot_tell_whether_anybody_allowed_it(
    house: House, postbox: Postbox
) -> None:
    """The same answers, the same refusals, and the same row, but no mail."""
    desk = house.actor(TOM, browser="desk")
    assert asked(house, desk) == 0
    with pytest.raises(PinError, match="a moment ago"):
        ask_for_code(house.database, desk, now=NOW + MINUTE)
    assert postbox.got == []
    with house.database.read() as tx:
        (row,) = tx.rows("SELECT * FROM outbox WHERE kind = 'code'")
    assert (row["state"], row["message_id"] is None) == ("dropped", False)
    assert house.count("pin") == 0


def test_one_waits_between_codes_and_gets_a_few_in_a_day(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    desk = house.actor(TOM, browser="desk")
    for n in range(MOST_A_DAY):
        moment = NOW + n * BETWEEN_CODES
        assert asked(house, desk, now=moment) == 1
        with pytest.raises(PinError, match="a moment ago"):
            ask_for_code(house.database, desk, now=moment + BETWEEN_CODES - MINUTE)
    with pytest.raises(PinError, match="today"):
        ask_for_code(house.database, desk, now=NOW + 3 * CODE_LASTS)
    assert asked(house, desk, now=NOW + DAY + CODE_LASTS) == 1
    assert len(postbox.to(TOM)) == MOST_A_DAY + 1


def test_a_later_code_ends_the_earlier_and_each_grows_old(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    desk = house.actor(TOM, browser="desk")
    asked(house, desk)
    asked(house, desk, now=NOW + BETWEEN_CODES)
    first, second = (code_of(one) for one in postbox.to(TOM))
    for code, moment in (
        (first, NOW + BETWEEN_CODES),
        (second, NOW + BETWEEN_CODES + CODE_LASTS + MINUTE),
    ):
        with pytest.raises(PinError):
            sign_in.enter_code(house.database, desk, code, now=moment)
    assert not sees(house, desk)


def test_a_code_that_could_not_leave_in_time_does_not(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    made = ask_for_code(house.database, house.actor(TOM, browser="desk"), now=NOW)
    assert made
    assert deliver_one(house.database, made, now=NOW + CODE_LASTS + MINUTE) == 0
    assert postbox.got == []


def test_a_code_that_nobody_allows_any_more_does_not_leave(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    made = ask_for_code(house.database, house.actor(TOM, browser="desk"), now=NOW)
    sign_in.allow_mailed_code(house.database, phone, False)
    assert made
    assert deliver_one(house.database, made, now=NOW) == 0
    assert postbox.got == []


def test_whoever_sets_another_address_gets_no_code_there(
    house: House, postbox: Postbox, phone: Actor
) -> None:
    """A lead can set an address and make a link, and would else open what they must not read."""
    desk = house.actor(TOM, browser="desk")
    correct(house, TOM, "lea.brandt@example.com", at=NOW)
    assert asked(house, desk) == 0
    assert postbox.got == []
    assert not sign_in.pin_state(house.database, phone).mail_allowed
    sign_in.allow_mailed_code(house.database, phone, True)  # Tom himself allows it again
    assert asked(house, desk, now=NOW + BETWEEN_CODES) == 1


def test_without_a_mail_server_there_are_no_codes(house: House) -> None:
    assert ask_for_code(house.database, house.actor(TOM, browser="desk"), now=NOW) is None
    assert house.count("outbox") == 0
