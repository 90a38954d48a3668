"""The picture of who answered: which sides submitted, round by round."""

from collections.abc import Collection, Sequence

from mentorsurvey.charts.drawing import Chart, Palette, Trace, figure, key, scores_axis
from mentorsurvey.charts.rounds import rounds_axis, rounds_head
from mentorsurvey.readings.overview import Answered, Overview
from mentorsurvey.readings.series import Asked


def response(reading: Overview, colours: Palette) -> Chart | None:
    """Which sides submitted, as shares of the relationships asked. None: too few to show."""
    there = [one for one in reading.rounds if one.answered and one.answered.asked]
    if not there:
        return None
    answered = [one.answered for one in there if one.answered]
    parts = (
        ("both sides", colours.both, [one.both for one in answered]),
        ("mentor alone", colours.mentor, [one.mentor_only for one in answered]),
        ("mentee alone", colours.mentee, [one.mentee_only for one in answered]),
    )
    places = list(range(len(there)))
    bars: list[Trace] = [
        {
            "type": "bar",
            "name": name,
            "x": places,
            "y": [100 * count / one.asked for count, one in zip(counts, answered, strict=True)],
            "customdata": [
                f"Round {one.asked.number}: {count} of {total.asked} {name}"
                for one, count, total in zip(there, counts, answered, strict=True)
            ],
            "text": [str(count) if count else "" for count in counts] if len(there) <= 8 else None,
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": colours.ground, "size": 12},
            "constraintext": "none",
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"color": colour, "line": {"width": 1, "color": colours.ground}},
        }
        for name, colour, counts in parts
    ]
    return Chart(
        figure=figure(
            bars,
            height=300,
            barmode="stack",
            bargap=0.35,
            x=rounds_axis([one.asked for one in there], colours, [one.asked for one in answered]),
            y=scores_axis(
                colours,
                range=[0, 101],
                ticktext=["0 %", "25 %", "50 %", "75 %", "100 %"],
            ),
            notes=[
                key(colours, [(colour, "■", name) for name, colour, _ in parts]),
                rounds_head(colours, "asked"),
            ],
        ),
        sentence=_sentence(
            [(one.asked, said) for one, said in zip(there, answered, strict=True)],
            {one.asked.number for one in there if one.wide},
        ),
        table=tuple(
            {
                "Round": one.asked.number,
                "Form": one.asked.title,
                "Pairs asked": said.asked,
                "Mentor answered": said.mentors,
                "Mentee answered": said.mentees,
                "Both sides": said.both,
                "Mentor alone": said.mentor_only,
                "Mentee alone": said.mentee_only,
                "Neither": said.asked - said.both - said.one_sided,
                "State": "open" if one.asked.is_open else "closed",
            }
            for one, said in zip(there, answered, strict=True)
        ),
    )


def _sentence(rounds: Sequence[tuple[Asked, Answered]], wide: Collection[int]) -> str:
    closed = [(asked.number, said) for asked, said in rounds if not asked.is_open]
    sentences = []
    if closed:
        number, said = max(closed, key=lambda item: (item[0] in wide, item[0]))
        sentences.append(
            f"Round {number}: both people answered in {said.both:,} of {said.asked:,} pairs, and"
            f" one of them in {said.one_sided:,}."
        )
    if len(closed) > 1:
        number, most = max(closed, key=lambda item: (item[1].one_sided / item[1].asked, -item[0]))
        sentences.append(
            f"Of closed rounds, round {number} had the most pairs in which only one person"
            f" answered: {most.one_sided:,} of {most.asked:,}."
            if most.one_sided
            else "In no closed round did only one of two people answer."
        )
    sentences += [
        f"Round {asked.number} is open: so far both people answered in {said.both:,} of"
        f" {said.asked:,} pairs, and one of them in {said.one_sided:,}."
        for asked, said in rounds
        if asked.is_open
    ]
    return " ".join(sentences)
