"""DDL of the schedule: when rounds open by themselves, and for whom."""

SCHEDULE = """
CREATE TABLE schedule (
    program_id {text} PRIMARY KEY REFERENCES program (id),
    started_at {time} NOT NULL,
    stopped_at {time},
    looked_at {time}
) {strict};

CREATE TABLE schedule_step (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    place {integer} NOT NULL,
    form {text} NOT NULL,
    extras {flag} NOT NULL CHECK (extras IN (0, 1)),
    anchor {text} NOT NULL CHECK (anchor IN ('calendar', 'pair')),
    first_on {text},
    after_count {integer},
    after_unit {text} CHECK (after_unit IN ('weeks', 'months')),
    every_count {integer} NOT NULL,
    every_unit {text} NOT NULL CHECK (every_unit IN ('weeks', 'months')),
    times {integer},
    days {integer} NOT NULL,
    remind_after {integer},
    remind_before {integer},
    added_at {time} NOT NULL,
    ended_at {time},
    CHECK ((anchor = 'calendar') = (first_on IS NOT NULL)),
    CHECK ((anchor = 'pair') = (after_count IS NOT NULL)),
    CHECK ((anchor = 'pair') = (after_unit IS NOT NULL))
) {strict};
CREATE INDEX schedule_step_program ON schedule_step (program_id);

CREATE TABLE schedule_step_cohort (
    step_id {text} NOT NULL REFERENCES schedule_step (id),
    cohort {text} NOT NULL,
    PRIMARY KEY (step_id, cohort)
) {strict};

CREATE TABLE schedule_opening (
    step_id {text} NOT NULL REFERENCES schedule_step (id),
    number {integer} NOT NULL,
    outcome {text} NOT NULL CHECK (outcome IN ('opened', 'asked')),
    round_id {text} REFERENCES round (id),
    decided_at {time} NOT NULL,
    PRIMARY KEY (step_id, number)
) {strict};
CREATE INDEX schedule_opening_round ON schedule_opening (round_id);

CREATE TABLE schedule_pair_opening (
    step_id {text} NOT NULL REFERENCES schedule_step (id),
    number {integer} NOT NULL,
    relationship_id {text} NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    life {text} NOT NULL,
    outcome {text} NOT NULL CHECK (outcome IN ('opened', 'asked')),
    round_id {text} REFERENCES round (id),
    decided_at {time} NOT NULL,
    PRIMARY KEY (step_id, number, relationship_id, life)
) {strict};
CREATE INDEX schedule_pair_opening_pair ON schedule_pair_opening (relationship_id);
CREATE INDEX schedule_pair_opening_round ON schedule_pair_opening (round_id);

CREATE TABLE schedule_pair (
    relationship_id {text} PRIMARY KEY REFERENCES relationship (id) ON DELETE CASCADE,
    later_days {integer} NOT NULL,
    longer_days {integer} NOT NULL,
    left_out {flag} NOT NULL CHECK (left_out IN (0, 1))
) {strict}
"""
"""A step never changes: a lead who changes it ends it and adds another one. Each of its openings is
decided about once, for all of them in ``schedule_opening``, or pair by pair. ``life`` is the day
from which a pair started anew; empty for its first time."""
