"""A program full of hostile strings, walked by its people: nothing acts, nothing is heard."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from mentorsurvey.instruments import one_line
from tests.browser.conftest import DESK, PHONE
from tests.browser.hostile_world import CONTACT, HostileWorld, hostile_world
from tests.browser.people import DRAWN
from tests.hostile import FORMULAS, HTML, LINES, MARKDOWN
from tests.house import LEAD
from tests.readings.played import PAIRS

MENTOR, MENTEE = PAIRS[0]
OWN = {"inline", "eval", "wasm-eval"}
"""What Streamlit's own files try, and are not allowed."""
WATCH = """
window.blocked = [];
document.addEventListener('securitypolicyviolation', one => window.blocked.push(one.blockedURI));
"""
MADE = """trap => {
const found = [];
for (const one of document.querySelectorAll('a[href], area[href], form[action], img, image, iframe,'
    + ' object, embed, video, audio, script[src], link[href], base, use')) {
  const to = one.href?.baseVal ?? one.href ?? one.src ?? one.action ?? one.data ?? '';
  const own = String(to) === '' || String(to).startsWith(location.origin)
    || String(to).startsWith('data:') || String(to).startsWith('blob:')
    || /^mailto:[^?&#]+[?]subject=[^&#]*&body=[^&#]*$/.test(String(to));
  if (!own || one.matches('iframe, object, embed, base, [alt="Streamlit logo"]'))
    found.push(one.outerHTML.slice(0, 200));
}
for (const one of document.querySelectorAll('*'))
  for (const each of one.attributes)
    if (each.name.startsWith('on')) found.push(`${one.tagName} ${each.name}`);
return found;
}"""
"""Everything that leads or runs elsewhere, and every handler that stands in an attribute.

A letter that a lead can open has addresses, a subject and a text, and nothing that a name added.
"""
SAID = """() => {
const copy = document.body.cloneNode(true);
const aside = '[data-testid="stText"], textarea, script, style, noscript';
for (const one of copy.querySelectorAll(aside)) one.remove();
return copy.textContent;
}"""
"""The words of a page, but those that stand in a block of their own as they were written."""
UNFOLD = """() => document.querySelectorAll('details:not([open]) > summary')
    .forEach(one => one.click())"""
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def squeezed(text: str) -> str:
    """In one line, without the joiners that part what would become a link."""
    return " ".join(text.replace("\u2060", "").split())


class Visit:
    """Somebody's tab, with everything noted that it asks for, runs or is stopped from doing."""

    def __init__(self, page: Page, world: HostileWorld) -> None:
        self.page, self._world = page, world
        self.wrong: list[str] = []
        page.on("request", lambda request: self._ask(request.url))
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("popup", lambda popup: self.wrong.append(f"popup: {popup.url}"))
        page.add_init_script(WATCH)

    def _ask(self, url: str) -> None:
        if not url.startswith((self._world.url, "data:", "blob:")):
            self.wrong.append(f"request: {url}")

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str, see: str = "h1") -> None:
        """Come to an address and wait until it is drawn."""
        self.page.goto(f"{self._world.url}{path}")
        expect(self.page.locator(see).first).to_be_visible()
        self.page.wait_for_function(DRAWN)

    def unfold(self) -> None:
        """Open all that is folded."""
        self.page.evaluate(UNFOLD)
        self.page.wait_for_timeout(100)  # the server hears of some of them
        self.page.wait_for_function(DRAWN)

    def _said(self, *called: str) -> str:
        """All that the page says, once the last of it is there."""
        for _ in range(50):
            said = str(self.page.evaluate(SAID))
            if all(squeezed(one_line(name)) in squeezed(TURNS.sub("", said)) for name in called):
                break
            self.page.wait_for_timeout(200)
        return said

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        self.page.wait_for_function(DRAWN)

    def check(self, *called: str, words: bool = False) -> None:
        """Nothing acts here; these names are written as they are, and turn nothing around them."""
        assert self.page.evaluate(MADE, self._world.trap) == []
        assert self.page.evaluate("window.pwned") is None
        blocked = set(self.page.evaluate("window.blocked")) - OWN
        assert (self.wrong, blocked) == ([], set())
        said = self._said(*called)
        assert not TURNS.search(
            self.page.evaluate(SAID.replace("noscript", "noscript, bdi, canvas"))
        )
        for name in called:
            assert squeezed(one_line(name)) in squeezed(TURNS.sub("", said))
        if words:
            texts = [
                squeezed(text) for text in self.page.get_by_test_id("stText").all_inner_texts()
            ]
            wanted = squeezed(self._world.words)
            assert any(text and wanted.startswith(text) and len(text) > 200 for text in texts)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileWorld]:
    with hostile_world(tmp_path_factory.mktemp("hostile")) as made:
        yield made


@pytest.fixture
def visit(chromium: Browser, world: HostileWorld) -> Iterator[Callable[..., Visit]]:
    """A tab of somebody's, signed in or not; afterwards nobody has heard anything."""
    contexts = []

    def come(who: str = "", viewport: dict[str, int] = DESK) -> Visit:
        context = chromium.new_context(viewport=viewport)
        if who:
            context.add_cookies(world.signed_in(who))
        contexts.append(context)
        return Visit(context.new_page(), world)

    yield come
    for context in contexts:
        context.close()
    assert world.heard == []


def test_the_listener_would_hear(chromium: Browser, world: HostileWorld) -> None:
    page = chromium.new_page()
    page.set_content(f'<img src="http://{world.trap}/control">')
    page.wait_for_load_state("networkidle")
    assert world.heard == ["/control"]
    world.heard.clear()
    page.close()


def test_a_lead_walks_through_all_pages(world: HostileWorld, visit: Callable[..., Visit]) -> None:
    lead, name = visit(LEAD), world.called
    lead.open("/overview", see=".js-plotly-plot .textpoint")
    lead.unfold()
    lead.check(name[LEAD])
    lead.open(f"/relationship?relationship={world.pair}", see=".js-plotly-plot .point")
    lead.unfold()
    lead.check(name[MENTOR], name[MENTEE], words=True)
    lead.open(f"/relationship?relationship={HTML[0].text}&form={MARKDOWN[0].aimed_at(world.trap)}")
    lead.check()
    lead.open("/in_their_words?round=4", see="[data-testid='stText']")
    lead.check(name[MENTOR], name[MENTEE], words=True)
    lead.open("/attention", see="[class*='st-key-entry-']")
    lead.unfold()
    lead.check(name[PAIRS[1][0]], name[PAIRS[1][1]], words=True)
    lead.press("Write to both")
    lead.check()
    for page in ("/rounds", "/people", "/quality"):
        lead.open(page)
        lead.unfold()
        lead.check()
    lead.open("/record")
    lead.check(name[LEAD])
    lead.open("/program")
    lead.unfold()
    lead.check(name[CONTACT])
    asked = lead.page.get_by_role("combobox", name="A lead whom people can ask")
    expect(asked).to_have_value(one_line(name[LEAD]))


def test_a_charts_words_are_shown_as_they_are_written(
    world: HostileWorld, visit: Callable[..., Visit]
) -> None:
    lead = visit(LEAD)
    lead.open("/overview", see=".js-plotly-plot .textpoint")
    page, shown = lead.page, []
    for text in page.locator(".js-plotly-plot .textpoint text").all():
        shown.append(squeezed(text.text_content() or ""))
    name = world.called
    labels = [squeezed(one_line(f"{name[mentee]} with {name[mentor]}")) for mentor, mentee in PAIRS]
    for label in labels:
        assert any(len(text) > 15 and label.startswith(text.rstrip("…")) for text in shown)
    hovered, said = set(), page.locator(".hoverlayer .hovertext")
    for point in page.locator(".js-plotly-plot:has(.textpoint) .points path.point").all():
        page.mouse.move(0, 0)
        expect(said).to_have_count(0)
        point.evaluate("one => one.scrollIntoView({block: 'center'})")
        point.hover(force=True)
        expect(said.first).to_be_visible()
        hovered.add(squeezed(said.first.text_content() or ""))
    for label in labels:
        assert any(text.startswith(label) for text in hovered)
    lead.check()


def test_both_of_a_pair_walk_through_their_pages(
    world: HostileWorld, visit: Callable[..., Visit]
) -> None:
    name = world.called
    for who, partner in ((MENTOR, MENTEE), (MENTEE, MENTOR)):
        person = visit(who, PHONE)
        person.open("/")
        person.unfold()
        person.check(name[who], name[partner], words=True)
        person.open(f"/reflection?form={world.released[who]}", see="h1:has-text('You and')")
        person.unfold()
        person.check(name[partner], words=True)
        person.open(f"/answer?form={world.released[who]}", see="h1:has-text('who sees')")
        person.unfold()
        person.check(name[partner], words=True)
    person.open(f"/thanks?form={world.released[MENTEE]}")
    person.check(name[MENTEE])


def test_a_form_about_a_hostile_name_is_answered_step_by_step(
    world: HostileWorld, visit: Callable[..., Visit]
) -> None:
    mentor = visit(MENTOR, PHONE)
    for step in ("1", "2", "4", HTML[0].text, "-1"):
        mentor.open(f"/answer?form={world.draft}&step={step}")
        mentor.unfold()
        mentor.check(world.called[MENTEE])
    wrong = (HTML[0].text, MARKDOWN[0].aimed_at(world.trap), "%00", "%ED%A0%80", "../due")
    for page, form in zip(cycle(("answer", "reflection", "thanks")), wrong):
        mentor.open(f"/{page}?form={form}", see="[role=alert]")
        mentor.check()


def test_what_somebody_types_is_saved_as_it_is_written_or_refused(
    world: HostileWorld, visit: Callable[..., Visit]
) -> None:
    mentee = visit(MENTEE, PHONE)
    mentee.open(f"/answer?form={world.typed}&step=3")
    field = mentee.page.get_by_label("What do you hope").first
    for one in (HTML[1], MARKDOWN[0], FORMULAS[0], LINES[3]):
        field.fill(one.aimed_at(world.trap))
        field.press("Tab")
        expect(mentee.page.get_by_text("visibility").first).to_be_visible()
        mentee.page.wait_for_function(DRAWN)
        mentee.check()
    field.fill("Eve\0Adam")
    field.press("Tab")
    told = mentee.page.locator(".told").first
    expect(told).to_contain_text("holds a character that cannot be stored")
    mentee.check()


def test_whoever_is_asked_for_and_whoever_opens_a_link_reads_names_alone(
    world: HostileWorld, visit: Callable[..., Visit]
) -> None:
    asked = visit(CONTACT)
    asked.open("/asked_for_you", see="text=would like you to get in touch")
    asked.check(world.called[PAIRS[2][0]], world.called[PAIRS[2][1]])
    stranger = visit("", PHONE)
    stranger.page.goto(world.link(MENTOR))
    stranger.check(world.called[MENTOR], world.called[MENTEE], world.called[LEAD])
    for wrong in (HTML[1].text, MARKDOWN[0].text, "%2e%2e%2f", "x" * 3_000):
        stranger.page.goto(f"{world.url}/r/{wrong}")
        stranger.check()


def test_a_hostile_roster_is_previewed_and_imported(
    world: HostileWorld, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    lead = visit(LEAD)
    lead.open("/people")
    image = MARKDOWN[0].aimed_at(world.trap).replace("/", "∕")
    for name, text in (
        (f"{image} :streamlit: <b>x.csv", f"mentor,mentee,{image}\nEve <b>,{image},x\nEve,\n"),
        (f"{image}.csv", f"{image},![]()\nx,y\n"),
        (f"{image} 2.csv", f"{image},{image}\nx,y\n"),
        (f"{image} 3.csv", 'mentor,mentee\n"Eve,x\n'),
    ):
        file = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
        lead.page.locator("input[type=file]").set_input_files(file)
        expect(lead.page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
        lead.page.wait_for_function(DRAWN)
        lead.unfold()
        lead.check()
        if "<b>" in name:
            lead.press("Import 1 relationship")
            expect(
                lead.page.get_by_text("1 relationship imported. 1 row stayed out.")
            ).to_be_visible()
            lead.check(name)
