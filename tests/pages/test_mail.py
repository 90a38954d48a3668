"""The page of mail: a lead changes words, sees what is wrong, and looks at the mail."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.mail.letters import KINDS
from mentorsurvey.mail.local_box import listed
from mentorsurvey.mail.own_words import reply_address
from mentorsurvey.mail.wordings import SHIPPED, Wording, wording
from mentorsurvey.settings import keeping_mail, settings
from mentorsurvey.ui import mail_words
from tests.house import LEAD, MIRA, TOM, UMA, House
from tests.pages.conftest import text_of
from tests.pages.leading import Seen


@pytest.fixture
def mail(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("mail")


def subject(at: AppTest) -> Any:
    return next(one for one in at.text_input if one.label == "Subject")


def stands(house: House) -> Wording:
    with house.database.read() as tx:
        return wording(tx, house.program_id, "invitation")


def button(at: AppTest, label: str) -> Any:
    return next(one for one in at.button if one.label == label)


def test_a_lead_saves_words_goes_back_and_takes_that_back(mail: AppTest, here: House) -> None:
    assert "These are our words." in text_of(mail)
    assert button(mail, "Save these words").disabled
    at = subject(mail).set_value("For {{ name }}").run()
    assert "Not saved yet." in text_of(at)
    at = button(at, "Save these words").click().run()
    assert not at.exception
    assert "Saved. Mail goes out with these words from now on." in text_of(at)
    assert stands(here).subject == "For {{ name }}"
    at = button(at, "Back to our text").click().run()
    assert stands(here) == SHIPPED["invitation"]
    at = button(at, "Undo").click().run()
    assert stands(here).subject == "For {{ name }}"
    assert subject(at).value == "For {{ name }}"


def test_a_mistake_is_named_and_cannot_be_saved(mail: AppTest, here: House) -> None:
    at = mail.text_area[0].set_value("Dear {{ nmae }}").run()
    assert "Line 1 of the text has the word “nmae”" in text_of(at).replace("\\", "")
    assert button(at, "Save these words").disabled
    assert "Correct the text first." in text_of(at)
    assert stands(here) == SHIPPED["invitation"]


def test_a_preview_shows_the_mail_of_one_person(mail: AppTest, here: House) -> None:
    at = mail.selectbox(key="mail_reader").set_value(here.person_id(MIRA)).run()
    shown = " ".join(str(one.proto.body) for one in at.get("html"))
    assert f"For {MIRA}" in shown
    assert f"Check-in about {TOM}" in shown
    at.session_state["mail_how"] = "Plain text"
    at.run()
    (plain,) = [one.value for one in at.code if f"For {MIRA}" in one.value]
    assert f"Check-in about {UMA}" in plain
    assert "/r/their-own-link" in plain


def test_every_kind_of_mail_can_be_looked_at(mail: AppTest) -> None:
    kinds = mail.selectbox(key="mail_kind").options
    assert len(kinds) == len(KINDS) - 1
    for kind in KINDS[:-1]:
        at = mail.selectbox(key="mail_kind").set_value(kind).run()
        assert not at.exception
        assert mail_words.WHEN[kind] in text_of(at)


def test_the_address_for_answers_is_saved_and_a_wrong_one_is_refused(
    mail: AppTest, here: House
) -> None:
    def save(at: AppTest, text: str) -> AppTest:
        field = next(one for one in at.text_input if one.label == "E-mail address")
        field.set_value(text)
        return button(at, "Save this address").click().run()

    assert "This is not an e-mail address." in text_of(save(mail, "nobody"))
    at = save(mail, "replies@example.org")
    assert "Answers to mail go to this address from now on." in text_of(at)
    assert reply_address(here.database, here.lead) == "replies@example.org"


def test_a_page_says_how_links_reach_people_on_this_server(
    mail: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "This program does not send e-mail yet." in text_of(mail)
    without = (mail_words.how_links_go(), mail_words.what_a_file_of_links_is_for())
    assert all("mail merge" in one for one in without)
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:2525")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()
    try:
        said = (mail_words.how_mail_goes(), mail_words.how_links_go(), mail_words.how_you_hear())
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert not [one for one in said if "mail merge" in one or "does not send" in one]


def test_in_a_demonstration_a_lead_tries_a_mail_and_reads_it(
    here: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with here.database.write() as tx:
        tx.run("UPDATE program SET demo = 1")
    page = Seen(here, monkeypatch, now=datetime.now(UTC))
    assert "so nothing is sent" in text_of(page.open("mail"))
    with keeping_mail(tmp_path / "mail"):
        at = page.open("mail")
        assert "their mail stays on this machine" in text_of(at)
        at = button(at, "Send me a test mail").click().run()
        assert "The test mail is written." in text_of(at)
        assert [one.to for one in listed(tmp_path / "mail")] == [LEAD]
