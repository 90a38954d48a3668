from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, rounds
from tests.house import MIRA, TOM, VERA, House
from tests.pages.conftest import Visit, text_of

LEAD_PAGES = ["lead/overview", "lead/relationship", "lead/rounds", "lead/people"]


def well(at: AppTest) -> AppTest:
    assert not at.exception
    return at


@pytest.mark.parametrize("page", LEAD_PAGES)
def test_a_leads_page_is_closed_to_a_participant(here: House, visit: Visit, page: str) -> None:
    at = well(visit(here, MIRA, page))
    assert "This is not here for you." in text_of(at)
    assert TOM not in text_of(at)


@pytest.mark.parametrize("page", LEAD_PAGES)
def test_a_leads_page_says_what_to_do_where_there_is_nothing_yet(
    here_unasked: House, visit: Visit, page: str
) -> None:
    at = well(visit(here_unasked, "lead", page))
    assert text_of(at).strip()


def test_a_program_without_people_leads_to_people(here_unasked: House, visit: Visit) -> None:
    for each in program.imports(here_unasked.database, here_unasked.operator):
        program.undo_import(
            here_unasked.database, here_unasked.operator, each.id, now=datetime.now(UTC)
        )
    at = well(visit(here_unasked, "lead", "lead/rounds"))
    assert "Import your roster first" in text_of(at)


def test_a_round_is_opened_on_the_page(here_unasked: House, visit: Visit) -> None:
    at = well(visit(here_unasked, "lead", "lead/rounds"))
    at.selectbox(key="round_form").set_value("checkin").run()
    opening = next(one for one in at.button if one.label.startswith("Open: Check-in"))
    at = well(opening.click().run())
    assert "This asks 5 people in 3 pairs until the end of" in text_of(at)
    assert rounds.list_rounds(here_unasked.database, here_unasked.operator) == []
    at = well(at.button(key="round_open").click().run())
    assert "Round 1 is open for 5 people in 3 pairs" in text_of(at)
    assert len(rounds.list_rounds(here_unasked.database, here_unasked.operator)) == 1


def test_rounds_counts_who_submitted_by_side(here: House, visit: Visit) -> None:
    here.submit(here.actor(VERA), "Noel Park", now=datetime.now(UTC))
    at = well(visit(here, "lead", "lead/rounds"))
    said = [bar.proto.text for bar in at.get("progress")]
    assert said == ["Mentors: 0 of 3 submitted (0 %)", "Mentees: 1 of 3 submitted (33 %)"]


def test_a_second_round_of_the_same_form_is_refused_in_words(here: House, visit: Visit) -> None:
    at = well(visit(here, "lead", "lead/rounds"))
    at.selectbox(key="round_form").set_value("checkin").run()
    opening = next(one for one in at.button if one.label.startswith("Open: Check-in"))
    at = well(opening.click().run())
    assert "still open" in text_of(at)


def test_people_lists_who_is_paired_with_whom(here: House, visit: Visit) -> None:
    at = well(visit(here, "lead", "lead/people"))
    assert "3 pairs of 5 people." in text_of(at)
    table = at.dataframe[0].value
    assert set(table["Mentor"]) == {MIRA, "Noel Park"}
    assert TOM in set(table["Mentee"])


def test_a_lead_who_mentors_does_not_see_that_relationship(here: House, visit: Visit) -> None:
    from mentorsurvey.store import programs

    with here.database.write() as tx:
        programs.name_lead(
            tx, person_id=here.person_id(MIRA), now=datetime.now(UTC) - timedelta(days=1)
        )
    token = here.token(MIRA, scope="lead")
    lead_house = House(
        database=here.database, program_id=here.program_id, lead_token=token, now=here.now
    )
    at = well(visit(lead_house, "lead", "lead/people"))
    assert "1 pair of 2 people." in text_of(at)
