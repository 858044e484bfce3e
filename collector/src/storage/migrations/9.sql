-- What an enumerator sees of the interviews that were sealed here, encrypted under a key of the vault: when, with which form, her own
-- short label. No answers. It goes with the copy of the envelope.
CREATE TABLE interview (
    sequence INTEGER PRIMARY KEY REFERENCES outbox (sequence),
    sealed   BLOB NOT NULL
) STRICT;
