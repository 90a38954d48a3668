"""Why somebody in a round got no mail, in words, and what a lead can do about it."""

from collections.abc import Callable, Iterable, Mapping

from mentorsurvey.rounds.whereabouts import NoMail, Whereabouts
from mentorsurvey.ui import link_words, mail_words

SHORT: Mapping[NoMail, str] = {
    "no address": "No address",
    "not reached": "Mail does not reach them",
    "no reminders": "Stopped reminders",
    "own link": "Link downloaded, so no mail",
    "answered": "Answered before the mail left",
    "unsure": "Nobody knows whether it arrived",
    "refused": "Held back by the mail server",
    "failed": "Did not arrive",
    "paused": "Paused",
}
"""For a table."""


def _no_address(names: str, one: bool) -> str:
    return f"{names} {'has' if one else 'have'} no e-mail address. Add one on *People*."


def _not_reached(names: str, one: bool) -> str:
    return (
        f"Mail does not reach {names}. Correct the address on *People*,"
        f" and {'this person is' if one else 'they are'} invited again."
    )


def _no_reminders(names: str, one: bool) -> str:
    they = "This person still gets" if one else "They still get"
    return f"{names} stopped the reminders. {they} invitations."


def _own_link(names: str, one: bool) -> str:
    del one
    return f"A link was downloaded for {names}, so no mail brings one. Send it if you have not yet."


def _answered(names: str, one: bool) -> str:
    del one
    return f"{names} answered before a mail left."


def _unsure(names: str, one: bool) -> str:
    del one
    return f"Nobody knows whether the mail to {names} arrived. Ask, or send a link yourself."


def _refused(names: str, one: bool) -> str:
    del one
    return (
        f"The mail server refused the mail to {names}. Ask the people who run the server to look"
        " into it."
    )


def _failed(names: str, one: bool) -> str:
    del one
    return f"The mail to {names} did not arrive. Check the address on *People*."


def _paused(names: str, one: bool) -> str:
    are = "is" if one else "are"
    return f"{names} {are} in a paused pair, so nothing is sent about it."


SENTENCES: Mapping[NoMail, Callable[[str, bool], str]] = {
    "not reached": _not_reached,
    "no address": _no_address,
    "failed": _failed,
    "refused": _refused,
    "unsure": _unsure,
    "no reminders": _no_reminders,
    "own link": _own_link,
    "paused": _paused,
    "answered": _answered,
}
"""What is to be done something about comes first."""


def sentences(found: Iterable[Whereabouts], *, demo: bool) -> list[str]:
    """One for each reason that there is, with the people; one alone where no mail goes out."""
    if demo:
        return ["These people are invented, so no mail goes out."]
    if not mail_words.sends_mail():
        return [
            "This program does not send e-mail yet, so nobody gets mail. Download the links below,"
            " and send them yourself."
        ]
    names: dict[NoMail, dict[str, str]] = {}
    for one in found:
        if one.no_mail is not None:
            names.setdefault(one.no_mail, {})[one.form.person_id] = one.form.name
    return [
        sentence(link_words.names(list(names[why].values())), len(names[why]) == 1)
        for why, sentence in SENTENCES.items()
        if why in names
    ]


def people(found: Iterable[Whereabouts]) -> int:
    """How many people there is a reason for."""
    return len({one.form.person_id for one in found if one.no_mail is not None})
