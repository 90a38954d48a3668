"""Mail that came back, as real servers write it. It is believed by the id of our mail alone."""

from textwrap import dedent

import pytest

from mentorsurvey.access import clock
from mentorsurvey.errors import NotAllowed
from mentorsurvey.mail.bounces import Read, read_bounce, read_pasted
from mentorsurvey.mail.reports import reports, why_of
from mentorsurvey.mail.seen import try_again, unreached
from mentorsurvey.store import Tx
from tests.house import MIRA, NOW, TOM, VERA, House, address
from tests.mail.postbox import DAY, HOUR, Postbox, invite, postbox, ticks
from tests.mail.test_invitations import correct
from tests.store.leading import recuse_lead

__all__ = ["postbox"]

HEADERS = """\
From: Bridge <survey@example.org>
To: Tom Reyes <tom@example.org>
Subject: Your form about Mira Olsen, by Monday, October 19
Message-ID: <{id}@example.org>
"""


def dsn(
    fields: str, *, text: str = "It did not arrive.", headers: str = HEADERS, extra: str = ""
) -> str:
    """A report with a part for machines (RFC 3464)."""
    return (
        "Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example.net>\n"
        "To: survey@example.org\nSubject: Undelivered Mail Returned to Sender\n"
        "Auto-Submitted: auto-replied\nMIME-Version: 1.0\n" + extra + "Content-Type: "
        'multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n'
        f"Content-Type: text/plain; charset=us-ascii\n\n{text}\n\n--b\n"
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
        f"{dedent(fields).strip()}\n\n--b\nContent-Type: text/rfc822-headers\n\n{headers}\n--b--\n"
    )


POSTFIX = dsn("""\
    Final-Recipient: rfc822; tom@example.org
    Original-Recipient: rfc822;tom@example.org
    Action: failed
    Status: 5.1.1
    Remote-MTA: dns; mail.example.org
    Diagnostic-Code: smtp; 550 5.1.1 <tom@example.org>: Recipient address rejected
    """)
POSTFIX_EXPIRED = dsn("""\
    Final-Recipient: rfc822; tom@example.org
    Action: failed
    Status: 4.4.1
    Diagnostic-Code: X-Postfix; connect to mail.example.org[192.0.2.1]:25: Connection timed out
    """)
DELAYED = dsn("""\
    Final-Recipient: rfc822; tom@example.org
    Action: delayed
    Status: 4.4.1
    Will-Retry-Until: Sat, 10 Oct 2026 09:00:00 +0000
    """)
FULL = dsn("""\
    Final-Recipient: rfc822; tom@example.org
    Action: failed
    Status: 5.2.2
    """)
SPAM = dsn("""\
    Final-Recipient: rfc822; tom@example.org
    Action: failed
    Status: 5.7.1
    Diagnostic-Code: smtp; 550 5.7.1 Message rejected as spam by Content Filtering
    """)
FORWARDED = dsn("""\
    Original-Recipient: rfc822;tom@example.org
    Final-Recipient: rfc822; tom.private@example.com
    Action: failed
    Status: 5.1.1
    """)
EXCHANGE = """\
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>
To: survey@example.org
Date: Mon, 5 Oct 2026 10:00:00 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_7f0b"
Content-Language: en-US
Message-ID: <3f3ab1cc@AM0PR04MB1234.eurprd04.prod.outlook.com>
In-Reply-To: <{id}@example.org>
References: <{id}@example.org>
Subject: Undeliverable: Your form about Mira Olsen, by Monday, October 19
Auto-Submitted: auto-replied
X-MS-Exchange-Message-Is-Ndr:
MIME-Version: 1.0

--_7f0b
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="_6e2a"

--_6e2a
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to tom@example.org couldn't be delivered.
tom wasn't found at example.org.

--_6e2a
Content-Type: text/html; charset="us-ascii"

<html><body>Your message to tom@example.org couldn't be delivered.</body></html>

--_6e2a--

--_7f0b
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR04MB1234.eurprd04.prod.outlook.com
Received-From-MTA: dns;mail.example.net
Arrival-Date: Mon, 5 Oct 2026 10:00:00 +0000

Final-Recipient: rfc822;tom@example.org
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found

--_7f0b
Content-Type: message/rfc822

From: Bridge <survey@example.org>
To: Tom Reyes <tom@example.org>
Subject: Your form about Mira Olsen, by Monday, October 19
Message-ID: <{id}@example.org>
Content-Type: text/plain

Hello
--_7f0b--
"""
GMAIL = """\
Delivered-To: survey@example.org
Return-Path: <>
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: survey@example.org
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <{id}@example.org>
In-Reply-To: <{id}@example.org>
X-Failed-Recipients: tom@example.org
Content-Type: multipart/report; boundary="000000000000a1"; report-type=delivery-status

--000000000000a1
Content-Type: multipart/related; boundary="000000000000a2"

--000000000000a2
Content-Type: text/html; charset="UTF-8"

<b>Address not found</b>
--000000000000a2--
--000000000000a1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Arrival-Date: Mon, 05 Oct 2026 03:00:00 -0700 (PDT)

Final-Recipient: rfc822; tom@example.org
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.org. (192.0.2.1, the server for the domain example.org.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
Last-Attempt-Date: Mon, 05 Oct 2026 03:00:01 -0700 (PDT)


--000000000000a1
Content-Type: message/rfc822

From: Bridge <survey@example.org>
To: Tom Reyes <tom@example.org>
Message-ID: <{id}@example.org>

----- Message truncated -----

--000000000000a1--
"""
EXIM = """\
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
To: survey@example.org
X-Failed-Recipients: tom@example.org
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  tom@example.org
    host mail.example.org [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<tom@example.org>:
    550 5.1.1 <tom@example.org>: User unknown

------ This is a copy of the message, including all the headers. ------

From: Bridge <survey@example.org>
To: Tom Reyes <tom@example.org>
Message-ID: <{id}@example.org>

Hello
"""
EXIM_LATE = """\
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
To: survey@example.org
Auto-Submitted: auto-replied
Subject: Warning: message 1abcde-000000-XX delayed 24 hours

This message was created automatically by mail delivery software.

A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.net.

The message identifier is:     1abcde-000000-XX
The subject of the message is: Your form
The date of the message is:    Mon, 5 Oct 2026 10:00:00 +0000

The address to which the message has not yet been delivered is:

  tom@example.org

No action is required on your part. Delivery attempts will continue for
some time. References: <{id}@example.org>
"""
QMAIL = """\
Return-Path: <>
From: MAILER-DAEMON@mx.example.net
To: survey@example.org
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<tom@example.org>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 no such user
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

Return-Path: <survey@example.org>
Message-ID: <{id}@example.org>
To: Tom Reyes <tom@example.org>

Hello
"""
OUT_OF_OFFICE = """\
From: Tom Reyes <tom@example.org>
To: survey@example.org
Subject: Automatic reply: Your form about Mira Olsen
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
In-Reply-To: <{id}@example.org>

I am away until 5.10.2026 and cannot be delivered of my duties. Write to vera@example.org.
"""
ADVERTISING = """\
From: Prizes <win@example.com>
To: survey@example.org
Subject: Undelivered parcel
Content-Type: text/plain

550 5.1.1 You have won. Delivery failed for tom@example.org.
"""


@pytest.fixture
def sent(house: House, postbox: Postbox) -> House:
    invite(house, postbox)
    return house


def message_id(tx: Tx, person: str) -> str:
    (row,) = tx.rows("SELECT message_id FROM outbox WHERE person_id = :p", p=person)
    return str(row["message_id"])


def of_tom(house: House, text: str) -> str:
    with house.database.read() as tx:
        return text.replace("{id}", message_id(tx, house.person_id(TOM)))


def read(house: House, text: str) -> Read:
    return read_bounce(house.database, clock(), of_tom(house, text), now=NOW + DAY)


def troubles(house: House) -> list[tuple[str, str, str]]:
    return [(one.name, one.why, one.code) for one in unreached(house.database, house.operator)]


@pytest.mark.parametrize(
    ("text", "why", "code"),
    [
        pytest.param(POSTFIX, "unknown", "5.1.1", id="Postfix"),
        pytest.param(POSTFIX_EXPIRED, "gave up", "4.4.1", id="Postfix after five days"),
        pytest.param(FULL, "full", "5.2.2", id="full"),
        pytest.param(FORWARDED, "unknown", "5.1.1", id="forwarded"),
        pytest.param(EXCHANGE, "unknown", "5.1.10", id="Exchange"),
        pytest.param(GMAIL, "unknown", "5.1.1", id="Gmail"),
        pytest.param(EXIM, "unknown", "5.1.1", id="Exim without a part for machines"),
        pytest.param(QMAIL, "unknown", "5.1.1", id="qmail"),
        pytest.param(
            POSTFIX.replace("\n", "\r\n"), "unknown", "5.1.1", id="with the ends of lines of mail"
        ),
        pytest.param(
            POSTFIX.replace("message/delivery-status", "message/global-delivery-status"),
            "unknown",
            "5.1.1",
            id="in other scripts",
        ),
        pytest.param(
            POSTFIX.replace("text/rfc822-headers", "message/global-headers"),
            "unknown",
            "5.1.1",
            id="with headers in other scripts",
        ),
    ],
)
def test_who_is_not_reached_is_noted_with_why(sent: House, text: str, why: str, code: str) -> None:
    assert read(sent, text) == Read(people=(sent.person_id(TOM),))
    assert troubles(sent) == [(TOM, why, code)]
    with sent.database.read() as tx:
        rows = tx.rows("SELECT person_id FROM outbox WHERE state = 'failed'")
    assert [row["person_id"] for row in rows] == [sent.person_id(TOM)]


def test_what_is_late_or_no_report_says_nothing_of_anybody(sent: House) -> None:
    assert read(sent, DELAYED) == Read(later=1)
    assert read(sent, EXIM_LATE) == Read(later=1)
    for text in (OUT_OF_OFFICE, ADVERTISING, "", "\0", "no mail at all"):
        assert read(sent, text) == Read()
    assert troubles(sent) == []
    assert sent.count("outbox") == 5


def test_a_mail_that_was_taken_for_spam_says_nothing_of_the_address(sent: House) -> None:
    assert read(sent, SPAM).unreached == 1
    assert troubles(sent) == []


@pytest.mark.parametrize("text", [POSTFIX, EXCHANGE, GMAIL, EXIM, QMAIL])
def test_a_forged_report_is_not_believed(sent: House, text: str) -> None:
    """Whoever knows an address does not know the id of a mail to it."""
    forged = text.replace("{id}", "01a22614-a65e-78d4-8926-f84ce6a65296")
    assert read(sent, forged) == Read(unmatched=1)
    assert read(sent, text.replace("<{id}@example.org>", "")) == Read(unmatched=1)
    # With a mail of one's own one says something of oneself alone.
    with sent.database.read() as tx:
        own = message_id(tx, sent.person_id(VERA))
    read_bounce(sent.database, clock(), text.replace("{id}", own), now=NOW + DAY)
    assert [name for name, *_ in troubles(sent)] in ([], [VERA])


def test_hostile_mail_is_read_without_harm(sent: House) -> None:
    many = "\n".join(
        f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n" for n in range(5_000)
    )
    deep = f"Content-Type: multipart/report; boundary=b0\n\n{many}"
    nested = "Content-Type: message/rfc822\n\n" * 5_000
    fields = "\n\n".join(
        "Final-Recipient: rfc822; a@example.org\nAction: failed" for _ in range(999)
    )
    for text in (
        deep,
        nested,
        dsn(fields),
        POSTFIX.replace("5.1.1", "5." * 50_000),
        "X-Failed-Recipients: " + "a@" * 100_000 + "\n\n",
        "Content-Type: text/plain; charset=nonsense\nX-Failed-Recipients: a@b\n\n\udcff",
        "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n%%%",
        QMAIL + "<x@" * 100_000,
        "Message-ID: " + "<01a22614-" * 50_000,
    ):
        found = reports(text.encode("utf-8", "replace"))
        assert len(found) <= 20
    assert troubles(sent) == []


def test_nobody_is_written_to_again_until_a_lead_says_so(sent: House, postbox: Postbox) -> None:
    read(sent, POSTFIX)
    ticks(sent, NOW + DAY, NOW + 9 * DAY, step=4 * HOUR)
    assert postbox.to(TOM) == []
    assert len(postbox.take()) == 4  # the others were reminded
    again = try_again(sent.database, sent.lead, sent.person_id(TOM), now=NOW + 9 * DAY)
    assert again == 1
    assert troubles(sent) == []
    ticks(sent, NOW + 9 * DAY, NOW + 10 * DAY, step=4 * HOUR)
    assert len(postbox.to(TOM)) == 1


def test_a_report_about_an_earlier_address_says_nothing_of_the_next(
    sent: House, postbox: Postbox
) -> None:
    correct(sent, TOM, "tom.reyes@example.org", at=NOW + 8 * HOUR)
    text = of_tom_at(sent, POSTFIX, "tom.reyes@example.org")
    assert read_bounce(sent.database, clock(), text, now=NOW + DAY).unreached == 1
    assert troubles(sent) == []
    ticks(sent, NOW + DAY, NOW + 2 * DAY, step=2 * HOUR)
    assert len(postbox.to("tom.reyes@example.org")) >= 1


def of_tom_at(house: House, text: str, at: str) -> str:
    with house.database.read() as tx:
        (row,) = tx.rows("SELECT id FROM person WHERE address = :at", at=at)
        return text.replace("{id}", message_id(tx, row["id"]))


def test_the_same_report_twice_is_one(sent: House) -> None:
    read(sent, POSTFIX)
    read(sent, POSTFIX)
    assert len(troubles(sent)) == 1


def test_a_lead_pastes_what_came_back(sent: House) -> None:
    assert read_pasted(
        sent.database, sent.lead, "\n\n" + of_tom(sent, POSTFIX), now=NOW + DAY
    ).people == (sent.person_id(TOM),)
    assert troubles(sent) == [(TOM, "unknown", "5.1.1")]


def test_a_lead_pastes_the_lines_that_outlook_shows(sent: House) -> None:
    """People cannot see headers there: an address of somebody to whom a mail went is enough."""
    shown = """\
        Your message to vera@example.org couldn't be delivered.
        vera wasn't found at example.org. Remote Server returned '550 5.1.10
        RESOLVER.ADR.RecipientNotFound'"""
    found = read_pasted(sent.database, sent.lead, shown, now=NOW + DAY)
    assert found.people == (sent.person_id(VERA),)
    assert troubles(sent) == [(VERA, "unknown", "5.1.10")]
    late = read_pasted(sent.database, sent.lead, "mira@example.org 5.1.1", now=NOW + 30 * DAY)
    assert late == Read(unmatched=1)
    assert read_pasted(sent.database, sent.lead, "Hello", now=NOW) == Read()


def test_a_lead_learns_nothing_of_a_pair_that_is_kept_from_them(sent: House) -> None:
    recuse_lead(sent, VERA, now=NOW)
    with sent.database.read() as tx:
        own = message_id(tx, sent.person_id(VERA))
    for text in (POSTFIX.replace("{id}", own), f"{address(VERA)} 5.1.1"):
        assert read_pasted(sent.database, sent.lead, text, now=NOW + DAY) == Read(unmatched=1)
        assert read_bounce(sent.database, sent.lead, text, now=NOW + DAY).people == ()
    assert troubles(sent) == []
    with pytest.raises(NotAllowed):
        read_pasted(sent.database, sent.actor(MIRA), POSTFIX, now=NOW + DAY)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("5.1.1", "unknown"),
        ("5.1.10", "unknown"),
        ("550 5.4.1", "unknown"),
        ("5.0.0", "unknown"),
        ("", "unknown"),
        ("5.2.2", "full"),
        ("4.2.2", "full"),
        ("4.4.7", "gave up"),
        ("5.7.1", "refused"),
        ("5.3.4", "refused"),
        ("5.2.3", "refused"),
        ("5.1.8", "refused"),
        ("5.6.7", "refused"),
    ],
)
def test_why_a_mail_did_not_arrive(code: str, why: str) -> None:
    assert why_of(code) == why
