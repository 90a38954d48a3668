"""Writing an agreement: each field is kept in one's own draft as soon as it is left."""

from datetime import date
from typing import Any, assert_never

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import agreeing
from mentorsurvey.program.agreement_terms import KINDS, MOST, month
from mentorsurvey.program.pair_agreement import Agreement
from mentorsurvey.readings import agreement_words
from mentorsurvey.readings.agreement_words import Field
from mentorsurvey.store.times import new_id
from mentorsurvey.ui import current
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import plain, time_of_day

NOTICE, PROBLEM = "agreement_notice", "agreement_problem"


def offer(relationship_id: str, partner: str, key: str, *, waits: bool = False) -> None:
    """A button that leads to the agreement of a pair, whether or not there is one.

    ``waits`` says that the other one's proposal waits.
    """
    if st.button(
        agreement_words.offer(plain(partner)),
        key=f"agreement-{key}",
        icon=":material/handshake:",
        type="tertiary",
    ):
        st.switch_page(
            current.page("participant/agreement"), query_params={"pair": relationship_id}
        )
    if waits:
        st.caption(agreement_words.waits(plain(partner)))


def fields(found: Agreement) -> None:
    """Every field of a draft, under its headings, with the deliverables among them."""
    group = ""
    for field in agreement_words.fields(found, plain):
        if field.group == "Confidentiality and end" and group != field.group:
            _deliverables(found)
        if field.group != group:
            group = field.group
            st.subheader(group, anchor=False)
        _field(found, field)
    if found.drafted_at:
        st.caption(f":material/check: Saved {time_of_day(found.drafted_at)}. Only you see it.")


def _deliverables(found: Agreement) -> None:
    pair, listed = found.relationship_id, found.terms.deliverables
    st.subheader("What you will produce", anchor=False)
    for one in listed:
        with st.container(border=True, gap="small", key=f"deliverable-{one.key}"):
            for field in agreement_words.deliverable_fields(one.key):
                _field(found, field)
            st.button(
                f"Remove “{plain(one.title)}”" if one.title else "Remove it",
                key=f"{pair}:remove:{one.key}",
                on_click=_keep,
                args=(pair, f"d.{one.key}", None),
                type="tertiary",
            )
    if len(listed) < MOST:
        st.button(
            "Add a deliverable",
            key=f"{pair}:add",
            icon=":material/add:",
            on_click=_add,
            args=(pair,),
        )


def _field(found: Agreement, field: Field) -> None:
    pair = found.relationship_id
    key, problem = f"{pair}:{field.name}", f"problem:{pair}:{field.name}"
    stored = agreement_words.value_of(found.terms, field.name)
    if problem not in st.session_state:  # what is stored, unless something was refused
        st.session_state[key] = list(stored) if isinstance(stored, tuple) else stored or None
        if field.kind == "text" or field.kind == "number":
            st.session_state[key] = stored
    common: dict[str, Any] = {"key": key, "on_change": _changed, "args": (pair, field.name)}
    options = field.options or {}
    match field.kind:
        case "number":
            st.number_input(
                field.label, min_value=field.least, max_value=field.most, step=1, **common
            )
        case "month":
            st.selectbox(
                field.label,
                _months(found, str(stored)),
                index=None,
                format_func=month,
                placeholder="Choose a month",
                **common,
            )
        case "choice" if options is KINDS:
            st.segmented_control(
                field.label, list(options), format_func=options.__getitem__, required=True, **common
            )
        case "choice":
            st.selectbox(
                field.label,
                list(options),
                index=None,
                format_func=options.__getitem__,
                placeholder="Left open",
                **common,
            )
        case "choices":
            st.pills(
                field.label,
                list(options),
                selection_mode="multi",
                format_func=options.__getitem__,
                **common,
            )
        case "text" if field.name.startswith("d."):
            st.text_input(field.label, max_chars=field.most, **common)
        case "text":
            st.text_area(field.label, max_chars=field.most, height=100, **common)
        case _:
            assert_never(field.kind)
    if said := st.session_state.get(problem):
        st.error(f"Not saved. {said}")


def _months(found: Agreement, stored: str) -> list[str]:
    today: date = now().date()
    return agreement_words.months(found, today, stored)


@unbroken
def _changed(pair: str, name: str) -> None:
    _keep(pair, name, st.session_state.get(f"{pair}:{name}"))


def _add(pair: str) -> None:
    _keep(pair, f"d.{new_id()}.kind", "manuscript")


@unbroken
def _keep(pair: str, name: str, value: object) -> None:
    """Keep one field, or say beside it why that failed."""
    problem = f"problem:{pair}:{name}"
    st.session_state.pop(problem, None)
    try:
        agreeing.save_draft(current.database(), current.acting(), pair, {name: value}, now=now())
    except MentorsurveyError as told:
        st.session_state[problem] = str(told)
        if value is None:  # a button has no place beside it
            st.session_state[PROBLEM] = str(st.session_state.pop(problem))
