"""A lead tries whether mail arrives, and is told where it does not."""

import pytest

from mentorsurvey.errors import MailError
from mentorsurvey.mail.trying import send_test
from mentorsurvey.settings import settings
from tests.house import LEAD, NOW, House, address
from tests.mail.postbox import Postbox, postbox, words
from tests.mail.rough import CONTENT, Rough, rough

__all__ = ["postbox"]


def test_it_goes_to_the_lead_alone_and_at_once(house: House, postbox: Postbox) -> None:
    assert send_test(house.database, house.lead, now=NOW) == address(LEAD)
    (mail,) = postbox.got
    assert str(mail["To"]).endswith(f"<{address(LEAD)}>")
    assert "This is a test." in words(mail)
    assert "/r/" not in words(mail)
    with house.database.read() as tx:
        assert tx.rows("SELECT * FROM outbox") == []


def test_without_a_mail_server_it_says_so(house: House) -> None:
    with pytest.raises(MailError, match="does not send e-mail yet"):
        send_test(house.database, house.lead, now=NOW)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"RCPT": ["550 5.7.1 not from here"]}, r"does not take this mail \(550 5\.7\.1\)"),
        ({"": ["421 closed for today"]}, "takes no mail right now"),
        ({CONTENT: ["hang up"]}, "takes no mail right now"),
    ],
)
def test_what_the_server_does_is_told_in_one_sentence(
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, list[str]],
    said: str,
) -> None:
    with rough(Rough(answers=answers)) as server:
        monkeypatch.setenv("MENTORSURVEY_SMTP", f"smtp://127.0.0.1:{server.port}")
        monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
        settings.cache_clear()
        with pytest.raises(MailError, match=said):
            send_test(house.database, house.lead, now=NOW)
    settings.cache_clear()
