"""The first page of the light form: reflections by partner, and what a person chooses there."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorsurvey import rounds
from mentorsurvey.mail.wishes import MEANS, wishes
from mentorsurvey.program import research
from mentorsurvey.readings import consent_words
from mentorsurvey.responses import saying
from mentorsurvey.store import create
from tests.house import MIRA, TOM, UMA, House, founded
from tests.web.lightly import Reader, actor_of, parsed, reader, words
from tests.web.server import Server, serving

WORDS = "The tides study of <Harbor>."


def played(house: House, browser: Reader, count: int) -> None:
    """Rounds of Mira's with both of her mentees, each closed before the next."""
    now = datetime.now(UTC)
    mira = actor_of(house, browser)
    for number in range(1, count + 1):
        if number > 1:
            for each in rounds.list_rounds(house.database, house.operator):
                if each.is_open(now):
                    rounds.close_round(house.database, house.operator, each.id, now=now)
            house.open_round(now=now)
        for mentee in (TOM, UMA):
            house.submit(mira, mentee, number=number, now=now)
            house.submit(house.actor(mentee), MIRA, number=number, now=now)


def test_reflections_stand_by_partner_with_the_newest_first_and_the_rest_folded(
    server: Server, served: House
) -> None:
    mira = reader(server, served, MIRA)
    played(served, mira, 3)
    page = mira.get("/light").body
    boxes = re.findall(r'<section class="box" aria-label="[^"]+">(.*?)</section>', page, re.S)
    assert len(boxes) == 2
    for box in boxes:
        at_once, folded = box.split("<details>")
        assert re.findall(r"Round (\d)", at_once) == ["3"]
        assert re.findall(r"Round (\d)", folded) == ["2", "1"]
        assert "/agreement/" in at_once
        assert saying.CHANGE_WHO in at_once


def test_the_last_day_goes_into_a_calendar(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    page = tom.get("/light").body
    link = re.search(rf'href="([^"]+)">{saying.CALENDAR}', page)
    assert link
    file = tom.get(link[1].replace("&amp;", "&"))
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert "Last day: Check-in about Mira" in file.body


def press(browser: Reader, page: str, action: str, study: str = "") -> str:
    fields = list(parsed(browser.get(page)).forms[action])
    reply = browser.post(action, [*fields, *([("study", study)] if study else [])])
    return words(browser.follow(reply))


def test_answers_are_given_for_research_and_taken_back(server: Server, served: House) -> None:
    now = datetime.now(UTC)
    tom = reader(server, served, TOM)
    assert consent_words.TITLE not in words(tom.get("/light"))
    research.ask(served.database, served.lead, WORDS, now=now)
    asked = words(tom.get("/light"))
    for sentence in (WORDS, consent_words.WHAT, consent_words.FREE, consent_words.ELSEWHERE):
        assert sentence in asked
    actor = actor_of(served, tom)
    form = served.submit(actor, MIRA, now=now)
    own = research.own_consent(served.database, actor)
    assert own is not None
    thanks = f"/light/{form}/thanks"
    assert tom.post("/light/agree", [("study", "another")]).status == 400
    assert consent_words.AGREED in press(tom, thanks, "/light/agree", own.study.id)
    assert consent_words.TITLE not in words(tom.get(thanks))
    assert "You have agreed since" in words(tom.get("/light"))
    assert consent_words.WITHDRAWN in press(tom, "/light", "/light/withdraw")
    own = research.own_consent(served.database, actor)
    assert own is not None
    assert own.agreed is None


def test_reminders_are_stopped_where_the_server_sends_mail(
    server: Server, served: House, tmp_path: Path
) -> None:
    assert MEANS not in words(reader(server, served, TOM).get("/light"))
    house = founded(create(tmp_path / "house.db"), now=datetime.now(UTC) - timedelta(minutes=1))
    with serving(house.database.path, clock="off", smtp="smtp://127.0.0.1:2525") as mailing:
        tom = reader(mailing, house, TOM)
        page = tom.get("/light")
        assert MEANS in words(page)
        assert parsed(page).forms["/light/reminders"] == [("wanted", "yes")]
        reply = tom.post("/light/reminders", [])
        assert "You get no reminders any more." in words(tom.follow(reply))
        assert wishes(house.database, actor_of(house, tom)).no_reminders
        assert parsed(tom.get("/light")).forms["/light/reminders"] == []
        reply = tom.post("/light/reminders", [("wanted", "yes")])
        assert "You get reminders." in words(tom.follow(reply))
        assert not wishes(house.database, actor_of(house, tom)).no_reminders
