"""NUL and half surrogate pairs, which not every database takes, come in nowhere."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.errors import AnswerError, NotAllowed, SettingsError
from tests.house import MIRA, NOW, TOM, House, pair_row

UNCLEAN = ["nul\0", "\ud800 high", "low \udfff"]


@pytest.fixture(params=UNCLEAN, ids=["nul", "high surrogate", "low surrogate"])
def unclean(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_answer_does_not_hold_them(unasked: House, unclean: str) -> None:
    unasked.open_round("introduction")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    with pytest.raises(AnswerError):
        responses.save(unasked.database, tom, form, "hopes", unclean, now=NOW)
    assert unasked.count("answer") == 0


@pytest.mark.parametrize("column", ["mentor", "mentee", "mentor_email", "cohort"])
def test_a_row_of_a_roster_that_holds_them_is_reported_and_the_others_go_in(
    house: House, unclean: str, column: str
) -> None:
    bad = pair_row(2, "Olga Ruiz", "Pim Bos", cohort="2026")
    good = pair_row(3, "Rosa Diaz", "Sven Holm", cohort="2026")
    bad = program.RosterRow(line=2, cells={**bad.cells, column: unclean})
    plan = program.import_roster(
        house.database,
        house.operator,
        [bad, good],
        source="more.csv",
        now=NOW,
    )
    assert [refused.line for refused in plan.refused] == [2]
    assert unclean not in plan.refused[0].why
    assert len(plan.new) == 1


def test_a_note_does_not_hold_them(house: House, unclean: str) -> None:
    with pytest.raises(SettingsError):
        program.publish_note(house.database, house.lead, unclean, now=NOW)
    assert program.latest_note(house.database, house.lead) is None


def test_a_next_step_does_not_hold_them(house: House, unclean: str) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    form = house.submit(mira, TOM)
    house.submit(tom, MIRA)
    with pytest.raises(AnswerError):
        program.propose_step(
            house.database, mira, form, unclean, NOW.date() + timedelta(days=7), now=NOW
        )
    assert house.count("next_step") == 0


def test_the_address_of_a_form_that_holds_them_is_no_form(house: House, unclean: str) -> None:
    tom = house.actor(TOM)
    with pytest.raises(NotAllowed):
        responses.open_form(house.database, tom, unclean)
