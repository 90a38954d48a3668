"""What people read of links that were made for them, and of their address."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import sign_in
from mentorsurvey.store.history import Change
from mentorsurvey.ui import told_words
from mentorsurvey.ui.words import plain
from tests.house import LEAD, MIRA, NOW, TOM, House
from tests.pages.conftest import Visit, text_of

READ = "I have read this"


def day(moment: datetime) -> str:
    return f"day {moment.day}"


def change(what: str = "link", **other: object) -> Change:
    said: dict[str, object] = {
        "id": "one",
        "what": what,
        "before": None,
        "after": None,
        "scope": "participant" if what == "link" else "",
        "round_id": None,
        "round_number": None,
        "by": "Lena Lead",
        "by_operator": False,
        "at": NOW,
        **other,
    }
    return Change(**said)


def test_one_link_is_told_with_its_day_what_it_may_do_and_what_to_do() -> None:
    assert told_words.aloud([change()], day, plain) == [
        "On day 5, Lena Lead made a personal link for you. Whoever opens it could answer in your"
        " name, but sees no answer that you gave on your own device. If you did not expect this,"
        " tell your program: it can end the link."
    ]


def test_several_links_of_the_same_person_are_told_in_one_sentence() -> None:
    later = change(at=NOW + timedelta(days=2))
    (said,) = told_words.aloud([change(), later], day, plain)
    assert said.startswith(
        "Lena Lead made 2 personal links for you, the last on day 7. Whoever opens them could"
    )
    assert said.endswith("it can end the links.")


def test_links_of_two_people_are_told_apart() -> None:
    host = change(by="", by_operator=True)
    first, second = told_words.aloud([change(), host], day, plain)
    assert first.startswith("On day 5, Lena Lead made")
    assert second.startswith("On day 5, the people who run the server made")


def test_a_leads_link_says_that_it_opens_everything_a_lead_sees() -> None:
    (said,) = told_words.aloud([change(scope="lead", by="", by_operator=True)], day, plain)
    assert "made a sign-in link for leads for you. Whoever opens it sees everything" in said
    assert said.endswith("ask the people who run the server to end the link.")


def test_an_address_is_told_with_what_stood_before() -> None:
    new = change("address", after="tom@example.org")
    other = change("address", before="t@example.org", after="tom@example.org", by="")
    first, second = (
        said.replace("\u2060", "") for said in told_words.aloud([new, other], day, plain)
    )
    assert first == (
        "On day 5, Lena Lead set your e-mail address to tom@example.org. Your links are sent there."
        " If it is not yours, tell your program."
    )
    assert second.startswith(
        "On day 5, somebody who has left changed your e-mail address from t@example.org to"
    )


def test_the_links_of_a_round_are_told_in_one_line() -> None:
    of = {"round_id": "r", "round_number": 3}
    other = change(round_id="q", round_number=2, by="Somebody Else")
    assert told_words.of_round([change(), other, change(**of)], "r", day, plain) == (
        "Lena Lead made the links of this round on day 5, and could open them. Your answers show"
        " only on the device where you gave them."
    )
    assert told_words.of_round([change(), other], "r", day, plain) == ""
    assert (
        told_words.one(change(**of), day, plain) == "On day 5, Lena Lead made your link of round 3."
    )


def test_names_are_made_safe() -> None:
    (said,) = told_words.aloud([change(by="*L* [a](http://x)")], day, plain)
    assert "\\*L\\*" in said
    assert "[a](" not in said


# On the pages


def made_alone(here: House, name: str) -> None:
    sign_in.mint(here.database, here.lead, here.person_id(name), now=datetime.now(UTC))


def press(at: AppTest) -> AppTest:
    return next(one for one in at.button if one.label == READ).click().run()


@pytest.mark.parametrize("page", ["participant/due", "participant/answer"])
def test_a_link_made_for_one_person_is_told_until_it_is_confirmed(
    here: House, visit: Visit, page: str
) -> None:
    made_alone(here, TOM)
    form = here.form(here.actor(TOM), MIRA)
    at = visit(here, TOM, page, form=form)
    assert not at.exception
    assert f"{LEAD} made a personal link for you." in text_of(at)
    assert f"{LEAD} made a personal link for you." in text_of(at.run())
    at = press(at)
    assert not at.exception
    assert READ not in [one.label for one in at.button]
    assert READ not in [one.label for one in visit(here, TOM, page, form=form).button]


def test_with_a_link_of_the_round_nothing_stands_in_the_way(here: House, visit: Visit) -> None:
    form = here.form(here.actor(TOM), MIRA)
    at = visit(here, TOM, "participant/answer", form=form)
    assert READ not in [one.label for one in at.button]
    folded = next(one for one in at.expander if one.label.startswith("Leads see"))
    assert "made the links of this round" in " ".join(one.value for one in folded.markdown)


def test_the_first_page_keeps_who_made_links_and_set_the_address(here: House, visit: Visit) -> None:
    made_alone(here, TOM)
    at = press(visit(here, TOM, "participant/due"))
    folded = next(one for one in at.expander if one.label.startswith("Who made your links"))
    said = " ".join(one.value for one in folded.markdown).replace("\u2060", "")
    assert f"{LEAD} made a personal link for you." in said
    assert "set your e-mail address to tom@example.org" in said
    assert said.count("made your link of round 1") == 1


def test_a_lead_is_told_on_a_page_of_leads(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/people")
    assert "made a sign-in link for leads for you" in text_of(at)
    at = press(at)
    assert "made a sign-in link for leads for you" not in text_of(at)


def test_a_link_that_was_ended_says_since_when() -> None:
    ended = change(ended_at=NOW + timedelta(days=1))
    assert told_words.one(ended, day, plain) == (
        "On day 5, Lena Lead made a personal link for you. It was ended on day 6."
    )
