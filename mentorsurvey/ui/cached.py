"""Keeps readings between reruns: by who asks, and by what they depend on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side, one_line
from mentorsurvey.measures.attention.rules import Settings
from mentorsurvey.program import thresholds
from mentorsurvey.readings import attention, series
from mentorsurvey.readings.agreed import Agreed
from mentorsurvey.readings.agreement_totals import AgreementTotals, agreement_totals
from mentorsurvey.readings.attention import Listing, Turns, Watched
from mentorsurvey.readings.before import Before, answered_before
from mentorsurvey.readings.filters import EVERYBODY, Filter, Filters, filters
from mentorsurvey.readings.gaps import UsualGaps, usual_gaps
from mentorsurvey.readings.in_their_words import InTheirWords, in_their_words
from mentorsurvey.readings.over_rounds import Subject, What, over_rounds
from mentorsurvey.readings.overview import Overview, of_program
from mentorsurvey.readings.parts import Kind, Part, parts
from mentorsurvey.readings.quality import Quality, quality
from mentorsurvey.readings.relationship import RelationshipReading, choices, relationship
from mentorsurvey.readings.who_answered import Counted, who_answered
from mentorsurvey.responses import totals
from mentorsurvey.store import Database, scores
from mentorsurvey.store import attention as stored
from mentorsurvey.store.attention import Dismissal
from mentorsurvey.ui.whole_roster import Roster, roster_of

KEPT = "15m"
"""How long a reading is kept at most. It is never stale: a change of the program is another key."""

Key = str
"""Who asks, with which scope, and the state of the program: what a reading depends on."""


@dataclass(frozen=True, kw_only=True)
class Readings:
    """The readings of one lead at one moment, read again only where what they rest on changed.

    Whoever asks again gets the same object, so nobody changes what is in it.
    """

    key: Key
    database: Database
    actor: Actor
    now: datetime

    def over_rounds(self, what: What, chosen: Filter = EVERYBODY) -> tuple[Subject, ...]:
        """Give and take by kind, topics, or what people get from it, over the rounds."""
        return _over_rounds(self.key, what, chosen, self)

    def who_answered(self, number: int, chosen: Filter = EVERYBODY) -> Mapping[Side, Counted]:
        """How many people of each side answered a round."""
        return _who_answered(self.key, number, chosen, self)

    def filters(self) -> Filters:
        """The parts of the program that can be chosen."""
        return _filters(self.key, self)

    def overview(self, chosen: Filter = EVERYBODY) -> Overview:
        """The program, or a part of it."""
        return _overview(self.key, chosen, self)

    def parts(self, kind: Kind) -> tuple[Part, ...]:
        """The cohorts or the departments, each with the line of its pairs."""
        return _parts(self.key, kind, self)

    def agreements(self, chosen: Filter = EVERYBODY) -> AgreementTotals | None:
        """What came of agreements, of the program or a part; None where too few have one."""
        return _agreements(self.key, chosen, self)

    def roster(self) -> Roster:
        """Who takes part."""
        return _roster(self.key, self.database, self.actor, self.now)

    def missing(self, round_id: str) -> tuple[str, ...]:
        """The names of those who have not submitted any form of an open round."""
        return _missing(self.key, round_id, self)

    def watched(self) -> Watched:
        """What the rules of the attention list find."""
        return _watched(self.key, self)

    def listed(self) -> frozenset[str]:
        """The relationships that stand on the attention list."""
        return frozenset(one.relationship_id for one in self.attention().entries)

    def attention(self, settings: Settings | None = None) -> Listing:
        """The attention list. What leads have handled is no part of the key: it is read each time.

        With ``settings``, as it would be with these thresholds in place of the program's.
        """
        with self.database.read() as tx:
            handled = stored.dismissals(tx, self.actor)
        if settings is None:
            return _listing(self.key, repr(handled), handled, self)
        found = attention.of_program(*_read(self.key, self), settings=settings)
        return attention.combine(found, _candidates(self.key, self), handled)

    def before(self) -> Before:
        """Which pairs answered before the lead was named one."""
        return _before(self.key, self)

    def quality(self, number: int | None = None, chosen: Filter = EVERYBODY) -> Quality:
        """How far a round's answers can be trusted; by default the latest closed one."""
        return _quality(self.key, number, chosen, self)

    def in_their_words(self, number: int | None = None) -> InTheirWords:
        """What people let the leads read in a round; by default the newest that asks for words."""
        return _in_their_words(self.key, number, self)

    def labels(self) -> dict[str, str]:
        """Id → label of every relationship that the lead may open."""
        return _labels(self.key, self)

    def relationship(self, relationship_id: str) -> RelationshipReading:
        """One relationship.

        Raises
        ------
        NotAllowed
            Where it is not the lead's to see, or not there.
        """
        return _relationship(self.key, relationship_id, self)


def state(database: Database, actor: Actor, *, now: datetime) -> Key:
    """Who asks, and the state of the program at this moment."""
    with database.read() as tx:
        found = scores.state(tx, actor, now=now)
    who = (actor.kind, actor.program_id, actor.person_id, actor.scope, actor.makers)
    return repr((str(database.path), *who, *found))


def roster(database: Database, actor: Actor, *, now: datetime) -> Roster:
    """Who takes part, read again only where the program changed. Nobody changes what is here."""
    return _roster(state(database, actor, now=now), database, actor, now)


def readings(database: Database, actor: Actor, *, now: datetime) -> Readings:
    """What an actor may read, with the state of the program at this moment as its key."""
    key = state(database, actor, now=now)
    if _settled(key, database, actor, now):
        key = state(database, actor, now=now)
    return Readings(key=key, database=database, actor=actor, now=now)


# What begins with an underscore is not hashed: the key stands for it.


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _settled(key: Key, _database: Database, _actor: Actor, _now: datetime) -> bool:
    """Group the forms of rounds that are over; whether there were any, which is another state."""
    del key
    return totals.settle(_database, _actor, now=_now) > 0


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _roster(key: Key, _database: Database, _actor: Actor, _now: datetime) -> Roster:
    del key
    return roster_of(_database, _actor, now=_now)


@st.cache_resource(ttl=KEPT, max_entries=4, show_spinner=False)
def _filters(key: Key, _of: Readings) -> Filters:
    del key
    return filters(_of.database, _of.actor)


@st.cache_resource(ttl=KEPT, max_entries=4, show_spinner=False)
def _program(key: Key, _of: Readings) -> series.Program:
    del key
    return series.program(_of.database, _of.actor, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=24, show_spinner=False)
def _overview(key: Key, chosen: Filter, _of: Readings) -> Overview:
    return of_program(_program(key, _of), chosen)


@st.cache_resource(ttl=KEPT, max_entries=16, show_spinner=False)
def _parts(key: Key, kind: Kind, _of: Readings) -> tuple[Part, ...]:
    return parts(_program(key, _of), kind)


@st.cache_resource(ttl=KEPT, max_entries=24, show_spinner=False)
def _over_rounds(key: Key, what: What, chosen: Filter, _of: Readings) -> tuple[Subject, ...]:
    del key
    return over_rounds(_of.database, _of.actor, what, chosen=chosen, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=24, show_spinner=False)
def _who_answered(key: Key, number: int, chosen: Filter, _of: Readings) -> Mapping[Side, Counted]:
    among = _filters(key, _of).among(chosen)
    return who_answered(_of.database, _of.actor, number, among, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=24, show_spinner=False)
def _agreements(key: Key, chosen: Filter, _of: Readings) -> AgreementTotals | None:
    among = _filters(key, _of).among(chosen)
    return agreement_totals(_of.database, _of.actor, among)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _missing(key: Key, round_id: str, _of: Readings) -> tuple[str, ...]:
    del key
    submitted: dict[str, list[bool]] = {}
    names: dict[str, str] = {}
    for form in rounds.standings(_of.database, _of.actor, round_id):
        if form.is_asked(_of.now):
            names[form.person_id] = one_line(form.name)
            submitted.setdefault(form.person_id, []).append(form.submitted_at is not None)
    return tuple(names[one] for one, forms in submitted.items() if not any(forms))


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _watched(key: Key, _of: Readings) -> Watched:
    settings = thresholds.in_force(_of.database, _of.actor)
    return attention.of_program(*_read(key, _of), settings=settings)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _candidates(key: Key, _of: Readings) -> Mapping[str, int]:
    del key
    with _of.database.read() as tx:
        return stored.drawn(tx, _of.actor, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _listing(key: Key, handled: str, _handled: Sequence[Dismissal], _of: Readings) -> Listing:
    del handled
    return attention.combine(_watched(key, _of), _candidates(key, _of), _handled)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _before(key: Key, _of: Readings) -> Before:
    del key
    return answered_before(_of.database, _of.actor)


@st.cache_resource(ttl=KEPT, max_entries=2, show_spinner=False)
def _read(key: Key, _of: Readings) -> tuple[series.Program, Turns, Mapping[str, Agreed]]:
    return attention.read(_of.database, _of.actor, _program(key, _of), now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=24, show_spinner=False)
def _quality(key: Key, number: int | None, chosen: Filter, _of: Readings) -> Quality:
    del key
    return quality(_of.database, _of.actor, number, chosen=chosen, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _in_their_words(key: Key, number: int | None, _of: Readings) -> InTheirWords:
    del key
    return in_their_words(_of.database, _of.actor, number, now=_of.now)


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _labels(key: Key, _of: Readings) -> dict[str, str]:
    del key
    return choices(_of.database, _of.actor)


@st.cache_resource(ttl=KEPT, max_entries=200, show_spinner=False)
def _relationship(key: Key, relationship_id: str, _of: Readings) -> RelationshipReading:
    basis, usual = _overview(key, EVERYBODY, _of).basis, _usual_gaps(key, _of)
    return relationship(
        _of.database, _of.actor, relationship_id, basis=basis, usual=usual, now=_of.now
    )


@st.cache_resource(ttl=KEPT, max_entries=8, show_spinner=False)
def _usual_gaps(key: Key, _of: Readings) -> UsualGaps:
    del key
    return usual_gaps(_of.database, _of.actor, now=_of.now)
