"""Which addresses this server answers to, and which pages may speak to it: its own."""

import re
from urllib.parse import urlsplit

from mentorsurvey.settings import is_loopback, settings

PORTS = {"http": 80, "https": 443}
HEALTH = "/healthz"
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::([0-9]{1,5}))?", re.IGNORECASE)


def is_our_host(host: str, path: str) -> bool:
    """Whether a request's ``Host`` is an address of ours: the base URL's.

    A probe on this machine may ask for its health by any loopback name. Where the base URL is
    itself a loopback address, people come by 127.0.0.1, by localhost and through forwarded ports.
    """
    base = urlsplit(settings().base_url)
    parts = _HOST.fullmatch(host)
    if parts is None:
        return False
    name, port = parts[1].strip("[]").lower(), int(parts[2] or PORTS[base.scheme])
    if (name, port) == (base.hostname, base.port or PORTS[base.scheme]):
        return True
    return is_loopback(name) and (path == HEALTH or is_loopback(base.hostname or ""))


def is_ours(origin: str, host: str) -> bool:
    """Whether a request with this Origin comes from a page of ours: every browser says so.

    Parameters
    ----------
    origin, host : str
        The request's two headers; empty where they are missing.
    """
    allowed = {settings().base_url}
    if not settings().secure:  # on loopback people come by 127.0.0.1 and by localhost
        allowed.add(f"http://{host}")
    return bool(urlsplit(origin).netloc) and origin in allowed
