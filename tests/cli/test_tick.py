"""`mentorsurvey tick`: says what it did, and leaves the clock to a server that runs it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey.clock import tick as ticking
from mentorsurvey.clock.lease import Holder
from mentorsurvey.clock.tick import tick
from mentorsurvey.errors import SettingsError
from mentorsurvey.settings import read, settings
from mentorsurvey.store import Database, clock
from tests.cli.conftest import Run


def database() -> Database:
    return Database(settings().database)


def test_it_says_that_nothing_was_due_and_leaves_the_clock(founded: Run) -> None:
    said = founded("tick")
    assert (said.exit_code, said.output) == (0, "Nothing was due.\n")
    with database().read() as tx:
        lease = clock.lease(tx)
    assert (lease.holder, lease.ticked_by) == ("", "command")
    ran = json.loads(founded("tick", "--json").stdout)
    assert ran["ran"] is True
    each_minute = ["open", "close", "fill", "returns", "mail"]
    assert [one["name"] for one in ran["jobs"]] == each_minute


def test_where_a_server_runs_the_clock_it_says_that_this_is_fine(founded: Run) -> None:
    server = Holder(by="server", place="process 7 on alpha")
    tick(database(), now=datetime.now(UTC), holder=server, seconds=0)
    said = founded("tick")
    assert said.exit_code == 0
    assert "The clock is run by process 7 on alpha, and that is fine." in said.output
    assert json.loads(founded("tick", "--json").stdout)["run_by"] == "process 7 on alpha"


def test_where_a_job_fails_it_ends_with_1(founded: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **named: object) -> int:
        raise LookupError("Tom Reyes")

    monkeypatch.setattr(ticking, "report", lambda _: "1a2b3c4d")
    monkeypatch.setattr("mentorsurvey.clock.jobs.closings.unwritten", broken)
    said = founded("tick")
    assert said.exit_code == 1
    assert "closing rounds that are over" in said.output
    assert "incident 1a2b3c4d" in said.output
    assert "Tom" not in said.output


def test_doctor_sees_a_clock_that_has_stopped(
    founded: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Clock: it has not run yet" in founded("doctor").output
    tick(database(), now=datetime.now(UTC))
    assert "ok    Clock: it last ran at" in founded("doctor").output
    monkeypatch.setenv("MENTORSURVEY_CLOCK", "off")
    assert "ok    Clock: it last ran at" in founded("doctor").output
    monkeypatch.setenv("MENTORSURVEY_CLOCK", "on")
    tick(database(), now=datetime.now(UTC) - timedelta(hours=2))
    assert "mend  Clock: it has stopped" in founded("doctor").output
    monkeypatch.setenv("MENTORSURVEY_CLOCK", "off")
    assert "Let cron run this each minute: mentorsurvey" in founded("doctor").output


def test_the_clock_is_on_or_off() -> None:
    assert read({}).clock
    assert not read({"MENTORSURVEY_CLOCK": "off"}).clock
    with pytest.raises(SettingsError, match="MENTORSURVEY_CLOCK"):
        read({"MENTORSURVEY_CLOCK": "sometimes"})
