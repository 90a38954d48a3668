"""A name is text: whatever it holds makes no link, loads nothing, and turns nothing around it."""

from collections.abc import Callable

from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESK, PHONE, World

MENTOR = "Ann https://evil.example www.evil.example <b>x</b> ![i](http://evil.example/i.png)"
MENTEE = "Bo \u202eevil.example \u2067x a@evil.example"
"""With web addresses, Markdown, HTML, and marks that turn the direction of writing."""


def test_a_name_makes_no_link_and_loads_nothing(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world(pairs=[(MENTOR, MENTEE)])
    for who, viewport in ((MENTEE, PHONE), (MENTOR, PHONE), ("lead", DESK)):
        context = chromium.new_context(viewport=viewport)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(world.links[who])
        page.get_by_role("button").click()
        expect(page.locator("h1").first).to_be_visible(timeout=30_000)
        if who == "lead":
            with world.database.read() as tx:
                (pair,) = tx.rows("SELECT id FROM relationship")
            page.goto(f"{world.url}/relationship?relationship={pair['id']}")
        expect(page.get_by_text("evil.example").first).to_be_visible(timeout=30_000)
        hrefs = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
        assert [href for href in hrefs if not href.startswith(world.url)] == []
        assert [url for url in asked if "evil.example" in url] == []
        context.close()


def test_marks_of_direction_stay_inside_their_name(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world(pairs=[("Ann Lee", MENTEE)])
    page = chromium.new_context(viewport=PHONE).new_page()
    page.goto(world.links["Ann Lee"])
    page.get_by_role("button").click()
    expect(page.locator("h1").first).to_be_visible(timeout=30_000)
    shown = page.locator('[data-testid="stMain"]').inner_text()
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067") & set(shown)
