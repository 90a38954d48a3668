"""DDL of who lets leads read a next step that both keep."""

STEPS = """
ALTER TABLE next_step ADD COLUMN leads_see {text} CHECK (leads_see IN ('scores', 'totals'));

CREATE TABLE next_step_shown (
    step_id {text} NOT NULL REFERENCES next_step (id) ON DELETE CASCADE,
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    shown_at {time} NOT NULL,
    PRIMARY KEY (step_id, side)
) {keyed}
"""
"""``leads_see`` is what the program showed its leads when both kept the step. It is empty where
nobody has kept it yet, and where both kept it when nobody could open a step: such a one stays
closed."""
