"""The sentences in which people read who made a link for them, or set their name and address.

Each takes ``fit``, which makes somebody's name or address fit for the page that shows it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from mentorsurvey.responses.forms import Fit
from mentorsurvey.store.history import Change

Day = Callable[[datetime], str]

ONLY_YOURS = "Your answers show only on the device where you gave them."


def who(change: Change, fit: Fit) -> str:
    """Who did it, within a sentence."""
    if change.by:
        return fit(change.by)
    return "the people who run the server" if change.by_operator else "somebody who has left"


def first(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def aloud(changes: Sequence[Change], day: Day, fit: Fit) -> list[str]:
    """A paragraph for each thing that a person is told on the next visit."""
    said = []
    groups: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        if change.what == "link":
            groups.setdefault((who(change, fit), change.scope), []).append(change)
    for (_, scope), made in groups.items():
        kind = "sign-in link for leads" if scope == "lead" else "personal link"
        said.append(f"{_made(made, kind, day, fit)} {_what_a_link_does(scope, len(made))}")
    said.extend(
        f"{one(change, day, fit)} Your links are sent there. If it is not yours, tell your program."
        for change in changes
        if change.what == "address"
    )
    said.extend(
        f"{one(change, day, fit)} {_what_a_merge_does(change)}"
        for change in changes
        if change.what == "merge"
    )
    return said


def _made(made: Sequence[Change], kind: str, day: Day, fit: Fit) -> str:
    last = made[-1]
    if len(made) == 1:
        return f"On {day(last.at)}, {who(last, fit)} made a {kind} for you."
    kinds = kind.replace("link", "links")
    return f"{first(who(last, fit))} made {len(made)} {kinds} for you, the last on {day(last.at)}."


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


def one(change: Change, day: Day, fit: Fit) -> str:
    """One entry of a person's history, in a sentence."""
    when, by = day(change.at), who(change, fit)
    if change.what == "link":
        ended = f" It was ended on {day(change.ended_at)}." if change.ended_at else ""
        if change.round_number is not None:
            return f"On {when}, {by} made your link of round {change.round_number}.{ended}"
        kind = "sign-in link for leads" if change.scope == "lead" else "personal link"
        return f"On {when}, {by} made a {kind} for you.{ended}"
    if change.what == "merge":
        if change.after:
            return f"On {when}, {by} noted that you and {fit(change.after)} are one person."
        return f"On {when}, {by} noted that you and {fit(change.before or '')} are two people."
    called = "e-mail address" if change.what == "address" else "name"
    after = fit(change.after or "")
    if change.before:
        return f"On {when}, {by} changed your {called} from {fit(change.before)} to {after}."
    return f"On {when}, {by} set your {called} to {after}."


def of_round(changes: Iterable[Change], round_id: str, day: Day, fit: Fit) -> str:
    """Who made a person's link of a round, the newest; empty where nobody did."""
    for change in changes:
        if change.what == "link" and change.round_id == round_id:
            by = first(who(change, fit))
            return (
                f"{by} made the links of this round on {day(change.at)}, and could open them."
                f" {ONLY_YOURS}"
            )
    return ""
