"""A code by mail for another device: it is made when the mail leaves, and kept as a hash alone."""

import threading
from datetime import datetime

from mentorsurvey import sign_in
from mentorsurvey.access import Actor, require
from mentorsurvey.errors import PinError
from mentorsurvey.mail.sending import deliver_one
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.times import new_id


def ask_for_code(where: Database | Tx, actor: Actor, *, now: datetime) -> str | None:
    """Put a code for the actor into the outbox; the mail's id, None where nobody allowed it.

    No page tells the two apart: whoever holds the link could learn by it that there is a PIN.

    Raises
    ------
    PinError
        Where one is under way, or was made a moment ago.
    """
    require(actor, "pin.own")
    if settings().mail.server is None:
        return None
    with where.write() as tx:
        if not sign_in.may_have_code(tx, actor, now=now):
            return None
        if mail.waits(tx, actor, "code", now=now):
            raise PinError("A code is on its way already.", "Wait two minutes for another one.")
        made = NewMail(person_id=actor.person_id, kind="code", about=new_id(), not_before=now)
        return mail.add_all(tx, actor, [made], now=now)[0]


def send_soon(database: Database, mail_id: str, *, now: datetime) -> None:
    """Hand a mail over while its reader waits, without letting the page wait for the mail server.

    Where that does not work, the clock tries again.
    """
    threading.Thread(
        target=deliver_one, args=(database, mail_id), kwargs={"now": now}, daemon=True
    ).start()
