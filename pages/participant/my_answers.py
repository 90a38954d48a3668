"""Everything that one said, by partner and round: who sees it, one's own lines, a copy to keep."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.my_answers import MyForm, Topic, WithPartner, my_answers
from mentorsurvey.readings.own_lines import Line
from mentorsurvey.readings.own_words import (
    LEGEND,
    NOTHING_HERE,
    WHERE,
    drawn,
    finding,
    in_one_sentence,
    meaning,
    standing_of,
    value,
)
from mentorsurvey.ui import current, devices, second_forms
from mentorsurvey.ui.own_picture import picture
from mentorsurvey.ui.words import day, plain
from mentorsurvey.web import my_answers_file
from mentorsurvey.web.clock import now

actor = current.guard()
moment = now()
found = my_answers(current.database(), actor, now=moment)
wanted = st.query_params.get("form", "")
chosen = [
    (one, mine)
    for one in found
    for mine in one.forms
    if mine.form.owed.invitation_id == wanted and wanted
]


def heading(mine: MyForm) -> str:
    """Which form it is."""
    owed = mine.form.owed
    return f"Round {owed.round_number}: {mine.form.instrument.title_for(owed.side)}"


def show(mine: MyForm) -> None:
    """One form: how it stands, each answer with who sees it, and what can be done with it."""
    form, owed = mine.form, mine.form.owed
    st.caption(standing_of(form, moment, gone=mine.gone, fit=plain, day=day))
    for said in mine.said(moment, plain):
        with st.container(gap=None):
            st.markdown(f"**{said.question}**")
            st.text(said.answer)
            st.caption(said.who)
    narrows = owed.submitted_at is not None and form.whole
    if narrows and st.button(
        "Show an answer to fewer people",
        key=f"fewer-{owed.invitation_id}",
        icon=":material/visibility:",
    ):
        st.switch_page(
            current.page("participant/answer"), query_params={"form": owed.invitation_id}
        )


def over_time(topics: tuple[Topic, ...], key: str) -> None:
    """Each topic over the rounds: a small line with its finding, and its numbers behind it."""
    dark = st.context.theme.type == "dark"
    drawn_topics = [one for one in topics if any(len(line.points) > 1 for line in one.lines)]
    if any(topic.marks for topic in drawn_topics):
        st.caption(LEGEND)
    once = [one.title for one in topics if one.lines and one not in drawn_topics]
    for topic in topics:
        for place, line in enumerate(topic.lines):
            if len(line.points) > 1:
                with st.container(
                    border=True, gap="xsmall", key=f"line-{key}-{topic.title}-{place}"
                ):
                    one_line(topic, line, topic.marks if place == 0 else {}, dark=dark)
    if once:
        st.caption(
            "A line needs two rounds in which you submitted all of a topic. So far there is one of"
            f" these: {', '.join(once)}."
        )


def one_line(topic: Topic, line: Line, marks: Mapping[int, Standing], *, dark: bool) -> None:
    """One line with its finding, and its numbers behind it."""
    name = f"{topic.title}, {line.name.lower()}" if line.name else topic.title
    st.markdown(f"**{plain(name)}:** {finding(line)}")
    st.image(picture(line, marks, dark=dark), alt=in_one_sentence(line, marks))
    with st.expander("Table", type="compact"):
        st.caption(drawn(line))
        st.dataframe(
            [
                {
                    "Round": one.round_number,
                    "Your answer": value(one),
                    "Reflection": meaning(marks.get(one.round_number)),
                }
                for one in line.points
            ],
            hide_index=True,
        )


def download(label: str, query: str = "") -> None:
    """A link to the same answers as a table."""
    st.link_button(label, f"{my_answers_file.AT}{query}", icon=":material/download:")


if wanted and chosen:
    one, mine = chosen[0]
    st.title(f"Your answers about {plain(one.partner)}", anchor=False)
    st.caption(
        f"{heading(mine)}. This is your copy: print it or save it as a PDF from your browser’s"
        " menu."
    )
    show(mine)
    download("Download it as a table", f"?form={wanted}")
    if st.button("All my answers"):
        st.query_params.pop("form", None)
        st.rerun()
    st.stop()

st.title("My answers", anchor=False)
devices.tell()
aside = responses.second_forms(current.database(), actor)
if not found and not aside:
    st.info(WHERE, title=NOTHING_HERE, icon=":material/lock:")
else:
    st.write(
        "This is what you answered on this device or opened here with your PIN, with who can see"
        " it. Neither your leads nor the people you answered about can open this page."
    )


def about(one: WithPartner, *, opened: bool) -> None:
    """Everything about the work with one partner."""
    st.header(f"You and {plain(one.partner)}", anchor=False)
    if one.topics:
        with st.expander("Your own answers over time", expanded=opened, icon=":material/timeline:"):
            over_time(one.topics, one.relationship_id)
    for place, mine in enumerate(one.forms):
        with st.expander(heading(mine), expanded=opened or place == 0):
            show(mine)


if found:
    everything = st.toggle("Open everything, to print or to read", key="open_everything")
    for one in found:
        about(one, opened=everything)
    download("Download these forms as a table" if aside else "Download all of it as a table")
second_forms.show(aside)
devices.enter_pin()
if st.button("Back to my forms"):
    st.switch_page(current.page("participant/due"))
