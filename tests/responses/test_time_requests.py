"""Somebody missed the close of a form that they began, and asks for more time."""

from datetime import timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, ResponseClosed, RoundError
from mentorsurvey.program import pausing
from mentorsurvey.store.grace import GRACE
from tests.house import CLOSES, MIRA, NOW, TOM, UMA, House
from tests.store.leading import pair_id, recuse_lead

LATE = CLOSES + timedelta(days=1)
NEXT = LATE + timedelta(days=7)


@pytest.fixture
def tom(house: House) -> Actor:
    """Tom, who began his form about Mira."""
    actor = house.actor(TOM)
    house.answer(actor, house.form(actor, MIRA), {"core.trust": 3})
    return actor


def ask(house: House, tom: Actor) -> str:
    form = house.form(tom, MIRA)
    responses.ask_for_time(house.database, tom, form, now=LATE)
    return form


def waiting(house: House, actor: Actor | None = None) -> list[tuple[str, str, int]]:
    who = actor or house.lead
    found = rounds.waiting_requests(house.database, who, now=LATE)
    assert rounds.count_requests(house.database, who, now=LATE) == len(found)
    return [(one.name, one.partner, one.round_number) for one in found]


def outcome(house: House, tom: Actor) -> str | None:
    (one,) = responses.own_requests(house.database, tom).values()
    return one.outcome


def test_a_request_stands_for_leads_once_however_often_it_is_made(house: House, tom: Actor) -> None:
    ask(house, tom)
    ask(house, tom)
    assert waiting(house) == [(TOM, MIRA, 1)]
    (found,) = rounds.waiting_requests(house.database, house.lead, now=LATE)
    assert found.asked_at == LATE
    with house.database.read() as tx:
        (entry,) = tx.rows("SELECT COUNT(*) AS n FROM audit WHERE verb = 'form.ask_time'")
    assert entry["n"] == 1


def test_time_that_is_given_opens_the_form_and_ends_the_request(house: House, tom: Actor) -> None:
    form = ask(house, tom)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=NEXT, now=LATE)
    assert waiting(house) == []
    assert outcome(house, tom) == "given"
    house.submit(tom, MIRA, now=NEXT - timedelta(days=1))


def test_whoever_missed_the_extra_time_too_can_ask_again(house: House, tom: Actor) -> None:
    form = ask(house, tom)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=NEXT, now=LATE)
    with pytest.raises(ResponseClosed, match="This form is open"):
        responses.ask_for_time(house.database, tom, form, now=NEXT)
    over = NEXT + GRACE
    responses.ask_for_time(house.database, tom, form, now=over)
    (found,) = rounds.waiting_requests(house.database, house.lead, now=over)
    assert (found.invitation_id, found.asked_at) == (form, over)


def test_moving_the_last_day_for_everyone_meets_each_request(house: House, tom: Actor) -> None:
    ask(house, tom)
    rounds.move_close(house.database, house.lead, house.round_id, closes_at=NEXT, now=LATE)
    assert outcome(house, tom) == "given"
    assert rounds.waiting_requests(house.database, house.lead, now=NEXT) == []


def test_a_request_that_is_turned_down_is_over_until_a_lead_gives_time(
    house: House, tom: Actor
) -> None:
    form = ask(house, tom)
    for _ in range(2):
        rounds.decline_time(house.database, house.lead, form, now=LATE)
    assert (waiting(house), outcome(house, tom)) == ([], "declined")
    with pytest.raises(ResponseClosed, match="did not give more time"):
        ask(house, tom)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=NEXT, now=LATE)
    assert outcome(house, tom) == "given"


def test_turning_down_comes_too_late_for_time_that_was_given(house: House, tom: Actor) -> None:
    form = ask(house, tom)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=NEXT, now=LATE)
    rounds.decline_time(house.database, house.lead, form, now=LATE)
    assert outcome(house, tom) == "given"


def test_a_form_that_is_open_needs_no_request(house: House, tom: Actor) -> None:
    with pytest.raises(ResponseClosed, match="is open"):
        responses.ask_for_time(house.database, tom, house.form(tom, MIRA), now=NOW)


def test_a_discarded_round_says_why_there_is_no_more_time(house: House, tom: Actor) -> None:
    ask(house, tom)
    rounds.discard_round(house.database, house.lead, house.round_id, now=LATE)
    assert waiting(house) == []
    with pytest.raises(ResponseClosed, match="withdrew this round"):
        ask(house, tom)


def test_an_ended_pair_says_why_there_is_no_more_time(house: House, tom: Actor) -> None:
    ask(house, tom)
    pausing.end_pair(
        house.database,
        house.lead,
        pair_id(house, TOM),
        since=LATE.date(),
        reason="finished",
        now=LATE,
    )
    assert waiting(house) == []
    with pytest.raises(ResponseClosed, match="This pair has ended"):
        ask(house, tom)


def test_a_round_that_does_not_count_takes_no_requests(house: House, tom: Actor) -> None:
    house.submit(house.actor(UMA), MIRA)
    ask(house, tom)
    rounds.set_counts(house.database, house.lead, house.round_id, counts=False, now=LATE)
    assert waiting(house) == []
    with pytest.raises(ResponseClosed, match="does not use this round"):
        ask(house, tom)
    with pytest.raises(RoundError, match="does not count"):
        rounds.extend_invitation(
            house.database, house.lead, house.round_id, house.form(tom, MIRA), until=NEXT, now=LATE
        )


def test_a_lead_who_is_kept_from_the_pair_reads_no_request(house: House, tom: Actor) -> None:
    form = ask(house, tom)
    recuse_lead(house, TOM, now=NOW, lead_id=house.lead.person_id)
    assert waiting(house) == []
    with pytest.raises(NotAllowed):
        rounds.decline_time(house.database, house.lead, form, now=LATE)
    assert waiting(house, house.operator) == [(TOM, MIRA, 1)]


def test_a_browser_that_gave_no_answer_cannot_ask_or_tell_that_somebody_did(
    house: House, tom: Actor
) -> None:
    form = ask(house, tom)
    elsewhere, never = house.actor(TOM, browser="elsewhere"), house.actor(UMA)
    assert responses.own_requests(house.database, elsewhere) == {}
    told = []
    for actor, asked in ((elsewhere, form), (never, house.form(never, MIRA))):
        with pytest.raises(ResponseClosed) as refused:
            responses.ask_for_time(house.database, actor, asked, now=LATE)
        told.append(str(refused.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("open_for", "says"),
    [
        (timedelta(days=3), "Ask your program for more time."),
        (timedelta(hours=3), "You don't need to do more."),
    ],
)
def test_who_is_late_is_sent_to_their_program_only_where_the_round_counts(
    house: House, open_for: timedelta, says: str
) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    closed = house.now + open_for
    rounds.close_round(house.database, house.lead, house.round_id, now=closed)
    with pytest.raises(ResponseClosed) as late:
        house.answer(tom, form, {"core.trust": 5}, now=closed)
    assert late.value.mend.endswith(says)
