"""For operators: whether the mail server takes mail now, and since when it has not."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from mentorsurvey.cli.options import counted
from mentorsurvey.mail.smtp import Post, ServerTrouble
from mentorsurvey.settings import MailServer, Settings
from mentorsurvey.store import Database, mail_server

MEND: Mapping[str, str] = {
    "away": "Check its name and port, and whether a firewall or IPAddressAllow is in the way.",
    "closed": "It closes the connection: check that this machine may send mail through it.",
    "slow": "It does not answer in time: ask the people who run it.",
    "no tls": "It offers no encryption: use smtps://, or ?tls=no inside your own network.",
    "certificate": "Its certificate is for another name, or this machine does not know who signed"
    " it: name the signer's certificate with ?ca=FILE.",
    "tls": "The encrypted connection fails: try smtps:// with port 465.",
    "login": "It does not take the user and the password.",
    "busy": "It takes no mail just now: wait, or ask the people who run it.",
    "sender": "It takes no mail from MENTORSURVEY_MAIL_FROM.",
    "refuses": "It refuses one mail after the other: ask the people who run it why.",
}
"""Why a mail server takes nothing → what to do about it."""


def look(here: Settings, *, now: datetime) -> Iterator[tuple[str, str]]:
    """What was found about mail, each with what to do; that is empty where all is well."""
    server = here.mail.server
    if not isinstance(server, MailServer):
        yield "Mail: none is sent, because MENTORSURVEY_SMTP names no server.", ""
        return
    where = f"Mail server {server.host}:{server.port}:"
    try:
        Post(server, here.mail.sender, timeout=10).check()
    except ServerTrouble as trouble:
        yield f"{where} takes no mail now ({trouble}).", MEND[trouble.why]
    else:
        signs_in = "takes the user and the password" if server.user else "answers"
        yield f"{where} {signs_in}", ""
    yield from _waiting(where, here.database, now)
    if here.mail.returns is None:
        yield "Mail that comes back is not read, because MENTORSURVEY_BOUNCES names no place.", ""
    elif isinstance(here.mail.returns, Path) and not (here.mail.returns / "new").is_dir():
        mend = "Make it, with new, cur and tmp in it, and let this user write there."
        yield f"Mail that comes back: {here.mail.returns} is no Maildir.", mend


def _waiting(where: str, path: Path, now: datetime) -> Iterator[tuple[str, str]]:
    if not path.is_file():
        return
    with Database(path).read() as tx:
        state, waiting = mail_server.state(tx), mail_server.waiting(tx, now=now)
        held_back = mail_server.held_back(tx)
    mails = counted(waiting.mails, "mail")
    if state.failing_since is not None:
        word = state.why.rstrip("0123456789. ")
        since = f"{state.failing_since:%Y-%m-%d %H:%M} UTC"
        yield (
            f"{where} has taken no mail since {since} ({state.why}). Waiting: {mails}.",
            MEND[word],
        )
    elif waiting.mails:
        yield f"{where} {mails} to send, a few each minute", ""
    if held_back and state.failing_since is None:
        refused = counted(held_back, "mail")
        yield f"{where} held back {refused} by its own rules. We try again.", MEND["refuses"]
