import numpy as np
import pytest

from mentorsurvey.instruments import SIDES, Instrument, check_value, shipped
from mentorsurvey.simulate import Answers, Event, Habits, Truth, answer, plan
from mentorsurvey.simulate.answering import ITEM_OFFSETS, OFTEN_UNSAYABLE, latent_of
from mentorsurvey.simulate.events import MENTEE, MENTOR, Floats
from mentorsurvey.simulate.truth import KINDS

ROUNDS = 6


@pytest.fixture(scope="module")
def truth() -> Truth:
    return plan(pairs=1000, rounds=ROUNDS, seed=7)[1]


@pytest.fixture(scope="module", params=["checkin", "review"])
def instrument(request: pytest.FixtureRequest) -> Instrument:
    return shipped()[request.param]


def answered(
    truth: Truth, instrument: Instrument, round_index: int = ROUNDS - 1, **habits: float
) -> Answers:
    rng = np.random.default_rng(1)
    return answer(truth, round_index, instrument, rng, Habits(**habits))


def values(answers: Answers, item_id: str) -> Floats:
    return answers.values[..., answers.item_ids.index(item_id)]


def test_every_answer_is_one_that_its_item_takes(truth: Truth, instrument: Instrument) -> None:
    answers = answered(truth, instrument)
    for place, item_id in enumerate(answers.item_ids):
        item = instrument.item(item_id)
        given = answers.values[..., place]
        for value in np.unique(given[~np.isnan(given)]):
            assert check_value(item, instrument.scale_of(item), int(value)) == value


def test_there_is_a_ceiling_with_most_answers_at_the_two_highest_points(
    truth: Truth, instrument: Instrument
) -> None:
    answers = answered(truth, instrument)
    anchors = np.concatenate([values(answers, item.id).ravel() for item in instrument.anchors])
    anchors = anchors[~np.isnan(anchors)]
    assert (anchors >= 6).mean() > 0.5
    assert 0.25 < (anchors == 7).mean() < 0.5
    assert set(np.unique(anchors)) == {1, 2, 3, 4, 5, 6, 7}


def test_what_stands_behind_a_side_s_core_items_comes_to_its_true_score(
    truth: Truth, instrument: Instrument
) -> None:
    for place, side in enumerate(SIDES):
        for round_index in range(ROUNDS):
            behind = [
                latent_of(truth, round_index, item)[:, place]
                for item in instrument.core_items(side)
            ]
            score = truth.score[:, round_index, place]
            assert np.mean(behind, axis=0) == pytest.approx(score, abs=1e-9)


def test_a_reversed_item_falls_as_the_truth_rises(truth: Truth) -> None:
    answers = answered(truth, shipped()["review"])
    wrong, credit = (values(answers, item_id).ravel() for item_id in ("core.work", "core.credit"))
    both = ~np.isnan(wrong) & ~np.isnan(credit)
    assert np.corrcoef(wrong[both], credit[both])[0, 1] < -0.4
    assert np.nanmean(wrong) < 3.5


def test_exploited_mentees_do_the_mentor_s_work_without_the_credit(truth: Truth) -> None:
    answers = answered(truth, shipped()["checkin"])
    exploited = np.array([event is Event.EXPLOITATION for event in truth.events])
    work, credit, expectations = (
        values(answers, item_id) for item_id in ("core.work", "core.credit", "core.expectations")
    )
    assert np.nanmean(work[exploited, MENTEE]) > 4.5
    assert np.nanmean(credit[exploited, MENTEE]) < 4
    assert np.nanmean(work[exploited, MENTOR]) < 3
    usual, own = (np.nanmean(expectations[which, MENTEE]) for which in (~exploited, exploited))
    assert own > usual - 1


def test_exploited_mentees_say_that_they_give_more_than_they_get(truth: Truth) -> None:
    answers = answered(truth, shipped()["checkin"])
    exploited = [pair for pair, event in enumerate(truth.events) if event is Event.EXPLOITATION]
    gave, got, fairness = (
        values(answers, item_id)[exploited]
        for item_id in ("gave.overall", "got.overall", "fairness")
    )
    more = (gave - got)[:, MENTEE]
    assert (more[~np.isnan(more)] > 0).mean() > 0.85
    assert np.nanmean(fairness[:, MENTEE]) < -1.2
    assert np.nanmean(fairness[:, MENTOR]) > -1.2


def test_above_zero_on_the_balance_is_getting_more(truth: Truth) -> None:
    answers = answered(truth, shipped()["checkin"])
    more = (values(answers, "got.overall") - values(answers, "gave.overall")).ravel()
    fairness = values(answers, "fairness").ravel()
    both = ~np.isnan(more) & ~np.isnan(fairness)
    assert np.corrcoef(more[both], fairness[both])[0, 1] > 0.4


def test_what_one_gave_by_kind_goes_with_what_the_other_got(truth: Truth) -> None:
    answers = answered(truth, shipped()["review"])
    for kind in KINDS:
        gave = values(answers, f"gave.{kind}")[:, MENTOR]
        got = values(answers, f"got.{kind}")[:, MENTEE]
        both = ~np.isnan(gave) & ~np.isnan(got)
        assert np.corrcoef(gave[both], got[both])[0, 1] > 0.15
    guidance, technology = (values(answers, f"gave.{kind}") for kind in ("guidance", "technology"))
    assert np.nanmean(guidance[:, MENTOR]) > np.nanmean(guidance[:, MENTEE]) + 1
    assert np.nanmean(technology[:, MENTEE]) > np.nanmean(technology[:, MENTOR]) + 1


def test_a_side_that_is_not_asked_has_no_answer_and_cannot_say_so(truth: Truth) -> None:
    answers = answered(truth, shipped()["review"])
    place = answers.item_ids.index("others.perspective")
    assert np.isnan(answers.values[:, MENTOR, place]).all()
    assert not answers.cannot_say[:, MENTOR, place].any()
    assert (~np.isnan(answers.values[:, MENTEE, place])).mean() > 0.5


def test_both_count_nearly_the_same_meetings(truth: Truth) -> None:
    counts = values(answered(truth, shipped()["checkin"]), "meetings")
    both = ~np.isnan(counts).any(axis=1)
    assert np.abs(np.diff(counts[both], axis=1)).max() <= 2
    assert 3 < counts[both].mean() < 9
    assert counts[both].min() >= 0


def test_some_answers_are_missing_and_some_cannot_be_given(
    truth: Truth, instrument: Instrument
) -> None:
    answers = answered(truth, instrument, cannot_say=0.05, skips=0.03)
    assert np.isnan(answers.values[answers.cannot_say]).all()
    unsayable = answers.cannot_say[..., answers.item_ids.index("core.trust")]
    assert unsayable.mean() == pytest.approx(0.05 * 0.97, abs=0.015)
    assert not answers.cannot_say[..., answers.item_ids.index("meetings")].any()
    skipped = np.isnan(answers.values) & ~answers.cannot_say
    assert skipped[:, MENTEE].mean() == pytest.approx(0.03, abs=0.01)


def test_without_noise_an_answer_is_the_truth_on_the_item_s_scale(truth: Truth) -> None:
    answers = answered(truth, shipped()["checkin"], item_noise=0.0, cannot_say=0.0, skips=0.0)
    expected = np.clip(np.rint(1 + 6 * truth.core[:, -1, :, 3] / 100), 1, 7)
    assert np.array_equal(values(answers, "core.oversight"), expected)


def test_what_is_known_of_single_items_is_known_of_items_that_exist() -> None:
    known = {item.id for one in shipped().values() for item in one.items}
    assert set(ITEM_OFFSETS) | set(OFTEN_UNSAYABLE) <= known
