"""The link in a reminder that stops reminders: good for that alone, and for ever.

It signs nobody in. It holds the person's id and a signature over it, so nothing is stored for it.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mentorsurvey.mail import wishes
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail_people, mail_wordings

LONG = 16
"""Bytes of an id, and of the signature."""
TOKEN = 43
"""Characters of a token."""


@dataclass(frozen=True, kw_only=True)
class Stopping:
    """What the page behind such a link says: whose program it is, and whether reminders stopped."""

    program: str
    stopped: bool


def stop_address(tx: Tx, person_id: str) -> str:
    """Where a person stops reminders, for ``List-Unsubscribe`` and for the end of a reminder."""
    person = UUID(person_id).bytes
    token = urlsafe_b64encode(person + _signature(tx, person)).decode("ascii").rstrip("=")
    return f"{settings().base_url}/stop/{token}"


def person_of(tx: Tx, token: str) -> str | None:
    """The id of the person whose link it is; None for what is no link of ours."""
    if len(token) != TOKEN or not token.isascii():
        return None
    try:
        both = urlsafe_b64decode(f"{token}=")
    except (Error, ValueError):
        return None
    person, signature = both[:LONG], both[LONG:]
    if not hmac.compare_digest(signature, _signature(tx, person)):
        return None
    return str(UUID(bytes=person))


def stopping(where: Database | Tx, token: str) -> Stopping | None:
    """What a link is about; None for what is no link of ours, or of somebody who is gone."""
    with where.read() as tx:
        return _stopping(tx, person_of(tx, token))


def set_reminders(
    where: Database | Tx, token: str, wanted: bool, *, now: datetime
) -> Stopping | None:
    """Stop the reminders to whoever got a link, or send them again; what is the case then.

    Again changes nothing. None as for :func:`stopping`.
    """
    with where.write() as tx:
        person_id = person_of(tx, token)
        found = _stopping(tx, person_id)
        if found is not None and found.stopped is wanted:
            actor = mail_people.whose(tx, str(person_id))
            wishes.want_reminders(tx, actor, wanted, now=now)
        return _stopping(tx, person_id)


def _stopping(tx: Tx, person_id: str | None) -> Stopping | None:
    actor = mail_people.whose(tx, person_id) if person_id else None
    reader = mail_people.reader(tx, actor, actor.person_id) if actor else None
    if reader is None or not reader.here:
        return None
    return Stopping(program=reader.program, stopped=reader.no_reminders)


def _signature(tx: Tx, person: bytes) -> bytes:
    return hmac.new(mail_wordings.key(tx), b"stop" + person, hashlib.sha256).digest()[:LONG]
