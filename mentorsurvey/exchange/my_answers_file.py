"""One person's own answers as a table, for that person to keep."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from mentorsurvey.exchange.sheets import Cell, Column, Sheet, write_csv
from mentorsurvey.readings.clause_words import TITLE as AGREED
from mentorsurvey.readings.my_answers import WithPartner
from mentorsurvey.readings.own_words import meaning
from mentorsurvey.readings.step_words import TITLE as NEXT_STEP

COLUMNS = (
    "partner",
    "round",
    "form",
    "submitted_on",
    "topic",
    "question",
    "answer",
    "number",
    "who_sees_it",
    "reflection_on_the_topic",
)


def write_my_answers(
    path: Path, found: Iterable[WithPartner], *, only: str = "", now: datetime
) -> None:
    """A row for each answer, each clause and each step that both keep, the newest round first.

    ``only`` is the id of a form: then the rows are of that one alone.
    """
    columns = tuple(Column(name=name, number=name in ("round", "number")) for name in COLUMNS)
    write_csv(path, Sheet(name="my answers", columns=columns, rows=_rows(found, only, now)))


def _rows(found: Iterable[WithPartner], only: str, now: datetime) -> Iterator[tuple[Cell, ...]]:
    for one in found:
        for mine in one.forms:
            owed = mine.form.owed
            if only in ("", owed.invitation_id):
                form: tuple[Cell, ...] = (
                    one.partner,
                    owed.round_number,
                    mine.form.instrument.title_for(owed.side),
                    owed.submitted_at.date().isoformat() if owed.submitted_at else "",
                )
                for said in mine.said(now):
                    yield (
                        *form,
                        said.topic,
                        said.question,
                        said.answer,
                        said.number,
                        said.who,
                        meaning(mine.marks.get(said.item.construct)),
                    )
                for clause in mine.said_of_clauses(now):
                    question = f"{clause.question} “{clause.words}”"
                    yield (*form, AGREED, question, clause.answer, None, clause.who, "")
                if step := mine.said_of_step():
                    question = f"{step.question}: “{step.words}”"
                    yield (*form, NEXT_STEP, question, step.answer, None, step.who, "")
