"""Three simulated pairs decide: one before the first round, two while the last one is open."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import numpy as np

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import shipped
from mentorsurvey.program import deciding
from mentorsurvey.program.pairing import NewPair, Who, add_pair
from mentorsurvey.rounds import Reach, end_of_day, open_round
from mentorsurvey.sign_in import DEMO_BROWSER, hashed
from mentorsurvey.simulate.events import MENTEE, MENTOR, Event
from mentorsurvey.simulate.people import TIMEZONE
from mentorsurvey.simulate.playing import Game
from mentorsurvey.store import Tx, relationships, standings
from mentorsurvey.store.relationships import Relationship

NEW = Who(name="Robin Vale", address="robin.vale@example.org")
"""The mentee of a pair that never starts."""
OPEN = timedelta(days=21)
ANSWERED = timedelta(days=2)
"""From the opening of a completion until both of its pairs have answered, at the latest."""

Said = Mapping[str, object]
INTRODUCED: tuple[Said, Said] = (
    {"fit.project": 6, "fit.career": 5, "fit.style": 5, "time.hours": 3, "time.project": "year"},
    {"fit.project": 6, "fit.career": 6, "fit.style": 4, "time.hours": 10, "time.project": "longer"},
)
ENDED: tuple[Said, Said] = (
    {"goals.met": 6, "goals.own": 6, "takeaway": "How much I learn by explaining."},
    {"goals.met": 6, "goals.own": 7, "takeaway": "To ask for what I need, and early."},
)
WENT_ON: tuple[Said, Said] = ({"goals.met": 5, "goals.own": 5}, {"goals.met": 5, "goals.own": 6})


def introduce(tx: Tx, game: Game) -> None:
    """Let one pair answer an introduction before the first round opens, and not begin."""
    now = game.spans[0].opens - timedelta(days=5)
    mentor = Who(person_id=game.person(_three(game)[2], MENTOR))
    new = NewPair(mentor=mentor, mentee=NEW, since=now.date(), asks=False)
    add_pair(tx, game.lead, new, now=now)
    listed = relationships.within(tx, game.lead)
    never = next(one for one in listed if one.mentee == NEW.name)
    _play(tx, game, "introduction", {never.id: (never, INTRODUCED)}, now)
    for who, choice in ((never.mentor_id, "commit"), (never.mentee_id, "later")):
        actor = _actor(game, who)
        for form in responses.due(tx, actor):
            if form.owed.relationship_id == never.id:
                deciding.decide(
                    tx, actor, form.owed.invitation_id, choice, now=now + timedelta(days=3)
                )


def complete(tx: Tx, game: Game) -> None:
    """Let two pairs answer a completion while the last round is open: one ends, one goes on."""
    now = game.spans[-1].opens + timedelta(days=1)
    two = _three(game)[:2]
    listed = relationships.within(tx, game.lead)
    sides = {(one.mentor_id, one.mentee_id): one for one in listed}
    found = [sides[game.person(pair, MENTOR), game.person(pair, MENTEE)] for pair in two]
    said: tuple[tuple[tuple[Said, Said], str], ...] = ((ENDED, "end"), (WENT_ON, "continue"))
    plays = {
        one.id: (one, ({**of[0], "next": choice}, {**of[1], "next": choice}))
        for one, (of, choice) in zip(found, said, strict=True)
    }
    _play(tx, game, "completion", plays, now)
    game.kept_steps -= {step for step in game.kept_steps if step[0] in two}


def ending(game: Game) -> int:
    """The pair that ends while the last round is open, and so answers nothing in it."""
    return _three(game)[0]


def _three(game: Game) -> list[int]:
    """The pair that ends, the one that goes on, and the one whose mentor is to begin another.

    The pairs of the tour are not among them.
    """
    calm = (Event.STEADY, Event.RECOVERY, Event.EXCELLENT)
    return [
        int(pair)
        for pair in np.flatnonzero(game.cast.first_rounds == 0)
        if int(pair) not in game.tour.pairs and game.truth.events[pair] in calm
    ][:3]


def _play(
    tx: Tx,
    game: Game,
    form: str,
    plays: Mapping[str, tuple[Relationship, tuple[Said, Said]]],
    now: datetime,
) -> None:
    opened = open_round(
        tx,
        game.lead,
        shipped()[form],
        closes_at=end_of_day((now + OPEN).date(), TIMEZONE),
        reach=Reach(kind="pairs", pairs=tuple(plays)),
        now=now,
    )
    for one in standings.of_round(tx, game.lead, opened.round_id):
        pair, said = plays[one.relationship_id]
        place = int(one.side == "mentee")
        actor = _actor(game, (pair.mentor_id, pair.mentee_id)[place])
        moment = now + timedelta(days=1 + place)
        for item, value in said[place].items():
            responses.save(tx, actor, one.invitation_id, item, value, now=moment)
        if "takeaway" in said[place]:
            shown = {"takeaway": Audience.PARTNER}
            responses.set_audience(tx, actor, one.invitation_id, shown, now=moment)
        responses.submit(tx, actor, one.invitation_id, now=moment)


def _actor(game: Game, person_id: str) -> Actor:
    return Actor(
        kind="person",
        program_id=game.program_id,
        person_id=person_id,
        browser=hashed(DEMO_BROWSER),
    )
