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

RESTARTS = """
CREATE TABLE break_of_pair (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    kind {text} NOT NULL CHECK (kind IN ('ended', 'paused', 'ahead')),
    starts_at {time} NOT NULL,
    stops_at {time},
    reason {text} NOT NULL
        CHECK (reason IN ('finished', 'left', 'other_mentor', 'away', 'wish', 'other')),
    words {text} NOT NULL,
    said_by {text} REFERENCES person (id),
    said_at {time} NOT NULL,
    resumed_by {text} REFERENCES person (id),
    resumed_at {time},
    anew_on {text},
    import_id {text} REFERENCES roster_import (id),
    CHECK (kind = 'ended' OR stops_at IS NOT NULL),
    CHECK (anew_on IS NULL OR stops_at IS NOT NULL)
) {strict};
INSERT INTO break_of_pair (id, relationship_id, kind, starts_at, stops_at, reason, words, said_by,
    said_at, resumed_by, resumed_at)
    SELECT id, relationship_id, kind, starts_at, stops_at, reason, words, said_by,
    said_at, resumed_by, resumed_at FROM pair_break;
DROP TABLE pair_break;
ALTER TABLE break_of_pair RENAME TO pair_break;
CREATE INDEX pair_break_relationship ON pair_break (relationship_id);
CREATE INDEX pair_break_said_by ON pair_break (said_by);
CREATE INDEX pair_break_resumed_by ON pair_break (resumed_by);
CREATE INDEX pair_break_import ON pair_break (import_id)
"""
"""``ahead`` is a pair that has not begun yet. ``anew_on`` is the day from which the two started
anew rather than went on; ``import_id`` the roster or the change that ended the pair, and lets it
go on again when it is undone."""
