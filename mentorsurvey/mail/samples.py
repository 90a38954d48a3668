"""Letters with made-up people, to try a text on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.mail.letters import Kind, Letter, LetterForm
from mentorsurvey.rounds import end_of_day

READER = "Robin Gray"
PARTNERS = ("Dr. Kim", "Sam Hill", "Alex Wood")
WEEKS = timedelta(days=14)
DIGEST = (
    "12 people answered.",
    "3 links could not be delivered.",
    "2 people asked for more time.",
)


def sample(
    kind: Kind, *, program: str, timezone: str, link: str, now: datetime, forms: int = 1
) -> Letter:
    """A letter of that kind to somebody who does not exist, about so many forms.

    Its link leads nowhere.
    """
    last_day = (now + WEEKS).astimezone(ZoneInfo(timezone)).date()
    closes_at = end_of_day(last_day, timezone)
    return Letter(
        kind=kind,
        program=program,
        timezone=timezone,
        name=READER,
        address="robin.gray@example.org",
        link=link,
        forms=tuple(
            LetterForm(
                id=f"sample-{n}", partner=name, title="Check-in", minutes=4, closes_at=closes_at
            )
            for n, name in enumerate(PARTNERS[:forms])
        ),
        values={
            "code": "482913",
            "code_minutes": "10",
            "new_address": "robin.gray@example.org",
            "next_round": "Monday, January 11",
            "lines": "\n".join(DIGEST),
        },
    )
