"""Who asked the person who looks to get in touch: a card each, with a letter to them alone."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import from_leads
from mentorsurvey.now import now
from mentorsurvey.readings import letter_words, wish_words
from mentorsurvey.store.contacts import Wish
from mentorsurvey.store.lead_letters import LeadLetter
from mentorsurvey.ui import current, letters, looks
from mentorsurvey.ui.mailto import mailto
from mentorsurvey.ui.words import count, day, plain

PROBLEM = "wish_problem"


def first(actor: Actor) -> None:
    """On a lead's page: those who asked this lead, before all others; nothing where nobody did."""
    waiting = program.waiting_wishes(current.database(), actor, now=now())
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    if not waiting:
        return
    looks.note(actor, "wish", actor.person_id, now=now())
    st.header(f"{count(len(waiting), 'person', 'people')} asked you to get in touch", anchor=False)
    st.caption("Only you read this. Nobody else is told.")
    database = current.database()
    writes = actor if from_leads.sends_letters(database, actor) else None
    written = from_leads.letters_to_askers(database, actor) if writes else {}
    for wish in sorted(waiting, key=lambda one: one.asked_at):  # whoever waits longest
        show(wish, writes, written.get(wish.response_id))


def show(wish: Wish, actor: Actor | None = None, letter: LeadLetter | None = None) -> None:
    """One wish: who, how to reach them, and whether it is done.

    Parameters
    ----------
    actor : Actor or None
        The lead who can write from here, where the program's mail can be used for it.
    letter : LeadLetter or None
        The newest letter that they wrote so.
    """
    with st.container(border=True, key=f"wish-{wish.response_id}-{wish.role}", gap="small"):
        st.markdown(wish_words.who(f"**{plain(wish.name)}**"))
        when = day(wish.asked_at)
        st.caption(wish_words.about(wish.side, wish.partner, when, wish.role, plain))
        if wish.address:
            st.text(wish.address)
        else:
            st.caption(wish_words.NO_ADDRESS)
        if wish.done_at:
            st.caption(f"You got in touch on {day(wish.done_at)}.")
            st.button(
                "Undo",
                key=f"undo-{wish.response_id}",
                on_click=_follow_up,
                args=(wish.response_id, False),
            )
            return
        if actor is not None:
            letters.how_far(letter, actor.person_id)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            here = current.session()
            body = letter_words.to_one(wish.name, here.name if here else "")
            if wish.address and actor is not None:
                write = st.popover(
                    f"Write to {plain(wish.name)}",
                    icon=":material/mail:",
                    key=f"write-{wish.response_id}",
                    on_change="rerun",
                )
                if write.open:
                    with write:
                        letters.to_asker(wish.response_id, body, letter)
            elif wish.address:
                st.link_button(
                    f"Write to {plain(wish.name)}",
                    mailto([wish.address], letter_words.SUBJECT_ASKED, body),
                    icon=":material/mail:",
                )
            st.button(
                "I got in touch",
                key=f"done-{wish.response_id}",
                on_click=_follow_up,
                args=(wish.response_id, True),
            )


def _follow_up(response_id: str, done: bool) -> None:
    """Note that one has got in touch, or undo that."""
    try:
        program.follow_up_wish(
            current.database(), current.acting(), response_id, done=done, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
