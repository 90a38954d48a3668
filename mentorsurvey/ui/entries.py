"""One entry of the attention list: why it is there, a text for both, and taking it off."""

from typing import Literal

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.measures.attention_rules import Settings
from mentorsurvey.measures.change_either import Limits
from mentorsurvey.program import check_ins
from mentorsurvey.readings.attention import Entry, Reason, Watched
from mentorsurvey.readings.attention_words import badges
from mentorsurvey.ui import current, follow_ups
from mentorsurvey.ui.explained.change import rarity
from mentorsurvey.ui.words import plain
from mentorsurvey.web.clock import now

LOOKS: dict[str, tuple[str, Literal["violet", "orange", "blue", "gray"]]] = {
    "behaviour": ("event_busy", "violet"),
    "level": ("south", "orange"),
    "change": ("trending_down", "blue"),
    "routine": ("casino", "gray"),
}
NEEDED = {"yes": "Yes", "no": "No", "cant_say": "Can't say"}
WHY = {
    "all_fine": "All is fine",
    "spoke_with_both": "Spoke with both",
    "known_reason": "A known reason",
    "other": "Another reason",
}
LETTER = "\n\n".join(
    (
        "Subject: How are the two of you getting on?",
        "Dear {mentor}, dear {mentee},",
        "after each round we get in touch with some of our mentoring pairs, and this time with you."
        " How are the two of you getting on? Is there anything that we could make easier: time,"
        " contacts, what to expect of each other?",
        "There is nothing that you have to do. If you would like to talk, together or one by one,"
        " tell me when it suits you.",
        "{lead}",
    )
)
"""What a lead may send to both people, whatever the reason."""


WHY_LISTED = "Why this pair is on your list"


def why(entry: Entry | None, found: Watched) -> None:
    """On the page of a relationship: why it is on the lead's list; nothing where it is not."""
    if entry is None:
        return
    said = " ".join(_says(reason, found.settings) for reason in entry.reasons)
    st.info(said, title=WHY_LISTED, icon=":material/playlist_add_check:")


def show(
    actor: Actor, entry: Entry, found: Watched, problem: tuple[str, str], planned: str = ""
) -> None:
    """Why a relationship is here, and what can be done.

    Parameters
    ----------
    problem : tuple of str
        Which entry could not be taken off just now, and why.
    planned : str
        Which follow-up with it is open already; empty where none is.
    """
    key = entry.relationship_id
    with st.container(border=True, key=f"entry-{key}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(entry.label)}**", width="content")
            for title, kind in badges(entry.reasons).items():
                icon, colour = LOOKS[kind]
                st.badge(title, icon=f":material/{icon}:", color=colour)
        for reason in entry.reasons:
            limits = found.changes.limits if found.changes else None
            st.markdown(f"{_says(reason, found.settings)} {_numbers(reason, limits)}")
            st.caption(f"Leaves the list by itself: {reason.clears[0].lower()}{reason.clears[1:]}")
        if beside := _beside(entry, found):
            st.caption(beside)
        if planned:
            st.markdown(f":material/task_alt: {planned}")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            letter = st.popover(
                "Write to both", icon=":material/mail:", key=f"write-{key}", on_change="rerun"
            )
            if letter.open:
                with letter:
                    _write(entry)
            off = st.popover(
                "Take off the list", icon=":material/check:", key=f"off-{key}", on_change="rerun"
            )
            if off.open:
                with off:
                    _handle(entry, problem[1] if problem[0] == key else "")
            follow_ups.offer(actor, key)
            st.page_link(
                current.page("lead/relationship"),
                label="Look",
                icon=":material/group:",
                query_params={"relationship": key},
            )


def _says(reason: Reason, settings: Settings) -> str:
    if reason.kind == "level":
        cut = charts.whole(settings.cut)
        return f"Health is probably below {cut}, the level under which we ask."
    return reason.says


def _numbers(reason: Reason, limits: Limits | None) -> str:
    found = reason.numbers
    assumed = ", by **assumed** numbers" if reason.assumed else ""
    if reason.kind == "level":
        many = f"{found['rounds']:g} rounds" if found["rounds"] > 1 else "round"
        reach = charts.whole(1.96 * found["sd"])
        return (
            f"Level {charts.whole(found['mean'])} ± {reach} by the last {many} with both sides;"
            f" the chance is {found['chance']:.0%}{assumed}."
        )
    if reason.rule == "evidence" and limits:
        return f"Likeliest since round {reason.since}. Only {rarity(limits, found['evidence'])}."
    if reason.rule == "change":
        return (
            f"Since round {reason.since}: the line is at {found['line']:.1f}, its limit at"
            f" {found['limit']:.1f}{assumed}."
        )
    return ""


def _beside(entry: Entry, found: Watched) -> str:
    """What the other rule of change says of a relationship that one of the two points to."""
    rules = {reason.rule for reason in entry.reasons}
    change = found.changes
    if change is None or change.limits.evidence is None or not rules & {"change", "evidence"}:
        return ""
    if "change" not in rules:
        return "Beside it: no line lies under its limit."
    weight = change.weight(entry.relationship_id)
    if "evidence" in rules or weight is None:
        return ""
    return f"Beside it, the evidence of both sides together: {rarity(change.limits, weight)}."


def _write(entry: Entry) -> None:
    st.caption("The same words for everyone, to both people, without a reason or a number.")
    here = current.session()
    names = {
        "mentor": one_line(entry.mentor),
        "mentee": one_line(entry.mentee),
        "lead": one_line(here.name) if here else "",
    }
    st.code(LETTER.format(**names), language=None, wrap_lines=True)  # brings a button to copy


def _handle(entry: Entry, problem: str) -> None:
    key = entry.relationship_id
    if problem:
        st.error(problem)
    with st.form(f"handle-{key}", border=False):
        st.radio(
            "Was a check-in needed?",
            list(NEEDED),
            index=None,
            format_func=NEEDED.__getitem__,
            horizontal=True,
            key=f"needed-{key}",
        )
        st.radio("Why", list(WHY), index=None, format_func=WHY.__getitem__, key=f"why-{key}")
        st.text_area(
            "In your own words",
            key=f"words-{key}",
            max_chars=check_ins.LONGEST,
            height=80,
            help="Other leads of this pair can read it, but nobody who is named a lead later.",
        )
        st.form_submit_button(
            "Take off the list", type="primary", on_click=_take_off, args=(entry,)
        )


def _take_off(entry: Entry) -> None:
    """Take an entry off the list with what stands in its form."""
    key = entry.relationship_id
    try:
        check_ins.dismiss(
            current.database(),
            current.guard(lead=True),
            key,
            entry.round_number,
            kinds=entry.kinds,
            why=st.session_state[f"why-{key}"],
            needed=st.session_state[f"needed-{key}"],
            words=st.session_state[f"words-{key}"],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["attention_problem"] = (key, str(problem))
    else:
        st.session_state["attention_notice"] = (
            f"{entry.label} is off the list until a later round raises it again."
        )
