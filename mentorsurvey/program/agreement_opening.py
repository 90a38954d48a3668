"""Where the agreement of a pair opens: wherever a reflection of the same two does."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.errors import AnsweredElsewhere, NotAllowed, ResponseClosed
from mentorsurvey.program.agreement_start import FORM, begun_with
from mentorsurvey.program.agreement_terms import Terms, from_text, without_dates
from mentorsurvey.responses.forms import Form, form
from mentorsurvey.store import Tx, agreements, breaks, decisions, owing, responses
from mentorsurvey.store.agreements import OwnPair, Version

HELD = {
    "ended": "Your work together has ended, so nothing was changed.",
    "paused": "Your program has paused this pair, so nothing was changed.",
    "ahead": "The two of you have not begun yet, so nothing was changed.",
}
KEPT = "Nothing that you wrote is lost."


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A pair of the actor's own whose agreement opens on this browser.

    ``forms`` are the actor's own whose reflection opens here too.
    """

    pair: OwnPair
    versions: tuple[Version, ...]
    forms: tuple[Form, ...]
    renewed_at: datetime | None = None
    """When the two last decided to go on after an ending."""

    @property
    def renewed(self) -> bool:
        """Whether that was after the newest version."""
        if self.newest is None or self.renewed_at is None:
            return False
        return self.newest.proposed_at < self.renewed_at

    @property
    def current(self) -> Version | None:
        """The version that both confirmed."""
        return next((one for one in self.versions if one.in_force), None)

    @property
    def proposal(self) -> Version | None:
        """The proposal that waits for one of the two."""
        return next((one for one in self.versions if one.is_open), None)

    @property
    def newest(self) -> Version | None:
        """What a draft begins with: the proposal that waits, else the version in force."""
        return self.proposal or self.current

    @property
    def seen(self) -> int:
        """The number of that version; 0 where there is none."""
        return self.newest.number if self.newest else 0


def opens_here(forms: list[Form]) -> frozenset[str]:
    """The pairs of these own forms whose agreement opens on this browser.

    Both have submitted a form about each other, and all of one's own answers to it were given here
    or on a browser that a PIN joins to it. So nobody learns by an agreement that the other one has
    answered, and whoever only holds the link reads nothing.
    """
    return frozenset(
        one.owed.relationship_id for one in forms if one.owed.released_at and one.whole
    )


def opened(tx: Tx, actor: Actor, relationship_id: str) -> Opened:
    """The agreement of a pair of the actor's own, where it opens.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's, or not there.
    ResponseClosed
        Before both have submitted a form in one round, or once the other was erased.
    AnsweredElsewhere
        On a browser on which no reflection of the two opens.
    """
    pair = agreements.own_pair(tx, actor, relationship_id)
    if pair is None:
        raise NotAllowed
    if pair.erased:
        raise ResponseClosed(
            "This agreement is gone.",
            "The other person was erased, with everything that they said.",
        )
    released = [
        form(tx, actor, one.invitation_id)
        for one in owing.owed_by(tx, actor)
        if one.relationship_id == relationship_id and one.released_at
    ]
    if not released:
        raise ResponseClosed(
            "You can't write an agreement yet.",
            "It opens for both of you once you have both submitted a form about each other.",
        )
    if not opens_here(_telling(tx, actor, pair, released)):
        raise AnsweredElsewhere(
            "This agreement opens on the device on which you answered.",
            "Open your link there, or enter your PIN here.",
        )
    return Opened(
        pair=pair,
        versions=tuple(agreements.versions(tx, actor, relationship_id)),
        forms=tuple(one for one in released if one.whole),
        renewed_at=decisions.renewed_at(tx, actor, relationship_id),
    )


def _telling(tx: Tx, actor: Actor, pair: OwnPair, released: list[Form]) -> list[Form]:
    """The forms that tell whose agreement it is.

    After a merge, what was written before it shows where its author answered before it: the two may
    have been two people after all.
    """
    at = pair.merged_at
    if at is None or not agreements.begun_before(tx, actor, pair.id, at):
        return released
    return [one for one in released if one.owed.released_at and one.owed.released_at <= at]


def begun(tx: Tx, here: Opened) -> Terms:
    """What a draft begins with: the newest version, or what both said in the introduction.

    Where the two decided to go on since that version, it begins without its dates.
    """
    if here.newest:
        terms = from_text(here.newest.words)
        return without_dates(terms) if here.renewed else terms
    for mine in reversed(here.forms):
        theirs = responses.partner_answers(tx, mine.owed)
        if mine.instrument.key == FORM and theirs is not None:
            return begun_with(mine, theirs)
    return Terms()


def check_stands(pair: OwnPair) -> None:
    """Pass where the pair is still on the program's list.

    Raises
    ------
    ResponseClosed
        Where one of the two became part of somebody else.
    """
    if not pair.stands:
        raise ResponseClosed(
            "Your program no longer lists this pair, so nothing was changed.",
            "What you both confirmed stays here to be read.",
        )


def check_goes_on(pair: OwnPair, now: datetime, *, mend: str = KEPT) -> None:
    """Pass where the two may agree on something now; ``mend`` is what else is told where not.

    Raises
    ------
    ResponseClosed
        Where the pair has ended, is paused, or is not on the program's list any more.
    """
    check_stands(pair)
    held = breaks.at(pair.breaks, now)
    if held:
        raise ResponseClosed(HELD[held.kind], mend)
