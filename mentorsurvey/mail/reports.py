"""What a returned mail reports (RFC 3464, and the forms of servers that know no such thing). Pure.

Anybody can send something that looks like a returned mail. A report counts by the id of a mail of
ours in it, which nobody knows but whoever had that mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message
from email.utils import parseaddr

LONGEST = 500_000
"""Bytes of a returned mail that are looked at."""
MOST_PARTS = 50
MOST_REPORTS = 20
LONGEST_TEXT = 100_000
"""Characters of one part in which ids are looked for."""

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])", re.ASCII)
_ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@", re.ASCII)
_ADDRESS = re.compile(r"[^\s<>()\[\]:;,\"]{1,64}@[^\s<>()\[\]:;,\"]{1,255}")
_PROSE = ("hi. this is the", "this message was created automatically by mail delivery software")
"""How the failure reports of qmail and of Exim begin that have no part for machines."""
_ONLY_LATE = re.compile(r"will be retried|has not (yet )?been delivered|delayed", re.IGNORECASE)
_STATUS_PARTS = ("message/delivery-status", "message/global-delivery-status")
_HEADER_PARTS = ("text/rfc822-headers", "message/global-headers")


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a returned mail says about one receiver.

    ``ids`` are the mails of ours that it names, ``code`` is such as "5.1.1", and ``failed`` is
    False where the mail is only late.
    """

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    failed: bool
    code: str


def reports(content: bytes) -> list[Report]:
    """What a mail reports; nothing where it is no report, or cannot be read."""
    try:
        parsed = message_from_bytes(content[:LONGEST])
        parts = [part for _, part in zip(range(MOST_PARTS), parsed.walk(), strict=False)]
        return [one for _, one in zip(range(MOST_REPORTS), _found(parsed, parts), strict=False)]
    except Exception:  # it comes from anybody, and the next one has to be read all the same
        return []


def pasted(text: str) -> Report:
    """What somebody has copied out of a returned mail: whatever ids, addresses and code are in it.

    Nothing says what it was, so it is a failure: whoever pastes it has read it.
    """
    text = text[:LONGEST]
    return Report(
        ids=_ids_in(text),
        addresses=tuple(dict.fromkeys(one.strip(".'") for one in _ADDRESS.findall(text)))[:10],
        failed=True,
        code=status_in(text),
    )


def status_in(text: str) -> str:
    """The first code in a text, such as "5.1.1"; empty where there is none."""
    found = _STATUS.search(text[:LONGEST_TEXT])
    return ".".join(found.groups()) if found else ""


def why_of(code: str) -> str:
    """Why a mail did not arrive, in a word, by the code of a server.

    ``unknown`` and ``full`` are about the address. ``refused`` is about us, the mail or the
    receiver's server: another mail may arrive.
    """
    found = _STATUS.search(code)
    if found is None:
        return "unknown"
    kind, subject, detail = (int(one) for one in found.groups())
    if subject in (3, 5, 6, 7) or (subject, detail) in ((1, 7), (1, 8), (2, 3)):
        return "refused"
    if (subject, detail) == (2, 2):
        return "full"
    return "gave up" if kind == 4 else "unknown"


def _found(parsed: Message, parts: list[Message]) -> Iterator[Report]:
    ids = _ids(parsed, parts)
    blocks = [
        block
        for part in parts
        if part.get_content_type() in _STATUS_PARTS
        for block in _blocks(part)
    ]
    found = [report for block in blocks if (report := _report(block, ids))]
    if blocks:
        yield from found
    elif prose := _prose(parsed, parts):
        yield from _of_prose(parsed, prose, ids)


def _blocks(part: Message) -> list[Message]:
    """The groups of fields in a part for machines."""
    payload = part.get_payload()
    if part.get_content_type() == _STATUS_PARTS[0]:
        return [one for one in payload if isinstance(one, Message)] if _is_list(payload) else []
    first = payload[0] if isinstance(payload, list) and payload else None
    text = first.as_string() if isinstance(first, Message) else str(payload)
    return [message_from_string(one) for one in re.split(r"\n\s*\n", text[:LONGEST_TEXT])]


def _is_list(payload: object) -> bool:
    return isinstance(payload, list)


def _report(block: Message, ids: tuple[str, ...]) -> Report | None:
    """What one group of fields says, where it is about a receiver and something did not arrive."""
    action = str(block.get("Action", "")).strip().casefold()
    if action not in ("failed", "delayed"):
        return None
    receivers = (str(block.get(f"{name}-Recipient", "")) for name in ("Original", "Final"))
    addresses = (parseaddr(one.partition(";")[2].strip())[1][:320] for one in receivers)
    return Report(
        ids=ids,
        addresses=tuple(dict.fromkeys(one for one in addresses if "@" in one)),
        failed=action == "failed",
        code=status_in(str(block.get("Status", ""))),
    )


def _prose(parsed: Message, parts: list[Message]) -> str:
    """The text of a report that is written for people alone; empty where it is none."""
    texts = (_text(part) for part in parts if part.get_content_type() == "text/plain")
    text = next((one for one in texts if one.strip()), "")
    begins = " ".join(text[:400].split()).casefold()
    known = begins.startswith(_PROSE) or parsed.get("X-Failed-Recipients") is not None
    return text if known else ""


def _of_prose(parsed: Message, text: str, ids: tuple[str, ...]) -> Iterator[Report]:
    said = re.split(r"\n-{3,}[^\n]*(?:copy of|this line)", text, maxsplit=1)[0]
    failed = parsed.get("X-Failed-Recipients") is not None or not _ONLY_LATE.search(said)
    named = str(parsed.get("X-Failed-Recipients", "")) or said
    addresses = tuple(dict.fromkeys(one.strip(".'") for one in _ADDRESS.findall(named[:5_000])))
    yield Report(
        ids=ids or _ids_in(text), addresses=addresses[:5], failed=failed, code=status_in(said)
    )


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload[:LONGEST].decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _ids(parsed: Message, parts: list[Message]) -> tuple[str, ...]:
    """The ids of ours that a returned mail names: of the mail that came back, first."""
    texts = [str(part.get("Message-ID", "")) for part in parts if part is not parsed]
    for part in parts:
        if part.get_content_type() in _HEADER_PARTS:
            payload = part.get_payload()
            inside = payload[0] if isinstance(payload, list) and payload else None
            texts.append(inside.as_string() if isinstance(inside, Message) else _text(part))
    texts += [str(parsed.get(name, "")) for name in ("In-Reply-To", "References")]
    return tuple(dict.fromkeys(one for text in texts for one in _ids_in(text)))


def _ids_in(text: str) -> tuple[str, ...]:
    found = dict.fromkeys(match.group(1) for match in _ID.finditer(text[:LONGEST_TEXT].lower()))
    return tuple(found)[:10]
