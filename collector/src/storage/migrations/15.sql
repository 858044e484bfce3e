-- What came of each visit to a case that the office assigned, encrypted under a key of the vault, by the number of its record. It stays
-- when the copy of the record goes: a case that is done is not to be visited again.
CREATE TABLE visit (
    sequence INTEGER PRIMARY KEY REFERENCES outbox (sequence),
    sealed   BLOB NOT NULL
) STRICT;
