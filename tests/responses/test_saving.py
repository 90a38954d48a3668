"""Each answer is saved as it is given, by its author alone, while the form is open."""

import json
from datetime import timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience, clock
from mentorsurvey.errors import AnswerError, NotAllowed, ResponseClosed
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import Database
from mentorsurvey.store.grace import GRACE
from mentorsurvey.store.responses import Answer
from tests.house import ANCHORS, CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    return house.form(tom, MIRA)


def answers(house: House, actor: Actor, invitation_id: str) -> dict[str, Answer]:
    return dict(responses.open_form(house.database, actor, invitation_id).answers)


def test_an_answer_is_there_as_soon_as_it_is_saved(house: House, tom: Actor, form: str) -> None:
    responses.save(house.database, tom, form, "core.trust", 6, now=NOW)
    answer = answers(house, tom, form)["core.trust"]
    assert (answer.number, answer.answered_at, answer.given) == (6.0, NOW, True)
    assert house.count("response") == 1


def test_an_answer_takes_the_place_of_the_one_before(house: House, tom: Actor, form: str) -> None:
    for value in (6, 2):
        responses.save(house.database, tom, form, "core.trust", value, now=NOW)
    assert answers(house, tom, form)["core.trust"].number == 2
    assert house.count("answer") == 1


def test_cant_say_is_an_answer_without_a_value(house: House, tom: Actor, form: str) -> None:
    responses.save(house.database, tom, form, "core.trust", 6, now=NOW)
    responses.save(house.database, tom, form, "core.trust", CANT_SAY, now=NOW)
    answer = answers(house, tom, form)["core.trust"]
    assert (answer.given, answer.cant_say, answer.value) == (True, True, None)


def test_a_value_after_cant_say_is_a_value(house: House, tom: Actor, form: str) -> None:
    responses.save(house.database, tom, form, "core.trust", CANT_SAY, now=NOW)
    responses.save(house.database, tom, form, "core.trust", 3, now=NOW)
    answer = answers(house, tom, form)["core.trust"]
    assert (answer.cant_say, answer.value) == (False, 3.0)


def test_a_question_that_is_not_rated_has_no_cant_say(house: House, tom: Actor, form: str) -> None:
    with pytest.raises(AnswerError, match="can't say"):
        responses.save(house.database, tom, form, "meetings", CANT_SAY, now=NOW)
    assert house.count("answer") == 0


def test_a_cleared_answer_is_no_answer(house: House, tom: Actor, form: str) -> None:
    responses.save(house.database, tom, form, "meetings", 4, now=NOW)
    responses.save(house.database, tom, form, "meetings", None, now=NOW)
    opened = responses.open_form(house.database, tom, form)
    assert not opened.given("meetings")
    assert opened.visible("meetings") is None
    assert "meetings" in {item.id for item in opened.unanswered}


def test_a_question_that_the_form_does_not_hold_is_refused(
    house: House, tom: Actor, form: str
) -> None:
    for item_id in ("core.none", "", "core.trust\0", "growth.confidence"):
        with pytest.raises(AnswerError, match="no such question"):
            responses.save(house.database, tom, form, item_id, 3, now=NOW)
    assert house.count("response") == 0


@pytest.mark.parametrize("verb", ["open", "save", "set_audience", "submit", "take_back"])
@pytest.mark.parametrize("whose", ["partner", "stranger", "nobody", "garbled"])
def test_not_yours_and_not_there_are_one_and_the_same(
    house: House, tom: Actor, verb: str, whose: str
) -> None:
    form = {
        "partner": house.form(house.actor(MIRA), TOM),
        "stranger": house.form(house.actor(VERA), NOEL),
        "nobody": "01a2031a-caf2-79c6-8c0b-fdbbaa135d23",
        "garbled": "' OR ''='\0",
    }[whose]
    call = {
        "open": lambda: responses.open_form(house.database, tom, form),
        "save": lambda: responses.save(house.database, tom, form, "core.trust", 3, now=NOW),
        "set_audience": lambda: responses.set_audience(
            house.database, tom, form, {"core.trust": Audience.ONLY_YOU}, now=NOW
        ),
        "submit": lambda: responses.submit(house.database, tom, form, now=NOW),
        "take_back": lambda: responses.take_back(house.database, tom, form, now=NOW),
    }[verb]
    with pytest.raises(NotAllowed) as caught:
        call()
    assert str(caught.value) == str(NotAllowed())
    assert house.count("response") == house.count("answer") == 0


def test_a_mentor_of_two_has_two_forms_and_mixes_them_up_never(house: House) -> None:
    mira = house.actor(MIRA)
    about = {
        form.owed.partner: form.owed.invitation_id for form in responses.due(house.database, mira)
    }
    assert set(about) == {TOM, UMA}
    responses.save(house.database, mira, about[TOM], "core.trust", 7, now=NOW)
    assert "core.trust" in answers(house, mira, about[TOM])
    assert "core.trust" not in answers(house, mira, about[UMA])


def test_neither_the_operator_nor_the_clock_opens_a_form(house: House, form: str) -> None:
    for actor in (house.operator, clock()):
        with pytest.raises(NotAllowed):
            responses.open_form(house.database, actor, form)
        with pytest.raises(NotAllowed):
            responses.save(house.database, actor, form, "core.trust", 3, now=NOW)
        with pytest.raises(NotAllowed):
            responses.due(house.database, actor)


def test_a_lead_opens_no_form_of_others(house: House, form: str) -> None:
    with pytest.raises(NotAllowed):
        responses.open_form(house.database, house.lead, form)
    assert responses.due(house.database, house.lead) == []


def test_the_last_moment_of_the_grace_still_counts_and_its_end_does_not(
    house: House, tom: Actor, form: str
) -> None:
    responses.save(house.database, tom, form, "core.trust", 2, now=NOW)
    last = CLOSES + GRACE - timedelta(microseconds=1)
    responses.save(house.database, tom, form, "core.trust", 3, now=last)
    with pytest.raises(ResponseClosed, match="has closed"):
        responses.save(house.database, tom, form, "core.trust", 4, now=CLOSES + GRACE)
    assert answers(house, tom, form)["core.trust"].number == 3


def test_an_extension_takes_answers_after_the_close(house: House, tom: Actor, form: str) -> None:
    later = CLOSES + timedelta(days=2)
    rounds.extend_invitation(house.database, house.lead, house.round_id, form, until=later, now=NOW)
    responses.save(house.database, tom, form, "core.trust", 4, now=CLOSES + timedelta(days=1))
    with pytest.raises(ResponseClosed):
        responses.save(house.database, tom, form, "core.trust", 5, now=later + GRACE)
    other = house.actor(UMA)
    with pytest.raises(ResponseClosed):
        responses.save(house.database, other, house.form(other, MIRA), "core.trust", 4, now=CLOSES)


def test_nothing_is_saved_after_submitting(house: House, tom: Actor, form: str) -> None:
    house.answer(tom, form)
    responses.submit(house.database, tom, form, now=NOW)
    with pytest.raises(ResponseClosed, match="submitted already"):
        responses.save(house.database, tom, form, "core.trust", 1, now=NOW)
    assert answers(house, tom, form)["core.trust"].number == 3


def test_a_question_for_the_other_side_is_none_of_ones_own(unasked: House) -> None:
    unasked.open_round("review")
    mira, tom = unasked.actor(MIRA), unasked.actor(TOM)
    responses.save(unasked.database, tom, unasked.form(tom, MIRA), "others.perspective", 4, now=NOW)
    with pytest.raises(AnswerError, match="no such question"):
        responses.save(
            unasked.database, mira, unasked.form(mira, TOM), "others.perspective", 4, now=NOW
        )


@pytest.mark.parametrize("value", [("work",), ("trust", "work"), ("none",)])
def test_one_names_up_to_two_topics_to_talk_about_or_none(
    house: House, tom: Actor, form: str, value: tuple[str, ...]
) -> None:
    responses.save(house.database, tom, form, "talk", value, now=NOW)
    opened = responses.open_form(house.database, tom, form)
    assert set(json.loads(opened.answers["talk"].words or "")) == set(value)


@pytest.mark.parametrize("value", [("work", "trust", "guidance"), ("none", "work"), ("fees",)])
def test_three_topics_or_none_beside_one_are_refused(
    house: House, tom: Actor, form: str, value: tuple[str, ...]
) -> None:
    with pytest.raises(AnswerError) as caught:
        responses.save(house.database, tom, form, "talk", value, now=NOW)
    assert caught.value.where == "talk"
    assert house.count("answer") == 0


@pytest.mark.parametrize("timezone", ["UTC", "Pacific/Kiritimati"])
def test_what_was_saved_before_the_close_stays_and_is_not_submitted(
    database: Database, timezone: str
) -> None:
    house = founded(database, timezone=timezone)
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    responses.save(house.database, tom, form, "core.trust", 3, now=NOW)
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    opened = responses.open_form(house.database, tom, form)
    assert opened.answers["core.trust"].number == 3
    assert opened.owed.submitted_at is None
    assert house.count("score") == 0


def test_due_lists_the_next_to_close_first(house: House) -> None:
    mira = house.actor(MIRA)
    uma_form = house.form(mira, UMA)
    tom_form = house.form(mira, TOM)
    assert [form.owed.invitation_id for form in responses.due(house.database, mira)] == [
        tom_form,
        uma_form,
    ]
    rounds.extend_invitation(
        house.database,
        house.lead,
        house.round_id,
        tom_form,
        until=CLOSES + timedelta(days=1),
        now=NOW,
    )
    assert [form.owed.invitation_id for form in responses.due(house.database, mira)] == [
        uma_form,
        tom_form,
    ]


def test_saving_inside_a_unit_of_work_that_fails_saves_nothing(
    house: House, tom: Actor, form: str
) -> None:
    def two_and_a_bad_one() -> None:
        with house.database.write() as tx:
            for item_id, value in zip(ANCHORS[:3], (3, 4, 99), strict=True):
                responses.save(tx, tom, form, item_id, value, now=NOW)

    with pytest.raises(AnswerError):
        two_and_a_bad_one()
    assert house.count("answer") == house.count("response") == 0
