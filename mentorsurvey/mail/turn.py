"""One turn of handing mail over: each mail from the outbox to the server, and what became of it.

A row is marked as being sent, and that is committed, just before the mail itself goes over the
line, and as handed over once the server has said that it takes it. So nothing is sent twice. Where
this process dies in between, nobody knows, and the mail is not sent again.
"""

import logging
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mentorsurvey.access import clock
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail.carrier import Carrier
from mentorsurvey.mail.composing import compose, with_secrets
from mentorsurvey.mail.letters import Letter
from mentorsurvey.mail.message import message
from mentorsurvey.mail.smtp import Refused, ServerTrouble, Unsure, domain_of
from mentorsurvey.mail.spreading import awake
from mentorsurvey.mail.wordings import Wording, wording
from mentorsurvey.mail.written import NotDue, TooEarly, Written
from mentorsurvey.settings import settings
from mentorsurvey.store import Database, Tx, mail, mail_people, mail_server
from mentorsurvey.store.mail import Mail

log = logging.getLogger("mentorsurvey")

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WAITS = (5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR)
"""How long a mail waits after each time that its receiver's server said "not now"."""
GIVE_UP = timedelta(days=4)
"""So long after it was first due a mail is tried."""
LONGEST_PAUSE = HOUR
"""So long a mail server that fails is left alone at most."""
REFUSED_IN_A_ROW = 10
"""So many refusals without one success say that something is wrong with the server."""
TOGETHER = timedelta(hours=12)
"""Reminders of one person that are due within so long go as one mail."""


@dataclass
class Turn:
    """One turn of handing over, until its time is up or the server takes nothing."""

    database: Database | Tx
    post: Carrier
    now: datetime
    seconds: float
    lately: Counter[str]
    taken: int = 0
    stopped: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def moment(self) -> datetime:
        """What time it is by now."""
        return self.now + timedelta(seconds=time.monotonic() - self.began)

    @property
    def is_over(self) -> bool:
        """Whether the time is up, or the server takes nothing."""
        return self.stopped or time.monotonic() - self.began > self.seconds

    def send(self, one: Mail, address: str) -> None:
        """Hand one mail over, unless it is not due or its domain has got enough for a minute."""
        domain = domain_of(address)
        if one.kind != "code" and self.lately[domain] >= settings().mail.rate:
            return
        try:
            self._send(one)
        except ServerTrouble as trouble:
            self._trouble(trouble)
        except MentorsurveyError:
            raise  # the database fails, and so would every other mail
        except Exception as problem:  # one mail must not keep all others from leaving
            log.error("A mail could not be made: %s.", type(problem).__name__)
            self.post.close()
            self._put_off(one)

    def _send(self, one: Mail) -> None:
        with self.database.read() as tx:
            draft = self._compose(tx, one)
        if not isinstance(draft, Written):
            with self.database.write() as tx:  # read again: it may have changed since
                self._settle(tx, one)
            return
        try:
            self.post.offer(draft.letter.address)
        except Refused as refused:
            self._refused(draft, refused)
            return
        claimed = self._claim(one)
        if claimed is None or claimed[0].letter.address != draft.letter.address:
            self.post.take_back()
            if claimed:  # the address was changed at this very moment
                self._wait(claimed[0], "later", until=self.moment)
            return
        written, letter, words = claimed
        try:
            content = self._bytes(letter, words, written)
        except Exception:
            self._wait(written, "broken", until=self.moment + HOUR)
            raise
        try:
            self.post.give(content)
        except Refused as refused:
            self._refused(written, refused)
        except Unsure:
            with self.database.write() as tx:
                mail.fail(tx, written.mails, "unsure")
            raise ServerTrouble("slow") from None
        except ServerTrouble:
            self._wait(written, "later", until=self.moment + WAITS[0])
            raise
        else:
            self._handed(written, domain_of(letter.address))

    def _put_off(self, one: Mail) -> None:
        """Let a mail wait that cannot be made; one that was on its way is settled as all such."""
        with self.database.write() as tx:
            if any(each.id == one.id for each in mail.waiting_with(tx, one, until=self.moment)):
                mail.postpone(tx, [one], "broken", until=self.moment + HOUR)

    def _compose(self, tx: Tx, one: Mail) -> Written | Exception | None:
        mails = mail.waiting_with(tx, one, until=self._until(one))
        if not mails or mails[0].id != one.id:
            return None
        if one.kind == "code" and any(each.made_at > one.made_at for each in mails):
            return NotDue("old")
        if one.kind in ("address", "code", "digest", "check_in", "asked"):
            mails = mails[:1]
        try:
            return compose(tx, mails, now=self.moment)
        except (NotDue, TooEarly) as other:
            return other

    def _until(self, one: Mail) -> datetime:
        """Up to when mails of the same kind go together."""
        later = {"invitation": timedelta(days=1), "reminder": TOGETHER}
        return self.moment + later.get(one.kind, timedelta())

    def _settle(self, tx: Tx, one: Mail) -> Written | None:
        """Drop what is not due, let wait what comes too early; else the mail as it is now."""
        found = self._compose(tx, one)
        if isinstance(found, NotDue):
            mail.drop(tx, [one], found.why)
        elif isinstance(found, TooEarly):
            until = awake([found.timezone], now=self.moment)
            mail.postpone(tx, [one], "night", until=until, tried=False)
        return found if isinstance(found, Written) else None

    def _claim(self, one: Mail) -> tuple[Written, Letter, Wording] | None:
        """Look at everything once more, and commit that the mail is on its way."""
        with self.database.write() as tx:
            written = self._settle(tx, one)
            if written is None or not mail.claim(tx, written.mails, now=self.moment):
                return None
            for other, why in written.dropped:
                mail.drop(tx, [other], why)
            try:
                letter = with_secrets(tx, written, now=self.moment)
            except NotDue as other:
                mail.drop(tx, written.mails, other.why)
                return None
            return written, letter, wording(tx, one.program_id, letter.kind)

    def _bytes(self, letter: Letter, words: Wording, written: Written) -> bytes:
        message_id = f"<{written.mails[0].id}@{settings().mail.domain}>"
        return message(letter, words, message_id=message_id, now=self.moment)

    def _handed(self, written: Written, domain: str) -> None:
        with self.database.write() as tx:
            mail.hand_over(tx, written.mails, now=self.moment)
            mail_server.works(tx)
        self.taken += 1
        self.lately[domain] += 1

    def _wait(self, written: Written, why: str, code: str = "", *, until: datetime) -> None:
        with self.database.write() as tx:
            mail.postpone(tx, written.mails, why, code, until=until)

    def _refused(self, written: Written, refused: Refused) -> None:
        """What becomes of a mail that the server does not take: it waits, or has failed."""
        first = written.mails[0]
        policy = refused.about == "policy"
        waits = not refused.permanent or policy  # a policy is mended by whoever runs the server
        if waits and self.moment < first.made_at + GIVE_UP:
            wait = WAITS[min(first.tries, len(WAITS) - 1)]
            self._wait(
                written, "refused" if policy else "later", refused.code, until=self.moment + wait
            )
        else:
            why = "full" if refused.about == "full" else "unknown"
            if policy:
                why = "refused"
            elif not refused.permanent:
                why = "gave up"
            self._fail(written, why, refused.code)
        if refused.permanent:
            with self.database.write() as tx:
                in_a_row = mail_server.refused(tx)
            if in_a_row >= REFUSED_IN_A_ROW:
                raise ServerTrouble("refuses", refused.code)

    def _fail(self, written: Written, why: str, code: str) -> None:
        first = written.mails[0]
        with self.database.write() as tx:
            mail.fail(tx, written.mails, why, code)
            own = mail_people.reader(tx, clock(first.program_id), first.person_id)
            told = why in mail.UNREACHED and first.kind != mail.UNTOLD
            if told and own is not None and own.address == written.letter.address:
                mail_people.set_trouble(
                    tx, clock(first.program_id), first.person_id, why, code, now=self.moment
                )

    def _trouble(self, trouble: ServerTrouble) -> None:
        """Leave the server alone for a while, longer each time; what waits goes on waiting."""
        self.stopped = True
        with self.database.write() as tx:
            failures = mail_server.state(tx).failures
            pause = min(MINUTE * 2 ** min(failures, 10), LONGEST_PAUSE)
            mail_server.failed(tx, str(trouble), next_try=self.moment + pause, now=self.moment)
        log.warning("The mail server takes no mail now: %s.", str(trouble))
