"""What comes of a row of the outbox when it is looked at: a letter, or why there is none now."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.mail.letters import Letter, LetterForm
from mentorsurvey.store import Tx, owing, rounds
from mentorsurvey.store.mail import Mail
from mentorsurvey.store.mail_people import Reader
from mentorsurvey.store.owing import Owed


class NotDue(Exception):
    """A mail that is not to be sent any more: ``why`` in a word."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


class TooEarly(Exception):
    """A mail that is late, and waits until its reader is awake. Their zone is with it."""

    def __init__(self, timezone: str) -> None:
        self.timezone = timezone
        super().__init__(timezone)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A letter without its secrets, the rows that it settles, and those that came to nothing.

    ``round_id`` is the round whose link it brings, which works until ``until``.
    """

    letter: Letter
    mails: tuple[Mail, ...]
    dropped: tuple[tuple[Mail, str], ...] = ()
    round_id: str | None = None
    until: datetime | None = None


def own_forms(tx: Tx, reader: Reader) -> list[Owed]:
    """The forms of a mail's reader that were not discarded or set aside."""
    person = Actor(kind="person", program_id=reader.program_id, person_id=reader.id)
    return [one for one in owing.owed_by(tx, person) if not one.withdrawn and one.counts]


def the_form(tx: Tx, owed: Owed) -> LetterForm:
    """A form as a letter says it."""
    instrument = rounds.instrument(tx, owed.version_id)
    return LetterForm(
        id=owed.invitation_id,
        partner=owed.partner,
        title=instrument.title_for(owed.side),
        minutes=instrument.minutes,
        closes_at=owed.closes_at,
    )
