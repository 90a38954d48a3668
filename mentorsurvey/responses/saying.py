"""What is said about a whole form: who reads what of it, what became of it, and what is left.

Both forms say it, each with its own way to write a name and a day.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from mentorsurvey.instruments import one_line
from mentorsurvey.instruments.deciding import kind_of
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.responses.more_time import why_no_time
from mentorsurvey.store.breaks import Break, long_day
from mentorsurvey.store.time_requests import Request

Day = Callable[[datetime], str]

ONLY_HERE = (
    "Answers show only on the device where you gave them, because others may read your mail."
)
STATES = {
    "unsaved": "Not saved yet",
    "saving": "Saving…",
    "saved": "Saved",
    "refused": "Not saved",
}
"""What became of an answer → what stands beside it."""
OFFLINE = (
    "You are offline. Answers with a ✓ are safe. What you type is kept on this device and is sent"
    " when the connection is back."
)
OFFLINE_LIGHT = (
    "You are offline. You can continue: what you answer is kept on this device and is sent when the"
    " connection is back."
)
"""The same in the light form, which keeps taps as well."""
BROKE = "The connection broke before this answer arrived. Choose it again."
LIGHT = "Use the light form, which needs less."
"""Where the server can be reached and the form's own connection can't be kept."""
WHO_SEES = "Who sees your answers"
CHANGE_WHO = "Change who sees your answers"
"""What leads there, and stands where one does it."""
CALENDAR = "Put the last day into my calendar"
CLEAR = "Clear this answer"
KEEP_MINE = "Keep what is here"
TAKE_NEWER = "Take the newer one"
"""What its author can do where a newer answer was given on another page."""
NO_TEST = "This form is not a validated test: take it as something to talk about."
FEWER = (
    "You can’t show them to more people again. What somebody has already read stays read."
    " If you keep an answer from your program, the scores that it counted in go away too."
)
ASKING_FOR_TIME = (
    "Your leads then read your name, this round and when you asked. They could see before that"
    " you had begun. They read nothing of what you answered."
)
START_AGAIN = "Delete everything that was answered in this form. Nobody can bring it back."
EMPTY_NOW = "This form is empty now. You can start again."
PIN_OPENED = "Your answers now show on this device too."
CODE_ON_ITS_WAY = (
    "If you allowed codes on the device where you answered, one is on its way to you. It works for"
    " 15 minutes."
)
CODE_MAY = "A code by mail can take the place of my PIN"
CODE_MEANS = (
    "Whoever reads your mail can then open your answers. If your address is changed, you have to"
    " allow it again."
)
PIN_SAVED = "Your PIN is saved. You can enter it on your other devices."
PIN_MEANS = (
    "With a PIN, you can open your answers on another device. Write it down, because"
    " nobody can tell it to you."
)


def tab(what: str, partner: str, program: str) -> str:
    """The title of a browser's tab, as plain text: "Step 2 of 4 · Dr. Kim · Program name"."""
    return " · ".join(one_line(part) for part in (what, partner, program) if part)


def step_of(number: int, last: int) -> str:
    """Which step of a form it is; the check is the last one."""
    return f"Step {number} of {last}"


def what_leads_see(form: Form) -> str:
    """One sentence over a form."""
    if form.totals_only:
        return "Leads see totals of everyone, never your own score."
    return "Leads see scores of at least three answers, never a single rating."


def more_about_leads(form: Form, leads: Sequence[str], fit: Fit = one_line) -> list[str]:
    """What is behind that sentence: who they are, and what else they and the other person see."""
    named = ", ".join(fit(name) for name in leads)
    meetings = "" if form.totals_only else "how many meetings you count, and "
    found = [
        f"Leads today: {named}." if named else "No lead is named yet.",
        f"They also see {meetings}whether you have opened your link, started and submitted."
        " Leads who come later do not see this form.",
    ]
    if form.side == "mentee":
        partner = fit(form.owed.partner)
        found.append(
            f"If {partner} has five mentees or more, {partner} also reads averages of what"
            " all of them let their mentor see. They are rounded, so that nobody's answer"
            " can be worked out."
        )
    return found


def blank(form: Form, fit: Fit = one_line) -> str:
    """What a question without an answer means for others."""
    return (
        f"You can leave these blank. Neither {fit(form.owed.partner)} nor your program can"
        " tell a blank answer from a hidden one."
    )


REOPENING = "It then counts as not submitted, until you submit it again."
"""What is said before somebody reopens a form."""
REOPENED = "Reopened: not submitted. Submit it again when you have changed it."


def standing(form: Form, now: datetime, fit: Fit = one_line) -> str:
    """How far a form is, in a few words.

    What was answered on another browser looks as if it were not.
    """
    owed = form.owed
    if owed.released_at is not None:
        return "Both of you have submitted"
    if owed.submitted_at is not None:
        if owed.in_time(now):
            return f"Submitted, waiting for {fit(owed.partner)}"
        return "Submitted"
    if not owed.is_open(now):
        return "Closed, and not submitted"
    if not form.begun:
        return "Not started"
    if not form.unanswered:
        return "Complete, but not submitted"
    return f"{len(form.shown) - len(form.unanswered)} of {len(form.shown)} answered"


def submitted(form: Form, now: datetime, fit: Fit = one_line) -> str:
    """What stands on a submitted form that is not compared yet."""
    if form.owed.in_time(now):
        return (
            f"Thank you. Once {fit(form.owed.partner)} has submitted too, you can both read the"
            " reflection. Until then you can reopen your form, twice at most, where you answered"
            " it."
        )
    decides = ", and nothing is decided without one" if kind_of(form.instrument) else ""
    return (
        "This round is over for you. There is a reflection only where both have submitted"
        f"{decides}. Your answers are kept."
    )


def change_who(form: Form, fit: Fit = one_line) -> str:
    """What leads to who sees one's answers about somebody, among several."""
    return f"{CHANGE_WHO} about {fit(form.owed.partner)}"


def thanks(form: Form, fit: Fit = one_line) -> str:
    """What happens next, right after submitting."""
    if form.owed.released_at is not None:
        return "You have both submitted, so you can both read the reflection now."
    return (
        f"Once {fit(form.owed.partner)} submits, you can both read the reflection."
        " Until then you can reopen yours."
    )


def closes_today(form: Form, now: datetime, *, clock: Day, zone: tzinfo) -> str:
    """When a form closes, where that is today for the person who looks; empty otherwise."""
    owed = form.owed
    last, today = (moment.astimezone(zone).date() for moment in (owed.closes_at, now))
    if last != today or not owed.in_time(now):
        return ""
    return f"This round closes today at {clock(owed.closes_at)}."


def finish(form: Form, now: datetime, *, clock: Day) -> str:
    """Until when what was begun here can be finished after the close; empty where it can't be."""
    owed = form.owed
    if owed.finishes_at is None or not owed.may_finish(now):
        return ""
    return (
        f"This round closed at {clock(owed.closes_at)}."
        f" You can finish and submit until {clock(owed.finishes_at)}."
    )


def is_over(form: Form, now: datetime) -> bool:
    """Whether a form was begun here and can't be submitted any more."""
    return form.begun and form.owed.submitted_at is None and not form.owed.is_open(now)


def why_over(form: Form, now: datetime, *, day: Day, zone: tzinfo) -> str:
    """Why a form that was begun can't be submitted any more."""
    owed = form.owed
    if owed.withdrawn:
        return "This round was withdrawn. You don't need to do anything."
    if held := owed.held(now):
        return held_words(held, zone)
    return f"This round closed on {day(owed.closes_at)}, before you submitted."


def who_reads_begun(form: Form, fit: Fit = one_line) -> str:
    """Who reads what was saved and not submitted: nobody."""
    return f"Neither {fit(form.owed.partner)} nor your leads can read what you saved."


def held_words(held: Break, zone: tzinfo) -> str:
    """What the author of a begun form reads: why it takes no more answers."""
    since = long_day(held.starts_at.astimezone(zone))
    if held.kind == "ahead" and held.stops_at is not None:
        begins = long_day(held.stops_at.astimezone(zone))
        return f"The two of you begin on {begins}. You can answer from then on."
    if held.kind == "ended" or held.stops_at is None:
        return (
            f"This pair ended on {since}, so this form takes no more answers. What"
            " you saved stays yours. It was not submitted, and nobody else sees it."
        )
    until = long_day(held.stops_at.astimezone(zone))
    return (
        f"Your program paused this pair on {since}. What you saved stays yours. If the round is"
        f" still open on {until}, you can continue then."
    )


def granted(request: Request | None) -> str:
    """What stands beside a form that is open again because its author asked."""
    if request is None or request.outcome != "given":
        return ""
    return "You asked for more time, and your program gave it."


def about_time(form: Form, request: Request | None, now: datetime, *, day: Day) -> str | None:
    """What came of asking for more time, or why it would not help; None where one can ask."""
    waits = request is not None and request.outcome is None
    asked = f"You asked for more time on {day(request.asked_at)}." if request else ""
    if why := why_no_time(form, now):
        if waits:
            return f"{asked} {why}"
        return "" if form.owed.withdrawn or form.owed.held(now) else why
    if waits:
        return f"{asked} Nobody has decided yet. If your program gives it, you can continue here."
    if request is not None and request.outcome == "declined":
        return "You asked for more time. Your program did not give it. What you saved stays."
    return None
