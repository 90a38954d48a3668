"""Deciding in the light form, without any script."""

from datetime import timedelta

import pytest

from mentorsurvey import rounds
from mentorsurvey.instruments import shipped
from mentorsurvey.readings import deciding_words as told
from tests.house import MIRA, TOM, House
from tests.program.deciding import Deciders
from tests.store.leading import pair_id
from tests.web.lightly import Reader, reader, words
from tests.web.server import Reply, Server
from tests.web.test_light_agreement import actor_of, now


@pytest.fixture
def readers(server: Server, served: House) -> tuple[Reader, Reader]:
    return reader(server, served, MIRA), reader(server, served, TOM)


@pytest.fixture
def two(served: House, readers: tuple[Reader, Reader]) -> Deciders:
    """Both have submitted an introduction on these browsers."""
    moment = now()
    number = rounds.open_round(
        served.database,
        served.operator,
        shipped()["introduction"],
        closes_at=moment + timedelta(days=14),
        now=moment,
    ).number
    mira, tom = (actor_of(served, one) for one in readers)
    hers = served.submit(mira, TOM, {"time.hours": 2}, number=number, now=now())
    his = served.submit(tom, MIRA, {"time.hours": 9}, number=number, now=now())
    return Deciders(house=served, pair=pair_id(served, TOM), mira=mira, tom=tom, hers=hers, his=his)


def at(form: str) -> str:
    return f"/light/{form}"


def decide(browser: Reader, form: str, choice: str) -> Reply:
    return browser.post(f"{at(form)}/decide", [("choice", choice)] if choice else [])


def test_both_decide_unseen_and_read_what_came_of_it(
    two: Deciders, readers: tuple[Reader, Reader]
) -> None:
    mira, tom = readers
    his = words(tom.get(f"{at(two.his)}/reflection"))
    assert "Tom Reyes can give 9 hours a month" in words(mira.get(f"{at(two.hers)}/reflection"))
    assert told.TOLD["start"] in his
    assert told.OPEN["start"] in words(mira.get("/light"))
    page = mira.follow(decide(mira, two.hers, "commit"))
    assert told.OPEN["start"] not in words(mira.get("/light"))
    assert "You decided: “Yes, I commit”." in words(page)
    assert words(tom.get(f"{at(two.his)}/reflection")) == his
    page = tom.follow(decide(tom, two.his, "later"))
    for said in (words(page), words(mira.get(f"{at(two.hers)}/reflection"))):
        assert told.came("not_started") in said
        assert "more time" not in said
        assert "One next step" not in said


def test_both_commit(two: Deciders, readers: tuple[Reader, Reader]) -> None:
    mira, tom = readers
    decide(mira, two.hers, "commit")
    page = tom.follow(decide(tom, two.his, "commit"))
    assert told.came("starts") in words(page)
    assert f"/light/agreement/{two.pair}" in page.body


def test_nothing_chosen_something_else_or_a_stale_page_decides_nothing(
    two: Deciders, readers: tuple[Reader, Reader]
) -> None:
    mira, _ = readers
    page = decide(mira, two.hers, "")
    assert (page.status, told.FIRST in words(page)) == (400, True)
    page = decide(mira, two.hers, "end")
    assert (page.status, "not one of the options" in words(page)) == (400, True)
    assert (page.body.count('href="#decision"'), 'href="#step"' in page.body) == (1, False)
    two.both("commit", "commit", now=now())
    page = decide(mira, two.hers, "not_now")
    assert (page.status, "both decided in the meantime" in words(page)) == (409, True)
    assert told.came("starts") in words(page)
    assert 'href="#decision"' not in page.body
