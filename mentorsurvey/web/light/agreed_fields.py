"""The fields of an agreement's draft in the light form: as drawn, and as they come back.

``a.NAME`` is what stands in a field, and ``was.NAME`` marks what it was drawn with. What was not
touched is left alone, and an older page overwrites nothing that is newer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mentorsurvey.errors import AgreementError
from mentorsurvey.program.agreement_terms import Terms, month, with_field
from mentorsurvey.program.pair_agreement import Agreement
from mentorsurvey.readings import agreement_words
from mentorsurvey.readings.agreement_words import Field
from mentorsurvey.responses.fields import mark
from mentorsurvey.web.light.posted import Posted

NEWER = "Something newer is stored here. Yours was not saved."


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One field: what stands in it, and what came of what was sent last."""

    field: Field
    held: tuple[str, ...]
    options: Mapping[str, str]
    told: str = ""
    lost: str = ""

    @property
    def name(self) -> str:
        """What it is called on the page."""
        return self.field.name

    @property
    def was(self) -> str:
        """The mark of what stands in it."""
        return mark(list(self.held)) if self.held else ""

    @property
    def is_line(self) -> bool:
        """Whether it takes a line and no paragraph."""
        return self.field.kind == "text" and self.name.startswith("d.")


@dataclass(frozen=True, kw_only=True)
class Came:
    """What a page sent: what to keep, and what was refused or is older than what is stored."""

    changed: Mapping[str, object]
    told: Mapping[str, tuple[str, str]]
    """Field → why it was not saved, and what had been written there."""


def every(found: Agreement) -> tuple[Field, ...]:
    """All fields of a draft, those of each deliverable last."""
    more = (
        field
        for one in found.terms.deliverables
        for field in agreement_words.deliverable_fields(one.key)
    )
    return (*agreement_words.fields(found), *more)


def drawn(found: Agreement, field: Field, today: date, came: Came | None = None) -> Drawn:
    """A field as the page shows it."""
    held = _held(found.terms, field)
    options = dict(field.options or {})
    if field.kind == "month":
        options = {one: month(one) for one in agreement_words.months(found, today, *held)}
    told, lost = came.told.get(field.name, ("", "")) if came else ("", "")
    return Drawn(field=field, held=held, options=options, told=told, lost=lost)


def read(found: Agreement, posted: Posted) -> Came:
    """What of a page differs from what it was drawn with."""
    changed: dict[str, object] = {}
    told: dict[str, tuple[str, str]] = {}
    for field in every(found):
        if f"was.{field.name}" not in posted.fields:
            continue
        raw = tuple(one for one in map(_tidy, posted.fields.get(f"a.{field.name}", ())) if one)
        was, held = posted.one(f"was.{field.name}"), _held(found.terms, field)
        if (mark(list(raw)) if raw else "") == was or raw == held:
            continue
        newer = was != (mark(list(held)) if held else "")
        if newer and found.drafted_at:  # else it is the other one's proposal, which stays
            told[field.name] = (NEWER, "\n".join(raw))
            continue
        value: object = raw if field.kind == "choices" else (raw[-1] if raw else None)
        try:
            with_field(found.terms, field.name, value)
        except AgreementError as problem:
            told[field.name] = (str(problem), "\n".join(raw))
        else:
            changed[field.name] = value
    return Came(changed=changed, told=told)


def _tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _held(terms: Terms, field: Field) -> tuple[str, ...]:
    value = agreement_words.value_of(terms, field.name)
    if isinstance(value, tuple):
        return tuple(str(one) for one in value)
    return () if value in (None, "") else (str(value),)
