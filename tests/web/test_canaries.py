"""A whole program with values that are found again: nothing of them is where it does not belong."""

import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.sign_in.cookies import BROWSER, SESSION
from mentorsurvey.store import create
from mentorsurvey.ui.navigation import PAGES
from tests.hostile import TRAP
from tests.house import MIRA, TOM, UMA, House, address, founded
from tests.web.server import Server, serving
from tests.web.tab import Tab, cookie_value, words

MENTOR, MENTEE = "Canarymentor Wren", "Canarymentee Finch"
PAIRS = ((MENTOR, MENTEE), (MIRA, TOM), (MIRA, UMA))
SECRET = "Canarysecret she shouts at me"
SHARED = "Canaryshared I hope for a paper"
STEP = "Canarystep we read one chapter"
PIN = "482915"
NAMES = (MENTOR, MENTEE, address(MENTOR), address(MENTEE))
ADDRESSED = {"person", "person_history"}
"""Tables with addresses: today's, and those of before."""
ANSWERS = (SECRET, SHARED, STEP)
OPERATORS = Path(__file__).parents[2] / "docs" / "operators.md"


@dataclass(frozen=True, kw_only=True)
class Canaries:
    """A server that served a program, and the secrets with which people came in."""

    server: Server
    house: House
    cookies: Mapping[str, str]
    secrets: tuple[str, ...]
    heard: Mapping[str, bytes]

    def open_tab(self, who: str) -> Tab:
        return Tab(self.server, self.cookies[who])


def page_names() -> list[str]:
    return [entry.name.rpartition("/")[2] for entry in PAGES if entry.whose != "nobody"]


def answered(house: House, who: str, partner: str, browser: str, now: datetime) -> str:
    """Answer and submit the introduction on that browser; the form."""
    actor = house.actor(who, browser=browser)
    form = house.form(actor, partner)
    said = {
        "hopes": SHARED,
        "deliverables.planned": ("other",),
        "deliverables.other": SECRET,
        "communication.rhythm": "weekly",
    }
    house.answer(actor, form, said, now=now)
    both, nobody = Audience.PARTNER_AND_LEADS, Audience.ONLY_YOU
    wishes = {"hopes": both, "deliverables.other": nobody}
    responses.set_audience(house.database, actor, form, wishes, now=now)
    responses.submit(house.database, actor, form, now=now)
    return form


def bytes_heard(server: Server, cookie: str, forms: tuple[str, ...]) -> bytes:
    """Every byte that somebody gets on all pages, asking for these forms too."""
    with Tab(server, cookie) as tab:
        for page in page_names():
            tab.load(page)
            for form in forms:
                tab.load(page, f"form={form}&relationship={form}")
        return b"".join(tab.raw)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    """The program, played and looked at by everyone."""
    now = datetime.now(UTC) - timedelta(minutes=5)
    house = founded(
        create(tmp_path_factory.mktemp("canaries") / "house.db"), now=now, pairs=PAIRS, asks=False
    )
    house.open_round("introduction")
    with serving(house.database.path) as server:
        tokens = {name: house.token(name) for name in (MENTOR, MENTEE, MIRA, TOM)}
        tokens["lead"] = house.lead_token
        cookies = {name: server.sign_in(token) for name, token in tokens.items()}
        there, forms = house.database, {}
        for who, partner in ((MENTOR, MENTEE), (MENTEE, MENTOR)):
            browser = cookie_value(cookies[who], BROWSER)
            forms[who] = answered(house, who, partner, browser, now)
        mentee = house.actor(MENTEE, browser=cookie_value(cookies[MENTEE], BROWSER))
        sign_in.choose_pin(there, mentee, PIN, now=now)
        sign_in.allow_mailed_code(there, mentee, True)
        code = sign_in.make_code(there, mentee, now=now)
        assert code is not None
        day = (now + timedelta(days=9)).date()
        program.propose_step(there, mentee, forms[MENTEE], STEP, day, now=now)
        for wrong in (f"/r/{tokens[MENTOR]}x", f"/?q={SECRET}", f"/{address(MENTOR)}"):
            server.get(wrong.replace(" ", "%20"), Referer=f"http://{TRAP}/r/{tokens[MENTEE]}")
        heard = {
            name: bytes_heard(server, cookie, tuple(forms.values()))
            for name, cookie in cookies.items()
        }
        values = [cookie_value(one, key) for one in cookies.values() for key in (SESSION, BROWSER)]
        yield Canaries(
            server=server,
            house=house,
            cookies=cookies,
            secrets=(*tokens.values(), *values, PIN, code.code),
            heard=heard,
        )


def found_in(text: str, *canaries: str) -> list[str]:
    """Those that stand in a text; a number only where it is no part of a longer one."""
    return [
        one
        for one in canaries
        if re.search(rf"(?<![0-9a-f.]){one}(?![0-9a-f])" if one.isdigit() else re.escape(one), text)
    ]


def stored(path: Path) -> dict[str, str]:
    """Table → all that stands in it, as text."""
    with closing(sqlite3.connect(path)) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: "\n".join(
                f"{value}" for row in connection.execute(f'SELECT * FROM "{name}"') for value in row
            )
            for (name,) in named
        }


def test_the_canaries_were_seen_by_those_for_whom_they_are(played: Canaries) -> None:
    mentor = played.heard[MENTOR].decode(errors="replace")
    assert found_in(mentor, MENTEE, SHARED, STEP) == [MENTEE, SHARED, STEP]
    assert SECRET in mentor  # their own
    lead = played.heard["lead"].decode(errors="replace")
    assert found_in(lead, MENTEE) == [MENTEE]


def test_nobody_else_gets_a_byte_of_them(played: Canaries) -> None:
    assert len(played.heard) == 5
    for who, raw in played.heard.items():
        text = raw.decode(errors="replace")
        assert found_in(text, *played.secrets) == []
        if who in (MIRA, TOM):
            assert found_in(text, *NAMES, *ANSWERS) == []
        if who == "lead":
            assert found_in(text, SECRET, STEP) == []


def test_a_secret_of_one_is_in_no_page_of_the_other(played: Canaries) -> None:
    house = played.house
    with house.database.read() as tx:
        rows = tx.rows("SELECT words FROM answer WHERE words = :words", words=SECRET)
    assert len(rows) == 2  # both wrote it, for themselves alone
    with house.database.write() as tx:  # now only the mentee wrote it
        tx.run(
            "UPDATE answer SET words = 'x' WHERE words = :words AND response_id IN (SELECT"
            " response.id FROM response JOIN invitation ON invitation.id = response.invitation_id"
            " WHERE invitation.side = 'mentor')",
            words=SECRET,
        )
    heard = bytes_heard(played.server, played.cookies[MENTOR], ())
    assert found_in(heard.decode(errors="replace"), SECRET) == []


def test_the_log_holds_none(played: Canaries) -> None:
    played.server.get("/all-asked")
    played.server.log.line_with("/all-asked")
    assert found_in("".join(played.server.log.lines), *NAMES, *ANSWERS, *played.secrets) == []


def backups(path: Path, folder: Path) -> list[Path]:
    """Backups made by the command that the guide gives operators."""
    told = re.findall(
        r"^ {4}mentorsurvey (backup .*/today\.db)$", OPERATORS.read_text(), re.MULTILINE
    )
    made = []
    for number, command in enumerate(told):
        copy = folder / f"{number}.db"
        said = command.replace("/var/backups/mentorsurvey/today.db", shlex.quote(str(copy)))
        words = ["-m", "mentorsurvey", "--db", str(path), *shlex.split(said)]
        subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
        made.append(copy)
    return made


def test_database_and_backups_hold_no_secret_and_words_in_their_own_tables_alone(
    played: Canaries, tmp_path: Path
) -> None:
    path = Path(played.house.database.path)
    copies = backups(path, tmp_path)
    assert len(copies) == 1
    for each in (path, *copies):
        assert each.stat().st_mode & 0o077 == 0
        tables = stored(each)
        everything = "\n".join(tables.values())
        assert found_in(everything, *played.secrets) == []
        assert sign_in.hashed(played.secrets[0]) in everything
        where = {
            "person": NAMES[:2],
            "answer": (SECRET, SHARED),
            "next_step": (STEP,),
        }
        for one in NAMES[2:]:
            assert {name for name, text in tables.items() if one in text} <= ADDRESSED
        for table, canaries in where.items():
            for one in canaries:
                assert [name for name, text in tables.items() if one in text] == [table]
    raw = b"".join(one.read_bytes() for one in [*path.parent.glob("house.db*"), *copies])
    assert not [one for one in played.secrets if len(one) > 6 and one.encode() in raw]


TABLES = (
    "answer", "response", "invitation", "relationship", "person", "round", "program", "score",
    "instrument_version", "next_step", "contact", "wish", "threshold", "attention_dismissal",
    "program_note", "roster_import", "lead", "pin_browser",
)  # fmt: skip
BAD = (
    ("round", "closes_at", f"9999 {SECRET}"),
    ("response", "submitted_at", f"{MENTOR} {SECRET}"),
    ("instrument_version", "content", f'{{"key": "{SECRET}"}}'),
    ("instrument_version", "content", SECRET),
    ("answer", "answered_at", f"{address(MENTOR)} {SHARED}"),
    ("next_step", "due_on", STEP),
)


@contextmanager
def broken(path: Path, table: str, column: str = "", bad: str = "") -> Iterator[None]:
    """While a table is not there, or holds what no verb of the program would write into it."""
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        if not column:
            connection.execute(f"ALTER TABLE {table} RENAME TO lost")
            yield
            connection.execute(f"ALTER TABLE lost RENAME TO {table}")
            return
        rows = connection.execute(f"SELECT {column}, rowid FROM {table}").fetchall()
        connection.execute(f"UPDATE {table} SET {column} = ?", (bad,))
        yield
        connection.executemany(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", rows)


def numbers_shown(server: Server, cookie: str) -> list[str]:
    """The numbers of incidents that somebody reads on all pages."""
    said = [server.get("/", Cookie=cookie).body]
    with suppress(InvalidStatus), Tab(server, cookie) as tab:
        said += [words(tab.load(page)) for page in page_names()]
    return re.findall(r"this number: ([0-9a-f]{8})\.", " ".join(" ".join(said).split()))


def test_whatever_breaks_a_number_is_shown_and_the_log_tells_where_and_quotes_nobody(
    played: Canaries,
) -> None:
    path, server = Path(played.house.database.path), played.server
    broke = 0
    for harm in [*((table,) for table in TABLES), *BAD]:
        with broken(path, *harm):
            shown = [
                number
                for who in (MENTEE, "lead")
                for number in numbers_shown(server, played.cookies[who])
            ]
        broke += bool(shown)
        for number in shown:
            assert "incident" in server.log.line_with(number)
    assert broke >= 15
    assert numbers_shown(server, played.cookies[MENTEE]) == []
    assert found_in("".join(server.log.lines), *NAMES, *ANSWERS, *played.secrets) == []
