"""What stands in one mail, part by part, before it is written as text or as HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from mentorsurvey.mail.days import by
from mentorsurvey.mail.letters import BY_LEADS, CAN_BE_STOPPED, Kind, Letter, LetterForm
from mentorsurvey.mail.rendering import render
from mentorsurvey.mail.safe_text import LONGEST_ADDRESS, cleaned, shown
from mentorsurvey.mail.wordings import Wording
from mentorsurvey.mail.words import amount, values_of

MOST = 30
"""Forms that a mail lists; of more, the rest is counted."""
LONGEST_LINE = 300
"""Characters of a sentence in the news of a week."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A few lines of words; ``quiet`` for what is good to know."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, kw_only=True)
class Points:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Due:
    """One form: what and about whom, and a line that says how long and until when."""

    title: str
    details: str


@dataclass(frozen=True, kw_only=True)
class Code:
    """Digits to type somewhere else."""

    digits: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A web address with its words: the button of the mail, or a quiet line."""

    label: str
    address: str
    button: bool = True


Part = Paragraph | Points | Due | Code | Link


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A mail without its envelope."""

    subject: str
    program: str
    heading: str
    parts: tuple[Part, ...]


_BUTTON: Mapping[Kind, tuple[str, str]] = {
    "invitation": ("Open my form", "Open my forms"),
    "reminder": ("Open my form", "Open my forms"),
    "comparison": ("Read the comparison", "Read the comparisons"),
    "proposal": ("Read the proposal", "Read the proposals"),
    "decided": ("Read what comes next", "Read what comes next"),
    "thanks": ("Look at my answers", "Look at my answers"),
    "digest": ("Open the program", "Open the program"),
}
"""What the link does, for one form and for several."""
_PERSONAL: Mapping[Kind, str] = {
    "digest": "This link is personal and opens the pages of leads. Please do not forward it.",
    "comparison": "This link is personal. Please do not forward it.",
    "proposal": "This link is personal. Please do not forward it.",
    "decided": "This link is personal. Please do not forward it.",
    "thanks": "This link is personal. Please do not forward it.",
}
_TO_BOTH = (
    "This mail goes to both of you, in the same words. Some of the pairs that we write to are"
    " picked at random, whatever they answered."
)
_GOOD_TO_KNOW: Mapping[Kind, str] = {
    "invitation": "Beside each question you read who will see your answer.",
    "reminder": "If you have submitted in the meantime, you can ignore this mail.",
    "check_in": _TO_BOTH,
    "code": "If you did not ask for a code, ignore this mail. Give the code to nobody: we never ask"
    " for it.",
}
_OPENS_FORMS = (
    "This link is personal. Please do not forward it: whoever has it could answer in your name."
)


def sheet(letter: Letter, wording: Wording, *, now: datetime) -> Sheet:
    """The parts of a letter in these words, which were checked."""
    values = values_of(letter, now=now)
    subject = render("subject", wording.subject, values)
    return Sheet(
        subject=f"Test: {subject}" if letter.test else subject,
        program=shown(letter.program),
        heading=f"For {shown(letter.name)}",
        parts=(
            *_said_first(letter),
            *paragraphs(render("text", wording.body, values)),
            *_facts(letter, now=now),
            *_links(letter),
            *_good_to_know(letter),
            *_whom_to_ask(letter),
        ),
    )


def paragraphs(text: str) -> Iterator[Part]:
    """A text in paragraphs; lines that begin with a dash are a list."""
    lines: list[str] = []
    points: list[str] = []
    for line in [*text.split("\n"), ""]:
        is_point = line.startswith(("- ", "* ", "• "))
        if lines and (is_point or not line):
            yield Paragraph(text="\n".join(lines))
            lines = []
        if points and not is_point:
            yield Points(lines=tuple(points))
            points = []
        if is_point:
            points.append(line[2:].strip())
        elif line:
            lines.append(line)


def _said_first(letter: Letter) -> Iterator[Part]:
    if letter.test:
        yield Paragraph(text="This is a test with made-up people. Its button opens no form.")


def _facts(letter: Letter, *, now: datetime) -> Iterator[Part]:
    match letter.kind:
        case "invitation" | "reminder":
            yield from _waiting(letter, now=now)
        case "comparison" | "thanks":
            for form in letter.forms[:MOST]:
                yield Due(title=_what(form), details="")
        case "proposal":
            for form in letter.forms[:MOST]:
                yield Due(title=f"Your agreement with {shown(form.partner)}", details="")
        case "decided":
            for form in letter.forms[:MOST]:
                yield Due(title=f"You and {shown(form.partner)}", details="")
        case "code":
            yield Code(digits=cleaned(letter.values["code"]))
        case "digest":
            lines = letter.values["lines"].splitlines()
            yield Points(lines=tuple(shown(one, LONGEST_LINE) for one in lines if one.strip()))
        case "address" | "test" | "check_in" | "asked":
            pass  # their own words say everything
        case _:
            assert_never(letter.kind)
    if len(letter.forms) > MOST:
        yield Paragraph(text=f"And {amount(len(letter.forms) - MOST, 'more form')}.")
    if letter.kind == "thanks" and (day := letter.values.get("next_round")):
        yield Paragraph(text=f"The next round is planned for {shown(day)}.")


def _what(form: LetterForm) -> str:
    return f"{shown(form.title)} about {shown(form.partner)}"


def _waiting(letter: Letter, *, now: datetime) -> Iterator[Part]:
    """Each form with how long it takes; until when, once where that is the same for all."""
    ends = {form.closes_at for form in letter.forms}
    for form in letter.forms[:MOST]:
        said = f"About {amount(form.minutes, 'minute')}."
        if len(letter.forms) == 1 or len(ends) > 1:
            said += f" {_please(form.closes_at, letter.timezone, now=now)}"
        yield Due(title=_what(form), details=said)
    if len(letter.forms) > 1 and len(ends) == 1:
        yield Paragraph(text=_please(min(ends), letter.timezone, now=now))


def _please(closes_at: datetime, timezone: str, *, now: datetime) -> str:
    return f"Please answer by {by(closes_at, timezone, now=now)}."


def _links(letter: Letter) -> Iterator[Part]:
    if not letter.link or letter.kind not in _BUTTON:
        return
    one, many = _BUTTON[letter.kind]
    yield Link(label=one if len(letter.forms) == 1 else many, address=_address(letter.link))
    yield Paragraph(text=_PERSONAL.get(letter.kind, _OPENS_FORMS), quiet=True)


def _good_to_know(letter: Letter) -> Iterator[Part]:
    if said := _GOOD_TO_KNOW.get(letter.kind):
        yield Paragraph(text=said, quiet=True)


def _whom_to_ask(letter: Letter) -> Iterator[Part]:
    program = shown(letter.program)
    if letter.kind in BY_LEADS:
        lead = shown(letter.values["lead"])
        yield Paragraph(
            text=f"{lead} wrote this for {program}. If you reply, {lead} alone gets your answer.",
            quiet=True,
        )
    elif letter.kind == "digest":
        yield Paragraph(text=f"You get this mail because you lead {program}.", quiet=True)
    elif letter.reply_to:
        yield Paragraph(
            text=f"Questions? Reply to this mail. It reaches the people who lead {program}.",
            quiet=True,
        )
    else:
        yield Paragraph(
            text=f"Questions? Ask the people who lead {program}."
            " Nobody reads replies to this mail.",
            quiet=True,
        )
    if letter.kind in CAN_BE_STOPPED and letter.stop_reminders:
        label = "Stop reminders" if letter.kind == "reminder" else "Stop mail like this"
        yield Link(label=label, address=_address(letter.stop_reminders), button=False)


def _address(link: str) -> str:
    """A web address of ours as it is.

    Raises
    ------
    ValueError
        For anything else: the program makes its links itself.
    """
    if not link.startswith(("https://", "http://")) or not link.isprintable() or " " in link:
        raise ValueError("a link in a letter is no web address")
    if len(link) > LONGEST_ADDRESS:
        raise ValueError("a link in a letter is too long")
    return link
