from mentorsurvey.settings import ROOT
from mentorsurvey.ui.navigation import HOME, PAGES


def test_every_page_file_is_listed_once_and_every_listed_page_has_a_file() -> None:
    files = {
        str(path.relative_to(ROOT / "pages").with_suffix("")) for path in ROOT.glob("pages/*/*.py")
    }
    names = [entry.name for entry in PAGES]
    assert sorted(names) == sorted(files)


def test_everyone_comes_in_on_a_page_of_their_own() -> None:
    whose = {entry.name: entry.whose for entry in PAGES}
    assert {who: whose[name] for who, name in HOME.items()} == {who: who for who in HOME}
