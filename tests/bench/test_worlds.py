"""Worlds unlike the model: what each is, and that alarms hold in them."""

import numpy as np
import pytest

from bench.coverage import expected
from bench.reference import ROUNDS, Floats, Scenario, reference
from bench.world_tables import alarms, silent_table
from bench.worlds import (
    ASSUMED,
    WORLDS,
    Wobble,
    World,
    bad_days,
    heavy,
    lasting_noise,
    unlike,
    white,
)

PAIRS = 6_000


def drawn(wobble: Wobble) -> Floats:
    return wobble(PAIRS, ROUNDS, np.random.default_rng(1))


def test_the_plain_world_is_the_reference() -> None:
    found = World().sides(70.0, PAIRS, np.random.default_rng(1))
    known = reference(Scenario(level=70.0), PAIRS, np.random.default_rng(2))
    for one, other in zip(found, known, strict=True):
        assert one.mean() == pytest.approx(other.mean(), abs=0.6)
        assert np.cov(one.T)[0, :2] == pytest.approx(np.cov(other.T)[0, :2], rel=0.06)


@pytest.mark.parametrize("wobble", [lasting_noise(0.5), lasting_noise(0.8), heavy])
def test_noise_has_the_usual_size(
    wobble: Wobble,
) -> None:
    noise = drawn(wobble)
    assert noise.std() == pytest.approx(6, rel=0.05)
    sides = np.corrcoef(noise[..., 0].ravel(), noise[..., 1].ravel())[0, 1]
    assert sides == pytest.approx(0.5, abs=0.05)


def test_noise_lasts_is_heavy_or_differs_as_it_should() -> None:
    lasting = drawn(lasting_noise(0.8))
    neighbours = np.corrcoef(lasting[:, 2].ravel(), lasting[:, 3].ravel())[0, 1]
    assert neighbours == pytest.approx(0.8, abs=0.02)
    tails = [float((np.abs(drawn(one)) > 18).mean()) for one in (heavy, lasting_noise(0.0))]
    assert tails[0] > 2 * tails[1]
    sizes = drawn(unlike(0.8)).std(axis=(1, 2))
    assert np.log(sizes).std() == pytest.approx(0.83, abs=0.06)
    bad = drawn(bad_days(0.03, 40)) < -25
    assert bad.mean() == pytest.approx(0.03, abs=0.004)


def test_pairs_that_share_a_mentor_have_one_mentor() -> None:
    world, _, _ = WORLDS["3 mentees share a mentor"]
    mentor, mentee = world.sides(70.0, 3_000, np.random.default_rng(1))
    within = mentor.mean(axis=1).reshape(-1, 3).std(axis=1).mean()
    assert within < mentee.mean(axis=1).reshape(-1, 3).std(axis=1).mean() / 2


@pytest.mark.parametrize("level", [70.0, 90.0])
@pytest.mark.parametrize("world", list(WORLDS))
def test_false_alarms_stay_where_the_page_says(world: str, level: float) -> None:
    of, _, _ = WORLDS[world]
    listed, reason = alarms(of.sides(level, PAIRS, np.random.default_rng(3)))
    most = {"noise AR(1) .8, wobble 12": 0.1, "pairs' slopes differ, SD 3": 0.11}
    assert not reason
    assert listed.mean() < most.get(world, 0.05)
    assert listed.any()


def test_assumed_numbers_do_not_alarm_where_they_do_not_fit() -> None:
    for name, (world, items, _) in ASSUMED.items():
        _, reason = alarms(world.sides(80.0, 20, np.random.default_rng(4)), items)
        assert bool(reason) == (name != "as assumed"), name


def test_programs_that_hardly_move_alarm_on_nobody() -> None:
    rows = silent_table(400, np.random.default_rng(5)).splitlines()[2:]
    assert len(rows) == 3
    assert all("| 0.0% ± 0.0% | no noise |" in row for row in rows)


def test_the_expected_score_is_the_mean_of_what_is_answered() -> None:
    rng = np.random.default_rng(6)
    for truth in (40.0, 70.0, 95.0):
        level = np.full((20_000, 2), truth)
        answered = World().answered(level, rng, 2)
        assert np.mean(answered) == pytest.approx(float(expected(np.array(truth))), abs=0.1)
    assert white(20_000, 2, rng).std() == pytest.approx(1, abs=0.01)
