"""Who gives me what, in the light form: one's own mentors, by one's own answers."""

from starlette.responses import Response

from mentorsurvey.access import require_page
from mentorsurvey.readings import support_words
from mentorsurvey.readings.support_map import support_map
from mentorsurvey.responses import saying
from mentorsurvey.ui import own_picture, support_picture
from mentorsurvey.web.light.visit import Visit


def read(visit: Visit) -> Response:
    """The map, or what it would be made of."""
    require_page(visit.actor, "participant/my_mentors")
    found = support_map(visit.where, visit.actor, now=visit.moment)
    return visit.page(
        "my_mentors",
        found=found,
        words=support_words,
        picture=support_picture.picture(found, colors=own_picture.OF_PAGE),
        saying=saying,
    )
