"""The personal links of one person on the page of people: making one, ending all."""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from mentorsurvey import program, sign_in
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.sign_in.links import LEAD_LINK
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current, link_words
from mentorsurvey.ui.words import count, day, plain

NOTICE, PROBLEM = "people_notice", "people_problem"
MADE = "link_made"


@dataclass(frozen=True, kw_only=True)
class Made:
    """A link that was made a moment ago; it is nowhere but in this tab."""

    person_id: str
    link: str
    until: datetime


def show(person: Person) -> None:
    """What works now, a new link, and the end of all of them."""
    found = sign_in.living(current.database(), current.guard(lead=True), person.id, now=now())
    name = plain(person.name)
    made: Made | None = st.session_state.get(MADE)
    if made is not None and made.person_id != person.id:
        forget()
        made = None
    st.write(link_words.standing(name, found.number))
    link_words.warn_where_only_here()
    if found.refused is not None:
        st.info(found.refused.mend, title=found.refused.what, icon=":material/lock:")
    elif made is None:
        st.caption(link_words.works_until(name, day(now() + LEAD_LINK)))
        st.button(
            f"Make a link for {name}", key=f"make-{person.id}", on_click=_make, args=(person,)
        )
    else:
        _show_made(person, made)
    if found.number and st.button(
        f"End all links of {name}…", key=f"end-{person.id}", type="tertiary"
    ):
        _confirm(person, found)


def _show_made(person: Person, made: Made) -> None:
    """The link, once: to copy, or in a mail."""
    with st.container(border=True):
        st.markdown(f"**The link of {plain(person.name)}**")
        st.code(made.link, language=None, wrap_lines=True)
        st.caption(
            "It is shown only now. Copy it or write the mail before you leave this page. Send it to"
            f" {plain(person.name)} alone, and do not open it yourself."
        )
        with st.container(horizontal=True):
            if person.address:
                signed_in = current.session()
                actor = current.guard(lead=True)
                st.link_button(
                    f"Write a mail to {plain(person.address)}",
                    link_words.mail(
                        address=person.address,
                        name=person.name,
                        program=program.program_of(current.database(), actor).name,
                        link=made.link,
                        until=day(made.until),
                        lead=signed_in.name if signed_in else "",
                    ),
                    icon=":material/mail:",
                )
            st.button("Done, hide the link", key=f"hide-{person.id}", on_click=forget)


def _make(person: Person) -> None:
    kept: Made | None = st.session_state.get(MADE)
    if kept is not None and kept.person_id == person.id:
        return  # a second press before the page was drawn
    moment = now()
    try:
        token = sign_in.mint(current.database(), current.acting(), person.id, now=moment)
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    st.session_state[MADE] = Made(
        person_id=person.id, link=f"{settings().base_url}/r/{token}", until=moment + LEAD_LINK
    )


def forget() -> None:
    """Show no link any more."""
    st.session_state.pop(MADE, None)


@st.dialog("End all links?")
def _confirm(person: Person, found: sign_in.Living) -> None:
    name = plain(person.name)
    st.write(link_words.ending(name, found.number, with_a_leads=found.with_a_leads))
    with st.container(horizontal=True):
        if st.button(
            "End all links", type="primary", key="links_end", on_click=_end, args=(person,)
        ):
            st.rerun()
        if st.button("Keep them"):
            st.rerun()


def _end(person: Person) -> None:
    forget()
    try:
        ended = sign_in.revoke(current.database(), current.acting(), person.id, now=now())
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
    else:
        have = "has" if ended == 1 else "have"
        st.session_state[NOTICE] = (
            f"{count(ended, 'link')} of {plain(person.name)} {have} ended."
            if ended
            else f"No link of {plain(person.name)} was left to end."
        )
