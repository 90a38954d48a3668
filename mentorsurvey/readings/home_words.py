"""What leads read first: how the program is doing, and what there is to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.overview import Overview, newest

SOME = 0.5
"""Share of all pairs that a finding has to rest on to be said without a reserve. A convention."""


@dataclass(frozen=True, kw_only=True)
class Todo:
    """One thing to do: what is the case, the button that leads on, and whom it is about.

    ``page`` is where the button leads, ``key`` names the line for the page that draws it.
    """

    key: str
    says: str
    button: str
    page: str
    people: tuple[str, ...] = ()


def headline(reading: Overview, pairs: str = "Your pairs") -> str:
    """How the program is doing, in one sentence about ``pairs``."""
    if not reading.relationships:
        return "Nobody is in your program yet."
    if not reading.rounds:
        return "Your program is ready for its first round."
    if not any(one.health for one in reading.rounds):
        return "There is nothing to read yet."
    return heading(reading.direction, pairs)


def heading(found: Direction | None, pairs: str) -> str:
    """How ``pairs`` are changing, in one sentence."""
    if found is None or found.low is None:
        return f"It is too early to say how {pairs[:1].lower()}{pairs[1:]} are changing."
    if not found.can_tell:
        return f"{pairs} are doing about as well as two rounds ago."
    way = "better" if found.difference > 0 else "worse"
    return f"{pairs} rate their relationships {way} than two rounds ago."


def beside_headline(reading: Overview) -> str:
    """What the headline rests on; empty where there is nothing to say."""
    if not reading.rounds or not reading.relationships:
        return ""
    there = [one for one in reading.rounds if one.health]
    if not there:
        return (
            "Scores appear when both of a pair have submitted, or when the round has closed, and"
            f" averages once there are {reading.fewest} pairs."
        )
    found, of_round = reading.direction, newest(there)
    if found is None:
        pairs = of_round.health.n if of_round.health else 0
        return (
            f"In round {of_round.asked.number} both of {pairs} pairs answered. It takes three"
            " rounds to compare the same pairs."
        )
    said = (
        f"in {found.n} of {reading.relationships} pairs, both people answered in rounds"
        f" {found.first_round} and {found.last_round}"
    )
    if found.n < SOME * reading.relationships and not found.can_tell:
        return f"So far {said}, so a small change could go unnoticed."
    return f"{said[:1].upper()}{said[1:]}."


def average(reading: Overview) -> str:
    """How high ratings are in the newest round, beside whether that changes; empty without any."""
    there = [one for one in reading.rounds if one.health]
    of_round = newest(there) if there else None
    if of_round is None or of_round.health is None:
        return ""
    found = of_round.health
    return (
        f"In round {of_round.asked.number}, the ratings of {found.n} pairs average"
        f" {found.mean:.0f} of 100."
    )


def asked_for_you(many: int, since: str, days: int = 0) -> Todo:
    """People who asked exactly this lead to get in touch. Their names stand on their own page.

    Parameters
    ----------
    since : str
        The day on which whoever waits longest has asked, and how many days ago that was.
    """
    first = "The first asked" if many > 1 else "They asked"
    return Todo(
        key="asked",
        says=f"**{_people(many)} asked you to get in touch.** {first} on {since}{_ago(days)}.",
        button="See who asked you",
        page="participant/asked_for_you",
    )


def not_answered(number: int, people: Sequence[str], days: int) -> Todo:
    """People of an open round who have not answered, and when it closes."""
    have = "has" if len(people) == 1 else "have"
    return Todo(
        key=f"round-{number}",
        says=f"**{_people(len(people))} {have} not answered round {number} yet.** It closes"
        f" {_days(days)}.",
        button="Remind them, or download their links",
        page="lead/rounds",
        people=tuple(people),
    )


def check_in(pairs: Sequence[str], drawn: int = 0) -> Todo:
    """Pairs on the attention list, of which so many were only picked at random."""
    chance = (
        f" {drawn:,} of them {'was' if drawn == 1 else 'were'} picked at random." if drawn else ""
    )
    return Todo(
        key="check-in",
        says=f"**{_many(len(pairs), 'pair')} to check in with.**{chance} Most are probably fine.",
        button="See why",
        page="lead/attention",
        people=tuple(pairs),
    )


def texts(number: int, authors: Sequence[str], answers: int) -> Todo:
    """Answers in words that a lead has not looked at since their round asked for them."""
    return Todo(
        key="texts",
        says=f"**You can read {_many(answers, 'answer')} in people’s own words** from round"
        f" {number}.",
        button="Read them",
        page="lead/in_their_words",
        people=tuple(dict.fromkeys(authors)),
    )


def more_time(people: Sequence[str]) -> Todo:
    """Requests for more time."""
    ask = "asks" if len(people) == 1 else "ask"
    return Todo(
        key="time",
        says=f"**{_people(len(people))} {ask} for more time.** They began a form and missed its"
        " close.",
        button="Decide",
        page="lead/rounds",
        people=tuple(people),
    )


def unreached(people: Sequence[str]) -> Todo:
    """People whom mail does not reach."""
    return Todo(
        key="unreached",
        says=f"**Mail does not reach {_people(len(people))}.** Their addresses may be wrong.",
        button="Correct the addresses",
        page="lead/people",
        people=tuple(people),
    )


def unmatched(mentees: Sequence[str]) -> Todo:
    """Mentees whose pair did not start."""
    need = "needs" if len(mentees) == 1 else "need"
    return Todo(
        key="unmatched",
        says=f"**{_many(len(mentees), 'mentee')} {need} another mentor.** The work with the first"
        " one did not start.",
        button="Find another match",
        page="lead/people",
        people=tuple(mentees),
    )


def follow_ups(pairs: Sequence[str]) -> Todo:
    """Follow-ups that are due."""
    are = "is" if len(pairs) == 1 else "are"
    return Todo(
        key="follow-ups",
        says=f"**{len(pairs):,} of your follow-ups {are} due.**",
        button="See them",
        page="lead/attention",
        people=tuple(pairs),
    )


def begin(pairs: int, rounds: int) -> Todo | None:
    """The next step of a program that has not begun; None once it has."""
    if not pairs:
        return Todo(
            key="begin",
            says="**Import your roster:** who mentors whom.",
            button="Import a roster",
            page="lead/people",
        )
    if not rounds:
        are = "is" if pairs == 1 else "are"
        return Todo(
            key="begin",
            says=f"**{_many(pairs, 'pair')} {are} ready.** Open your first round, or plan a year"
            " of them.",
            button="Open a round",
            page="lead/rounds",
        )
    return None


def new(forms: int, people: int, closed: Iterable[int]) -> tuple[str, ...]:
    """What happened since a lead last looked; empty where nothing did."""
    said = []
    if forms:
        said.append(f"{_people(people)} submitted {_many(forms, 'form')}.")
    said += [f"Round {number} closed." for number in closed]
    return tuple(said)


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many:,} people"


def _many(many: int, what: str) -> str:
    return f"1 {what}" if many == 1 else f"{many:,} {what}s"


def _ago(days: int) -> str:
    """How long somebody waits, where that is long."""
    if days < 14:
        return ""
    return f", {days // 7} weeks ago" if days < 60 else f", {days // 30} months ago"


def _days(days: int) -> str:
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"
