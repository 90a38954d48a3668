"""A lead changes the words of the program's mail, and where answers to it go."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import WordingError
from mentorsurvey.mail.letters import KINDS, Kind
from mentorsurvey.mail.rendering import check, fits
from mentorsurvey.mail.wordings import SHIPPED, Wording
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.store import Database, Tx, audit, mail_wordings


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one kind of mail as a lead finds them.

    Attributes
    ----------
    kind : Kind
        For which mail.
    wording : Wording
        The program's own, or ours.
    own : bool
        Whether the program has its own.
    fits : bool
        Whether they can be sent; where not, ours are sent instead.
    by, changed_at : str and datetime or None
        Who changed them last, and when; empty and None for ours.
    """

    kind: Kind
    wording: Wording
    own: bool = False
    fits: bool = True
    by: str = ""
    changed_at: datetime | None = None


def words_of(where: Database | Tx, actor: Actor) -> tuple[Words, ...]:
    """The words of every kind of mail of the lead's program."""
    require(actor, "mail.see")
    with where.read() as tx:
        own = mail_wordings.own(tx, actor.program_id)
    return tuple(
        Words(
            kind=kind,
            wording=Wording(subject=own[kind].subject, body=own[kind].body),
            own=True,
            fits=fits(kind, own[kind].subject, own[kind].body),
            by=own[kind].by,
            changed_at=own[kind].changed_at,
        )
        if kind in own
        else Words(kind=kind, wording=SHIPPED[kind])
        for kind in KINDS
    )


def save_words(
    where: Database | Tx, actor: Actor, kind: Kind, subject: str, body: str, *, now: datetime
) -> Wording | None:
    """Send mail of a kind in these words from now on; the own words that stood before, if any.

    Our own words are kept as none of the program's, so that a later version can mend them.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    WordingError
        Where they cannot be sent, with the first fault; nothing is saved.
    """
    require(actor, "mail.change")
    if kind not in KINDS:
        raise ValueError(kind)
    new = Wording(subject=subject.strip(), body=tidied(body))
    check(kind, new.subject, new.body)
    with where.write() as tx:
        before = _own(tx, actor, kind)
        if new == SHIPPED[kind]:
            _forget(tx, actor, kind, now=now)
        elif new != before:
            mail_wordings.put(tx, actor, kind, new.subject, new.body, now=now)
            audit.write(tx, actor, "mail.words", "mail", kind, now=now)
    return before


def back_to_ours(
    where: Database | Tx, actor: Actor, kind: Kind, *, now: datetime
) -> Wording | None:
    """Send mail of a kind in our words again; the own words that stood before, if any.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "mail.change")
    with where.write() as tx:
        before = _own(tx, actor, kind)
        _forget(tx, actor, kind, now=now)
    return before


def reply_address(where: Database | Tx, actor: Actor) -> str:
    """Where answers to the mail of the lead's program go; empty where nobody reads them."""
    require(actor, "mail.see")
    with where.read() as tx:
        return mail_wordings.reply_to(tx, actor.program_id)


def set_reply_address(where: Database | Tx, actor: Actor, text: str, *, now: datetime) -> str:
    """Let answers go to this address, or to nobody where it is empty; where they went before.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    WordingError
        Where the text is no address.
    """
    require(actor, "mail.change")
    address = checked_address(text) if text.strip() else ""
    if address is None:
        raise WordingError(
            "This is not an e-mail address.",
            "Write one such as mentoring@example.org, or leave it empty.",
        )
    with where.write() as tx:
        before = mail_wordings.reply_to(tx, actor.program_id)
        if address != before:
            mail_wordings.set_reply_to(tx, actor, address, now=now)
            audit.write(tx, actor, "mail.reply_to", "mail", "set" if address else "none", now=now)
    return before


def tidied(body: str) -> str:
    """The text with one kind of line break, and without blanks around it."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _own(tx: Tx, actor: Actor, kind: Kind) -> Wording | None:
    found = mail_wordings.own(tx, actor.program_id).get(kind)
    return Wording(subject=found.subject, body=found.body) if found else None


def _forget(tx: Tx, actor: Actor, kind: Kind, *, now: datetime) -> None:
    if mail_wordings.remove(tx, actor, kind):
        audit.write(tx, actor, "mail.our_words", "mail", kind, now=now)
