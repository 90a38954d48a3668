"""A lead writes to both of a pair, or to who asked for them, on *Attention*; a real mail server."""

from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.mail.from_leads import write_to_both
from mentorsurvey.mail.sending import deliver
from mentorsurvey.program.leading import name_lead
from mentorsurvey.settings import settings
from tests.house import FULL, LEAD, MIRA, NOW, TOM, House, address
from tests.mail.postbox import Postbox, postbox, words
from tests.pages.leading import Seen, said
from tests.readings.played import PAIRS
from tests.readings.watching import Watching

__all__ = ["postbox"]

PAIR = PAIRS[1]


def well(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def morning(three: Watching) -> datetime:
    """A moment at which people are awake, after the last round."""
    return three.after.replace(hour=10)


def opened(seen: Seen, about: str) -> AppTest:
    """The page with the letter about a pair, or about a wish, opened."""
    well(seen.open("attention"))
    seen.app.session_state[f"write-{about}"] = True
    return well(seen.app.run())


def send(app: AppTest, about: str) -> AppTest:
    return well(app.button(key=f"letter-send-{about}").click().run())


def test_a_letter_is_changed_looked_at_sent_and_then_said_to_be_sent(
    three: Watching, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair, at = three.id_of(*PAIR), morning(three)
    seen = Seen(three.house, monkeypatch, now=at)
    app = opened(seen, pair)
    lines = [one.value for one in app.text]
    for name in PAIR:
        assert f"To: {name} <{address(name)}>" in lines
    assert f"From: {three.house.name} <survey@example.org>" in lines
    assert f"Answers go to: {LEAD} <{address(LEAD)}>" in lines
    assert "Neither sees the address of the other." in said(app)
    body = app.text_area(key=f"letter-body-{pair}")
    app = well(body.set_value(f"{body.value}\n\nPS: Come for a coffee.").run())
    shown = app.code[-1].value
    assert "PS: Come for a coffee." in shown
    assert f"For {PAIR[0]}" in shown
    app = send(app, pair)
    assert "It is on its way" in app.success[0].value
    assert "On its way to both since" in said(app)
    assert "Sent to" not in said(app)
    assert deliver(three.house.database, now=at) == 2
    for name in PAIR:
        (mail,) = postbox.to(name)
        assert "PS: Come for a coffee." in words(mail)
        assert words(mail) == " ".join(shown.replace(f"For {PAIR[0]}", f"For {name}").split())
    assert "Sent to both on" in said(well(app.run()))


def test_a_tab_that_does_not_know_is_told_and_the_next_press_sends(
    three: Watching, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair, at = three.id_of(*PAIR), morning(three)
    house = three.house
    named = name_lead(house.database, house.lead, "Zoe Second", "zoe@example.org", now=NOW)
    app = opened(Seen(house, monkeypatch, now=at, lead_id=named.id), pair)
    write_to_both(house.database, house.lead, pair, "Hello", "Hello both", known="", now=at)
    app = send(app, pair)
    assert f"{LEAD} wrote to both on" in app.error[0].value
    assert house.count("lead_letter") == 1
    assert f"{LEAD} wrote it." in app.warning[0].value
    assert app.button(key=f"letter-send-{pair}").label == "Send once more to both"
    send(app, pair)
    assert house.count("lead_letter") == 2


def test_without_a_mail_server_the_page_is_as_it_was(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.cache_clear()
    pair = three.id_of(*PAIR)
    app = opened(Seen(three.house, monkeypatch, now=morning(three)), pair)
    assert f"letter-send-{pair}" not in {one.key for one in app.button}
    assert [one.proto.label for one in app.get("link_button")] == ["Open it in my mail program"]


def test_whom_mail_does_not_reach_is_named_and_nothing_can_be_sent(
    three: Watching, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = three.id_of(*PAIR)
    with three.house.database.write() as tx:
        tx.run("UPDATE person SET address = NULL WHERE id = :id", id=three.house.person_id(PAIR[1]))
    app = opened(Seen(three.house, monkeypatch, now=morning(three)), pair)
    assert f"The program has no address for {PAIR[1]}." in app.warning[0].value
    assert app.button(key=f"letter-send-{pair}").disabled


@pytest.fixture
def asked(house: House, postbox: Postbox) -> House:
    """The house, of whose lead Tom asks to get in touch."""
    program.name_lead_contact(house.database, house.lead, house.lead.person_id, now=NOW)
    house.submit(house.actor(TOM), MIRA, {**FULL, "contact": "lead"}, now=NOW)
    return house


def wish(house: House) -> str:
    with house.database.read() as tx:
        return str(tx.rows("SELECT response_id FROM wish")[0]["response_id"])


def test_who_asked_gets_a_letter_alone_and_no_other_lead_reads_of_it(
    asked: House, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = wish(asked)
    app = opened(Seen(asked, monkeypatch, now=NOW), about)
    assert f"To: {TOM} <{address(TOM)}>" in [one.value for one in app.text]
    assert "No other lead is told of it." in said(app)
    assert MIRA not in str(app.text_area(key=f"letter-body-{about}").value)
    app = send(app, about)
    assert f"On its way to {TOM} since" in said(app)
    assert deliver(asked.database, now=NOW) == 1
    assert f"Sent to {TOM} on" in said(well(app.run()))
    assert postbox.to(MIRA) == []
    other = name_lead(asked.database, asked.lead, "Zoe Second", "zoe@example.org", now=NOW)
    for page in ("attention", "record", "mail", "home"):
        seen = Seen(asked, monkeypatch, now=NOW, lead_id=other.id)
        text = said(well(seen.open(page)))
        assert "asked you" not in text
        assert "wrote to" not in text
        if page != "record":
            assert TOM not in text
