"""Two people who are one are merged, and parted again: nothing is lost, and nothing opens."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import LinkError, MentorsurveyError, NotAllowed, RosterError
from mentorsurvey.mail import from_leads
from mentorsurvey.program import RosterRow, follow_ups, history, merging, reconciling
from mentorsurvey.readings.overview import overview
from mentorsurvey.store import Database, lead_letters, mail
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.relationships import Relationship
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address, founded, pair_row
from tests.store.leading import recuse_lead

TWIN = "Thomas Reyes"
PAIRS = ((MIRA, TOM), (MIRA, UMA), (NOEL, VERA), (NOEL, TWIN))
LATER, LAST = NOW + timedelta(hours=1), NOW + timedelta(hours=2)


@pytest.fixture
def apart(database: Database) -> House:
    """Tom has Mira as mentor, and stands there a second time as Thomas, with Noel."""
    return founded(database, pairs=PAIRS)


@pytest.fixture
def twins(database: Database) -> House:
    """Both have Mira as mentor."""
    return founded(database, pairs=((MIRA, TOM), (MIRA, TWIN), (NOEL, VERA)))


def ids(house: House, kept: str, gone: str) -> tuple[str, str]:
    return house.person_id(kept), house.person_id(gone)


def merge(house: House, kept: str = TOM, gone: str = TWIN) -> merging.MergePreview:
    return merging.merge_people(house.database, house.lead, *ids(house, kept, gone), now=LATER)


def undo(house: House) -> int:
    lead = house.lead
    with house.database.read() as tx:
        newest = tx.rows("SELECT id FROM person_merge ORDER BY merged_at DESC, id DESC")[0]["id"]
    return merging.undo_merge(house.database, lead, newest, now=LAST)


def pairs(house: House) -> dict[tuple[str, str], Relationship]:
    found = program.relationships(house.database, house.operator)
    return {(one.mentor, one.mentee): one for one in found}


def due(house: House, actor: Actor) -> set[tuple[str, int]]:
    """Partner and round of the forms that are open."""
    return {
        (one.owed.partner, one.owed.round_number)
        for one in responses.due(house.database, actor)
        if one.owed.is_open(LAST)
    }


STAYS = {"audit", "link", "session", "person_history", "person_merge", "person_merge_moved"}
"""What a merge and its undoing leave behind: the record, ended links, and what was told."""


def state(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the other tables, but for the counter of changes."""
    with house.database.read() as tx:
        tables = [
            row["name"] for row in tx.rows("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {
            table: sorted(
                (
                    tuple(value for name, value in row.items() if name != "changes")
                    for row in tx.rows(f'SELECT * FROM "{table}"')
                ),
                key=repr,
            )
            for table in tables
            if table not in STAYS and "sqlite" not in table
        }


def test_what_one_has_moves_to_the_other_and_comes_back(apart: House) -> None:
    thomas = apart.actor(TWIN)
    apart.submit(thomas, NOEL)
    before = state(apart)
    seen = merging.preview_merge(apart.database, apart.lead, *ids(apart, TOM, TWIN), now=LATER)
    assert state(apart) == before
    done = merge(apart)
    assert done == seen
    assert [(one.pair.mentee, one.forms, one.into) for one in done.pairs] == [(TWIN, 1, None)]
    assert set(pairs(apart)) == {(MIRA, TOM), (MIRA, UMA), (NOEL, VERA), (NOEL, TOM)}
    assert TWIN not in {one.name for one in program.people_of(apart.database, apart.operator)}
    assert undo(apart) == 0
    assert state(apart) == before


def test_the_one_who_stays_owes_the_forms_of_both(apart: House) -> None:
    merge(apart)
    assert due(apart, apart.actor(TOM)) == {(MIRA, 1), (NOEL, 1)}
    assert (TOM, 1) in due(apart, apart.actor(NOEL))
    new = apart.open_round("review", now=LATER)
    assert new.number == 2
    assert due(apart, apart.actor(TOM)) >= {(MIRA, 2), (NOEL, 2)}


def test_links_of_the_one_who_goes_end_and_none_can_be_made(apart: House) -> None:
    old, thomas = apart.token(TWIN), apart.person_id(TWIN)
    assert merge(apart).links >= 1
    with pytest.raises(LinkError):
        sign_in.landing(apart.database, old, now=LATER)
    with pytest.raises(NotAllowed):
        sign_in.mint(apart.database, apart.operator, thomas, now=LATER)


def test_an_answer_shows_where_it_was_given_and_nowhere_else(apart: House) -> None:
    thomas = apart.actor(TWIN, browser="his phone")
    form = apart.form(thomas, NOEL)
    responses.set_audience(apart.database, thomas, form, {"talk": Audience.ONLY_YOU}, now=apart.now)
    apart.answer(thomas, form)
    sign_in.choose_pin(apart.database, thomas, "402718", now=apart.now)
    merge(apart)
    there = responses.open_form(apart.database, apart.actor(TOM, browser="his phone"), form)
    assert there.given("talk")
    elsewhere = apart.actor(TOM, browser="the lead's")
    assert not responses.open_form(apart.database, elsewhere, form).given("talk")
    with pytest.raises(MentorsurveyError):  # his PIN opens nothing for whoever has Tom's link
        sign_in.enter_pin(apart.database, elsewhere, "402718", now=LATER)
    with pytest.raises(MentorsurveyError):
        responses.submit(apart.database, elsewhere, form, now=LATER)


def test_what_was_answered_since_stays_with_the_one_who_answered(apart: House) -> None:
    thomas = apart.actor(TWIN)
    apart.submit(thomas, NOEL)
    merge(apart)
    apart.open_round("review", now=LATER + timedelta(minutes=1))
    tom = apart.actor(TOM)
    second = apart.submit(tom, NOEL, number=2, now=LATER + timedelta(minutes=2))
    assert undo(apart) == 1
    assert (NOEL, TWIN) in pairs(apart)
    assert (NOEL, TOM) not in pairs(apart)
    assert apart.form(tom, NOEL, number=2) == second
    back = apart.actor(TWIN)
    assert {
        (one.owed.partner, one.owed.round_number) for one in responses.due(apart.database, back)
    } == {(NOEL, 1)}


def test_forms_of_later_rounds_that_nobody_touched_go_with_their_pair(apart: House) -> None:
    merge(apart)
    apart.open_round("review", now=LATER + timedelta(minutes=1))
    assert undo(apart) == 0
    assert due(apart, apart.actor(TWIN)) == {(NOEL, 1), (NOEL, 2)}
    assert due(apart, apart.actor(TOM)) == {(MIRA, 1), (MIRA, 2)}


@pytest.mark.parametrize("who", ["kept", "gone", "both", "nobody"])
def test_of_two_forms_in_one_round_one_counts_and_none_is_lost(twins: House, who: str) -> None:
    mira = twins.actor(MIRA)
    answered = {"kept": [TOM], "gone": [TWIN], "both": [TOM, TWIN], "nobody": []}[who]
    for name in answered:
        twins.submit(twins.actor(name), MIRA)
        twins.submit(mira, name)
    before, answers = state(twins), twins.count("answer")
    done = merge(twins)
    assert [(one.into.mentee, one.twice) for one in done.pairs if one.into] == [(TOM, 1)]
    assert set(pairs(twins)) == {(MIRA, TOM), (NOEL, VERA)}
    assert twins.count("answer") == answers
    with twins.database.read() as tx:
        counted = tx.rows(
            "SELECT response.id FROM response JOIN invitation"
            " ON invitation.id = response.invitation_id"
            " WHERE relationship_id = :pair AND submitted_at IS NOT NULL",
            pair=pairs(twins)[MIRA, TOM].id,
        )
    assert len(counted) == (2 if answered else 0)
    assert (TWIN, 1) not in due(twins, mira)
    tom = twins.actor(TOM)
    assert len(responses.due(twins.database, tom)) == 2  # also the one that does not count
    assert undo(twins) == 0
    assert state(twins) == before
    merge(twins)
    assert overview(twins.database, twins.lead, now=LAST + timedelta(days=30)).relationships == 2


def test_cohorts_of_a_pair_that_both_have_come_together_and_part_again(twins: House) -> None:
    cells = {**pair_row(2, MIRA, TWIN).cells, "cohort": "2027"}
    program.import_roster(
        twins.database,
        twins.operator,
        [RosterRow(line=2, cells=cells)],
        source="next.csv",
        now=NOW + timedelta(minutes=1),
    )
    before = state(twins)
    assert [one.more for one in merge(twins).pairs] == [("2027",)]
    assert pairs(twins)[MIRA, TOM].cohorts == ("2027",)
    undo(twins)
    assert state(twins) == before


def test_a_roster_that_names_the_one_who_went_means_the_one_who_stayed(apart: House) -> None:
    merge(apart)
    rows = [pair_row(2, NOEL, TWIN), pair_row(3, VERA, TWIN)]
    found = reconciling.preview(apart.database, apart.lead, rows, {}, now=LATER)
    assert found.alike == []
    assert (found.plan.present, [one.mentee.name for one in found.plan.new]) == (1, [TOM])


def test_whoever_was_kept_out_of_a_pair_is_kept_out_of_it_afterwards(twins: House) -> None:
    with twins.database.write() as tx:
        tx.insert(
            "recusal",
            {
                "mentor_id": tx.rows("SELECT id FROM person WHERE name = :n", n=MIRA)[0]["id"],
                "mentee_id": tx.rows("SELECT id FROM person WHERE name = :n", n=TWIN)[0]["id"],
                "person_id": tx.rows("SELECT id FROM person WHERE name = :n", n=VERA)[0]["id"],
                "reason": "named",
                "recused_at": "",
            },
        )
    merge(twins)
    with twins.database.read() as tx:
        kept_out = {
            (row["mentor_id"], row["mentee_id"]) for row in tx.rows("SELECT * FROM recusal")
        }
    assert (twins.person_id(MIRA), twins.person_id(TOM)) in kept_out


def refused(house: House, kept: str, gone: str, says: str) -> None:
    two, lead = ids(house, kept, gone), house.lead
    before = state(house)
    for verb in (merging.preview_merge, merging.merge_people):
        with pytest.raises(RosterError) as problem:
            verb(house.database, lead, *two, now=LATER)
        assert says in str(problem.value)
    assert state(house) == before


def test_two_who_are_paired_are_two_people(apart: House) -> None:
    refused(apart, MIRA, TOM, "paired with each other")
    refused(apart, TOM, MIRA, "paired with each other")


def test_nobody_is_merged_with_themself_or_with_a_lead(apart: House) -> None:
    refused(apart, TOM, TOM, "one and the same person")
    refused(apart, TOM, LEAD, "program lead")
    refused(apart, LEAD, TOM, "program lead")


def test_a_pair_that_is_kept_from_the_lead_is_not_merged(apart: House) -> None:
    recuse_lead(apart, TOM, now=NOW)
    with pytest.raises(NotAllowed):
        merge(apart)
    refused(apart, UMA, MIRA, "paired")
    refused(apart, NOEL, MIRA, "You cannot merge these two.")


def test_somebody_of_another_program_is_not_there(apart: House) -> None:
    other = founded(apart.database, name="Harbor", pairs=((MIRA, TOM),))
    with pytest.raises(NotAllowed):
        merging.merge_people(
            apart.database, apart.lead, apart.person_id(TOM), other.person_id(TOM), now=LATER
        )


def test_it_is_undone_once_and_the_newest_first(apart: House) -> None:
    merge(apart)
    with apart.database.read() as tx:
        first = tx.rows("SELECT id FROM person_merge")[0]["id"]
    merging.merge_people(
        apart.database, apart.lead, *ids(apart, TOM, VERA), now=LATER + timedelta(minutes=1)
    )
    with pytest.raises(RosterError, match="merged again since"):
        merging.undo_merge(apart.database, apart.lead, first, now=LAST)
    undo(apart)
    merging.undo_merge(apart.database, apart.lead, first, now=LAST)
    with pytest.raises(NotAllowed):
        merging.undo_merge(apart.database, apart.lead, first, now=LAST)


def test_nobody_comes_back_under_an_address_that_is_somebody_elses(apart: House) -> None:
    merge(apart)
    tom, lead = apart.person_id(TOM), apart.lead
    program.correct(apart.database, lead, tom, name=TOM, address=address(TWIN), now=LATER)
    with pytest.raises(RosterError, match="name or the address"):
        undo(apart)


def test_the_one_who_stays_is_told(apart: House) -> None:
    merge(apart)
    told = [one for one in history.untold(apart.database, apart.actor(TOM)) if one.what == "merge"]
    assert [(one.after, one.by) for one in told] == [(f"{TWIN} ({address(TWIN)})", LEAD)]


@pytest.mark.parametrize("gone", [True, False])
def test_an_import_that_is_undone_meanwhile_is_no_obstacle(database: Database, gone: bool) -> None:
    first, second = ((MIRA, TOM), (MIRA, TWIN)) if gone else ((MIRA, TWIN), (MIRA, TOM))
    house = founded(database, pairs=(first, (NOEL, VERA)))
    brought = program.import_roster(
        house.database,
        house.operator,
        [pair_row(2, *second)],
        source="next.csv",
        now=NOW + timedelta(minutes=1),
    )
    merge(house)
    program.undo_import(house.database, house.lead, brought.import_id or "", now=LATER)
    assert undo(house) == 0
    assert set(pairs(house)) == {first, (NOEL, VERA)}


def test_a_follow_up_goes_on_with_the_pair_that_does_and_comes_back(twins: House) -> None:
    twin = pairs(twins)[MIRA, TWIN].id
    follow_ups.plan(
        twins.database,
        twins.lead,
        twin,
        words="Call both",
        owner_id=twins.lead.person_id,
        due_on=LATER.date(),
        now=LATER,
    )
    merge(twins)
    (one,) = follow_ups.follow_ups(twins.database, twins.lead)
    assert (one.relationship_id, one.mentee) == (pairs(twins)[MIRA, TOM].id, TOM)
    follow_ups.finish(twins.database, twins.lead, one.id, "All is well", now=LATER)
    undo(twins)
    (one,) = follow_ups.follow_ups(twins.database, twins.lead)
    assert (one.relationship_id, one.mentee, one.outcome) == (twin, TWIN, "All is well")


def test_a_letter_to_both_is_shown_with_the_pair_that_goes_on(twins: House) -> None:
    twin, lead = pairs(twins)[MIRA, TWIN].id, twins.lead
    both = twins.person_id(MIRA), twins.person_id(TWIN)
    with twins.database.write() as tx:
        letter = lead_letters.add(
            tx, lead, relationship_id=twin, subject="Hello", body="Hello both", now=NOW
        )
        new = [
            NewMail(person_id=one, kind="check_in", about=letter, not_before=NOW) for one in both
        ]
        mail.add_all(tx, lead, new, now=NOW)
    merge(twins)
    shown = from_leads.letters_to_pairs(twins.database, lead)
    assert set(shown) == {pairs(twins)[MIRA, TOM].id}
    undo(twins)
    assert set(from_leads.letters_to_pairs(twins.database, lead)) == {twin}
