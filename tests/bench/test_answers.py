from contextlib import nullcontext

import pytest

from bench.answers import Answering, another_value, check_stored, sample
from bench.driver import DriverError, Participant
from bench.targets import Stage, Target
from bench.widgets import Widget


def test_the_next_answer_always_differs_from_the_present_one():
    scale = Widget(id="s", kind="button_group", label="", options=("1", "2", "3"))
    number = Widget(id="n", kind="number_input", label="", low=0, high=99)
    for turn in range(7):
        for option in scale.options:
            assert another_value(scale, (option,), turn) != option
        for present in range(6):
            assert another_value(number, float(present), turn) != present
    assert another_value(scale, (), 0) == "1"
    assert another_value(number, None, 1) == 1


def test_the_values_of_a_run_are_milliseconds_an_answer():
    stage = Stage(server=None, visits=[], stored=lambda: 0)
    target = Target(name="bare", serve=lambda _: nullcontext(stage))
    seconds = [number / 1000 for number in range(100, 0, -1)]
    run = sample(target, seconds, used=0.5, session_mb=0.2)
    assert run.answers == 100
    assert run.cpu_ms == pytest.approx(5)
    assert run.median_ms == pytest.approx(50.5)
    assert run.p95_ms == pytest.approx(95)


@pytest.mark.parametrize(("kept", "refused"), [(1, True), (2, False)])
def test_a_run_whose_answers_were_not_all_kept_is_refused(kept, refused):
    answering = Answering(Participant("http://127.0.0.1"))
    answering.answered = {"one", "other"}
    stage = Stage(server=None, visits=[], stored=lambda: kept)
    expected = pytest.raises(DriverError, match="2 items were answered, 1 answers are kept")
    with expected if refused else nullcontext():
        check_stored(stage, [answering])
