"""*Rounds* and *Mail* say since when no mail goes out, and whom to ask."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey.access import clock
from mentorsurvey.mail.standing import MailStanding, mail_standing
from mentorsurvey.settings import settings
from mentorsurvey.store import mail, mail_server
from mentorsurvey.store.mail import NewMail
from mentorsurvey.ui import mail_words
from tests.house import NOW, TOM, House
from tests.pages.conftest import text_of
from tests.pages.leading import Seen

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def with_mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:1")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    yield
    settings.cache_clear()


def fail(house: House, at: datetime) -> None:
    with house.database.write() as tx:
        mail_server.failed(tx, "away", next_try=at, now=at)


@pytest.mark.parametrize("page", ["rounds", "mail"])
def test_a_page_says_that_no_mail_goes_out(
    here: House, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    moment = datetime.now(UTC)
    assert "No mail has gone out" not in text_of(Seen(here, monkeypatch, now=moment).open(page))
    fail(here, moment - HOUR)
    said = text_of(Seen(here, monkeypatch, now=moment).open(page))
    assert "No mail has gone out since" in said
    assert "the people who run the server" in said


def test_a_hiccup_is_no_news_and_a_server_that_works_again_neither(house: House) -> None:
    fail(house, NOW)
    lead = house.lead
    assert mail_standing(house.database, lead, now=NOW + timedelta(minutes=14)) == MailStanding()
    assert mail_standing(house.database, lead, now=NOW + HOUR).failing_since == NOW
    with house.database.write() as tx:
        mail_server.works(tx)
    assert mail_standing(house.database, lead, now=NOW + HOUR) == MailStanding()


def test_mail_that_a_server_holds_back_is_told_until_it_leaves(house: House) -> None:
    new = NewMail(person_id=house.person_id(TOM), kind="digest", about="1", not_before=NOW)
    with house.database.write() as tx:
        mail.add_all(tx, clock(house.program_id), [new], now=NOW)
        waiting = [one for one, _ in mail.due(tx, now=NOW)]
        mail.postpone(tx, waiting, "refused", "554 5.7.1", until=NOW + HOUR)
    assert mail_standing(house.database, house.lead, now=NOW).held_back
    with house.database.write() as tx:
        mail.claim(tx, waiting, now=NOW + HOUR)
        mail.hand_over(tx, waiting, now=NOW + HOUR)
    assert not mail_standing(house.database, house.lead, now=NOW).held_back


def test_what_is_wrong_is_told_with_what_to_do() -> None:
    def words(found: MailStanding) -> str:
        return mail_words.standing(found, lambda _: "on Monday, October 5 at 09:00")

    assert words(MailStanding()) == ""
    assert words(MailStanding(failing_since=NOW)).startswith(
        "No mail has gone out since Monday, October 5 at 09:00. It waits"
    )
    assert "refuses some of your program's mail" in words(MailStanding(held_back=True))
