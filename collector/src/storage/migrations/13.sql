-- A draft also as an interview that broke off, signed and sealed to the study, with what it would be sent with: it is queued without the
-- passphrase. None of what she declined, or of a draft that an earlier program kept last.
ALTER TABLE draft ADD COLUMN copy BLOB;
ALTER TABLE draft ADD COLUMN copy_lock BLOB CHECK (copy_lock IS NULL OR length(copy_lock) = 32);
ALTER TABLE draft ADD COLUMN voucher BLOB CHECK (voucher IS NULL OR length(voucher) = 32);

-- What was queued so. It stands outside of the chain: a draft that is finished after all leaves no hole in it.
CREATE TABLE salvaged (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    draft       BLOB NOT NULL CHECK (length(draft) = 16),
    revision    INTEGER NOT NULL CHECK (revision > 0),
    digest      BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    bytes       INTEGER NOT NULL CHECK (bytes > 0),
    envelope    BLOB NOT NULL,
    lock        BLOB NOT NULL CHECK (length(lock) = 32),
    voucher     BLOB CHECK (voucher IS NULL OR length(voucher) = 32),
    received_on TEXT,
    receipt     TEXT,
    CHECK ((received_on IS NULL) = (receipt IS NULL))
) STRICT;

-- Vouchers of drafts that were discarded: the next drafts take them.
CREATE TABLE spare (voucher BLOB PRIMARY KEY CHECK (length(voucher) = 32)) STRICT, WITHOUT ROWID;
