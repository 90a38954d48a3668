"""Everybody opens every page, with the addresses of what is not theirs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import now as clock
from mentorsurvey import sign_in
from mentorsurvey.access import PAGE_RULES, operator
from mentorsurvey.errors import NotAllowed
from mentorsurvey.settings import ROOT, settings
from mentorsurvey.store import create
from mentorsurvey.ui import current
from tests.access.recipe import PAIRS, REACH
from tests.access.world import AFTER, PIM, World, made
from tests.house import TOM, VERA
from tests.pages.leading import UI

MAIN = ROOT / "mentorsurvey" / "ui" / "main.py"
WHO = {
    "nobody": "",
    "participant": "phone",
    "link holder": "somebody else's",
    "named contact": "office",
    "contact's link": "the lead's",
    "lead": "lead's browser",
    "recused lead": "desk",
    "lead elsewhere": "lead's browser",
    "ended lead": "desk",
}
"""Who opens pages → their browser."""
LEADING = {"lead", "recused lead", "lead elsewhere"}
NOT_YOURS = NotAllowed().what
SIGN_IN = "Open your personal link"
OF_A_FORM = {"participant/answer", "participant/thanks", "participant/reflection"}
ADDRESSES = {
    "plainly": {"form": "", "relationship": "", "person": "", "pair": ""},
    "with a form of theirs": {
        "form": "own",
        "relationship": "other pair's",
        "person": "own",
        "pair": "own",
    },
    "with what is not theirs": {
        "form": "other pair's",
        "relationship": "own",
        "person": "other pair's",
        "pair": "other pair's",
    },
}
"""What the address names. The pair of the participant is kept from one of the leads."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made(create(Path(tmp_path_factory.mktemp("pages")) / "pages.db"))


def cookie(world: World, who: str) -> str:
    """A session of that person's, as the link gives it."""
    if who == "nobody":
        return ""
    actor = world.actors[who]
    link = sign_in.mint(
        world.database,
        operator(actor.program_id),
        actor.person_id,
        scope="lead" if who in LEADING | {"ended lead"} else "participant",
        now=AFTER,
    )
    return sign_in.start_session(world.database, link, browser=WHO[who], now=AFTER)


@pytest.fixture
def app(world: World, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> AppTest:
    """A tab of one of them, on their first page."""
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(world.database.path))
    settings.cache_clear()
    token = cookie(world, request.param)
    monkeypatch.setattr("mentorsurvey.ui.current.token", lambda: token)
    for module in (clock, *UI):
        if hasattr(module, "now"):
            monkeypatch.setattr(module, "now", lambda: AFTER)
    return AppTest.from_file(str(MAIN), default_timeout=60).run()


def everything(at: AppTest) -> str:
    """All that the tab was sent, as text: words, options, tables, labels."""
    return "\n".join(_texts(at))


def _texts(at: AppTest) -> Iterator[str]:
    for block in (at.main, at.sidebar):
        for element in block:
            yield str(getattr(element, "proto", ""))
            value = getattr(element, "value", None)
            table = getattr(value, "to_csv", None)  # None also of what our script holds
            yield table() if table else str(value)


def expected(who: str, page: str, address: str) -> str:
    """What comes of it: the page opens, one is told that it is not theirs, or led to sign in."""
    whose = PAGE_RULES[page].whose
    if who == "nobody":
        return "signs in"
    if whose == "lead" and who not in LEADING:
        return "told"
    if page in OF_A_FORM:
        own = who in ("participant", "link holder") and address == "with a form of theirs"
        return "opens" if own else "told"
    if page == "lead/relationship":
        pair = ADDRESSES[address]["relationship"]
        return "opens" if not pair or who in PAIRS[pair] else "told"
    if page == "participant/agreement":
        pair = ADDRESSES[address]["pair"]
        return "opens" if pair and who in REACH["agreement"][pair] else "told"
    if page == "lead/people":
        person = ADDRESSES[address]["person"]
        return "opens" if not person or who in REACH["person"][person] else "told"
    return "signs in" if whose == "nobody" else "opens"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("app", "who"), [(who, who) for who in WHO], ids=WHO, indirect=["app"])
def test_a_page_opens_for_whom_the_table_says_and_names_nobody_else(
    app: AppTest, world: World, who: str, address: str
) -> None:
    kept = world.hidden[who if who != "nobody" else "clock"]
    names = ADDRESSES[address]
    query = {
        "form": world.objects["reflection"].get(names["form"], ""),
        "relationship": world.objects["pair"].get(names["relationship"], ""),
        "person": world.objects["person"].get(names["person"], ""),
        "pair": world.objects["agreement"].get(names["pair"], ""),
    }
    wrong = []
    for page in PAGE_RULES:
        app.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for key, value in query.items():
            app.query_params[key] = value
        at = app.run()
        said = everything(at)
        if at.exception:
            wrong.append(f"{page}: {at.exception[0].value}")
        came = "told" if NOT_YOURS in said else "signs in" if SIGN_IN in said else "opens"
        if came != expected(who, page, address):
            wrong.append(f"{page}: {expected(who, page, address)} expected, but {came}")
        # An id that stands in the address may come back from it.
        if leaked := sorted(one for one in kept if one in said and one not in query.values()):
            wrong.append(f"{page}: shows {leaked}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("app", ["participant", "ended lead"], indirect=True)
def test_a_leads_callback_is_refused_to_everybody_else(app: AppTest) -> None:
    assert not app.exception  # the tab is open, and its session is what guard() reads
    assert current.guard().kind == "person"
    with pytest.raises(NotAllowed):
        current.guard(lead=True)


@pytest.mark.parametrize(("app", "who"), [("lead", "lead")], indirect=["app"])
def test_what_is_looked_through_holds_names_where_they_may_be(app: AppTest, who: str) -> None:
    app.switch_page(str(ROOT / "pages" / "lead" / "people.py"))
    said = everything(app.run())
    assert {name for name in (TOM, VERA, PIM) if name in said} == {TOM, VERA}, who
