"""How to call what leads do with the words of their program's mail."""

from collections.abc import Mapping

from mentorsurvey.access import Actor
from mentorsurvey.errors import MailError
from mentorsurvey.mail import own_words, previews, trying
from mentorsurvey.store import Tx
from tests.access.recipe import Recipe
from tests.access.world import AFTER


def tried(tx: Tx, who: Actor) -> str:
    """A test mail, where there is no mail server: whoever may send one is told so."""
    try:
        return trying.send_test(tx, who, now=AFTER)
    except MailError:
        return ""


MAIL: Mapping[str, Recipe] = {
    "mail.own_words.words_of": Recipe(
        rule="mail.see", call=lambda tx, who, *_: own_words.words_of(tx, who)
    ),
    "mail.own_words.save_words": Recipe(
        rule="mail.change",
        call=lambda tx, who, *_: own_words.save_words(
            tx, who, "thanks", "Thank you", "We have it.", now=AFTER
        ),
    ),
    "mail.own_words.back_to_ours": Recipe(
        rule="mail.change",
        call=lambda tx, who, *_: own_words.back_to_ours(tx, who, "thanks", now=AFTER),
    ),
    "mail.own_words.reply_address": Recipe(
        rule="mail.see", call=lambda tx, who, *_: own_words.reply_address(tx, who)
    ),
    "mail.own_words.set_reply_address": Recipe(
        rule="mail.change",
        call=lambda tx, who, *_: own_words.set_reply_address(
            tx, who, "replies@example.org", now=AFTER
        ),
    ),
    "mail.trying.send_test": Recipe(rule="mail.change", call=lambda tx, who, *_: tried(tx, who)),
    "mail.previews.readers": Recipe(
        rule="mail.see", call=lambda tx, who, *_: previews.readers(tx, who, now=AFTER)
    ),
    "mail.previews.preview": Recipe(
        rule="mail.see",
        kind="person",
        call=lambda tx, who, person, _: previews.preview(
            tx, who, "invitation", person, link="https://survey.example.org/", now=AFTER
        ),
    ),
}
