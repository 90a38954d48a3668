"""How quickly people answer, on the card of a round."""

from datetime import UTC, datetime

from mentorsurvey import rounds
from tests.house import NOEL, VERA, House
from tests.pages.conftest import Visit, text_of

PAGE = "lead/rounds"


def test_it_is_offered_once_a_form_came_in_and_minutes_wait_for_enough_people(
    here: House, visit: Visit
) -> None:
    label = "How quickly people answer"
    assert label not in {one.label for one in visit(here, "lead", PAGE).expander}
    now = datetime.now(UTC)
    here.submit(here.actor(VERA), NOEL, now=now)
    at = visit(here, "lead", PAGE)
    at.session_state[f"pace-{here.round_id}"] = True
    at = at.run()
    assert not at.exception
    said = text_of(at)
    assert "So far, half of the forms that came in did so within a day." in said
    assert "All forms that came in did so on" in said
    assert "How long the forms take is shown once the round is over." in said
    assert len(at.get("plotly_chart")) == 1

    rounds.close_round(here.database, here.operator, here.round_id, now=now)
    with here.database.write() as tx:  # it lasted more than a day, so that it counts
        tx.run("UPDATE round SET day_later = opened_at, finish_until = NULL")
    at.run()
    assert not at.exception
    assert "it takes 5 people of a side" in text_of(at)
