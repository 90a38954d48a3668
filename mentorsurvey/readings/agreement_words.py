"""What the pages of an agreement say: its sentences, and the fields in which one is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mentorsurvey.instruments import one_line, other_side
from mentorsurvey.program.agreement_for_leads import ForLeads
from mentorsurvey.program.agreement_terms import (
    AUTHORSHIP,
    KINDS,
    LONGEST,
    LONGEST_TITLE,
    MEETINGS,
    MOST_DAYS,
    MOST_HOURS,
    WAYS,
    Change,
    Line,
    Terms,
    changes,
    lines,
    month,
)
from mentorsurvey.program.pair_agreement import Agreed, Agreement, Held, Produced
from mentorsurvey.responses.forms import Fit
from mentorsurvey.responses.saying import Day
from mentorsurvey.store.deliverables import Status

INTRO = "What both of you confirm here counts. Either of you can propose a change at any time."
AHEAD = 10
"""Years that a month can lie ahead."""

_HELD: Mapping[Held, str] = {
    "ended": "Your work together has ended. You can still read what you agreed on.",
    "paused": "Your program has paused this pair. You can agree on something new once it goes on.",
    "ahead": "The two of you have not begun yet.",
    "unlisted": "Your program no longer lists this pair. You can still read what you agreed on.",
}
STATUSES: Mapping[Status, str] = {
    "planned": "Planned",
    "submitted": "Submitted",
    "accepted": "Accepted",
    "presented": "Presented",
}
FROM_BOTH = (
    "This begins with what you both said in the introduction and let each other see. Where you"
    " named different hours or months, the lower or the earlier one is here."
)
RENEWED = (
    "You are going on with each other, so this draft is new. It begins with your last agreement,"
    " and its dates are left open."
)
_OVER = "You are not a pair any more. There is no agreement that you both confirmed."
_STILL_MOVE = "You can also still say how far your deliverables are."
LEFT_OPEN = "Leave open whatever you don’t need. Only you see this until you propose it."
KEPT_WHEN_LEFT = "Each field is saved when you leave it."
BEHIND = (
    "Something was proposed or confirmed since you began this draft. Your draft is kept, and you"
    " see below what it would change."
)
LEADS_DATES = (
    "Your program’s leads see what you both confirmed: that there is an agreement, its dates, and"
    " how far each deliverable is. They are told where both of you say later that something was not"
    " kept, or only partly, or both count fewer than half of the meetings that you agreed on."
)
NO_MORE = "They see no words of it, and no draft or proposal."
LEADS_NOTHING = "Your program’s leads see no single agreement. All of this stays between you."
LET_READ = "Let the program’s leads read all of it"
LET_NO_MORE = "Let them read its words no more"
NONE_FOR_LEADS = "There is no agreement that you can see. One appears here once both confirmed it."
NONE_IN_TOTALS = "Your program shows leads totals only, so agreements stay between the two."
WORDS_KEPT = "You see dates and deliverables. You can read the rest if both of them let you."
WORDS_SHOWN = "Both of them let you read all of it. Treat it as told in confidence."
CONFIRMED = "Confirmed. This is your agreement now."
PROPOSED = "Proposed. It counts once both of you confirm it."
TAKEN_BACK = "Taken back. It is your draft again."
DROPPED = "Your draft is deleted."


@dataclass(frozen=True)
class Field:
    """One field of a draft; ``group`` is the heading under which it stands."""

    group: str
    name: str
    label: str
    kind: Literal["number", "month", "choice", "choices", "text"]
    options: Mapping[str, str] | None = None
    most: int = LONGEST
    least: int = 0


_SAME_FOR_BOTH = (
    Field("Time", "hours", "How many hours a month?", "number", most=MOST_HOURS),
    Field("Time", "until", "Until when?", "month"),
    Field("Time", "meetings", "How often do you meet?", "choice", options=MEETINGS),
    Field("Staying in touch", "ways", "How do you stay in touch?", "choices", options=WAYS),
    Field(
        "Staying in touch",
        "answer_within_days",
        "Within how many days do you answer each other?",
        "number",
        most=MOST_DAYS,
        least=1,
    ),
    Field("Authorship", "authorship", "How do you share authorship?", "choice", options=AUTHORSHIP),
    Field("Authorship", "authorship_words", "Anything more about authorship?", "text"),
    Field("Confidentiality and end", "confidential", "What stays between the two of you?", "text"),
    Field("Confidentiality and end", "ends_when", "What would end it early?", "text"),
)


def fields(found: Agreement, fit: Fit = one_line) -> tuple[Field, ...]:
    """The fields of a draft, without its deliverables, in their order."""
    hopes = f"What does {fit(found.partner)} hope for?"
    return (
        Field("Hopes", f"hopes_{found.side}", "What do you hope for?", "text"),
        Field("Hopes", f"hopes_{other_side(found.side)}", hopes, "text"),
        *_SAME_FOR_BOTH,
    )


def deliverable_fields(key: str) -> tuple[Field, ...]:
    """The fields of one deliverable."""
    of, group = f"d.{key}", "What you will produce"
    return (
        Field(group, f"{of}.title", "Title", "text", most=LONGEST_TITLE),
        Field(group, f"{of}.kind", "Kind", "choice", options=KINDS),
        Field(group, f"{of}.due", "By when?", "month"),
    )


def value_of(terms: Terms, name: str) -> object:
    """What stands in a field of a draft."""
    if name.startswith("d."):
        _, key, field = name.split(".")
        return next((getattr(one, field) for one in terms.deliverables if one.key == key), "")
    return getattr(terms, name)


def months(found: Agreement, today: date, *also: str) -> list[str]:
    """The months that can be chosen: from when the two began on."""
    first, last = found.began, today.year + AHEAD
    listed = {
        f"{year}-{number:02d}"
        for year in range(first.year, last + 1)
        for number in range(1, 13)
        if (year, number) >= (first.year, first.month)
    }
    return sorted(listed | {one for one in also if one})


def title(found: Agreement, fit: Fit = one_line) -> str:
    """The heading of the page."""
    return f"Agreement with {fit(found.partner)}"


def _names(found: Agreement) -> dict[str, str]:
    mine = found.side == "mentor"
    return {"mentor": "" if mine else found.partner, "mentee": found.partner if mine else ""}


def lines_of(found: Agreement, terms: Terms) -> tuple[Line, ...]:
    """Terms line by line, as the reader reads them."""
    return lines(terms, **_names(found))


def without_deliverables(found: Agreement, terms: Terms) -> tuple[Line, ...]:
    """The same without what the two want to produce, which stands below with how far it is."""
    return tuple(
        line for line in lines_of(found, terms) if not line.clause.startswith("deliverable:")
    )


def changes_of(found: Agreement, new: Terms, old: Terms | None = None) -> tuple[Change, ...]:
    """What terms would change of the version in force, or of others."""
    base = old or (found.current.terms if found.current else Terms())
    return changes(base, new, **_names(found))


def is_from_both(found: Agreement) -> bool:
    """Whether what stands in the fields comes out of the introduction."""
    return not found.seen and found.drafted_at is None and found.terms != Terms()


def newest(found: Agreement) -> Agreed | None:
    """What a draft is compared with: the proposal that waits, else the version in force."""
    return found.proposal or found.current


def told(change: Change, new: str = "Proposed") -> tuple[str, ...]:
    """A change in words: what is there now, and what it becomes."""
    if not change.was:
        return (f"New: {change.becomes}",)
    if not change.becomes:
        return (f"Left out: {change.was}",)
    return (f"Until now: {change.was}", f"{new}: {change.becomes}")


def held(found: Agreement) -> str:
    """Why nothing can be agreed now; empty where it can."""
    if found.held is None:
        return ""
    if found.held == "ended" and found.current is None:
        return _OVER
    said = _HELD[found.held]
    return f"{said} {_STILL_MOVE}" if found.held == "ended" and found.produced else said


def waiting(found: Agreed, partner: str, day: Day, held: Held | None = None) -> str:
    """Who proposed it, and for whom it waits; the name fit to be shown."""
    on = day(found.proposed_at)
    did = f"You proposed this on {on}." if found.by_me else f"{partner} proposed this on {on}."
    if held in ("ended", "unlisted"):
        return f"{did} It can’t be confirmed any more."
    if held:
        return f"{did} It can’t be confirmed now."
    if found.by_me:
        return f"{did} It counts once {partner} confirms it."
    return f"{did} It counts once you confirm it."


def since(found: Agreed, day: Day) -> str:
    """From when on a version counts."""
    return f"Both of you confirmed this on {day(found.confirmed_at or found.proposed_at)}."


def who_sees(found: Agreed | Agreement) -> str:
    """What leads see of it, unless both let them read all of it."""
    return f"{LEADS_DATES} {NO_MORE}" if found.leads_see_dates else LEADS_NOTHING


def can_show(found: Agreement) -> bool:
    """Whether the two can let leads read the version in force."""
    return (
        found.current is not None
        and found.current.leads_see_dates
        and found.leads_see_dates
        and found.held != "unlisted"
    )


def whether_read(found: Agreement, partner: str) -> str:
    """Whether leads read the words of the version in force; the name fit to be shown."""
    if found.read_by_leads:
        return "They can also read all of its words, because both of you said so."
    if found.shown_by_me:
        return f"They can read it once {partner} says so too."
    return "They can read it only if both of you say so. A later version starts without this."


def said(one: Produced, partner: str) -> str:
    """What one of the two says of a deliverable, and who can confirm it; empty where nothing is."""
    if one.said is None:
        return ""
    says = f"{'You said' if one.by_me else f'{partner} says'}: {STATUSES[one.said.status].lower()}."
    confirms = f"{partner} confirms it" if one.by_me else "you confirm it"
    if one.status == "planned":
        return f"{says} It counts once {confirms}."
    return f"{says} It stays {STATUSES[one.status].lower()} until {confirms}."


def for_leads(found: ForLeads, day: Day) -> str:
    """Since when there is an agreement, and until when, for leads."""
    until = f" It runs until {month(found.until)}." if found.until else " It names no end."
    return f"Both confirmed their agreement on {day(found.since)}.{until}"


def waits(partner: str) -> str:
    """What is below that button where the other one's proposal waits."""
    return f"{partner} proposes an agreement. It counts once you confirm it."


def offer(partner: str) -> str:
    """The button that leads here, the same whether or not there is an agreement yet."""
    return f"Agreement with {partner}"
