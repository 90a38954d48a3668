"""An import on its page: what changes, what becomes of pairs, and that nothing is asked twice."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.program.pausing import end_pair
from tests.house import MIRA, NOEL, TOM, UMA, VERA, House, address
from tests.pages.leading import Seen, said
from tests.pages.test_importing import press_import, upload

NOW = datetime.now(UTC)
HEADER = "mentor,mentor email,mentee,mentee email,cohort\n"


def file(*pairs: tuple[str, str], cohort: str = "") -> str:
    return HEADER + "".join(
        f"{mentor},{address(mentor)},{mentee},{address(mentee)},{cohort}\n"
        for mentor, mentee in pairs
    )


@pytest.fixture
def people(here_unasked: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page of people of a lead."""
    return Seen(here_unasked, monkeypatch, now=NOW).open("people")


def status(house: House) -> dict[str, str]:
    pairs = program.relationships(house.database, house.operator)
    return {pair.mentee: pair.status(NOW) for pair in pairs}


def keyed(at: AppTest, kind: str, start: str):
    return next(one for one in at.get(kind) if str(one.key).startswith(start))


def can_import(at: AppTest) -> bool:
    return any(one.label.startswith(("Import", "Remember")) for one in at.button)


def test_what_changes_is_listed_old_and_new(people: AppTest) -> None:
    at = upload(people, file((MIRA, TOM), (MIRA, UMA), (NOEL, VERA), cohort="2027"))
    shown = next(frame.value for frame in at.dataframe if "Then" in frame.value)
    assert list(shown.iloc[0]) == [2, f"{TOM} and {MIRA}", "Cohort", "none yet", "2027"]


def test_pairs_that_are_not_in_the_file_end_once_the_lead_says_so_and_why(
    people: AppTest, here_unasked: House
) -> None:
    at = upload(people, file((MIRA, TOM), (NOEL, VERA)))
    assert "1 pair of your program not in this file" in said(at)
    keyed(at, "radio", "missing-how").set_value("end").run()
    assert not can_import(at)
    keyed(at, "selectbox", "missing-why").set_value("left").run()
    press_import(at)
    assert "1 pair ended." in str(at.success[0].value)
    assert status(here_unasked) == {TOM: "active", UMA: "ended", VERA: "active"}


def test_one_pair_pauses_and_the_others_stay(people: AppTest, here_unasked: House) -> None:
    at = upload(people, file((MIRA, TOM), (NOEL, VERA)))
    keyed(at, "radio", "missing-how").set_value("each").run()
    pairs = program.relationships(here_unasked.database, here_unasked.operator)
    uma = next(pair.id for pair in pairs if pair.mentee == UMA)
    keyed(at, "multiselect", "missing-pause").set_value([uma]).run()
    keyed(at, "selectbox", "missing-why").set_value("away").run()
    press_import(at)
    assert status(here_unasked)[UMA] == "paused"


def test_that_they_stay_is_not_asked_again(people: AppTest, here_unasked: House) -> None:
    at = upload(people, file((MIRA, TOM), (NOEL, VERA)))
    next(one for one in at.button if one.label == "Remember what I said").click().run()
    assert str(at.success[0].value) == (
        "What you said is remembered. 1 pair not in your file stays as it is."
    )
    assert set(status(here_unasked).values()) == {"active"}
    assert "not in this file" not in said(people)
    assert not can_import(people)


def test_a_file_of_a_few_pairs_asks_about_the_others_only_on_request(people: AppTest) -> None:
    at = upload(people, file((MIRA, TOM)))
    assert "not in this file" not in said(at)
    keyed(at, "toggle", "missing-open").set_value(True).run()
    assert "2 pairs of your program not in this file" in said(at)


def test_a_pair_that_had_ended_goes_on_once_the_lead_says_so(
    people: AppTest, here_unasked: House
) -> None:
    pairs = program.relationships(here_unasked.database, here_unasked.lead)
    uma = next(pair.id for pair in pairs if pair.mentee == UMA)
    end_pair(
        here_unasked.database, here_unasked.lead, uma, since=NOW.date(), reason="left", now=NOW
    )
    at = upload(people, file((MIRA, TOM), (MIRA, UMA), (NOEL, VERA)))
    assert "1 pair in this file has ended" in said(at)
    keyed(at, "radio", "again-").set_value("go_on").run()
    press_import(at)
    assert "1 pair that had ended goes on." in str(at.success[0].value)
    assert status(here_unasked)[UMA] == "active"
