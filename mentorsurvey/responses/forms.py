"""A form as its author may see it: the instrument, the answers, and what shows on this browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mentorsurvey.access import Actor, Audience, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Instrument, Item
from mentorsurvey.store import Database, Tx, responses, rounds
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

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items that are asked, given the answers so far."""
        return self.instrument.shown(values(self.instrument, self.answers))

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
        """Who may see an item's answer: a follow-up is seen by no more than what it follows."""
        own = self.answers[item.id].audience if item.id in self.answers else item.default_audience
        for followed in item.condition.ids if item.condition else ():
            if followed in self.answers:
                own = own.narrowed_to(self.answers[followed].audience)
        return own


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


def in_words(instrument: Instrument, item: Item, answer: Answer) -> str:
    """An answer as people read it: "6 of 7", an option's label, their own words."""
    if answer.cant_say:
        return "Can't say"
    value = from_stored(item.kind, answer)
    scale = instrument.scale_of(item)
    labels = {option.value: option.label for option in item.options}
    if scale and isinstance(value, int):
        words = (
            f"{value} of {scale.max}"
            if scale.min == 1
            else f"{value} between {scale.min} and {scale.max}".replace("-", "−")
        )
        return f"{words} ({scale.labels[value]})" if value in scale.labels else words
    if isinstance(value, tuple):
        return ", ".join(str(labels.get(one, one)) for one in value)
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
    )
