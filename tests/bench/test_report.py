import pytest

from bench.answers import Sample
from bench.report import Limit, medians_table, ratio, verdicts


def runs(target, *cpu):
    return [
        Sample(target=target, answers=9, cpu_ms=ms, median_ms=ms, p95_ms=ms, session_mb=1)
        for ms in cpu
    ]


def test_a_ratio_is_the_median_of_the_runs_and_not_the_ratio_of_the_medians():
    samples = runs("product", 1, 4, 30) + runs("tuned", 1, 2, 10)
    assert ratio(samples, "cpu_ms", "product", "tuned") == 2
    assert ratio(runs("product", 4) + runs("tuned", 2), "p95_ms", "product", "tuned") == 2


def test_runs_that_are_missing_are_no_ratio():
    with pytest.raises(ValueError, match="zip"):
        ratio(runs("product", 1, 2) + runs("tuned", 1), "cpu_ms", "product", "tuned")


@pytest.mark.parametrize(("product", "kept"), [(4, True), (4.1, False)])
def test_a_limit_is_kept_up_to_and_at_its_value(product, kept):
    samples = runs("product", product) + runs("tuned", 2)
    lines, all_kept = verdicts(samples, [Limit(measure="cpu_ms", of="tuned", at_most=2)])
    assert all_kept is kept
    assert lines[0].endswith("ok" if kept else "over")


def test_a_limit_without_its_target_is_left_out():
    limit = Limit(measure="cpu_ms", of="default", at_most=0.25)
    assert verdicts(runs("product", 1), [limit]) == ([], True)


def test_the_table_has_one_line_a_target():
    table = medians_table(runs("default", 60, 62) + runs("tuned", 3))
    assert table[1].split() == ["default", "61.0", "(60.0–62.0)", "61.0", "61.0", "1.00"]
    assert table[2].split()[0] == "tuned"
