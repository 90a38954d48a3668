from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import Instrument, default_folder, shipped

SMALL = """\
key: small
title: Small
purpose: To show one thing at a time.
minutes: 2
repeated: false
scales:
  mine:
    min: 1
    max: 7
    labels: {1: low, 4: middle, 7: high}
sections:
  - id: first
    title: First
    items:
      - id: trust
        construct: fit
        about: both
        kind: rating
        scale: mine
        mentor: "{partner} suits me."
        mentee: "{partner} suits me."
      - id: ways
        construct: communication
        about: both
        kind: choices
        mentor: How do you write to {partner}?
        mentee: How do you write to {partner}?
        options:
          - {value: mail, label: By mail}
          - {value: other, label: In another way}
      - id: ways.other
        construct: communication
        about: both
        kind: text
        show_if: '"other" in ways'
        mentor: In which other way?
        mentee: In which other way?
"""


@pytest.fixture
def small() -> str:
    return SMALL


@pytest.fixture
def checkin_text() -> str:
    return (default_folder() / "checkin.yaml").read_text()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write an instrument beside a copy of the shared file."""

    def write(text: str | bytes, name: str = "small.yaml") -> Path:
        shared = tmp_path / "_shared.yaml"
        if not shared.exists():
            shared.write_bytes((default_folder() / "_shared.yaml").read_bytes())
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


@pytest.fixture(params=sorted(shipped()))
def instrument(request: pytest.FixtureRequest) -> Instrument:
    return shipped()[request.param]
