"""DDL of rounds: those opened by mistake, requests for more time, and whom each asks."""

GRACE = """
ALTER TABLE round ADD COLUMN finish_until {time};
ALTER TABLE invitation ADD COLUMN finish_until {time}
"""
"""Until when a form that was begun can be finished after its close, or after its extension; NULL
once that is over, and for rounds of earlier versions until their close is moved."""

MISTAKEN = """
ALTER TABLE round ADD COLUMN withdrawn_at {time};
ALTER TABLE round ADD COLUMN counts {flag} CHECK (counts IN (0, 1));
ALTER TABLE round ADD COLUMN day_later {time}
"""
"""When a round was discarded; whether it counts, where a lead has said so; and a day after its
opening, which rounds of earlier versions do not have: they count as they did."""

REQUESTS = """
CREATE TABLE time_request (
    invitation_id {text} PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    asked_at {time} NOT NULL,
    outcome {text} CHECK (outcome IN ('given', 'declined'))
) {strict}
"""
"""One request for each form; without an outcome it waits for a lead."""

REACH = """
ALTER TABLE round ADD COLUMN reach {text} NOT NULL DEFAULT 'all'
    CHECK (reach IN ('all', 'cohorts', 'pairs'));
ALTER TABLE round ADD COLUMN totals {flag} NOT NULL DEFAULT 1 CHECK (totals IN (0, 1));

CREATE TABLE round_cohort (
    round_id {text} NOT NULL REFERENCES round (id),
    cohort {text} NOT NULL,
    PRIMARY KEY (round_id, cohort)
) {strict}
"""
"""Whom a round asks, and whether totals are made of it."""
