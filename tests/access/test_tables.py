"""The tables of rules and of pages as people read them, equal to those in the code."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.access import PAGE_RULES, RULES, WHOSE
from mentorsurvey.access.pages import Whose
from mentorsurvey.settings import ROOT

DOCUMENT = ROOT / "docs" / "access.md"
CALLED = {
    "participant": "participants",
    "lead": "leads",
    "operator": "the command line",
    "clock": "the clock",
}
OPENS: dict[Whose, str] = {
    "nobody": "everybody",
    "participant": "everybody who is signed in",
    "lead": "leads",
}


def rules() -> list[str]:
    lines = ["| what | who | whose | why |", "|---|---|---|---|"]
    for verb, rule in RULES.items():
        who = ", ".join(words for role, words in CALLED.items() if role in rule.roles)
        lines.append(f"| `{verb}` | {who} | {WHOSE[rule.whose]} | {rule.reason} |")
    return lines


def pages() -> list[str]:
    lines = ["| page | opens for | why |", "|---|---|---|"]
    for name, rule in PAGE_RULES.items():
        lines.append(f"| `pages/{name}.py` | {OPENS[rule.whose]} | {rule.reason} |")
    return lines


@pytest.mark.parametrize("table", [rules, pages])
def test_the_document_shows_the_table_as_it_is_in_the_code(
    table: Callable[[], list[str]],
) -> None:
    lines = table()
    wanted = "\n".join(lines)
    assert wanted in DOCUMENT.read_text(encoding="utf-8"), (
        f"docs/access.md is behind. Put this in:\n\n{wanted}"
    )


def test_every_rule_and_every_page_says_why_in_whole_sentences() -> None:
    reasons = [rule.reason for rule in RULES.values()]
    reasons += [rule.reason for rule in PAGE_RULES.values()]
    for reason in reasons:
        assert reason.endswith(".")
        assert reason[0].isupper()
        assert all(len(sentence.split()) <= 24 for sentence in reason.split(". "))


def test_every_page_file_has_its_rule_and_every_rule_a_page() -> None:
    files = {
        path.relative_to(ROOT / "pages").with_suffix("").as_posix()
        for path in Path(ROOT / "pages").rglob("*.py")
    }
    assert files == set(PAGE_RULES), (
        "A page opens for nobody until PAGE_RULES in mentorsurvey/access/pages.py says for whom."
    )
