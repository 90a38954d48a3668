"""What an answer costs: CPU of the server, time until it is saved, memory of a session."""

import asyncio
import math
import statistics
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bench.driver import DriverError, Participant
from bench.targets import Stage, Target, Visit
from bench.widgets import Value, Widget

ANSWERED = ("radio", "button_group", "number_input")
CONNECTING = 10  # how many participants load their page at the same time


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One run against one target.

    Attributes
    ----------
    cpu_ms : float
        The server's CPU time per answer.
    median_ms, p95_ms : float
        Time from an answer to the end of the run that saves it.
    session_mb : float
        Resident memory that each participant after the first adds.
    """

    target: str
    answers: int
    cpu_ms: float
    median_ms: float
    p95_ms: float
    session_mb: float


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How a run goes.

    Attributes
    ----------
    participants : int
        How many are connected.
    answers : int
        How many answers each of them gives.
    seconds : float
        In `in_turn`, the pause after each answer; in `by_the_clock`, the time from one answer
        of a participant to the next.
    """

    participants: int
    answers: int
    seconds: float


async def in_turn(target: Target, pace: Pace) -> Sample:
    """Let one participant after the other answer, so that no answer waits for another."""
    with target.serve(pace.participants) as stage:
        async with entered(stage) as (people, session_mb):
            answering = [Answering(person) for person in people]
            for one in answering:  # what only a first answer costs is not an answer's price
                await one.next()
                await asyncio.sleep(pace.seconds)
            begin = stage.server.cpu_seconds()
            elapsed = []
            for _ in range(pace.answers):
                for one in answering:
                    elapsed.append(await one.next())
                    await asyncio.sleep(pace.seconds)
            used = stage.server.cpu_seconds() - begin
            check_stored(stage, answering)
    return sample(target, elapsed, used, session_mb)


async def by_the_clock(target: Target, pace: Pace) -> Sample:
    """Let all participants answer on a fixed schedule, evenly spread, whatever the server does.

    An answer's time counts from the moment at which it was due, so that a server that falls
    behind cannot hide it by delaying the next answers.
    """
    with target.serve(pace.participants) as stage:
        async with entered(stage) as (people, session_mb):
            answering = [Answering(person) for person in people]
            for one in answering:
                await one.next()
            await asyncio.sleep(1)
            begin = stage.server.cpu_seconds()
            start = time.perf_counter() + 0.1
            apart = pace.seconds / pace.participants
            async with asyncio.TaskGroup() as group:
                tasks = [
                    group.create_task(keep_schedule(one, start + number * apart, pace))
                    for number, one in enumerate(answering)
                ]
            elapsed = [seconds for task in tasks for seconds in task.result()]
            used = stage.server.cpu_seconds() - begin
            check_stored(stage, answering)
    return sample(target, elapsed, used, session_mb)


async def keep_schedule(answering: "Answering", start: float, pace: Pace) -> list[float]:
    """Return, for each of one participant's answers, the seconds from when it was due."""
    elapsed = []
    for number in range(pace.answers):
        due = start + number * pace.seconds
        await asyncio.sleep(max(0, due - time.perf_counter()))
        await answering.next()
        elapsed.append(time.perf_counter() - due)
    return elapsed


class Answering:
    """One participant who goes through the page's items again and again."""

    def __init__(self, person: Participant) -> None:
        self.person = person
        self.answered: set[str] = set()
        self._turn = 0

    async def next(self) -> float:
        """Give the next item an answer that differs from the one it has; return the seconds."""
        items = [
            widget
            for widget in self.person.widgets
            if widget.kind in ANSWERED and not widget.disabled
        ]
        if not items:
            raise DriverError("the page has nothing to answer")
        item = items[self._turn % len(items)]
        value = another_value(item, self.person.value(item), self._turn // len(items))
        self._turn += 1
        self.answered.add(item.id)
        return await self.person.answer(item, value)


def another_value(widget: Widget, present: Value, turn: int) -> Value:
    """Return the value of a turn, or the one after it where that is what is entered."""
    if widget.kind == "number_input":
        low = int(widget.low or 0)
        high = low + 5 if widget.high is None else min(int(widget.high), low + 5)
        choices: Sequence[Value] = range(low, high + 1)
    else:
        choices = widget.options
    chosen = present[0] if isinstance(present, tuple) and present else present
    value = choices[turn % len(choices)]
    return choices[(turn + 1) % len(choices)] if value == chosen else value


@asynccontextmanager
async def entered(stage: Stage) -> AsyncIterator[tuple[list[Participant], float]]:
    """Open everybody's page; yield the participants and the megabytes that each one adds."""
    async with AsyncExitStack() as stack:
        people = [
            Participant(stage.server.url, cookie=visit.cookie, path=visit.path, query=visit.query)
            for visit in stage.visits
        ]

        async def enter(person: Participant, visit: Visit) -> None:
            await stack.enter_async_context(person)
            for words in visit.presses:
                await person.click(person.find(words))

        arriving = list(zip(people, stage.visits, strict=True))
        await enter(*arriving[0])
        before = stage.server.memory()
        for begin in range(1, len(arriving), CONNECTING):
            async with asyncio.TaskGroup() as group:
                for person, visit in arriving[begin : begin + CONNECTING]:
                    group.create_task(enter(person, visit))
        added = stage.server.memory() - before
        yield people, added / max(1, len(people) - 1) / 2**20


def check_stored(stage: Stage, answering: Iterable[Answering]) -> None:
    """Refuse a run whose answers the server did not keep.

    Raises
    ------
    DriverError
        Where fewer are kept than items were answered.
    """
    if stage.stored:
        given = sum(len(one.answered) for one in answering)
        kept = stage.stored()
        if kept < given:
            raise DriverError(f"{given} items were answered, {kept} answers are kept")


def sample(target: Target, elapsed: list[float], used: float, session_mb: float) -> Sample:
    """Return what the seconds of all answers and of the server's CPU come to."""
    ordered = sorted(elapsed)
    return Sample(
        target=target.name,
        answers=len(ordered),
        cpu_ms=used / len(ordered) * 1000,
        median_ms=statistics.median(ordered) * 1000,
        p95_ms=ordered[math.ceil(0.95 * len(ordered)) - 1] * 1000,
        session_mb=session_mb,
    )
