"""`mentorsurvey tick`: what a server's clock does each minute, done once, for cron."""

import click

from mentorsurvey.cli.options import json_option, print_json, replay_erasures
from mentorsurvey.cli.telling import say
from mentorsurvey.clock.tick import Ticked, tick
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.store import open_database
from mentorsurvey.store.times import to_text
from mentorsurvey.web.redaction import redact
from mentorsurvey.web.ticking import holder


@click.command("tick")
@json_option
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Do what is due now in all programs, such as closing rounds.

    A server does this each minute by itself. Use it with cron where MENTORSURVEY_CLOCK is off.
    """
    redact()
    database = open_database(settings().database)
    replay_erasures(database)
    own = holder("command")
    with database.kept_open():
        try:
            ticked = tick(database, now=now(), holder=own, time=now)
        finally:
            own.give_up(database)
    if as_json:
        print_json(_as_json(ticked))
    else:
        for line in _sentences(ticked):
            say(line)
    if ticked.failed:
        context.exit(1)


def _sentences(ticked: Ticked) -> list[str]:
    """What it did."""
    said = [one.job.did(one.did) for one in ticked.done if one.did]
    said += [
        f"One thing went wrong: {one.job.title}. The log above says more under incident"
        f" {one.incident}. The rest went on."
        for one in ticked.failed
    ]
    if ticked.other is not None:
        last = ticked.other.ticked_at
        when = f" It last did so at {last:%H:%M} UTC." if last else ""
        who = ticked.other.place or "another process"
        said.append(
            f"The clock is run by {who}, and that is fine.{when} There was nothing"
            f" {'more ' if ticked.done else ''}to do here."
        )
    return said or ["Nothing was due."]


def _as_json(ticked: Ticked) -> dict[str, object]:
    other = ticked.other
    return {
        "ran": other is None or bool(ticked.done),
        "run_by": other.place if other else None,
        "last_ticked_at": to_text(other.ticked_at) if other and other.ticked_at else None,
        "jobs": [
            {"name": one.job.name, "did": one.did, "incident": one.incident or None}
            for one in ticked.done
        ],
    }
