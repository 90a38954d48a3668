"""The message that leaves, read back by the standard library."""

import email
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

import pytest
from icalendar import Calendar

from mentorsurvey.mail.as_html import as_html
from mentorsurvey.mail.letters import KINDS, Kind, Letter, LetterForm
from mentorsurvey.mail.message import message
from mentorsurvey.mail.samples import sample
from mentorsurvey.mail.sheet import sheet
from mentorsurvey.mail.stopping import person_of, stop_address
from mentorsurvey.mail.wordings import SHIPPED, Wording
from tests.hostile import HTML, MARKDOWN, MEGABYTE
from tests.house import MIRA, TOM, House

NOW = datetime(2026, 10, 27, 9, tzinfo=UTC)
LINK = "https://survey.example.org/r/abc"
STOP = "https://survey.example.org/stop/xyz"
ID = "<one@example.org>"
END = datetime(2026, 11, 10, 22, 59, 59, tzinfo=UTC)
"""Tuesday, November 10, in Berlin."""
HOSTILE = [one.text for one in (*HTML, *MARKDOWN)] + [
    "Eve\r\nBcc: all@example.org",
    "Eve\nSubject: free",
    "Eve\u2028X: y\x0b\x0cz\x85",
    "\u202eevE\u2066 Adam",
    "Eve\x00\x1b[2J",
    "\ud83d half",
    "=?utf-8?q?Eve?=",
    '"Eve" <eve@listener.example>, ',
    "李明 Žofie محمد 👩🏽‍⚕️",
    MEGABYTE,
    "",
]


def letter(kind: Kind = "invitation", **changes: object) -> Letter:
    made = sample(kind, program="Residency Mentoring", timezone="Europe/Berlin", link=LINK, now=NOW)
    forms = tuple(replace(form, closes_at=END) for form in made.forms)
    return replace(
        made,
        **{"sender": "mail@example.org", "forms": forms, "stop_reminders": STOP, **changes},
    )


def sent(made: Letter, words: Wording | None = None) -> EmailMessage:
    """The message as whoever receives it reads it."""
    raw = message(made, words or SHIPPED[made.kind], message_id=ID, now=NOW)
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    read = email.message_from_bytes(raw, policy=SMTP)
    assert isinstance(read, EmailMessage)
    assert not [part.defects for part in read.walk() if part.defects]
    return read


def text_of(read: EmailMessage) -> str:
    part = read.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html_of(read: EmailMessage) -> str:
    part = read.get_body(("html",))
    assert part is not None
    return str(part.get_content())


class Read(HTMLParser):
    """What a page consists of: its tags, its addresses, its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("kind", KINDS)
def test_every_mail_says_whose_it_is_and_whom_to_ask(kind: Kind) -> None:
    read = sent(letter(kind, reply_to="lead@example.org"))
    for said in (text_of(read), Read(html_of(read)).words):
        assert "For Robin Gray" in said
        assert "the people who lead Residency Mentoring" in said or kind == "digest"


@pytest.mark.parametrize("kind", ["invitation", "reminder"])
def test_a_mail_about_forms_says_how_long_until_when_and_that_the_link_is_personal(
    kind: Kind,
) -> None:
    read = sent(letter(kind))
    for said in (text_of(read), Read(html_of(read)).words):
        assert "Check-in about Dr. Kim" in said
        assert "About 4 minutes. Please answer by Tuesday, November 10." in said
        assert "This link is personal. Please do not forward it" in said
        assert LINK in said


def test_whatever_a_lead_writes_the_facts_stay() -> None:
    said = text_of(sent(letter(), Wording(subject="x", body="Hello.")))
    assert "For Robin Gray\n\nHello.\n\nCheck-in about Dr. Kim\nAbout 4 minutes." in said
    assert f"Open my form:\n{LINK}" in said


def test_the_day_is_the_readers() -> None:
    there = text_of(sent(letter(timezone="America/New_York")))
    assert "by Tuesday, November 10, 5:59\u00a0PM (New York time)." in there
    assert "by Wednesday, November 11, 7:59\u00a0AM (Tokyo time)." in text_of(
        sent(letter(timezone="Asia/Tokyo"))
    )
    midnight = LetterForm(
        partner="K", title="T", minutes=1, closes_at=datetime(2027, 1, 1, tzinfo=UTC)
    )
    assert "About 1 minute. Please answer by Thursday, December 31." in text_of(
        sent(letter(timezone="UTC", forms=(midnight,)))
    )


def test_several_forms_are_one_mail_that_says_their_common_day_once() -> None:
    (form,) = letter().forms
    several = tuple(replace(form, partner=f"Dr. {n}", id=str(n)) for n in range(8))
    read = sent(letter(forms=several))
    assert read["Subject"] == "Your 8 forms, by Tuesday, November 10"
    assert text_of(read).count("Please answer by") == 1
    apart = (several[0], replace(several[1], closes_at=NOW))
    assert text_of(sent(letter(forms=apart))).count("Please answer by") == 2


def test_of_very_many_forms_some_are_counted() -> None:
    (form,) = letter().forms
    many = tuple(replace(form, partner=f"Dr. {n}", id=str(n)) for n in range(500))
    read = sent(letter(forms=many))
    assert "And 470 more forms." in text_of(read)
    assert len(html_of(read)) < 100_000


@pytest.mark.parametrize("kind", KINDS)
def test_no_mail_says_what_the_partner_did(kind: Kind) -> None:
    read = sent(letter(kind))
    said = f"{read['Subject']} {text_of(read)}".casefold()
    for news in ("your comparison with dr. kim is open", "you and dr. kim have both decided"):
        said = said.replace(news, "")  # all that one mail says
    assert not re.search(r"dr\. kim (has|is|did|was|wait)|waiting|both", said)


def test_headers_say_that_a_machine_wrote_it() -> None:
    read = sent(letter("invitation", reply_to="lead@example.org"))
    assert read["From"] == "Residency Mentoring <mail@example.org>"
    assert read["To"] == "Robin Gray <robin.gray@example.org>"
    assert read["Reply-To"] == "Residency Mentoring <lead@example.org>"
    assert read["Message-ID"] == ID
    assert parsedate_to_datetime(read["Date"]) == NOW
    assert read["Auto-Submitted"] == "auto-generated"
    assert "DR" not in read["X-Auto-Response-Suppress"]  # reports of failed delivery must come


@pytest.mark.parametrize("kind", KINDS)
def test_reminders_and_what_waits_for_two_can_be_stopped_and_nothing_else(kind: Kind) -> None:
    read = sent(letter(kind))
    can_be = kind in ("reminder", "proposal", "decided")
    assert (read["List-Unsubscribe"] == f"<{STOP}>") is can_be
    assert (read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click") is can_be
    assert (STOP in text_of(read)) is can_be
    assert (STOP in html_of(read)) is can_be


def test_one_click_is_offered_under_https_alone() -> None:
    read = sent(letter("reminder", stop_reminders="http://127.0.0.1:8501/stop/x"))
    assert read["List-Unsubscribe"] == "<http://127.0.0.1:8501/stop/x>"
    assert read["List-Unsubscribe-Post"] is None


def test_without_an_address_for_answers_the_mail_says_that_nobody_reads_them() -> None:
    assert "Nobody reads replies to this mail." in text_of(sent(letter()))


def test_a_code_is_in_the_mail_and_not_in_its_subject() -> None:
    read = sent(letter("code"))
    assert "482913" in text_of(read)
    assert "482913" in html_of(read)
    assert "482913" not in read["Subject"]
    assert "http" not in text_of(read)


def test_the_old_address_does_not_learn_the_new_one() -> None:
    changed = {"new_address": "secret.place@clinic.example"}
    old = text_of(sent(letter("address", values=changed)))
    assert "secret" not in old.replace("\u2060", "")
    assert "s…@clinic.example" in old.replace("\u2060", "")
    new = letter("address", values=changed, address="secret.place@clinic.example")
    assert "goes to this address." in text_of(sent(new))


def test_a_test_says_that_it_is_one() -> None:
    read = sent(letter("reminder", test=True))
    assert read["Subject"].startswith("Test: ")
    assert "This is a test with made-up people." in text_of(read)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_never_acts(text: str) -> None:
    form = LetterForm(id="1", partner=text, title=text, minutes=4, closes_at=END)
    read = sent(letter("reminder", name=text, program=text, forms=(form,)))
    usual = sent(letter("reminder"))
    assert read.keys() == usual.keys()
    page, clean = Read(html_of(read)), Read(html_of(usual))
    assert page.tags == clean.tags
    assert page.attributes == clean.attributes
    assert page.addresses == clean.addresses == [LINK, LINK, STOP]
    told = text_of(read).replace(LINK, "").replace(STOP, "")
    assert not re.search(r"https?://|www\.|\w@\w|\w\.example", told)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", told)
    assert len(read.as_bytes()) < 40_000
    assert len(read["Subject"]) <= 250


def test_a_web_address_that_the_program_wrote_is_a_link() -> None:
    words = Wording(subject="x", body="Read https://hospital.example/guide?a=1&b=2, please.")
    page = Read(html_of(sent(letter(), words)))
    assert page.addresses[0] == "https://hospital.example/guide?a=1&b=2"


def test_a_text_of_a_lead_is_words_and_lists_alone() -> None:
    words = Wording(subject="<b>x</b>", body="<script>1</script>\n\n- one\n- <i>two</i>\n\nlast")
    html = html_of(sent(letter(), words))
    assert "<script>" not in html
    assert "<i>two" not in html
    assert html.count("<li ") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_html_loads_nothing_and_needs_no_table(kind: Kind) -> None:
    html = html_of(sent(letter(kind)))
    page = Read(html)
    assert not {"img", "table", "script", "link", "iframe", "form", "input"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert '<html lang="en"' in html
    assert "url(" not in html
    assert "@import" not in html
    assert set(page.addresses) <= {LINK, STOP}


def test_colors_can_be_told_apart_in_light_and_in_dark() -> None:
    html = as_html(sheet(letter("reminder"), SHIPPED["reminder"], now=NOW))
    light, dark = "#ffffff", "#10191b"
    on_light = {"#1d2b2d", "#4a5a5d", "#0b6e75"}
    on_dark = {"#e6efef", "#a7b6b8", "#7fd0d6"}
    assert set(re.findall(r"#[0-9a-f]{6}", html)) == {light, dark, *on_light, *on_dark}
    assert min(contrast(one, light) for one in on_light) >= 4.5
    assert min(contrast(one, dark) for one in on_dark) >= 4.5
    assert contrast("#ffffff", "#0b6e75") >= 4.5  # the button
    assert contrast("#10191b", "#7fd0d6") >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colors by WCAG 2."""

    def luminance(color: str) -> float:
        parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def entries(read: EmailMessage) -> list[dict[str, object]]:
    (attached,) = list(read.iter_attachments())
    assert attached.get_content_type() == "text/calendar"
    found = Calendar.from_ical(
        attached.get_content().encode()
        if isinstance(attached.get_content(), str)
        else attached.get_content()
    )
    assert found["METHOD"] == "PUBLISH"
    return [dict(event) for event in found.walk("VEVENT")]


def test_the_last_day_is_an_entry_of_the_readers_own_day_without_the_link() -> None:
    read = sent(letter())
    (entry,) = entries(read)
    assert entry["DTSTART"].dt == date(2026, 11, 10)  # type: ignore[attr-defined]
    assert entry["DTEND"].dt == date(2026, 11, 11)  # type: ignore[attr-defined]
    assert entry["SUMMARY"] == "Last day: Check-in about Dr. Kim"
    assert entry["CLASS"] == "PRIVATE"
    assert "/r/" not in str(entry)


def test_where_the_round_ends_within_a_day_the_entry_ends_with_it() -> None:
    (entry,) = entries(sent(letter(timezone="Asia/Tokyo")))
    assert entry["DTEND"].dt == END  # type: ignore[attr-defined]


def test_a_later_mail_moves_the_entry_and_adds_none() -> None:
    (first,) = entries(sent(letter()))
    later = message(
        letter("reminder"),
        SHIPPED["reminder"],
        message_id=ID,
        now=datetime(2026, 11, 1, tzinfo=UTC),
    )
    (second,) = entries(email.message_from_bytes(later, policy=SMTP))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "kind", ["comparison", "proposal", "decided", "code", "address", "thanks", "digest", "test"]
)
def test_other_mail_has_no_entry(kind: Kind) -> None:
    assert not list(sent(letter(kind)).iter_attachments())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "@example.org",
        "a@",
        "a@example.org\r\nBcc: b@example.org",
        "a@b.c\x00",
        "a" * 400 + "@b.c",
    ],
)
def test_what_is_no_address_is_not_sent_to(address: str) -> None:
    with pytest.raises(ValueError, match=r"not one address|Invalid|invalid|non-printable"):
        message(letter(address=address), SHIPPED["invitation"], message_id=ID, now=NOW)


@pytest.mark.parametrize("said", ["<a@b>\r\nBcc: b@example.org", "<a@b>\nX: y", "<é@b>"])
def test_an_id_of_a_mail_says_nothing_more(said: str) -> None:
    with pytest.raises(ValueError, match="one line of plain characters"):
        message(letter(), SHIPPED["invitation"], message_id=said, now=NOW)


def test_a_reader_of_screens_hears_the_mail_in_its_language() -> None:
    assert sent(letter())["Content-Language"] == "en"


def test_a_host_in_another_script_goes_out_in_its_ascii_form() -> None:
    assert sent(letter(address="mira@straße.example"))["To"].addresses[0].domain == (
        "xn--strae-oqa.example"
    )


@pytest.mark.parametrize("link", ["javascript:alert(1)", "https://a\r\nX: y", "https://a b", "x"])
def test_a_link_that_is_no_web_address_is_a_mistake_of_ours(link: str) -> None:
    with pytest.raises(ValueError, match="no web address"):
        message(letter(link=link), SHIPPED["invitation"], message_id=ID, now=NOW)


def test_the_link_that_stops_reminders_names_its_person_and_cannot_be_made_up(
    house: House,
) -> None:
    mira, tom = house.person_id(MIRA), house.person_id(TOM)
    with house.database.read() as tx:
        token = stop_address(tx, mira).rpartition("/")[2]
        others = stop_address(tx, tom).rpartition("/")[2]
        assert person_of(tx, token) == mira
        made_up = [token[:21] + others[21:], others[:21] + token[21:], token[:-1], token + "A"]
        made_up += ["", "x" * 43, "ü" * 43, "*" * 43, mira]
        assert {person_of(tx, one) for one in made_up} == {None}
