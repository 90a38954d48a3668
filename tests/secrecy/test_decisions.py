"""What a person is ever sent depends on no decision that is kept from them.

The same program is played twice with other decisions after an introduction. All calls and every
byte of every page must be the same for whoever may not know what differs.
"""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from mentorsurvey.program import deciding
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import MENTEES, MENTORS, a_plain_script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, differing, visit
from tests.secrecy.worlds import play

END = opens(0) + timedelta(days=16)
SAID: Mapping[str, object] = {"fit.project": 6, "time.hours": 6, "time.until": "2028-06"}
Choices = tuple[str, str]
"""What the mentor and the mentee of the first pair decide; empty where nothing."""

LEADS = OBSERVERS["a lead whom people can ask for"]
MENTEE = Observer(name=MENTEES[0], kind="person")

KEPT: Mapping[str, tuple[Observer, Choices, Choices]] = {
    "whether the other one has decided": (MENTEE, ("", ""), ("commit", "")),
    "what the other one decided": (MENTEE, ("commit", ""), ("not_now", "")),
    "who did not commit, once both have decided": (
        MENTEE,
        ("later", "not_now"),
        ("commit", "not_now"),
    ),
    "whether one has decided, from leads": (LEADS, ("", ""), ("", "commit")),
    "who did not commit, from leads": (LEADS, ("commit", "later"), ("not_now", "commit")),
    "all of it, from whoever holds a link": (
        Observer(name=MENTORS[0], kind="link"),
        ("commit", ""),
        ("", "not_now"),
    ),
    "all of it, from another pair": (
        Observer(name=MENTEES[1], kind="person"),
        ("", ""),
        ("commit", "not_now"),
    ),
    "all of it, from a confidential contact": (
        OBSERVERS["a confidential contact"],
        ("", ""),
        ("commit", "commit"),
    ),
}


def sent(
    stage: Stage, place: Place, observer: Observer, choices: Choices
) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, once the two have decided that."""
    script = a_plain_script(SAID, "introduction", seed=33)  # a form is parsed once by its id
    ((world, now),) = play(script, place(), [END])
    for side, name, choice in zip(
        ("mentor", "mentee"), (MENTORS[0], MENTEES[0]), choices, strict=True
    ):
        if choice:
            form = world.invitations[(0, 0, side)]  # type: ignore[index]
            deciding.decide(world.database, world.actor(name, END), form, choice, now=END)
    return asked(world, observer, now), visit(stage, world, observer, now)


@pytest.mark.parametrize("name", KEPT)
def test_nothing_tells_of_a_decision_that_is_kept_from_who_asks(
    stage: Stage, place: Place, name: str
) -> None:
    observer, one, other = KEPT[name]
    check_alike(
        sent(stage, place, observer, one),
        sent(stage, place, observer, other),
    )


@pytest.mark.parametrize("observer", [MENTEE, LEADS], ids=["the other one", "leads"])
def test_whoever_may_know_is_sent_something_else(
    stage: Stage, place: Place, observer: Observer
) -> None:
    calls, pages = sent(stage, place, observer, ("", ""))
    other_calls, other_pages = sent(stage, place, observer, ("commit", "not_now"))
    assert calls != other_calls
    assert differing(pages, other_pages)
