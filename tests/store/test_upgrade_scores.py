"""What leads read of the rounds of an earlier version: core scores by name, and no more."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey.store import Database, scores, texts
from tests.earlier import form_of, person, program_id, scores_kept, written_by
from tests.house import LEAD, MIRA, TOM, UMA, VERA
from tests.store.leading import pair_of

OVER = datetime(2027, 2, 9, 9, 0, tzinfo=UTC)
"""After the close of its last round."""


@pytest.fixture
def old(tmp_path: Path) -> Database:
    """A database of the third schema, not migrated yet."""
    return written_by(3, tmp_path)


@pytest.fixture
def upgraded(old: Database) -> Database:
    old.migrate()
    return old


def test_core_scores_stay_and_nothing_else_is_read_by_name(old: Database) -> None:
    with old.read() as tx:
        before = {
            row["response_id"]: row["value"]
            for row in tx.rows("SELECT * FROM score WHERE viewer = 'leads' AND measure = 'core'")
        }
    old.migrate()
    with old.read() as tx:
        rows = tx.rows("SELECT * FROM score WHERE reader = 'leads'")
    assert before == {row["response_id"]: row["value"] for row in rows if row["measure"] == "core"}
    assert {row["measure"] for row in rows} == {"core", "meetings"}
    lead = person(old, LEAD)
    with old.read() as tx:
        found = scores.of_program(tx, lead, measures=(), now=OVER)
    assert {one.measure for one in found} == {"core", "meetings"}
    assert len([one for one in found if one.measure == "core"]) == len(before) > 0


def test_single_answers_are_kept_for_totals_under_the_ids_of_their_questions(
    upgraded: Database,
) -> None:
    with upgraded.read() as tx:
        rows = tx.rows("SELECT DISTINCT measure FROM score WHERE reader = 'totals'")
    measures = {row["measure"] for row in rows}
    kinds = ("guidance", "opportunities", "ideas", "support")
    assert measures == {
        "item:core.expectations",
        "item:core.preparation",
        "item:core.guidance",
        "item:core.accountability",
        "item:core.labor_boundary",
        "item:core.bond",
        "gave",
        "got",
        "fairness",
        *(f"{flow}:{kind}" for flow in ("gave", "got") for kind in kinds),
    }


def test_what_was_for_the_partner_alone_is_in_no_score(old: Database) -> None:
    """Tom kept his preparation from the leads in round 1, and his trust from everybody."""
    old.migrate()
    tom = person(old, TOM)
    made = scores_kept(old, form_of(old, tom, MIRA, 1))
    assert "item:core.preparation" not in made["totals"]
    assert "item:core.bond" not in made["totals"]
    assert made["leads"]["core"] == pytest.approx(62.5)


def test_no_leads_read_words_that_nobody_was_asked_about(old: Database) -> None:
    with old.read() as tx:
        before = tx.rows("SELECT audience FROM answer WHERE words IS NOT NULL")
    assert {row["audience"] for row in before} == {"leads"}
    old.migrate()
    with old.read() as tx:
        after = tx.rows("SELECT audience FROM answer WHERE words IS NOT NULL")
        assert {row["audience"] for row in after} == {"only_you"}
        lead = person(old, LEAD)
        for mentee in (TOM, UMA, VERA):
            pair = pair_of(tx, program_id(old), mentee)
            assert texts.of_relationship(tx, lead, pair, now=OVER) == []


def test_no_leads_read_a_number_but_the_number_of_meetings(old: Database) -> None:
    with old.write() as tx:  # as if the review had asked for hours, and not for meetings
        tx.run(
            "UPDATE instrument_version SET content ="
            """ REPLACE(content, '"construct":"activity"', '"construct":"time"')"""
            " WHERE key = 'review'"
        )
    old.migrate()
    with old.read() as tx:
        rows = tx.rows(
            "SELECT round.number AS round, answer.audience FROM answer"
            " JOIN response ON response.id = answer.response_id"
            " JOIN invitation ON invitation.id = response.invitation_id"
            " JOIN round ON round.id = invitation.round_id WHERE answer.item_id = 'meetings'"
        )
    assert {(row["round"], row["audience"]) for row in rows} == {
        (1, "partner_and_leads"),
        (2, "partner"),
    }


def test_ratings_keep_the_audience_that_they_were_given(old: Database) -> None:
    statement = "SELECT item_id, response_id, audience FROM answer WHERE number IS NOT NULL"
    with old.read() as tx:
        before = tx.rows(f"{statement} ORDER BY response_id, item_id")
    old.migrate()
    with old.read() as tx:
        assert tx.rows(f"{statement} ORDER BY response_id, item_id") == before


def test_give_and_take_of_its_rounds_is_read_jointly(upgraded: Database) -> None:
    lead = person(upgraded, LEAD)
    with upgraded.read() as tx:
        found = scores.flows(tx, lead, now=OVER)
        ideas = scores.flows(tx, lead, kind="ideas", now=OVER)
    assert sorted(number for _, number in found) == [1, 1, 2]
    assert [number for _, number in ideas] == [2]
