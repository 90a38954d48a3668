"""What is served at which address, as lists: what is on none of them is not there."""

import re
from functools import cache
from pathlib import Path

from streamlit import file_util

from mentorsurvey.ui.navigation import HOME, PAGES

STREAM = "/_stcore/stream"
"""The websocket behind every page."""
PROBE = "/light/socket"
"""A websocket that says nothing: with it the page of a link finds out whether one can open."""
UPLOAD = re.compile(r"/_stcore/upload_file/(?P<tab>[\w-]+)/[\w-]+", re.ASCII)
"""Where a page sends a file; ``tab`` is Streamlit's own session."""
OPEN = frozenset({"/_stcore/health", "/_stcore/host-config"})
"""What a page asks for before it opens its websocket."""
COMPONENTS = "/_stcore/bidi-components/"
"""Scripts and styles of components."""


@cache
def assets() -> frozenset[str]:
    """The files of Streamlit's browser part, except its page."""
    folder = Path(file_util.get_static_dir())
    files = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return frozenset(f"/{file.as_posix()}" for file in files if file.suffix != ".html")


@cache
def pages() -> frozenset[str]:
    """The addresses of pages."""
    return frozenset({"/", *(f"/{entry.name.rpartition('/')[2]}" for entry in PAGES)})


def is_first(path: str, *, lead: bool) -> bool:
    """Whether that is somebody's first page by its name, which Streamlit has at "/" alone."""
    return (
        path.removesuffix("/") == f"/{HOME['lead' if lead else 'participant'].rpartition('/')[2]}"
    )


def is_page(path: str) -> bool:
    """Whether a page is at this address, with or without a slash at its end."""
    return path in pages() or path.removesuffix("/") in pages()
