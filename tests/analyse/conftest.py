"""An analysis of rows, as JSON and in words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.analyse.words import summary
from tests.analyse.made_up import Analyse, analysis_in, whole


@pytest.fixture
def analysed(tmp_path: Path) -> Analyse:
    work = analysis_in(tmp_path)
    return lambda *rows, **asked: whole(work(*rows, **asked))


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., list[str]]:
    work = analysis_in(tmp_path)
    return lambda *rows, **asked: summary(work(*rows, **asked))
