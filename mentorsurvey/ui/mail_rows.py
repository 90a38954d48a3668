"""How far the mail of a round to one person is, in a few words for a table."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from mentorsurvey.store.mail import Mail

DONE: Mapping[str, str] = {"invitation": "Invited", "reminder": "Reminded"}
FAILED: Mapping[str, str] = {
    "unsure": "Nobody knows whether it arrived",
    "refused": "Held back by the mail server",
}
DROPPED: Mapping[str, str] = {
    "no address": "No address",
    "not reached": "Mail does not reach them",
    "paused": "Paused",
}


def words(mails: Sequence[Mail], timezone: str) -> str:
    """What became of the newest mail that says something; empty where there was none.

    Parameters
    ----------
    mails : sequence of Mail
        Invitations and reminders of one round to one person, the oldest first.
    """
    for one in reversed(mails):
        if said := _words(one, ZoneInfo(timezone)):
            return said
    return ""


def _words(one: Mail, zone: ZoneInfo) -> str:
    if one.state == "handed" and one.handed_at is not None:
        return f"{DONE[one.kind]} {_at(one.handed_at, zone)}"
    if one.state in ("waiting", "sending"):
        return f"Leaves {_at(one.next_try, zone)}"
    if one.state == "failed":
        return FAILED.get(one.why, "Did not arrive")
    return DROPPED.get(one.why, "")


def _at(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
