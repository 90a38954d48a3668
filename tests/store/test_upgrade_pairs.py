"""Two people whom an earlier version kept as several relationships are one, and nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.store import Database, contacts, scores
from tests.earlier import form_of, person, program_id, scores_kept, written_by
from tests.house import LEAD, MIRA, NOEL, TOM, UMA, VERA

NOW = datetime(2026, 10, 25, 9, 0, tzinfo=UTC)
"""While round 2 is open. Round 1 is over."""
LATER = NOW + timedelta(days=100)
LEADS_READ = ("core", "meetings")


@pytest.fixture
def old(tmp_path: Path) -> Database:
    """A database of the sixth schema, not migrated yet: two pairs stand twice in it."""
    return written_by(6, tmp_path)


@pytest.fixture
def upgraded(old: Database) -> Database:
    old.migrate()
    return old


def rows(database: Database, statement: str) -> list[dict[str, object]]:
    with database.read() as tx:
        return [dict(row) for row in tx.rows(statement)]


def answers(database: Database, *tables: str) -> list[tuple[object, ...]]:
    """All that anybody ever answered, wherever it is kept."""
    columns = ("item_id", "number", "words", "cant_say", "audience", "browser", "answered_at")
    return sorted(
        tuple(str(row[column]) for column in columns)
        for table in tables
        for row in rows(database, f"SELECT * FROM {table}")
    )


def named(database: Database, mentor: str, mentee: str) -> list[str]:
    return [
        one.id
        for one in program.relationships(database, operator(program_id(database)))
        if (one.mentor, one.mentee) == (mentor, mentee)
    ]


def test_two_people_are_one_relationship_in_all_their_cohorts(upgraded: Database) -> None:
    found = program.relationships(upgraded, operator(program_id(upgraded)))
    assert sorted((one.mentor, one.mentee, one.cohorts, one.phase) for one in found) == [
        (MIRA, TOM, ("2026",), "cultivation"),
        (MIRA, UMA, (), "cultivation"),
        (NOEL, VERA, ("2026",), "cultivation"),
    ]
    days = rows(
        upgraded,
        "SELECT DISTINCT kind, value, since FROM relationship_attribute WHERE kind <> 'phase'",
    )
    assert [tuple(row.values()) for row in days] == [
        ("cohort", "2026", "2026-10-06"),
        ("line_manager", "boss@example.org", "2026-10-06"),
    ]


def test_a_recusal_of_one_of_them_holds_for_the_pair(upgraded: Database) -> None:
    seen = program.relationships(upgraded, person(upgraded, LEAD))
    assert {one.mentee for one in seen} == {UMA, VERA}


def test_every_answer_is_kept_as_it_was(old: Database) -> None:
    before = answers(old, "answer")
    old.migrate()
    assert answers(old, "answer", "set_aside_answer") == before
    assert rows(old, "PRAGMA foreign_key_check") == []


def test_every_wish_to_be_contacted_reaches_whom_it_reached(old: Database) -> None:
    statement = "SELECT contact_id, asked_at, seen_at, done_at FROM wish ORDER BY asked_at"
    before = rows(old, statement)
    old.migrate()
    assert rows(old, statement) == before
    with old.read() as tx:
        read = contacts.wishes(tx, person(old, LEAD))
    assert [(wish.name, wish.partner) for wish in read] == [(VERA, NOEL)]


def test_everybody_has_one_form_about_each_partner_in_a_round(upgraded: Database) -> None:
    for name, partners in ((MIRA, [TOM, UMA]), (TOM, [MIRA]), (NOEL, [VERA]), (VERA, [NOEL])):
        due = responses.due(upgraded, person(upgraded, name))
        assert sorted((form.owed.round_number, form.owed.partner) for form in due) == [
            (number, partner) for number in (1, 2) for partner in partners
        ]


def test_what_both_compared_last_stays_whole(upgraded: Database) -> None:
    for name, partner, trust in ((MIRA, TOM, 5), (TOM, MIRA, 6)):
        actor = person(upgraded, name)
        form = responses.open_form(upgraded, actor, form_of(upgraded, actor, partner, 1))
        assert form.answers["core.trust"].number == trust
        assert reflection(upgraded, actor, form.owed.invitation_id).partner == partner


def test_the_submitted_form_stays_and_else_the_one_that_was_started_later(
    upgraded: Database,
) -> None:
    tom, mira = person(upgraded, TOM), person(upgraded, MIRA)
    submitted = responses.open_form(upgraded, tom, form_of(upgraded, tom, MIRA, 2))
    assert submitted.owed.submitted_at is not None
    assert submitted.answers["core.trust"].number == 2
    begun = responses.open_form(upgraded, mira, form_of(upgraded, mira, TOM, 2))
    assert begun.owed.submitted_at is None
    assert begun.answers["core.expectations"].number == 2


def test_more_time_for_one_of_the_forms_is_more_time_for_the_one_that_stays(
    upgraded: Database,
) -> None:
    noel = person(upgraded, NOEL)
    owed = responses.open_form(upgraded, noel, form_of(upgraded, noel, VERA, 2)).owed
    assert owed.in_time(LATER - timedelta(days=20))


def test_a_form_that_was_set_aside_is_read_by_its_author_where_it_was_answered(
    upgraded: Database,
) -> None:
    read = {
        name: [
            (form.round_number, form.partner, len(form.answers))
            for form in responses.second_forms(upgraded, person(upgraded, name))
        ]
        for name in (MIRA, TOM, NOEL, UMA, VERA)
    }
    assert read == {
        MIRA: [(2, TOM, 6), (1, TOM, 13)],
        TOM: [(2, MIRA, 6), (1, MIRA, 13)],
        NOEL: [],
        UMA: [],
        VERA: [(2, NOEL, 14)],
    }
    for name in (MIRA, TOM, VERA):
        assert responses.second_forms(upgraded, person(upgraded, name, browser="elsewhere")) == []
    first = responses.second_forms(upgraded, person(upgraded, MIRA))[-1]
    assert "1 of 7" in [answer.split(" (")[0] for _, answer in first.answers]
    assert first.steps == ("Meet every other week.",)


def test_no_lead_and_no_operator_reads_a_form_that_was_set_aside(upgraded: Database) -> None:
    assert responses.second_forms(upgraded, person(upgraded, LEAD)) == []
    with pytest.raises(MentorsurveyError):
        responses.second_forms(upgraded, operator(program_id(upgraded)))


def test_it_counts_nowhere(upgraded: Database) -> None:
    """Each form that stays counts once: in standings, scores and counts."""
    lead = person(upgraded, LEAD)
    with upgraded.write() as tx:
        tx.run("DELETE FROM recusal")
    for one in rounds.list_rounds(upgraded, lead):
        assert len(rounds.standings(upgraded, lead, one.id)) == 6
    with upgraded.read() as tx:
        found = scores.of_program(tx, lead, measures=LEADS_READ, now=LATER)
        counts = scores.response_counts(tx, lead, now=NOW)
    assert len(found) == len(
        {(s.relationship_id, s.round_number, s.side, s.measure) for s in found}
    )
    assert [(one.round_number, one.cohorts, one.asked, one.both) for one in counts] == [
        (1, (), 1, 1),
        (1, ("2026",), 2, 2),
        (2, (), 1, 0),
        (2, ("2026",), 2, 0),
    ]


def released(database: Database) -> set[tuple[object, ...]]:
    return {
        tuple(row.values())
        for row in rows(
            database,
            "SELECT response.id, response.released_at FROM response WHERE released_at IS NOT NULL",
        )
    }


def test_uniting_releases_nothing(old: Database) -> None:
    before = released(old)
    old.migrate()
    assert released(old) < before
    noel, vera = person(old, NOEL), person(old, VERA)
    for actor, partner in ((noel, VERA), (vera, NOEL)):
        with pytest.raises(MentorsurveyError):
            reflection(old, actor, form_of(old, actor, partner, 1))


def test_leads_read_no_number_that_they_could_not_read_before(old: Database) -> None:
    """Noel and Vera each submitted, about another of the twins: their answers never met."""
    statement = "SELECT response_id, reader, measure, value FROM score"
    before = {tuple(row.values()) for row in rows(old, statement)}
    old.migrate()
    assert {tuple(row.values()) for row in rows(old, statement)} < before
    lead = person(old, LEAD)
    (pair,) = named(old, NOEL, VERA)
    with old.read() as tx:
        joint = scores.flows(tx, lead, relationship_id=pair, now=LATER)
        alone = scores.of_relationship(tx, lead, pair, now=LATER)
    assert joint == {}
    assert {(one.side, one.measure) for one in alone if one.round_number == 1} == {
        (side, measure) for side in ("mentor", "mentee") for measure in LEADS_READ
    }


def test_two_who_answered_about_different_twins_read_the_comparison_once_one_submits_again(
    upgraded: Database,
) -> None:
    vera, noel = person(upgraded, VERA), person(upgraded, NOEL)
    form = form_of(upgraded, noel, VERA, 2)
    for item in responses.open_form(upgraded, noel, form).unanswered:
        value: object = 3
        if item.kind == "choice":
            value = item.options[0].value
        if item.kind == "choices":
            value = (item.options[0].value,)
        responses.save(upgraded, noel, form, item.id, value, now=NOW)
    assert responses.submit(upgraded, noel, form, now=NOW).released
    assert reflection(upgraded, vera, form_of(upgraded, vera, NOEL, 2)).partner == NOEL
    assert {"gave", "got"} <= set(scores_kept(upgraded, form)["totals"])


def test_the_step_that_both_kept_stays(upgraded: Database) -> None:
    mira: Actor = person(upgraded, MIRA)
    step = program.next_step(upgraded, mira, form_of(upgraded, mira, TOM, 1))
    assert step is not None
    assert (step.words, step.kept_at is not None) == ("Agree on the author order.", True)


def test_what_leads_said_of_either_stands_together(upgraded: Database) -> None:
    (pair,) = named(upgraded, NOEL, VERA)
    (said,) = rows(upgraded, "SELECT * FROM attention_dismissal")
    assert (said["relationship_id"], said["kinds"]) == (pair, "missed,routine")
    assert said["words"] == "I called Noel.\nBoth are fine."
    assert len(rows(upgraded, "SELECT * FROM attention_draw")) == 2


def test_the_import_of_a_twin_is_undone_without_the_pair(upgraded: Database) -> None:
    lead = person(upgraded, LEAD)
    by_cohort = {one.source: one for one in program.imports(upgraded, lead)}
    later = by_cohort["2026.csv"]
    assert (later.relationships, later.added_to) == (0, 1)
    assert program.undo_import(upgraded, lead, later.id, now=NOW) == 0
    assert len(named(upgraded, NOEL, VERA)) == 1
