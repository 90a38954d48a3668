"""Ways to play rounds quickly: all answers of a submission in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.instruments import Instrument, shipped
from mentorsurvey.store import Database, relationships
from tests.house import ANCHORS, House, address, founded

MENTORS = ("Ada Moss", "Ben Nye", "Cia Orr", "Dag Pohl", "Eva Quin", "Finn Roe")
MENTEES = ("Gil Sand", "Hal Thorn", "Ida Ugel", "Jon Vik", "Kai West", "Liv Yort")
PAIRS = tuple(zip(MENTORS, MENTEES, strict=True))
FIRST = (7, 7, 4, 4, 1, 4)
"""What both sides of each pair answer to every anchor in round 1; 7, 4 and 1 are 100, 50 and 0."""
SECOND = (7, 4, 4, 4, 4)
"""The same in round 2, without the sixth pair."""
EXCHANGE_MENTOR = {"gave.overall": 7, "got.overall": 4, "fairness": -2, "meetings": 6}
EXCHANGE_MENTEE = {"gave.overall": 1, "got.overall": 7, "fairness": 1, "meetings": 5}


def level(rating: int, **more: int) -> dict[str, int]:
    """The same rating for every anchor, turned round where the low end is the good one."""
    return {**dict.fromkeys(ANCHORS, rating), "core.work": 8 - rating, **more}


def review(rating: int, **topics: int) -> dict[str, int]:
    """The same rating for every question of a review that both are asked, or one for each topic."""
    instrument = shipped()["review"]
    answers = {}
    for construct in instrument.topics():
        value = topics.get(construct.value, rating)
        for item in instrument.topic_items(construct):
            answers[item.id] = 8 - value if item.reverse else value
    return answers


@dataclass(frozen=True, kw_only=True)
class Played:
    """A house and the moment after its last round closed."""

    house: House
    after: datetime

    @property
    def database(self) -> Database:
        return self.house.database

    def id_of(self, mentor: str, mentee: str) -> str:
        """A relationship's id, as the operator knows it."""
        with self.database.read() as tx:
            return next(
                pair.id
                for pair in relationships.every(tx, self.house.program_id)
                if (pair.mentor, pair.mentee) == (mentor, mentee)
            )


def submit(
    house: House,
    name: str,
    partner: str,
    answers: Mapping[str, object],
    *,
    number: int,
    now: datetime,
) -> None:
    """Answer and submit in one transaction."""
    actor = Actor(kind="person", program_id=house.program_id, person_id=house.person_id(name))
    invitation_id = house.form(actor, partner, number=number)
    with house.database.write() as tx:
        for item_id, value in answers.items():
            responses.save(tx, actor, invitation_id, item_id, value, now=now)
        responses.submit(tx, actor, invitation_id, now=now)


def close(house: House, number: int, *, now: datetime) -> None:
    """Close a round."""
    asked = rounds.list_rounds(house.database, house.operator)[number - 1]
    rounds.close_round(house.database, house.operator, asked.id, now=now)


def play(
    database: Database,
    pairs: tuple[tuple[str, str], ...] = PAIRS,
    *,
    second: Instrument | None = None,
) -> Played:
    """Two rounds, both closed."""
    house = founded(database, pairs=pairs)
    now = house.now + timedelta(days=1)
    for (mentor, mentee), rating in zip(pairs, FIRST, strict=True):
        answers = level(rating)
        submit(house, mentor, mentee, {**answers, **EXCHANGE_MENTOR}, number=1, now=now)
        submit(house, mentee, mentor, {**answers, **EXCHANGE_MENTEE}, number=1, now=now)
    close(house, 1, now=now + timedelta(days=1))
    now += timedelta(days=30)
    house.open_round(second or "checkin", now=now)
    for (mentor, mentee), rating in zip(pairs, SECOND, strict=False):
        submit(house, mentor, mentee, level(rating), number=2, now=now)
        submit(house, mentee, mentor, level(rating), number=2, now=now)
    submit(house, *pairs[5], level(4), number=2, now=now)
    close(house, 2, now=now + timedelta(days=1))
    return Played(house=house, after=now + timedelta(days=2))


def new_lead(house: House, name: str, *, now: datetime) -> Actor:
    """Somebody who is named a lead at that moment."""
    from mentorsurvey.access import operator

    made = program.found(
        house.database,
        operator(),
        name="Bridge",
        lead_address=address(name),
        lead_name=name,
        now=now,
    )
    cookie = sign_in.start_session(house.database, made.token, browser="office", now=now)
    session = sign_in.resume(house.database, cookie, now=now)
    if session is None:
        raise LookupError("the session did not start")
    return session.actor


def reworded(instrument: Instrument) -> Instrument:
    """The same form with another wording of an anchor."""
    said = instrument.anchors[-1].mentor or ""
    text = instrument.canonical_json()
    return Instrument.from_json(text.replace(said, f"In other words: {said}"))
