"""A mail that a lead sends to themselves, to see whether mail arrives."""

from datetime import datetime
from email.utils import parseaddr

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import MailError
from mentorsurvey.mail.carrier import carrier
from mentorsurvey.mail.letters import Letter
from mentorsurvey.mail.message import message
from mentorsurvey.mail.smtp import Refused, ServerTrouble, Unsure
from mentorsurvey.mail.wordings import wording
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, audit, mail_people, mail_wordings
from mentorsurvey.store.times import new_id

PATIENCE = 10.0
"""Seconds for which a lead waits for the mail server."""
ASK = "Ask the people who run the server to look into it."


def send_test(where: Database | Tx, actor: Actor, *, now: datetime) -> str:
    """Hand a test mail to the actor over, now; the address that it goes to.

    Raises
    ------
    MailError
        Where no mail is sent here, the actor has no address, or the mail server does not take it.
    """
    require(actor, "mail.change")
    here = settings().mail
    if here.server is None:
        raise MailError("This program does not send e-mail yet.", ASK)
    with where.write() as tx:
        letter = _letter(tx, actor, sender=parseaddr(here.sender)[1])
        words = wording(tx, actor.program_id, "test")
        audit.write(tx, actor, "mail.test", "program", actor.program_id, now=now)
    post = carrier(timeout=PATIENCE)
    made = message(letter, words, message_id=f"<{new_id()}@{here.domain}>", now=now)
    try:
        post.offer(letter.address)
        post.give(made)
    except Refused as refused:
        raise MailError(f"The mail server does not take this mail ({refused.code}).", ASK) from None
    except Unsure:
        raise MailError(
            "The mail server has not said whether it took this mail.",
            "Look into your mailbox in a few minutes.",
        ) from None
    except ServerTrouble:
        raise MailError("The mail server takes no mail right now.", ASK) from None
    finally:
        post.close()
    return letter.address


def _letter(tx: Tx, actor: Actor, *, sender: str) -> Letter:
    reader = mail_people.reader(tx, actor, actor.person_id)
    if reader is None or not settings().mail.goes_to(invented=reader.demo):
        raise MailError("Invented people get no mail.", "Try it in a program of your own.")
    if not reader.address:
        raise MailError("You have no e-mail address here.", "Enter it on People.")
    return Letter(
        kind="test",
        program=reader.program,
        timezone=reader.timezone,
        name=reader.name,
        address=reader.address,
        sender=sender,
        reply_to=mail_wordings.reply_to(tx, actor.program_id),
    )
