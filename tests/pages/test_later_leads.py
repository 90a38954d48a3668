"""A later lead sees nothing of earlier answers, nor of what others made of them.

Two programs are built that differ in what people answered before a lead was named, and in what the
first lead did about it, then and afterwards. Everything that the later lead can open is compared.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import settings
from mentorsurvey.access import Actor
from mentorsurvey.program import check_ins
from mentorsurvey.readings.attention import KINDS, listing, watched
from mentorsurvey.readings.in_their_words import in_their_words
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.quality import quality
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.series import program
from mentorsurvey.store import Database, attention, create
from tests.conftest import copied
from tests.house import LEAD, House, founded
from tests.pages.leading import Seen
from tests.readings.played import PAIRS, new_lead
from tests.readings.watching import THIRD, Ratings, one_round
from tests.secrecy.asking import plainly

LATER = "Zoe Wall"
HIGH: Ratings = [(7, 7)] * 6
LOW: Ratings = [(1, 2), (2, 1), (1, 1), (7, 6), (3, 2), (1, 4)]
ID = re.compile(r"\$\$ID-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PAGES = (
    "overview",
    "in_their_words",
    "attention",
    "relationship",
    "quality",
    "rounds",
    "people",
    "program",
    "record",
)


def dismiss_all(house: House, number: int, kinds: tuple[str, ...], *, now: datetime) -> None:
    """The first lead takes every pair off, with words."""
    for relationship_id in program(house.database, house.lead, now=now).panel.ids:
        check_ins.dismiss(
            house.database,
            house.lead,
            relationship_id,
            number,
            kinds=kinds,
            why="other",
            words=f"Canary: it was about {' and '.join(kinds)}.",
            needed="yes",
            now=now,
        )


def world(start: House, path: Path, early: Ratings, kinds: tuple[str, ...]) -> tuple[House, Actor]:
    """Three early rounds, a lead who is named after them, and three rounds alike everywhere."""
    path.write_bytes(copied(start.database))
    house = replace(start, database=Database(path))
    now = house.now
    for number in (1, 2, 3):
        now = one_round(house, early, number, now=now)
    dismiss_all(house, 3, kinds, now=now)
    later = new_lead(house, LATER, now=now)
    for number in (4, 5, 6):
        now = one_round(house, THIRD, number, now=now)
        dismiss_all(house, number, kinds, now=now)
    check_ins.draw_routine(house.database, house.lead, now=now)
    return replace(house, now=now), later


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[House, Actor]]:
    folder = tmp_path_factory.mktemp("later")
    start = founded(create(folder / "start.db"), pairs=PAIRS)
    return [
        world(start, folder / "high.db", HIGH, ("behaviour",)),
        world(start, folder / "low.db", LOW, KINDS),
    ]


def everything(house: House, who: Actor) -> Mapping[str, object]:
    """All that can be read of a program as that lead, with the list as it stands."""
    database, now = house.database, house.now
    found = watched(database, who, now=now)
    of = program(database, who, now=now)
    with database.read() as tx:
        drawn, turns = attention.drawn(tx, who, now=now), attention.turns(tx, who, now=now)
    return {
        "program": of,
        "overview": overview(database, who, now=now),
        "flows": of.flows,
        "reasons": found.reasons,
        "moved": found.moved,
        "list": listing(database, who, found, now=now),
        "drawn": drawn,
        "turns": turns,
        "quality": [quality(database, who, number, now=now) for number in range(1, 7)],
        "words": [in_their_words(database, who, number, now=now) for number in range(1, 7)],
        "pairs": [relationship(database, who, pair.id, now=now) for pair in of.pairs],
    }


def shown(app: AppTest) -> list[str]:
    """The raw elements of a page."""
    assert not app.exception
    return [
        ID.sub("", str(getattr(node, "proto", "")))
        for place in (app.sidebar, app.main)
        for node in flat(place)
    ]


def flat(block: object) -> Iterator[object]:
    """A block with everything in it."""
    yield block
    for child in getattr(block, "children", {}).values():
        yield from flat(child)


def test_every_reading_is_the_same_whatever_was_answered_and_done_before(
    worlds: list[tuple[House, Actor]],
) -> None:
    one, other = (everything(*world) for world in worlds)
    for name in one:
        assert repr(plainly(one[name])) == repr(plainly(other[name])), name


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_the_same(
    worlds: list[tuple[House, Actor]], monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    pages = []
    for house, later in worlds:
        seen = Seen(house, monkeypatch, now=house.now, lead_id=later.person_id)
        query = {}
        if page == "relationship":
            query["relationship"] = min(
                pair.id for pair in program(house.database, later, now=house.now).pairs
            )
        pages.append(shown(seen.open(page, **query)))
        settings.settings.cache_clear()
    assert pages[0] == pages[1]
    assert sum(bool(part) for part in pages[0]) > 10
    assert not any("Canary" in part for part in pages[0])


def test_the_first_lead_can_tell_the_two_apart(worlds: list[tuple[House, Actor]]) -> None:
    (one, _), (other, _) = worlds
    assert everything(one, one.lead)["reasons"] != everything(other, other.lead)["reasons"]


def fresh(worlds: list[tuple[House, Actor]], tmp_path: Path) -> tuple[House, Actor]:
    house, later = worlds[1]
    copy = tmp_path / "copy.db"
    copy.write_bytes(copied(house.database))
    return replace(house, database=Database(copy)), later


def of_list(house: House, who: Actor) -> tuple[set[str], list[tuple[str, int]]]:
    """Who is on a lead's list, and what was taken off it, by whom in which round."""
    now = house.now
    found = listing(house.database, who, watched(house.database, who, now=now), now=now)
    return (
        {one.relationship_id for one in found.entries},
        sorted((one.by, one.round_number) for one in found.dismissals),
    )


def take_off(house: House, who: Actor, relationship_id: str) -> None:
    check_ins.dismiss(
        house.database,
        who,
        relationship_id,
        6,
        kinds=("level",),
        why="all_fine",
        needed="no",
        now=house.now,
    )


def test_two_leads_have_lists_of_their_own_and_the_first_sees_what_the_later_one_does(
    worlds: list[tuple[House, Actor]], tmp_path: Path
) -> None:
    house, later = fresh(worlds, tmp_path)
    entries, taken = of_list(house, later)
    assert taken == []
    one = min(entries)
    before = of_list(house, house.lead)
    take_off(house, later, one)
    take_off(house, later, one)
    assert of_list(house, later) == (entries - {one}, [(LATER, 6)])
    assert of_list(house, house.lead) == (before[0], [*before[1], (LATER, 6)])
    check_ins.undo(house.database, later, one, 6, now=house.now)
    assert of_list(house, later) == (entries, [])
    assert of_list(house, house.lead) == before


def test_what_a_later_lead_takes_off_for_less_stays_on_the_first_lead_s_list(
    worlds: list[tuple[House, Actor]], tmp_path: Path
) -> None:
    house, later = fresh(worlds, tmp_path)
    with house.database.write() as tx:
        tx.run("DELETE FROM attention_dismissal")
    found = watched(house.database, house.lead, now=house.now)
    listed = listing(house.database, house.lead, found, now=house.now).entries
    more = next(one for one in listed if {"level", "change"} & set(one.kinds))
    check_ins.dismiss(
        house.database,
        later,
        more.relationship_id,
        more.round_number,
        kinds=("behaviour",),
        why="all_fine",
        needed="no",
        now=house.now,
    )
    assert more.relationship_id in of_list(house, house.lead)[0]


def test_a_later_lead_undoes_nothing_that_they_do_not_see(
    worlds: list[tuple[House, Actor]], tmp_path: Path
) -> None:
    house, later = fresh(worlds, tmp_path)
    before = of_list(house, house.lead)
    for pair in program(house.database, later, now=house.now).pairs:
        check_ins.undo(house.database, later, pair.id, 6, now=house.now)
    assert of_list(house, house.lead) == before


def test_a_lead_who_ended_and_is_named_again_is_a_later_lead(
    worlds: list[tuple[House, Actor]], tmp_path: Path
) -> None:
    house, _ = fresh(worlds, tmp_path)
    first = house.lead
    assert of_list(house, first)[1]
    with house.database.write() as tx:
        tx.run(
            "UPDATE lead SET ended_at = :now WHERE person_id = :id",
            now=house.now.isoformat(),
            id=first.person_id,
        )
    again = new_lead(house, LEAD, now=house.now + timedelta(minutes=1))
    assert again.person_id == first.person_id
    moved_on = replace(house, now=house.now + timedelta(minutes=2))
    assert of_list(moved_on, again)[1] == []
    assert program(moved_on.database, again, now=moved_on.now).panel.readable == 0


def test_leads_who_were_named_before_any_form_came_in_share_their_list(tmp_path: Path) -> None:
    house = founded(create(tmp_path / "shared.db"), pairs=PAIRS)
    second = new_lead(house, LATER, now=house.now + timedelta(hours=1))
    now = one_round(house, LOW, 1, now=house.now + timedelta(days=1))
    house = replace(house, now=now)
    one = min(of_list(house, house.lead)[0])
    check_ins.dismiss(
        house.database,
        house.lead,
        one,
        1,
        kinds=("level",),
        why="all_fine",
        needed="no",
        now=now,
    )
    assert of_list(house, second) == of_list(house, house.lead)
    assert of_list(house, second)[1] == [(LEAD, 1)]
