"""A form without asking it: as either side would read it, with who would see each answer."""

from typing import assert_never

import streamlit as st

from mentorsurvey.instruments import Instrument, Item, Side, other_side
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.ui.words import count

SOMEBODY: dict[Side, str] = {"mentor": "Sam Mentee", "mentee": "Dr. Kim Mentor"}
"""Whom the reader of a preview answers about."""


def preview(instrument: Instrument, side: Side, *, totals_only: bool = False) -> None:
    """Every section and question in this side's words, and the other side's below them."""
    partner = SOMEBODY[side]
    always = instrument.with_extras(False)
    st.caption(
        f"{count(len(always.asked_of(side)), 'question')}. Not a validated test: read trends, not"
        f" verdicts. Here {partner} stands for the other person."
    )
    for section in instrument.sections:
        items = [item for item in section.items if item.asked_of in (None, side)]
        if not items:
            continue
        st.subheader(section.title, anchor=False)
        if section.optional:
            st.caption("Asked only where you choose so when you open the round.")
        if section.intro:
            st.write(section.intro_for(partner))
        for item in items:
            _question(instrument, item, side, totals_only=totals_only)


def _question(instrument: Instrument, item: Item, side: Side, *, totals_only: bool) -> None:
    partner, other = SOMEBODY[side], other_side(side)
    own = item.wording(side, partner)
    st.markdown(f"**{own}**")
    said = sentence(instrument, item, side, item.default_audience, partner, totals_only=totals_only)
    notes = [
        item.help_for(side, partner),
        f"{_how(instrument, item)}.",
        f":material/visibility: {said}",
        "Asked only where an earlier answer calls for it." if item.show_if else "",
        _other_wording(item, other),
    ]
    st.caption("  \n".join(note for note in notes if note))


def _other_wording(item: Item, other: Side) -> str:
    if item.asked_of is not None:
        return f"A {other} is not asked this."
    return f"A {other} reads: {item.wording(other, SOMEBODY[other])}"


def _how(instrument: Instrument, item: Item) -> str:
    scale = instrument.scale_of(item)
    if scale:
        ends = ", ".join(f"{point} {scale.labels[point]}" for point in sorted(scale.labels))
        return f"{ends}; or can’t say".replace("-", "−")
    match item.kind:
        case "number":
            return f"A number from {item.min} to {item.max}"
        case "text":
            return "Their own words"
        case "month":
            return "A month"
        case "rating" | "choice" | "choices":
            return " / ".join(
                option.label.replace("{lead}", "the lead you name").replace(
                    "{contact}", "the contact you name"
                )
                for option in item.options
            )
        case _:
            assert_never(item.kind)
