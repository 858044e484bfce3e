-- Whose data it is, where several enumerators work on one machine: a digest of her code, which itself lies in the vault. None of a
-- device that was enrolled before, or that was wiped.
ALTER TABLE device ADD COLUMN enumerator BLOB CHECK (enumerator IS NULL OR length(enumerator) = 32);
