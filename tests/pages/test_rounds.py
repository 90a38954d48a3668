"""Opening a round on the page: what a lead sees of the form first, and the optional sections."""

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from mentorsurvey import rounds
from mentorsurvey.instruments import SIDES, shipped
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.store import programs
from mentorsurvey.store import rounds as stored
from mentorsurvey.ui.preview import SOMEBODY
from tests.house import House
from tests.pages.conftest import Visit, text_of

PAGE = "lead/rounds"


def choose(visit: Visit, house: House, form: str) -> AppTest:
    """The page, with a form chosen."""
    at = visit(house, "lead", PAGE)
    at.selectbox(key="round_form").set_value(form).run()
    assert not at.exception
    return at


def opened_items(house: House) -> set[str]:
    """The questions that the newest round asks."""
    newest = rounds.list_rounds(house.database, house.operator)[-1]
    with house.database.read() as tx:
        return {item.id for item in stored.instrument(tx, newest.version_id).items}


def test_the_optional_sections_are_offered_where_a_form_has_them(
    here_unasked: House, visit: Visit
) -> None:
    (switch,) = (
        one for one in choose(visit, here_unasked, "review").checkbox if one.key == "round_extras"
    )
    extra = sum(len(section.items) for section in shipped()["review"].extras)
    assert f"(once a year; {extra} more questions, about" in switch.label
    assert switch.value is False
    at = choose(visit, here_unasked, "checkin")
    assert "round_extras" not in {one.key for one in at.checkbox}


def test_the_optional_sections_are_asked_only_where_the_lead_switches_them_on(
    here_unasked: House, visit: Visit
) -> None:
    optional = {item.id for section in shipped()["review"].extras for item in section.items}
    for wanted in (False, True):
        at = choose(visit, here_unasked, "review")
        at.checkbox(key="round_extras").set_value(wanted)
        at = next(one for one in at.button if one.label.startswith("Open: Review")).click().run()
        assert not at.exception
        assert (optional <= opened_items(here_unasked)) is wanted
        now = datetime.now(UTC)
        for one in rounds.list_rounds(here_unasked.database, here_unasked.operator):
            if one.is_open(now):
                rounds.close_round(here_unasked.database, here_unasked.operator, one.id, now=now)


def test_a_preview_shows_each_question_in_both_wordings_with_its_promise(
    here_unasked: House, visit: Visit
) -> None:
    at = choose(visit, here_unasked, "review")
    review = shipped()["review"]
    for side in SIDES:
        at.segmented_control(key="preview_side").set_value(side).run()
        said = text_of(at)
        for item in review.asked_of(side):
            assert f"**{item.wording(side, SOMEBODY[side])}**" in said
            assert sentence(review, item, side, item.default_audience, SOMEBODY[side]) in said
            for other in SIDES:
                if item.asked_of in (None, other):
                    assert item.wording(other, SOMEBODY[other]) in said


def test_a_preview_says_what_holds_where_leads_see_totals_alone(
    here_unasked: House, visit: Visit
) -> None:
    with here_unasked.database.write() as tx:
        programs.set_leads_see(tx, here_unasked.program_id, "totals")
    said = text_of(choose(visit, here_unasked, "checkin"))
    assert "Only your program sees this, in totals." in said
    assert "sees a score" not in said
