"""What a person is ever sent depends on no follow-up that is kept from them.

The same program is played twice, with follow-ups and without. All calls and every byte of every
page must be the same for whoever may not know of them.
"""

from datetime import timedelta

import pytest

from mentorsurvey.program import follow_ups
from tests.house import FULL, LEAD
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import KEPT_OUT, MENTORS, a_plain_script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, differing, visit
from tests.secrecy.worlds import World, play

END = opens(0) + timedelta(days=16)
KEPT = (
    "a mentor",
    "a mentee",
    "a recused lead",
    "whoever holds a link",
    "a confidential contact",
)
OWN = Observer(name=MENTORS[0], kind="person")


def follow_up(world: World) -> None:
    """A lead plans two for the first pair, one of them with a lead who is kept out of it."""
    lead = world.actor(LEAD, END, scope="lead")
    kept_out = world.actor(KEPT_OUT, END, scope="lead")
    for words, owner in (("Call both", lead), ("Write to both", kept_out)):
        follow_ups.plan(
            world.database,
            lead,
            world.pairs[0],
            words=words,
            owner_id=owner.person_id,
            due_on=END.date() + timedelta(days=9),
            now=END,
        )
    first = follow_ups.follow_ups(world.database, lead)[0]
    follow_ups.finish(world.database, lead, first.id, "All is well", now=END)


def sent(
    stage: Stage, place: Place, observer: Observer, *, planned: bool
) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, with follow-ups or without."""
    ((world, now),) = play(a_plain_script(FULL, "checkin"), place(), [END])
    world.actor(LEAD, END, scope="lead")  # both worlds have had the same visitors
    world.actor(KEPT_OUT, END, scope="lead")
    if planned:
        follow_up(world)
    return asked(world, observer, now), visit(stage, world, observer, now)


@pytest.mark.parametrize("name", KEPT)
def test_nothing_tells_of_a_follow_up_that_is_kept_from_who_asks(
    stage: Stage, place: Place, name: str
) -> None:
    check_alike(
        sent(stage, place, OBSERVERS[name], planned=False),
        sent(stage, place, OBSERVERS[name], planned=True),
    )


def test_neither_of_the_two_is_told(stage: Stage, place: Place) -> None:
    check_alike(
        sent(stage, place, OWN, planned=False),
        sent(stage, place, OWN, planned=True),
    )


def test_a_lead_who_may_know_is_sent_something_else(stage: Stage, place: Place) -> None:
    lead = OBSERVERS["a lead whom people can ask for"]
    calls, pages = sent(stage, place, lead, planned=False)
    other_calls, other_pages = sent(stage, place, lead, planned=True)
    assert {call for call in calls if calls[call] != other_calls[call]} == {"follow-ups"}
    assert differing(pages, other_pages)
