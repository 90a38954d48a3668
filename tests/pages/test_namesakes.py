"""Pairs of the same names are told apart wherever somebody picks one, and the right one opens."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.readings.relationship import choices
from mentorsurvey.store import Database, relationships
from mentorsurvey.store.standings import of_round
from tests.house import MIRA, TOM, House, founded, pair_row
from tests.pages.answering import shown, well
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen, said

FIRST, SECOND = "tom@example.org", "tom.reyes@example.org"


@pytest.fixture
def alike(database: Database) -> House:
    """Mira has two mentees called Tom Reyes; a round is open, and one of the two has a cohort."""
    house = founded(database, now=datetime.now(UTC))
    other = pair_row(2, MIRA, TOM, mentee_email=SECOND, cohort="2027")
    program.import_roster(
        database,
        house.operator,
        [other],
        source="second.csv",
        now=house.now,
    )
    return house


def apart(text: str) -> str:
    """Text without the marks that keep people's words from being Markdown."""
    return text.replace("\\", "").replace("\u2060", "")


def lead(house: House, monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(house, monkeypatch, now=house.now + timedelta(minutes=1))


def pairs(house: House) -> dict[str, str]:
    """Label → id, as a lead chooses a pair."""
    return {label: one for one, label in choices(house.database, house.lead).items()}


def test_a_lead_chooses_between_two_pairs_of_the_same_names_and_opens_the_right_one(
    alike: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = pairs(alike)
    for address, cohort in ((FIRST, ""), (SECOND, "2027")):
        label = f"{TOM} ({address}) with {MIRA}"
        at = lead(alike, monkeypatch).open("relationship", relationship=found[label])
        assert label in apart(said(at))
        assert (f"Cohort: {cohort}" in said(at)) == bool(cohort)
        assert label in at.selectbox(key="relationship_choice").options


def test_a_leads_tables_tell_two_people_of_the_same_name_apart(
    alike: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = lead(alike, monkeypatch).open("people")
    table = people.dataframe[0].value
    assert sorted(table["Mentee"]) == [
        f"{TOM} ({SECOND})",
        f"{TOM} ({FIRST})",
        "Uma Shah",
        "Vera Lind",
    ]
    with alike.database.read() as tx:
        listed = of_round(tx, alike.lead, alike.round_id)
    assert len({(one.name, one.partner) for one in listed}) == len(listed) == 8


def test_whoever_is_kept_out_of_one_of_them_cannot_tell_from_the_name_of_the_other(
    alike: House,
) -> None:
    one, lead_id = pairs(alike)[f"{TOM} ({SECOND}) with {MIRA}"], alike.lead.person_id
    with alike.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=one,
            person_id=lead_id,
            reason="named",
            now=alike.now,
        )
    assert set(pairs(alike)) == {
        f"{TOM} with {MIRA}",
        f"Uma Shah with {MIRA}",
        "Vera Lind with Noel Park",
    }


def test_a_mentor_of_two_people_of_the_same_name_answers_about_the_right_one(
    alike: House, visit: Visit
) -> None:
    mira = alike.actor(MIRA)
    for address in (FIRST, SECOND):
        name = f"{TOM} ({address})"
        due = well(visit(alike, MIRA, "participant/due"))
        assert f"about {name}" in apart(text_of(due))
        form = alike.form(mira, name)
        button = next(one for one in due.button if one.key == f"open-{form}")
        assert apart(button.label) == f"Start: {name}"
        opened = well(visit(alike, MIRA, "participant/answer", form=form))
        assert name in apart(text_of(opened))


def test_the_preview_of_a_roster_tells_them_apart(
    here_unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    at: AppTest = lead(here_unasked, monkeypatch).open("people")
    roster = "mentor,mentee,mentee_email\nOlga,Pim,a@example.org\nOlga,Pim,b@example.org\n"
    at.file_uploader(key="roster_file").set_value(("pairs.csv", roster.encode(), "text/csv")).run()
    listed = next(one.value for one in at.dataframe if "Line" in one.value)
    assert list(listed["Mentee"]) == ["Pim (a@example.org)", "Pim (b@example.org)"]


def test_a_form_that_was_set_aside_is_read_on_the_first_page_and_among_ones_answers(
    here: House, visit: Visit
) -> None:
    mira = here.actor(MIRA)
    form = here.form(mira, TOM)
    here.answer(mira, form, {"core.trust": 3})
    with here.database.write() as tx:
        tx.run(
            "INSERT INTO set_aside_form"
            " (id, relationship_id, round_id, side, person_id, started_at)"
            " SELECT 'second', relationship_id, round_id, side, person_id, invited_at"
            " FROM invitation WHERE id = :id",
            id=form,
        )
        tx.run(
            "INSERT INTO set_aside_answer (form_id, item_id, number, cant_say, audience, browser,"
            " answered_at) SELECT 'second', item_id, 5, 0, audience, browser, answered_at"
            " FROM answer"
        )
    for page in ("participant/due", "participant/my_answers"):
        at = well(visit(here, MIRA, page))
        assert "Forms that do not count" in shown(at)
        assert f"Round 1: Check-in about {TOM}" in shown(at)
        assert "5 of 7" in [one.value.split(" (")[0] for one in at.text]
    with here.database.write() as tx:
        tx.run("UPDATE set_aside_answer SET browser = 'another'")
    for page in ("participant/due", "participant/my_answers"):
        other = well(visit(here, MIRA, page))
        assert "Forms that do not count" not in shown(other)
