"""A PIN that is not right leads back to the page on which it was typed, which says so."""

from datetime import UTC, datetime

import pytest

from mentorsurvey import sign_in
from tests.house import MIRA, TOM, House
from tests.web.lightly import Reader, actor_of, parsed, reader
from tests.web.server import Server

PIN = "402718"
WRONG = "This is not the right number."


@pytest.fixture
def form(server: Server, served: House) -> str:
    """A form that both have submitted; its author has chosen a PIN where they answered."""
    now = datetime.now(UTC)
    tom = actor_of(served, reader(server, served, TOM))
    form = served.submit(tom, MIRA, now=now)
    served.submit(served.actor(MIRA), TOM, now=now)
    sign_in.choose_pin(served.database, tom, PIN, now=now)
    return form


def pages(house: House, form: str) -> dict[str, str]:
    """Every page with a field for a PIN on another device → its heading."""
    with house.database.read() as tx:
        row = tx.row("SELECT relationship_id FROM invitation WHERE id = :form", form=form)
    assert row is not None
    return {
        "/light": "What is due",
        "/light/my-answers": "My answers",
        "/light/my-mentors": "My mentors",
        f"/light/{form}/reflection": "This reflection opens on the device on which you answered.",
        f"/light/agreement/{row['relationship_id']}": "opens on the device on which you answered.",
    }


def typed(browser: Reader, at: str, pin: str, action: str = "/light/pin") -> str:
    """Type a PIN on that page; what the browser shows then."""
    fields = [one for one in parsed(browser.get(at)).forms[action] if one[0] != "pin"]
    reply = browser.post(action, [*fields, ("pin", pin)])
    return (browser.follow(reply) if reply.status == 303 else reply).body


def test_each_page_says_beside_its_field_that_a_pin_was_wrong(
    server: Server, served: House, form: str
) -> None:
    for at, heading in pages(served, form).items():
        away = reader(server, served, TOM)
        said = typed(away, at, "111111")
        assert heading in said
        # After three of them one has to wait before the next.
        assert WRONG in said or "Try again in 1 minute." in said
        assert 'aria-describedby="refused" autofocus' in said
        assert "Your answers now show on this device too." not in said


def test_the_right_one_opens_the_page_on_which_it_was_typed(
    server: Server, served: House, form: str
) -> None:
    for at in pages(served, form):
        away = reader(server, served, TOM)
        if "/light/pin" in parsed(away.get(at)).forms:
            typed(away, at, PIN)
            assert WRONG not in away.get(at).body
            assert away.get(at).status == 200


def test_a_form_that_was_begun_elsewhere_stays_where_it_was(server: Server, served: House) -> None:
    browser, now = reader(server, served, TOM), datetime.now(UTC)
    actor = actor_of(served, browser)
    form = served.form(actor, MIRA)
    served.answer(actor, form, {"core.trust": 3}, now=now)
    sign_in.choose_pin(served.database, actor, PIN, now=now)
    away = reader(server, served, TOM)
    said = typed(away, f"/light/{form}", "12")
    assert "<details open><summary>Already started elsewhere?" in said
    assert "autofocus" in said
    assert f'data-form="{form}"' in said
    own = typed(browser, f"/light/{form}/check", "12", "/light/own-pin")
    assert "<details open><summary>My PIN" in own
    assert "Before you submit" in own
