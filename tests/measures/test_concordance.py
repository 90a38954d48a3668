"""How far mentors and mentees of a program agree, and how sure that is."""

import csv
import math
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.measures.agreement import concordance as measures_concordance
from mentorsurvey.measures.agreement.concordance import Concordance, Index, concordance, stage
from mentorsurvey.measures.agreement.intraclass import intraclass
from mentorsurvey.measures.noise import SAME

COUPLES = Path(__file__).parents[3] / "shared" / "data" / "acitelli" / "acipair_pairwise.csv"
# x and y by hand: m 60, s² = (400 + 0 + 400 + 400 + 0 + 400)/6 = 800/3
BY_HAND = ([40.0, 60.0, 80.0], [40.0, 80.0, 60.0])
SYMMETRIC = ("pairwise", "absolute", "consistent", "lin", "krippendorff", "chance_corrected")
SCORES = st.one_of(st.none(), st.integers(0, 8).map(lambda x: 12.5 * x), st.floats(0, 100))
PAIRS = st.lists(st.tuples(SCORES, SCORES, st.sampled_from("abcdef")), max_size=16)
TABLE = list[tuple[float | None, float | None, str]]


def over(rows: Sequence[tuple[float | None, float | None, str]], **settings: Any) -> Concordance:
    options = {"minimum_pairs": 1, "minimum_mentors": 2, "replicates": 20} | settings
    x, y, mentors = zip(*rows, strict=True) if rows else ((), (), ())
    return concordance(x, y, mentors, **options)


def alone(x: Sequence[float | None], y: Sequence[float | None], **settings: Any) -> Concordance:
    return over([(a, b, f"m{i:05}") for i, (a, b) in enumerate(zip(x, y, strict=True))], **settings)


def indices(found: Concordance) -> dict[str, Index]:
    return {
        one.name: getattr(found, one.name)
        for one in fields(found)
        if isinstance(getattr(found, one.name), Index)
    }


@pytest.fixture
def couples() -> list[list[float]]:
    if not COUPLES.is_file():
        pytest.skip("the couples of Acitelli are not beside this checkout")
    with COUPLES.open(encoding="utf-8", newline="") as lines:
        wives = [row for row in csv.DictReader(lines) if row["Gender_A"] == "Wife"]
    return [[float(row[f"Satisfaction_{side}"]) for row in wives] for side in "AP"]


# Known answers


def test_the_couples_agree_as_much_as_published(couples: list[list[float]]) -> None:
    found = alone(*couples, replicates=0)
    assert (found.n_pairs, found.n_mentors, found.stage) == (148, 148, "model")
    assert found.pairwise.value == pytest.approx(0.616372, abs=5e-7)
    assert found.krippendorff.value == pytest.approx(0.617668, abs=5e-7)
    assert found.absolute.value == pytest.approx(0.6183, abs=5e-5)
    assert found.consistent.value == pytest.approx(0.6176, abs=5e-5)
    assert found.lin.value == pytest.approx(0.616657, abs=5e-7)
    assert found.observed == pytest.approx(0.295045, abs=5e-7)
    assert found.random == pytest.approx(0.498131, abs=5e-7)
    assert found.chance_corrected.value == pytest.approx(0.407696, abs=5e-7)


def test_all_indices_by_hand() -> None:
    found = alone(*BY_HAND, replicates=0)
    # mean of (x − y)² is (0 + 400 + 400)/3 = 800/3
    assert found.difference.value == pytest.approx(0)
    assert found.pairwise.value == pytest.approx(1 - (800 / 3) / (2 * 800 / 3))
    assert found.krippendorff.value == pytest.approx(0.5 + 0.5 / 6)
    # s_xy = (400 + 0 + 0)/3; s_x² = s_y² = 800/3
    assert found.lin.value == pytest.approx(0.5)
    assert found.consistent.value == pytest.approx(0.5)
    # MSR 600, MSE 200, MSC 0: 400/(800 + 2/3·(0 − 200))
    assert found.absolute.value == pytest.approx(400 / (800 - 400 / 3))
    # |x − y| of the wrong combinations: 40 20, 20 0, 40 0 → 120/6 = 20; of the right ones 40/3
    assert found.observed == pytest.approx(40 / 3)
    assert found.random == pytest.approx(20)
    assert found.chance_corrected.value == pytest.approx(1 / 3)


def test_a_mean_difference_lowers_agreement_and_keeps_consistency() -> None:
    x, y = BY_HAND
    found = alone(x, [value - 10 for value in y], replicates=0)
    assert found.difference.value == pytest.approx(10)
    assert found.consistent.value == pytest.approx(0.5)
    # r_p = 1 − (800/3 + 100)/(2·(800/3 + 25)); CCC = 2·(400/3)/(1600/3 + 100)
    assert found.pairwise.value == pytest.approx(1 - (1100 / 3) / (2 * 875 / 3))
    assert found.lin.value == pytest.approx((800 / 3) / (1900 / 3))


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=9))
def test_icc_is_that_of_the_table(rows: list[tuple[float, float]]) -> None:
    table, found = intraclass(rows), alone(*zip(*rows, strict=True), replicates=0)
    for one, other in ((table.icc2, found.absolute.value), (table.icc3, found.consistent.value)):
        if one is not None and other is not None:
            assert other == pytest.approx(one, abs=1e-6)


@given(PAIRS)
def test_strangers_are_all_combinations_of_different_mentors(rows: TABLE) -> None:
    found = over(rows, replicates=0)
    both = [(x, y, who) for x, y, who in rows if x is not None and y is not None]
    apart = [abs(x - y) for x, _, one in both for _, y, other in both if one != other]
    if not apart:
        assert found.random is None
    else:
        assert found.random == pytest.approx(sum(apart) / len(apart), abs=2 * SAME)
    if both:
        observed = sum(abs(x - y) for x, y, _ in both) / len(both)
        assert found.observed == pytest.approx(observed, abs=2 * SAME)


@given(PAIRS)
def test_both_formulas_of_the_pairwise_icc_agree(rows: TABLE) -> None:
    found = over(rows, replicates=0)
    both = np.array([(x, y) for x, y, _ in rows if x is not None and y is not None])
    if found.pairwise.value is not None and np.ptp(both) > 1e-3:  # for these formulas' own rounding
        product = ((both[:, 0] - both.mean()) * (both[:, 1] - both.mean())).mean() / both.var()
        distance = 1 - ((both[:, 0] - both[:, 1]) ** 2).mean() / (2 * both.var())
        assert found.pairwise.value == pytest.approx(product, abs=1e-6)
        assert found.pairwise.value == pytest.approx(distance, abs=1e-6)


# Symmetry


def values(found: Concordance) -> dict[str, float | None]:
    return {name: index.value for name, index in indices(found).items()}


def alike(one: float | None, other: float | None) -> bool:
    """The same but for rounding. A has no lower bound: large where strangers hardly differ."""
    if one is None or other is None:
        return one is other
    return one == pytest.approx(other, rel=1e-6, abs=1e-6)


@given(PAIRS)
def test_swapping_the_sides_flips_the_difference_and_keeps_the_rest(rows: TABLE) -> None:
    one, other = over(rows), over([(y, x, who) for x, y, who in rows])
    for name in SYMMETRIC:
        mine, yours = getattr(one, name), getattr(other, name)
        assert alike(yours.value, mine.value)
        assert (yours.reason, yours.unsure) == (mine.reason, mine.unsure)
        assert alike(yours.low, mine.low)
    if one.difference.value is not None:
        assert other.difference.value == pytest.approx(-one.difference.value, abs=1e-9)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_never_matters(rows: TABLE, order: Any) -> None:
    mixed = list(rows)
    order.shuffle(mixed)
    assert over(mixed) == over(rows)


@given(
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), min_size=4, max_size=12),
    st.floats(-50, 50),
    st.floats(0.1, 10),
)
def test_shifting_and_stretching_both_sides_keeps_every_index(
    rows: list[tuple[int, int]], shift: float, factor: float
) -> None:
    x, y = zip(*rows, strict=True)
    one = alone(x, y)
    other = alone([factor * v + shift for v in x], [factor * v + shift for v in y])
    for name in SYMMETRIC:
        mine, yours = getattr(one, name), getattr(other, name)
        assert yours.value == pytest.approx(mine.value, abs=1e-9)
        assert yours.high == pytest.approx(mine.high, abs=1e-9)
    assert other.difference.value == pytest.approx(factor * (one.difference.value or 0), abs=1e-9)


# Too little


@given(PAIRS)
def test_an_index_has_a_value_or_says_why_and_is_never_nan(rows: TABLE) -> None:
    found = over(rows)
    for name, one in indices(found).items():
        assert (one.value is None) == (one.reason is not None)
        assert (one.low is None) == (one.reason is not None or one.unsure is not None)
        numbers = [value for value in (one.value, one.low, one.high) if value is not None]
        assert all(map(math.isfinite, numbers))
        if one.low is not None and one.high is not None:
            assert one.low <= one.high
        if name != "difference" and one.value is not None and name != "absolute":
            assert one.value <= 1 + 1e-9


@pytest.mark.parametrize("x", [[], [None, None], [50, math.nan, None]])
def test_without_a_pair_there_is_nothing(x: list[float | None]) -> None:
    found = alone(x, [None, 50.0, 50.0][: len(x)])
    assert (found.n_pairs, found.n_mentors, found.observed, found.random) == (0, 0, None, None)
    assert {one.reason for one in indices(found).values()} <= {"no pairs"}


def test_one_pair_has_a_difference_and_no_agreement() -> None:
    found = alone([60.0], [50.0])
    assert found.difference == Index(value=10, unsure="too few mentors")
    assert found.consistent.reason == "no spread"
    assert found.chance_corrected.reason == "one mentor"
    assert (found.observed, found.random) == (10, None)


def test_all_at_the_ceiling_is_no_agreement_but_no_spread() -> None:
    found = alone([100.0] * 30, [100.0] * 30)
    assert found.difference.value == 0
    assert {getattr(found, name).reason for name in SYMMETRIC} == {"no spread"}
    assert (found.observed, found.random) == (0, 0)


def test_two_sides_without_spread_that_differ_are_not_consistent_but_apart() -> None:
    found = alone([80.0] * 30, [60.0] * 30)
    assert found.consistent == Index(value=None, reason="no spread")
    assert found.pairwise.value == pytest.approx(-1)
    assert (found.absolute.value, found.lin.value) == (pytest.approx(0), pytest.approx(0))
    assert found.chance_corrected.value == pytest.approx(0)


def test_pairs_of_one_mentor_have_no_strangers_and_no_interval() -> None:
    found = over([(x, y, "m") for x, y in zip(*BY_HAND, strict=True)])
    assert found.chance_corrected.reason == "one mentor"
    assert found.consistent.unsure == "too few mentors"
    assert (found.n_pairs, found.n_mentors) == (3, 1)


def test_below_twenty_five_pairs_there_are_means_alone() -> None:
    x, y = [float(i) for i in range(24)], [float(i % 7) for i in range(24)]
    few = concordance(x, y, [f"m{i}" for i in range(24)], replicates=50)
    assert few.stage == "plots and means"
    assert {getattr(few, name).reason for name in SYMMETRIC} == {"too few pairs"}
    assert few.difference.low is not None
    enough = concordance([*x, 9.0], [*y, 8.0], [f"m{i}" for i in range(25)], replicates=50)
    assert enough.stage == "icc"
    assert enough.consistent.low is not None


def test_the_sizes_are_the_conventions() -> None:
    assert [stage(n) for n in (0, 24)] == ["plots and means"] * 2
    assert [stage(n) for n in (25, 49)] == ["icc"] * 2
    assert [stage(n) for n in (50, 10_000)] == ["model"] * 2


def test_below_fifteen_mentors_there_is_no_interval() -> None:
    x, y = [float(i) for i in range(40)], [float(i % 7) for i in range(40)]
    fewer = concordance(x, y, [f"m{i % 14}" for i in range(40)], replicates=50)
    assert (fewer.n_mentors, fewer.consistent.unsure) == (14, "too few mentors")
    enough = concordance(x, y, [f"m{i % 15}" for i in range(40)], replicates=50)
    assert enough.consistent.low is not None
    assert enough.difference.low is not None


def test_an_index_that_resampling_often_loses_has_no_interval() -> None:
    # spread rests on one pair of thirty, which one resampled program in three leaves out
    found = alone([50.0] * 29 + [60.0], [50.0] * 29 + [60.0], replicates=200)
    assert found.consistent.value == pytest.approx(1)
    assert found.consistent.unsure == "too often undefined"


# Intervals


def program(n_mentors: int, mentees: int, seed: int) -> TABLE:
    """Raters' own level 60, what both see 120, noise to a variance of 256 each; δ −5."""
    random = np.random.default_rng(seed)
    of = np.repeat(np.arange(n_mentors), mentees)
    seen = random.normal(0, math.sqrt(50), n_mentors)[of] + random.normal(0, math.sqrt(70), len(of))
    x = (
        70
        + seen
        + random.normal(0, math.sqrt(60), n_mentors)[of]
        + random.normal(0, math.sqrt(76), len(of))
    )
    y = 75 + seen + random.normal(0, math.sqrt(136), len(of))
    return [(a, b, f"m{i:03}") for a, b, i in zip(x.tolist(), y.tolist(), of.tolist(), strict=True)]


def test_an_interval_is_that_of_programs_resampled_one_by_one() -> None:
    rows = program(12, 3, seed=1)
    found = over(rows, replicates=64, seed=7)
    random, names = np.random.default_rng([1979, 7]), sorted({who for *_, who in rows})
    drawn = np.concatenate([random.integers(12, size=(12, 32)) for _ in range(2)], axis=1)
    consistent, chance = [], []
    for column in drawn.T:
        copies = [
            (x, y, names[i], k) for k, i in enumerate(column) for x, y, w in rows if w == names[i]
        ]
        once = over([(x, y, f"{who}-{k}") for x, y, who, k in copies], replicates=0)
        consistent.append(once.consistent.value)
        # copies of a mentor are no strangers
        strangers = over([(x, y, who) for x, y, who, _ in copies], replicates=0)
        chance.append(strangers.chance_corrected.value)
    for index, each in ((found.consistent, consistent), (found.chance_corrected, chance)):
        ends = np.quantile(np.array(each, dtype=float), [0.025, 0.975])
        assert (index.low, index.high) == pytest.approx(tuple(ends), abs=1e-9)


def test_the_same_seed_gives_the_same_interval_and_another_a_near_one() -> None:
    rows = program(30, 2, seed=2)
    one, again, other = (over(rows, replicates=400, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert other.consistent.value == one.consistent.value
    assert other.consistent.low != one.consistent.low
    assert other.consistent.low == pytest.approx(one.consistent.low, abs=0.08)


def test_shared_mentors_widen_the_interval() -> None:
    # variance of a mentor's mean difference 60 + 212/4 = 113, of four unrelated pairs 272/4 = 68
    rows = program(40, 4, seed=3)
    shared = over(rows, replicates=1000).difference
    unshared = over(
        [(x, y, str(i)) for i, (x, y, _) in enumerate(rows)], replicates=1000
    ).difference
    assert shared.low is not None
    assert shared.high is not None
    assert unshared.low is not None
    assert unshared.high is not None
    assert shared.high - shared.low > 1.2 * (unshared.high - unshared.low)


def test_an_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    programs, covered, shift = 150, 0, 0
    for seed in range(programs):
        found = over(program(40, 2, seed), replicates=400)
        assert found.consistent.low is not None
        assert found.consistent.high is not None
        assert found.difference.low is not None
        assert found.difference.high is not None
        covered += found.consistent.low <= 120 / 256 <= found.consistent.high
        shift += found.difference.low <= -5 <= found.difference.high
    # 95 % less a little that percentiles lose, within four standard errors
    assert covered / programs == pytest.approx(0.93, abs=4 * math.sqrt(0.93 * 0.07 / programs))
    assert shift / programs == pytest.approx(0.93, abs=4 * math.sqrt(0.93 * 0.07 / programs))


def test_parts_of_a_large_program_give_the_interval_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = program(3_000, 2, seed=4)
    whole = indices(over(rows, replicates=1_000))
    monkeypatch.setattr(measures_concordance, "MOST_MENTORS", 600)
    parts = indices(over(rows, replicates=1_000))
    for name, one in whole.items():
        other = parts[name]
        assert other.value == one.value
        assert None not in (one.low, one.high, other.low, other.high)
        assert width(other) == pytest.approx(width(one), rel=0.15), name
        assert (other.low, other.high) == pytest.approx((one.low, one.high), abs=width(one) / 6)


def width(of: Index) -> float:
    return (of.high or 0.0) - (of.low or 0.0)


def test_no_replicates_no_interval() -> None:
    found = over(program(12, 3, seed=1), replicates=0)
    assert found.consistent.value is not None
    assert (found.consistent.low, found.consistent.unsure) == (None, "not resampled")


# Refused


def test_sides_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="two entries and a mentor"):
        concordance([1.0], [1.0, 2.0], ["a", "b"])
    with pytest.raises(ValueError, match="two entries and a mentor"):
        concordance([1.0], [1.0], [])


def test_an_infinite_score_is_refused() -> None:
    with pytest.raises(ValueError, match="finite"):
        alone([math.inf], [1.0])


@pytest.mark.parametrize(
    "wrong",
    [{"minimum_pairs": 0}, {"minimum_mentors": 1}, {"replicates": -1}],
)
def test_an_impossible_setting_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="positive"):
        alone([1.0], [1.0], **wrong)
