"""A PIN, or a code by mail, with which answers open on another device."""

from collections.abc import Callable, Mapping

from starlette.responses import Response

from mentorsurvey import responses, sign_in
from mentorsurvey.errors import PinError
from mentorsurvey.mail import codes
from mentorsurvey.web.light import agreeing, my_answers, my_mentors, pages, reflecting
from mentorsurvey.web.light.visit import Draw, Visit

_ABOUT_ALL: Mapping[str, Draw] = {
    "": pages.due,
    "my-answers": my_answers.read,
    "my-mentors": my_mentors.read,
}
_OF_A_FORM: Mapping[str, Draw] = {
    "": pages.form,
    "check": pages.check,
    "reflection": reflecting.read,
}
"""The pages with a field for a PIN: what is behind the address of the form, or of none."""


def enter_pin(visit: Visit) -> Response:
    """Open on this browser what was answered on another one."""
    return _with_digits(visit, "/pin", sign_in.enter_pin, "pin-open")


def use_code(visit: Visit) -> Response:
    """The same with a code from the mail."""
    return _with_digits(visit, "/use-code", sign_in.enter_code, "pin-open")


def ask_code(visit: Visit) -> Response:
    """Mail a code, where its author allowed that; what comes back is the same for everybody."""
    try:
        made = codes.ask_for_code(visit.database, visit.actor, now=visit.moment)
    except PinError as problem:
        return _refuse(visit, "/code", problem)
    if made is not None and visit.mails_codes:
        codes.send_soon(visit.database, made, now=visit.moment)
    return visit.to(f"{_address(visit)}?said=code-asked")


def choose_pin(visit: Visit) -> Response:
    """Choose a PIN on a browser on which something was answered."""
    return _with_digits(visit, "/own-pin", sign_in.choose_pin, "pin-saved")


def allow_code(visit: Visit) -> Response:
    """Say whether a code by mail may take the place of the PIN."""
    allowed = visit.posted.one("may") == "yes"
    sign_in.allow_mailed_code(visit.database, visit.actor, allowed)
    return visit.to(f"{_address(visit)}?said={'code-may' if allowed else 'code-may-not'}")


def _with_digits(visit: Visit, sent_to: str, do: Callable[..., None], said: str) -> Response:
    """Do it with the six digits that were typed, and lead back to the page with the field."""
    digits = visit.posted.one("pin").replace(" ", "")
    try:
        do(visit.database, visit.actor, digits, now=visit.moment)
    except PinError as problem:
        return _refuse(visit, sent_to, problem)
    if form := visit.posted.one("form"):
        responses.open_form(visit.database, visit.actor, form)
    return visit.to(f"{_address(visit)}?said={said}")


def _refuse(visit: Visit, sent_to: str, problem: PinError) -> Response:
    """The page with the field again, and why that was not taken beside it."""
    form, pair, page = _place(visit)
    shown = visit.again(sent_to, problem, form=form, pair=pair)
    if pair:
        answer = agreeing.read(shown)
    elif form:
        answer = _OF_A_FORM[page](shown)
    else:
        answer = _ABOUT_ALL[page](shown)
    if answer.status_code < 300:  # else it leads on, or says itself why it does not open
        answer.status_code = 400
    return answer


def _address(visit: Visit) -> str:
    """The address of the page from which it was sent."""
    form, pair, page = _place(visit)
    parts = ("agreement", pair) if pair else (form, page)
    return "".join(f"/{part}" for part in parts if part)


def _place(visit: Visit) -> tuple[str, str, str]:
    """The form, the pair and the page that it was sent from; a page that is not there is none."""
    form, pair, page = (visit.posted.one(name) for name in ("form", "pair", "then"))
    return form, pair, page if page in (_OF_A_FORM if form else _ABOUT_ALL) else ""
