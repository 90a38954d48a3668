"""Links for a mail merge: complete or not there, for one reader, and no formula."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey.errors import FileError
from mentorsurvey.exchange import write_links
from mentorsurvey.exchange.cells import defused
from mentorsurvey.exchange.links_file import COLUMNS
from mentorsurvey.sign_in import Minted

ADA = Minted(
    person="ada@example.org",
    name="Ada Łovelace",
    address="ada@example.org",
    about=("Ben", "=cmd()"),
    closes_at=datetime(2026, 3, 2, 4, 59, 59, tzinfo=UTC),
    token="secret-token",
)


def write(path: Path, *minted: Minted, force: bool = False) -> int:
    return write_links(
        path,
        minted,
        base_url="https://survey.example.org",
        timezone="America/Chicago",
        force=force,
    )


def test_a_row_holds_what_a_mail_needs(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    assert write(path, ADA) == 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            list(COLUMNS),
            [
                "ada@example.org",
                "Ada Łovelace",
                "ada@example.org",
                "2",
                "Ben;' =cmd()",  # many spreadsheets part a line there
                "2026-03-01",  # the day where the program is
                "https://survey.example.org/r/secret-token",
            ],
        ]


def test_the_file_is_for_its_owner_and_says_that_it_is_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    write(path, ADA)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "＝1"])
def test_a_cell_that_looks_like_a_formula_is_shown_as_text(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Ada", "a=b", "https://example.org/r/-x", "'=1"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert defused(cell) == cell


def test_every_cell_of_the_file_is_defused(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    odd = Minted(
        person="=a",
        name="+b",
        address="-c@example.org",
        about=("@d",),
        closes_at=ADA.closes_at,
        token="t",
    )
    write(path, odd)
    with path.open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file))[1]
    assert row[:5] == ["'=a", "'+b", "'-c@example.org", "1", "'@d"]


def test_a_file_that_exists_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("mine")
    path.chmod(0o644)
    with pytest.raises(FileError, match="--force"):
        write(path, ADA)
    assert path.read_text() == "mine"
    write(path, ADA, force=True)
    assert "secret-token" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_to_elsewhere_counts_as_a_file_that_exists(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.symlink_to(tmp_path / "nowhere.csv")
    with pytest.raises(FileError, match="exists"):
        write(path, ADA)


def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match="cannot be written"):
        write(tmp_path / "links.csv", ADA)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["", "no/such/folder/links.csv", "file/links.csv"])
def test_a_place_that_takes_no_file_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError) as caught:
        write(tmp_path / place, ADA)
    assert caught.value.mend


def test_a_folder_that_nobody_may_write_to_is_told() -> None:
    with pytest.raises(FileError, match="cannot be written"):
        write(Path("/proc/links.csv"), ADA)
