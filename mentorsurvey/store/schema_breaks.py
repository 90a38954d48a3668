"""DDL of the times in which a pair has ended or is paused."""

BREAKS = """
CREATE TABLE pair_break (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    kind {text} NOT NULL CHECK (kind IN ('ended', 'paused')),
    starts_at {time} NOT NULL,
    stops_at {time},
    reason {text} NOT NULL
        CHECK (reason IN ('finished', 'left', 'other_mentor', 'away', 'wish', 'other')),
    words {text} NOT NULL,
    said_by {text} NOT NULL REFERENCES person (id),
    said_at {time} NOT NULL,
    resumed_by {text} REFERENCES person (id),
    resumed_at {time},
    CHECK (kind = 'ended' OR stops_at IS NOT NULL)
) {strict};
CREATE INDEX pair_break_relationship ON pair_break (relationship_id);
CREATE INDEX pair_break_said_by ON pair_break (said_by);
CREATE INDEX pair_break_resumed_by ON pair_break (resumed_by)
"""
"""``stops_at`` is when it goes on again: empty for an end that nobody has taken back."""
