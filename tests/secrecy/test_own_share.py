"""Nobody but the person named is ever sent anything that depends on who asked them after a form."""

import pytest

from mentorsurvey.responses import asking
from tests.house import FULL
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS, moments
from tests.secrecy.scripts import MENTEES, MENTORS, a_plain_script
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, differing, visit
from tests.secrecy.worlds import play

MUCH = {**FULL, "core.work": 7, "fairness": -3}
KEPT_FROM = {
    "the other person in the pair": Observer(name=MENTORS[0], kind="person"),
    "another pair": Observer(name=MENTEES[1], kind="person"),
    "leads": OBSERVERS["a lead whom people can ask for"],
    "a later lead": OBSERVERS["a later lead"],
    "whoever holds a link": Observer(name=MENTEES[0], kind="link"),
}


def sent(
    stage: Stage, place: Place, observer: Observer, *, asks: bool
) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, where the first mentee asked or did not."""
    script = a_plain_script(MUCH, "checkin", "checkin", seed=61)
    now = max(moments(script))
    ((world, now),) = play(script, place(), [now])
    if asks:
        form = world.invitations[(1, 0, "mentee")]
        author = world.actor(MENTEES[0], now)
        offered = asking.ask_of(world.database, author, form)
        assert offered is not None
        asking.ask(world.database, author, form, offered.contact_id, now=now)
    return asked(world, observer, now), visit(stage, world, observer, now)


@pytest.mark.parametrize("name", KEPT_FROM)
def test_nobody_else_is_sent_whether_somebody_asked(stage: Stage, place: Place, name: str) -> None:
    observer = KEPT_FROM[name]
    check_alike(sent(stage, place, observer, asks=False), sent(stage, place, observer, asks=True))


def test_the_person_named_is(stage: Stage, place: Place) -> None:
    observer = OBSERVERS["a confidential contact"]
    _, pages = sent(stage, place, observer, asks=False)
    _, other_pages = sent(stage, place, observer, asks=True)
    assert differing(pages, other_pages)
