"""The sentences about personal links: what one does, and the mail that brings it to its person."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.settings import settings
from mentorsurvey.ui import mailto
from mentorsurvey.ui.words import count, plain

SUBJECT = "Your personal link to {program}"
MAIL = """\
Hello {name},

this is your personal link to {program}:

{link}

It opens the forms that wait for you, and it works until {until}. Please keep it to yourself: \
whoever has it could answer in your name. Nobody sees your answers with it on another device.

{lead}
"""
FEW = 12
"""So many names are read out; of more, the rest is counted."""


def mail(*, address: str, name: str, program: str, link: str, until: str, lead: str) -> str:
    """An address that opens a new mail to a person, with their link and a few words in it."""
    words = MAIL.format(name=name, program=program, link=link, until=until, lead=lead)
    return mailto.mailto([address], SUBJECT.format(program=program), words)


def works_until(name: str, until: str) -> str:
    """What a link is good for, before one is made."""
    return (
        f"It opens every form of {name} and works until {until}. Whoever has it can answer in their"
        " name, but sees no answer that was given on another device. Links that you sent before go"
        f" on working. {name} reads on the next visit that you made this link."
    )


def standing(name: str, number: int) -> str:
    """How many links of a person work."""
    if not number:
        return f"No link of {name} works at the moment."
    works = "works" if number == 1 else "work"
    return f"{count(number, 'link')} of {name} {works} at the moment."


def ending(name: str, number: int, *, with_a_leads: bool) -> str:
    """What ending all links does, before it is done."""
    lead = (
        f" {name} is a lead: their sign-in link for leads ends too, and only the people who run the"
        " server can make a new one."
        if with_a_leads
        else ""
    )
    stop = "stops" if number == 1 else "stop"
    return (
        f"{count(number, 'link')} of {name} {stop} working at once, and {name} is signed out on"
        f" every device. What is saved or submitted stays.{lead} This can't be undone, but you can"
        " make a new link."
    )


def names(people: Sequence[str]) -> str:
    """Such as "Ann, Bo and 3 more"."""
    shown = [plain(one) for one in people[:FEW]]
    if len(people) > FEW:
        shown.append(f"{len(people) - FEW:,} more")
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last


def warn_where_only_here() -> None:
    """Say loudly, before links are made, that nobody else can open them."""
    if settings().this_machine_only:
        st.warning(
            f"They begin with {plain(settings().base_url)}, which only the server's own machine can"
            " open. Ask the people who run the server to set `MENTORSURVEY_BASE_URL` to the"
            " address that people type, such as `https://survey.example.org`. Then make the links.",
            title="Links that you make now work on the server's own machine only.",
            icon=":material/link_off:",
        )
