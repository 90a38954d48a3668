"""Our own script in the browser: Streamlit finds it, and the package brings it along."""

import subprocess
import sys
import tomllib
from pathlib import Path

from mentorsurvey.settings import ROOT
from mentorsurvey.ui import components
from tests.web.server import Server

SCRIPT = "/_stcore/bidi-components/mentorsurvey.answering/answering.js"
NOT_INSTALLED = """\
import importlib.metadata as found
found.distributions = lambda **_: iter(())
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from mentorsurvey.ui import components
manager = get_bidi_component_manager()
manager.discover_and_register_components(start_file_watching=False)
assert manager.get_component_asset_root("mentorsurvey.answering") is None
components.announce(manager)
print(manager.get_component_asset_root("mentorsurvey.answering"))
"""


def test_the_script_is_served_from_our_own_address(server: Server) -> None:
    answer = server.get(SCRIPT)
    assert answer.status == 200
    assert "javascript" in answer.headers["Content-Type"]
    assert "export default" in answer.body


def test_a_checkout_that_is_not_installed_finds_it_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOT_INSTALLED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == ROOT / "mentorsurvey" / "ui" / "components" / "assets"


def test_the_package_brings_the_manifest_and_the_script() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]["mentorsurvey"]
    brought = {found for one in patterns for found in components.PACKAGE.glob(one)}
    folder = components.PACKAGE / str(components.manifest().components[0].asset_dir)
    assert {components.MANIFEST, *folder.iterdir()} <= brought
