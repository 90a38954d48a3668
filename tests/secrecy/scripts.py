"""What happens in a random small program, written down before it happens.

A script says who is paired with whom, which rounds are asked, and what each person does with each
form at which moment. Two scripts can so differ in one person's answers and in nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Literal

from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES, Instrument, Item, Side, shipped
from mentorsurvey.responses import CANT_SAY
from tests.house import NOW

LATER, KEPT_OUT, QUIET = "Otto Lund", "Rita Moss", "Cora Quill"
"""A lead who is named in the middle, one who is recused from a pair, a confidential contact."""

MENTORS = ("Ada Voss", "Ben Roth", "Cleo Faye", "Dan Holm", "Eve Karr", "Fay Lowe")
MENTEES = ("Gus Nash", "Hal Orr", "Ida Penn", "Jon Quist", "Kit Rand", "Lou Sand", "Max Tate")
MEMBER = MENTORS[0]
"""A mentor who is a lead as well."""

APART, ASKED_FOR = timedelta(days=20), timedelta(days=14)
"""From one round's opening to the next, and how long each is open."""

Key = tuple[int, int, Side]
"""Which form: the round's place, the pair's place, the side."""


@dataclass(frozen=True, kw_only=True)
class Couple:
    """One mentor and one mentee."""

    mentor: str
    mentee: str
    cohort: str

    def who(self, side: Side) -> str:
        return self.mentor if side == "mentor" else self.mentee


@dataclass(frozen=True, kw_only=True)
class Event:
    """What a person does with a form, so many hours after its round has opened."""

    at: float
    kind: Literal["save", "submit", "back", "narrow", "step", "pin"]
    values: Mapping[str, object] = field(default_factory=dict)
    audiences: Mapping[str, Audience] = field(default_factory=dict)


Events = tuple[Event, ...]


@dataclass(frozen=True, kw_only=True)
class Script:
    """A program from its founding on. ``later`` is when the later lead is named."""

    seed: int
    couples: tuple[Couple, ...]
    kept_out: int
    rounds: tuple[tuple[str, bool], ...]
    forms: Mapping[Key, Events]
    leads_see: Literal["scores", "totals"]
    later: datetime

    def instrument(self, key: Key) -> Instrument:
        return asked_in(*self.rounds[key[0]])

    def owner(self, key: Key) -> str:
        return self.couples[key[1]].who(key[2])

    def partner(self, key: Key) -> str:
        return self.couples[key[1]].who("mentee" if key[2] == "mentor" else "mentor")


@cache
def asked_in(name: str, extras: bool) -> Instrument:
    """The form of a round."""
    return shipped()[name].with_extras(extras)


def opens(place: int) -> datetime:
    """When a round opens."""
    return NOW + timedelta(hours=1) + place * APART


def across(key: Key) -> Key:
    """The form of the other person."""
    place, pair, side = key
    return place, pair, "mentee" if side == "mentor" else "mentor"


def a_value(item: Item, instrument: Instrument, dice: Random) -> object:
    """Something that the item takes; now and then "can't say"."""
    if item.cannot_say and dice.random() < 0.06:
        return CANT_SAY
    if scale := instrument.scale_of(item):
        return dice.choice(scale.points)
    options = [option.value for option in item.options if not option.alone]
    match item.kind:
        case "number":
            return dice.randint(item.min or 0, min(item.max or 9, (item.min or 0) + 12))
        case "month":
            return f"20{dice.randint(27, 31)}-{dice.randint(1, 12):02}"
        case "text":
            return f"Words {dice.randrange(10**6)}."
        case "choices":
            return tuple(dice.sample(options, dice.randint(1, item.most or len(options))))
    return dice.choice([option.value for option in item.options])


def said(instrument: Instrument, side: Side, dice: Random) -> dict[str, object]:
    """Answers of one side, some left out."""
    return {
        item.id: a_value(item, instrument, dice)
        for item in instrument.asked_of(side)
        if dice.random() > 0.1
    }


def shown(instrument: Instrument, side: Side, dice: Random) -> dict[str, Audience]:
    """To whom somebody shows what, where it is not as by default."""
    return {
        item.id: dice.choice(item.widest_audience.narrowings())
        for item in instrument.asked_of(side)
        if dice.random() < 0.3
    }


def saves(
    values: Mapping[str, object], audiences: Mapping[str, Audience], times: list[float]
) -> list[Event]:
    """These answers, given at these moments in the order of the form."""
    ids, parts = list(values), len(times)
    found = []
    for place, at in enumerate(times):
        part = ids[place * len(ids) // parts : (place + 1) * len(ids) // parts]
        found.append(
            Event(
                at=at,
                kind="save",
                values={one: values[one] for one in part},
                audiences={one: audiences[one] for one in part if one in audiences},
            )
        )
    return [one for one in found if one.values]


def something(instrument: Instrument, side: Side, dice: Random) -> Events:
    """What a person may do with a form: nothing, a part of it, all, or all twice."""
    outcome = dice.choices(("nothing", "draft", "submitted", "again"), (1, 1, 7, 2))[0]
    if outcome == "nothing":
        return ()
    begun = dice.uniform(1, 250)
    times = [begun, begun + dice.uniform(0.01, 0.1), begun + dice.uniform(0.1, 0.3)]
    audiences = shown(instrument, side, dice)
    values = said(instrument, side, dice) or {"meetings": 3}
    events = saves(values, audiences, times)
    if outcome == "draft":
        return tuple(events[: dice.randint(1, len(events))])
    end = begun + dice.uniform(0.4, 20)
    events.append(Event(at=end, kind="submit"))
    if outcome == "again":
        end += dice.uniform(1, 40)
        events.append(Event(at=end, kind="back"))
        more = said(instrument, side, dice)
        events += saves(more, shown(instrument, side, dice), [end + 0.1, end + 0.2])
        events.append(Event(at=end + 0.5, kind="submit"))
    if dice.random() < 0.25:
        fewer = shown(instrument, side, dice)
        events.append(Event(at=end + dice.uniform(1, 60), kind="narrow", audiences=fewer))
    if dice.random() < 0.3:
        words = {"words": f"Step {dice.randrange(10**6)}."}
        events.append(Event(at=end + dice.uniform(1, 60), kind="step", values=words))
    return tuple(events)


def a_script(seed: int, *, most: int = 11, rounds: int = 3) -> Script:
    """A program drawn at random: a few pairs, or enough for two cohorts of five."""
    dice = Random(seed)  # noqa: S311  # a seed makes it the same program again
    many = dice.choice([4, 4, 4, most])
    every = [(mentor, mentee) for mentor in MENTORS for mentee in MENTEES]
    first = [(MENTORS[place], MENTEES[place]) for place in range(min(many, len(MENTORS)))]
    others = [pair for pair in every if pair not in first]
    pairs = first + dice.sample(others, many - len(first))
    couples = tuple(
        Couple(mentor=mentor, mentee=mentee, cohort="East" if place % 2 else "West")
        for place, (mentor, mentee) in enumerate(pairs)
    )
    rounds = dice.randint(2, rounds)
    kinds = [
        dice.choice(("checkin", "checkin", "review", "introduction")) for _ in range(rounds - 1)
    ]
    asked = tuple((kind, False) for kind in (*kinds, "checkin"))
    forms = {
        (place, pair, side): something(asked_in(*asked[place]), side, dice)
        for place in range(len(asked))
        for pair in range(len(couples))
        for side in SIDES
    }
    return Script(
        seed=seed,
        couples=couples,
        kept_out=dice.randrange(1, len(couples)),
        rounds=asked,
        forms=forms,
        leads_see=dice.choice(("scores", "scores", "totals")),
        later=opens(dice.randrange(rounds)) + timedelta(hours=dice.uniform(1, 140)),
    )


def in_turn(values: Mapping[str, object]) -> Events:
    """All of these answers at once, and submitted."""
    return (Event(at=50, kind="save", values=values), Event(at=51, kind="submit"))


def a_plain_script(
    values: Mapping[str, object], *rounds: str, couples: int = 2, seed: int = 7
) -> Script:
    """A program in which everybody gives these answers in each of these rounds."""
    return Script(
        seed=seed,
        couples=tuple(
            Couple(mentor=MENTORS[place], mentee=MENTEES[place], cohort="")
            for place in range(couples)
        ),
        kept_out=0,
        rounds=tuple((name, False) for name in rounds),
        forms={
            (place, pair, side): in_turn(values)
            for place in range(len(rounds))
            for pair in range(couples)
            for side in SIDES
        },
        leads_see="scores",
        later=opens(0) + timedelta(hours=1),
    )


def with_answers(script: Script, key: Key, values: Mapping[str, object]) -> Script:
    """The same, but that one form has other answers, or none for what is None."""
    given = {one: value for one, value in values.items() if value is not None}
    return replace(script, forms={**script.forms, key: in_turn(given)})
