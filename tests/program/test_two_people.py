"""A relationship is two people of a program, however often and under whatever cohort they come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import RosterError
from mentorsurvey.program import RosterRow
from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.store import people, relationships
from mentorsurvey.store.relationships import Relationship
from tests.house import LEAD, MIRA, NOW, TOM, UMA, VERA, House, address, founded, pair_row

BOSS = "Bo Berg"


def bring(house: House, *rows: RosterRow, actor: Actor | None = None) -> Plan:
    return program.import_roster(
        house.database,
        actor or house.operator,
        [replace(row, line=line) for line, row in enumerate(rows, start=2)],
        source="later.csv",
        now=NOW + timedelta(days=1),
    )


def plan(house: House, *rows: RosterRow, actor: Actor | None = None) -> Plan:
    return program.plan_roster(house.database, actor or house.operator, list(rows))


def pair(house: House, mentee: str = TOM) -> Relationship:
    with house.database.read() as tx:
        found = relationships.every(tx, house.program_id)
    return next(one for one in found if one.mentee == mentee)


def recuse(house: House, name: str = LEAD, mentee: str = TOM, reason: str = "named") -> None:
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=pair(house, mentee).id,
            person_id=house.person_id(name),
            reason=reason,
            now=NOW,
        )


def seen(house: House) -> set[str]:
    return {one.mentee for one in program.relationships(house.database, house.lead)}


def attributes(house: House) -> list[tuple[str, str, str]]:
    with house.database.read() as tx:
        rows = tx.rows(
            "SELECT kind, value, since FROM relationship_attribute"
            " WHERE relationship_id = :id AND kind <> 'phase' ORDER BY kind, since, value",
            id=pair(house).id,
        )
    return [(row["kind"], row["value"], row["since"]) for row in rows]


def test_the_same_two_under_another_cohort_are_the_same_relationship(house: House) -> None:
    before, invited = pair(house), house.count("invitation")
    found = bring(house, pair_row(2, MIRA, TOM, cohort="2027"))
    assert (found.new, len(found.added), found.invitations) == ([], 1, 0)
    assert pair(house) == replace(before, cohorts=("2027",))
    assert (house.count("relationship"), house.count("invitation")) == (3, invited)


@pytest.mark.parametrize("cohort", ["", "2026", "2027"])
@pytest.mark.parametrize("reason", ["named", "line_manager"])
def test_a_lead_who_is_kept_out_stays_so_under_whatever_cohort_the_two_are_imported(
    house: House, cohort: str, reason: str
) -> None:
    recuse(house, reason=reason)
    for _ in range(2):
        bring(house, pair_row(2, MIRA, TOM, cohort=cohort), actor=house.lead)
        assert seen(house) == {UMA, VERA}


def test_a_lead_who_is_kept_out_stays_so_where_the_two_change_places(house: House) -> None:
    recuse(house)
    bring(house, pair_row(2, TOM, MIRA), actor=house.lead)
    assert seen(house) == {UMA, VERA}


def test_a_lead_who_is_kept_out_stays_so_where_the_two_are_imported_by_other_ids(
    house: House,
) -> None:
    recuse(house)
    row = pair_row(2, MIRA, TOM, mentor_id="17", mentee_id="18")
    found = program.import_roster(house.database, house.lead, [row], source="ids", now=NOW)
    assert (found.new, found.present) == ([], 1)
    assert seen(house) == {UMA, VERA}


def test_no_undo_lets_in_whom_somebody_named(house: House) -> None:
    first = bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"))
    recuse(house, mentee="Pim Bos")
    assert program.undo_import(house.database, house.lead, first.import_id or "", now=NOW) == 1
    bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"), actor=house.lead)
    assert seen(house) == {TOM, UMA, VERA}


def test_no_line_manager_lets_themselves_in_by_an_undo(house: House) -> None:
    managed = pair_row(2, "Olga Ruiz", "Pim Bos", line_manager=address(LEAD))
    first = bring(house, managed)
    program.undo_import(house.database, house.lead, first.import_id or "", now=NOW)
    bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"), actor=house.lead)
    assert seen(house) == {TOM, UMA, VERA}


def test_a_wrong_line_manager_is_let_in_by_the_undo_of_the_roster_that_named_them(
    house: House,
) -> None:
    managed = pair_row(2, "Olga Ruiz", "Pim Bos", line_manager=address(LEAD))
    first = bring(house, managed)
    assert seen(house) == {TOM, UMA, VERA}
    program.undo_import(house.database, house.operator, first.import_id or "", now=NOW)
    bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"))
    assert seen(house) == {TOM, UMA, VERA, "Pim Bos"}


def test_a_lead_with_an_id_of_their_own_is_kept_out_by_their_address(house: House) -> None:
    with house.database.write() as tx:
        tx.run("UPDATE person SET key = '4711' WHERE name = :name", name=LEAD)
    bring(house, pair_row(2, MIRA, TOM, line_manager=address(LEAD).upper()))
    assert seen(house) == {UMA, VERA}


def test_a_cohort_counts_from_the_day_that_its_row_says_and_else_from_the_import(
    house: House,
) -> None:
    bring(
        house,
        pair_row(2, MIRA, TOM, cohort="2026", since="2026-02-01"),
        pair_row(3, MIRA, TOM, cohort="2027", department="Surgery"),
    )
    today = date(2026, 10, 6).isoformat()
    assert attributes(house) == [
        ("cohort", "2026", "2026-02-01"),
        ("cohort", "2027", today),
        ("department", "Surgery", today),
    ]
    assert (pair(house).cohorts, pair(house).departments) == (("2026", "2027"), ("Surgery",))


def test_the_day_of_an_import_is_the_day_in_the_programs_time_zone(house: House) -> None:
    with house.database.write() as tx:
        tx.run("UPDATE program SET timezone = 'Pacific/Kiritimati'")  # 14 hours ahead
    bring(house, pair_row(2, MIRA, TOM, cohort="2027"))
    late = NOW.replace(hour=11) + timedelta(days=1)
    program.import_roster(
        house.database,
        house.operator,
        [pair_row(2, MIRA, TOM, cohort="2028")],
        source="late",
        now=late,
    )
    assert attributes(house) == [("cohort", "2027", "2026-10-06"), ("cohort", "2028", "2026-10-07")]


def test_a_day_that_cannot_be_read_is_refused(house: House) -> None:
    found = plan(house, pair_row(2, MIRA, TOM, since="next fall"))
    assert [row.why for row in found.refused] == ["The day is not written like 2026-09-30."]


def test_a_pair_in_a_file_twice_with_two_cohorts_is_in_both(house: House) -> None:
    rows = [pair_row(2, "Olga Ruiz", "Pim Bos", cohort=cohort) for cohort in ("2026", "2027")]
    found = bring(house, *rows)
    assert (len(found.new), len(found.added), found.refused) == (1, 1, [])
    assert pair(house, "Pim Bos").cohorts == ("2026", "2027")
    assert len(plan(house, rows[0], rows[0]).refused) == 1


def test_an_undo_takes_away_the_cohort_that_the_import_brought_and_leaves_the_relationship(
    house: House,
) -> None:
    bring(house, pair_row(2, MIRA, TOM, cohort="2026"))
    later = bring(house, pair_row(2, MIRA, TOM, cohort="2027", department="Surgery"))
    house.submit(house.actor(MIRA), TOM)
    assert program.undo_import(house.database, house.lead, later.import_id or "", now=NOW) == 0
    assert pair(house).cohorts == ("2026",)
    assert pair(house).departments == ()


def test_a_relationship_that_another_import_names_too_stays_when_its_own_is_undone(
    house: House,
) -> None:
    first = bring(house, pair_row(2, "Olga Ruiz", "Pim Bos", cohort="2026"))
    second = bring(house, pair_row(2, "Olga Ruiz", "Pim Bos", cohort="2027"))
    assert program.undo_import(house.database, house.lead, first.import_id or "", now=NOW) == 0
    assert pair(house, "Pim Bos").cohorts == ("2027",)
    assert pair(house, "Pim Bos").phase == "cultivation"
    assert program.undo_import(house.database, house.lead, second.import_id or "", now=NOW) == 1
    assert house.count("relationship") == 3


def test_an_undo_never_takes_an_answer_though_its_author_is_kept_from_the_lead(
    house: House,
) -> None:
    first = bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"), pair_row(3, "Olga Ruiz", "Rae Moss"))
    recuse(house, mentee="Pim Bos")
    olga = house.actor("Olga Ruiz")
    form = house.form(olga, "Pim Bos")
    house.answer(olga, form)
    program.undo_import(house.database, house.lead, first.import_id or "", now=NOW)
    assert house.count("relationship") == 4
    assert responses.open_form(house.database, olga, form).begun
    with pytest.raises(RosterError, match="undone already"):
        program.undo_import(house.database, house.operator, first.import_id or "", now=NOW)


def test_an_undo_leaves_what_somebody_has_begun_to_answer(house: House) -> None:
    first = bring(house, pair_row(2, "Olga Ruiz", "Pim Bos"))
    olga = house.actor("Olga Ruiz")
    house.answer(olga, house.form(olga, "Pim Bos"))
    with pytest.raises(RosterError, match="begun to answer"):
        program.undo_import(house.database, house.lead, first.import_id or "", now=NOW)


Recusing = Callable[[House], None]


def by_name(house: House) -> None:
    """Somebody of the pair names the lead who looks."""
    recuse(house)


def of_another(house: House) -> None:
    """Somebody who takes part is kept out."""
    recuse(house, VERA)


def of_somebody_unknown(house: House) -> None:
    """A line manager who is nobody else in the program is kept out."""
    bring(house, pair_row(2, MIRA, TOM, line_manager=address(BOSS)))


ROWS = (
    pair_row(2, MIRA, TOM, cohort="2027", line_manager=address(LEAD)),
    pair_row(3, MIRA, UMA, line_manager=address(BOSS)),
    pair_row(4, MIRA, TOM, line_manager=f"{address(VERA)}; {address(BOSS)}"),
    pair_row(5, BOSS, "Pim Bos"),
    pair_row(6, BOSS, TOM, line_manager=address(LEAD)),
)


@pytest.mark.parametrize("kept_out", [by_name, of_another, of_somebody_unknown])
def test_no_preview_and_no_message_tells_whether_somebody_is_kept_out_already(
    house: House, kept_out: Recusing
) -> None:
    said = []
    for name, first in (("One", None), ("Two", kept_out)):
        other = founded(house.database, name=name)
        if first:
            first(other)
        previews = [
            plan(other, *rows, actor=other.lead) for rows in (ROWS, *((row,) for row in ROWS))
        ]
        done = bring(other, *ROWS, actor=other.lead)
        again = plan(other, *ROWS, actor=other.lead)
        managers_alone = bring(
            other, pair_row(2, MIRA, UMA, line_manager=address(VERA)), actor=other.lead
        )
        listed = [
            (one.source, one.relationships, one.added_to)
            for one in program.imports(other.database, other.lead)
        ]
        undone = program.undo_import(other.database, other.lead, done.import_id or "", now=NOW)
        after = plan(other, *ROWS, actor=other.lead)
        said.append(
            [
                *(_without_ids(one) for one in (*previews, done, again, managers_alone, after)),
                listed,
                undone,
            ]
        )
    assert said[0] == said[1]


def _without_ids(found: Plan) -> str:
    shown = replace(
        found,
        import_id=str(found.import_id is not None),
        addresses=dict.fromkeys(map(str, range(len(found.addresses)))),
        renamed=dict.fromkeys(map(str, range(len(found.renamed)))),
    )
    return repr((shown, found.changes, found.is_kept, found.people_named))


def test_whoever_is_there_for_a_recusal_alone_is_new_to_a_roster(house: House) -> None:
    bring(house, pair_row(2, MIRA, TOM, line_manager=address(BOSS)))
    found = bring(house, pair_row(2, BOSS, "Pim Bos"))
    assert (found.people_named, found.renamed, found.refused) == (2, {}, [])
    with house.database.read() as tx:
        assert people.by_key(tx, house.program_id)[address(BOSS)].name == BOSS
