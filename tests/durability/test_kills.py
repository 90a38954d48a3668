"""A server that dies at any moment has everything in its database that it said was saved."""

import os
import random
import signal
import time
from pathlib import Path

from tests.durability.couples import couples, expected, is_sound, stands
from tests.durability.processes import Start

KILLS = 30
MOST = 16
"""How many answers a process may acknowledge before it is killed."""
DELAY = 0.005
"""Seconds after the last of them, at most: about as long as two answers take."""


def test_whoever_is_killed_leaves_all_that_was_acknowledged_and_nothing_half_done(
    tmp_path: Path, start: Start, longer: int
) -> None:
    chance = random.Random(longer)  # noqa: S311  # nothing secret
    for chapter in range(longer):
        die_again_and_again(tmp_path / f"{chapter}.db", start, chance)


def die_again_and_again(path: Path, start: Start, chance: random.Random) -> None:
    database, seated = couples(path, KILLS)
    deeds = [deed for couple in seated for deed in couple.deeds()]
    process = start(database)
    done = 0
    for _ in range(KILLS):
        process.order(born=deeds[done:], at=0)
        pid = process.hear()["pid"]
        acknowledged = chance.randrange(MOST)
        for _ in range(acknowledged):
            process.hear()
        moment = time.monotonic() + chance.uniform(0, DELAY)
        while time.monotonic() < moment:
            pass
        os.kill(pid, signal.SIGKILL)
        while isinstance(heard := process.hear(), list):
            acknowledged += 1
        assert os.WIFSIGNALED(heard["ended"])
        found = stands(database)
        in_flight = found != expected(seated, deeds[: done + acknowledged])
        done += acknowledged + in_flight
        assert found == expected(seated, deeds[:done])
        assert is_sound(database)
    assert KILLS < done < len(deeds)
