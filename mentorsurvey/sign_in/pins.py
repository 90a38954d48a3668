"""The PIN with which a person opens, on another browser, what they answered on theirs.

It is chosen where answers were given, and opens only the answers of browsers that chose or
entered it. Wrong entries wait longer and longer and end after twenty. A right one makes them
forgotten only where the person has this one PIN: who holds the link can choose one too, and would
enter it between any two guesses at the person's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, PinError
from mentorsurvey.sign_in.tokens import DEMO_BROWSER, hashed, kept, new_code
from mentorsurvey.sign_in.tokens import matches as matches_number
from mentorsurvey.store import Database, Tx, audit, pins, responses
from mentorsurvey.store.pins import Failures, Pin

DIGITS = 6
FREE_TRIES = 3
MOST_TRIES = 20
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
"""Wrong entries that nobody waits for, that are taken in all, and how long the waits are."""

CODE_LASTS = timedelta(minutes=15)
BETWEEN_CODES = timedelta(minutes=2)


@dataclass(frozen=True, kw_only=True)
class PinState:
    """What a page may say of PINs on this browser.

    ``here`` says that this browser chose or entered one; ``can_choose`` that answers were given
    on it; ``mail_allowed`` that a mailed code may stand for the PIN of this browser.
    """

    here: bool
    can_choose: bool
    mail_allowed: bool


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code to be mailed. It is kept as a hash alone."""

    code: str
    expires_at: datetime


def pin_state(where: Database | Tx, actor: Actor) -> PinState:
    """Whether there is a PIN on this browser, and whether one can be chosen."""
    require(actor, "pin.own")
    with where.read() as tx:
        found = pins.here(tx, actor)
        return PinState(
            here=found is not None,
            can_choose=responses.answered_on(tx, actor),
            mail_allowed=found is not None and found.mail_allowed,
        )


def choose_pin(where: Database | Tx, actor: Actor, pin: str, *, now: datetime) -> None:
    """Choose a PIN on a browser on which answers were given, or change the one chosen there.

    Raises
    ------
    NotAllowed
        Where nothing was answered on this browser.
    PinError
        For anything but six digits.
    """
    require(actor, "pin.own")
    _check_form(pin)
    with where.write() as tx:
        standing = pins.here(tx, actor)
        if standing is not None:
            pins.change(tx, actor, standing.id, kept(pin))
        elif responses.answered_on(tx, actor):
            pins.join(tx, actor, pins.add(tx, actor, kept(pin), now=now), now=now)
        else:
            raise NotAllowed
        _record(tx, actor, "pin.choose", now=now)


def enter_pin(where: Database, actor: Actor, pin: str, *, now: datetime) -> None:
    """Join this browser to those that chose or entered this PIN.

    Raises
    ------
    PinError
        For a wrong PIN, and while one has to wait.
    """
    require(actor, "pin.own")
    _enter(where, actor, lambda one: matches_number(pin, one.kept), now=now)


def allow_mailed_code(where: Database | Tx, actor: Actor, allowed: bool) -> None:
    """Let a mailed code stand for the PIN, or not any more.

    Raises
    ------
    NotAllowed
        Where no PIN was chosen or entered on this browser.
    """
    require(actor, "pin.own")
    with where.write() as tx:
        standing = pins.here(tx, actor)
        if standing is None:
            raise NotAllowed
        pins.allow_mail(tx, actor, standing.id, allowed)


def make_code(where: Database | Tx, actor: Actor, *, now: datetime) -> Code | None:
    """A code to be mailed to the person; None where nobody allowed it, which no page tells.

    An earlier one ends by it.
    """
    require(actor, "pin.own")
    with where.write() as tx:
        allowed = [one for one in pins.of_person(tx, actor) if one.mail_allowed]
        if not allowed:
            return None
        code = new_code(DIGITS)
        # The first that was chosen: whoever holds the link later can choose and allow one too.
        pins.set_code(tx, actor, allowed[0].id, kept(code), expires_at=now + CODE_LASTS, now=now)
    return Code(code=code, expires_at=now + CODE_LASTS)


def enter_code(where: Database, actor: Actor, code: str, *, now: datetime) -> None:
    """Join this browser by a mailed code, which works once.

    Raises
    ------
    PinError
        For a wrong or an old code, and while one has to wait.
    """
    require(actor, "pin.own")

    def matches(one: Pin) -> bool:
        living = one.code_expires_at is not None and now < one.code_expires_at
        return living and one.code is not None and matches_number(code, one.code)

    _enter(where, actor, matches, now=now)


def forget_browser(where: Database | Tx, actor: Actor, *, now: datetime) -> None:
    """On a shared computer: sign out, and let nothing that was answered here show here any more."""
    require(actor, "pin.own")
    if actor.browser == hashed(DEMO_BROWSER):
        raise NotAllowed  # every visitor of a demonstration is on this one
    with where.write() as tx:
        pins.forget_browser(tx, actor, now=now)
        _record(tx, actor, "browser.forget", now=now)


def _enter(where: Database, actor: Actor, matches: Callable[[Pin], bool], *, now: datetime) -> None:
    """Count the entry before it is judged, so that a crash gives no further try."""
    with where.write() as tx:
        _check_wait(pins.failures(tx, actor), now)
        pins.fail(tx, actor, now=now)
        listed = pins.of_person(tx, actor)
    right = next((one for one in listed if matches(one)), None)
    if right is None:
        raise PinError(
            "This is not the right number.",
            "Look again, or continue on the device where you answered.",
        )
    with where.write() as tx:
        pins.set_code(tx, actor, right.id, None, expires_at=None, now=now)
        pins.join(tx, actor, right.id, now=now)
        _record(tx, actor, "pin.enter", now=now)
        if len(pins.of_person(tx, actor)) == 1:
            pins.forget_failures(tx, actor)
        else:
            pins.uncount(tx, actor)


def _record(tx: Tx, actor: Actor, verb: str, *, now: datetime) -> None:
    """That it was done, and nothing of the PIN."""
    audit.write(tx, actor, verb, "person", actor.person_id, now=now)


def _check_wait(failed: Failures | None, now: datetime) -> None:
    if failed is None or failed.count < FREE_TRIES:
        return
    if failed.count >= MOST_TRIES:
        raise PinError(
            "Too many wrong numbers were entered.",
            "Continue on the device where you answered.",
        )
    wait = min(FIRST_WAIT * 2 ** (failed.count - FREE_TRIES), LONGEST_WAIT)
    if now < failed.last_at + wait:
        minutes = -((now - failed.last_at - wait) // timedelta(minutes=1))
        unit = "minute" if minutes == 1 else "minutes"
        raise PinError("Wrong numbers were entered.", f"Try again in {minutes} {unit}.")


def _check_form(pin: str) -> None:
    if len(pin) != DIGITS or not (pin.isascii() and pin.isdigit()):
        raise PinError(f"A PIN has {DIGITS} digits.", "Choose another one.")
