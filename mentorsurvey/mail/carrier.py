"""What takes mail: the mail server, or the folder of a demonstration."""

from pathlib import Path
from typing import Protocol

from mentorsurvey.mail.local_box import LocalBox
from mentorsurvey.mail.smtp import TIMEOUT, Post
from mentorsurvey.settings import settings


class Carrier(Protocol):
    """Takes one mail after the other, as :class:`~mentorsurvey.mail.smtp.Post` says."""

    def offer(self, address: str) -> None:
        """Say who the next mail is for."""

    def give(self, content: bytes) -> None:
        """Hand over the mail that was offered."""

    def take_back(self) -> None:
        """Send no mail after all to whom the next one was offered."""

    def close(self) -> None:
        """Take no more."""


def carrier(*, timeout: float = TIMEOUT) -> Carrier:
    """What the settings name.

    Raises
    ------
    LookupError
        Where they name nothing.
    """
    mail = settings().mail
    if mail.server is None:
        raise LookupError("no mail is sent here")
    if isinstance(mail.server, Path):
        return LocalBox(mail.server)
    return Post(mail.server, mail.sender, timeout=timeout)
