"""What leads see of mail: what went to whom, whom it does not reach, and trying again."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.store import Database, Tx, audit, mail, mail_people, people, rounds
from mentorsurvey.store.mail import Mail
from mentorsurvey.store.mail_people import Trouble


@dataclass(frozen=True, kw_only=True)
class OfPerson:
    """How mail to a person is: not reaching them, put off since a moment, or without reminders."""

    trouble: Trouble | None = None
    put_off_since: datetime | None = None
    no_reminders: bool = False


def of_person(where: Database | Tx, actor: Actor, person_id: str) -> OfPerson:
    """How mail to a person is, for a lead who opens them.

    Where some pair of theirs is kept from the actor, only whether mail reaches them: the rest could
    tell of that pair.

    Raises
    ------
    NotAllowed
        Where the person is not one of whom the actor sees something.
    """
    require(actor, "outbox.see")
    with where.read() as tx:
        reach = people.reach(tx, actor, person_id)
        if reach == "none":
            raise NotAllowed
        known = {one.person_id: one for one in mail_people.troubles(tx, actor)}
        if reach == "some":
            return OfPerson(trouble=known.get(person_id))
        return OfPerson(
            trouble=known.get(person_id),
            put_off_since=mail_people.put_off_since(tx, actor, person_id),
            no_reminders=mail_people.stopped_reminders(tx, actor, person_id),
        )


def unreached(where: Database | Tx, actor: Actor) -> list[Trouble]:
    """Whom mail does not reach, of the people whom the actor may see, the newest first."""
    require(actor, "outbox.see")
    with where.read() as tx:
        return mail_people.troubles(tx, actor)


def mails_of_round(
    where: Database | Tx, actor: Actor, round_id: str
) -> dict[str, tuple[Mail, ...]]:
    """Person → their invitations and reminders of a round, the oldest first.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "outbox.see")
    with where.read() as tx:
        if rounds.with_id(tx, actor, round_id) is None:
            raise NotAllowed
        found: dict[str, tuple[Mail, ...]] = {}
        for one in mail.of_round(tx, actor, round_id):
            found[one.person_id] = (*found.get(one.person_id, ()), one)
    return found


def try_again(where: Database | Tx, actor: Actor, person_id: str, *, now: datetime) -> int:
    """Send to somebody again whom mail did not reach; how many mails leave anew.

    Raises
    ------
    NotAllowed
        Where the person is not one of whom the actor sees something.
    """
    require(actor, "outbox.change")
    with where.write() as tx:
        if people.reach(tx, actor, person_id) == "none":
            raise NotAllowed
        mail_people.clear_trouble(tx, actor, person_id)
        audit.write(tx, actor, "mail.again", "person", person_id, now=now)
        return mail.send_again(tx, actor, person_id, now=now)
