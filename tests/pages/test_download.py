"""The page on which leads download answers."""

import tomllib
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.exchange.export_file import FORMATS, LAYOUTS
from mentorsurvey.web import answers_file
from mentorsurvey.web.serving import CONFIG
from tests.house import MIRA, TOM, House
from tests.pages.conftest import Visit, text_of


def leads_to(at: AppTest) -> tuple[str, dict[str, list[str]]]:
    """Where the button leads."""
    parts = urlsplit(at.get("link_button")[0].proto.url)
    return parts.path, parse_qs(parts.query)


def test_where_there_is_nothing_the_page_says_when_there_will_be(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/download")
    assert not at.exception
    assert "Scores appear once both people of a pair have submitted" in text_of(at)
    assert not at.get("link_button")


def test_the_button_leads_to_the_file_that_was_chosen(here: House, visit: Visit) -> None:
    moment = datetime.now(UTC)
    here.submit(here.actor(MIRA), TOM, now=moment)
    here.submit(here.actor(TOM), MIRA, now=moment)
    at = visit(here, "lead", "lead/download")
    layouts, formats = at.radio(key="download_layout"), at.radio(key="download_format")
    assert (len(layouts.options), len(formats.options)) == (len(LAYOUTS), len(FORMATS))
    assert leads_to(at) == (
        answers_file.AT,
        {
            "layout": ["wide"],
            "format": ["xlsx"],
            "names": ["0"],
            "program": [here.program_id],
        },
    )
    layouts.set_value("pairwise")
    formats.set_value("sav")
    at.toggle(key="download_names").set_value(True).run()
    assert not at.exception
    asked = leads_to(at)[1]
    assert asked == {
        "layout": ["pairwise"],
        "format": ["sav"],
        "names": ["1"],
        "program": [here.program_id],
    }
    assert "Keep it where only leads can open it." in text_of(at)


def test_a_participant_does_not_get_the_page(here: House, visit: Visit) -> None:
    at = visit(here, MIRA, "lead/download")
    assert "This is not here for you." in text_of(at)


def test_where_leads_see_totals_alone_the_page_says_so(here: House, visit: Visit) -> None:
    moment = datetime.now(UTC)
    program.set_leads_see(here.database, here.lead, "totals", now=moment)
    here.submit(here.actor(MIRA), TOM, now=moment)
    here.submit(here.actor(TOM), MIRA, now=moment)
    at = visit(here, "lead", "lead/download")
    assert "Your program chose that its leads see totals only." in text_of(at)
    assert not at.get("link_button")


def test_tables_have_no_download_that_runs_formulas() -> None:
    shipped = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
    assert shipped["client"]["disableDataExport"] is True
