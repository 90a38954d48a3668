"""Give and take as leads read it: two people's answers to one flow, averaged, or nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import scores
from tests.house import CLOSES, FULL, LEAD, MIRA, NOEL, NOW, TOM, VERA, House, founded
from tests.readings.played import new_lead
from tests.store.leading import pair_id, recuse_lead

LATER = NOW + timedelta(hours=1)
MENTOR = {**FULL, "gave.overall": 7, "got.overall": 3}
MENTEE = {**FULL, "gave.overall": 2, "got.overall": 5}
FLOWS = ("gave.overall", "got.overall")
# From the mentor: 7 given is 100, 5 got is 66⅔. From the mentee: 2 given is 16⅔, 3 got is 33⅓.
BOTH = (250 / 3, 25)


def read(
    house: House, actor: Actor, *, kind: str = "", now: object = LATER
) -> dict[tuple[str, int], tuple[float, float]]:
    """(relationship, round) → from the mentor, from the mentee."""
    with house.database.read() as tx:
        said = scores.flows(tx, actor, kind=kind, now=now)
    return {at: (flow.mentor_to_mentee, flow.mentee_to_mentor) for at, flow in said.items()}


@pytest.fixture
def mira(house: House) -> Actor:
    return house.actor(MIRA)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


def both(house: House) -> tuple[str, str]:
    """Both of a pair answer and submit; their forms."""
    return (
        house.submit(house.actor(MIRA), TOM, MENTOR),
        house.submit(house.actor(TOM), MIRA, MENTEE),
    )


def test_each_flow_is_the_average_of_what_one_gave_and_the_other_got(house: House) -> None:
    both(house)
    (row,) = read(house, house.lead).items()
    assert row[0] == (pair_id(house, TOM), 1)
    assert row[1] == pytest.approx(BOTH)


def test_one_relationship_is_read_by_itself(house: House) -> None:
    both(house)
    house.submit(house.actor(NOEL), VERA, MENTEE)
    house.submit(house.actor(VERA), NOEL, MENTOR)
    with house.database.read() as tx:
        said = scores.flows(tx, house.lead, relationship_id=pair_id(house, VERA), now=LATER)
    (flow,) = said.values()
    assert (flow.mentor_to_mentee, flow.mentee_to_mentor) == pytest.approx((25, 250 / 3))
    assert len(read(house, house.lead)) == 2


def test_neither_answer_is_read_by_itself(house: House) -> None:
    both(house)
    with house.database.read() as tx:
        for measure in ("gave", "got"):
            assert scores.of_program(tx, house.lead, measures=(measure,), now=CLOSES) == []


@pytest.mark.parametrize("item_id", FLOWS)
@pytest.mark.parametrize("whose", ["mentor", "mentee"])
@pytest.mark.parametrize("how", [None, CANT_SAY, "hidden"])
def test_all_four_answers_are_needed(
    house: House, mira: Actor, tom: Actor, item_id: str, whose: str, how: object
) -> None:
    for actor, partner, answers in ((mira, TOM, MENTOR), (tom, MIRA, MENTEE)):
        form = house.form(actor, partner)
        house.answer(actor, form, answers)
        if (actor is mira) == (whose == "mentor"):
            if how == "hidden":
                wish = {item_id: Audience.PARTNER}
                responses.set_audience(house.database, actor, form, wish, now=NOW)
            else:
                house.answer(actor, form, {item_id: how})
        responses.submit(house.database, actor, form, now=NOW)
    assert read(house, house.lead) == read(house, house.lead, now=CLOSES) == {}


@pytest.mark.parametrize("item_id", FLOWS)
def test_hiding_one_of_the_four_afterwards_takes_both_flows_away(
    house: House, mira: Actor, item_id: str
) -> None:
    hers, _ = both(house)
    wish = {item_id: Audience.ONLY_YOU}
    responses.set_audience(house.database, mira, hers, wish, now=LATER)
    assert read(house, house.lead) == {}


def test_one_side_alone_gives_no_flow_also_after_the_close(house: House, mira: Actor) -> None:
    house.submit(mira, TOM, MENTOR)
    assert read(house, house.lead, now=CLOSES) == {}


def test_a_draft_gives_no_flow(house: House, mira: Actor, tom: Actor) -> None:
    house.submit(mira, TOM, MENTOR)
    house.answer(tom, house.form(tom, MIRA), MENTEE)
    assert read(house, house.lead, now=CLOSES) == {}


def test_answers_of_two_rounds_make_no_flow_together(house: House, mira: Actor, tom: Actor) -> None:
    house.submit(mira, TOM, MENTOR)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    house.open_round(now=LATER)
    house.submit(tom, MIRA, MENTEE, number=2, now=LATER)
    assert read(house, house.lead, now=CLOSES + timedelta(days=90)) == {}


def test_a_kind_is_read_by_itself(unasked: House) -> None:
    unasked.open_round("review", extras=True)
    unasked.submit(unasked.actor(MIRA), TOM, {"gave.ideas": 7, "got.ideas": 1})
    unasked.submit(unasked.actor(TOM), MIRA, {"gave.ideas": 1, "got.ideas": 4})
    key = (pair_id(unasked, TOM), 1)
    assert read(unasked, unasked.lead, kind="ideas") == {key: pytest.approx((75, 0))}
    assert read(unasked, unasked.lead) == read(unasked, unasked.lead, kind="support") == {}


def test_a_lead_who_was_named_later_reads_later_rounds_alone(house: House) -> None:
    both(house)
    later = new_lead(house, "Nora Vale", now=LATER)
    assert read(house, later) == {}
    assert read(house, house.lead) != {}


def test_one_who_was_named_between_the_two_submissions_reads_neither(
    house: House, mira: Actor, tom: Actor
) -> None:
    house.submit(mira, TOM, MENTOR)
    later = new_lead(house, "Nora Vale", now=LATER)
    house.submit(tom, MIRA, MENTEE, now=LATER + timedelta(hours=1))
    assert read(house, later, now=CLOSES) == {}


def test_a_lead_who_is_kept_out_of_a_pair_reads_nothing_of_it(house: House) -> None:
    both(house)
    house.submit(house.actor(NOEL), VERA, MENTOR)
    house.submit(house.actor(VERA), NOEL, MENTEE)
    recuse_lead(house, TOM, now=LATER)
    assert set(read(house, house.lead)) == {(pair_id(house, VERA), 1)}


def test_a_lead_reads_nothing_of_their_own_pair(house: House) -> None:
    both(house)
    own = new_lead(house, MIRA, now=NOW)
    assert read(house, own) == {}


Told = Callable[[House], Actor]


@pytest.mark.parametrize(
    "who",
    [
        lambda house: house.actor(TOM),
        lambda house: house.operator,
        lambda house: founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim"),)).lead,
    ],
    ids=["a participant", "the operator", "another program's lead"],
)
def test_nobody_else_reads_any(house: House, who: Told) -> None:
    both(house)
    assert read(house, who(house), now=CLOSES) == {}


@pytest.mark.parametrize("first", [MIRA, TOM])
def test_a_form_that_was_begun_for_totals_alone_is_in_no_flow(house: House, first: str) -> None:
    partner = {MIRA: TOM, TOM: MIRA}[first]
    program.set_leads_see(house.database, house.lead, "totals", now=NOW)
    house.submit(house.actor(first), partner, MENTOR)
    program.set_leads_see(house.database, house.lead, "scores", now=NOW)
    house.submit(house.actor(partner), first, MENTEE)
    assert read(house, house.lead, now=CLOSES) == {}


def test_a_lead_who_has_ended_reads_none(house: House) -> None:
    both(house)
    lead = house.lead
    with house.database.write() as tx:
        tx.run("UPDATE lead SET ended_at = :now", now="2026-10-05T09:30:00.000000Z")
    assert lead.person_id == house.person_id(LEAD)
    assert read(house, lead) == {}
