"""How soon a lead sees *Home* in a browser with an empty cache, beside a bare page."""

import statistics
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.network import CHROMIUM, NETWORKS, PATIENCE
from bench.pages import PATHS, ROUNDS, Played, both_servers, play
from bench.servers import HOST, Cores, Server

AT_MOST = 1.1
"""The first paint of *Home* beside that of the bare page."""
FIRST = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
HEADLINE = "[data-testid=stMain] h2"
ADDRESSES = {"product": PATHS["home"], "bare": "/?page=home"}


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Milliseconds from asking for a page until something of it is painted, and its headline."""

    paint: float
    headline: float


def opened(browser: Browser, url: str, cookie: str, network: str) -> Seen:
    """Open a page in a browser that has kept nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "domain": HOST, "path": "/"}])
    page = context.new_page()
    if network:
        bits, delay = NETWORKS[network]
        conditions: dict[str, Any] = {
            "offline": False,
            "latency": delay,
            "downloadThroughput": bits / 8,
            "uploadThroughput": bits / 8,
        }
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", conditions)
    page.goto(url, wait_until="commit")
    page.locator(HEADLINE).first.wait_for(timeout=PATIENCE)
    headline = page.evaluate("performance.now()")
    paint = page.evaluate(FIRST)
    context.close()
    return Seen(paint=paint, headline=headline)


def compare(*, pairs: int, runs: int) -> bool:
    """Print when each page is seen; whether the first paint of *Home* comes soon enough."""
    cores = Cores.plan()
    kept = True
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sync_playwright() as tools:
        print(f"{pairs} pairs × {ROUNDS} rounds", flush=True)
        played = play(Path(name), pairs)
        with both_servers(played, cores) as servers:
            browser = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for network in ("", "Fast 3G"):
                kept &= _compared(browser, servers, played, network, runs)
            browser.close()
    return kept


def _compared(
    browser: Browser, servers: Mapping[str, Server], played: Played, network: str, runs: int
) -> bool:
    """Open both pages in turns on one network, and print what that took."""
    seen: dict[str, list[Seen]] = {called: [] for called in ADDRESSES}
    for _ in range(runs + 1):
        for called, path in ADDRESSES.items():
            url = f"{servers[called].url}{path}"
            seen[called].append(opened(browser, url, played.cookie, network))
    ours, bare = (seen[called][1:] for called in ("product", "bare"))  # the first one warms up
    paint = statistics.median(one.paint for one in ours)
    ratio = statistics.median(a.paint / b.paint for a, b in zip(ours, bare, strict=True))
    headline = statistics.median(a.headline / b.headline for a, b in zip(ours, bare, strict=True))
    good = ratio <= AT_MOST
    print(
        f"{network or 'no throttle':12} first paint {paint:6.0f} ms, product ÷ bare {ratio:5.2f}"
        f"   at most {AT_MOST:g}: {'ok' if good else 'over'}; headline"
        f" {statistics.median(one.headline for one in ours):6.0f} ms, {headline:5.2f}",
        flush=True,
    )
    return good
