"""When people are reminded of a round: what is usual, what a lead may choose, and a moved close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.errors import RoundError
from mentorsurvey.store import Tx, reminders

MORNING = time(8)
"""When a round that opens by itself opens, and when people are reminded, where the program is."""
A_DAY = timedelta(days=1)
MOST = 2


@dataclass(frozen=True, kw_only=True)
class Reminding:
    """How people are reminded: days after the opening, days before the last day, or neither."""

    after: int | None = None
    before: int | None = None

    def times(self, opens_at: datetime, closes_at: datetime, zone: ZoneInfo) -> list[datetime]:
        """The moments in a round: each within it, and never within a day of each other.

        Where the two would come that close, the one before the last day stays.
        """
        found: list[datetime] = []
        if self.before is not None:
            found.append(morning(_day(closes_at, zone) - timedelta(days=self.before), zone))
        if self.after is not None:
            found.insert(0, morning(_day(opens_at, zone) + timedelta(days=self.after), zone))
        inside = [one for one in found if opens_at + A_DAY <= one < closes_at]
        if len(inside) == MOST and inside[1] - inside[0] <= A_DAY:
            inside = inside[1:]
        return inside


BEFORE = 3
"""Days before the last one. Mail leaves on working days: two days before a Monday is a Saturday,
and what is due then would leave on the last day."""
USUAL = Reminding(after=7, before=BEFORE)
LATE_ONLY = Reminding(before=BEFORE)
NEVER = Reminding()


def morning(day: date, zone: ZoneInfo) -> datetime:
    """Eight o'clock on a day where the program is."""
    return datetime.combine(day, MORNING, zone)


def checked(
    times: Sequence[datetime], *, opens_at: datetime, closes_at: datetime
) -> list[datetime]:
    """The moments that somebody chose, in their order.

    Raises
    ------
    RoundError
        For more than two, for one outside the round, and for two within a day of each other.
    """
    ordered = sorted(times)
    if len(ordered) > MOST:
        raise RoundError(
            "A round reminds people twice at most.", "Choose two days.", where="reminders"
        )
    if any(not opens_at < one < closes_at for one in ordered):
        raise RoundError(
            "A reminder has to come while the round is open.",
            "Choose a day between its opening and its last day.",
            where="reminders",
        )
    if len(ordered) == MOST and ordered[1] - ordered[0] <= A_DAY:
        raise RoundError(
            "The two reminders are within a day of each other.",
            "Leave a day or more between them.",
            where="reminders",
        )
    return ordered


def move(
    tx: Tx, round_id: str, *, before: datetime, closes_at: datetime, zone: ZoneInfo, now: datetime
) -> None:
    """Move what counts from the close along with it, as far as it is still to come.

    Where its new moment would be over already, people are reminded at once: their time became
    shorter. A first reminder that would come within a day of it is left out.
    """
    times = reminders.numbered(tx, round_id)
    last = times.get(2)
    if last is None or last <= now:
        return
    days = _day(before, zone) - _day(last, zone)
    hour = last.astimezone(zone).timetz().replace(tzinfo=None)
    moved = max(datetime.combine(_day(closes_at, zone) - days, hour, zone), now)
    first = times.get(1)
    kept = {} if first is None or (first > now and moved - first <= A_DAY) else {1: first}
    reminders.set_numbered(tx, round_id, {**kept, 2: moved})


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
