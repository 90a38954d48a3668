"""What people want by mail, and the time zone in which they read it."""

from dataclasses import replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.store import Database, Tx, audit, mail_people, programs
from mentorsurvey.store.mail_people import Wishes
from mentorsurvey.store.times import is_zone

TITLE = "My reminders"
WANTED = "Send me reminders"
MEANS = (
    "You get at most two before a round closes, and only if you have not submitted yet."
    " This switch also stops mail about proposals and about what you both decided."
    " You still get invitations. Leads who see all of your pairs can see what you choose."
)
"""The note beside the switch, in both forms."""


def wishes(where: Database | Tx, actor: Actor) -> Wishes:
    """What the actor wants by mail."""
    require(actor, "mail.own")
    with where.read() as tx:
        return mail_people.wishes(tx, actor)


def want_reminders(where: Database | Tx, actor: Actor, wanted: bool, *, now: datetime) -> None:
    """Get reminders, or none any more."""
    require(actor, "mail.own")
    with where.write() as tx:
        before = mail_people.wishes(tx, actor)
        mail_people.set_wishes(tx, actor, replace(before, no_reminders=not wanted))
        audit.write(tx, actor, "mail.wish", "person", actor.person_id, now=now)


def want_digest(where: Database | Tx, actor: Actor, wanted: bool, *, now: datetime) -> None:
    """Get the week of the program each Monday, or not any more.

    Raises
    ------
    NotAllowed
        For somebody who is not signed in as a lead.
    """
    require(actor, "mail.own")
    if not actor.is_lead:
        raise NotAllowed
    with where.write() as tx:
        before = mail_people.wishes(tx, actor)
        mail_people.set_wishes(tx, actor, replace(before, digest=wanted))
        audit.write(tx, actor, "mail.wish", "person", actor.person_id, now=now)


def note_zone(where: Database | Tx, actor: Actor, timezone: str | None) -> bool:
    """Keep the time zone of the actor's browser where it is another one; whether it was.

    What is no time zone is let be: a browser may say anything.
    """
    require(actor, "mail.own")
    if not timezone or not is_zone(timezone):
        return False
    with where.read() as tx:
        program = programs.of(tx, actor)
        known = mail_people.zone(tx, actor) or (program.timezone if program else "")
    if known == timezone:
        return False
    with where.write() as tx:
        mail_people.set_zone(tx, actor, timezone)
    return True
