"""Streamlit's own files as a browser gets them, and the page that loads them."""

import gzip
import html
import re
from http.client import HTTPConnection
from pathlib import Path

import pytest
from streamlit import file_util

from mentorsurvey.web import addresses, browser_part
from tests.house import MIRA, TOM, House
from tests.web.server import Server

FOLDER = Path(file_util.get_static_dir())


def fetched(
    server: Server, path: str, accepts: str = "", **more: str
) -> tuple[dict[str, str], bytes]:
    """The headers, by small names, and the bytes that came."""
    connection = HTTPConnection(server.address)
    try:
        headers = {"Host": server.host, "Accept-Encoding": accepts, **more}
        connection.request("GET", path, headers=headers)
        reply = connection.getresponse()
        assert reply.status == 200
        return {name.lower(): value for name, value in reply.getheaders()}, reply.read()
    finally:
        connection.close()


def largest() -> str:
    return max(
        (path for path in addresses.assets() if re.match(r"/static/js/index\..*\.js", path)),
        key=lambda path: (FOLDER / path[1:]).stat().st_size,
    )


@pytest.mark.parametrize("accepts", ["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8"])
def test_a_file_comes_packed_and_is_kept_for_good(server: Server, accepts: str) -> None:
    headers, content = fetched(server, largest(), accepts)
    original = (FOLDER / largest()[1:]).read_bytes()
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]
    assert headers["vary"] == "Accept-Encoding"
    assert "script-src 'self'" in headers["content-security-policy"]
    assert gzip.decompress(content) == original
    assert len(content) < len(original) / 2


@pytest.mark.parametrize("accepts", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_whoever_cannot_unpack_gets_it_as_it_is(server: Server, accepts: str) -> None:
    headers, content = fetched(server, largest(), accepts)
    assert "content-encoding" not in headers
    assert content == (FOLDER / largest()[1:]).read_bytes()


def test_a_font_is_not_packed_twice(server: Server) -> None:
    font = next(path for path in addresses.assets() if path.endswith(".woff2"))
    headers, content = fetched(server, font, "gzip")
    assert "content-encoding" not in headers
    assert content == (FOLDER / font[1:]).read_bytes()


def test_the_page_says_from_its_first_byte_whose_it_is_and_that_it_is_coming(
    server: Server, served: House
) -> None:
    headers, content = fetched(server, "/answer", Cookie=server.sign_in(served.token(TOM)))
    page = content.decode()
    assert headers["cache-control"] == "no-cache"
    assert f"<title>{html.escape(served.name)}</title>" in page
    assert '<html lang="en">' in page
    assert "<script>" not in page
    for path in re.findall(r'(?:src|href)="\./(static/[^"]+)"', page):
        assert f"/{path}" in addresses.assets()
    assert "Your page is on its way." in page
    assert 'href="/light"' in page
    form = served.form(served.actor(TOM), MIRA)
    _, content = fetched(server, f"/answer?form={form}", Cookie=server.sign_in(served.token(TOM)))
    assert f'href="/light/{form}"' in content.decode()
    _, content = fetched(
        server, '/answer?form="><script>', Cookie=server.sign_in(served.token(TOM))
    )
    assert 'href="/light"' in content.decode()


def test_a_lead_who_waits_is_offered_no_light_form(server: Server, served: House) -> None:
    _, content = fetched(server, "/rounds", Cookie=server.sign_in(served.lead_token))
    assert "Your page is on its way." in content.decode()
    assert "/light" not in content.decode()


def test_the_page_of_a_link_fetches_ahead_what_a_form_needs(server: Server) -> None:
    _, content = fetched(server, "/ahead")
    files = content.decode().split("\n")
    assert files == list(browser_part.ahead())
    assert set(files) <= addresses.assets()
    for part in browser_part.AHEAD:
        assert any(re.search(rf"/{part}\.[^/]+\.js$", file) for file in files), part
