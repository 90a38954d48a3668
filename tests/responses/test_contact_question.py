"""A wish to be contacted is asked where somebody is named, and takes only people who are named."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnswerError, ResponseClosed
from mentorsurvey.responses.forms import in_words
from tests.house import FULL, LEAD, MIRA, NOW, TOM, House, address

SAM = "Sam Ode"
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    return house.form(tom, MIRA)


def name_lead(house: House) -> None:
    person = house.person_id(LEAD)
    program.name_lead_contact(house.database, house.lead, person, now=NOW)


def name_sam(house: House, name: str = SAM, *, now: datetime = NOW) -> None:
    """Name a confidential contact, by an address like those in the roster."""
    where = address(name)
    program.name_confidential_contact(house.database, house.lead, name, where, now=now)


def offered(house: House, actor: Actor, form: str) -> dict[str, str]:
    """The options of the question, empty where it is not asked."""
    opened = responses.open_form(house.database, actor, form)
    asked = [item for item in opened.shown if item.id == "contact"]
    return opened.options(asked[0]) if asked else {}


def test_it_is_not_asked_where_nobody_is_named(house: House, tom: Actor, form: str) -> None:
    assert offered(house, tom, form) == {}
    assert len(responses.open_form(house.database, tom, form).unanswered) == len(FULL)


def test_it_offers_exactly_the_people_who_are_named_by_their_names(
    house: House, tom: Actor, form: str
) -> None:
    name_lead(house)
    assert offered(house, tom, form) == {"no": "No", "lead": f"Yes, {LEAD}"}
    name_sam(house)
    assert offered(house, tom, form) == {
        "no": "No",
        "lead": f"Yes, {LEAD}",
        "contact": f"Yes, in confidence, {SAM}",
    }


@pytest.mark.parametrize("value", ["lead", "contact"])
def test_nobody_is_asked_who_is_not_named(house: House, tom: Actor, form: str, value: str) -> None:
    if value == "lead":
        name_sam(house)
    else:
        name_lead(house)
    with pytest.raises(AnswerError, match="not named") as caught:
        responses.save(house.database, tom, form, "contact", value, now=NOW)
    assert (caught.value.where, bool(caught.value.mend)) == ("contact", True)
    responses.save(house.database, tom, form, "contact", "no", now=NOW)
    assert house.count("answer") == 1


def test_nobody_of_the_pair_is_offered(house: House, tom: Actor, form: str) -> None:
    name_sam(house, MIRA)
    assert offered(house, tom, form) == {}
    with pytest.raises(AnswerError, match="not named"):
        responses.save(house.database, tom, form, "contact", "contact", now=NOW)


def test_a_wish_reaches_the_person_at_submission_and_not_before(
    house: House, tom: Actor, form: str
) -> None:
    name_sam(house)
    house.answer(tom, form, {**FULL, "contact": "contact"})
    assert house.count("wish") == 0
    responses.submit(house.database, tom, form, now=NOW)
    assert house.count("wish") == 1


def test_no_wish_is_passed_on_where_the_answer_is_no(house: House, tom: Actor, form: str) -> None:
    name_sam(house)
    house.answer(tom, form, {**FULL, "contact": "no"})
    responses.submit(house.database, tom, form, now=NOW)
    assert house.count("wish") == 0


def test_a_wish_is_in_no_score(house: House, tom: Actor, form: str) -> None:
    name_sam(house)
    house.answer(tom, form, {**FULL, "contact": "contact"})
    responses.submit(house.database, tom, form, now=NOW)
    measures = {measure for one in house.scores(form).values() for measure in one}
    assert not [measure for measure in measures if "contact" in measure]


def test_a_wish_that_names_somebody_else_by_now_is_chosen_again(
    house: House, tom: Actor, form: str
) -> None:
    name_sam(house)
    house.answer(tom, form, {**FULL, "contact": "contact"})
    name_sam(house, "Ira Quist", now=LATER)
    with pytest.raises(ResponseClosed, match="changed who gets in touch"):
        responses.submit(house.database, tom, form, now=LATER)
    assert (house.count("wish"), house.scores(form)) == (0, {})
    responses.save(house.database, tom, form, "contact", "contact", now=LATER)
    responses.submit(house.database, tom, form, now=LATER)
    assert house.count("wish") == 1


def test_a_wish_never_vanishes_when_nobody_is_named_any_more(
    house: House, tom: Actor, form: str
) -> None:
    name_sam(house)
    house.answer(tom, form, {**FULL, "contact": "contact"})
    program.end_contact(house.database, house.lead, "contact", now=LATER)
    assert offered(house, tom, form) == {"no": "No"}
    opened = responses.open_form(house.database, tom, form)
    item = opened.instrument.item("contact")
    said = in_words(opened.instrument, item, opened.answers[item.id], opened.options(item))
    assert said == "Somebody whom your program no longer names"
    with pytest.raises(ResponseClosed, match="changed who gets in touch"):
        responses.submit(house.database, tom, form, now=LATER)
    responses.save(house.database, tom, form, "contact", "no", now=LATER)
    assert not responses.submit(house.database, tom, form, now=LATER).again
