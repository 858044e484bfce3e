-- What a device keeps. Everything here is ciphertext or public, but for the token: one per study, shared by all its
-- devices, and needed for sending without the passphrase.

CREATE TABLE device (
    one             INTEGER PRIMARY KEY CHECK (one = 1),
    study           BLOB NOT NULL CHECK (length(study) = 16),
    roots           TEXT NOT NULL,
    note            BLOB NOT NULL,
    note_version    INTEGER NOT NULL CHECK (note_version > 0),
    path            TEXT NOT NULL,
    token           TEXT NOT NULL,
    vault_recipient TEXT NOT NULL,
    vault_locked    BLOB NOT NULL
) STRICT;

CREATE TABLE vault_entry (
    name   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
    digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
    body   BLOB NOT NULL
) STRICT;

-- One row per finished interview, for ever: after `keep_days` the envelope is forgotten, its place in the chain is not.
CREATE TABLE outbox (
    sequence    INTEGER PRIMARY KEY CHECK (sequence > 0),
    digest      BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    previous    BLOB REFERENCES outbox (digest),
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    envelope    BLOB,
    received_on TEXT,
    receipt     TEXT,
    CHECK ((sequence = 1) = (previous IS NULL)),
    CHECK ((received_on IS NULL) = (receipt IS NULL)),
    CHECK (envelope IS NOT NULL OR receipt IS NOT NULL)
) STRICT;

CREATE INDEX outbox_waiting ON outbox (sequence) WHERE received_on IS NULL;

CREATE TRIGGER outbox_is_a_chain BEFORE INSERT ON outbox
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM outbox)
  OR NEW.previous IS NOT (SELECT digest FROM outbox ORDER BY sequence DESC LIMIT 1)
BEGIN
    SELECT RAISE(ABORT, 'an envelope must follow the last one');
END;

CREATE TRIGGER outbox_loses_nothing BEFORE DELETE ON outbox
BEGIN
    SELECT RAISE(ABORT, 'the outbox forgets envelopes, never their places');
END;
