"""The picture of give and take by kind: what goes each way, in the latest round that asked."""

from mentorsurvey.charts import rows
from mentorsurvey.charts.drawing import (
    Chart,
    Palette,
    figure,
    key,
    scores_axis,
    tenth,
)
from mentorsurvey.instruments.items import Exchange
from mentorsurvey.readings import relationship_words
from mentorsurvey.readings.reflection_words import KINDS
from mentorsurvey.readings.relationship import RelationshipReading


def kinds(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """A row for each kind with what the mentee gets and what the mentor gets, 0–100."""
    if not reading.kinds:
        return None
    number = max(one.round_number for one in reading.kinds)
    latest = [one for one in reading.kinds if one.round_number == number]
    to_mentee = [one.flow.mentor_to_mentee for one in latest]
    to_mentor = [one.flow.mentee_to_mentor for one in latest]
    both = [(row, *ends) for row, ends in enumerate(zip(to_mentee, to_mentor, strict=True))]
    return Chart(
        figure=figure(
            [
                rows.between("difference", both, colours.even),
                rows.mentor("Mentor to mentee", to_mentee, colours),
                rows.mentee("Mentee to mentor", to_mentor, colours),
                rows.words("kinds", [f"<b>{_title(one.kind)}</b>" for one in latest], colours),
            ],
            height=64 + 52 * len(latest),
            x=scores_axis(colours, range=[-3, 103]),
            y={"range": [len(latest) - 0.6, -0.8], "visible": False},
            margin={"l": 10, "t": 34, "b": 24},
            notes=[
                key(
                    colours,
                    [
                        (colours.mentor, "●", "mentor to mentee"),
                        (colours.mentee, "■", "mentee to mentor"),
                    ],
                )
            ],
        ),
        sentence=relationship_words.kinds(reading.kinds),
        table=tuple(
            {
                "Round": one.round_number,
                "Kind": _title(one.kind),
                "Mentor to mentee": tenth(one.flow.mentor_to_mentee),
                "Mentee to mentor": tenth(one.flow.mentee_to_mentor),
            }
            for one in reversed(reading.kinds)
        ),
    )


def _title(kind: Exchange) -> str:
    return f"{KINDS[kind][:1].upper()}{KINDS[kind][1:]}"
