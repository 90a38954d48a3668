"""Founding a program: its name, its zone, its first lead, and the lead's sign-in link."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, operator, require
from mentorsurvey.errors import SettingsError
from mentorsurvey.instruments import is_name, one_line
from mentorsurvey.program.addresses import checked_address
from mentorsurvey.program.leading import with_address
from mentorsurvey.sign_in import mint
from mentorsurvey.store import Database, Tx, audit, programs
from mentorsurvey.store.times import is_zone

LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Founded:
    """A program, its first lead, and the token of the lead's link."""

    program: programs.Program
    lead_id: str
    token: str


def found(
    where: Database | Tx,
    actor: Actor,
    *,
    name: str,
    lead_address: str,
    lead_name: str = "",
    timezone: str = "UTC",
    demo: bool = False,
    now: datetime,
) -> Founded:
    """A new program with one lead. The same program again mints the lead one more link.

    Raises
    ------
    SettingsError
        For an empty name, a malformed address, or an unknown time zone.
    """
    require(actor, "program.create")
    name, lead_name = one_line(name), one_line(lead_name)
    if len(name) > LONGEST or not is_name(name):
        raise SettingsError(
            f"A program needs a name of at most {LONGEST} printable characters.",
            "Give one.",
            where="--program",
        )
    if lead_name and (len(lead_name) > LONGEST or not is_name(lead_name)):
        raise SettingsError(
            f"The lead's name has at most {LONGEST} printable characters.",
            "Write it as participants know it.",
            where="--lead-name",
        )
    address = checked_address(lead_address)
    if address is None:
        raise SettingsError(
            "The lead's address is not an e-mail address.",
            "Write it like lead@example.org.",
            where="--lead",
        )
    _check_zone(timezone)
    with where.write() as tx:
        program = programs.named(tx, name)
        if program is None:
            program = programs.add(tx, name=name, timezone=timezone, demo=demo, now=now)
            founder = operator(program.id)
            audit.write(tx, founder, "program.found", "program", program.id, now=now)
        host = operator(program.id)
        lead = with_address(tx, host, lead_name or address, address, now=now)
        if not programs.is_lead(tx, lead.id):
            programs.name_lead(tx, person_id=lead.id, now=now)
            audit.write(tx, host, "lead.name", "person", lead.id, now=now)
        token = mint(tx, host, lead.id, scope="lead", now=now)
    return Founded(program=program, lead_id=lead.id, token=token)


def _check_zone(timezone: str) -> None:
    if not is_zone(timezone):
        raise SettingsError(
            "That time zone is not known.",
            "Write it like Europe/Paris or America/Chicago.",
            where="--timezone",
        )
