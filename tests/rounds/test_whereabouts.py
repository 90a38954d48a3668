"""How far each form of a round is, since when, and why its person got no mail."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.errors import NotAllowed
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.program import pausing
from mentorsurvey.rounds.whereabouts import Whereabouts, whereabouts
from mentorsurvey.store import mail, mail_people
from mentorsurvey.store.mail import Kind, NewMail
from mentorsurvey.store.times import to_text
from tests.house import MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded
from tests.store.leading import pair_id, recuse_lead

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def found(house: House, *, now: datetime = NOW) -> dict[tuple[str, str], Whereabouts]:
    """(Person, partner) → where their form is, as the lead sees it."""
    listed = whereabouts(house.database, house.lead, house.round_id, now=now)
    return {(one.form.name, one.form.partner): one for one in listed}


def state(house: House, name: str, partner: str, *, now: datetime = NOW) -> tuple[str, datetime]:
    one = found(house, now=now)[name, partner]
    return one.state, one.since


def mailed(
    house: House, name: str, kind: Kind = "invitation", *, why: str = "", at: datetime = NOW
) -> None:
    """A mail of the round that left, or failed or was dropped for that reason."""
    new = NewMail(person_id=house.person_id(name), kind=kind, about=house.round_id, not_before=at)
    ended = {"": "handed", "unsure": "failed"}.get(why, "dropped")
    with house.database.write() as tx:
        (mail_id,) = mail.add_all(tx, house.operator, [new], now=at)
        tx.run(
            "UPDATE outbox SET state = :state, why = :why, handed_at = :handed WHERE id = :id",
            state=ended,
            why=why,
            handed=to_text(at) if ended == "handed" else None,
            id=mail_id,
        )


def bounced(house: House, name: str, *, at: datetime) -> None:
    with house.database.write() as tx:
        mail_people.set_trouble(tx, house.operator, house.person_id(name), "full", "", now=at)


def test_a_form_goes_from_asked_to_submitted_each_with_its_time(house: House) -> None:
    assert state(house, VERA, NOEL) == ("asked", NOW)
    mailed(house, VERA, at=NOW + HOUR)
    assert state(house, VERA, NOEL) == ("invited", NOW + HOUR)
    mailed(house, VERA, "reminder", at=NOW + 7 * DAY)
    assert state(house, VERA, NOEL) == ("reminded", NOW + 7 * DAY)
    bounced(house, VERA, at=NOW + 8 * DAY)
    assert state(house, VERA, NOEL) == ("bounced", NOW + 8 * DAY)
    token = house.token(VERA)
    for moment in (NOW + 9 * DAY, NOW + 10 * DAY):
        sign_in.start_session(house.database, token, browser="phone", now=moment)
    assert state(house, VERA, NOEL) == ("opened", NOW + 9 * DAY)
    vera = house.actor(VERA)
    house.answer(vera, house.form(vera, NOEL), now=NOW + 11 * DAY)
    assert state(house, VERA, NOEL) == ("started", NOW + 11 * DAY)
    responses.submit(house.database, vera, house.form(vera, NOEL), now=NOW + 12 * DAY)
    assert state(house, VERA, NOEL) == ("submitted", NOW + 12 * DAY)


def test_a_link_that_a_lead_sends_is_an_invitation_and_that_of_another_round_is_not_opened(
    house: House,
) -> None:
    house.token(VERA)
    assert state(house, VERA, NOEL) == ("invited", NOW)
    assert found(house)[VERA, NOEL].no_mail == "own link"
    plain = sign_in.mint(house.database, house.operator, house.person_id(TOM), now=NOW)
    sign_in.start_session(house.database, plain, browser="phone", now=NOW)
    assert state(house, TOM, MIRA) == ("asked", NOW)


def test_of_two_forms_of_a_mentor_each_has_its_own_state(house: House) -> None:
    mira = house.actor(MIRA)
    house.submit(mira, TOM)
    assert state(house, MIRA, TOM)[0] == "submitted"
    assert state(house, MIRA, UMA)[0] == "opened"


def test_each_reason_why_nobody_writes_to_somebody(house: House) -> None:
    assert {one.no_mail for one in found(house).values()} == {None}
    with house.database.write() as tx:
        tx.run("UPDATE person SET address = NULL WHERE name = :name", name=UMA)
    bounced(house, NOEL, at=NOW)
    mailed(house, TOM, why="unsure")
    want_reminders(house.database, house.actor(VERA), False, now=NOW)
    reasons = {key: one.no_mail for key, one in found(house).items()}
    assert reasons == {
        (UMA, MIRA): "no address",
        (NOEL, VERA): "not reached",
        (TOM, MIRA): "unsure",
        (VERA, NOEL): "no reminders",
        (MIRA, TOM): None,
        (MIRA, UMA): None,
    }
    assert found(house)[NOEL, VERA].trouble == "full"


def test_who_answered_before_a_mail_left_got_none_for_that_reason(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    assert found(house)[VERA, NOEL].no_mail is None
    mailed(house, VERA, "reminder", why="answered")
    assert found(house)[VERA, NOEL].no_mail == "answered"


def test_a_paused_pair_is_listed_as_paused_while_the_round_is_open(house: House) -> None:
    pausing.pause_pair(
        house.database,
        house.lead,
        pair_id(house, VERA),
        since=NOW.date(),
        until=(NOW + 5 * DAY).date(),
        reason="away",
        now=NOW,
    )
    one = found(house)[VERA, NOEL]
    assert (one.state, one.no_mail) == ("paused", "paused")
    assert state(house, VERA, NOEL, now=NOW + 6 * DAY)[0] == "asked"


def test_of_a_person_with_a_pair_that_is_kept_from_a_lead_only_the_form_is_told(
    house: House,
) -> None:
    """Mira mentors Tom, who is kept from the lead, and Uma. She came because of Tom."""
    recuse_lead(house, TOM, now=NOW)
    before = found(house)
    mira = house.actor(MIRA)
    mailed(house, MIRA, "reminder")
    bounced(house, MIRA, at=NOW)
    want_reminders(house.database, mira, False, now=NOW)
    house.submit(mira, TOM)
    assert found(house) == before
    assert not before[MIRA, UMA].known
    assert (MIRA, TOM) not in before
    house.submit(mira, UMA, now=NOW + HOUR)
    assert state(house, MIRA, UMA) == ("submitted", NOW + HOUR)


def test_a_round_of_another_program_is_not_there(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    with pytest.raises(NotAllowed):
        whereabouts(house.database, house.lead, other.round_id, now=datetime.now(UTC))
    (own,) = rounds.list_rounds(house.database, house.operator)
    with pytest.raises(NotAllowed):
        whereabouts(house.database, house.actor(TOM), own.id, now=NOW)
