"""The link in a reminder that stops reminders: good for that alone, and for ever.

It signs nobody in. It holds the person's id and a signature over it, so nothing is stored for it.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from uuid import UUID

from mentorsurvey.settings import settings
from mentorsurvey.store import Tx, mail_wordings

LONG = 16
"""Bytes of an id, and of the signature."""
TOKEN = 43
"""Characters of a token."""


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


def _signature(tx: Tx, person: bytes) -> bytes:
    return hmac.new(mail_wordings.key(tx), b"stop" + person, hashlib.sha256).digest()[:LONG]
