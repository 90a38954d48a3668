"""What keeps tokens, addresses and what people wrote out of the log."""

import logging
import re
import traceback
from collections.abc import Callable, Iterator

_SECRETS = (
    (re.compile(r"(/r/)[^\s\"']+", re.IGNORECASE), r"\1…"),  # a personal link
    (re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII), "…"),  # any token of ours
    (re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"), "…"),  # a tab
    (re.compile(r"[^\s\"'<>@]+@[^\s\"'<>@]+"), "…"),  # an address
)
_SPEAKS = "sqlite3"
"""The one library whose messages are kept: they name tables and disks, never a value."""


def redacted(value: object) -> object:
    """What has a secret in it becomes text with "…" in its place; the rest stays as it is.

    Of an exception only its kind is told: its message may quote what somebody wrote.
    """
    if isinstance(value, BaseException):
        return _said(value)
    text = str(value)
    without = text
    for secret, instead in _SECRETS:
        without = secret.sub(instead, without)
    return value if without == text else without


def details(problem: BaseException) -> str:
    """Where an exception arose and of which kind it is, with its causes; no message, no value."""
    return "\n".join(
        f"{_said(each)} at\n{''.join(traceback.format_tb(each.__traceback__))}".rstrip()
        for each in _chain(problem)
    )


def redact() -> None:
    """Redact every record that this process logs, whoever logs it. Once is enough."""
    make = logging.getLogRecordFactory()
    if not isinstance(make, _Redacting):
        logging.setLogRecordFactory(_Redacting(make))


class _Redacting:
    """Makes log records without secrets. Arguments keep their number, which formatters count."""

    def __init__(self, make: Callable[..., logging.LogRecord]) -> None:
        self._make = make

    def __call__(self, *args: object, **named: object) -> logging.LogRecord:
        record = self._make(*args, **named)
        record.msg = redacted(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(redacted(each) for each in record.args)
        elif record.args is not None:
            record.args = {name: redacted(each) for name, each in record.args.items()}
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = details(record.exc_info[1])
            record.exc_info = None
        return record


def _said(problem: BaseException) -> str:
    kind = type(problem)
    place = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    name = f"{place}{kind.__qualname__}"
    return f"{name}: {problem}" if kind.__module__ == _SPEAKS else name


def _chain(problem: BaseException) -> Iterator[BaseException]:
    """The exception, and what it arose from."""
    seen: set[int] = set()
    each: BaseException | None = problem
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
