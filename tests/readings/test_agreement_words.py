"""What the page of an agreement says of a deliverable that one of the two moved."""

import pytest

from mentorsurvey.program.agreement_terms import Deliverable
from mentorsurvey.program.pair_agreement import Produced
from mentorsurvey.readings.agreement_words import said
from mentorsurvey.store.deliverables import Said, Status
from tests.house import NOW


@pytest.mark.parametrize(
    ("status", "moved", "by_me", "told"),
    [
        ("planned", None, False, ""),
        ("planned", "submitted", True, "You said: submitted. It counts once Tom confirms it."),
        ("planned", "submitted", False, "Tom says: submitted. It counts once you confirm it."),
        (
            "accepted",
            "planned",
            True,
            "You said: planned. It stays accepted until Tom confirms it.",
        ),
        (
            "accepted",
            "planned",
            False,
            "Tom says: planned. It stays accepted until you confirm it.",
        ),
    ],
)
def test_it_says_what_one_said_and_what_counts_until_the_other_confirms_it(
    status: Status, moved: Status | None, by_me: bool, told: str
) -> None:
    newest = moved and Said(
        id="1", key="a1", status=moved, side="mentor", said_at=NOW, confirmed_at=None
    )
    one = Produced(
        deliverable=Deliverable(key="a1"), status=status, said=newest or None, by_me=by_me
    )
    assert said(one, "Tom") == told
