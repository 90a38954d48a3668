"""A code by mail: allowed where one answered, asked for and entered on another device."""

import re
import threading
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import responses, sign_in
from tests.house import MIRA, TOM, House
from tests.mail.postbox import Postbox, postbox, words
from tests.pages.answering import PAGE, press
from tests.pages.conftest import Visit, text_of

__all__ = ["postbox"]
PIN = "482913"


@pytest.fixture
def form(here: House) -> str:
    """Tom has begun his form about Mira on another device, and has a PIN there."""
    home = here.actor(TOM, browser="home")
    invitation = here.form(home, MIRA)
    here.answer(home, invitation, {"core.trust": 3}, now=datetime.now(UTC))
    sign_in.choose_pin(here.database, home, PIN, now=datetime.now(UTC))
    return invitation


def allow(here: House) -> None:
    sign_in.allow_mailed_code(here.database, here.actor(TOM, browser="home"), True)


def ask(at: AppTest) -> AppTest:
    """Press the button, and wait for the mail that leaves beside the page."""
    at = press(at, "Mail me a code")
    for one in threading.enumerate():
        if one.name == "code":
            one.join()
    assert not at.exception
    return at


def enter(at: AppTest, code: str) -> AppTest:
    at.text_input(key="field:typed_code").set_value(code)
    at = press(at, "Open with this code")
    assert not at.exception
    return at


def shows(here: House, form: str) -> bool:
    phone = here.actor(TOM)
    return bool(responses.open_form(here.database, phone, form).answers)


def test_a_code_opens_the_form_on_another_device(
    here: House, visit: Visit, postbox: Postbox, form: str
) -> None:
    allow(here)
    at = ask(visit(here, TOM, PAGE, form=form))
    (mail,) = postbox.to(TOM)
    code = re.search(r"\b\d{3} ?\d{3}\b", words(mail))
    assert code
    assert not shows(here, form)
    at = enter(at, "000000" if code.group() != "000000" else "111111")
    assert "not the right number" in "".join(one.value for one in at.error)
    at = enter(at, code.group())
    assert "Your answers now show on this device too." in text_of(at)
    assert shows(here, form)


def test_a_page_says_the_same_where_nobody_allowed_it(
    here: House, visit: Visit, postbox: Postbox, form: str
) -> None:
    at = ask(visit(here, TOM, PAGE, form=form))
    said = text_of(at)
    assert postbox.to(TOM) == []
    assert "If you allowed codes" in said
    again = press(at, "Mail me a code")
    assert "You asked for a code a moment ago." in "".join(one.value for one in again.error)


def test_whoever_loads_the_page_again_can_still_enter_the_code(
    here: House, visit: Visit, postbox: Postbox, form: str
) -> None:
    ask(visit(here, TOM, PAGE, form=form))
    at = visit(here, TOM, PAGE, form=form)
    labels = [one.label for one in at.text_input]
    assert "Code from the mail" not in labels
    at = press(at, "Mail me a code")
    assert "Enter the one from your mail" in "".join(one.value for one in at.error)
    assert "Code from the mail" in [one.label for one in at.text_input]


def test_it_is_allowed_where_one_answered_and_has_a_pin(
    here: House, visit: Visit, postbox: Postbox
) -> None:
    phone = here.actor(TOM)
    invitation = here.form(phone, MIRA)
    here.answer(phone, invitation, {"core.trust": 3}, now=datetime.now(UTC))
    assert not [one for one in visit(here, TOM).toggle if one.key == "code_allowed"]
    sign_in.choose_pin(here.database, phone, PIN, now=datetime.now(UTC))
    at = visit(here, TOM, "participant/due")
    at.toggle(key="code_allowed").set_value(True).run()
    assert not at.exception
    assert sign_in.pin_state(here.database, phone).mail_allowed
    assert "Whoever reads your mail can then open your answers." in text_of(at)


def test_without_mail_no_code_is_offered(here: House, visit: Visit, form: str) -> None:
    at = visit(here, TOM, PAGE, form=form)
    assert "Mail me a code" not in [one.label for one in at.button]
