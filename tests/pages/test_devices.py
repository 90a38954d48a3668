"""A form's page on another device and in another tab: it shows no more than it may, and no less."""

import json
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import responses
from mentorsurvey.access import Audience
from tests.house import FULL, VERA, House
from tests.pages.answering import PAGE, Answering, press, shown, well
from tests.pages.conftest import Visit, text_of


@pytest.fixture
def answering(here: House, visit: Visit) -> Answering:
    """The check-in of a mentee about the mentor."""
    return Answering(here, visit)


def drawn(at: AppTest) -> tuple[object, ...]:
    """Everything of a form's page that could depend on an answer."""
    return (
        shown(at),
        [(one.key, one.value) for one in (*at.segmented_control, *at.pills)],
        [json.loads(one.proto.json) for one in at.get("bidi_component")],
        [one.proto.body for one in at.get("html")],
        [(one.key, one.value) for one in (*at.toggle, *at.radio, *at.selectbox)],
        [(one.key, one.label) for one in at.button],
        [(bar.proto.text, bar.proto.value) for bar in at.get("progress")],
    )


def test_on_another_device_every_page_is_as_if_nothing_were_answered(
    answering: Answering, here: House, visit: Visit
) -> None:
    def pages() -> list[tuple[object, ...]]:
        form = [visit(here, VERA, PAGE, form=answering.id, step=step) for step in ("", *"123")]
        return [drawn(well(at)) for at in (*form, visit(here, VERA, "participant/due"))]

    untouched = pages()
    clinic = here.actor(VERA, browser="clinic")
    here.answer(clinic, answering.id, FULL, now=datetime.now(UTC))
    wish = {"core.trust": Audience.ONLY_YOU}
    responses.set_audience(here.database, clinic, answering.id, wish, now=datetime.now(UTC))
    assert pages() == untouched


def test_answering_again_on_another_device_tells_nothing_of_the_answer_before(
    answering: Answering, here: House, visit: Visit
) -> None:
    clinic, now = here.actor(VERA, browser="clinic"), datetime.now(UTC)
    told = []
    for audience in (None, *Audience):
        responses.start_again(here.database, clinic, answering.id, now=now)
        if audience:
            here.answer(clinic, answering.id, {"core.trust": 2}, now=now)
            wish = {"core.trust": audience}
            responses.set_audience(here.database, clinic, answering.id, wish, now=now)
        here.answer(answering.actor, answering.id, {"core.trust": 6}, now=now)
        told.append([drawn(answering.open(step)) for step in (1, 3)])
    assert all(one == told[0] for one in told)


def test_a_page_that_is_drawn_again_shows_what_is_stored(answering: Answering) -> None:
    at = answering.open()
    key = answering.key("core.trust")
    at.segmented_control(key=key).set_value(6).run()
    answering.answer({"core.trust": 2})  # in another tab
    assert at.run().segmented_control(key=key).value == 2
    answering.answer({"core.trust": None})
    assert well(at.run()).segmented_control(key=key).value is None


def test_what_was_answered_in_another_tab_is_not_submitted_unseen(answering: Answering) -> None:
    answering.answer(FULL)
    at = answering.open(3)
    answering.answer({"core.trust": 2})
    at = press(at, "Submit")
    assert "changed since this page was drawn" in "".join(one.proto.title for one in at.error)
    assert answering.form.owed.submitted_at is None
    assert not press(at, "Submit").exception
    assert answering.form.owed.submitted_at is not None


def test_where_a_form_cannot_be_submitted_both_ways_stay_offered(
    answering: Answering, here: House
) -> None:
    clinic = here.actor(VERA, browser="clinic")
    here.answer(clinic, answering.id, {"core.trust": 2}, now=datetime.now(UTC))
    answering.answer({"core.credit": 6})
    at = press(answering.open(3), "Submit")
    again = f"again:{answering.id}"
    assert at.button(key=again).disabled
    at.checkbox(key=f"sure:{answering.id}").check().run()
    at.button(key=again).click().run()
    assert "This form is empty now" in text_of(well(at))
    assert [one.value for one in at.title] == ["Working together"]
    assert {one.value for one in at.segmented_control} == {None}
    assert here.count("answer") == 0
