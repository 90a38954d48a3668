"""DDL of what each side of a pair says of a clause of their agreement, round by round."""

CLAUSES = """
CREATE TABLE clause_said (
    agreement_id {text} NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    clause {text} NOT NULL,
    round_id {text} NOT NULL REFERENCES round (id),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    outcome {text} NOT NULL CHECK (outcome IN ('yes', 'partly', 'no', 'cant_say')),
    browser {text} NOT NULL,
    said_at {time} NOT NULL,
    PRIMARY KEY (agreement_id, clause, round_id, side)
) {keyed};
CREATE INDEX clause_said_round ON clause_said (round_id)
"""
"""It is part of the form of that side in that round: a draft until the form is submitted, and read
by both once both forms are released. ``agreement_id`` is the version that was in force when the
round opened."""
