"""What a person is ever sent depends on no agreement, proposal or draft that is kept from them.

The same program is played twice with other agreements. All calls and every byte of every page must
be the same for whoever may not know what differs.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.program import agreeing, delivering
from tests.house import FULL
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import MENTEES, MENTORS, a_plain_script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, visit
from tests.secrecy.worlds import World, play

END = opens(0) + timedelta(days=16)
PAPER = "d.a1.title"
TERMS: Mapping[str, object] = {
    "until": "2028-06",
    "hours": 6,
    "confidential": "The first words",
    PAPER: "The first paper",
    "d.a1.due": "2028-01",
}
OTHERWISE = {**TERMS, "hours": 3, "confidential": "Other words", PAPER: "Another paper"}
"""The same dates and kinds, in other words."""


class Pair:
    """One pair of a world, and what the two do."""

    def __init__(self, world: World, place: int) -> None:
        self.database, self.pair = world.database, world.pairs[place]
        self.mentor: Actor = world.actor(MENTORS[place], END)
        self.mentee: Actor = world.actor(MENTEES[place], END)

    def drafts(self, who: Actor, terms: Mapping[str, object]) -> None:
        agreeing.save_draft(self.database, who, self.pair, terms, now=END)

    def proposes(self, who: Actor, terms: Mapping[str, object], *, seen: int = 0) -> None:
        self.drafts(who, terms)
        agreeing.propose(self.database, who, self.pair, seen=seen, now=END)

    def agrees(self, terms: Mapping[str, object]) -> None:
        self.proposes(self.mentor, terms)
        agreeing.confirm(self.database, self.mentee, self.pair, number=1, now=END)

    def lets_read(self, who: Actor) -> None:
        agreeing.let_leads_read(self.database, who, self.pair, number=1, allowed=True, now=END)

    def moves(self, who: Actor) -> None:
        delivering.move_deliverable(self.database, who, self.pair, "a1", "submitted", now=END)


Acts = Callable[[Pair, Pair], None]


def sent(stage: Stage, place: Place, observer: Observer, acts: Acts) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, once the pairs have done that."""
    script = a_plain_script(FULL, "checkin")
    ((world, now),) = _played(script, place, acts)
    return asked(world, observer, now), visit(stage, world, observer, now)


def _played(script: object, place: Place, acts: Acts) -> list[tuple[World, datetime]]:
    found = []
    for world, now in play(script, place(), [END]):
        acts(Pair(world, 0), Pair(world, 1))
        found.append((world, now))
    return found


def nothing(_: Pair, __: Pair) -> None:
    """Nobody has written anything."""


def everything(own: Pair, other: Pair) -> None:
    """Both pairs have an agreement, the first one also a proposal and drafts."""
    own.agrees(OTHERWISE)
    own.moves(own.mentee)
    own.proposes(own.mentee, {"hours": 1}, seen=1)
    own.drafts(own.mentor, {"hours": 2})
    other.agrees(TERMS)
    other.moves(other.mentor)


def in_other_words(own: Pair, other: Pair) -> None:
    """What leads see is the same; one of the first pair lets them read the rest."""
    own.agrees(OTHERWISE)
    own.lets_read(own.mentor)
    own.moves(own.mentee)
    own.proposes(own.mentee, {"hours": 1, "d.b2.title": "More"}, seen=1)
    own.drafts(own.mentor, {"hours": 2})
    other.agrees(OTHERWISE)


def agreed(own: Pair, other: Pair) -> None:
    """Both pairs have an agreement."""
    own.agrees(TERMS)
    other.agrees(TERMS)


def drafted(own: Pair, other: Pair) -> None:
    """The partner of the first mentee is writing, and the other pair has an agreement."""
    own.drafts(own.mentor, TERMS)
    other.agrees(TERMS)


KEPT: Mapping[str, tuple[Observer, Acts, Acts]] = {
    "a partner's draft, and another pair": (
        Observer(name=MENTEES[0], kind="person"),
        nothing,
        drafted,
    ),
    "all of it, from whoever holds a link": (
        Observer(name=MENTORS[0], kind="link"),
        nothing,
        everything,
    ),
    "all of it, from a confidential contact": (
        OBSERVERS["a confidential contact"],
        nothing,
        everything,
    ),
    "words and proposals, from a lead": (
        OBSERVERS["a lead whom people can ask for"],
        agreed,
        in_other_words,
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_nothing_tells_of_an_agreement_that_is_kept_from_who_asks(
    stage: Stage, place: Place, name: str
) -> None:
    observer, one, other = KEPT[name]
    check_alike(
        sent(stage, place, observer, one),
        sent(stage, place, observer, other),
    )


def test_whoever_may_know_is_sent_something_else(stage: Stage, place: Place) -> None:
    mentee = Observer(name=MENTEES[0], kind="person")
    calls, pages = sent(stage, place, mentee, nothing)
    other_calls, other_pages = sent(stage, place, mentee, everything)
    assert calls != other_calls
    assert {name.partition("?")[0] for name in pages if pages[name] != other_pages[name]} >= {
        "agreement"
    }
