"""A program that runs by itself for two years: the clock, the schedule and a real mail server.

People answer, or do not; pairs end and pause; one address never takes mail; readers live in three
time zones. What arrived is compared with what the test itself expects.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor
from mentorsurvey.clock.jobs import JOBS
from mentorsurvey.clock.lease import Holder
from mentorsurvey.clock.tick import tick
from mentorsurvey.program import pausing
from mentorsurvey.rounds import scheduling
from mentorsurvey.store import Database, mail_people
from mentorsurvey.store.schedules import Step
from tests.house import FULL, House, address, founded
from tests.mail.postbox import Postbox, postbox

__all__ = ["postbox"]

HOME = ZoneInfo("America/New_York")
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata")
START = datetime(2026, 1, 5, 15, tzinfo=UTC)
STEP = Step(form="checkin", first_on=date(2026, 1, 12), every=3, times=None, days=14)
ROUNDS = 8
FIRST_REMINDER = 7
BUSY = frozenset({0, 1, 2, 4, 7, 8, 10, 11, 12, 13, 14, 15, 16})
"""Days of a round on which it opens or closes, mail is due, or somebody has just answered."""
DAY = timedelta(days=1)


def quarter(number: int) -> date:
    """The day on which a round opens: every three months from January 12."""
    month = 3 * (number - 1)
    return date(2026 + month // 12, 1 + month % 12, 12)


@dataclass
class Years:
    """A house, what became of it, and what its people should have got."""

    house: House
    lead: Actor
    postbox: Postbox
    pairs: list[tuple[str, str]]
    processes: list[tuple[Database, Holder]] = field(default_factory=list)
    expected: Counter[tuple[str, str, int]] = field(default_factory=Counter)

    def pair_id(self, mentor: str, mentee: str) -> str:
        listed = program.relationships(self.house.database, self.house.operator)
        return next(one.id for one in listed if (one.mentor, one.mentee) == (mentor, mentee))

    def asked(self, number: int) -> list[tuple[str, str]]:
        """The pairs of a round: one ends after the third, one pauses for the fifth."""
        gone = self.pairs[:1] if number > 3 else []
        away = self.pairs[1:2] if number == 5 else []
        return [one for one in self.pairs if one not in gone and one not in away]

    def happens(self, number: int) -> None:
        """What a lead does before a round opens."""
        before = datetime.combine(quarter(number) - 10 * DAY, time(9), HOME)
        lead, database = self.lead, self.house.database
        if number == 4:
            pausing.end_pair(
                database,
                lead,
                self.pair_id(*self.pairs[0]),
                since=before.date(),
                reason="finished",
                now=before,
            )
        if number == 5:
            pausing.pause_pair(
                database,
                lead,
                self.pair_id(*self.pairs[1]),
                since=before.date(),
                until=quarter(6) - 20 * DAY,
                reason="away",
                now=before,
            )

    def answer(self, name: str, partner: str, number: int, now: datetime) -> None:
        person = Actor(
            kind="person",
            program_id=self.house.program_id,
            person_id=self.house.person_id(name),
        )
        form = self.house.form(person, partner, number=number)
        self.house.answer(person, form, FULL, now=now)
        responses.submit(self.house.database, person, form, now=now)

    def run(self, at: datetime) -> None:
        """One tick of each process's clock; one of them does the work."""
        jobs = [one for one in JOBS if one.name != "back_up"]
        for database, holder in self.processes:
            seconds = (at - START).total_seconds()
            done = tick(database, now=at, holder=holder, seconds=seconds, jobs=jobs)
            assert not done.failed

    def start(self, processes: int) -> None:
        """So many processes on the same database."""
        path = self.house.database.path
        self.processes = [(Database(path), Holder(by="server")) for _ in range(processes)]


def moments(first: date, day: int) -> Iterator[datetime]:
    """When the clock ticks on a day of a round: more often where something is due."""
    busy = day in BUSY
    for hour in (0, 8, 12, 16) if busy else (12,):
        yield datetime.combine(first + day * DAY, time(hour, 5), HOME).astimezone(UTC)


def answers(place: int, number: int) -> tuple[int | None, int | None]:
    """On which day of a round the mentor and the mentee of a pair answer; None never."""
    days = (1, 3, 9, 10, None)
    return days[(place + number) % 5], days[(2 * place + number + 1) % 5]


@pytest.mark.parametrize(
    ("count", "processes"),
    [
        (6, 1),
        pytest.param(60, 1, marks=pytest.mark.soak),
        pytest.param(60, 2, marks=pytest.mark.soak),
    ],
)
def test_two_simulated_years(
    count: int, processes: int, database: Database, postbox: Postbox
) -> None:
    pairs = [(f"Mentor{n} Ray", f"Mentee{n} Sol") for n in range(count)]
    house = founded(database, timezone=HOME.key, now=START, pairs=tuple(pairs), asks=False)
    years = Years(house=house, lead=house.lead, postbox=postbox, pairs=pairs)
    names = [name for pair in pairs for name in pair]
    with database.write() as tx:
        for place, name in enumerate(names):
            person = Actor(
                kind="person", program_id=house.program_id, person_id=house.person_id(name)
            )
            mail_people.set_zone(tx, person, ZONES[place % 3])
    bad = names[-1]
    postbox.refuses[address(bad)] = "550 5.1.1 nobody here"
    scheduling.save(database, house.lead, [STEP], now=START)
    years.start(processes)
    with database.kept_open():
        for number in range(1, ROUNDS + 1):
            _one_round(years, number, bad)
    _compare(years, names)


def _one_round(years: Years, number: int, bad: str) -> None:
    first = quarter(number)
    years.happens(number)
    years.run(datetime.combine(first - DAY, time(12), HOME).astimezone(UTC))
    asked = years.asked(number)
    when = {
        name: day
        for place, pair in enumerate(years.pairs)
        for name, day in zip(pair, answers(place, number), strict=True)
    }
    partner = {a: b for pair in asked for a, b in (pair, pair[::-1])}
    for day in range(17):
        if number == 4 and day == FIRST_REMINDER and len(years.processes) > 1:
            del years.processes[0]  # it dies with the lease, and the other one takes over
        for at in moments(first, day):
            years.run(at)
        for name, other in partner.items():
            if when[name] == day and day <= 14:
                at = datetime.combine(first + day * DAY, time(22, 30), HOME).astimezone(UTC)
                years.answer(name, other, number, at)
    (opened,) = [
        one
        for one in rounds.list_rounds(years.house.database, years.house.operator)
        if one.number == number
    ]
    local = opened.opened_at.astimezone(HOME)
    assert (local.date(), local.hour) == (first, 8)
    assert opened.closed_at is not None
    assert opened.closes_at.astimezone(HOME).date() == first + 14 * DAY
    for name, other in partner.items():
        if name == bad:
            continue
        answered = when[name]
        years.expected[address(name), "invitation", number] = 1
        late = 2 if answered is None else int(answered > FIRST_REMINDER)
        if late:
            years.expected[address(name), "reminder", number] = late
        if answered is not None and when[other] is not None:
            years.expected[address(name), "comparison", number] = 1
        if answered is not None:
            years.expected[address(name), "thanks", number] = 1


def _compare(years: Years, names: list[str]) -> None:
    """Every due mail once, none besides, none at night."""
    with years.house.database.read() as tx:
        kinds = {
            row["id"]: row
            for row in tx.rows("SELECT id, kind, about, handed_at, person_id FROM outbox")
        }
        numbers = {row["id"]: row["number"] for row in tx.rows("SELECT id, number FROM round")}
        of_form = {
            row["id"]: numbers[row["round_id"]]
            for row in tx.rows("SELECT id, round_id FROM invitation")
        }
    got: Counter[tuple[str, str, int]] = Counter()
    for mail in years.postbox.got:
        row = kinds[_id(mail)]
        number = numbers.get(row["about"]) or of_form[row["about"]]
        got[str(mail["To"]).rpartition("<")[2].rstrip(">"), row["kind"], number] += 1
    assert got == years.expected
    zone = {years.house.person_id(name): ZONES[place % 3] for place, name in enumerate(names)}
    for row in kinds.values():
        if row["handed_at"]:
            local = datetime.fromisoformat(row["handed_at"]).astimezone(
                ZoneInfo(zone[row["person_id"]])
            )
            assert 8 <= local.hour <= 20


def _id(mail: EmailMessage) -> str:
    return str(mail["Message-ID"]).strip("<>").partition("@")[0]
