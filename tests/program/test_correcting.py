"""A name or an address that was wrong is corrected: nothing is lost, and no link stays open."""

import pytest

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import LinkError, NotAllowed, RosterError
from mentorsurvey.program import RosterRow, history, import_roster, relationships
from mentorsurvey.store.people import Person
from tests.access.everything import contents
from tests.house import LEAD, MIRA, NOEL, TOM, VERA, House, address, pair_row

RIGHT = "vera.lind@example.org"


def found(house: House, name: str) -> Person:
    return next(
        one for one in program.people_of(house.database, house.operator) if one.name == name
    )


def correct(
    house: House, who: str, *, by: Actor | None = None, **changed: str
) -> program.Corrected:
    person = found(house, who)
    said = {"name": person.name, "address": person.address or "", **changed}
    return program.correct(house.database, by or house.lead, person.id, **said, now=house.now)


def test_a_corrected_address_ends_every_link_that_went_to_the_wrong_one(house: House) -> None:
    old = house.token(VERA)
    assert correct(house, VERA, address=RIGHT).revoked >= 1
    assert found(house, VERA).address == RIGHT
    with pytest.raises(LinkError):
        sign_in.landing(house.database, old, now=house.now)


def test_answers_stay_with_the_person(house: House) -> None:
    vera = house.actor(VERA)
    form = house.form(vera, NOEL)
    house.answer(vera, form, {"core.trust": 6})
    correct(house, VERA, name="Vera Lindt", address=RIGHT)
    token = sign_in.mint(
        house.database, house.lead, vera.person_id, round_id=house.round_id, now=house.now
    )
    cookie = sign_in.start_session(
        house.database, token, browser=f"{VERA}'s browser", now=house.now
    )
    session = sign_in.resume(house.database, cookie, now=house.now)
    assert session is not None
    kept = responses.open_form(house.database, session.actor, form)
    assert session.actor.person_id == vera.person_id
    assert kept.owed.invitation_id == form


def test_a_corrected_name_alone_leaves_links_alive(house: House) -> None:
    old = house.token(VERA)
    assert correct(house, VERA, name="Vera Lindt").revoked == 0
    assert sign_in.landing(house.database, old, now=house.now).name == "Vera Lindt"


def test_the_next_roster_with_the_right_address_makes_nobody_anew(house: House) -> None:
    correct(house, VERA, address=RIGHT)
    before = relationships(house.database, house.operator)
    cells = {**pair_row(2, NOEL, VERA).cells, "mentee_email": RIGHT}
    plan = import_roster(
        house.database,
        house.lead,
        [RosterRow(line=2, cells=cells)],
        source="next.csv",
        now=house.now,
    )
    assert (plan.new, plan.people, plan.present) == ([], {}, 1)
    assert relationships(house.database, house.operator) == before


def test_whoever_gets_the_wrong_address_later_is_somebody_else(house: House) -> None:
    wrong = str(found(house, VERA).address)
    correct(house, VERA, address=RIGHT)
    cells = {"mentor": NOEL, "mentor_email": str(found(house, NOEL).address)}
    cells |= {"mentee": "Vincent Lo", "mentee_email": wrong}
    import_roster(
        house.database,
        house.lead,
        [RosterRow(line=2, cells=cells)],
        source="next.csv",
        now=house.now,
    )
    assert found(house, "Vincent Lo").id != found(house, VERA).id


def test_the_person_reads_who_corrected_what(house: House) -> None:
    correct(house, VERA, name="Vera Lindt", address=RIGHT)
    vera = Actor(
        kind="person",
        program_id=house.program_id,
        person_id=found(house, "Vera Lindt").id,
        browser="phone",
    )
    untold = history.untold(house.database, vera)
    told = {(one.what, one.before, one.after, one.by) for one in untold}
    assert ("name", VERA, "Vera Lindt", LEAD) in told
    assert ("address", "vera@example.org", RIGHT, LEAD) in told


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "x" * 201}, "needs a name"),
        ({"address": "vera at example"}, "not an e-mail address"),
        ({"address": "noel@example.org"}, "Somebody else"),
        ({"address": "NOEL@example.org"}, "Somebody else"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    house: House, changed: dict[str, str], says: str
) -> None:
    lead = house.lead
    with house.database.read() as tx:
        before = contents(tx)
    with pytest.raises(RosterError, match=says):
        correct(house, VERA, by=lead, **changed)
    with house.database.read() as tx:
        assert contents(tx) == before


def test_the_same_again_changes_nothing(house: House) -> None:
    lead = house.lead
    with house.database.read() as tx:
        before = contents(tx)
    assert correct(house, VERA, by=lead).revoked == 0
    with house.database.read() as tx:
        assert contents(tx) == before


def test_nobody_else_corrects_anybody(house: House) -> None:
    person = found(house, VERA)
    for name in (VERA, MIRA, NOEL):
        with pytest.raises(NotAllowed):
            correct(house, VERA, by=house.actor(name), name="X")
    with pytest.raises(NotAllowed):
        program.correct(house.database, house.lead, "nobody", name="X", address="", now=house.now)
    assert found(house, VERA) == person


def test_a_lead_who_is_kept_out_of_all_of_a_persons_pairs_corrects_nothing_of_them(
    house: House,
) -> None:
    cells = {**pair_row(2, TOM, MIRA).cells, "line_manager": address(LEAD)}
    import_roster(
        house.database,
        house.operator,
        [RosterRow(line=2, cells=cells)],
        source="kept.csv",
        now=house.now,
    )
    listed = {one.name for one in program.people_of(house.database, house.lead)}
    pairs = relationships(house.database, house.operator)
    only = {MIRA, TOM} - {
        name
        for pair in pairs
        if {pair.mentor, pair.mentee} != {TOM, MIRA}
        for name in (pair.mentor, pair.mentee)
    }
    assert only
    assert not only & listed
    for name in only:
        with pytest.raises(NotAllowed):
            correct(house, name, name="X")


def test_a_lead_corrects_nothing_of_the_confidential_contact(house: House) -> None:
    program.name_confidential_contact(
        house.database, house.lead, "Sam Ode", "sam@example.org", now=house.now
    )
    sam = found(house, "Sam Ode")
    assert sam not in program.people_of(house.database, house.lead)
    with pytest.raises(NotAllowed):
        correct(house, "Sam Ode", address="lead@example.net")
    assert correct(house, "Sam Ode", by=house.operator, name="Sam Oder").person.name == "Sam Oder"
