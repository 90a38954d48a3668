"""A lead makes somebody a link and ends their links, on the page of people."""

from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import sign_in
from mentorsurvey.errors import LinkError
from mentorsurvey.program import history
from mentorsurvey.ui import link_words
from tests.house import LEAD, MIRA, TOM, UMA, VERA, House, address
from tests.pages.leading import Seen, said
from tests.store.leading import recuse_lead


@pytest.fixture
def people(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("people")


def choose(at: AppTest, person: str) -> AppTest:
    at.selectbox(key="people_who").set_value(person).run()
    at.session_state["people_links"] = True
    at.run()
    assert not at.exception
    return at


def opens(house: House, link: str) -> bool:
    try:
        sign_in.landing(house.database, link.rpartition("/")[2], now=datetime.now(UTC))
    except LinkError:
        return False
    return True


def test_a_link_is_shown_until_it_is_hidden_and_the_person_is_told(
    people: AppTest, here: House
) -> None:
    vera = here.person_id(VERA)
    at = choose(people, vera)
    assert f"No link of {VERA} works at the moment." in said(at)
    assert "reads on the next visit that you made this link" in said(at)
    at.button(key=f"make-{vera}").click().run()
    (code,) = at.code
    assert opens(here, code.value)
    assert "It is shown only now." in said(at)
    assert f"1 link of {VERA} works at the moment." in said(at)
    told = history.untold(here.database, here.actor(VERA))
    assert [(change.what, change.by) for change in told if change.what == "link"] == [
        ("link", LEAD)
    ]
    at.button(key=f"hide-{vera}").click().run()
    assert not at.code


def test_a_link_is_gone_once_somebody_else_is_chosen(people: AppTest, here: House) -> None:
    vera, uma = here.person_id(VERA), here.person_id(UMA)
    at = choose(people, vera)
    at.button(key=f"make-{vera}").click().run()
    assert at.code
    for person in (uma, vera):
        choose(at, person)
        assert not at.code


def test_all_links_of_a_person_end_after_asking_once_more(people: AppTest, here: House) -> None:
    vera = here.person_id(VERA)
    token = here.token(VERA)
    at = choose(people, vera)
    at.button(key=f"end-{vera}").click().run()
    assert "is signed out on every device" in said(at)
    assert opens(here, token)
    at.button(key="links_end").click().run()
    assert "1 link of Vera Lind has ended." in at.success[0].value
    assert not opens(here, token)


def test_a_link_that_would_open_a_kept_pair_is_not_offered(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)
    recuse_lead(here, TOM, now=now, lead_id=here.lead.person_id)
    mira = here.person_id(MIRA)
    at = choose(Seen(here, monkeypatch, now=now).open("people"), mira)
    assert "You are the only lead" in said(at)
    assert f"make-{mira}" not in {button.key for button in at.button}
    assert here.person_id(TOM) not in at.selectbox(key="people_who").options


def test_before_a_link_is_made_the_page_says_where_it_works(people: AppTest, here: House) -> None:
    at = choose(people, here.person_id(VERA))
    assert "MENTORSURVEY" in at.warning[0].value


def test_the_mail_is_addressed_and_has_the_link_on_a_line_of_its_own() -> None:
    to = "o'neil+a&b?@example.org"
    link = "https://survey.example.org/r/abc"
    made = urlsplit(
        link_words.mail(
            address=to,
            name="Ann & Bo?",
            program="Bridge #1",
            link=link,
            until="Friday 1 January",
            lead="Lea",
        )
    )
    assert (made.scheme, unquote(made.path)) == ("mailto", to)
    assert not made.fragment
    parts = parse_qs(made.query, strict_parsing=True)
    assert parts["subject"] == ["Your personal link to Bridge #1"]
    lines = parts["body"][0].split("\r\n")
    assert lines[0] == "Hello Ann & Bo?,"
    assert link in lines
    assert lines[-2:] == ["Lea", ""]


@pytest.mark.parametrize(("number", "read"), [(1, "P0"), (2, "P0 and P1"), (14, "P0, P1, ")])
def test_names_are_read_out_and_the_rest_is_counted(number: int, read: str) -> None:
    found = link_words.names([f"P{one}" for one in range(number)])
    assert found.startswith(read)
    assert found.endswith("and 2 more") is (number == 14)


def test_an_address_is_written_as_people_know_it() -> None:
    made = link_words.mail(
        address=address(VERA), name=VERA, program="B", link="L", until="U", lead=LEAD
    )
    assert made.startswith("mailto:vera@example.org?subject=")
