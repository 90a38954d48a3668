"""Which answers explain a change: of those whom a rule of change points to, and of nobody else."""

from dataclasses import replace

import pytest

from mentorsurvey.instruments import Construct
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.fallen import Fallen, fallen
from mentorsurvey.readings.pair_changes import PairChanges, of_pair
from mentorsurvey.readings.relationship import RelationshipReading, relationship
from mentorsurvey.store import Database
from tests.house import founded
from tests.readings.played import PAIRS, Played, close, level, submit
from tests.readings.watching import EVERY


@pytest.fixture
def told(database: Database) -> tuple[RelationshipReading, PairChanges]:
    """The first mentee falls from round 3 on, most of all on who does which work; trust stays."""
    house = founded(database, pairs=PAIRS)
    now = house.now
    mentor, mentee = PAIRS[0]
    for number in range(1, 5):
        if number > 1:
            house.open_round(now=now)
        later = level(7) if number < 3 else {**level(4), "core.labor_boundary": 1, "core.bond": 7}
        submit(house, mentor, mentee, level(7), number=number, now=now)
        submit(house, mentee, mentor, later, number=number, now=now)
        close(house, number, now=now + EVERY / 3)
        now += EVERY
    played = Played(house=house, after=now)
    wanted = played.id_of(mentor, mentee)
    whole = watched(database, house.lead, now=now)
    assert whole.changes is not None
    change = of_pair(whole.changes, wanted)
    assert change is not None
    return relationship(database, house.lead, wanted, now=now), change


def test_the_largest_falls_are_named_and_those_that_stayed_are_not(
    told: tuple[RelationshipReading, PairChanges],
) -> None:
    found = fallen(*told)
    assert [(one.side, one.before, one.after) for one in found] == [
        ("mentee", 100, 0),
        ("mentee", 100, 50),
    ]
    assert found[0].construct is Construct.LABOR_BOUNDARY
    assert all(one.construct is not Construct.BOND for one in found)


def test_where_no_rule_points_nothing_is_named(
    told: tuple[RelationshipReading, PairChanges],
) -> None:
    reading, change = told
    calm = replace(
        change, lines=tuple(replace(line, alarm=None) for line in change.lines), fall=None
    )
    assert fallen(reading, calm) == ()


def test_a_fall_within_the_error_of_one_answer_is_not_named(
    told: tuple[RelationshipReading, PairChanges],
) -> None:
    reading, change = told
    assert Fallen(construct=Construct.BOND, side="mentee", before=100, after=100) not in fallen(
        reading, change
    )
    small = tuple(
        replace(one, gaps=tuple(replace(gap, mentee=max(gap.mentee, 90.0)) for gap in one.gaps))
        for one in reading.rounds
    )
    assert fallen(replace(reading, rounds=small), change) == ()
