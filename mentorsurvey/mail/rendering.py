"""A text with words in double braces: whether it can be sent, and what it says in one letter.

Whoever writes a text can put in words and ask "if", and nothing else: no loop, no call, no
calculation. So a text can neither reach anything nor take long, whatever stands in it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from mentorsurvey.errors import WordingError
from mentorsurvey.instruments.texts import is_clean
from mentorsurvey.mail.letters import Kind
from mentorsurvey.mail.samples import sample
from mentorsurvey.mail.words import NUMBERS, WORDS, Value, values_of

Where = Literal["subject", "text"]
LONGEST: Mapping[Where, int] = {"subject": 150, "text": 4_000}
"""Characters, as it is written."""
LONGEST_SENT: Mapping[Where, int] = {"subject": 200, "text": 8_000}
"""Characters of what becomes of it."""
DEEPEST = 3
"""So many "if" can stand inside each other."""
MOST_PARTS = 8
"""So many "and", "or" and "not" can stand in one question."""

_LANGUAGE = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
_LANGUAGE.globals.clear()
_LANGUAGE.filters.clear()
_LANGUAGE.tests.clear()
_COMPARED = frozenset({"eq", "ne", "gt", "gteq", "lt", "lteq"})
_BY_ITSELF: Mapping[str, str] = {
    "link": "The personal link is in the mail anyway, as a button below your text.",
    "code": "The code is in the mail anyway, below your text.",
    "lines": "The news of the week is in the mail anyway, below your text.",
    "next_round": "The day of the next round is in the mail anyway, below your text.",
}


def check(kind: Kind, subject: str, text: str) -> None:
    """Pass where this subject and this text can be sent as they are.

    Raises
    ------
    WordingError
        For the first mistake, with its word, its line, and what can be used instead.
    """
    sources: Mapping[Where, str] = {"subject": subject, "text": text}
    for where, source in sources.items():
        _check_size(where, source)
        _Reader(kind, where).check(source)
        for values in _samples(kind):
            said = _template(source).render(values)
            if not said.strip():
                raise WordingError(
                    f"In some mails, the {where} would be empty.",
                    "Write something outside of “if”, which stands in every mail.",
                    where=where,
                )
            if len(said) > LONGEST_SENT[where]:
                raise WordingError(
                    f"With the words put in, the {where} is too long.",
                    "Put in fewer words.",
                    where=where,
                )


def check_written(subject: str, text: str) -> None:
    """Pass where somebody's own subject and text can be sent, in which braces mean nothing.

    Raises
    ------
    WordingError
        For the first mistake.
    """
    _check_size("subject", subject)
    _check_size("text", text)


def fits(kind: Kind, subject: str, text: str) -> bool:
    """Whether they can be sent."""
    try:
        check(kind, subject, text)
    except WordingError:
        return False
    return True


def render(where: Where, source: str, values: Mapping[str, Value]) -> str:
    """What a subject or a text that was checked says with these values."""
    said = _template(source).render(values)[: LONGEST_SENT[where]]
    if where == "subject":
        return " ".join(said.split())
    return "\n".join(line.rstrip() for line in said.splitlines()).strip()


@lru_cache(maxsize=256)
def _template(source: str) -> Template:
    return _LANGUAGE.from_string(source)


@lru_cache(maxsize=16)
def _samples(kind: Kind) -> tuple[Mapping[str, Value], ...]:
    """The values of a mail about one form, and about three."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return tuple(
        values_of(
            sample(kind, program="Program", timezone="UTC", link="", now=moment, forms=forms),
            now=moment,
        )
        for forms in (1, 3)
    )


def _check_size(where: Where, source: str) -> None:
    if not source.strip():
        raise WordingError(f"The {where} is empty.", "Write something.", where=where)
    if len(source) > LONGEST[where]:
        raise WordingError(
            f"The {where} has {len(source):,} characters, but only {LONGEST[where]:,} fit.",
            "Make it shorter.",
            where=where,
        )
    if where == "subject" and len(source.splitlines()) > 1:
        raise WordingError("The subject has several lines.", "Put it on one line.", where=where)
    if not is_clean(source) or any(not _is_typed(one) for one in source):
        raise WordingError(
            f"The {where} has a character that nobody can see.",
            "Type the text again instead of pasting it.",
            where=where,
        )


def _is_typed(character: str) -> bool:
    return character in "\n\r\t\u00a0\u200c\u200d\u2060" or character.isprintable()


class _Reader:
    """Goes through the syntax of a text and refuses what cannot stand in it."""

    def __init__(self, kind: Kind, where: Where) -> None:
        self._known = WORDS[kind]
        self._where: Where = where

    def check(self, source: str) -> None:
        """Pass where the text has known words and "if" alone."""
        try:
            tree = _LANGUAGE.parse(source)
        except TemplateSyntaxError as problem:
            raise self._fault(
                problem.lineno,
                "has braces that do not match",
                "Write a word in double braces, such as {{ name }}.",
            ) from None
        except RecursionError:
            raise self._fault(1, "is too complicated", "Make it simpler.") from None
        self._check_parts(tree.body, depth=0)

    def _check_parts(self, parts: list[nodes.Node], *, depth: int) -> None:
        for part in parts:
            match part:
                case nodes.Output():
                    self._check_parts(list(part.nodes), depth=depth)
                case nodes.TemplateData():
                    pass
                case nodes.Name():
                    self._check_name(part)
                case nodes.If() if depth < DEEPEST:
                    self._check_question(part.test)
                    for inside in (part.body, part.else_):
                        self._check_parts(inside, depth=depth + 1)
                    self._check_parts(list(part.elif_), depth=depth)
                case nodes.If():
                    raise self._fault(
                        part.lineno, "has too many “if” inside each other", "Make it simpler."
                    )
                case _:
                    raise self._more(part)

    def _check_question(self, node: nodes.Node, *, depth: int = 0) -> None:
        if depth > MOST_PARTS:
            raise self._fault(node.lineno, "asks too much at once", "Make it simpler.")
        match node:
            case nodes.Name():
                self._check_name(node)
            case nodes.Not():
                self._check_question(node.node, depth=depth + 1)
            case nodes.And() | nodes.Or():
                self._check_question(node.left, depth=depth + 1)
                self._check_question(node.right, depth=depth + 1)
            case nodes.Compare():
                kinds = {self._kind_of(node.expr)} | {self._kind_of(one.expr) for one in node.ops}
                if len(kinds) > 1 or not {one.op for one in node.ops} <= _COMPARED:
                    raise self._fault(
                        node.lineno,
                        "compares two things that cannot be compared",
                        "Compare a number with a number, such as {% if number > 1 %}.",
                    )
            case _:
                raise self._more(node)

    def _kind_of(self, node: nodes.Node) -> type:
        match node:
            case nodes.Name():
                self._check_name(node)
                return int if node.name in NUMBERS else str
            case nodes.Const(value=str() | int()) if not isinstance(node.value, bool):
                return type(node.value)
            case _:
                raise self._more(node)

    def _check_name(self, node: nodes.Name) -> None:
        word = node.name
        if word in self._known:
            return
        if word in _BY_ITSELF:
            raise self._fault(
                node.lineno, f"has the word “{word}”, which you can leave out", _BY_ITSELF[word]
            )
        near = get_close_matches(word, self._known, n=1)
        raise self._fault(
            node.lineno,
            f"has the word “{word[:40]}”, which this mail does not know",
            (f"Did you mean “{near[0]}”? " if near else "")
            + f"It knows: {', '.join(sorted(self._known))}.",
        )

    def _more(self, node: nodes.Node) -> WordingError:
        return self._fault(
            node.lineno,
            "does more than put in a word",
            "Use words in double braces, such as {{ name }}, or {% if number > 1 %} … {% endif %}.",
        )

    def _fault(self, line: int, what: str, mend: str) -> WordingError:
        place = "The subject" if self._where == "subject" else f"Line {line} of the text"
        return WordingError(f"{place} {what}.", mend)
