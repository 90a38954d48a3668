"""The whole attention list of simulated programs, held against their truth."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from bench.list_tables import precision_of_best_screen, sections
from bench.listing import (
    EVENTS,
    FIRST,
    KINDS,
    ROUNDS,
    START,
    Programs,
    Seen,
    after,
    name,
    pooled,
    seen,
    simulated,
)
from bench.reference import core_scores
from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES
from mentorsurvey.instruments import shipped as shipped_instruments
from mentorsurvey.readings.attention import combine, of_program
from mentorsurvey.responses.scores import scores_of
from mentorsurvey.simulate import answer
from mentorsurvey.store.responses import Answer

SMALL = Programs(base_rate=0.1, response=1.0, pairs=24, number=8)
BEHAVIOUR = KINDS.index("behaviour")


@pytest.fixture(scope="module", params=[1.0, 0.7])
def by_base_rate(request: pytest.FixtureRequest) -> dict[float, Seen]:
    return {
        base_rate: seen(replace(SMALL, base_rate=base_rate, response=request.param), 1)
        for base_rate in (0.05, 0.1, 0.2)
    }


@pytest.mark.soak
def test_precision_grows_with_the_base_rate(by_base_rate: dict[float, Seen]) -> None:
    found = [one.ratio(one.needs["event"], one.listed) for one in by_base_rate.values()]
    low, middle, high = (share.value for share in found if share is not None)
    assert low < middle < high


def test_the_list_takes_more_of_those_in_need_than_of_the_others(
    by_base_rate: dict[float, Seen],
) -> None:
    for one in by_base_rate.values():
        for need in one.needs.values():
            sensitivity, others = one.ratio(one.listed, need), one.ratio(one.listed, ~need)
            assert sensitivity is not None
            assert others is not None
            assert sensitivity.value > others.value + 0.1


def test_the_base_rate_is_the_share_in_need_after_a_round(by_base_rate: dict[float, Seen]) -> None:
    for base_rate, one in by_base_rate.items():
        assert one.needs["event"].mean() == pytest.approx(base_rate, abs=0.02)
        assert (one.needs["event or low"] >= one.needs["event"]).all()
        assert set(one.event) <= {-1, *range(len(EVENTS))}


def test_shares_lie_between_nothing_and_everything(by_base_rate: dict[float, Seen]) -> None:
    for one in by_base_rate.values():
        for kind in one.raised.T:
            for share in (one.share(kind), one.ratio(one.needs["event"], kind)):
                assert share is None or (0 <= share.value <= 1 and share.error >= 0)


def test_the_draw_takes_as_many_as_are_listed_and_nobody_of_them(
    by_base_rate: dict[float, Seen],
) -> None:
    for one in by_base_rate.values():
        assert one.drawn.sum() >= one.listed.sum()
        assert not (one.drawn & one.listed).any()


def test_the_same_seed_sees_the_same_and_another_does_not() -> None:
    of = replace(SMALL, number=3, response=0.7)
    first, again, other = seen(of, 1), seen(of, 1), seen(of, 2)
    for part in ("program", "event", "low", "raised", "drawn"):
        assert np.array_equal(getattr(first, part), getattr(again, part))
    assert not np.array_equal(first.raised, other.raised)


def test_where_everybody_answers_nobody_is_listed_for_silence() -> None:
    silent = seen(replace(SMALL, number=3, response=0.7), 1).raised[:, BEHAVIOUR]
    assert silent.any()
    assert not seen(replace(SMALL, number=3), 1).raised[:, BEHAVIOUR].any()


def test_silence_is_two_forms_submitted_and_the_last_two_missed() -> None:
    people, truth, rng = next(simulated(replace(SMALL, response=0.7), 3))
    program, turns, joined = after(people, truth, core_scores(truth, rng), ROUNDS)
    entries = combine(of_program(program, turns), {}, ()).entries
    listed = {entry.relationship_id: entry.kinds for entry in entries}
    expected = set()
    for pair in joined:
        for side in range(2):
            done = truth.responds[pair, people.first_rounds[pair] :, side]
            if done.sum() >= 2 and not done[-2:].any():
                expected.add(name(pair))
    assert expected
    assert {one for one, kinds in listed.items() if "behaviour" in kinds} == expected


def test_who_joins_later_is_not_there_before() -> None:
    people, truth, rng = next(simulated(SMALL, 3))
    scores = core_scores(truth, rng)
    early, late = (after(people, truth, scores, closed) for closed in (2, FIRST))
    assert len(early[0].pairs) < len(late[0].pairs) == SMALL.pairs
    newcomer = name(int(np.flatnonzero(people.first_rounds)[0]))
    of_newcomer = late[0].panel.of([newcomer])
    assert of_newcomer.numbers == (1, 2, FIRST)
    assert not np.isnan(of_newcomer.health[0, -1])
    assert np.isnan(of_newcomer.mentor[0, :-1]).all()
    assert [number for number, _ in late[1][newcomer, "mentee"]] == [FIRST]
    assert [one.asked for one in late[0].responses] == [len(early[0].pairs)] * 2 + [SMALL.pairs]


def test_a_program_of_usual_size_is_compared_with_its_own_numbers() -> None:
    people, truth, rng = next(simulated(replace(SMALL, pairs=60), 3))
    program, turns, _ = after(people, truth, core_scores(truth, rng), FIRST)
    found = of_program(program, turns)
    assert found.changes is not None
    assert not found.changes.basis.assumed
    assert found.readable == 60


def test_core_scores_are_those_that_the_product_writes() -> None:
    _, truth, _ = next(simulated(SMALL, 3))
    scores = core_scores(truth, np.random.default_rng(4))
    instrument = shipped_instruments()["checkin"]
    answers = answer(truth, 0, instrument, np.random.default_rng(4))
    for pair, (place, side) in product(range(SMALL.pairs), enumerate(SIDES)):
        said = {
            item_id: Answer(
                item_id=item_id,
                number=value,
                words=None,
                cant_say=False,
                audience=Audience.PARTNER_AND_LEADS,
                browser="",
                answered_at=START,
            )
            for item_id, value in zip(answers.item_ids, answers.values[pair, place], strict=True)
            if not np.isnan(value)
        }
        written = scores_of(instrument, said, side)["leads"].get("core", np.nan)
        assert scores[pair, 0, place] == pytest.approx(written, nan_ok=True)


def test_an_error_is_over_programs_and_not_over_rows() -> None:
    flags = np.array([True, True, False, False])
    one = Seen(
        program=np.array([0, 0, 1, 1]),
        event=np.full(4, -1),
        low=~flags,
        raised=np.stack([flags] * 3, axis=1),
        drawn=flags,
    )
    # Of two in the first program both, of two in the second none: r = 1/2, y − rx = ±1,
    # √((1 + 1)·2/1)/4 = 1/2.
    share = one.share(one.listed)
    assert share is not None
    assert (share.value, share.error) == (0.5, 0.5)
    assert one.ratio(one.listed, np.zeros(4, dtype=np.bool_)) is None
    assert list(pooled([one, one]).program) == [0, 0, 1, 1, 2, 2, 3, 3]


def test_the_best_screen_has_sixteen_percent_precision_at_ten_percent() -> None:
    # .43·.1/(.43·.1 + .25·.9) = .043/.268
    assert precision_of_best_screen(0.1) == pytest.approx(0.16045, abs=5e-6)
    assert precision_of_best_screen(0.0) == 0


def test_one_program_has_no_error() -> None:
    with pytest.raises(ValueError, match="two or more"):
        replace(SMALL, number=1)


def test_the_sections_are_four_tables_and_what_they_rest_on() -> None:
    said, *tables = sections(20, 2, 1)
    assert said == "2 programs a row, the list read after each of rounds 3 to 8."
    rows = [sum(line.startswith("| ") for line in one.splitlines()) - 2 for one in tables]
    assert rows == [12, 18, 12, 6]
    assert "nan" not in "".join(tables)
