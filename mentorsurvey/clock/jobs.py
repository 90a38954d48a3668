"""What the clock does, and how often. Whatever comes to happen by itself gets a row in ``JOBS``."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from mentorsurvey.access import Actor, clock
from mentorsurvey.clock.rhythm import Daily, EachTick, Hourly, Rhythm
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.returns import read_returns
from mentorsurvey.mail.sending import deliver, give_way
from mentorsurvey.program import check_ins
from mentorsurvey.responses import totals
from mentorsurvey.rounds.due_openings import open_due
from mentorsurvey.settings import settings
from mentorsurvey.sign_in import forgetting
from mentorsurvey.store import Database, closings, programs
from mentorsurvey.store.kept_backups import keep_backups


class Run(Protocol):
    """What a job does in the whole server; how much it did.

    It does nothing twice, however often and from wherever it is called: the keys of what it
    writes see to that, and not the clock. It ends within a minute, and leaves the rest to the next
    tick.
    """

    def __call__(self, database: Database, *, now: datetime) -> int:
        """Do whatever is due at that moment."""


class Verb(Protocol):
    """What a job does in one program."""

    def __call__(self, where: Database, actor: Actor, *, now: datetime) -> int:
        """Do whatever is due in the actor's program at that moment."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something that happens by itself.

    Attributes
    ----------
    name : str
        Under which the database knows it.
    title : str
        What it is for, as part of a sentence: "closing rounds".
    every : Rhythm
        When it is due.
    run : Run
        What it does.
    one, many : str
        What it did, in a sentence, for one thing and for ``{n}`` of them.
    """

    name: str
    title: str
    every: Rhythm
    run: Run
    one: str
    many: str

    def did(self, number: int) -> str:
        """What it did, in a sentence; empty where there was nothing to do."""
        if number == 0:
            return ""
        return self.one if number == 1 else self.many.format(n=f"{number:,}")


def in_each_program(verb: Verb) -> Run:
    """A job that does the same in one program after the other.

    Where it fails in one, it goes on in the others; the first failure is the job's.
    """

    def run(database: Database, *, now: datetime) -> int:
        with database.read() as tx:
            every = [program.id for program in programs.every(tx)]
        did, failed = 0, None
        for program_id in every:
            try:
                did += verb(database, clock(program_id), now=now)
            except Exception as problem:
                failed = failed or problem
        if failed is not None:
            raise failed
        return did

    return run


def _close(database: Database, *, now: datetime) -> int:
    """Close what is over, and at once do what waits for that."""
    with database.read() as tx:
        if not closings.unwritten(tx, now=now):
            return 0
    with database.write() as tx:
        closed = closings.write_down(tx, now=now)
    _settle(database, now=now)
    _draw(database, now=now)
    return closed


def _forget(database: Database, *, now: datetime) -> int:
    return forgetting.forget(database, clock(), now=now)


def _back_up(database: Database, *, now: datetime) -> int:
    """Make the backup of the day, where a folder is named for it."""
    folder = settings().backups
    return keep_backups(database, folder, now=now) if folder else 0


_settle: Callable[..., int] = in_each_program(totals.settle)
_draw: Callable[..., int] = in_each_program(check_ins.draw_routine)
_fill: Callable[..., int] = in_each_program(fill)

JOBS: tuple[Job, ...] = (
    Job(  # first, and long before mail, which tells people of the rounds
        name="open",
        title="opening the rounds of the schedule",
        every=EachTick(),
        run=in_each_program(open_due),
        one="It opened 1 round of the schedule.",
        many="It opened {n} rounds of the schedule.",
    ),
    Job(
        name="close",
        title="closing rounds that are over",
        every=EachTick(),
        run=_close,
        one="It closed 1 round or extension that was over.",
        many="It closed {n} rounds and extensions that were over.",
    ),
    Job(
        name="settle",
        title="putting totals together",
        every=Hourly(),
        run=_settle,
        one="It put together the totals of 1 round.",
        many="It put together the totals of {n} rounds.",
    ),
    Job(
        name="draw",
        title="picking pairs at random",
        every=Hourly(),
        run=_draw,
        one="It picked pairs at random after 1 round.",
        many="It picked pairs at random after {n} rounds.",
    ),
    Job(
        name="fill",
        title="finding out which mail is due",
        every=EachTick(),
        run=_fill,
        one="It put 1 mail into the outbox.",
        many="It put {n} mails into the outbox.",
    ),
    Job(
        name="returns",
        title="reading mail that came back",
        every=EachTick(),
        run=read_returns,
        one="It learned that mail does not reach 1 person.",
        many="It learned that mail does not reach {n} people.",
    ),
    Job(
        name="mail",
        title="sending mail",
        every=EachTick(),
        run=deliver,
        one="It handed 1 mail over.",
        many="It handed {n} mails over.",
    ),
    Job(
        name="forget",
        title="deleting what has run out",
        every=Daily(hour=3),
        run=_forget,
        one="It deleted 1 session, link or code that had run out.",
        many="It deleted {n} sessions, links and codes that had run out.",
    ),
    Job(  # last, so that what was deleted is not in it
        name="back_up",
        title="making the backup of the day",
        every=Daily(hour=3),
        run=_back_up,
        one="It made the backup of the day, and it opens.",
        many="It made {n} backups, and they open.",
    ),
)
"""Every job, in the order in which a tick takes its turn with them."""

BESIDE_PEOPLE: tuple[Job, ...] = tuple(
    replace(job, run=partial(deliver, rest=give_way)) if job.name == "mail" else job for job in JOBS
)
"""The same jobs where people answer in the same process: mail gives way to them."""
