"""What the templates of the light form draw: each question with what came of it last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

from markupsafe import Markup

from mentorsurvey.access.audiences import Viewer
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Instrument, Item, Section
from mentorsurvey.instruments.kept import once_an_item
from mentorsurvey.now import now
from mentorsurvey.responses import Form, saying
from mentorsurvey.responses.describing import (
    Question,
    ends_of,
    is_balance,
    month_words,
    point_words,
)
from mentorsurvey.responses.fields import CANT_SAY, mark, written
from mentorsurvey.responses.steps import Step, steps_of, where_stopped
from mentorsurvey.web import plain
from mentorsurvey.web.light.keeping import Outcome


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
    def drawn_as(self) -> Literal["scale", "radio", "checkbox", "number", "months", "text"]:
        """The fields in which it is answered."""
        kind = self.question.item.kind
        match kind:
            case "rating":
                return "scale"
            case "choice":
                return "radio"
            case "choices":
                return "checkbox"
            case "month":
                return "months"
            case "number" | "text":
                return kind
            case _:
                assert_never(kind)

    @property
    def scale(self) -> Markup:
        """The points of a rating, the one that is held among them."""
        drawn = _scale(self.question.form.instrument, self.question.item)
        for value in self.held:
            field = Markup('value="{}"').format(value)
            drawn = drawn.replace(field, field + Markup(" checked"))
        return drawn

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Value and words of everything that can be chosen, where that is no point of a scale."""
        question = self.question
        if question.item.kind == "month":
            chosen = question.stored if isinstance(question.stored, str) else None
            months = question.months(now().date(), chosen)
            return [(month, month_words(month)) for month in months]
        return list(question.options.items())

    @property
    def switches(self) -> list[tuple[Viewer, str, bool]]:
        """Reader, words, and whether that reader is let in."""
        standing = self.question.form.audience(self.question.item)
        return [
            (viewer, words, standing.admits(viewer))
            for viewer, words in self.question.switches.items()
        ]


@once_an_item
def _scale(instrument: Instrument, item: Item) -> Markup:
    """The points of a rating as a page draws them, none of them chosen."""
    scale = instrument.scale_of(item)
    if scale is None:
        return Markup()
    drawn = plain.TEMPLATES.get_template("light/scale.html").render(
        id=item.id,
        balance=is_balance(scale),
        ends=ends_of(scale),
        points=[(one, point_words(one), scale.labels.get(one, "")) for one in scale.points],
        cant_say=CANT_SAY,
    )
    return Markup(drawn)  # noqa: S704  # the template has escaped what is in it


@dataclass(frozen=True, kw_only=True)
class Page:
    """One step of a form."""

    form: Form
    step: Step
    number: int
    steps: int
    back: str
    """The name of the step before it, or an empty text."""
    forward: str
    """The name of the step after it, or an empty text."""
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
    names = ["", *map(key_of, steps), ""]
    for number, step in enumerate(steps, start=1):
        if key_of(step) == key:
            return Page(
                form=form,
                step=step,
                number=number,
                steps=len(steps) + 1,
                back=names[number - 1],
                forward=names[number + 1],
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
