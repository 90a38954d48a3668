"""How a mail would look to one person: on a phone, on a desk, and as plain text."""

import streamlit as st

from mentorsurvey.instruments import one_line
from mentorsurvey.mail.as_html import fragment
from mentorsurvey.mail.as_text import as_text
from mentorsurvey.mail.letters import Kind
from mentorsurvey.mail.previews import preview, readers
from mentorsurvey.mail.sheet import sheet
from mentorsurvey.mail.wordings import Wording
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.ui import current
from mentorsurvey.ui.words import plain

WIDTHS = {"Phone": 320, "Desk": 600}
PLAIN = "Plain text"
NOWHERE = "/r/their-own-link"
"""What stands in place of a personal link, and opens nothing."""


def show(kind: Kind, typed: Wording | None) -> None:
    """The mail with what is typed, for a person whom the lead chooses."""
    actor, database = current.guard(lead=True), current.database()
    people = readers(database, actor, now=now())
    if kind == "digest":
        person = ""
    else:
        person = st.selectbox(
            "Show it as this person would get it",
            ["", *people],
            format_func=lambda one: one_line(people[one]) if one else "A made-up person",
            key="mail_reader",
        )
    how = st.segmented_control(
        "Show it as", [*WIDTHS, PLAIN], default="Phone", key="mail_how", required=True
    )
    if typed is None:
        st.info("Correct the text first. Then you can see here how the mail looks.")
        return
    letter = preview(
        database, actor, kind, person, link=f"{settings().base_url}{NOWHERE}", now=now()
    )
    made = sheet(letter, typed, now=now())
    st.markdown(f"**Subject:** {plain(made.subject)}")
    if how == PLAIN:
        st.code(as_text(made), language=None, wrap_lines=True)
    else:
        st.html(_framed(fragment(made, heading="h2"), WIDTHS[how or "Phone"]))


def _framed(html: str, width: int) -> str:
    """The mail in a frame of that width; its links cannot be pressed."""
    return (
        f'<div class="mail-preview" style="max-width:{width}px;border:1px solid #7c8c8e;'
        f'border-radius:8px;overflow:hidden;pointer-events:none">{html}</div>'
    )
