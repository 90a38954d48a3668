"""Whatever is answered, scores depend on an answer exactly as the sentence beside it says."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES, Instrument, Item, Side, shipped
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.responses.scores import measures_with, scores_of
from mentorsurvey.store.owing import LeadsSee
from mentorsurvey.store.responses import Answer
from tests.earlier import frozen
from tests.house import NOW

FORMS: dict[str, Instrument] = {
    **{key: one.with_extras(False) for key, one in shipped().items()},
    "review with extras": shipped()["review"],
    "earlier checkin": frozen("checkin"),
    "earlier review": frozen("review"),
}
Scores = Mapping[str, Mapping[str, float]]
Filled = tuple[str, Side, dict[str, Answer]]
"""The key of a form, the side that fills it in, and its answers."""


def an_answer(item: Item, number: float | None, audience: Audience) -> Answer:
    return Answer(
        item_id=item.id,
        number=number,
        words=None if number is not None else "some words",
        cant_say=False,
        audience=audience,
        browser="phone",
        answered_at=NOW,
    )


def ends(one: Instrument, item: Item) -> tuple[int, int]:
    """The lowest and the highest number that an item takes."""
    scale = one.scale_of(item)
    return (scale.min, scale.max) if scale else (item.min or 0, item.max or 0)


def numeric(item: Item) -> bool:
    return item.kind in ("rating", "number")


@st.composite
def answered(draw: st.DrawFn, hiding: bool = False) -> Filled:
    """A form with an answer to each question; where ``hiding``, some are hidden or left out."""
    key = draw(st.sampled_from(sorted(FORMS)))
    one = FORMS[key]
    side: Side = draw(st.sampled_from(SIDES))
    answers = {}
    for item in one.asked_of(side):
        number = draw(st.integers(*ends(one, item))) if numeric(item) else None
        audience = Audience.PARTNER_AND_LEADS
        if hiding:
            audience = draw(st.sampled_from([audience, audience, Audience.PARTNER]))
        if not (hiding and draw(st.integers(0, 4)) == 0):
            answers[item.id] = an_answer(item, number, audience)
    return key, side, answers


def differing(first: Scores, second: Scores) -> dict[str, set[str]]:
    """Reader → the measures that are not the same."""
    return {
        reader: {
            measure
            for measure in first[reader].keys() | second[reader].keys()
            if first[reader].get(measure) is None
            or second[reader].get(measure) is None
            or abs(first[reader][measure] - second[reader][measure]) > 1e-9
        }
        for reader in first
    }


def depending(
    one: Instrument, side: Side, answers: dict[str, Answer], item: Item, leads_see: LeadsSee
) -> dict[str, set[str]]:
    """Reader → the measures that change when this one answer does."""
    variants = ends(one, item) if numeric(item) else (None, None)
    made = [
        scores_of(
            one,
            {**answers, item.id: replace(answers[item.id], number=number)},
            side,
            leads_see=leads_see,
        )
        for number in variants
    ]
    return differing(*made)


@given(form=answered(), audience=st.sampled_from(Audience), totals_only=st.booleans())
def test_a_score_depends_on_an_answer_exactly_where_the_sentence_says_so(
    form: Filled, audience: Audience, totals_only: bool
) -> None:
    one, side, answers = FORMS[form[0]], *form[1:]
    for item in one.asked_of(side):
        said = sentence(one, item, side, audience, "Dr. Kim", totals_only=totals_only)
        shown = {**answers, item.id: replace(answers[item.id], audience=audience)}
        found = depending(one, side, shown, item, "totals" if totals_only else "scores")
        by_name = {measure.partition(":")[0] for measure in found["leads"]}
        told = " ".join(part for part in said.split(". ") if "program" in part)
        if "a score" in told:
            assert by_name, item.id
            assert by_name <= {"core", "topic"}, item.id
        elif "averaged with" in told or "in totals" in told:
            assert (by_name, bool(found["totals"])) == (set(), True), item.id
        elif "number" in told:
            assert (by_name, found["totals"]) == ({"meetings"}, set()), item.id
        else:
            assert found == {"leads": set(), "totals": set()}, item.id


@given(form=answered(), leads_see=st.sampled_from(["scores", "totals"]))
def test_hiding_an_answer_takes_away_all_that_depends_on_it(
    form: Filled, leads_see: LeadsSee
) -> None:
    one, side, answers = FORMS[form[0]], *form[1:]
    for item in one.asked_of(side):
        found = depending(one, side, answers, item, leads_see)
        assert found["leads"] | found["totals"] == measures_with(one, item, side), item.id


@given(form=answered(hiding=True))
def test_whatever_is_hidden_or_blank_leads_read_nothing_of_fewer_than_three_answers_by_name(
    form: Filled,
) -> None:
    one, side, answers = FORMS[form[0]], *form[1:]
    named = scores_of(one, answers, side)["leads"]
    ingredients: dict[str, int] = {}
    for item in one.asked_of(side):
        if item.id in answers:
            for measure in depending(one, side, answers, item, "scores")["leads"]:
                ingredients[measure] = ingredients.get(measure, 0) + 1
    assert set(named) == set(ingredients)
    for measure, count in ingredients.items():
        assert count == 1 if measure == "meetings" else count >= 3


@given(form=answered(hiding=True))
def test_hidden_and_blank_give_the_same_scores(
    form: Filled,
) -> None:
    one, side, answers = FORMS[form[0]], *form[1:]
    open_alone = {
        item_id: answer for item_id, answer in answers.items() if answer.audience.admits("leads")
    }
    assert scores_of(one, answers, side) == scores_of(one, open_alone, side)


@given(form=answered(hiding=True))
def test_where_a_program_sees_totals_alone_nothing_is_kept_by_name(
    form: Filled,
) -> None:
    one, side, answers = FORMS[form[0]], *form[1:]
    by_name = scores_of(one, answers, side)
    totals = scores_of(one, answers, side, leads_see="totals")
    assert totals["leads"] == {}
    assert totals["totals"] == by_name["totals"] | by_name["leads"]


@pytest.mark.parametrize("side", SIDES)
def test_admitting_poor_preparation_or_poor_listening_changes_no_health(side: Side) -> None:
    one = shipped()["checkin"]
    best = {
        item.id: an_answer(item, ends(one, item)[1], Audience.PARTNER_AND_LEADS)
        for item in one.asked_of(side)
        if numeric(item)
    }
    own = [item for item in one.anchors if item.about == side]
    admitting = best | {
        item.id: an_answer(item, ends(one, item)[0], Audience.PARTNER_AND_LEADS) for item in own
    }
    assert own
    assert scores_of(one, admitting, side)["leads"] == scores_of(one, best, side)["leads"]
    assert scores_of(one, admitting, side)["totals"] != scores_of(one, best, side)["totals"]
