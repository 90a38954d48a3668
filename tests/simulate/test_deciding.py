"""Three pairs of a demonstration decide: one never starts, one ends well, one goes on."""

from collections import Counter

from mentorsurvey import program, rounds
from mentorsurvey.access import Actor, operator
from mentorsurvey.program.deciding import standings, unmatched
from mentorsurvey.simulate import build
from mentorsurvey.store import Database
from tests.house import NOW


def test_one_pair_never_starts_one_ends_and_one_goes_on(database: Database) -> None:
    demo = build(database, pairs=12, rounds=3, now=NOW, decisions=True)
    lead = Actor(kind="person", program_id=demo.program.id, person_id=demo.lead_id, scope="lead")
    found = standings(database, lead)
    assert Counter(found.values()) == {"not_started": 1, "ended": 1, "continues": 1}
    pairs = program.relationships(database, lead)
    assert len(pairs) == 13
    assert {found.get(one.id) for one in pairs if one.status(NOW) == "ended"} == {
        "not_started",
        "ended",
    }
    assert len(unmatched(pairs, found, now=NOW)) == 1
    listed = rounds.list_rounds(database, operator(demo.program.id))
    assert [one.number for one in listed] == [1, 2, 3, 4, 5]
    assert [one.opened_at for one in listed] == sorted(one.opened_at for one in listed)
    assert [listed[0].instrument, listed[-1].instrument] == ["introduction", "completion"]
    assert [one.reach for one in listed] == ["pairs", "all", "all", "all", "pairs"]
    assert listed[-2].is_open(NOW)
