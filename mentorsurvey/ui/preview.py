"""The only place that shows a form without asking it: as either side would read it."""

import streamlit as st

from mentorsurvey.access.audiences import WORDS
from mentorsurvey.instruments import Instrument, Item, Side

SOMEBODY: dict[Side, str] = {"mentor": "Sam Mentee", "mentee": "Dr. Kim Mentor"}
"""Whom the reader of a preview answers about."""


def preview(instrument: Instrument, side: Side) -> None:
    """Every section and question in this side's words; nothing can be answered."""
    partner = SOMEBODY[side]
    st.caption(
        f"{len(instrument.items)} questions. Not validated: read trends, not verdicts."
        f" Here {partner} stands for the other person."
    )
    for section in instrument.sections:
        st.subheader(section.title, anchor=False)
        if section.intro:
            st.write(section.intro_for(partner))
        for item in section.items:
            st.markdown(f"**{item.wording(side, partner)}**")
            st.caption(
                f"{_how(instrument, item)}. {WORDS[item.default_audience]}.".format(partner=partner)
            )
            if item.show_if:
                st.caption("Asked only where an earlier answer calls for it.")


def _how(instrument: Instrument, item: Item) -> str:
    scale = instrument.scale_of(item)
    if scale:
        ends = ", ".join(f"{point} {scale.labels[point]}" for point in sorted(scale.labels))
        return f"{ends}; or can't say"
    match item.kind:
        case "number":
            return f"A number from {item.min} to {item.max}"
        case "text":
            return "Free words"
        case "month":
            return "A month"
        case _:
            return " / ".join(option.label for option in item.options)
