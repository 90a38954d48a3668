"""Who of a round is where: one sentence, how far each side is, and a list to search. Live."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.instruments import SIDES
from mentorsurvey.now import now
from mentorsurvey.rounds.whereabouts import Whereabouts, whereabouts
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui import current, mail_rows, no_mail, round_words
from mentorsurvey.ui.finding import holds, letters
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.words import count

EVERY = 30
"""Seconds after which an open round is looked at again."""
NOT_YET, EVERYONE, NO_MAIL = "Has not answered", "Everyone", "Got no mail"
CHOICES = (NOT_YET, EVERYONE, *round_words.STATES.values(), NO_MAIL)
WHOSE = ("Both", "Mentors", "Mentees")


def show(
    asked: Round,
    entries: list[Standing],
    among: Collection[str] | None,
    *,
    demo: bool,
    timezone: str,
) -> None:
    """How the round is going; while it is open, that updates by itself.

    ``entries`` is what was read a moment ago: the first drawing need not read it again. With
    ``among``, it is about these pairs alone.
    """
    draw = _live if asked.is_open(now()) else _still
    draw(asked, [entries], among, demo, timezone)


def _draw(
    asked: Round,
    first: list[list[Standing]],
    among: Collection[str] | None,
    demo: bool,
    timezone: str,
) -> None:
    moment = now()
    entries = first.pop() if first else _read(asked, moment)
    if among is not None:
        entries = [entry for entry in entries if entry.relationship_id in among]
        if not entries:
            st.caption("This round asked none of these pairs.")
            return
    if said := round_words.how_it_goes(entries, is_open=asked.is_open(moment)):
        st.markdown(f"**{said}**")
    for side in SIDES:
        _progress(side, [entry for entry in entries if entry.side == side])
    people = st.expander(
        f"Who is where ({count(len({entry.person_id for entry in entries}), 'person', 'people')})",
        key=f"people-{asked.id}",
        on_change="rerun",
    )
    if people.open:
        with people:
            _people(asked, among, demo=demo, timezone=timezone, moment=moment)


_live = part(run_every=EVERY)(_draw)
_still = part()(_draw)


def _read(asked: Round, moment: datetime) -> list[Standing]:
    found = rounds.standings(current.database(), current.guard(lead=True), asked.id)
    return [entry for entry in found if entry.is_asked(moment)]


def _progress(side: str, entries: list[Standing]) -> None:
    submitted = sum(entry.submitted_at is not None for entry in entries)
    if entries:
        st.progress(
            submitted / len(entries),
            text=f"{side.title()}s: {submitted} of {len(entries)} submitted"
            f" ({100 * submitted / len(entries):.0f} %)",
        )


def _people(
    asked: Round, among: Collection[str] | None, *, demo: bool, timezone: str, moment: datetime
) -> None:
    actor = current.guard(lead=True)
    found = whereabouts(current.database(), actor, asked.id, now=moment)
    if among is not None:
        found = [one for one in found if one.form.relationship_id in among]
    if asked.is_open(moment):
        _why_no_mail(found, demo=demo)
    chosen = _chosen(asked, found)
    if not chosen:
        st.info("Nobody matches. Clear the search or choose *Everyone*.", icon=":material/search:")
        return
    st.dataframe(
        _table(chosen, timezone),
        hide_index=True,
        alt=f"{len(chosen)} forms of round {asked.number}",
    )


def _why_no_mail(found: Sequence[Whereabouts], *, demo: bool) -> None:
    said = no_mail.sentences(found, demo=demo)
    if not said:
        return
    people = no_mail.people(found)
    if len(said) == 1:
        st.caption(said[0])
        return
    with st.expander(f"Why {count(people, 'person', 'people')} got no mail", type="compact"):
        st.markdown("\n".join(f"- {one}" for one in said))


def _chosen(asked: Round, found: Sequence[Whereabouts]) -> list[Whereabouts]:
    """What the lead asks for, by three choices that stand below each other on a phone."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search", key=f"search-{asked.id}", placeholder="A name", type="search", live="500ms"
        )
        which = st.selectbox("Show", CHOICES, key=f"kinds-{asked.id}")
        whose = st.segmented_control(
            "Of", WHOSE, default=WHOSE[0], required=True, key=f"side-{asked.id}"
        )
    wanted = letters(words or "").split()
    return [
        one
        for one in found
        if _fits(one, which)
        and (whose == WHOSE[0] or f"{one.form.side}s" == whose.lower())
        and holds(f"{one.form.name} {one.form.partner}", wanted)
    ]


def _fits(one: Whereabouts, which: str) -> bool:
    if which == NOT_YET:
        return not one.answered and one.state != "paused"
    if which == NO_MAIL:
        return one.no_mail is not None
    return which in (EVERYONE, round_words.STATES[one.state])


def _table(chosen: Sequence[Whereabouts], timezone: str) -> pd.DataFrame:
    zone = ZoneInfo(timezone)
    mails = {one.form.person_id: _mail(one, timezone) for one in chosen}
    listed: dict[str, list[str] | list[date]] = {
        "Person": [one.form.name for one in chosen],
        "State": [round_words.STATES[one.state] for one in chosen],
        "Since": [one.since.astimezone(zone).date() for one in chosen],
        "As": [one.form.side.title() for one in chosen],
        "About": [one.form.partner for one in chosen],
        "Cohort": [", ".join(one.form.cohorts) for one in chosen],
        "Mail": [mails[one.form.person_id] for one in chosen],
        "Until": [one.form.closes_at.astimezone(zone).date() for one in chosen],
    }
    if not any(mails.values()):
        del listed["Mail"]
    if not any(listed["Cohort"]):
        del listed["Cohort"]
    return pd.DataFrame(listed)


def _mail(one: Whereabouts, timezone: str) -> str:
    """What became of the newest mail, and why there is none or no more."""
    became = mail_rows.words(one.mails, timezone)
    why = no_mail.SHORT[one.no_mail] if one.no_mail else ""
    return "; ".join(dict.fromkeys(words for words in (became, why) if words))
