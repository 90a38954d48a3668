"""Opening a mail in the reader's own mail program, with everything filled in."""

from collections.abc import Sequence
from urllib.parse import quote


def mailto(addresses: Sequence[str], subject: str, body: str) -> str:
    """An address that opens a new mail to these people, with a subject and a text."""
    to = ",".join(quote(one, safe="@") for one in addresses)
    words = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:{to}?subject={quote(subject)}&body={quote(words)}"
