"""What totals are made of: forms, scores and "can't say" of one round, for its leads alone."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import quality
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, VERA, House, founded
from tests.readings.played import new_lead
from tests.store.leading import pair_id, recuse_lead

LATER = NOW + timedelta(hours=1)
SAID = {**FULL, "core.trust": CANT_SAY}
# What a mentee says in FULL, of 0 to 100; "core.work" is turned, and the core score wants five.
OWN = {
    "item:core.expectations": 100,
    "item:core.preparation": 50,
    "item:core.listening": 200 / 3,
    "item:core.oversight": 500 / 6,
    "item:core.work": 100,
    "item:core.credit": 500 / 6,
    "item:core.disagree": 100 / 6,
    "gave": 500 / 6,
    "got": 100 / 6,
    "fairness": -1,
}
BY_NAME = {"core": (100 + 200 / 3 + 500 / 6 + 100 + 500 / 6 + 100 / 6) / 6, "meetings": 8}
OWN_ITEMS = ("core.expectations", "core.preparation", "meetings")
"""Questions that count in totals."""

Read = tuple[list[quality.Form], dict[str, dict[str, float]], dict[tuple[str, str], int]]


def read(house: House, actor: Actor, *, number: int = 1, now: datetime = LATER) -> Read:
    with house.database.read() as tx:
        return (
            quality.forms(tx, actor, number, in_totals=set(OWN_ITEMS), now=now),
            quality.scores(tx, actor, number, now=now),
            quality.cant_say(tx, actor, number, now=now),
        )


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def released(house: House, tom: Actor) -> str:
    """The mentee's form; both of the pair have submitted."""
    form = house.submit(tom, MIRA, SAID)
    house.submit(house.actor(MIRA), TOM, {"core.trust": 5})
    return form


def test_the_forms_of_a_round_come_with_their_people_and_times(
    house: House, tom: Actor, released: str
) -> None:
    forms, _, _ = read(house, house.lead)
    assert [(one.side, one.person_id, one.relationship_id) for one in forms] == [
        ("mentee", tom.person_id, pair_id(house, TOM)),
        ("mentor", house.person_id(MIRA), pair_id(house, TOM)),
    ]
    assert [(one.first, one.last) for one in forms] == [(NOW, NOW)] * 2


@pytest.mark.usefixtures("released")
def test_single_ratings_are_read_beside_the_scores_by_name(house: House) -> None:
    forms, scores, _ = read(house, house.lead)
    assert scores[forms[0].response_id] == pytest.approx({**OWN, **BY_NAME})
    assert scores[forms[1].response_id] == pytest.approx({"item:core.trust": 200 / 3})


def test_where_leads_see_totals_alone_the_same_is_read(house: House, tom: Actor) -> None:
    program.set_leads_see(house.database, house.lead, "totals", now=NOW)
    house.submit(tom, MIRA, SAID)
    _, scores, _ = read(house, house.lead, now=CLOSES)
    assert list(scores.values()) == [pytest.approx({**OWN, **BY_NAME})]


def test_an_answer_that_is_hidden_afterwards_is_gone_with_what_it_was_part_of(
    house: House, tom: Actor, released: str
) -> None:
    wish = {"core.disagree": Audience.ONLY_YOU}
    responses.set_audience(house.database, tom, released, wish, now=LATER)
    forms, scores, _ = read(house, house.lead)
    left = {**OWN, "meetings": 8}
    del left["item:core.disagree"]
    assert scores[forms[0].response_id] == pytest.approx(left)


def test_cant_say_is_counted_where_its_author_lets_leads_see_it(
    house: House, tom: Actor, released: str
) -> None:
    assert read(house, house.lead)[2] == {("mentee", "core.trust"): 1}
    wish = {"core.trust": Audience.ONLY_YOU}
    responses.set_audience(house.database, tom, released, wish, now=LATER)
    assert read(house, house.lead)[2] == {}


def test_nothing_is_read_before_release_or_close(house: House, tom: Actor) -> None:
    form = house.form(tom, MIRA)
    house.answer(tom, form, SAID)
    assert read(house, house.lead, now=CLOSES) == ([], {}, {})  # a draft never counts
    responses.submit(house.database, tom, form, now=NOW)
    assert read(house, house.lead, now=CLOSES - timedelta(seconds=1)) == ([], {}, {})
    assert len(read(house, house.lead, now=CLOSES)[0]) == 1


@pytest.mark.usefixtures("released")
def test_another_round_has_its_own_forms(house: House) -> None:
    house.open_round("introduction", now=LATER)
    assert read(house, house.lead, number=2) == ([], {}, {})


@pytest.mark.usefixtures("released")
def test_a_lead_who_is_kept_out_of_the_pair_reads_none_of_it(house: House) -> None:
    recuse_lead(house, TOM, now=LATER)
    assert read(house, house.lead) == ([], {}, {})


@pytest.mark.usefixtures("released")
def test_a_lead_who_was_named_later_reads_none_of_it(house: House) -> None:
    assert read(house, new_lead(house, "Nora Vale", now=LATER)) == ([], {}, {})


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    "who",
    [
        lambda house: house.actor(MIRA),
        lambda house: house.actor(VERA),
        lambda house: house.operator,
        lambda house: founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim"),)).lead,
    ],
    ids=["one of the pair", "a participant", "the operator", "another program's lead"],
)
def test_nobody_else_reads_any(house: House, who: Callable[[House], Actor]) -> None:
    assert read(house, who(house), now=CLOSES) == ([], {}, {})


def test_the_time_of_an_answer_that_is_kept_from_leads_moves_no_time(
    house: House, tom: Actor
) -> None:
    form = house.form(tom, MIRA)
    house.answer(tom, form, {"talk": ("trust",)}, now=NOW)
    house.answer(tom, form, {"core.expectations": 6}, now=NOW + timedelta(minutes=1))
    house.answer(tom, form, {"core.trust": 2}, now=NOW + timedelta(minutes=9))
    hidden = {"core.trust": Audience.PARTNER}
    responses.set_audience(house.database, tom, form, hidden, now=NOW)
    responses.submit(house.database, tom, form, now=NOW + timedelta(minutes=10))
    house.submit(house.actor(MIRA), TOM)
    (found,) = [one for one in read(house, house.lead)[0] if one.side == "mentee"]
    assert (found.first, found.last) == (NOW + timedelta(minutes=1),) * 2


def test_where_leads_see_totals_alone_the_time_of_words_moves_no_time(unasked: House) -> None:
    program.set_leads_see(unasked.database, unasked.operator, "totals", now=NOW)
    unasked.open_round("introduction")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, {"time.hours": 6}, now=NOW)
    responses.set_audience(
        unasked.database, tom, form, {"time.hours": Audience.PARTNER_AND_LEADS}, now=NOW
    )
    responses.submit(unasked.database, tom, form, now=NOW)
    unasked.submit(unasked.actor(MIRA), TOM, {"authorship": "each_time"})
    assert {(one.first, one.last) for one in read(unasked, unasked.lead)[0]} == {(None, None)}
