"""Six relationships over three or four rounds in which some give a reason to check in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.store import Database
from tests.house import House, founded
from tests.readings.played import PAIRS, Played, close, level, submit

Ratings = Sequence[tuple[int | None, int | None]]
"""What mentor and mentee of each pair answer to every anchor; 7, 5, 4 and 1 are 100, 67, 50, 0."""

STEADY = (7, 7)
START: Ratings = (STEADY, STEADY, STEADY, STEADY, (4, 4), STEADY)
THIRD: Ratings = (STEADY, (5, 5), (7, 4), (7, None), (4, 4), STEADY)
FOURTH: Ratings = (STEADY, STEADY, STEADY, (7, None), STEADY, STEADY)
EVERY = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class Watching(Played):
    """A program that goes on."""

    def goes_on(self, ratings: Ratings, number: int) -> "Watching":
        """One more round, opened now and closed ten days later."""
        after = one_round(self.house, ratings, number, now=self.after)
        return Watching(house=self.house, after=after)


def one_round(house: House, ratings: Ratings, number: int, *, now: datetime) -> datetime:
    """Open, answer and close a round; the moment after."""
    if number > 1:
        house.open_round(now=now)
    for (mentor, mentee), (by_mentor, by_mentee) in zip(PAIRS, ratings, strict=True):
        if by_mentor is not None:
            submit(house, mentor, mentee, level(by_mentor), number=number, now=now)
        if by_mentee is not None:
            submit(house, mentee, mentor, level(by_mentee), number=number, now=now)
    close(house, number, now=now + timedelta(days=10))
    return now + timedelta(days=10, minutes=1)


def three_rounds(database: Database, *, now: datetime | None = None) -> Watching:
    """The second pair falls together, the third by its mentee, the fourth mentee is missing."""
    house = founded(database, pairs=PAIRS, **({"now": now} if now else {}))
    after = house.now
    for number, ratings in enumerate((START, START, THIRD), start=1):
        after = one_round(house, ratings, number, now=after)
    return Watching(house=house, after=after)
