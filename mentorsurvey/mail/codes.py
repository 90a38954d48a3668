"""A code by mail for another device: it is made when the mail leaves, and kept as a hash alone."""

import threading
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import PinError
from mentorsurvey.mail.sending import deliver_one
from mentorsurvey.settings import settings
from mentorsurvey.sign_in.pins import BETWEEN_CODES
from mentorsurvey.store import Database, Tx, mail
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.times import new_id

A_DAY = timedelta(days=1)
MOST_A_DAY = 5
"""So many codes go to one person in a day: whoever holds the link cannot fill their mailbox."""


def ask_for_code(where: Database | Tx, actor: Actor, *, now: datetime) -> str | None:
    """Put a code for the actor into the outbox; the mail's id, None where no mail is sent.

    Whether anybody allowed it is looked at when the mail would leave. So whoever holds the link
    learns nothing here: not that there is a PIN, nor that a mailed code may stand for it.

    Raises
    ------
    PinError
        Where one was asked for a moment ago, or too often today.
    """
    require(actor, "pin.own")
    if settings().mail.server is None:
        return None
    with where.write() as tx:
        asked = mail.made_since(tx, actor, "code", since=now - A_DAY)
        if asked and now < asked[-1] + BETWEEN_CODES:
            raise PinError(
                "You asked for a code a moment ago.",
                "Enter the one from your mail, or wait two minutes for another.",
            )
        if len(asked) >= MOST_A_DAY:
            raise PinError(
                "Many codes were asked for today.",
                "Enter your PIN, or continue on the device where you answered.",
            )
        made = NewMail(person_id=actor.person_id, kind="code", about=new_id(), not_before=now)
        return mail.add_all(tx, actor, [made], now=now)[0]


def send_soon(database: Database, mail_id: str, *, now: datetime) -> None:
    """Hand a mail over while its reader waits, without letting the page wait for the mail server.

    Where that does not work, the clock tries again.
    """
    threading.Thread(
        name="code",
        target=deliver_one,
        args=(database, mail_id),
        kwargs={"now": now},
        daemon=True,
    ).start()
