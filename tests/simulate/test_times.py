from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from mentorsurvey.simulate.times import spans, visit

ZONE = "America/Chicago"
NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("day", range(14))
def test_the_last_round_is_open_whatever_the_day(day: int) -> None:
    now = NOW + timedelta(days=day)
    last = spans(6, now, ZONE)[-1]
    assert timedelta(days=8) < now - last.opens < timedelta(days=16)
    assert timedelta(days=5) < last.last_call - now < timedelta(days=13)


def test_rounds_open_on_tuesdays_a_quarter_of_a_year_apart() -> None:
    every = spans(6, NOW, ZONE)
    assert {span.opens.weekday() for span in every} == {1}
    assert {later.opens.date() - one.opens.date() for one, later in pairwise(every)} == {
        timedelta(days=91)
    }


def test_everybody_answers_while_the_round_is_open_and_in_order() -> None:
    rng = np.random.default_rng(1)
    span = spans(1, NOW, ZONE)[0]
    for _ in range(2000):
        found = visit(rng, span, responds=True)
        assert found is not None
        moments = [found.moment(place, 40) for place in range(41)]
        assert moments == sorted(moments)
        assert span.opens < moments[0]
        assert moments[-1] < span.last_call
        assert found.submits


def test_most_answer_soon_and_some_at_the_end_and_nobody_at_night() -> None:
    rng = np.random.default_rng(2)
    span = spans(1, NOW, ZONE)[0]
    begun = [visit(rng, span, responds=True).begins for _ in range(2000)]
    days = np.array([(moment - span.opens) / timedelta(days=1) for moment in begun])
    assert (days < 4).mean() > 0.4
    assert (days > 17).mean() > 0.12
    assert ((days > 4) & (days < 8)).mean() < 0.2
    hours = {moment.astimezone(ZoneInfo(ZONE)).hour for moment in begun}
    assert not hours & {0, 1, 2, 3, 4, 5}


def test_few_of_those_who_do_not_submit_have_begun() -> None:
    rng = np.random.default_rng(3)
    span = spans(1, NOW, ZONE)[0]
    found = [visit(rng, span, responds=False) for _ in range(1000)]
    begun = [one for one in found if one is not None]
    assert 0.2 < len(begun) / len(found) < 0.4
    assert not any(one.submits for one in begun)
