"""A folder that takes mail in place of a mail server: for invented people alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey.access import clock
from mentorsurvey.errors import MailError
from mentorsurvey.mail import local_box
from mentorsurvey.mail.filling import fill
from mentorsurvey.mail.sending import deliver
from mentorsurvey.mail.trying import send_test
from mentorsurvey.settings import INVENTED, keeping_mail, settings
from tests.house import CLOSES, LEAD, MIRA, NOW, House, address
from tests.mail.postbox import DAY, HOUR, Postbox, postbox, ticks

__all__ = ["postbox"]


def invent(house: House) -> None:
    """Say that the people of the house are invented."""
    with house.database.write() as tx:
        tx.run("UPDATE program SET demo = 1")


def test_invented_people_get_their_mail_in_the_folder(house: House, tmp_path: Path) -> None:
    invent(house)
    with keeping_mail(tmp_path / "mail"):
        ticks(house, NOW, NOW + 8 * HOUR, step=7 * HOUR)
    found = local_box.listed(tmp_path / "mail")
    assert len(found) == 5
    (mira,) = [one for one in found if one.address == address(MIRA)]
    assert mira.to == MIRA
    opened = local_box.opened(tmp_path / "mail", mira.key)
    assert opened is not None
    assert "/r/" in opened.html
    assert "/r/" in opened.text
    assert [entry.at for entry in opened.entries] == [CLOSES - timedelta(minutes=30)] * 2
    assert ("From", f"Bridge <{INVENTED}>") in opened.headers


def test_the_folder_is_for_its_owner_alone(house: House, tmp_path: Path) -> None:
    invent(house)
    with keeping_mail(tmp_path / "mail"):
        ticks(house, NOW, NOW + 8 * HOUR, step=7 * HOUR)
    assert (tmp_path / "mail").stat().st_mode & 0o777 == 0o700


def test_real_people_get_nothing_in_a_folder(house: House, tmp_path: Path) -> None:
    with keeping_mail(tmp_path / "mail"):
        assert ticks(house, NOW, NOW + 2 * DAY, step=7 * HOUR) == 0
        with pytest.raises(MailError):
            send_test(house.database, house.lead, now=NOW)
    assert house.count("outbox") == 0
    assert local_box.listed(tmp_path / "mail") == []


def test_what_was_put_in_for_real_people_stays_out_of_it(
    house: House, tmp_path: Path, postbox: Postbox
) -> None:
    assert fill(house.database, clock(house.program_id), now=NOW) > 0
    with keeping_mail(tmp_path / "mail"):
        assert deliver(house.database, now=NOW + 9 * HOUR) == 0
    assert local_box.listed(tmp_path / "mail") == []
    assert postbox.got == []


def test_no_mail_server_is_talked_to_whatever_the_environment_says(
    house: House, tmp_path: Path, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSURVEY_BOUNCES", f"maildir:{tmp_path / 'returns'}")
    invent(house)
    with keeping_mail(tmp_path / "mail"):
        assert settings().mail.returns is None
        ticks(house, NOW, NOW + 8 * HOUR, step=7 * HOUR)
        send_test(house.database, house.lead, now=NOW + 9 * HOUR)
    assert postbox.got == []
    newest = local_box.listed(tmp_path / "mail")[0]
    assert (newest.to, newest.at) == (LEAD, NOW + 9 * HOUR)
    assert settings().mail.returns is not None


def test_links_lead_to_the_server_that_shows_them(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    invent(house)
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "http://127.0.0.1:8501")
    with keeping_mail(tmp_path / "mail"):
        ticks(house, NOW, NOW + 8 * HOUR, step=7 * HOUR)
    monkeypatch.setenv("MENTORSURVEY_BASE_URL", "http://[::1]:9000")
    settings.cache_clear()
    key = local_box.listed(tmp_path / "mail")[0].key
    opened = local_box.opened(tmp_path / "mail", key)
    assert opened is not None
    assert "http://[::1]:9000/r/" in opened.html
    assert "http://[::1]:9000/r/" in opened.text
    assert ":8501" not in opened.html + opened.text


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert local_box.listed(tmp_path / "mail") == []
    assert local_box.opened(tmp_path / "mail", "1") is None
    local_box.LocalBox(tmp_path / "mail")
    assert local_box.opened(tmp_path / "mail", "../mail") is None
