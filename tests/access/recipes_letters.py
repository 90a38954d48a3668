"""How to call what a lead writes to both of a pair, and to somebody who asked for them."""

from collections.abc import Mapping

from mentorsurvey.mail import from_leads
from tests.access.recipe import Recipe
from tests.access.world import AFTER, LEADS

HERE = frozenset({*LEADS, "lead elsewhere"})

WRITING: Mapping[str, Recipe] = {
    "mail.from_leads.sends_letters": Recipe(
        rule="letter.send", call=lambda tx, who, *_: from_leads.sends_letters(tx, who)
    ),
    "mail.from_leads.letters_to_pairs": Recipe(
        rule="letter.send", call=lambda tx, who, *_: from_leads.letters_to_pairs(tx, who)
    ),
    "mail.from_leads.letters_to_askers": Recipe(
        rule="letter.answer", call=lambda tx, who, *_: from_leads.letters_to_askers(tx, who)
    ),
    "mail.from_leads.envelope_to_both": Recipe(
        rule="letter.send",
        kind="pair",
        call=lambda tx, who, pair, _: from_leads.envelope_to_both(tx, who, pair),
    ),
    "mail.from_leads.envelope_to_asker": Recipe(
        rule="letter.answer",
        kind="wish",
        call=lambda tx, who, wish, _: from_leads.envelope_to_asker(tx, who, wish),
    ),
    "mail.from_leads.write_to_both": Recipe(
        rule="letter.send",
        kind="pair",
        told=HERE,  # this server sends no mail
        call=lambda tx, who, pair, _: from_leads.write_to_both(
            tx, who, pair, "Hello", "How are you?", known="", now=AFTER
        ),
    ),
    "mail.from_leads.write_to_asker": Recipe(
        rule="letter.answer",
        kind="wish",
        call=lambda tx, who, wish, _: from_leads.write_to_asker(
            tx, who, wish, "Hello", "How are you?", known="", now=AFTER
        ),
    ),
}
