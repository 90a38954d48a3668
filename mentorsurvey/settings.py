"""Reads the environment. Every setting is one variable, read once."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from mentorsurvey.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds app.py, pages/ and surveys/."""
DATABASE = ROOT / "data" / "mentorsurvey.db"
"""Where the database is, unless somebody says otherwise."""
_SAID: dict[str, str] = {}
"""What was said on the command line; it goes before the environment."""


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
    """

    database: Path
    base_url: str
    surveys: Path
    backups: Path | None = None
    clock: bool = True

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
    )


@cache
def settings() -> Settings:
    """The settings of this process."""
    return read({**os.environ, **_SAID})


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
