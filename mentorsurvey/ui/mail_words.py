"""What the pages say about mail: the kinds of it, and how links reach people on this server."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from mentorsurvey.mail.letters import Kind
from mentorsurvey.mail.own_words import Words
from mentorsurvey.mail.standing import MailStanding
from mentorsurvey.settings import settings

TITLES: Mapping[Kind, str] = {
    "invitation": "Invitation",
    "reminder": "Reminder",
    "comparison": "The comparison is open",
    "proposal": "A proposal waits",
    "decided": "Both have decided",
    "code": "Code for another device",
    "address": "The address was changed",
    "thanks": "Thank you",
    "digest": "The week in short, for leads",
    "test": "Test",
}
WHEN: Mapping[Kind, str] = {
    "invitation": "Goes out when a round opens. Somebody with several forms gets one mail.",
    "reminder": "Goes out before a round closes, only to people who have not submitted. It tells"
    " nobody what the other person of the pair has done. Its reader can stop reminders.",
    "comparison": "Goes out when both people of a pair have submitted, to both at the same time.",
    "proposal": "Goes out an hour after somebody proposed an agreement, if it still waits. It does"
    " not say what was proposed. Whoever stopped reminders does not get it.",
    "decided": "Goes out when both people of a pair have decided whether to begin or how to go on,"
    " to both at the same time. It does not say what they decided. Whoever stopped reminders does"
    " not get it.",
    "code": "Goes out when somebody wants to open their answers on another device.",
    "address": "Goes out when somebody's e-mail address was changed.",
    "thanks": "Goes out when somebody has submitted.",
    "digest": "Goes out once a week, to leads who want it. It names nobody.",
    "test": "Goes out when a lead tries whether mail arrives.",
}
ALWAYS: Mapping[Kind, str] = {
    "invitation": "the forms, how long each takes and until when, and the personal link as a"
    " button",
    "reminder": "the forms, how long each takes and until when, the personal link as a button, and"
    " a way to stop reminders",
    "comparison": "the pair that it is about, and the personal link as a button",
    "proposal": "the pair that it is about, the personal link as a button, and a way to stop such"
    " mail",
    "decided": "the pair that it is about, the personal link as a button, and a way to stop such"
    " mail",
    "code": "the code",
    "address": "",
    "thanks": "the forms, and the day of the next round where one is planned",
    "digest": "the news of the week",
    "test": "",
}
"""What every mail of a kind says by itself, besides whom it is for and whom to ask."""
DEMO_MAIL = "/demo/mail"
"""Where the mail of a demonstration can be read, on a server that keeps it in a folder."""


def title(words: Words) -> str:
    """What a kind of mail is called, in a list."""
    return f"{TITLES[words.kind]} (your own words)" if words.own else TITLES[words.kind]


def sends_mail() -> bool:
    """Whether this server sends mail by itself."""
    return settings().mail.server is not None


def by_itself(kind: Kind) -> str:
    """What stands in a mail whatever a lead writes."""
    besides = f", {ALWAYS[kind]}" if ALWAYS[kind] else ""
    return (
        f"Every mail of this kind also says whom it is for{besides}, and whom to ask. You cannot"
        " change that part, so your words cannot break it."
    )


def standing(found: MailStanding, moment: Callable[[datetime], str]) -> str:
    """Where mail does not leave: since when, what becomes of it, and what to do; else nothing."""
    if found.failing_since is not None:
        since = moment(found.failing_since).removeprefix("at ").removeprefix("on ")
        return (
            f"No mail has gone out since {since}. It waits, and leaves by itself once the mail"
            " server takes it. Ask the people who run the server to look into it."
        )
    if found.held_back:
        return (
            "The mail server refuses some of your program's mail. We try again for four days. Ask"
            " the people who run the server to look into it."
        )
    return ""


def how_mail_goes(*, demo: bool = False) -> str:
    """On the page of mail: whether this server sends any, to the people of this program."""
    if demo and not sends_mail():
        return (
            "These people are invented, so nothing is sent. Choose a mail and a reader, and you see"
            " what they would get."
        )
    if demo:
        return (
            "These people are invented, so their mail stays on this machine."
            f" [Read their mail]({DEMO_MAIL})"
        )
    if sends_mail():
        return (
            "Mail goes out by itself, in your words or in ours. People get it during their working"
            " hours, so it can take until the next working day."
        )
    return (
        "This program does not send e-mail yet. Download the links on *Rounds*, and send them with"
        " your own mail merge. The people who run the server can turn mail on. You can write your"
        " words already."
    )


def where_demo_mail_is(*, lead: bool) -> str:
    """After the sentence of a demonstration: where one can read what people would get."""
    if sends_mail():
        return f" [Read the mail]({DEMO_MAIL})"
    return " *Mail* shows what people would get." if lead else ""


def where_a_test_is(address: str) -> str:
    """After a test mail left: where to look for it."""
    if isinstance(settings().mail.server, Path):
        return f"The test mail is written. [Read it]({DEMO_MAIL})"
    return (
        f"The mail server has taken it. Look into the mailbox of {address}, and into its spam"
        " folder."
    )


def how_links_go() -> str:
    """On the page of rounds: how people learn that a round is open."""
    if sends_mail():
        return "Everyone who is asked gets a mail with their personal link."
    return (
        "This program does not send e-mail yet. Once the round is open, download the links and send"
        " them with your own mail merge."
    )


def what_a_file_of_links_is_for() -> str:
    """Before a file of personal links is downloaded."""
    if sends_mail():
        return (
            "People get their link by e-mail anyway. For those whom mail does not reach, you can"
            " download a file with a personal link for each person."
        )
    return (
        "This program does not send e-mail yet. Download a file with a personal link for each"
        " person, and send the links with your own mail merge."
    )


def how_you_hear() -> str:
    """To a participant for whom nothing is due."""
    if sends_mail():
        return "You will get an e-mail with your link when the next round opens."
    return "Your program will send you your link when the next round opens."
