"""When people are added up together, and what takes a group out of its total."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.responses import totals
from mentorsurvey.store import Database, programs
from mentorsurvey.store import totals as stored
from tests.house import House, founded
from tests.readings.played import level, new_lead, submit

MANY = tuple((f"Mentor{n:02d} Ash", f"Mentee{n:02d} Birch") for n in range(12))
CLEAR = (1, "mentee:item:core.expectations")


@pytest.fixture
def answered(database: Database) -> House:
    """Twelve pairs, who all answer the core questions."""
    house = founded(database, pairs=MANY)
    for mentor, mentee in MANY:
        submit(house, mentor, mentee, level(5), number=1, now=house.now)
        submit(house, mentee, mentor, level(6), number=1, now=house.now)
    return house


def sizes(house: House, *, days: int, who: Actor | None = None) -> list[int]:
    """How many are in each group that a lead sees of the mentees' answers on what they expect."""
    now = house.now + timedelta(days=days)
    lead = who or house.lead
    totals.settle(house.database, lead, now=now)
    with house.database.read() as tx:
        groups = stored.together(tx, lead, now=now)
    return sorted(len(group) for group in groups.get(CLEAR, ()))


def of(house: House, name: str) -> Actor:
    return Actor(kind="person", program_id=house.program_id, person_id=house.person_id(name))


def hide(house: House, *, now: datetime) -> None:
    mentor, mentee = MANY[0]
    actor = of(house, mentee)
    wish = {"core.expectations": Audience.ONLY_YOU}
    responses.set_audience(house.database, actor, house.form(actor, mentor), wish, now=now)


def test_nobody_is_added_up_before_the_round_is_over_for_everybody(answered: House) -> None:
    assert sizes(answered, days=1) == []
    mentor, mentee = MANY[0]
    rounds.extend_invitation(
        answered.database,
        answered.operator,
        answered.round_id,
        answered.form(of(answered, mentee), mentor),
        until=answered.now + timedelta(days=20),
        now=answered.now,
    )
    assert sizes(answered, days=15) == []
    assert sizes(answered, days=21) == [5, 7]


def test_who_hides_an_answer_takes_the_group_out_for_good(answered: House) -> None:
    assert sizes(answered, days=15) == [5, 7]
    hide(answered, now=answered.now + timedelta(days=16))
    left = sizes(answered, days=17)
    assert left in ([5], [7])
    assert sizes(answered, days=18) == left
    with answered.database.read() as tx:
        groups = stored.together(tx, answered.lead, now=answered.now + timedelta(days=18))
    assert sorted(map(len, groups[1, "mentor:item:core.expectations"])) == [5, 7]
    assert sum(map(len, groups[1, "pair:item:core.expectations"])) < 12


def test_who_hid_it_before_costs_nobody_else_their_place(answered: House) -> None:
    hide(answered, now=answered.now)
    assert sizes(answered, days=15) == [5, 6]


def test_forms_that_come_in_when_a_round_is_opened_again_wait_for_five(
    database: Database,
) -> None:
    house = founded(database, pairs=MANY)
    for place, (mentor, mentee) in enumerate(MANY):
        if place < 6:
            submit(house, mentee, mentor, level(6), number=1, now=house.now)
    assert sizes(house, days=15) == [6]
    late = iter(MANY[6:])
    for day, forms, expected in ((20, 3, [6]), (40, 3, [6, 6])):
        now = house.now + timedelta(days=day)
        rounds.move_close(
            database,
            house.operator,
            house.round_id,
            closes_at=now + timedelta(days=5),
            now=now,
        )
        for _ in range(forms):
            mentor, mentee = next(late)
            submit(house, mentee, mentor, level(6), number=1, now=now + timedelta(days=1))
        assert sizes(house, days=day + 10) == expected


def test_a_lead_sees_a_group_only_with_all_of_its_people(answered: House) -> None:
    in_a_pair = new_lead(answered, MANY[3][0], now=answered.now)
    assert sizes(answered, days=15, who=in_a_pair) == [5, 6]
    assert sizes(answered, days=15) == [5, 6]
    later = new_lead(answered, "Zoe Wall", now=answered.now + timedelta(days=15))
    assert sizes(answered, days=16, who=later) == []


def test_the_minimum_can_be_raised_and_not_lowered(answered: House) -> None:
    assert sizes(answered, days=15) == [5, 7]
    lead, database, now = answered.lead, answered.database, answered.now
    responses.raise_fewest(database, lead, 6, now=now)
    assert sizes(answered, days=15) == [12]
    responses.raise_fewest(database, lead, 6, now=now)
    for wrong in (5, 4, 0, -1, 51, 6.5, None, "7", True):
        with pytest.raises(SettingsError):
            responses.raise_fewest(database, lead, wrong, now=now)
    with database.read() as tx:
        program = programs.of(tx, lead)
    assert program is not None
    assert program.fewest == 6
    responses.raise_fewest(database, lead, 13, now=now)
    assert sizes(answered, days=15) == []
    with pytest.raises(NotAllowed):
        responses.raise_fewest(database, of(answered, MANY[0][0]), 20, now=now)


def test_one_program_s_minimum_is_not_another_s(answered: House) -> None:
    other = founded(answered.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    responses.raise_fewest(answered.database, other.lead, 12, now=answered.now)
    assert sizes(answered, days=15) == [5, 7]


def test_settling_again_groups_nobody_twice(answered: House) -> None:
    for _ in range(2):
        sizes(answered, days=15)
    assert sizes(answered, days=15) == [5, 7]
    with answered.database.read() as tx:
        rows = tx.rows(
            "SELECT response_id, COUNT(*) AS n FROM total_member JOIN total_group"
            " ON total_group.id = total_member.group_id WHERE total = :total"
            " GROUP BY response_id HAVING COUNT(*) > 1",
            total=CLEAR[1],
        )
    assert rows == []
