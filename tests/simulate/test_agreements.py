"""What simulated pairs agree on: some have an agreement, one of the tour's waits, all in time."""

from pathlib import Path

from mentorsurvey.program.agreement_terms import from_text, problems
from mentorsurvey.readings import attention
from mentorsurvey.store.times import from_text as moment
from tests.simulate.conftest import NOW, Simulated, played

AGREED = (
    "SELECT agreement.*, relationship.mentor_id, relationship.mentee_id FROM agreement"
    " JOIN relationship ON relationship.id = agreement.relationship_id ORDER BY words, proposed_at"
)


def test_some_pairs_have_an_agreement_and_not_all(simulated: Simulated) -> None:
    found = simulated.rows(AGREED)
    pairs = simulated.rows("SELECT id FROM relationship")
    assert 2 < len(found) < len(pairs)
    assert any(row["confirmed_at"] for row in found)


def test_the_demos_mentor_has_an_agreement_and_a_proposal_that_waits(simulated: Simulated) -> None:
    of_mentor = [
        row for row in simulated.rows(AGREED) if row["mentor_id"] == simulated.demo.mentor_id
    ]
    told = [row for row in of_mentor if row["mentee_id"] == simulated.demo.mentee_id]
    assert [bool(row["confirmed_at"]) for row in told] == [True]
    assert any(row["confirmed_at"] is None and row["side"] == "mentee" for row in of_mentor)


def test_an_agreement_is_one_that_people_could_propose_and_lies_in_the_past(
    simulated: Simulated,
) -> None:
    for row in simulated.rows(AGREED):
        proposed = moment(row["proposed_at"])
        assert problems(from_text(row["words"]), proposed.date()) == ()
        assert proposed <= moment(row["confirmed_at"] or row["proposed_at"]) <= NOW
    for row in simulated.rows("SELECT * FROM deliverable_status"):
        assert moment(row["said_at"]) <= moment(row["confirmed_at"] or row["said_at"]) <= NOW


def test_the_same_seed_gives_the_same_agreements(simulated: Simulated, tmp_path: Path) -> None:
    again = played(tmp_path / "again.db")
    kept = "SELECT words, proposed_at, confirmed_at FROM agreement ORDER BY 1, 2"
    said = "SELECT key, status, said_at, confirmed_at FROM deliverable_status ORDER BY 3, 2"
    for statement in (kept, said):
        assert again.rows(statement) == simulated.rows(statement)


def test_both_say_of_a_clause_of_some_pair_that_it_was_not_kept(simulated: Simulated) -> None:
    rows = simulated.rows("SELECT * FROM clause_said")
    kept = [(row["agreement_id"], row["clause"], row["round_id"], row["outcome"]) for row in rows]
    broken = {one for one in kept if one[3] == "no" and kept.count(one) == 2}
    assert broken
    assert len(broken) < len(kept) / 4
    lead = simulated.actor(simulated.demo.lead_id, lead=True)
    found = attention.watched(simulated.database, lead, now=NOW)
    listed = [one.rule for reasons in found.reasons.values() for one in reasons]
    assert "clause" in listed
