"""The picture of how each of the two sees the topics of a review, and where the views differ."""

from mentorsurvey.charts import rows
from mentorsurvey.charts.drawing import (
    FULL,
    NEVER_TELLS,
    Chart,
    Palette,
    figure,
    key,
    scores_axis,
    tenth,
    whole,
)
from mentorsurvey.instruments import TITLES
from mentorsurvey.instruments.texts import count
from mentorsurvey.measures.noise import CAN_TELL
from mentorsurvey.readings.gaps import Topic
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading

ABOUT = {"mentor": "the mentor", "mentee": "the mentee", "both": "both", "partner": "each other"}
ONESELF = "oneself"
FIRST = "asked once so far, too early to compare"


def gaps(reading: RelationshipReading, colours: Palette) -> Chart | None:
    """Each topic as both see it in their latest review.

    From the second review on, the noise lies behind each: while the other's mark is within it,
    there is no clear difference.
    """
    latest = reading.reviewed
    if latest is None:
        return None
    topics = latest.topics
    compared = [(row, topic) for row, topic in enumerate(topics) if topic.gap]
    titles = [f"<b>{TITLES[topic.construct]}</b><br>{reading_of(topic)}" for topic in topics]
    marks = [(colours.mentor, "●", "mentor"), (colours.mentee, "■", "mentee")]
    if compared:
        marks.append((colours.quiet, "▮", NEVER_TELLS))
    return Chart(
        figure=figure(
            [
                rows.between(
                    "noise", [(row, *_within(one)) for row, one in compared], colours.ribbon, 16
                ),
                rows.between(
                    "gap", [(row, one.mentor, one.mentee) for row, one in compared], colours.even
                ),
                rows.mentor(
                    "Mentor",
                    [one.mentor for one in topics],
                    colours,
                    [20 if one.mentor == one.mentee else 13 for one in topics],
                ),
                rows.mentee("Mentee", [one.mentee for one in topics], colours),
                rows.words("topics", titles, colours, above=0.48),
            ],
            height=64 + 70 * len(topics),
            x=scores_axis(colours, range=[-3, 103]),
            y={"range": [len(topics) - 0.6, -0.85], "visible": False},
            margin={"l": 10, "t": 34, "b": 24},
            notes=[key(colours, marks)],
        ),
        sentence=_sentence(latest),
        table=tuple(
            _row(one.asked.number, topic)
            for one in reversed(reading.rounds)
            for topic in one.topics
        ),
    )


def reading_of(topic: Topic) -> str:
    """What may be said of a topic: which way a gap goes that stands in two reviews, or why not."""
    if topic.only:
        return f"only the {topic.only}’s answers can be read"
    if topic.usual is None:
        return "each about oneself, not compared"
    if topic.gap is None:
        return FIRST
    if not topic.stands:
        return NEVER_TELLS
    said, points, delta = _way(topic, topic.raw), topic.gap.points, topic.usual.delta.value
    if topic.raw * points <= 0 or abs(topic.raw) < CAN_TELL * topic.gap.error:
        return f"{said}; usual here: {_way(topic, delta)}"
    return said


def _within(topic: Topic) -> tuple[float, float]:
    """Where the other's view would lie with no clear difference, cut at the scale's ends."""
    if topic.usual is None or topic.gap is None:
        raise ValueError("a gap is read of after two reviews")
    own = topic.mentee if topic.usual.about == "mentee" else topic.mentor
    usual, reach = (own or 0.0) + topic.usual.delta.value, CAN_TELL * topic.gap.error
    return max(FULL[0], usual - reach), min(FULL[1], usual + reach)


def _sentence(one: RoundReading) -> str:
    compared = [topic for topic in one.topics if topic.gap]
    apart = [topic for topic in compared if topic.stands]
    early = [topic for topic in one.topics if topic.usual and not topic.only and not topic.gap]
    said = []
    if apart:
        listed = "; ".join(f"{TITLES[topic.construct]}: {reading_of(topic)}" for topic in apart)
        said.append(
            f"In two reviews running, the two see {len(apart)} of {count(len(compared), 'topic')}"
            f" differently. {listed}."
        )
    elif compared:
        said.append(
            "No clear difference has lasted over two reviews, on any of"
            f" {count(len(compared), 'topic')}."
        )
    if early:
        said.append(
            f"Round {one.asked.number} asked about {count(len(early), 'topic')} for the first time."
            " One review cannot tell whether they see something differently."
        )
    for side in ("mentor", "mentee"):
        if alone := [TITLES[topic.construct] for topic in one.topics if topic.only == side]:
            said.append(f"Only the {side}’s answers can be read about: {', '.join(alone)}.")
    if not said:
        said.append(f"In round {one.asked.number} each speaks of oneself: nothing to compare.")
    return " ".join(said)


def _way(topic: Topic, points: float) -> str:
    if not round(points):
        return "both rate it alike"
    of_mentee = topic.usual is not None and topic.usual.about == "mentee"
    other, own = ("mentor", "mentee") if of_mentee else ("mentee", "mentor")
    return f"the {other if points > 0 else own} rates it {whole(abs(points))} higher"


def _row(number: int, topic: Topic) -> dict[str, object]:
    usual, gap = topic.usual, topic.gap
    return {
        "Round": number,
        "Topic": TITLES[topic.construct],
        "About": ABOUT[usual.about] if usual else ONESELF,
        "Mentor": tenth(topic.mentor),
        "Mentee": tenth(topic.mentee),
        "Difference": gap and tenth(topic.raw),
        "Usual here": gap and usual and tenth(usual.delta.value),
        "Standard error": gap and tenth(gap.error),
        "Noise": gap and usual and ("assumed" if usual.noise.assumed else "estimated"),
        "g": round(gap.g, 2) if gap and gap.g is not None else None,
        "Reading": reading_of(topic),
    }
