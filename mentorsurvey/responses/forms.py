"""A form as its author may see it: the instrument, the answers, and what shows on this browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Construct, Instrument, Item, Side
from mentorsurvey.instruments.items import CONTACT, LEAD
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.store import Database, Tx, contacts, responses, rounds
from mentorsurvey.store.responses import Answer, Owed


@dataclass(frozen=True, kw_only=True)
class Form:
    """One invitation of the actor's own with its instrument and its answers.

    ``answers`` holds everything that stands; a page shows values through :meth:`visible` alone.
    """

    owed: Owed
    instrument: Instrument
    answers: Mapping[str, Answer]
    browser: str
    contacts: Mapping[str, str]
    """Option of a wish to be contacted → the name of the person whom it reaches."""

    @property
    def side(self) -> Side:
        """The side that answers it."""
        return self.owed.side

    @property
    def totals_only(self) -> bool:
        """Whether the program's leads see totals alone."""
        return self.owed.leads_see == "totals"

    @property
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
        """Whether the item is answered, here or elsewhere."""
        return item_id in self.answers and self.answers[item_id].given

    def visible(self, item_id: str) -> Answer | None:
        """The answer, where it was given on this very browser.

        Mail is read by assistants: on another browser an answer shows as "answered" alone.
        """
        answer = self.answers.get(item_id)
        return answer if answer and answer.given and answer.browser == self.browser else None

    def elsewhere(self, item_id: str) -> bool:
        """Whether the item was answered on another browser."""
        return self.given(item_id) and self.visible(item_id) is None

    @property
    def unanswered(self) -> tuple[Item, ...]:
        """The items without an answer, of those that this browser may know of."""
        return tuple(item for item in self.drawn if not self.given(item.id))

    @property
    def knows_browser(self) -> bool:
        """Whether an answer of this response was given on this browser."""
        return any(
            answer.given and answer.browser == self.browser for answer in self.answers.values()
        )

    @property
    def drawn(self) -> tuple[Item, ...]:
        """The shown items that this browser may know of.

        A follow-up would give away the answer on which it depends, where that was given elsewhere.
        """
        return tuple(
            item
            for item in self.shown
            if not (item.condition and any(self.elsewhere(one) for one in item.condition.ids))
        )

    def audience(self, item: Item) -> Audience:
        """Who may see an item's answer as it stands, or as it would stand if it were given here.

        A follow-up is seen by no more people than what it follows.
        """
        answer = self.answers.get(item.id)
        own = answer.audience if answer and answer.given else chosen(answer, item, self.browser)
        own = own.narrowed_to(item.widest_audience)
        for followed in item.condition.ids if item.condition else ():
            if followed in self.answers:
                own = own.narrowed_to(self.audience(self.instrument.item(followed)))
        return own

    def widest(self, item: Item) -> Audience:
        """The most people to whom an answer may be shown from now on, as this browser may choose.

        Until submitting, what the question allows; less where something was chosen on another
        browser before there was an answer. Afterwards what stands.
        """
        answer = self.answers.get(item.id)
        if self.owed.submitted_at is not None:
            return answer.audience if answer else Audience.ONLY_YOU
        if answer and answer.browser != self.browser:
            return answer.audience
        return item.widest_audience


def chosen(before: Answer | None, item: Item, browser: str) -> Audience:
    """Who may see an answer that is given on this browser now: as its author chose, or by default.

    What was chosen on another browser never shows it to more people than the question says.
    """
    if before is None:
        return item.default_audience
    if before.browser == browser:
        return before.audience.narrowed_to(item.widest_audience)
    return before.audience.narrowed_to(item.default_audience)


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
    """An answer as people read it: "6 of 7", an option's label, their own words."""
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
    owed = responses.owed(tx, actor, invitation_id)
    if owed is None:
        raise NotAllowed
    return _form(tx, actor, owed)


def due(where: Database | Tx, actor: Actor) -> list[Form]:
    """Every form of the actor's own, the next to close first."""
    require(actor, "response.own")
    with where.read() as tx:
        return [_form(tx, actor, owed) for owed in responses.owed_by(tx, actor)]


def _form(tx: Tx, actor: Actor, owed: Owed) -> Form:
    return Form(
        owed=owed,
        instrument=rounds.instrument(tx, owed.version_id),
        answers=responses.answers(tx, owed.response_id) if owed.response_id else {},
        browser=actor.browser,
        contacts=contacts.offered(tx, owed),
    )
