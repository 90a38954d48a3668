"""Each score once as the partner may see it, once as leads may: computed by hand here."""

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import AnswerError
from mentorsurvey.responses import CANT_SAY
from tests.house import ANCHORS, FULL, MIRA, NOW, TOM, House

# The six anchors of FULL are 7 4 5 6 1 3 on scales of 1 to 7: 100, 50, 66⅔, 83⅓, 0, 33⅓.
LEADS = {
    "core": 500 / 9,
    "anchor:expectations": 100,
    "anchor:preparation": 50,
    "anchor:guidance": 200 / 3,
    "anchor:accountability": 250 / 3,
    "anchor:labor_boundary": 0,
    "anchor:bond": 100 / 3,
    "gave": 250 / 3,
    "got": 50 / 3,
    "fairness": -1,
    "meetings": 8,
}
# Accountability, labor boundary and fairness are for leads alone: (100 + 50 + 66⅔ + 33⅓) / 4.
PARTNER = {
    name: value
    for name, value in LEADS.items()
    if name not in {"core", "anchor:accountability", "anchor:labor_boundary", "fairness"}
} | {"core": 62.5}


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    invitation_id = house.form(tom, MIRA)
    house.answer(tom, invitation_id)
    return invitation_id


def submitted(house: House, actor: Actor, form: str) -> dict[str, dict[str, float]]:
    responses.submit(house.database, actor, form, now=NOW)
    return house.scores(form)


def without(scores: dict[str, float], *names: str) -> dict[str, float]:
    return {name: value for name, value in scores.items() if name not in names}


def test_scores_as_the_promises_beside_the_questions_say(
    house: House, tom: Actor, form: str
) -> None:
    scores = submitted(house, tom, form)
    assert scores["leads"] == pytest.approx(LEADS)
    assert scores["partner"] == pytest.approx(PARTNER)


def test_no_score_stands_before_submitting(house: House, form: str) -> None:
    assert house.scores(form) == {}


def test_an_anchor_for_oneself_alone_counts_for_nobody(house: House, tom: Actor, form: str) -> None:
    responses.narrow(house.database, tom, form, {"core.bond": Audience.ONLY_YOU}, now=NOW)
    scores = submitted(house, tom, form)
    assert scores["leads"] == pytest.approx(without(LEADS, "anchor:bond") | {"core": 60})
    # Three anchors are left for the partner, and a core score needs four.
    assert scores["partner"] == pytest.approx(without(PARTNER, "anchor:bond", "core"))


def test_an_anchor_for_the_partner_alone_is_none_of_the_leads(
    house: House, tom: Actor, form: str
) -> None:
    responses.narrow(house.database, tom, form, {"core.bond": Audience.PARTNER}, now=NOW)
    scores = submitted(house, tom, form)
    assert scores["leads"] == pytest.approx(without(LEADS, "anchor:bond") | {"core": 60})
    assert scores["partner"] == pytest.approx(PARTNER)


@pytest.mark.parametrize("hidden", ["gave.overall", "got.overall", "fairness", "meetings"])
def test_a_measure_of_one_answer_goes_with_it(
    house: House, tom: Actor, form: str, hidden: str
) -> None:
    responses.narrow(house.database, tom, form, {hidden: Audience.ONLY_YOU}, now=NOW)
    scores = submitted(house, tom, form)
    gone = hidden.removesuffix(".overall")
    assert scores["leads"] == pytest.approx(without(LEADS, gone))
    assert scores["partner"] == pytest.approx(without(PARTNER, gone))


@pytest.mark.parametrize(("missing", "core"), [(2, True), (3, False)])
@pytest.mark.parametrize("how", [None, CANT_SAY])
def test_less_than_two_thirds_of_the_anchors_make_no_core_score(
    house: House, tom: Actor, form: str, missing: int, core: bool, how: object
) -> None:
    house.answer(tom, form, dict.fromkeys(ANCHORS[:missing], how))
    scores = submitted(house, tom, form)
    assert ("core" in scores["leads"]) == core
    assert "anchor:expectations" not in scores["leads"]
    if core:
        assert scores["leads"]["core"] == pytest.approx((200 / 3 + 250 / 3 + 0 + 100 / 3) / 4)


def test_hidden_unanswered_and_cant_say_give_the_same_scores(house: House) -> None:
    found = []
    for name, change in (("Tom Reyes", "hide"), ("Uma Shah", "clear"), ("Vera Lind", "say")):
        actor = house.actor(name)
        form = house.form(actor, "Noel Park" if name == "Vera Lind" else MIRA)
        house.answer(actor, form)
        if change == "hide":
            responses.narrow(house.database, actor, form, {"core.bond": Audience.ONLY_YOU}, now=NOW)
        else:
            house.answer(actor, form, {"core.bond": None if change == "clear" else CANT_SAY})
        found.append(submitted(house, actor, form))
    assert found[0] == found[1] == found[2]


def test_narrowing_can_be_taken_back_up_to_the_promise_and_no_further(
    house: House, tom: Actor, form: str
) -> None:
    for audience in (Audience.ONLY_YOU, Audience.PARTNER_AND_LEADS):
        responses.narrow(house.database, tom, form, {"core.bond": audience}, now=NOW)
    assert submitted(house, tom, form)["partner"] == pytest.approx(PARTNER)


@pytest.mark.parametrize("wish", [Audience.PARTNER, Audience.PARTNER_AND_LEADS])
def test_no_wish_widens_what_a_question_promises(
    house: House, tom: Actor, form: str, wish: Audience
) -> None:
    wishes = {"core.bond": Audience.ONLY_YOU, "fairness": wish}
    with pytest.raises(AnswerError, match="more people"):
        responses.narrow(house.database, tom, form, wishes, now=NOW)
    scores = submitted(house, tom, form)
    assert scores["leads"] == pytest.approx(LEADS)
    assert scores["partner"] == pytest.approx(PARTNER)


def test_a_wish_about_a_question_that_is_not_there_is_refused(
    house: House, tom: Actor, form: str
) -> None:
    with pytest.raises(AnswerError, match="no such question"):
        responses.narrow(house.database, tom, form, {"core.none": Audience.LEADS}, now=NOW)


def test_a_narrowed_audience_outlives_a_change_and_a_clearing(
    house: House, tom: Actor, form: str
) -> None:
    responses.narrow(house.database, tom, form, {"core.bond": Audience.ONLY_YOU}, now=NOW)
    house.answer(tom, form, {"core.bond": None})
    house.answer(tom, form, {"core.bond": 7})
    answer = responses.open_form(house.database, tom, form).answers["core.bond"]
    assert (answer.audience, answer.number) == (Audience.ONLY_YOU, 7)
    assert "anchor:bond" not in submitted(house, tom, form)["leads"]


def test_a_wish_before_the_answer_holds_for_the_answer(house: House, tom: Actor) -> None:
    form = house.form(tom, MIRA)
    responses.narrow(house.database, tom, form, {"core.bond": Audience.ONLY_YOU}, now=NOW)
    opened = responses.open_form(house.database, tom, form)
    assert not opened.given("core.bond")
    assert opened.owed.answered == 0
    house.answer(tom, form, FULL)
    scores = submitted(house, tom, form)
    assert "anchor:bond" not in scores["leads"] | scores["partner"]


def test_a_longer_form_scores_constructs_beside_the_same_core(unasked: House) -> None:
    unasked.open_round("review")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form)
    # Items of one construct: 7 and 1 and the anchor's 3 are (100 + 0 + 33⅓) / 3.
    unasked.answer(tom, form, {"bond.disagree": 7, "bond.friendship": 1})
    # Reverse-keyed 7 of 7 is 0, credit 7 is 100, the anchor's 1 is 0.
    unasked.answer(
        tom, form, {"labor_boundary.handed_over": 7, "labor_boundary.credit": 7, "gave.ideas": 4}
    )
    scores = submitted(unasked, tom, form)
    assert scores["leads"] == pytest.approx(
        LEADS
        | {
            "construct:bond": 400 / 9,
            "construct:labor_boundary": 100 / 3,
            "gave:ideas": 50,
        }
    )
    assert scores["partner"] == pytest.approx(
        PARTNER | {"construct:bond": 400 / 9, "gave:ideas": 50}
    )


def test_a_form_without_anchors_has_no_core_score(unasked: House) -> None:
    unasked.open_round("introduction")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, {"fit.project": 7, "fit.career": 7, "fit.style": 4})
    scores = submitted(unasked, tom, form)
    assert scores == {"leads": {"construct:fit": pytest.approx(250 / 3)}}
