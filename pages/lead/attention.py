"""Whom to check in with, why, and what became of it."""

from collections.abc import Set as AbstractSet

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import from_leads
from mentorsurvey.measures.attention.quality import (
    BEST_SENSITIVITY,
    Share,
)
from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.now import now
from mentorsurvey.program import check_ins
from mentorsurvey.readings import change_words, computed, filter_words
from mentorsurvey.readings.attention import KINDS, Listing, Watched
from mentorsurvey.readings.attention_words import TITLES, here_for
from mentorsurvey.store.attention import Dismissal
from mentorsurvey.ui import (
    beginning,
    cached,
    current,
    entries,
    filtering,
    follow_ups,
    letters,
    pictures,
    thresholds,
    wishes,
)
from mentorsurvey.ui.notes import TOTALS_ONLY, assumed
from mentorsurvey.ui.words import count, day, plain

actor = current.guard(lead=True)

A_PAGE = 15


def draw() -> None:
    """Draw at random for the latest closed round, where that is not done yet."""
    check_ins.draw_routine(current.database(), current.guard(lead=True), now=now())


def put_back(one: Dismissal, name: str) -> None:
    """Undo a dismissal."""
    try:
        check_ins.undo(
            current.database(),
            current.guard(lead=True),
            one.relationship_id,
            one.round_number,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["attention_problem"] = ("", str(problem))
    else:
        st.session_state["attention_notice"] = f"Taken back: {name}."


def what_to_expect(listing: Listing, listed: int, by_chance: int) -> None:
    """What a list like this can do, and what this one did."""
    if listed:
        chance = f", {by_chance:,} of them picked at random" if by_chance else ""
        st.markdown(
            f"**{count(listed, 'pair')} to check in with**{chance}. Most of them are probably fine."
        )
    st.markdown(
        "Any such list misses people: in research, even the best ones missed"
        f" {100 - 100 * BEST_SENSITIVITY:.0f} of 100 who needed help. So go on asking the others"
        " too."
    )
    raised, drawn = listing.quality.precision, listing.quality.missed
    if raised.n or drawn.n:
        st.markdown(
            "Your own list so far: a check-in was needed in"
            f" {share(raised)} that a rule raised, and in {share(drawn)} picked at random."
        )
    else:
        st.caption(
            "When you press *Done*, say whether a check-in was needed. This page then counts how"
            " often your own list is right."
        )


def share(found: Share) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "none yet"
    return (
        f"**{found.yes} of {found.n}** ({found.value:.0%}, between {found.low:.0%} and"
        f" {found.high:.0%})"
    )


def too_few(found: Watched) -> None:
    """Say what cannot be told yet, and when it can."""
    if not found.readable and found.totals_only:
        st.caption(TOTALS_ONLY)
    elif not found.readable:
        st.caption(
            "Nothing to read yet. Scores appear when both sides have submitted, or when the round"
            " has closed."
        )
    elif found.ready < len(found.pairs):
        waiting = len(found.pairs) - found.ready
        st.caption(
            "We can spot a change from a pair’s third round on."
            f" {count(waiting, 'pair')} {'is' if waiting == 1 else 'are'} not there yet."
        )
    if said := change_words.nothing(found.changes):
        st.caption(said)
    if found.changes and (said := assumed(found.changes.basis)):
        st.caption(said)


def handled(listing: Listing, found: Watched, among: AbstractSet[str]) -> None:
    """What was taken off, newest first, each with a way back."""
    here = found.pairs.keys() & among
    known = [one for one in listing.dismissals if one.relationship_id in here]
    if not known:
        return
    st.header("Taken off the list")
    pages = -(-len(known) // A_PAGE)
    page = st.pagination(pages, key="attention_handled_page") if pages > 1 else 1
    for place, one in enumerate(known[(page - 1) * A_PAGE : page * A_PAGE]):
        name = found.pairs[one.relationship_id]
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.markdown(
                    f"**{plain(name)}**, round {one.round_number}: {entries.WHY[one.why].lower()};"
                    f" needed: {entries.NEEDED[one.needed].lower()}"
                )
                if one.words:
                    st.text(one.words)
                kinds = here_for(one.kinds)
                st.caption(f"{plain(one.by)}, {day(one.dismissed_at)}. It was here for: {kinds}.")
            st.button(
                "Undo",
                key=f"undo-{one.relationship_id}-{one.round_number}-{place}",
                on_click=put_back,
                args=(one, name),
            )


draw()
readings = cached.readings(current.database(), actor, now=now())
found = readings.watched()
listing = readings.attention()
problem = st.session_state.pop("attention_problem", ("", ""))

st.title("Attention")
follow_ups.told()
letters.told()
if notice := st.session_state.pop("attention_notice", None):
    st.success(plain(notice), icon=":material/check_circle:")
if problem[1] and not problem[0]:
    st.error(problem[1])
wishes.first(actor)
if not found.pairs:
    beginning.no_relationships()
    st.stop()
if not found.rounds:
    beginning.no_round("This list needs answers of both sides, or forms that somebody missed.")
    follow_ups.opened(actor)
    st.stop()
part = filtering.choose(readings.filters(), filter_words.whole_list, totals=False)
among = readings.filters().among(part)
listed = tuple(one for one in listing.entries if one.relationship_id in among)
what_to_expect(listing, len(listed), sum(set(one.kinds) == {"routine"} for one in listed))
follow_ups.opened(actor)
if found.settings != DEFAULTS:
    st.caption("By thresholds that leads of this program have set: see *Thresholds* below.")
too_few(found)
kinds = {kind: sum(kind in one.kinds for one in listed) for kind in KINDS}
there = [kind for kind in KINDS if kinds[kind]]
if set(there) <= {"routine"}:
    st.info(
        "Nobody’s answers call for it just now. Such a list finds less than half of those who need"
        " it, so go on asking.",
        title="" if there else "Nobody to check in with today.",
        icon=":material/spa:",
    )
if there:
    chosen = there
    if len(there) > 1:
        chosen = (
            st.pills(
                "Show",
                there,
                selection_mode="multi",
                format_func=lambda kind: f"{TITLES[kind]} ({kinds[kind]})",
                key="attention_kinds",
                label_visibility="collapsed",
            )
            or there
        )
    shown = [one for one in listed if set(one.kinds) & set(chosen)]
    several = ", some of them for several reasons" if sum(kinds.values()) > len(listed) else ""
    st.caption(f"{count(len(shown), 'pair')}, by name{several}. This is no ranking.")
    pages = -(-len(shown) // A_PAGE)
    page = st.pagination(pages, key="attention_page") if pages > 1 else 1
    planned = follow_ups.planned(actor)
    written = from_leads.letters_to_pairs(current.database(), actor)
    for entry in shown[(page - 1) * A_PAGE : page * A_PAGE]:
        key = entry.relationship_id
        entries.show(actor, entry, found, problem, planned.get(key, ""), written.get(key))
handled(listing, found, among)
thresholds.show(readings, listing)
pictures.computed(computed.attention(found), key="attention")
