"""DDL of mail: what goes out to whom, who could not be reached, and how the mail server is."""

MAIL = """
CREATE TABLE outbox (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    person_id {text} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind {text} NOT NULL CHECK (kind IN
        ('invitation', 'reminder', 'comparison', 'code', 'address', 'thanks', 'digest')),
    about {text} NOT NULL,
    number {integer} NOT NULL CHECK (number >= 1),
    state {text} NOT NULL CHECK (state IN ('waiting', 'sending', 'handed', 'failed', 'dropped')),
    made_at {time} NOT NULL,
    next_try {time} NOT NULL,
    tries {integer} NOT NULL DEFAULT 0,
    sending_at {time},
    handed_at {time},
    message_id {text},
    why {text} NOT NULL DEFAULT '',
    code {text} NOT NULL DEFAULT '',
    UNIQUE (person_id, kind, about, number)
) {strict};
CREATE INDEX outbox_program ON outbox (program_id);
CREATE INDEX outbox_about ON outbox (about, kind);
CREATE INDEX outbox_message ON outbox (message_id);
CREATE INDEX outbox_handed ON outbox (handed_at) WHERE handed_at IS NOT NULL;
CREATE INDEX outbox_open ON outbox (state, next_try) WHERE state IN ('waiting', 'sending');

CREATE TABLE mailed_form (
    invitation_id {text} PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    outbox_id {text} NOT NULL REFERENCES outbox (id) ON DELETE CASCADE
) {strict};
CREATE INDEX mailed_form_outbox ON mailed_form (outbox_id);

CREATE TABLE mail_trouble (
    person_id {text} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    why {text} NOT NULL,
    code {text} NOT NULL,
    at {time} NOT NULL
) {strict};

CREATE TABLE mail_wish (
    person_id {text} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    no_reminders {flag} NOT NULL DEFAULT 0 CHECK (no_reminders IN (0, 1)),
    digest {flag} NOT NULL DEFAULT 0 CHECK (digest IN (0, 1))
) {strict};

CREATE TABLE person_zone (
    person_id {text} PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    timezone {text} NOT NULL
) {strict};

CREATE TABLE mail_server (
    id {integer} PRIMARY KEY CHECK (id = 1),
    failures {integer} NOT NULL DEFAULT 0,
    failed_at {time},
    next_try_at {time},
    why {text} NOT NULL DEFAULT '',
    unmatched {integer} NOT NULL DEFAULT 0
) {strict};
INSERT INTO mail_server (id) VALUES (1);

CREATE INDEX response_submitted ON response (submitted_at) WHERE submitted_at IS NOT NULL;
CREATE INDEX response_released ON response (released_at) WHERE released_at IS NOT NULL;
CREATE INDEX person_history_address ON person_history (at) WHERE what = 'address'
"""
"""``outbox`` holds no address, no token and no text: all of them are looked up or made when a mail
is handed over. Its ``about`` is the id of a round, an invitation or a change, the week of a digest,
or the moment of a code. ``message_id`` is the row under whose id a mail went that several rows
share. ``mailed_form`` says which row invites to a form.
"""

REFUSED = "ALTER TABLE mail_server ADD COLUMN refused {integer} NOT NULL DEFAULT 0"
"""How many mails the mail server refused for good since it last took one."""


def of_kinds(*kinds: str) -> str:
    """The outbox as it was, with room for these kinds of mail."""
    listed = ", ".join(f"'{one}'" for one in kinds)
    return _OF_KINDS.replace("KINDS", listed).strip()


_OF_KINDS = """
CREATE TABLE outbox_of_more_kinds (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    person_id {text} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind {text} NOT NULL CHECK (kind IN (KINDS)),
    about {text} NOT NULL,
    number {integer} NOT NULL CHECK (number >= 1),
    state {text} NOT NULL CHECK (state IN ('waiting', 'sending', 'handed', 'failed', 'dropped')),
    made_at {time} NOT NULL,
    next_try {time} NOT NULL,
    tries {integer} NOT NULL DEFAULT 0,
    sending_at {time},
    handed_at {time},
    message_id {text},
    why {text} NOT NULL DEFAULT '',
    code {text} NOT NULL DEFAULT '',
    UNIQUE (person_id, kind, about, number)
) {strict};
INSERT INTO outbox_of_more_kinds (id, program_id, person_id, kind, about, number, state, made_at,
    next_try, tries, sending_at, handed_at, message_id, why, code)
SELECT id, program_id, person_id, kind, about, number, state, made_at,
    next_try, tries, sending_at, handed_at, message_id, why, code FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_more_kinds RENAME TO outbox;
CREATE INDEX outbox_program ON outbox (program_id);
CREATE INDEX outbox_about ON outbox (about, kind);
CREATE INDEX outbox_message ON outbox (message_id);
CREATE INDEX outbox_handed ON outbox (handed_at) WHERE handed_at IS NOT NULL;
CREATE INDEX outbox_open ON outbox (state, next_try) WHERE state IN ('waiting', 'sending')
"""

OF_TWO = (
    of_kinds(
        "invitation",
        "reminder",
        "comparison",
        "proposal",
        "decided",
        "code",
        "address",
        "thanks",
        "digest",
    )
    + """;
CREATE INDEX agreement_waiting ON agreement (proposed_at)
    WHERE confirmed_at IS NULL AND withdrawn_at IS NULL AND replaced_at IS NULL;
CREATE INDEX decision_settled ON decision (settled_at) WHERE settled_at IS NOT NULL
"""
)
"""Two more kinds: a proposal of an agreement, whose ``about`` is the id of the version, and what
both decided, whose ``about`` is the reader's invitation."""

ANEW = """
CREATE TRIGGER another_address_is_tried_anew AFTER UPDATE OF address ON person
WHEN COALESCE(OLD.address, '') <> COALESCE(NEW.address, '') BEGIN
    DELETE FROM mail_trouble WHERE person_id = NEW.id;
    UPDATE pin SET mail_allowed = 0, code = NULL, code_expires_at = NULL
    WHERE person_id = NEW.id;
END
"""
"""That a person could not be reached is about an address, and over once there is another one. So is
that a mailed code may stand for a PIN: whoever sets the address would get the code."""
