"""What *My answers* says of one's own lines and of what the reflections said."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from mentorsurvey.instruments import one_line
from mentorsurvey.instruments.texts import count
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.my_answers import MyForm, Topic
from mentorsurvey.readings.own_lines import Line, Point
from mentorsurvey.responses import SecondForm
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.responses.saying import Day, who_reads_begun

NOTHING_HERE = "Nothing that you answered shows on this device."
"""Where nothing was answered on this browser, whatever was answered elsewhere."""
WHERE = (
    "Answers show on the device where you gave them, because others may read your mail. With your"
    " PIN they show on another one too."
)

TITLE = "My answers"
WHAT = (
    "This is what you answered on this device or opened here with your PIN, with who can see it."
    " Neither your leads nor the people you answered about can open this page."
)
COPY = "This is your copy: print it or save it as a PDF from your browser’s menu."
OVER_TIME = "Your own answers over time"
OPEN_ALL = "Open everything, to print or to read"
TABLE = ("Round", "Your answer", "Reflection")
"""The columns of the numbers behind a line."""
ALL_AS_TABLE = "Download all of it as a table"
THESE_AS_TABLE = "Download these forms as a table"
"""Beside forms that were set aside, which no table has."""
ONE_AS_TABLE = "Download it as a table"
EVERY_FORM = "All my answers"

MARKS: Mapping[Standing, tuple[str, str]] = {
    "high": ("●", "you both rated this high"),
    "apart": ("◐", "one of you did"),
    "neither": ("○", "neither of you did"),
}
"""What a reflection said of a topic → its mark, and what that means."""
LEGEND = "Below a round is what your reflection said: {}.".format(
    ", ".join(f"{mark} {means}" for mark, means in MARKS.values())
)
"""What stands over the pictures."""


ASIDE = "Forms that do not count"
STEP_ASIDE = "A next step that was proposed beside it. Both of you can read it."


def aside_heading(form: SecondForm, fit: Fit = one_line) -> str:
    """Which form that was set aside it is."""
    return f"Round {form.round_number}: {form.title} about {fit(form.partner)}"


def why_aside(form: SecondForm, fit: Fit = one_line) -> str:
    """Why a form counts nowhere, and who reads it."""
    return (
        f"You and {fit(form.partner)} were listed twice, so you had two forms in this round. The"
        f" other one counts. This one has {count(len(form.answers), 'answer')} and is in no"
        " score, total or comparison. Only you can read it."
    )


def heading(mine: MyForm) -> str:
    """Which form it is."""
    owed = mine.form.owed
    return f"Round {owed.round_number}: {mine.form.instrument.title_for(owed.side)}"


def name_of(topic: Topic, line: Line) -> str:
    """What a line is called: "Trust", "Give and take, what you gave"."""
    return f"{topic.title}, {line.name.lower()}" if line.name else topic.title


def with_lines(topics: Sequence[Topic]) -> list[Topic]:
    """The topics that have a line: two points or more."""
    return [one for one in topics if any(len(line.points) > 1 for line in one.lines)]


def answered_once(topics: Sequence[Topic]) -> str:
    """The topics that have no line yet, in a sentence; empty where all have one."""
    lines = with_lines(topics)
    once = [one.title for one in topics if one.lines and one not in lines]
    if not once:
        return ""
    return (
        "A line needs two rounds in which you submitted all of a topic. So far there is one of"
        f" these: {', '.join(once)}."
    )


def standing_of(
    form: Form, now: datetime, *, gone: bool = False, fit: Fit = one_line, day: Day
) -> str:
    """How far a form is, and what that means for who reads it.

    ``gone`` says that the other person was erased after both had submitted.
    """
    owed = form.owed
    if owed.submitted_at is None:
        end = "Nobody else can read it until you submit." if owed.is_open(now) else ""
        return f"Not submitted. {end or who_reads_begun(form, fit)}"
    sent = f"Submitted on {day(owed.submitted_at)}."
    if gone:
        return f"{sent} The other person was erased. What you answered is yours alone now."
    if not owed.counts:
        sent = f"{sent} Your program does not use this round."
    if owed.released_at is not None:
        return f"{sent} You have both submitted, so you can both read the reflection."
    return f"{sent} {fit(owed.partner)} sees nothing of it until you have both submitted."


def finding(line: Line) -> str:
    """What a line shows, without a number: the newest round against the first it compares with."""
    run = line.runs[-1]
    if len(line.points) == 1:
        return "So far there is one round in which you submitted all of this."
    if len(run) == 1:
        return "The questions have changed, so the newest answer stands by itself."
    first, last = run[0], run[-1]
    since = f"in round {first.round_number}"
    if last.value == first.value:
        average = "On average, you" if line.n_questions > 1 else "You"
        return f"{average} answered the same as {since}."
    if line.low < 0:
        end = line.high if last.value > first.value else line.low
        return f"You are closer to “{line.labels[end]}” than {since}."
    way = "higher" if last.value > first.value else "lower"
    if line.turned:  # a lower point can come from a higher answer
        return f"Your answers put this {way} than {since}."
    return f"You answered {way} than {since}."


def drawn(line: Line) -> str:
    """What is drawn, and on which scale."""
    what = (
        "Your answers to one question"
        if line.n_questions == 1
        else f"Your average of {line.n_questions} questions"
    )
    ends = " to ".join(f"{signed(end)} ({line.labels[end]})" for end in (line.low, line.high))
    turned = " Where a low answer is the good one, it is turned around." if line.turned else ""
    return f"{what}, from {ends}.{turned}"


def in_one_sentence(line: Line, marks: Mapping[int, Standing]) -> str:
    """The picture for those who do not see it: every point, and every mark."""
    points = ", ".join(f"round {one.round_number}: {value(one)}" for one in line.points)
    said = "; ".join(
        f"round {number}: {MARKS[standing][1]}"
        for number, standing in sorted(marks.items())
        if standing in MARKS
    )
    parts = [finding(line), f"By round: {points}.", said and f"The reflections said: {said}."]
    return " ".join(part for part in parts if part)


def behind(line: Line, marks: Mapping[int, Standing]) -> list[tuple[int, str, str]]:
    """The numbers behind a line: a row of :data:`TABLE` for each round."""
    return [
        (one.round_number, value(one), meaning(marks.get(one.round_number))) for one in line.points
    ]


def meaning(standing: Standing | None) -> str:
    """What a mark means; empty where there is none."""
    return MARKS[standing][1] if standing and standing in MARKS else ""


def value(point: Point) -> str:
    """A point as people read it: "6", "5.5"."""
    return signed(round(point.value, 1))


def signed(number: float) -> str:
    """A number with a true minus, and without decimals where it is whole."""
    return f"{number:g}".replace("-", "−")
