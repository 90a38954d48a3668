"""A form as its author may see it: the instrument, the answers, and what shows on this browser."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Construct, Instrument, Item, Side
from mentorsurvey.instruments.items import CONTACT, LEAD
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.store import Database, Tx, clauses, contacts, owing, responses, rounds
from mentorsurvey.store.clauses import Outcome
from mentorsurvey.store.moments import once_a_moment
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.responses import Answer

CLAUSE = "clause:"
"""Begins the name of a clause where it stands beside items."""

Fit = Callable[[str], str]
"""Makes somebody's name fit for a page: each form has marks of its own that must not act."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One invitation of the actor's own with its instrument and its answers, on one browser.

    ``answers`` are those that were given on this browser, or on one that a PIN joins to it. Mail
    is read by assistants: what was answered elsewhere is not there, and nothing on a page depends
    on it. ``hidden`` alone tells that there is any, for what must not be done here without it.
    """

    owed: Owed
    instrument: Instrument
    answers: Mapping[str, Answer]
    wishes: Mapping[str, Audience]
    """Item → who may see its answer once it is given, as chosen on this browser."""
    hidden: bool
    contacts: Mapping[str, str]
    """Option of a wish to be contacted → the name of the person whom it reaches."""
    clauses: Mapping[str, Outcome] = field(default_factory=dict)
    """Clause of the two's agreement → whether it was kept, as it was said on this browser."""

    @property
    def side(self) -> Side:
        """The side that answers it."""
        return self.owed.side

    @property
    def totals_only(self) -> bool:
        """Whether the program's leads see totals alone."""
        return self.owed.leads_see == "totals"

    @cached_property
    def shown(self) -> tuple[Item, ...]:
        """The items that are asked, given the answers so far.

        A wish to be contacted is asked only where the program has named somebody. One that
        stands stays on the form though nobody is named any more: it never vanishes unseen.
        """
        return tuple(
            item
            for item in self.instrument.shown(values(self.instrument, self.answers), self.side)
            if item.construct is not Construct.CONTACT or self.contacts or self.given(item.id)
        )

    def options(self, item: Item) -> dict[str, str]:
        """Value → words of the options that are offered, with people's names in them."""
        if item.construct is not Construct.CONTACT:
            return {option.value: option.label for option in item.options}
        named = {"no": "", **self.contacts}
        return {
            option.value: option.label.replace(LEAD, named[option.value]).replace(
                CONTACT, named[option.value]
            )
            for option in item.options
            if option.value in named
        }

    def promise(self, item: Item, partner: str) -> str:
        """What stands beside a question: who will see the answer as it stands, and what of it."""
        return sentence(
            self.instrument,
            item,
            self.side,
            self.audience(item),
            partner,
            totals_only=self.totals_only,
        )

    def given(self, item_id: str) -> bool:
        """Whether the item is answered, as far as this browser knows."""
        return item_id in self.answers

    def visible(self, item_id: str) -> Answer | None:
        """The answer, where it was given here."""
        return self.answers.get(item_id)

    @property
    def begun(self) -> bool:
        """Whether anything was answered here."""
        return bool(self.answers)

    @property
    def whole(self) -> bool:
        """Whether something was answered, and all of it here: then it may be read here."""
        return self.begun and not self.hidden

    @property
    def unanswered(self) -> tuple[Item, ...]:
        """The items without an answer."""
        return tuple(item for item in self.shown if not self.given(item.id))

    @property
    def seen(self) -> dict[str, str]:
        """Item → a hash of its answer and of who sees it: what a submission says it was shown.

        What was said of a clause stands beside the items.
        """
        return {
            **{f"{CLAUSE}{key}": outcome for key, outcome in self.clauses.items()},
            **{
                item.id: _fingerprint(self.answers[item.id], self.audience(item))
                for item in self.shown
                if item.id in self.answers
            },
        }

    def audience(self, item: Item) -> Audience:
        """Who may see an item's answer as it stands, or as it would stand if it were given here.

        A follow-up is seen by no more people than what it follows.
        """
        answer = self.answers.get(item.id)
        own = answer.audience if answer else self.wishes.get(item.id, item.default_audience)
        own = own.narrowed_to(item.widest_audience)
        for followed in item.condition.ids if item.condition else ():
            if followed in self.answers:
                own = own.narrowed_to(self.audience(self.instrument.item(followed)))
        return own

    def widest(self, item: Item) -> Audience:
        """The most people to whom an answer may be shown from now on: once submitted, no more."""
        if self.owed.submitted_at is None:
            return item.widest_audience
        answer = self.answers.get(item.id)
        return answer.audience if answer else Audience.ONLY_YOU


def _fingerprint(answer: Answer, audience: Audience) -> str:
    said = [answer.number, answer.words, answer.cant_say, audience.value]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def values(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, object]:
    """Item id → value as conditions compare it; choices as a tuple, "can't say" as nothing."""
    kinds = {item.id: item.kind for item in instrument.items}
    return {
        item_id: from_stored(kinds[item_id], answer)
        for item_id, answer in answers.items()
        if item_id in kinds
    }


def from_stored(kind: str, answer: Answer) -> object:
    """An answer's value in the type that its item has."""
    if answer.words is not None:
        return tuple(json.loads(answer.words)) if kind == "choices" else answer.words
    return None if answer.number is None else int(answer.number)


def in_words(
    instrument: Instrument, item: Item, answer: Answer, options: Mapping[str, str] | None = None
) -> str:
    """An answer as people read it: "6 of 7", "June 2027", an option's label, their own words."""
    if answer.cant_say:
        return "Can't say"
    value = from_stored(item.kind, answer)
    scale = instrument.scale_of(item)
    labels = options or {option.value: option.label for option in item.options}
    if scale and isinstance(value, int):
        words = (
            f"{value} of {scale.max}"
            if scale.min == 1
            else f"{value} between {scale.min} and {scale.max}".replace("-", "−")
        )
        return f"{words} ({scale.labels[value]})" if value in scale.labels else words
    if item.kind == "month":
        return f"{date.fromisoformat(f'{value}-01'):%B %Y}"
    if isinstance(value, tuple):
        return ", ".join(str(labels.get(one, one)) for one in value)
    if item.construct is Construct.CONTACT and value not in labels:
        return "Somebody whom your program no longer names"
    return labels.get(str(value), str(value))


def to_stored(value: object) -> tuple[float | None, str | None]:
    """A checked value as number and words."""
    match value:
        case None:
            return None, None
        case int():
            return float(value), None
        case tuple():
            return None, json.dumps(value)
        case _:
            return None, str(value)


def form(tx: Tx, actor: Actor, invitation_id: str) -> Form:
    """One form of the actor's own.

    Raises
    ------
    NotAllowed
        Where it is not the actor's, or not there.
    """
    require(actor, "response.own")
    owed = owing.owed(tx, actor, invitation_id)
    if owed is None:
        raise NotAllowed
    return _form(tx, actor, owed)


def read_again(tx: Tx, actor: Actor, found: Form) -> Form:
    """An open form after its author has said something in it, in the same unit of work.

    What is owed, and who can be asked, stands still in a unit of work; only what was said is read.
    """
    return _read(tx, actor, found.owed, found.contacts)


def due(where: Database | Tx, actor: Actor) -> list[Form]:
    """Every form of the actor's own, the next to close first."""
    require(actor, "response.own")
    with where.read() as tx:
        return [_form(tx, actor, owed) for owed in owing.owed_by(tx, actor)]


@once_a_moment
def _form(tx: Tx, actor: Actor, owed: Owed) -> Form:
    return _read(tx, actor, owed, contacts.offered(tx, owed))


def _read(tx: Tx, actor: Actor, owed: Owed, offered: Mapping[str, str]) -> Form:
    known = responses.known_browsers(tx, actor)
    stored = responses.answers(tx, actor, owed.response_id) if owed.response_id else {}
    given = {item_id: one for item_id, one in stored.items() if one.given}
    here = {item_id: one for item_id, one in given.items() if one.browser in known}
    kept = clauses.own(tx, owed)
    kept_here = {key: outcome for key, (outcome, browser) in kept.items() if browser in known}
    return Form(
        owed=owed,
        instrument=rounds.instrument(tx, owed.version_id),
        answers=here,
        wishes=responses.wishes(tx, actor, owed.response_id, known) if owed.response_id else {},
        hidden=len(here) < len(given) or len(kept_here) < len(kept),
        contacts=offered,
        clauses=kept_here,
    )
