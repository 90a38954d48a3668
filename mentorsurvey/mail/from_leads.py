"""A lead writes to both people of a pair, or to somebody who asked for them, by the program's mail.

The words are kept until the mails have left, and no page shows them. Answers reach the lead alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import MailError, NotAllowed
from mentorsurvey.mail.as_text import as_text
from mentorsurvey.mail.composing import in_words_of
from mentorsurvey.mail.days import day
from mentorsurvey.mail.letters import Kind, Letter
from mentorsurvey.mail.own_words import tidied
from mentorsurvey.mail.rendering import check_written
from mentorsurvey.mail.sheet import sheet
from mentorsurvey.mail.wordings import SHIPPED
from mentorsurvey.program.pair_days import pair_of
from mentorsurvey.readings import letter_words
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, audit, contacts, lead_letters, mail, mail_people
from mentorsurvey.store.contacts import Wish
from mentorsurvey.store.lead_letters import LeadLetter, Waiting
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.mail_people import Reader


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """From whom and to whom a letter would go: one mail to each of ``to``.

    ``problem`` says why it cannot be sent from here; empty where it can.
    """

    kind: Kind
    author: Reader
    to: tuple[Reader, ...]
    problem: str

    @property
    def sender(self) -> str:
        """The address that its mails come from."""
        return parseaddr(settings().mail.sender)[1]

    def preview(self, subject: str, body: str, *, now: datetime) -> str:
        """The mail to the first reader as plain text."""
        letter = Letter(
            kind=self.kind,
            program=self.author.program,
            timezone=self.to[0].timezone,
            name=self.to[0].name,
            address=self.to[0].address or "",
        )
        words = Waiting(
            subject=subject, body=body, by=self.author.name, reply_to=self.author.address or ""
        )
        return as_text(sheet(in_words_of(letter, words), SHIPPED[self.kind], now=now))


def sends_letters(where: Database | Tx, actor: Actor) -> bool:
    """Whether this server sends mail to the people of the lead's program."""
    require(actor, "letter.send")
    with where.read() as tx:
        here = mail_people.reader(tx, actor, actor.person_id)
    return here is not None and settings().mail.goes_to(invented=here.demo)


def envelope_to_both(where: Database | Tx, actor: Actor, relationship_id: str) -> Envelope:
    """From whom and to whom a letter to both of a pair would go.

    Raises
    ------
    NotAllowed
        Where the pair is not the lead's to see.
    """
    require(actor, "letter.send")
    with where.read() as tx:
        pair = pair_of(tx, actor, relationship_id)
        return _envelope(tx, actor, "check_in", (pair.mentor_id, pair.mentee_id))


def envelope_to_asker(where: Database | Tx, actor: Actor, response_id: str) -> Envelope:
    """From whom and to whom a letter to somebody who asked for this lead would go.

    Raises
    ------
    NotAllowed
        Where nobody asked for the actor as a lead with that form.
    """
    require(actor, "letter.answer")
    with where.read() as tx:
        return _envelope(tx, actor, "asked", (_wish(tx, actor, response_id).person_id,))


def letters_to_pairs(where: Database | Tx, actor: Actor) -> Mapping[str, LeadLetter]:
    """Pair → the newest letter to both of which the lead may know, by whichever lead."""
    require(actor, "letter.send")
    with where.read() as tx:
        return lead_letters.to_pairs(tx, actor)


def letters_to_askers(where: Database | Tx, actor: Actor) -> Mapping[str, LeadLetter]:
    """Form with a wish → the newest letter that the lead wrote to its author."""
    require(actor, "letter.answer")
    with where.read() as tx:
        return lead_letters.to_askers(tx, actor)


def write_to_both(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    subject: str,
    body: str,
    *,
    known: str,
    now: datetime,
) -> None:
    """Send a letter to both people of a pair, one mail to each.

    Parameters
    ----------
    known : str
        The id of the newest letter to them that the lead was shown; empty where there was none.

    Raises
    ------
    NotAllowed
        Where the pair is not the lead's to see.
    WordingError
        Where the words cannot be sent.
    MailError
        Where mail does not reach both, or another letter went since.
    """
    require(actor, "letter.send")
    with where.write() as tx:
        pair = pair_of(tx, actor, relationship_id)
        two = (pair.mentor_id, pair.mentee_id)
        envelope = _envelope(tx, actor, "check_in", two)
        last = lead_letters.to_pairs(tx, actor).get(relationship_id)
        words = _checked(envelope, last, subject, body, known=known, now=now)
        letter = lead_letters.add(
            tx, actor, relationship_id=pair.id, subject=words[0], body=words[1], now=now
        )
        _put(tx, actor, envelope, letter, now=now)
        audit.write(tx, actor, "letter.send", "relationship", pair.id, now=now)


def write_to_asker(
    where: Database | Tx,
    actor: Actor,
    response_id: str,
    subject: str,
    body: str,
    *,
    known: str,
    now: datetime,
) -> None:
    """Send a letter to somebody who asked for this lead; otherwise as :func:`write_to_both`."""
    require(actor, "letter.answer")
    with where.write() as tx:
        wish = _wish(tx, actor, response_id)
        envelope = _envelope(tx, actor, "asked", (wish.person_id,))
        last = lead_letters.to_askers(tx, actor).get(response_id)
        words = _checked(envelope, last, subject, body, known=known, now=now)
        letter = lead_letters.add(
            tx, actor, response_id=response_id, subject=words[0], body=words[1], now=now
        )
        _put(tx, actor, envelope, letter, now=now)
        audit.write(tx, actor, "wish.write", "response", response_id, now=now)


def _wish(tx: Tx, actor: Actor, response_id: str) -> Wish:
    for one in contacts.wishes(tx, actor):
        if one.response_id == response_id and one.role == "lead":
            return one
    raise NotAllowed


def _envelope(tx: Tx, actor: Actor, kind: Kind, to: Sequence[str]) -> Envelope:
    author = mail_people.reader(tx, actor, actor.person_id)
    readers = [mail_people.reader(tx, actor, one) for one in to]
    known = tuple(one for one in readers if one is not None)
    if author is None or len(known) < len(to):
        raise NotAllowed
    return Envelope(kind=kind, author=author, to=known, problem=_problem(author, known))


def _problem(author: Reader, to: Sequence[Reader]) -> str:
    if not settings().mail.goes_to(invented=author.demo):
        return letter_words.NO_MAIL
    if not author.address:
        return letter_words.NO_REPLIES
    if missing := [one.name for one in to if not one.address]:
        return letter_words.no_address(missing)
    return letter_words.not_reached([one.name for one in to if one.trouble])


def _checked(
    envelope: Envelope,
    last: LeadLetter | None,
    subject: str,
    body: str,
    *,
    known: str,
    now: datetime,
) -> tuple[str, str]:
    """The subject and the text as they are kept."""
    subject, body = subject.strip(), tidied(body)
    check_written(subject, body)
    if envelope.problem:
        raise MailError(envelope.problem, letter_words.OWN_PROGRAM)
    if last is not None and last.id != known:
        raise MailError(
            letter_words.already(
                last, envelope.author.id, day(last.written_at, envelope.author.timezone, now=now)
            ),
            letter_words.SEND_AGAIN,
        )
    return subject, body


def _put(tx: Tx, actor: Actor, envelope: Envelope, letter: str, *, now: datetime) -> None:
    """One mail to each, of which none names the address of the other."""
    mails = [
        NewMail(person_id=one.id, kind=_KINDS[envelope.kind], about=letter, not_before=now)
        for one in envelope.to
    ]
    mail.add_all(tx, actor, mails, now=now)


_KINDS: Mapping[Kind, mail.Kind] = {"check_in": "check_in", "asked": "asked"}
