"""The light form in a browser: without a script, by keyboard, and with the connection gone."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Route, expect

from mentorsurvey import responses, sign_in
from mentorsurvey.responses import Form
from mentorsurvey.sign_in.cookies import SESSION
from tests.browser.conftest import PHONE, World
from tests.browser.relay import relaying

SMALL = {"width": 320, "height": 640}
TOUCH = 44
expect.set_options(timeout=20_000)
LIGHT = "Use the light form"
AT_ONCE = 12
"""How many files are fetched ahead at a time."""


def come(browser: Browser, link: str, **options: object) -> Page:
    """Open a link in a browser of one's own and choose the light form."""
    page = browser.new_context(**{"viewport": PHONE, **options}).new_page()
    page.goto(link)
    page.get_by_role("button", name=LIGHT).click()
    expect(page.get_by_role("heading", level=1, name="Working together")).to_be_visible()
    return page


def stored(world: World, page: Page) -> Form:
    """What the database holds of the form, as the person of this browser sees it."""
    token = next(one["value"] for one in page.context.cookies() if one["name"] == SESSION)
    session = sign_in.resume(world.database, token, now=datetime.now(UTC))
    assert session is not None
    return responses.due(world.database, session.actor)[0]


def question(page: Page, item: str) -> Locator:
    return page.locator(f'[data-item="{item}"]')


def point(page: Page, item: str, value: str) -> Locator:
    return page.locator(f'[name="a.{item}"][value="{value}"]')


def state(page: Page, item: str) -> Locator:
    return page.locator(f'[id="s-{item}"]')


def test_a_whole_form_without_javascript_on_the_smallest_phone(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world(named=True)
    context = chromium.new_context(viewport=SMALL, java_script_enabled=False)
    page = context.new_page()
    page.goto(world.links["Chi Wu"])
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(re.compile("/light/"))
    for group in page.locator('[data-kind="rating"]').all():
        points = group.locator(".points label").all()
        for label in points:
            box = label.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= TOUCH
        points[5].click()
    assert page.locator("body").evaluate("one => one.scrollWidth") <= SMALL["width"]
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", level=1, name="Give and take")).to_be_visible()
    for group in page.locator('[data-kind="rating"]').all():
        group.locator(".points label").nth(3).click()
    page.locator("input.number").fill("4")
    page.locator('[data-kind="choices"] label').first.click()
    page.locator('[data-kind="choice"] label').first.click()
    assert page.locator("body").evaluate("one => one.scrollWidth") <= SMALL["width"]
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Every question is answered.")).to_be_visible()
    assert page.locator("body").evaluate("one => one.scrollWidth") <= SMALL["width"]
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    context.close()


def test_each_answer_is_saved_as_it_is_given_and_nothing_moves(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])
    place = "[...document.querySelectorAll('[data-item]')].map((one) => one.offsetTop)"
    before = page.evaluate(place)
    point(page, "core.trust", "3").check()
    expect(state(page, "core.trust")).to_have_text("Saved")
    assert stored(world, page).answers["core.trust"].number == 3
    assert page.evaluate(place) == before
    question(page, "core.trust").get_by_role("button", name="Clear").click()
    expect(state(page, "core.trust")).to_have_text("")
    assert not stored(world, page).answers
    page.get_by_role("button", name="Next").click()
    number = page.locator("input.number")
    number.press_sequentially("7")
    expect(state(page, "meetings")).to_have_text("Saved")
    number.press_sequentially("x")
    expect(question(page, "meetings")).to_contain_text("This is not a whole number.")
    expect(number).to_have_value("7x")
    assert stored(world, page).answers["meetings"].number == 7
    page.context.close()


def test_a_person_answers_by_keyboard_alone(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])
    point(page, "core.expectations", "1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(state(page, "core.expectations")).to_have_text("Saved")
    expect(point(page, "core.expectations", "2")).to_be_checked()
    page.wait_for_function(
        "() => document.querySelector('[name=\"was.core.expectations\"]').value !== ''"
    )
    page.get_by_role("button", name="Next").press("Enter")
    heading = page.get_by_role("heading", level=1, name="Give and take")
    expect(heading).to_be_focused()
    assert stored(world, page).answers["core.expectations"].number == 2
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Working together")).to_be_visible()
    expect(point(page, "core.expectations", "2")).to_be_checked()
    page.context.close()


def test_with_the_connection_gone_answers_are_kept_and_sent_later(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    with relaying(int(world.url.rpartition(":")[2])) as relay:
        page = come(chromium, world.links["Chi Wu"].replace(world.url, relay.url))
        relay.losing = True
        relay.cut()
        point(page, "core.trust", "3").check()
        expect(page.locator("[data-net]")).to_contain_text("You are offline", timeout=5_000)
        expect(state(page, "core.trust")).to_have_text(re.compile("Not saved yet|Saving"))
        point(page, "core.work", "5").check()
        assert not stored(world, page).answers
        relay.losing = False
        for item in ("core.trust", "core.work"):
            expect(state(page, item)).to_have_text("Saved")
        expect(page.locator("[data-net]")).to_be_hidden()
        found = stored(world, page).answers
        assert (found["core.trust"].number, found["core.work"].number) == (3, 5)
        assert page.evaluate("Object.keys(localStorage).length") == 0
        page.context.close()


def test_what_is_not_sent_yet_survives_a_reload_and_is_nobody_elses(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])

    def lost(route: Route) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.route("**/light/**", lost)
    point(page, "core.trust", "3").check()
    expect(page.locator("[data-net]")).to_contain_text("You are offline")
    page.evaluate("navigator.sendBeacon = () => true")  # it is lost as well
    page.reload()
    expect(point(page, "core.trust", "3")).to_be_checked()
    expect(state(page, "core.trust")).to_have_text(re.compile("Not saved yet|Saving"))
    page.unroute("**/light/**")
    expect(state(page, "core.trust")).to_have_text("Saved")
    assert stored(world, page).answers["core.trust"].number == 3
    page.evaluate("localStorage.setItem('light:somebody-else:form:item', '{}')")
    page.reload()
    expect(point(page, "core.trust", "3")).to_be_checked()
    page.wait_for_function("() => Object.keys(localStorage).length === 0")
    page.context.close()


def kept_here(page: Page) -> int:
    """How many answers this browser keeps that were not sent yet."""
    return int(
        page.evaluate("Object.keys(localStorage).filter((k) => k.startsWith('light:')).length")
    )


def losing(page: Page) -> None:
    """From now on nothing that this page sends arrives."""
    page.route(
        "**/light/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    page.evaluate("navigator.sendBeacon = () => true")


@pytest.mark.parametrize("where", ["the full form", "the light form"])
def test_signing_out_leaves_nothing_unsent_for_whoever_comes_next(
    chromium: Browser, make_world: Callable[..., World], where: str
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])
    losing(page)
    point(page, "core.trust", "3").check()
    expect(page.locator("[data-net]")).to_contain_text("You are offline")
    assert kept_here(page) == 1
    if where == "the full form":
        page.goto(world.url)
        page.get_by_role("button", name="Sign out").click()
        page.locator(".st-key-sign_out button").click()
        expect(page.get_by_role("heading", name="Open your personal link")).to_be_visible()
    else:
        page.get_by_text("Sign out").first.click()
        button = page.get_by_role("button", name="Sign out", exact=True)
        button.click()
        expect(page.get_by_text("Some answers on this device are not sent yet.")).to_be_visible()
        assert kept_here(page) == 1
        page.unroute("**/light/**")
        page.route(re.compile("/light/[0-9a-f]{8}-"), lambda route: route.abort())
        button.click()
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.wait_for_function("() => !Object.keys(localStorage).some((k) => k.startsWith('light:'))")
    page.unroute_all()
    page.goto(world.links["Ben Ortiz"])
    page.get_by_role("button", name=LIGHT).click()
    expect(page.get_by_text("Ben Ortiz")).to_be_visible()
    expect(page.locator("input[type=radio]").first).to_be_visible()
    assert page.locator("input[type=radio]:checked").count() == 0
    assert kept_here(page) == 0
    with world.database.read() as tx:
        assert not tx.rows(
            "SELECT 1 FROM answer JOIN response ON response.id = answer.response_id"
            " JOIN invitation ON invitation.id = response.invitation_id"
            " WHERE invitation.round_id = :round",
            round=world.round_id,
        )
    page.context.close()


def test_leaving_the_page_at_once_loses_no_word(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("introduction")
    page = come_to(chromium, world)
    text = page.locator("textarea").first
    item = str(text.evaluate("one => one.name.slice(2)"))
    text.fill("To finish one paper together")
    page.goto(f"{world.url}/light")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator("textarea").first).to_have_value("To finish one paper together")
    expect(state(page, item)).to_have_text("Saved")
    page.context.close()


def come_to(browser: Browser, world: World) -> Page:
    """The first step with words of one's own."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(world.links["Chi Wu"])
    page.get_by_role("button", name=LIGHT).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    while not page.locator("textarea:visible").count():
        before = page.url
        page.get_by_role("button", name="Next").click()
        page.wait_for_url(lambda url, left=before: url != left)
    return page


def test_an_older_tab_shows_the_newer_answer_and_lets_its_author_choose(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = come(chromium, world.links["Chi Wu"])
    other = page.context.new_page()
    other.goto(page.url)
    point(page, "core.trust", "3").check()
    expect(state(page, "core.trust")).to_have_text("Saved")
    point(other, "core.trust", "6").check()
    expect(question(other, "core.trust")).to_contain_text("A newer answer exists")
    assert stored(world, page).answers["core.trust"].number == 3
    question(other, "core.trust").get_by_role("button", name="Keep what is here").click()
    expect(state(other, "core.trust")).to_have_text("Saved")
    assert stored(world, page).answers["core.trust"].number == 6
    page.context.close()


@pytest.mark.parametrize("blocked", [True, False], ids=["no websocket", "a websocket"])
def test_the_page_of_a_link_chooses_the_form_by_whether_a_websocket_opens(
    chromium: Browser, make_world: Callable[..., World], blocked: bool
) -> None:
    world = make_world()
    page = chromium.new_context(viewport=PHONE).new_page()
    if blocked:
        page.add_init_script("window.WebSocket = class { constructor() { throw Error(); } }")
    opened: list[str] = []
    page.on("websocket", lambda socket: opened.append(socket.url))
    page.goto(world.links["Chi Wu"])
    expect(page.get_by_role("button", name=LIGHT)).to_be_visible()
    if blocked:
        expect(page.get_by_text("so this button opens the light form")).to_be_visible()
    else:
        assert opened
    page.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile("/light/" if blocked else "/answer"))
    page.context.close()


def test_once_the_page_of_a_link_is_there_it_fetches_what_the_full_form_needs(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = chromium.new_context(viewport=PHONE).new_page()
    page.goto(world.links["Chi Wu"])
    files = page.request.get(f"{world.url}/ahead").text().split("\n")
    fetched = "performance.getEntriesByType('resource').filter((one) => /static/.test(one.name))"
    page.wait_for_function(f"(many) => {fetched}.length >= many", arg=len(files))
    names = page.evaluate(f"{fetched}.map((one) => new URL(one.name).pathname)")
    assert sorted(names) == sorted(files)
    assert page.evaluate(
        f"Math.min(...{fetched}.map((one) => one.startTime))"
        " > performance.getEntriesByType('navigation')[0].loadEventEnd"
    )
    page.context.close()


def test_choosing_the_light_form_stops_what_is_fetched_ahead(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world()
    page = chromium.new_context(viewport=PHONE).new_page()
    asked: list[str] = []
    stopped: list[str] = []
    sent: list[Route] = []
    pressed: list[Route] = []

    def press(route: Route) -> None:
        if route.request.method == "POST":
            pressed.append(route)
        else:
            route.continue_()

    def is_last(request: Request, found: list[str]) -> bool:
        if "/static/" in request.url:
            found.append(request.url)
        return len(found) == AT_ONCE

    page.route("**/static/**", lambda route: sent.append(route))  # none of them comes
    page.route("**/r/*", press)
    with page.expect_event("request", lambda one: is_last(one, asked)):
        page.goto(world.links["Chi Wu"])
    with page.expect_event("requestfailed", lambda one: is_last(one, stopped)):
        page.get_by_role("button", name=LIGHT).click(no_wait_after=True)
    assert sorted(stopped) == sorted(asked)
    assert "/r/" in page.url  # the light form has not come yet
    while not pressed:
        page.wait_for_timeout(20)
    pressed[0].continue_()
    expect(page.get_by_role("heading", level=1, name="Working together")).to_be_visible()
    assert len(sent) == AT_ONCE
    page.context.close()


@pytest.mark.parametrize(("scripts", "zone"), [(True, "Tokyo"), (False, "UTC")])
def test_the_light_form_says_days_where_they_are_read(
    chromium: Browser, make_world: Callable[..., World], scripts: bool, zone: str
) -> None:
    world = make_world(pairs=[("Ana Lee", "Chi Wu"), ("Bea Roth", "Chi Wu")])
    page = chromium.new_context(
        viewport=PHONE,
        timezone_id="Asia/Tokyo",
        java_script_enabled=scripts,
    ).new_page()
    page.goto(world.links["Chi Wu"])
    page.get_by_role("button", name=LIGHT).click()
    expect(page.get_by_text(f"({zone}")).to_have_count(2)  # on the first page of all
    page.context.close()
