"""DDL of what the two of a pair decide: whether to begin, and how to go on."""

DECISIONS = """
CREATE TABLE decision (
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    round_id {text} NOT NULL REFERENCES round (id),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    kind {text} NOT NULL CHECK (kind IN ('start', 'end')),
    choice {text} NOT NULL,
    decided_at {time} NOT NULL,
    settled_at {time},
    PRIMARY KEY (relationship_id, round_id, side),
    CHECK (choice IN ('commit', 'later', 'not_now') OR kind = 'end'),
    CHECK (choice IN ('continue', 'redefine', 'end') OR kind = 'start')
) {keyed};
CREATE INDEX decision_round ON decision (round_id)
"""
"""``settled_at`` is when the second of the two decided: from then on nothing in it changes."""
