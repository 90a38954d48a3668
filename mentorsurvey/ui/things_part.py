"""What people are offered to try, topic by topic: leads read it, and write their own words."""

from collections.abc import Iterable, Mapping

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import TITLES, Construct
from mentorsurvey.now import now
from mentorsurvey.program.things_to_try import LONGEST, SMALL_THINGS, set_thing, things_to_try
from mentorsurvey.ui import current
from mentorsurvey.ui.words import plain

OFFERED = "People are offered these after a low answer. You can suggest them too."


def edit(actor: Actor) -> None:
    """All topics with their words, and a form to change those of one."""
    own = things_to_try(current.database(), actor)
    st.header("Things to try")
    st.write(
        "After a low answer, people are offered one small thing to try about its topic. Only they"
        " see that it was offered. You can say it in your own words."
    )
    with st.expander("What is offered now, by topic"):
        _listed(SMALL_THINGS, own)
    topic = st.selectbox(
        "Topic",
        list(SMALL_THINGS),
        index=None,
        format_func=TITLES.__getitem__,
        placeholder="Choose a topic to change its words",
        key="thing_topic",
    )
    if topic is None:
        return
    with st.form(f"thing-{topic}", border=True):
        st.text_area(
            "What people may try",
            value=own.get(topic, SMALL_THINGS[topic]),
            key=f"thing-words-{topic}",
            max_chars=LONGEST,
            height=80,
            help="Leave it empty to use our words again.",
        )
        st.form_submit_button("Save", type="primary", on_click=_save, args=(topic,))


def beside(actor: Actor, topics: Iterable[Construct]) -> None:
    """What people are offered about these topics, for a lead who is to talk with them."""
    offered = [one for one in SMALL_THINGS if one in set(topics)]
    if offered:
        with st.expander("Things to try, by topic", icon=":material/lightbulb:"):
            st.caption(OFFERED)
            _listed(offered, things_to_try(current.database(), actor))


def _listed(topics: Iterable[Construct], own: Mapping[Construct, str]) -> None:
    words = {**SMALL_THINGS, **own}
    for topic in topics:
        with st.container(gap=None):
            st.markdown(f"**{plain(TITLES[topic])}**")
            st.text(words[topic])


def _save(topic: Construct) -> None:
    state = st.session_state
    try:
        set_thing(
            current.database(),
            current.guard(lead=True),
            topic,
            state[f"thing-words-{topic}"],
            now=now(),
        )
    except MentorsurveyError as problem:
        state["program_problem"] = str(problem)
    else:
        state["program_notice"] = "Saved. People are offered these words from now on."
        state.pop(f"thing-words-{topic}", None)
