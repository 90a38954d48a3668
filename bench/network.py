"""How long slow networks take from the button of a link to the first question of either form."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.product import found_program
from bench.servers import HOST, Cores, free_port, serve

CHROMIUM = "/usr/bin/chromium"
NETWORKS = {"Fast 3G": (1_600_000, 562), "Slow 3G": (400_000, 2_000)}
"""Bits in a second and milliseconds of delay, as Chromium's tools have them."""
QUESTION = {
    "light": "form[data-form] input[type=radio]",
    "full": "[data-testid=stMain] [role=radio]",
}
"""The first thing that can be answered, by form."""
BUTTON = {"light": "Use the light form", "full": "Start"}
LIGHT_SECONDS = {"Fast 3G": 1.5, "Slow 3G": 5.0}
MOST_BYTES = 60_000
FULL_RATIOS = {"pressed at once": 0.75, "pressed after 8 s": 0.4}
PATIENCE = 120_000
UNTOLD = "Object.defineProperty(NetworkInformation.prototype, 'effectiveType', {get: () => '4g'})"
"""Most browsers do not tell how slow they are, and the page then chooses the full form."""


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way to open a link and come to a question, with an empty cache."""

    form: str
    network: str = "Fast 3G"
    reading: float = 0
    """Seconds on the page of the link before the button is pressed."""
    as_is: bool = False
    """Whether every file comes unpacked, and none is fetched ahead."""


BASELINE = Way(form="full", as_is=True)
FULL = {
    "pressed at once": Way(form="full"),
    "pressed after 8 s": Way(form="full", reading=8),
}
LIGHT = {called: Way(form="light", network=called) for called in NETWORKS}
INTERRUPTING = Way(form="light", reading=1.5)
"""The light form is chosen while the files of the full one are on their way."""


def opened(browser: Browser, link: str, way: Way) -> tuple[float, int]:
    """Seconds from the button to the first question, and bytes sent since the link was opened."""
    bits, delay = NETWORKS[way.network]
    context = browser.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    if way.as_is:
        session.send("Network.setAcceptedEncodings", {"encodings": []})
        session.send("Network.setBlockedURLs", {"urls": ["*/ahead"]})
    if way.form == "full" or way.reading:
        page.add_init_script(UNTOLD)
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": delay,
            "downloadThroughput": bits / 8,
            "uploadThroughput": bits / 8,
        },
    )
    page.goto(link)
    page.wait_for_timeout(way.reading * 1000)
    begin = time.perf_counter()
    page.get_by_role("button", name=BUTTON[way.form]).click(no_wait_after=True)
    page.locator(QUESTION[way.form]).first.wait_for(timeout=PATIENCE)
    took = time.perf_counter() - begin
    page.wait_for_load_state("load")
    context.close()
    return took, int(sum(sizes))


def compare(*, runs: int) -> bool:
    """Print what each way takes; whether all stay below their limits."""
    cores = Cores.plan()
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sync_playwright() as tools:
        environment = {
            "MENTORSURVEY_DATABASE": f"{name}/bench.db",
            "MENTORSURVEY_BASE_URL": f"http://{HOST}:{port}",
        }
        links = cycle(found_program(Path(name), environment, 20))
        command = ["-m", "mentorsurvey", "serve", f"--port={port}"]
        with serve(command, port, core=cores.server, environment=environment):
            browser = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            opened(browser, next(links), Way(form="full"))  # the server packs each file once
            kept = [*_light(browser, links, runs), *_full(browser, links, runs)]
            browser.close()
    return all(kept)


def _light(browser: Browser, links: Iterator[str], runs: int) -> Iterator[bool]:
    """The light form, in seconds and bytes, on each network."""
    for called, way in LIGHT.items():
        samples = [opened(browser, next(links), way) for _ in range(runs)]
        took, most = statistics.median(one for one, _ in samples), LIGHT_SECONDS[called]
        size = max(many for _, many in samples)
        good = took <= most and size <= MOST_BYTES
        print(
            f"light form, {called} {took:5.2f} s at most {most:g} s,"
            f" {size:,} bytes at most {MOST_BYTES:,}: {'ok' if good else 'over'}",
            flush=True,
        )
        yield good
    took = statistics.median(opened(browser, next(links), INTERRUPTING)[0] for _ in range(runs))
    most = LIGHT_SECONDS[INTERRUPTING.network]
    good = took <= most
    print(
        f"light form, {INTERRUPTING.network}, while files are fetched ahead {took:5.2f} s"
        f" at most {most:g} s: {'ok' if good else 'over'}",
        flush=True,
    )
    yield good


def _full(browser: Browser, links: Iterator[str], runs: int) -> Iterator[bool]:
    """The full form, beside itself unpacked and without anything fetched ahead, in turns."""
    before: list[float] = []
    ratios: dict[str, list[float]] = {called: [] for called in FULL}
    sizes: dict[str, int] = {}
    for _ in range(runs):
        base, sizes["unpacked"] = opened(browser, next(links), BASELINE)
        before.append(base)
        for called, way in FULL.items():
            took, sizes[called] = opened(browser, next(links), way)
            ratios[called].append(took / base)
    print(
        f"full form, Fast 3G, unpacked and nothing fetched ahead"
        f" {statistics.median(before):5.2f} s, {sizes['unpacked']:,} bytes",
        flush=True,
    )
    for called, most in FULL_RATIOS.items():
        ratio = statistics.median(ratios[called])
        good = ratio <= most
        print(
            f"full form, Fast 3G, {called} ÷ unpacked {ratio:.2f} at most {most:g},"
            f" {sizes[called]:,} bytes: {'ok' if good else 'over'}",
            flush=True,
        )
        yield good
