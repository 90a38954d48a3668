"""What is noticed of one relationship is its own alone."""

from mentorsurvey.measures.change_trend import Slope
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.noticed import noticed
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.trends import Trends
from mentorsurvey.store import Database
from tests.readings.played import PAIRS, Played
from tests.readings.watching import three_rounds

FLAT = Slope(value=0, low=-1, high=1)


def trends(*relationship_ids: str) -> Trends:
    return Trends(
        program=FLAT,
        pairs=dict.fromkeys(relationship_ids, FLAT),
        same_slope=False,
        rounds=5,
        n_pairs=9,
        n_values=45,
        reason=None,
    )


def test_what_moved_is_that_of_this_relationship(played: Played) -> None:
    found = watched(played.database, played.house.lead, now=played.after)
    assert found.moved
    for pair in PAIRS:
        wanted = played.id_of(*pair)
        reading = relationship(played.database, played.house.lead, wanted, now=played.after)
        assert noticed(reading, found, None).moved == found.moved.get(wanted)


def test_a_fall_is_that_of_this_relationship(database: Database) -> None:
    watching = three_rounds(database)
    found = watched(database, watching.house.lead, now=watching.after)
    fallen, steady = (
        relationship(
            database, watching.house.lead, watching.id_of(*PAIRS[place]), now=watching.after
        )
        for place in (1, 0)
    )
    changes = noticed(fallen, found, None).changes
    assert {since for since, _ in changes} == {3}
    assert all(says for _, says in changes)
    assert noticed(steady, found, None).changes == ()


def test_a_trend_holds_no_other_relationship_s_slope(played: Played) -> None:
    found = watched(played.database, played.house.lead, now=played.after)
    wanted, other = (played.id_of(*pair) for pair in PAIRS[:2])
    reading = relationship(played.database, played.house.lead, wanted, now=played.after)
    both = noticed(reading, found, trends(wanted, other)).trends
    assert both is not None
    assert dict(both.pairs) == {wanted: FLAT}
    alone = noticed(reading, found, trends(other)).trends
    assert alone is not None
    assert dict(alone.pairs) == {}
    assert noticed(reading, found, None).trends is None
