"""A lead gives nobody an address that would also serve a pair which is kept from that lead."""

import pytest

from mentorsurvey import program
from mentorsurvey.errors import AddressOfKeptPair, NotAllowed
from mentorsurvey.program import RosterRow, import_roster, people_of, undo_import
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.reconciling import import_settled, preview
from mentorsurvey.store.people import Person
from tests.house import MIRA, UMA, VERA, House, address
from tests.store.leading import recuse_lead

BEN = {"mentee": "Ben Ortiz", "mentee_id": "17", "mentee_email": "ben@x.org"}
SEEN = BEN | {"mentor": "Olga Roy"}
KEPT = BEN | {"mentor": "Eve Wu"}
OTHER = {"mentor": "Olga Roy", "mentee": "Pim Li", "mentee_id": "18", "mentee_email": "pim@x.org"}
WRONG = {"mentee_email": "lead@x.org"}


def rows(*cells: dict[str, str]) -> list[RosterRow]:
    return [RosterRow(line=line, cells=one) for line, one in enumerate(cells, start=2)]


def person(house: House, name: str) -> Person:
    every = people_of(house.database, house.operator)
    return next(one for one in every if one.name == name)


def correct(house: House, who: str, *, by_operator: bool = False, **changed: str) -> None:
    of = person(house, who)
    said = {"name": of.name, "address": of.address or "", **changed}
    actor = house.operator if by_operator else house.lead
    program.correct(house.database, actor, of.id, **said, now=house.now)


@pytest.fixture
def partly(unasked: House) -> House:
    """Ben has two mentors, and his pair with one of them is kept from the lead."""
    import_roster(
        unasked.database,
        unasked.operator,
        rows(SEEN, {**KEPT, "line_manager": address("Lea Brandt")}, OTHER),
        source="one.csv",
        now=unasked.now,
    )
    return unasked


def test_a_lead_corrects_no_address_that_also_serves_a_kept_pair(house: House) -> None:
    recuse_lead(house, UMA, now=house.now)
    with pytest.raises(AddressOfKeptPair, match="kept from you"):
        correct(house, MIRA, address="lead@x.org")
    assert person(house, MIRA).address == address(MIRA)
    with pytest.raises(NotAllowed):
        correct(house, UMA, address="lead@x.org")
    correct(house, VERA, address="vera@x.org")
    assert person(house, VERA).address == "vera@x.org"


def test_a_lead_still_corrects_the_name_and_the_server_the_address(house: House) -> None:
    recuse_lead(house, UMA, now=house.now)
    correct(house, MIRA, name="Mira Olson")
    correct(house, "Mira Olson", by_operator=True, address="mira@x.org")
    assert person(house, "Mira Olson").address == "mira@x.org"


def test_a_row_that_would_change_it_does_not_go_in_and_the_others_do(partly: House) -> None:
    given = rows(SEEN | WRONG, OTHER | {"mentee_email": "pim.li@x.org"})
    (refused,) = preview(partly.database, partly.lead, given, now=partly.now).plan.refused
    assert (refused.line, "the mentee's address" in refused.why) == (2, True)
    import_settled(partly.database, partly.lead, given, None, source="two.csv", now=partly.now)
    assert person(partly, "Ben Ortiz").address == "ben@x.org"
    assert person(partly, "Pim Li").address == "pim.li@x.org"


def test_the_command_line_takes_the_same_row(partly: House) -> None:
    given = rows(SEEN | WRONG)
    import_settled(partly.database, partly.operator, given, None, source="two.csv", now=partly.now)
    assert person(partly, "Ben Ortiz").address == "lead@x.org"


def test_who_is_kept_out_wholly_gets_no_address_and_nothing_is_said(unasked: House) -> None:
    without = {key: value for key, value in KEPT.items() if key != "mentee_email"}
    import_roster(
        unasked.database,
        unasked.operator,
        rows({**without, "line_manager": address("Lea Brandt")}),
        source="one.csv",
        now=unasked.now,
    )
    given = rows(KEPT | WRONG)
    assert preview(unasked.database, unasked.lead, given, now=unasked.now).plan.refused == []
    import_settled(unasked.database, unasked.lead, given, None, source="two.csv", now=unasked.now)
    assert person(unasked, "Ben Ortiz").address is None


def test_saying_that_two_are_one_person_changes_it_neither(partly: House) -> None:
    given = rows({"mentor": "Olga Roy", "mentee": "Ben Ortiz", "mentee_email": "lead@x.org"})
    found = preview(partly.database, partly.lead, given, now=partly.now)
    (alike,) = found.alike
    said = Decisions(same={alike.question: True})
    found = import_settled(
        partly.database, partly.lead, given, said, source="two.csv", now=partly.now
    )
    assert [one.line for one in found.plan.refused] == [2]
    assert person(partly, "Ben Ortiz").address == "ben@x.org"


def test_taking_an_import_back_sets_no_such_address_again(partly: House) -> None:
    given = rows(SEEN | {"mentee_email": "right@x.org"})
    done = import_settled(
        partly.database, partly.operator, given, None, source="two.csv", now=partly.now
    )
    assert done.plan.import_id
    undo_import(partly.database, partly.lead, done.plan.import_id, now=partly.now)
    assert person(partly, "Ben Ortiz").address == "right@x.org"
