"""Agreeing: one drafts and proposes, the other confirms or proposes something else."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AgreementError, ResponseClosed
from mentorsurvey.program.agreement_opening import (
    KEPT,
    begun,
    check_goes_on,
    check_stands,
    opened,
)
from mentorsurvey.program.agreement_terms import (
    from_text,
    problems,
    to_text,
    with_field,
)
from mentorsurvey.store import Database, Tx, agreement_drafts, agreements, audit, programs


def save_draft(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    fields: Mapping[str, object],
    *,
    now: datetime,
) -> None:
    """Keep some fields of one's own draft; the others stay as they are. Nobody else reads it.

    Where there is no draft yet, it begins with the newest version, or with what both said in the
    introduction.

    Raises
    ------
    NotAllowed, ResponseClosed, AnsweredElsewhere
        Where the agreement does not open here.
    AgreementError
        Where there is no such field, or it does not take the value. Then nothing is kept.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        draft = agreement_drafts.of_pair(tx, actor, here.pair)
        terms = from_text(draft.words) if draft else begun(tx, here)
        for name, value in fields.items():
            terms = with_field(terms, name, value)
        agreement_drafts.put(
            tx,
            actor,
            here.pair,
            to_text(terms),
            based_on=draft.based_on if draft else here.seen,
            now=now,
        )


def drop_draft(where: Database | Tx, actor: Actor, relationship_id: str) -> None:
    """Delete one's own draft: the next one begins with the newest version.

    Raises
    ------
    NotAllowed, ResponseClosed, AnsweredElsewhere
        Where the agreement does not open here.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        agreement_drafts.drop(tx, actor, opened(tx, actor, relationship_id).pair)


def propose(
    where: Database | Tx, actor: Actor, relationship_id: str, *, seen: int, now: datetime
) -> None:
    """Propose one's own draft to the other one, in place of a proposal that waits.

    Parameters
    ----------
    seen : int
        The number of the newest version that the page showed.

    Raises
    ------
    NotAllowed, AnsweredElsewhere
        Where the agreement does not open here.
    ResponseClosed
        Where the other one proposed or confirmed something since, or the pair has ended or is
        paused. The draft stays.
    AgreementError
        Where it says nothing new, or something in it does not fit. The draft stays.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        check_goes_on(here.pair, now)
        if here.seen != seen:
            raise ResponseClosed(
                "Something was proposed or confirmed in the meantime, so yours was not sent.",
                f"{KEPT} Read what is new, then decide.",
            )
        draft = agreement_drafts.of_pair(tx, actor, here.pair)
        terms = from_text(draft.words) if draft else begun(tx, here)
        if here.newest and from_text(here.newest.words) == terms:
            raise AgreementError(
                "This says the same as what is there already.", "Change something first."
            )
        if wrong := problems(terms, here.pair.began_on):
            raise AgreementError(" ".join(wrong))
        agreements.add(
            tx,
            actor,
            here.pair,
            words=to_text(terms),
            number=max((one.number for one in here.versions), default=0) + 1,
            now=now,
        )
        agreement_drafts.drop(tx, actor, here.pair)
        audit.write(tx, actor, "agreement.propose", "relationship", here.pair.id, now=now)


def confirm(
    where: Database | Tx, actor: Actor, relationship_id: str, *, number: int, now: datetime
) -> None:
    """Confirm the very proposal of the other's that one has read; again changes nothing.

    Raises
    ------
    NotAllowed, AnsweredElsewhere
        Where the agreement does not open here.
    ResponseClosed
        Where the proposal was replaced or taken back since, or the pair has ended or is paused.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        check_goes_on(here.pair, now)
        if here.current and here.current.number == number:
            return
        if not agreements.confirm(tx, actor, here.pair, number, now=now):
            raise ResponseClosed(
                "This proposal was changed or taken back in the meantime.",
                "Read what is here now, then decide.",
            )
        audit.write(tx, actor, "agreement.confirm", "relationship", here.pair.id, now=now)
        programs.touch(tx, actor.program_id)


def take_back(
    where: Database | Tx, actor: Actor, relationship_id: str, *, number: int, now: datetime
) -> None:
    """Take back one's own proposal that waits; it becomes one's draft again where there is none.

    Raises
    ------
    NotAllowed, AnsweredElsewhere
        Where the agreement does not open here.
    ResponseClosed
        Where the other one has confirmed it since, or proposed something else.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        proposal = here.proposal
        if not proposal or not agreements.withdraw(tx, actor, here.pair, number, now=now):
            raise ResponseClosed(
                "You can't take this back: it was answered in the meantime.",
                "Read what is here now.",
            )
        if agreement_drafts.of_pair(tx, actor, here.pair) is None:
            based = here.current.number if here.current else 0
            agreement_drafts.put(tx, actor, here.pair, proposal.words, based_on=based, now=now)
        audit.write(tx, actor, "agreement.take_back", "relationship", here.pair.id, now=now)


def let_leads_read(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    number: int,
    allowed: bool,
    now: datetime,
) -> None:
    """Say whether leads may read all of the version in force; they can once both say so.

    A later version is another one: leads read it once both have said so again.

    Raises
    ------
    NotAllowed, AnsweredElsewhere
        Where the agreement does not open here.
    ResponseClosed
        Where another version is in force by now.
    AgreementError
        Where the program shows its leads totals alone.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        current = here.current
        if current is None or current.number != number:
            raise ResponseClosed(
                "Another version is in force by now, so nothing was changed.",
                "Read it, then decide whether your program may read it too.",
            )
        if not allowed:
            agreements.hide(tx, actor, here.pair, current)
        else:
            check_stands(here.pair)
            if "totals" in (here.pair.leads_see, current.leads_see):
                raise AgreementError(
                    "Your program shows its leads no single agreement.", "It stays between you."
                )
            agreements.show(tx, actor, here.pair, current, now=now)
        audit.write(tx, actor, "agreement.show", "relationship", here.pair.id, now=now)
        programs.touch(tx, actor.program_id)
