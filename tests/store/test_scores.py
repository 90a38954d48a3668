"""Which scores a lead may read: of whom, since when, and not before the form is done."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.program import RosterRow
from mentorsurvey.store import people, programs, relationships, scores
from tests.house import (
    CLOSES,
    FULL,
    LEAD,
    MIRA,
    NOEL,
    NOW,
    TOM,
    UMA,
    VERA,
    House,
    founded,
    pair_row,
)

SECOND = NOW + timedelta(hours=1)


def read(
    house: House, actor: Actor, *, now: datetime = SECOND, measure: str = "core"
) -> dict[tuple[str, str], float]:
    """(mentee, side) → the measure, of all that the actor may read."""
    with house.database.read() as tx:
        mentees = {pair.id: pair.mentee for pair in relationships.every(tx, house.program_id)}
        found = scores.of_program(tx, actor, measures=(measure,), now=now)
    return {(mentees[one.relationship_id], one.side): one.value for one in found}


def named(house: House, name: str, *, now: datetime) -> Actor:
    """That person as a lead, named at that moment."""
    with house.database.write() as tx:
        known = people.by_key(tx, house.program_id).values()
        person = next((one for one in known if one.name == name), None) or people.add(
            tx, program_id=house.program_id, key=name, name=name, address=None, now=now
        )
        programs.name_lead(tx, person_id=person.id, now=now)
        token = sign_in.mint(tx, house.operator, person.id, scope="lead", now=now)
        cookie = sign_in.start_session(tx, token, browser="desk", now=now)
        session = sign_in.resume(tx, cookie, now=now)
    if session is None:
        raise LookupError(name)
    return session.actor


@pytest.fixture
def answered(house: House) -> House:
    """All have submitted but the mentee Uma."""
    for name, partner in ((MIRA, TOM), (TOM, MIRA), (MIRA, UMA), (NOEL, VERA), (VERA, NOEL)):
        house.submit(house.actor(name), partner)
    return house


def test_a_lead_reads_what_is_released(answered: House) -> None:
    assert set(read(answered, answered.lead)) == {
        (TOM, "mentor"),
        (TOM, "mentee"),
        (VERA, "mentor"),
        (VERA, "mentee"),
    }


def test_one_side_alone_is_read_once_its_time_is_over(answered: House) -> None:
    assert (UMA, "mentor") not in read(answered, answered.lead, now=CLOSES - timedelta(seconds=1))
    assert (UMA, "mentor") in read(answered, answered.lead, now=CLOSES)
    assert (UMA, "mentee") not in read(answered, answered.lead, now=CLOSES)


def test_while_it_may_be_taken_back_a_submission_is_read_by_no_lead(answered: House) -> None:
    mira = answered.actor(MIRA)
    form = answered.form(mira, UMA)
    assert (UMA, "mentor") not in read(answered, answered.lead)
    responses.take_back(answered.database, mira, form, now=SECOND)
    rounds.close_round(answered.database, answered.lead, answered.round_id, now=SECOND)
    assert (UMA, "mentor") not in read(answered, answered.lead)


def test_a_draft_is_never_read(house: House) -> None:
    tom = house.actor(TOM)
    house.answer(tom, house.form(tom, MIRA))
    assert read(house, house.lead, now=CLOSES) == {}


def test_a_lead_reads_the_score_of_what_leads_may_have(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    house.answer(tom, form)
    responses.set_audience(house.database, tom, form, {"core.trust": Audience.PARTNER}, now=NOW)
    responses.submit(house.database, tom, form, now=NOW)
    assert read(house, house.lead, now=CLOSES) == {(TOM, "mentee"): pytest.approx(75)}


@pytest.mark.parametrize(
    "measure", ["item:core.trust", "item:core.expectations", "gave", "got", "fairness"]
)
def test_a_single_answer_is_read_by_no_lead_by_name(answered: House, measure: str) -> None:
    assert read(answered, answered.lead, now=CLOSES, measure=measure) == {}
    with answered.database.read() as tx:
        kept = tx.rows("SELECT 1 AS n FROM score WHERE measure = :measure", measure=measure)
        assert len(kept) == 5
        assert scores.by_side(tx, answered.lead, [measure], now=CLOSES) == {measure: {}}


def test_of_a_relationship_a_lead_reads_core_and_meetings_and_nothing_else(
    answered: House,
) -> None:
    with answered.database.read() as tx:
        pair = next(
            one for one in relationships.every(tx, answered.program_id) if one.mentee == TOM
        )
        found = scores.of_relationship(tx, answered.lead, pair.id, now=CLOSES)
    assert sorted((one.side, one.measure) for one in found) == [
        ("mentee", "core"),
        ("mentee", "meetings"),
        ("mentor", "core"),
        ("mentor", "meetings"),
    ]


def test_only_those_who_were_leads_at_submission_read_it(answered: House) -> None:
    later = named(answered, "New Lead", now=SECOND)
    assert read(answered, later, now=CLOSES) == {}
    answered.submit(answered.actor(UMA), MIRA, now=SECOND)
    assert set(read(answered, later, now=CLOSES)) == {(UMA, "mentee")}


def test_a_lead_who_ended_and_came_back_is_a_later_lead(answered: House) -> None:
    assert read(answered, answered.lead)
    with answered.database.write() as tx:
        tx.run("UPDATE lead SET ended_at = '2026-10-05T09:30:00.000000Z'")
    ended = Actor(
        kind="person",
        program_id=answered.program_id,
        person_id=answered.person_id(LEAD),
        scope="lead",
    )
    assert read(answered, ended) == {}
    named(answered, LEAD, now=SECOND)
    assert read(answered, ended) == {}


def test_naming_a_lead_again_takes_nothing_away(answered: House) -> None:
    before = read(answered, answered.lead)
    named(answered, LEAD, now=SECOND)
    assert read(answered, answered.lead) == before != {}


def test_a_lead_reads_nothing_of_the_own_relationship(answered: House) -> None:
    with answered.database.write() as tx:
        programs.name_lead(tx, person_id=answered.person_id(NOEL), now=NOW)
    noel = named(answered, NOEL, now=NOW)
    assert set(read(answered, noel)) == {(TOM, "mentor"), (TOM, "mentee")}
    with answered.database.read() as tx:
        own = next(
            one for one in relationships.every(tx, answered.program_id) if one.mentor == NOEL
        )
        assert scores.of_relationship(tx, noel, own.id, now=CLOSES) == []
        assert scores.of_relationship(tx, answered.lead, own.id, now=CLOSES) != []


def test_a_line_manager_reads_nothing_of_the_relationship(house: House) -> None:
    row = pair_row(2, "Olga Ruiz", "Pim Bos", line_manager="lea@example.org")
    program.import_roster(
        house.database,
        house.operator,
        [RosterRow(line=2, cells=row.cells)],
        source="more.csv",
        now=NOW,
    )
    house.submit(house.actor("Olga Ruiz"), "Pim Bos")
    house.submit(house.actor("Pim Bos"), "Olga Ruiz")
    assert read(house, house.lead, now=CLOSES) == {}


def test_nobody_but_a_lead_of_the_program_reads_any(answered: House) -> None:
    other = founded(answered.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    for actor in (answered.actor(MIRA), answered.operator, other.lead, other.operator):
        assert read(answered, actor, now=CLOSES) == {}


def test_reading_one_measure_by_side_reads_the_same_scores(answered: House) -> None:
    measures = ("core", "meetings", "gave")
    noel = named(answered, NOEL, now=NOW)
    for actor in (answered.lead, noel, answered.actor(MIRA), answered.operator):
        for moment in (SECOND, CLOSES):
            with answered.database.read() as tx:
                single = scores.of_program(tx, actor, measures=measures, now=moment)
                sides = scores.by_side(tx, actor, measures, now=moment)
            assert {
                (one.relationship_id, one.round_number, one.side, one.measure, one.value)
                for one in single
            } == {
                (*at, side, measure, value)
                for measure, by_side in sides.items()
                for at, said in by_side.items()
                for side, value in said.items()
            }


def test_the_last_digits_of_a_score_do_not_tell_which_answers_it_was_made_of(house: House) -> None:
    for mentee, values in ((TOM, (4, 4)), (UMA, (3, 5))):
        balanced = dict(zip(("core.trust", "core.disagree"), values, strict=True))
        flow = dict(zip(("gave.overall", "got.overall"), values, strict=True))
        house.submit(house.actor(MIRA), mentee, {**FULL, **balanced, **flow})
        mirrored = dict(
            zip(("got.overall", "gave.overall"), (8 - one for one in values), strict=True)
        )
        house.submit(house.actor(mentee), MIRA, {**FULL, **mirrored})
    found = read(house, house.lead)
    assert found[TOM, "mentor"] == found[UMA, "mentor"]
    with house.database.read() as tx:
        flows = scores.flows(tx, house.lead, now=SECOND)
        sides = scores.by_side(tx, house.lead, ["core"], now=SECOND)["core"]
    assert len({flow.mentor_to_mentee for flow in flows.values()}) == 1
    assert len({said["mentor"] for said in sides.values()}) == 1
