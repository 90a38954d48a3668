"""An agreement in the light form: drafted, proposed and confirmed without any script."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey import sign_in
from mentorsurvey.access import Actor
from mentorsurvey.program import pausing
from mentorsurvey.program.agreement_terms import LONGEST, Terms
from mentorsurvey.readings import agreement_words as told
from mentorsurvey.sign_in.cookies import SESSION
from mentorsurvey.web.light.agreed_fields import NEWER
from tests.house import MIRA, TOM, VERA, House
from tests.program.agreeing import FIELDS, PAPER, Two
from tests.store.leading import pair_id
from tests.web.lightly import Fields, Reader, parsed, reader, words
from tests.web.server import Reply, Server
from tests.web.tab import cookie_value


def now() -> datetime:
    return datetime.now(UTC)


def actor_of(house: House, browser: Reader) -> Actor:
    token = cookie_value(browser.cookie, SESSION)
    session = sign_in.resume(house.database, token, now=now())
    assert session is not None
    return session.actor


@pytest.fixture
def readers(server: Server, served: House) -> tuple[Reader, Reader]:
    """Mira and Tom, who have submitted a form about each other on these browsers."""
    mira, tom = (reader(server, served, name) for name in (MIRA, TOM))
    for browser, partner in ((mira, TOM), (tom, MIRA)):
        served.submit(actor_of(served, browser), partner, now=now())
    return mira, tom


@pytest.fixture
def two(served: House, readers: tuple[Reader, Reader]) -> Two:
    mira, tom = (actor_of(served, one) for one in readers)
    return Two(house=served, pair=pair_id(served, TOM), mira=mira, tom=tom)


def at(two: Two) -> str:
    return f"/light/agreement/{two.pair}"


def sent(browser: Reader, page: Reply, go: str, changes: dict[str, object] | None = None) -> Reply:
    """Press a button of the draft, with some fields changed."""
    action, drawn = next(
        (action, fields)
        for action, fields in parsed(page).forms.items()
        if any(name == "seen" for name, _ in fields)
    )
    fields: Fields = list(drawn)
    for name, value in (changes or {}).items():
        values = value if isinstance(value, list) else [value]
        fields = [one for one in fields if one[0] != name] + [(name, str(one)) for one in values]
    return browser.post(action, [*fields, ("go", go)])


def terms(two: Two, actor: Actor) -> Terms:
    return two.of(actor, now=now()).terms


def test_it_is_drafted_proposed_and_confirmed(two: Two, readers: tuple[Reader, Reader]) -> None:
    mira, tom = readers
    page = mira.get(at(two))
    assert page.status == 200
    page = mira.follow(
        sent(mira, page, "save", {"a.hours": 6, "a.ways": ["video", "email"], "a.until": ""})
    )
    assert "Your draft is saved." in words(page)
    assert "6 hours" not in words(tom.get(at(two)))
    page = mira.follow(sent(mira, page, "add"))
    (one,) = terms(two, two.mira).deliverables
    page = mira.follow(sent(mira, page, "propose", {f"a.d.{one.key}.title": "Tides <b>"}))
    assert told.PROPOSED in words(page)
    page = tom.get(at(two))
    assert "Tides &lt;b&gt;" in page.body
    assert "Video, E-mail" in words(page)
    page = tom.follow(tom.post(f"{at(two)}/confirm", [("number", "1")]))
    assert told.CONFIRMED in words(page)
    current = two.of(two.mira, now=now()).current
    assert current
    assert current.terms.hours == 6


def test_it_is_linked_from_the_first_page_whether_or_not_there_is_one(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    elsewhere = Reader(
        server=readers[1].server, cookie=readers[1].server.sign_in(two.house.token(TOM))
    )
    pages = [one.get("/light") for one in (*readers, elsewhere)]
    assert [one.body.count(at(two)) for one in pages] == [1, 1, 1]
    two.propose(two.mira, now=now())
    after = [one.get("/light") for one in (*readers, elsewhere)]
    assert [one.body == other.body for one, other in zip(after, pages, strict=True)] == [
        True,  # of her own proposal
        False,
        True,  # whoever only holds the link learns of none
    ]
    assert told.waits(MIRA) in words(after[1])
    two.confirm(two.tom, now=now())
    assert readers[1].get("/light").body == pages[1].body


def test_the_reflection_and_my_answers_lead_there_too(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    form = two.house.form(two.tom, MIRA)
    for page in (f"/light/{form}/reflection", "/light/my-answers"):
        assert readers[1].get(page).body.count(at(two)) == 1


def test_what_was_not_touched_is_left_alone(two: Two, readers: tuple[Reader, Reader]) -> None:
    mira, _ = readers
    older = mira.get(at(two))
    two.write(two.mira, until="2028-06", now=now())
    mira.follow(sent(mira, older, "save", {"a.hours": 6}))
    kept = terms(two, two.mira)
    assert (kept.hours, kept.until) == (6, "2028-06")


def test_an_older_page_overwrites_nothing_newer_and_gives_back_what_was_written(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    mira, _ = readers
    older = mira.get(at(two))
    two.write(two.mira, confidential="The newer words", now=now())
    reply = sent(mira, older, "propose", {"a.confidential": "The older words", "a.hours": 6})
    assert reply.status == 409
    assert NEWER in words(reply)
    assert "The older words" in words(reply)
    kept = terms(two, two.mira)
    assert (kept.confidential, kept.hours) == ("The newer words", 6)
    assert two.of(two.tom, now=now()).proposal is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours", "many"),
        ("hours", "81"),
        ("until", "2027-13"),
        ("ways", "pigeon"),
        ("confidential", "a\x00b"),
        ("confidential", "x" * (LONGEST + 1)),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field_and_the_rest_is_kept(
    two: Two, readers: tuple[Reader, Reader], name: str, value: str
) -> None:
    mira, _ = readers
    changes = {"a.ends_when": "One of us leaves", f"a.{name}": value}
    reply = sent(mira, mira.get(at(two)), "propose", changes)
    assert reply.status == 409
    assert 'class="told" role="alert"' in reply.body
    assert terms(two, two.mira).ends_when == "One of us leaves"
    assert two.of(two.tom, now=now()).proposal is None


def test_of_two_who_propose_the_second_is_told_and_keeps_the_draft(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    _, tom = readers
    older = tom.get(at(two))
    two.propose(two.mira, now=now())
    reply = sent(tom, older, "propose", {"a.hours": 2})
    assert reply.status == 409
    assert "yours was not sent" in words(reply)
    assert told.BEHIND not in words(reply)  # the draft was begun a moment ago
    assert "Your draft: 2 hours a month" in words(reply)


def test_a_proposal_is_taken_back_and_then_not_confirmed(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    mira, tom = readers
    two.propose(two.mira, now=now())
    page = mira.follow(mira.post(f"{at(two)}/back", [("number", "1")]))
    assert told.TAKEN_BACK in words(page)
    reply = tom.post(f"{at(two)}/confirm", [("number", "1")])
    assert reply.status == 409
    assert "changed or taken back" in words(reply)


@pytest.mark.parametrize("number", ["", "-1", "x", "٣", "9" * 30])
def test_a_number_that_is_none_confirms_nothing(
    two: Two, readers: tuple[Reader, Reader], number: str
) -> None:
    two.propose(two.mira, now=now())
    assert readers[1].post(f"{at(two)}/confirm", [("number", number)]).status == 409
    assert two.of(two.tom, now=now()).current is None


def test_a_deliverable_moves_on_when_both_say_so(two: Two, readers: tuple[Reader, Reader]) -> None:
    mira, tom = readers
    two.agree(FIELDS, now=now())
    mira.follow(mira.post(f"{at(two)}/status", [("key", PAPER), ("status", "submitted")]))
    page = tom.get(at(two))
    said = next(one for one in parsed(page).buttons if one.startswith("said=")).split("=")[1]
    page = tom.follow(tom.post(f"{at(two)}/status", [("key", PAPER), ("said", said)]))
    assert "Submitted" in words(page)
    (only,) = two.of(two.mira, now=now()).produced
    assert only.status == "submitted"
    assert mira.post(f"{at(two)}/status", [("key", PAPER), ("status", "lost")]).status == 400


def test_each_lets_leads_read_it_for_themselves(two: Two, readers: tuple[Reader, Reader]) -> None:
    two.agree(FIELDS, now=now())
    for browser in readers:
        browser.follow(browser.post(f"{at(two)}/leads", [("number", "1"), ("allowed", "yes")]))
    assert two.of(two.mira, now=now()).read_by_leads
    page = readers[0].follow(readers[0].post(f"{at(two)}/leads", [("number", "1")]))
    assert not two.of(two.tom, now=now()).read_by_leads
    assert told.LET_READ in words(page)


def test_it_opens_with_the_pin_and_looks_the_same_before_whatever_is_there(
    server: Server, two: Two
) -> None:
    elsewhere = reader(server, two.house, TOM)
    before = elsewhere.get(at(two))
    assert before.status == 409
    assert "opens on the device on which you answered" in words(before)
    two.agree(FIELDS, now=now())
    after = elsewhere.get(at(two))
    assert (after.status, after.body) == (before.status, before.body)
    assert sent_nothing(elsewhere, two) == 409
    sign_in.choose_pin(two.house.database, two.tom, "402718", now=now())
    elsewhere.post("/light/pin", [("pin", "402718")])
    assert "What you agreed on" in words(elsewhere.get(at(two)))


def sent_nothing(browser: Reader, two: Two) -> int:
    return browser.post(at(two), [("go", "save"), ("a.hours", "1"), ("was.hours", "")]).status


def test_somebody_elses_pair_is_not_there(server: Server, two: Two) -> None:
    vera = reader(server, two.house, VERA)
    replies = [vera.get(f"/light/agreement/{pair}") for pair in (two.pair, "none")]
    assert {one.status for one in replies} == {403}
    assert len({one.body for one in replies}) == 1


def test_after_an_ending_the_new_draft_lies_open_with_its_dates_left_open(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    two.agree(now=now())
    two.house.open_round("completion", now=now())
    for who, partner in ((two.mira, TOM), (two.tom, MIRA)):
        two.house.submit(who, partner, {"next": "redefine"}, number=2, now=now())
    page = readers[1].get(at(two))
    assert told.RENEWED in words(page)
    assert 'name="a.until"' in page.body
    assert terms(two, two.tom).until == ""


def test_after_the_end_both_read_on_and_a_proposal_cannot_be_confirmed(
    two: Two, readers: tuple[Reader, Reader]
) -> None:
    two.propose(two.mira, now=now())
    today = now().astimezone(ZoneInfo("Pacific/Kiritimati")).date()  # where the program is
    pausing.end_pair(
        two.house.database, two.house.lead, two.pair, since=today, reason="left", now=now()
    )
    page = readers[1].get(at(two))
    assert "There is no agreement that you both confirmed." in words(page)
    assert "It can’t be confirmed any more." in words(page)
    assert told.INTRO not in words(page)
    assert "Confirm it" not in words(page)
