"""Another world of a script, that differs only in what is kept from one observer.

Whatever is kept from that observer is drawn anew: values, blanks, "can't say", who else sees an
answer, drafts, forms and steps of other people, wishes and PINs. What they may see stays.
"""

from dataclasses import dataclass, replace
from itertools import takewhile
from random import Random
from typing import Literal

from mentorsurvey.access import Audience
from tests.house import LEAD
from tests.secrecy.redrawing import (
    KEEP,
    Change,
    Changes,
    Ways,
    anything,
    seen_by_leads,
    seen_by_partner,
)
from tests.secrecy.scripts import (
    KEPT_OUT,
    LATER,
    Event,
    Events,
    Key,
    Script,
    across,
    something,
)
from tests.secrecy.worlds import World


@dataclass(frozen=True, kw_only=True)
class Observer:
    """Who looks: a person at their own forms, a lead, or whoever holds a person's link."""

    name: str
    kind: Literal["person", "lead", "link", "contact"]


def other_world(world: World, observer: Observer, dice: Random) -> Script:
    """The script of another world that must look the same to this observer."""
    script = world.script
    forms = {
        key: events
        if script.owner(key) == observer.name and observer.kind != "link"
        else _with_pin(_form(world, observer, key, dice), dice)
        for key, events in script.forms.items()
    }
    return replace(script, forms=forms)


def _form(world: World, observer: Observer, key: Key, dice: Random) -> Events:
    script, me = world.script, observer.name
    if observer.kind == "contact":
        return _of_contact(world, key, dice)
    if me in (script.owner(key), script.partner(key)):
        own = key if script.owner(key) == me else across(key)
        if not _submits(script.forms[own]):
            events = _untold(world, key, dice)
            return _unfinished(events) if key == own else events
        ways = anything if observer.kind == "link" or own not in world.said else seen_by_partner
        return _same_steps(world, key, ways, dice)
    if observer.kind == "lead" and not (me == KEPT_OUT and key[1] == script.kept_out):
        return _of_lead(world, observer, key, dice)
    return _untold(world, key, dice)


def _submits(events: Events) -> bool:
    return any(event.kind == "submit" for event in events)


def _unfinished(events: Events) -> Events:
    """The beginning alone: whoever holds a link is told whether the form is submitted."""
    return tuple(takewhile(lambda event: event.kind != "submit", events))


def _untold(world: World, key: Key, dice: Random) -> Events:
    """Whatever else its author may have done."""
    return something(world.script.instrument(key), key[2], dice)


def _with_pin(events: Events, dice: Random) -> Events:
    """The same, now and then with a PIN."""
    if not events or dice.random() > 0.05:
        return events
    pin = f"{dice.randrange(10**6):06}"
    return (events[0], Event(at=events[0].at + 0.005, kind="pin", values={"pin": pin}), *events[1:])


def _of_lead(world: World, observer: Observer, key: Key, dice: Random) -> Events:
    """The same steps at the same time; leads see how far a form is."""
    named = world.script.later if observer.name == LATER else None
    at = world.submitted_at.get(key)
    unread = key not in world.said or (named and at and at < named)
    only = "lead" if observer.name == LEAD else None
    return _same_steps(world, key, anything if unread else seen_by_leads, dice, only=only)


def _of_contact(world: World, key: Key, dice: Random) -> Events:
    """Wishes that name the contact stay; of everything else nothing is told to them."""
    forms = world.script.forms
    pair = (*forms[key], *forms[across(key)])
    if any(event.values.get("contact") == "contact" for event in pair):
        return _same_steps(world, key, anything, dice, only="contact")
    return tuple(
        replace(event, values={**event.values, "contact": "no"})
        if "contact" in event.values
        else event
        for event in something(world.script.instrument(key), key[2], dice)
    )


def _same_steps(
    world: World, key: Key, ways: Ways, dice: Random, only: str | None = None
) -> Events:
    """The form's events with other answers. ``only`` is the wish to be contacted that stays."""
    script, instrument = world.script, world.script.instrument(key)
    events = script.forms[key]
    changes = ways(world, key, dice)
    asked = {item.id for item in instrument.asked_of(key[2])}
    wishes = {event.values["contact"] for event in events if "contact" in event.values}
    if only and only in wishes:
        changes["contact"] = Change(KEEP)
    elif only and "contact" in asked:
        other = [one for one in ("no", "lead", "contact") if one != only]
        changes["contact"] = Change(dice.choice(other))
    found: list[Event] = []
    added = [one for one in changes if not any(one in event.values for event in events)]
    last = max((place for place, event in enumerate(events) if event.kind == "save"), default=None)
    for place, event in enumerate(events):
        if event.kind == "save":
            more = added if place == last else []
            event = _saved(event, changes, more)
        elif event.kind == "narrow":
            event = replace(event, audiences=_narrowed(event, changes))
        elif event.kind == "step" and ways is not seen_by_partner:
            event = replace(event, values={"words": f"Another step {dice.randrange(10**6)}."})
        found.append(event)
    return tuple(found)


def _saved(event: Event, changes: Changes, more: list[str]) -> Event:
    values: dict[str, object] = {}
    audiences = dict(event.audiences)
    for item_id in (*event.values, *more):
        change = changes.get(item_id, Change(KEEP))
        if change.audience is not None:
            audiences[item_id] = change.audience
        if change.value == KEEP and item_id in event.values:
            values[item_id] = event.values[item_id]
        elif change.value not in (None, KEEP):
            values[item_id] = change.value
    audiences = {one: audience for one, audience in audiences.items() if one in values}
    return replace(event, values=values, audiences=audiences)


def _narrowed(event: Event, changes: Changes) -> dict[str, Audience]:
    """What is shown to fewer afterwards: as it was, of what the observer may see at all."""
    return {
        item_id: audience
        for item_id, audience in event.audiences.items()
        if item_id not in changes or changes[item_id].seen
    }
