"""What a page of the light form sends: of each question, what stands in it and what stood there.

Fields are named after the question: ``a.ITEM`` is its answer, ``was.ITEM`` marks the answer that
the page was drawn with, ``w.ITEM`` are the readers who are let in, and ``drawn.ITEM`` those who
were when it was drawn. So a page that lies open for long never overwrites what is newer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from mentorsurvey.access import Audience
from mentorsurvey.access.audiences import Viewer
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Item
from mentorsurvey.responses.fields import mark, read

MOST_FIELDS = 1_000
_RAW = "="
VIEWERS: tuple[Viewer, ...] = ("partner", "leads")


@dataclass(frozen=True, kw_only=True)
class Posted:
    """The fields of one page, or of one question."""

    fields: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, body: bytes) -> "Posted":
        """Read them.

        Raises
        ------
        MentorsurveyError
            For a body that no form of ours sends.
        """
        try:
            text = body.decode("ascii")
            found = parse_qs(
                text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
            )
        except ValueError as problem:
            raise MentorsurveyError(
                "This did not come as a form sends it.", "Load the page again, and send it again."
            ) from problem
        return cls(fields=found)

    @property
    def items(self) -> set[str]:
        """The questions of which anything was sent."""
        return {name.partition(".")[2] for name in self.fields if "." in name}

    def one(self, name: str) -> str:
        """A single field, or an empty text; the last where there are several."""
        return (self.fields.get(name) or ("",))[-1]

    def has(self, item: Item) -> bool:
        """Whether the question stood on the page, and something was or may be chosen in it."""
        if self.one("clear") == item.id or f"a.{item.id}" in self.fields:
            return True
        return item.kind == "choices" and f"was.{item.id}" in self.fields

    def raw(self, item: Item) -> Sequence[str]:
        """What was in its fields."""
        return () if self.one("clear") == item.id else self.fields.get(f"a.{item.id}", ())

    def untouched(self, item: Item, value: object) -> bool:
        """Whether the answer is the one with which the page was drawn."""
        return [mark(value)] == list(self.fields.get(f"was.{item.id}", ("",)))

    def knew(self, item: Item, value: object) -> bool:
        """Whether the page knew of this answer: drawn with it, or sent it a moment ago."""
        known = set()
        for one in self.fields.get(f"was.{item.id}", ("",)):
            if one.startswith(_RAW):
                raw = one.removeprefix(_RAW)
                several = raw.split(",") if item.kind == "choices" else [raw]
                known.add(mark(read(item, several)))
            else:
                known.add(one)
        return mark(value) in known

    def wish(self, item: Item, standing: Audience) -> Audience:
        """Who may see the answer by the switches that the person moved; the others stay."""
        drawn = self.fields.get(f"drawn.{item.id}")
        if drawn is None:
            return standing
        let_in = set(self.fields.get(f"w.{item.id}", ()))
        for viewer in VIEWERS:
            before = f"{viewer}:on" in drawn
            offered = before or f"{viewer}:off" in drawn
            if offered and (viewer in let_in) != before:
                standing = standing.switched(viewer, on=viewer in let_in)
        return standing
