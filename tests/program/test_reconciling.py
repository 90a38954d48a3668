"""A roster beside the program: what it changes is shown first, old and new, and then done."""

import pytest

from mentorsurvey import sign_in
from mentorsurvey.errors import LinkError, RosterError
from mentorsurvey.program import RosterRow, import_roster, people_of, relationships
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.reconciling import Reconciled, import_settled, preview
from tests.house import House

TWO = {"mentor": "Olga Roy", "mentee": "Ben Ortiz"}
WITH_ID = TWO | {"mentee_id": "17", "mentee_email": "bne@x.org"}


def rows(*cells: dict[str, str]) -> list[RosterRow]:
    return [RosterRow(line=line, cells=one) for line, one in enumerate(cells, start=2)]


def there(house: House, *cells: dict[str, str]) -> None:
    import_roster(house.database, house.lead, rows(*cells), source="one.csv", now=house.now)


def seen(house: House, *cells: dict[str, str]) -> Reconciled:
    return preview(house.database, house.lead, rows(*cells), now=house.now)


def take(house: House, *cells: dict[str, str], decisions: Decisions | None = None) -> Reconciled:
    return import_settled(
        house.database, house.lead, rows(*cells), decisions, source="two.csv", now=house.now
    )


def changes(found: Reconciled) -> list[tuple[int, str, str, str, str]]:
    return [(one.line, one.who, one.what, one.before, one.after) for one in found.changes]


def address_of(house: House, name: str) -> list[str | None]:
    return [one.address for one in people_of(house.database, house.operator) if one.name == name]


def test_what_changes_is_shown_old_and_new_by_line(unasked: House) -> None:
    there(unasked, TWO | {"cohort": "2025", "department": "Surgery"}, WITH_ID | {"mentee": "Ana"})
    found = seen(
        unasked,
        TWO | {"cohort": "2026", "department": "Medicine", "mentor_id": "Olga Roy"},
        WITH_ID | {"mentee": "Ana", "mentee_email": "ana@x.org"},
        {"mentor": "Eve Wu", "mentee": "Pim Li", "cohort": "2026"},
    )
    assert changes(found) == [
        (2, "Ben Ortiz and Olga Roy", "cohort", "2025", "2025, 2026"),
        (2, "Ben Ortiz and Olga Roy", "department", "Surgery", "Surgery, Medicine"),
        (3, "Ana", "address", "bne@x.org", "ana@x.org"),
    ]
    assert len(found.plan.new) == 1


def test_a_preview_writes_nothing_and_a_second_import_changes_nothing(unasked: House) -> None:
    there(unasked, WITH_ID)
    mended = WITH_ID | {"mentee_email": "ben@x.org", "cohort": "2026"}
    before = len(changes(seen(unasked, mended)))
    assert len(changes(seen(unasked, mended))) == before == 2
    assert address_of(unasked, "Ben Ortiz") == ["bne@x.org"]
    take(unasked, mended)
    assert not seen(unasked, mended).does_something
    assert take(unasked, mended).plan.import_id is None


def test_an_address_is_corrected_by_the_id_and_links_to_the_old_one_end(unasked: House) -> None:
    there(unasked, WITH_ID)
    ben = next(one for one in people_of(unasked.database, unasked.lead) if one.key == "17")
    link = sign_in.mint(unasked.database, unasked.operator, ben.id, now=unasked.now)
    take(unasked, WITH_ID | {"mentee_email": "ben@x.org"})
    assert address_of(unasked, "Ben Ortiz") == ["ben@x.org"]
    with pytest.raises(LinkError):
        sign_in.start_session(unasked.database, link, browser="phone", now=unasked.now)


def test_nobody_gets_an_address_that_is_somebody_elses(unasked: House) -> None:
    there(unasked, WITH_ID, {"mentor": "Eve Wu", "mentee": "Pim Li", "mentee_email": "pim@x.org"})
    found = seen(unasked, WITH_ID | {"mentee_email": "PIM@x.org"})
    assert [row.why for row in found.plan.refused] == [
        "The mentee's address is somebody else's in the program."
    ]


def test_two_people_never_get_one_address_and_then_nothing_is_written(unasked: House) -> None:
    other = {"mentor": "Olga Roy", "mentee": "Pim Li", "mentee_id": "18", "mentee_email": "p@x.org"}
    there(unasked, WITH_ID, other)
    with pytest.raises(RosterError, match="known by the same"):
        take(unasked, WITH_ID | {"mentee_email": "n@x.org"}, other | {"mentee_email": "n@x.org"})
    assert address_of(unasked, "Ben Ortiz") == ["bne@x.org"]


@pytest.mark.parametrize("written", ["fall 2026", "FALL 2026", "Fall  2026"])
def test_a_cohort_in_other_capitals_is_the_same_cohort(unasked: House, written: str) -> None:
    there(unasked, TWO | {"cohort": "Fall 2026"})
    found = take(
        unasked, TWO | {"cohort": written}, {"mentor": "A B", "mentee": "C D", "cohort": written}
    )
    assert found.plan.present == 1
    cohorts = {one.cohorts for one in relationships(unasked.database, unasked.operator)}
    assert cohorts == {(), ("Fall 2026",)}


def test_two_cohorts_are_two_cohorts_of_the_pair(unasked: House) -> None:
    take(unasked, TWO | {"cohort": "Fall 2026"}, TWO | {"cohort": "Spring 2027"})
    pairs = relationships(unasked.database, unasked.operator)
    assert ("Fall 2026", "Spring 2027") in {one.cohorts for one in pairs}


@pytest.mark.parametrize("renamed", [True, False])
def test_the_same_person_takes_the_files_name_only_where_that_was_said(
    unasked: House, renamed: bool
) -> None:
    there(unasked, TWO | {"mentee_email": "ben@x.org"})
    married = TWO | {"mentee": "Ben Roy", "mentee_email": "ben@x.org"}
    question = seen(unasked, married).alike[0].question
    said = Decisions(same={question: True}, renamed=[question] if renamed else [])
    found = take(unasked, married, decisions=said)
    assert [one.what for one in found.changes] == (["name"] if renamed else [])
    assert address_of(unasked, "Ben Roy") == (["ben@x.org"] if renamed else [])
    assert not seen(unasked, married).alike


def test_a_pair_that_is_kept_from_a_lead_is_in_no_list_of_changes(unasked: House) -> None:
    mine = {"mentor": "Lea Brandt", "mentor_email": "lea@example.org", "mentee": "Zoe Kern"}
    there(unasked, mine | {"cohort": "2025"})
    found = seen(unasked, mine | {"cohort": "2026"})
    assert found.changes == []
