"""Who may be curious, and what they are shown while a script is played."""

from datetime import datetime, timedelta

from tests.house import LEAD
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.scripts import KEPT_OUT, LATER, MEMBER, MENTEES, MENTORS, QUIET, Script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, visit
from tests.secrecy.worlds import World, play

OBSERVERS = {
    "a mentor": Observer(name=MENTORS[1], kind="person"),
    "a mentee": Observer(name=MENTEES[0], kind="person"),
    "a lead whom people can ask for": Observer(name=LEAD, kind="lead"),
    "a later lead": Observer(name=LATER, kind="lead"),
    "a recused lead": Observer(name=KEPT_OUT, kind="lead"),
    "a lead who is a mentor": Observer(name=MEMBER, kind="lead"),
    "whoever holds a link": Observer(name=MENTORS[0], kind="link"),
    "a confidential contact": Observer(name=QUIET, kind="contact"),
}


def moments(script: Script) -> list[datetime]:
    """In the middle of the last round, with every page of those before, and when all is over."""
    last = opens(len(script.rounds) - 1)
    return [last + timedelta(days=6), last + timedelta(days=16)]


def told(
    script: Script, observer: Observer, place: Place, stage: Stage
) -> tuple[World, dict[str, str], Sent]:
    """The world; what each call gave, and each byte that was sent.

    Half of the programs are looked at in the middle of their last round, half when all is over.
    """
    now = moments(script)[script.seed % 2]
    ((world, _),) = play(script, place(), [now])
    if observer.name not in world.people:
        return world, {}, {}
    calls = asked(world, observer, now)
    return world, calls, visit(stage, world, observer, now, folds=True)


def sent(stage: Stage, script: Script, observer: Observer, place: Place, now: datetime) -> Sent:
    """Each byte that was sent up to a moment at which every page is read."""
    ((world, _),) = play(script, place(), [now])
    return visit(stage, world, observer, now)
