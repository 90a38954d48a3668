"""Filling a database with a simulated program."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from mentorsurvey import program
from mentorsurvey.access import Actor, clock, operator
from mentorsurvey.errors import SettingsError
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.sending import deliver
from mentorsurvey.mail.wishes import want_digest
from mentorsurvey.simulate import people
from mentorsurvey.simulate.deciding import ANSWERED, complete, ending, introduce
from mentorsurvey.simulate.events import MENTEE, MENTOR, Event
from mentorsurvey.simulate.people import Cast
from mentorsurvey.simulate.playing import Game
from mentorsurvey.simulate.sitting import Asked, Sitting, Tour
from mentorsurvey.simulate.times import spans, ticks
from mentorsurvey.simulate.truth import Truth, draw
from mentorsurvey.store import Database, Tx, programs
from mentorsurvey.store.programs import Program

FEWEST = 4
ENOUGH = 10
"""Pairs from which on three of them can decide."""
AT_ONCE = 25
"""How many relationships are played in one transaction."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Demo:
    """A simulated program, and people whose links make a good tour.

    Attributes
    ----------
    program : Program
    lead_id : str
        The first lead, who mentors nobody and so sees every relationship.
    mentor_id : str
        A mentor of several, with a form of the open round partly answered and, from the second
        round on, reflections to read.
    mentee_id : str
        A mentee of that mentor. The mentor has submitted the open round about this mentee, who
        has answered about half and so sees the reflection on submitting.
    """

    program: Program
    lead_id: str
    mentor_id: str
    mentee_id: str


def plan(*, pairs: int, rounds: int, seed: int) -> tuple[Cast, Truth]:
    """The people and the truth that :func:`build` plays. No database holds the truth."""
    cast = people.cast(seed, pairs=pairs, rounds=rounds)
    truth = draw(
        seed,
        mentors=cast.mentors,
        mentees=cast.mentees,
        first_rounds=cast.first_rounds,
        rounds=rounds,
    )
    return cast, truth


def build(
    database: Database,
    *,
    pairs: int = 60,
    rounds: int = 6,
    seed: int = 20,
    now: datetime,
    progress: Progress | None = None,
    decisions: bool = False,
) -> Demo:
    """Fill a database with a program whose last round is open at ``now``.

    The same arguments give the same people, answers and times; ids and links' tokens differ.

    Parameters
    ----------
    pairs, rounds : int
        At least 4 and 1. Rounds are a quarter of a year apart; the last one opened within the
        two weeks before ``now``.
    progress : callable, optional
        Called with how many relationships' rounds are played and how many there are, outside any
        transaction.

    decisions : bool
        Whether three pairs decide on their beginning or their end, with an introduction before the
        first round and a completion after the last one opened, for them alone. It takes two rounds
        and ten pairs.

    Raises
    ------
    SettingsError
        Where the database holds the simulated program already.
    ValueError
        For too few pairs or rounds.
    """
    if pairs < FEWEST or rounds < 1:
        raise ValueError(f"a simulated program has at least {FEWEST} pairs and one round")
    cast, truth = plan(pairs=pairs, rounds=rounds, seed=seed)
    calendar = spans(rounds, now, people.TIMEZONE)
    with database.write() as tx:
        program_id, lead_id = _found(tx, calendar[0].opens - timedelta(days=20))
    game = Game(
        cast=cast,
        truth=truth,
        program_id=program_id,
        lead=Actor(kind="person", program_id=program_id, person_id=lead_id, scope="lead"),
        tour=_tour(cast, truth),
        spans=calendar,
        seed=seed,
        now=now,
    )
    _play(database, game, progress, decisions=decisions and rounds > 1 and pairs >= ENOUGH)
    with database.read() as tx:
        made = program.program_of(tx, operator(program_id))
    return Demo(
        program=made,
        lead_id=lead_id,
        mentor_id=game.person(game.tour.told, MENTOR),
        mentee_id=game.person(game.tour.told, MENTEE),
    )


def _found(tx: Tx, now: datetime) -> tuple[str, str]:
    """The program, its leads and whom they name; the ids of the program and of the first lead."""
    if programs.named(tx, people.PROGRAM) is not None:
        raise SettingsError(
            "The simulated program is in this database already.", "Use an empty database."
        )
    founded = [
        program.found(
            tx,
            operator(),
            name=people.PROGRAM,
            lead_address=lead.address,
            lead_name=lead.name,
            timezone=people.TIMEZONE,
            demo=True,
            now=now,
        )
        for lead in people.leads()
    ]
    program_id, lead_id = founded[0].program.id, founded[0].lead_id
    host = operator(program_id)
    program.name_lead_contact(tx, host, lead_id, now=now)
    program.name_confidential_contact(
        tx, host, people.CONTACT.name, people.CONTACT.address, now=now
    )
    return program_id, lead_id


def _tour(cast: Cast, truth: Truth) -> Tour:
    """Two calm relationships of the mentor who has most, all from the first round on.

    An excellent one comes last: two people who agree on everything make a dull reflection.
    """
    calm = (Event.STEADY, Event.RECOVERY, Event.EXCELLENT)
    rank = {event: calm.index(event) if event in calm else len(calm) for event in Event}
    own_mentor = np.bincount(cast.mentees, minlength=len(cast.people))[cast.mentees] == 1
    best: list[int] = []
    for mentor in np.unique(cast.mentors)[:-1]:  # the last one is a lead as well
        there = np.flatnonzero((cast.mentors == mentor) & (cast.first_rounds == 0))
        ordered = sorted(
            (int(pair) for pair in there),
            key=lambda pair: (rank[truth.events[pair]], not own_mentor[pair], pair),
        )
        if _suits(ordered, truth, calm) > _suits(best, truth, calm):
            best = ordered
    return Tour(told=best[0], begun=best[1])


def _suits(pairs: list[int], truth: Truth, calm: tuple[Event, ...]) -> tuple[bool, int, int]:
    """How well a mentor's pairs suit the tour: at least two, two of them calm, and many."""
    quiet = sum(truth.events[pair] in calm for pair in pairs)
    return len(pairs) > 1, min(2, quiet), len(pairs)


def _play(database: Database, game: Game, progress: Progress | None, *, decisions: bool) -> None:
    total = sum(int((game.cast.first_rounds <= index).sum()) for index in range(len(game.spans)))
    done = 0
    for index in range(len(game.spans)):
        with database.write() as tx:
            game.join(tx, index)
            if decisions and index == 0:
                introduce(tx, game)
            asked = game.open_round(tx, index)
        last = index == len(game.spans) - 1
        played = _with_mail(database, game, asked, decisions) if last else None
        for pairs in played or _in_turn(database, game, asked):
            done += pairs
            if progress is not None and pairs:
                progress(done, total)
        with database.write() as tx:
            game.end_round(tx, asked)


def _in_turn(database: Database, game: Game, asked: Asked) -> Iterator[int]:
    """Play a round pair by pair; how many were played in each transaction."""
    pairs = asked.pairs
    for start in range(0, len(pairs), AT_ONCE):
        some = pairs[start : start + AT_ONCE]
        with database.write() as tx:
            for pair in some:
                for sitting in game.sittings(asked, pair):
                    game.play(tx, asked, sitting)
        yield len(some)


def _with_mail(database: Database, game: Game, asked: Asked, decisions: bool) -> Iterator[int]:
    """Play a round day by day, with the mail that goes out; how many pairs were played in each.

    Whoever is reminded, or told of a comparison, is so by what had happened by then.
    """
    left = Counter(asked.pairs)
    waiting: deque[Sitting] = deque()
    for pair in asked.pairs:
        leaves = decisions and pair == ending(game)
        sittings = [] if leaves else game.sittings(asked, pair)
        waiting.extend(sittings)
        left[pair] = len(sittings)
    waiting = deque(sorted(waiting, key=lambda one: one.ends))
    yield sum(1 for sittings in left.values() if not sittings)
    with database.write() as tx:
        want_digest(tx, game.lead, True, now=asked.span.opens)
    completes_at = asked.span.opens + timedelta(days=1) + ANSWERED
    for moment in ticks(asked.span, game.now):
        over = 0
        with database.write() as tx:
            if decisions and moment > completes_at:
                complete(tx, game)
                decisions = False
            while waiting and (waiting[0].ends <= moment or moment == game.now):
                sitting = waiting.popleft()
                game.play(tx, asked, sitting)
                left[sitting.author.pair] -= 1
                over += not left[sitting.author.pair]
            fill(tx, clock(game.program_id), now=moment)
            deliver(tx, now=moment)
        yield over
