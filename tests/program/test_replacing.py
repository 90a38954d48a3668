"""A mentee gets another mentor from a day on, in one step that leaves nothing half done."""

from datetime import date, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.errors import RosterError
from mentorsurvey.program.pairing import Added, Said, Who
from mentorsurvey.program.replacing import Replacement, preview_replacement, replace_mentor
from mentorsurvey.readings.attention import watched
from mentorsurvey.store.relationships import Relationship
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, pair_row
from tests.program.test_pausing import contents
from tests.store.leading import pair_id

TODAY = NOW.date()
LATER = NOW + timedelta(days=2)
AFTER = CLOSES + timedelta(days=1)


def known(house: House, name: str) -> Who:
    return Who(person_id=house.person_id(name))


def replace(house: House, mentor: Who, *, since: date = TODAY, **more: object) -> Added:
    """Tom gets another mentor than Mira."""
    return replace_mentor(
        house.database,
        house.lead,
        pair_id(house, TOM),
        mentor,
        since=since,
        now=LATER,
        **more,
    )


def preview(house: House, mentor: Who, since: date = TODAY) -> Replacement:
    pair = pair_id(house, TOM)
    return preview_replacement(house.database, house.lead, pair, mentor, since=since, now=LATER)


def of_tom(house: House) -> dict[str, Relationship]:
    everyone = program.relationships(house.database, house.operator)
    return {one.mentor: one for one in everyone if one.mentee == TOM}


def open_forms(house: House, name: str) -> list[str]:
    forms = responses.due(house.database, house.actor(name))
    return [form.owed.partner for form in forms if form.owed.is_open(LATER)]


def test_the_old_pair_ends_and_the_new_one_begins_with_exactly_its_forms(house: House) -> None:
    replace(house, known(house, NOEL))
    statuses = {mentor: pair.status(LATER) for mentor, pair in of_tom(house).items()}
    assert statuses == {MIRA: "ended", NOEL: "active"}
    assert of_tom(house)[MIRA].breaks[0].reason == "other_mentor"
    assert (open_forms(house, TOM), open_forms(house, MIRA)) == ([NOEL], [UMA])
    assert sorted(open_forms(house, NOEL)) == [TOM, VERA]


def test_a_begun_form_stays_with_its_author_and_a_submitted_one_stands(house: House) -> None:
    mira, tom = house.actor(MIRA), house.actor(TOM)
    house.answer(mira, house.form(mira, TOM), {"core.trust": 6})
    house.submit(tom, MIRA)
    found = preview(house, known(house, NOEL))
    assert {(one.name, one.state) for one in found.forms} == {(MIRA, "begun"), (TOM, "submitted")}
    assert found.rounds == (1,)
    replace(house, known(house, NOEL))
    (kept,) = [one for one in responses.due(house.database, mira) if one.owed.partner == TOM]
    assert kept.answers["core.trust"].number == 6
    assert not kept.owed.is_open(LATER)
    assert open_forms(house, TOM) == [NOEL]


def test_nobody_is_silent_because_of_it(house: House) -> None:
    replace(house, known(house, NOEL), asks=False)
    assert open_forms(house, TOM) == []
    forms = rounds.standings(house.database, house.lead, house.round_id)
    assert TOM not in {one.name for one in forms if one.is_asked(AFTER)}
    found = watched(house.database, house.lead, now=AFTER)
    assert not any(of_tom(house)[one].id in found.reasons for one in (MIRA, NOEL))


def test_it_can_be_said_ahead(house: House) -> None:
    replace(house, Who(name="Ann Nu"), since=AFTER.date())
    assert open_forms(house, TOM) == [MIRA]
    statuses = {mentor: pair.status(LATER) for mentor, pair in of_tom(house).items()}
    assert statuses == {MIRA: "active", "Ann Nu": "ahead"}
    soon = AFTER + timedelta(days=1)
    statuses = {mentor: pair.status(soon) for mentor, pair in of_tom(house).items()}
    assert statuses == {MIRA: "ended", "Ann Nu": "active"}
    assert preview(house, Who(name="Bea Orr"), AFTER.date()).forms == ()


def test_it_is_undone_in_one_step(house: House) -> None:
    before = {mentor: pair.status(LATER) for mentor, pair in of_tom(house).items()}
    made = replace(house, Who(name="Ann Nu"))
    program.undo_import(house.database, house.lead, made.import_id, now=LATER)
    assert {mentor: pair.status(LATER) for mentor, pair in of_tom(house).items()} == before
    assert open_forms(house, TOM) == [MIRA]
    assert "Ann Nu" not in {one.name for one in program.people_of(house.database, house.operator)}


def test_what_somebody_began_to_answer_is_not_undone(house: House) -> None:
    made = replace(house, known(house, NOEL))
    tom = house.actor(TOM)
    house.answer(tom, house.form(tom, NOEL), {"core.trust": 6}, now=LATER)
    before = contents(house)
    with pytest.raises(RosterError, match=r"begun to answer.*end"):
        program.undo_import(house.database, house.lead, made.import_id, now=LATER)
    assert contents(house) == before


def test_cohorts_departments_and_who_is_kept_out_go_along(house: House) -> None:
    row = pair_row(2, MIRA, TOM, cohort="2026", department="Law", line_manager="boss@example.org")
    program.import_roster(house.database, house.lead, [row], source="more.csv", now=NOW)
    replace(house, known(house, NOEL))
    pair = of_tom(house)[NOEL]
    assert (pair.cohorts, pair.departments) == (("2026",), ("Law",))
    with house.database.read() as tx:
        kept = tx.rows("SELECT mentor_id, mentee_id, reason FROM recusal ORDER BY mentor_id")
    two = {(row["mentor_id"], row["mentee_id"]) for row in kept}
    assert (house.person_id(NOEL), house.person_id(TOM)) in two


@pytest.mark.parametrize(
    ("name", "since", "why"),
    [
        (MIRA, TODAY, "a pair already"),
        (TOM, TODAY, "the same person"),
        (NOEL, TODAY - timedelta(days=1), "was not here yet"),
        (NOEL, TODAY + timedelta(days=500), "more than a year"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing_half_done(
    house: House, name: str, since: date, why: str
) -> None:
    before = contents(house)
    with pytest.raises(RosterError, match=why):
        replace(house, known(house, name), since=since)
    assert contents(house) == before


def test_the_same_click_twice_does_it_once(house: House) -> None:
    old = pair_id(house, TOM)

    def click() -> None:
        replace_mentor(house.database, house.lead, old, known(house, NOEL), since=TODAY, now=LATER)

    click()
    before = contents(house)
    with pytest.raises(RosterError):
        click()
    assert contents(house) == before


def test_an_earlier_mentor_comes_back(house: House) -> None:
    replace(house, known(house, NOEL))
    new = of_tom(house)[NOEL].id
    made = replace_mentor(
        house.database,
        house.lead,
        new,
        known(house, MIRA),
        since=LATER.date(),
        said=Said(comes_back="anew"),
        now=LATER,
    )
    assert (made.relationship_id, made.import_id) == (of_tom(house)[MIRA].id, "")
    statuses = {mentor: pair.status(LATER) for mentor, pair in of_tom(house).items()}
    assert statuses == {MIRA: "active", NOEL: "ended"}
