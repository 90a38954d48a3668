"""Everything that a person said, for that person: by partner and round, and over time.

It shows on the browser where it was said, or on one that a PIN joins to it. Of the other person
there is only what the reflections have shown already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import TITLES, Construct, Item, one_line
from mentorsurvey.program.keeping import AskedAbout, clauses_to_ask_about
from mentorsurvey.readings import clause_words, step_words
from mentorsurvey.readings.apart import Standing, by_topic
from mentorsurvey.readings.comparing import compared, open_to_partner
from mentorsurvey.readings.own_lines import Line, lines
from mentorsurvey.readings.series import asked
from mentorsurvey.responses import due
from mentorsurvey.responses.describing import Question
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.store import Database, Tx, next_steps, responses
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.store.responses import Answer

UNSEEN = "Only you, because this form was not submitted."
"""Who sees an answer of a form that can't be submitted any more."""
NOT_YET = "Only you, until you submit. After that: "
"""What stands before who will see an answer of a form that is still open."""
GONE = "Only you, because the other person was erased."
"""Who sees an answer after that, whoever saw it before."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer in words, with its question and who sees it."""

    item: Item
    topic: str
    question: str
    answer: str
    number: float | None
    who: str


@dataclass(frozen=True, kw_only=True)
class SaidBeside:
    """What one said of a clause of the agreement or of a step, with its words and who reads it."""

    words: str
    question: str
    answer: str
    who: str


@dataclass(frozen=True, kw_only=True)
class MyForm:
    """One form with what was answered in it here.

    ``marks`` are what its reflection said, topic by topic: none before release, nor where some of
    one's own answers do not show here. ``gone`` says that the other person was erased since.
    """

    form: Form
    marks: Mapping[str, Standing]
    gone: bool = False
    clauses: tuple[AskedAbout, ...] = ()
    """The clauses of which something was said beside it here."""
    step: NextStep | None = None
    """The next step that both keep after its reflection, wherever that can be read."""

    def said_of_step(self, fit: Fit = one_line) -> SaidBeside | None:
        """That step, by when it is, one's own word on it, and who reads it."""
        if self.step is None:
            return None
        return SaidBeside(
            words=self.step.words,
            question=step_words.KEPT,
            answer=f"{step_words.by_when(self.step)}. {step_words.own_word(self.step)}",
            who=step_words.who_reads(self.step, fit(self.form.owed.partner)),
        )

    def said_of_clauses(self, now: datetime) -> tuple[SaidBeside, ...]:
        """Whether each was kept, in the agreement's order."""
        owed = self.form.owed
        over = owed.submitted_at is None and not owed.is_open(now)
        released = owed.released_at is not None
        return tuple(
            SaidBeside(
                words=one.clause.words,
                question=clause_words.ask(one.clause),
                answer=clause_words.said(one),
                who=UNSEEN if over else clause_words.who_reads(one, released=released),
            )
            for one in self.clauses
        )

    def said(self, now: datetime, fit: Fit = one_line) -> tuple[Said, ...]:
        """Every answer, in the order of the form."""
        form = self.form
        found = []
        for item in form.shown:
            answer = form.visible(item.id)
            if answer is not None:
                question = Question(form=form, item=item, fit=fit)
                found.append(
                    Said(
                        item=item,
                        topic=TITLES[item.construct],
                        question=question.wording,
                        answer=question.said,
                        number=answer.number,
                        who=self._who(question, now),
                    )
                )
        return tuple(found)

    def _who(self, question: Question, now: datetime) -> str:
        owed, audience = self.form.owed, self.form.audience(question.item)
        if self.gone:
            return GONE
        if owed.submitted_at is not None:
            return question.promise
        if not owed.is_open(now):
            return UNSEEN
        goes_on = any(audience.admits(viewer) for viewer in question.ways)
        return f"{NOT_YET}{question.promise}" if goes_on else question.promise


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic over the rounds: one's own lines, and what each reflection said of it."""

    title: str
    lines: tuple[Line, ...]
    marks: Mapping[int, Standing]
    """Round → how the two rated it there."""


@dataclass(frozen=True, kw_only=True)
class WithPartner:
    """What one said about the work with one partner, the newest round first."""

    relationship_id: str
    partner: str
    forms: tuple[MyForm, ...]
    topics: tuple[Topic, ...]


def my_answers(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[WithPartner, ...]:
    """Everything that the actor said here, by partner; empty where nothing was.

    It is the same whether or not anything was answered elsewhere.
    """
    require(actor, "response.own")
    with where.read() as tx:
        segments = {one.number: one.segment for one in asked(tx, actor, now=now)}
        begun: dict[str, list[MyForm]] = {}
        for form in due(tx, actor):
            if form.begun or form.clauses:
                begun.setdefault(form.owed.relationship_id, []).append(_mine(tx, actor, form))
    found = [_with_partner(forms, segments) for forms in begun.values()]
    return tuple(sorted(found, key=lambda one: (one.partner, one.relationship_id)))


def _mine(tx: Tx, actor: Actor, form: Form) -> MyForm:
    """A form with what its reflection says, topic by topic, wherever that can be read."""
    require(actor, "reflection.own")
    clauses = _clauses(tx, actor, form)
    if form.owed.released_at is None:
        return MyForm(form=form, marks={}, clauses=clauses)
    theirs = responses.partner_answers(tx, form.owed)
    if theirs is None:
        return MyForm(form=form, marks={}, gone=True)
    if not form.whole:
        return MyForm(form=form, marks={}, clauses=clauses)
    step = next_steps.of_round(tx, actor, form.owed.relationship_id, form.owed.round_id)
    return MyForm(
        form=form,
        marks=_marks(form, theirs),
        clauses=clauses,
        step=step if step and step.kept_at else None,
    )


def _clauses(tx: Tx, actor: Actor, form: Form) -> tuple[AskedAbout, ...]:
    """The clauses of which something was said here, where the agreement still opens here."""
    if not form.clauses:
        return ()
    asks = clauses_to_ask_about(tx, actor, form.owed.invitation_id)
    return tuple(one for one in asks if one.mine)


def _marks(form: Form, theirs: Mapping[str, Answer]) -> dict[str, Standing]:
    own, other = (open_to_partner(form.instrument, said) for said in (form.answers, theirs))
    return by_topic(compared(form.instrument, own, other))


def _with_partner(forms: Iterable[MyForm], segments: Mapping[int, int | None]) -> WithPartner:
    newest = sorted(forms, key=lambda one: one.form.owed.round_number, reverse=True)
    owed = newest[0].form.owed
    submitted = [one for one in reversed(newest) if one.form.owed.submitted_at is not None]
    drawn = lines([one.form for one in submitted], segments)
    marks: dict[str, dict[int, Standing]] = {}
    for one in submitted:
        for topic, standing in one.marks.items():
            marks.setdefault(topic, {})[one.form.owed.round_number] = standing
    topics = tuple(
        Topic(title=TITLES[topic], lines=drawn.get(topic, ()), marks=marks.get(topic, {}))
        for topic in Construct
        if topic in drawn or topic in marks
    )
    return WithPartner(
        relationship_id=owed.relationship_id,
        partner=owed.partner,
        forms=tuple(newest),
        topics=topics,
    )
