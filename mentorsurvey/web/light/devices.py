"""A PIN, or a code by mail, with which answers open on another device."""

from collections.abc import Callable

from starlette.responses import Response

from mentorsurvey import responses, sign_in
from mentorsurvey.mail import codes
from mentorsurvey.web.light.visit import Visit


def enter_pin(visit: Visit) -> Response:
    """Open on this browser what was answered on another one."""
    return _with_digits(visit, sign_in.enter_pin, f"{_back(visit)}?said=pin-open")


def use_code(visit: Visit) -> Response:
    """The same with a code from the mail."""
    return _with_digits(visit, sign_in.enter_code, f"{_back(visit)}?said=pin-open")


def ask_code(visit: Visit) -> Response:
    """Mail a code, where its author allowed that; what comes back is the same for everybody."""
    made = codes.ask_for_code(visit.database, visit.actor, now=visit.moment)
    if made is not None and visit.mails_codes:
        codes.send_soon(visit.database, made, now=visit.moment)
    return visit.to(f"{_back(visit)}?said=code-asked")


def choose_pin(visit: Visit) -> Response:
    """Choose a PIN on a browser on which something was answered."""
    form = visit.posted.one("form")
    page = f"/{form}/check" if form else ""
    return _with_digits(visit, sign_in.choose_pin, f"{page}?said=pin-saved")


def allow_code(visit: Visit) -> Response:
    """Say whether a code by mail may take the place of the PIN."""
    form, allowed = visit.posted.one("form"), visit.posted.one("may") == "yes"
    sign_in.allow_mailed_code(visit.database, visit.actor, allowed)
    page = f"/{form}/check" if form else ""
    return visit.to(f"{page}?said={'code-may' if allowed else 'code-may-not'}")


def _back(visit: Visit) -> str:
    """The page from which it was asked: of a form, or one of those about all of them."""
    form, then = visit.posted.one("form"), visit.posted.one("then")
    page = f"/{form}" if form else ""
    return f"{page}/{then}" if then == ("reflection" if form else "my-answers") else page


def _with_digits(visit: Visit, do: Callable[..., None], then: str) -> Response:
    """Do it with the six digits that were typed on the page of a form, or on none, and lead on."""
    digits = visit.posted.one("pin").replace(" ", "")
    do(visit.database, visit.actor, digits, now=visit.moment)
    if form := visit.posted.one("form"):
        responses.open_form(visit.database, visit.actor, form)
    return visit.to(then)
