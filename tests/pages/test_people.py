"""A lead finds people, opens one, reads what was changed and takes it back."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.program import RosterRow
from tests.house import MIRA, NOEL, TOM, UMA, VERA, House, pair_row
from tests.pages.leading import Seen, said
from tests.store.leading import pair_id, recuse_lead


@pytest.fixture
def seen(here: House, monkeypatch: pytest.MonkeyPatch) -> Seen:
    program.import_roster(
        here.database,
        here.operator,
        [RosterRow(line=2, cells={**pair_row(2, NOEL, VERA).cells, "cohort": "2027"})],
        source="next.csv",
        now=here.now,
    )
    return Seen(here, monkeypatch, now=datetime.now(UTC))


def mentees(at: AppTest) -> set[str]:
    return {name for frame in at.dataframe for name in frame.value["Mentee"]}


def offered(at: AppTest) -> list[str]:
    return list(at.selectbox(key="people_who").options)


def test_people_are_found_by_name_and_by_address(seen: Seen) -> None:
    at = seen.open("people")
    assert mentees(at) == {TOM, UMA, VERA}
    at.text_input(key="people_search").set_value("LIND").run()
    assert (mentees(at), offered(at)) == ({VERA}, [VERA])
    at.text_input(key="people_search").set_value("noel@example").run()
    assert (mentees(at), offered(at)) == ({VERA}, [NOEL])
    at.text_input(key="people_search").set_value("nobody").run()
    assert not at.dataframe
    assert "No pair matches." in said(at)


def test_pairs_are_narrowed_by_cohort(seen: Seen) -> None:
    at = seen.open("people")
    at.selectbox(key="cohort").set_value("2027").run()
    assert mentees(at) == {VERA}
    assert sorted(offered(at)) == [NOEL, VERA]


def test_a_person_opens_with_their_pairs_and_each_opens_its_work(seen: Seen, here: House) -> None:
    at = seen.open("people")
    at.selectbox(key="people_who").set_value(here.person_id(MIRA)).run()
    assert at.query_params["person"] == here.person_id(MIRA)
    assert f"Mentor of {TOM}**: active" in said(at)
    assert f"Mentor of {VERA}" not in said(at)
    at.button(key=f"work-{pair_id(here, UMA)}").click().run()
    assert at.selectbox(key="pair_which").value == pair_id(here, UMA)
    at.text_input(key="people_search").set_value("lind").run()
    assert at.selectbox(key="people_who").value == here.person_id(MIRA)


def test_whoever_is_kept_from_the_lead_does_not_open(seen: Seen, here: House) -> None:
    recuse_lead(here, VERA, now=here.now)
    at = seen.open("people", person=here.person_id(VERA))
    assert at.info[0].value == "Choose somebody above."
    assert VERA not in said(at)
    assert not [one for one in at.expander if one.label.startswith("Correct")]


def test_a_correction_is_taken_back_on_the_page(seen: Seen, here: House) -> None:
    vera = here.person_id(VERA)
    program.correct(
        here.database, here.lead, vera, name="Vera Link", address="vera@example.org", now=here.now
    )
    at = seen.open("people", person=vera)
    at.session_state["people_changed"] = True
    at.run()
    assert "changed the name from Vera Lind to Vera Link." in said(at)
    next(one for one in at.button if one.label == "Undo").click().run()
    assert at.success[0].value == "Vera Lind has the name from before again."
    assert "changed the name from Vera Link to Vera Lind." in said(at)
    assert mentees(at) == {TOM, UMA, VERA}
