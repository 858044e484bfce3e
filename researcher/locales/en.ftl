# The research desk.

## Help

help-researcher = The research desk: makes a study, opens what was sealed for it, counts, scores and exports
    .long =
        The research desk: makes a study, opens what was sealed for it, counts, scores and exports.

        It works on a machine without a network, and denies itself one.
help-researcher-arg-passphrase-file = Reads the passphrase from the first line of a file, instead of asking for it

help-researcher-study = Makes a study, signs its note
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
help-researcher-study-sign = Signs the next version of the study note, with the study's keys and forms as they are now
help-researcher-study-sign-arg-folder = The study's folder
help-researcher-study-sign-arg-expires = The last day on which interviews start; the study's own last day when not given

help-researcher-keys = Makes the keys that open responses
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

help-researcher-device = Adds devices, lists them
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

help-researcher-stats = Estimates means, totals, ratios, proportions and two-way tables from a CSV file or from a study's interviews
    .long =
        Estimates means, totals, ratios, proportions and two-way tables from a CSV file or from a study's interviews.

        A file is computed as it is. A study's numbers are the working view: for the team at the desk, none of them on fewer than three people, and not for release.
help-researcher-stats-arg-table = The CSV file, or the study's folder
help-researcher-stats-arg-mean = The mean of a column of numbers
help-researcher-stats-arg-total = The total of a column of numbers
help-researcher-stats-arg-ratio = The ratio of two columns' totals
help-researcher-stats-arg-proportion = The share of each value of a column
help-researcher-stats-arg-crossed = Two columns crossed: rows, then columns
help-researcher-stats-arg-change = How a column changed between two rounds, among those who are in both
help-researcher-stats-arg-quota = How far a quota is filled: a CSV file with a column "target", the others named as in the table
help-researcher-stats-arg-by = Estimates for each value of another column
help-researcher-stats-arg-design = The design file: which columns say how the sample was drawn
help-researcher-stats-arg-confidence = The confidence of intervals
help-researcher-stats-arg-missing = A text that stands for no value, besides empty, NA, NaN and a full stop; may be given several times
help-researcher-stats-arg-person = The column of codes by which people are told apart, for --change
help-researcher-stats-arg-round = The column of rounds, for --change
help-researcher-stats-arg-rounds = The earlier and the later round, for --change
help-researcher-stats-arg-yes = The value that is a yes, for --change of a yes or no
help-researcher-stats-arg-form = The form, where the study has several
help-researcher-stats-arg-json = Prints JSON with every digit; what is withheld or cannot be known is null

help-researcher-table = Crosses one to three variables: of a study, for the team at the desk (never for release); or of any CSV file
help-researcher-table-arg-source = A study's folder, or a CSV file
help-researcher-table-arg-rows = The variable in the rows: a question, a choice of several (question/choice), or a score's bands (band:SCORING)
help-researcher-table-arg-columns = The variable in the columns
help-researcher-table-arg-by = Repeats the table for each level of another variable
help-researcher-table-arg-filter = Only people with one of these answers; of a study only. Variables of filters count among the three
help-researcher-table-arg-form = The form, where the study has several
help-researcher-table-arg-count = Of a CSV file: the column that says how many people a row stands for
help-researcher-table-arg-minimum = Withholds numbers below this (of a study, below 3 at least), and whatever gives them away
help-researcher-table-arg-json = Prints JSON; a withheld number is null

help-researcher-risk = Says how easily someone is recognised in a table of records: who shares their keys, individual and global risk, how much those who share them differ in what is sensitive
help-researcher-risk-arg-table = A CSV file, or a study's folder
help-researcher-risk-arg-keys = What an outsider may know: columns, or questions
help-researcher-risk-arg-weight = The column that says how many people of the population a record stands for
help-researcher-risk-arg-sensitive = What would do harm when known: l-diversity is measured for each
help-researcher-risk-arg-missing = What an empty key means: any value (as sdcMicro counts), or a value of its own. Of a study, always its own
help-researcher-risk-arg-form = The form, where the study has several
help-researcher-risk-arg-json = Prints JSON with every digit, for a file with the numbers of each record

help-researcher-quality = Says who asked how: interviews and missing answers by enumerator. For the team at the desk, never for release
help-researcher-quality-arg-folder = The study's folder
help-researcher-quality-arg-form = The form, where the study has several
help-researcher-quality-arg-json = Prints JSON

help-researcher-release = Gives numbers out: from named data, under all rules, recorded in the study's ledger
help-researcher-release-freeze = Gives the data as they are now a name, from which tables and files are released
help-researcher-release-freeze-arg-folder = The study's folder
help-researcher-release-freeze-arg-name = The name: letters, digits, - or _
help-researcher-release-table = Releases a table into a folder: text, CSV, JSON, a chart and a page's fragment. Small numbers are withheld, and whatever gives them away: within the table, and together with every table that was released before
help-researcher-release-table-arg-folder = The study's folder
help-researcher-release-table-arg-freeze = The freeze that the table is made from
help-researcher-release-table-arg-rows = The variable in the rows: a question, a choice of several (question/choice), or a score's bands (band:SCORING)
help-researcher-release-table-arg-columns = The variable in the columns
help-researcher-release-table-arg-by = Repeats the table for each level of another variable
help-researcher-release-table-arg-filter = Only people with one of these answers; of a study only. Variables of filters count among the three
help-researcher-release-table-arg-form = The form, where the study has several
help-researcher-release-table-arg-minimum = Raises the fewest people that a number may stand for above the form's
help-researcher-release-table-arg-out = The folder to write; what is there is never overwritten
help-researcher-release-microdata = Releases a file of records in which nobody is recognised, and a report of what was lost. Direct identifiers, places and own words are never in it
help-researcher-release-microdata-arg-folder = The study's folder
help-researcher-release-microdata-arg-freeze = The freeze that the file is made from
help-researcher-release-microdata-arg-keys = What an outsider may know; all quasi-identifiers of the form where none is named. Others are left out
help-researcher-release-microdata-arg-k = The fewest records that share their keys
help-researcher-release-microdata-arg-max-risk = The global risk that the file stays below
help-researcher-release-microdata-arg-population = How many people the sample was drawn from, where it is known; else the sample counts as everyone
help-researcher-release-microdata-arg-form = The form, where the study has several
help-researcher-release-microdata-arg-out = The folder to write; what is there is never overwritten
help-researcher-release-list = Lists what was frozen, released and exported
help-researcher-release-list-arg-folder = The study's folder
help-researcher-release-list-arg-json = Prints JSON

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
study-sealed-bytes-out-of-range = Sealed responses of { $bytes } bytes are out of range: { $least } to { $most }.
    .hint = 16384 is right for most studies.
study-form-twice = The form { $form } stands twice.
    .hint = A study begins with one version of each form.
study-form-too-large = A response to the form { $form } may need { $needed } bytes; a sealed response of this study holds { $available }.
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
study-new-next = Next: kin-researcher keys new { $folder }
study-sign-done = Signed version { $version } of the study note; interviews start until { $expires }.
study-sign-next = Next: kin-researcher publish { $folder } BUNDLE
    and, for paper: kin-researcher fingerprint { $folder }
keys-new-done = Made the working key of epoch { $epoch }: { $recipient }
    Responses are sealed to it from { $not_before } to { $not_after }.
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
open-known = Already known
open-quarantined = Set aside
open-records = Records in the dataset
open-in-quarantine = Envelopes in quarantine
open-log-unchecked = The server's log was not checked: this version knows none.
open-unconfirmed = { $keys ->
    [one] One device key was seen for the first time; nothing proves yet whose device it is.
   *[other] { $keys } device keys were seen for the first time; nothing proves yet whose devices they are.
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
finding-kind-unknown = { $count } of a kind that this version does not handle.
finding-answers-invalid = { $count } with answers that their own form does not accept.
finding-submission-twice = { $count } of a submission that is in the dataset already.
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

## Tables and estimates

data-without-headings = { $file } has no line of headings.
    .hint = The first line of a CSV file names its columns.
data-not-csv = { $file }, line { $line }: not CSV in UTF-8.
    .hint = Save it as "CSV UTF-8", with commas between cells.
data-row-uneven = { $file }, line { $line }: { $cells } cells under { $headings } headings.
    .hint = A cell that holds a comma or a line feed stands between quotation marks.
data-column-unknown = There is no column { $column }.
    .hint = The columns are: { $known }
data-column-mistyped = There is no column { $column }.
    .hint = Did you mean { $nearest }?
data-column-twice = Two columns are called { $column }.
    .hint = Give each column a name of its own.
data-pair-unreadable = { $pair } does not name two columns.
    .hint = Write the two names with { $between } between them.
data-not-a-number = Line { $line }, column { $column }: not a number.
    .hint = Numbers are written 1234.5. Name a code for missing values with --missing; for shares of words use --proportion.
data-design-cell-empty = Line { $line }, column { $column }: empty, and the design needs it.
    .hint = Stratum, PSU, weight and fpc must be known for every row. Whom a number is not about stays in with an empty value.
data-row-refused = Found in line { $line }.
estimating-design-unreadable = { $file }, line { $line }, column { $column }: not a design file.
    .hint = A design file names columns: { "{" }"strata": "…", "psu": "…", "weight": "…", "fpc": "…", "lonely_psu": "error"{ "}" }, each optional.
estimating-weight-negative = Line { $line }, column { $column }: the weight is negative.
    .hint = A weight is how many people a row stands for: 0 or more.
estimating-confidence-out-of-range = { $confidence } is not a confidence.
    .hint = A confidence lies between 0 and 1: 0.95
estimating-quota-without-target = { $file } has no column "target".
    .hint = A quota file has a column "target" and columns named as in the table; an empty cell means any value.
estimating-quota-target-unreadable = { $file }, line { $line }: the target is not a number of people.
    .hint = Write a whole number.
estimating-quota-too-large = { $file } has more than { $most } cells.
    .hint = Split the quota.
estimating-rounds-alike = Both rounds are the same.
    .hint = Name two values of the column of rounds: --rounds 1,2
stats-mean = mean
stats-total = total
stats-ratio = ratio
stats-proportion = proportion
stats-table = table
stats-change = change
stats-quota = quota
stats-count = people
stats-missing = missing
stats-estimate = estimate
stats-standard-error = s.e.
stats-interval = { $percent } %
stats-degrees = d.f.
stats-row-total = all
stats-pearson = Pearson, as if a simple sample: X² = { $statistic }, { $degrees } d.f., p { $probability }
stats-rao-scott-first = Rao–Scott, first order: X² = { $statistic }, { $degrees } d.f., p { $probability }
stats-rao-scott-f = Rao–Scott, second order: F = { $statistic }, { $numerator } and { $denominator } d.f., p { $probability }
stats-not-tested = No test of independence.
stats-first-round = in the first round
stats-second-round = in the second round
stats-both-rounds = in both
stats-only-first = lost
stats-only-second = new
stats-compared = compared
stats-before = first round
stats-after = second round
stats-lost-before = first round, those lost
stats-paired-t = Paired t = { $statistic }, { $degrees } d.f., p { $probability }
stats-mcnemar = McNemar: { $gained } to yes, { $lost } to no; exact p { $exact }; X² = { $statistic }, p { $probability }
stats-target = target
stats-remaining = wanted still
stats-share = filled
stats-outside = in no cell
stats-simple = Errors are those of a simple random sample. If it was drawn otherwise, say how with --design; if it was not drawn by chance, there is no inference beyond these rows.
stats-no-inference = No inference beyond those interviewed: these people are not a probability sample.
stats-not-for-release = Working view: not for release.

## Disclosure

table-not-for-release = Working view: not for release.
table-others = others
table-chosen = chosen
table-not-chosen = not chosen
quality-enumerator = enumerator
quality-interviews = interviews
quality-answers = answers
quality-refused = refused
quality-dont-know = don't know
foreign-count-unfit = Line { $line }: { $column } is not a whole number of people.
    .hint = Name the column that holds counts with --count.
foreign-flag-of-study = { $flag } is for a study's folder, not for a file.
    .hint = Prepare the file first, or leave the flag out.
foreign-flag-of-file = { $flag } is for a CSV file: in a study each interview is one person.
    .hint = Leave the flag out.
foreign-too-large = The table would have more than { $most } cells.
    .hint = Cross fewer variables, or put their values into groups first.
risk-records = records
risk-k = k: fewest that share their keys
risk-violations = records that share their keys with fewer than { $k } in all
risk-uniques = sample uniques
risk-expected = expected re-identifications
risk-global = global risk
risk-greatest = greatest individual risk
risk-distinct = l-diversity of { $sensitive }, distinct
risk-entropy = l-diversity of { $sensitive }, entropy
risk-homogeneous = records whose group is all alike in { $sensitive }
risk-no-weight = Without weights the sample counts as the whole population: the risk is an upper limit.
risk-weight-unfit = Line { $line }: the weight in { $column } is not a number above 0.
    .hint = A weight says how many people of the population a record stands for.
risk-name-twice = { $name } stands twice among keys, sensitive items and weight.
    .hint = Name each column once.
risk-too-few = There are fewer than { $minimum } interviews.
    .hint = Risk is measured when more have come.
release-too-many-variables = { $count } variables are crossed; a table crosses at most { $most }, those of filters among them.
    .hint = Release several smaller tables.
release-variable-twice = { $variable } stands twice.
    .hint = Name each variable once, in the rows, the columns, --by or a filter.
release-several-answers = { $question } takes several answers at once.
    .hint = Its choices are variables: { $example }
release-filter-unreadable = { $filter } is not a filter.
    .hint = Write a variable and its values: office=hn,ct or age=18..25
release-filter-unknown = { $variable } has no value { $value }.
    .hint = Values are the names of choices, not their labels: "kin-researcher count" shows them in JSON.
release-minimum-lowered = A minimum of { $asked } is below the form's { $least }.
    .hint = A flag may only raise it.
release-too-few-people = The table would be about fewer than { $minimum } people.
    .hint = Take a wider filter, or release it when more interviews have come.
release-differs-by-few = The table differs from number { $earlier } of the ledger by fewer than { $minimum } people: the difference of the two would tell of those few.
    .hint = Release it from the freeze { $freeze }, from which that one was made, or when more interviews have come.
release-unprotectable = Together with what was released before, withheld numbers of this table could be worked out, whatever else is withheld.
    .hint = Release it with fewer or larger groups, or when more interviews have come.
release-too-large-together = The table shares withheld numbers with number { $earlier } of the ledger, and is too large to be judged together with it.
    .hint = Cross fewer variables.
release-provinces-mixed = { $variable }: { $old } has been part of { $new } since { $since }; a table cannot show both.
    .hint = Add a calculation to the form that puts old provinces into the new ones, or filter by one of them.
release-freeze-unknown = There is no freeze { $name }.
    .hint = "kin-researcher release list" lists them; "kin-researcher release freeze" makes one.
release-freeze-taken = There is a freeze { $name } already.
    .hint = Names are never used again: choose another.
release-freeze-name = A freeze's name is 1 to { $most } letters, digits, - or _.
    .hint = For example: round-1
release-nothing-to-freeze = The dataset is empty.
    .hint = Open a parcel first: kin-researcher open
release-freeze-broken = The dataset no longer begins with what was frozen as { $name }.
    .hint = Restore the study's folder from the latest copy.
release-ledger-broken = Line { $line } of releases.jsonl does not follow from the line before it.
    .hint = The ledger was changed by hand, or damaged. Restore it from the latest copy: without it nothing can be released safely.
release-ledger-newer = releases.jsonl was written by a later version of this program.
    .hint = Use that version.
release-ledger-full = releases.jsonl would grow beyond { $most_bytes } bytes.
    .hint = Release fewer tables, or begin a new study.
release-microdata-impossible = There are too few records for a file in which each shares its keys with at least { $k }.
    .hint = Release tables instead.
release-microdata-again = Other records of this form were released before, as number { $earlier } of the ledger. Two files of the same people tell more than either.
    .hint = Give that file out again, or release tables.
release-target-weaker = The target is weaker than k = { $k } and a global risk below { $risk }.
    .hint = Flags may only make it stricter.
release-key-unfit = { $question } cannot be a key.
    .hint = Keys are questions with classes or whole numbers, not places and not people's own words.
release-no-keys = No question of the form is marked as identifying in combination.
    .hint = Name what an outsider may know with --keys.
release-frozen = Frozen as { $name }. SHA-256 of the dataset: { $digest }
release-frozen-next = Next: kin-researcher release table { $folder } --freeze { $name } --rows QUESTION --out FOLDER
release-table-source = Form { $form }, data { $freeze }, release { $number }.
release-table-note = Withheld: numbers of fewer than { $minimum } people, answers that all or none of a group gave to a sensitive question, and what would give them away.
release-table-done = Written to { $out }; number { $number } of the ledger.
release-records-done = Written to { $out }: { $records } records; number { $number } of the ledger.
release-records-risk = Fewest that share their keys: { $k_before } before, { $k_after } after. Global risk: { $before } before, { $after } after.
release-records-key = { $key }: { $before } different values before, { $after } after; { $blanked } blanked; { $lost } % of its information lost.
release-records-left-out = Left out: { $questions }
release-list-none = Nothing was frozen, released or exported yet.
release-list-number = no.
release-list-at = at
release-list-kind = what
release-list-what = of what
release-list-freeze = freeze
release-list-table = table
release-list-microdata = records
release-list-export = export for the team
