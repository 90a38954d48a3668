"""What a lead reads of a pair's agreement: dates, deliverables, and words that both show."""

import streamlit as st

from mentorsurvey.program.agreement_for_leads import ForLeads
from mentorsurvey.program.agreement_terms import KINDS, lines, month
from mentorsurvey.readings import agreement_words as words
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.ui.words import day, plain


def show(found: ForLeads | None, reading: RelationshipReading, *, totals_only: bool) -> None:
    """Draw it below the scores; of drafts and proposals it says nothing."""
    st.subheader("Agreement")
    if found is None:
        st.caption(words.NONE_IN_TOTALS if totals_only else words.NONE_FOR_LEADS)
        return
    st.write(words.for_leads(found, day))
    if found.planned:
        st.dataframe(
            [
                {
                    "Deliverable": KINDS.get(one.kind, one.kind),
                    "By": month(one.due) if one.due else "Left open",
                    "Status": words.STATUSES[one.status],
                }
                for one in found.planned
            ],
            hide_index=True,
            alt="Deliverables of the agreement, with how far each is",
        )
    if found.terms is None:
        st.caption(words.WORDS_KEPT)
        return
    st.caption(words.WORDS_SHOWN)
    with st.expander("What they agreed on", icon=":material/handshake:"):
        for line in lines(found.terms, mentor=reading.mentor, mentee=reading.mentee):
            with st.container(gap=None):
                st.caption(plain(line.what))
                st.text(line.said)
