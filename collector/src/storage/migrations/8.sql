-- Withdrawal.

-- The locks that are kept for corrections of an interview, 32 bytes each; none of one that was sealed before there were any.
ALTER TABLE outbox ADD COLUMN reserved BLOB CHECK (reserved IS NULL OR length(reserved) = 96);

-- Interviews that were withdrawn by whoever holds their codes. An envelope that was never sent is empty from then on, its place in the
-- chain stays. The preimage of such a one waits here until the server's log explains the place; then it is forgotten.
CREATE TABLE withdrawn (
    sequence     INTEGER PRIMARY KEY REFERENCES outbox (sequence),
    withdrawn_on TEXT NOT NULL,
    preimage     BLOB CHECK (preimage IS NULL OR length(preimage) = 32)
) STRICT;
