"""What is kept of the attention list: who missed, who was drawn, what was dismissed, by whom."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey import program
from mentorsurvey.errors import AnswerError, NotAllowed
from mentorsurvey.program import check_ins
from mentorsurvey.store import Database, attention, relationships
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded
from tests.readings.played import close, new_lead

LATER = NOW + timedelta(days=20)
MANY = tuple((f"Mentor{n:02d} Ash", f"Mentee{n:02d} Birch") for n in range(41))


def pair_id(house: House, mentee: str) -> str:
    with house.database.read() as tx:
        every = relationships.every(tx, house.program_id)
    return next(pair.id for pair in every if pair.mentee == mentee)


def dismiss(house: House, mentee: str, **other: object) -> None:
    said: dict[str, object] = {
        "kinds": ["level"],
        "why": "all_fine",
        "needed": "no",
        "now": LATER,
        **other,
    }
    actor = said.pop("actor", house.lead)
    check_ins.dismiss(house.database, actor, pair_id(house, mentee), 1, **said)


def kept(house: House) -> list[attention.Dismissal]:
    with house.database.read() as tx:
        return attention.dismissals(tx, house.lead)


def drawn(house: House) -> dict[str, int]:
    with house.database.read() as tx:
        return attention.drawn(tx, house.lead, now=LATER)


def test_a_form_is_missed_once_its_time_is_over_and_not_before(house: House) -> None:
    house.submit(house.actor(TOM), MIRA)
    key = (pair_id(house, TOM), "mentee")
    with house.database.read() as tx:
        assert attention.turns(tx, house.lead, now=NOW) == {}
        found = attention.turns(tx, house.lead, now=LATER)
    assert found[key] == [(1, True)]
    assert found[(key[0], "mentor")] == [(1, False)]
    assert len(found) == 6


def test_a_participant_reads_no_turn_no_draw_and_no_dismissal(house: House) -> None:
    dismiss(house, TOM)
    who = house.actor(MIRA)
    with house.database.read() as tx:
        assert attention.turns(tx, who, now=LATER) == {}
        assert attention.drawn(tx, who, now=LATER) == {}
        assert attention.dismissals(tx, who) == []


def test_a_dismissal_keeps_who_when_why_and_the_words(house: House) -> None:
    dismiss(house, TOM, why="other", words=" They moved. ", needed="cant_say", kinds=["level"])
    (one,) = kept(house)
    assert (one.by, one.dismissed_at, one.why) == (LEAD, LATER, "other")
    assert (one.words, one.needed, one.kinds, one.round_number) == (
        "They moved.",
        "cant_say",
        ("level",),
        1,
    )


def test_dismissing_twice_keeps_the_first(house: House) -> None:
    dismiss(house, TOM)
    dismiss(house, TOM, needed="yes")
    assert [one.needed for one in kept(house)] == ["no"]


def test_a_dismissal_is_undone_and_undoing_again_changes_nothing(house: House) -> None:
    dismiss(house, TOM)
    dismiss(house, VERA)
    for _ in range(2):
        check_ins.undo(house.database, house.lead, pair_id(house, TOM), 1, now=LATER)
    assert [one.relationship_id for one in kept(house)] == [pair_id(house, VERA)]


@pytest.mark.parametrize(
    "said",
    [
        {"why": None},
        {"needed": None},
        {"why": "bored"},
        {"needed": "maybe"},
        {"why": "other"},
        {"why": "other", "words": "  "},
        {"words": "x" * 501},
        {"words": "a\x00b"},
    ],
)
def test_a_dismissal_without_what_it_needs_is_refused(
    house: House, said: dict[str, object]
) -> None:
    with pytest.raises(AnswerError):
        dismiss(house, TOM, **said)
    assert house.count("attention_dismissal") == 0


@pytest.mark.parametrize("kinds", [[], ["divergence"], ["at once"], ["level", "x"]])
def test_an_entry_that_leads_do_not_see_is_never_dismissed(house: House, kinds: list[str]) -> None:
    with pytest.raises(ValueError, match="leads see"):
        dismiss(house, TOM, kinds=kinds)


def test_only_a_lead_who_may_see_the_relationship_dismisses_it(house: House) -> None:
    with pytest.raises(NotAllowed):
        dismiss(house, TOM, actor=house.actor(MIRA))
    own = new_lead(house, MIRA, now=NOW)
    with pytest.raises(NotAllowed):
        dismiss(house, TOM, actor=own)
    with pytest.raises(NotAllowed):
        check_ins.undo(house.database, own, pair_id(house, UMA), 1, now=LATER)
    dismiss(house, VERA, actor=own)
    assert house.count("attention_dismissal") == 1


def test_a_dismissal_of_one_s_own_relationship_is_on_no_list_of_one_s_own(house: House) -> None:
    dismiss(house, TOM, why="other", words="Mira is tired.")
    own = new_lead(house, MIRA, now=NOW)
    with house.database.read() as tx:
        assert attention.dismissals(tx, own) == []


def test_another_program_s_lead_dismisses_nothing_here(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    with pytest.raises(NotAllowed):
        dismiss(house, TOM, actor=other.lead)


def test_a_round_that_did_not_ask_the_relationship_is_not_there(house: House) -> None:
    with pytest.raises(NotAllowed):
        check_ins.dismiss(
            house.database,
            house.lead,
            pair_id(house, TOM),
            2,
            kinds=["level"],
            why="all_fine",
            needed="no",
            now=LATER,
        )


def test_what_a_round_draws_from_is_noted_when_it_is_over_and_never_again(
    database: Database,
) -> None:
    house = founded(database, pairs=MANY)
    check_ins.draw_routine(database, house.lead, now=NOW)
    assert house.count("attention_draw") == 0
    check_ins.draw_routine(database, house.lead, now=LATER)
    first = drawn(house)
    assert list(first.values()) == [1] * len(MANY)
    check_ins.draw_routine(database, house.lead, now=LATER + timedelta(days=1))
    assert drawn(house) == first
    assert house.count("attention_draw") == len(MANY)


def test_the_draw_does_not_depend_on_who_comes_first(database: Database, tmp_path: Path) -> None:
    house = founded(database, pairs=MANY)
    lead, own = house.lead, new_lead(house, MANY[0][0], now=NOW)
    copy = Database(tmp_path / "copy.db")
    with sqlite3.connect(database.path) as source, sqlite3.connect(copy.path) as target:
        source.backup(target)
    source.close()
    target.close()
    check_ins.draw_routine(database, lead, now=LATER)
    check_ins.draw_routine(copy, own, now=LATER)
    drawn_in = []
    for one in (database, copy):
        with one.read() as tx:
            rows = tx.rows("SELECT relationship_id FROM attention_draw ORDER BY relationship_id")
        drawn_in.append([row["relationship_id"] for row in rows])
    assert drawn_in[0] == drawn_in[1]


def test_a_small_program_draws_too(house: House) -> None:
    check_ins.draw_routine(house.database, house.lead, now=LATER)
    assert house.count("attention_draw") == 3


def test_a_participant_and_the_operator_draw_nobody(house: House) -> None:
    for who in (house.actor(NOEL), house.operator):
        with pytest.raises(NotAllowed):
            check_ins.draw_routine(house.database, who, now=LATER)


def test_the_next_round_takes_the_place_of_the_draw_before(database: Database) -> None:
    house = founded(database, pairs=MANY)
    check_ins.draw_routine(database, house.lead, now=LATER)
    house.open_round(now=LATER)
    after = LATER + timedelta(days=1)
    close(house, 2, now=after)
    check_ins.draw_routine(database, house.lead, now=after)
    assert house.count("attention_draw") == 2 * len(MANY)
    assert list(drawn(house).values()) == [2] * len(MANY)


def test_an_import_is_undone_although_one_of_its_pairs_was_drawn(database: Database) -> None:
    house = founded(database, pairs=MANY)
    check_ins.draw_routine(database, house.lead, now=LATER)
    (one,) = program.imports(database, house.operator)
    assert program.undo_import(database, house.operator, one.id, now=LATER) == len(MANY)
    assert house.count("attention_draw") == 0
