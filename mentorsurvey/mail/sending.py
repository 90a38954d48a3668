"""Sending mail: what is due goes out, each mail once as far as a mail server can promise."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from mentorsurvey.mail.carrier import carrier
from mentorsurvey.mail.smtp import domain_of
from mentorsurvey.mail.turn import MINUTE, Turn
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail, mail_server

STUCK = timedelta(minutes=15)
"""So long nobody is on the way with a mail: whoever sent it is gone."""
REST = 30
"""So many times longer than a mail took of the processor the server rests after it."""


def deliver(
    database: Database | Tx,
    *,
    now: datetime,
    seconds: float = 45.0,
    rest: Callable[[float], None] | None = None,
) -> int:
    """Hand over what is due, for so many seconds at most; how many mails the server took.

    Parameters
    ----------
    now : datetime
        The moment at which it begins; it goes on from there.
    rest : callable, optional
        Called after each mail with the seconds of the processor that it took.
    """
    if settings().mail.server is None:
        return 0
    settle_stuck(database, now=now)
    with database.read() as tx:
        paused = mail_server.state(tx).next_try
        waiting = mail.due(tx, now=now) if paused is None or paused <= now else []
        lately = Counter(
            domain_of(one) for one in mail.receivers(tx, since=now - MINUTE) if waiting
        )
    if not waiting:
        return 0
    post = carrier()
    turn = Turn(database=database, post=post, now=now, seconds=seconds, lately=lately)
    try:
        for one, address in waiting:
            if turn.is_over:
                break
            before = time.thread_time()
            turn.send(one, address)
            if rest:
                rest(time.thread_time() - before)
    finally:
        post.close()
    return turn.taken


def deliver_one(database: Database, mail_id: str, *, now: datetime) -> int:
    """Hand over one mail that somebody waits for, such as a code; 0 where that did not work."""
    if settings().mail.server is None:
        return 0
    with database.read() as tx:
        found = [(one, to) for one, to in mail.due(tx, now=now) if one.id == mail_id]
    post = carrier()
    turn = Turn(database=database, post=post, now=now, seconds=60.0, lately=Counter())
    try:
        for one, address in found:
            turn.send(one, address)
    finally:
        post.close()
    return turn.taken


def settle_stuck(database: Database | Tx, *, now: datetime) -> int:
    """End what somebody began to send who is gone; how many. It may have arrived."""
    with database.read() as tx:
        found = mail.stuck(tx, before=now - STUCK)
    if not found:
        return 0
    with database.write() as tx:
        return mail.fail(tx, mail.stuck(tx, before=now - STUCK), "unsure")


def give_way(seconds: float) -> None:
    """Rest after a mail, so that whoever answers on the same server need not wait for mail."""
    time.sleep(REST * seconds)
