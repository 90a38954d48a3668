"""What a lead reads of mail on Rounds, and does about it; and the week in short on Mail."""

import pytest

from mentorsurvey.mail.wishes import wishes
from mentorsurvey.settings import settings
from mentorsurvey.store import mail, mail_people
from mentorsurvey.store.mail import NewMail
from tests.house import MIRA, NOEL, TOM, House, address
from tests.pages.conftest import Visit, text_of
from tests.store.leading import recuse_lead

PAGE = "lead/rounds"


@pytest.fixture
def sends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends mail; nothing of it is reached here."""
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:2525")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()


def not_reached(house: House, name: str) -> None:
    with house.database.write() as tx:
        mail_people.set_trouble(
            tx, house.operator, house.person_id(name), "unknown", "550 5.1.1", now=house.now
        )


def invited(house: House, name: str, state: str, why: str = "") -> None:
    """An invitation to somebody, as far as that."""
    new = NewMail(
        person_id=house.person_id(name),
        kind="invitation",
        about=house.round_id,
        not_before=house.now,
    )
    with house.database.write() as tx:
        (mail_id,) = mail.add_all(tx, house.operator, [new], now=house.now)
        tx.run(
            "UPDATE outbox SET state = :state, why = :why, handed_at = made_at WHERE id = :id",
            state=state,
            why=why,
            id=mail_id,
        )


def test_without_mail_nothing_of_it_is_there(here: House, visit: Visit) -> None:
    at = visit(here, "lead", PAGE)
    assert "unreached_read" not in {one.key for one in at.button}


def test_a_lead_reads_whom_mail_does_not_reach_and_tries_again(
    here: House, visit: Visit, sends: None
) -> None:
    not_reached(here, TOM)
    at = visit(here, "lead", PAGE)
    assert "Mail does not reach 1 person" in text_of(at)
    assert "does not know this address" in text_of(at)
    at = at.button(key=f"unreached_again_{here.person_id(TOM)}").click().run()
    assert not at.exception
    assert "Mail does not reach" not in text_of(at)
    assert f"We will write to {TOM} at this address again." in text_of(at)


def test_of_a_pair_that_is_kept_from_a_lead_nothing_is_told(
    here: House, visit: Visit, sends: None
) -> None:
    recuse_lead(here, TOM, now=here.now)
    not_reached(here, TOM)
    assert TOM not in text_of(visit(here, "lead", PAGE))


def test_a_mail_that_came_back_to_a_lead_is_pasted(here: House, visit: Visit, sends: None) -> None:
    invited(here, NOEL, "handed")
    at = visit(here, "lead", PAGE)
    at.text_area(key="unreached_pasted").set_value("nothing of ours").run()
    at = at.button(key="unreached_read").click().run()
    assert "We find no mail of this program in it." in at.error[0].value
    assert at.text_area(key="unreached_pasted").value == "nothing of ours"
    words = f"Your message to {address(NOEL)} couldn't be delivered. 550 5.1.1 User unknown"
    at.text_area(key="unreached_pasted").set_value(words).run()
    at = at.button(key="unreached_read").click().run()
    assert not at.exception
    assert "Noted: mail does not reach 1 person." in text_of(at)
    assert NOEL in text_of(at)


def test_the_list_of_a_round_says_what_became_of_each_mail(
    here: House, visit: Visit, sends: None
) -> None:
    invited(here, MIRA, "handed")
    invited(here, TOM, "failed", "unsure")
    at = visit(here, "lead", PAGE)
    at.session_state[f"people-{here.round_id}"] = True
    at = at.run()
    table = at.dataframe[0].value
    said = dict(zip(table["Person"], table["Mail"], strict=True))
    assert said[MIRA] == f"Invited {here.now:%Y-%m-%d %H:%M}"
    assert said[TOM] == "Nobody knows whether it arrived"
    assert said[NOEL] == ""


def test_a_mail_about_a_pair_that_is_kept_from_a_lead_is_not_told(
    here: House, visit: Visit
) -> None:
    recuse_lead(here, TOM, now=here.now)
    invited(here, MIRA, "handed")  # she mentors Tom and Uma, and a mail is about both
    invited(here, NOEL, "handed")
    at = visit(here, "lead", PAGE)
    at.session_state[f"people-{here.round_id}"] = True
    table = at.run().dataframe[0].value
    said = dict(zip(table["Person"], table["Mail"], strict=True))
    assert said[MIRA] == ""
    assert said[NOEL].startswith("Invited ")


def test_a_lead_wants_the_week_in_short(here: House, visit: Visit, sends: None) -> None:
    at = visit(here, "lead", "lead/mail")
    at = at.toggle(key="mail_digest").set_value(True).run()
    assert not at.exception
    assert wishes(here.database, here.lead).digest
    at = visit(here, "lead", "lead/mail")
    assert at.toggle(key="mail_digest").value is True


def test_without_mail_the_week_in_short_is_not_offered(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/mail")
    assert not at.toggle
    assert "so you can't get it" in text_of(at)


def test_a_test_mail_that_does_not_leave_says_so_and_one_is_not_offered_without_mail(
    here: House, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = visit(here, "lead", "lead/mail")
    assert "there is nothing to try" in text_of(at)
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:1")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    at = visit(here, "lead", "lead/mail").button(key="mail_test").click().run()
    assert not at.exception
    assert "takes no mail right now" in "".join(one.value for one in at.error)
