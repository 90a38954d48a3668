"""A follow-up is there only where the answer before it is: whoever sees it knows of that one."""

from dataclasses import replace

import pytest

from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import Instrument, shipped
from tests.house import MIRA, TOM, House
from tests.responses.sight import BOTH, LEADS, NOBODY, PARTNER, allow, kept, seen, submit

ONE, REASON, MORE = "next", "next.how", "next.more"
WORDS = {ONE: "redefine", REASON: "A baby.", MORE: "In May."}


def asking_more() -> Instrument:
    """The completion, with a follow-up that may be shown to both, and a follow-up of that."""
    one = shipped()["completion"]
    last = one.sections[-1]
    reason = replace(last.items[-1], widest=Audience.PARTNER_AND_LEADS)
    more = replace(reason, id=MORE, show_if=f"answered({REASON})")
    items = (*last.items[:-1], reason, more)
    return replace(one, sections=(*one.sections[:-1], replace(last, items=items)))


@pytest.fixture
def answered(unasked: House) -> tuple[House, Actor, str]:
    """A form whose answer and follow-ups are shown to both."""
    unasked.open_round(asking_more())
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, WORDS)
    allow(unasked, tom, form, dict.fromkeys(WORDS, BOTH))
    return unasked, tom, form


def test_a_follow_up_is_seen_by_no_more_than_what_it_follows(
    answered: tuple[House, Actor, str],
) -> None:
    house, tom, form = answered
    allow(house, tom, form, {ONE: LEADS})
    for item_id in WORDS:
        assert seen(house, tom, form, item_id) is LEADS
    submit(house, tom, form)
    assert kept(house, tom, form) == dict.fromkeys(WORDS, LEADS)


def test_hiding_an_answer_afterwards_hides_all_that_follows_it(
    answered: tuple[House, Actor, str],
) -> None:
    house, tom, form = answered
    submit(house, tom, form)
    allow(house, tom, form, {ONE: PARTNER})
    assert kept(house, tom, form) == dict.fromkeys(WORDS, PARTNER)


def test_hiding_a_follow_up_leaves_what_it_follows(answered: tuple[House, Actor, str]) -> None:
    house, tom, form = answered
    submit(house, tom, form)
    allow(house, tom, form, {REASON: NOBODY})
    assert kept(house, tom, form) == {
        ONE: BOTH,
        REASON: NOBODY,
        MORE: NOBODY,
    }


@pytest.fixture
def rated(unasked: House) -> tuple[House, Actor, str]:
    """A form of three ratings on one topic; the last of them follows the first."""
    one = shipped()["introduction"]
    first, second, last = one.sections[0].items
    items = (first, second, replace(last, show_if=f"{first.id} > 4"))
    fit = replace(one.sections[0], items=items)
    unasked.open_round(replace(one, sections=(fit, *one.sections[1:])))
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, {first.id: 7, second.id: 7, last.id: 4})
    return unasked, tom, form


ONLY_THE_SECOND = {"totals": {"item:fit.career": 100}}


def test_a_rated_follow_up_counts_for_no_more_than_what_it_follows(
    rated: tuple[House, Actor, str],
) -> None:
    house, tom, form = rated
    allow(house, tom, form, {"fit.project": PARTNER})
    submit(house, tom, form)
    assert house.scores(form) == ONLY_THE_SECOND


def test_hiding_an_answer_afterwards_takes_the_scores_of_what_follows_it(
    rated: tuple[House, Actor, str],
) -> None:
    house, tom, form = rated
    submit(house, tom, form)
    assert "topic:fit" in house.scores(form)["leads"]
    allow(house, tom, form, {"fit.project": NOBODY})
    assert house.scores(form) == ONLY_THE_SECOND
