"""What a form says of its close: soon, or just now and there is still time to finish."""

from datetime import datetime

from mentorsurvey.store.owing import Owed
from mentorsurvey.store.rounds import Standing
from mentorsurvey.ui.words import count, time_of_day, zone


def closes_today(owed: Owed, now: datetime) -> str:
    """When a form closes, where that is today for the person who looks; empty otherwise."""
    last, today = (moment.astimezone(zone()).date() for moment in (owed.closes_at, now))
    if last != today or not owed.in_time(now):
        return ""
    return f"This round closes today at {time_of_day(owed.closes_at)}."


def finish(owed: Owed, now: datetime) -> str:
    """Until when what was begun here can be finished after the close; empty where it can't be."""
    if owed.finishes_at is None or not owed.may_finish(now):
        return ""
    return (
        f"This round closed at {time_of_day(owed.closes_at)}."
        f" You can finish and submit until {time_of_day(owed.finishes_at)}."
    )


def still_finishing(entries: list[Standing], now: datetime) -> str:
    """How many people may still finish a form that has closed, for a lead; empty for nobody."""
    found = [one for one in entries if one.finishes_at and one.may_finish(now)]
    last = max((one.finishes_at for one in found if one.finishes_at), default=None)
    if last is None:
        return ""
    people = count(len({one.person_id for one in found}), "person", "people")
    return f"{people} had begun before the close and may still finish until {time_of_day(last)}."
