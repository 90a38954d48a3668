"""The sentences in which people read who made a link for them, or set their name and address."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from mentorsurvey.store.history import Change
from mentorsurvey.ui.words import plain

Day = Callable[[datetime], str]

ONLY_YOURS = "Your answers show only on the device where you gave them."


def who(change: Change) -> str:
    """Who did it, within a sentence."""
    if change.by:
        return plain(change.by)
    return "the people who run the server" if change.by_operator else "somebody who has left"


def first(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def aloud(changes: Sequence[Change], day: Day) -> list[str]:
    """A paragraph for each thing that a person is told on the next visit."""
    said = []
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.what == "link":
            groups.setdefault((who(change), change.scope), []).append(change)
    for (_, scope), made in groups.items():
        kind = "sign-in link for leads" if scope == "lead" else "personal link"
        said.append(f"{_made(made, kind, day)} {_what_a_link_does(scope, len(made))}")
    said.extend(
        f"{one(change, day)} Your links are sent there. If it is not yours, tell your program."
        for change in changes
        if change.what == "address"
    )
    said.extend(
        f"{one(change, day)} {_what_a_merge_does(change)}"
        for change in changes
        if change.what == "merge"
    )
    return said


def _made(made: Sequence[Change], kind: str, day: Day) -> str:
    last = made[-1]
    if len(made) == 1:
        return f"On {day(last.at)}, {who(last)} made a {kind} for you."
    kinds = kind.replace("link", "links")
    return f"{first(who(last))} made {len(made)} {kinds} for you, the last on {day(last.at)}."


def _what_a_link_does(scope: str, number: int) -> str:
    it, them = ("it", "the link") if number == 1 else ("them", "the links")
    if scope == "lead":
        return (
            f"Whoever opens {it} sees everything that you see as a lead. If you did not expect"
            f" this, ask the people who run the server to end {them}."
        )
    return (
        f"Whoever opens {it} could answer in your name, but sees no answer that you gave on your"
        f" own device. If you did not expect this, tell your program: it can end {them}."
    )


def _what_a_merge_does(change: Change) -> str:
    if not change.after:
        return "Forms that you have answered since then stay yours."
    return (
        "The forms of both are under your name now. What was answered shows only on the device"
        " where it was given. If you are two people, tell your program: it can undo this."
    )


def one(change: Change, day: Day) -> str:
    """One entry of a person's history, in a sentence."""
    when, by = day(change.at), who(change)
    if change.what == "link":
        ended = f" It was ended on {day(change.ended_at)}." if change.ended_at else ""
        if change.round_number is not None:
            return f"On {when}, {by} made your link of round {change.round_number}.{ended}"
        kind = "sign-in link for leads" if change.scope == "lead" else "personal link"
        return f"On {when}, {by} made a {kind} for you.{ended}"
    if change.what == "merge":
        if change.after:
            return f"On {when}, {by} noted that you and {plain(change.after)} are one person."
        return f"On {when}, {by} noted that you and {plain(change.before or '')} are two people."
    called = "e-mail address" if change.what == "address" else "name"
    after = plain(change.after or "")
    if change.before:
        return f"On {when}, {by} changed your {called} from {plain(change.before)} to {after}."
    return f"On {when}, {by} set your {called} to {after}."


def of_round(changes: Iterable[Change], round_id: str, day: Day) -> str:
    """Who made a person's link of a round, the newest; empty where nobody did."""
    for change in changes:
        if change.what == "link" and change.round_id == round_id:
            return (
                f"{first(who(change))} made the links of this round on {day(change.at)}, and could"
                f" open them. {ONLY_YOURS}"
            )
    return ""
