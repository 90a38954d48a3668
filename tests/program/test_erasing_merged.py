"""Whoever was merged is erased together with the one they are, whichever of the two is meant."""

from datetime import timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program import erasing, merging
from mentorsurvey.store import Database
from tests.house import MIRA, NOEL, NOW, TOM, House, address, founded, pair_row
from tests.program.leaving import cells

TWIN = "Thomas Reyes"


@pytest.fixture(params=[((MIRA, TOM), (NOEL, TWIN)), ((MIRA, TOM), (MIRA, TWIN))])
def merged(database: Database, request: pytest.FixtureRequest) -> House:
    """Tom and Thomas are one, and both had submitted; in the second world to the same mentor."""
    house = founded(database, pairs=request.param)
    for mentor, mentee in request.param:
        house.submit(house.actor(mentor), mentee)
        house.submit(house.actor(mentee), mentor)
    ids = house.person_id(TOM), house.person_id(TWIN)
    merging.merge_people(house.database, house.lead, *ids, now=NOW + timedelta(minutes=1))
    return house


@pytest.mark.parametrize("who", [TOM, TWIN])
def test_nothing_of_either_name_is_left(merged: House, who: str) -> None:
    (found,) = erasing.find(merged.database, merged.operator, address(who)).people
    erasing.erase(merged.database, merged.operator, found, now=NOW + timedelta(hours=1))
    left = [
        (table, column)
        for table, column, value in cells(merged)
        for said in (TOM, TWIN, address(TOM), address(TWIN))
        if said in str(value)
    ]
    assert left == []
    assert erasing.standing(merged.database, merged.operator).unlisted == ()
    plan = program.plan_roster(merged.database, merged.operator, [pair_row(2, MIRA, TWIN)])
    assert [one.erased for one in plan.refused] == [True]


def test_what_their_partner_submitted_stays(merged: House) -> None:
    mira = merged.actor(MIRA)
    (found,) = erasing.find(merged.database, merged.operator, address(TOM)).people
    erasing.erase(merged.database, merged.operator, found, now=NOW + timedelta(hours=1))
    with merged.database.read() as tx:
        kept = tx.rows(
            "SELECT answer.item_id FROM answer JOIN response ON response.id = answer.response_id"
            " JOIN invitation ON invitation.id = response.invitation_id WHERE person_id = :mira",
            mira=mira.person_id,
        )
    assert kept


def test_one_of_two_who_are_two_again_goes_alone(merged: House) -> None:
    with merged.database.read() as tx:
        merge = tx.rows("SELECT id FROM person_merge")[0]["id"]
    merging.undo_merge(merged.database, merged.lead, merge, now=NOW + timedelta(minutes=2))
    (found,) = erasing.find(merged.database, merged.operator, address(TWIN)).people
    erasing.erase(merged.database, merged.operator, found, now=NOW + timedelta(hours=1))
    assert not [one for one in cells(merged) if TWIN in str(one[2])]
    assert merged.person_id(TOM)
    with pytest.raises(NotAllowed):
        merging.undo_merge(merged.database, merged.lead, merge, now=NOW + timedelta(hours=2))
