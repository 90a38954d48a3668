"""The words of a program's mail: ours, its own, and back."""

import pytest

from mentorsurvey.errors import NotAllowed, WordingError
from mentorsurvey.mail.own_words import (
    back_to_ours,
    reply_address,
    save_words,
    set_reply_address,
    words_of,
)
from mentorsurvey.mail.previews import preview, readers
from mentorsurvey.mail.wordings import SHIPPED, Wording, wording
from mentorsurvey.store import mail_wordings
from tests.house import MIRA, NOEL, TOM, UMA, VERA, House
from tests.store.leading import recuse_lead

OWN = Wording(subject="For you, {{ name }}", body="Please answer by {{ day }}.\n")


def stands(house: House) -> Wording:
    with house.database.read() as tx:
        return wording(tx, house.program_id, "invitation")


def save(house: House, words: Wording = OWN) -> Wording | None:
    return save_words(
        house.database, house.lead, "invitation", words.subject, words.body, now=house.now
    )


def test_a_program_has_our_words_until_a_lead_writes_others(house: House) -> None:
    assert stands(house) == SHIPPED["invitation"]
    assert save(house) is None
    assert stands(house) == OWN
    (own,) = [one for one in words_of(house.database, house.lead) if one.own]
    assert (own.kind, own.wording, own.by, own.fits) == ("invitation", OWN, "Lea Brandt", True)


def test_what_stood_before_is_given_back_so_that_it_can_be_undone(house: House) -> None:
    save(house)
    assert back_to_ours(house.database, house.lead, "invitation", now=house.now) == OWN
    assert stands(house) == SHIPPED["invitation"]
    assert save(house) is None
    other = Wording(subject="Another", body="Another.\n")
    assert save(house, other) == OWN
    assert stands(house) == other


def test_our_words_saved_by_hand_are_ours_and_change_with_an_update(house: House) -> None:
    save(house)
    save(house, SHIPPED["invitation"])
    assert house.count("mail_wording") == 0


def test_line_breaks_and_blanks_of_a_browser_make_no_other_text(house: House) -> None:
    save(house, Wording(subject=f" {OWN.subject} ", body=f"\r\n{OWN.body.strip()}  \r\n\r\n"))
    assert stands(house) == OWN


def test_a_broken_text_is_refused_and_nothing_changes(house: House) -> None:
    save(house)
    with pytest.raises(WordingError):
        save(house, Wording(subject="x", body="{{ nobody }}"))
    assert stands(house) == OWN


def test_words_that_do_not_fit_any_more_are_ours_again_and_a_lead_sees_it(house: House) -> None:
    lead = house.lead
    with house.database.write() as tx:
        mail_wordings.put(tx, lead, "invitation", "x", "{{ old_word }}", now=house.now)
    assert stands(house) == SHIPPED["invitation"]
    (own,) = [one for one in words_of(house.database, house.lead) if one.own]
    assert not own.fits


def test_changes_are_recorded(house: House) -> None:
    save(house)
    back_to_ours(house.database, house.lead, "invitation", now=house.now)
    set_reply_address(house.database, house.lead, "Replies@Example.org", now=house.now)
    set_reply_address(house.database, house.lead, " ", now=house.now)
    with house.database.read() as tx:
        rows = tx.rows("SELECT verb, object_id FROM audit WHERE verb LIKE 'mail.%' ORDER BY number")
    assert [(row["verb"], row["object_id"]) for row in rows] == [
        ("mail.words", "invitation"),
        ("mail.our_words", "invitation"),
        ("mail.reply_to", "set"),
        ("mail.reply_to", "none"),
    ]


def test_answers_go_to_nobody_or_to_one_address(house: House) -> None:
    lead = house.lead
    assert reply_address(house.database, lead) == ""
    set_reply_address(house.database, lead, " replies@Example.org ", now=house.now)
    assert reply_address(house.database, lead) == "replies@example.org"
    for text in ("nobody", "a@b@c", "a@example.org, b@example.org", "a@example.org\nBcc: b@c.de"):
        with pytest.raises(WordingError, match="not an e-mail address"):
            set_reply_address(house.database, lead, text, now=house.now)
    assert reply_address(house.database, lead) == "replies@example.org"


def test_a_preview_is_about_everybody_whom_the_person_is_paired_with(house: House) -> None:
    people = readers(house.database, house.lead, now=house.now)
    assert list(people.values()) == [MIRA, NOEL, TOM, UMA, VERA]
    letter = preview(
        house.database,
        house.lead,
        "reminder",
        house.person_id(MIRA),
        link="https://survey.example.org/r/x",
        now=house.now,
    )
    assert (letter.name, {form.partner for form in letter.forms}) == (MIRA, {TOM, UMA})
    assert {form.title for form in letter.forms} == {"Check-in"}


def test_a_preview_is_the_same_whoever_has_answered(house: House) -> None:
    def look() -> object:
        return preview(
            house.database,
            house.lead,
            "reminder",
            house.person_id(TOM),
            link="https://survey.example.org/r/x",
            now=house.now,
        )

    before = look()
    house.submit(house.actor(TOM), MIRA)
    house.submit(house.actor(MIRA), TOM)
    assert look() == before


def test_a_pair_that_is_kept_from_a_lead_is_in_no_preview(house: House) -> None:
    recuse_lead(house, VERA, now=house.now)
    assert list(readers(house.database, house.lead, now=house.now).values()) == [MIRA, TOM, UMA]
    with pytest.raises(NotAllowed):
        preview(
            house.database,
            house.lead,
            "invitation",
            house.person_id(VERA),
            link="https://survey.example.org/r/x",
            now=house.now,
        )
