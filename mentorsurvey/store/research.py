"""What a program asks for research, who agreed to it, and which of their answers may leave."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.grace import ENDED
from mentorsurvey.store.responses import Answer, answer_of
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Study:
    """Who gets answers for research, and what for, in the program's words."""

    id: str
    words: str
    asked_at: datetime


@dataclass(frozen=True, kw_only=True)
class Consent:
    """From when until when a person agreed, to which study."""

    study_id: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Given:
    """An answer of somebody who agrees now, and whether the other of the pair agrees as well."""

    relationship_id: str
    round_number: int
    version_id: str
    side: Side
    both: bool
    answer: Answer = field(repr=False)


def current(tx: Tx, actor: Actor) -> Study | None:
    """What the actor's program asks now."""
    row = tx.row(
        "SELECT * FROM study WHERE program_id = :program AND ended_at IS NULL",
        program=actor.program_id,
    )
    return of_row(Study, row) if row else None


def ask(tx: Tx, actor: Actor, words: str, *, now: datetime) -> str:
    """Ask this from now on, in place of what was asked before; the new study's id."""
    end(tx, actor, now=now)
    study_id = new_id()
    tx.insert(
        "study",
        {
            "id": study_id,
            "program_id": actor.program_id,
            "words": words,
            "asked_at": to_text(now),
            "ended_at": None,
        },
    )
    return study_id


def end(tx: Tx, actor: Actor, *, now: datetime) -> int:
    """Ask nobody any more; how many studies ended by it."""
    return tx.run(
        "UPDATE study SET ended_at = :now WHERE program_id = :program AND ended_at IS NULL",
        program=actor.program_id,
        now=to_text(now),
    )


def agree(tx: Tx, actor: Actor, study: Study, *, now: datetime) -> bool:
    """Note that the actor agrees; False where they do already."""
    return bool(
        tx.run(
            "INSERT INTO consent (id, study_id, person_id, given_at)"
            " SELECT :id, :study, person.id, :now FROM person WHERE person.id = :actor"
            " AND NOT EXISTS (SELECT 1 FROM consent WHERE study_id = :study"
            "  AND person_id = :actor AND withdrawn_at IS NULL)",
            id=new_id(),
            study=study.id,
            actor=actor.person_id,
            now=to_text(now),
        )
    )


def withdraw(tx: Tx, actor: Actor, *, now: datetime) -> bool:
    """Note that the actor agrees to nothing any more; False where they did not."""
    return bool(
        tx.run(
            "UPDATE consent SET withdrawn_at = :now"
            " WHERE person_id = :actor AND withdrawn_at IS NULL",
            actor=actor.person_id,
            now=to_text(now),
        )
    )


def ask_anew(tx: Tx, actor: Actor, people: Collection[str], *, now: datetime) -> None:
    """End what these people of the actor's program have agreed to.

    For people who become one: neither has agreed for what the other answered.
    """
    for one in people:
        tx.run(
            "UPDATE consent SET withdrawn_at = :now WHERE withdrawn_at IS NULL"
            " AND person_id = (SELECT id FROM person WHERE id = :one AND program_id = :program)",
            one=one,
            program=actor.program_id,
            now=to_text(now),
        )


def own(tx: Tx, actor: Actor) -> list[Consent]:
    """The actor's own consents, the oldest first."""
    rows = tx.rows(
        "SELECT * FROM consent WHERE person_id = :actor ORDER BY given_at, id",
        actor=actor.person_id,
    )
    return [of_row(Consent, row) for row in rows]


_AGREES = (
    "EXISTS (SELECT 1 FROM consent JOIN study ON study.id = consent.study_id"
    " WHERE consent.person_id = {who} AND consent.withdrawn_at IS NULL"
    " AND study.ended_at IS NULL AND study.program_id = relationship.program_id)"
)
_OTHER = (
    "CASE invitation.side WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
)


def given(tx: Tx, actor: Actor, items: Collection[str], *, now: datetime) -> list[Given]:
    """Answers to these questions by people who agree now to what is asked now.

    Of forms that were submitted, in rounds that count, once both have submitted or the form takes
    no more answers; and none that its author shows to nobody. Which of them may leave depends on
    what each is about.
    """
    named = {f"item{place}": item_id for place, item_id in enumerate(sorted(items))}
    rows = tx.rows(
        "SELECT answer.*, relationship.id AS relationship_id, round.number AS round_number,"
        f" round.version_id, invitation.side, {_AGREES.format(who=f'({_OTHER})')} AS both"
        " FROM answer JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE {relationships.scope(actor)} AND {COUNTED}"
        " AND response.submitted_at IS NOT NULL"
        f" AND (response.released_at IS NOT NULL OR {ENDED})"
        f" AND answer.audience <> 'only_you' AND {_AGREES.format(who='invitation.person_id')}"
        f" AND answer.item_id IN ({', '.join(f':{name}' for name in named)})"
        " ORDER BY relationship.id, round.number, invitation.side, answer.item_id",
        now=to_text(now),
        **named,
        **relationships.scope_values(actor),
    )
    return [of_row(Given, row, answer=answer_of(row)) for row in rows]
