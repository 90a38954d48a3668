"""Errors a person can be told: what is wrong, where, and how to mend it.

An error carries no name, no address and no answer; a caller may add those on the screen of
someone who may see them. Anything else that is raised is a programmer's mistake.
"""


class MentorsurveyError(Exception):
    """Something a person can mend.

    Parameters
    ----------
    what : str
        One sentence that says what is wrong, without personal data.
    mend : str
        One sentence that says what to do about it.
    where : str, optional
        File, line, column, option or field.
    """

    id = "error"

    def __init__(self, what: str, mend: str = "", *, where: str = "") -> None:
        self.what = what
        self.mend = mend
        self.where = where
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.what} {self.mend}".strip()


class NotAllowed(MentorsurveyError):
    """Not yours, or not there: the two look alike."""

    id = "not-allowed"

    def __init__(self) -> None:
        super().__init__("This is not here for you.", "Open your own link, or ask your program.")


class InstrumentError(MentorsurveyError):
    """An instrument that cannot be used as it is written.

    Parameters
    ----------
    more : str
        What else there is to mend, for whoever types commands.
    """

    id = "instrument"

    def __init__(self, what: str, mend: str = "", *, where: str = "", more: str = "") -> None:
        self.more = more
        super().__init__(what, mend, where=where)

    def __str__(self) -> str:
        return f"{super().__str__()} {self.more}".strip()


class AnswerError(MentorsurveyError):
    """A value that the item does not take."""

    id = "answer"


class ResponseClosed(MentorsurveyError):
    """A response that takes no more changes."""

    id = "response-closed"


class AgreementError(MentorsurveyError):
    """Something that an agreement of a pair does not take."""

    id = "agreement"


class RosterError(MentorsurveyError):
    """A roster that cannot be read as a whole. Single bad rows are reported, not raised."""

    id = "roster"


class ErasureError(MentorsurveyError):
    """A person who cannot be erased as asked, or not wholly."""

    id = "erasure"


class RoundError(MentorsurveyError):
    """A round that cannot be opened, changed or closed as asked."""

    id = "round"


class ScheduleError(MentorsurveyError):
    """A schedule that cannot be switched on as it is. ``where`` is such as "step 2"."""

    id = "schedule"


class LinkError(MentorsurveyError):
    """A personal link that signs nobody in: unknown, expired or revoked look alike."""

    id = "link"


class LinkOfKeptPair(MentorsurveyError):
    """A link that would open a pair that is kept from the lead who asks for it.

    Parameters
    ----------
    others : bool
        Whether the program has other leads, who may be able to make it.
    """

    id = "link-of-kept-pair"

    def __init__(self, *, others: bool) -> None:
        super().__init__(
            "You can't make this link: it would also open a pair that is kept from you, such as one"
            " of your own.",
            _who_can(others=others),
        )


class AddressOfKeptPair(MentorsurveyError):
    """An address that also serves a pair that is kept from the lead who would change it.

    Parameters
    ----------
    whose : str
        Whose address it is, where more than one is in question.
    others : bool
        Whether the program has other leads, who may be able to change it.
    """

    id = "address-of-kept-pair"

    def __init__(self, *, whose: str = "this", others: bool) -> None:
        super().__init__(
            f"You can't change {whose} address: it is also used for a pair that is kept from you,"
            " such as one of your own.",
            _who_can(others=others),
        )


def _who_can(*, others: bool) -> str:
    if others:
        return "Another lead may be able to, and the people who run the server always are."
    return "You are the only lead, so ask the people who run the server."


class DatabaseError(MentorsurveyError):
    """A database that cannot be used: missing, newer, read-only, or not ours."""

    id = "database"


class NotDone(DatabaseError):
    """What a person reads while a server's database fails: nothing for operators, no path.

    Parameters
    ----------
    what : str
        What did not happen, in a sentence.
    details : DatabaseError
        The same for who runs the server, who finds it in the log.
    """

    def __init__(self, what: str, details: DatabaseError) -> None:
        self.details = details
        super().__init__(
            what,
            "Something is wrong on our side, not yours. Please try again in a few minutes."
            " If it happens again, tell your program.",
        )


class NotSaved(NotDone):
    """A change that is not in the database."""

    id = "not-saved"

    def __init__(self, details: DatabaseError) -> None:
        super().__init__("Not saved.", details)


class NotRead(NotDone):
    """A question that the database does not answer."""

    id = "not-read"

    def __init__(self, details: DatabaseError) -> None:
        super().__init__("This can't be shown right now.", details)


class SettingsError(MentorsurveyError):
    """An environment variable or option that does not say what it must."""

    id = "settings"


class FileError(MentorsurveyError):
    """A file that cannot be read or written."""

    id = "file"


class BackupError(MentorsurveyError):
    """A backup that cannot be made, does not open, or cannot be restored as asked."""

    id = "backup"


class PinError(MentorsurveyError):
    """A PIN or a mailed code that is not taken, or not yet."""

    id = "pin"


class WordingError(MentorsurveyError):
    """The words of a mail that cannot be sent as they are written."""

    id = "wording"


class MailError(MentorsurveyError):
    """A mail that somebody wanted to send now, and that did not leave."""

    id = "mail"


class AnsweredElsewhere(ResponseClosed):
    """Something of this form was answered on a browser that this one does not know."""

    def __init__(
        self,
        what: str = "Some of this form was answered on another device.",
        mend: str = "Enter your PIN here, or continue on that device.",
    ) -> None:
        super().__init__(what, mend)


class AnswersChanged(ResponseClosed):
    """What is stored is not what the person was shown.

    Parameters
    ----------
    items : tuple of str
        The ids of the questions where it differs.
    """

    def __init__(self, items: tuple[str, ...]) -> None:
        self.items = items
        super().__init__(
            "Some of your answers have changed since this page was drawn.",
            "Look at them again, then submit.",
        )
