"""The rules of a roster, whatever the rows hold."""

from random import Random
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.program import (
    RosterRow,
    found,
    import_roster,
    imports,
    plan_roster,
    relationships,
    undo_import,
)
from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.store import Database, create, people
from tests.house import NOW

Cells = dict[str, str]


def rows(*cells: Cells) -> list[RosterRow]:
    return [RosterRow(line=line, cells=one) for line, one in enumerate(cells, start=2)]


def program(database: Database, name: str = "P") -> tuple[Database, Actor]:
    made = found(database, operator(), name=name, lead_address="lead@example.org", now=NOW)
    return database, operator(made.program.id)


@pytest.fixture
def here(database: Database) -> tuple[Database, Actor]:
    return program(database)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """One database for all examples of a property: making one takes longer than the example."""
    return create(tmp_path_factory.mktemp("roster") / "shared.db")


@pytest.fixture(scope="module")
def empty(shared: Database) -> tuple[Database, Actor]:
    """A program that stays empty: planning writes nothing."""
    return program(shared)


def bring(here: tuple[Database, Actor], *cells: Cells) -> Plan:
    return import_roster(*here, rows(*cells), source="test", now=NOW)


def why(here: tuple[Database, Actor], *cells: Cells) -> list[tuple[int, str]]:
    return [(row.line, row.why) for row in plan_roster(*here, rows(*cells)).refused]


def everything(database: Database, program_id: str) -> str:
    with database.read() as tx:
        return repr(
            [
                tx.rows(f"SELECT * FROM {table} WHERE program_id = :id ORDER BY id", id=program_id)
                for table in ("person", "relationship", "roster_import")
            ]
            + tx.rows("SELECT * FROM recusal ORDER BY 1, 2, 3")
            + tx.rows("SELECT * FROM relationship_attribute ORDER BY 1, 2, 3")
        )


NAMES = st.sampled_from(["Ada", "Ben", "Cleo", "Dov", "  Ada ", ""])
MAILS = st.sampled_from(["", "", "ada@example.org", "Ben@Example.org", "no address"])
LINES = st.lists(
    st.fixed_dictionaries(
        {
            "mentor": NAMES,
            "mentee": NAMES,
            "cohort": st.sampled_from(["", "2025", "2026"]),
            "mentor_email": MAILS,
            "mentee_email": MAILS,
            "line_manager": st.sampled_from(["", "boss@example.org", "x;y"]),
        }
    ),
    max_size=12,
)


@given(LINES)
@settings(max_examples=60)
def test_the_same_rows_again_change_nothing(shared: Database, cells: list[Cells]) -> None:
    here = program(shared, f"P {uuid4()}")
    first = bring(here, *cells)
    before = everything(shared, here[1].program_id)
    second = bring(here, *cells)
    assert everything(shared, here[1].program_id) == before
    assert (second.new, second.added, second.import_id) == ([], [], None)
    assert second.present == len(first.new) + len(first.added) + first.present
    assert [row.line for row in second.refused] == [row.line for row in first.refused]


@given(LINES)
@settings(max_examples=100)
def test_every_row_is_new_added_or_refused_in_an_empty_program(
    empty: tuple[Database, Actor], cells: list[Cells]
) -> None:
    plan = plan_roster(*empty, rows(*cells))
    lines = [row.line for row in plan.refused] + [pair.line for pair in (*plan.new, *plan.added)]
    assert len(lines) == len(set(lines)) == len(cells) - plan.present
    assert len({pair.two for pair in plan.new}) == len(plan.new)
    assert {pair.two for pair in plan.added} <= {pair.two for pair in plan.new}


SETTLED = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Ben", "Cleo", ""]),
        st.sampled_from(["Dov", "Eve", "Ada", ""]),
        st.sampled_from(["2025", "2026"]),
    ),
    unique=True,
    max_size=10,
)


@given(SETTLED, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_without_duplicates_and_conflicts_the_order_of_rows_does_not_matter(
    empty: tuple[Database, Actor], pairs: list[tuple[str, str, str]], random: Random
) -> None:
    cells = [dict(zip(("mentor", "mentee", "cohort"), pair, strict=True)) for pair in pairs]
    shuffled = random.sample(cells, len(cells))

    def accepted(some: list[Cells]) -> set[tuple[str, str, str]]:
        plan = plan_roster(*empty, rows(*some))
        return {(*pair.two, pair.cohort) for pair in (*plan.new, *plan.added)}

    assert accepted(shuffled) == accepted(cells)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"mentor": "Ada"}, "No mentee is named."),
        ({"mentor": " ", "mentee": "Ben"}, "No mentor is named."),
        ({"mentor": "Ada", "mentee": " Ada"}, "Mentor and mentee are the same person."),
        ({"mentor": "Ada", "mentee": "B" * 201}, "The mentee is longer than 200 characters."),
        (
            {"mentor": "A\0", "mentee": "Ben"},
            "The mentor has a character that cannot be stored.",
        ),
        (
            {"mentor": "Ada", "mentee": "Ben", "mentee_email": "ben at home"},
            "The mentee's address is not an e-mail address.",
        ),
        (
            {"mentor": "Ada", "mentee": "Ben", "line_manager": "the dean"},
            "A line manager's address is not an e-mail address.",
        ),
    ],
)
def test_a_row_is_refused_for_one_plain_reason(
    empty: tuple[Database, Actor], cells: Cells, reason: str
) -> None:
    assert why(empty, cells) == [(2, reason)]


def test_a_reason_repeats_nothing_that_the_row_holds(empty: tuple[Database, Actor]) -> None:
    secret = "Zaphod"
    found = why(
        empty,
        {"mentor": secret, "mentee": secret},
        {"mentor": secret, "mentee": "Ben", "mentor_email": f"{secret} at home"},
        {"mentor": secret + "\0", "mentee": "Ben"},
    )
    assert len(found) == 3
    assert secret not in repr(found)


def test_a_pair_that_stands_twice_goes_in_once(empty: tuple[Database, Actor]) -> None:
    pair = {"mentor": "Ada", "mentee": "Ben"}
    assert why(empty, pair, pair) == [(3, "The same pair is already on line 2.")]
    assert why(empty, pair, pair | {"cohort": "2026"}) == []


def test_one_address_under_two_names_is_a_conflict(here: tuple[Database, Actor]) -> None:
    ada = {"mentor": "Ada", "mentor_email": "ada@example.org", "mentee": "Ben"}
    eve = {"mentor": "Eve", "mentor_email": "ADA@example.org", "mentee": "Cleo"}
    assert why(here, ada, eve) == [
        (3, "The mentor's address or id belongs to another name on an earlier line.")
    ]
    bring(here, ada)
    assert why(here, eve) == [
        (2, "The mentor's address or id is that of somebody of another name in the program.")
    ]


def test_a_mentor_of_several_is_one_person(here: tuple[Database, Actor]) -> None:
    bring(here, {"mentor": "Ada", "mentee": "Ben"}, {"mentor": "Ada", "mentee": "Cleo"})
    assert len({pair.mentor_id for pair in relationships(*here)}) == 1


def test_a_later_roster_adds_what_is_new(here: tuple[Database, Actor]) -> None:
    bring(here, {"mentor": "Ada", "mentee": "Ben"})
    plan = bring(here, {"mentor": "Ada", "mentee": "Ben"}, {"mentor": "Ada", "mentee": "Cleo"})
    assert (len(plan.new), plan.present, plan.people_named) == (1, 1, 1)
    assert len(relationships(*here)) == 2


def test_a_later_roster_brings_the_address_of_a_known_name(here: tuple[Database, Actor]) -> None:
    database, actor = here
    cells = {"mentor": "Ada", "mentor_id": "7", "mentee": "Ben"}
    import_roster(database, actor, rows(cells), source="one", now=NOW)
    cells |= {"mentor_email": "ada@example.org"}
    plan = import_roster(database, actor, rows(cells), source="two", now=NOW)
    assert (plan.new, plan.present) == ([], 1)
    with database.read() as tx:
        assert people.by_key(tx, actor.program_id)["7"].address == "ada@example.org"


def test_an_undone_import_leaves_nobody_whom_it_brought(here: tuple[Database, Actor]) -> None:
    kept = bring(here, {"mentor": "Ada", "mentee": "Ben"})
    gone = bring(here, {"mentor": "Ada", "mentee": "Cleo", "line_manager": "boss@example.org"})
    assert gone.import_id is not None
    assert undo_import(*here, gone.import_id, now=NOW) == 1
    assert [pair.mentee for pair in relationships(*here)] == ["Ben"]
    with here[0].read() as tx:
        assert set(people.by_key(tx, here[1].program_id)) == {"lead@example.org", "Ada", "Ben"}
    assert {one.id: one.undone_at is None for one in imports(*here)} == {
        kept.import_id: True,
        gone.import_id: False,
    }
    with pytest.raises(RosterError, match="undone already"):
        undo_import(*here, gone.import_id, now=NOW)


def test_an_import_of_another_program_is_not_there(here: tuple[Database, Actor]) -> None:
    plan = bring(here, {"mentor": "Ada", "mentee": "Ben"})
    made = found(here[0], operator(), name="Q", lead_address="q@example.org", now=NOW)
    with pytest.raises(NotAllowed):
        undo_import(here[0], operator(made.program.id), plan.import_id or "", now=NOW)


def test_a_participant_imports_nothing(here: tuple[Database, Actor]) -> None:
    mentor = Actor(kind="person", program_id=here[1].program_id, person_id="someone")
    with pytest.raises(NotAllowed):
        import_roster(here[0], mentor, [], source="test", now=NOW)


def test_a_later_roster_keeps_a_line_manager_out_of_what_is_there(
    here: tuple[Database, Actor],
) -> None:
    pair = {"mentor": "Ada", "mentee": "Ben"}
    bring(here, pair)
    bring(here, {**pair, "line_manager": "lead@example.org"})
    database, actor = here
    with database.read() as tx:
        lead = people.by_key(tx, actor.program_id)["lead@example.org"]
    as_lead = Actor(kind="person", program_id=actor.program_id, person_id=lead.id, scope="lead")
    assert relationships(database, as_lead) == []
