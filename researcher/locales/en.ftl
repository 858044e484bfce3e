# The research desk.

## Help

help-researcher = The research desk: makes a study, opens what was sealed for it, counts, scores and exports
    .long =
        The research desk: makes a study, opens what was sealed for it, counts, scores and exports.

        It works on a machine without a network, and denies itself one.
help-researcher-arg-passphrase-file = Reads the passphrase from the first line of a file, instead of asking for it

help-researcher-study = Makes a study, mends its forms, signs its note, keeps a way back to a lost desk, closes it
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

help-researcher-device-add = Makes the enrolment package of one more device, signed with the office's key, and notes the device in the registry
    .long =
        Makes the enrolment package of one more device, signed with the office's key, and notes the device in the registry.

        The package holds secrets: give it by hand, together with the fingerprint on paper, and do not keep it.
help-researcher-device-add-arg-folder = The study's folder
help-researcher-device-add-arg-label = What the team calls the device
help-researcher-device-add-arg-enumerator = The code of the enumerator who uses it; never a name
help-researcher-device-add-arg-out = The file of the enrolment package
help-researcher-device-add-arg-expires = The last day on which the package may be used; 30 days from now when not given
help-researcher-device-add-arg-vouchers = How many responses it can send before it needs another package
help-researcher-device-list = Lists the devices that were given a package, and the device keys that were seen since
help-researcher-device-list-arg-folder = The study's folder
help-researcher-device-list-arg-json = Prints JSON

help-researcher-form = Checks, tries, tests, documents and compares forms; brings workbooks in and out
help-researcher-form-check = Checks a form: names every mistake by file, line, column and question, warns about what is unwise, and says what it asks and how much of a person its responses hold
    .long =
        Checks a form: names every mistake by file, line, column and question, warns about what is unwise, and says what it asks and how much of a person its responses hold.

        A form whose largest response does not fit a study's sealed responses is refused, as the study would refuse it.
help-researcher-form-check-arg-file = The form's file
help-researcher-form-check-arg-sealed-bytes = The size of the study's sealed responses, in bytes
help-researcher-form-check-arg-json = Prints JSON, for programs
help-researcher-form-try = Fills a form in the terminal, without a study: nothing is sealed, nothing is stored
    .long =
        Fills a form in the terminal, without a study: nothing is sealed, nothing is stored.

        At the end it shows what a response would hold, on the screen only. With --record it writes an answer script for `form test`: a plain file, so use made-up answers only.
help-researcher-form-try-arg-file = The form's file
help-researcher-form-try-arg-form-language = The language the questions are asked in, of those the form has
help-researcher-form-try-arg-record = Writes what is typed to a new answer script; made-up answers only
help-researcher-form-test = Runs answer scripts against a form: given these answers, these questions are asked, these answers are refused, these values are computed
    .long =
        Runs answer scripts against a form: given these answers, these questions are asked, these answers are refused, these values are computed.

        The README of the researcher's program describes the file. `form try --record` writes one from what is typed.
help-researcher-form-test-arg-file = The form's file
help-researcher-form-test-arg-scripts = The scripts
help-researcher-form-test-arg-json = Prints JSON, for programs
help-researcher-form-codebook = Writes the codebook of a form: what every name and every code in an export means, in all languages of the form
    .long =
        Writes the codebook of a form: what every name and every code in an export means, in all languages of the form.

        Its headings are in the program's language: add --language vi. HTML is one file without a script, for a browser without a network; Markdown and CSV are for a repository and a spreadsheet.
help-researcher-form-codebook-arg-file = The form's file
help-researcher-form-codebook-arg-out = Writes a new file, instead of the standard output
help-researcher-form-codebook-arg-format = What to write; by the name of the file when not given, else Markdown
help-researcher-form-diff = Compares two versions of a form: what a change in mid-survey would orphan
    .long =
        Compares two versions of a form: what a change in mid-survey would orphan.

        Questions are followed by their stable key. Ends with code 3 when answers given under the old version would lose their place or their meaning.
help-researcher-form-diff-arg-old = The version in use
help-researcher-form-diff-arg-new = The version to come
help-researcher-form-diff-arg-json = Prints JSON, for programs

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

help-researcher-quality = Says how the interviews were held, by enumerator, office and day: length, missing answers, warnings overruled, copies. For the team at the desk, never for release
    .long =
        Says how the interviews were held, by enumerator, office and day: length, missing answers, warnings overruled, copies. For the team at the desk, never for release.

        Every number is a reason to ask, never a reason to delete.
help-researcher-quality-arg-folder = The study's folder
help-researcher-quality-arg-form = The form, where the study has several
help-researcher-quality-arg-office = The question that says in which office she was interviewed
help-researcher-quality-arg-json = Prints JSON

help-researcher-back-check = Compares interviews with those in which somebody else asked some of the people again, found by their participant codes. For the team at the desk, never for release
help-researcher-back-check-arg-folder = The study's folder
help-researcher-back-check-arg-form = The form of the first interviews
help-researcher-back-check-arg-again = The form under which they were asked again; questions of the same name are compared
help-researcher-back-check-arg-json = Prints JSON

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
help-researcher-release-table-arg-mean = Shows the mean and the standard deviation of a question answered with a number, a score (score:ID) or one of its dimensions (score:ID:DIMENSION), among those who have one. They count as a filter
help-researcher-release-table-arg-minimum = Raises the fewest people that a number may stand for above the form's
help-researcher-release-table-arg-out = The folder to write; what is there is never overwritten
help-researcher-release-microdata = Releases a file of records in which nobody is recognised, and a report of what was lost. Direct identifiers, places and own words are never in it
help-researcher-release-microdata-arg-folder = The study's folder
help-researcher-release-microdata-arg-freeze = The freeze that the file is made from
help-researcher-release-microdata-arg-keys = What an outsider may know; all quasi-identifiers of the form where none is named. Others are left out
help-researcher-release-microdata-arg-k = The fewest records that share their keys
help-researcher-release-microdata-arg-max-risk = The global risk that the file stays below
help-researcher-release-microdata-arg-l = The fewest different answers to each sensitive question among those who share their keys; 1 only reports it
help-researcher-release-microdata-arg-without = Leaves questions out, and choices of several (question/choice)
help-researcher-release-microdata-arg-population = How many people the sample was drawn from, where it is known; else the sample counts as everyone
help-researcher-release-microdata-arg-form = The form, where the study has several
help-researcher-release-microdata-arg-out = The folder to write; what is there is never overwritten
help-researcher-release-handover = Hands a release over: seals its files to somebody else's key, with what they may be used for and until when
    .long =
        Hands a release over: seals its files to somebody else's key, with what they may be used for and until when.

        Only what was released as a table or as records, or the page of a report, is handed over, unchanged. The file is opened with any program for age files and holds a .zip archive.
help-researcher-release-handover-arg-folder = The study's folder
help-researcher-release-handover-arg-release = The folder of the release, or the page of a report
help-researcher-release-handover-arg-to = The public key of whoever receives it (age1…)
help-researcher-release-handover-arg-receiver = Who receives it: an office, a donor
help-researcher-release-handover-arg-purpose = What it may be used for
help-researcher-release-handover-arg-expires = The last day on which they may have it
help-researcher-release-handover-arg-by = Who hands it over, by name
help-researcher-release-handover-arg-out = The sealed file to write; what is there is never overwritten
help-researcher-release-deleted = Records that what was handed over is deleted, by the word of whoever received it or saw it. Nobody can verify it
help-researcher-release-deleted-arg-folder = The study's folder
help-researcher-release-deleted-arg-number = The number of the hand-over in the ledger
help-researcher-release-deleted-arg-by = Who says so, by name
help-researcher-release-list = Lists what was frozen, released and exported
help-researcher-release-list-arg-folder = The study's folder
help-researcher-release-list-arg-json = Prints JSON
help-researcher-report = Writes a report: one page of released tables and charts that opens without a network. What it shows is a release: from a freeze, under all rules, in the ledger
help-researcher-report-arg-folder = The study's folder
help-researcher-report-arg-freeze = The freeze that the report is made from
help-researcher-report-arg-plan = A file that says which tables and charts are shown, in which order; what the form suggests without one
help-researcher-report-arg-form = The form, where the study has several
help-researcher-report-arg-labels = The language of the page, one of the form's; the program's where the form has it
help-researcher-report-arg-minimum = Raises the fewest people that a number may stand for above the form's
help-researcher-report-arg-out = The page to write; what is there is never overwritten
help-researcher-requests = Keeps the log of what people ask of their own data, with the days that the law gives. It names nobody
help-researcher-requests-add = Records that somebody asks something of her own data, and says by when it has to be answered and done
    .long =
        Records that somebody asks something of her own data, and says by when it has to be answered and done.

        Who asks stays on paper: give the number of the paper file, never a name.
help-researcher-requests-add-arg-folder = The study's folder
help-researcher-requests-add-arg-kind = What is asked
help-researcher-requests-add-arg-file = The number of the paper file
help-researcher-requests-add-arg-received = The day on which it was received; today when not given
help-researcher-requests-add-arg-with-others = Somebody else holds the data too and has to act: the law may give more days then
help-researcher-requests-add-arg-days = A file of legal days of another country; Viet Nam's when not given
help-researcher-requests-answer = Records that the person was told what will be done and by when
help-researcher-requests-answer-arg-folder = The study's folder
help-researcher-requests-answer-arg-number = The number of the request
help-researcher-requests-answer-arg-by = Who told her, by name
help-researcher-requests-extend = Records that a request was put off, once, where the law allows it, and that the person was told why
help-researcher-requests-extend-arg-folder = The study's folder
help-researcher-requests-extend-arg-number = The number of the request
help-researcher-requests-extend-arg-reason = Why; never a name or an answer
help-researcher-requests-extend-arg-by = Who decided it, by name
help-researcher-requests-close = Records how a request ended: what was done, or why it was refused
help-researcher-requests-close-arg-folder = The study's folder
help-researcher-requests-close-arg-number = The number of the request
help-researcher-requests-close-arg-done = What was done; never a name or an answer
help-researcher-requests-close-arg-refused = Why it was refused, as the person was told
help-researcher-requests-close-arg-by = Who did or decided it, by name
help-researcher-requests-list = Lists what was asked, what is due next, and what is late
help-researcher-requests-list-arg-folder = The study's folder
help-researcher-requests-list-arg-open = Only what is not closed
help-researcher-requests-list-arg-json = Prints JSON

help-researcher-export = Writes the interviews of a form, in the clear: to a folder in any formats, or the interviews alone to a CSV file
    .long =
        Writes the interviews of a form, in the clear: to a folder in any formats, or the interviews alone to a CSV file.

        Direct identifiers, places and free text are left out unless asked for by name. Repeats are tables of their own, linked by `PARENT_KEY` and KEY. The folder is there when all of it is written, and else not at all.
help-researcher-export-arg-folder = The study's folder
help-researcher-export-arg-out = The folder to write; what is there is never overwritten
help-researcher-export-arg-csv = The CSV file to write, without the repeats; what is there is never overwritten
help-researcher-export-arg-format = The formats of the folder
help-researcher-export-arg-form = The form, where the study has several
help-researcher-export-arg-include = What is exported that is otherwise left out
help-researcher-export-arg-labels = The language of labels, one of the form's; the program's where the form has it
help-researcher-export-arg-no-split-selects = Leaves out the columns that each choice of several answers has, 1 or 0, beside the one that has them all
help-researcher-export-arg-hxl = Adds a row of HXL tags under the header of CSV

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
study-form-is-workbook = { $file } is a workbook; a form is a .json file.
    .hint = Make the form from it first: kin-researcher form import { $file }
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
study-sealed-bytes-out-of-range = Sealed responses of { $bytes } bytes are out of range: { $least } to { $most }.
    .hint = 20480 is right for most studies.
study-form-twice = The form { $form } stands twice.
    .hint = A study begins with one version of each form.
study-form-too-large = A response to the form { $form } may need { $needed } bytes; a sealed response of this study holds { $available }.
    .hint = Shorten the longest texts of the form. The size is chosen when the study is made (--sealed-bytes), and stays.
study-form-unknown = The study has no form { $form }.
    .hint = “kin-researcher study form list” lists those it has.
study-form-not-named = The study has { $count } forms, and it is not clear which one is meant.
    .hint = Name one with --form.
study-has-no-key = The study has no working key.
    .hint = Make one: "kin-researcher keys ceremony", or in a study with --single "kin-researcher keys new". Then sign the study note.
study-keys-destroyed = The keys of this study were destroyed: what was sealed to them can no longer be opened.
    .hint = What was exported or released before is what there is. The certificates say which keys, and when.
study-working-key-lost = The working keys of this study were lost with their desk.
    .hint = Open with the custodians' shares, --share FILE for each. New keys are made in a ceremony: kin-researcher keys ceremony
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
study-new-training-contacts = The contact custodian's key was not copied: where names are to be practised, make one for it: kin-researcher contacts new FOLDER
study-training = TRAINING: this is a training study. Nothing of it is about anybody, and nothing of it reaches the real study.
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
device-minted = { $vouchers } vouchers were minted. The server has to know them before they pay: kin-researcher publish { $folder } BUNDLE
mint-book-too-large = A package holds at most { $most } vouchers.
    .hint = Give fewer with --vouchers; the device can be given more later with: kin-researcher device assign
mint-exhausted = A study has at most { $most } vouchers, and too few of them are left.
    .hint = Deal smaller books. Where that is not enough, the responses go on into a study of their own.
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
parcel-file-unsealed = More than { $most } envelopes of the parcel are damaged, or no sealed responses. Nothing of it was taken in.
    .hint = The parcel was damaged or made to harm: fetch it again, and ask who runs the server.
parcel-file-withdrawals = With this parcel's log more than { $most } envelopes would be withdrawn. Nothing of it was taken in, and nobody's withdrawal was carried out by it.
    .hint = No study has so many respondents: whoever runs the server has most likely made them up. Keep the parcel, ask, and show its log to the auditor.
open-progress = { $envelopes } envelopes, { $percent } % of the parcel, { $rate } a second; { $minutes ->
    [0] less than a minute
    [one] about a minute
   *[other] about { $minutes } minutes
 } left
open-envelopes = Envelopes in the parcel
open-added = Interviews added
open-apart = … of them with direct answers that only the contact custodian opens
open-released = … of them taken out of quarantine
open-refusals = Consent declined
open-partials = Interviews that broke off, in no figure
open-drafts = Interviews that nobody finished, in no figure
open-superseded = Of finished interviews, earlier versions
open-corrections = Corrections
open-tests = Exercises, not kept
open-closed = Devices that were closed
open-visits = Outcomes of visits
open-checks = Check records for the supervisor, unread
open-chunks = Pieces of files
open-files = Files of which every piece is here
open-files-incomplete = Files that lack pieces
open-files-unfit = Files whose pieces are not theirs
open-chunks-unlisted = Pieces of files that no record lists
open-known = Already known
open-quarantined = Set aside
open-records = Records in the dataset
open-withdrawn-ever = Withdrawn by respondents, ever
open-corrected = { $count ->
        [one] One correction changes its interview;
       *[other] { $count } corrections change their interviews;
    } what was sealed first stays as it is.
open-withdrawn = { $count ->
    [one] One interview was withdrawn by its respondent and taken out of the dataset, with its answers and contact details. What was released, exported or handed over before stays as it is.
   *[other] { $count } interviews were withdrawn by their respondents and taken out of the dataset, with their answers and contact details. What was released, exported or handed over before stays as it is.
 }
open-in-quarantine = Envelopes in quarantine
open-undecided = Of them undecided
open-rejected = Stay out, as people decided
open-log-unchecked = The server's log was not checked: the parcel carries none.
open-log-checked = { $entries ->
    [one] The server's log was checked: it has one entry, and nothing of it is missing.
   *[other] The server's log was checked: it has { $entries } entries, and nothing of it is missing.
}
open-confirmed = { $devices ->
    [one] One device was confirmed: it proved the secret of its package.
   *[other] { $devices } devices were confirmed: they proved the secrets of their packages.
 }
open-vouchers-revoked = { $vouchers ->
    [one] One unused voucher of revoked devices pays
   *[other] { $vouchers } unused vouchers of revoked devices pay
 } for nothing any more once the server has loaded the next bundle: kin-researcher publish
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
finding-device-unconfirmed = { $count } of devices that have not proved yet to be of this study; they wait for a record that proves it: every record of a device does, the first alone of one with an older program. Where that was withdrawn, update its program and let it send a test.
finding-correction-orphan = { $count } that correct a record which is not here, or not yet.
finding-correction-foreign = { $count } that correct a record of another device, of another form, or under a lock that was not kept for it. The record stands as it was.
finding-correction-unfit = { $count } that would give answers which their own form does not accept. The record stands as it was.
finding-answers-invalid = { $count } with answers that their own form does not accept.
finding-direct-answers-open = { $count } with direct answers where the researchers read, though the study has a contact custodian.
finding-submission-twice = { $count } of a submission that is in the dataset already.
finding-device-revoked = { $count } of a device that was revoked.
finding-after-closing = { $count } of a device that had said its last word before.
finding-sequence-twice = { $count } with a number that their device has used before.
finding-rejected-before = { $count } that two people had rejected, and against which nothing speaks any more: decide again.
finding-not-logged = { $count } that are not in the server's log.
finding-lock-differs = { $count } whose withdrawal lock is not the one in the server's log.
finding-withdrawn = { $count } that their respondents have withdrawn: they came again, and were refused unopened.
finding-log-missing = { $count } that the server's log holds, and neither the parcel nor this desk.
finding-deletion-invented = { $count ->
    [one] The server invented a deletion: nobody could have asked for it.
   *[other] The server invented { $count } deletions: nobody could have asked for them.
}
finding-purged-early = { $count } that the server purged before the day of the study note.
finding-log-forked = The server's log is not the one that the last parcel showed: something was taken out, changed or put in.
finding-checkpoint-unknown = { $count ->
    [one] Devices saw another history of the server's log than this parcel shows.
   *[other] Devices saw { $count } other histories of the server's log than this parcel shows.
}
finding-log-absent = The study has a log, and the parcel does not carry it: what is missing cannot be seen.
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
count-question-repeated = { $question } is asked several times in one response, in the repeat { $repeat }, and counts people no more.
    .hint = Add a calculation outside of the repeat, such as the sum or the largest of its answers, and count that.
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
export-repeats-left-out = Left out (repeats, which are no columns of one row): { $repeats }
    .hint = With --out instead of --csv, repeats are tables of their own.
export-folder-done = Wrote { $folder }: { $rows ->
    [one] one interview
   *[other] { $rows } interviews
 } in { $files }.
export-language-unknown = The form has no labels in { $language }.
    .hint = It has them in { $known }.
export-too-many-columns = { $table } has { $columns } columns, more than the { $most } that { $format } holds.
    .hint = With --no-split-selects, choices have no columns of their own. CSV, JSON Lines and Parquet have no such limit.
export-too-many-rows = { $table } has more rows than the { $most } that { $format } holds.
    .hint = CSV, JSON Lines and Parquet have no such limit.
export-answer-too-long = An answer to { $column } is longer than the { $most } that { $format } holds in one place.
    .hint = CSV, JSON Lines and Parquet have no such limit.
export-format-failed = { $table } could not be written as { $format }: { $reason }.
    .hint = Nothing was written. Another format may do.
export-word-start = Interview started
export-word-end = Interview finished
export-word-language = Language in which the interview ended
export-word-consent-mode = How consent was given
export-word-instance-id = Submission
export-word-parent-key = KEY of the row that this row belongs to
export-word-key = Key of the row
export-word-submitter = Code of the enumerator
export-word-device = Key of the device
export-word-form-version = Version of the form
export-word-yes = yes
export-word-no = no
export-word-refused = refused
export-word-dont-know = does not know
export-word-not-applicable = does not apply
export-word-why = { $label } (why there is no answer)
export-word-sheet = Table
export-word-column = Column
export-word-label = Label
export-word-value = Value
export-word-value-label = Label of the value
export-word-labels = Labels
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
quality-office = office
quality-day = day
quality-interviews = interviews
quality-answers = answers
quality-refused = refused
quality-dont-know = don't know
quality-other = other
quality-overrides = warned
quality-minutes = minutes
quality-short = short
quality-night = at night
quality-straight = same choice
quality-alike = alike
quality-most-a-day = most a day
quality-version = version of the form
quality-question = question
quality-numbers = numbers
quality-far = far from the others
quality-device = device
quality-last = last interview
quality-silent = silent for a week
quality-yes = yes
quality-twice = { $people ->
    [one] One person was interviewed more than once with this form on the same day.
   *[other] { $people } people were interviewed more than once with this form on the same day.
 }
back-check-people = { $people } people were found in both; { $unmatched } who were asked again were not found among the first.
back-check-question = question
back-check-enumerator = asked first by
back-check-compared = compared
back-check-different = different
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
release-mean-unfit = No mean of { $question } can be released.
    .hint = Means are made of questions answered with a number, outside of repeats, which are neither direct, a place nor own words; of scores (score:ID); of their dimensions (score:ID:DIMENSION)
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
chain-broken = Line { $line } of { $file } does not follow from the line before it.
    .hint = The file was changed by hand, or damaged. Restore it from the latest copy: without it nobody can say what was given out or promised.
chain-newer = { $file } was written by a later version of this program.
    .hint = Use that version.
chain-full = { $file } would grow beyond { $most_bytes } bytes.
    .hint = Begin a new study for what comes next.
release-microdata-impossible = There are too few records for a file in which each shares its keys with at least { $k }, among whom each sensitive question has { $l } different answers or more.
    .hint = Release tables instead.
release-answers-alike = { $question } was not answered in { $l } different ways, as --l asks.
    .hint = Leave it out: --without { $question }
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
release-table-means = Means are also withheld where nearly all of a sum is one person's, where all gave the same number, and where they would give such a sum away.
release-table-done = Written to { $out }; number { $number } of the ledger.
release-records-done = Written to { $out }: { $records } records; number { $number } of the ledger.
release-records-risk = Fewest that share their keys: { $k_before } before, { $k_after } after. Global risk: { $before } before, { $after } after.
release-records-key = { $key }: { $before } different values before, { $after } after; { $blanked } blanked; { $lost } % of its information lost.
release-records-alike = Some who share their keys all gave the same answer to: { $questions }. Whoever recognises one of a group knows it of her. Ask for different answers with --l 2, or leave fewer keys.
release-records-left-out = Left out: { $questions }
report-done = Written to { $out }: { $sections } sections; { $added } tables were added to the ledger.
report-not-released = Section { $section }: some of it may not be released; the page says why.
report-word-form = Form
report-word-freeze = Data
report-word-interviews = Interviews
report-word-minimum = Fewest people behind a number
report-word-sample = The numbers are of the people who were interviewed. They were not drawn by chance, and nothing follows for others.
report-word-withheld = Withheld: numbers of fewer than { $minimum } people, what would give such a number away, and means that would tell of one person.
report-word-contents = Contents
report-word-answers = Answers side by side
report-word-missing = Answers that are missing
report-word-quota = Quota
report-word-held = How the interviews were held
report-word-question = Question
report-word-target = wanted
report-word-reached = reached
report-word-given = answered
report-word-not-released = Not released:
report-word-release = In the ledger of releases: { $numbers }.
holding-word-enumerator = Enumerator
holding-word-version = Version of the form
holding-word-day = Day
holding-word-month = Month
holding-word-time = Time of day
holding-word-by-day = 6 to 21 o’clock
holding-word-at-night = before 6, or from 21 o’clock on
holding-word-minutes = minutes
holding-word-refused = % of answers refused
holding-word-dont-know = % of answers “don’t know”
holding-word-overrides = answers against a warning
plan-unreadable = { $file }:{ $line }:{ $column }: { $reason }
    .hint = The properties of a report's file stand in researcher/REPORTS.md
plan-version = { $file } is a report's file of version { $version }; this program reads version 1.
plan-too-long = { $file }: there are more than { $most } sections, or questions or cells in a section.
plan-section-twofold = { $file }: section { $section } shows more than one figure.
    .hint = A section has at most one of: table, answers, missing, quota. Make two sections of it
plan-section-empty = { $file }: section { $section } shows nothing and says nothing.
plan-trend-without-mean = { $file }: section { $section } is a trend, which is made of means, and names no mean.
    .hint = Add "mean", such as "score:ID"
plan-quota-uneven = { $file }: section { $section }: each cell of a quota has one value for each of its variables, and stands once.
plan-section-refused = It stands in section { $section } of the report.
release-list-none = Nothing was frozen, released or exported yet.
release-list-number = no.
release-list-at = at
release-list-kind = what
release-list-what = of what
release-list-freeze = freeze
release-list-table = table
release-list-microdata = records
release-list-report = report
release-list-report-what = { $freeze }: { $form }, { $tables } tables
release-list-export = export for the team
release-list-decision = decision

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
shares-foreign = The shares make a key, but it is none of this study's.
    .hint = Bring the shares of this study: its id, the epoch and the custodian stand in the transcript of its ceremony.
unlock-ask-share = Passphrase of the custodian whose share is { $file }:
unlock-ask-new-custodian = New passphrase of the custodian “{ $custodian }”, for her share:
keys-ceremony-ask-custodian = Custodian { $place } of { $of }, by function rather than name:
keys-ceremony-done = Made the keys of epoch { $epoch }.
    Responses are sealed to them from { $not_before } to { $not_after }.
keys-ceremony-working = A working key stays at this desk, under its passphrase.
keys-ceremony-split = A key was split { $split }: so many shares make it, fewer say nothing.
keys-ceremony-tried = { $opened ->
        [one] Tried one set of enough shares: it opened.
       *[other] Tried { $opened } sets of enough shares: each opened.
    } Tried { $refused } that were too small: none did.
keys-ceremony-transcript = Transcript: { $digest }
keys-ceremony-cosign = { $quorum } roots must sign the transcript. This desk has; each of the others signs it: kin-researcher roots cosign { $folder }/transcript.txt --key KEY
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

        What of it the server's log held by a checkpoint from before stays, and so does what the desk has opened; whatever else is opened of it waits in quarantine.
help-researcher-device-revoke-arg-folder = The study's folder
help-researcher-device-revoke-arg-label = What the team calls the device
help-researcher-device-revoke-arg-declared = Someone who declares it, by name; at least two
help-researcher-device-revoke-arg-checkpoint = A checkpoint of the server's log, signed, from before the device was lost; the one of the last parcel when not given
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
device-checkpoint-foreign = No log of this study signed the checkpoint { $file }.
    .hint = Give a checkpoint that the server or an auditor gave out for this study, from before the device was lost.
device-declared-alone = Nobody declares this alone.
    .hint = Give --declared-by NAME for two people at least.
device-revoke-done = { $label } is revoked, as { $declared } declared. What the desk has opened of it stays. Its unused vouchers are revoked when you open the newest parcel and publish.
device-revoke-until = What else the server's log held of it when it had { $size ->
        [one] one entry
       *[other] { $size } entries
    } is taken in still; everything later waits in quarantine.
device-revoke-nothing = No checkpoint of a log is known: whatever is opened of it from now on waits in quarantine.
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
keys-destroy-cosign = { $quorum } roots must sign the certificate. This desk has; carry it to the others: kin-researcher roots cosign { $file } --key KEY
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
help-researcher-roots-cosign = Adds a root's signature to what several roots must sign: a proposed note, a transcript, a certificate
    .long =
        Adds a root's signature to what several roots must sign: a proposed note, a transcript, a certificate.

        Read it first, with `kin-auditor` or as the text it is: you sign who can read what every device seals, how a ceremony went, or that keys are gone.
help-researcher-roots-cosign-arg-file = The proposed note, the transcript or the certificate; the signature is added to it
help-researcher-roots-cosign-arg-key = The root's key, as `roots new` wrote it
help-researcher-roots-take = Takes a proposed note that everyone who must has signed as the study's note
help-researcher-roots-take-arg-folder = The study's folder
help-researcher-roots-take-arg-note = The signed note, as it came back; note-proposed.txt of the folder when not given
help-researcher-keys-office = Makes another key with which this desk signs packages for devices; a study begins with one
    .long =
        Makes another key with which this desk signs packages for devices; a study begins with one.

        It can name no reader, no root and no form: those stand in the study note. The next note names its public half.
help-researcher-keys-office-arg-folder = The study's folder
help-researcher-keys-office-arg-replace = Another key in the place of the one there is: when its passphrase is lost, or it may have been seen
help-researcher-device-assign = Makes a package for one device: the newest study note with all that leads to it, its forms, vouchers, and what it is to do
    .long =
        Makes a package for one device: the newest study note with all that leads to it, its forms, vouchers, and what it is to do.

        It is sealed to that device alone and signed with the office's key. The enumerator takes it in with `kin-collector update`, or her device fetches it from the server when it sends.
help-researcher-device-assign-arg-folder = The study's folder
help-researcher-device-assign-arg-label = What the team calls the device
help-researcher-device-assign-arg-out = The file of the package
help-researcher-device-assign-arg-for-server = Writes it into this folder instead, under the name by which its device asks a server for it: for `kin-server study packages`
help-researcher-device-assign-arg-expires = The last day on which the device takes it in; 30 days from now when not given
help-researcher-device-assign-arg-vouchers = How many responses more the device can send; 0 for none

roots-new-done = The line above is the public half of the key in { $file }. Give it to the desk; keep the file and its passphrase apart.
roots-change-proposed = Version { $version } of the study note is proposed: from then on { $quorum } of { $roots } roots must sign. It lies in { $file }, signed by this desk.
roots-change-fingerprint = New fingerprint: { $fingerprint }
roots-change-next = Carry { $file } to the other roots, old and new, for “roots cosign”. When all have signed: “roots take”.
roots-cosign-done = Signed: version { $version } of the note of “{ $title }” (SHA-256 of the text: { $digest }).
roots-cosign-transcript = Signed: the transcript of the ceremony for epoch { $epoch } of “{ $title }” (SHA-256 of the text: { $digest }).
roots-cosign-certificate = Signed: the certificate that the keys of epoch { $epoch } were destroyed (SHA-256 of the text: { $digest }).
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
    .hint = It is used as it is. With --replace another one takes its place; then the note is signed again.
assign-device-unproved = The device { $label } has not proved itself yet, so that nobody knows whom to seal to.
    .hint = Open a parcel with a record of it, or look for its label with “device list”.
assign-device-revoked = The device { $label } is revoked.
    .hint = Give the enumerator a new device and a new enrolment package.

### Tools for whoever writes a form

form-file-too-large = A response to { $form } may need { $needed } bytes; a sealed response of { $sealed_bytes } bytes holds { $available } of them.
    .hint = Shorten the longest texts, set a smaller repeat_max, or give the study (and this command) a larger --sealed-bytes.
form-file-language-unknown = The form is not written in { $language }.
    .hint = Its languages: { $languages }

form-check-kept = kept of it
form-check-count = { $count ->
    [one] One answer gives away
   *[other] { $count } answers give away
 }: { $disclosure }.
form-check-consent = Consent is asked before anything else; a refusal is counted and holds no answers.
form-check-assent = Consent is asked before anything else, of a minor's guardian and of her; a refusal is counted and holds no answers.
form-check-no-consent = No consent is asked.
form-check-always-kept = Kept of every interview: its language, and when it began and ended, to the minute. No place, no device, no name.
form-check-advice = { $count ->
    [one] One thing to look at again:
   *[other] { $count } things to look at again:
 }
form-check-no-advice = Nothing looks unwise.
form-check-advice-at = { $place }: { $advice }
form-check-advice-in = { $place }: { $question }: { $advice }

kept-text = a text of up to { $characters } characters
kept-number = a number
kept-moment = a day or a time
kept-choice = one of { $choices } choices
kept-instance = one of the answers to { $question }
kept-instances = any of the answers to { $question }
kept-choices = any of { $choices } choices
kept-order = the order of { $choices } choices
kept-acknowledgement = that it was acknowledged
kept-computed = what is computed
kept-file = the name, type, size and hash of a file
kept-positions = { $positions ->
    [one] one position
   *[other] up to { $positions } positions
 } on the earth
kept-metadata = something about the interview

advice-consent-missing = The form asks about people and asks no consent.
    .hint = Add a consent block, unless it is asked inside another interview.
advice-minimum-cell = minimum_cell is { $minimum_cell }: tables may show groups of as few people.
    .hint = Ten is usual; less only for data that is public anyway.
advice-table-empty = The table { $table } has no rows.
    .hint = Whatever is looked up in it is empty. Import its file again.
advice-table-unused = Nothing reads the table { $table }.
    .hint = Leave it out: it travels with every copy of the form.
advice-list-unused = No question offers the list { $list }.
    .hint = Leave it out, or name it where it belongs.
advice-words-missing = Words in { $language } are missing in { $count ->
    [one] one place
   *[other] { $count } places
 }, here first ({ $property }).
    .hint = There, the words of another language are shown.
advice-direct-required = She must say who she is.
    .hint = Ask for a name or a number only where nothing else will do, and let it be left out; contact details belong under another key.
advice-looks-direct = It sounds as if it said who she is, but its disclosure is { $disclosure }.
    .hint = Say "disclosure": "direct", so that exports leave it out; or give it another name.
advice-computed-from-direct = It is computed from { $read }, which says who she is, but its own disclosure is { $disclosure }.
    .hint = Say "disclosure": "direct" here too, if the answer can be read out of it: as it is, it stays in the dataset and in exports.
advice-text-without-length = A free text without a max_length: { $characters } characters are taken.
    .hint = Say how long it may be; every character takes room in every sealed response.
advice-precise-place = A position is kept as exactly as it is given: to a few metres, that is her home.
    .hint = Ask for the district or the commune instead, unless the place itself is studied.
advice-media-identifies = A picture or a sound shows a person, but its disclosure is not direct.
    .hint = Say "disclosure": "direct".
advice-sensitive-unrefusable = It is sensitive, must be answered and cannot be refused.
    .hint = Add "missing": ["refused"]: she may always say no.
advice-last-saved = It shows what was answered to { $read } in the interview before: another person may have given that answer.
    .hint = Take last-saved only from questions that are "open", such as the office.
advice-constraint-without-message = A constraint without a constraint_message: nobody is told what is wrong.
    .hint = Say in every language what is taken.
advice-warning-without-message = A warning without a warning_message: nobody is told what looks odd.
    .hint = Say in every language what is asked to be looked at again.
advice-never-relevant = It is never asked: no answers make its condition true.
    .hint = Look for a slip in relevant, or leave it out.
advice-choice-unreachable = The choice { $choice } is never offered: no answers let it through the choice_filter.
    .hint = Look at its columns.
advice-choice-not-there = { $property } compares { $asked } with { $choice }, which is not one of its choices.
    .hint = Look at the list of choices.
advice-choice-not-there-near = { $property } compares { $asked } with { $choice }, which is not one of its choices.
    .hint = Did you mean { $nearest }?

form-try-records = What you type will be written to { $file }, which anyone can read who has it.
    .hint = Use made-up answers only.
form-try-records-ask = Are all answers going to be made up? (yes/no)
form-try-shown = This is what a response would hold: { $bytes } bytes. It is on this screen only and is gone in a moment.
form-try-enter = Press Enter to wipe it away
form-try-not-shown = What a response would hold is shown on a terminal only, and this is none.
form-try-done = The form was tried to its end. Nothing was sealed and nothing was stored.
form-try-left = The trial was left. Nothing was sealed and nothing was stored.
form-try-recorded = Wrote the answer script { $file }. Give its case a name, and run it with "kin-researcher form test".
form-try-case = { $form }, as it was typed

form-test-passed = { $file }: { $cases ->
    [one] its one case holds.
   *[other] all { $cases } cases hold.
 }
form-test-failing = { $place }: “{ $case }”: { $failing }
form-test-failed = { $failed } of { $cases } cases do not hold.
    .hint = Each line above names the place in the script, the case, and what was expected and found.

script-unreadable = { $file }:{ $line }:{ $column }: this is not an answer script: { $reason }
    .hint = The README of the researcher's program describes the file.
script-version = { $file } is an answer script of version { $version }; this program reads version 1.
    .hint = Use a newer program.
script-property-twice = { $file }:{ $line }:{ $column }: { $property } stands here twice.
    .hint = Keep one of them.
script-empty = { $file } has no case.
    .hint = Add one, or record one with "kin-researcher form try --record".
script-other-form = { $file } is for the form { $expected }; this form is { $found }.
    .hint = Name the form it was written for.
script-moment = { $file }:{ $line }: { $text } is not a moment.
    .hint = Write it like 2026-11-23T09:30+07:00.
script-seed = { $file }:{ $line }: the seed is not 64 hexadecimal digits.
    .hint = Leave it out where the form uses no chance.
script-language = { $file }:{ $line }: the form is not written in { $language }.
    .hint = Name one of the form's languages.
script-case-twice = { $file }:{ $line }: two cases are called “{ $name }”.
    .hint = Every case has a name of its own, so that a failure can name it.
script-question-unknown = { $file }:{ $line }: the form has no question { $question }.
    .hint = "kin-researcher form check" lists a form's questions.
script-question-unknown-near = { $file }:{ $line }: the form has no question { $question }.
    .hint = Did you mean { $nearest }?

failing-consent = the consent as the case gives it is not taken: { $message }
failing-refused = { $question }: the answer is not taken: { $message }
failing-taken = { $question }: “{ $answer }” is taken, and must be refused
failing-refused-otherwise = { $question }: the answer is refused with other words; expected: { $expected }; found: { $found }
failing-refusal-not-reached = { $question } is never asked, so that nothing can be refused there
failing-warned = { $question }: a warning that the case does not expect: { $message }
failing-not-warned = { $question }: no warning comes
failing-warned-otherwise = { $question }: the warning has other words; expected: { $expected }; found: { $found }
failing-answer-missing = { $question } is asked and needs an answer, and the case gives none
failing-answer-not-asked = { $question } has an answer in the case, and is not asked
failing-asked = { $question } is asked, and must not be
failing-not-asked = { $question } is not asked, or not in this order
failing-asked-otherwise = question { $number } of the interview; expected: { $expected }; found: { $found }
failing-choices = { $question } offers other choices; expected: { $expected }; found: { $found }
failing-value = { $question }; expected: { $expected }; found: { $found }
failing-score = score { $score }; expected: { $expected }; found: { $found }
failing-score-unknown = the form has no score { $score }
failing-end = the interview ends in another way; expected: { $expected }; found: { $found }
failing-unfinished = the interview cannot be finished: { $message }
failing-invalid = the desk would not accept the response: { $message }
failing-endless = the interview does not come to an end

form-codebook-written = Wrote the codebook { $file }: { $questions ->
    [one] one question
   *[other] { $questions } questions
 }.

codebook-title = Codebook
codebook-form = Form
codebook-version = Version
codebook-digest = SHA-256
codebook-languages = Languages
codebook-minimum-cell = Smallest cell shown
codebook-instance-name = Name of an interview
codebook-consent = Consent
codebook-purpose = Purpose { $name }{ $required ->
    [yes] , without which there is no interview
   *[no] { "" }
 }
codebook-modes = Ways to consent
codebook-assent = A minor's assent
codebook-support = Whom to turn to
codebook-support-words = What is said at a stop
codebook-privacy = Asked where somebody may listen
codebook-place = Telephone { $phone }
codebook-questions = Questions
codebook-lists = Choices
codebook-tables = Tables
codebook-rows = Rows
codebook-columns = Columns
codebook-scorings = Scores
codebook-name = Name
codebook-key = Key
codebook-type = Type
codebook-label = Words
codebook-hint = Hint
codebook-group = Group
codebook-repeat = Repeated in
codebook-repeat-count = How often
codebook-repeat-max = At most
codebook-required = Needs an answer
codebook-asked = Asked when
codebook-constraint = Taken when
codebook-warning = Taken without a word when
codebook-calculation = Computed as
codebook-default = Begins as
codebook-choices = Choices
codebook-choice-filter = Offered when
codebook-code = Code
codebook-missing = Missing values
codebook-disclosure = Disclosure
codebook-length = Longest text
codebook-range = Range
codebook-source = Source
codebook-method = Method
codebook-items = Items
codebook-weight = Weight
codebook-values = Values
codebook-dimension = Dimension
codebook-bands = Bands
codebook-up-to = Up to
codebook-missing-rule = Missing items: { $rule ->
    [reweight] left out, the others weighted again
   *[fail] left out, nothing weighted again
 }; no score with fewer than { $least } answered
codebook-decimals = Decimal places

form-diff-same = The two ask the same.
form-diff-orphaning = Answers given under the old version would lose their place or their meaning:
form-diff-harmless = Also different:
form-diff-change = { "  " }{ $name }: { $change }
form-diff-change-of-form = { "  " }{ $change }
form-diff-orphans = { $count ->
    [one] One change orphans answers.
   *[other] { $count } changes orphan answers.
 }
    .hint = In mid-survey, add questions instead of changing them; keep "key" where a name changes.
change-removed = no longer asked
change-added = new
change-renamed = was called { $before }; its key is the same
change-name-reused = the name belonged to the key { $key_before } and now belongs to { $key }
change-retyped = was { $before }, is { $after }
change-repeat = repeated in { $after }, before in { $before }
change-choices-removed = { $count ->
    [one] a choice is gone: { $choices }
   *[other] { $count } choices are gone: { $choices }
 }
change-choices-added = { $count ->
    [one] a new choice: { $choices }
   *[other] { $count } new choices: { $choices }
 }
change-length-shortened = takes { $after } characters, before { $before }
change-range-narrowed = takes { $after }, before { $before }
change-constraint-tightened = takes fewer answers: { $after }
change-constraint-other = takes other answers: { $after }; before: { $before }
change-constraint-loosened = takes more answers
change-missing-removed = no longer taken: { $missing }
change-required = needs an answer now
change-relevance = asked under another condition
change-calculation = computed in another way: old and new values do not mean the same
change-disclosure = disclosure is { $after }, was { $before }
change-language-removed = no longer in { $language }
change-scoring-removed = the score is gone
change-scoring = the score is computed in another way: old and new ones cannot be compared
change-consent = consent has other words or purposes: it was given to something else
change-support = whom to turn to, or what is said at a stop, has changed
change-form = these are two forms: { $before } and { $after }
change-same-version = both say version { $version }, and they differ

### Workbooks in and out

help-researcher-form-import = Reads an XLSForm workbook (.xlsx, .xls, .csv, .md): writes the form, and reports what was carried, changed and left
    .long =
        Reads an XLSForm workbook (.xlsx, .xls, .csv, .md): writes the form, and reports what was carried, changed and left.

        Nothing of a workbook is dropped without a line in the report. What pyxform refuses is refused here too, with the sheet, the row and the column.
help-researcher-form-import-arg-file = The workbook
help-researcher-form-import-arg-out = The form's file; the workbook's name with .json when not given
help-researcher-form-import-arg-default-language = The language of words that name none, as a code: vi
help-researcher-form-import-arg-replace = Takes the place of a form that is there
help-researcher-form-import-arg-json = Prints the report as JSON, for programs
help-researcher-form-export = Writes a form as a workbook, which imports as the same form
help-researcher-form-export-arg-file = The form's file
help-researcher-form-export-arg-to = What to write
help-researcher-form-export-arg-out = The workbook's file

form-import-carried = Carried: { $questions ->
    [one] one question
   *[other] { $questions } questions
 }, { $groups ->
    [one] one group
   *[other] { $groups } groups
 }, { $repeats ->
    [one] one repeat
   *[other] { $repeats } repeats
 }, { $expressions ->
    [one] one expression
   *[other] { $expressions } expressions
 }, { $choices ->
    [one] one choice
   *[other] { $choices } choices
 } in { $lists ->
    [one] one list
   *[other] { $lists } lists
 }, { $tables ->
    [one] one table
   *[other] { $tables } tables
 }. Languages: { $languages }.
form-import-changed = { $count ->
    [one] Changed: one line
   *[other] Changed: { $count } lines
 }
form-import-left = { $count ->
    [one] Left: one line
   *[other] Left: { $count } lines
 }
form-import-decide = { $count ->
    [one] For you to decide: one line
   *[other] For you to decide: { $count } lines
 }
form-import-line = { "  " }{ $place }: { $text }
form-import-line-anywhere = { "  " }{ $text }
form-import-because = { $text } The reason: { $reason }
form-import-written = Form written: { $file }
form-import-kind-unknown = { $file } is not named as a workbook.
    .hint = A workbook's file ends in .xlsx, .xlsm, .xls, .csv or .md.
form-import-mistaken = { $count ->
    [one] { $file } has a mistake.
   *[other] { $file } has { $count } mistakes.
 }
    .hint = Correct the workbook where each line says, then import it again.
form-import-language-invalid = { $language } is not the code of a language.
    .hint = Use a code such as vi, en or pt-BR.
form-export-written = Workbook written: { $file }
export-form-unreadable = The form cannot be read.
export-text-too-long = A text has no room in a cell of a spreadsheet: { $what }.
    .hint = A cell holds 32,767 characters. Shorten the text.
export-list-name = The list { $list } has a blank in its name, which a workbook does not allow where a question names it.
    .hint = Write the list's name without blanks.

workbook-too-large = The workbook is larger than { $limit } bytes.
    .hint = Move what is no part of the form, pictures first of all, into another file.
workbook-unpacks-too-large = The workbook unpacks to more than { $limit } bytes.
    .hint = Copy the sheets of the form into a new workbook.
workbook-spans-too-much = The sheets of the workbook span more than { $limit } cells.
    .hint = Something stands far below or far to the right of the form: delete the rows and columns between.
workbook-too-many = More than { $limit } { $what ->
    [sheets] sheets
    [rows] rows
    [columns] columns
    [cells] cells
    [parts] parts in the workbook's file
    [groups] groups inside one another
   *[questions] questions once the loops are spread
 }.
workbook-cell-too-long = The text of a cell is longer than { $limit } bytes.
workbook-unreadable = The file cannot be read as a workbook of its kind.
    .hint = It may be damaged, under a password, or named with another ending than its own. Open it in a spreadsheet and save it again.
workbook-not-utf8 = The file is not UTF-8.
    .hint = Save it again as UTF-8.
workbook-sheets-unnamed = No line of the CSV file names a sheet of a form.
    .hint = Write survey alone in the first column of the first line. Headers and questions stand below it and begin in the second column; then choices and settings follow in the same way, in the same file.
workbook-survey-missing = The workbook has no sheet named survey. Nearest: { $near }
    .hint = The sheet with the questions is named survey.
workbook-header-twice = The column header { $header } stands twice.
    .hint = Rename or delete one of the two columns.
workbook-headers-mean-the-same = The headers { $other } and { $header } are two words for one column.
    .hint = Rename or delete one of the two columns.
workbook-header-missing = The column { $header } is missing.
    .hint = The first row of the sheet holds the headers; add it.
workbook-question-without-type = The row has a name or a label and no type.
    .hint = Write the type of the question, or delete the row.
workbook-question-without-name = The question or group has no name.
    .hint = Write a name into the column "name".
workbook-type-unknown = There is no question type { $kind }.
    .hint = Small and capital letters count: text, select_one LIST, begin_group.
workbook-type-unknown-near = There is no question type { $kind }. Did you mean { $nearest }?
workbook-name-invalid = { $name } cannot be a name.
    .hint = A name begins with a letter or _; then letters, digits, _, - and . may follow.
workbook-name-twice = The name { $name } stands twice in the same group.
    .hint = Names differ within a group.
workbook-name-meta = The name meta is taken by what a form knows of itself.
    .hint = Choose another name.
workbook-repeat-named-as-form = The repeat { $name } has the name of the form's root.
    .hint = Choose another name.
workbook-repeat-name-twice = There are two repeats named { $name }.
    .hint = Names of repeats differ over the whole form.
workbook-audit-named = The audit has a name other than audit.
    .hint = Leave its name empty.
workbook-begin-without-end = begin_{ $control } { $name } has no end_{ $control }.
    .hint = Add a row of type end_{ $control } behind its last question.
workbook-end-without-begin = end_{ $control } { $name } stands where no begin_{ $control } is open.
    .hint = Groups and repeats end in the opposite order in which they begin.
workbook-loop-without-list = The loop names no list of choices.
    .hint = Write begin loop over LIST.
workbook-calculation-missing = A question of type calculate has no calculation.
    .hint = Write an expression into the column "calculation", or delete the row.
workbook-label-missing = The question { $name } has neither a label nor a hint.
    .hint = Write a label: otherwise nobody can ask it.
workbook-big-image-alone = The question { $name } has a big image and no image.
    .hint = A big image goes with a small one: fill in the column "image".
workbook-media-unknown = There is no media of kind { $kind }.
    .hint = image, big-image, audio and video can be shown.
workbook-include-missing = The section { $name } is not included: it stands in another file.
    .hint = Copy its questions into this sheet.
workbook-choices-missing = The list { $list } is asked for, and there is no sheet named choices with it.
    .hint = Add a sheet choices with the columns list_name, name and label.
workbook-external-choices-missing = There is no sheet named external_choices.
    .hint = Add it with the columns list_name and name, or use select_one.
workbook-list-unknown = There is no list of choices named { $list }.
    .hint = Look at the column list_name in the sheet of choices.
workbook-list-unknown-near = There is no list of choices named { $list }. Did you mean { $nearest }?
workbook-choice-file-ending = { $file } is not a file that choices can come from.
    .hint = Its name ends in .csv, .geojson or .xml and has no other dot.
workbook-choice-without-name = The choice has no name.
    .hint = Write into the column "name" what is stored when it is chosen.
workbook-choice-twice = The choice { $choice } stands twice in the list { $list }.
    .hint = Names differ within a list. Where a filter tells them apart, set allow_choice_duplicates to yes.
workbook-choice-with-blank = The choice "{ $choice }" of the list { $list } has a blank in its name, and several choices are stored parted by blanks.
    .hint = Write _ instead of the blank.
workbook-other-filtered = or_other does not go with a choice_filter.
    .hint = Add the choice "other" and a text question for it yourself.
workbook-table-list-filtered = A table-list does not go with a choice_filter.
workbook-table-list-mixed = The table-list shows the list { $first }, and this question has the list { $list }.
    .hint = All questions of a table-list have the same list.
workbook-source-not-in-repeat = The choices come from a question that is not inside a repeat.
    .hint = Name a question inside a repeat, or a list.
workbook-reference-broken = A reference is not of the form { "${name}" }.
workbook-reference-unknown = There is no question { $name } to refer to.
workbook-reference-unknown-near = There is no question { $name } to refer to. Did you mean { $nearest }?
workbook-reference-twice = There are several questions named { $name }: the reference may mean any of them.
    .hint = Give them different names.
workbook-select-type = The column bind::type says { $stated }, and choices are texts.
    .hint = Leave the cell empty.
workbook-trigger-unseen = The trigger { $name } is shown to nobody, so that no answer to it can start a calculation.
    .hint = Give { $name } a label, or name a question that is asked.
workbook-trigger-missing = A background-geopoint has no trigger: nothing says when it is taken.
    .hint = Name a question in the column trigger.
workbook-instance-twice = The name { $name } stands for two files of data: { $first } and { $other }.
    .hint = Expressions read data by its name: give one of the files another.
workbook-parameters-broken = The parameters are not pairs.
    .hint = Write them as key1=value1 key2=value2.
workbook-parameter-unknown = This type has no parameter { $key }. It has: { $accepted }
workbook-parameter-value = The parameter { $key } { $expected ->
    [whole] must be a whole number.
    [number] must be a number.
    [quality] must be voice-only, low, normal or external.
    [true] can only be true.
    [true-false] must be true or false.
    [on-form-edit] must be on-form-edit.
    [priority] must be no-power, low-power, balanced or high-accuracy.
    [age] must not be less than location-min-interval.
    [seed] must be a number or a reference to a question.
    [column] must be the name of a column.
    [not-zero] must not be 0.
    [not-over-range] must not be larger than the range.
    [multiple-of-step] must be reached by steps of the range.
    [in-range] must lie between start and end.
    [list] must be a list of choices.
    [labels-numbers] must be a list whose choices are named by numbers.
    [labels-in-range] must be a list whose choices lie between start and end.
    [labels-on-steps] must be a list whose choices are reached by steps of the range.
   *[labels-at-ends] must be a list of the range's two ends, where no ticks are shown.
 }
workbook-seed-without-randomize = A seed is stated, and nothing is randomized.
    .hint = Add randomize=true.
workbook-audit-location-incomplete = An audit that keeps places needs location-priority, location-min-interval and location-max-age.
workbook-range-ticks-not-shown = Ticks, their labels and a placeholder are not shown with this appearance.
    .hint = Use the appearance vertical or no-ticks, or none.
workbook-entity-missing = save_to names the property of an entity, and there is no sheet named entities.
    .hint = Empty the column save_to: entities are not kept here.
workbook-table-named-as-list = { $table } is the name of a file of data and of a list of choices.
    .hint = Rename one of them.
workbook-table-unreadable = The file { $file } beside the workbook cannot be read.
    .hint = A .csv file is UTF-8 with headers in its first line; a .geojson file is a FeatureCollection; .xml is not read.
workbook-more-broken = What kin-researcher wrote here cannot be read any more.
    .hint = Leave the columns kin::more and the sheets kin_… as they were exported, or delete them.
workbook-report-too-long = The report would have more than { $limit } lines.
    .hint = Delete what is no part of the form from the sheets.

import-sheet-left = The sheet is no part of a form; nothing of it is in the form.
import-sheet-hidden = The sheet is hidden; it was read.
import-sheet-twice = The sheet { $sheet } has the same name; it was read, and this one was not.
import-rows-far-below = { $rows ->
    [one] One row stands
   *[other] { $rows } rows stand
 } below more than { $empty } empty ones, and were not read. pyxform does not read them either.
import-column-far-right = The column stands behind more than { $empty } empty ones, and was not read. pyxform does not read it either.
import-column-without-header = { $cells ->
    [one] One cell stands
   *[other] { $cells } cells stand
 } under no header, and were not read.
import-header-twice = The header { $header } stands again further right; where both hold something, only that column is read.
import-column-left = Not a column of XLSForm: { $cells ->
    [one] one cell
   *[other] { $cells } cells
 } left.
import-column-left-near = Not a column of XLSForm: { $cells ->
    [one] one cell
   *[other] { $cells } cells
 } left. Was { $nearest } meant?
import-choice-column-left = The column has a blank in its name, so that no filter can read it; left.
import-cell-left = { $reason ->
    [language] Words of this language stand in another column already
    [type] Means nothing in a row of this type
    [entity] Entities are not kept: an answer leaves the device sealed, and for the research team alone
    [other-program] For the programs that read XForms; here it has no effect
    [file-default] A file cannot be there before the interview
    [number] Not a whole number
    [search] A choice beside those of a file
   *[shape] Not a column of choices
 }; left: { $text }
import-cell-error = The cell holds an error of the spreadsheet ({ $error }); read as empty.
import-formula = { $cells ->
    [one] One cell holds a formula; its last value was
   *[other] { $cells } cells hold formulas; their last values were
 } taken.
import-row-disabled = The row is switched off by "disabled"; left: { $name }
import-row-comment = The row has no type, no name and no label; read as a comment: { $text }
import-row-left = { $reason ->
    [entity] Entities are not kept: an answer leaves the device sealed, and for the research team alone
   *[map] Tags of maps are not asked here
 }; left: { $text }
import-quotes-straightened = { $cells ->
    [one] In one cell curly quotes were made straight
   *[other] In { $cells } cells curly quotes were made straight
 }: expressions know no others.
import-settings-row-left = Settings have one row; this one was not read.
import-setting-left = { $reason ->
    [sending] Left: where and how responses are sent, and for whom they are sealed, is the study's, not the form's.
    [look] Left: how a form looks is the program's.
    [xml] Left: it shapes the XML of an XForm, and there is none here.
    [sms] Left: responses are not sent by SMS.
    [form-id] Left: form_id stands beside it, and counts.
   *[unknown] Left: not a setting of a form.
 }
import-id-from-file = The form has no id; its file's name was taken: { $name }
import-id-changed = The form's id is { $to }, was { $from }: an id has letters, digits, _, - and . only.
import-version-missing = The form has no version; 1 was written.
import-version-changed = The version is { $to }, was { $from }: a version has no blanks and no marks.
import-language-named = The language { $language } is written as { $code }.
import-language-unknown = Nothing says what language the words are in; { $code } (undetermined) was written. Import again with --default-language.
import-flat = The setting flat: each question repeats the conditions of the groups around it, as pyxform does.
import-none-added = The setting add_none_option: each select of several has a choice "none", which goes with no other.
import-name-changed = Named { $to } in the form, was { $from }: names have letters without marks, digits, _, - and . only. References follow.
import-name-twice = Named { $to } in the form, was { $from }: names are unique over the whole form, not only in their group.
import-note-named = The note has no name; it is named { $name }, as pyxform names it.
import-choice-renamed = The choice is named { $to }, was { $from }: blanks, quotes, ; and \ part choices. Comparisons with it follow.
import-choices-without-label = { $choices ->
    [one] One choice
   *[other] { $choices } choices
 } of the list { $list } without a label: the name is shown.
import-choice-twin = The choice { $choice } stands twice in its list with the same columns, so that nothing tells the two apart; the first one was kept.
import-choice-without-list = The choice belongs to no list; left: { $text }
import-other-added = or_other: the choice "other" was added to the list { $list }; translate its label.
import-external-list = The external list { $list } stands in the form, as { $name }.
import-type-preset = The type { $from } is { $to } with a constraint.
import-type-unshown = { $from } with a calculation and nothing to show is a calculate.
import-calculate-once = A calculate with a default and no calculation is a hidden question that is set once.
import-type-left = { $kind } is not asked; { $name } left. { $reason ->
    [device] The number of a device or a SIM card leads to a person, and no study needs it.
    [person] What a telephone knows of its owner is not taken without asking.
    [unasked] Nothing is recorded without the respondent seeing it asked.
   *[map] Drawing on maps is not asked here.
 }
import-type-empty = { $kind } is not asked; expressions read { $name }, so it stays, hidden and always empty. { $reason ->
    [device] The number of a device or a SIM card leads to a person, and no study needs it.
    [person] What a telephone knows of its owner is not taken without asking.
    [unasked] Nothing is recorded without the respondent seeing it asked.
   *[map] Drawing on maps is not asked here.
 }
import-loop-spread = The loop { $name } is { $groups ->
    [one] one group
   *[other] { $groups } groups
 }, one for each choice; its questions are named after the choice.
import-group-empty = The group { $name } has no questions; left.
import-default-cut = The default is { $to }; the spreadsheet wrote { $from }.
import-text-length = The longest answer has { $characters } characters: the constraint or the size of its field says so.
import-texts-at-default = { $questions ->
    [one] One text takes
   *[other] { $questions } texts take
 } at most { $characters } characters. Set kin::max_length where that is too short or too long.
import-maybe-identifying = { $name } may identify a person directly. Its disclosure was not guessed: set kin::disclosure, or leave the question out.
import-consent-missing = The workbook asks no consent of the kind Kín records first. Add "consent" to the form.
import-words-read = The words of a choice are read by their column: { $to }; was { $from }
import-attachments = { $questions ->
    [one] One question takes
   *[other] { $questions } questions take
 } files; "attachments" is true. A face or a voice identifies: take out what the study does not need.
import-data-row = Names a file of data; the table { $table } holds it.
import-table-read = { $file } was read: { $rows ->
    [one] one row stands
   *[other] { $rows } rows stand
 } in the form.
import-search = search() in the appearance: the choices are the rows of the table { $table }, with a choice_filter.
import-file-missing = The file { $file } is not beside the workbook; its table stands empty. Put it there and import again.
import-table-column-missing = { $file } has no column { $column }, which the form reads; it stands empty.
import-table-rows-left = { $rows ->
    [one] One row
   *[other] { $rows } rows
 } of { $file } name no choice; left.
import-table-renamed = The table is named { $to }, was { $from }.
import-property-left = { $property } cannot be carried and was left: { $text }
import-reference-left = The words refer to { $name }, which cannot be filled in; its name stands there.

## Identifiers apart

help-researcher-contacts = Keeps direct answers apart: under the key of a contact custodian, which the desk does not have
help-researcher-contacts-new = Makes the contact custodian's key, on her own machine
    .long =
        Makes the contact custodian's key, on her own machine.

        Give recipient.txt to the desk, and read the fingerprint to it. The rest of the folder stays here.
help-researcher-contacts-new-arg-folder = The folder for the key, which must be new
help-researcher-contacts-new-arg-classical = A key without protection against a future quantum computer, for a study whose keys are so
help-researcher-contacts-add = Names a contact custodian: from the next study note on, devices seal direct answers to her key alone
    .long =
        Names a contact custodian: from the next study note on, devices seal direct answers to her key alone.

        Compare the fingerprint with her, by telephone. An epoch that a note has named already stays as it is: then she is named from the next one on.
help-researcher-contacts-add-arg-folder = The study's folder
help-researcher-contacts-add-arg-recipient = The public half of her key, from contacts new
help-researcher-contacts-remove = Names a contact custodian no longer, after another was named. What was sealed to her key stays sealed to it
help-researcher-contacts-remove-arg-folder = The study's folder
help-researcher-contacts-remove-arg-recipient = The public half of her key
help-researcher-contacts-extract = Takes the sealed direct answers out of the dataset, for the contact custodian: with submissions, participant codes and forms, and nothing else of an interview. The desk cannot open them
help-researcher-contacts-extract-arg-folder = The study's folder
help-researcher-contacts-extract-arg-out = The file for the contact custodian, which must be new
help-researcher-contacts-open = Opens a hand-over with the contact custodian's key, on her machine, and writes names and telephone numbers to a file in the clear. Ends with exit code 3 when something was found wrong; what could be opened is then in the file
help-researcher-contacts-open-arg-file = The hand-over, from contacts extract
help-researcher-contacts-open-arg-identity = The contact key: identity.age in the folder of contacts new
help-researcher-contacts-open-arg-csv = The CSV file to write; what is there is never overwritten
help-researcher-form-check-arg-contacts = How many contact custodians the study names, to whom direct answers are sealed apart
unlock-ask-contact = The passphrase of { $file }:
unlock-ask-new-contact = A passphrase for the contact key:
contacts-new-done = The contact key is in { $folder }.
contacts-new-fingerprint = Fingerprint: { $fingerprint }
contacts-new-keep = Nobody else can open the names that are sealed to this key: keep a copy of the folder in a second place, and the passphrase in a third.
contacts-new-next = Give { $recipient } to the desk, which names it with “contacts add”, and compare the fingerprint by telephone.
contacts-add-done = The contact key is named: from epoch { $epoch } on, direct answers are sealed to it and not to the desk.
contacts-add-fingerprint = Fingerprint, to be compared with her: { $fingerprint }
contacts-add-later = A study note has named epoch { $epoch } already: its interviews still hold direct answers among the others.
    .hint = To keep them apart, begin the next epoch (“keys new”, “keys ceremony”) and sign the note.
contacts-add-next = Sign the study note, so that devices know it: kin-researcher study sign { $folder }
contacts-remove-done = The contact key with this fingerprint is named no longer: { $fingerprint }
contacts-remove-next = Sign the study note, so that devices know it: kin-researcher study sign { $folder }
contacts-kind-mixed = The contact key is of another kind than the keys of this study: post-quantum and classical keys are never mixed.
    .hint = Make one of the study's kind: “contacts new”, with --classical where the study was made so.
contacts-named-already = This contact key is named already.
    .hint = Sign the study note, if it was not signed since.
contacts-two-roles = This key opens responses of the study: names kept under it would not be kept apart.
    .hint = The contact custodian makes a key of her own with “contacts new”.
contacts-too-many = The study names { $max } contact keys already.
    .hint = Each of them opens every name. Take one away first with “contacts remove”.
contacts-not-named = The study does not name this contact key.
    .hint = Check that the file is the recipient.txt of the key that is to go.
contacts-last = This is the only contact key: without it, devices would put names among the answers that the researchers read.
    .hint = Name another one first with “contacts add”.
contact-key-no-recipient = { $file } is not the public half of a key.
    .hint = It is the recipient.txt that “contacts new” or “supervisor new” wrote.
contact-key-unfit = { $file } is not a key.
    .hint = It is the identity.age that “contacts new” or “supervisor new” wrote.
contact-key-passphrase-wrong = The passphrase does not open { $file }.
    .hint = Try again, minding capitals, accents and spaces.
contacts-extract-done = Wrote { $file } with the sealed direct answers of { $interviews ->
        [one] one interview
       *[other] { $interviews } interviews
    }.
contacts-extract-without = { $count ->
        [one] One interview of the dataset has
       *[other] { $count } interviews of the dataset have
    } no direct answers apart.
contacts-extract-next = Give it to the contact custodian: kin-researcher contacts open { $file } --identity KEY --csv FILE
contacts-open-done = Wrote { $file } with the direct answers of { $interviews ->
        [one] one interview
       *[other] { $interviews } interviews
    }.
contacts-open-none = No interview was opened, and no file was written.
contacts-open-not-opened = Not opened: { $submission }
contacts-open-findings = { $count ->
        [one] One interview of the hand-over was not opened.
       *[other] { $count } interviews of the hand-over were not opened.
    }
    .hint = Ask the desk to extract them again; if it stays so, those of damage or of another interview were changed before they came to it.
contacts-open-in-the-clear = { $file } is not sealed: whoever has it can read the names in it.
    .hint = Keep it on this machine, never beside the dataset, and delete it when you have used it.
contact-finding-other-keys = { $count } sealed to other keys than this one.
contact-finding-damaged = { $count } damaged: changed, cut short, or no sealed direct answers at all.
contact-finding-another-study = { $count } of another study.
contact-finding-another-interview = { $count } of another interview than the one they stand under.
contact-finding-answers-invalid = { $count } that their own form does not accept.

## The server's log

map-title = { $title } (study { $study }). Interviews may start until { $until }.
map-purposes = What the answers are used for, as it is read to the respondent
map-no-purpose = The forms ask for no consent.
map-required = needed
map-optional = her choice
map-recipients = Who can read it
map-epoch = epoch { $epoch }
map-answers = answers
map-identifiers = direct identifiers
map-check-records = check records, without answers
map-desk = the desk, with its passphrase
map-custodians = custodians together
map-revoked = revoked
map-places = Where it lies, and until when
map-devices = Devices: sealed, until { $days } days after the server's receipt; their places in the sequence stay.
map-server = Server: sealed, purged from { $until } on; in its backups for { $days } days more.
map-server-for-ever = Server: sealed; the note names no day on which it is purged.
map-desk-place = Desk: sealed to the working keys, until these are destroyed.
map-files = Files that were exported, released or reported: readable. The ledger names each; where they are now, nobody but their keepers knows.
map-fields = What is asked
map-form = form
map-purpose = purpose
map-needed = consent
map-words = words
map-key = key
map-reads = opens
map-hands = in whose hands
map-recipient = recipient
map-field = question
map-disclosure = could give away as
study-log-done = Named the log { $origin }.
study-log-next = Next: kin-researcher study sign { $folder }
study-log-again = Devices send again what they still hold: kin-collector send --again
study-log-key-malformed = This is not the key of a server's log.
    .hint = It has 64 hexadecimal digits: kin-server log-key prints it.
study-log-named = This log is named already.
study-log-another = The study has a log already, of another key.
    .hint = Where its server is lost, a new log begins with --next, and devices send again what they still hold.
parcel-file-log-untrusted = The parcel's log is not one that this study's server signed.
    .hint = Nothing was taken in. Ask for the parcel again, by another way; if it stays so, the server is not the study's.
help-researcher-study-map = Shows the data map: what is asked, for what, who can read it, where it lies and until when
    .long =
        Shows the data map: what is asked, for what, who can read it, where it lies and until when.

        It is made from the forms and the signed note, which is what devices and the server go by.
help-researcher-study-map-arg-folder = The study's folder
help-researcher-study-map-arg-json = Prints JSON
help-researcher-study-log = Names the log of the server, by the key that `kin-server init` printed
    .long =
        Names the log of the server, by the key that `kin-server init` printed.

        From the next note on, devices believe only receipts that this log proves, and the desk sees what is missing from it.
help-researcher-study-log-arg-folder = The study's folder
help-researcher-study-log-arg-key = The key, as `kin-server log-key` prints it
help-researcher-study-log-arg-next = Begins another log, because the server of the last one is lost: devices send again what they still hold

## Forms of a study under way

help-researcher-study-form = Adds forms and newer versions to a study under way, lists them, retires what is asked no more
    .long =
        Adds forms and newer versions to a study under way, lists them, retires what is asked no more.

        The next study note says it to devices. Interviews begin with the newest version that the note lists; those under way are finished, and those that are sealed corrected, with the version they have.
help-researcher-study-form-add = Adds a form to a study under way, or a newer version of one it has
    .long =
        Adds a form to a study under way, or a newer version of one it has.

        Shows what changes, as form diff does. Refused where answers that were given before would lose their place or their meaning, or where names would come to the desk that no contact custodian keeps: unless people accept that, whose names and reason are kept with the study. A version that was retired is taken up again with the same file.
help-researcher-study-form-add-arg-folder = The study's folder
help-researcher-study-form-add-arg-file = The form's file
help-researcher-study-form-add-arg-accept = Takes it all the same, though answers lose their place or names come to the desk
help-researcher-study-form-add-arg-why = Why that is accepted
help-researcher-study-form-add-arg-decided = Someone who accepts it, by name
help-researcher-study-form-list = Lists every version of every form that the study ever had: since which note, and what is asked now
help-researcher-study-form-list-arg-folder = The study's folder
help-researcher-study-form-list-arg-json = Prints JSON, for programs
help-researcher-study-form-retire = Retires a form, or one version of it: from the next study note on no interview begins with it
    .long =
        Retires a form, or one version of it: from the next study note on no interview begins with it.

        Interviews under way are finished, sealed ones corrected, and everything that was given under it is opened and counted as before. Of a version that no note has listed yet nothing is kept.
help-researcher-study-form-retire-arg-folder = The study's folder
help-researcher-study-form-retire-arg-form = The form's id
help-researcher-study-form-retire-arg-version = This version alone; all of them when not given
study-form-add-against = Form { $form }, from version { $before } to { $version }:
study-form-add-done = Added version { $version } of the form { $form }: note { $note } will list it.
study-form-add-again = Took version { $version } of the form { $form } up again: note { $note } will list it.
study-form-add-asked = Interviews will begin with version { $version } of { $form }.
study-form-add-newer-asked = Interviews go on to begin with version { $version } of { $form }, which is newer.
study-form-add-lists = Those under way go on with the version they began with. Lists and quotas that were assigned with { $form } know its questions by the names of the version before: assign them again under their names (device assign).
study-form-next = Next: kin-researcher study sign { $folder }
    then publish for the server; a device without a network needs a package: device assign
study-form-list-form = form
study-form-list-version = version
study-form-list-since = since note
study-form-list-state = state
study-form-list-asked = asked
study-form-list-listed = listed; a newer one is asked
study-form-list-retired = retired from note { $note } on
study-form-list-accepted = { $form } { $version } was accepted on { $at } by { $by }: { $why }
study-form-list-unsigned = Note { $note } is not signed yet: kin-researcher study sign { $folder }
study-form-retire-done = Retired of the form { $form }: { $versions }. What was given under it is opened and counted as before.
study-form-retire-unseen = Taken out of the form { $form }, since no note has listed it: { $versions }.
study-form-retire-asked = Interviews will begin with version { $version } of { $form }.
study-form-retire-none = No interview will begin with { $form } any more; those under way are finished.
version-taken = The study has version { $version } of the form { $form } already, with another text.
    .hint = Give what has changed a version of its own: what was sealed under a version must be read by the same text for ever.
version-unchanged = Nothing changes: the study has this as version { $version } of the form { $form }.
version-older = Version { $version } of the form { $form } is older than { $newest }, which the study has.
    .hint = Numbers in a version count by their value: 2026-9 comes before 2026-10. Give it one that comes after { $newest }.
version-orphans = { $count ->
    [one] One change
   *[other] { $count } changes
 } of the form { $form } would leave answers without their place or their meaning.
    .hint = Add questions and leave the old ones; a new name keeps the "key". Or accept it: --accept --why REASON --decided-by NAME.
version-names = The form { $form } asks for names, telephone numbers or addresses that no contact custodian keeps: they would come to the desk among the other answers.
    .hint = Keep their disclosure “direct”, and name her first (contacts add; she counts from the next epoch on). Or accept it: --accept --why REASON --decided-by NAME.
version-harmless = Nothing about this version of the form { $form } has to be accepted.
    .hint = Leave --accept away.
versions-too-many = A study note lists at most { $most } versions of forms.
    .hint = Retire some that are asked no more: study form retire.
version-unknown = The form { $form } has no version { $version }.
    .hint = “kin-researcher study form list” lists those it has.
version-retired = The form { $form } is retired already.
version-last = The form { $form } is the last one of the study: a note lists at least one.
    .hint = Add another first. Where no interview is to begin any more, let the note expire: study sign --expires DATE.
list-form-retired = The form { $form } is retired: no interview begins with it.

## The log's witnesses

help-researcher-study-witnesses = Names those who cosign the log, and how many of them have to
    .long =
        Names those who cosign the log, and how many of them have to.

        Give all of them each time: the next note names these and no others. With enough of their cosignatures an auditor can say that there is one history; nobody's interview waits for them.
help-researcher-study-witnesses-arg-folder = The study's folder
help-researcher-study-witnesses-arg-key = A public key, as `kin-auditor cosign-key` printed it
help-researcher-study-witnesses-arg-quorum = How many of them have to cosign
study-witnesses-done = Named { $witnesses ->
    [one] one witness
   *[other] { $witnesses } witnesses
 } of the log; { $quorum ->
    [one] one has
   *[other] { $quorum } have
 } to cosign it.
study-witness-malformed = This is not the public key of a witness of a log.
    .hint = It is one line: kin-auditor cosign-key prints it.
study-witnesses-unfit = A note names 1 to 16 witnesses, each once, and asks for no more of them than it names.

## Slips with withdrawal codes

help-researcher-slips = Prints slips of paper to cut out, each with a code under which a respondent can have her answers deleted
    .long =
        Prints slips of paper to cut out, each with a code under which a respondent can have her answers deleted.

        A slip names no study and no office. Nothing is kept of a code, here or anywhere: who loses the slip cannot withdraw any more. Send what is printed to a printer, and leave no file of it behind.
help-researcher-slips-arg-count = How many slips
help-researcher-slips-arg-html = Prints a page in HTML, for a printer with a browser, instead of plain text
slips-leave-no-copy = Whoever has a copy of these codes can delete answers. If you wrote them into a file for the printer, delete it when they are printed.

### Supervision while everything is sealed

help-researcher-supervisor = Names who sees how the survey goes while everything is sealed: check records of interviews, without one answer
help-researcher-supervisor-new = Makes a supervisor's key, on her own machine
    .long =
        Makes a supervisor's key, on her own machine.

        Give recipient.txt to the desk, and read the fingerprint to it. The rest of the folder stays here.
help-researcher-supervisor-new-arg-folder = The folder for the key, which must be new
help-researcher-supervisor-new-arg-classical = A key without protection against a future quantum computer, for a study whose keys are so
help-researcher-supervisor-add = Names a supervisor: from the next study note on, devices seal check records to her key
    .long =
        Names a supervisor: from the next study note on, devices seal check records to her key.

        Compare the fingerprint with her, by telephone. Every interview then sends two envelopes and costs two vouchers.
help-researcher-supervisor-add-arg-folder = The study's folder
help-researcher-supervisor-add-arg-recipient = The public half of her key, from supervisor new
help-researcher-supervisor-remove = Names a supervisor no longer. What was sealed to her key stays sealed to it
help-researcher-supervisor-remove-arg-folder = The study's folder
help-researcher-supervisor-remove-arg-recipient = The public half of her key
help-researcher-monitor = Shows a supervisor how the survey goes while everything is sealed: progress, pace, outliers, quotas, silent devices
    .long =
        Shows a supervisor how the survey goes while everything is sealed: progress, pace, outliers, quotas, silent devices.

        It needs her key and parcels, from the server or from devices by `kin-collector summary`; no study's folder, no key that opens an answer. Every number is a reason to ask, never a reason to delete. Ends with exit code 3 when something was sealed to her that is no check record.
help-researcher-monitor-arg-parcels = Parcels of one study; the same interview in several counts once
help-researcher-monitor-arg-identity = Her key: identity.age in the folder of supervisor new
help-researcher-monitor-arg-offices = A CSV file without a heading that says who works where: the enumerator's code, the office
help-researcher-monitor-arg-json = Prints JSON
unlock-ask-supervisor = The passphrase of { $file }:
unlock-ask-new-supervisor = A passphrase for the supervisor's key:
supervisor-new-done = The supervisor's key is in { $folder }.
supervisor-new-fingerprint = Fingerprint: { $fingerprint }
supervisor-new-next = Give { $recipient } to the desk, which names it with “supervisor add”, and compare the fingerprint by telephone.
supervisor-add-done = The supervisor's key is named: devices will seal check records to it, which hold no answers.
supervisor-add-fingerprint = Fingerprint, to be compared with her: { $fingerprint }
supervisor-add-next = Sign the study note, so that devices know it: kin-researcher study sign { $folder }
supervisor-remove-done = The supervisor's key with this fingerprint is named no longer: { $fingerprint }
supervisor-remove-next = Sign the study note, so that devices know it: kin-researcher study sign { $folder }
supervisors-kind-mixed = The supervisor's key is of another kind than the keys of this study: post-quantum and classical keys are never mixed.
    .hint = Make one of the study's kind: “supervisor new”, with --classical where the study was made so.
supervisors-named-already = This supervisor's key is named already.
    .hint = Sign the study note, if that was not done.
supervisors-two-roles = This key opens answers of the study: who supervises would read them.
    .hint = The supervisor makes a key of her own with “supervisor new”.
supervisors-too-many = A study whose responses have { $max ->
        [one] one reader
       *[other] { $max } readers
    } names no more supervisors than that: a check record would look different from a response.
    .hint = Take one away first with “supervisor remove”, or let supervisors share what “monitor” shows.
supervisors-not-named = The study does not name this supervisor's key.
    .hint = Look at its fingerprint: it may be another one.
monitor-studies-differ = { $file } is of another study than the parcel before it. Nothing was counted.
    .hint = Name parcels of one study at a time.
monitor-offices-unfit = Line { $line } of the list of offices is not an enumerator's code and an office.
    .hint = Write one enumerator a line: her code, a comma, the office; no heading.
monitor-offices-twice = { $enumerator } stands twice in the list of offices.
    .hint = An enumerator works in one office; take the other line away.
monitor-checks = { $checks ->
    [0] No check record in these parcels is sealed to this key.
    [one] One interview has a check record here. It holds no answers.
   *[other] { $checks } interviews have check records here. They hold no answers.
 }
monitor-enumerator = enumerator
monitor-office = office
monitor-day = day
monitor-finished = finished
monitor-partial = broke off
monitor-declined = declined
monitor-interrupted = in distress
monitor-answers = answers
monitor-refused = refused
monitor-dont-know = don't know
monitor-overrides = warned
monitor-minutes = minutes
monitor-short = short
monitor-far = far
monitor-night = at night
monitor-most-a-day = most a day
monitor-form = form
monitor-interviews = interviews
monitor-quota = quota
monitor-few = 1 or 2
monitor-device = device
monitor-missing = numbers missing
monitor-last = last interview
monitor-silent = silent for a week
monitor-yes = yes
monitor-findings = { $count ->
    [one] One envelope was sealed to the supervisor and is no check record of this study.
   *[other] { $count } envelopes were sealed to the supervisor and are no check records of this study.
 }
    .hint = Tell the research team: a device may have been changed, or somebody plays one.
stated-unfit = { $flag } takes one line of 1 to { $most } characters.
    .hint = Write it shorter, on one line, without characters that a screen would hide.
handover-not-released = { $folder } is not as it was released, or was never released.
    .hint = Give the folder that “release table” or “release microdata” wrote, with every file in it and none changed or added, or the page that “report” wrote, unchanged. What an earlier version of this program released has to be released again.
handover-of-export = { $folder } is an export for the team, number { $number } in the ledger. Exports are not handed over.
    .hint = Release a table or records, and hand those over: kin-researcher release microdata
handover-folder-too-large = { $folder } holds more than { $most_bytes } bytes.
    .hint = Release less at once.
handover-expired = The day { $expires } has gone by.
    .hint = Give the last day on which the receiver may have it.
handover-unknown = Number { $number } of the ledger is no hand-over.
    .hint = See the numbers: kin-researcher release list
handover-deleted-already = It is in the ledger already that hand-over { $number } is deleted.
    .hint = There is nothing to do.
handover-done = Wrote { $out }: release { $release }, sealed for its receiver. It is number { $number } in the ledger.
handover-done-next = After { $expires } it has to be deleted. When the receiver says so: kin-researcher release deleted { $folder } { $number } --by NAME
handover-terms-title = Release { $release } of study { $study }
handover-terms-receiver = Handed over to: { $receiver }
handover-terms-purpose = It may be used for this alone: { $purpose }
handover-terms-expires = It may be kept until { $expires }.
handover-terms-by = Handed over by: { $by }
handover-terms-nobody = Do not try to find out whom it is about, and do not join it with other data about people.
handover-terms-not-on = Do not pass it on.
handover-terms-delete = Delete every copy by that day, and tell whoever handed it over that you have.
release-deleted-done = { $by } says that hand-over { $number } is deleted. It is in the ledger; nobody can verify it.
release-list-handover = hand-over
release-list-handover-what = { $standing ->
        [deleted] release { $release } to { $receiver }, deleted
        [overdue] release { $release } to { $receiver }, was to be deleted by { $expires }
       *[current] release { $release } to { $receiver }, until { $expires }
    }
release-list-deleted = deleted
release-list-deleted-what = hand-over { $handover }, says { $by }
release-list-overdue = The day of these hand-overs has gone by, and nobody has said that they are deleted: { $numbers }
    .hint = Ask their receivers, then: kin-researcher release deleted FOLDER NUMBER --by NAME
request-file-unfit = The number of the paper file has 1 to { $most } letters, digits, . / or -, and at least one digit.
    .hint = The log names nobody: who asks stands in the paper file alone.
request-received-later = A request cannot have been received on { $received }.
    .hint = Look at the date, and at this machine's clock.
request-without-law = No law is known for requests received on { $received }.
    .hint = Give a file with the days of the law that holds: --days FILE
request-days-unreadable = The file of legal days cannot be read.
    .hint = The program's own file shows how it is written: researcher/legal/viet-nam.json
request-unknown = There is no request { $number }.
    .hint = See the numbers: kin-researcher requests list
request-closed = Request { $number } is closed.
    .hint = If the person asks again, record it as a new one: kin-researcher requests add
request-extended-already = Request { $number } was put off before.
    .hint = The law allows it once.
request-not-extendable = As far as { $law } is known here, request { $number } cannot be put off.
    .hint = Do it in time. Where a lawyer knows better, record it under a file of days of your own: requests add --days
request-withdraw = consent taken back
request-restrict = use restricted
request-object = objection
request-access = to see the data
request-correct = to correct
request-provide = to be given the data
request-delete = to delete
request-added = Request { $number }, under { $law }.
request-added-answer = Tell her by { $answer } what will be done, then: kin-researcher requests answer
request-added-done = It has to be done by { $done }.
request-next-withdraw = Her slip deletes what the server holds: kin-collector withdraw, or the page on the server. What was handed over is in kin-researcher release list.
request-next-restrict = Write down in the paper file what is no longer done, and tell everyone who works with the data.
request-next-access = Without her slip or her participant code nobody can tell which interview is hers; if neither is there, say so.
request-next-correct = Whoever asked her can correct the interview: kin-collector correct.
request-answered = Request { $number }: she knows. It has to be done by { $done }.
request-extended = Request { $number } has to be done by { $done } now. She was told why.
request-done = Request { $number } is done.
request-refused = Request { $number } is refused.
request-list-none = Nothing is asked.
request-list-number = no.
request-list-file = file
request-list-asked = what is asked
request-list-received = received
request-list-due = due
request-list-state = state
request-list-open = not answered
request-list-answered = answered
request-list-extended = put off
request-list-done = done
request-list-refused = refused
request-list-late = Late: { $numbers }
    .hint = Do it today, tell the person why it took so long, and write that into the paper file.

### Closing a study
closing-seen-itself = Nobody states { $item }: the desk sees for itself how that stands.
    .hint = See what is open: kin-researcher study close FOLDER
closing-on-later = Nothing has ended on { $on } yet.
    .hint = Give the day on which it ended, or look at this machine's clock.
closing-not-yet = This has not ended, and nobody has said why: { $items }
    .hint = See how each stands: kin-researcher study close FOLDER. What nobody can say is recorded with --item ITEM --unknown WHY --by NAME.
closing-again = This study is closed.
    .hint = Its certificate says how each thing ended: kin-auditor closing CERTIFICATE
study-close-item = what has to end
study-close-state = how it stands
study-close-interviews = interviews
study-close-quarantine = what was set aside (quarantine)
study-close-requests = requests about one's own data
study-close-handovers = releases handed over (handovers)
study-close-keys = keys of every epoch
study-close-shares = the custodians' shares (shares)
study-close-server = the server's store and its copies (server)
study-close-devices = devices wiped (devices)
study-close-exports = exports deleted (exports)
study-close-backups = copies of the desk (backups)
study-close-contacts = contact tables, the contact custodian's and supervisors' keys (contacts)
study-close-absent = there was nothing of it
study-close-seen = ended, as this desk sees
study-close-stated = ended on { $on }, says { $by }
study-close-unknown = nobody knows: { $why }
study-close-until = open: may start until { $expires }
study-close-set-aside = open: { $count ->
        [one] one envelope is
       *[other] { $count } envelopes are
    } set aside
study-close-numbers = open: { $numbers }
study-close-epochs = open: epoch { $epochs }
study-close-unsaid = open: nobody has said that it ended
study-close-noted = Recorded: { $item }. The last word about it counts.
study-close-done = The study is closed. Certificate: { $file }
study-close-cosign = { $quorum } roots must sign the certificate. This desk has; carry it to the others: kin-researcher roots cosign { $file } --key KEY
study-close-next = Anyone can check it: kin-auditor closing CERTIFICATE --roots ROOTS. Then erase this desk.
study-close-open = { $count ->
        [one] One item is
       *[other] { $count } items are
    } open. When something has ended: kin-researcher study close FOLDER --item ITEM --on DATE --by NAME
study-close-ready = Nothing is open. Close the study: kin-researcher study close FOLDER --out CERTIFICATE --by NAME
study-close-closed = This study is closed.
roots-cosign-closing = Signed: the certificate that the study is closed, by { $by } (SHA-256 of the text: { $digest }).
help-researcher-study-close = Goes through what has to end when a study does, and at last writes a certificate of it
    .long =
        Goes through what has to end when a study does, and at last writes a certificate of it.

        Alone it shows how each item stands. With --item it records who says on which day that something ended, or why nobody can say so. With --out it closes the study: refused while an item is open. The certificate names what was only said and what nobody knows.
help-researcher-study-close-arg-folder = The study's folder
help-researcher-study-close-arg-item = What ended: quarantine, handovers, shares, server, devices, exports, backups, contacts
help-researcher-study-close-arg-on = The day on which it ended
help-researcher-study-close-arg-unknown = Why nobody can say that it ended
help-researcher-study-close-arg-by = Who says so, or closes the study, by name
help-researcher-study-close-arg-out = The certificate's file, which must be new: closes the study
help-researcher-study-close-arg-json = Prints JSON, for programs


## Set aside

help-researcher-set-aside = Lists what is set aside, shows what is known of it, and takes down what people decide about it
help-researcher-set-aside-list = Lists the envelopes that are set aside: why, of which device, and what was decided about them
help-researcher-set-aside-list-arg-folder = The study's folder
help-researcher-set-aside-list-arg-undecided = Only those about which nothing was decided yet
help-researcher-set-aside-list-arg-json = Prints JSON
help-researcher-set-aside-show = Shows what is known of an envelope that is set aside, without its answers, and every decision about it
help-researcher-set-aside-show-arg-folder = The study's folder
help-researcher-set-aside-show-arg-envelope = The envelope, by the first digits of its SHA-256
help-researcher-set-aside-show-arg-json = Prints JSON
help-researcher-set-aside-decide = Takes down what two people decide about envelopes that are set aside: that they are taken in all the same, or stay out
    .long =
        Takes down what two people decide about envelopes that are set aside: that they are taken in all the same, or stay out.

        What is admitted is taken in when a parcel that carries it is opened again, if nothing else speaks against it. A decision is a line of the study's ledger: it is never changed, and a later one counts in its place. Where a later parcel sets an envelope aside for another reason, or nothing speaks any more against one that was rejected, it is undecided again.
help-researcher-set-aside-decide-arg-folder = The study's folder
help-researcher-set-aside-decide-arg-envelopes = The envelopes, each by the first digits of its SHA-256
help-researcher-set-aside-decide-arg-device = All undecided ones of the device of this label that can be decided so
help-researcher-set-aside-decide-arg-admit = Takes them in
help-researcher-set-aside-decide-arg-reject = Leaves them out
help-researcher-set-aside-decide-arg-why = Why, without a word of what was answered: the ledger is not sealed
help-researcher-set-aside-decide-arg-declared = Someone who decides it, by name; at least two

set-aside-unknown = Nothing that is set aside begins with { $name }.
    .hint = See "kin-researcher set-aside list FOLDER".
set-aside-ambiguous = { $name } does not name one envelope that is set aside.
    .hint = Give more of its digits, at least { $least }.
set-aside-nothing = No envelope that is set aside was named.
    .hint = Name each by the first digits that "set-aside list" shows, or give --device LABEL.
set-aside-inadmissible = What keeps { $envelope } out is nothing that people can decide: it could not be read, withdrawn or traced to a device.
    .hint = It is taken in by itself once what it lacks is here and its parcel is opened again: its form, a record that proves its device, its place in the server's log. A device with an older program proves itself in its first record alone: where that was withdrawn, update its program and let it send a test. Otherwise reject it.
set-aside-why-unfit = The reason is empty, longer than { $most } characters, or does not print.
    .hint = Say in a sentence why, without a word of what was answered.
set-aside-name-unfit = A name is longer than { $most } characters, or does not print.
    .hint = Give each name as it is written.
set-aside-list-none = Nothing is set aside.
set-aside-list-envelope = envelope
set-aside-list-reason = why
set-aside-list-device = device
set-aside-list-number = no.
set-aside-list-decided = decided
set-aside-list-admitted = comes in with its parcel
set-aside-list-rejected = stays out
set-aside-list-open = not yet
set-aside-list-stays = only to be rejected
set-aside-show-envelope = Envelope
set-aside-show-device = Device
set-aside-show-key = Signed with
set-aside-show-number = Number in its device's sequence
set-aside-show-enumerator = Enumerator
set-aside-show-form = Form
set-aside-show-epoch = Epoch
set-aside-show-decided = Decided
set-aside-show-admitted = { $at }: admitted by { $declared }: { $why }
set-aside-show-rejected = { $at }: rejected by { $declared }: { $why }
set-aside-decide-admitted = { $count ->
    [one] One envelope is
   *[other] { $count } envelopes are
 } admitted, as { $declared } decided.
set-aside-decide-rejected = { $count ->
    [one] One envelope stays
   *[other] { $count } envelopes stay
 } out, as { $declared } decided.
set-aside-decide-next = Next: open the newest parcel again.

## Corrections at the desk

help-researcher-correct = Corrects an interview of the dataset, beside it: what it was stays, with who decided, when and why
    .long =
        Corrects an interview of the dataset, beside it: what it was stays, with who decided, when and why.

        The new answers are asked for. What was frozen before reads as it did; later freezes, tables and exports read the interview as corrected.
help-researcher-correct-arg-folder = The study's folder
help-researcher-correct-arg-submission = The interview's name, as in an export's column meta-instanceID
help-researcher-correct-arg-places = Where answers change, as age or child[2].age
help-researcher-correct-arg-why = Why; sealed with the correction
help-researcher-correct-arg-decided = Someone who decided it, by name
help-researcher-corrections = Lists what was corrected and decided, on devices and at the desk: which answers, when, why and by whom. For the team at the desk
help-researcher-corrections-arg-folder = The study's folder
help-researcher-corrections-arg-json = Prints JSON
help-researcher-flags = Lists interviews that somebody should look at, one by one, and takes down what is decided about them
help-researcher-flags-list = Lists interviews that somebody should look at: too short, at night, copies, straight lines, numbers far from the others, warnings overruled. For the team at the desk, never for release
    .long =
        Lists interviews that somebody should look at: too short, at night, copies, straight lines, numbers far from the others, warnings overruled. For the team at the desk, never for release.

        Each is a reason to ask, never a reason to delete.
help-researcher-flags-list-arg-folder = The study's folder
help-researcher-flags-list-arg-form = The form, where the study has several
help-researcher-flags-list-arg-undecided = Only those about which nothing was decided yet
help-researcher-flags-list-arg-json = Prints JSON
help-researcher-flags-decide = Takes down what is decided about a finding: that the interview is right as it is, that an answer is another one, or that it is missing
    .long =
        Takes down what is decided about a finding: that the interview is right as it is, that an answer is another one, or that it is missing.

        What was decided lies sealed in the dataset, with who decided and why. Nothing is overwritten: a later decision about the same finding counts in its place.
help-researcher-flags-decide-arg-folder = The study's folder
help-researcher-flags-decide-arg-submission = The interview's name, as flags list shows it
help-researcher-flags-decide-arg-flag = The finding, as flags list shows it: short, far:QUESTION …
help-researcher-flags-decide-arg-keep = The interview is right as it is
help-researcher-flags-decide-arg-correct = The answer is another one: it is asked for
help-researcher-flags-decide-arg-missing = The answer is missing; none takes it away
help-researcher-flags-decide-arg-place = Where the answer stands, when the finding does not say it
help-researcher-flags-decide-arg-form = The form, where the study has several
help-researcher-flags-decide-arg-why = Why; sealed with the decision
help-researcher-flags-decide-arg-decided = Someone who decided it, by name

correcting-unknown = There is no interview { $submission } in the dataset.
    .hint = It may have been withdrawn. The column meta-instanceID of an export names them all.
correcting-nothing = The correction changes nothing.
    .hint = Type another answer for one place at least.
correcting-by-nobody = Nobody decides without a name.
    .hint = Name each with --decided-by, sixteen at most.
correcting-without-reason = A reason is missing, or longer than 500 characters.
    .hint = Say with --why in a sentence what is known now and from whom.
correcting-refused = The form does not accept the interview with this correction. Nothing has changed.
    .hint = Correct the answers too that no longer fit.
asking-how = Type the answer. !r refused, !d don't know, !n not applicable, !x takes the answer away.
desk-correct-done = { $changes ->
    [one] One answer of { $submission } is
   *[other] { $changes } answers of { $submission } are
 } corrected. What it was stays in the dataset.
flag-unknown = { $flag } was not found about { $submission }.
    .hint = See "kin-researcher flags list FOLDER".
flag-without-place = { $flag } is about the whole interview: it does not say which answer changes.
    .hint = Give --place QUESTION.
flags-none = There is nothing to look at.
flags-interview = interview
flags-enumerator = enumerator
flags-day = day
flags-found = found
flags-decided = decided
flags-kept = right as it is
flags-corrected = corrected
flags-missing = set to missing
flags-decide-done = Decided about { $flag } of { $submission }.
corrections-interview = interview
corrections-made = made
corrections-by = by
corrections-decided = decided
corrections-flag = finding
corrections-places = answers
corrections-reason = why
### Visits

help-researcher-device-assign-arg-samples = A list of cases to visit with a form: a CSV file whose columns are questions, filled in beforehand; may be given more than once
help-researcher-device-assign-arg-quotas = How many interviews of a kind are wanted: a CSV file with name, form, question, answer, `at_most`
help-researcher-device-assign-arg-tasks = What to do: a CSV file with id, kind (recontact, `back_check`, question), form, submission, words, due
help-researcher-visits = Counts what came of visits to the cases of a form's lists, by enumerator or office, with the response rates of a standard. For the team at the desk, never for release
    .long =
        Counts what came of visits to the cases of a form's lists, by enumerator or office, with the response rates of a standard. For the team at the desk, never for release.

        The last visit to a case is the one that counts. RR1, COOP1, REF1 and CON1 are those of AAPOR's Standard Definitions (2023). Numbers of fewer cases than the form's smallest cell are withheld, with what gives them away and the rates made of them.
help-researcher-visits-arg-folder = The study's folder
help-researcher-visits-arg-form = The form, where the study has several
help-researcher-visits-arg-offices = Counts by office instead: a CSV file without a heading that says who works where: the enumerator's code, the office
help-researcher-visits-arg-json = Prints JSON; a withheld number is null
list-form-unknown = The study has no form “{ $form }”.
    .hint = Write the form's id, as the study lists it.
list-not-named = “{ $given }” does not name a form and a file.
    .hint = Write the form's id, an equals sign, and the file: visit=households.csv
list-line-unfit = Line { $line } of { $file } cannot be used. Nothing was assigned.
    .hint = The first line names the columns; every cell is written as it would be typed in the interview.
list-question-tells = Line { $line } of { $file } sorts interviews by “{ $question }”, which tells too much about a person.
    .hint = A device would note whose answer it was. Sort by a question that is “open” or “quasi” in its form.
visits-none = No visit was told so far.
visits-office = office
visits-enumerator = enumerator
visits-all = all
visits-cases = cases
visits-completed = interviewed
visits-broken-off = broke off
visits-refused = refused
visits-postponed = postponed
visits-not-found = not found
visits-moved = moved
visits-response = RR1 %
visits-cooperation = COOP1 %
visits-refusal = REF1 %
visits-contact = CON1 %
visits-tasks = Tasks of which something was told, in no rate: { $tasks }

## Files beside interviews

help-researcher-attachments = Lists files that travel beside interviews, and takes one out
help-researcher-attachments-list = Lists the files that travel beside interviews: of which interview, what they are, and whether every piece is here. For the team at the desk
help-researcher-attachments-list-arg-folder = The study's folder
help-researcher-attachments-list-arg-json = Prints JSON
help-researcher-attachments-export = Puts one file together from its pieces, checks each against its signed record, and writes it out unsealed
help-researcher-attachments-export-arg-folder = The study's folder
help-researcher-attachments-export-arg-file = The file, by its id or the beginning of it, as `attachments list` shows it
help-researcher-attachments-export-arg-out = The file to be written, which must be new
attachments-list-none = No interview here has files.
attachments-list-file = file
attachments-list-interview = interview
attachments-list-name = name
attachments-list-type = type
attachments-list-bytes = bytes
attachments-list-state = pieces
attachments-list-whole = all here
attachments-list-incomplete = { $here } of { $of }
attachments-list-unfit = not those of its record
attachments-list-unlisted = { $count ->
    [one] One piece is here that no record lists
   *[other] { $count } pieces are here that no record lists
 }: the interview may still come, or they belong to a file that was taken out of it.
attachments-export-done = Wrote { $file }: { $media_type }, { NUMBER($bytes, useGrouping: 0) } bytes, as its record says.
attachments-export-in-the-clear = { $file } is not sealed: it may show a face, a house or a voice.
    .hint = Keep it on this machine, and delete it when you have used it.
attachment-unknown = { $found ->
    [0] No file has an id that begins with { $file }.
   *[other] { $found } files have an id that begins with { $file }.
 }
    .hint = See "kin-researcher attachments list FOLDER".
attachment-incomplete = Of { $file } { $here } of { $of } pieces are here.
    .hint = Open the next parcel; the device sends the rest when it has a line.
attachment-unfit = The pieces of { $file } are not those that its signed record lists.
    .hint = Nothing was written. Somebody put other pieces in their place, or the device is broken: ask for the interview's device.
