"""What the templates of the light form draw: each question with what came of it last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.access.audiences import Viewer
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Item, Section
from mentorsurvey.responses import Form, saying
from mentorsurvey.responses.describing import Question, month_words, point_words
from mentorsurvey.responses.steps import Step, steps_of, where_stopped
from mentorsurvey.web.clock import now
from mentorsurvey.web.light.keeping import Outcome
from mentorsurvey.web.light.posted import CANT_SAY, mark, written


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One question as the page draws it."""

    question: Question
    asked: bool
    """Whether it is asked now; another one waits, unseen, for the answer that calls for it."""
    outcome: Outcome | None

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.item.id

    @property
    def was(self) -> str:
        """Stands for the answer with which it is drawn."""
        return mark(self.question.stored)

    @property
    def held(self) -> Sequence[str]:
        """What stands in its fields: what is stored, or what was sent and refused."""
        if self.outcome and self.outcome.state == "refused" and self.outcome.sent:
            return self.outcome.sent
        return written(self.question.stored)

    @property
    def refused(self) -> bool:
        """Whether what stands in its fields is not stored."""
        return self.outcome is not None and self.outcome.state == "refused"

    @property
    def told(self) -> str:
        """What is to be said of it."""
        if self.outcome is None:
            return ""
        if self.outcome.state == "newer":
            return self.question.newer
        told = self.outcome.told
        return f"{saying.STATES['refused']}. {told}" if self.refused else told

    @property
    def lost(self) -> str:
        """Words that were sent and did not replace a newer answer."""
        if self.outcome is None or self.outcome.state != "newer":
            return ""
        return "\n".join(self.outcome.sent) if self.question.item.kind == "text" else ""

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """Value, words and further words for who hears them, of everything that can be chosen."""
        question = self.question
        if question.scale:
            labels = question.scale.labels
            return [
                (str(point), point_words(point), labels.get(point, ""))
                for point in question.scale.points
            ]
        if question.item.kind == "month":
            chosen = question.stored if isinstance(question.stored, str) else None
            months = question.months(now().date(), chosen)
            return [(month, month_words(month), "") for month in months]
        return [(value, words, "") for value, words in question.options.items()]

    @property
    def cant_say(self) -> str:
        """The value of "can't say", where that is an answer."""
        return CANT_SAY if self.question.item.cannot_say else ""

    @property
    def switches(self) -> list[tuple[Viewer, str, bool]]:
        """Reader, words, and whether that reader is let in."""
        standing = self.question.form.audience(self.question.item)
        return [
            (viewer, words, standing.admits(viewer))
            for viewer, words in self.question.switches.items()
        ]


@dataclass(frozen=True, kw_only=True)
class Page:
    """One step of a form."""

    form: Form
    step: Step
    number: int
    steps: int
    sections: tuple[tuple[Section, tuple[Drawn, ...]], ...]

    @property
    def key(self) -> str:
        """Its name in the address, which stays whatever is answered."""
        return key_of(self.step)

    @property
    def drawn(self) -> tuple[Drawn, ...]:
        """Every question of it."""
        return tuple(drawn for _, questions in self.sections for drawn in questions)


def key_of(step: Step) -> str:
    """A step's name in the address: the id of its first section."""
    return step.sections[0][0].id


def keys(form: Form) -> list[str]:
    """The names of the steps, in their order."""
    return [key_of(step) for step in steps_of(form)]


def first_open(form: Form) -> str:
    """Where the person stopped: a step's name, or an empty text where nothing is left."""
    steps = steps_of(form)
    number = where_stopped(form, steps)
    return key_of(steps[number - 1]) if number <= len(steps) else ""


def page_of(form: Form, key: str, outcomes: Mapping[str, Outcome] | None = None) -> Page:
    """A step of a form by its name.

    Raises
    ------
    MentorsurveyError
        Where the form has none of that name, or it asks nothing any more.
    """
    steps = steps_of(form)
    for number, step in enumerate(steps, start=1):
        if key_of(step) == key:
            return Page(
                form=form,
                step=step,
                number=number,
                steps=len(steps) + 1,
                sections=tuple(_sections(form, step, outcomes or {})),
            )
    raise MentorsurveyError(
        "This page of the form is not there any more.", "Go back to your forms and continue."
    )


def _sections(
    form: Form, step: Step, outcomes: Mapping[str, Outcome]
) -> list[tuple[Section, tuple[Drawn, ...]]]:
    """The sections of the whole step, with questions that an answer on this page may call for."""
    asked = {item.id for item in form.shown}
    here = next(sections for sections in form.instrument.steps if step.sections[0][0] in sections)

    def may_be_asked(item: Item) -> bool:
        own = item.asked_of in (None, form.side)
        return own and (item.id in asked or item.condition is not None)

    return [
        (section, questions)
        for section in here
        if (
            questions := tuple(
                Drawn(
                    question=Question(form=form, item=item),
                    asked=item.id in asked,
                    outcome=outcomes.get(item.id),
                )
                for item in section.items
                if may_be_asked(item)
            )
        )
    ]
