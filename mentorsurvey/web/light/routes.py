"""Which address of the light form does what."""

from mentorsurvey.web.light import (
    agreeing,
    choosing,
    devices,
    doing,
    files,
    my_answers,
    my_mentors,
    pages,
    reflecting,
)
from mentorsurvey.web.light.visit import AT, Draw, page
from mentorsurvey.web.plain import route

_READ: dict[str, Draw] = {
    "": pages.due,
    "/my-answers": my_answers.read,
    "/my-mentors": my_mentors.read,
    "/agreement/{pair}": agreeing.read,
    "/{form}": pages.form,
    "/{form}/check": pages.check,
    "/{form}/thanks": pages.thanks,
    "/{form}/reflection": reflecting.read,
}
_DO: dict[str, Draw] = {
    "/sign-out": doing.sign_out,
    "/read": doing.have_read,
    "/pin": devices.enter_pin,
    "/own-pin": devices.choose_pin,
    "/code": devices.ask_code,
    "/use-code": devices.use_code,
    "/allow-code": devices.allow_code,
    "/reminders": choosing.reminders,
    "/agree": choosing.agree,
    "/withdraw": choosing.withdraw,
    "/agreement/{pair}": agreeing.write,
    "/agreement/{pair}/confirm": agreeing.confirm,
    "/agreement/{pair}/back": agreeing.take_back,
    "/agreement/{pair}/status": agreeing.move,
    "/agreement/{pair}/leads": agreeing.let_read,
    "/agreement/{pair}/step": agreeing.let_read_step,
    "/{form}": doing.save,
    "/{form}/check": doing.submit,
    "/{form}/who": doing.who_sees,
    "/{form}/step": reflecting.propose,
    "/{form}/keep": reflecting.keep,
    "/{form}/reads": reflecting.let_read,
    "/{form}/decide": reflecting.decide,
    "/{form}/reopen": doing.reopen,
    "/{form}/time": doing.more_time,
    "/{form}/ask": doing.ask,
    "/{form}/again": doing.start_again,
}
_IN_ONE = (doing.save, reflecting.propose, reflecting.keep, reflecting.decide, agreeing.write)
"""What is done and drawn in one unit of work."""
ROUTES = [
    route(f"{files.UNDER}{{name}}", files.send, methods=["GET", "HEAD"]),
    *(route(AT + path, page(draw), methods=["GET", "HEAD"]) for path, draw in _READ.items()),
    *(
        route(AT + path, page(draw, in_one=draw in _IN_ONE), methods=["POST"])
        for path, draw in _DO.items()
    ),
]
