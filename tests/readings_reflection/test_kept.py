"""Whole pages over rounds of random pairs: alike for both, and blind to all that is not told.

A page may change with which half an answer is in, with an announced choice and with words that
their author released. Whatever else of the partner's is replaced, every page stays as it was.
"""

from collections.abc import Iterator, Mapping
from random import Random

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.instruments import HIGH, TOPIC_ITEMS, Instrument, Item, shipped
from mentorsurvey.instruments.promises import shared_items, to_partner
from mentorsurvey.readings.reflection import Reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import create
from mentorsurvey.store.responses import Answer
from tests.house import founded
from tests.readings_reflection.playing import Pair

PLAYED = ("checkin", "checkin", "review", "checkin", "review", "introduction", "completion")
PAIRS = 6
SWAPPED = {"you": "partner", "partner": "you", "gave": "got", "got": "gave"}


def any_value(item: Item, instrument: Instrument, dice: Random) -> object:
    """Something that the item takes; sometimes nothing, or "can't say"."""
    if dice.random() < 0.12:
        return CANT_SAY if item.cannot_say and dice.random() < 0.5 else None
    scale = instrument.scale_of(item)
    if scale:
        return dice.choice(scale.points)
    options = [option.value for option in item.options if not option.alone]
    match item.kind:
        case "number":
            return dice.randint(item.min or 0, item.max or 9)
        case "month":
            return f"20{dice.randint(27, 31)}-{dice.randint(1, 12):02}"
        case "text":
            return f"Words {dice.random()}"
        case "choices":
            return tuple(dice.sample(options, dice.randint(1, item.most or len(options))))
    return dice.choice(options)


def one_side(
    instrument: Instrument, side: str, dice: Random
) -> tuple[dict[str, object], dict[str, Audience]]:
    """Answers of one person, and whom they show them to."""
    asked = [item for item in instrument.items if item.asked_of in (None, side)]
    asked = [item for item in asked if item.construct != "contact"]
    wishes = {
        item.id: dice.choice(item.widest_audience.narrowings())
        if dice.random() < 0.2
        else item.widest_audience
        for item in asked
    }
    return {item.id: any_value(item, instrument, dice) for item in asked}, wishes


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Pairs after all these rounds."""
    names = tuple((f"Mentor{k} Ames", f"Mentee{k} Bell") for k in range(PAIRS))
    path = tmp_path_factory.mktemp("pairs") / "house.db"
    house = founded(create(path), pairs=names, asks=False)
    dice = Random(20)  # noqa: S311  # a fixed seed, so that the pairs are the same each time
    found = [Pair(house, names=one) for one in names]
    for key in PLAYED:
        for place, pair in enumerate(found):
            instrument = shipped()[key]
            (hers, her_wishes), (his, his_wishes) = (
                one_side(instrument, side, dice) for side in ("mentor", "mentee")
            )
            pair.play(
                hers,
                his,
                wishes=(her_wishes, his_wishes),
                instrument=instrument,
                extras=True,
                opened=place > 0,
            )
    return found


def from_the_other_side(found: Reflection) -> dict[str, object]:
    """A page with "you" and "partner", "gave" and "got" exchanged, without one's own wordings."""
    return {
        "named": {(one.topic, SWAPPED.get(one.by, one.by)) for one in found.named},
        "nothing": {SWAPPED[who] for who in found.nothing_from},
        "prompts": [(one.title, one.words) for one in found.prompts],
        "views": [(one.title, one.high) for one in found.views],
        "given": {(SWAPPED[one.flow], one.kind, one.high) for one in found.give_and_take},
        "choices": [(one.theirs, one.mine) for one in found.choices],
    }


def as_it_is(found: Reflection) -> dict[str, object]:
    """The same, nothing exchanged."""
    return {
        "named": {(one.topic, one.by) for one in found.named},
        "nothing": set(found.nothing_from),
        "prompts": [(one.title, one.words) for one in found.prompts],
        "views": [(one.title, one.high) for one in found.views],
        "given": {(one.flow, one.kind, one.high) for one in found.give_and_take},
        "choices": [(one.mine, one.theirs) for one in found.choices],
    }


def test_both_read_the_same_page_up_to_who_is_you(pairs: list[Pair]) -> None:
    for pair in pairs:
        for mine, theirs in zip(pair.pages(0), pair.pages(1), strict=True):
            assert as_it_is(mine) == from_the_other_side(theirs)
            assert mine.released_at == theirs.released_at
    every = [one for pair in pairs for one in pair.pages(0)]
    assert {view.high for one in every for view in one.views} == {"both", "neither", "one"}
    assert {prompt.why for one in every for prompt in one.prompts} >= {"apart", "both", "partner"}
    assert any(one.choices for one in every)
    assert any(one.words for one in every)


def same_half(value: float, dice: Random) -> int:
    return dice.randint(HIGH, 7) if value >= HIGH else dice.randint(1, HIGH - 1)


def same_side(given: int, high: bool, dice: Random) -> list[int]:
    """So many answers whose mean is on that side of five."""
    while True:
        values = [dice.randint(1, 7) for _ in range(given)]
        if (sum(values) >= HIGH * given) == high:
            return values


def untold(
    instrument: Instrument, answers: Mapping[str, Answer], dice: Random
) -> Iterator[tuple[str, object]]:
    """Other answers that no page may tell from these."""
    topics = set()
    for item in instrument.items:
        answer = answers.get(item.id)
        if answer is None:
            continue
        way = to_partner(instrument, item)
        if way is None or not answer.audience.admits("partner"):
            value = any_value(item, instrument, dice)
            yield item.id, value
        elif way == "half":
            blank = dice.choice((None, CANT_SAY))
            yield item.id, same_half(answer.number, dice) if answer.number else blank
        elif way == "topic" and item.construct not in topics:
            topics.add(item.construct)
            yield from untold_topic(shared_items(instrument, item.construct), answers, dice)


def untold_topic(
    items: tuple[Item, ...], answers: Mapping[str, Answer], dice: Random
) -> Iterator[tuple[str, object]]:
    kept = {item.id for item in items if item.id in answers}
    admitted = [item.id for item in items if item.id in kept and _open(answers[item.id])]
    given = [key for key in admitted if answers[key].number is not None]
    if len(admitted) < len(items) or len(given) < TOPIC_ITEMS:
        yield from ((key, dice.randint(1, 7)) for key in given)
        return
    numbers = [answers[key].number or 0 for key in given]
    high = sum(numbers) >= HIGH * len(numbers)
    now_given = dice.sample(admitted, dice.randint(TOPIC_ITEMS, len(admitted)))
    yield from ((key, dice.choice((None, CANT_SAY))) for key in admitted if key not in now_given)
    yield from zip(now_given, same_side(len(now_given), high, dice), strict=True)


def _open(answer: Answer) -> bool:
    return answer.audience.admits("partner")


@pytest.mark.parametrize("reader", [0, 1], ids=["the mentor", "the mentee"])
def test_no_page_tells_apart_answers_of_the_partner_within_a_half_or_kept_ones(
    pairs: list[Pair], reader: int
) -> None:
    dice = Random(21)  # noqa: S311  # a fixed seed, so that the changes are the same each time
    replaced = 0
    for pair in pairs:
        before = pair.pages(reader)
        for number in pair.forms:
            instrument, answers = pair.kept(number, 1 - reader)
            values = dict(untold(instrument, answers, dice))
            pair.change(number, 1 - reader, values)
            _, now = pair.kept(number, 1 - reader)
            replaced += sum(answers.get(key) != now.get(key) for key in values)
        assert pair.pages(reader) == before
    assert replaced > 300


def test_an_answer_in_the_other_half_reads_otherwise(pairs: list[Pair]) -> None:
    pair = pairs[0]
    mine = pair.pages(0)
    told = 0
    for number in (1, 2):
        instrument, answers = pair.kept(number, 1)
        for item in instrument.items:
            answer = answers.get(item.id)
            if to_partner(instrument, item) != "half" or not answer or not answer.number:
                continue
            pair.change(number, 1, {item.id: 2 if answer.number >= HIGH else 6})
            told += pair.pages(0) != mine
            pair.change(number, 1, {item.id: int(answer.number)})
    assert pair.pages(0) == mine
    assert told > 3
