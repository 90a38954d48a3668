"""What leads read as it stands: only what its author let the program read, and never a rating."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import Instrument
from mentorsurvey.store import rounds, texts
from tests.house import CLOSES, FULL, MIRA, NOEL, NOW, TOM, VERA, House, founded
from tests.readings.played import new_lead
from tests.store.leading import let_read, pair_id, recuse_lead

LATER = NOW + timedelta(hours=1)
SAID = {
    **FULL,
    "deliverables.status": "submitted",
    "open.better": "A standing slot every two weeks.",
}
READ = {"open.better": "A standing slot every two weeks.", "deliverables.status": "submitted"}


@pytest.fixture
def asked(unasked: House) -> House:
    """A program with an open review."""
    unasked.open_round("review")
    return unasked


@pytest.fixture
def tom(asked: House) -> Actor:
    return asked.actor(TOM)


def read(
    house: House, actor: Actor, *, mentee: str = TOM, now: datetime = LATER
) -> dict[tuple[str, str], object]:
    """(Side, item) → the answer as the lead reads it, of the pair and among all of the round."""
    wanted = pair_id(house, mentee)
    with house.database.read() as tx:
        found = texts.of_relationship(tx, actor, wanted, now=now)
        (asked,) = rounds.of_program(tx, house.program_id)
        in_round = texts.of_round(tx, actor, asked, now=now)
    assert {one.round_number for one in found} <= {1}
    assert [one for one in in_round if one.relationship_id == wanted] == found
    return {(one.side, one.answer.item_id): one.answer.value for one in found}


@pytest.fixture
def released(asked: House, tom: Actor) -> str:
    """The mentee's form, its words and its choice open to the program; both have submitted."""
    form = asked.form(tom, MIRA)
    asked.answer(tom, form, SAID)
    let_read(asked, tom, form, list(READ))
    responses.submit(asked.database, tom, form, now=NOW)
    asked.submit(asked.actor(MIRA), TOM, SAID)
    return form


def test_leads_read_what_its_author_lets_them_and_nothing_of_the_other(
    asked: House, released: str
) -> None:
    assert read(asked, asked.lead) == {
        ("mentee", item_id): value for item_id, value in READ.items()
    }


def test_without_their_authors_say_so_nothing_is_read(asked: House, tom: Actor) -> None:
    asked.submit(tom, MIRA, SAID)
    asked.submit(asked.actor(MIRA), TOM, SAID)
    assert read(asked, asked.lead, now=CLOSES) == {}


def test_no_rating_no_number_of_meetings_and_no_wish_is_read_whatever_is_let(
    asked: House, tom: Actor
) -> None:
    instrument: Instrument = responses.open_form(
        asked.database, tom, asked.form(tom, MIRA)
    ).instrument
    form = asked.form(tom, MIRA)
    answers = {
        item.id: 4 for item in instrument.asked_of("mentee") if item.kind in ("rating", "number")
    } | {"talk": ("work",), "contact": "no", "fairness": 1}
    asked.answer(tom, form, answers)
    open_to_leads = [
        item.id
        for item in instrument.asked_of("mentee")
        if item.widest_audience.admits("leads") and item.id in answers
    ]
    assert {"core.trust", "meetings"} <= set(open_to_leads)
    let_read(asked, tom, form, open_to_leads)
    responses.submit(asked.database, tom, form, now=NOW)
    assert read(asked, asked.lead, now=CLOSES) == {}


def test_a_wish_to_be_contacted_and_what_to_talk_about_are_not_to_be_let_read(
    asked: House, tom: Actor
) -> None:
    instrument = responses.open_form(asked.database, tom, asked.form(tom, MIRA)).instrument
    for item_id in ("talk", "contact"):
        assert not instrument.item(item_id).widest_audience.admits("leads")


def test_nothing_is_read_before_release_or_close(asked: House, tom: Actor) -> None:
    form = asked.form(tom, MIRA)
    asked.answer(tom, form, SAID)
    let_read(asked, tom, form, list(READ))
    assert read(asked, asked.lead, now=CLOSES) == {}  # a draft is never read
    responses.submit(asked.database, tom, form, now=NOW)
    assert read(asked, asked.lead, now=CLOSES - timedelta(seconds=1)) == {}
    assert set(read(asked, asked.lead, now=CLOSES)) == {("mentee", item_id) for item_id in READ}


def test_what_was_taken_back_is_not_read(asked: House, tom: Actor) -> None:
    form = asked.form(tom, MIRA)
    asked.answer(tom, form, SAID)
    let_read(asked, tom, form, list(READ))
    responses.submit(asked.database, tom, form, now=NOW)
    responses.take_back(asked.database, tom, form, now=LATER)
    assert read(asked, asked.lead, now=CLOSES) == {}


def test_what_its_author_closes_again_is_read_no_more(
    asked: House, tom: Actor, released: str
) -> None:
    wish = {"open.better": Audience.ONLY_YOU}
    responses.set_audience(asked.database, tom, released, wish, now=LATER)
    assert set(read(asked, asked.lead)) == {("mentee", "deliverables.status")}


def test_a_blank_answer_that_was_let_read_is_not_there(asked: House, tom: Actor) -> None:
    form = asked.form(tom, MIRA)
    asked.answer(tom, form, SAID)
    let_read(asked, tom, form, list(READ))
    asked.answer(tom, form, {"open.better": "  "})
    responses.submit(asked.database, tom, form, now=NOW)
    assert set(read(asked, asked.lead, now=CLOSES)) == {("mentee", "deliverables.status")}


def test_of_another_relationship_nothing_is_read(asked: House, released: str) -> None:
    assert read(asked, asked.lead, mentee=VERA) == {}


def test_a_lead_who_was_named_later_reads_none_of_it(asked: House, released: str) -> None:
    later = new_lead(asked, "Nora Vale", now=LATER)
    assert read(asked, later, now=CLOSES) == {}


def test_a_lead_who_is_kept_out_of_the_pair_reads_none_of_it(asked: House, released: str) -> None:
    recuse_lead(asked, TOM, now=LATER)
    assert read(asked, asked.lead, now=CLOSES) == {}


def test_a_lead_reads_none_of_their_own_pair(asked: House, released: str) -> None:
    assert read(asked, new_lead(asked, MIRA, now=NOW), now=CLOSES) == {}
    assert read(asked, new_lead(asked, NOEL, now=NOW), now=CLOSES) != {}


Told = Callable[[House], Actor]


@pytest.mark.parametrize(
    "who",
    [
        lambda house: house.actor(MIRA),
        lambda house: house.operator,
        lambda house: founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim"),)).lead,
    ],
    ids=["a participant", "the operator", "another program's lead"],
)
def test_nobody_else_reads_any(asked: House, released: str, who: Told) -> None:
    assert read(asked, who(asked), now=CLOSES) == {}


def test_of_a_form_that_was_begun_for_totals_alone_nothing_is_read(
    asked: House, tom: Actor
) -> None:
    program.set_leads_see(asked.database, asked.lead, "totals", now=NOW)
    form = asked.form(tom, MIRA)
    asked.answer(tom, form, SAID)
    let_read(asked, tom, form, list(READ))
    program.set_leads_see(asked.database, asked.lead, "scores", now=NOW)
    responses.submit(asked.database, tom, form, now=NOW)
    assert read(asked, asked.lead, now=CLOSES) == {}


PLANNED, OTHER = "deliverables.planned", "deliverables.other"


@pytest.mark.parametrize("planned", ["other", "manuscript"])
def test_an_answer_that_no_longer_applied_at_submission_is_not_there(
    unasked: House, planned: str
) -> None:
    unasked.open_round("introduction")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, {PLANNED: ["other"], OTHER: "A podcast."})
    let_read(unasked, tom, form, [PLANNED, OTHER])
    unasked.answer(tom, form, {PLANNED: [planned]})
    responses.submit(unasked.database, tom, form, now=NOW)
    found = read(unasked, unasked.lead, now=CLOSES)
    assert found[("mentee", PLANNED)] == f'["{planned}"]'
    assert (("mentee", OTHER) in found) == (planned == "other")
