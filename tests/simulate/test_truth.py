import numpy as np
import pytest

from mentorsurvey.instruments import CORE, Construct
from mentorsurvey.measures.change.basis import basis
from mentorsurvey.measures.change.falls import evidence
from mentorsurvey.simulate import Event, Model, Truth, draw, plan
from mentorsurvey.simulate.events import MENTEE, MENTOR, Flags, Floats
from mentorsurvey.simulate.truth import COUNTS, STAGES

ROUNDS = 8


@pytest.fixture(scope="module")
def truth() -> Truth:
    """A program large enough for its parameters to show."""
    return drawn(4000)


def drawn(pairs: int, *, seed: int = 3, model: Model | None = None, rounds: int = ROUNDS) -> Truth:
    alone = np.arange(pairs)
    return draw(
        seed,
        mentors=alone,
        mentees=alone,
        first_rounds=np.zeros(pairs, dtype=np.int64),
        rounds=rounds,
        model=model,
    )


def are(truth: Truth, event: Event) -> Flags:
    return np.array([one is event for one in truth.events])


def change(truth: Truth, event: Event, side: int) -> float:
    """Mean change of a side's true score from before the onset to the last round."""
    found = [
        truth.score[pair, -1, side] - truth.score[pair, : truth.onset[pair], side].mean()
        for pair in np.flatnonzero(are(truth, event))
    ]
    return float(np.mean(found))


def test_the_same_seed_draws_the_same_truth_and_another_seed_another() -> None:
    first, again, other = drawn(50), drawn(50), drawn(50, seed=4)
    assert np.array_equal(first.score, again.score)
    assert first.events == again.events
    assert not np.array_equal(first.score, other.score)


def test_steady_scores_have_the_level_the_spread_and_the_correlation_of_the_model(
    truth: Truth,
) -> None:
    lasting = truth.score[are(truth, Event.STEADY)].mean(axis=1)
    assert lasting.mean(axis=0) == pytest.approx([80, 80], abs=1)
    assert lasting.std(axis=0) == pytest.approx([16, 16], abs=0.8)
    assert np.corrcoef(lasting.T)[0, 1] == pytest.approx(0.45, abs=0.05)


def test_a_round_adds_the_wobble_half_of_it_common(truth: Truth) -> None:
    steps = np.diff(truth.score[are(truth, Event.STEADY)], axis=1).reshape(-1, 2)
    assert 0.5 * steps.var(axis=0) == pytest.approx([36, 36], rel=0.05)
    assert np.asarray(np.corrcoef(steps.T))[0, 1] == pytest.approx(0.5, abs=0.05)


def test_every_event_happens_as_often_as_it_should(truth: Truth) -> None:
    for event, share in Model().shares.items():
        assert are(truth, event).mean() == pytest.approx(share, abs=0.001)


def test_a_small_program_has_every_event() -> None:
    assert set(drawn(8).events) == set(Event)


def test_only_what_happens_has_an_onset_and_it_is_after_the_first_round(truth: Truth) -> None:
    nothing = are(truth, Event.STEADY) | are(truth, Event.EXCELLENT)
    assert (truth.onset[nothing] == -1).all()
    assert (truth.onset[~nothing] >= 1).all()
    assert (truth.onset[~nothing] < ROUNDS).all()
    assert len(set(truth.onset[are(truth, Event.JOINT_FALL)])) > 3


def test_every_event_begins_at_the_model_s_round_where_it_names_one() -> None:
    truth = drawn(400, model=Model(onset=2))
    steady = are(truth, Event.STEADY) | are(truth, Event.EXCELLENT)
    assert set(truth.onset[~steady].tolist()) == {2}
    assert set(truth.onset[steady].tolist()) == {-1}


def test_only_those_with_something_to_lose_fall_unless_the_model_says_otherwise() -> None:
    falls = {Event.JOINT_FALL: 1.0}
    lifted, all_alike = (
        drawn(2000, model=Model(shares=falls, lifted=lifted)).score[:, 0].ravel()
        for lifted in (True, False)
    )
    assert (lifted < 55).mean() < 0.02
    assert (all_alike < 55).mean() > 0.04
    assert all_alike.mean() == pytest.approx(80, abs=1)


def test_a_joint_fall_takes_both_sides_down(truth: Truth) -> None:
    assert change(truth, Event.JOINT_FALL, MENTOR) == pytest.approx(-26, abs=2)
    assert change(truth, Event.JOINT_FALL, MENTEE) == pytest.approx(-26, abs=2)


def test_a_one_sided_fall_takes_the_mentee_down_alone(truth: Truth) -> None:
    assert change(truth, Event.ONE_SIDED_FALL, MENTOR) == pytest.approx(0, abs=2)
    assert change(truth, Event.ONE_SIDED_FALL, MENTEE) == pytest.approx(-32, abs=2)


def test_erosion_goes_on_round_after_round(truth: Truth) -> None:
    eroding = np.flatnonzero(are(truth, Event.EROSION))
    onsets = truth.onset[eroding]
    early = eroding[onsets + 2 < ROUNDS]
    at = [truth.score[early, truth.onset[early] + later].mean() for later in (-1, 0, 1, 2)]
    assert np.diff(at) == pytest.approx([-8, -8, -8], abs=1.5)


def test_a_recovery_dips_and_comes_back(truth: Truth) -> None:
    dipping = np.flatnonzero(are(truth, Event.RECOVERY))
    at_onset = truth.score[dipping, truth.onset[dipping]].mean()
    before = truth.score[dipping, truth.onset[dipping] - 1].mean()
    assert at_onset - before == pytest.approx(-26, abs=2)
    assert truth.score[dipping, -1].mean() == pytest.approx(before, abs=2)


def test_a_new_phase_settles_both_up_or_down_and_begins_a_segment(truth: Truth) -> None:
    new = are(truth, Event.NEW_PHASE)
    shifts = np.array(
        [
            truth.score[pair, truth.onset[pair] :].mean(axis=0)
            - truth.score[pair, : truth.onset[pair]].mean(axis=0)
            for pair in np.flatnonzero(new)
        ]
    )
    assert shifts.mean(axis=0) == pytest.approx([0, 0], abs=5)
    assert shifts.std(axis=0) == pytest.approx([14, 14], abs=4)
    assert np.corrcoef(shifts.T)[0, 1] > 0.5
    rounds = np.arange(ROUNDS)
    assert np.array_equal(truth.segment[new], rounds >= truth.onset[new][:, None])
    assert not truth.segment[~new].any()


def test_a_baseline_that_begins_anew_takes_a_new_phase_for_no_change() -> None:
    calm = drawn(3000, model=Model(shares={}, response_rate=1.0))
    moved = drawn(3000, model=Model(shares={Event.NEW_PHASE: 1.0}, onset=3, response_rate=1.0))
    of = basis(*np.moveaxis(calm.score, 2, 0))
    limit = float(np.quantile(evidence(*np.moveaxis(calm.score, 2, 0), basis=of).farthest, 0.98))

    def alarms(score: Floats) -> float:
        found = evidence(*np.moveaxis(score, 2, 0), basis=of)
        return float((found.farthest > limit).mean())

    newest = (moved.segment == moved.segment[:, -1:])[..., None]
    assert alarms(moved.score) > 0.1
    assert alarms(np.where(newest, moved.score, np.nan)) < 0.03


def test_an_exploited_mentee_gives_more_than_they_get_and_the_mentor_sees_nothing(
    truth: Truth,
) -> None:
    exploited = np.flatnonzero(are(truth, Event.EXPLOITATION))
    overall = np.s_[exploited, -1, :, 0]
    more = truth.gave[overall] - truth.got[overall]
    assert (more[:, MENTEE] > 0).mean() > 0.9
    assert truth.fairness[exploited, -1, MENTEE].mean() < -1.3
    steady = are(truth, Event.STEADY)
    for mine in (truth.score, truth.fairness, truth.gave[..., 0], truth.got[..., 0]):
        usual = mine[steady, -1, MENTOR]
        seen = mine[exploited, -1, MENTOR]
        assert abs(seen.mean() - usual.mean()) < 0.5 * usual.std()


def test_exploitation_shows_in_who_does_the_work_most_of_all(truth: Truth) -> None:
    exploited = are(truth, Event.EXPLOITATION)
    fall = truth.core[exploited, -1, MENTEE].mean(axis=0) - truth.core[exploited, 0, MENTEE].mean(
        axis=0
    )
    assert fall.argmin() == CORE.index(Construct.WORK)
    assert fall.min() < -40
    assert change(truth, Event.EXPLOITATION, MENTOR) == pytest.approx(0, abs=2)


def test_an_exploited_mentee_s_true_score_is_what_the_core_topics_come_to(truth: Truth) -> None:
    assert (truth.core * COUNTS).sum(axis=-1) == pytest.approx(truth.score, abs=1e-9)
    assert change(truth, Event.EXPLOITATION, MENTEE) < -15


def test_common_work_never_goes_back_and_comes_farther_where_all_is_well(truth: Truth) -> None:
    assert (np.diff(truth.stage, axis=1) >= 0).all()
    assert set(np.unique(truth.stage)) == set(range(len(STAGES)))
    good = truth.score.mean(axis=(1, 2)) > 85
    assert truth.stage[good, -1].mean() > truth.stage[~good, -1].mean() + 0.3


def test_exploitation_costs_the_mentee_help_with_the_career(truth: Truth) -> None:
    exploited = are(truth, Event.EXPLOITATION)
    lost = truth.career[exploited, -1] - truth.career[exploited, 0]
    assert lost[:, MENTEE].mean() == pytest.approx(-20, abs=3)
    assert lost[:, MENTOR].mean() == pytest.approx(0, abs=3)


def test_excellent_pairs_stay_excellent(truth: Truth) -> None:
    assert (truth.score[are(truth, Event.EXCELLENT)].mean(axis=2) > 85).mean() > 0.97


def test_the_wanted_share_responds_and_the_unhappy_respond_less(truth: Truth) -> None:
    assert truth.responds.mean() == pytest.approx(0.85, abs=0.01)
    unhappy, happy = truth.score < 60, truth.score > 85
    assert truth.responds[unhappy].mean() < truth.responds[happy].mean() - 0.15


def test_a_program_without_silence_hears_everybody() -> None:
    assert drawn(50, model=Model(response_rate=1.0)).responds.all()


def test_a_mentor_keeps_their_tone_with_every_mentee() -> None:
    pairs = 4000
    truth = draw(
        5,
        mentors=np.arange(pairs) // 2,
        mentees=np.arange(pairs),
        first_rounds=np.zeros(pairs, dtype=np.int64),
        rounds=ROUNDS,
        model=Model(shares={}),
    )
    levels = truth.score[:, :, MENTOR].mean(axis=1).reshape(-1, 2)
    others = truth.score[:, :, MENTEE].mean(axis=1).reshape(-1, 2)
    assert np.corrcoef(levels.T)[0, 1] == pytest.approx(0.15, abs=0.05)
    assert np.corrcoef(others.T)[0, 1] == pytest.approx(0, abs=0.06)


def test_a_model_whose_shares_do_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="leave no room"):
        drawn(10, model=Model(correlation=0.8, tone_share=0.3))


def test_events_of_those_who_join_later_begin_after_they_joined() -> None:
    cast, truth = plan(pairs=600, rounds=ROUNDS, seed=1)
    happens = truth.onset >= 0
    assert (truth.onset[happens] > cast.first_rounds[happens]).all()
