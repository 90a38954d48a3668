"""What a lead reads of people who may still finish a form after its round has closed."""

from datetime import datetime

from mentorsurvey.store.standings import Standing
from mentorsurvey.ui.words import count, time_of_day


def still_finishing(entries: list[Standing], now: datetime) -> str:
    """How many people may still finish a form that has closed, for a lead; empty for nobody."""
    found = [one for one in entries if one.finishes_at and one.may_finish(now)]
    last = max((one.finishes_at for one in found if one.finishes_at), default=None)
    if last is None:
        return ""
    people = count(len({one.person_id for one in found}), "person", "people")
    return f"{people} had begun before the close and may still finish until {time_of_day(last)}."
