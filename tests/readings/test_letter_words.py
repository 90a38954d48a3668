"""The letters that a lead may send: whom they name, and what they keep to themselves."""

from mentorsurvey.readings.letter_words import no_address, to_both, to_one


def test_the_letter_to_both_names_both_and_the_lead_and_gives_no_reason() -> None:
    said = to_both("Dr. Lee", "Dr. Novak", "Ingrid Solheim")
    assert said.startswith("Dear Dr. Lee, dear Dr. Novak,\n\n")
    assert said.endswith("\n\nIngrid Solheim")
    for word in ("level", "round 3", "health", "score", "answer", "fell", "below", "["):
        assert word not in said


def test_the_letter_to_whoever_asked_names_nobody_else() -> None:
    said = to_one("Dr. Novak\nBcc: x", "Ingrid Solheim")
    assert said.startswith("Dear Dr. Novak Bcc: x,\n\n")
    assert "partner" not in said
    assert "mentor" not in said


def test_who_has_no_address_is_named() -> None:
    assert no_address([]) == ""
    assert no_address(["Ann"]) == "The program has no address for Ann."
    assert no_address(["Ann", "Bo"]) == "The program has no address for Ann and Bo."
