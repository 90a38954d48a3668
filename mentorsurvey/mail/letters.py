"""A letter: everything that one mail to one person needs, before it has any words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

Kind = Literal[
    "invitation",
    "reminder",
    "comparison",
    "proposal",
    "decided",
    "code",
    "address",
    "thanks",
    "digest",
    "test",
    "check_in",
    "asked",
]
BY_LEADS: frozenset[Kind] = frozenset({"check_in", "asked"})
"""What a lead writes in their own words: to both of a pair, and to somebody who asked for them."""
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(Kind) if kind not in BY_LEADS)
"""The kinds that a program has words for."""
CAN_BE_STOPPED: frozenset[Kind] = frozenset({"reminder", "proposal", "decided"})
"""What whoever stopped reminders does not get."""


@dataclass(frozen=True, kw_only=True)
class LetterForm:
    """One form that waits for the reader.

    ``id`` is the invitation's: the entry in a calendar is found again by it.
    """

    id: str = ""
    partner: str
    title: str
    minutes: int
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one person.

    Attributes
    ----------
    kind : Kind
        What the mail is for.
    program : str
        The program's name.
    timezone : str
        The reader's IANA zone: every date in the mail is meant there.
    name, address : str
        Whose mail it is, and where it goes.
    link : str
        The personal link. It is made when the mail is handed over, and never stored.
    forms : tuple of LetterForm
        What waits for the reader, in the order in which the mail names it. For the mail about a
        comparison, the forms that can be compared; about a proposal or a decision, a form of the
        pair that it is about.
    values : mapping of str to str
        What one kind needs besides, by the names in ``NEEDED``.
    sender : str
        The address in ``From``.
    reply_to : str
        Where an answer to the mail goes; empty where nobody reads answers.
    stop_reminders : str
        The address of the page that stops such mail; empty for mail that nobody can stop.
    test : bool
        Whether it is a test with made-up people, and says so.
    """

    kind: Kind
    program: str
    timezone: str
    name: str
    address: str
    link: str = ""
    forms: tuple[LetterForm, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    sender: str = ""
    reply_to: str = ""
    stop_reminders: str = ""
    test: bool = False


NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "invitation": (),
    "reminder": (),
    "comparison": (),
    "proposal": (),
    "decided": (),
    "code": ("code", "code_minutes"),
    "address": ("new_address",),
    "thanks": ("next_round",),
    "digest": ("lines",),
    "test": (),
    "check_in": ("lead", "subject", "text"),
    "asked": ("lead", "subject", "text"),
}
"""Kind → what ``Letter.values`` holds for it.

``code`` is the six digits and ``code_minutes`` how long they are good for. ``new_address`` is where
mail goes from now on. ``next_round`` is a day in words, or empty where none is planned. ``lines``
are the sentences of a digest, one a line. ``lead`` is who wrote the ``subject`` and the ``text``.
"""
