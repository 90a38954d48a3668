"""A lead works with leads on the page of the program; a later lead is told what came before."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.program.leading import leads_of, name_lead
from mentorsurvey.program.recusing import kept_by_leads
from tests.house import LEAD, MIRA, NOEL, TOM, VERA, House, address
from tests.pages.conftest import text_of
from tests.pages.leading import Seen, said
from tests.store.leading import pair_id

NIA = "Nia *New*"


@pytest.fixture
def page(here: House, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return Seen(here, monkeypatch, now=datetime.now(UTC)).open("program")


def leading(house: House) -> set[str]:
    return set(program.leads(house.database, house.operator))


def lead_id(house: House, name: str) -> str:
    return next(one.id for one in leads_of(house.database, house.lead) if one.name == name)


def name(at: AppTest, who: str, where: str) -> AppTest:
    at.text_input(key="name_lead_name").input(who)
    at.text_input(key="name_lead_address").input(where)
    at.button(key="lead_name").click().run()
    assert not at.exception
    return at


def test_a_lead_is_named_sent_a_link_that_is_shown_once_and_removed(
    page: AppTest, here: House
) -> None:
    at = name(page, NIA, "nia@example.org")
    assert "leads the program from now on" in at.success[0].value
    assert leading(here) == {LEAD, NIA}
    new = lead_id(here, NIA)
    at.button(key=f"link-{new}").click().run()
    token = at.code[0].value.rsplit("/", 1)[1]
    at.run()
    assert not at.code
    sign_in.start_session(here.database, token, browser="hers", now=datetime.now(UTC))
    at.run()
    assert not [one for one in at.button if one.key == f"link-{new}"]
    at.button(key=f"remove-{new}").click().run()
    assert "cannot be undone" in text_of(at)
    assert leading(here) == {LEAD, NIA}
    at.button(key="remove_confirm").click().run()
    assert "leads the program no more" in at.success[0].value
    assert leading(here) == {LEAD}


def test_naming_is_undone_by_one_button(page: AppTest, here: House) -> None:
    at = name(page, NIA, "nia@example.org")
    at.button(key="lead_undo").click().run()
    assert leading(here) == {LEAD}


def test_somebody_of_a_known_name_is_asked_about(page: AppTest, here: House) -> None:
    at = name(page, NOEL, "other@example.org")
    assert "has this name already" in at.error[0].value
    assert leading(here) == {LEAD}
    at.radio(key="name_lead_same").set_value(here.person_id(NOEL))
    at.button(key="lead_name").click().run()
    assert lead_id(here, NOEL) == here.person_id(NOEL)


def test_a_role_is_handed_over_in_one_step(page: AppTest, here: House) -> None:
    moment = datetime.now(UTC)
    old = name_lead(here.database, here.lead, NIA, "nia@example.org", now=moment)
    program.name_lead_contact(here.database, here.lead, old.id, now=moment)
    at = page.run()
    at.button(key=f"hand-{old.id}").click().run()
    at.text_input(key="hand_lead_name").input(NOEL)
    at.text_input(key="hand_lead_address").input(address(NOEL))
    at.button(key="hand_confirm").click().run()
    assert not at.exception
    assert "in place of" in at.success[0].value
    assert leading(here) == {LEAD, NOEL}
    assert program.named_contacts(here.database, here.lead)["lead"].person_id == lead_id(here, NOEL)


def test_the_last_lead_finds_no_way_to_remove_themself(page: AppTest) -> None:
    assert not [one for one in page.button if (one.key or "").startswith("remove-")]


def test_a_lead_is_kept_out_of_a_pair_and_let_in_again(
    page: AppTest, here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = name_lead(here.database, here.lead, NIA, "nia@example.org", now=datetime.now(UTC))
    pair = pair_id(here, VERA)
    page.session_state["recusals"] = True
    at = page.run()
    at.selectbox(key="recuse_who").set_value(new.id)
    at.selectbox(key="recuse_pair").set_value(pair)
    at.button(key="recuse_ask").click().run()
    at.button(key="recuse_confirm").click().run()
    assert not at.exception
    assert f"is kept out of {VERA} with {NOEL}" in at.success[0].value
    (kept,) = kept_by_leads(here.database, here.lead)
    assert (kept.person_id, kept.relationship_id) == (new.id, pair)
    at.button(key=f"let-in-{new.id}-{pair}").click().run()
    assert kept_by_leads(here.database, here.lead) == []


def later_lead(house: House, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Named after one pair has submitted a round that is closed now."""
    house.submit(house.actor(TOM), MIRA)
    house.submit(house.actor(MIRA), TOM)
    rounds.close_round(house.database, house.operator, house.round_id, now=datetime.now(UTC))
    rounds.set_counts(
        house.database, house.lead, house.round_id, counts=True, now=datetime.now(UTC)
    )
    moment = datetime.now(UTC)
    new = name_lead(house.database, house.lead, NIA, "nia@example.org", now=moment)
    return Seen(house, monkeypatch, now=datetime.now(UTC), lead_id=new.id)


def test_a_later_lead_is_told_what_came_before(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = later_lead(here, monkeypatch)
    before = "1 pair answered before you became a lead. You will see what they submit from now on."
    assert before in said(seen.open("overview"))
    assert before in said(seen.open("rounds"))
    at = seen.open("relationship", relationship=pair_id(here, TOM))
    assert "This pair answered before you became a lead." in said(at)
    assert "oo few" not in said(at)
    at = seen.open("relationship", relationship=pair_id(here, VERA))
    assert "before you became" not in said(at)
    first = Seen(here, monkeypatch, now=datetime.now(UTC))
    for name in ("overview", "rounds"):
        assert "before you became" not in said(first.open(name))
