"""How long slow networks take from the button of a link to the light form."""

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.product import found_program
from bench.servers import HOST, Cores, free_port, serve

CHROMIUM = "/usr/bin/chromium"
NETWORKS = {"Fast 3G": (1_600_000, 562, 1.5), "Slow 3G": (400_000, 2_000, 5.0)}
"""Bits in a second and milliseconds of delay as Chromium's tools have them; seconds it may take."""
BUTTON = "Use the light form"
MOST_BYTES = 60_000


def opened(browser: Browser, link: str, network: tuple[int, int, float]) -> tuple[float, int]:
    """Seconds from the button to the first question, and bytes since the link was opened."""
    bits, delay, _ = network
    context = browser.new_context(viewport={"width": 375, "height": 740})
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
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
    begin = time.perf_counter()
    page.get_by_role("button", name=BUTTON).click(no_wait_after=True)
    page.locator("form[data-form] input[type=radio]").first.wait_for(timeout=60_000)
    took = time.perf_counter() - begin
    page.wait_for_load_state("load")
    context.close()
    return took, int(sum(sizes))


def compare(*, runs: int) -> bool:
    """Print what each network takes; whether it stays below the limits."""
    cores = Cores.plan()
    port = free_port()
    kept = True
    with tempfile.TemporaryDirectory(prefix="bench-") as name, sync_playwright() as tools:
        environment = {
            "MENTORSURVEY_DATABASE": f"{name}/bench.db",
            "MENTORSURVEY_BASE_URL": f"http://{HOST}:{port}",
        }
        links = iter(found_program(Path(name), environment, runs * len(NETWORKS)))
        command = ["-m", "mentorsurvey", "serve", f"--port={port}"]
        with serve(command, port, core=cores.server, environment=environment):
            browser = tools.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            for called, network in NETWORKS.items():
                samples = [opened(browser, next(links), network) for _ in range(runs)]
                took = statistics.median(one for one, _ in samples)
                size = max(many for _, many in samples)
                good = took <= network[2] and size <= MOST_BYTES
                kept = kept and good
                print(
                    f"{called} {took:5.2f} s at most {network[2]:g} s,"
                    f" {size:,} bytes at most {MOST_BYTES:,}: {'ok' if good else 'over'}",
                    flush=True,
                )
            browser.close()
    return kept
