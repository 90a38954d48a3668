"""What I owe, about whom, by when, how long it takes, and where I stopped."""

import streamlit as st

from mentorsurvey import program, responses
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import pair_agreement
from mentorsurvey.program.deciding import to_decide
from mentorsurvey.readings import deciding_words, note_words, side_by_side
from mentorsurvey.readings.own_mentees import mean_words, own_mentees
from mentorsurvey.responses import saying
from mentorsurvey.responses.steps import steps_of, where_stopped
from mentorsurvey.responses.together import by_partner
from mentorsurvey.ui import (
    agreeing,
    begun,
    current,
    devices,
    giving,
    mail_words,
    own_mail,
    second_forms,
    told,
)
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import count, day, plain, time_of_day, until, zone
from mentorsurvey.web import last_day_file

actor = current.guard()
database = current.database()
forms = responses.due(database, actor)
open_forms = [form for form in forms if form.owed.is_open(now())]
waiting = [
    form for form in forms if form.owed.submitted_at is not None and form.owed.released_at is None
]
asked = responses.own_requests(database, actor)
undecided = to_decide(database, actor, now=now())
proposed = pair_agreement.waiting(database, actor, now=now())
released = [form for form in forms if form.owed.released_at is not None]


@unbroken
def take_back(invitation_id: str) -> None:
    """Make a submitted form a draft again and say what came of it."""
    st.session_state.pop("reopening", None)
    try:
        responses.take_back(current.database(), current.acting(), invitation_id, now=now())
    except MentorsurveyError as problem:
        st.session_state["due_notice"] = str(problem)
    else:
        st.session_state["due_reopened"] = saying.REOPENED


def ask_first(invitation_id: str) -> None:
    """Ask before a form is reopened; without one, ask nothing any more."""
    st.session_state["reopening"] = invitation_id


def offer_reopening(form: responses.Form) -> None:
    """A button to reopen a form, and what that means before it is done."""
    invitation_id, partner = form.owed.invitation_id, plain(form.owed.partner)
    if st.session_state.get("reopening") != invitation_id:
        st.button(
            f"Reopen: {partner}",
            key=f"back-{invitation_id}",
            on_click=ask_first,
            args=(invitation_id,),
        )
        return
    st.markdown(f"**Reopen your form about {partner}?** {saying.REOPENING}")
    with st.container(horizontal=True):
        st.button(
            "Reopen it",
            key=f"sure-{invitation_id}",
            on_click=take_back,
            args=(invitation_id,),
        )
        st.button(
            "Leave it submitted", key=f"leave-{invitation_id}", on_click=ask_first, args=("",)
        )


st.session_state.pop("arrived", None)  # whoever comes back to a form begins where they stopped
st.session_state.pop("came_unbegun", None)
st.title("What is due", anchor=False)
devices.tell()
if notice := st.session_state.pop("due_notice", None):
    st.warning(notice)
if notice := st.session_state.pop("due_reopened", None):
    st.success(notice)
if not open_forms:
    st.success(
        mail_words.how_you_hear(),
        title="Nothing is due.",
        icon=":material/check_circle:",
    )

if program.is_asked(database, actor) and not actor.is_lead:
    with st.container(border=True):
        waiting_people = len(program.open_wishes(database, actor))
        st.markdown(
            f"**{count(waiting_people, 'person', 'people')} asked for you**"
            if waiting_people
            else "**People can ask for you by name**"
        )
        st.page_link(
            current.page("participant/asked_for_you"),
            label="See who asked for you",
            icon=":material/person_raised_hand:",
        )

for form in open_forms:
    owed = form.owed
    with st.container(border=True, key=f"due-{owed.invitation_id}"):
        st.header(f"{form.instrument.title_for(owed.side)} about {plain(owed.partner)}")
        st.write(
            saying.finish(form, now(), clock=time_of_day)
            or f"About {count(form.instrument.minutes, 'minute')},"
            f" until **{until(owed.closes_at)}**."
        )
        if owed.in_time(now()):
            in_calendar = f"{last_day_file.AT}?form={owed.invitation_id}&zone={zone()}"
            st.link_button(saying.CALENDAR, in_calendar, type="tertiary")
        if said := saying.granted(asked.get(owed.invitation_id)):
            st.write(said)
        answered = len(form.shown) - len(form.unanswered)
        if answered:
            st.progress(answered / len(form.shown), text=saying.standing(form, now(), plain))
        else:
            st.caption(saying.standing(form, now(), plain))
        if st.button(
            f"{'Continue' if answered else 'Start'}: {plain(owed.partner)}",
            type="primary",
            key=f"open-{owed.invitation_id}",
            width="stretch",
        ):
            stopped = where_stopped(form, steps_of(form))
            st.switch_page(
                current.page("participant/answer"),
                query_params={"form": owed.invitation_id, "step": str(stopped)},
            )


def offer_audience(form: responses.Form) -> None:
    """A button to who sees what, on the browser that gave the answers."""
    if form.whole and st.button(
        saying.change_who(form, plain),
        key=f"audience-{form.owed.invitation_id}",
        type="tertiary",
        icon=":material/visibility:",
    ):
        st.switch_page(
            current.page("participant/answer"), query_params={"form": form.owed.invitation_id}
        )


begun.show(forms, asked)

if waiting:
    st.header("Submitted", anchor=False)
for form in waiting:
    owed = form.owed
    partner = plain(owed.partner)
    with st.container(border=True):
        st.markdown(f"**{form.instrument.title_for(owed.side)} about {partner}**")
        st.markdown(f"{saying.standing(form, now(), plain)}.")
        st.write(saying.submitted(form, now(), plain))
        if owed.in_time(now()) and form.whole:
            offer_reopening(form)
        offer_audience(form)


def offer(form: responses.Form) -> None:
    """A button to one reflection."""
    owed = form.owed
    if st.button(
        f"Round {owed.round_number}: with {plain(owed.partner)}",
        icon=":material/compare_arrows:",
        key=f"read-{owed.invitation_id}",
        width="stretch",
    ):
        st.switch_page(
            current.page("participant/reflection"), query_params={"form": owed.invitation_id}
        )
    if kind := undecided.get(owed.invitation_id):
        st.caption(deciding_words.OPEN[kind])
    offer_audience(form)


if released:
    st.header("Reflections", anchor=False)
    st.caption("Both of you have submitted these.")
for one in by_partner(released):
    pair = one.newest.owed.relationship_id
    with st.container(border=True, key=f"with-{pair}"):
        offer(one.newest)
        agreeing.offer(pair, one.newest.owed.partner, pair, waits=pair in proposed)
        if one.earlier:
            with st.expander(one.earlier_title(plain), type="compact"):
                for form in one.earlier:
                    offer(form)

second_forms.show(responses.second_forms(database, actor))
if mentees := side_by_side.side_by_side(database, actor, now=now()):
    with st.expander(side_by_side.TITLE, icon=":material/groups:"):
        st.dataframe(
            [
                dict(zip(side_by_side.TABLE, row, strict=True))
                for row in side_by_side.rows(mentees, until)
            ],
            hide_index=True,
            alt=side_by_side.TITLE,
        )
if together := own_mentees(database, actor, now=now()):
    with st.expander(f"Your {together.n} mentees together, in round {together.round_number}"):
        for line in together.lines:
            st.markdown(f"{plain(line.question)}  \n**{mean_words(line.mean)}**")
        st.caption(
            f"These are averages of what all {together.n} let you see, from 1 to 7. They are"
            " rounded, so that you cannot work out anybody's answer."
        )

if st.button("My answers", icon=":material/history:", type="tertiary"):
    st.switch_page(current.page("participant/my_answers"))
if any(form.owed.side == "mentee" for form in forms) and st.button(
    "My mentors", icon=":material/hub:", type="tertiary"
):
    st.switch_page(current.page("participant/my_mentors"))
devices.choose_pin()
if any(not form.whole for form in (*waiting, *released)):
    devices.enter_pin()
own_mail.show()
told.everything()
giving.show()

if notes := program.notes(database, actor):
    newest, *older = notes
    with st.container(border=True):
        st.markdown(f"**{note_words.TITLE}**")
        st.text(newest.words)
        st.caption(note_words.when(newest, day))
        if older:
            with st.expander(note_words.earlier(older)):
                for note in older:
                    st.text(note.words)
                    st.caption(note_words.when(note, day))
