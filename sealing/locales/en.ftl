# Keys, sealing and opening, locking with a passphrase.

recipient-malformed = This is not a recipient: recipients begin with age1pq1 or age1.
    .hint = Copy the recipient again, whole and without spaces.
recipient-weak = This recipient is a weak key: anybody could open what is sealed to it.
    .hint = Do not use it. Ask the research team where it comes from.
identity-malformed = This is not an identity: identities begin with AGE-SECRET-KEY-PQ-1 or AGE-SECRET-KEY-1.
    .hint = Use the key file as it was made, unchanged.
device-key-malformed = This is not a device’s public key: it has 64 digits from 0 to 9 and a to f.
    .hint = Copy it again, whole and without spaces.
participant-code-malformed = This is not a participant code: it has ten digits.
    .hint = Copy the ten digits from the slip.
participant-code-mistyped = The participant code is mistyped: its check digit does not fit.
    .hint = Compare each digit with the slip and type it again.
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
record-closing-unclear = A closing record, and only a closing record, stands without an interview.
    .hint = This is a mistake in the program: please report it.
record-draft-unclear = A draft stands outside of its device’s sequence, and was kept at least once.
    .hint = This is a mistake in the program: please report it.
record-paradata-not-object = The paradata is not a JSON object.
    .hint = This is a mistake in the program: please report it.
record-list-too-long = A record lists at most { $maximum } { $member }.
    .hint = Use fewer of them in one interview.
contact-not-object = The direct answers are not a JSON object.
    .hint = This is a mistake in the program: please report it.
contact-too-large = The direct answers of one interview take more than { $maximum } bytes.
    .hint = Shorten the longest of them.
record-code-malformed = { $member } must have 1 to 100 bytes and no control characters.
    .hint = Choose a shorter, plain code.
check-too-many-supervisors = The study names more supervisors than its responses have readers: { $most }.
    .hint = Ask the research team to name fewer: their check records would look different from responses.
check-malformed = The check record says what no interview can have given.
    .hint = This is a mistake in the program: please report it.
chunk-empty = A piece of a file is empty.
    .hint = This is a mistake in the program: please report it.

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
contact-for-another-submission = These direct answers were sealed for another submission.
    .hint = They were put under another record: find out who could have done so.
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

### Shares of a key, and the paper they stand on

share-counts-impossible = { $needed } of { $shares } shares is not possible.
    .hint = At least two must be needed, no more than there are, and there are at most { $maximum }.
share-malformed = This is not a share of a key.
    .hint = Choose the file, or the sheet of paper, that the ceremony gave to a custodian.
share-version-unknown = This share was made by a newer program.
    .hint = Update this program.
share-damaged = The share is damaged: its checksum does not fit.
    .hint = Use another copy of it, or type it again from paper.
share-none-given = No share was given.
    .hint = Give the shares of as many custodians as are needed.
share-too-few = { $found ->
        [one] There is one share, but { $needed } are needed.
       *[other] There are { $found } shares, but { $needed } are needed.
    }
    .hint = Ask another custodian to come with the share.
share-repeated = Share { $index } was given twice (place { $position }).
    .hint = Two copies of one share count once: another custodian’s share is needed.
share-foreign = Share { $index } (place { $position }) is of the set { $set }, the first one of the set { $expected }.
    .hint = Only shares of one ceremony make a key. Look on the envelopes for the study, the epoch and the day.
share-contradicts = Share { $index } (place { $position }) contradicts the others of its set.
    .hint = It is not one that the ceremony made: put it aside and find out where it comes from.
share-wrong = Share { $index } is wrong: the others make the key without it.
    .hint = Put it aside, use the others, and find out where it comes from.
shares-make-another-key = The shares of the set { $set } do not make their key: at least one of them is wrong.
    .hint = Bring one more share of this set: then the wrong one is named.

sheet-empty = Nothing was typed from the sheet.
    .hint = Type all lines of the sheet, each with its number.
sheet-file-too-large = A sheet of paper holds at most { $maximum } bytes.
    .hint = Print shares and locked keys only.
sheet-line-malformed = Line { $place } of what was typed is not a line of a sheet.
    .hint = A line begins with its number and their count, as 01/18, then come groups of four characters.
sheet-line-mistyped = Line { $number } of the sheet is mistyped.
    .hint = Compare it with the paper, group by group, and type it again.
sheet-line-missing = Line { $number } of the sheet is missing.
    .hint = Type the lines in their order, up to the last.
sheet-line-twice = Line { $number } of the sheet comes again.
    .hint = Type each line once, in their order.
sheet-line-of-another = Line { $number } is of another sheet.
    .hint = Type the lines of one sheet only.
sheet-code-damaged = What the camera read is not what was printed.
    .hint = Scan the code again in better light, or type the lines.
