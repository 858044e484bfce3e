# The research desk.

## Help

help-researcher = The research desk: makes a study, opens what was sealed for it, counts, scores and exports
    .long =
        The research desk: makes a study, opens what was sealed for it, counts, scores and exports.

        It works on a machine without a network, and denies itself one.
help-researcher-arg-passphrase-file = Reads the passphrase from the first line of a file, instead of asking for it

help-researcher-study = Makes a study, signs its note, keeps a way back to a lost desk
help-researcher-study-new = Makes a study in a new folder: its id, its root key under a passphrase, its forms
    .long =
        Makes a study in a new folder: its id, its root key under a passphrase, its forms.

        Whatever is not given is asked for, when there is someone to ask.
help-researcher-study-new-arg-folder = The study's folder, which must be new or empty
help-researcher-study-new-arg-title = A neutral title, which everyone may read
help-researcher-study-new-arg-server = Where devices send to: https://…
help-researcher-study-new-arg-forms = A form of the study; may be given several times
help-researcher-study-new-arg-expires = The last day of the study, as 2027-12-31; a year from now when not given
help-researcher-study-new-arg-sealed-bytes = The one size of all sealed responses, in bytes
help-researcher-study-new-arg-split = How the recovery key is split among custodians
help-researcher-study-new-arg-quorum-only = No working key at the desk: custodians meet whenever something is opened
help-researcher-study-new-arg-single = One working key in one hand, without recovery: if it is lost, every response is lost
help-researcher-study-new-arg-classical = Keys without protection against a future quantum computer
help-researcher-study-new-arg-training-of = A study for practising: the forms of this one, with an id and keys of its own
help-researcher-study-sign = Signs the next version of the study note, with the study's keys and forms as they are now
help-researcher-study-sign-arg-folder = The study's folder
help-researcher-study-sign-arg-expires = The last day on which interviews start; the study's own last day when not given

help-researcher-keys = Makes the keys that open responses, tries them, ends them
help-researcher-keys-new = Makes the working key of the next epoch, under a passphrase
    .long =
        Makes the working key of the next epoch, under a passphrase.

        Responses are sealed to it; this machine opens them. The study note must be signed again afterwards.
help-researcher-keys-new-arg-folder = The study's folder
help-researcher-keys-new-arg-not-before = The first day on which responses are sealed to the key; today when not given
help-researcher-keys-new-arg-not-after = The last day on which interviews that are sealed to the key start; the study's last day when not given

help-researcher-publish = Writes the bundle that the server loads: note, roots, forms, path. It holds nothing that opens a response
help-researcher-publish-arg-folder = The study's folder
help-researcher-publish-arg-bundle = The bundle's file
help-researcher-publish-arg-replace = Takes the place of a bundle that is there

help-researcher-fingerprint = Prints the fingerprint of a study's roots, for paper: twelve groups of five digits
    .long =
        Prints the fingerprint of a study's roots, for paper: twelve groups of five digits.

        Nothing else is printed, so that it may be sent to a printer as it is.
help-researcher-fingerprint-arg-study = The study's folder, or the file of a study note or of its roots

help-researcher-device-add = Makes the enrolment package of one more device, and notes the device in the registry
    .long =
        Makes the enrolment package of one more device, and notes the device in the registry.

        The package holds secrets: give it by hand, together with the fingerprint on paper, and do not keep it.
help-researcher-device-add-arg-folder = The study's folder
help-researcher-device-add-arg-label = What the team calls the device
help-researcher-device-add-arg-enumerator = The code of the enumerator who uses it; never a name
help-researcher-device-add-arg-out = The file of the enrolment package
help-researcher-device-add-arg-expires = The last day on which the package may be used; 30 days from now when not given
help-researcher-device-list = Lists the devices that were given a package, and the device keys that were seen since
help-researcher-device-list-arg-folder = The study's folder
help-researcher-device-list-arg-json = Prints JSON

help-researcher-form = Checks forms
help-researcher-form-check = Checks a form, and names every mistake by file, line, column and question
help-researcher-form-check-arg-file = The form's file

help-researcher-open = Opens a parcel into the study's dataset: verifies, validates, sets aside what fails, and says how much
    .long =
        Opens a parcel into the study's dataset: verifies, validates, sets aside what fails, and says how much.

        A second parcel adds to the first. Ends with exit code 3 when something was found wrong.
help-researcher-open-arg-folder = The study's folder
help-researcher-open-arg-parcel = The parcel's file
help-researcher-open-arg-json = Prints the summary as JSON

help-researcher-count = Counts how many people gave each answer to a question. Small numbers are withheld, and whatever gives them away
help-researcher-count-arg-folder = The study's folder
help-researcher-count-arg-question = The question's name
help-researcher-count-arg-by = Counts within each answer to another question
help-researcher-count-arg-form = The form, where the study has several
help-researcher-count-arg-json = Prints JSON; a withheld number is null

help-researcher-score = Scores the interviews by a scoring of their form: number, mean, standard deviation, bands, dimensions
help-researcher-score-arg-folder = The study's folder
help-researcher-score-arg-scoring = The scoring's id, where there are several
help-researcher-score-arg-form = The form, where the study has several
help-researcher-score-arg-json = Prints JSON with every digit; a withheld number is null

help-researcher-export = Writes the interviews of a form to a file, in the clear
    .long =
        Writes the interviews of a form to a file, in the clear.

        Direct identifiers, places and free text are left out unless asked for by name.
help-researcher-export-arg-folder = The study's folder
help-researcher-export-arg-csv = The CSV file to write; what is there is never overwritten
help-researcher-export-arg-form = The form, where the study has several
help-researcher-export-arg-include = What is exported that is otherwise left out

## The machine

chance-unavailable = The system gives no random numbers.
    .hint = No key can be made on this machine as it is. Start it again, or use another.
confinement-refused = This system does not let the program deny itself the network.
    .hint = Use a Linux kernel with seccomp; inside a container, allow it. The desk does not run unconfined.

## Studies

study-not-found = { $folder } holds no study.
    .hint = Name the folder that "kin-researcher study new" made.
study-folder-taken = { $folder } is there already and is not empty.
    .hint = Choose a new folder.
study-file-damaged = { $file } is damaged, or not a file of this study.
    .hint = Take the study's folder from your last copy.
study-file-newer = { $file } was written by a later version of this program.
    .hint = Use that version.
study-busy = Another program is at work in { $folder }.
    .hint = Wait until it has finished, then try again.
study-flag-missing = { $flag } is missing or empty, or not what it should be.
    .hint = Give it on the command line, or run the command at a terminal, where it is asked for.
study-date-unreadable = The date given with { $flag } cannot be read.
    .hint = Write it as year-month-day: 2027-12-31.
study-date-past = The date given with { $flag } has gone by.
    .hint = Give a later one.
study-key-period-empty = The working key would end before it begins.
    .hint = Give --not-before and --not-after in this order.
study-split-unreadable = Not a way to split a key.
    .hint = Write how many shares are needed, and how many there are: 2-of-3. At least 2, at most { $most }.
study-keys-need-a-ceremony = The keys of this study are made with its custodians.
    .hint = Use: kin-researcher keys ceremony. Only a study made with --single has a key that one person makes.
study-training-of-training = That is a training study itself.
    .hint = Name the folder of the live study.
study-epoch-before-the-last = An epoch cannot begin before the one it follows, which begins on { $last }.
    .hint = Give a later --not-before.
study-sealed-bytes-out-of-range = Sealed responses of { NUMBER($bytes, useGrouping: "false") } bytes are out of range: { NUMBER($least, useGrouping: "false") } to { NUMBER($most, useGrouping: "false") }.
    .hint = 20480 is right for most studies.
study-form-twice = The form { $form } stands twice.
    .hint = A study begins with one version of each form.
study-form-too-large = A response to the form { $form } may need { NUMBER($needed, useGrouping: "false") } bytes; a sealed response of this study holds { NUMBER($available, useGrouping: "false") }.
    .hint = Shorten the longest texts of the form, or give a larger --sealed-bytes.
study-form-unknown = The study has no form { $form }.
    .hint = Its forms are listed in study.json.
study-form-not-named = The study has { $count } forms, and it is not clear which one is meant.
    .hint = Name one with --form.
study-has-no-key = The study has no working key.
    .hint = Make one with "kin-researcher keys new", then sign the study note.
study-not-signed = The study note is not signed.
    .hint = Sign it with "kin-researcher study sign".
study-note-outdated = The study note no longer says what the study is: keys or forms have changed since.
    .hint = Sign it again with "kin-researcher study sign".
study-note-has-expired = The study note has expired.
    .hint = Sign it again with "kin-researcher study sign --expires DATE".
study-passphrase-wrong = The passphrase does not open { $file }.
    .hint = Try again; capital letters and the keyboard's language matter.

study-new-ask-title = A neutral title, which everyone may read:
study-new-ask-server = Where devices send to (https://…):
study-new-ask-expires = The last day of the study (Enter: { $default }):
study-new-ask-sealed-bytes = The one size of all sealed responses, in bytes (Enter: { $default }):
study-new-ask-form = The file of a form:
study-new-ask-another-form = The file of another form (Enter: no more):
study-new-made = Made the study “{ $title }” in { $folder }.
    Its id is { $study }.
study-new-form = Form { $form }, version { $version }.
study-new-one-root = This study has one root: whoever holds its key and passphrase alone decides what devices trust.
study-new-single = One key in one hand: if the study's folder or its passphrase is lost, every response is lost, for ever.
study-new-classical = The keys of this study do not withstand a future quantum computer.
study-new-training = For practising study { $of }: its forms, with an id and keys of its own.
study-new-training-title = Training: { $title }
study-new-next-keys = Next: kin-researcher keys new { $folder }
study-new-next-ceremony = Next, with the custodians around the table ({ $shares }): kin-researcher keys ceremony { $folder } --out CEREMONY
study-sign-done = Signed version { $version } of the study note; interviews start until { $expires }.
study-sign-next = Next: kin-researcher publish { $folder } BUNDLE
    and, for paper: kin-researcher fingerprint { $folder }
keys-new-done = Made the working key of epoch { $epoch }: { $recipient }
    Responses are sealed to it from { $not_before } to { $not_after }.
keys-new-single = There is no second key: keep two copies of the study's folder in two places, and the passphrase in a third.
keys-new-next = Next: kin-researcher study sign { $folder }
publish-done = Wrote { $bundle }, with version { $version } of the study note.
publish-next = Next, on the server: kin-server study load STORE { $bundle }
fingerprint-file-unknown = { $file } is neither a study note nor the roots of one.
    .hint = Name the study's folder, its note.txt or its roots.txt.

## Passphrases

unlock-ask-new-root = A passphrase for the study's root key:
unlock-ask-new-working = A passphrase for the working key:
unlock-ask-root = The passphrase of the study's root key:
unlock-ask-working = The passphrase of { $file }:

## Devices

device-label-taken = There is already a device { $label }.
    .hint = Give each device a label of its own.
device-label-unfit = A device's label is 1 to { $most } characters that can be read, without blanks at its ends.
    .hint = For instance: tablet-1
device-enumerator-unfit = An enumerator's code is 1 to { $most } letters, digits, - or _.
    .hint = For instance: E01. Never use a name.
device-add-done = Wrote { $package } for { $label }, used by { $enumerator }; it may be used until { $expires }.
device-add-next = Give it by hand, with the fingerprint on paper: kin-researcher fingerprint { $folder }
device-list-none = No device was added yet.
device-list-label = device
device-list-enumerator = enumerator
device-list-added = added
device-list-expires = package until
device-list-key = device key
device-list-seen = first seen
device-list-state = state
device-list-unconfirmed = unconfirmed
device-list-confirmed = confirmed as { $device }

## Forms

form-file-mistaken = { $count ->
    [one] { $file } has a mistake.
   *[other] { $file } has { $count } mistakes.
 }
    .hint = Correct the form, then check it again with "kin-researcher form check".
form-file-mistake = { $place }: { $mistake }
form-file-mistake-in = { $place }: question { $question }: { $mistake }
form-check-done = { $form }, version { $version }: { $questions ->
    [one] one question
   *[other] { $questions } questions
 }, no mistakes. The largest response has { $bytes } bytes.
form-check-question = question
form-check-type = type
form-check-disclosure = gives away
form-check-direct = who it is
form-check-quasi = who it is, with others
form-check-sensitive = something that can do harm
form-check-free-text = anything
form-check-location = where
form-check-open = nothing

## Opening

parcel-file-foreign = The parcel belongs to another study.
    .hint = Open it in the folder of its own study.
open-envelopes = Envelopes in the parcel
open-added = Interviews added
open-released = … of them taken out of quarantine
open-refusals = Consent declined
open-tests = Exercises, not kept
open-closed = Devices that were closed
open-known = Already known
open-quarantined = Set aside
open-records = Records in the dataset
open-in-quarantine = Envelopes in quarantine
open-log-unchecked = The server's log was not checked: this version knows none.
open-confirmed = { $devices ->
    [one] One device was confirmed: it proved the secret of its package.
   *[other] { $devices } devices were confirmed: they proved the secrets of their packages.
 }
open-gap = Device { $device }…: records { $first } to { $last } have not arrived.
open-more-gaps = … and { $count } more gaps.
open-findings = { $count ->
    [one] One thing was found wrong.
   *[other] { $count } things were found wrong.
 }
    .hint = What was set aside lies in the folder "quarantine"; what is missing may be on a device or on the server still.
finding-other-keys = { $count } sealed to other keys than this study's.
finding-damaged = { $count } damaged, or no sealed response.
finding-wrong-size = { $count } not of the study's one size.
finding-another-study = { $count } sealed for another study.
finding-signature-wrong = { $count } with a wrong signature.
finding-record-malformed = { $count } signed, but malformed inside.
finding-epoch-unknown = { $count } of an epoch that the study does not have.
finding-form-unknown = { $count } of a form that the study does not have.
finding-enumerator-unknown = { $count } of an enumerator for whom no device was enrolled.
finding-device-unconfirmed = { $count } of devices that have not proved yet to be of this study; they wait for the device’s first record.
finding-kind-unknown = { $count } of a kind that this version does not handle.
finding-answers-invalid = { $count } with answers that their own form does not accept.
finding-submission-twice = { $count } of a submission that is in the dataset already.
finding-device-revoked = { $count } of a device that was revoked.
finding-after-closing = { $count } of a device that had said its last word before.
finding-sequence-twice = { $count } with a number that their device has used before.
finding-sequence-gap = { $count } missing from the sequence of their device.
finding-chain-broken = { $count } that do not name their device's previous envelope.

## The dataset

dataset-segment-damaged = { $file } is not the segment that the dataset's ledger names.
    .hint = Take the study's folder from your last copy, and open the later parcels again.
dataset-segment-locked = None of the study's working keys opens { $file }.
    .hint = It was made for another study, or a working key was exchanged.
dataset-response-refused = A response in the dataset is not accepted by its form { $form }.
    .hint = The form or this program has changed since it was opened. Use the version of the program that opened it.

## Tables

table-withheld = withheld
table-withheld-note = Withheld: numbers of fewer than { $minimum } people, and those from which they could be worked out.
table-nobody = Nothing is shown: fewer than { $minimum } people.
count-people = people
count-percent = %
count-total = all
count-answered = answered
count-empty = not asked, or left empty
count-refused = refused
count-dont-know = don't know
count-not-applicable = does not apply
count-several = People may have given several answers: the rows do not add up; percentages are of those who answered.
count-base = n = { $base }
count-question-unknown = The form has no question { $question }.
    .hint = "kin-researcher form check" lists a form's questions.
count-question-nowhere = No form of the study has a question { $question }.
    .hint = "kin-researcher form check" lists a form's questions.
count-question-mistyped = The form has no question { $question }.
    .hint = Did you mean { $nearest }?
count-question-direct = Answers to { $question } identify people and are not counted.
    .hint = Count a question about a group of people: a place, an age band, a service.
count-question-free-text = Answers to { $question } are in people's own words and are not counted.
    .hint = Read them in an export with --include free_text, at this desk only.
count-question-uncountable = { $question } is of type { $kind }, which has no classes to count.
    .hint = Add a calculation to the form that puts the answers into classes.
count-question-multiple = { $question } takes several answers at once and cannot be crossed.
    .hint = Count it alone, without --by.
count-question-twice = { $question } is crossed with itself.
    .hint = Give another question with --by.
count-too-many-values = { $question } has more than { $most } different answers.
    .hint = Add a calculation to the form that puts the answers into classes.

## Scores

score-none = The form { $form } has no scoring.
    .hint = Name another form with --form.
score-unknown = The form { $form } has no scoring { $scoring }.
    .hint = It has: { $known }
score-not-named = The form { $form } has several scorings.
    .hint = Name one: { $known }
score-nowhere = No form of the study has the scoring { $scoring }.
    .hint = Name the form with --form to see the scorings it has.
score-n = n
score-mean = mean
score-sd = sd
score-unscored = Interviews without a score
score-interviews = Interviews
score-band = band
score-people = people
score-percent = %
score-source = Source: { $source }
score-digest = Scoring { $scoring }, SHA-256 { $digest }

## Export

export-done = Wrote { $file }: { $rows ->
    [one] one interview
   *[other] { $rows } interviews
 }, { $columns } columns.
export-refusals = { $count ->
    [one] One person declined and has no row.
   *[other] { $count } people declined and have no row.
 }
export-left-out = Left out ({ $what }): { $questions }
export-in-the-clear = { $file } is not sealed: whoever has it can read every answer in it.
    .hint = Keep it on this machine, and delete it when you have used it.

### Shares, ceremony, backup
help-researcher-arg-shares = A custodian's share, as a file or as the text of its sheet; as many as are needed
help-researcher-arg-share-passphrase-files = Reads a custodian's passphrase from a file; one for each --share, in the same order
help-researcher-study-backup = Writes a backup of the desk that only the study's own keys open: root key, settings, forms, registry of devices
    .long =
        Writes a backup of the desk that only the study's own keys open: root key, settings, forms, registry of devices.

        Keep it away from the desk, and make a new one after every change to keys, forms or devices. It holds no answer.
help-researcher-study-backup-arg-folder = The study's folder
help-researcher-study-backup-arg-out = The backup's file, which must be new
help-researcher-study-recover = Makes a lost desk again from its backup and the shares of its custodians (--share, as many as are needed)
    .long =
        Makes a lost desk again from its backup and the shares of its custodians (--share, as many as are needed).

        The lost desk's working keys count as lost from now on. A ceremony for the next epoch must follow.
help-researcher-study-recover-arg-folder = The study's new folder
help-researcher-study-recover-arg-backup = The backup's file
help-researcher-keys-ceremony = Makes the keys of the next epoch with the custodians around the table, splits what is to be split, tries every set of shares, and writes a transcript
    .long =
        Makes the keys of the next epoch with the custodians around the table, splits what is to be split, tries every set of shares, and writes a transcript.

        Each custodian chooses a passphrase for her own share, unseen by the others. The script is keys-docs/ceremony.md.
help-researcher-keys-ceremony-arg-folder = The study's folder
help-researcher-keys-ceremony-arg-out = The folder for the transcript and the shares, which must be new
help-researcher-keys-ceremony-arg-custodians = A custodian, by function rather than name; once for each share, in the order of the shares
help-researcher-keys-ceremony-arg-witnesses = A witness, by function rather than name; once for each --witness-key, in the same order
help-researcher-keys-ceremony-arg-witness-keys = The public key of a witness, from kin-auditor witness new
help-researcher-keys-ceremony-arg-not-before = The first day on which responses are sealed to the keys; today when not given
help-researcher-keys-ceremony-arg-not-after = The last day on which interviews that are sealed to the keys start; the study's last day when not given
help-researcher-keys-rehearse = Seals an envelope as a device would, to the recipients of the signed note, and opens it with the working key and with the custodians' shares (--share). Nothing is published before this has succeeded
help-researcher-keys-rehearse-arg-folder = The study's folder
ceremony-without-split = This study has one key in one hand: there is nothing to split.
    .hint = Its keys are made with: kin-researcher keys new
ceremony-custodians = { $found ->
        [0] No custodian was named
        [one] One custodian was named
       *[other] { $found } custodians were named
    }, and there are { $shares } shares.
    .hint = Give --custodian LABEL once for each share, by function rather than name.
ceremony-custodian-twice = The custodian { $custodian } was named twice.
    .hint = One share, one custodian: whoever holds two shares makes the key weaker than it looks.
ceremony-unwitnessed = Nobody was named who sees the ceremony and signs its transcript.
    .hint = Name at least one: --witness LABEL --witness-key FILE. She makes her key with: kin-auditor witness new
ceremony-set-fails = The shares { $set } do not make the key. Nothing was written.
    .hint = Hold the ceremony again on another machine. If it fails there too, do not use this program.
ceremony-set-too-small = The shares { $set } are too few and were accepted. Nothing was written.
    .hint = Do not use this program.
ceremony-rehearsal-fails = An envelope sealed to the keys was not opened again.
    .hint = Interview nobody. Check that these shares and this desk belong to this study.
shares-file-unreadable = { $file } is not a share.
    .hint = Give the file of a share, or a text file with the lines of its sheet.
shares-passphrase-wrong = The passphrase does not open { $file }.
    .hint = Each custodian has a passphrase of her own. Nobody can recover it.
shares-needed = { $needed } custodians' shares are needed.
    .hint = Give --share FILE for each of them.
shares-of-another-study = A key that the study note names was not among those that were brought.
    .hint = Bring the desk's passphrase and the shares of this study's last ceremony.
unlock-ask-share = Passphrase of the custodian whose share is { $file }:
unlock-ask-new-custodian = New passphrase of the custodian “{ $custodian }”, for her share:
keys-ceremony-ask-custodian = Custodian { $place } of { $of }, by function rather than name:
keys-ceremony-done = Made the keys of epoch { $epoch }.
    Responses are sealed to them from { $not_before } to { $not_after }.
keys-ceremony-working = A working key stays at this desk, under its passphrase.
keys-ceremony-split = A key was split { $split }: so many shares make it, fewer say nothing.
keys-ceremony-tried = Tried { $opened } sets of enough shares: each opened. Tried { $refused } that were too small: none did.
keys-ceremony-transcript = Transcript: { $digest }
keys-ceremony-shares = Each custodian takes her own share from { $folder }, as a file or printed. Then delete the files of all shares there.
keys-ceremony-next = Next: kin-researcher study sign { $folder }
keys-rehearse-done = An envelope sealed to epoch { $epoch } was opened with every key.
keys-rehearse-next = Next: kin-researcher publish { $folder } BUNDLE
study-not-rehearsed = The keys of epoch { $epoch } have not been rehearsed.
    .hint = Nothing is published before: kin-researcher keys rehearse
study-backup-done = Wrote the backup { $file }. Only the study's own keys open it.
study-backup-without-recovery = This study has no recovery key: without its working key the backup opens nothing.
study-recover-done = Made the study “{ $title }” again in { $folder }, as it was at { $made }.
study-recover-meanwhile = What was changed after that is not in it: devices added since must be added again. Copy the dataset folder if there is one, or open the parcels again.
study-recover-next = The lost desk's working keys end now. Next: kin-researcher keys ceremony { $folder } --out CEREMONY
study-backup-too-large = The backup would be larger than { $most } bytes.
study-backup-damaged = This is no backup of a study, or a damaged one.
    .hint = Take another copy of the backup.
study-backup-newer = The backup was made by a later version.
    .hint = Use the program of that version.

### Revoking devices, sealing the dataset again, destroying keys
help-researcher-device = Adds devices, lists them, revokes them
help-researcher-device-revoke = Stops believing a device that was lost, seized or misused, and stops waiting for it. Two people declare it by name
    .long =
        Stops believing a device that was lost, seized or misused, and stops waiting for it. Two people declare it by name.

        What it has sent and the desk has opened stays; whatever of it is opened from now on waits in quarantine.
help-researcher-device-revoke-arg-folder = The study's folder
help-researcher-device-revoke-arg-label = What the team calls the device
help-researcher-device-revoke-arg-declared = Someone who declares it, by name; at least two
help-researcher-device-revoke-arg-undo = Takes the revocation back: what waited is accepted when its parcel is opened again
help-researcher-keys-rewrap = Seals the dataset again, to the keys of one epoch alone: for a new researcher, after the ceremony of her epoch
    .long =
        Seals the dataset again, to the keys of one epoch alone: for a new researcher, after the ceremony of her epoch.

        Every segment's digest before and after is kept in dataset/rewraps.json.
help-researcher-keys-rewrap-arg-folder = The study's folder
help-researcher-keys-rewrap-arg-epoch = The epoch whose keys open the dataset from now on
help-researcher-keys-destroy = Destroys what this desk holds of an epoch's keys, and writes a certificate that says what could not be verified
    .long =
        Destroys what this desk holds of an epoch's keys, and writes a certificate that says what could not be verified.

        Refused until the epoch has ended and every device has closed, gone on in a later epoch, or been revoked by two people, and every response of it is here. The dataset is sealed to the keys that are left first.
help-researcher-keys-destroy-arg-folder = The study's folder
help-researcher-keys-destroy-arg-epoch = The epoch whose keys end
help-researcher-keys-destroy-arg-out = The certificate's file, which must be new
help-researcher-keys-destroy-arg-with-the-dataset = Makes the dataset unreadable as well, where no other keys are left: at the close of a study
help-researcher-keys-destroy-arg-yes = Asks nothing
device-unknown = There is no device { $label }.
    .hint = kin-researcher device list shows them.
device-declared-alone = Nobody declares this alone.
    .hint = Give --declared-by NAME for two people at least.
device-revoke-done = { $label } is revoked, as { $declared } declared. What is opened of it from now on waits in quarantine.
device-revoke-undone = { $label } is believed again, as { $declared } declared. Open its parcels again to accept what waited.
destruction-epoch-unknown = The study has no epoch { $epoch }.
destruction-again = The keys of epoch { $epoch } have been destroyed already.
destruction-too-early = Interviews may start under this epoch until { $ended }.
    .hint = Wait until then, or end the epoch with a new one: kin-researcher keys ceremony
destruction-device-open = The device { $device } may still hold responses of this epoch.
    .hint = Let it send everything and close (kin-collector close), and open that parcel; or two people declare it lost: kin-researcher device revoke
destruction-package-usable = The package of { $device } may still be used, until { $expires }.
    .hint = Wait until then, or revoke the device.
destruction-missing = Numbers { $first } to { $last } of { $device } have not arrived. With the keys they would be lost for ever.
    .hint = Open the parcel they are in; or two people declare the device lost: kin-researcher device revoke
destruction-of-the-last = No other keys are left: the dataset at this desk would become unreadable too.
    .hint = Export what may be kept first. Then, if that is meant: --with-the-dataset
keys-destroy-ask = This cannot be undone. Type “destroy” to destroy the keys of epoch { $epoch }:
keys-destroy-word = destroy
keys-destroy-not-confirmed = Nothing was destroyed.
keys-destroy-done = Destroyed what this desk held of the keys of epoch { $epoch }. Certificate: { $certificate }
keys-destroy-counts = Envelopes opened: { $opened }; in quarantine: { $quarantined }; never arrived: { $missing }.
keys-destroy-shares = The custodians destroy their shares now, each before the eyes of another; keys-docs/destruction.md has the sheet to sign.
keys-destroy-next = Anyone can check the certificate: kin-auditor destruction CERTIFICATE --roots ROOTS
keys-rewrap-done = { $segments ->
        [one] One segment of the dataset is
       *[other] { $segments } segments of the dataset are
    } sealed to the keys of epoch { $epoch } now, and to no others.

### Several roots, the office's key, packages for devices

help-researcher-roots = Signs the study note in several hands, and changes whose hands they are
help-researcher-roots-new = Makes a root key for one more person, on that person's own machine
    .long =
        Makes a root key for one more person, on that person's own machine.

        The line that is printed is its public half: `roots change` at the desk names it.
help-researcher-roots-new-arg-study = The id of the study: 32 digits
help-researcher-roots-new-arg-out = The file to keep the key in, under a passphrase
help-researcher-roots-change = Proposes a study note that changes who may sign the next one
    .long =
        Proposes a study note that changes who may sign the next one.

        Enough of the old roots and enough of the new must sign it, then `roots take` makes it the study's note. Devices follow by themselves; new devices get the new fingerprint on paper.
help-researcher-roots-change-arg-folder = The study's folder
help-researcher-roots-change-arg-roots = The public half of a root, as `roots new` printed it; one for each, the desk's own too if it is to stay
help-researcher-roots-change-arg-quorum = How many of them must sign
help-researcher-roots-cosign = Adds a root's signature to a note that lacks it
    .long =
        Adds a root's signature to a note that lacks it.

        Read the note first, with `kin-auditor study` or as the text it is: you sign who can read what every device seals.
help-researcher-roots-cosign-arg-note = The proposed note; the signature is added to it
help-researcher-roots-cosign-arg-key = The root's key, as `roots new` wrote it
help-researcher-roots-take = Takes a proposed note that everyone who must has signed as the study's note
help-researcher-roots-take-arg-folder = The study's folder
help-researcher-roots-take-arg-note = The signed note, as it came back; note-proposed.txt of the folder when not given
help-researcher-keys-office = Makes the key with which this desk signs packages for devices
    .long =
        Makes the key with which this desk signs packages for devices.

        It can name no reader, no root and no form: those stand in the study note. The next note names its public half.
help-researcher-keys-office-arg-folder = The study's folder
help-researcher-device-assign = Makes a package for one device: the newest study note with all that leads to it, and its forms
    .long =
        Makes a package for one device: the newest study note with all that leads to it, and its forms.

        It is sealed to that device alone and signed with the office's key. The enumerator takes it in with `kin-collector update`.
help-researcher-device-assign-arg-folder = The study's folder
help-researcher-device-assign-arg-label = What the team calls the device
help-researcher-device-assign-arg-out = The file of the package
help-researcher-device-assign-arg-expires = The last day on which the device takes it in; 30 days from now when not given

roots-new-done = The line above is the public half of the key in { $file }. Give it to the desk; keep the file and its passphrase apart.
roots-change-proposed = Version { $version } of the study note is proposed: from then on { $quorum } of { $roots } roots must sign. It lies in { $file }, signed by this desk.
roots-change-fingerprint = New fingerprint: { $fingerprint }
roots-change-next = Carry { $file } to the other roots, old and new, for “roots cosign”. When all have signed: “roots take”.
roots-cosign-done = Signed: version { $version } of the note of “{ $title }” (SHA-256 of the text: { $digest }).
roots-take-done = Version { $version } is now the study's note. Publish it.
roots-take-changed = The roots have changed. Devices follow by themselves. For new devices, print the new fingerprint on paper: { $fingerprint }
roots-unchanged = These are the study's roots already.
    .hint = Name the roots as they are to be from now on, and how many of them must sign.
roots-key-unfit = { $file } is not the key of a root.
    .hint = Use the file that “roots new” wrote.
roots-note-incomplete = The note is not complete: { $signers } of those who must have signed, { $quorum } are needed.
    .hint = Carry it to the others for “roots cosign”, then take it again.
roots-note-other = The note is signed, but it is not what this study would sign next.
    .hint = The study has changed since it was proposed, or somebody proposed something else: propose it again.
study-sign-proposed = { $quorum } roots must sign. The note lies in { $file }, signed by this desk: carry it to the others for “roots cosign”, then “roots take”.
unlock-ask-office = Passphrase of the office key:
unlock-ask-new-office = New passphrase of the office key:
keys-office-done = The office key is made: { $office }
keys-office-next = Sign the study note again, so that devices know it: kin-researcher study sign { $folder }
device-assign-done = Package { $number } for { $label } is in { $package }, with version { $version } of the note. Only that device can open it.
assign-no-office = The study note names no office key of this desk.
    .hint = Make one with “keys office”, then sign the note again.
assign-office-taken = This desk has an office key already.
    .hint = It is used as it is; a lost one is replaced by roots that sign in its place.
assign-device-unproved = The device { $label } has not proved itself yet, so that nobody knows whom to seal to.
    .hint = Open a parcel with its first record, or look for its label with “device list”.
assign-device-revoked = The device { $label } is revoked.
    .hint = Give the enumerator a new device and a new enrolment package.
