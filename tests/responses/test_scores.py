"""What leads read by name and what goes into totals alone: computed by hand here."""

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.responses import CANT_SAY
from tests.house import ANCHORS, FULL, MIRA, NOEL, NOW, TOM, UMA, VERA, House

# The eight anchors of FULL are 7 4 5 6 1 6 3 2 on scales of 1 to 7. Turned round, work is 7:
# expectations 100, preparation 50, listening 66⅔, oversight 83⅓, work 100, credit 83⅓,
# trust 33⅓, disagree 16⅔.
ITEMS = {
    "item:core.expectations": 100,
    "item:core.preparation": 50,
    "item:core.listening": 200 / 3,
    "item:core.oversight": 250 / 3,
    "item:core.work": 100,
    "item:core.credit": 250 / 3,
    "item:core.trust": 100 / 3,
    "item:core.disagree": 50 / 3,
}
TOTALS = ITEMS | {"gave": 250 / 3, "got": 50 / 3, "fairness": -1}
# Without the own preparation: (600 + 400 + 500 + 600 + 500 + 200 + 100) / 6 / 7.
MENTEE = {"core": 2900 / 42, "meetings": 8}
# Without the own listening and oversight: (600 + 300 + 600 + 500 + 200 + 100) / 6 / 6.
MENTOR = {"core": 2300 / 36, "meetings": 8}

CORE_OF_MENTEE = [item for item in ANCHORS if item != "core.preparation"]


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


def hide(house: House, actor: Actor, form: str, item: str, audience: Audience) -> None:
    responses.set_audience(house.database, actor, form, {item: audience}, now=NOW)


def test_by_name_leads_read_the_core_score_and_the_meetings_and_nothing_else(
    house: House, tom: Actor, form: str
) -> None:
    scores = submitted(house, tom, form)
    assert scores["leads"] == pytest.approx(MENTEE)
    assert scores["totals"] == pytest.approx(TOTALS)
    assert set(scores) == {"leads", "totals"}


def test_the_mentors_core_score_leaves_out_what_mentors_say_of_themselves(house: House) -> None:
    form = house.submit(house.actor(MIRA), TOM)
    assert house.scores(form)["leads"] == pytest.approx(MENTOR)
    assert house.scores(form)["totals"] == pytest.approx(TOTALS)


@pytest.mark.parametrize(
    ("who", "partner", "own"),
    [
        (TOM, MIRA, ("core.preparation",)),
        (MIRA, TOM, ("core.listening", "core.oversight")),
    ],
)
def test_admitting_that_one_did_poorly_is_not_rating_the_relationship_lower(
    house: House, who: str, partner: str, own: tuple[str, ...]
) -> None:
    actor = house.actor(who)
    form = house.form(actor, partner)
    cores = []
    for rating in (7, 1):
        house.answer(actor, form, {**FULL, **dict.fromkeys(own, rating)})
        cores.append(submitted(house, actor, form)["leads"]["core"])
        responses.take_back(house.database, actor, form, now=NOW)
    assert cores[0] == cores[1]


def test_no_score_stands_before_submitting(house: House, form: str) -> None:
    assert house.scores(form) == {}


@pytest.mark.parametrize("audience", [Audience.ONLY_YOU, Audience.PARTNER])
def test_an_anchor_that_leads_do_not_get_counts_for_nobody(
    house: House, tom: Actor, form: str, audience: Audience
) -> None:
    hide(house, tom, form, "core.trust", audience)
    scores = submitted(house, tom, form)
    # 200 points of the seven items fall away: (2900 − 200) / 6 / 6.
    assert scores["leads"] == pytest.approx(MENTEE | {"core": 2700 / 36})
    assert scores["totals"] == pytest.approx(without(TOTALS, "item:core.trust"))


@pytest.mark.parametrize("hidden", ["gave.overall", "got.overall", "fairness", "meetings"])
def test_a_measure_of_one_answer_goes_with_it(
    house: House, tom: Actor, form: str, hidden: str
) -> None:
    hide(house, tom, form, hidden, Audience.ONLY_YOU)
    scores = submitted(house, tom, form)
    gone = hidden.removesuffix(".overall")
    assert scores["leads"] == pytest.approx(without(MENTEE, gone))
    assert scores["totals"] == pytest.approx(without(TOTALS, gone))


@pytest.mark.parametrize(("missing", "core"), [(2, True), (3, False)])
@pytest.mark.parametrize("how", [None, CANT_SAY])
def test_less_than_two_thirds_of_seven_items_make_no_core_score(
    house: House, tom: Actor, form: str, missing: int, core: bool, how: object
) -> None:
    house.answer(tom, form, dict.fromkeys(CORE_OF_MENTEE[:missing], how))
    scores = submitted(house, tom, form)
    assert ("core" in scores["leads"]) == core
    assert "item:core.expectations" not in scores["totals"]
    if core:  # without expectations and listening
        assert scores["leads"]["core"] == pytest.approx((2900 - 600 - 400) / 6 / 5)


@pytest.mark.parametrize(("missing", "core"), [(2, True), (3, False)])
def test_less_than_two_thirds_of_six_items_make_no_core_score(
    house: House, missing: int, core: bool
) -> None:
    mira = house.actor(MIRA)
    left_out = ["core.expectations", "core.preparation", "core.credit"][:missing]
    form = house.submit(mira, TOM, {key: FULL[key] for key in FULL if key not in left_out})
    assert ("core" in house.scores(form)["leads"]) == core


def test_hidden_unanswered_and_cant_say_give_the_same_scores(house: House) -> None:
    found = []
    for name, partner, change in (
        (TOM, MIRA, "hide"),
        (UMA, MIRA, "clear"),
        (VERA, NOEL, "say"),
    ):
        actor = house.actor(name)
        form = house.form(actor, partner)
        house.answer(actor, form)
        if change == "hide":
            hide(house, actor, form, "core.trust", Audience.ONLY_YOU)
        else:
            house.answer(actor, form, {"core.trust": None if change == "clear" else CANT_SAY})
        found.append(submitted(house, actor, form))
    assert found[0] == found[1] == found[2]


def review(unasked: House, answers: dict[str, object]) -> dict[str, dict[str, float]]:
    unasked.open_round("review", extras=True)
    return unasked.scores(unasked.submit(unasked.actor(TOM), MIRA, {**FULL, **answers}))


def test_a_topic_of_three_answers_has_a_score_beside_the_same_core(unasked: House) -> None:
    # Time and change 1 beside expectations 7 are (600 + 0 + 0) / 6 / 3.
    scores = review(unasked, {"expectations.time": 1, "expectations.change": 1})
    assert scores["leads"] == pytest.approx(MENTEE | {"topic:expectations": 100 / 3})
    assert scores["totals"] == pytest.approx(
        TOTALS | {"item:expectations.time": 0, "item:expectations.change": 0}
    )


@pytest.mark.parametrize("how", [None, CANT_SAY])
def test_a_topic_of_two_answers_has_none(unasked: House, how: object) -> None:
    scores = review(unasked, {"expectations.time": 1, "expectations.change": how})
    assert scores["leads"] == pytest.approx(MENTEE)
    assert "item:expectations.time" in scores["totals"]


def test_a_topic_of_four_ratings_needs_three_of_them(unasked: House) -> None:
    # Listening 5, and two more: 400, 600, 200 of 600 points.
    scores = review(unasked, {"guidance.asks_how": 7, "guidance.experience": 3})
    assert scores["leads"]["topic:guidance"] == pytest.approx(1200 / 18)


def test_a_turned_rating_counts_turned_in_its_topic(unasked: House) -> None:
    # Work 1 of 7 is turned to 100, credit 6 is 83⅓, authorship 1 is 0.
    scores = review(unasked, {"work.authorship": 1})
    assert scores["leads"]["topic:work"] == pytest.approx(550 / 9)


def test_ratings_of_oneself_count_in_their_topic(unasked: House) -> None:
    scores = review(unasked, {"preparation.follow_through": 7, "preparation.questions": 7})
    assert scores["leads"] == pytest.approx(MENTEE | {"topic:preparation": 250 / 3})


def test_give_and_take_by_kind_is_kept_for_totals_alone(unasked: House) -> None:
    scores = review(unasked, {"gave.ideas": 4, "got.technology": 7})
    assert scores["leads"] == pytest.approx(MENTEE)
    assert scores["totals"] == pytest.approx(TOTALS | {"gave:ideas": 50, "got:technology": 100})


def test_what_only_mentees_are_asked_and_whom_they_would_choose_again_is_in_totals(
    unasked: House,
) -> None:
    scores = review(unasked, {"others.perspective": 7, "again": 1})
    assert scores["leads"] == pytest.approx(MENTEE)
    assert scores["totals"] == pytest.approx(
        TOTALS | {"item:others.perspective": 100, "item:again": 0}
    )


def test_a_form_without_anchors_has_no_core_score(unasked: House) -> None:
    unasked.open_round("introduction")
    answers = {"fit.project": 7, "fit.career": 7, "fit.style": 4}
    scores = unasked.scores(unasked.submit(unasked.actor(TOM), MIRA, answers))
    assert scores["leads"] == {"topic:fit": pytest.approx(250 / 3)}


def test_what_one_wants_to_talk_about_is_in_no_score(house: House, tom: Actor, form: str) -> None:
    first = submitted(house, tom, form)
    responses.take_back(house.database, tom, form, now=NOW)
    house.answer(tom, form, {"talk": ("work", "trust")})
    assert submitted(house, tom, form) == first
