-- Check records for the supervisor: how an interview went, without answers, sealed when the interview was and sent beside it. Each
-- lies under one of the interview's locks: whoever withdraws the interview withdraws both.
CREATE TABLE check_record (
    sequence    INTEGER PRIMARY KEY REFERENCES outbox (sequence),
    digest      BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    envelope    BLOB NOT NULL CHECK (length(envelope) > 0),
    lock        BLOB NOT NULL CHECK (length(lock) = 32),
    voucher     BLOB CHECK (voucher IS NULL OR length(voucher) = 32),
    received_on TEXT,
    receipt     TEXT,
    CHECK ((received_on IS NULL) = (receipt IS NULL))
) STRICT;
