"""`mentorsurvey rounds`: opening, listing, closing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import click

from mentorsurvey.access import Actor
from mentorsurvey.cli.options import (
    counted,
    json_option,
    print_json,
    program_here,
    program_option,
    round_here,
    round_option,
)
from mentorsurvey.cli.telling import say
from mentorsurvey.errors import RoundError
from mentorsurvey.instruments import load_folder
from mentorsurvey.now import now
from mentorsurvey.program import command_in
from mentorsurvey.rounds import (
    EVERYONE,
    Reach,
    close_round,
    end_of_day,
    list_rounds,
    open_round,
    pairs_by_name,
    standings,
    would_ask,
)
from mentorsurvey.rounds.reminding import morning
from mentorsurvey.settings import settings
from mentorsurvey.store import Database
from mentorsurvey.store.grace import GRACE
from mentorsurvey.store.times import to_text


@click.group("rounds")
def group() -> None:
    """Ask everyone, see who answered, close."""


@group.command("open")
@program_option
@click.option("--instrument", metavar="KEY", required=True, help="What is asked: checkin, review …")
@click.option(
    "--closes",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    required=True,
    help="The last day for answers, where the program is.",
)
@click.option(
    "--same-meaning", is_flag=True, help="Only a typo was fixed: keep the lines connected."
)
@click.option("--extras", is_flag=True, help="Ask the form's optional sections too.")
@click.option("--cohort", "cohorts", metavar="NAME", multiple=True, help="Ask this cohort alone.")
@click.option(
    "--pair",
    "pairs",
    metavar="'MENTEE with MENTOR'",
    multiple=True,
    help="Ask this pair alone, by their names or addresses.",
)
@click.option(
    "--remind",
    "remind",
    type=click.IntRange(min=0),
    metavar="DAYS",
    multiple=True,
    help="Remind those who are missing DAYS before the last day, twice at most; 0 is never.",
)
@click.option("--preview", is_flag=True, help="Say whom it would ask, and open nothing.")
@json_option
def open_one(
    program: str | None,
    instrument: str,
    closes: datetime,
    same_meaning: bool,
    extras: bool,
    cohorts: tuple[str, ...],
    pairs: tuple[str, ...],
    remind: tuple[int, ...],
    preview: bool,
    as_json: bool,
) -> None:
    """Open a round: both sides of every pair are asked, or of those that you choose."""
    database, where, actor = program_here(program)
    known = load_folder(settings().surveys)
    if instrument not in known:
        raise RoundError(
            "There is no form of that name.",
            f"Use one of {', '.join(known)}.",
            where="--instrument",
        )
    asked = known[instrument]
    if extras and not asked.extras:
        raise RoundError(
            f"The form {instrument} has no optional sections.",
            "Open the round without --extras.",
            where="--extras",
        )
    moment, closes_at = now(), end_of_day(closes.date(), where.timezone)
    reach = _reach(database, actor, cohorts, pairs)
    asks = would_ask(database, actor, asked.key, closes_at=closes_at, reach=reach, now=moment)
    if not as_json:
        click.echo(asks.sentence(closes.date()))
    if preview:
        if as_json:
            print_json(
                {
                    "people": asks.people,
                    "pairs": asks.pairs,
                    "cohorts": asks.cohorts,
                    "left_out": asks.left_out,
                    "totals": asks.totals,
                }
            )
        return
    opened = open_round(
        database,
        actor,
        asked,
        closes_at=closes_at,
        same_meaning=same_meaning,
        extras=extras,
        reach=reach,
        reminders=_reminders(remind, closes.date(), where.timezone),
        now=moment,
    )
    if as_json:
        print_json(
            {
                "round": opened.round_id,
                "number": opened.number,
                "relationships": opened.relationships,
                "invitations": opened.invitations,
            }
        )
        return
    click.echo(
        f"Round {opened.number} is open until the end of {closes.date()}, {where.timezone}:"
        f" {counted(opened.relationships, 'pair')},"
        f" {counted(opened.invitations, 'invitation')}."
    )
    number = opened.number
    export = ("links", "export", "--round", number, "--out", f"links-round-{number}.csv")
    say(f"The links: {command_in(database, where.id, *export)}")


def _reminders(days: tuple[int, ...], last_day: date, timezone: str) -> list[datetime] | None:
    """Eight o'clock on the days that these options mean; None for what is usual."""
    if not days:
        return None
    zone = ZoneInfo(timezone)
    return [morning(last_day - timedelta(days=one), zone) for one in sorted(set(days)) if one]


def _reach(
    database: Database, actor: Actor, cohorts: tuple[str, ...], named: tuple[str, ...]
) -> Reach:
    """Whom these options mean: cohorts, or pairs by the names or the addresses of the two."""
    if cohorts and named:
        raise RoundError(
            "A round is for cohorts or for pairs, not for both.",
            "Leave out --cohort or --pair.",
            where="--pair",
        )
    if cohorts:
        return Reach(kind="cohorts", cohorts=cohorts)
    if not named:
        return EVERYONE
    known = pairs_by_name(database, actor)
    unknown = [one for one in named if one.casefold() not in known]
    if unknown:
        raise RoundError(
            f"{counted(len(unknown), 'pair')} of these {'is' if len(unknown) == 1 else 'are'} not"
            " in the program.",
            "Write the mentee first: --pair 'mentee@example.org with mentor@example.org'.",
            where="--pair",
        )
    return Reach(kind="pairs", pairs=tuple(known[one.casefold()] for one in named))


@group.command("list")
@program_option
@json_option
def list_all(program: str | None, as_json: bool) -> None:
    """List the rounds with how many forms of each are submitted."""
    database, where, actor = program_here(program)
    moment = now()
    found = []
    with database.read() as tx:
        for one in list_rounds(tx, actor):
            forms = [form for form in standings(tx, actor, one.id) if form.is_asked(moment)]
            submitted = sum(form.submitted_at is not None for form in forms)
            found.append((one, submitted, len(forms)))
    if as_json:
        print_json(
            [
                {
                    "round": one.id,
                    "number": one.number,
                    "instrument": one.instrument,
                    "opened_at": to_text(one.opened_at),
                    "closes_at": to_text(one.closed_at or one.closes_at),
                    "open": one.is_open(moment),
                    "counts": one.counts,
                    "discarded": one.withdrawn,
                    "asks": one.reach,
                    "cohorts": one.cohorts,
                    "totals": one.totals,
                    "invitations": invited,
                    "submitted": submitted,
                }
                for one, submitted, invited in found
            ]
        )
        return
    if not found:
        last_day = (moment + timedelta(days=21)).date()
        key = "checkin" if (settings().surveys / "checkin.yaml").is_file() else "KEY"
        first = ("--instrument", key, "--closes", last_day)
        opening = command_in(database, where.id, "rounds", "open", *first)
        say(f"No round yet. Open one with: {opening}")
    zone = ZoneInfo(where.timezone)
    for one, submitted, invited in found:
        state, ends = ("open", "closes") if one.is_open(moment) else ("closed", "closed")
        if not one.is_open(moment) and not one.counts:
            state = "discarded" if one.withdrawn else "not counted"
        day = (one.closed_at or one.closes_at).astimezone(zone).date()
        click.echo(
            f"{one.number:>3}  {one.instrument:<14} {state:<12}{submitted:>6,} of {invited:,}"
            f" submitted, {ends} {day}  {one.id}"
        )


@group.command()
@program_option
@round_option()
def close(program: str | None, given: str | None) -> None:
    """Close a round now. Nothing is submitted, and whoever has begun can finish for 30 minutes."""
    database, where, actor = program_here(program)
    moment = now()
    asked = round_here(database, actor, given, now=moment)
    close_round(database, actor, asked.id, now=moment)
    click.echo(f"Round {asked.number} is closed.")
    with database.read() as tx:
        forms = standings(tx, actor, asked.id)
    people = {form.person_id for form in forms if form.may_finish(moment)}
    if people:
        until = (moment + GRACE).astimezone(ZoneInfo(where.timezone))
        click.echo(
            f"{counted(len(people), 'person')} had begun, and can still finish until"
            f" {until:%H:%M}, {where.timezone}."
        )
