"""One layer behind an entry of the attention list: the rule, its numbers, and what to look at."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.charts import whole
from mentorsurvey.program.things_to_try import guides
from mentorsurvey.readings import attention_words
from mentorsurvey.readings.attention import Entry
from mentorsurvey.readings.recent import Rated
from mentorsurvey.ui import current


def panel(actor: Actor, entry: Entry, rated: Sequence[Rated]) -> None:
    """A button that opens it; built once somebody does."""
    behind = st.popover(
        attention_words.WHY,
        icon=":material/help:",
        type="tertiary",
        key=f"listed-{entry.relationship_id}",
        on_change="rerun",
    )
    if not behind.open:
        return
    with behind:
        for reason in entry.reasons:
            st.markdown(attention_words.why(reason))
        if rated:
            _numbers(rated)
        _guides(actor, entry)


def _numbers(rated: Sequence[Rated]) -> None:
    """The numbers that the small line is made of."""
    st.table(
        {
            "Round": [str(one.round_number) for one in rated],
            "Mentor": [whole(one.mentor) for one in rated],
            "Mentee": [whole(one.mentee) for one in rated],
        },
        hide_index=True,
    )
    st.caption(attention_words.NUMBERS)


def _guides(actor: Actor, entry: Entry) -> None:
    """What to look at, for each reason."""
    words = guides(current.database(), actor)
    st.markdown(f"**{attention_words.LOOK_AT}**")
    titles = dict.fromkeys(one.rule for one in entry.reasons)
    for reason in titles:
        if len(titles) > 1:
            st.caption(attention_words.BADGES[reason])
        st.text(words[reason])
