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
from mentorsurvey.instruments import CORE, TITLES, Construct, Item
from mentorsurvey.readings.apart import Past, Standing, past
from mentorsurvey.readings.comparing import (
    Band,
    Compared,
    compared,
    compared_anchor,
    compared_construct,
    to_partner,
)
from mentorsurvey.readings.prompts import Prompt, Seen, prompts_for
from mentorsurvey.responses.forms import Form, form, from_stored, in_words
from mentorsurvey.store import Database, Tx, responses
from mentorsurvey.store.responses import Answer


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The pair's own numbers of this round: what each says (0–100), theirs less one's own.

    ``own`` is None where it was answered on another device, and so is the difference.
    """

    own: float | None
    theirs: float
    difference: float | None


@dataclass(frozen=True, kw_only=True)
class View:
    """One thing both rated: ``band`` says how the partner sees it, against one's own view.

    ``gap`` is the partner's score less one's own (−100…100), ``mean`` the mean of both (0–100).
    ``exact`` holds (question, own answer, partner's) where both said yes to exact answers, and
    ``numbers`` is there only then. ``standing`` says whether a construct's difference has come
    back; None for give and take, which no question is asked about.
    """

    title: str
    band: Band
    mean: float
    gap: float
    construct: Construct
    standing: Standing | None
    exact: tuple[tuple[str, str, str], ...]
    numbers: Numbers | None


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
    """What both may read once both have submitted.

    ``asks_core`` says whether the form asks about the core constructs, ``earlier`` with how many
    earlier rounds it is compared, ``shares_exact`` whether both said yes to exact answers.
    """

    relationship_id: str
    round_id: str
    round_number: int
    side: str
    partner: str
    title: str
    released_at: datetime
    asks_core: bool
    earlier: int
    shares_exact: bool
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
        partner_answers = to_partner(responses.answers(tx, partner_id))
        before = past(tx, actor, mine.owed)
    exact = partner_shares and mine.owed.share_exact
    return _reflection(mine, partner_answers, before, exact=exact)


def _reflection(
    mine: Form, theirs: Mapping[str, Answer], before: Past, *, exact: bool
) -> Reflection:
    owed, instrument = mine.owed, mine.instrument
    if owed.released_at is None:
        raise ValueError("not released")
    own = to_partner(mine.answers)
    sides = _Sides(mine, own, theirs, before, exact)
    views = tuple(view for construct in CORE if (view := sides.construct(construct)))
    give_and_take = tuple(
        view
        for title, flow, back in (
            (f"What {owed.partner} gets from you", "gave", "got"),
            (f"What you get from {owed.partner}", "got", "gave"),
        )
        if (view := sides.flow(title, flow, back))
    )
    return Reflection(
        relationship_id=owed.relationship_id,
        round_id=owed.round_id,
        round_number=owed.round_number,
        side=owed.side,
        partner=owed.partner,
        title=instrument.title,
        released_at=owed.released_at,
        asks_core=any(item.rated and item.construct in CORE for item in instrument.items),
        earlier=before.comparable,
        shares_exact=exact,
        views=views,
        give_and_take=give_and_take,
        words=tuple(
            Words(question=_question(mine, item), words=str(theirs[item.id].words))
            for item in instrument.items
            if shown_as(item) == "words" and item.id in theirs and theirs[item.id].words
        ),
        choices=tuple(_choices(mine, own, theirs, exact)),
        prompts=prompts_for(
            [
                Seen(
                    construct=view.construct,
                    standing=view.standing,
                    gap=view.gap,
                    mean=view.mean,
                )
                for view in views
                if view.standing
            ]
        ),
    )


@dataclass(frozen=True)
class _Sides:
    mine: Form
    own: Mapping[str, Answer]
    theirs: Mapping[str, Answer]
    before: Past
    exact: bool

    def construct(self, construct: Construct) -> View | None:
        found = compared_construct(self.mine.instrument, construct, self.own, self.theirs)
        if found is None:
            return None
        anchor = compared_anchor(self.mine.instrument, construct, self.own, self.theirs)
        stands = self.before.standing(construct, found, anchor)
        return self._view(TITLES[construct], construct, found, stands)

    def flow(self, title: str, mine: str, theirs: str) -> View | None:
        pairs = list(zip(self._overall(mine), self._overall(theirs), strict=False))
        found = compared(self.mine.instrument, pairs, self.own, self.theirs)
        return self._view(title, Construct.EXCHANGE, found) if found else None

    def _overall(self, flow: str) -> list[Item]:
        items = self.mine.instrument.items
        return [item for item in items if shown_as(item) == "band" and item.flow == flow]

    def _view(
        self, title: str, construct: Construct, found: Compared, stands: Standing | None = None
    ) -> View:
        return View(
            title=title,
            construct=construct,
            band=found.band,
            mean=found.mean,
            gap=found.gap,
            standing=stands,
            exact=self._answers(found.items) if self.exact else (),
            numbers=self._numbers(found) if self.exact else None,
        )

    def _answers(self, items: Sequence[tuple[Item, Item]]) -> tuple[tuple[str, str, str], ...]:
        instrument = self.mine.instrument
        return tuple(
            (
                _question(self.mine, item),
                in_words(instrument, item, self.own[item.id])
                if self.mine.visible(item.id)
                else "answered on another device",
                in_words(instrument, other, self.theirs[other.id]),
            )
            for item, other in items
        )

    def _numbers(self, found: Compared) -> Numbers:
        here = all(self.mine.visible(item.id) for item, _ in found.items)
        return Numbers(
            own=found.own if here else None,
            theirs=found.theirs,
            difference=found.gap if here else None,
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


def _question(mine: Form, item: Item) -> str:
    return item.wording(mine.owed.side, mine.owed.partner)
