"""The words in double braces: which a text of each kind may use, and what they become."""

from collections.abc import Callable, Mapping
from datetime import datetime

from mentorsurvey.mail.days import last_day
from mentorsurvey.mail.letters import Kind, Letter
from mentorsurvey.mail.safe_text import cleaned, listed, shown

Value = str | int
LONGEST_SUBJECT = 200
"""Characters of a subject that a lead wrote."""

_EVERY: Mapping[str, str] = {
    "name": "the reader's name",
    "program": "the name of your program",
}
_FORMS: Mapping[str, str] = {
    **_EVERY,
    "partners": "whom the forms are about, such as “Dr. Kim and Sam Hill”",
    "title": "what the form is called, such as “Check-in”",
    "forms": "“form about Dr. Kim”, or “3 forms” where there are several",
    "number": "how many forms there are",
}
_PAIRS: Mapping[str, str] = {
    **_EVERY,
    "partners": "with whom the reader works, such as “Dr. Kim and Sam Hill”",
}
_DUE: Mapping[str, str] = {
    **_FORMS,
    "minutes": "how long it takes, such as “4 minutes”",
    "day": "until when, such as “Tuesday, November 10”",
}
_WRITTEN: Mapping[str, str] = {
    "subject": "what the lead wrote in the subject",
    "text": "what the lead wrote in the text",
}
WORDS: Mapping[Kind, Mapping[str, str]] = {
    "invitation": _DUE,
    "reminder": _DUE,
    "comparison": _FORMS,
    "proposal": _PAIRS,
    "decided": _PAIRS,
    "code": {**_EVERY, "minutes": "how long the code works, such as “10 minutes”"},
    "address": {**_EVERY, "new_address": "the new address, most of it hidden from the old one"},
    "thanks": _FORMS,
    "digest": _EVERY,
    "test": _EVERY,
    "check_in": _WRITTEN,
    "asked": _WRITTEN,
}
"""Kind → the words that its text may use → what each becomes."""

NUMBERS = frozenset({"number"})
"""The words that are numbers, so that a text can ask how many."""


def values_of(letter: Letter, *, now: datetime) -> Mapping[str, Value]:
    """What the words of a letter's text become, all of them ready to be shown."""
    return {name: _VALUE[name](letter, now) for name in WORDS[letter.kind]}


def amount(number: int, one: str, many: str = "") -> str:
    """Such as "1 minute" or "4 minutes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _minutes(letter: Letter, now: datetime) -> str:
    del now
    if letter.kind == "code":
        said = letter.values["code_minutes"]
        return amount(int(said), "minute")
    return amount(sum(form.minutes for form in letter.forms), "minute")


def _forms(letter: Letter, now: datetime) -> str:
    if len(letter.forms) == 1:
        return f"form about {_partners(letter, now)}"
    return amount(len(letter.forms), "form")


def _partners(letter: Letter, now: datetime) -> str:
    del now
    return listed([shown(form.partner) for form in letter.forms])


def _new_address(letter: Letter, now: datetime) -> str:
    """In full at the new address alone: the old mailbox may be somebody else's."""
    del now
    new = letter.values["new_address"]
    if new.casefold() == letter.address.casefold():
        return "this address"
    if "@" not in new:
        return shown(new)
    local, _, host = new.rpartition("@")
    return shown(f"{local[:1]}…@{host}")


_VALUE: Mapping[str, Callable[[Letter, datetime], Value]] = {
    "name": lambda letter, _: shown(letter.name),
    "program": lambda letter, _: shown(letter.program),
    "partners": _partners,
    "title": lambda letter, _: listed([shown(form.title) for form in letter.forms]),
    "forms": _forms,
    "number": lambda letter, _: len(letter.forms),
    "minutes": _minutes,
    "day": lambda letter, now: last_day(
        min(form.closes_at for form in letter.forms), letter.timezone, now=now
    ),
    "new_address": _new_address,
    "subject": lambda letter, _: cleaned(letter.values["subject"], LONGEST_SUBJECT),
    "text": lambda letter, _: letter.values["text"],
}
"""Word → what it becomes in a letter."""
