"""The codebook of an export: every question of its forms, for each side and version, and scores."""

from collections.abc import Iterator

from mentorsurvey.access import Audience
from mentorsurvey.exchange import variables
from mentorsurvey.exchange.sheets import Cell, Column, Sheet
from mentorsurvey.instruments import SIDES, TITLES, Construct, Instrument, Item, Side
from mentorsurvey.instruments.promises import to_leads
from mentorsurvey.readings.export import GIVEN, AskedRound, Export
from mentorsurvey.responses.scores import measures_with

READERS = {
    Audience.PARTNER_AND_LEADS: "partner and leads",
    Audience.PARTNER: "partner",
    Audience.LEADS: "leads",
    Audience.ONLY_YOU: "only the author",
}
_WAYS = {
    "score": "in scores of three answers or more",
    "joint": "averaged over both people",
    "totals": "in totals alone",
    "number": "as the number",
    "answer": "as it stands",
    None: "not at all",
}
"""How an answer reaches the leads, where its author lets it."""

COLUMNS = (
    Column(name="variable", label="Its name in the table, without a side before it"),
    Column(name="in_table", label="Whether the table has a value of it"),
    Column(name="kind", label="Score, rating, number, text, choice, choices or month"),
    Column(name="form", label="Form that asks it"),
    Column(name="version", label="Version of the form", number=True),
    Column(name="side", label="Who reads this wording"),
    Column(name="wording", label="The question, or what the score is"),
    Column(name="scale", label="Lowest and highest value"),
    Column(name="values", label="What values mean"),
    Column(name="topic", label="What it is about, by its key"),
    Column(name="topic_title", label="What it is about, in words"),
    Column(name="about", label="Whom it describes"),
    Column(name="reverse", label="1 where the low end is the good one", number=True),
    Column(name="audience", label="Who sees the answer unless its author says otherwise"),
    Column(name="widest_audience", label="The most that its author may allow"),
    Column(name="to_leads", label="How it reaches the leads, where its author lets it"),
    Column(name="part_of", label="Scores that it is part of"),
)


def codebook(export: Export) -> Sheet:
    """What stands for what in all three layouts: one row for a question, side and version."""
    return Sheet(name="codebook", columns=COLUMNS, rows=_rows(export))


def _rows(export: Export) -> Iterator[list[Cell]]:
    versions: dict[tuple[str, int], AskedRound] = {}
    for one in export.rounds.values():
        versions.setdefault((one.instrument.key, one.version), one)
    named = variables.names(export)
    for _, asked in sorted(versions.items()):
        for side in SIDES:
            yield from _scores(asked, side, named)
        for item in asked.instrument.items:
            if item.construct is not Construct.CONTACT:
                for side in SIDES:
                    if item.asked_of in (None, side):
                        yield _question(asked, item, side, named)


def _scores(asked: AskedRound, side: Side, named: dict[str, str]) -> Iterator[list[Cell]]:
    """The scores that are in the table and that this form gives."""
    form = asked.instrument
    for measure, name in named.items():
        made_of = [one for one in form.asked_of(side) if measure in _part_of(form, one, side)]
        if not made_of:
            continue
        topic = Construct(measure.removeprefix(variables.TOPIC)) if ":" in measure else None
        yield [
            name,
            "yes",
            "score",
            form.key,
            float(asked.version),
            side,
            variables.label(measure, side, None),
            "0–100" if measure != "meetings" else "a count",
            "",
            topic.value if topic else "",
            TITLES[topic] if topic else "",
            "",
            0.0,
            "",
            "",
            "averaged over both people" if measure == GIVEN else "by name",
            "; ".join(variables.spelled(one.id) for one in made_of),
        ]


def _question(asked: AskedRound, item: Item, side: Side, named: dict[str, str]) -> list[Cell]:
    form = asked.instrument
    scale = form.scale_of(item)
    ends = (scale.min, scale.max) if scale else (item.min, item.max)
    values = variables.meaning(form, item)
    if item.kind == "choices":
        values = {option.value: option.label for option in item.options}
    return [
        named.get(item.id) or variables.spelled(item.id),
        "yes" if item.id in named else "no",
        item.kind,
        form.key,
        float(asked.version),
        side,
        variables.wording(item, side),
        "" if ends[0] is None else f"{ends[0]}–{ends[1]}".replace("-", "−"),
        "; ".join(
            f"{value:g} = {words}" if isinstance(value, float) else f"{value} = {words}"
            for value, words in values.items()
        ),
        item.construct.value,
        TITLES[item.construct],
        item.about,
        float(item.reverse),
        READERS[item.default_audience],
        READERS[item.widest_audience],
        _WAYS[to_leads(form, item, side)],
        "; ".join(
            variables.spelled(one) for one in sorted(_part_of(form, item, side)) if one in named
        ),
    ]


def _part_of(form: Instrument, item: Item, side: Side) -> frozenset[str]:
    """The scores by name that an answer is part of."""
    if item.flow is not None:
        return frozenset({GIVEN} if item.exchange in (None, "overall") else ())
    return frozenset(
        one for one in measures_with(form, item, side) if not one.startswith(("item:", "fairness"))
    )
