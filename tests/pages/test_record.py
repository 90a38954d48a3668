"""What leads read of who did and saw what; looking is recorded once, and never in the way."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, clock
from mentorsurvey.access.recorded import FOR_LEADS
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program import check_ins, record, thresholds
from mentorsurvey.store import audit, relationships
from mentorsurvey.store.record import Recorded
from mentorsurvey.ui import current, record_words
from tests.durability.disks import immutable
from tests.house import FULL, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, pair_row
from tests.pages.conftest import Visit, text_of
from tests.readings.played import new_lead

AFTER = NOW + timedelta(days=20)
PAGES = (
    "home",
    "overview",
    "in_their_words",
    "attention",
    "quality",
    "report",
    "rounds",
    "people",
    "program",
    "record",
)
"""The pages of leads, but for the one of a single pair."""


def read(house: House, actor: Actor | None = None, about: str = "") -> list[str]:
    """The sentences that a lead reads, the newest first."""
    of = actor or house.lead
    total, entries = record.recorded(house.database, of, about, most=1_000)
    assert total == len(entries)
    return [record_words.sentence(one) for one in entries]


def looks(house: House) -> list[tuple[str, str]]:
    with house.database.read() as tx:
        rows = tx.rows("SELECT object_kind, object_id FROM audit WHERE day <> '' ORDER BY number")
    return [(row["object_kind"], row["object_id"]) for row in rows]


def pair_id(house: House, mentee: str) -> str:
    with house.database.read() as tx:
        every = relationships.every(tx, house.program_id)
    return next(pair.id for pair in every if pair.mentee == mentee)


def keep_out(house: House, lead: Actor, mentee: str) -> None:
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=pair_id(house, mentee),
            person_id=lead.person_id,
            reason="named",
            now=NOW,
        )


def everything(house: House, lead: Actor) -> None:
    """Do everything that leads read of."""
    database, tom = house.database, house.person_id(TOM)
    program.publish_note(database, lead, "Wednesdays.", now=NOW)
    program.set_leads_see(database, lead, "totals", now=NOW)
    program.set_leads_see(database, lead, "scores", now=NOW)
    program.name_lead_contact(database, lead, lead.person_id, now=NOW)
    program.name_confidential_contact(database, lead, "Sam Ode", "sam@example.org", now=NOW)
    program.end_contact(database, lead, "contact", now=NOW)
    program.end_contact(database, lead, "lead", now=NOW)
    sign_in.mint(database, lead, tom, now=NOW)
    sign_in.mint_for_round(database, lead, house.round_id, now=NOW)
    sign_in.revoke(database, lead, tom, now=NOW)
    thresholds.save(database, lead, {"missed": 3}, now=NOW)
    form = house.form(house.actor(TOM), MIRA)
    rounds.move_close(database, lead, house.round_id, closes_at=NOW + timedelta(days=9), now=NOW)
    rounds.extend_invitation(
        database, lead, house.round_id, form, until=NOW + timedelta(days=30), now=NOW
    )
    rounds.close_round(database, lead, house.round_id, now=NOW + timedelta(days=1))
    check_ins.dismiss(
        database,
        lead,
        pair_id(house, TOM),
        1,
        kinds=["level"],
        why="all_fine",
        needed="no",
        now=AFTER,
    )
    check_ins.undo(database, lead, pair_id(house, TOM), 1, now=AFTER)
    record.look(database, lead, "page", "overview", now=AFTER)
    record.look(database, lead, "relationship", pair_id(house, TOM), now=AFTER)


def test_a_lead_reads_in_plain_words_what_was_done(house: House) -> None:
    everything(house, house.lead)
    assert [one for one in read(house) if "signed in" not in one][:21] == [
        "Lea Brandt looked at Tom Reyes and Mira Olsen.",
        "Lea Brandt opened Overview.",
        "Lea Brandt put Tom Reyes and Mira Olsen back on the list on Attention.",
        "Lea Brandt took Tom Reyes and Mira Olsen off the list on Attention.",
        "Lea Brandt closed round 1.",
        "Lea Brandt gave Tom Reyes more time in round 1, in the pair Tom Reyes and Mira Olsen.",
        "Lea Brandt moved the last day of round 1.",
        "Lea Brandt changed a threshold on Attention: the number of forms missed.",
        "Lea Brandt ended all links of Tom Reyes.",
        "Lea Brandt made the links of round 1, for everyone who still had a form.",
        "Lea Brandt made a personal link for Tom Reyes.",
        "Lea Brandt chose that people can ask no lead by name.",
        "Lea Brandt chose that people can ask nobody in confidence.",
        "Lea Brandt named Sam Ode as the person to ask in confidence.",
        "Lea Brandt named Lea Brandt as the lead whom people can ask.",
        "Lea Brandt chose that leads see scores of each pair.",
        "Lea Brandt chose that leads see totals only.",
        "Lea Brandt put a note on everyone's first page.",
        "The people who run the server opened round 1.",
        "The people who run the server imported the roster roster.csv.",
        "The people who run the server made a sign-in link for leads for Lea Brandt.",
    ]


def test_every_verb_that_leads_read_has_a_sentence() -> None:
    said = set(record_words._SAYS) | {verb for verb, _ in record_words._CHOICES}
    assert said == FOR_LEADS


def test_a_lead_reads_nothing_of_what_people_do_with_their_own_forms(house: House) -> None:
    lead, tom, mira = house.lead, house.actor(TOM), house.actor(MIRA)
    before = read(house, lead)
    form = house.submit(tom, MIRA)
    sign_in.choose_pin(house.database, tom, "123456", now=NOW)
    responses.take_back(house.database, tom, form, now=NOW)
    responses.start_again(house.database, tom, form, now=NOW)
    house.submit(tom, MIRA)
    house.submit(mira, TOM)
    record.look(house.database, tom, "reflection", form, now=NOW)
    assert read(house, lead) == before
    with house.database.read() as tx:
        verbs = {one.verb for one in audit.newest(tx, house.program_id, 100)}
    assert verbs >= {
        "form.submit",
        "form.reopen",
        "form.start_again",
        "pin.choose",
        "reflection.look",
        "participant.sign_in",
    }


def test_a_recused_lead_learns_nothing_of_the_pair_also_from_counts(house: House) -> None:
    recused = new_lead(house, "Noa Lind", now=NOW)
    keep_out(house, recused, VERA)  # Vera is in this one pair alone, and so is Noel
    before = read(house, recused)
    other, vera = house.lead, house.person_id(VERA)
    sign_in.mint(house.database, other, vera, now=NOW)
    sign_in.revoke(house.database, other, vera, now=NOW)
    form = house.form(Actor(kind="person", program_id=house.program_id, person_id=vera), NOEL)
    rounds.extend_invitation(
        house.database, other, house.round_id, form, until=NOW + timedelta(days=30), now=NOW
    )
    record.look(house.database, other, "relationship", pair_id(house, VERA), now=NOW)
    after = [one for one in read(house, recused) if "signed in" not in one]
    assert after == [one for one in before if "signed in" not in one]
    assert not any(VERA in one or NOEL in one for one in read(house, recused))
    assert sum(VERA in one for one in read(house)) == 4
    assert read(house, recused, about=vera) == []
    assert vera not in record.people_in_record(house.database, recused)
    assert vera in record.people_in_record(house.database, other)


def test_a_lead_of_a_pair_reads_nothing_of_their_own_pair(house: House) -> None:
    mira = new_lead(house, MIRA, now=NOW)
    record.look(house.database, house.lead, "relationship", pair_id(house, TOM), now=NOW)
    record.look(house.database, house.lead, "relationship", pair_id(house, VERA), now=NOW)
    assert not any(TOM in one for one in read(house, mira))
    assert any(VERA in one for one in read(house, mira))


def test_a_lead_reads_nothing_of_what_others_took_off_their_lists(house: House) -> None:
    other = new_lead(house, "Noa Lind", now=NOW)
    everything(house, house.lead)
    assert any("off the list" in one for one in read(house))
    assert not any("the list" in one for one in read(house, other))
    assert any("looked at" in one for one in read(house, other))


def test_who_is_kept_out_of_a_pair_is_not_told(house: House) -> None:
    program.import_roster(
        house.database,
        house.operator,
        [pair_row(2, MIRA, TOM, cohort="2027", line_manager="boss@example.org")],
        source="more.csv",
        now=NOW,
    )
    with house.database.read() as tx:
        assert "roster.recuse" in {one.verb for one in audit.newest(tx, house.program_id, 5)}
    assert "boss" not in " ".join(read(house))
    assert len([one for one in read(house) if "more.csv" in one]) == 1


def test_the_record_narrows_to_what_is_by_or_about_a_person(house: House) -> None:
    everything(house, house.lead)
    about = read(house, about=house.person_id(TOM))
    assert len(about) == 6
    assert all(TOM in one for one in about)
    by = read(house, about=house.lead.person_id)
    assert all(LEAD in one for one in by)


@pytest.mark.parametrize("who", ["participant", "operator", "clock"])
def test_the_record_is_read_by_leads_alone_and_checked_by_the_operator(
    house: House, who: str
) -> None:
    actor = {"participant": house.actor(TOM), "operator": house.operator, "clock": clock()}[who]
    with pytest.raises(NotAllowed):
        record.recorded(house.database, actor, most=5)
    with pytest.raises(NotAllowed):
        record.people_in_record(house.database, actor)
    for checker in (house.lead, house.actor(TOM), clock()):
        with pytest.raises(NotAllowed):
            record.check_record(house.database, checker)
        with pytest.raises(NotAllowed):
            record.newest_entries(house.database, checker, 5)


def test_names_are_made_safe_in_the_sentences() -> None:
    entry = Recorded(
        at=NOW,
        kind="person",
        actor="*Lea* <b>",
        verb="relationship.look",
        object_id="one",
        person="",
        pair=("[a](http://x)", "Tom"),
        round_number=None,
        source="",
    )
    said = record_words.sentence(entry)
    assert "\\*Lea\\*" in said
    assert "](" not in said.replace("\\]", "")


# On the pages


def test_each_page_of_leads_is_recorded_once_a_day_and_a_rerun_writes_nothing(
    here: House, visit: Visit
) -> None:
    for page in PAGES:
        at = visit(here, "lead", f"lead/{page}")
        written = here.count("audit")
        at.run()
        at.run()
        assert here.count("audit") == written
    assert sorted(looks(here)) == sorted(("page", page) for page in PAGES)


def test_a_pair_that_is_looked_at_is_recorded_and_one_that_is_not_theirs_is_not(
    here: House, visit: Visit
) -> None:
    keep_out(here, here.lead, VERA)
    visit(here, "lead", "lead/relationship", relationship=pair_id(here, TOM))
    visit(here, "lead", "lead/relationship", relationship=pair_id(here, VERA))
    visit(here, "lead", "lead/relationship", relationship="nobody")
    assert [one for one in looks(here) if one[0] == "relationship"] == [
        ("relationship", pair_id(here, TOM))
    ]


def test_a_reflection_that_opens_is_recorded_and_one_that_does_not_is_not(
    here: House, visit: Visit
) -> None:
    moment = datetime.now(UTC)
    form = here.submit(here.actor(TOM), MIRA, now=moment)
    visit(here, TOM, "participant/reflection", form=form)
    assert looks(here) == []
    here.submit(here.actor(MIRA), TOM, now=moment)
    visit(here, TOM, "participant/reflection", form=form)
    assert looks(here) == [("reflection", form)]


def test_a_participants_pages_and_answers_write_no_look(here: House, visit: Visit) -> None:
    form = here.form(here.actor(TOM), MIRA)
    visit(here, TOM, "participant/due")
    at = visit(here, TOM, "participant/answer", form=form)
    before = here.count("audit")
    at.radio[0].set_value(FULL["core.expectations"]).run() if at.radio else at.run()
    assert here.count("audit") == before
    assert looks(here) == []


def test_a_page_is_read_where_a_look_cannot_be_saved(here: House, visit: Visit) -> None:
    at = visit(here, "lead")
    before = looks(here)
    with immutable(here.database.path):
        at.query_params["relationship"] = pair_id(here, TOM)
        at.switch_page(str(current.page("lead/relationship"))).run()
        assert not at.exception
        assert TOM in text_of(at)
    assert looks(here) == before
    at.run()
    assert looks(here) == [*before, ("relationship", pair_id(here, TOM))]


def test_the_page_tells_who_looked_at_whom_in_the_programs_zone(here: House, visit: Visit) -> None:
    record.look(here.database, here.lead, "relationship", pair_id(here, UMA), now=datetime.now(UTC))
    at = visit(here, "lead", "lead/record")
    assert not at.exception
    table = at.table[0].value
    said = list(table["What happened"])
    assert f"{LEAD} looked at {UMA} and {MIRA}." in said
    assert "UTC" in text_of(at)
    at = at.selectbox(key="record_person").set_value(here.person_id(TOM)).run()
    assert "recorded yet" in text_of(at) or TOM in " ".join(at.table[0].value["What happened"])
