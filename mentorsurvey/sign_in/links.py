"""Personal links: minting, what their plain page says, and the session that they start."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.access.actor import Scope
from mentorsurvey.errors import LinkError, LinkOfKeptPair, NotAllowed
from mentorsurvey.sign_in.tokens import DEMO_BROWSER, hashed, new_token
from mentorsurvey.store import (
    Database,
    Tx,
    audit,
    history,
    links,
    owing,
    people,
    programs,
    responses,
    rounds,
)

GRACE = timedelta(days=30)
"""How long a round's links go on working after it closes, for the reflection."""
LEAD_LINK = timedelta(days=90)
SESSION: dict[Scope, timedelta] = {"participant": timedelta(days=30), "lead": timedelta(days=7)}
"""How long a browser stays signed in, by what its link is good for."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One form that the link's person owes, as the plain page says it.

    ``finishes_at`` is set where its round has closed, and what was begun on this browser can still
    be finished.
    """

    invitation_id: str
    partner: str
    title: str
    minutes: int
    closes_at: datetime
    begun: bool
    """Whether something was answered on the browser that asks."""
    finishes_at: datetime | None = None
    """Until when it can be finished there, where its round has closed."""


@dataclass(frozen=True, kw_only=True)
class Landing:
    """What the plain page of a living link says.

    ``timezone`` is the reader's own where this browser told it on an earlier visit, else the
    program's.
    """

    person_id: str
    name: str
    program: str
    timezone: str
    own_zone: bool
    scope: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, kw_only=True)
class Living:
    """The links of a person that still work.

    ``with_a_leads`` says that one of them opens the pages of leads, and ``refused`` why the actor
    can make no further one, None where they can.
    """

    number: int
    with_a_leads: bool
    refused: LinkOfKeptPair | None


def mint(
    where: Database | Tx,
    actor: Actor,
    person_id: str,
    *,
    scope: Scope = "participant",
    round_id: str | None = None,
    expires_at: datetime | None = None,
    now: datetime,
) -> str:
    """A new link's token. Earlier links of the person go on working.

    The person is told of it on the next visit, unless it is one of a round's, which everyone gets.

    Raises
    ------
    NotAllowed
        Where the actor may mint no links, the person or the round is not of the actor's program,
        every relationship of the person is kept from the lead, or a lead asks for a link of scope
        ``lead``.
    LinkOfKeptPair
        Where some relationship of the person is kept from the lead: the link opens it too.
    """
    require(actor, "link.mint")
    if scope not in get_args(Scope):
        raise ValueError(scope)
    if scope == "lead" and actor.kind != "operator":
        raise NotAllowed
    token = new_token()
    with where.write() as tx:
        _check_wholly_seen(tx, actor, person_id)
        if round_id is not None and rounds.with_id(tx, actor, round_id) is None:
            raise NotAllowed
        link_id = links.add(
            tx,
            person_id=person_id,
            token_hash=hashed(token),
            scope=scope,
            round_id=round_id,
            minted_by=actor.person_id or None,
            expires_at=expires_at or now + LEAD_LINK,
            now=now,
        )
        verb = "link.make_lead" if scope == "lead" else "link.make"
        audit.write(
            tx, actor, "link.make_in_round" if round_id else verb, "person", person_id, now=now
        )
        # Everyone gets the links of a round; one that is made for a person alone is told aloud.
        history.add(tx, actor, person_id, "link", link_id=link_id, aloud=round_id is None, now=now)
    return token


def landing(where: Database | Tx, token: str, *, browser: str = "", now: datetime) -> Landing:
    """What the plain page says. Reading it spends nothing.

    Parameters
    ----------
    browser : str
        The browser's own cookie, empty where it brings none: a form then looks untouched. One that
        was begun with it can be finished after the close.

    Raises
    ------
    LinkError
        The same for an unknown, an expired and a revoked link.
    """
    with where.read() as tx:
        link = _living(tx, token, now=now)
        here = hashed(DEMO_BROWSER if link.demo else browser)
        asker = Actor(
            kind="person", program_id=link.program_id, person_id=link.person_id, browser=here
        )
        own = links.zone_here(tx, link, here) if browser else None
        known = responses.known_browsers(tx, asker) if browser or link.demo else frozenset()
        forms = []
        for owed in owing.owed_by(tx, asker):
            if owed.is_open(now):
                instrument = rounds.instrument(tx, owed.version_id)
                forms.append(
                    Form(
                        invitation_id=owed.invitation_id,
                        partner=owed.partner,
                        title=instrument.title_for("mentor" if owed.side == "mentor" else "mentee"),
                        minutes=instrument.minutes,
                        closes_at=owed.closes_at,
                        begun=_begun(tx, asker, owed.response_id, known),
                        finishes_at=owed.finishes_at if owed.may_finish(now) else None,
                    )
                )
    return Landing(
        person_id=link.person_id,
        name=link.name,
        program=link.program,
        timezone=own or link.timezone,
        own_zone=own is not None,
        scope=link.scope,
        forms=tuple(forms),
    )


def _begun(tx: Tx, asker: Actor, response_id: str | None, known: frozenset[str]) -> bool:
    """Whether something of a response was answered on one of these browsers."""
    if response_id is None or not known:
        return False
    found = responses.answers(tx, asker, response_id).values()
    return any(one.given and one.browser in known for one in found)


def start_session(where: Database | Tx, token: str, *, browser: str, now: datetime) -> str:
    """Sign the link's person in on a browser; the session's token, for its cookie.

    Parameters
    ----------
    browser : str
        The browser's own cookie: answers given with it show on it.

    Raises
    ------
    LinkError
        The same for an unknown, an expired and a revoked link; and for a new lead's first link
        that was used on another browser.
    """
    session_token = new_token()
    with where.write() as tx:
        link = _living(tx, token, now=now)
        here = hashed(DEMO_BROWSER if link.demo else browser)
        first_only = link.scope == "lead" and link.minted_by is not None
        if first_only and links.is_used_elsewhere(tx, link, here):
            raise LinkError(
                "This link belongs to the device that opened it first.",
                "If that was not you, tell the other leads, and ask the people who run the server"
                " for a link of your own.",
            )
        scope: Scope = "lead" if link.scope == "lead" else "participant"
        links.start_session(
            tx,
            link=link,
            token_hash=hashed(session_token),
            browser=here,
            expires_at=min(now + SESSION[scope], link.expires_at),
            now=now,
        )
        person = Actor(kind="person", program_id=link.program_id, person_id=link.person_id)
        audit.write(tx, person, f"{scope}.sign_in", "link", link.id, now=now)
    return session_token


def revoke(where: Database | Tx, actor: Actor, person_id: str, *, now: datetime) -> int:
    """Revoke every link of a person and end what they started; how many links.

    A lead may also where some relationship of the person is kept from them: it opens nothing.

    Raises
    ------
    NotAllowed
        Where the person is not one of whom the actor sees something.
    """
    require(actor, "link.mint")
    with where.write() as tx:
        if people.reach(tx, actor, person_id) == "none":
            raise NotAllowed
        revoked = links.revoke(tx, actor, person_id, now=now)
        if revoked:
            audit.write(tx, actor, "link.revoke", "person", person_id, now=now)
    return revoked


def living(where: Database | Tx, actor: Actor, person_id: str, *, now: datetime) -> Living:
    """What a person has of links that still work, before more are made or all are ended.

    Raises
    ------
    NotAllowed
        Where the person is not one of whom the actor sees something.
    """
    require(actor, "link.mint")
    with where.read() as tx:
        reach = people.reach(tx, actor, person_id)
        if reach == "none":
            raise NotAllowed
        scopes = links.scopes_of_living(tx, actor, person_id, now=now)
        refused = _kept(tx, actor) if reach == "some" else None
    return Living(number=len(scopes), with_a_leads="lead" in scopes, refused=refused)


def _check_wholly_seen(tx: Tx, actor: Actor, person_id: str) -> None:
    """Pass where no relationship of a person is kept from the actor.

    Raises
    ------
    NotAllowed
        Where all of them are, or there is no such person.
    LinkOfKeptPair
        Where some are; says who can make the link instead.
    """
    reach = people.reach(tx, actor, person_id)
    if reach == "none":
        raise NotAllowed
    if reach == "some":
        raise _kept(tx, actor)


def _kept(tx: Tx, actor: Actor) -> LinkOfKeptPair:
    return LinkOfKeptPair(others=len(programs.lead_ids(tx, actor.program_id)) > 1)


def _living(tx: Tx, token: str, *, now: datetime) -> links.Link:
    link = links.living(tx, hashed(token), now=now)
    if link is None:
        raise LinkError(
            "This link does not open a form.",
            "It may have ended, been replaced, or been cut in two by the mail."
            " Open the newest mail from your program, or ask it for a new link.",
        )
    return link
