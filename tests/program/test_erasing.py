"""Somebody who was erased is nowhere, and what others said stays theirs alone."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, Audience, clock
from mentorsurvey.errors import LinkError, MentorsurveyError, NotAllowed, ResponseClosed
from mentorsurvey.program import erasing
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.store import Database, owing
from mentorsurvey.store.erasing import FORMER_LEAD, NOBODY
from tests.house import FULL, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address, pair_row
from tests.program.leaving import CANARIES, OF_UMA, TEXT, Left, cells, erase, left, subject

LATER = NOW + timedelta(days=1)


@pytest.fixture
def gone(database: Database) -> Left:
    """The program after Tom was erased."""
    made = left(database)
    erase(made.house, TOM)
    return made


def words_of(house: House, actor: Actor, invitation_id: str) -> str | None:
    return responses.open_form(house.database, actor, invitation_id).answers[TEXT].words


def test_no_cell_of_any_table_holds_a_name_an_address_or_a_word(gone: Left) -> None:
    found = [
        (table, column)
        for table, column, value in cells(gone.house)
        if isinstance(value, str) and any(one in value for one in CANARIES)
    ]
    assert found == []


def test_a_preview_counts_what_then_goes_and_changes_nothing(database: Database) -> None:
    house = left(database).house
    before = cells(house)
    seen = erasing.preview(house.database, house.operator, subject(house, TOM), now=NOW)
    assert cells(house) == before
    assert seen == erase(house, TOM)
    assert (seen["own_forms"], seen["own_answers"], seen["relationships"]) == (2, len(FULL) + 3, 2)
    assert (seen["drafts_about"], seen["forms kept"], seen["marked"]) == (1, 1, 11)


def test_what_somebody_was_called_before_a_correction_goes_too(database: Database) -> None:
    house = left(database).house
    program.correct(
        database, house.lead, house.person_id(TOM), name="T. King", address="t@example.net", now=NOW
    )
    (tom,) = erasing.find(database, house.operator, "t@example.net").people
    erasing.erase(database, house.operator, tom, now=LATER)
    found = [value for _, _, value in cells(house) if isinstance(value, str)]
    assert not [text for text in found for one in (*CANARIES, "t@example.net") if one in text]
    for text in (TOM, address(TOM), "t@example.net"):
        assert erasing.find(database, house.operator, text).erased_at == LATER


def test_an_address_that_was_wrong_stays_its_owners(database: Database) -> None:
    house = left(database).house
    wrong = address(TOM)
    program.correct(
        database, house.lead, house.person_id(TOM), name=TOM, address="t@example.net", now=NOW
    )
    row = pair_row(2, MIRA, "Tomas Wu", mentee_email=wrong)
    program.import_roster(database, house.operator, [row], source="x.csv", now=NOW)
    (tom,) = erasing.find(database, house.operator, "t@example.net").people
    erasing.erase(database, house.operator, tom, now=LATER)
    assert erasing.find(database, house.operator, wrong).people[0].name == "Tomas Wu"
    again = program.plan_roster(database, house.operator, [row])
    assert (again.present, again.refused) == (1, [])


def test_what_the_partner_submitted_is_the_partners_alone(gone: Left) -> None:
    house = gone.house
    form = responses.open_form(house.database, gone.mira, gone.miras)
    assert len(form.answers) == len(FULL) + 1
    assert {one.audience for one in form.answers.values()} == {Audience.ONLY_YOU}
    assert form.owed.partner == NOBODY
    assert not house.scores(gone.miras)
    pairs = program.relationships(house.database, house.lead)
    assert {(pair.mentor, pair.mentee) for pair in pairs} == {(MIRA, UMA), (NOEL, VERA)}


def test_the_name_is_marked_in_what_others_wrote(gone: Left) -> None:
    house = gone.house
    marked = "[erased] is careful, and [erased] et al. is nearly done. Ask [erased]."
    assert words_of(house, gone.mira, gone.miras) == marked
    about_uma = house.form(gone.mira, UMA)
    assert words_of(house, gone.mira, about_uma) == OF_UMA.replace(TOM, "[erased]")
    note = program.latest_note(house.database, house.lead)
    assert note is not None
    assert note.words == "Thanks to  [erased] we meet on Mondays"


def test_of_two_people_of_one_name_only_the_pairs_own_texts_are_marked(database: Database) -> None:
    made = left(database)
    with made.database.write() as tx:
        tx.run("UPDATE person SET name = :tom WHERE key = :vera", tom=TOM, vera=address(VERA))
    erase(made.house, TOM)
    assert words_of(made.house, made.mira, made.house.form(made.mira, UMA)) == OF_UMA
    marked = words_of(made.house, made.mira, made.miras)
    assert marked is not None
    assert marked.startswith("[erased] is careful")


def test_there_is_nothing_to_compare_to_agree_on_or_to_reopen(gone: Left) -> None:
    house = gone.house
    with pytest.raises(ResponseClosed, match="The other person was erased"):
        reflection(house.database, gone.mira, gone.miras)
    with pytest.raises(ResponseClosed, match="was erased"):
        program.propose_step(house.database, gone.mira, gone.miras, "Meet", NOW.date(), now=NOW)
    with pytest.raises(MentorsurveyError):
        responses.take_back(house.database, gone.mira, gone.miras, now=NOW)
    assert house.count("next_step") == 0


def test_nobody_owes_a_form_about_who_was_erased_now_or_later(gone: Left) -> None:
    house = gone.house
    rounds.close_round(house.database, house.operator, house.round_id, now=LATER)
    opened = house.open_round("checkin", now=LATER)
    assert (opened.relationships, opened.invitations) == (2, 4)
    with house.database.read() as tx:
        partners = {one.partner for one in owing.owed_by(tx, house.actor(NOEL))}
    assert partners == {VERA}


def test_their_links_and_sessions_sign_nobody_in(database: Database) -> None:
    made = left(database)
    link = made.house.token(TOM)
    cookie = sign_in.start_session(made.database, link, browser="phone", now=NOW)
    erase(made.house, TOM)
    assert sign_in.resume(made.database, cookie, now=NOW) is None
    with pytest.raises(LinkError):
        sign_in.landing(made.database, link, now=NOW)
    for actor in (made.house.lead, made.house.operator):
        with pytest.raises(NotAllowed):
            sign_in.mint(made.database, actor, made.tom.person_id, now=NOW)
    erase(made.house, VERA)  # Noel is left without a pair, and keeps his own answers
    assert sign_in.mint(made.database, made.house.lead, made.house.person_id(NOEL), now=NOW)


def test_everybody_else_keeps_everything(database: Database) -> None:
    made = left(database)
    others = [made.house.actor(UMA), made.house.actor(VERA)]
    uma = made.house.submit(others[0], MIRA)
    before = made.house.scores(uma)
    assert before
    erase(made.house, TOM)
    assert made.house.scores(uma) == before
    assert reflection(made.database, others[0], uma).partner == MIRA


def test_the_second_of_two_who_is_erased_takes_what_was_left(gone: Left) -> None:
    house = gone.house
    assert house.count("relationship") == 3
    erase(house, MIRA, now=LATER)
    assert house.count("relationship") == 1
    assert house.count("answer") == house.count("response") == house.count("score") == 0
    with gone.database.read() as tx:
        names = {row["name"] for row in tx.rows("SELECT name FROM person")}
    assert names == {NOBODY, LEAD, NOEL, UMA, VERA}


def test_a_lead_who_is_erased_leaves_decisions_without_name_or_words(database: Database) -> None:
    made = left(database)
    lead = made.house.lead
    erase(made.house, LEAD)
    with made.database.read() as tx:
        (row,) = tx.rows(
            "SELECT person.name, attention_dismissal.words, lead.ended_at FROM attention_dismissal"
            " JOIN person ON person.id = attention_dismissal.dismissed_by"
            " JOIN lead ON lead.person_id = person.id"
        )
    assert (row["name"], row["words"]) == (FORMER_LEAD, "")
    assert row["ended_at"] is not None
    assert program.leads(made.database, made.tom) == []
    correctable = program.people_of(made.database, made.house.operator)
    assert {one.name for one in correctable} == {MIRA, NOEL, TOM, UMA, VERA}
    assert lead.person_id not in {
        one.person_id for one in program.named_contacts(made.database, lead).values()
    }


def test_whom_people_asked_is_asked_no_more_and_their_wish_stays_theirs(database: Database) -> None:
    made = left(database)
    seen = erase(made.house, VERA)
    assert seen["waiting"] == 1
    assert program.named_contacts(made.database, made.house.lead) == {}
    form = responses.open_form(made.database, made.tom, made.toms)
    assert form.answers["contact"].words == "contact"


def test_only_the_operator_erases(house: House) -> None:
    tom = subject(house, TOM)
    for actor in (house.lead, house.actor(TOM), clock()):
        for verb in (erasing.erase, erasing.preview):
            with pytest.raises(NotAllowed):
                verb(house.database, actor, tom, now=NOW)
        with pytest.raises(NotAllowed):
            erasing.find(house.database, actor, TOM)
        with pytest.raises(NotAllowed):
            erasing.replay(house.database, actor, now=NOW)


def test_somebody_is_erased_once(house: House) -> None:
    tom = subject(house, TOM)
    erase(house, TOM)
    with pytest.raises(NotAllowed):
        erasing.erase(house.database, house.operator, tom, now=LATER)
    for text in (tom.id, TOM, "  tom   REYES ", address(TOM)):
        found = erasing.find(house.database, house.operator, text)
        assert (found.people, found.erased_at) == ((), NOW)
