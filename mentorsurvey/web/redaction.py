"""The only place that keeps the tokens of personal links out of the server's log."""

import logging
import re

LOGGERS = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error")
_LINK = re.compile(r"(/r/)[^\s\"']+", re.IGNORECASE)


class Redaction(logging.Filter):
    """Replaces what follows ``/r/`` in a record's message and arguments; lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the token out. Arguments keep their number, which uvicorn's formatter counts."""
        record.msg = redacted(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(redacted(arg) for arg in record.args)
        elif record.args is not None:
            record.args = {name: redacted(arg) for name, arg in record.args.items()}
        return True


def redacted(value: object) -> object:
    """What a token is in becomes text with "…" in the token's place; the rest stays as it is."""
    text = str(value)
    without = _LINK.sub(r"\1…", text)
    return value if without == text else without


def redact() -> None:
    """Put the filter on uvicorn's loggers, once. Configuring them later leaves it there."""
    for name in LOGGERS:
        logger = logging.getLogger(name)
        if not any(isinstance(one, Redaction) for one in logger.filters):
            logger.addFilter(Redaction())
