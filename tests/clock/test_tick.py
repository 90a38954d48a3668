"""What is due happens once; what fails stops nothing else, and everybody can see how it went."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import clock
from mentorsurvey.clock.jobs import BESIDE_PEOPLE, JOBS, Job, in_each_program
from mentorsurvey.clock.lease import Holder
from mentorsurvey.clock.rhythm import Daily, EachTick
from mentorsurvey.clock.state import clock_state
from mentorsurvey.clock.tick import AGAIN, tick
from mentorsurvey.errors import NotSaved, ResponseClosed
from mentorsurvey.rounds import scheduling
from mentorsurvey.settings import settings
from mentorsurvey.sign_in.forgetting import LINKS_KEPT, SESSIONS_KEPT, forget
from mentorsurvey.store import Database
from mentorsurvey.store.grace import GRACE
from mentorsurvey.store.kept_backups import kept
from mentorsurvey.store.schedules import Step
from mentorsurvey.store.verifying import verify
from tests.durability.disks import unwritable
from tests.house import CLOSES, MIRA, TOM, House, founded

MINUTE = timedelta(minutes=1)
AFTER = CLOSES + timedelta(seconds=20)


def job(run: Callable[[datetime], int], **changes: object) -> Job:
    return replace(
        Job(
            name="job",
            title="a job",
            every=EachTick(),
            run=lambda _, *, now: run(now),
            one="It did one thing.",
            many="It did {n} things.",
        ),
        **changes,
    )


def broken(now: datetime) -> int:
    raise LookupError("secret words of Tom Reyes")


def closed(house: House) -> datetime | None:
    return rounds.list_rounds(house.database, house.operator)[0].closed_at


def test_a_round_is_closed_within_a_minute_and_its_totals_are_settled_with_it(
    house: House,
) -> None:
    house.submit(house.actor(MIRA), TOM)
    tick(house.database, now=CLOSES - MINUTE)
    assert closed(house) is None
    did = {one.job.name: one.did for one in tick(house.database, now=AFTER).done}
    assert did["close"] == 1
    assert closed(house) == CLOSES
    with house.database.read() as tx:
        assert tx.row("SELECT 1 AS found FROM round WHERE grouped_at IS NOT NULL")


def test_totals_and_picks_wait_until_nobody_is_finishing_a_form_any_more(house: House) -> None:
    house.submit(house.actor(MIRA), TOM)
    tom = house.actor(TOM)
    form = house.form(tom, MIRA)
    house.answer(tom, form)

    def waits() -> bool:
        with house.database.read() as tx:
            grouped = tx.row("SELECT 1 AS found FROM round WHERE grouped_at IS NOT NULL")
        drew = house.count("attention_draw")
        assert bool(drew) == (grouped is not None)
        return not drew

    tick(house.database, now=AFTER)
    assert (closed(house), waits()) == (CLOSES, True)
    tick(house.database, now=CLOSES + GRACE - MINUTE)
    assert waits()
    tick(house.database, now=CLOSES + GRACE)
    assert not waits()
    with pytest.raises(ResponseClosed):
        responses.submit(house.database, tom, form, now=CLOSES + GRACE - MINUTE)


def test_the_backup_of_the_day_is_made_at_night_where_a_folder_is_named(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening, night = CLOSES.replace(hour=22), CLOSES.replace(hour=3) + timedelta(days=1)
    tick(house.database, now=evening)
    folder = tmp_path / "backups"
    folder.mkdir()
    monkeypatch.setenv("MENTORSURVEY_BACKUPS", str(folder))
    settings.cache_clear()
    try:
        for moment in (evening, night, night + MINUTE):
            tick(house.database, now=moment)
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    (made,) = kept(house.database, folder).values()
    assert made.name == f"house-{night.date()}.db"
    assert verify(made).version


def test_what_was_done_is_not_done_again(house: House) -> None:
    tick(house.database, now=AFTER)
    for moment in (AFTER, AFTER + MINUTE, AFTER - timedelta(hours=3), AFTER + timedelta(days=2)):
        assert not [one for one in tick(house.database, now=moment).done if one.did]
    with house.database.read() as tx:
        written = tx.rows("SELECT 1 AS found FROM audit WHERE verb = 'round.over'")
    assert len(written) == 1


def test_a_job_that_fails_stops_no_other_and_says_nothing_of_people(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    jobs = [job(broken, name="close", title="closing"), job(lambda _: 2, name="well")]
    ticked = tick(house.database, now=AFTER, jobs=jobs)
    assert [(one.job.name, one.did, bool(one.incident)) for one in ticked.done] == [
        ("close", 0, True),
        ("well", 2, False),
    ]
    (failed,) = ticked.failed
    assert f"incident {failed.incident}" in caplog.text
    with house.database.read() as tx:
        assert "Tom" not in repr(tx.rows("SELECT * FROM clock_job"))
    state = clock_state(house.database, now=AFTER)
    assert [one.incident for one in state.failing] == [failed.incident]
    assert state.is_well(AFTER)
    assert not state.is_well(AFTER + timedelta(hours=1))
    tick(house.database, now=AFTER + MINUTE, jobs=[job(lambda _: 0, name="close")])
    assert clock_state(house.database, now=AFTER + MINUTE).failing == ()


def test_a_daily_job_that_failed_is_tried_again_after_ten_minutes(database: Database) -> None:
    tries: list[datetime] = []

    def run(now: datetime) -> int:
        tries.append(now)
        return broken(now) if len(tries) == 1 else 1

    daily = job(run, every=Daily(hour=3))
    for minute in range(30):
        tick(database, now=AFTER + minute * MINUTE, jobs=[daily])
    assert tries == [AFTER, AFTER + AGAIN]


def test_in_one_program_that_fails_the_others_go_on(house: House) -> None:
    def verb(where: Database, actor: object, *, now: datetime) -> int:
        seen.append(actor)
        return broken(now)

    seen: list[object] = []
    founded(house.database, name="Another", now=house.now)
    with pytest.raises(LookupError):
        in_each_program(verb)(house.database, now=AFTER)
    assert len(seen) == 2


def test_a_tick_ends_where_another_one_took_the_clock_meanwhile(database: Database) -> None:
    def stolen(now: datetime) -> int:
        with database.write() as tx:
            tx.run("UPDATE clock_lease SET holder = 'other', beats = beats + 1")
        return 1

    jobs = [job(stolen, name="one"), job(lambda _: 1, name="two")]
    ticked = tick(database, now=AFTER, holder=Holder(by="server"), seconds=0, jobs=jobs)
    assert [one.job.name for one in ticked.done] == ["one"]
    assert ticked.other is not None


def test_a_server_that_ends_begins_no_further_job(database: Database) -> None:
    ticked = tick(database, now=AFTER, goes_on=lambda: False)
    assert ticked.done == ()
    assert clock_state(database, now=AFTER).ticked_at is None


def test_on_a_full_disk_the_clock_says_so_and_goes_on_afterwards(house: House) -> None:
    with house.database.kept_open(), unwritable(), pytest.raises(NotSaved):
        tick(house.database, now=AFTER)
    tick(house.database, now=AFTER)
    assert closed(house) == CLOSES


def test_how_the_clock_is_is_told_by_its_last_tick(database: Database) -> None:
    assert clock_state(database, now=AFTER).standing == "never"
    tick(database, now=AFTER)
    for minutes, standing in ((0, "running"), (3, "late"), (6, "stopped"), (-6, "stopped")):
        now = AFTER + minutes * MINUTE
        assert clock_state(database, now=now).standing == standing
    assert clock_state(database, on=False, now=AFTER + 50 * MINUTE).standing == "running"


def test_what_has_run_out_is_deleted_in_time_and_nothing_else(house: House) -> None:
    house.submit(house.actor(MIRA), TOM)
    assert house.lead.is_lead
    last = CLOSES + timedelta(days=365)
    kept = {table: house.count(table) for table in ("answer", "link", "person_history", "audit")}
    assert forget(house.database, clock(), now=CLOSES) == 0
    with house.database.read() as tx:
        of_leads = tx.rows(
            "SELECT session.* FROM session JOIN link ON link.id = link_id WHERE scope = 'lead'"
        )
        ends = max(row["expires_at"] for row in tx.rows("SELECT expires_at FROM session"))
    soon = datetime.fromisoformat(ends) + SESSIONS_KEPT
    forget(house.database, clock(), now=soon)
    assert house.count("session") >= len(of_leads) > 0
    assert forget(house.database, clock(), now=last + LINKS_KEPT) > 0
    with house.database.read() as tx:
        assert tx.rows("SELECT * FROM session") == of_leads
        assert all(
            row["token_hash"] == f"gone:{row['id']}" for row in tx.rows("SELECT * FROM link")
        )
    assert {table: house.count(table) for table in kept} == kept
    assert forget(house.database, clock(), now=last + LINKS_KEPT) == 0


def test_each_job_has_a_name_and_sentences_of_its_own() -> None:
    assert len({one.name for one in JOBS}) == len(JOBS)
    for one in JOBS:
        assert one.did(0) == ""
        assert "1,200" in one.did(1200)
        assert len(one.did(1).split()) < 20


def test_where_people_answer_the_same_jobs_run_and_mail_gives_way() -> None:
    assert [one.name for one in BESIDE_PEOPLE] == [one.name for one in JOBS]
    others = [one.name for one, other in zip(BESIDE_PEOPLE, JOBS, strict=True) if one != other]
    assert others == ["mail"]


def test_a_round_of_the_schedule_opens_and_the_one_before_closes_in_one_turn(
    house: House,
) -> None:
    after = CLOSES.date() + timedelta(days=1)
    step = Step(form="checkin", first_on=after, every=3, times=None)
    scheduling.save(house.database, house.lead, [step], now=house.now)

    def did(now: datetime) -> dict[str, int]:
        return {one.job.name: one.did for one in tick(house.database, now=now).done}

    before = did(AFTER)
    assert (before["open"], before["close"]) == (0, 1)
    assert did(datetime.combine(after, time(8), UTC))["open"] == 1
    assert [one.number for one in rounds.list_rounds(house.database, house.operator)] == [1, 2]
