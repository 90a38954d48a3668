"""axe-core finds nothing on any page, small and large, light and dark."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from mentorsurvey import responses, sign_in, simulate
from mentorsurvey.access import PAGE_RULES, Actor, operator
from mentorsurvey.access.actor import Scope
from mentorsurvey.store import Database, create
from mentorsurvey.store.owing import Owed
from tests.browser.conftest import DESK, PHONE, free_port, serving
from tests.browser.people import DRAWN, arrive

NOT_OURS = ["canvas", "[data-testid=stFileUploaderDropzone]"]
"""Streamlit's own list, which is drawn, and its field for a file: nothing of ours can mend them."""
OF_A_FORM = {
    "participant/answer",
    "participant/thanks",
    "participant/reflection",
    "participant/agreement",
}
LEADS = [name for name, rule in PAGE_RULES.items() if rule.whose == "lead"]
OWN = [
    name
    for name, rule in PAGE_RULES.items()
    if rule.whose == "participant" and name not in OF_A_FORM
]


Come = Callable[[str], Page]


LOOKS = {"light": [PHONE], "dark": [DESK]}
if os.environ.get("EVERY_LOOK"):
    LOOKS = {theme: [DESK, PHONE] for theme in LOOKS}
"""Each theme and each size once; all four together with EVERY_LOOK=1."""


class Place:
    """A small demonstration that is served: who is in it, and their links."""

    def __init__(self, database: Database, url: str, demo: simulate.Demo) -> None:
        self.database, self.url, self.demo = database, url, demo

    def link(self, person_id: str, scope: Scope = "participant") -> str:
        """A personal link."""
        now = datetime.now(UTC)
        actor = operator(self.demo.program.id)
        return f"{self.url}/r/{sign_in.mint(self.database, actor, person_id, scope=scope, now=now)}"

    def form(self, person_id: str, *, released: bool = False) -> Owed:
        """A form of one of them: one that is open, or one that both can read together."""
        actor = Actor(
            kind="person",
            program_id=self.demo.program.id,
            person_id=person_id,
            scope="participant",
        )
        return next(
            form.owed
            for form in responses.due(self.database, actor)
            if (form.owed.released_at is not None) == released
            and (released or form.owed.is_open(datetime.now(UTC)))
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    database = create(tmp_path_factory.mktemp("seen") / "demo.db")
    demo = simulate.build(database, pairs=12, rounds=4, now=datetime.now(UTC))
    with serving(Path(database.path), free_port()) as url:
        yield Place(database, url, demo)


@pytest.fixture(scope="module")
def come(chromium: Browser, place: Place) -> Iterator[Come]:
    """The page of somebody who came in by their link, once each."""
    pages: dict[str, Page] = {}

    def of(person_id: str) -> Page:
        if person_id not in pages:
            scope: Scope = "lead" if person_id == place.demo.lead_id else "participant"
            pages[person_id] = arrive(chromium, place.link(person_id, scope), DESK)
        return pages[person_id]

    yield of
    for page in pages.values():
        page.context.close()


def ready(page: Page) -> None:
    """The page has run to its end and nothing is still loading."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.wait_for_function(DRAWN)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.wait_for_load_state("networkidle")


def found(page: Page, address: str) -> list[str]:
    """What axe-core finds there."""
    problems = []
    for theme, sizes in LOOKS.items():
        page.emulate_media(color_scheme=theme)
        page.goto(address)
        for size in sizes:
            page.set_viewport_size(size)
            ready(page)
            for one in (
                Axe().run(page, {"exclude": [[one] for one in NOT_OURS]}).response["violations"]
            ):
                where = "; ".join(
                    f"{node['target']} {node['failureSummary']}" for node in one["nodes"]
                )
                problems.append(f"{theme} {size['width']}: {one['id']}: {where}"[:1500])

    return problems


@pytest.mark.parametrize("name", LEADS)
def test_of_leads(come: Come, place: Place, name: str) -> None:
    page = come(place.demo.lead_id)
    assert found(page, f"{place.url}/{name.partition('/')[2]}") == []


@pytest.mark.parametrize("name", OWN)
def test_of_participants(come: Come, place: Place, name: str) -> None:
    page = come(place.demo.mentee_id)
    assert found(page, f"{place.url}/{name.partition('/')[2]}") == []


FORMS = {
    "the first step": "answer?form={open}&step=1",
    "the check": "answer?form={open}&step=9",
    "who sees what": "answer?form={released}",
    "thanks": "thanks?form={released}",
    "the reflection": "reflection?form={released}",
    "the agreement": "agreement?pair={pair}",
    "light, the agreement": "light/agreement/{pair}",
    "light, what is due": "light",
    "light, my answers": "light/my-answers?open=all",
    "light, my mentors": "light/my-mentors",
    "light, the reflection": "light/{released}/reflection",
    "light, the first step": "light/{open}?step=together",
    "light, the check": "light/{open}/check",
    "light, who sees what": "light/{released}",
    "light, thanks": "light/{released}/thanks",
}
"""Pages about one form → their addresses."""


@pytest.mark.parametrize("address", FORMS.values(), ids=FORMS)
def test_of_a_form(come: Come, place: Place, address: str) -> None:
    person = place.demo.mentor_id
    released = place.form(person, released=True)
    ids = {
        "open": place.form(person).invitation_id,
        "released": released.invitation_id,
        "pair": released.relationship_id,
    }
    assert found(come(person), f"{place.url}/{address.format(**ids)}") == []


def test_of_somebody_who_is_not_signed_in(chromium: Browser, place: Place) -> None:
    page = chromium.new_context().new_page()
    for address in (place.link(place.demo.mentee_id), place.url, f"{place.url}/nothing/here"):
        assert found(page, address) == []
    page.context.close()
