"""The words of each kind of mail: ours, until a program has its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mentorsurvey.mail.letters import Kind
from mentorsurvey.mail.rendering import fits
from mentorsurvey.store import Tx, mail_wordings


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A subject and a text, with words in double braces.

    What every mail must have is not in it: whose mail it is, the forms with how long and until
    when, the link, and whom to ask. The mail has these by itself.
    """

    subject: str
    body: str


SHIPPED: Mapping[Kind, Wording] = {
    "invitation": Wording(
        subject="Your {{ forms }}, by {{ day }}",
        body="""\
It is time for your {{ forms }}. You can stop at any time and go on later with the same link.
""",
    ),
    "reminder": Wording(
        subject="A reminder: your {{ forms }}, by {{ day }}",
        body="""\
You have not submitted your {{ forms }} yet. There is still time, and everything that you saved \
is still there.
""",
    ),
    "comparison": Wording(
        subject="Your comparison with {{ partners }} is open",
        body="""\
You can read your comparison with {{ partners }} now. Open it on the device where you answered. \
On another device, you need your PIN.
""",
    ),
    "proposal": Wording(
        subject="A proposal for your agreement with {{ partners }}",
        body="""\
There is a proposal for your agreement with {{ partners }}. Read it, then confirm it or propose \
something else. Open it on the device where you answered. On another device, you need your PIN.
""",
    ),
    "decided": Wording(
        subject="You and {{ partners }} have both decided",
        body="""\
You and {{ partners }} have both decided. You can now read what comes next. Open it on the device \
where you answered. On another device, you need your PIN.
""",
    ),
    "code": Wording(
        subject="Your code for {{ program }}",
        body="""\
Type this code on the page where you asked for it. It works for {{ minutes }}.
""",
    ),
    "address": Wording(
        subject="Your e-mail address for {{ program }} was changed",
        body="""\
From now on, your mail from {{ program }} goes to {{ new_address }}. If that is wrong, please tell \
us.
""",
    ),
    "thanks": Wording(
        subject="Thank you for answering",
        body="""\
Thank you. We have received your {{ forms }}.
""",
    ),
    "digest": Wording(
        subject="{{ program }}: your week in short",
        body="""\
This is what happened in {{ program }} this week.
""",
    ),
    "test": Wording(
        subject="A test from {{ program }}",
        body="""\
This is a test. If you can read it, mail from {{ program }} arrives.
""",
    ),
    "check_in": Wording(subject="{{ subject }}", body="{{ text }}"),
    "asked": Wording(subject="{{ subject }}", body="{{ text }}"),
}
"""Kind → our words."""


def wording(tx: Tx, program_id: str, kind: Kind) -> Wording:
    """The program's own words for a kind of mail, or ours where it has none.

    Words that cannot be sent any more, because a later version knows other ones, are ours again:
    a mail goes out in any case.
    """
    own = mail_wordings.own(tx, program_id).get(kind)
    if own is None or not _still_fits(kind, own.subject, own.body):
        return SHIPPED[kind]
    return Wording(subject=own.subject, body=own.body)


@lru_cache(maxsize=256)
def _still_fits(kind: Kind, subject: str, body: str) -> bool:
    return fits(kind, subject, body)
