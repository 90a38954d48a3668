"""The actor–partner model: what one's own and the other's x do to one's y."""

import csv
import math
import random
from collections.abc import Iterator
from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize, stats
from statsmodels.regression.mixed_linear_model import MixedLM

from mentorsurvey.analyse.dyads import ActorPartner, Dyad, actor_partner
from mentorsurvey.analyse.equations import Alike, Apart

COUPLES = Path(__file__).parents[3] / "shared" / "data" / "acitelli" / "acipair_pairwise.csv"
# x of mentor and mentee, y of mentor and mentee, in sixteenths of a scale
ROWS = [
    (9, 4, 11, 7),
    (3, 8, 5, 9),
    (12, 10, 13, 12),
    (6, 2, 6, 5),
    (7, 13, 12, 10),
    (2, 5, 1, 6),
    (10, 9, 9, 13),
    (5, 11, 8, 8),
    (13, 6, 10, 9),
    (8, 1, 7, 2),
]


def dyads(rows: Any = ROWS, mentors: int | None = None) -> list[Dyad]:
    """One pair a row; with ``mentors``, they take turns."""
    return [
        Dyad(
            mentor=f"mentor {i % (mentors or len(rows))}",
            mentee=f"mentee {i}",
            x_mentor=row[0],
            x_mentee=row[1],
            y_mentor=row[2],
            y_mentee=row[3],
        )
        for i, row in enumerate(rows)
    ]


def fit(pairs: list[Dyad], **settings: Any) -> ActorPartner:
    return actor_partner(pairs, minimum_pairs=5, minimum_mentors=2, **settings)


def alike(found: ActorPartner) -> Alike:
    assert found.alike is not None
    return found.alike


def apart(found: ActorPartner) -> Apart:
    assert found.apart is not None
    return found.apart


def simulated(
    n: int, mentors: int, *, seed: int, rho: float = -0.4, own: float = 0.0
) -> np.ndarray:
    """Rows with actor .5 and partner .2, residuals of SD 1 and correlation ρ, mentors' own SD."""
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(n, 2))
    e = draw.multivariate_normal([0, 0], [[1, rho], [rho, 1]], size=n)
    u = own * draw.normal(size=(mentors, 2))[np.arange(n) % mentors]
    return np.column_stack([x, x @ [[0.5, 0.2], [0.2, 0.5]] + e + u])


@pytest.fixture
def couples() -> list[Dyad]:
    if not COUPLES.is_file():
        pytest.skip("the couples of Acitelli are not beside this checkout")
    with COUPLES.open(encoding="utf-8", newline="") as lines:
        wives = [row for row in csv.DictReader(lines) if row["Gender_A"] == "Wife"]
    names = ("OtherPos_A", "OtherPos_P", "Satisfaction_A", "Satisfaction_P")
    return dyads([[float(row[name]) for name in names] for row in wives])


# Known answers


def test_the_couples_have_the_published_actor_and_partner_effects(couples: list[Dyad]) -> None:
    found = actor_partner(couples)
    assert (found.n_pairs, found.n_mentors, found.model) == (148, 148, "pairs")
    one = alike(found)
    assert one.actor.value == pytest.approx(0.4004, abs=5e-5)
    assert one.actor.error == pytest.approx(0.04731, abs=5e-6)
    assert one.partner.value == pytest.approx(0.2880, abs=5e-5)
    assert one.partner.error == pytest.approx(0.04731, abs=5e-6)
    assert one.rho == pytest.approx(0.4693, abs=5e-5)
    assert one.minus_two_rll == pytest.approx(296.7, abs=0.05)


def test_the_couples_are_not_told_apart(couples: list[Dyad]) -> None:
    test = actor_partner(couples).distinguishability
    assert test is not None
    assert test.alike == pytest.approx(282.9, abs=0.05)
    assert test.apart == pytest.approx(275.6, abs=0.05)
    assert test.chi2 == pytest.approx(7.277, abs=5e-4)
    assert test.df == 4
    assert test.p == pytest.approx(0.122, abs=5e-4)


# Numeric oracles


def stacked(rows: Any) -> tuple[np.ndarray, np.ndarray]:
    """y of both and the design of one equation for both, pair after pair."""
    table = np.array(rows, dtype=float)
    design = [[[1, m, e], [1, e, m]] for m, e in table[:, :2]]
    return table[:, 2:].ravel(), np.array(design, dtype=float).reshape(-1, 3)


def test_one_equation_has_the_restricted_likelihood_and_nothing_has_a_better_one() -> None:
    y, design = stacked(ROWS)
    found = alike(fit(dyads()))

    def minus_two_rll(sd: float, rho: float) -> tuple[float, np.ndarray, np.ndarray]:
        v = np.kron(np.eye(len(ROWS)), sd**2 * np.array([[1, rho], [rho, 1]]))
        inner = design.T @ np.linalg.solve(v, design)
        beta = np.linalg.solve(inner, design.T @ np.linalg.solve(v, y))
        left = y - design @ beta
        value = (
            np.linalg.slogdet(v)[1] + np.linalg.slogdet(inner)[1] + left @ np.linalg.solve(v, left)
        )
        return float(value + (len(y) - 3) * math.log(2 * math.pi)), beta, np.linalg.inv(inner)

    value, beta, cov = minus_two_rll(found.sd, found.rho)
    effects = (found.intercept, found.actor, found.partner)
    assert found.minus_two_rll == pytest.approx(value)
    assert [one.value for one in effects] == pytest.approx(beta)
    assert [one.error for one in effects] == pytest.approx(np.sqrt(cov.diagonal()))
    best = optimize.minimize(lambda p: minus_two_rll(p[0], math.tanh(p[1]))[0], [2.0, 0.0])
    assert best.fun == pytest.approx(value, abs=1e-6)


def test_both_likelihoods_of_the_test_are_those_of_the_normal_density() -> None:
    table = np.array(ROWS, dtype=float)
    test = fit(dyads()).distinguishability
    assert test is not None

    def minus_two_ll(mean: np.ndarray, cov: np.ndarray) -> float:
        return -2 * float(stats.multivariate_normal([0, 0], cov).logpdf(table[:, 2:] - mean).sum())

    design = np.column_stack([np.ones(len(table)), table[:, :2]])
    beta = np.linalg.lstsq(design, table[:, 2:])[0]
    left = table[:, 2:] - design @ beta
    assert test.apart == pytest.approx(minus_two_ll(design @ beta, left.T @ left / len(table)))

    def one_equation(p: np.ndarray) -> float:
        b, a, q, log_sd, z = p
        mean = b + table[:, :2] @ [[a, q], [q, a]]
        return minus_two_ll(
            mean, math.exp(2 * log_sd) * np.array([[1, math.tanh(z)], [math.tanh(z), 1]])
        )

    best = optimize.minimize(one_equation, [4, 0.5, 0.2, 0.5, 0.0], method="BFGS")
    assert test.alike == pytest.approx(best.fun, abs=1e-6)
    assert test.p == pytest.approx(stats.chi2.sf(test.alike - test.apart, 4))


def grouped_oracle(table: np.ndarray, of: np.ndarray, share: float) -> tuple[float, np.ndarray]:
    """−2RLL of y on x with a random intercept, at a share, by full matrices."""
    same = (of[:, None] == of).astype(float)
    v = share * same + (1 - share) * np.eye(len(of))
    design = np.column_stack([np.ones(len(of)), table[:, :2]])
    inner = design.T @ np.linalg.solve(v, design)
    beta = np.linalg.solve(inner, design.T @ np.linalg.solve(v, table[:, 2]))
    left = table[:, 2] - design @ beta
    variance = left @ np.linalg.solve(v, left) / (len(of) - 3)
    value = (
        np.linalg.slogdet(v)[1] + np.linalg.slogdet(inner)[1] + (len(of) - 3) * math.log(variance)
    )
    return float(value), np.concatenate([beta, np.sqrt(variance * np.linalg.inv(inner).diagonal())])


@pytest.mark.parametrize("seed", range(5))
def test_a_grouping_has_the_best_restricted_likelihood(seed: int) -> None:
    rows = simulated(60, 15, seed=seed, own=0.7)
    found = apart(fit(dyads(rows.tolist(), mentors=15))).mentor
    of = np.arange(60) % 15
    shares = np.linspace(0, 0.98, 99)
    values = [grouped_oracle(rows, of, share)[0] for share in shares]
    assert found.grouping == pytest.approx(shares[int(np.argmin(values))], abs=0.011)
    assert found.grouping is not None
    value, expected = grouped_oracle(rows, of, found.grouping)
    assert value <= min(values) + 1e-9
    effects = (found.intercept, found.actor, found.partner)
    assert [one.value for one in effects] + [one.error for one in effects] == pytest.approx(
        expected
    )


def test_a_grouping_is_that_of_statsmodels() -> None:
    rows = simulated(60, 15, seed=1, own=1.0)
    found = apart(fit(dyads(rows.tolist(), mentors=15)))
    design = np.column_stack([np.ones(60), rows[:, :2]])
    for side, equation in enumerate((found.mentor, found.mentee)):
        other = MixedLM(rows[:, 2 + side], design, groups=np.arange(60) % 15).fit(reml=True)
        between, within = float(other.cov_re[0, 0]), float(other.scale)
        own_first = [0, 1, 2] if side == 0 else [0, 2, 1]
        effects = (equation.intercept, equation.actor, equation.partner)
        values = np.asarray(other.fe_params)[own_first]
        assert [one.value for one in effects] == pytest.approx(values, abs=1e-4)
        # their errors take the uncertainty of the variances in, too
        errors = np.asarray(other.bse_fe)[own_first]
        assert [one.error for one in effects] == pytest.approx(errors, rel=0.02)
        assert equation.grouping == pytest.approx(between / (between + within), abs=1e-4)
        assert equation.sd == pytest.approx(math.sqrt(between + within), abs=1e-4)


def test_mentors_that_do_not_differ_have_no_share() -> None:
    rows = simulated(60, 15, seed=1).reshape(4, 15, 4)
    level = (rows - rows.mean(axis=0)).reshape(60, 4).tolist()
    grouped = apart(fit(dyads(level, mentors=15))).mentor
    plain = apart(fit(dyads(level))).mentor
    assert (grouped.grouping, plain.grouping) == (0, None)
    assert replace(grouped, grouping=None) == plain


def test_known_effects_are_recovered_also_where_residuals_pull_apart() -> None:
    found = alike(actor_partner(dyads(simulated(4000, 4000, seed=4).tolist())))
    assert abs(found.actor.value - 0.5) < 4 * found.actor.error
    assert abs(found.partner.value - 0.2) < 4 * found.partner.error
    assert found.rho == pytest.approx(-0.4, abs=4 * (1 - 0.16) / math.sqrt(4000))
    assert found.sd == pytest.approx(1, abs=0.05)
    assert found.actor.interval[0] < found.actor.value < found.actor.interval[1]


def test_the_test_of_distinguishability_errs_as_often_as_it_says() -> None:
    programs = 400
    tests = [
        fit(dyads(simulated(60, 60, seed=seed).tolist())).distinguishability
        for seed in range(programs)
    ]
    wrong = sum(test is not None and test.p < 0.05 for test in tests)
    # a likelihood ratio of 60 pairs errs a little more often than 5 %
    assert wrong / programs == pytest.approx(0.06, abs=4 * math.sqrt(0.06 * 0.94 / programs))


# Symmetry


def swapped(pairs: list[Dyad]) -> list[Dyad]:
    return [
        Dyad(
            mentor=one.mentee,
            mentee=one.mentor,
            x_mentor=one.x_mentee,
            x_mentee=one.x_mentor,
            y_mentor=one.y_mentee,
            y_mentee=one.y_mentor,
        )
        for one in pairs
    ]


WHOLE = st.integers(0, 16).map(float)
TABLES = st.lists(st.tuples(WHOLE, WHOLE, WHOLE, WHOLE), min_size=8, max_size=16)


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, tuple):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, float):
        yield value


def flat(*results: Any) -> list[float]:
    return [number for one in results if one is not None for number in numbers(astuple(one))]


@given(TABLES)
def test_swapping_the_sides_swaps_the_equations_and_keeps_the_common_one(
    rows: list[tuple[float, float, float, float]],
) -> None:
    one, other = fit(dyads(rows)), fit(swapped(dyads(rows)))
    assert other.reason == one.reason
    assert flat(other.alike) == pytest.approx(flat(one.alike), rel=1e-5, abs=1e-5)
    if one.apart is not None and other.apart is not None:
        mirrored = flat(one.apart.mentee, one.apart.mentor)
        assert flat(other.apart.mentor, other.apart.mentee) == pytest.approx(mirrored)
        assert other.apart.rho == pytest.approx(one.apart.rho)


@given(TABLES, st.randoms(use_true_random=False), st.none() | st.just(4))
def test_the_order_of_pairs_never_matters(
    rows: list[tuple[float, float, float, float]], order: random.Random, mentors: int | None
) -> None:
    pairs = dyads(rows, mentors=mentors)
    mixed = list(pairs)
    order.shuffle(mixed)
    assert fit(mixed) == fit(pairs)


@settings(max_examples=settings().max_examples // 3)
@given(st.floats(-50, 50), st.floats(0.1, 10), st.none() | st.just(4))
def test_stretching_x_and_y_together_keeps_slopes_and_shifting_moves_the_intercept_alone(
    shift: float, factor: float, mentors: int | None
) -> None:
    rows = [[factor * value + shift for value in row] for row in ROWS]
    one, other = (apart(fit(dyads(table, mentors=mentors))).mentor for table in (ROWS, rows))
    assert other.actor.value == pytest.approx(one.actor.value, abs=1e-5)
    assert other.partner.error == pytest.approx(one.partner.error, rel=1e-5)
    assert other.sd == pytest.approx(factor * one.sd, rel=1e-5)


@given(TABLES, st.none() | st.just(4))
def test_there_is_a_model_or_a_reason_and_never_nan(
    rows: list[tuple[float, float, float, float]], mentors: int | None
) -> None:
    found = fit(dyads(rows, mentors=mentors))
    assert (found.model is None) == (found.reason is not None)
    assert (found.apart is None) == (found.reason is not None)
    assert (found.alike is None) == (found.model != "pairs")
    assert all(map(math.isfinite, flat(found.alike, found.apart, found.distinguishability)))
    if found.distinguishability is not None:
        assert found.distinguishability.chi2 >= 0


# Refused


def test_below_fifty_pairs_there_is_no_model() -> None:
    rows = simulated(50, 50, seed=0).tolist()
    assert actor_partner(dyads(rows)).model == "pairs"
    few = actor_partner(dyads(rows[:49]))
    assert few == ActorPartner(n_pairs=49, n_mentors=49, reason="too few pairs")


def test_a_pair_with_anything_missing_is_left_out() -> None:
    pairs = dyads(simulated(50, 50, seed=0).tolist())
    hole = replace(pairs[0], mentor="x", mentee="y", x_mentee=None)
    assert actor_partner([*pairs, hole]) == actor_partner(pairs)
    assert actor_partner([replace(pairs[0], y_mentor=math.nan), *pairs[1:]]).n_pairs == 49
    assert actor_partner([]).reason == "too few pairs"


def test_mentors_of_several_are_modelled_as_a_grouping_and_the_result_says_so() -> None:
    rows = simulated(60, 20, seed=0).tolist()
    found = actor_partner(dyads(rows, mentors=20))
    assert (found.model, found.n_pairs, found.n_mentors) == ("mentor as a grouping", 60, 20)
    assert (found.alike, found.distinguishability) == (None, None)
    assert actor_partner(dyads(rows, mentors=9)).reason == "too few mentors"


def test_a_mentee_of_several_and_a_person_on_both_sides_are_refused() -> None:
    pairs = dyads(simulated(60, 60, seed=0).tolist())
    twice = [*pairs[1:], replace(pairs[0], mentee=pairs[1].mentee)]
    assert actor_partner(twice).reason == "a mentee is in several pairs"
    chain = [*pairs[1:], replace(pairs[0], mentee=pairs[1].mentor)]
    assert actor_partner(chain).reason == "a person is on both sides"


@pytest.mark.parametrize("mentors", [None, 4])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda row: (5, *row[1:]), "predictors cannot be told apart"),
        (lambda row: (row[0], row[0], *row[2:]), "predictors cannot be told apart"),
        (lambda row: (row[0], 16 - row[0], *row[2:]), "predictors cannot be told apart"),
        (lambda row: (*row[:3], 100), "no residual spread"),
        (lambda row: (*row[:2], 100, 100), "no residual spread"),
        (lambda row: (*row[:3], row[2]), "no residual spread"),
        (lambda row: (*row[:3], 1 + row[0] + 2 * row[1]), "no residual spread"),
    ],
)
def test_what_cannot_be_told_apart_says_why(change: Any, reason: str, mentors: int | None) -> None:
    assert fit(dyads([change(row) for row in ROWS], mentors=mentors)).reason == reason


def test_fewer_pairs_than_coefficients_are_refused() -> None:
    with pytest.raises(ValueError, match="five pairs"):
        actor_partner(dyads(), minimum_pairs=4)
