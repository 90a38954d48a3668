"""What a person is ever sent depends on no letter of a lead's that is kept from them.

The same program is played twice, with letters that a real mail server took and without. All calls
and every byte of every page must be the same for whoever may not know of them.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from mentorsurvey.mail import from_leads
from mentorsurvey.mail.sending import deliver
from mentorsurvey.program import waiting_wishes
from mentorsurvey.store import create
from tests.house import FULL, LEAD, NOW
from tests.mail.postbox import Postbox, postbox
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import KEPT_OUT, MENTORS, a_plain_script, opens
from tests.secrecy.served import Stage, staged
from tests.secrecy.visiting import Sent, check_alike, differing, visit
from tests.secrecy.worlds import World, play

__all__ = ["postbox"]

END = (opens(0) + timedelta(days=16)).replace(hour=10)
OWN = Observer(name=MENTORS[0], kind="person")
ASKING = {**FULL, "contact": "lead"}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A server whose pages can send letters; what leaves, the tests hand over themselves."""
    folder = tmp_path_factory.mktemp("stage")
    first = create(folder / "empty.db").path
    with staged(folder, first, NOW, smtp="smtp://127.0.0.1:9") as running:
        yield running


def to_askers(world: World) -> None:
    """The lead answers everybody who asked for them."""
    lead = world.actor(LEAD, END, scope="lead")
    wishes = waiting_wishes(world.database, lead, now=END)
    assert wishes
    for wish in wishes:
        from_leads.write_to_asker(
            world.database, lead, wish.response_id, "Hello", "Shall we talk?", known="", now=END
        )


def to_both(world: World) -> None:
    """The lead writes to the first pair."""
    lead = world.actor(LEAD, END, scope="lead")
    from_leads.write_to_both(
        world.database, lead, world.pairs[0], "Hello", "How are you both?", known="", now=END
    )


def sent(
    stage: Stage, place: Place, observer: Observer, write: Callable[[World], None] | None
) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, with letters or without."""
    ((world, now),) = play(a_plain_script(ASKING, "checkin"), place(), [END])
    lead = world.actor(LEAD, END, scope="lead")  # both worlds have had the same visitors
    world.actor(KEPT_OUT, END, scope="lead")
    waiting_wishes(world.database, lead, now=END)
    if write is not None:
        write(world)
        assert deliver(world.database, now=END)
    else:
        world.actor(LEAD, END, scope="lead")
    return asked(world, observer, now), visit(stage, world, observer, now)


@pytest.mark.parametrize(
    "name",
    ["a later lead", "a recused lead", "a lead who is a mentor", "whoever holds a link"],
)
def test_nothing_tells_that_somebody_asked_and_was_answered(
    stage: Stage, place: Place, postbox: Postbox, name: str
) -> None:
    check_alike(
        sent(stage, place, OBSERVERS[name], None), sent(stage, place, OBSERVERS[name], to_askers)
    )


@pytest.mark.parametrize("name", ["a recused lead", "a confidential contact"])
def test_nothing_tells_of_a_letter_to_a_pair_that_is_kept_from_who_asks(
    stage: Stage, place: Place, postbox: Postbox, name: str
) -> None:
    check_alike(
        sent(stage, place, OBSERVERS[name], None), sent(stage, place, OBSERVERS[name], to_both)
    )


def test_no_page_tells_the_two_of_it(stage: Stage, place: Place, postbox: Postbox) -> None:
    check_alike(sent(stage, place, OWN, None), sent(stage, place, OWN, to_both))


def test_the_lead_who_was_asked_is_sent_something_else(
    stage: Stage, place: Place, postbox: Postbox
) -> None:
    lead = OBSERVERS["a lead whom people can ask for"]
    calls, pages = sent(stage, place, lead, None)
    other_calls, other_pages = sent(stage, place, lead, to_askers)
    assert {one for one in calls if calls[one] != other_calls[one]} == {"letters to askers"}
    assert differing(pages, other_pages)
