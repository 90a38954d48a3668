"""What the store does with an id that is somebody else's: nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from mentorsurvey import sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.store import (
    Tx,
    attention,
    contacts,
    kept_scores,
    links,
    owing,
    pins,
    responses,
    rounds,
)
from tests.access.everything import contents
from tests.house import MIRA, NOW, TOM, VERA, House, founded

LATER = NOW + timedelta(days=40)
ITEM = "core.trust"


@dataclass(frozen=True, kw_only=True)
class Ids:
    """Ids of one mentee's own things."""

    person: str
    relationship: str
    round: str
    invitation: str
    response: str
    pin: str


Act = Callable[[Tx, Actor, Ids], object]
OF_A_PERSON: dict[str, Act] = {
    "put an answer": lambda tx, actor, of: responses.put_answer(
        tx,
        actor,
        of.response,
        item_id=ITEM,
        number=1.0,
        words=None,
        cant_say=False,
        audience=Audience.ONLY_YOU,
        now=NOW,
    ),
    "drop an answer": lambda tx, actor, of: responses.drop_answers(tx, actor, of.response, [ITEM]),
    "show it to others": lambda tx, actor, of: responses.set_audience(
        tx, actor, of.response, ITEM, Audience.ONLY_YOU
    ),
    "wish who sees it": lambda tx, actor, of: responses.set_wish(
        tx, actor, of.response, ITEM, Audience.ONLY_YOU
    ),
    "start again": lambda tx, actor, of: responses.start_again(tx, actor, of.response),
    "submit": lambda tx, actor, of: responses.submit(tx, actor, of.response, now=NOW),
    "take back": lambda tx, actor, of: responses.take_back(tx, actor, of.response),
    "remove a score": lambda tx, actor, of: kept_scores.remove(
        tx, actor, of.response, ["core", "meetings"]
    ),
    "take a wish back": lambda tx, actor, of: contacts.withdraw_wish(tx, actor, of.response),
    "change a PIN": lambda tx, actor, of: pins.change(tx, actor, of.pin, "other"),
    "join a PIN": lambda tx, actor, of: pins.join(tx, actor, of.pin, now=NOW),
    "allow mail": lambda tx, actor, of: pins.allow_mail(tx, actor, of.pin, True),
    "set a code": lambda tx, actor, of: pins.set_code(
        tx, actor, of.pin, "code", expires_at=LATER, now=NOW
    ),
}
OF_A_PROGRAM: dict[str, Act] = {
    "close a round": lambda tx, actor, of: rounds.close(tx, actor, of.round, now=NOW),
    "move its close": lambda tx, actor, of: rounds.set_close(tx, actor, of.round, LATER),
    "extend a form": lambda tx, actor, of: rounds.extend(tx, actor, of.invitation, LATER),
    "extend its links": lambda tx, actor, of: links.extend_round(tx, actor, of.round, LATER),
    "revoke links": lambda tx, actor, of: links.revoke(tx, actor, of.person, now=NOW),
    "undo a dismissal": lambda tx, actor, of: attention.undo(tx, actor, of.relationship, of.round),
}


def of_tom(house: House) -> Ids:
    """A mentee's open form with answers, and the PIN of their browser."""
    tom = house.actor(TOM)
    invitation = house.form(tom, MIRA)
    house.answer(tom, invitation)
    sign_in.choose_pin(house.database, tom, "493817", now=NOW)
    with house.database.read() as tx:
        owed = owing.owed(tx, tom, invitation)
        pin = pins.here(tx, tom)
    if owed is None or owed.response_id is None or pin is None:
        raise LookupError("nothing was answered")
    return Ids(
        person=tom.person_id,
        relationship=owed.relationship_id,
        round=owed.round_id,
        invitation=invitation,
        response=owed.response_id,
        pin=pin.id,
    )


def changes(house: House, actor: Actor, act: Act, of: Ids) -> bool:
    with house.database.write() as tx:
        before = contents(tx)
        act(tx, actor, of)
        return contents(tx) != before


@pytest.mark.parametrize("name", OF_A_PERSON)
def test_what_is_one_persons_is_changed_by_nobody_else(house: House, name: str) -> None:
    of = of_tom(house)
    for other in (house.actor(VERA), house.actor(MIRA), house.lead, house.operator):
        assert not changes(house, other, OF_A_PERSON[name], of)


@pytest.mark.parametrize("name", OF_A_PROGRAM)
def test_what_is_one_programs_is_changed_by_no_other(house: House, name: str) -> None:
    of = of_tom(house)
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    for actor in (other.lead, other.operator):
        assert not changes(house, actor, OF_A_PROGRAM[name], of)


@pytest.mark.parametrize("name", ["put an answer", "drop an answer", "start again", "change a PIN"])
def test_its_owner_changes_it_by_the_same_call(house: House, name: str) -> None:
    of = of_tom(house)
    assert changes(house, house.actor(TOM), OF_A_PERSON[name], of)


@pytest.mark.parametrize("name", ["close a round", "move its close", "extend a form"])
def test_its_programs_lead_changes_it_by_the_same_call(house: House, name: str) -> None:
    of = of_tom(house)
    assert changes(house, house.lead, OF_A_PROGRAM[name], of)


def test_nobody_reads_the_answers_of_somebody_elses_response(house: House) -> None:
    of = of_tom(house)
    with house.database.read() as tx:
        for other in (house.actor(VERA), house.actor(MIRA), house.operator):
            assert responses.answers(tx, other, of.response) == {}
            assert responses.answer(tx, other, of.response, ITEM) is None
        assert responses.answers(tx, house.actor(TOM), of.response)


def test_nobody_begins_or_scores_somebody_elses_response(house: House) -> None:
    of, others = of_tom(house), (house.actor(VERA), house.lead, house.operator)
    with house.database.write() as tx:
        for other in others:
            with pytest.raises(LookupError):
                responses.start(tx, other, of.invitation, now=NOW)
            with pytest.raises(LookupError):
                kept_scores.write(tx, other, of.response, {"leads": {"core": 50.0}})
