"""What people are offered to try, and what leads look at: both read and changed by leads."""

from collections.abc import Iterable, Mapping

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import TITLES, Construct
from mentorsurvey.measures.attention.rules import RuleId
from mentorsurvey.now import now
from mentorsurvey.program.things_to_try import (
    GUIDES,
    LONGEST,
    LONGEST_GUIDE,
    OURS,
    SMALL_THINGS,
    guides,
    set_thing,
    things_to_try,
)
from mentorsurvey.readings.attention_words import BADGES
from mentorsurvey.ui import current
from mentorsurvey.ui.words import plain

OFFERED = "People are offered these after a low answer. You can suggest them too."


def edit(actor: Actor) -> None:
    """All topics and reasons with their words, and a form to change those of one."""
    words = _words(actor)
    st.header("Things to try")
    st.write(
        "After a low answer, people are offered one small thing to try about its topic. Only they"
        " see that it was offered. Beside each pair on *Attention*, leads read what to look at."
        " You can say both in your own words."
    )
    with st.expander("What is offered now, by topic"):
        _listed(SMALL_THINGS, words)
    with st.expander("What leads look at, by reason"):
        _listed(GUIDES, words)
    topic = st.selectbox(
        "Topic",
        [*SMALL_THINGS, *GUIDES],
        index=None,
        format_func=_title,
        placeholder="Choose a topic to change its words",
        key="thing_topic",
    )
    if topic is None:
        return
    is_guide = topic in GUIDES
    with st.form(f"thing-{topic}", border=True):
        st.text_area(
            "What leads look at" if is_guide else "What people may try",
            value=words[topic],
            key=f"thing-words-{topic}",
            max_chars=LONGEST_GUIDE if is_guide else LONGEST,
            height=160 if is_guide else 80,
            help="Leave it empty to use our words again.",
        )
        st.form_submit_button("Save", type="primary", on_click=_save, args=(topic,))


def beside(actor: Actor, topics: Iterable[Construct]) -> None:
    """What people are offered about these topics, once a lead who is to talk with them asks."""
    offered = [one for one in SMALL_THINGS if one in set(topics)]
    if not offered:
        return
    with st.expander(
        "Things to try, by topic", icon=":material/lightbulb:", key="things", on_change="rerun"
    ) as part:
        if part.open:
            st.caption(OFFERED)
            _listed(offered, _words(actor))


def _words(actor: Actor) -> dict[str, str]:
    """Topic or reason → the program's words, or ours where it has none."""
    database = current.database()
    own = (*things_to_try(database, actor).items(), *guides(database, actor).items())
    return {**OURS, **{str(topic): words for topic, words in own}}


def _listed(topics: Iterable[Construct | RuleId], words: Mapping[str, str]) -> None:
    for topic in topics:
        with st.container(gap=None):
            st.markdown(f"**{plain(_title(topic))}**")
            st.text(words[topic])


def _title(topic: Construct | RuleId) -> str:
    if isinstance(topic, Construct):
        return TITLES[topic]
    return f"What to look at: {BADGES[topic]}"


def _save(topic: Construct | RuleId) -> None:
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
        state["program_notice"] = "Saved. These words are shown from now on."
        state.pop(f"thing-words-{topic}", None)
