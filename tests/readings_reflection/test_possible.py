"""How much a reflection gives away: at least three answers of the partner always remain possible.

Each form, each rating that may reach the partner and each answer of one's own is tried out, with
the whole page as it would be read.
"""

from collections.abc import Callable, Iterable
from itertools import product

import pytest

from mentorsurvey.instruments import HIGH, TOPIC_ITEMS, Instrument, Item
from mentorsurvey.instruments.promises import shared_items
from mentorsurvey.readings.reflection import Reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store.responses import Answer
from tests.readings_reflection.made import forms, page, past, said, ways

POINTS = range(1, 8)
FEWEST = 3
Rule = Callable[[int, int], object]


def every_form_with(way: str) -> pytest.MarkDecorator:
    """Each form in which a rating reaches the partner in that way."""
    found = {name: one for name, one in forms().items() if ways(one, way)}
    long = {"review with extras": pytest.mark.soak}
    return pytest.mark.parametrize(
        "instrument",
        [pytest.param(one, id=name, marks=long.get(name, ())) for name, one in found.items()],
    )


def everything(instrument: Instrument, point: int) -> dict[str, Answer]:
    """Every rating that may reach the partner, answered with one point, and all of them shown."""
    return said(
        instrument, dict.fromkeys((one.id for one in ways(instrument, "half", "topic")), point)
    )


def possible(pages: Iterable[tuple[Reflection, int]]) -> dict[Reflection, set[int]]:
    """Page → the answers of the partner with which it reads so."""
    found: dict[Reflection, set[int]] = {}
    for read, answer in pages:
        found.setdefault(read, set()).add(answer)
    return found


# One round


@every_form_with("half")
def test_of_a_single_rating_at_least_three_answers_remain_possible(instrument: Instrument) -> None:
    for item in ways(instrument, "half"):
        for own, others in product(POINTS, (HIGH - 1, HIGH)):
            mine, theirs = everything(instrument, own), everything(instrument, others)
            read = possible(
                (page(instrument, mine, theirs | said(instrument, {item.id: point})), point)
                for point in POINTS
            )
            assert min(map(len, read.values())) >= FEWEST
            assert len(read) == 2  # it is compared at all


def topics(instrument: Instrument) -> list[tuple[Item, ...]]:
    """The ratings of each topic that is compared by its mean."""
    found = {one.construct: None for one in ways(instrument, "topic")}
    return [shared_items(instrument, construct) for construct in found]


def spread(items: tuple[Item, ...], count: int, total: int) -> dict[str, object]:
    """So many answers with this sum, as alike as they can be; the others say "can't say"."""
    share, more = divmod(total, count)
    values = [share + (place < more) for place in range(count)]
    ids = [one.id for one in items]
    return {**dict.fromkeys(ids, CANT_SAY), **dict(zip(ids, values, strict=False))}


@every_form_with("topic")
def test_of_each_rating_in_a_topic_every_answer_remains_possible(instrument: Instrument) -> None:
    theirs = everything(instrument, HIGH)
    for items in topics(instrument):
        for item, own, given in product(items, POINTS, {TOPIC_ITEMS, len(items)}):
            rest = tuple(one for one in items if one != item)
            mine = everything(instrument, own)
            read = possible(
                (page(instrument, mine, theirs | said(instrument, values)), point)
                for point, others in product(POINTS, (1, 7))
                for values in [{item.id: point, **spread(rest, given - 1, others * (given - 1))}]
            )
            assert len(read) == 2
            assert all(answers == set(POINTS) for answers in read.values())


@every_form_with("topic")
def test_a_topic_reads_the_same_for_every_sum_on_the_same_side_of_five(
    instrument: Instrument,
) -> None:
    theirs = everything(instrument, HIGH)
    for items, own in product(topics(instrument), (HIGH - 1, HIGH)):
        mine = everything(instrument, own)
        read: dict[bool, set[Reflection]] = {True: set(), False: set()}
        for given in range(TOPIC_ITEMS, len(items) + 1):
            for total in range(given, 7 * given + 1):
                values = spread(items, given, total)
                found = page(instrument, mine, theirs | said(instrument, values))
                read[total >= HIGH * given].add(found)
        assert [len(pages) for pages in read.values()] == [1, 1]
        assert read[True] != read[False]


def test_these_forms_are_all_that_share_a_rating() -> None:
    shared = {name for name, one in forms().items() if ways(one, "half", "topic")}
    assert shared == set(forms())
    assert {"checkin", "review", "review with extras", "introduction", "completion"} <= shared
    assert {"old checkin", "old review"} <= shared


# Several rounds


@pytest.mark.parametrize("own", [(5, 5, 5, 5), (4, 4, 4, 4), (6, 6, 2, 2), (1, 7, 4, 5)])
def test_of_each_round_three_answers_remain_possible_after_all_earlier_pages(
    own: tuple[int, ...],
) -> None:
    instrument, item_id = forms()["checkin"], "core.expectations"
    mine = [said(instrument, {item_id: point}) for point in own]
    theirs = {point: said(instrument, {item_id: point}) for point in POINTS}
    read: dict[tuple[int, ...], Reflection] = {}
    for last in range(1, len(own) + 1):
        for answers in product(POINTS, repeat=last):
            rounds = [(mine[place], theirs[point]) for place, point in enumerate(answers)]
            read[answers] = page(instrument, *rounds[-1], past(instrument, rounds[:-1]))
    found: dict[tuple[Reflection, ...], list[tuple[int, ...]]] = {}
    for answers in product(POINTS, repeat=len(own)):
        pages = tuple(read[answers[: place + 1]] for place in range(len(own)))
        found.setdefault(pages, []).append(answers)
    assert len(found) > 2
    for alike in found.values():
        assert all(len(set(of_round)) >= FEWEST for of_round in zip(*alike, strict=True))


def test_moving_apart_shows_on_a_page_of_these_rounds() -> None:
    instrument = forms()["checkin"]
    high, low = (said(instrument, {"core.expectations": point}) for point in (6, 2))
    before = past(instrument, [(high, high), (high, high), (high, low)])
    found = page(instrument, high, low, before)
    assert [prompt.why for prompt in found.prompts] == ["again"]


# Other rules


def fewest_left(rule: Rule) -> int:
    """The fewest answers of the partner that one page leaves possible, own answer by own answer."""
    groups: dict[tuple[int, object], set[int]] = {}
    for own, theirs in product(POINTS, POINTS):
        groups.setdefault((own, rule(own, theirs)), set()).add(theirs)
    return min(map(len, groups.values()))


def halves(own: int, theirs: int) -> object:
    """What the page says of two single ratings."""
    instrument = forms()["checkin"]
    both = (said(instrument, {"core.expectations": point}) for point in (own, theirs))
    return page(instrument, *both).views[0].high


def bands(own: int, theirs: int) -> object:
    """Lower, about the same, higher; three steps of the scale count as a difference."""
    steps = theirs - own
    return "same" if abs(steps) < 3 else steps > 0


def careful_bands(own: int, theirs: int) -> object:
    """The same, left out where it would tell too much."""
    told = bands(own, theirs)
    left = sum(bands(own, other) == told for other in POINTS)
    return told if left >= FEWEST else None


def test_halves_leave_three_answers_where_bands_leave_one() -> None:
    assert fewest_left(halves) == FEWEST
    assert fewest_left(bands) == 1
    assert fewest_left(careful_bands) < FEWEST
