from collections.abc import Callable
from pathlib import Path
from shlex import quote

import pytest

from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments import default_folder, load, load_folder, shipped

Write = Callable[..., Path]

BALANCE = "  - {id: balance, title: Balance, items: [{use: fairness}]}\n"


def test_a_file_becomes_an_instrument_with_the_scales_it_uses(small: str, write: Write) -> None:
    path = write(small.replace("  - id: first", f"{BALANCE}  - id: first"))
    one = load(path)
    assert one.key == "small"
    assert set(one.scales) == {"mine", "balance"}
    assert one.scales["mine"].key == "mine"
    assert [item.id for item in one.items] == ["fairness", "trust", "ways", "ways.other"]


def test_a_fault_is_raised_with_file_and_line_and_how_many_more(small: str, write: Write) -> None:
    path = write(small.replace("construct: fit", "construct: fat").replace("minutes: 2\n", ""))
    with pytest.raises(InstrumentError) as caught:
        load(path)
    assert caught.value.where == f"{path}:1"
    assert caught.value.what == "`minutes` is missing."
    assert str(caught.value).endswith(
        f"There is 1 more. See all with: mentorsurvey instruments check {quote(str(path.parent))}"
    )


def test_the_layout_of_a_file_does_not_change_its_hash(small: str, write: Write) -> None:
    first = load(write(small)).content_hash
    again = small.replace("title: Small\n", "").replace(
        "minutes: 2", "minutes: 2 # two\ntitle: 'Small'"
    )
    assert load(write(again.replace("\n", "\r\n"))).content_hash == first


def test_a_folder_is_read_by_key_and_leaves_the_shared_file_out(small: str, write: Write) -> None:
    folder = write(small).parent
    write(small.replace("key: small", "key: other"), "other.yml")
    assert list(load_folder(folder)) == ["other", "small"]


def test_a_changed_file_is_read_anew_and_so_is_its_shared_file(small: str, write: Write) -> None:
    path = write(small)
    first = load_folder(path.parent)["small"]
    assert load_folder(path.parent)["small"] is first
    path.write_text(small.replace("title: Small", "title: Other"))
    assert load_folder(path.parent)["small"].title == "Other"
    path.write_text(small)
    (path.parent / "_shared.yaml").write_text("items: []\n")
    with pytest.raises(InstrumentError):
        load_folder(path.parent)


def test_a_folder_without_instruments_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InstrumentError, match="no instrument"):
        load_folder(tmp_path)


def test_the_shared_file_is_no_instrument() -> None:
    with pytest.raises(InstrumentError, match="missing"):
        load(default_folder() / "_shared.yaml")


def test_what_is_shipped_is_found_from_any_folder_and_cannot_be_spoilt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    shipped().clear()
    assert list(load_folder(default_folder())) == list(shipped())
