"""Everything that one said, by partner and round: who sees it, one's own lines, a copy to keep."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.now import now
from mentorsurvey.readings import clause_words, own_words, step_words
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.my_answers import MyForm, Topic, WithPartner, my_answers
from mentorsurvey.readings.own_lines import Line
from mentorsurvey.responses import saying
from mentorsurvey.ui import agreeing, current, devices, second_forms, style
from mentorsurvey.ui.own_picture import COLORS, picture
from mentorsurvey.ui.words import day, plain
from mentorsurvey.web import my_answers_file

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


def show(mine: MyForm) -> None:
    """One form: how it stands, each answer with who sees it, and what can be done with it."""
    form, owed = mine.form, mine.form.owed
    st.caption(own_words.standing_of(form, moment, gone=mine.gone, fit=plain, day=day))
    for said in mine.said(moment, plain):
        with st.container(gap=None):
            st.markdown(f"**{said.question}**")
            st.text(said.answer)
            st.caption(said.who)
    clauses = mine.said_of_clauses(moment)
    if clauses:
        st.markdown(f"**{clause_words.TITLE}**")
    for one in clauses:
        with st.container(gap=None):
            st.text(one.words)
            st.text(one.answer)
            st.caption(one.who)
    if step := mine.said_of_step(plain):
        st.markdown(f"**{step_words.TITLE}**")
        with st.container(gap=None):
            st.text(step.words)
            st.text(step.answer)
            st.caption(step.who)
    narrows = owed.submitted_at is not None and form.whole
    if narrows and st.button(
        saying.CHANGE_WHO,
        key=f"fewer-{owed.invitation_id}",
        icon=":material/visibility:",
    ):
        st.switch_page(
            current.page("participant/answer"), query_params={"form": owed.invitation_id}
        )


def over_time(topics: tuple[Topic, ...], key: str) -> None:
    """Each topic over the rounds: a small line with its finding, and its numbers behind it."""
    dark = st.context.theme.type == "dark"
    if any(topic.marks for topic in own_words.with_lines(topics)):
        st.caption(own_words.LEGEND)
    for topic in topics:
        for place, line in enumerate(topic.lines):
            if len(line.points) > 1:
                shade = "dark" if dark else "light"
                with st.container(
                    border=True, gap="xsmall", key=f"line-{shade}-{key}-{topic.title}-{place}"
                ):
                    one_line(topic, line, topic.marks if place == 0 else {}, dark=dark)
    if once := own_words.answered_once(topics):
        st.caption(once)


def one_line(topic: Topic, line: Line, marks: Mapping[int, Standing], *, dark: bool) -> None:
    """One line with its finding, and its numbers behind it."""
    st.markdown(f"**{plain(own_words.name_of(topic, line))}:** {own_words.finding(line)}")
    st.image(picture(line, marks, colors=COLORS[dark]), alt=own_words.in_one_sentence(line, marks))
    with st.expander("Table", type="compact"):
        st.caption(own_words.drawn(line))
        rows = [
            dict(zip(own_words.TABLE, row, strict=True)) for row in own_words.behind(line, marks)
        ]
        st.table(rows, hide_index=True)


def download(label: str, query: str = "") -> None:
    """A link to the same answers as a table."""
    st.link_button(label, f"{my_answers_file.AT}{query}", icon=":material/download:")


if wanted and chosen:
    one, mine = chosen[0]
    style.title_tab(own_words.TITLE, one.partner)
    st.title(f"Your answers about {plain(one.partner)}", anchor=False)
    st.caption(f"{own_words.heading(mine)}. {own_words.COPY}")
    show(mine)
    download(own_words.ONE_AS_TABLE, f"?form={wanted}")
    if st.button(own_words.EVERY_FORM):
        st.query_params.pop("form", None)
        st.rerun()
    st.stop()

style.title_tab(own_words.TITLE)
st.title(own_words.TITLE, anchor=False)
devices.tell()
aside = responses.second_forms(current.database(), actor)
if not found and not aside:
    st.info(own_words.WHERE, title=own_words.NOTHING_HERE, icon=":material/lock:")
else:
    st.write(own_words.WHAT)


def about(one: WithPartner, *, opened: bool) -> None:
    """Everything about the work with one partner."""
    st.header(f"You and {plain(one.partner)}", anchor=False)
    if one.topics:
        with st.expander(own_words.OVER_TIME, expanded=opened, icon=":material/timeline:"):
            over_time(one.topics, one.relationship_id)
    for place, mine in enumerate(one.forms):
        with st.expander(own_words.heading(mine), expanded=opened or place == 0):
            show(mine)
    if any(mine.form.owed.released_at for mine in one.forms):
        agreeing.offer(one.relationship_id, one.partner, one.relationship_id)


if found:
    everything = st.toggle(own_words.OPEN_ALL, key="open_everything")
    for one in found:
        about(one, opened=everything)
    download(own_words.THESE_AS_TABLE if aside else own_words.ALL_AS_TABLE)
second_forms.show(aside)
devices.enter_pin()
if st.button("Back to my forms"):
    st.switch_page(current.page("participant/due"))
