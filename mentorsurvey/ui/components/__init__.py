"""Our own part in the browser: words are saved while they are typed, and what is not saved shows.

One script, `assets/answering.js`. Streamlit finds it by the manifest in the package, and serves it
from our own address, as the content security policy demands.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from mentorsurvey import __version__
from mentorsurvey.settings import ROOT

PACKAGE = ROOT / "mentorsurvey"
MANIFEST = PACKAGE / "pyproject.toml"
PROJECT, PART = "mentorsurvey", "answering"


def mount(key: str, data: dict[str, object], **heard: Callable[[], None]) -> Any:
    """Put the script to work at this place of the page.

    Parameters
    ----------
    data : dict
        What it draws and does; ``part`` says which of its parts.
    heard : callable
        What runs when the browser says something, such as ``on_kept_change``.
    """
    announce(get_bidi_component_manager())
    return _component()(key=key, data=data, height="content", **heard)


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(f"{PROJECT}.{PART}", js="answering.js", isolate_styles=False)


def announce(manager: BidiComponentManager) -> None:
    """Where the package is not installed, Streamlit does not find the manifest by itself."""
    if manager.get_component_asset_root(f"{PROJECT}.{PART}") is None:
        manager.register_from_manifest(manifest(), PACKAGE)


@cache
def manifest() -> ComponentManifest:
    """The manifest of the package, as Streamlit reads it."""
    found = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    parts = found["tool"]["streamlit"]["component"]["components"]
    return ComponentManifest(
        name=found["project"]["name"],
        version=__version__,
        components=[ComponentConfig.from_dict(part) for part in parts],
    )
