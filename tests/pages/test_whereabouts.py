"""Who of a round is where: the sentence on top, the list that is searched, and why no mail."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import rounds
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.settings import settings
from mentorsurvey.store import mail_people
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui.round_words import how_it_goes
from tests.house import MIRA, NOEL, NOW, TOM, UMA, VERA, House
from tests.pages.conftest import Visit, text_of

PAGE = "lead/rounds"


@pytest.fixture
def sends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends mail; nothing of it is reached here."""
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:2525")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()


def opened(house: House, visit: Visit) -> AppTest:
    """The page, with the list of the round unfolded."""
    at = visit(house, "lead", PAGE)
    at.session_state[f"people-{house.round_id}"] = True
    at = at.run()
    assert not at.exception
    return at


def listed(at: AppTest) -> list[tuple[str, str]]:
    """(Person, about whom) of the list."""
    table = at.dataframe[0].value
    return list(zip(table["Person"], table["About"], strict=True))


def test_the_sentence_counts_people_and_says_who_answered_only_some(house: House) -> None:
    forms = rounds.standings(house.database, house.operator, house.round_id)

    def said(*answered: tuple[str, str], is_open: bool = True) -> str:
        done: list[Standing] = [
            replace(one, submitted_at=NOW) if (one.name, one.partner) in answered else one
            for one in forms
        ]
        return how_it_goes(done, is_open=is_open)

    everything = [(one.name, one.partner) for one in forms]
    assert said() == "2 mentors and 3 mentees have not answered yet."
    assert said(is_open=False) == "2 mentors and 3 mentees did not answer."
    assert said((MIRA, TOM)) == (
        "1 mentor and 3 mentees have not answered yet."
        " 1 mentor has answered some of their forms, but not all."
    )
    nearly = [one for one in everything if one[0] != NOEL]
    assert said(*nearly) == "1 mentor has not answered yet."
    assert said(*[one for one in everything if one != (MIRA, UMA)], is_open=False) == (
        "1 mentor answered some of their forms, but not all."
    )
    assert said(*everything) == "Everyone has answered."
    assert said(*everything, is_open=False) == "Everyone answered."
    assert how_it_goes([], is_open=True) == ""


def test_the_list_is_searched_and_narrowed(here: House, visit: Visit) -> None:
    here.submit(here.actor(VERA), NOEL, now=datetime.now(UTC))
    at = opened(here, visit)
    assert "**2 mentors and 2 mentees have not answered yet.**" in text_of(at)
    assert listed(at) == [(MIRA, TOM), (MIRA, UMA), (NOEL, VERA), (TOM, MIRA), (UMA, MIRA)]
    show, side = f"kinds-{here.round_id}", f"side-{here.round_id}"
    at = at.selectbox(key=show).set_value("Submitted").run()
    assert listed(at) == [(VERA, NOEL)]
    assert list(at.dataframe[0].value["State"]) == ["Submitted"]
    at = at.selectbox(key=show).set_value("Everyone").run()
    assert len(listed(at)) == 6
    at = at.segmented_control(key=side).set_value("Mentees").run()
    assert listed(at) == [(TOM, MIRA), (UMA, MIRA), (VERA, NOEL)]
    at = at.text_input(key=f"search-{here.round_id}").set_value("ÚMA").run()
    assert listed(at) == [(UMA, MIRA)]
    at = at.text_input(key=f"search-{here.round_id}").set_value("nobody").run()
    assert not at.exception
    assert not at.dataframe
    assert "Nobody matches." in text_of(at)


def test_times_of_what_people_did_are_days(here: House, visit: Visit) -> None:
    """From the minute of a beginning and of its end, a lead could work out how long it took."""
    here.submit(here.actor(VERA), NOEL, now=datetime.now(UTC))
    at = opened(here, visit)
    at = at.selectbox(key=f"kinds-{here.round_id}").set_value("Everyone").run()
    assert {type(day).__name__ for day in at.dataframe[0].value["Since"]} == {"date"}


def test_it_says_why_some_people_got_no_mail(here: House, visit: Visit, sends: None) -> None:
    with here.database.write() as tx:
        tx.run("UPDATE person SET address = NULL WHERE name IN (:a, :b)", a=TOM, b=UMA)
        mail_people.set_trouble(
            tx, here.operator, here.person_id(NOEL), "unknown", "550", now=here.now
        )
    want_reminders(here.database, here.actor(VERA), False, now=here.now)
    at = opened(here, visit)
    (fold,) = (one for one in at.expander if one.label == "Why 4 people got no mail")
    assert fold.markdown[0].value == (
        f"- Mail does not reach {NOEL}. Correct the address on *People*, and this person is"
        " invited again.\n"
        f"- {TOM} and {UMA} have no e-mail address. Add one on *People*.\n"
        f"- {VERA} stopped the reminders. This person still gets invitations."
    )
    at = at.selectbox(key=f"kinds-{here.round_id}").set_value("Got no mail").run()
    table = at.dataframe[0].value
    assert dict(zip(table["Person"], table["Mail"], strict=True)) == {
        NOEL: "Mail does not reach them",
        TOM: "No address",
        UMA: "No address",
        VERA: "Stopped reminders",
    }


def test_without_mail_one_sentence_says_why_nobody_got_any(here: House, visit: Visit) -> None:
    said = text_of(opened(here, visit))
    assert "This program does not send e-mail yet, so nobody gets mail." in said
