"""Keeping what a page of the light form sent: each answer by the one verb, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import Item
from mentorsurvey.responses import Form
from mentorsurvey.responses.describing import Question, gates, question, settled
from mentorsurvey.responses.drafts import check_open, put
from mentorsurvey.responses.fields import mark, read
from mentorsurvey.responses.forms import read_again
from mentorsurvey.store import Database, Tx
from mentorsurvey.web.light.posted import Posted

State = Literal["saved", "refused", "newer"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one answer: stored as it was sent, refused, or a newer one stands."""

    state: State
    told: str = ""
    """Why it was refused, or what else is to be said."""
    sent: tuple[str, ...] = ()
    """What was sent and is not stored, so that nothing that was typed is lost."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What came of a page: the form as it is stored now, and an outcome for each question."""

    form: Form
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether everything that was sent is stored, and nothing is to be said."""
        return all(one.state == "saved" and not one.told for one in self.outcomes.values())


def keep(
    where: Database | Tx, actor: Actor, invitation_id: str, posted: Posted, *, now: datetime
) -> Kept:
    """Keep every answer that was changed on the page, in one unit of work.

    What a person did not touch is left alone, and what somebody changed elsewhere since the page
    was drawn is never overwritten unseen.

    Raises
    ------
    NotAllowed, ResponseClosed
        As the verbs do; then nothing of the page is stored.
    """
    outcomes: dict[str, Outcome] = {}
    with where.write() as tx:
        form = responses.open_form(tx, actor, invitation_id)
        gating = gates(form.instrument)
        _refuse_unknown(form, posted)
        for item in form.instrument.asked_of(form.side):
            if not posted.has(item):
                continue
            found, form = _answer(tx, actor, form, item, posted, now)
            if found:
                outcomes[item.id] = found
                if item.id in gating:
                    form = read_again(tx, actor, form)
        form = read_again(tx, actor, form)
        for item in form.shown:
            standing = form.audience(item)
            if (wish := posted.wish(item, standing)) is not standing:
                try:
                    responses.set_audience(tx, actor, invitation_id, {item.id: wish}, now=now)
                except AnswerError as problem:
                    outcomes[item.id] = Outcome(state="refused", told=_words(problem))
                form = responses.open_form(tx, actor, invitation_id)
    return Kept(form=form, outcomes=outcomes)


def _answer(
    tx: Tx, actor: Actor, form: Form, item: Item, posted: Posted, now: datetime
) -> tuple[Outcome | None, Form]:
    """Save one answer where its author changed it, else None; and the form to go on with."""
    raw, told = posted.raw(item), ""
    value, stored = read(item, raw), Question(form=form, item=item).stored
    if isinstance(value, list):
        before = stored if isinstance(stored, list) else []
        chosen, told = settled(item, before, value)
        value = chosen or None
    if mark(value) == mark(stored):
        return Outcome(state="saved", told=told), form
    if posted.untouched(item, value):
        return None, form
    check_open(form.owed, now)
    try:
        asked = question(form, item.id)
        if not posted.knew(item, stored):
            return Outcome(state="newer", sent=tuple(raw)), form
        form = put(tx, actor, form, item.id, asked.given(value), now=now)
    except AnswerError as problem:
        return Outcome(state="refused", told=_words(problem), sent=tuple(raw)), form
    return Outcome(state="saved", told=told), form


def _refuse_unknown(form: Form, posted: Posted) -> None:
    """Pass where every answer is to a question of this form.

    Raises
    ------
    AnswerError
        For another one: then nothing is stored, and the page says so.
    """
    known = {item.id for item in form.instrument.asked_of(form.side)}
    for name in posted.fields:
        kind, _, item_id = name.partition(".")
        if kind == "a" and item_id not in known:
            question(form, item_id)


def _words(problem: AnswerError) -> str:
    return f"{problem.what} {problem.mend}".strip()
