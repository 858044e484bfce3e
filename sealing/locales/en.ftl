# Keys, sealing and opening, locking with a passphrase.

recipient-malformed = This is not a recipient: recipients begin with age1.
    .hint = Copy the recipient again, whole and without spaces.
recipient-weak = This recipient is a weak key: anybody could open what is sealed to it.
    .hint = Do not use it. Ask the research team where it comes from.
identity-malformed = This is not an identity: identities begin with AGE-SECRET-KEY-1.
    .hint = Use the key file as it was made, unchanged.
device-key-malformed = This is not a device’s public key: it has 64 digits from 0 to 9 and a to f.
    .hint = Copy it again, whole and without spaces.
submission-malformed = This is not the name of a submission.
    .hint = Copy it again, whole, in lower case.

seal-without-recipients = There is no recipient to seal to.
    .hint = Ask the research team for a study note with recipients for today.
seal-recipients-mixed = These recipients may not be used together.
    .hint = Use recipients of one kind only: all post-quantum, or all classical.
seal-size-out-of-range = The study’s sealed size is { $sealed_bytes } bytes; at most { $maximum } are possible.
    .hint = Choose a smaller sealed size for the study.
record-too-large = The response is { $over } bytes too large for this study’s sealed size of { $sealed_bytes } bytes.
    .hint = Shorten the longest texts. If this happens again, tell the research team.
record-response-not-object = The response is not a JSON object.
    .hint = This is a mistake in the program: please report it.
record-correction-unclear = A correction, and only a correction, names the submission it corrects.
    .hint = This is a mistake in the program: please report it.
record-code-malformed = { $member } must have 1 to 100 bytes and no control characters.
    .hint = Choose a shorter, plain code.

open-without-identities = There is no key to open with.
    .hint = Unlock the study’s key first.
sealed-not-age = This is not a sealed file.
    .hint = It was changed on its way, or something else was put in its place: get it again from the server.
sealed-too-large = The sealed file is larger than { $maximum } bytes.
    .hint = This program did not make it. Do not open it.
sealed-truncated = The sealed file ends too early.
    .hint = Get it again from the server.
sealed-lengthened = The sealed file is longer than it was when it was sealed.
    .hint = It was changed on its way: get it again from the server.
sealed-for-other-keys = None of the keys opens this file.
    .hint = Use the keys of the study’s other epochs too. If none of them opens it, the file is not for this study, or damaged.
sealed-header-changed = The head of the sealed file was changed after it was sealed.
    .hint = Get it again from the server, and find out who could have changed it.
sealed-damaged = The content of the sealed file is damaged.
    .hint = Get it again from the server.
sealed-wrong-size = { $found } bytes were sealed, but in this study it is always { $expected }.
    .hint = A program other than the collector sealed this, or one for another study.
sealed-magic-unknown = What was sealed is not a response of a version this program knows.
    .hint = Update this program. If it is up to date, a program other than the collector sealed this.
sealed-record-length-impossible = The length of the sealed record is impossible.
    .hint = A program other than the collector sealed this: treat it as a forgery.
sealed-padding-not-zero = Something is hidden behind the sealed record.
    .hint = A program other than the collector sealed this: treat it as a forgery.
sealed-record-head-malformed = The sealed record does not begin with its study and epoch.
    .hint = A program other than the collector sealed this: treat it as a forgery.
sealed-signature-wrong = The device’s signature is wrong.
    .hint = Somebody sealed this without the device’s key: treat it as a forgery.
sealed-for-another-study = This response was sealed for another study.
    .hint = Give it to the people of that study, unopened.
sealed-record-malformed = The sealed record is malformed{ $byte ->
        [0] .
       *[other] {" "}at byte { $byte }.
    }
    .hint = Update this program. If it is up to date, tell the people who made the collector.

lock-passphrase-empty = The passphrase is empty.
    .hint = Use several words that nobody could guess.
lock-passphrase-too-long = The passphrase is longer than { $maximum } bytes.
    .hint = Use a shorter passphrase.

lock-work-factor-out-of-range = The work factor { $work_factor } is not between 1 and { $maximum }.
    .hint = Choose a work factor in this range; 17 is usual.
lock-secret-too-large = Only secrets of at most { $maximum } bytes can be locked with a passphrase.
    .hint = Lock a key with the passphrase, and encrypt the rest with the key.
locked-file-not-age = This is not a locked file.
    .hint = Use the file as it was made, unchanged.
locked-file-without-passphrase = This file is not locked with a passphrase.
    .hint = Choose the file that holds the locked key.
locked-file-too-large = The locked file holds more than { $maximum } bytes.
    .hint = This program did not make it. Do not open it.
locked-file-truncated = The locked file ends too early.
    .hint = Use another copy of it.
locked-file-work-too-high = The locked file asks for the work factor { $work_factor }; this program goes up to { $maximum }.
    .hint = This program did not make it. Find out who did before you unlock it.
locked-file-passphrase-wrong = The passphrase is wrong.
    .hint = Type it again; check capital letters and the keyboard’s language.
locked-file-damaged = The passphrase is right, but the locked file is damaged.
    .hint = Use another copy of it.
