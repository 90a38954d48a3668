"""What is too little to be shown looks like nothing at all, element by element."""

from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey import program, settings
from mentorsurvey.store import create
from tests.house import House, founded
from tests.pages.leading import Seen
from tests.pages.test_later_leads import shown
from tests.readings.played import EXCHANGE_MENTEE, EXCHANGE_MENTOR, PAIRS, level, submit

LITTLE = {"meetings": 3}


def world(path: Path, *, whole: int, little: int) -> House:
    """So many pairs answer everything, and so many say how often they met, nothing else."""
    house = founded(create(path), pairs=PAIRS, asks=False)
    program.set_leads_see(house.database, house.lead, "totals", now=house.now)
    house.open_round()
    for place, (mentor, mentee) in enumerate(PAIRS[: whole + little]):
        more = place < whole
        given = {**level(6), **EXCHANGE_MENTOR, **LITTLE} if more else LITTLE
        got = {**level(2), **EXCHANGE_MENTEE, **LITTLE} if more else LITTLE
        submit(house, mentor, mentee, given, number=1, now=house.now)
        submit(house, mentee, mentor, got, number=1, now=house.now)
    return house


def nobody_named(elements: list[str]) -> list[str]:
    """Elements without the names of pairs: whom a round picks at random differs between worlds."""
    for mentor, mentee in PAIRS:
        elements = [one.replace(f"**{mentee} with {mentor}**", "a pair") for one in elements]
    return elements


@pytest.mark.parametrize("page", ["overview", "quality", "attention"])
@pytest.mark.parametrize("submitted", [4, 6])
def test_too_few_answers_look_like_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str, submitted: int
) -> None:
    pages = []
    for name, whole in (("few.db", 4), ("none.db", 0)):
        house = world(tmp_path / name, whole=whole, little=submitted - whole)
        seen = Seen(house, monkeypatch, now=house.now + timedelta(days=20))
        pages.append(nobody_named(shown(seen.open(page))))
        settings.settings.cache_clear()
    assert pages[0] == pages[1]


def test_five_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = []
    for name, whole in (("five.db", 5), ("none.db", 0)):
        house = world(tmp_path / name, whole=whole, little=6 - whole)
        seen = Seen(house, monkeypatch, now=house.now + timedelta(days=20))
        pages.append(shown(seen.open("quality")))
        settings.settings.cache_clear()
    assert pages[0] != pages[1]
