"""The letters that a lead sends by the program's mail: written, looked at, sent, and how far."""

from collections.abc import Callable, Sequence

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.mail import from_leads
from mentorsurvey.mail.from_leads import Envelope
from mentorsurvey.mail.rendering import LONGEST
from mentorsurvey.now import now
from mentorsurvey.readings import letter_words
from mentorsurvey.store.lead_letters import LeadLetter
from mentorsurvey.ui import current
from mentorsurvey.ui.mailto import mailto
from mentorsurvey.ui.words import day, plain

NOTICE, PROBLEM = "letter_notice", "letter_problem"


def told() -> None:
    """What the last press did."""
    if problem := st.session_state.pop(PROBLEM, ""):
        st.error(problem, icon=":material/mail_off:")
    if notice := st.session_state.pop(NOTICE, ""):
        st.success(notice, icon=":material/schedule_send:")


def how_far(letter: LeadLetter | None, reader_id: str) -> None:
    """How far the newest letter is, in a line of the card; nothing where there is none."""
    if letter is not None:
        icon = "mark_email_read" if all(one.state == "handed" for one in letter.to) else "mail"
        st.markdown(f":material/{icon}: {letter_words.how_far(letter, reader_id, day, plain)}")


def to_both(relationship_id: str, body: str, last: LeadLetter | None) -> None:
    """Write to both people of a pair."""
    actor = current.guard(lead=True)
    envelope = from_leads.envelope_to_both(current.database(), actor, relationship_id)
    st.caption(letter_words.SAME_FOR_ALL)
    _write(relationship_id, envelope, letter_words.SUBJECT, body, last)


def to_asker(response_id: str, body: str, last: LeadLetter | None) -> None:
    """Write to somebody who asked for the lead who looks."""
    actor = current.guard(lead=True)
    envelope = from_leads.envelope_to_asker(current.database(), actor, response_id)
    _write(response_id, envelope, letter_words.SUBJECT_ASKED, body, last)


def _write(
    about: str, envelope: Envelope, subject: str, body: str, last: LeadLetter | None
) -> None:
    """The words, from whom and to whom they go, and the two ways to send them."""
    both = envelope.kind == "check_in"
    told = letter_words.how_far(last, envelope.author.id, day, plain) if last else ""
    if told:
        st.warning(f"{told} {letter_words.ONCE_MORE}", icon=":material/history:")
    draft = f"letter-draft-{about}"
    subject, body = st.session_state.get(draft, (subject, body))
    subject = st.text_input(
        "Subject", subject, max_chars=LONGEST["subject"], key=f"letter-subject-{about}"
    )
    body = st.text_area(
        "Text",
        body,
        max_chars=LONGEST["text"],
        height=260,
        key=f"letter-body-{about}",
        help=letter_words.NAME_NO_REASON if both else None,
    )
    st.session_state[draft] = (subject, body)  # the fields forget it where they are folded away
    for line in _from_and_to(envelope):
        st.text(line)
    st.caption(letter_words.ONE_EACH if both else letter_words.TO_THEM_ALONE)
    with st.expander(f"What {plain(envelope.to[0].name)} gets"):
        st.code(envelope.preview(subject, body, now=now()), language=None, wrap_lines=True)
    if envelope.problem:
        st.warning(envelope.problem, icon=":material/mail_off:")
    with st.container(horizontal=True, gap="small"):
        st.button(
            letter_words.send(len(envelope.to), plain(envelope.to[0].name), again=bool(last)),
            type="primary",
            icon=":material/send:",
            key=f"letter-send-{about}",
            disabled=bool(envelope.problem),
            on_click=_send,
            args=(about, both, last.id if last else ""),
        )
        in_own_program([one.address for one in envelope.to if one.address], subject, body)
    st.caption(letter_words.WHEN)


def _from_and_to(envelope: Envelope) -> Sequence[str]:
    author = envelope.author
    lines = [f"To: {one_line(one.name)} <{one.address or 'no address'}>" for one in envelope.to]
    lines.append(f"From: {one_line(author.program)} <{envelope.sender}>")
    if author.address:
        lines.append(f"Answers go to: {one_line(author.name)} <{author.address}>")
    return lines


def in_own_program(addresses: Sequence[str], subject: str, body: str) -> None:
    """A button that opens the letter in the lead's own mail program."""
    if addresses:
        st.link_button(
            "Open it in my mail program",
            mailto(addresses, subject, body),
            icon=":material/outgoing_mail:",
        )


def _send(about: str, both: bool, known: str) -> None:
    send: Callable[..., None] = from_leads.write_to_both if both else from_leads.write_to_asker
    state = st.session_state
    try:
        send(
            current.database(),
            current.guard(lead=True),
            about,
            state[f"letter-subject-{about}"],
            state[f"letter-body-{about}"],
            known=known,
            now=now(),
        )
    except MentorsurveyError as problem:
        state[PROBLEM] = plain(str(problem))
        return
    state[NOTICE] = letter_words.LEAVES
    state.pop(f"letter-draft-{about}", None)
    state[f"write-{about}"] = False
