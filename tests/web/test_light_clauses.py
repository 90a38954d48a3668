"""Clauses beside a form of the light form, without any script."""

import csv
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.program import keeping
from mentorsurvey.readings import clause_words
from mentorsurvey.sign_in.cookies import SESSION
from tests.house import MIRA, TOM, House
from tests.program.agreeing import Two
from tests.store.leading import pair_id
from tests.web.lightly import Reader, parsed, reader, words
from tests.web.server import Server
from tests.web.tab import cookie_value

PAPER = "deliverable:a1"


def now() -> datetime:
    return datetime.now(UTC)


def actor_of(house: House, browser: Reader) -> Actor:
    session = sign_in.resume(house.database, cookie_value(browser.cookie, SESSION), now=now())
    assert session is not None
    return session.actor


@pytest.fixture
def readers(server: Server, served: House) -> tuple[Reader, Reader]:
    mira, tom = (reader(server, served, name) for name in (MIRA, TOM))
    for browser, partner in ((mira, TOM), (tom, MIRA)):
        served.submit(actor_of(served, browser), partner, now=now())
    return mira, tom


@pytest.fixture
def two(served: House, readers: tuple[Reader, Reader]) -> Two:
    mira, tom = (actor_of(served, one) for one in readers)
    found = Two(house=served, pair=pair_id(served, TOM), mira=mira, tom=tom)
    found.agree({"meetings": "monthly"}, now=now() - timedelta(minutes=1))
    served.open_round("review", now=now())
    return found


def form(two: Two, who: Actor) -> str:
    return two.house.form(who, TOM if who is two.mira else MIRA, number=2)


def test_a_clause_is_asked_saved_with_the_page_and_shown_on_the_check(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    mira, tom = readers
    here = form(two, two.mira)
    page = mira.get(f"/light/{here}")
    assert "Meetings: Every month" in words(page)
    assert "once you have both submitted. Your leads are told only if both" in words(page)
    action, fields = next(
        (action, fields)
        for action, fields in parsed(page).forms.items()
        if any(name == "step" for name, _ in fields)
    )
    fields = [one for one in fields if one[0] not in ("go", "kept:meetings")]
    turned = mira.post(action, [*fields, ("kept:meetings", "partly"), ("go", "next")])
    assert turned.status == 303
    (found,) = keeping.clauses_to_ask_about(two.house.database, two.mira, here)
    assert found.mine == "partly"
    check = words(mira.get(f"/light/{here}/check"))
    assert "Meetings: Every month" in check
    assert "Partly" in check
    assert "Partly" not in words(tom.get(f"/light/{form(two, two.tom)}/check"))


def test_our_script_sends_one_clause_alone(two: Two, readers: tuple[Reader, Reader]) -> None:
    mira, _ = readers
    here = form(two, two.mira)
    reply = mira.post(
        f"/light/{here}",
        [("kept:meetings", "no"), ("was-kept:meetings", "")],
        Accept="application/json",
    )
    assert reply.status == 200
    (found,) = keeping.clauses_to_ask_about(two.house.database, two.mira, here)
    assert found.mine == "no"


@pytest.mark.parametrize("by_script", [True, False])
def test_what_was_said_of_a_clause_can_be_cleared(
    two: Two, readers: tuple[Reader, Reader], by_script: bool
) -> None:
    mira, _ = readers
    here = form(two, two.mira)
    address = f"/light/{here}"
    assert 'value="clause:meetings" data-clear data-empty' in mira.get(address).body
    mira.post(address, [("kept:meetings", "no"), ("was-kept:meetings", "")])
    page = mira.get(address).body
    assert 'value="clause:meetings" data-clear>' in page
    clear = ("clear", "clause:meetings")
    if by_script:
        reply = mira.post(address, [clear], Accept="application/json")
        assert reply.status == 200
    else:  # what a browser without JavaScript sends of the whole page
        fields = [("step", "1"), ("kept:meetings", "no"), ("was-kept:meetings", "no")]
        reply = mira.post(address, [*fields, clear])
        assert reply.status == 303
    (found,) = keeping.clauses_to_ask_about(two.house.database, two.mira, here)
    assert found.mine is None


def test_a_clause_that_is_not_asked_is_refused(two: Two, readers: tuple[Reader, Reader]) -> None:
    mira, _ = readers
    reply = mira.post(f"/light/{form(two, two.mira)}", [(f"kept:{PAPER}", "no"), ("go", "next")])
    assert reply.status == 403
    found = responses.open_form(two.house.database, two.mira, form(two, two.mira))
    assert found.clauses == {}


def test_the_agreement_shows_what_both_said_once_both_have_submitted(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    mira, tom = readers
    for who, outcome in ((two.mira, "no"), (two.tom, "yes")):
        keeping.say_clause(
            two.house.database,
            who,
            form(two, who),
            "meetings",
            outcome,
            now=now(),
        )
        assert clause_words.KEPT_TITLE not in words(mira.get(f"/light/agreement/{two.pair}"))
        two.house.answer(who, form(two, who), {"core.trust": 5}, now=now())
        responses.submit(two.house.database, who, form(two, who), now=now())
    page = words(tom.get(f"/light/agreement/{two.pair}"))
    assert clause_words.KEPT_TITLE in page
    assert f"You differ. You say: kept. {MIRA} says: not kept." in page


def test_my_answers_and_its_file_hold_what_one_said_of_a_clause(
    server: Server, two: Two, readers: tuple[Reader, Reader]
) -> None:
    mira, _ = readers
    here = form(two, two.mira)
    keeping.say_clause(two.house.database, two.mira, here, "meetings", "no", now=now())
    shown = words(mira.get(f"/light/my-answers?form={here}"))
    assert f"{clause_words.TITLE} Meetings: Every month Not kept You will both see" in shown
    for who in (two.mira, two.tom):
        two.house.answer(who, form(two, who), {"core.trust": 5}, now=now())
        responses.submit(two.house.database, who, form(two, who), now=now())
    shown = words(mira.get(f"/light/my-answers?form={here}"))
    assert "Not kept You can both read what each of you says." in shown
    rows = list(csv.DictReader(mira.get("/files/my-answers").body.lstrip("\ufeff").splitlines()))
    (row,) = [one for one in rows if one["topic"] == clause_words.TITLE]
    assert (row["partner"], row["round"], row["answer"]) == (TOM, "2", "Not kept")
    assert row["question"] == "Meetings: was this kept? “Meetings: Every month”"
    assert row["who_sees_it"].startswith("You can both read what each of you says.")
    elsewhere = reader(server, two.house, MIRA)
    assert clause_words.TITLE not in words(elsewhere.get("/light/my-answers?open=all"))
