"""Pairs that a roster does not name: shown, kept, paused or ended as was said, and remembered."""

from datetime import date, timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.errors import RosterError
from mentorsurvey.program import RosterRow, imports, undo_import
from mentorsurvey.program import relationships as pairs_of
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.pausing import history_of_pair, resume_pair
from mentorsurvey.program.reconciling import Reconciled, import_settled, preview
from mentorsurvey.store import relationships
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA, House, pair_row

NEW = ("Ada Roe", "Pim Li")
UNTIL = date(2026, 12, 1)


def file(*pairs: tuple[str, str]) -> list[RosterRow]:
    return [pair_row(line, mentor, mentee) for line, (mentor, mentee) in enumerate(pairs, start=2)]


def seen(house: House, rows: list[RosterRow], actor: Actor | None = None) -> Reconciled:
    return preview(house.database, actor or house.lead, rows, now=house.now)


def missing(house: House, rows: list[RosterRow]) -> list[tuple[str, str]]:
    return [(pair.mentor, pair.mentee) for pair in seen(house, rows).missing.pairs]


def take(house: House, rows: list[RosterRow], decisions: Decisions | None = None) -> Reconciled:
    return import_settled(
        house.database, house.lead, rows, decisions, source="next.csv", now=house.now
    )


def statuses(house: House) -> dict[str, str]:
    pairs = pairs_of(house.database, house.operator)
    return {pair.mentee: pair.status(house.now) for pair in pairs}


def asked(house: House) -> set[str]:
    forms = rounds.standings(house.database, house.lead, house.round_id)
    return {form.name for form in forms if form.is_asked(house.now)}


def pair_id(house: House, mentee: str) -> str:
    pairs = pairs_of(house.database, house.operator)
    return next(pair.id for pair in pairs if pair.mentee == mentee)


def test_pairs_that_the_file_does_not_name_are_shown_and_stay_by_themselves(house: House) -> None:
    rows = file((MIRA, TOM), (NOEL, VERA), NEW)
    assert missing(house, rows) == [(MIRA, UMA)]
    take(house, rows)
    assert statuses(house)[UMA] == "active"


@pytest.mark.parametrize(
    "row",
    [
        {"mentor": MIRA, "mentee": UMA},
        {"mentor": "MIRA OLSEN", "mentee": "Shah, Uma"},
        {"mentor": "Mira Olson", "mentee": UMA, "mentee_email": "not an address"},
        {"mentor": "Somebody Else", "mentor_email": "mira@example.org", "mentee": UMA},
    ],
)
def test_a_pair_whose_row_stays_out_or_waits_for_an_answer_is_not_missing(
    house: House, row: dict[str, str]
) -> None:
    rows = [*file((MIRA, TOM), (NOEL, VERA)), RosterRow(line=4, cells=row)]
    assert missing(house, rows) == []


def test_what_ends_is_asked_no_more_and_says_why(house: House) -> None:
    rows = file((MIRA, TOM), (NOEL, VERA))
    assert UMA in asked(house)
    done = take(house, rows, Decisions(others="end", reason="left"))
    assert done.becoming("end") == 1
    assert statuses(house) == {TOM: "active", UMA: "ended", VERA: "active"}
    assert asked(house) == {MIRA, TOM, NOEL, VERA}
    ((end, words),) = history_of_pair(house.database, house.lead, pair_id(house, UMA))
    assert (end.reason, words) == ("left", "Not in the file next.csv.")
    assert missing(house, rows) == []


def test_pairs_can_be_decided_one_by_one(house: House) -> None:
    said = Decisions(
        missing={pair_id(house, UMA): "pause", pair_id(house, VERA): "end"},
        others="keep",
        until=UNTIL,
    )
    take(house, file((MIRA, TOM), NEW), said)
    assert statuses(house)[TOM] == "active"
    assert (statuses(house)[UMA], statuses(house)[VERA]) == ("paused", "ended")


@pytest.mark.parametrize("until", [None, date(2026, 10, 5), date(2029, 1, 1)])
def test_a_pause_without_a_day_that_can_be_writes_nothing(house: House, until: date | None) -> None:
    with pytest.raises(RosterError, match="need a day"):
        take(house, file((MIRA, TOM), NEW), Decisions(others="pause", until=until))
    assert set(statuses(house).values()) == {"active"}
    assert "Pim Li" not in statuses(house)


def test_that_a_pair_stays_is_remembered_until_a_file_names_it_again(house: House) -> None:
    without, whole = file((MIRA, TOM), (NOEL, VERA)), file((MIRA, TOM), (MIRA, UMA), (NOEL, VERA))
    take(house, without, Decisions(others="keep"))
    assert missing(house, without) == []
    assert len(imports(house.database, house.lead)) == 1
    take(house, whole)
    assert missing(house, without) == [(MIRA, UMA)]


def test_where_nothing_was_said_it_is_asked_again(house: House) -> None:
    rows = file((MIRA, TOM), (NOEL, VERA), NEW)
    take(house, rows)
    assert missing(house, rows) == [(MIRA, UMA)]


def test_of_a_part_only_pairs_are_asked_about_whose_mentee_is_with_somebody_else(
    house: House,
) -> None:
    found = seen(house, file(("Ada Roe", TOM))).missing
    assert found.is_partial
    assert [pair.mentee for pair in found.to_ask] == [TOM]


def test_a_file_of_less_than_half_of_the_pairs_is_a_part(house: House) -> None:
    assert seen(house, file((MIRA, TOM), NEW)).missing.is_partial
    assert not seen(house, file((MIRA, TOM), (MIRA, UMA))).missing.is_partial


def test_pairs_that_are_kept_from_a_lead_are_neither_shown_nor_touched(house: House) -> None:
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=pair_id(house, UMA),
            person_id=house.person_id(LEAD),
            reason="named",
            now=house.now,
        )
    rows = file((NOEL, VERA))
    assert missing(house, rows) == [(MIRA, TOM)]
    take(house, rows, Decisions(missing={pair_id(house, UMA): "end"}, others="end"))
    assert statuses(house) == {TOM: "ended", UMA: "active", VERA: "active"}


def test_undoing_the_import_lets_the_pairs_go_on_and_forgets_what_was_said(house: House) -> None:
    rows = file((MIRA, TOM), NEW)
    said = Decisions(missing={pair_id(house, UMA): "end"}, others="keep")
    done = take(house, rows, said)
    (listed, _) = imports(house.database, house.lead)
    assert (listed.id, listed.ended) == (done.plan.import_id, 1)
    later = house.now + timedelta(hours=1)
    undo_import(house.database, house.lead, listed.id, now=later)
    pairs = pairs_of(house.database, house.operator)
    assert {pair.mentee: pair.status(later) for pair in pairs} == dict.fromkeys(
        (TOM, UMA, VERA), "active"
    )
    assert [pair.mentee for pair in seen(house, rows).missing.pairs] == [VERA]


def test_an_undo_leaves_alone_what_somebody_changed_since(house: House) -> None:
    done = take(house, file((MIRA, TOM), (NOEL, VERA)), Decisions(others="end"))
    later = house.now + timedelta(hours=1)
    resume_pair(house.database, house.lead, pair_id(house, UMA), now=later)
    before = history_of_pair(house.database, house.lead, pair_id(house, UMA))
    undo_import(
        house.database, house.lead, done.plan.import_id or "", now=later + timedelta(hours=1)
    )
    assert history_of_pair(house.database, house.lead, pair_id(house, UMA)) == before
