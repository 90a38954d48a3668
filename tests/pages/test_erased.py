"""What pages say of somebody who was erased, to leads and to the other one of the pair."""

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.store.erasing import NOBODY
from tests.house import MIRA, NOEL, NOW, TOM, UMA, House
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen
from tests.program.leaving import erase, roster


@pytest.fixture
def people(house: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with a roster chosen that names Tom, who was erased, and a new pair."""
    erase(house, TOM)
    app = Seen(house, monkeypatch, now=NOW).open("people")
    content = roster((MIRA, TOM), (NOEL, UMA)).encode()
    app.file_uploader[0].set_value(("again.csv", content, "text/csv")).run()
    return app


def imports(app: AppTest) -> None:
    next(one for one in app.button if one.label.startswith("Import ")).click().run()


def pairs(house: House) -> set[tuple[str, str]]:
    return {(one.mentor, one.mentee) for one in program.relationships(house.database, house.lead)}


def test_the_row_stays_out_and_the_page_says_why(house: House, people: AppTest) -> None:
    (warning,) = people.warning
    assert "Tick its line only if that person has joined again" in warning.value
    said = "This person was erased on October 5, 2026. Import them only if they joined anew."
    assert [list(one.value["Why"]) for one in people.dataframe if "Why" in one.value] == [[said]]
    imports(people)
    assert (NOEL, UMA) in pairs(house)
    assert (MIRA, TOM) not in pairs(house)


def test_with_the_box_ticked_the_row_goes_in(house: House, people: AppTest) -> None:
    (box,) = people.checkbox
    assert box.label == "Line 2: this person joined anew"
    box.check().run()
    imports(people)
    assert {(NOEL, UMA), (MIRA, TOM)} <= pairs(house)


def test_the_other_one_reads_that_the_comparison_is_gone(here: House, visit: Visit) -> None:
    here.submit(here.actor(TOM), MIRA, now=here.now)
    form = here.submit(here.actor(MIRA), TOM, now=here.now)
    erase(here, TOM, now=here.now)
    due = visit(here, MIRA, "participant/due")
    labels = [button.label for button in due.button]
    assert f"Round 1: with {NOBODY}" in labels
    assert not [label for label in labels if TOM in label or label.startswith("Reopen")]
    page = visit(here, MIRA, "participant/reflection", form=form)
    assert not page.exception
    (info,) = page.info
    assert "The other person was erased, with everything that they said." in info.value
    assert TOM not in text_of(page)
