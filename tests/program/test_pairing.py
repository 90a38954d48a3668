"""A pair is added by hand: of people who are there or new, with the questions of an import."""

from datetime import date, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.errors import NotAllowed, RosterError
from mentorsurvey.program import pausing
from mentorsurvey.program.pairing import Added, NewPair, Questions, Said, Who, add_pair, look_up
from mentorsurvey.store.relationships import Relationship
from tests.house import CLOSES, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address
from tests.program.test_pausing import contents
from tests.store.leading import pair_id, recuse_lead

TODAY = NOW.date()
LATER = NOW + timedelta(days=2)
ANN = Who(name="Ann Nu", address="ann@example.org")


def known(house: House, name: str) -> Who:
    return Who(person_id=house.person_id(name))


def new(mentor: Who, mentee: Who, *, since: date = TODAY, **more: object) -> NewPair:
    return NewPair(mentor=mentor, mentee=mentee, since=since, **more)


def add(house: House, pair: NewPair, **said: object) -> Added:
    answers = Said(**said)
    return add_pair(house.database, house.lead, pair, answers, now=LATER)


def asked(house: House, pair: NewPair) -> Questions:
    return look_up(house.database, house.lead, pair, now=LATER)


def pairs(house: House) -> dict[tuple[str, str], Relationship]:
    everyone = program.relationships(house.database, house.operator)
    return {(one.mentor, one.mentee): one for one in everyone}


def invited(house: House, mentee: str) -> int:
    forms = rounds.standings(house.database, house.operator, house.round_id)
    return sum(mentee in (one.name, one.partner) for one in forms)


def test_two_new_people_are_a_pair_that_is_asked_at_once(house: House) -> None:
    bea = Who(name="  Bea   Orr ")
    made = add(house, new(ANN, bea, cohorts=("2027",), departments=("Law",)))
    pair = pairs(house)["Ann Nu", "Bea Orr"]
    assert (pair.id, pair.cohorts, pair.departments) == (made.relationship_id, ("2027",), ("Law",))
    assert invited(house, "Bea Orr") == 2
    assert program.imports(house.database, house.operator)[0].source == ""


def test_people_of_the_program_become_a_pair_more(house: House) -> None:
    before = house.count("person")
    add(house, new(known(house, NOEL), known(house, TOM)))
    assert (NOEL, TOM) in pairs(house)
    assert house.count("person") == before


def test_it_can_wait_for_the_next_round(house: House) -> None:
    add(house, new(ANN, known(house, TOM), asks=False))
    assert invited(house, TOM) == 2  # about Mira alone


def test_a_pair_begins_on_a_day_to_come(house: House) -> None:
    starts = LATER + timedelta(days=4)
    add(house, new(ANN, known(house, VERA), since=starts.date()))
    pair = pairs(house)["Ann Nu", VERA]
    assert [pair.status(one) for one in (LATER, starts)] == ["ahead", "active"]
    vera = house.actor(VERA)
    (form,) = [f for f in responses.due(house.database, vera) if f.owed.partner == "Ann Nu"]
    assert [form.owed.is_open(one) for one in (LATER, starts)] == [False, True]


def test_a_round_that_closes_before_it_begins_does_not_ask_it(house: House) -> None:
    add(house, new(ANN, known(house, VERA), since=(CLOSES + timedelta(days=3)).date()))
    assert invited(house, "Ann Nu") == 0


def test_it_can_end_from_its_first_day_on_and_not_before(house: House) -> None:
    made = add(house, new(ANN, known(house, VERA), since=date(2026, 9, 1)))
    with pytest.raises(RosterError, match="Sep 1, 2026 or a later day"):
        pausing.end_pair(
            house.database,
            house.lead,
            made.relationship_id,
            since=date(2026, 8, 31),
            reason="left",
            now=LATER,
        )
    ahead = add(house, new(ANN, known(house, TOM), since=date(2026, 12, 1)))
    with pytest.raises(RosterError, match="Dec 1, 2026 or a later day"):
        pausing.end_pair(
            house.database,
            house.lead,
            ahead.relationship_id,
            since=date(2026, 11, 30),
            reason="left",
            now=LATER,
        )


def test_who_looks_like_somebody_is_asked_about(house: House) -> None:
    pair = new(Who(name="NOEL PARK"), known(house, TOM))
    (alike,) = asked(house, pair).alike
    assert (alike.said.name, alike.other.name, alike.why) == ("NOEL PARK", NOEL, "writing")
    before = contents(house)
    with pytest.raises(RosterError, match="looks like somebody"):
        add(house, pair)
    assert contents(house) == before
    add(house, pair, same={alike.question: True})
    assert (NOEL, TOM) in pairs(house)


def test_somebody_else_of_a_like_name_comes_in(house: House) -> None:
    pair = new(Who(name="NOEL PARK", address="np@example.org"), known(house, TOM))
    (alike,) = asked(house, pair).alike
    add(house, pair, same={alike.question: False})
    assert ("NOEL PARK (np@example.org)", TOM) in pairs(house)


def test_two_who_are_a_pair_already_are_refused(house: House) -> None:
    for mentor in (known(house, NOEL), Who(name=NOEL, address=address(NOEL))):
        before = contents(house)
        with pytest.raises(RosterError, match="a pair already"):
            add(house, new(mentor, known(house, VERA)))
        assert contents(house) == before


@pytest.mark.parametrize(
    ("mentor", "why"),
    [
        (Who(), "No mentor is named"),
        (Who(name="Ann Nu", address="ann at home"), "not an e-mail address"),
        (Who(name="Vera Lind", address=address(VERA)), "the same person"),
        (Who(name="A" * 300), "longer than 200"),
    ],
)
def test_a_mentor_who_cannot_be_one_is_refused(house: House, mentor: Who, why: str) -> None:
    before = contents(house)
    with pytest.raises(RosterError, match=why):
        add(house, new(mentor, known(house, VERA)))
    assert contents(house) == before


def test_an_address_that_somebody_else_holds_is_refused(house: House) -> None:
    pair = new(Who(name="Ann Nu", address=address(UMA)), known(house, VERA))
    (alike,) = asked(house, pair).alike
    assert alike.why == "address"
    with pytest.raises(RosterError, match="Somebody else in the program has this address"):
        add(house, pair, same={alike.question: False})
    add(house, pair, same={alike.question: True})
    assert (UMA, VERA) in pairs(house)


@pytest.mark.parametrize("day", [date.min, date(1899, 1, 1), date(2028, 1, 1), date.max])
def test_a_day_that_is_far_away_is_refused(house: House, day: date) -> None:
    before = contents(house)
    with pytest.raises(RosterError, match="Check the year"):
        add(house, new(ANN, known(house, VERA), since=day))
    assert contents(house) == before


@pytest.mark.parametrize(("said", "anew"), [("goes_on", None), ("anew", TODAY)])
def test_a_pair_that_had_ended_comes_back_as_the_lead_says(
    house: House, said: str, anew: date | None
) -> None:
    pair = new(known(house, NOEL), known(house, VERA), cohorts=("2027",))
    of_two = pair_id(house, VERA)
    pausing.end_pair(house.database, house.lead, of_two, since=TODAY, reason="left", now=NOW)
    assert asked(house, pair).ended_on == TODAY
    with pytest.raises(RosterError, match=r"until Oct 5, 2026\. .* go on or start anew"):
        add(house, pair)
    assert add(house, pair, comes_back=said).import_id == ""
    found = pairs(house)[NOEL, VERA]
    assert (found.id, found.status(LATER), found.cohorts) == (of_two, "active", ("2027",))
    assert found.breaks[0].anew_on == anew


def test_it_is_undone_with_the_people_whom_nothing_else_names(house: House) -> None:
    before = contents(house)
    made = add(house, new(ANN, Who(name="Bea Orr")))
    program.undo_import(house.database, house.lead, made.import_id, now=LATER)
    assert contents(house) == before


def test_the_operator_adds_a_pair_and_nobody_without_a_role_does(house: House) -> None:
    pair = new(ANN, known(house, VERA))
    with pytest.raises(NotAllowed):
        add_pair(house.database, house.actor(TOM), pair, now=LATER)
    add_pair(house.database, house.operator, pair, now=LATER)
    assert ("Ann Nu", VERA) in pairs(house)


def test_a_pair_that_is_kept_from_a_lead_is_a_pair_already_and_no_more(house: House) -> None:
    pausing.end_pair(
        house.database, house.lead, pair_id(house, UMA), since=TODAY, reason="left", now=NOW
    )
    mira, uma = (Who(name=one, address=address(one)) for one in (MIRA, UMA))
    recuse_lead(house, UMA, now=NOW)
    with pytest.raises(RosterError, match="a pair already"):
        asked(house, new(mira, uma))
    with pytest.raises(NotAllowed):
        asked(house, new(known(house, UMA), known(house, TOM)))


def test_a_lead_who_becomes_a_mentor_is_kept_out_of_that_pair(house: House) -> None:
    lead = Who(name=LEAD, address=address(LEAD))
    add(house, new(lead, known(house, VERA)))
    assert (LEAD, VERA) in pairs(house)
    own = program.relationships(house.database, house.lead)
    assert LEAD not in {one.mentor for one in own}
