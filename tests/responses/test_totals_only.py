"""A program may see totals alone: printed on the form, and kept with the response."""

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.store import scores
from mentorsurvey.store.owing import LeadsSee
from tests.house import CLOSES, MIRA, NOW, TOM, UMA, House


def choose(house: House, leads_see: LeadsSee) -> None:
    program.set_leads_see(house.database, house.lead, leads_see, now=NOW)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    return house.form(tom, MIRA)


def told(house: House, actor: Actor, form: str, item_id: str) -> str:
    """What stands beside a question."""
    opened = responses.open_form(house.database, actor, form)
    return opened.promise(opened.instrument.item(item_id), "Mira")


def by_name(house: House) -> list[scores.Score]:
    """Everything that the lead reads by name once all is over."""
    with house.database.read() as tx:
        return scores.of_program(tx, house.lead, measures=(), now=CLOSES)


def test_nothing_is_read_by_name_of_a_form_that_was_begun_for_totals_alone(
    house: House, tom: Actor
) -> None:
    choose(house, "totals")
    form = house.submit(tom, MIRA)
    assert set(house.scores(form)) == {"totals"}
    assert {"core", "meetings", "fairness", "gave"} <= set(house.scores(form)["totals"])
    assert by_name(house) == []


def test_the_form_says_so_beside_each_question(house: House, tom: Actor, form: str) -> None:
    before = told(house, tom, form, "core.trust"), told(house, tom, form, "meetings")
    assert not [said for said in before if "in totals" in said]
    choose(house, "totals")
    assert responses.open_form(house.database, tom, form).totals_only
    for item_id in ("core.trust", "meetings", "gave.overall", "fairness"):
        assert "in totals" in told(house, tom, form, item_id)


@pytest.mark.parametrize(("before", "after"), [("totals", "scores"), ("scores", "totals")])
def test_what_a_form_said_when_it_was_begun_holds_when_the_program_changes_its_mind(
    house: House, tom: Actor, form: str, before: LeadsSee, after: LeadsSee
) -> None:
    choose(house, before)
    responses.save(house.database, tom, form, "core.trust", 3, now=NOW)
    said = told(house, tom, form, "core.trust")
    choose(house, after)
    assert told(house, tom, form, "core.trust") == said
    house.submit(tom, MIRA)
    assert (by_name(house) == []) == (before == "totals")
    assert ("leads" in house.scores(form)) == (before == "scores")


def test_it_holds_through_taking_back_and_submitting_again(
    house: House, tom: Actor, form: str
) -> None:
    choose(house, "totals")
    house.submit(tom, MIRA)
    choose(house, "scores")
    responses.take_back(house.database, tom, form, now=NOW)
    responses.submit(house.database, tom, form, now=NOW)
    assert set(house.scores(form)) == {"totals"}


def test_each_form_keeps_its_own(house: House, tom: Actor) -> None:
    choose(house, "totals")
    house.submit(tom, MIRA)
    choose(house, "scores")
    uma = house.submit(house.actor(UMA), MIRA)
    assert set(house.scores(uma)) == {"leads", "totals"}
    assert len({one.relationship_id for one in by_name(house)}) == 1


def test_a_wish_about_who_sees_an_answer_begins_the_form_too(
    house: House, tom: Actor, form: str
) -> None:
    choose(house, "totals")
    opened = responses.open_form(house.database, tom, form)
    wish = {"core.trust": opened.audience(opened.instrument.item("core.trust"))}
    responses.set_audience(house.database, tom, form, wish, now=NOW)
    choose(house, "scores")
    assert responses.open_form(house.database, tom, form).totals_only


def test_only_a_lead_and_the_operator_choose_it(house: House, tom: Actor) -> None:
    with pytest.raises(NotAllowed):
        program.set_leads_see(house.database, tom, "totals", now=NOW)
    program.set_leads_see(house.database, house.operator, "totals", now=NOW)
    assert responses.due(house.database, tom)[0].totals_only


def test_a_program_begins_with_scores(house: House, tom: Actor, form: str) -> None:
    assert not responses.open_form(house.database, tom, form).totals_only
