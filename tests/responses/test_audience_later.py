"""Once submitted, an answer is shown to fewer people, and its scores go with it."""

from datetime import timedelta

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnsweredElsewhere, AnswerError
from mentorsurvey.responses import CANT_SAY
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, House
from tests.responses.sight import BOTH, LEADS, NOBODY, PARTNER, allow, kept, seen, submit

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def desk(house: House) -> Actor:
    """The same person on another browser."""
    return house.actor(TOM, browser="desk")


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    return house.form(tom, MIRA)


@pytest.fixture
def sent(house: House, tom: Actor, form: str) -> str:
    """A form that was answered in full and submitted."""
    house.answer(tom, form)
    submit(house, tom, form)
    return form


def test_once_submitted_an_answer_is_shown_to_fewer_and_never_again_to_more(
    house: House, tom: Actor, sent: str
) -> None:
    for audience in (BOTH, PARTNER, NOBODY):
        allow(house, tom, sent, {"core.expectations": audience})
        assert seen(house, tom, sent, "core.expectations") is audience
    for audience in (LEADS, PARTNER, BOTH):
        with pytest.raises(AnswerError, match="more people"):
            allow(house, tom, sent, {"core.expectations": audience})
    assert seen(house, tom, sent, "core.expectations") is NOBODY


def test_once_submitted_the_widest_of_the_question_is_no_longer_to_be_had(
    house: House, tom: Actor, sent: str
) -> None:
    with pytest.raises(AnswerError, match="more people"):
        allow(house, tom, sent, {"core.trust": BOTH})
    assert seen(house, tom, sent, "core.trust") is LEADS


def test_hiding_an_answer_takes_its_scores_away_and_computes_none_anew(
    house: House, tom: Actor, sent: str
) -> None:
    before = house.scores(sent)
    allow(house, tom, sent, {"core.trust": NOBODY})
    after = house.scores(sent)
    assert after["leads"] == {"meetings": 8}
    assert after["totals"] == {
        measure: value
        for measure, value in before["totals"].items()
        if measure != "item:core.trust"
    }


@pytest.mark.parametrize(
    ("item_id", "by_name", "in_totals"),
    [
        ("core.preparation", set(), {"item:core.preparation"}),
        ("core.work", {"core"}, {"item:core.work"}),
        ("gave.overall", set(), {"gave"}),
        ("fairness", set(), {"fairness"}),
        ("meetings", {"meetings"}, set()),
        ("talk", set(), set()),
    ],
)
def test_exactly_the_scores_go_that_the_answer_is_part_of(
    house: House, tom: Actor, sent: str, item_id: str, by_name: set[str], in_totals: set[str]
) -> None:
    before = house.scores(sent)
    allow(house, tom, sent, {item_id: NOBODY})
    after = house.scores(sent)
    assert before["leads"].keys() - after.get("leads", {}).keys() == by_name
    assert before["totals"].keys() - after["totals"].keys() == in_totals
    assert all(
        before[reader][one] == value for reader in after for one, value in after[reader].items()
    )


def test_a_topic_loses_its_score_together_with_the_core(unasked: House) -> None:
    unasked.open_round("review")
    tom = unasked.actor(TOM)
    answers = {**FULL, "expectations.time": 6, "expectations.change": 5}
    form = unasked.submit(tom, MIRA, answers)
    assert set(unasked.scores(form)["leads"]) == {"core", "meetings", "topic:expectations"}
    allow(unasked, tom, form, {"expectations.time": PARTNER})
    assert set(unasked.scores(form)["leads"]) == {"core", "meetings"}
    allow(unasked, tom, form, {"core.expectations": PARTNER})
    assert set(unasked.scores(form)["leads"]) == {"meetings"}


@pytest.mark.parametrize("audience", [BOTH, LEADS])
def test_what_leads_may_still_have_keeps_its_scores(
    house: House, tom: Actor, sent: str, audience: Audience
) -> None:
    before = house.scores(sent)
    allow(house, tom, sent, {"core.expectations": audience})
    assert house.scores(sent) == before


@pytest.mark.parametrize("value", [CANT_SAY, None])
def test_hiding_what_is_in_no_score_takes_no_score_away(
    house: House, tom: Actor, form: str, value: object
) -> None:
    house.answer(tom, form)
    house.answer(tom, form, {"core.trust": value})
    submit(house, tom, form)
    before = house.scores(form)
    assert "core" in before["leads"]
    allow(house, tom, form, {"core.trust": NOBODY})
    assert house.scores(form) == before


def test_a_blank_answer_is_opened_to_nobody_afterwards(house: House, tom: Actor, form: str) -> None:
    house.answer(tom, form, {"core.expectations": 7})
    submit(house, tom, form)
    with pytest.raises(AnswerError, match="more people"):
        allow(house, tom, form, {"core.trust": LEADS})
    allow(house, tom, form, {"core.trust": NOBODY})
    assert "core.trust" not in kept(house, tom, form)


def test_it_can_be_done_after_the_close_and_after_both_have_read(
    house: House, tom: Actor, sent: str
) -> None:
    house.submit(house.actor(MIRA), TOM)
    allow(house, tom, sent, {"core.expectations": LEADS}, now=CLOSES + timedelta(days=90))
    assert seen(house, tom, sent, "core.expectations") is LEADS


def test_a_submitted_answer_is_hidden_on_its_own_browser_alone(
    house: House, tom: Actor, desk: Actor, sent: str
) -> None:
    before = house.scores(sent)
    with pytest.raises(AnsweredElsewhere):
        allow(house, desk, sent, {"core.expectations": NOBODY})
    assert house.scores(sent) == before
    assert seen(house, tom, sent, "core.expectations") is BOTH


def test_readings_learn_of_it_at_once(house: House, tom: Actor, sent: str) -> None:
    def changes() -> int:
        with house.database.read() as tx:
            return int(tx.rows("SELECT changes FROM program")[0]["changes"])

    before = changes()
    allow(house, tom, sent, {"core.trust": NOBODY})
    assert changes() == before + 1


def test_taking_back_after_hiding_scores_again_without_what_was_hidden(
    house: House, tom: Actor, sent: str
) -> None:
    allow(house, tom, sent, {"core.trust": NOBODY})
    responses.take_back(house.database, tom, sent, now=LATER)
    responses.submit(house.database, tom, sent, now=LATER)
    scores = house.scores(sent)
    assert "core" in scores["leads"]
    assert "item:core.trust" not in scores["totals"]
