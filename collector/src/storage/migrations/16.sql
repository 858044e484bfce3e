-- Pieces of files that travel beside an interview, sealed when the file was taken: first of a draft, from its end on of an interview.
-- None goes out before its record is there to list it, or a copy of its draft is queued. All of one interview lie under one of its locks:
-- whoever withdraws the interview withdraws them.
CREATE TABLE chunk (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    digest      BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    envelope    BLOB NOT NULL CHECK (length(envelope) > 0),
    lock        BLOB NOT NULL CHECK (length(lock) = 32),
    draft       BLOB CHECK (draft IS NULL OR length(draft) = 16),
    sequence    INTEGER REFERENCES outbox (sequence),
    queued      INTEGER NOT NULL DEFAULT 0 CHECK (queued IN (0, 1)),
    voucher     BLOB CHECK (voucher IS NULL OR length(voucher) = 32),
    received_on TEXT,
    receipt     TEXT,
    CHECK ((draft IS NULL) != (sequence IS NULL)),
    CHECK ((received_on IS NULL) = (receipt IS NULL))
) STRICT;
CREATE INDEX chunk_of_interview ON chunk (sequence) WHERE sequence IS NOT NULL;
CREATE INDEX chunk_of_draft ON chunk (draft) WHERE draft IS NOT NULL;
