"""The links of a round on the page of rounds: what a file of them is, and where to get it."""

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.errors import LinkOfKeptPair
from mentorsurvey.now import now
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui import current, link_words, mail_words
from mentorsurvey.ui.words import count

WHAT = """\
- **The file is a bunch of keys.** Whoever has it can answer in everyone's name. Keep it on your \
own computer, send each person their own link only, and delete the file afterwards.
- **Each download makes new links.** Links that you sent before go on working, so nobody is locked \
out. If one got into the wrong hands, end that person's links on *People*.
- **People can read who made it.** Your name stands on their form, and on *Record*.
"""


def offer(asked: Round, entries: list[Standing]) -> None:
    """Folded away, while somebody can still answer."""
    if asked.withdrawn or not (asked.is_open(now()) or any(one.in_time(now()) for one in entries)):
        return
    part = st.expander("Send the links", key=f"links-{asked.id}", on_change="rerun")
    if part.open:
        with part:
            _show(asked)


def _show(asked: Round) -> None:
    actor = current.guard(lead=True)
    found = sign_in.recipients(current.database(), actor, asked.id, now=now())
    link_words.warn_where_only_here()
    st.markdown(f"{mail_words.what_a_file_of_links_is_for()}\n\n{WHAT}")
    if found.left_out:
        who = LinkOfKeptPair(others=found.other_leads).mend
        st.info(
            f"Their links would also open a pair that is kept from you. {who}",
            title=f"Not in your file: {link_words.names(found.left_out)}.",
            icon=":material/lock:",
        )
    if found.without_address:
        have = "has" if found.without_address == 1 else "have"
        st.caption(
            f"{count(found.without_address, 'person', 'people')} {have} no e-mail address. Their"
            " links are in the file all the same."
        )
    if not found.everyone:
        st.caption("There is nobody to send a link to.")
        return
    st.html(forms(asked.id, found.missing, found.everyone))
    st.caption(f"Your browser saves the file as links-round-{asked.number}.csv.")


def forms(round_id: str, missing: int, everyone: int) -> str:
    """Buttons that ask our own route for the file: making keys takes a press on our own page."""
    kinds: list[tuple[sign_in.Whom, str]] = []
    if missing:
        kinds.append(("missing", f"{_links(missing)} who still {_owe(missing)} a form"))
    if everyone != missing:
        kinds.append(("everyone", f"{_links(everyone)}, also those who have submitted"))
    return "".join(
        '<form class="download" method="post"'
        f' action="/files/links?round={round_id}&amp;whom={whom}">'
        f'<button type="submit">{label}</button></form>'
        for whom, label in kinds
    )


def _links(people: int) -> str:
    return f"Download links for {count(people, 'person', 'people')}"


def _owe(people: int) -> str:
    return "owes" if people == 1 else "owe"
