"""What a person is ever sent depends on nothing that is kept from them.

A random program is played twice. The second time, everything that is kept from one observer is
something else. All that the observer can call and every byte of every page must be the same.
"""

from random import Random

import pytest

from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer, other_world
from tests.secrecy.observers import OBSERVERS, told
from tests.secrecy.scripts import Script, a_script
from tests.secrecy.served import Stage
from tests.secrecy.visiting import differing

everyone = pytest.mark.parametrize("observer", OBSERVERS.values(), ids=OBSERVERS.keys())


def changed(script: Script, other: Script) -> int:
    """How many forms went otherwise."""
    return sum(script.forms[key] != other.forms[key] for key in script.forms)


@everyone
def test_no_call_and_no_byte_of_a_page_tells_what_is_kept_from_who_asks(
    observer: Observer, stage: Stage, place: Place, seeds: list[int]
) -> None:
    for seed in seeds:
        script, again = a_script(seed), f"SECRECY_SEED={seed}"
        world, calls, pages = told(script, observer, place, stage)
        other = other_world(world, observer, Random(seed))  # noqa: S311
        assert changed(script, other) > len(script.forms) / 2
        _, other_calls, other_pages = told(other, observer, place, stage)
        assert calls.keys() == other_calls.keys(), again
        assert {one for one in calls if calls[one] != other_calls[one]} == set(), again
        assert differing(pages, other_pages) == [], again
        assert len(calls) > 20
        assert len(pages) > 2
