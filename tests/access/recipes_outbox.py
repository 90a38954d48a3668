"""How to call what is done with mail: filling the outbox, seeing it, returns, and own wishes."""

from collections.abc import Mapping

from mentorsurvey.mail import bounces, codes, filling, seen, wishes
from tests.access.recipe import Recipe
from tests.access.world import AFTER

RETURNED = """\
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org

Final-Recipient: rfc822; tom@example.org
Action: failed
Status: 5.1.1

--x--
"""

MAILING: Mapping[str, Recipe] = {
    "mail.filling.fill": Recipe(
        rule="mail.fill", call=lambda tx, who, *_: filling.fill(tx, who, now=AFTER)
    ),
    "mail.bounces.read_bounce": Recipe(
        rule="mail.return",
        call=lambda tx, who, *_: bounces.read_bounce(tx, who, RETURNED, now=AFTER),
    ),
    "mail.bounces.read_pasted": Recipe(
        rule="mail.return",
        call=lambda tx, who, *_: bounces.read_pasted(tx, who, RETURNED, now=AFTER),
    ),
    "mail.codes.ask_for_code": Recipe(
        rule="pin.own", call=lambda tx, who, *_: codes.ask_for_code(tx, who, now=AFTER)
    ),
    "mail.seen.unreached": Recipe(
        rule="outbox.see", call=lambda tx, who, *_: seen.unreached(tx, who)
    ),
    "mail.seen.mails_of_round": Recipe(
        rule="outbox.see",
        kind="round",
        call=lambda tx, who, asked, _: seen.mails_of_round(tx, who, asked),
    ),
    "mail.seen.of_person": Recipe(
        rule="outbox.see",
        kind="person",
        call=lambda tx, who, person, _: seen.of_person(tx, who, person),
    ),
    "mail.seen.try_again": Recipe(
        rule="outbox.change",
        kind="person",
        call=lambda tx, who, person, _: seen.try_again(tx, who, person, now=AFTER),
    ),
    "mail.wishes.wishes": Recipe(rule="mail.own", call=lambda tx, who, *_: wishes.wishes(tx, who)),
    "mail.wishes.want_reminders": Recipe(
        rule="mail.own",
        call=lambda tx, who, *_: wishes.want_reminders(tx, who, False, now=AFTER),
    ),
    "mail.wishes.want_digest": Recipe(
        rule="mail.own",
        kind="leading pages",
        call=lambda tx, who, *_: wishes.want_digest(tx, who, True, now=AFTER),
    ),
    "mail.wishes.note_zone": Recipe(
        rule="mail.own", call=lambda tx, who, *_: wishes.note_zone(tx, who, "Asia/Tokyo")
    ),
}
