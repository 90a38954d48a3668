"""DDL of agreements: their versions, drafts, who lets leads read one, and what was delivered."""

AGREEMENTS = """
CREATE TABLE agreement (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    number {integer} NOT NULL,
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    words {text} NOT NULL,
    leads_see {text} NOT NULL CHECK (leads_see IN ('scores', 'totals')),
    proposed_at {time} NOT NULL,
    confirmed_at {time},
    withdrawn_at {time},
    replaced_at {time},
    UNIQUE (relationship_id, number)
) {strict};
CREATE UNIQUE INDEX agreement_current ON agreement (relationship_id)
    WHERE confirmed_at IS NOT NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX agreement_open ON agreement (relationship_id)
    WHERE confirmed_at IS NULL AND withdrawn_at IS NULL AND replaced_at IS NULL;

CREATE TABLE agreement_draft (
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    words {text} NOT NULL,
    based_on {integer} NOT NULL,
    saved_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, side)
) {keyed};

CREATE TABLE agreement_shown (
    agreement_id {text} NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    shown_at {time} NOT NULL,
    PRIMARY KEY (agreement_id, side)
) {keyed};

CREATE TABLE deliverable_status (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    key {text} NOT NULL,
    status {text} NOT NULL CHECK (status IN ('planned', 'submitted', 'accepted', 'presented')),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    said_at {time} NOT NULL,
    confirmed_at {time}
) {strict};
CREATE INDEX deliverable_status_of ON deliverable_status (relationship_id, key)
"""
"""``side`` is the side of whoever proposed, wrote or said it. The other one confirms, so that needs
no column. A pair has at most one version in force and one open proposal. ``words`` are the terms as
text; ``based_on`` is the number of the version that its author saw when the draft was begun."""
