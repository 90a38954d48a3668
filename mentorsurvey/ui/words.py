"""Other people's text and times, made fit to be shown."""

import re
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey.instruments import one_line, texts
from mentorsurvey.mail import days
from mentorsurvey.now import now
from mentorsurvey.store.times import is_zone

_OF_PROGRAM = "zone_of_program"

_MARKS = re.compile(r"([\\`*_\[\]<>~$:|#&]|(?<=www)\.|^[-+=](?= ))", re.IGNORECASE)
"""What Markdown acts on. Escapes are few, because a widget's accessible name is its raw label."""

_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])")
"""How a line of a numbered list begins."""

_SIGNS = re.compile(r"(?<=www)(?=\.)|(?<=:)(?=\S)|(?=@)|(?<=[<>~-])(?=[>=-])", re.IGNORECASE)
"""Where an address becomes a link, ":streamlit:" a logo, ":material/x:" an icon, "->" an arrow and
"---" a line, even in escaped text, unless something parts it."""

_APART = "\u2060"
"""A word joiner: it has no width."""


def plain(text: str) -> str:
    """Text of a person's, with everything escaped that Markdown would act on.

    Names and answers may hold Markdown, and an image in it would be fetched from any host. A web
    address stays text, and marks of direction do not reach beyond the name.
    """
    parted = _SIGNS.sub(_APART, one_line(text))
    return _NUMBERED.sub(r"\1\\", _MARKS.sub(r"\\\1", parted))


def remember_zone(timezone: str) -> None:
    """Where times are told in a browser that does not say its zone: that of the program."""
    st.session_state[_OF_PROGRAM] = timezone


def zone() -> tzinfo:
    """The zone of the person who looks."""
    return ZoneInfo(_zone()[0])


def _zone() -> tuple[str, bool]:
    """The name of that zone, and whether it is their own: else it is the program's."""
    told = st.context.timezone
    if told and is_zone(told):
        return told, True
    return st.session_state.get(_OF_PROGRAM, "UTC"), False


def time_of_day(moment: datetime) -> str:
    """Such as "10:42", in the zone of the person who looks."""
    return moment.astimezone(zone()).strftime("%H:%M")


def day(moment: datetime) -> str:
    """Such as "Tuesday, November 10", with the year where it is another one."""
    return days.day(moment, _zone()[0], now=now())


def until(moment: datetime) -> str:
    """A closing moment: its day, and the time where that is not the end of a day here.

    Personal links and mail say it in the same words.
    """
    timezone, own = _zone()
    return days.until(moment, timezone, own=own, now=now())


count = texts.count
