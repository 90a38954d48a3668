"""What two people agree on: its clauses, what is wrong with them, and how two versions differ."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, NoReturn

from mentorsurvey.errors import AgreementError
from mentorsurvey.instruments import is_clean

LONGEST = 1000
"""Characters of what one writes into a field."""
LONGEST_TITLE = 200
MOST = 20
"""Deliverables of one agreement."""
MOST_HOURS = 80
MOST_DAYS = 30

MEETINGS: Mapping[str, str] = {
    "weekly": "Every week",
    "two_weeks": "Every two weeks",
    "monthly": "Every month",
    "quarterly": "Every three months",
    "as_needed": "When one of us asks",
}
AUTHORSHIP: Mapping[str, str] = {
    "mentee_first": "Mentee first, mentor last",
    "mentor_first": "Mentor first, mentee among the authors",
    "shared_first": "Shared first authorship",
    "each_time": "To be agreed before each piece of work",
    "none_planned": "No publication is planned",
}
WAYS: Mapping[str, str] = {
    "in_person": "In person",
    "video": "Video",
    "phone": "Phone",
    "email": "E-mail",
    "messages": "Text messages",
}
KINDS: Mapping[str, str] = {
    "manuscript": "Manuscript",
    "presentation": "Presentation",
    "other": "Something else",
}
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "meetings": MEETINGS,
    "authorship": AUTHORSHIP,
    "ways": WAYS,
    "kind": KINDS,
}
"""Field → value → words. They are those of the introduction, so that its answers fit."""

_MONTH = re.compile(r"20\d{2}-(0[1-9]|1[0-2])", re.ASCII)
_KEY = re.compile(r"[0-9a-f-]{1,36}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Deliverable:
    """Something that the two want to produce; ``due`` is a month, such as "2027-06"."""

    key: str
    kind: str = "manuscript"
    title: str = ""
    due: str = ""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the two agree on. Whatever is empty is left open."""

    hours: int | None = None
    until: str = ""
    meetings: str = ""
    ways: tuple[str, ...] = ()
    answer_within_days: int | None = None
    authorship: str = ""
    authorship_words: str = ""
    deliverables: tuple[Deliverable, ...] = ()
    confidential: str = ""
    hopes_mentor: str = ""
    hopes_mentee: str = ""
    ends_when: str = ""


FIELDS = frozenset(field.name for field in fields(Terms))


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of an agreement as people read it. ``clause`` is its key for life."""

    clause: str
    what: str
    said: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A line that two versions do not share; one of the two is empty where it is new or gone."""

    clause: str
    what: str
    was: str
    becomes: str


def with_field(terms: Terms, name: str, value: object) -> Terms:
    """The terms with one field set; ``None`` or an empty text leaves it open.

    A field of a deliverable is called such as ``d.KEY.title``; a key that is new adds one, and
    ``d.KEY`` with ``None`` removes it.

    Raises
    ------
    AgreementError
        Where there is no such field, or it does not take the value. It never repeats the value.
    """
    if name.startswith("d."):
        return _with_deliverable(terms, name, value)
    if name not in FIELDS or name == "deliverables":
        _refuse("There is no such field.", "Load the page again.")
    return replace(terms, **{name: _checked(name, value)})


def _with_deliverable(terms: Terms, name: str, value: object) -> Terms:
    key, _, field = name.removeprefix("d.").partition(".")
    others = [one for one in terms.deliverables if one.key != key]
    if not field and value is None:
        return replace(terms, deliverables=tuple(others))
    if not _KEY.fullmatch(key) or field not in ("kind", "title", "due"):
        _refuse("There is no such field.", "Load the page again.")
    made = {one.key: one for one in terms.deliverables}
    if key not in made and len(made) >= MOST:
        _refuse(f"An agreement has at most {MOST} deliverables.", "Remove one first.")
    made[key] = replace(made.get(key, Deliverable(key=key)), **{field: _checked(field, value)})
    return replace(terms, deliverables=tuple(made.values()))


def _checked(name: str, value: object) -> Any:
    match name:
        case "hours":
            return _number(value, 0, MOST_HOURS)
        case "answer_within_days":
            return _number(value, 1, MOST_DAYS)
        case "until" | "due":
            text = _text(value, 7)
            if text and not _MONTH.fullmatch(text):
                _refuse("This is not a month.", "Write it as year and month, like 2027-06.")
            return text
        case "ways":
            if value is not None and not isinstance(value, list | tuple | set | frozenset):
                _refuse("This is not a list of options.", "Choose from those on the page.")
            ticked = {_option("ways", one) for one in value or ()}
            return tuple(one for one in WAYS if one in ticked)
        case "meetings" | "authorship":
            return _option(name, value) if value else ""
        case "kind":
            return _option(name, value)
        case "title":
            return " ".join(_text(value, LONGEST_TITLE).split())
    return _text(value, LONGEST)


def _number(value: object, lowest: int, highest: int) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
        value = int(value.strip()[:9])
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    right = isinstance(value, int) and not isinstance(value, bool) and lowest <= value <= highest
    if not right or not isinstance(value, int):
        _refuse("This number does not fit.", f"Write a whole number from {lowest} to {highest}.")
    return value


def _text(value: object, longest: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        _refuse("This is not a text.", "Type it into the field.")
    if not is_clean(value):
        _refuse("This text holds a character that cannot be stored.", "Type it again.")
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > longest:
        _refuse("This text is too long.", f"Keep it within {longest} characters.")
    return text


def _option(name: str, value: object) -> str:
    if not isinstance(value, str) or value not in OPTIONS[name]:
        _refuse("This is not one of the options.", "Choose one of those on the page.")
    return value


def _refuse(what: str, mend: str) -> NoReturn:
    raise AgreementError(what, mend)


def without_dates(terms: Terms) -> Terms:
    """The terms with every month left open, for two who go on after what they had agreed."""
    open_ones = tuple(replace(one, due="") for one in terms.deliverables)
    return replace(terms, until="", deliverables=open_ones)


def problems(terms: Terms, start: date) -> tuple[str, ...]:
    """Why terms cannot be proposed, in whole sentences; ``start`` is when the pair began."""
    first, found = f"{start:%Y-%m}", []
    if terms == Terms():
        found.append("There is nothing in it yet. Write down at least one thing.")
    if terms.until and terms.until < first:
        found.append(
            f"The agreement would end in {month(terms.until)}, before you two began. Choose a later"
            " month."
        )
    for one in terms.deliverables:
        if not one.title:
            found.append("A deliverable has no title. Give it one, or remove it.")
            continue
        if one.due and one.due < first:
            found.append(
                f"“{one.title}” is due in {month(one.due)}, before you two began. Choose a later"
                " month."
            )
        elif one.due and terms.until and one.due > terms.until:
            found.append(
                f"“{one.title}” is due in {month(one.due)}, but the agreement ends in"
                f" {month(terms.until)}. Change one of the two."
            )
    return tuple(dict.fromkeys(found))


def month(text: str) -> str:
    """A month as people read it, such as "June 2027"."""
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}"


def lines(terms: Terms, *, mentor: str, mentee: str) -> tuple[Line, ...]:
    """Everything that is not left open, in words. An empty name is the reader's own."""
    hours, days = terms.hours, terms.answer_within_days
    said = (
        ("time", "Time", "" if hours is None else _counted(hours, "hour") + " a month"),
        ("time", "Until", month(terms.until) if terms.until else ""),
        ("meetings", "Meetings", MEETINGS.get(terms.meetings, terms.meetings)),
        ("communication", "Staying in touch", ", ".join(WAYS.get(one, one) for one in terms.ways)),
        ("communication", "Answering each other",
         "" if days is None else f"Within {_counted(days, 'day')}"),
        ("authorship", "Authorship", AUTHORSHIP.get(terms.authorship, terms.authorship)),
        ("authorship", "More about authorship", terms.authorship_words),
        *((f"deliverable:{one.key}", "Deliverable", in_words(one)) for one in terms.deliverables),
        ("confidentiality", "What stays confidential", terms.confidential),
        ("hopes:mentor", _hoped(mentor), terms.hopes_mentor),
        ("hopes:mentee", _hoped(mentee), terms.hopes_mentee),
        ("end", "It ends when", terms.ends_when),
    )  # fmt: skip
    return tuple(Line(clause=key, what=what, said=words) for key, what, words in said if words)


def _hoped(name: str) -> str:
    return f"What {name} hopes for" if name else "What you hope for"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def in_words(one: Deliverable) -> str:
    """A deliverable on one line."""
    due = f", by {month(one.due)}" if one.due else ""
    title = f": {one.title}" if one.title else ""
    return f"{KINDS.get(one.kind, one.kind)}{title}{due}"


def changes(old: Terms, new: Terms, *, mentor: str, mentee: str) -> tuple[Change, ...]:
    """What differs from one version to the next, line by line."""
    was, becomes = (
        {(one.clause, one.what): one.said for one in lines(each, mentor=mentor, mentee=mentee)}
        for each in (old, new)
    )
    return tuple(
        Change(clause=key[0], what=key[1], was=was.get(key, ""), becomes=becomes.get(key, ""))
        for key in dict.fromkeys((*becomes, *was))
        if was.get(key, "") != becomes.get(key, "")
    )


def to_text(terms: Terms) -> str:
    """The terms as they are kept: the same terms are always the same text."""
    return json.dumps(asdict(terms), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Terms:
    """The inverse of :func:`to_text`; fields that this version does not know are left out."""
    kept = {name: value for name, value in json.loads(text).items() if name in FIELDS}
    return Terms(
        **{
            **kept,
            "ways": tuple(kept.get("ways", ())),
            "deliverables": tuple(Deliverable(**one) for one in kept.get("deliverables", ())),
        }
    )
