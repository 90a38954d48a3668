"""The page before submitting: what is missing, what the partner will see, what to narrow."""

from collections.abc import Callable, Sequence

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.access import Audience
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import TITLES, Item, Section
from mentorsurvey.readings.reflection import Shown, partner_reads
from mentorsurvey.responses import Form
from mentorsurvey.responses.forms import in_words
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count, plain
from mentorsurvey.web.clock import now

NARROWER = {
    Audience.PARTNER_AND_LEADS: "{partner} and the leads",
    Audience.PARTNER: "{partner} alone",
    Audience.LEADS: "The leads alone",
    Audience.ONLY_YOU: "Only you",
}

HOW: dict[Shown, str] = {
    "band": "Lower, about the same, or higher",
    "same": "Whether both of you said the same",
    "words": "Your own words, as they stand",
}


def review(
    form: Form, sections: Sequence[Section], go: Callable[[int], None], *, leads: Sequence[str]
) -> None:
    """Say what is unanswered and what the partner will see; let it be narrowed."""
    partner = plain(form.owed.partner)
    _unanswered(form, sections, go)
    _partner_sees(form, partner)
    _narrow(form, leads)


def _unanswered(form: Form, sections: Sequence[Section], go: Callable[[int], None]) -> None:
    if not form.unanswered:
        st.success("Every question is answered.", icon=":material/check_circle:")
        return
    missing = {item.id for item in form.unanswered}
    with st.container(border=True):
        st.markdown(f"**{count(len(missing), 'question')} without an answer**")
        st.caption("You may leave them so. Nobody can tell unanswered from hidden.")
        for number, section in enumerate(sections, start=1):
            for item in section.items:
                if item.id in missing:
                    st.button(
                        wording(form, item),
                        key=f"missing-{item.id}",
                        type="tertiary",
                        icon=":material/edit:",
                        on_click=go,
                        args=(number,),
                    )


def _partner_sees(form: Form, partner: str) -> None:
    reads = partner_reads(form)
    with st.container(border=True):
        st.markdown(f"**What {partner} will see**")
        st.write(
            f"Nothing before {partner} has submitted too. Then the answers below, and no more."
        )
        st.toggle(
            f"Show {partner} my exact answers, if {partner} shows me theirs",
            value=form.owed.share_exact,
            key=f"exact:{form.owed.invitation_id}",
            on_change=_share,
            args=(form.owed.invitation_id,),
        )
        for how, items in reads.items():
            if items:
                with st.expander(f"{HOW[how]}: {count(len(items), 'answer')}"):
                    for item in items:
                        st.markdown(wording(form, item))
                        st.text(_value(form, item))


def _narrow(form: Form, leads: Sequence[str]) -> None:
    groups: dict[str, list[Item]] = {}
    for item in form.drawn:
        if len(item.default_audience.narrowings()) > 1:
            groups.setdefault(
                wording(form, item) if item.kind == "text" else TITLES[item.construct], []
            ).append(item)
    names = ", ".join(plain(lead) for lead in leads) or "none named yet"
    with st.expander("Show some of it to fewer people"):
        st.caption(f"Your program's leads today: {names}. Later leads do not see this form.")
        for title, items in groups.items():
            audience = items[0].default_audience
            key = f"narrow:{form.owed.invitation_id}:{items[0].id}"
            standing = form.answers.get(items[0].id)
            st.session_state.setdefault(key, standing.audience if standing else audience)
            st.selectbox(
                title,
                audience.narrowings(),
                format_func=lambda one: NARROWER[one].replace("{partner}", form.owed.partner),
                key=key,
                on_change=_save_audience,
                args=(form.owed.invitation_id, tuple(items), key),
            )
    if problem := st.session_state.pop("review_problem", None):
        st.error(problem)


def wording(form: Form, item: Item) -> str:
    """The question as this side reads it, safe to show."""
    return item.wording(form.owed.side, plain(form.owed.partner))


def _value(form: Form, item: Item) -> str:
    """The answer in words, or that it stands on another device."""
    answer = form.visible(item.id)
    return in_words(form.instrument, item, answer) if answer else "Answered on another device"


def _share(invitation_id: str) -> None:
    key = f"exact:{invitation_id}"
    _do(
        key,
        lambda: responses.share_exact(
            current.database(),
            current.acting(),
            invitation_id,
            bool(st.session_state[key]),
            now=now(),
        ),
    )


def _save_audience(invitation_id: str, items: tuple[Item, ...], key: str) -> None:
    wish = Audience(st.session_state[key])
    _do(
        key,
        lambda: responses.narrow(
            current.database(),
            current.acting(),
            invitation_id,
            {item.id: item.default_audience.narrowed_to(wish) for item in items},
            now=now(),
        ),
    )


def _do(key: str, change: Callable[[], None]) -> None:
    try:
        change()
    except MentorsurveyError as problem:
        st.session_state.pop(key, None)  # what is kept shows again, not what was wished
        st.session_state["review_problem"] = str(problem)
