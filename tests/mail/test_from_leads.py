"""What a lead writes to both of a pair, or to who asked for them, by a real mail server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest

from mentorsurvey import program
from mentorsurvey.access import Actor, clock
from mentorsurvey.errors import MailError, NotAllowed, WordingError
from mentorsurvey.mail import from_leads, seen
from mentorsurvey.mail.bounces import read_bounce, read_pasted
from mentorsurvey.mail.sending import deliver
from mentorsurvey.mail.standing import mail_standing
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.program.leading import name_lead, remove_lead
from mentorsurvey.readings.letter_words import how_far
from mentorsurvey.store import mail_people, record
from mentorsurvey.store.lead_letters import LeadLetter
from tests.access.world import signed_in
from tests.house import FULL, LEAD, MIRA, NOW, TOM, House, address
from tests.mail.postbox import DAY, HOUR, Postbox, postbox, words
from tests.mail.test_bounces import POSTFIX
from tests.store.leading import pair_id, recuse_lead

__all__ = ["postbox"]

SUBJECT = "How are the two of you?"
BODY = "Dear Mira, dear Tom,\n\nhow are you? {{ name }} <b>&\n\nLea\n"
UNKNOWN = "550 5.1.1 no such user"
AT = NOW + 2 * HOUR


@pytest.fixture
def sends(house: House, postbox: Postbox) -> House:
    """The house, with somebody who asked for its lead."""
    program.name_lead_contact(house.database, house.lead, house.lead.person_id, now=NOW)
    house.submit(house.actor(TOM), MIRA, {**FULL, "contact": "lead"}, now=NOW)
    return house


def second(house: House) -> Actor:
    """Another lead, who has led from the beginning."""
    named = name_lead(house.database, house.lead, "Zoe Second", "zoe@example.org", now=NOW)
    return signed_in(house, named.id, browser="zoe's", scope="lead")


def wish(house: House) -> str:
    """The form with which Tom asked."""
    with house.database.read() as tx:
        return str(tx.rows("SELECT response_id FROM wish")[0]["response_id"])


def to_both(house: House, who: Actor | None = None, *, known: str = "", now: datetime = AT) -> None:
    from_leads.write_to_both(
        house.database, who or house.lead, pair_id(house, TOM), SUBJECT, BODY, known=known, now=now
    )


def to_tom(house: House, who: Actor | None = None, *, known: str = "") -> None:
    from_leads.write_to_asker(
        house.database, who or house.lead, wish(house), SUBJECT, BODY, known=known, now=AT
    )


def letter(house: House, who: Actor | None = None) -> LeadLetter:
    return from_leads.letters_to_pairs(house.database, who or house.lead)[pair_id(house, TOM)]


def said(house: House, one: LeadLetter) -> str:
    return how_far(one, house.lead.person_id, lambda at: f"{at:%B} {at.day}")


def kept(house: House) -> list[str]:
    """The words that are still in the table."""
    with house.database.read() as tx:
        return [row["body"] for row in tx.rows("SELECT body FROM lead_letter")]


def leave(house: House, *, now: datetime = AT) -> int:
    return deliver(house.database, now=now)


def test_each_gets_a_mail_of_their_own_in_the_same_words_and_the_lead_the_answers(
    sends: House, postbox: Postbox
) -> None:
    to_both(sends)
    assert said(sends, letter(sends)).startswith("On its way to both since October 5. It has not")
    assert leave(sends) == 2
    mails = postbox.take()
    assert {str(one["To"]) for one in mails} == {
        f"{name} <{address(name)}>" for name in (MIRA, TOM)
    }
    texts = set()
    for one, (own, other) in zip(mails, ((MIRA, TOM), (TOM, MIRA)), strict=True):
        assert one["Subject"] == SUBJECT
        assert one["From"] == "Bridge <survey@example.org>"
        assert one["Reply-To"] == f"{LEAD} <{address(LEAD)}>"
        assert one["Auto-Submitted"] is None  # a person wrote it, and wants to know who is away
        assert address(other) not in one.as_string()
        texts.add(words(one).replace(f"For {own}", "For"))
        html = one.get_body(("html",)).get_content()
        assert "&lt;b&gt;&amp;" in html
    (text,) = texts
    assert "how are you? {{ name }} <b>&" in text  # braces are words like any others
    assert f"If you reply, {LEAD} alone gets your answer." in text
    assert "Some of the pairs that we write to are picked at random" in text
    assert said(sends, letter(sends)) == "Sent to both on October 5."
    assert leave(sends, now=AT + HOUR) == 0


def test_a_second_press_or_a_second_lead_is_told_and_may_then_write_once_more(
    sends: House, postbox: Postbox
) -> None:
    to_both(sends)
    with pytest.raises(MailError, match=r"You wrote to both on Monday, October 5."):
        to_both(sends)
    other = second(sends)
    with pytest.raises(MailError, match=f"{LEAD} wrote to both on Monday, October 5."):
        to_both(sends, other)
    assert leave(sends) == 2
    with pytest.raises(MailError, match=f"{LEAD} wrote to both"):
        to_both(sends, other)
    to_both(sends, other, known=letter(sends, other).id, now=AT + DAY)
    assert leave(sends, now=AT + DAY) == 2
    assert said(sends, letter(sends)) == "Sent to both on October 6. Zoe Second wrote it."


def test_of_two_leads_who_press_at_the_same_moment_one_is_told(
    sends: House, postbox: Postbox
) -> None:
    both = [sends.lead, second(sends)]

    def press(who: Actor) -> str:
        try:
            to_both(sends, who)
        except MailError as told:
            return str(told)
        return ""

    with ThreadPoolExecutor(2) as at_once:
        told = list(at_once.map(press, both))
    assert sorted(map(bool, told)) == [False, True]
    assert "wrote to both on Monday, October 5." in "".join(told)
    assert leave(sends) == 2


def test_what_was_never_sent_never_looks_sent(sends: House, postbox: Postbox) -> None:
    postbox.refuses[address(TOM)] = UNKNOWN
    to_both(sends)
    assert leave(sends) == 1
    assert said(sends, letter(sends)) == (f"Sent to {MIRA} on October 5. It did not reach {TOM}.")
    with pytest.raises(MailError, match=f"Mail does not reach {TOM}"):
        to_both(sends, known=letter(sends).id)


def test_a_mail_that_comes_back_later_did_not_reach_them(sends: House, postbox: Postbox) -> None:
    to_both(sends)
    leave(sends)
    (toms,) = postbox.to(TOM)
    read_bounce(sends.database, clock(), returned(toms), now=AT + HOUR)
    assert said(sends, letter(sends)) == (f"Sent to {MIRA} on October 5. It did not reach {TOM}.")


def returned(mail: EmailMessage) -> str:
    """A report of a mail server that a mail did not arrive."""
    return POSTFIX.replace("{id}", str(mail["Message-ID"]).strip("<>").partition("@")[0])


def test_the_words_are_kept_until_both_have_left_and_then_deleted(
    sends: House, postbox: Postbox
) -> None:
    postbox.refuses[address(TOM)] = "450 4.2.1 try later"
    to_both(sends)
    assert leave(sends) == 1
    assert kept(sends) == [BODY]
    assert said(sends, letter(sends)) == (
        f"Sent to {MIRA} on October 5. On its way to {TOM} since October 5."
    )
    del postbox.refuses[address(TOM)]
    assert leave(sends, now=AT + HOUR) == 1
    assert kept(sends) == [""]
    assert words(postbox.to(TOM)[0]).count("how are you?") == 1


def test_at_night_it_waits_until_the_reader_is_awake(sends: House, postbox: Postbox) -> None:
    night = NOW + timedelta(hours=14)
    to_both(sends, now=night)
    assert leave(sends, now=night) == 0
    assert "has not left yet" in said(sends, letter(sends))
    assert leave(sends, now=NOW + DAY) == 2


def test_it_does_not_leave_once_its_author_leads_no_more_or_is_kept_out(
    sends: House, postbox: Postbox
) -> None:
    other = second(sends)
    to_both(sends, other)
    recuse_lead(sends, TOM, now=AT, lead_id=other.person_id)
    assert leave(sends) == 0
    assert kept(sends) == [""]
    assert "did not reach" in said(sends, letter(sends))
    third = name_lead(sends.database, sends.lead, "Ned Third", "ned@example.org", now=NOW)
    ned = signed_in(sends, third.id, scope="lead")
    to_both(sends, ned, known=letter(sends, ned).id)
    remove_lead(sends.database, sends.lead, ned.person_id, now=AT)
    assert leave(sends) == 0
    assert postbox.got == []


def test_whoever_stopped_reminders_still_gets_what_a_lead_writes(
    sends: House, postbox: Postbox
) -> None:
    want_reminders(sends.database, sends.actor(TOM), False, now=NOW)
    to_both(sends)
    assert leave(sends) == 2
    assert "Stop" not in words(postbox.to(TOM)[0])


@pytest.mark.parametrize(("subject", "body"), [("", BODY), (SUBJECT, " \n"), ("a\nb", BODY)])
def test_words_that_cannot_be_sent_are_refused(
    sends: House, postbox: Postbox, subject: str, body: str
) -> None:
    with pytest.raises(WordingError):
        from_leads.write_to_both(
            sends.database, sends.lead, pair_id(sends, TOM), subject, body, known="", now=AT
        )
    assert kept(sends) == []


def test_nobody_writes_where_no_answer_could_reach_them(sends: House, postbox: Postbox) -> None:
    other = second(sends)
    with sends.database.write() as tx:
        tx.run("UPDATE person SET address = NULL WHERE id = :id", id=other.person_id)
    with pytest.raises(MailError, match="You have no e-mail address here"):
        to_both(sends, other)


def test_of_a_pair_that_is_kept_from_a_lead_nothing_is_told_nor_written(
    sends: House, postbox: Postbox
) -> None:
    other = second(sends)
    recuse_lead(sends, TOM, now=NOW, lead_id=other.person_id)
    to_both(sends)
    assert from_leads.letters_to_pairs(sends.database, other) == {}
    with pytest.raises(NotAllowed):
        to_both(sends, other)


def test_a_lead_who_was_named_later_is_not_told_what_rests_on_earlier_answers(
    sends: House, postbox: Postbox
) -> None:
    to_both(sends)
    later = name_lead(sends.database, sends.lead, "Lara Later", "lara@example.org", now=AT + DAY)
    lara = signed_in(sends, later.id, scope="lead")
    assert from_leads.letters_to_pairs(sends.database, lara) == {}


def test_who_asked_gets_a_mail_alone_and_its_subject_tells_nothing(
    sends: House, postbox: Postbox
) -> None:
    to_tom(sends)
    assert leave(sends) == 1
    (mail,) = postbox.take()
    assert str(mail["To"]) == f"{TOM} <{address(TOM)}>"
    assert mail["Reply-To"] == f"{LEAD} <{address(LEAD)}>"
    assert "both of you" not in words(mail)
    (one,) = from_leads.letters_to_askers(sends.database, sends.lead).values()
    assert said(sends, one) == f"Sent to {TOM} on October 5."
    with pytest.raises(MailError, match=r"You wrote to them on Monday, October 5."):
        to_tom(sends)


def test_nobody_else_answers_a_wish(sends: House, postbox: Postbox) -> None:
    other = second(sends)
    for who in (other, sends.actor(MIRA), sends.actor(TOM)):
        with pytest.raises(NotAllowed):
            to_tom(sends, who)
    assert kept(sends) == []


def what_leads_read(house: House, who: Actor) -> list[object]:
    """Everything of mail and of the record that another lead can ask for."""
    there = house.database
    toms = house.person_id(TOM)
    with there.read() as tx:
        every = record.page(tx, who, most=100)
    return [
        seen.of_person(there, who, toms),
        seen.unreached(there, who),
        seen.mails_of_round(there, who, house.round_id),
        mail_standing(there, who, now=AT + HOUR),
        from_leads.letters_to_pairs(there, who),
        from_leads.letters_to_askers(there, who),
        [one for one in every if one.verb != "lead.sign_in"],  # of which a test makes many
    ]


@pytest.mark.parametrize(
    "answer", ["250 ok", UNKNOWN, "450 4.2.1 try later", "550 5.7.1 not by our policy"]
)
def test_no_other_lead_learns_that_somebody_asked_whatever_becomes_of_the_answer(
    sends: House, postbox: Postbox, answer: str
) -> None:
    other = second(sends)
    before = what_leads_read(sends, other)
    if not answer.startswith("250"):
        postbox.refuses[address(TOM)] = answer
    to_tom(sends)
    leave(sends)
    assert what_leads_read(sends, other) == before
    pasted = read_pasted(sends.database, other, address(TOM), now=AT + HOUR)
    assert pasted.people == ()
    with sends.database.read() as tx:
        ids = [row["id"] for row in tx.rows("SELECT id FROM outbox WHERE kind = 'asked'")]
    assert len(ids) == 1
    report = POSTFIX.replace("{id}", ids[0])
    assert read_pasted(sends.database, other, report, now=AT).people == ()
    assert what_leads_read(sends, other) == before


def test_a_returned_answer_to_a_wish_is_told_to_its_lead_alone(
    sends: House, postbox: Postbox
) -> None:
    other = second(sends)
    before = what_leads_read(sends, other)
    to_tom(sends)
    leave(sends)
    (toms,) = postbox.take()
    read_bounce(sends.database, clock(), returned(toms), now=AT)
    (one,) = from_leads.letters_to_askers(sends.database, sends.lead).values()
    assert said(sends, one) == f"It did not reach {TOM}."
    assert what_leads_read(sends, other) == before
    with sends.database.read() as tx:
        assert mail_people.troubles(tx, sends.lead) == []
