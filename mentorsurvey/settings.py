"""Reads the environment. Every setting is one variable, read once."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from email.utils import parseaddr
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from mentorsurvey.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds app.py, pages/ and surveys/."""
DATABASE = ROOT / "data" / "mentorsurvey.db"
"""Where the database is, unless somebody says otherwise."""
_SAID: dict[str, str] = {}
"""What was said on the command line; it goes before the environment."""
_KEPT: list[Path] = []
"""The folder into which mail to invented people is written, the last of several; none mostly."""
INVENTED = "mentoring@demo.example"
"""Where mail to invented people comes from."""


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """A server for mail, as ``MENTORSURVEY_SMTP`` or ``MENTORSURVEY_BOUNCES`` names it.

    Attributes
    ----------
    tls : {"at once", "first", "none"}
        Whether the connection begins encrypted, is encrypted before anything is said, or not at
        all.
    authority : str
        A file with the certificates that are trusted; empty for those of the system.
    folder : str
        The mailbox that is read, where mail is read.
    """

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    tls: str = "first"
    authority: str = ""
    folder: str = ""


@dataclass(frozen=True, kw_only=True)
class Mail:
    """How mail goes out and comes back.

    Attributes
    ----------
    server : MailServer or Path, optional
        Where mail is handed over (``MENTORSURVEY_SMTP``). Without it no mail is sent. A folder is
        that of a demonstration: see :func:`keeping_mail`.
    sender : str
        The address in ``From``, with or without a name (``MENTORSURVEY_MAIL_FROM``).
    hours : int
        Working hours over which invitations and reminders are spread
        (``MENTORSURVEY_MAIL_HOURS``).
    rate : int
        Mails a minute to one domain at most (``MENTORSURVEY_MAIL_RATE``).
    returns : MailServer or Path, optional
        The mailbox or the Maildir folder to which mail comes back that could not be delivered
        (``MENTORSURVEY_BOUNCES``).
    """

    server: MailServer | Path | None = None
    sender: str = ""
    hours: int = 6
    rate: int = 60
    returns: MailServer | Path | None = None

    @property
    def domain(self) -> str:
        """The domain of the sender's address."""
        return parseaddr(self.sender)[1].rpartition("@")[2]

    def goes_to(self, *, invented: bool) -> bool:
        """Whether people get mail: real ones by a mail server alone, invented ones in a folder."""
        return isinstance(self.server, Path if invented else MailServer)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the environment says.

    Attributes
    ----------
    database : Path
        The SQLite file (``MENTORSURVEY_DATABASE``, default ``data/mentorsurvey.db``).
    base_url : str
        Where people reach the server, without a trailing slash (``MENTORSURVEY_BASE_URL``).
    surveys : Path
        The folder of instruments (``MENTORSURVEY_SURVEYS``).
    backups : Path or None
        The folder into which the server makes a backup each day (``MENTORSURVEY_BACKUPS``);
        None where it makes none.
    clock : bool
        Whether a server does by itself what is due (``MENTORSURVEY_CLOCK``, ``on`` or ``off``).
    mail : Mail
        How mail goes out and comes back.
    """

    database: Path
    base_url: str
    surveys: Path
    backups: Path | None = None
    clock: bool = True
    mail: Mail = Mail()

    @property
    def secure(self) -> bool:
        """Whether people come by https, so that cookies may be marked Secure."""
        return self.base_url.startswith("https://")

    @property
    def this_machine_only(self) -> bool:
        """Whether links that are made now open on the server's own machine and nowhere else."""
        return is_loopback(urlsplit(self.base_url).hostname or "")

    @property
    def only_here(self) -> str:
        """What to say loudly where links work on this machine only; empty where they do not."""
        if not self.this_machine_only:
            return ""
        return (
            f"Links work on this machine only, because they begin with {self.base_url}. Set"
            " MENTORSURVEY_BASE_URL to the address that people type, such as"
            " https://survey.example.org, before you make any."
        )


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine, seen from itself alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read(environment: Mapping[str, str]) -> Settings:
    """Settings from an environment.

    Raises
    ------
    SettingsError
        Where a variable does not say what it must, with its name.
    """
    base_url = environment.get("MENTORSURVEY_BASE_URL", "http://127.0.0.1:8501").rstrip("/")
    parts = urlsplit(base_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise SettingsError(
            "The base URL must be http:// or https:// and a host, without a path.",
            "Set it to what people type, such as https://survey.example.org.",
            where="MENTORSURVEY_BASE_URL",
        )
    database = environment.get("MENTORSURVEY_DATABASE") or str(DATABASE)
    if "\0" in database:
        raise SettingsError(
            "The database's path has a NUL character.", "Remove it.", where="MENTORSURVEY_DATABASE"
        )
    backups = environment.get("MENTORSURVEY_BACKUPS", "")
    if "\0" in backups:
        raise SettingsError(
            "The folder's path has a NUL character.", "Remove it.", where="MENTORSURVEY_BACKUPS"
        )
    clock = environment.get("MENTORSURVEY_CLOCK", "").strip().lower() or "on"
    if clock not in {"on", "off"}:
        raise SettingsError(
            "The clock is either on or off.",
            "Remove this setting, or set it to off where cron does the same.",
            where="MENTORSURVEY_CLOCK",
        )
    return Settings(
        database=Path(database).expanduser(),
        base_url=base_url,
        surveys=Path(environment.get("MENTORSURVEY_SURVEYS") or ROOT / "surveys"),
        backups=Path(backups).expanduser() if backups else None,
        clock=clock == "on",
        mail=_mail(environment),
    )


def _mail(environment: Mapping[str, str]) -> Mail:
    server = _smtp(environment)
    sender = environment.get("MENTORSURVEY_MAIL_FROM", "").strip()
    if server and not _is_sender(sender):
        raise SettingsError(
            "Mail needs a sender's address.",
            "Set it to one that may send by your mail server, such as survey@example.org or"
            " Mentoring survey <survey@example.org>.",
            where="MENTORSURVEY_MAIL_FROM",
        )
    return Mail(
        server=server,
        sender=sender,
        hours=_number(environment, "MENTORSURVEY_MAIL_HOURS", 6, most=50),
        rate=_number(environment, "MENTORSURVEY_MAIL_RATE", 60, most=100_000),
        returns=_returns(environment),
    )


def _is_sender(sender: str) -> bool:
    before, at, domain = parseaddr(sender)[1].rpartition("@")
    return bool(before and at and domain) and sender.isascii() and sender.isprintable()


def _smtp(environment: Mapping[str, str]) -> MailServer | None:
    name, secret = "MENTORSURVEY_SMTP", "MENTORSURVEY_SMTP_PASSWORD"
    parts, port = _parts(environment, name)
    if parts is None:
        return None
    options = dict(parse_qsl(parts.query))
    if (
        parts.scheme not in {"smtp", "smtps"}
        or not parts.hostname
        or parts.path not in {"", "/"}
        or not set(options) <= {"tls", "ca"}
        or options.get("tls", "yes") not in {"yes", "no"}
    ):
        raise _no_server(name, "smtp://USER@mail.example.org:587 or smtps://USER@mail.example.org")
    here = is_loopback(parts.hostname)
    user = unquote(parts.username or "")
    at_once = parts.scheme == "smtps"
    plain = not at_once and (options.get("tls") == "no" or (here and options.get("tls") != "yes"))
    if user and plain and not here:
        raise SettingsError(
            "A password would travel unencrypted.",
            "Take out tls=no, or the user and the password.",
            where=name,
        )
    return MailServer(
        host=parts.hostname,
        port=port or (465 if at_once else 587),
        user=user,
        password=environment.get(secret) or unquote(parts.password or ""),
        tls="at once" if at_once else "none" if plain else "first",
        authority=_authority(options.get("ca", ""), name),
    )


def _returns(environment: Mapping[str, str]) -> MailServer | Path | None:
    name, secret = "MENTORSURVEY_BOUNCES", "MENTORSURVEY_BOUNCES_PASSWORD"
    text = environment.get(name, "").strip()
    if text.startswith("maildir:"):
        folder = Path(text.removeprefix("maildir:").removeprefix("//")).expanduser()
        if "\0" in text or not folder.is_absolute():
            raise _no_server(name, "maildir:/var/mail/bounces")
        return folder
    parts, port = _parts(environment, name)
    if parts is None:
        return None
    options = dict(parse_qsl(parts.query))
    if parts.scheme != "imaps" or not parts.hostname or not set(options) <= {"ca"}:
        raise _no_server(name, "imaps://USER@mail.example.org/INBOX or maildir:/var/mail/bounces")
    return MailServer(
        host=parts.hostname,
        port=port or 993,
        user=unquote(parts.username or ""),
        password=environment.get(secret) or unquote(parts.password or ""),
        tls="at once",
        authority=_authority(options.get("ca", ""), name),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def _parts(environment: Mapping[str, str], name: str) -> tuple[SplitResult | None, int | None]:
    """The parts of an address with its port; nothing of it is repeated, as it holds a password."""
    text = environment.get(name, "").strip()
    if not text:
        return None, None
    try:
        parts = urlsplit(text)
        return parts, parts.port
    except ValueError:
        raise _no_server(name, "smtp://USER@mail.example.org:587") from None


def _no_server(name: str, like: str) -> SettingsError:
    return SettingsError(
        "This is not the address of a mail server.",
        f"Write it like {like}, with the password in {name}_PASSWORD. Write %40 for an @ and %2F"
        " for a slash in a user or a password.",
        where=name,
    )


def _authority(file: str, name: str) -> str:
    if file and not Path(file).is_file():
        raise SettingsError(
            "The file of certificates that it names is not there.",
            "Write its whole path after ca=.",
            where=name,
        )
    return file


def _number(environment: Mapping[str, str], name: str, usual: int, *, most: int) -> int:
    text = environment.get(name, "").strip()
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise SettingsError(
            f"This must be a number from 1 to {most:,}.", f"{usual} is usual.", where=name
        )
    return int(text)


@cache
def settings() -> Settings:
    """The settings of this process."""
    found = read({**os.environ, **_SAID})
    if not _KEPT:
        return found
    kept = replace(found.mail, server=_KEPT[-1], sender=INVENTED, returns=None)
    return replace(found, mail=kept)


@contextmanager
def using(database: str) -> Iterator[None]:
    """Use another database until the block ends, whatever the environment says."""
    _SAID["MENTORSURVEY_DATABASE"] = database
    settings.cache_clear()
    try:
        yield
    finally:
        _SAID.clear()
        settings.cache_clear()


@contextmanager
def keeping_mail(folder: Path) -> Iterator[None]:
    """Write mail to invented people into a folder of this machine until the block ends.

    No mail server is talked to then, whatever the environment says, and real people get no mail.
    """
    _KEPT.append(folder)
    settings.cache_clear()
    try:
        yield
    finally:
        _KEPT.pop()
        settings.cache_clear()
