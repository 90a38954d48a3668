"""Everything that one said, on the browser where it was said, and what the reflections told."""

from datetime import timedelta

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.readings.my_answers import GONE, UNSEEN, WithPartner, my_answers
from mentorsurvey.readings.own_lines import Line
from mentorsurvey.readings.own_words import drawn, finding, in_one_sentence, standing_of
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.store import Database
from tests.house import FULL, MIRA, NOEL, NOW, TOM, VERA, House
from tests.program.leaving import erase, left

LATER = NOW + timedelta(days=30)
DAY = "{:%B %d}".format


def of(house: House, who: str, *, browser: str = "phone") -> tuple[WithPartner, ...]:
    return my_answers(house.database, house.actor(who, browser=browser), now=NOW)


def line(found: WithPartner, topic: str, place: int = 0) -> Line:
    return next(one for one in found.topics if one.title == topic).lines[place]


def again(house: House, number: int, answers: dict[str, object]) -> None:
    """One more round in which Vera and Noel answer."""
    when = NOW + timedelta(days=15 * (number - 1))
    house.open_round(now=when)
    for who, partner in ((VERA, NOEL), (NOEL, VERA)):
        house.submit(house.actor(who), partner, {**FULL, **answers}, number=number, now=when)


def test_every_answer_stands_there_with_what_its_form_promises(house: House) -> None:
    form = house.submit(house.actor(VERA), NOEL)
    (found,) = of(house, VERA)
    said = {one.item.id: one for one in found.forms[0].said(NOW)}
    assert found.partner == NOEL
    assert set(said) == set(FULL)
    assert said["core.trust"].answer == "3 of 7"
    shown = responses.open_form(house.database, house.actor(VERA), form)
    for item in shown.shown:
        assert said[item.id].who == shown.promise(item, NOEL)


def test_who_sees_an_answer_follows_when_it_is_shown_to_fewer(house: House) -> None:
    actor = house.actor(VERA)
    form = house.submit(actor, NOEL)
    wish = {"core.trust": Audience.ONLY_YOU}
    responses.set_audience(house.database, actor, form, wish, now=NOW)
    said = {one.item.id: one for one in of(house, VERA)[0].forms[0].said(NOW)}
    assert said["core.trust"].who == "Only you see this."


@pytest.mark.parametrize("submits", [True, False])
def test_on_another_browser_it_is_as_if_nothing_had_been_said(house: House, submits: bool) -> None:
    untouched = of(house, VERA, browser="tablet")
    actor = house.actor(VERA)
    if submits:
        house.submit(actor, NOEL)
        house.submit(house.actor(NOEL), VERA)
    else:
        house.answer(actor, house.form(actor, NOEL))
    assert of(house, VERA, browser="tablet") == untouched == ()


def test_the_pin_opens_it_on_another_browser(house: House) -> None:
    actor = house.actor(VERA)
    house.submit(actor, NOEL)
    sign_in.choose_pin(house.database, actor, "271828", now=NOW)
    tablet = house.actor(VERA, browser="tablet")
    sign_in.enter_pin(house.database, tablet, "271828", now=NOW)
    (found,) = my_answers(house.database, tablet, now=NOW)
    assert len(found.forms[0].said(NOW)) == len(FULL)


def test_what_was_not_submitted_is_seen_by_nobody_else(house: House) -> None:
    actor = house.actor(VERA)
    house.answer(actor, house.form(actor, NOEL))
    hidden = {"core.work": Audience.ONLY_YOU}
    form = house.form(actor, NOEL)
    responses.set_audience(house.database, actor, form, hidden, now=NOW)
    shown = responses.open_form(house.database, actor, form)
    (found,) = of(house, VERA)
    assert found.topics == ()
    said = {one.item.id: one.who for one in found.forms[0].said(NOW)}
    assert said["core.work"] == "Only you see this."  # also after submitting
    trust = shown.promise(shown.instrument.item("core.trust"), NOEL)
    assert said["core.trust"] == f"Only you, until you submit. After that: {trust}"
    (found,) = my_answers(house.database, actor, now=LATER)
    assert {one.who for one in found.forms[0].said(LATER)} == {UNSEEN}
    assert found.topics == ()


def test_after_the_other_was_erased_ones_answers_are_said_to_be_ones_own(
    database: Database,
) -> None:
    made = left(database)
    erase(made.house, TOM)
    found = my_answers(made.database, made.mira, now=NOW)
    (mine,) = (
        one for each in found for one in each.forms if one.form.owed.invitation_id == made.miras
    )
    assert {one.who for one in mine.said(NOW)} == {GONE}
    said = standing_of(mine.form, NOW, gone=mine.gone, day=DAY)
    assert said.endswith("The other person was erased. What you answered is yours alone now.")


def test_a_submitted_form_says_where_its_round_does_not_count(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    for counts in (False, True):
        rounds.set_counts(house.database, house.lead, house.round_id, counts=counts, now=NOW)
        (mine,) = of(house, VERA)[0].forms
        said = standing_of(mine.form, NOW, day=DAY)
        assert ("Your program does not use this round." in said) is not counts


def test_a_mentor_of_two_finds_each_of_them_apart(house: House) -> None:
    for partner in (TOM, "Uma Shah"):
        house.submit(house.actor(MIRA), partner)
    assert [one.partner for one in of(house, MIRA)] == [TOM, "Uma Shah"]


def test_marks_say_what_the_reflection_says_and_only_once_both_have_submitted(
    house: House,
) -> None:
    form = house.submit(house.actor(VERA), NOEL)
    assert of(house, VERA)[0].forms[0].marks == {}
    house.submit(house.actor(NOEL), VERA, {**FULL, "core.expectations": 2})
    marks = of(house, VERA)[0].forms[0].marks
    views = {
        one.title: one.high for one in reflection(house.database, house.actor(VERA), form).views
    }
    told = {"one": "apart", "both": "high", "neither": "neither"}
    assert marks["expectations"] == "apart" == told[views["What we expect"]]
    assert marks["guidance"] == "high" == told[views["Guidance"]]
    assert "trust" not in marks  # kept from each other unless they say otherwise


def test_a_form_of_which_some_was_said_elsewhere_has_no_marks(house: House) -> None:
    phone, tablet = house.actor(VERA), house.actor(VERA, browser="tablet")
    form = house.form(phone, NOEL)
    house.submit(phone, NOEL)
    responses.take_back(house.database, phone, form, now=NOW)
    responses.save(house.database, tablet, form, "meetings", 3, now=NOW)
    with house.database.write() as tx:
        tx.run("UPDATE response SET submitted_at = started_at, released_at = started_at")
    house.submit(house.actor(NOEL), VERA)
    (found,) = my_answers(house.database, tablet, now=NOW)
    assert [one.answer for one in found.forms[0].said(NOW)] == ["3"]
    assert found.forms[0].marks == {}


def test_a_line_is_of_the_same_questions_and_turns_around_where_low_is_good(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    house.submit(house.actor(NOEL), VERA)
    again(house, 2, {"core.work": 3, "core.credit": 7, "fairness": 1, "core.trust": 5})
    (found,) = of(house, VERA)
    work = line(found, "Who does which work")
    assert [one.value for one in work.points] == [6.5, 6]  # (7 + 6) / 2, (5 + 7) / 2
    assert finding(work) == "Your answers put this lower than in round 1."
    assert "turned around" in drawn(work)
    assert finding(line(found, "Trust")) == "You answered higher than in round 1."
    assert finding(line(found, "Give and take")) == "You answered the same as in round 1."
    balance = line(found, "Balance of give and take")
    assert finding(balance) == "You are closer to “I get much more” than in round 1."
    guidance = next(one for one in found.topics if one.title == "The mentor's guidance")
    sentence = in_one_sentence(guidance.lines[0], guidance.marks)
    assert "round 1: 5, round 2: 5" in sentence
    assert "round 2: you both rated this high" in sentence


def test_a_round_with_a_question_unanswered_is_left_out_of_its_line(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    house.submit(house.actor(NOEL), VERA)
    again(house, 2, {"core.trust": responses.CANT_SAY})
    trust = line(of(house, VERA)[0], "Trust")
    assert [one.round_number for one in trust.points] == [1]
    assert finding(trust) == "So far there is one round in which you submitted all of this."


def test_where_the_questions_change_a_line_begins_anew(house: House) -> None:
    house.submit(house.actor(VERA), NOEL)
    house.open_round("review", now=LATER)
    house.submit(
        house.actor(VERA), NOEL, {"core.trust": 6, "core.disagree": 6}, number=2, now=LATER
    )
    (found,) = my_answers(house.database, house.actor(VERA), now=LATER)
    # The anchors mean the same in a check-in and in a review.
    assert len(line(found, "Trust").runs) == 1


def test_how_a_form_stands_is_said_without_the_other_persons_state(house: House) -> None:
    actor = house.actor(VERA)
    form = house.form(actor, NOEL)
    house.answer(actor, form)

    def said() -> str:
        return standing_of(responses.open_form(house.database, actor, form), NOW, day=DAY)

    assert said() == "Not submitted. Nobody else can read it until you submit."
    responses.submit(house.database, actor, form, now=NOW)
    sees = f"{NOEL} sees nothing of it until you have both submitted."
    assert said() == f"Submitted on October 05. {sees}"
    noel = house.actor(NOEL)
    house.answer(noel, house.form(noel, VERA))
    assert said() == f"Submitted on October 05. {sees}"
    responses.submit(house.database, noel, house.form(noel, VERA), now=NOW)
    assert "You have both submitted" in said()
