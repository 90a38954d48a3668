"""What a person is ever sent depends on nothing that was said of a clause and is kept from them.

The same program is played twice, and people say other things of what they agreed on. All calls and
every byte of every page must be the same for whoever may not know what differs.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.instruments import SIDES
from mentorsurvey.program import agreeing, keeping
from mentorsurvey.store.clauses import Outcome
from tests.house import FULL
from tests.secrecy.asking import asked
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS
from tests.secrecy.scripts import MENTEES, MENTORS, a_plain_script, opens
from tests.secrecy.served import Stage
from tests.secrecy.visiting import Sent, check_alike, visit
from tests.secrecy.worlds import World, play

AGREED, ANSWERED = opens(0) + timedelta(days=16), opens(1) + timedelta(days=2)
TERMS: Mapping[str, object] = {"hours": 6, "meetings": "as_needed"}
SCRIPT = a_plain_script(FULL, "checkin", "review")
ASKED = replace(SCRIPT, forms={key: one for key, one in SCRIPT.forms.items() if key[0] == 0})
"""Everybody has answered the check-in, and a review is open."""


class Pair:
    """The first pair, and what the two do beside their reviews."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people: Mapping[str, Actor] = {
            "mentor": world.actor(MENTORS[0], AGREED),
            "mentee": world.actor(MENTEES[0], AGREED),
        }

    def agree(self) -> None:
        database, pair = self.world.database, self.world.pairs[0]
        mentor = self.people["mentor"]
        agreeing.save_draft(database, mentor, pair, TERMS, now=AGREED)
        agreeing.propose(database, mentor, pair, seen=0, now=AGREED)
        agreeing.confirm(database, self.people["mentee"], pair, number=1, now=AGREED)

    def says(self, side: str, outcome: Outcome) -> None:
        form = self.world.invitations[1, 0, side]  # type: ignore[index]
        keeping.say_clause(
            self.world.database, self.people[side], form, "meetings", outcome, now=ANSWERED
        )

    def submits(self, side: str) -> None:
        form = self.world.invitations[1, 0, side]  # type: ignore[index]
        database, who = self.world.database, self.people[side]
        responses.save(database, who, form, "core.trust", 5, now=ANSWERED)
        responses.submit(database, who, form, now=ANSWERED)


Acts = Callable[[Pair], None]


def sent(stage: Stage, place: Place, observer: Observer, acts: Acts) -> tuple[dict[str, str], Sent]:
    """What each call gives and each byte that is sent, once the two have done that."""
    for world, now in play(ASKED, place(), [AGREED, ANSWERED]):
        pair = Pair(world)
        if now == AGREED:
            pair.agree()
        else:
            acts(pair)
            found = asked(world, observer, now), visit(stage, world, observer, now)
    return found


def silent(_: Pair) -> None:
    """Nobody has said anything yet."""


def drafts(pair: Pair) -> None:
    """The mentor has said something, and has not submitted."""
    pair.says("mentor", "no")


def hands_in(pair: Pair) -> None:
    """The mentor has submitted, and left the clause open."""
    pair.submits("mentor")


def hands_in_with_a_word(pair: Pair) -> None:
    """The mentor has submitted, and says that it was not kept."""
    pair.says("mentor", "no")
    pair.submits("mentor")


def _both(mentor: Outcome, mentee: Outcome) -> Acts:
    def acts(pair: Pair) -> None:
        for side, outcome in zip(SIDES, (mentor, mentee), strict=True):
            pair.says(side, outcome)
            pair.submits(side)

    return acts


MENTEE = Observer(name=MENTEES[0], kind="person")
SEES_PAIR = OBSERVERS["a lead whom people can ask for"]
KEPT: Mapping[str, tuple[Observer, Acts, Acts]] = {
    "a draft, from the partner": (MENTEE, silent, drafts),
    "a draft, from a lead": (SEES_PAIR, silent, drafts),
    "what was submitted, from the partner who has not": (MENTEE, hands_in, hands_in_with_a_word),
    "what was submitted, from whoever holds a link": (
        Observer(name=MENTORS[0], kind="link"),
        silent,
        drafts,
    ),
    "who of the two says so, from a lead": (SEES_PAIR, _both("yes", "no"), _both("no", "yes")),
    "all of it, from another pair": (
        Observer(name=MENTEES[1], kind="person"),
        _both("yes", "yes"),
        _both("no", "no"),
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_nothing_tells_what_was_said_of_a_clause_to_whom_it_is_kept_from(
    stage: Stage, place: Place, name: str
) -> None:
    observer, one, other = KEPT[name]
    check_alike(
        sent(stage, place, observer, one),
        sent(stage, place, observer, other),
    )


def test_once_both_have_submitted_each_reads_the_others_word(stage: Stage, place: Place) -> None:
    calls, pages = sent(stage, place, MENTEE, _both("yes", "yes"))
    other_calls, other_pages = sent(stage, place, MENTEE, _both("no", "yes"))
    assert calls != other_calls
    assert {name.partition("?")[0] for name in pages if pages[name] != other_pages[name]} >= {
        "agreement"
    }
