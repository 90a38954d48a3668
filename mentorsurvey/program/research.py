"""Whether people give their answers for research: what they are asked, agreeing, withdrawing."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import is_clean
from mentorsurvey.store import Database, Tx, audit, research, responses
from mentorsurvey.store.research import Consent, Study

LONGEST = 1000


@dataclass(frozen=True, kw_only=True)
class Own:
    """What a person is asked, and what they have said so far.

    ``here`` is whether this browser, or one that a PIN joins to it, has given answers: elsewhere
    nobody can agree, and ``consents`` are not shown.
    """

    study: Study
    here: bool
    consents: tuple[Consent, ...] = ()

    @property
    def agreed(self) -> Consent | None:
        """The consent that holds now."""
        return next(
            (
                one
                for one in reversed(self.consents)
                if one.withdrawn_at is None and one.study_id == self.study.id
            ),
            None,
        )


def asked(where: Database | Tx, actor: Actor) -> Study | None:
    """What the program asks its people to give for research, if anything."""
    require(actor, "program.see")
    with where.read() as tx:
        return research.current(tx, actor)


def ask(where: Database | Tx, actor: Actor, words: str, *, now: datetime) -> None:
    """Ask everyone from now on. Who agreed to other words before is asked anew.

    The same words again change nothing; without words nobody is asked any more.

    Raises
    ------
    SettingsError
        For words that are too long, or that cannot be shown.
    """
    require(actor, "research.ask")
    words = words.strip()
    if len(words) > LONGEST or not is_clean(words):
        raise SettingsError(
            f"This text can have {LONGEST:,} characters.",
            "Say in a few sentences who gets the answers and what for.",
        )
    with where.write() as tx:
        before = research.current(tx, actor)
        if before and before.words == words:
            return
        if words:
            study_id = research.ask(tx, actor, words, now=now)
            audit.write(tx, actor, "research.ask", "study", study_id, now=now)
        elif before:
            research.end(tx, actor, now=now)
            audit.write(tx, actor, "research.end", "study", before.id, now=now)


def own_consent(where: Database | Tx, actor: Actor) -> Own | None:
    """What the actor is asked, and what they said; None where nothing is asked."""
    require(actor, "consent.own")
    with where.read() as tx:
        study = research.current(tx, actor)
        if study is None:
            return None
        here = responses.answered_on(tx, actor)
        said = tuple(research.own(tx, actor)) if here else ()
        return Own(study=study, here=here, consents=said)


def agree(where: Database | Tx, actor: Actor, study_id: str, *, now: datetime) -> None:
    """Agree to what is asked, from now on. Twice is once.

    Raises
    ------
    NotAllowed
        Where nothing was answered on this browser: whoever holds the link could be somebody else.
    SettingsError
        Where something else is asked by now than the person has read.
    """
    require(actor, "consent.own")
    with where.write() as tx:
        study = research.current(tx, actor)
        if not responses.answered_on(tx, actor):
            raise NotAllowed
        if study is None or study.id != study_id:
            raise SettingsError(
                "What you are asked has changed since this page was drawn.", "Please read it again."
            )
        if research.agree(tx, actor, study, now=now):
            audit.write(tx, actor, "consent.give", "study", study.id, now=now)


def withdraw(where: Database | Tx, actor: Actor, *, now: datetime) -> None:
    """Agree to nothing any more, on any browser. It says nothing of what was agreed before."""
    require(actor, "consent.own")
    with where.write() as tx:
        if research.withdraw(tx, actor, now=now):
            audit.write(tx, actor, "consent.withdraw", "person", actor.person_id, now=now)
