"""The light form without any script: the same questions, rules and promises in plain HTML."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.mail import days
from mentorsurvey.program.correcting import correct
from mentorsurvey.responses.describing import Question
from mentorsurvey.sign_in.cookies import BROWSER, SESSION, ZONE
from mentorsurvey.store import Database
from mentorsurvey.web.light import files
from tests.house import FULL, MIRA, TOM, UMA, House, founded
from tests.web.conftest import NUMBERS
from tests.web.lightly import Reader, parsed, reader, words
from tests.web.server import Server
from tests.web.tab import cookie_value

STEPS = (
    {name: value for name, value in FULL.items() if name.startswith("core.")},
    {name: value for name, value in FULL.items() if not name.startswith("core.")},
)


def form_of(house: House, cookie_of: Reader, name: str) -> responses.Form:
    """The form as that person sees it on that browser."""
    session = sign_in.resume(
        house.database, cookie_value(cookie_of.cookie, SESSION), now=datetime.now(UTC)
    )
    assert session is not None
    assert session.name == name
    return responses.due(house.database, session.actor)[0]


def start(server: Server, served: House, name: str = TOM) -> tuple[Reader, str]:
    """Somebody with one form, and the address of that form."""
    browser = reader(server, served, name)
    form = form_of(served, browser, name)
    return browser, f"/light/{form.owed.invitation_id}"


def answered(browser: Reader, at: str) -> None:
    """Answer both steps of a check-in."""
    page = browser.get(at)
    for step in STEPS:
        changes = {f"a.{item}": value for item, value in step.items()}
        page = browser.follow(browser.turn(page, changes))
    assert "Before you submit" in words(page)


def test_the_button_leads_to_the_light_form_where_that_is_wished(
    server: Server, served: House
) -> None:
    token, form = served.token(TOM), served.form(served.actor(TOM), MIRA)
    light = f"/light/{form}?from=link"

    def pressed(body: str = "", **headers: str) -> str:
        reply = server.request(
            "POST", f"/r/{token}", body.encode(), Origin=server.origin, **headers
        )
        return str(reply.headers["Location"])

    assert pressed("form=light") == light
    assert pressed("form=&form=light") == light
    assert pressed("form=light&form=full") == f"/answer?form={form}&from=link"
    assert pressed(Save_Data="on") == light
    assert pressed("form=full", Save_Data="on") == f"/answer?form={form}&from=link"
    assert pressed("form=\xff") == f"/answer?form={form}&from=link"
    assert 'name="form" value="light">' in server.get(f"/r/{token}", Save_Data="on").body


def test_the_page_of_a_link_offers_the_light_form_to_everyone(
    server: Server, served: House
) -> None:
    body = server.get(f"/r/{served.token(TOM)}").body
    assert "Use the light form" in body
    assert '<noscript><input type="hidden" name="form" value="light"></noscript>' in body
    lead = server.get(f"/r/{served.token('Lea Brandt', scope='lead')}").body
    assert "light form" not in lead


def test_a_whole_form_is_answered_checked_and_submitted(server: Server, served: House) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    form = form_of(served, browser, TOM)
    check = browser.get(f"{at}/check")
    said = words(check)
    assert "Every question is answered." in said
    for item in form.shown:
        question = Question(form=form, item=item)
        for told in (question.wording, question.said, question.promise):
            assert told in unescape(check.body)
    thanks = browser.follow(browser.post(f"{at}/check", parsed(check).forms[f"{at}/check"]))
    assert "Thank you" in words(thanks)
    assert f"<title>Thank you · {MIRA} · " in thanks.body
    assert form_of(served, browser, TOM).owed.submitted_at is not None
    again = browser.post(f"{at}/check", parsed(check).forms[f"{at}/check"])
    assert again.status == 303  # twice is once


def test_the_first_step_says_of_each_question_what_its_description_says(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    form = form_of(served, browser, TOM)
    body = unescape(browser.get(at).body)
    for item in form.instrument.steps[0][0].items:
        question = Question(form=form, item=item)
        for told in (question.wording, question.help, question.promise, *question.ends):
            assert told in body
        for switch in question.switches.values():
            assert switch in body


def test_a_form_brings_one_style_one_script_and_nothing_inline(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    page = browser.get(at)
    assert page.headers["Cache-Control"] == "no-store"
    assert re.findall(r"<script[^>]*>", page.body) == [
        f'<script src="{files.address("form.js")}" defer>'
    ]
    assert "<style" not in page.body
    assert " style=" not in page.body
    assert " on" not in " ".join(re.findall(r"<[^>]*\son\w+=", page.body))
    sizes = [len(page.body.encode())]
    for name in ("form.css", "form.js", "choose.js"):
        file = server.get(files.address(name))
        assert file.status == 200
        assert "immutable" in file.headers["Cache-Control"]
        sizes.append(len(file.body.encode()))
    assert sum(sizes) + len(server.get(f"/r/{served.token(TOM)}").body.encode()) < 60_000
    assert server.get("/light/files/form.js").status == 404


def test_a_page_twice_changes_nothing_and_an_older_one_overwrites_nothing(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    old = browser.get(at)
    first = browser.fill(old, {"a.core.trust": 3})
    assert browser.post(*first).status == 303
    before = form_of(served, browser, TOM).answers
    assert browser.post(*first).status == 303
    assert form_of(served, browser, TOM).answers == before
    newer = browser.turn(old, {"a.core.trust": 6, "a.core.work": 2})
    assert newer.status == 409
    assert "A newer answer exists. You gave it on another page: 3 of 7" in words(newer)
    stored = form_of(served, browser, TOM).answers
    assert (stored["core.trust"].number, stored["core.work"].number) == (3, 2)
    assert browser.turn(newer, {"a.core.trust": 6}).status == 303
    assert form_of(served, browser, TOM).answers["core.trust"].number == 6


def test_what_was_not_touched_on_an_older_page_stays_as_it_is_now(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    browser.turn(browser.get(at), {"a.core.trust": 3})
    old = browser.get(f"{at}?step=together")
    browser.turn(old, {"a.core.trust": 5})
    assert browser.turn(old, {"a.core.work": 4}).status == 303
    stored = form_of(served, browser, TOM).answers
    assert (stored["core.trust"].number, stored["core.work"].number) == (5, 4)


def test_an_answer_is_cleared_and_the_others_on_the_page_are_saved(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    browser.turn(browser.get(at), {"a.core.trust": 3}, go="stay")
    page = browser.get(at)
    action, fields = browser.fill(page, {"a.core.work": 4, "clear": "core.trust"})
    reply = browser.post(action, [one for one in fields if one[0] != "go"])
    assert reply.headers["Location"].endswith("step=together#q-core.trust")
    assert set(form_of(served, browser, TOM).answers) == {"core.work"}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3,5", "This is not a whole number."),
        ("-1", "This number is out of range."),
        ("9999999", "This is not a whole number."),
        ("\u0663", "This is not a whole number."),
        ("<b>2</b>", "This is not a whole number."),
    ],
)
def test_a_number_that_is_none_is_refused_in_words_and_stays_in_its_field(
    server: Server, served: House, typed: str, told: str
) -> None:
    browser, at = start(server, served)
    page = browser.follow(browser.turn(browser.get(at), {}))
    refused = browser.turn(page, {"a.meetings": typed, "a.fairness": -1})
    assert refused.status == 409
    assert f"Not saved. {told}" in words(refused)
    assert ("a.meetings", typed) in parsed(refused).forms[at]
    assert set(form_of(served, browser, TOM).answers) == {"fairness"}


def test_a_text_is_kept_to_its_last_character_or_refused_and_given_back(
    server: Server, served: House
) -> None:
    served.open_round("introduction", now=datetime.now(UTC))
    browser = reader(server, served, TOM)
    form = next(
        one
        for one in responses.due(served.database, served.actor(TOM))
        if one.owed.round_number == 2
    )
    at = f"/light/{form.owed.invitation_id}"
    item = next(one for one in form.shown if one.kind == "text")
    key = next(step[0].id for step in form.instrument.steps for part in step if item in part.items)
    page = browser.get(f"{at}?step={key}")
    long = "ä" * 4_001
    refused = browser.turn(page, {f"a.{item.id}": long})
    assert refused.status == 409
    assert "Keep it within 4000 characters." in words(refused)
    assert (f"a.{item.id}", long) in parsed(refused).forms[at]
    said = "\r\nOne <b>line</b>,\r\nand & another."
    assert browser.turn(refused, {f"a.{item.id}": said}).status == 303
    again = browser.get(f"{at}?step={key}")
    assert (f"a.{item.id}", "One <b>line</b>,\nand & another.") in parsed(again).forms[at]


def test_what_no_form_asks_is_refused_and_nothing_of_it_is_kept(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    for name in ("a.nowhere", "a.", "a.core", "a.core.trust.more"):
        reply = browser.post(at, [(name, "3"), ("a.core.work", "3"), ("go", "next")])
        assert (reply.status, "no such question" in reply.body) == (400, True)
    assert browser.post(at, [("a.core.trust", "8")]).status == 400
    assert not form_of(served, browser, TOM).answers
    many = [(f"x{number}", "1") for number in range(1_001)]
    assert browser.post(at, many).status == 400
    assert browser.post(at, [("a.core.trust", "x" * 520_000)]).status == 413


def test_a_question_that_another_answer_hides_takes_none_and_one_it_calls_for_is_shown(
    server: Server, served: House
) -> None:
    served.open_round("introduction", now=datetime.now(UTC))
    browser = reader(server, served, TOM)
    at = f"/light/{served.form(served.actor(TOM), MIRA, number=2)}"
    form = responses.open_form(served.database, served.actor(TOM), at.rpartition("/")[2])
    hidden = next(
        one for one in form.instrument.asked_of("mentee") if one.id == "deliverables.other"
    )
    assert hidden not in form.shown
    key = next(
        step[0].id for step in form.instrument.steps for part in step if hidden in part.items
    )
    page = browser.get(f"{at}?step={key}")
    assert not any(name == f"a.{hidden.id}" for name, _ in parsed(page).forms[at])
    refused = browser.turn(page, {f"a.{hidden.id}": "a film"})
    assert (refused.status, "not asked any more" in refused.body) == (409, True)
    more = browser.turn(page, {"a.deliverables.planned": ["other"]})
    assert "One of your answers brought another question." in words(more)
    assert browser.turn(more, {f"a.{hidden.id}": "a film"}).status == 303


def test_who_sees_an_answer_is_switched_beside_it_and_never_beyond_the_promise(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    page = browser.turn(browser.get(at), {"a.core.trust": 3, "a.core.expectations": 6}, go="stay")
    page = browser.get(at)
    assert "drawn.core.expectations" in page.body
    browser.turn(page, {"w.core.expectations": []}, go="stay")
    form = form_of(served, browser, TOM)
    assert form.answers["core.expectations"].audience is Audience.ONLY_YOU
    before = form.answers["core.trust"].audience
    action, fields = browser.fill(page, {"w.core.trust": ["partner", "leads"]})
    browser.post(action, [*fields, ("drawn.core.trust", "partner:off")])
    after = form_of(served, browser, TOM).answers["core.trust"].audience
    assert after in (before, form.instrument.item("core.trust").widest_audience)


def test_change_leads_from_the_check_to_the_question_and_back_to_where_it_stands(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    link = re.search(r'href="([^"#]*)#q-core.trust"', browser.get(f"{at}/check").body)
    assert link
    changing = browser.get(unescape(link[1]))
    assert "Back to the check" in words(changing)
    refused = browser.turn(changing, {"a.core.trust": 9}, go="check")
    assert "Back to the check" in words(refused)
    back = browser.turn(refused, {"a.core.trust": 5}, go="check").headers["Location"]
    assert back == f"{at}/check#c-core.trust"
    assert 'id="c-core.trust"' in browser.get(f"{at}/check").body


def test_a_topic_is_shown_to_fewer_on_the_check_page_and_afterwards_for_good(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    check = browser.get(f"{at}/check")
    fields = dict(parsed(check).forms[f"{at}/who"])
    topic = next(name for name in fields if name.startswith("topic."))
    assert MIRA not in "".join(re.findall("<option.*?</option>", check.body))
    stays = browser.follow(browser.post(f"{at}/who", list(fields.items())))
    fewer = browser.post(f"{at}/who", [*fields.items(), (topic, "only_you")])
    assert "as you chose" in words(browser.follow(fewer))
    item = topic.removeprefix("topic.")
    assert form_of(served, browser, TOM).answers[item].audience is Audience.ONLY_YOU
    stale = browser.post(f"{at}/check", parsed(stays).forms[f"{at}/check"])
    assert stale.status == 409
    assert form_of(served, browser, TOM).owed.submitted_at is None
    fresh = parsed(stale).forms[f"{at}/check"]
    assert browser.post(f"{at}/check", fresh).status == 303
    wider = browser.post(f"{at}/who", [(topic, "partner_and_leads"), (f"stood.{item}", "")])
    assert form_of(served, browser, TOM).answers[item].audience is Audience.ONLY_YOU
    assert wider.status in (303, 400)


def test_answers_show_on_the_browser_that_gave_them_and_with_the_pin(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    untouched = browser.get(at)
    answered(browser, at)
    other = reader(server, served, TOM)
    elsewhere = other.get(at)
    assert parsed(elsewhere).forms[at] == parsed(untouched).forms[at]
    assert "0 of" not in words(other.get("/light"))
    said = words(other.get(f"{at}/check"))
    assert "13 questions without an answer" in said
    empty = other.post(f"{at}/check", parsed(other.get(f"{at}/check")).forms[f"{at}/check"])
    assert (empty.status, "Nothing is answered here yet" in words(empty)) == (409, True)
    assert browser.post("/light/own-pin", [("pin", "482915")]).status == 303
    wrong = other.post("/light/pin", [("pin", "000000"), ("form", at.rpartition("/")[2])])
    assert (wrong.status, "not the right number" in wrong.body) == (400, True)
    right = other.post("/light/pin", [("pin", "482915"), ("form", at.rpartition("/")[2])])
    assert "Your answers now show on this device too." in words(other.follow(right))
    assert "Every question is answered." in words(other.get(f"{at}/check"))


def test_a_form_that_is_partly_answered_elsewhere_is_not_submitted_here(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    other = reader(server, served, TOM)
    other.turn(other.get(at), {"a.core.trust": 2})
    reply = other.post(f"{at}/check", parsed(other.get(f"{at}/check")).forms[f"{at}/check"])
    assert reply.status == 409
    assert "Already started elsewhere?" in reply.body
    unsure = other.post(f"{at}/again", [])
    assert (unsure.status, "Nothing was deleted" in unsure.body) == (400, True)
    assert form_of(served, browser, TOM).answers
    assert "empty now" in words(other.follow(other.post(f"{at}/again", [("sure", "yes")])))
    assert not form_of(served, browser, TOM).answers


def test_a_form_that_closes_meanwhile_says_so_and_gives_back_what_was_written(
    server: Server, served: House
) -> None:
    opened = served.open_round("introduction", now=datetime.now(UTC))
    browser = reader(server, served, TOM)
    at = f"/light/{served.form(served.actor(TOM), MIRA, number=2)}"
    form = responses.open_form(served.database, served.actor(TOM), at.rpartition("/")[2])
    item = next(one for one in form.shown if one.kind == "text")
    key = next(step[0].id for step in form.instrument.steps for part in step if item in part.items)
    page = browser.get(f"{at}?step={key}")
    moment = datetime.now(UTC)
    rounds.close_round(served.database, served.operator, opened.round_id, now=moment)
    late = browser.turn(page, {f"a.{item.id}": "Written too late"})
    assert late.status == 409
    assert "This round has closed" in words(late)
    assert "Written too late" in words(late)
    assert browser.get(at).headers["Location"] == "/light"


def test_a_submitted_form_is_reopened_until_both_have_submitted(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    browser.post(f"{at}/check", parsed(browser.get(f"{at}/check")).forms[f"{at}/check"])
    late = browser.post(at, [("a.core.trust", "1"), ("go", "next")])
    assert (late.status, "submitted already" in late.body) == (409, True)
    due = browser.get("/light")
    assert f"{at}/reopen" in due.body
    assert "not submitted now" in words(browser.follow(browser.post(f"{at}/reopen", [])))
    served.submit(served.actor(MIRA), TOM)
    browser.post(f"{at}/check", parsed(browser.get(f"{at}/check")).forms[f"{at}/check"])
    assert "both submitted" in words(browser.get(f"{at}/thanks"))
    assert f'href="{at}/reflection"' in browser.get("/light").body
    assert browser.post(f"{at}/reopen", []).status == 409


def test_nobody_gets_at_the_form_of_another(server: Server, served: House) -> None:
    browser, at = start(server, served)
    answered(browser, at)
    mira = reader(server, served, MIRA)
    for address in (at, f"{at}/check", f"{at}/thanks"):
        reply = mira.get(address)
        assert (reply.status, "not here for you" in reply.body) == (403, True)
    missing = at[:-1] + ("0" if at[-1] != "0" else "1")
    assert mira.get(missing).body == mira.get(at).body
    for way in ("", "/check", "/who", "/reopen", "/time", "/again"):
        reply = mira.post(at + way, [("a.core.trust", "1"), ("sure", "yes"), ("go", "next")])
        assert reply.status == 403
    assert form_of(served, browser, TOM).answers["core.trust"].number == 3


def test_a_stranger_and_another_site_change_nothing(server: Server, served: House) -> None:
    browser, at = start(server, served)
    for path in ("/light", at, f"{at}/check", f"{at}/thanks"):
        assert "Open your personal link" in server.get(path).body
    body = b"a.core.trust=1"
    assert "Open your personal link" in server.request("POST", at, body, Origin=server.origin).body
    foreign = server.request("POST", at, body, Origin="https://evil.example", Cookie=browser.cookie)
    assert foreign.status == 403
    assert not form_of(served, browser, TOM).answers
    assert "keeps no cookies" in server.get("/light?from=link").body


def test_the_list_shows_two_forms_and_says_where_one_stopped(server: Server, served: House) -> None:
    browser = reader(server, served, MIRA)
    due = browser.get("/light")
    assert {f"Start: {partner}" for partner in (TOM, UMA)} <= set(
        re.findall(r"(?:Start): [A-Z]\w+ \w+", words(due))
    )
    at = f"/light/{served.form(served.actor(MIRA), TOM)}"
    browser.turn(browser.get(at), {"a.core.trust": 3})
    assert "1 of 13 answered, and saved." in words(browser.get("/light"))


def test_signing_out_ends_the_session_and_what_is_not_sent_yet(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    browser.turn(browser.get(at), {"a.core.trust": 3})
    reply = browser.post("/light/sign-out", [("shared", "yes")])
    assert reply.headers["Clear-Site-Data"] == '"storage"'
    assert "You are signed out" in words(reply)
    assert "Open your personal link" in browser.get(at).body
    own = browser.cookie.partition("mentorsurvey_browser=")[2].partition(";")[0]
    again = server.press(served.token(TOM), Cookie=f"mentorsurvey_browser={own}").cookies
    back = Reader(
        server=server, cookie="; ".join(f"{name}={one.value}" for name, one in again.items())
    )
    assert not any(name == "a.core.trust" for name, _ in parsed(back.get(at)).forms[at])


def test_our_script_hears_what_came_of_each_answer(server: Server, served: House) -> None:
    browser, at = start(server, served)

    def send(*fields: tuple[str, str]) -> tuple[int, dict[str, object]]:
        reply = browser.post(at, list(fields), Accept="application/json")
        assert reply.headers["Cache-Control"] == "no-store"
        return reply.status, json.loads(reply.body)

    status, data = send(("a.core.trust", "3"), ("was.core.trust", ""))
    assert status == 200
    first = data["answers"]["core.trust"]  # type: ignore[index]
    assert (first["state"], first["value"]) == ("saved", ["3"])
    assert "core.trust" in data["promises"]  # type: ignore[operator]
    _, again = send(("a.core.trust", "3"), ("was.core.trust", ""))
    assert again["answers"] == data["answers"]
    _, newer = send(("a.core.trust", "5"), ("was.core.trust", ""))
    assert newer["answers"]["core.trust"]["state"] == "newer"  # type: ignore[index]
    _, known = send(("a.core.trust", "5"), ("was.core.trust", ""), ("was.core.trust", "=3"))
    assert known["answers"]["core.trust"]["value"] == ["5"]  # type: ignore[index]
    _, refused = send(("a.meetings", "x"), ("was.meetings", ""))
    assert refused["answers"]["meetings"]["state"] == "refused"  # type: ignore[index]
    server.request("POST", "/light/sign-out", b"", Origin=server.origin, Cookie=browser.cookie)
    status, over = send(("a.core.trust", "1"))
    assert (status, "You are signed out." in str(over["problem"])) == (401, True)


def test_what_was_begun_before_the_close_is_finished_and_what_was_not_is_closed(
    server: Server, served: House
) -> None:
    browser, at = start(server, served)
    browser.turn(browser.get(at), {"a.core.trust": 3})
    rounds.close_round(served.database, served.operator, served.round_id, now=datetime.now(UTC))
    for page in (browser.get("/light"), browser.get(at), browser.get(f"{at}/check")):
        assert "You can finish and submit until" in words(page)
    data = browser.post(at, [("a.core.work", "2")], Accept="application/json")
    assert "You can finish and submit until" in json.loads(data.body)["finish"]
    other = reader(server, served, TOM)
    assert "Nothing is due." in words(other.get("/light"))
    assert other.get(at).headers["Location"] == "/light"


def test_more_time_is_asked_for_a_form_that_was_begun(
    server: Server, served_database: Database
) -> None:
    opened = datetime.now(UTC) - timedelta(days=3)
    house = founded(served_database, name=f"Late {next(NUMBERS)}", now=opened)
    tom = house.actor(TOM, browser="a browser of long ago")
    form = house.form(tom, MIRA)
    house.answer(tom, form, {"core.trust": 3})
    closed = opened + timedelta(days=2)
    rounds.close_round(house.database, house.operator, house.round_id, now=closed)
    cookie = f"{BROWSER}=a browser of long ago"
    pressed = server.press(house.token(TOM), Cookie=cookie).cookies
    browser = Reader(server=server, cookie=f"{cookie}; {SESSION}={pressed[SESSION].value}")
    due = browser.get("/light")
    assert "What you saved (1 answer)" in words(due)
    assert "Neither Mira Olsen nor your leads can read what you saved." in words(due)
    asked = browser.follow(browser.post(f"/light/{form}/time", []))
    assert "You have asked for more time." in words(asked)
    assert "Nobody has decided yet." in words(asked)


def test_what_others_did_is_told_as_it_is_written(server: Server, served: House) -> None:
    address, person, now = "a_b*c@example.org", served.person_id(TOM), datetime.now(UTC)
    form = served.form(served.actor(TOM), MIRA)
    correct(served.database, served.lead, person, name=TOM, address=address, now=now)
    token = sign_in.mint(served.database, served.lead, person, now=now)
    browser = Reader(server=server, cookie=server.sign_in(token))
    for path in ("/light", f"/light/{form}"):
        assert f"to {address}. Your links are sent there." in words(browser.get(path))


def test_our_script_finds_its_words_on_the_page(server: Server, served: House) -> None:
    browser, at = start(server, served)
    found = re.search(r"data-words='([^']*)'", browser.get(at).body)
    assert found is not None
    said = json.loads(found[1])
    script = (files.FOLDER / "form.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\bwords\.(\w+)", script)) == set(said)
    for sentence in said.values():
        assert sentence not in script


def test_days_are_said_in_the_zone_that_the_browser_tells_or_else_in_the_programs(
    server: Server, served: House
) -> None:
    browser, _ = start(server, served)
    closes = form_of(served, browser, TOM).owed.closes_at

    def until(told: str) -> str:
        page = server.get("/light", Cookie=f"{browser.cookie}; {ZONE}={told}")
        (found,) = re.findall(r"until <strong>(.*?)</strong>", unescape(page.body))
        return str(found)

    for zone in ("America/New_York", "Asia/Tokyo", "UTC"):
        assert until(zone) == days.until(closes, zone, own=True, now=datetime.now(UTC))
    theirs = days.until(closes, "Pacific/Kiritimati", own=False, now=datetime.now(UTC))
    assert "(Kiritimati time)" in theirs
    for nothing in ("", "Nowhere/Nothing", "../../etc/passwd", "x" * 3000, "%00", '"a b"'):
        assert until(nothing) == theirs
    for script in ("form.js", "choose.js"):
        assert f"cookie = `{ZONE}=" in (files.FOLDER / script).read_text(encoding="utf-8")
