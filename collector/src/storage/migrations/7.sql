-- Vouchers in the place of the study's one token.

ALTER TABLE device DROP COLUMN token;

-- The voucher that an envelope is sent with: it lies here in the clear, so that sending needs no passphrase. It stays as
-- long as the envelope does: a server that was lost is paid again.
ALTER TABLE outbox ADD COLUMN voucher BLOB CHECK (voucher IS NULL OR length(voucher) = 32);

-- Books, encrypted to the vault, of which so many were taken from the front.
CREATE TABLE book (
    number   INTEGER PRIMARY KEY CHECK (number >= 0),
    vouchers INTEGER NOT NULL CHECK (vouchers > 0),
    taken    INTEGER NOT NULL CHECK (taken >= 0 AND taken < vouchers),
    sealed   BLOB NOT NULL
) STRICT;
