"""One runs the clock, however many would, whatever their own clocks say, and whoever dies."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from mentorsurvey.clock.lease import APART, LASTS, Holder
from mentorsurvey.store import Database
from tests.durability.processes import started
from tests.house import NOW

MINUTE = timedelta(minutes=1)
LONG = LASTS.total_seconds()


def takes(
    holder: Holder, database: Database, now: datetime = NOW, seconds: float | None = 0.0
) -> bool:
    return holder.take(database, now=now, seconds=seconds) is None


def server() -> Holder:
    return Holder(by="server", place="a server")


def test_one_of_eight_that_start_at_the_same_moment_runs_the_clock(
    database: Database, at_once: Callable[..., list[Any]]
) -> None:
    servers = [server() for _ in range(8)]
    taken = at_once([lambda one=one: takes(one, database) for one in servers])
    assert taken.count(True) == 1
    assert [one.holds for one in servers] == taken


@pytest.mark.parametrize("apart", [-300, -60, 0, 60, 300, 86_400, -86_400])
def test_a_server_leaves_the_clock_to_a_living_one_however_far_their_clocks_are_apart(
    database: Database, apart: int
) -> None:
    one, other = server(), server()
    for minute in range(20):
        now = NOW + minute * MINUTE
        assert takes(one, database, now, 60.0 * minute)
        assert not takes(other, database, now + timedelta(seconds=apart), 60.0 * minute + 30)


@pytest.mark.parametrize("apart", [-300, 0, 300, 86_400, -86_400])
def test_a_server_takes_over_from_a_dead_one_after_two_minutes(
    database: Database, apart: int
) -> None:
    dead, other = server(), server()
    assert takes(dead, database)
    now = NOW + timedelta(seconds=apart)
    assert not takes(other, database, now, 1000.0)
    assert not takes(other, database, now, 1000.0 + LONG - 1)
    assert takes(other, database, now, 1000.0 + LONG)
    assert not takes(dead, database, NOW, LONG)


def test_whoever_ends_in_order_leaves_the_clock_at_once(database: Database) -> None:
    one, other = server(), server()
    assert takes(one, database)
    one.give_up(database)
    assert takes(other, database)
    one.give_up(database)
    assert takes(other, database)


@pytest.mark.parametrize("apart", [-300, 0, 300])
def test_a_command_leaves_the_clock_to_a_living_server(database: Database, apart: int) -> None:
    one, command = server(), Holder(by="command")
    for minute in range(20):
        now = NOW + minute * MINUTE
        assert takes(one, database, now, 60.0 * minute)
        for later in (timedelta(), MINUTE - timedelta(seconds=1)):
            assert not takes(command, database, now + later + timedelta(seconds=apart), None)


@pytest.mark.parametrize("apart", [-300, 0, 300])
def test_a_command_takes_over_from_a_dead_one_within_a_quarter_of_an_hour(
    database: Database, apart: int
) -> None:
    assert takes(server(), database, NOW + timedelta(seconds=apart))
    assert not takes(Holder(by="command"), database, NOW, None)
    assert takes(Holder(by="command"), database, NOW + timedelta(minutes=14), None)


def test_a_lease_that_runs_out_in_a_year_keeps_no_command_waiting(database: Database) -> None:
    assert takes(server(), database, NOW + timedelta(days=365))
    assert takes(Holder(by="command"), database, NOW, None)


def test_five_minutes_are_less_than_what_is_allowed_for() -> None:
    assert timedelta(minutes=5) + MINUTE <= APART


def test_of_two_processes_the_second_goes_on_where_the_first_was_killed(
    database: Database,
) -> None:
    path = str(database.path)
    with started("tests.clock.ticking", path) as one, started("tests.clock.ticking", path) as two:
        ahead = (NOW + timedelta(minutes=5)).isoformat()
        one.order(now=NOW.isoformat(), seconds=0)
        assert one.hear() == ["job"]
        two.order(now=ahead, seconds=0)
        assert two.hear() == []
        one.order(now=(NOW + MINUTE).isoformat(), seconds=60, hang=True)
        assert one.hear() == "began"
        two.order(now=ahead, seconds=60)
        assert two.hear() == []
        one.kill()
        two.order(now=ahead, seconds=60 + LONG - 1)
        assert two.hear() == []
        two.order(now=ahead, seconds=60 + LONG)
        assert two.hear() == ["job"]
