"""What a person is ever sent depends on no step that is kept from them, nor on who would open it.

The same program is played twice. All calls and every byte of every page must be the same for
whoever may not know what differs.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.store import steps_shown
from tests.house import FULL
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import MENTEES, MENTORS, Key, a_plain_script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, visit
from tests.secrecy.worlds import World, play

END = opens(0) + timedelta(days=16)
LEAD = OBSERVERS["a lead whom people can ask for"]


class Pair:
    """One pair of a world, and what the two do."""

    def __init__(self, world: World, place: int) -> None:
        self.database = world.database
        self.mentor = self._of(world, MENTORS[place], (0, place, "mentor"))
        self.mentee = self._of(world, MENTEES[place], (0, place, "mentee"))

    def _of(self, world: World, name: str, key: Key) -> tuple[Actor, str]:
        return world.actor(name, END), world.invitations[key]

    def proposes(self, words: str = "Meet twice") -> None:
        actor, form = self.mentor
        due = (END + timedelta(days=20)).date()
        program.propose_step(self.database, actor, form, words, due, now=END)

    def keeps(self, words: str = "Meet twice") -> None:
        self.proposes(words)
        actor, form = self.mentee
        program.keep_step(self.database, actor, form, step_id=self._step(actor, form), now=END)

    def lets_read(self, *who: tuple[Actor, str]) -> None:
        for actor, form in who:
            program.let_step_be_read(
                self.database,
                actor,
                form,
                step_id=self._step(actor, form),
                allowed=True,
                now=END,
            )

    def _step(self, actor: Actor, form: str) -> str:
        step = program.next_step(self.database, actor, form)
        if step is None:
            raise LookupError("there is no step")
        return step.id


Acts = Callable[[Pair, Pair], None]


def sent(stage: Stage, place: Place, observer: Observer, acts: Acts) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, once the pairs have done that."""
    ((world, now),) = (
        _acted(world, now, acts)
        for world, now in play(a_plain_script(FULL, "checkin"), place(), [END])
    )
    return asked(world, observer, now), visit(stage, world, observer, now)


def _acted(world: World, now: datetime, acts: Acts) -> tuple[World, datetime]:
    acts(Pair(world, 0), Pair(world, 1))
    return world, now


def nothing(_: Pair, __: Pair) -> None:
    """Nobody has proposed anything."""


def kept(own: Pair, other: Pair) -> None:
    """Both pairs keep a step, and nobody says more."""
    own.keeps()
    other.keeps()


def one_of_them(own: Pair, other: Pair) -> None:
    """The first mentor would let the program read it, and so would both of the other pair."""
    kept(own, other)
    own.lets_read(own.mentor)
    other.lets_read(other.mentor, other.mentee)


def unread(own: Pair, other: Pair) -> None:
    """A step in other words, one that waits, and what one person alone would let leads read."""
    own.keeps("Write to each other")
    own.lets_read(own.mentee)
    other.proposes()


def opened(own: Pair, other: Pair) -> None:
    """All let the program read what they keep."""
    kept(own, other)
    for pair in (own, other):
        pair.lets_read(pair.mentor, pair.mentee)


KEPT: Mapping[str, tuple[Observer, Acts, Acts]] = {
    "what the partner says, and another pair": (
        Observer(name=MENTEES[0], kind="person"),
        kept,
        one_of_them,
    ),
    "all of it, from whoever holds a link": (
        Observer(name=MENTORS[0], kind="link"),
        nothing,
        opened,
    ),
    "all of it, from a confidential contact": (
        OBSERVERS["a confidential contact"],
        nothing,
        opened,
    ),
    "what not both let the program read, from a lead": (LEAD, nothing, unread),
}


@pytest.mark.parametrize("name", KEPT)
def test_nothing_tells_of_a_step_that_is_kept_from_who_asks(
    stage: Stage, place: Place, name: str
) -> None:
    observer, one, other = KEPT[name]
    check_alike(
        sent(stage, place, observer, one),
        sent(stage, place, observer, other),
    )


@pytest.mark.parametrize("observer", [LEAD, Observer(name=MENTEES[0], kind="person")])
def test_whoever_may_know_is_sent_something_else(
    stage: Stage, place: Place, observer: Observer
) -> None:
    calls, pages = sent(stage, place, observer, kept)
    other_calls, other_pages = sent(stage, place, observer, opened)
    assert {name.partition(" ")[0] for name in calls if calls[name] != other_calls[name]} == (
        {"steps"} if observer is LEAD else {"step", "agreement", "my"}
    )
    assert {name.partition("?")[0] for name in pages if pages[name] != other_pages[name]} >= {
        "relationship" if observer is LEAD else "reflection"
    }


def test_what_a_lead_reads_has_no_room_for_whether_it_happened() -> None:
    assert set(steps_shown.ShownStep.__dataclass_fields__) == {"words", "kept_at", "due_on"}
