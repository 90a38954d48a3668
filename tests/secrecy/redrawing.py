"""Other answers to one form, alike in all that the promises beside its questions give away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from mentorsurvey.access import Audience, Viewer
from mentorsurvey.instruments import HIGH, TOPIC_ITEMS, Instrument, Item
from mentorsurvey.instruments.promises import shared_items, to_leads, to_partner
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store.responses import Answer
from tests.secrecy.scripts import Key, a_value, across, shown
from tests.secrecy.worlds import World

KEEP = "keep"
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Change:
    """What becomes of one question: another value (None: blank) or the same, for these viewers.

    ``seen``: the observer may see something of it, so that showing it to fewer stays as well.
    """

    value: object
    audience: Audience | None = None
    seen: bool = False


Changes = dict[str, Change]
Ways = Callable[[World, Key, Random], Changes]


def anything(world: World, key: Key, dice: Random) -> Changes:
    """Every answer drawn anew, at least one of them given."""
    instrument = world.script.instrument(key)
    kept = shown(instrument, key[2], dice)
    changes = {
        item.id: Change(
            a_value(item, instrument, dice) if dice.random() < 0.9 else None,
            kept.get(item.id, item.default_audience),
        )
        for item in instrument.asked_of(key[2])
    }
    return _begun(world, key, changes, dice)


def _switched(item: Item, audience: Audience, viewer: Viewer, dice: Random) -> Audience:
    """The same for this viewer, anything for the other one."""
    fits = [
        one
        for one in item.widest_audience.narrowings()
        if one.admits(viewer) == audience.admits(viewer)
    ]
    return dice.choice(fits)


def _anyone(
    item: Item, audience: Audience, viewer: Viewer, linked: set[str], dice: Random
) -> Audience | None:
    """Whoever else may see it. A follow-up, once submitted, stays as narrow as what it followed was
    then, so those two keep their viewers from the first save to the last."""
    return None if item.id in linked else _switched(item, audience, viewer, dice)


def _conditional(instrument: Instrument) -> set[str]:
    """Questions that depend on others, and those on which they depend."""
    found = {one.id for one in instrument.items if one.condition}
    return found | {gate for one in instrument.items if one.condition for gate in one.condition.ids}


def _free(
    item: Item, instrument: Instrument, viewer: Viewer, dice: Random, *, blank: bool
) -> Change:
    """An answer that is kept from this viewer, or none."""
    hidden = [one for one in item.widest_audience.narrowings() if not one.admits(viewer)]
    if blank and dice.random() < 0.2:
        return Change(None)
    return Change(a_value(item, instrument, dice), dice.choice(hidden))


def seen_by_leads(world: World, key: Key, dice: Random) -> Changes:
    script, instrument = world.script, world.script.instrument(key)
    answers, found = world.said[key], {}
    linked = _conditional(instrument)
    for item in instrument.asked_of(key[2]):
        answer = answers.get(item.id)
        way = to_leads(instrument, item, key[2], totals_only=script.leads_see == "totals")
        seen = way is not None and answer is not None and answer.audience.admits("leads")
        if seen and answer:
            anyone = _anyone(item, answer.audience, "leads", linked, dice)
            found[item.id] = Change(KEEP, anyone, seen=True)
        elif item.id not in linked:
            found[item.id] = _free(item, instrument, "leads", dice, blank=True)
    return _begun(world, key, found, dice)


def seen_by_partner(world: World, key: Key, dice: Random) -> Changes:
    if key not in world.said:
        return anything(world, key, dice)
    instrument, theirs, mine = (
        world.script.instrument(key),
        world.said[key],
        world.said[across(key)],
    )
    found: Changes = {}
    topics: set[str] = set()
    linked = _conditional(instrument)
    for item in instrument.asked_of(key[2]):
        way, answer = to_partner(instrument, item), theirs.get(item.id)
        anyone: Audience | None
        if item.construct == "contact":
            found[item.id] = Change(dice.choice((None, "no", "lead", "contact")))
        elif way is None:
            if item.id not in linked:
                anyone = dice.choice(item.widest_audience.narrowings())
                found[item.id] = Change(a_value(item, instrument, dice), anyone)
        elif way == "topic":
            if item.construct not in topics:
                topics.add(item.construct)
                found |= dict(_topic(shared_items(instrument, item.construct), theirs, mine, dice))
        elif answer is None or not answer.audience.admits("partner"):
            if item.id not in linked:
                found[item.id] = _free(item, instrument, "partner", dice, blank=True)
        elif way == "half":
            value = _same_half(answer, dice) if answer.number else dice.choice((None, CANT_SAY))
            anyone = _anyone(item, answer.audience, "partner", linked, dice)
            found[item.id] = Change(value, anyone, seen=True)
        elif way == "choice" and item.construct != "talk" and not _open(mine, item):
            if item.id not in linked:
                found[item.id] = Change(a_value(item, instrument, dice))
        else:
            anyone = _anyone(item, answer.audience, "partner", linked, dice)
            found[item.id] = Change(KEEP, anyone, seen=True)
    return _begun(world, key, found, dice)


def _open(answers: Answers, item: Item) -> bool:
    """Whether something stands there for the other person to see."""
    answer = answers.get(item.id)
    return answer is not None and answer.audience.admits("partner") and answer.value is not None


def _same_half(answer: Answer, dice: Random) -> int:
    high = (answer.number or 0) >= HIGH
    return dice.randint(HIGH, 7) if high else dice.randint(1, HIGH - 1)


def _topic(
    items: tuple[Item, ...], theirs: Answers, mine: Answers, dice: Random
) -> Iterator[tuple[str, Change]]:
    """A topic compared by its mean: on the same side of it, with the same kept."""
    there = [(item, theirs[item.id]) for item in items if item.id in theirs]
    is_open = all(answer.audience.admits("partner") for _, answer in there)
    given = [(item, answer) for item, answer in there if answer.number]
    numbers = [int(answer.number or 0) for _, answer in given]
    compared = is_open and len(given) >= TOPIC_ITEMS
    high = sum(numbers) >= HIGH * len(numbers)
    while True:
        new = [dice.randint(1, 7) for _ in numbers]
        if not compared or (sum(new) >= HIGH * len(new)) == high:
            break
    for (item, answer), value in zip(given, new, strict=True):
        anyone = _switched(item, answer.audience, "partner", dice)
        yield item.id, Change(value, anyone, seen=True)


def _begun(world: World, key: Key, changes: Changes, dice: Random) -> Changes:
    """The same changes, with an answer left in the first save: leads see that a form is begun."""
    instrument = world.script.instrument(key)
    first = next((event for event in world.script.forms[key] if event.kind == "save"), None)
    if first and all(changes.get(one, Change(KEEP)).value is None for one in first.values):
        one = next(iter(first.values))
        value = a_value(instrument.item(one), instrument, dice)
        changes[one] = replace(changes[one], value=value)
    return changes
