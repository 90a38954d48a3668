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
    """The entries of a mail: one for each of its forms."""
    return entries(letter.forms, program=letter.program, timezone=letter.timezone, now=now)


def entries(forms: Sequence[LetterForm], *, program: str, timezone: str, now: datetime) -> bytes:
    """One entry for each form, found again by its id: a later one moves it, and adds none.

    A form that ends with a day is an entry of that day, in the reader's zone. There is no link in
    it, for other people may read a calendar.
    """
    made = Calendar()
    made.add("prodid", "-//mentorsurvey//mail//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for form in forms:
        if form.id:
            made.add_component(_event(form, program, timezone, now))
    return bytes(made.to_ical())


def _event(form: LetterForm, program: str, timezone: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{cleaned(form.id)}@mentorsurvey")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("summary", f"Last day: {cleaned(form.title)} about {cleaned(form.partner)}")
    event.add(
        "description",
        f"About {amount(form.minutes, 'minute')}. Open it with the link in the mail from"
        f" {cleaned(program)}.",
    )
    if ends_with_a_day(form.closes_at, timezone):
        day = last_of(form.closes_at).astimezone(ZoneInfo(timezone)).date()
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
    else:
        event.add("dtstart", form.closes_at - BEFORE)
        event.add("dtend", form.closes_at)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
