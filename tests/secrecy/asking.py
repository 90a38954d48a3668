"""Everything that a person can ask the program for, as text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum

import numpy as np

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import from_leads, seen
from mentorsurvey.program import follow_ups, keeping, pair_agreement, thresholds
from mentorsurvey.program.agreement_for_leads import agreement_of_pair
from mentorsurvey.program.deciding import decision, standings, to_decide
from mentorsurvey.program.steps_for_leads import steps_of_pair
from mentorsurvey.program.things_to_try import guides, things_to_try
from mentorsurvey.readings import attention, computed, export, series
from mentorsurvey.readings.filters import EVERYBODY
from mentorsurvey.readings.in_their_words import in_their_words
from mentorsurvey.readings.my_answers import WithPartner, my_answers
from mentorsurvey.readings.overview import of_program
from mentorsurvey.readings.parts import parts
from mentorsurvey.readings.quality import quality
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.readings.relationship import RelationshipReading, relationship
from mentorsurvey.readings.side_by_side import side_by_side
from mentorsurvey.readings.support_map import support_map
from mentorsurvey.responses import Form
from mentorsurvey.rounds.pace import pace
from mentorsurvey.rounds.whereabouts import whereabouts
from tests.secrecy.hiding import Observer
from tests.secrecy.worlds import OWN, STRANGE, World

Call = Callable[[], object]
AT_MEMORY = re.compile(r" at 0x[0-9a-f]+")


def asked(world: World, observer: Observer, now: datetime) -> dict[str, str]:
    """What each call gives to this observer at this moment, or how it is refused."""
    browser = STRANGE if observer.kind == "link" else OWN
    scope = "lead" if observer.kind == "lead" else "participant"
    actor = world.actor(observer.name, now, scope=scope, browser=browser)
    world.arrive(now)
    found = {}
    for name, call in _calls(world, actor, observer, now):
        try:
            found[name] = AT_MEMORY.sub("", repr(plainly(call())))
        except MentorsurveyError as problem:
            found[name] = repr(problem)
    return found


def plainly(value: object) -> object:
    """A result with all that is in it, also what its own words leave out."""
    if is_dataclass(value) and not isinstance(value, type):
        return (
            type(value).__name__,
            [(one.name, plainly(getattr(value, one.name))) for one in fields(value)],
        )
    if isinstance(value, Mapping):
        return [(plainly(key), plainly(one)) for key, one in value.items()]
    if isinstance(value, set | frozenset):
        return sorted(repr(plainly(one)) for one in value)
    if isinstance(value, np.ndarray):
        return plainly(value.tolist())
    if isinstance(value, Enum):
        return str(value)
    if isinstance(value, list | tuple):
        return [plainly(one) for one in value]
    return value


def _calls(
    world: World, actor: Actor, observer: Observer, now: datetime
) -> Iterator[tuple[str, Call]]:
    yield from _as_anyone(world, actor, observer, now)
    if observer.kind == "lead":
        yield from _as_lead(world, actor, now)


def _as_anyone(
    world: World, actor: Actor, observer: Observer, now: datetime
) -> Iterator[tuple[str, Call]]:
    database = world.database
    yield "due", lambda: [_shown(form) for form in responses.due(database, actor)]
    yield "my answers", lambda: _mine(my_answers(database, actor, now=now), now)
    yield "leads", lambda: program.leads(database, actor)
    yield "side by side", lambda: side_by_side(database, actor, now=now)
    yield "my mentors", lambda: support_map(database, actor, now=now)
    yield "notes", lambda: program.notes(database, actor)
    yield "things", lambda: things_to_try(database, actor)
    yield "guides", lambda: guides(database, actor)
    yield "program", lambda: program.program_of(database, actor)
    yield "contacts", lambda: program.named_contacts(database, actor)
    yield "pin", lambda: sign_in.pin_state(database, actor)
    yield "asked for", lambda: program.asked_for(database, actor, now=now)
    yield "waiting", lambda: program.open_wishes(database, actor)
    yield "waiting wishes", lambda: program.waiting_wishes(database, actor, now=now)
    token = world.link(observer.name, "participant", now)
    yield "link", lambda: sign_in.landing(database, token, now=now)
    yield "to decide", lambda: to_decide(database, actor, now=now)
    yield "proposed", lambda: pair_agreement.waiting(database, actor, now=now)
    for key, form in world.invitations.items():
        yield f"form {key}", lambda form=form: _form(world, actor, form)
        yield f"reflection {key}", lambda form=form: reflection(database, actor, form)
        yield f"decides {key}", lambda form=form: decision(database, actor, form, now=now)
        yield f"step {key}", lambda form=form: program.next_step(database, actor, form)
        yield f"to ask {key}", lambda form=form: program.step_to_ask_about(database, actor, form)
        yield (
            f"clauses {key}",
            lambda form=form: keeping.clauses_to_ask_about(database, actor, form),
        )

    for pair in world.pairs:
        yield (
            f"agreement {pair}",
            lambda pair=pair: pair_agreement.agreement(database, actor, pair, now=now),
        )


def _form(world: World, actor: Actor, form: str) -> object:
    return _shown(responses.open_form(world.database, actor, form))


def _shown(found: Form) -> object:
    """What a page may show of a form: not the id of its response, nor ``hidden``, which only says
    what must not be done here."""
    owed = replace(found.owed, response_id=None)
    shown = (found.answers, found.wishes, found.contacts, found.whole, found.shown)
    return owed, *shown, found.clauses


def _mine(found: tuple[WithPartner, ...], now: datetime) -> object:
    """What *My answers* shows and its file holds, in place of the forms that it is made of."""
    return [
        (
            one.partner,
            one.topics,
            [
                (
                    _shown(mine.form),
                    mine.marks,
                    mine.said(now),
                    mine.said_of_clauses(now),
                    mine.said_of_step(),
                )
                for mine in one.forms
            ],
        )
        for one in found
    ]


def _as_lead(world: World, actor: Actor, now: datetime) -> Iterator[tuple[str, Call]]:
    database = world.database
    whole = series.program(database, actor, now=now)
    watched = attention.watched(database, actor, now=now)
    for part in (EVERYBODY, *sorted(of_program(whole).offered)):
        yield f"overview {part}", lambda part=part: of_program(whole, part)
    yield "parts", lambda: (parts(whole, "cohort"), parts(whole, "department"))
    yield "computed", lambda: (computed.attention(watched), computed.health(of_program(whole)))
    yield "watched", lambda: watched
    yield "list", lambda: attention.listing(database, actor, watched, now=now)
    yield "thresholds", lambda: thresholds.standing(database, actor)
    yield "roster", lambda: program.relationships(database, actor)
    yield "imports", lambda: program.imports(database, actor)
    yield "possible", lambda: program.possible_leads(database, actor)
    for one in rounds.list_rounds(database, actor):
        yield f"round {one.number}", lambda one=one: rounds.standings(database, actor, one.id)
        yield (
            f"whereabouts {one.number}",
            lambda one=one: whereabouts(database, actor, one.id, now=now),
        )
        yield f"pace {one.number}", lambda one=one: pace(database, actor, one.id, now=now)
        yield f"quality {one.number}", lambda one=one: quality(database, actor, one.number, now=now)
        yield (
            f"words {one.number}",
            lambda one=one: in_their_words(database, actor, one.number, now=now),
        )
    yield "decisions", lambda: standings(database, actor)
    yield "letters", lambda: from_leads.letters_to_pairs(database, actor)
    yield "letters to askers", lambda: from_leads.letters_to_askers(database, actor)
    yield "unreached", lambda: seen.unreached(database, actor)
    yield "follow-ups", lambda: follow_ups.follow_ups(database, actor)
    yield "export", lambda: export.for_leads(database, actor, now=now)
    for pair in program.relationships(database, world.operator):
        yield f"pair {pair.id}", lambda pair=pair: relationship(database, actor, pair.id, now=now)
        yield f"agreed {pair.id}", lambda pair=pair: agreement_of_pair(database, actor, pair.id)
        yield f"steps {pair.id}", lambda pair=pair: steps_of_pair(database, actor, pair.id)
        yield (
            f"computed {pair.id}",
            lambda pair=pair: steps_of(relationship(database, actor, pair.id, now=now)),
        )


def steps_of(reading: RelationshipReading) -> object:
    """The steps that the page of a pair shows."""
    return computed.lines(reading), computed.flows(reading), computed.gaps(reading)
