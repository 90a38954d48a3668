"""The reflection: what both of a pair may know of each other's answers, the same for both.

Only answers whose audience admits the partner *on both sides* are compared, so that each of the
two can read the same comparison, and neither learns a hidden answer from it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.instruments import CORE, TITLES, Construct, Instrument, Item
from mentorsurvey.measures.scoring import item_score, mean_score
from mentorsurvey.readings.prompts import Prompt, prompts_for
from mentorsurvey.responses.forms import Form, form, from_stored, in_words
from mentorsurvey.store import Database, Tx, responses
from mentorsurvey.store.responses import Answer

Band = Literal["lower", "same", "higher"]

SAME_WITHIN = 25.0
"""Points of 100: a difference up to a step and a half of a 7-point scale reads "about the same".
A convention, and about the noise of a single answer's difference."""
DIGITS = 6
"""Decimals of a comparison, so that a step and a half is exactly that on both screens."""


@dataclass(frozen=True, kw_only=True)
class View:
    """One thing both rated: ``band`` says how the partner sees it, against one's own view.

    ``gap`` is the partner's score less one's own (−100…100), ``mean`` the mean of both (0–100).
    ``exact`` holds (question, own answer, partner's) where both said yes to exact answers.
    """

    title: str
    band: Band
    mean: float
    gap: float
    construct: Construct
    exact: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Words:
    """The partner's own words to a question that both were asked."""

    question: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A question both answered by choosing: whether they chose the same, and what."""

    question: str
    same: bool
    mine: str | None
    theirs: str | None


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """What both may read once both have submitted."""

    relationship_id: str
    round_id: str
    round_number: int
    side: str
    partner: str
    title: str
    released_at: datetime
    views: tuple[View, ...]
    give_and_take: tuple[View, ...]
    words: tuple[Words, ...]
    choices: tuple[Choice, ...]
    prompts: tuple[Prompt, ...]


Shown = Literal["band", "words", "same"]
"""How an answer reaches the partner: compared in a band, as its words stand, or as whether
both answered the same. Exact values come on top only where both said yes."""


def shown_as(item: Item) -> Shown | None:
    """How a reflection shows this item, None where it does not."""
    if item.rated:
        in_band = item.construct in CORE or item.exchange == "overall"
        return "band" if in_band else None
    if item.kind == "text":
        return "words"
    return None if item.construct is Construct.ACTIVITY else "same"


def partner_reads(mine: Form) -> dict[Shown, list[Item]]:
    """The items whose answers reach the partner's reflection as they stand now, by how.

    Of those that this browser may know of.
    """
    found: dict[Shown, list[Item]] = {"band": [], "same": [], "words": []}
    for item in mine.drawn:
        answer = mine.answers.get(item.id)
        how = shown_as(item)
        if how and answer and answer.value is not None and mine.audience(item).admits("partner"):
            found[how].append(item)
    return found


def reflection(where: Database | Tx, actor: Actor, invitation_id: str) -> Reflection:
    """The reflection of one form of the actor's own.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Before both have submitted; and on a browser on which nothing of it was answered.
    """
    require(actor, "reflection.own")
    with where.read() as tx:
        mine = form(tx, actor, invitation_id)
        theirs = responses.partner_response(tx, mine.owed)
        if theirs is None or mine.owed.released_at is None:
            raise ResponseClosed(
                "There is no reflection yet.", "It opens for both when both have submitted."
            )
        if not mine.knows_browser:
            raise ResponseClosed(
                "This reflection opens on the device on which you answered.",
                "Open your link there. Others may read your mail, so a link alone shows nothing.",
            )
        partner_id, partner_shares = theirs
        partner_answers = {
            item_id: answer
            for item_id, answer in responses.answers(tx, partner_id).items()
            if answer.audience.admits("partner") and answer.given
        }
    return _reflection(mine, partner_answers, exact=partner_shares and mine.owed.share_exact)


def _reflection(mine: Form, theirs: Mapping[str, Answer], *, exact: bool) -> Reflection:
    owed, instrument = mine.owed, mine.instrument
    if owed.released_at is None:
        raise ValueError("not released")
    own = {
        item_id: answer
        for item_id, answer in mine.answers.items()
        if answer.audience.admits("partner") and answer.given
    }
    compare = _Comparison(mine, own, theirs, exact)
    views = tuple(view for construct in CORE if (view := compare.construct(construct)))
    give_and_take = tuple(
        view
        for title, flow, back in (
            (f"What {owed.partner} gets from you", "gave", "got"),
            (f"What you get from {owed.partner}", "got", "gave"),
        )
        if (view := compare.flow(title, flow, back))
    )
    return Reflection(
        relationship_id=owed.relationship_id,
        round_id=owed.round_id,
        round_number=owed.round_number,
        side=owed.side,
        partner=owed.partner,
        title=instrument.title,
        released_at=owed.released_at,
        views=views,
        give_and_take=give_and_take,
        words=tuple(
            Words(question=_question(mine, item), words=str(theirs[item.id].words))
            for item in instrument.items
            if shown_as(item) == "words" and item.id in theirs and theirs[item.id].words
        ),
        choices=tuple(_choices(mine, own, theirs, exact)),
        prompts=prompts_for([(view.construct, view.gap, view.mean) for view in views]),
    )


@dataclass(frozen=True)
class _Comparison:
    mine: Form
    own: Mapping[str, Answer]
    theirs: Mapping[str, Answer]
    exact: bool

    def construct(self, construct: Construct) -> View | None:
        items = [
            item
            for item in self.mine.instrument.items
            if item.rated and item.construct is construct
        ]
        return self._view(TITLES[construct], construct, [(item, item) for item in items])

    def flow(self, title: str, mine: str, theirs: str) -> View | None:
        def overall(flow: str) -> list[Item]:
            return [
                item
                for item in self.mine.instrument.items
                if shown_as(item) == "band" and item.flow == flow
            ]

        pairs = list(zip(overall(mine), overall(theirs), strict=False))
        return self._view(title, Construct.EXCHANGE, pairs)

    def _view(
        self, title: str, construct: Construct, pairs: Sequence[tuple[Item, Item]]
    ) -> View | None:
        instrument = self.mine.instrument
        both = [
            (item, other, own, their)
            for item, other in pairs
            if (own := _pomp(instrument, item, self.own.get(item.id))) is not None
            and (their := _pomp(instrument, other, self.theirs.get(other.id))) is not None
        ]
        if not both:
            return None
        own_mean = mean_score([own for _, _, own, _ in both])
        their_mean = mean_score([their for _, _, _, their in both])
        if own_mean is None or their_mean is None:
            return None
        gap = round(their_mean - own_mean, DIGITS)
        return View(
            title=title,
            construct=construct,
            band="same" if abs(gap) <= SAME_WITHIN else "higher" if gap > 0 else "lower",
            mean=round((own_mean + their_mean) / 2, DIGITS),
            gap=gap,
            exact=tuple(
                (
                    _question(self.mine, item),
                    in_words(instrument, item, self.own[item.id])
                    if self.mine.visible(item.id)
                    else "answered on another device",
                    in_words(instrument, other, self.theirs[other.id]),
                )
                for item, other, _, _ in both
            )
            if self.exact
            else (),
        )


def _choices(
    mine: Form, own: Mapping[str, Answer], theirs: Mapping[str, Answer], exact: bool
) -> list[Choice]:
    found = []
    for item in mine.instrument.items:
        if shown_as(item) != "same":
            continue
        if item.id not in own or item.id not in theirs:
            continue
        a, b = own[item.id], theirs[item.id]
        same = from_stored(item.kind, a) == from_stored(item.kind, b)
        here = mine.visible(item.id) is not None
        show = exact or (same and here)
        found.append(
            Choice(
                question=_question(mine, item),
                same=same,
                mine=in_words(mine.instrument, item, a) if show and here else None,
                theirs=in_words(mine.instrument, item, b) if show else None,
            )
        )
    return found


def _pomp(instrument: Instrument, item: Item, answer: Answer | None) -> float | None:
    scale = instrument.scale_of(item)
    if answer is None or scale is None:
        return None
    return item_score(
        answer.number, minimum=scale.min, maximum=scale.max, reverse_keyed=item.reverse
    )


def _question(mine: Form, item: Item) -> str:
    return item.wording(mine.owed.side, mine.owed.partner)
