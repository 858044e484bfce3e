# What the collector says.

# --- Passphrases ---
passphrase-prompt = Passphrase:
new-passphrase-prompt = New passphrase:
enumerator-prompt = Your code:
enumerator-of = Enumerator { $number } of { $of }:
enumerator-unknown = No enumerator { $code } works on this machine.
    .hint = Mind capital letters. Your code is the one that the research team gave you with your package.
enumerator-unsaid = { $count } enumerators work on this machine.
    .hint = Say whose data is meant: --enumerator CODE

# --- enrol ---
enrol-study = Study: { $title }
enrol-compare = Take the paper with the study's fingerprint. Type { $groups } of its twelve groups, as they stand on the paper.
enrol-group = Group { $group }:
enrol-passphrase = Now choose a passphrase for this device, at least { $least } characters. Nobody can recover it for you.
enrol-done = This is now a device of the study { $title }. Its data lies in { $folder }.
enrolment-fingerprint-differs = Group { $group } is not that of the package.
    .hint = Look at the paper again. If the paper is right, do not use this package: tell the research team.
enrolment-fingerprint-incomplete = The fingerprint is not complete.
    .hint = It has twelve groups of five digits.
enrolment-fingerprint-not-text = The file with the fingerprint is not text.
    .hint = Save it as UTF-8 text.
enrolment-code-too-long = The enumerator's code in the package is longer than { $max_bytes } bytes.
    .hint = Ask the research team for a package with a shorter code.
enrolment-form-unreadable = This program cannot read the form { $form } of the package.
    .hint = Use a newer program, or ask the research team to check the form.
enrolment-already = This enumerator's device is already enrolled in this data folder.
    .hint = Another enumerator of this machine needs a package with her own code. Never delete a folder whose outbox is not empty.
enrolment-other-study = A device of another study is enrolled in this data folder.
    .hint = Choose another folder for this study with --data.
enrolment-too-many = { $most } enumerators work on this machine already.
    .hint = Choose another folder with --data.

# --- vault ---
vault-stays-shut = The passphrase does not open this device.
    .hint = Type it again; mind the keyboard's language and capital letters.
vault-passphrase-short = The passphrase is shorter than { $least } characters.
    .hint = Four or five words that do not belong together are easy to remember and hard to guess.
vault-roots-changed = The study's roots on this device are not those that were compared with paper.
    .hint = Somebody has changed this device's data. Do not use it; tell the research team.
vault-entry-damaged = The vault's { $entry } is damaged.
    .hint = Send what is in the outbox, then enrol this device again with a new package.
vault-cannot-lock = The vault could not be locked.
chance-unavailable = The system gives no random numbers.
    .hint = Restart the machine and try again.

# --- device ---
device-form-unknown = The study has no form { $form }.
    .hint = The command forms lists what there is.
device-form-damaged = The form { $form } on this device is not the one the study note names.
    .hint = Send what is in the outbox, then enrol this device again with a new package.
device-form-too-large = The largest response of the form { $form } would not fit into its seal.
    .hint = Tell the research team: the study needs a shorter form, or larger responses.
device-language-unknown = The form is not written in { $language }.
    .hint = Its languages: { $languages }
device-recipient-unreadable = A key of epoch { $epoch } in the study note cannot be sealed to.
    .hint = Ask the research team for a new package.
device-folder-unknown = There is no folder for the device's data.
    .hint = Name one with --data DIR.
device-head-keeps-moving = Other programs keep storing interviews on this device.
    .hint = Wait until they have finished, then try again.

# --- storage ---
storage-database = The device's database did not take it.
    .hint = Check that the disk is not full and that no other program holds the folder.
storage-not-enrolled = No device is enrolled in this data folder.
    .hint = Use enrol with a package from the research team, or name the right folder with --data.
storage-already-enrolled = A device is already enrolled in this data folder.
    .hint = Choose another folder with --data.
storage-head-moved = Another interview was stored first.
    .hint = Try again.
storage-lacks = The device's database lacks its { $what }.
    .hint = Send what is in the outbox, then enrol this device again with a new package.
storage-damaged = The device's database holds a damaged { $what }.
    .hint = Send what is in the outbox, then enrol this device again with a new package.

# --- forms ---
forms-heading-form = Form
forms-heading-version = Version
forms-heading-title = Title
forms-heading-languages = Languages
forms-none = The study has no forms yet.

# --- fill ---
fill-sealed = Interview { $sequence } is sealed and in the outbox. Nobody here can read it any more.
fill-refusal-sealed = The refusal is counted as number { $sequence }, sealed and in the outbox.
fill-partial-sealed = The interview that broke off is sealed as number { $sequence }.
fill-left = The interview was left. Nothing of it was stored.
fill-try-again = The interview is still in memory. Try again to store it? (yes/no)

# --- import ---
import-resumed = An earlier import of this file stopped after row { $row }; it goes on from there.
import-row-bad = { $place } { $reason }
import-more-bad = { $more ->
    [one] One more bad row is not shown.
   *[other] { $more } more bad rows are not shown.
 }
import-done = { $stored ->
    [one] One row was sealed and stored.
   *[other] { $stored } rows were sealed and stored.
 }{ $earlier ->
    [0] { "" }
    [one] { " " }One was stored earlier.
   *[other] { " " }{ $earlier } were stored earlier.
 }
import-findings = { $bad ->
    [one] One row was bad and was not stored;
   *[other] { $bad } rows were bad and were not stored;
 } { $stored } of this file are stored.
    .hint = Put the corrected rows into a file of their own, with the headings, and import that file. This file would bring the good rows twice.
import-file-too-large = The input is larger than { $max_bytes } bytes.
    .hint = Divide it into several files.
import-input-unreadable = The input cannot be read.
import-file-undecodable = The file is not { $encoding } throughout.
    .hint = Save it as UTF-8, or say with --encoding how it was saved.
import-file-not-text = The file is not text.
    .hint = Save it as CSV (UTF-8). UTF-16 without its mark needs --encoding utf-16le.
import-file-empty = The file is empty.
import-columns-too-many = The file has more than { $max } columns.
import-rows-too-many = The file has more than { $max } rows.
    .hint = Divide it into several files.
import-heading-empty = Column { $number } has no heading.
    .hint = Give it the name of a question, or delete the column.
import-heading-twice = The heading of column { $number } stands twice.
import-no-headings = No heading is a question of the form.
    .hint = The first row must hold the names of the questions.
import-column-unknown = The form has no question { $column }.
    .hint = Correct the heading, or pass the column over with --ignore.
import-consent-column-missing = The form asks consent, and the file has no column { $column }.
    .hint = Add the column and say for each row what she agreed to.
import-column-two-meanings = The column { $column } would mean two things: an answer of the form and a part of its consent.
    .hint = The question or the purpose needs another name: ask whoever writes the form.
import-enumerator-column-missing = The file has no column { $column } for the enumerator.
imported-before = This file has been imported on this device before.
    .hint = To import it a second time in full, add --again.
import-row-too-long = Row { $row } is longer than { $max_bytes } bytes.
    .hint = Perhaps a quotation mark is missing: everything up to the next one belongs to the row.
import-row-uneven = Row { $row } has { $cells } cells under { $columns } headings.
    .hint = Perhaps a text with a comma or semicolon stands without quotation marks.
import-row-unreadable = Row { $row } cannot be read.
import-row-not-json = Row { $row }, letter { $letter }: not a JSON object.
import-row-value-kind = Row { $row }: the value of member { $column } is neither text, number, list of names nor missing.
import-row-column-twice = Row { $row }: member { $column } stands twice.
import-row-column-unknown = Row { $row }: the form has no question { $column }.
    .hint = Correct the name, or pass it over with --ignore.
import-cell-refused = Row { $row }, column { $column }:
import-cell-not-asked = Row { $row }, column { $column }: this question is not asked after the row's other answers.
import-cell-not-yes-or-no = Row { $row }, column { $column }: neither yes nor no.
import-cell-empty = Row { $row }, column { $column }: empty, and must not be.
import-enumerator-unfit = Row { $row }, column { $column }: not an enumerator's code.
import-row-unfinished = Row { $row } is not a finished interview:
import-row-not-sealed = Row { $row } could not be sealed.

# --- outbox ---
outbox-empty = The outbox is empty: no interview has been finished on this device.
outbox-heading-number = No.
outbox-heading-bytes = Bytes
outbox-heading-digest = Digest
outbox-heading-place = Where
outbox-waiting = waiting here
outbox-received = at the server since { $day }, copy kept here
outbox-forgotten = at the server since { $day }

# --- send ---
send-nothing = Nothing waits to be sent.
send-done = { $received ->
    [one] One response was received by the server.
   *[other] { $received } responses were received by the server.
 }
send-checks = { $checks ->
    [one] One check record for the supervisor was received by the server; it holds no answers.
   *[other] { $checks } check records for the supervisor were received by the server; they hold no answers.
 }
send-chunks = { $chunks ->
    [one] One piece of a file was received by the server.
   *[other] { $chunks } pieces of files were received by the server.
 }
send-forgotten = { $forgotten ->
    [one] One copy was removed here, { $days } days after its receipt.
   *[other] { $forgotten } copies were removed here, { $days } days after their receipts.
 }
send-refused = The server does not take number { $sequence }: { $status } { $title }
    .hint = It stays here. Tell the research team its number.
send-progress = { $done } of { $of } are dealt with{ $minutes ->
    [0] { "" }
    [one] ; about a minute is left
   *[other] ; about { $minutes } minutes are left
 }.
send-refused-damaged = Number { $sequence } does not arrive as it was sealed.
    .hint = It stays here. Send again; if it stays so, the disk may be failing: tell the research team its number.
send-refused-unfit = Number { $sequence } is not sealed as the server expects of this study.
    .hint = It stays here. Take in the newest study note with: kin-collector update. If it stays so, tell the research team its number.
send-note-not-fetched = Whether there is a newer study note could not be asked.
    .hint = What was sent is not touched by that. The next time will ask again.
send-packages-not-fetched = Whether a package of the office waits could not be asked.
    .hint = What was sent is not touched by that. The next time will ask again.
send-watching = Sending by itself, about every { $minutes ->
    [one] minute
   *[other] { $minutes } minutes
 }. Ctrl-C ends it; nothing is lost by that.
send-incomplete = { $waiting ->
    [one] One response still waits here;
   *[other] { $waiting } responses still wait here;
 } { $received ->
    [one] one was received.
   *[other] { $received } were received.
 }
    .hint = Nothing is lost. Send again when the network is better.
send-no-answer = The server did not answer.
    .hint = Check that this machine has a network.
send-receipt-unproved = The server's receipt is not to be believed.
    .hint = Nothing is forgotten here. Ask the research team whether this is their server.
send-history = The server's log does not go on from what this device saw of it.
    .hint = Nothing is forgotten here. Show this to the research team: something may have been lost or changed at the server.
send-not-a-receipt = Something answered with { $status }, but not with what this server answers.
    .hint = Perhaps the network wants you to sign in first: open a web page, then send again. Nothing is lost.
send-problem = The server answered { $status }: { $title }
    .hint = Nothing is lost. If it stays so, tell the research team.
send-vouchers-refused = The server takes none of the vouchers that were shown to it.
    .hint = Nothing is lost. Ask the research team whether the server was given the newest bundle.
send-unpaid = { $unpaid ->
    [one] One response has no voucher yet.
   *[other] { $unpaid } responses have no voucher yet.
 }
    .hint = Ask the office for a package with vouchers, and take it in with: kin-collector update PACKAGE
send-server-unfit = The study's server cannot be sent to.
    .hint = Tell the research team; a new study note is needed.

# --- status ---
status-study = Study: { $title }
status-study-id = Study id: { $study }
status-note = Study note: version { $version }, issued { $issued }, expires { $expires }
status-may-start = Interviews may be started.
status-forms = Forms: { $forms }
status-counts = Responses: { $waiting } waiting here, { $received } received with a copy kept here, { $forgotten } received without a copy here
status-checks = Check records for the supervisor: { $waiting } waiting here
status-chunks = Pieces of files: { $waiting } waiting here
status-last-receipt = Last receipt: { $day }
status-no-receipt = Last receipt: none yet
status-vouchers = Vouchers: { $left ->
    [0] none left
    [one] one left
   *[other] { $left } left
 }
vouchers-low = Vouchers run low: { $left ->
    [one] one is
   *[other] { $left } are
 } left.
    .hint = Ask the office for a package with vouchers. Interviews go on even without any.
vouchers-none = No voucher is left.
    .hint = Interviews go on, but cannot be sent before the office gave you a package with vouchers.
vouchers-awaited = { $unpaid ->
    [one] One response waits
   *[other] { $unpaid } responses wait
 } for a voucher.
    .hint = It is sealed and safe. Ask the office for a package with vouchers, and take it in with: kin-collector update PACKAGE

# --- Help ---
help-collector = For the person asking the questions: fill forms, keep the answers sealed, send them
    .long =
        For the person asking the questions: fill forms, keep the answers sealed, send them.

        Without a command it opens the home screen: drafts, forms, sealed interviews, sending.
help-collector-arg-data = The folder of the device's data, instead of KIN_DATA or the folder of this user
help-collector-arg-passphrase-file = Reads the passphrase from the first line of a file, instead of asking for it
help-collector-arg-enumerator = Whose data is meant, where several enumerators work on this machine: her code
help-collector-enrol = Makes this a device of a study, from an enrolment package and the fingerprint on paper
    .long =
        Makes this a device of a study, from an enrolment package and the fingerprint on paper.

        Nothing is written until six groups of the study's fingerprint have been compared with the paper.
help-collector-enrol-arg-package = The enrolment package from the research team
help-collector-enrol-arg-fingerprint-file = Reads the whole fingerprint from a file, instead of asking for six of its groups
help-collector-forms = Lists the forms that may be filled, and whether interviews may start
help-collector-forms-arg-json = Prints JSON for scripts
help-collector-fill = Holds an interview in the terminal, seals it and puts it into the outbox
    .long =
        Holds an interview in the terminal, seals it and puts it into the outbox.

        Type ? during the interview for its commands. After every answer it is kept as a sealed draft.
help-collector-fill-arg-form = The form's id, as `forms` lists it
help-collector-fill-arg-form-language = The language the questions are asked in, of those the form has
help-collector-import = Imports questionnaires typed elsewhere, from CSV or JSON Lines
    .long =
        Imports questionnaires typed elsewhere, from CSV or JSON Lines.

        Columns are named as the form's questions. Where the form asks consent, so must the file: consent (yes or no), consent_PURPOSE for each purpose, consent_mode (spoken or written), and of a minor consent_assent (yes or no; empty of a woman of age). A missing answer is the word refused, dont_know or not_applicable. A bad row is reported and not stored; every other row is sealed and stored on its own.
help-collector-import-arg-form = The form's id, as `forms` lists it
help-collector-import-arg-file = The file, or - for standard input
help-collector-import-arg-encoding = How the file's bytes stand for text, where it does not show
help-collector-import-arg-ignore = A column to pass over; may be given more than once
help-collector-import-arg-enumerator-column = The column with the code of who asked, instead of this device's enumerator
help-collector-import-arg-form-language = The language the questions were asked in, of those the form has
help-collector-import-arg-again = Imports a file again that has been imported before
help-collector-outbox = Lists the sealed responses of this device and where each of them is
help-collector-outbox-arg-json = Prints JSON for scripts
help-collector-send = Sends what waits in the outbox. Needs a network, and no passphrase
    .long =
        Sends what waits in the outbox. Needs a network, and no passphrase.

        Each envelope is paid for with the voucher that lies beside it. It counts as received only by a receipt that proves it to be in the server's log, and is kept here for 30 days after that. A newer study note with its forms is taken in on the way, and packages that wait for this device are fetched.
help-collector-send-arg-again = Sends again what the server has confirmed and still lies here: for a server that was lost
help-collector-send-arg-max-kbps = Sends so many thousand bits a second at most, one response after the other: for a line that is paid for by what it carries
help-collector-send-arg-patience = Waits so many seconds for an answer, instead of 120
help-collector-send-arg-watch = Keeps running and sends what comes, about every 10 minutes or as many as are named, until it is stopped
help-collector-summary = Writes the check records of this device to a file for the supervisor, where there is no network. Needs no passphrase
    .long =
        Writes the check records of this device to a file for the supervisor, where there is no network. Needs no passphrase.

        They say how interviews went, without one answer, and only the supervisor opens them. `send` sends them all the same.
help-collector-summary-arg-out = The file, which must be new
help-collector-status = Says how this device stands: its study, its forms, what waits and what was received
help-collector-status-arg-json = Prints JSON for scripts

### The study note in full

device-training = TRAINING: this is a training study. Practise with invented people only; nothing of it reaches the real study.
device-clock-behind = The clock of this device is wrong: it shows a time before { $signed }, the day of a signature of the research team or its witnesses. Interviews may go on; each one records that its times are doubtful.
    .hint = Set the date and the time.

### What comes after the enrolment

help-collector-update = Takes in a newer study note with its forms, from the server or from a package of the office
    .long =
        Takes in a newer study note with its forms, from the server or from a package of the office.

        Without a package it asks the server and needs no passphrase; packages that wait there for this device are fetched too. A note is believed only if the roots of the paper, or those they led to, have signed it.
help-collector-update-arg-package = An assignment package that the office made for this device
update-nothing = Nothing is newer than version { $version } of the study note.
update-done = The study note is now version { $version }; { $forms ->
        [0] no form is new.
        [one] one form is new.
       *[other] { $forms } forms are new.
    }
update-roots-changed = The research team has changed its signing keys { $changes ->
        [one] once
       *[other] { $changes } times
    } since; each change was signed by the keys before it.
update-arrived = { $packages ->
    [one] A package of the office
   *[other] { $packages } packages of the office
 } came. The passphrase lets in what came: kin-collector, or kin-collector assignments list
update-refused = Package { $number } of the office came and is not taken in. Tell the office.
update-package = Package { $number } of the office is taken in: { $vouchers } vouchers, { $samples } lists, { $tasks } tasks.
renewal-form-missing = The newer study note names the form “{ $form }”, but its file did not come with it.
    .hint = Nothing was changed. Try again later, or tell the research team.
renewal-form-unreadable = This program cannot read the form “{ $form }” of the newer study note.
    .hint = Nothing was changed. Install the newer program, then update again.
renewal-stays-shut = The package does not open on this device.
    .hint = It was made for another device, or is damaged. Ask the office for the one made for this device.
renewal-sample-unfit = { $row ->
        [0] The list “{ $sample }” of the package is for a form that the study does not have.
       *[other] Row { $row } of the list “{ $sample }” in the package does not fit its form.
    }
    .hint = Nothing of the package was taken in. Tell the office: it has to make the package again.
renewal-size-changed = The newer study note changes the size of sealed responses, which must stay the same for the whole study.
    .hint = Nothing was changed. Tell the research team.
send-not-there = The server answered { $status } instead of what was asked for.
    .hint = Try again later. If it stays so, tell the research team.

### The end of a device

device-closed = This device is closed: its last record has been sealed, and no interview starts any more.
    .hint = Send what waits in the outbox. To go on asking, enrol with a new package in another folder.
storage-closed = This device is closed: nothing can be stored after its last record.
    .hint = To go on asking, enrol with a new package in another folder.
close-ask = After its last record no interview starts on this device any more. Close it? (yes/no)
close-left = The device stays open.
close-sealed = Record { $sequence } is the last: this device has sealed { $count ->
        [one] one record.
       *[other] { $count } records.
    } Send what waits in the outbox.
help-collector-close = Ends this device's work: seals a last record that says how many there are. No interview starts after it
    .long =
        Ends this device's work: seals a last record that says how many there are. No interview starts after it.

        Sending still works. The office needs the last record before it may destroy the keys.
help-collector-close-arg-yes = Closes without asking

## Withdrawal

help-collector-fill-arg-slip = The respondent took a slip: asks for its code before the interview begins, without showing it
help-collector-fill-arg-slip-file = Reads the slip's code from the first line of a file, instead of asking for it
fill-slip-prompt = Code on the slip (22 digits, not shown):
help-collector-withdraw = Deletes everything that was given under the code of a respondent's slip
    .long =
        Deletes everything that was given under the code of a respondent's slip.

        The code is asked for and not shown; it is never an argument, and is not kept. What was not sent yet is erased here, without a network too. The server deletes the rest and proves it: the proofs are hers to keep. Nobody has to say who she is.

        Where there is no network, --stick packs what the server has to be asked: take it there (kin-server unpack), and bring the answer back (kin-collector unpack).
help-collector-withdraw-arg-code-file = Reads the code from the first line of a file, instead of asking for it
help-collector-withdraw-arg-receipts = Writes the proofs into a new folder, one file each, instead of printing them
help-collector-withdraw-arg-stick = Asks the server by a stick in this folder, where there is no network
withdraw-code-prompt = Code on the slip (22 digits, not shown):
withdraw-erased = { $count ->
    [one] One interview that was not sent yet was erased on this device.
   *[other] { $count } interviews that were not sent yet were erased on this device.
 }
withdraw-deleted = { $count ->
    [one] The server deleted one interview, and proves it.
   *[other] The server deleted { $count } interviews, and proves it.
 }
withdraw-receipts = The proofs are in { $folder }. They are hers, if she wants them: they hold no name and no answer.
withdraw-keep-this = What follows proves it. It is hers, if she wants it: it holds no name and no answer.
withdraw-nothing = The server has nothing under this code.
withdraw-waits = Should more come under this code, from any device, the server deletes it when it comes.
withdraw-full = The server cannot remember more codes now. What has not been sent yet, from another device, will not be deleted.
    .hint = Come back with the slip when the other devices have sent.
withdraw-not-reached = What lies on this device was seen to. The server has not done its part: try again, or where there is no network have a stick ask it: kin-collector withdraw --stick FOLDER
withdraw-packed = What the server has to delete is on the stick. It is not deleted before the stick has been there.
code-used-up = This code was given at as many interviews as it can be.
    .hint = Give her a new slip.
code-without-log = The server of this study keeps no log: what was sent to it cannot be withdrawn.
    .hint = Tell the research team.
outbox-withdrawn = withdrawn on { $day }
send-withdrawn = { $withdrawn ->
    [one] One response had been withdrawn by its respondent, as the server proves. It was erased here.
   *[other] { $withdrawn } responses had been withdrawn by their respondents, as the server proves. They were erased here.
 }
send-withdrawal-unproved = The server says that a response was withdrawn and does not prove it.
    .hint = The response stays here. Tell the research team.
send-withdrawal-withheld = { $count ->
    [one] The server does not delete one response that it had confirmed to this device.
   *[other] The server does not delete { $count } responses that it had confirmed to this device.
 }
    .hint = If the server was lost and another one took its place: kin-collector send --again, then withdraw again. If not, tell the research team.

# --- interviews ---
interview-unlisted = Interview { $number } is not in the list.
    .hint = The command interviews lists what there is. An interview leaves the list 30 days after the server received it.
interview-label-unfit = A label is one line of at most { $limit } characters.
    .hint = A word or two that tell you which interview it was, and nobody else whose.
interviews-none = No interview is in the list.
interviews-heading-finished = Finished
interviews-heading-kind = What
interviews-heading-label = Label
interviews-original = interview
interviews-partial = broken off
interviews-refusal = refusal
interviews-correction = correction of { $of }
interviews-other = record
interviews-unreadable = { $count ->
        [one] One entry of the list is
       *[other] { $count } entries of the list are
    } of another enumerator, or damaged. What was sealed is not touched by that.
label-prompt = Label (no name of anybody):
label-kept = The label of interview { $number } is kept on this device.

# --- correct ---
correction-of-nothing = Record { $number } holds no answers of an interview.
    .hint = Correct the interview itself; the command interviews says which number it has.
corrections-used-up = Interview { $number } was corrected as often as it can be.
    .hint = Tell the research team what is still wrong.
correction-empty = The correction changes nothing.
    .hint = Type the name of a question whose answer changes.
correction-direct = The answer to { $question } is sealed to the contact custodian alone and cannot be corrected.
    .hint = Tell the contact custodian, by a way on which nobody reads along.
correct-what = Correction of interview { $number }: form { $form }, finished { $finished }.
correct-reason = Why is it corrected? The reason is sealed with it. An empty line leaves everything as it is.
correct-how = Type the name of a question whose answer changes, as age or child[2].age. An empty line ends.
correct-missing = Type the new answer. !r she refuses, !d she does not know, !n it does not apply, !x the answer is taken away. An empty line leaves it.
correct-changes = { $changes ->
        [0] Nothing changes so far.
        [one] One answer changes.
       *[other] { $changes } answers change.
    }
correct-seal = Seal this correction? yes or no
correct-line-unread = This line cannot be read: it is too long, or no text.
correct-sealed = The correction of interview { $number } is sealed as number { $sequence } and in the outbox.
correct-left = The correction was left. Nothing of it was stored.
storage-correction-too-late = The interview cannot be corrected any more: it was withdrawn, or corrected as often as it can be.
    .hint = Nothing was stored.

help-collector-interviews = Lists the interviews that were sealed on this device: when, with which form, your label, where each of them is
    .long =
        Lists the interviews that were sealed on this device: when, with which form, your label, where each of them is.

        There are no answers in it: nobody here can read them any more. An interview leaves the list 30 days after the server received it.
help-collector-interviews-arg-json = Prints JSON for scripts
help-collector-label = Gives a sealed interview a short label of your own, to know it again in the list
    .long =
        Gives a sealed interview a short label of your own, to know it again in the list.

        The label stays on this device, encrypted, and is never sent. Do not write a name there. An empty one takes the label away.
help-collector-label-arg-number = The interview's number, as `interviews` lists it
help-collector-label-arg-label-file = Reads the label from the first line of a file, instead of asking for it
help-collector-correct = Corrects an interview that was sealed on this device: seals what changed and why, and nothing else
    .long =
        Corrects an interview that was sealed on this device: seals what changed and why, and nothing else.

        Nobody here can read the interview any more, so each changed answer is typed anew: the question's name, then the answer. The original stays what it is; the research team puts the correction in its place. An interview can be corrected three times.
help-collector-correct-arg-number = The interview's number, as `interviews` lists it

# --- drafts ---

fill-draft = The interview was left. What was answered stays here as a sealed draft. Take it up again: kin-collector resume
drafts-none = There are no drafts.
drafts-heading-number = No.
drafts-heading-form = Form
drafts-heading-began = Begun
drafts-heading-progress = At
drafts-heading-label = Label
drafts-discard-ask = Throw draft { $number } away? Nobody can bring it back. (yes/no)
drafts-discarded = Draft { $number } is gone.
drafts-kept = The draft was kept.
drafts-no-such-number = There is no draft of that number: there { $count ->
    [0] are none
    [one] is one
   *[other] are { $count }
 }.
    .hint = kin-collector drafts lists them.
drafts-which-one = There are { $count } drafts: say which.
    .hint = kin-collector drafts lists them with their numbers.
storage-draft-moved = The draft is not as it was: another window changed it, finished it or threw it away. Nothing was stored here.
    .hint = Leave this interview, and look at the list: kin-collector drafts
storage-drafts-left = There are drafts on this device: its last record comes after the last of them.
    .hint = Finish them with kin-collector resume, or throw them away with kin-collector drafts --discard NUMBER.
device-epoch-gone = The study note does not name epoch { $epoch } any more, in which this interview began.
    .hint = Ask the research team for a note that names it.

help-collector-drafts = Lists the interviews that were left or cut off: they are kept here, sealed, until they are taken up or discarded.
help-collector-drafts-arg-discard = Throws the draft of this number away, for ever
help-collector-drafts-arg-yes = Discards without asking
help-collector-drafts-arg-json = Prints JSON for scripts
help-collector-resume = Takes up an interview that was left or cut off, where it stood.
help-collector-resume-arg-number = The draft's number, as `drafts` lists it; the only draft where there is one

# --- salvage ---
salvage-nothing = There is no unfinished interview to be queued.
salvage-done = { $queued ->
        [one] One unfinished interview is
       *[other] { $queued } unfinished interviews are
    } queued as far as it was answered, sealed, to be sent.
salvage-left = { $left ->
        [one] One draft has
       *[other] { $left } drafts have
    } no sealed copy: only its enumerator's passphrase opens it.
    .hint = It was kept by an earlier program, or she declined. Whoever knows the passphrase can resume it.
help-collector-salvage = Queues unfinished interviews as they are, to be sent: for a passphrase that is forgotten, or an enumerator who does not come back. Needs no passphrase
    .long =
        Queues unfinished interviews as they are, to be sent: for a passphrase that is forgotten, or an enumerator who does not come back. Needs no passphrase.

        After each answer an interview is also sealed to the research team; that copy is what is queued, as an interview that broke off. The draft itself stays: whoever knows the passphrase can still finish it, and then the whole interview counts.
help-collector-salvage-arg-json = Prints JSON for scripts

# --- wipe ---
device-wiped = This device was wiped: no interview starts on it any more.
    .hint = What waits in the outbox can still be sent. To go on asking, enrol with a new package.
wipe-ask = Everything that the passphrase opens goes for ever{ $drafts ->
        [0] { "" }
        [one] , one unfinished interview too
       *[other] , { $drafts } unfinished interviews too
    }. What was sealed stays and can be sent. Go on? (yes/no)
wipe-ask-all = { $waiting ->
        [0] Everything of this device goes for ever
        [one] Everything of this device goes for ever. One sealed response that no server has confirmed is lost
       *[other] Everything of this device goes for ever. { $waiting } sealed responses that no server has confirmed are lost
    }{ $drafts ->
        [0] { "" }
        [one] , one unfinished interview too
       *[other] , { $drafts } unfinished interviews too
    }. Go on? (yes/no)
wipe-unpaid = { $unpaid ->
        [one] One sealed response has
       *[other] { $unpaid } sealed responses have
    } no voucher and cannot be sent by this device any more.
    .hint = Do not delete the folder: give it to the research team.
wipe-done = The device is wiped. { $waiting ->
        [0] Nothing waits to be sent.
        [one] One sealed response still waits to be sent.
       *[other] { $waiting } sealed responses still wait to be sent.
    }
wipe-all-done = Nothing of the device is left in its folder. What a disk keeps of deleted files is ciphertext.
wipe-left = Nothing was wiped.
help-collector-wipe = Takes everything off this device that a passphrase opens: keys, drafts, lists, vouchers. Needs no passphrase
    .long =
        Takes everything off this device that a passphrase opens: keys, drafts, lists, vouchers. Needs no passphrase.

        Sealed responses that wait stay and can still be sent; no interview starts here any more. With --all they go too, and nothing is left.
help-collector-wipe-arg-all = Removes the sealed responses too: those that no server has confirmed are lost for ever
help-collector-wipe-arg-yes = Wipes without asking
# --- home ---
home-whose = Several enumerators work on this machine. Type your code:
home-keys-whose = Enter go on   Esc leave
home-switch = Another enumerator
home-unlock = Passphrase of this device:
home-slip = Did she take a slip? Type its code (22 digits, not shown). If she took none: Enter alone.
home-opening = Opening …
home-study = { $title }
home-begin = Interview: { $title }
home-draft = Draft: { $form }, begun { $began }, at { $progress } { $label }
home-assignments = Assigned by the office ({ $open ->
    [one] one to do
   *[other] { $open } to do
})
home-quota = Quota “{ $quota }”: { $sealed } of { $wanted }
home-until = until { $due }
home-hold = Hold the interview
home-answer = Answer the office
home-line = A line to the office? If there is nothing to say: Enter alone.
home-keys-list = ↑ ↓ Enter choose   Esc back   F12 hide
home-interviews = Sealed interviews ({ $count })
home-send = Send what waits ({ $waiting })
home-salvage = Queue what was not finished, as it is ({ $drafts })
home-sending = Sending … Nothing is lost if the network goes away.
home-leave = Leave
home-choose = Mark a line first: with the arrows, its number, or some of its words.
home-keys = ↑ ↓ Enter choose   F12 hide   F10 leave
home-keys-read = Enter back   ↑ ↓ scroll   F12 hide
home-keys-slip = Enter go on   Esc back   F12 hide
home-not-stored = The interview could not be stored. It is still in memory.
home-try-again = Try again
home-leave-unstored = Leave it: what was kept of it stays a draft

help-collector-arg-lock-after = Locks the home screen after so many minutes without a key
help-collector-arg-plain = Line by line, for screen readers and pipes

### Check records

summary-none = There are no check records here: nothing was sealed yet, or the study has no supervisor.
summary-done = { $checks ->
    [one] Wrote { $file } with one check record; only the supervisor opens it.
   *[other] Wrote { $file } with { $checks } check records; only the supervisor opens them.
 }

# --- pack, unpack ---
help-collector-pack = Packs what waits in the outbox onto a stick, where there is no network. Needs no passphrase
    .long =
        Packs what waits in the outbox onto a stick, where there is no network. Needs no passphrase.

        Take the stick to the server: kin-server unpack. What is packed waits here on until the answer comes back, which `unpack` takes in; packing again is free. Whoever finds the stick can neither open nor send anything of it.
help-collector-pack-arg-stick = The folder of the stick
help-collector-pack-arg-again = Packs again what the server has confirmed and still lies here: for a server that was lost
pack-nothing = Nothing waits to be packed.
pack-done = { $envelopes ->
    [0] What the server has to be told is
    [one] One response is
   *[other] { $envelopes } responses are
 } on the stick, in { $files ->
    [one] one file.
   *[other] { $files } files.
 }
pack-next = Take the stick to the server: kin-server unpack STORE STICK. Then, back here: kin-collector unpack STICK
help-collector-unpack = Takes in what a server answered to what was packed onto a stick. Needs no passphrase
    .long =
        Takes in what a server answered to what was packed onto a stick. Needs no passphrase.

        A response counts as received only by a receipt that proves it to be in the server's log, as over a network, and is kept here for 30 days after that. A newer study note with its forms is taken in too. Answers for other devices are left on the stick.
help-collector-unpack-arg-stick = The folder of the stick
unpack-nothing = There is no answer for this device on the stick.
unpack-waiting = { $waiting ->
    [one] One response still waits here.
   *[other] { $waiting } responses still wait here.
 }
unpack-refused = { $path } was not taken in, or not wholly.
unpack-some-refused = { $count ->
    [one] One answer was not taken in, or not wholly.
   *[other] { $count } answers were not taken in, or not wholly.
 }
    .hint = Nothing is forgotten here. Pack again, and take the stick to the server once more.
carry-without-log = The study note names no log: nothing that a stick brings back could be believed.
    .hint = Send over a network. Or ask the research team for a study note that names the log of its server.
carry-answer-old = This device has seen more of the server's log than this answer knows.
    .hint = An old answer does that, and so does a server that was put back. Pack again. If a fresh answer says the same, show it to the research team.

# --- receipts ---
help-collector-receipts = Lists the receipts of what was sealed on this device: of which interview, where it stands in the server's log, until when a copy is kept here
    .long =
        Lists the receipts of what was sealed on this device: of which interview, where it stands in the server's log, until when a copy is kept here.

        A receipt proves to anybody that the server took the response, and says nothing of what is in it. 30 days after it came, the copy, the form and the time of the interview are forgotten here; the receipt stays. With a number and --out, that receipt alone is written to a file, without a passphrase, for an auditor: kin-auditor verify --receipt.
help-collector-receipts-arg-number = The number of one response, as the list shows it
help-collector-receipts-arg-out = Writes the receipt of that response to this new file
help-collector-receipts-arg-json = Prints JSON for scripts
receipts-none = There is nothing to have a receipt of: no interview has been finished on this device.
receipts-heading-entry = Entry of the log
receipts-heading-kept = Copy kept until
receipts-forgotten-here = forgotten here
receipts-forgotten = { $count ->
    [one] One copy is gone from here with the form and the time of its interview, { $days } days after its receipt. The receipt stays.
   *[other] { $count } copies are gone from here with the forms and the times of their interviews, { $days } days after their receipts. The receipts stay.
 }
receipts-missing = There is no receipt of number { $number }.
    .hint = What there is, is listed by: kin-collector receipts
receipts-written = The receipt is in { $path }. It names nobody and holds no answer.

### Assignments

help-collector-assignments = Whom the office asks to visit, what it asks, and what came of it
help-collector-assignments-list = Lists the cases that packages of the office brought, with what came of each, and the quotas
help-collector-assignments-list-arg-json = Prints JSON for scripts
help-collector-assignments-show = Shows what the office knows of one case
help-collector-assignments-show-arg-case = The case, as `assignments list` names it
help-collector-assignments-outcome = Tells the office what came of a visit. It is sealed like a response, and sent with the next `send`
    .long =
        Tells the office what came of a visit. It is sealed like a response, and sent with the next `send`.

        An interview that was held with `fill --assignment` tells it by itself.
help-collector-assignments-outcome-arg-case = The case, as `assignments list` names it
help-collector-assignments-outcome-arg-outcome = What came of it: refused, not-found, moved, postponed; answered, of a question of the office
help-collector-assignments-outcome-arg-words = Asks for a line to the office; an answer to its question always has one
help-collector-fill-arg-assignment = The case that it is held for, as `assignments list` names it: what the office knows stands there already
assignments-none = The office assigned nothing to this device so far.
assignments-case = Case
assignments-form = Form
assignments-what = What
assignments-due = Until
assignments-last = Last visit
assignments-quota = Quota
assignments-sealed = Sealed here
assignments-wanted = Wanted
assignments-row = to visit
assignments-recontact = to visit again
assignments-back-check = to ask again
assignments-question = a question to you
assignments-completed = interviewed
assignments-refused = refused
assignments-not-found = not found
assignments-moved = moved away
assignments-broken-off = broke off
assignments-postponed = postponed
assignments-answered = answered
assignments-about = It is about the interview { $submission }.
assignments-about-own = It is about your interview { $sequence } of { $finished } { $label }
assignments-words-prompt = What do you write to the office?
assignments-told = What came of it is sealed as number { $sequence }, and goes with the next “send”.
assignments-full = The quota “{ $quota }” is full: { $sealed } of { $wanted }. Interviews go on being sealed; ask the office.
assignments-left-out = The list of the office was made for another version of the form; what it knows of this is left out: { $columns }. Ask it.
case-unknown = The office assigned no case “{ $case }”.
    .hint = “assignments list” lists them all.
case-of-another-form = The case “{ $case }” is for the form { $form }.
    .hint = “assignments show” says what it is.
case-is-question = The case “{ $case }” is a question to you, and no interview.
    .hint = Answer it with “assignments outcome”.
case-outcome-unfit = “{ $outcome }” cannot come of the case “{ $case }”.
    .hint = A question of the office is “answered”, and nothing else is.
case-words-unfit = What is written to the office has 1 to { $limit } characters.
    .hint = Write it shorter, or tell the office by telephone.

# Files beside an interview.

attach-not-here = This question takes no files.
    .hint = Ask the office: the form says which files travel.
attach-apart = Answers to this question are sealed for the contact custodian alone, and files cannot be sealed so yet.
    .hint = Go on without the file, and tell the office.
attach-type-unfit = The file is none that this question takes. What counts is what is in it, not its name.
    .hint = Files that are taken: { $types }
attach-damaged = The picture is damaged, or only half of it is there.
    .hint = Open it to see; copy it again from the camera or the telephone.
attach-too-large = The file has { NUMBER($bytes, useGrouping: 0) } bytes; { NUMBER($maximum, useGrouping: 0) } are allowed.
    .hint = Make the picture smaller on the telephone, or take it at a lower quality.
attach-too-many = The interview has { $maximum } files, as many as the form allows.
    .hint = Clear the answer that holds another file first.
attach-too-many-pieces = The files of one interview together may have { $maximum } sealed pieces; with this one there would be more.
    .hint = Take a smaller file.
attach-vouchers-few = The file would take { $pieces } vouchers, and one more is for the interview; { $left } are left.
    .hint = Take a smaller file, or ask the office for vouchers.
attach-taken = The picture was sealed, without what the camera wrote beside it, in { $pieces ->
    [one] one piece
   *[other] { $pieces } pieces
 }; { $left } vouchers are left. The file itself still lies where it was, readable to anybody: delete it when the interview is done.
attach-taken-as-it-is = The file was sealed as it is in { $pieces ->
    [one] one piece
   *[other] { $pieces } pieces
 }; { $left } vouchers are left. The file itself still lies where it was, readable to anybody: delete it when the interview is done.
attach-as-it-is = Nothing can be removed from a file of type { $media_type }: it may say where, when and by whom it was made. Seal it as it is? (yes/no)
