"""Where leads see the thresholds of the attention list, try others and set them."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import thresholds
from mentorsurvey.program.thresholds import NAMES, Name, Threshold, Values
from mentorsurvey.readings.attention import Listing
from mentorsurvey.ui import current
from mentorsurvey.ui.cached import Readings
from mentorsurvey.ui.words import count, day, plain

ASKS: Mapping[Name, str] = {
    "cut": "Ask about a relationship when its health is probably below (points of 100)",
    "probability": "… with a chance of over (%)",
    "answered": "Ask about a silence when somebody had answered at least so many forms",
    "missed": "… and then missed at least so many in a row",
}
SHORT: Mapping[Name, str] = {
    "cut": "health below",
    "probability": "chance over",
    "answered": "forms answered",
    "missed": "forms missed",
}
RULES = {"silence", "level"}
"""The rules that these thresholds set."""

SHOWN = 5
"""So many relationships are named when others would join or leave the list."""


def show(readings: Readings, listing: Listing) -> None:
    """The thresholds, folded away; read and built once somebody opens them."""
    panel = st.expander(
        "Thresholds", icon=":material/tune:", type="compact", key="thresholds", on_change="rerun"
    )
    if panel.open:
        with panel:
            _panel(readings, listing)


def _panel(readings: Readings, listing: Listing) -> None:
    standing = thresholds.standing(readings.database, readings.actor)
    number, here = _number(standing), len(_listed(listing))
    st.markdown(
        "No cut-off is published for mentoring: every default is a convention, and yours to change."
        " All leads of the program share these."
    )
    with st.form(f"thresholds-{number}", border=False):
        for one in standing:
            st.number_input(
                ASKS[one.name],
                value=one.value,
                step=1,
                key=_key(one.name, number),
                persist_state="page",
                width=480,
            )
            st.caption(_beside(one))
        told = st.container()  # where the press was, so that it is seen
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("See what this would change", on_click=_try, args=(number,))
            st.form_submit_button("Save", type="primary", on_click=_save, args=(number, here))
    with told:
        _told(here)
        _preview(readings, listing, standing)
    undo_at, before = st.session_state.get("thresholds_undo", (None, {}))
    if undo_at == number:
        st.button(
            "Undo the last change", icon=":material/undo:", on_click=_undo, args=(before, here)
        )
    if any(one.value != one.default for one in standing):
        st.button("Back to the defaults", on_click=_reset, args=(here,))


def _told(here: int) -> None:
    """What the last press did, or why it did nothing."""
    if problem := st.session_state.pop("thresholds_problem", ""):
        st.error(plain(problem))
    if done := st.session_state.pop("thresholds_done", None):
        words, before = done
        said = (
            f"{plain(words)} The list follows: {count(here, 'relationship')} here for a level or a"
            f" silence; before, {before:,}."
        )
        st.success(said, icon=":material/check_circle:")
        # The list above has another length now, so that this place may have left the screen.
        st.toast(said, icon=":material/check_circle:", duration="long")


def _beside(one: Threshold) -> str:
    """The default, and who changed it when."""
    default = f"The default is {one.default}, a convention."
    if one.changed_at is None:
        return default
    did = "Put back" if one.value == one.default else "Changed"
    return f"{did} by {plain(one.by)} on {day(one.changed_at)}. {default}"


def _preview(readings: Readings, listing: Listing, standing: tuple[Threshold, ...]) -> None:
    """What the values that somebody tried would change."""
    tried_at, values = st.session_state.get("thresholds_tried", (None, {}))
    if tried_at is None:
        return
    if tried_at != _number(standing):
        st.session_state.pop("thresholds_tried")
        st.info("Somebody changed the thresholds meanwhile. Above are those that stand now.")
        return
    if all(values[one.name] == one.value for one in standing):
        st.info("These stand already.")
        return
    would = _listed(readings.attention(thresholds.settings(values)))
    now_here = _listed(listing)
    lines = [
        f"With these, **{count(len(would), 'relationship')}** would stand here for a level or a"
        f" silence; now **{len(now_here):,}**. Nothing is saved yet.",
        *_named("Would come", [would[one] for one in would if one not in now_here]),
        *_named("Would go", [now_here[one] for one in now_here if one not in would]),
    ]
    st.info("\n\n".join(lines), icon=":material/preview:")


def _named(what: str, labels: list[str]) -> list[str]:
    if not labels:
        return []
    more = f" and {len(labels) - SHOWN:,} more" if len(labels) > SHOWN else ""
    return [f"{what}: {'; '.join(plain(one) for one in labels[:SHOWN])}{more}."]


def _listed(listing: Listing) -> dict[str, str]:
    """Id → label of the relationships that these thresholds bring."""
    return {
        one.relationship_id: one.label
        for one in listing.entries
        if RULES & {reason.rule for reason in one.reasons}
    }


def _number(standing: tuple[Threshold, ...]) -> int:
    return max(one.number for one in standing)


def _key(name: Name, number: int) -> str:
    """A change by anyone gives new fields, which hold what stands."""
    return f"threshold-{name}-{number}"


def _typed(number: int) -> dict[Name, object]:
    return {name: st.session_state.get(_key(name, number)) for name in NAMES}


def _try(number: int) -> None:
    """Keep what is typed, to show what it would change."""
    st.session_state.pop("thresholds_tried", None)
    try:
        values = thresholds.checked(_typed(number))
    except MentorsurveyError as problem:
        st.session_state["thresholds_problem"] = str(problem)
    else:
        st.session_state["thresholds_tried"] = (number, values)


def _save(number: int, here: int) -> None:
    """Set what is typed, for all leads of the program."""
    _set(_typed(number), here, "Saved.", shown=number)


def _reset(here: int) -> None:
    """Put every threshold back at its default."""
    _set(thresholds.DEFAULT, here, "Back at the defaults.")


def _undo(before: Values, here: int) -> None:
    """Set what stood before one's own last change."""
    _set(before, here, "Undone.")


def _set(values: Mapping[Name, object], here: int, done: str, *, shown: int | None = None) -> None:
    """Set them, and say what another lead had set since the form was ``shown``."""
    st.session_state.pop("thresholds_tried", None)
    try:
        before, after = thresholds.save(
            current.database(), current.guard(lead=True), values, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state["thresholds_problem"] = str(problem)
        return
    if before == after:
        st.session_state["thresholds_tried"] = (_number(after), values)  # it says so
        return
    undo = {one.name: one.value for one in before}
    st.session_state["thresholds_undo"] = (_number(after), undo)
    meanwhile = [
        f" Meanwhile {one.by} had set {SHORT[one.name]} to {one.value}; yours stands now."
        for one in before
        if shown is not None and one.number > shown and one.value != values[one.name]
    ]
    st.session_state["thresholds_done"] = (done + "".join(meanwhile), here)
