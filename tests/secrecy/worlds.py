"""A script played in a database of its own, with ids that are the same in every world of it."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid5

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import SIDES
from mentorsurvey.program import thresholds
from mentorsurvey.store import Database, create
from mentorsurvey.store.responses import Answer
from tests.house import LEAD, NOW, address, pair_row
from tests.secrecy.scripts import (
    ASKED_FOR,
    KEPT_OUT,
    LATER,
    MEMBER,
    QUIET,
    Event,
    Key,
    Script,
    asked_in,
    opens,
)

OF_TESTS = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
OWN, STRANGE = "own device", "strange device"


@contextmanager
def same_ids(seed: int) -> Iterator[None]:
    """Ids by what they are of and in which order they come: what is hidden moves no other id.

    That of a response goes by its form, and that of a step by its pair: others begin theirs before
    or after.
    """
    made: Counter[str] = Counter()

    def next_id() -> UUID:
        asker = sys._getframe(2)
        about = (asker.f_locals.get(name, "") for name in ("invitation_id", "relationship_id"))
        of = " ".join((asker.f_globals["__name__"], *about))
        made[of] += 1
        tail = str(uuid5(OF_TESTS, f"{seed} {of} {made[of]}"))[13:]
        return UUID(f"{made[of]:08x}-0000{tail}")

    with patch("mentorsurvey.store.times.uuid7", next_id):
        yield


@dataclass(kw_only=True)
class World:
    """A program after some of its script. ``said`` is what stood in each form that was submitted,
    at its last submission; ``invitations`` are the ids of the forms."""

    script: Script
    database: Database
    program_id: str = ""
    people: dict[str, str] = field(default_factory=dict)
    pairs: list[str] = field(default_factory=list)
    said: dict[Key, Mapping[str, Answer]] = field(default_factory=dict)
    submitted_at: dict[Key, datetime] = field(default_factory=dict)
    invitations: dict[Key, str] = field(default_factory=dict)
    links: dict[tuple[str, str], str] = field(default_factory=dict)
    actors: dict[tuple[str, str, str], Actor] = field(default_factory=dict)

    @property
    def operator(self) -> Actor:
        return operator(self.program_id)

    def link(self, name: str, scope: str, now: datetime) -> str:
        """The token of that person's link, made once."""
        if (name, scope) not in self.links:
            self.links[name, scope] = sign_in.mint(
                self.database,
                self.operator,
                self.people[name],
                scope=scope,
                expires_at=NOW + timedelta(days=300),
                now=now,
            )
        return self.links[name, scope]

    def actor(
        self, name: str, now: datetime, *, scope: str = "participant", browser: str = OWN
    ) -> Actor:
        """That person, signed in."""
        if (name, scope, browser) not in self.actors:
            cookie = sign_in.start_session(
                self.database,
                self.link(name, scope, now),
                browser=f"{browser} of {name}",
                now=now,
            )
            session = sign_in.resume(self.database, cookie, now=now)
            if session is None:
                raise LookupError("the session did not start")
            self.actors[name, scope, browser] = session.actor
        return self.actors[name, scope, browser]

    def arrive(self, now: datetime) -> None:
        """Whoever comes to a page has it written down first which rounds are over."""
        link = self.link(LEAD, "lead", now)
        cookie = sign_in.start_session(self.database, link, browser="office", now=now)
        sign_in.resume(self.database, cookie, now=now)


def play(script: Script, path: Path, moments: list[datetime]) -> Iterator[tuple[World, datetime]]:
    """Play a script, stopping at each of these moments with the world as it is then."""
    with same_ids(script.seed):
        world = _founded(script, path)
        todo = sorted(_everything(script), key=lambda one: (one[0], repr(one[1])))
        for moment in moments:
            while todo and todo[0][0] <= moment:
                at, what, event = todo.pop(0)
                _do(world, at, what, event)
            yield world, moment


Step = tuple[datetime, object, Event | None]


def _everything(script: Script) -> Iterator[Step]:
    for place in range(len(script.rounds)):
        yield opens(place), ("open", place), None
    yield script.later, ("later",), None
    yield script.later + timedelta(hours=1), ("threshold",), None
    for key, events in script.forms.items():
        for event in events:
            yield opens(key[0]) + timedelta(hours=event.at), key, event


def _do(world: World, at: datetime, what: object, event: Event | None) -> None:
    match what:
        case ("open", int(place)):
            _open(world, place, at)
        case ("later",):
            _name_lead(world, LATER, at)
        case ("threshold",):
            lead = world.actor(LEAD, at, scope="lead")
            thresholds.save(world.database, lead, {"cut": 65}, now=at)
        case (int(), int(), str()) if event:
            # What comes too late in this world does not happen.
            with suppress(MentorsurveyError):
                _act(world, what, event, at)


def _act(world: World, key: Key, event: Event, at: datetime) -> None:
    actor = world.actor(world.script.owner(key), at)
    form = world.invitations[key]
    match event.kind:
        case "save":
            with world.database.write() as tx:
                for item_id, value in event.values.items():
                    responses.save(tx, actor, form, item_id, value, now=at)
                if event.audiences:
                    responses.set_audience(tx, actor, form, event.audiences, now=at)
        case "submit":
            with world.database.write() as tx:
                done = responses.submit(tx, actor, form, now=at)
                if not done.again:
                    world.said[key] = responses.open_form(tx, actor, form).answers
                    world.submitted_at[key] = at
        case "back":
            responses.take_back(world.database, actor, form, now=at)
            del world.said[key]
        case "narrow":
            standing = responses.open_form(world.database, actor, form)
            wishes = {
                item_id: standing.answers[item_id].audience.narrowed_to(wish)
                for item_id, wish in event.audiences.items()
                if item_id in standing.answers
            }
            responses.set_audience(world.database, actor, form, wishes, now=at)
        case "step":
            day = (at + timedelta(days=9)).date()
            words = str(event.values["words"])
            program.propose_step(world.database, actor, form, words, day, now=at)
        case "pin":
            sign_in.choose_pin(world.database, actor, str(event.values["pin"]), now=at)


def _founded(script: Script, path: Path) -> World:
    world = World(script=script, database=create(path))
    made = program.found(
        world.database,
        operator(),
        name="Bridge",
        lead_address=address(LEAD),
        lead_name=LEAD,
        now=NOW,
    )
    world.program_id = made.program.id
    rows = [
        pair_row(
            line,
            couple.mentor,
            couple.mentee,
            cohort=couple.cohort,
            line_manager=address(KEPT_OUT) if line - 2 == script.kept_out else "",
        )
        for line, couple in enumerate(script.couples, start=2)
    ]
    program.import_roster(
        world.database,
        world.operator,
        rows,
        source="roster.csv",
        now=NOW,
    )
    for name in (KEPT_OUT, MEMBER):
        _name_lead(world, name, NOW)
    quiet = program.name_confidential_contact(
        world.database, world.operator, QUIET, address(QUIET), now=NOW
    )
    world.people[QUIET] = quiet.person_id
    program.name_lead_contact(world.database, world.operator, made.lead_id, now=NOW)
    program.set_leads_see(world.database, world.operator, script.leads_see, now=NOW)
    world.people[LEAD] = made.lead_id
    for pair in program.relationships(world.database, world.operator):
        world.people |= {pair.mentor: pair.mentor_id, pair.mentee: pair.mentee_id}
        world.pairs.append(pair.id)
    for name in world.people:  # people are told on which day a link was made for them
        world.link(name, "participant", NOW)
        if name in (LEAD, KEPT_OUT, MEMBER):
            world.link(name, "lead", NOW)
    return world


def _name_lead(world: World, name: str, now: datetime) -> None:
    made = program.found(
        world.database,
        operator(),
        name="Bridge",
        lead_address=address(name),
        lead_name=name,
        now=now,
    )
    world.people[name] = made.lead_id
    if name == LATER:
        world.link(name, "participant", now)
        world.link(name, "lead", now)


def _open(world: World, place: int, now: datetime) -> None:
    name, extras = world.script.rounds[place]
    opened = rounds.open_round(
        world.database,
        world.operator,
        asked_in(name, extras),
        closes_at=now + ASKED_FOR,
        now=now,
    )
    ids = {
        (one.name, one.partner): one.invitation_id
        for one in rounds.standings(world.database, world.operator, opened.round_id)
    }
    for pair, couple in enumerate(world.script.couples):
        for side in SIDES:
            other = couple.mentee if side == "mentor" else couple.mentor
            world.invitations[place, pair, side] = ids[couple.who(side), other]
