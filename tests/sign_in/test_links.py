"""A link is a person's own: it may be opened often, it ends, and it can be revoked."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import clock
from mentorsurvey.errors import LinkError, NotAllowed
from mentorsurvey.instruments import Sided, shipped
from mentorsurvey.sign_in.links import GRACE, LEAD_LINK
from tests.house import CLOSES, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded

DAY = timedelta(days=1)


def tables(house: House) -> str:
    """Everything that is stored."""
    with house.database.read() as tx:
        names = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return repr({row["name"]: tx.rows(f"SELECT * FROM {row['name']}") for row in names})


def test_a_token_has_256_random_bits_and_is_stored_as_its_hash_alone(house: House) -> None:
    token = house.token(TOM)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert token not in tables(house)
    assert sign_in.hashed(token) in tables(house)
    assert len({house.token(TOM) for _ in range(20)}) == 20


def test_the_plain_page_says_whose_form_about_whom_how_long_and_until_when(house: House) -> None:
    landing = sign_in.landing(house.database, house.token(MIRA), now=NOW)
    assert (landing.name, landing.program, landing.scope) == (MIRA, "Bridge", "participant")
    assert [(form.partner, form.title, form.minutes) for form in landing.forms] == [
        (TOM, "Check-in", 3),
        (UMA, "Check-in", 3),
    ]
    assert {form.closes_at for form in landing.forms} == {CLOSES}


def test_the_plain_page_tells_nothing_of_what_is_begun_and_leaves_out_what_is_submitted(
    house: House,
) -> None:
    mira = house.actor(MIRA)
    before = sign_in.landing(house.database, house.token(MIRA), now=NOW).forms
    house.answer(mira, house.form(mira, TOM), {"core.trust": 5})
    assert sign_in.landing(house.database, house.token(MIRA), now=NOW).forms == before
    house.submit(mira, UMA)
    landing = sign_in.landing(house.database, house.token(MIRA), now=NOW)
    assert [form.partner for form in landing.forms] == [TOM]


def test_the_plain_page_lists_nothing_that_has_closed(house: House) -> None:
    token = house.token(TOM)
    assert sign_in.landing(house.database, token, now=CLOSES).forms == ()


@pytest.mark.parametrize(
    ("name", "partner", "side"), [(MIRA, TOM, "mentor"), (TOM, MIRA, "mentee")]
)
def test_the_plain_page_gives_each_side_its_own_title(
    unasked: House, name: str, partner: str, side: str
) -> None:
    unasked.open_round(
        replace(shipped()["introduction"], titles=Sided(mentor="For mentors", mentee="For mentees"))
    )
    forms = sign_in.landing(unasked.database, unasked.token(name), now=NOW).forms
    assert {form.title for form in forms} == {f"For {side}s"}
    assert partner in {form.partner for form in forms}


def test_looking_spends_nothing_and_writes_nothing(house: House) -> None:
    token = house.token(TOM)
    before = tables(house)
    for _ in range(5):
        sign_in.landing(house.database, token, now=NOW)
    assert tables(house) == before


def test_a_link_signs_in_as_often_as_it_is_opened(house: House) -> None:
    token = house.token(TOM)
    cookies = {
        sign_in.start_session(house.database, token, browser=browser, now=NOW)
        for browser in ("phone", "desk", "phone")
    }
    assert len(cookies) == 3
    for cookie in cookies:
        session = sign_in.resume(house.database, cookie, now=NOW)
        assert session is not None
        assert session.name == TOM


def test_a_newer_link_leaves_the_older_ones_working(house: House) -> None:
    first, second = house.token(TOM), house.token(TOM)
    for token in (first, second):
        assert sign_in.landing(house.database, token, now=NOW).name == TOM


@pytest.mark.parametrize("token", ["", "x", "../../etc/passwd", "a" * 5000, "%00", "\ud800", "é"])
def test_an_unknown_an_expired_and_a_revoked_link_are_told_alike(house: House, token: str) -> None:
    expired = house.token(TOM, expires_at=NOW)
    revoked = house.token(UMA)
    sign_in.revoke(house.database, house.lead, house.person_id(UMA), now=NOW)
    told = set()
    for one in (token, expired, revoked):
        for call in (
            lambda one=one: sign_in.landing(house.database, one, now=NOW),
            lambda one=one: sign_in.start_session(house.database, one, browser="phone", now=NOW),
        ):
            with pytest.raises(LinkError) as caught:
                call()
            told.add((str(caught.value), caught.value.where))
    assert len(told) == 1
    assert house.count("session") == 1  # the lead's


def test_the_hash_of_a_token_is_no_token(house: House) -> None:
    with pytest.raises(LinkError):
        sign_in.landing(house.database, sign_in.hashed(house.token(TOM)), now=NOW)


def test_a_link_ends_at_its_moment(house: House) -> None:
    token = house.token(TOM)
    last = NOW + LEAD_LINK - timedelta(microseconds=1)
    assert sign_in.landing(house.database, token, now=last).name == TOM
    with pytest.raises(LinkError):
        sign_in.landing(house.database, token, now=NOW + LEAD_LINK)


def test_a_round_mints_one_link_for_each_person_who_still_owes(house: House) -> None:
    house.submit(house.actor(MIRA), TOM)
    house.submit(house.actor(VERA), NOEL)
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=NOW)
    assert {one.name: one.about for one in minted} == {
        MIRA: (UMA,),
        TOM: (MIRA,),
        UMA: (MIRA,),
        NOEL: (VERA,),
    }
    assert {one.address for one in minted} == {
        "mira@example.org",
        "tom@example.org",
        "uma@example.org",
        "noel@example.org",
    }
    for one in minted:
        assert sign_in.landing(house.database, one.token, now=NOW).name == one.name


def test_a_rounds_links_go_on_for_some_time_after_its_close(house: House) -> None:
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=NOW)
    last = CLOSES + GRACE - DAY
    assert sign_in.landing(house.database, minted[0].token, now=last).forms == ()
    with pytest.raises(LinkError):
        sign_in.landing(house.database, minted[0].token, now=CLOSES + GRACE)


def test_a_closed_round_mints_no_links(house: House) -> None:
    assert sign_in.mint_for_round(house.database, house.lead, house.round_id, now=CLOSES) == []


def test_only_a_lead_and_the_operator_mint_links(house: House) -> None:
    for actor in (house.actor(MIRA), clock()):
        with pytest.raises(NotAllowed):
            sign_in.mint(house.database, actor, house.person_id(TOM), now=NOW)
        with pytest.raises(NotAllowed):
            sign_in.mint_for_round(house.database, actor, house.round_id, now=NOW)
        with pytest.raises(NotAllowed):
            sign_in.revoke(house.database, actor, house.person_id(TOM), now=NOW)


def test_no_one_mints_or_revokes_a_link_of_a_person_in_another_program(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    before = house.count("link")
    for actor in (other.lead, other.operator):
        for person_id in (house.person_id(TOM), "none", ""):
            with pytest.raises(NotAllowed):
                sign_in.mint(house.database, actor, person_id, now=NOW)
            with pytest.raises(NotAllowed):
                sign_in.revoke(house.database, actor, person_id, now=NOW)
    assert house.count("link") == before


def test_a_lead_makes_nobody_a_lead_by_a_link(house: House) -> None:
    with pytest.raises(NotAllowed):
        sign_in.mint(house.database, house.lead, house.person_id(LEAD), scope="lead", now=NOW)
    token = house.token(TOM, scope="lead")
    cookie = sign_in.start_session(house.database, token, browser="phone", now=NOW)
    session = sign_in.resume(house.database, cookie, now=NOW)
    assert session is not None
    assert not session.actor.is_lead


def test_a_scope_that_does_not_exist_is_a_programmers_mistake(house: House) -> None:
    with pytest.raises(ValueError, match="admin"):
        house.token(TOM, scope="admin")


def test_the_same_lead_has_a_link_for_leading_and_one_for_answering(house: House) -> None:
    scopes = {}
    for scope in ("lead", "participant"):
        token = house.token(LEAD, scope=scope)
        cookie = sign_in.start_session(house.database, token, browser="desk", now=NOW)
        session = sign_in.resume(house.database, cookie, now=NOW)
        assert session is not None
        scopes[scope] = session.actor
    assert scopes["lead"].person_id == scopes["participant"].person_id
    assert scopes["lead"].is_lead
    assert not scopes["participant"].is_lead
    with pytest.raises(NotAllowed):
        sign_in.mint_for_round(house.database, scopes["participant"], house.round_id, now=NOW)
    assert responses.due(house.database, scopes["lead"]) == []


def test_a_persons_links_are_revoked_together_and_nobody_elses(house: House) -> None:
    tokens = [house.token(TOM), house.token(TOM), house.token(UMA)]
    assert sign_in.revoke(house.database, house.lead, house.person_id(TOM), now=NOW) == 2
    for token in tokens[:2]:
        with pytest.raises(LinkError):
            sign_in.landing(house.database, token, now=NOW)
    assert sign_in.landing(house.database, tokens[2], now=NOW).name == UMA
    assert sign_in.revoke(house.database, house.lead, house.person_id(TOM), now=NOW) == 0


def test_answers_outlive_the_link_with_which_they_were_given(house: House) -> None:
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    house.answer(tom, form)
    sign_in.revoke(house.database, house.lead, house.person_id(TOM), now=NOW)
    again = house.actor(TOM)
    assert responses.open_form(house.database, again, form).visible("core.trust") is not None
