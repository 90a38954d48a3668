"""The words of the mail that people get: a lead reads, changes and tries them."""

import streamlit as st

from mentorsurvey.mail.own_words import words_of
from mentorsurvey.program import program_of
from mentorsurvey.ui import (
    current,
    mail_digest,
    mail_editing,
    mail_preview,
    mail_replies,
    mail_state,
    mail_test,
    mail_words,
)

actor = current.guard(lead=True)
database = current.database()

st.title("Mail")
session = current.session()
st.write(mail_words.how_mail_goes(demo=session is not None and session.demo))
mail_state.show(timezone=program_of(database, actor).timezone)
mail_editing.tell()

every = {words.kind: words for words in words_of(database, actor) if words.kind != "test"}
kind = st.selectbox(
    "Which mail",
    list(every),
    format_func=lambda one: mail_words.title(every[one]),
    key="mail_kind",
    width=480,
)
st.caption(mail_words.WHEN[kind])
write, look = st.columns(2, gap="large")
with write:
    typed = mail_editing.show(every[kind])
with look:
    mail_preview.show(kind, typed)

mail_replies.show()
mail_test.show()
mail_digest.show()
