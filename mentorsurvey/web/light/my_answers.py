"""Everything that a person said on this browser, in the light form: to read, to keep, to print."""

from collections.abc import Mapping

from starlette.responses import Response

from mentorsurvey import responses
from mentorsurvey.access import require_page
from mentorsurvey.readings import clause_words, own_words, step_words
from mentorsurvey.readings.apart import Standing
from mentorsurvey.readings.my_answers import my_answers
from mentorsurvey.readings.own_lines import Line
from mentorsurvey.responses import saying
from mentorsurvey.ui import own_picture
from mentorsurvey.web import my_answers_file
from mentorsurvey.web.light.pages import said_now
from mentorsurvey.web.light.visit import Visit


def read(visit: Visit) -> Response:
    """All of it by partner and round, or one form alone: the one that the address names."""
    require_page(visit.actor, "participant/my_answers")
    found = my_answers(visit.where, visit.actor, now=visit.moment)
    wanted = visit.request.query_params.get("form", "")
    one = next(
        (
            (each.partner, mine)
            for each in found
            for mine in each.forms
            if wanted and mine.form.owed.invitation_id == wanted
        ),
        None,
    )
    return visit.page(
        "my_answers" if one is None else "my_copy",
        found=found,
        aside=responses.second_forms(visit.where, visit.actor),
        one=one,
        opened=visit.request.query_params.get("open", "") == "all",
        words=own_words,
        clause_words=clause_words,
        step_words=step_words,
        picture=_picture,
        download=my_answers_file.AT,
        said=said_now(visit),
        saying=saying,
    )


def _picture(line: Line, marks: Mapping[int, Standing]) -> str:
    """A line in the colors of the page, as SVG. It is made of numbers alone, so it is safe."""
    return own_picture.picture(line, marks, colors=own_picture.OF_PAGE)
