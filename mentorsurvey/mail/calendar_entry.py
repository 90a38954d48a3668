"""The last days of forms as entries for the reader's own calendar."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from mentorsurvey.mail.days import ends_with_a_day, last_of
from mentorsurvey.mail.letters import Letter, LetterForm
from mentorsurvey.mail.safe_text import cleaned
from mentorsurvey.mail.words import amount

BEFORE = timedelta(minutes=30)
"""How long an entry is that does not end with a day."""


def calendar(letter: Letter, *, now: datetime) -> bytes:
    """One entry for each form, found again by its id: a later mail moves it, and adds none.

    A form that ends with a day is an entry of that day, in the reader's zone. There is no link in
    it, for other people may read a calendar.
    """
    made = Calendar()
    made.add("prodid", "-//mentorsurvey//mail//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for event in _events(letter.forms, letter, now):
        made.add_component(event)
    return bytes(made.to_ical())


def _events(forms: Sequence[LetterForm], letter: Letter, now: datetime) -> list[Event]:
    return [_event(form, letter, now) for form in forms if form.id]


def _event(form: LetterForm, letter: Letter, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{cleaned(form.id)}@mentorsurvey")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", f"Last day: {cleaned(form.title)} about {cleaned(form.partner)}")
    event.add(
        "description",
        f"About {amount(form.minutes, 'minute')}. Open it with the link in the mail from"
        f" {cleaned(letter.program)}.",
    )
    if ends_with_a_day(form.closes_at, letter.timezone):
        day = last_of(form.closes_at).astimezone(ZoneInfo(letter.timezone)).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", form.closes_at - BEFORE)
        event.add("dtend", form.closes_at)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
