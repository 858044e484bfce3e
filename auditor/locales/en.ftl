# The program for the person checking the other three.

help-auditor = Check what the research team and the server have signed, without any secret
help-auditor-study = Verify a study note and say what it says
    .long =
        Verify a study note and say what it says

        The note is believed only if enough roots signed it. Which roots: those of the file given with --roots, or those that the note names, once their fingerprint has been compared with the one on paper.
help-auditor-study-arg-note = The signed study note
help-auditor-study-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-study-arg-chain = A signed note that changed the roots since those were pinned; give all of them, oldest first
help-auditor-study-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
help-auditor-study-arg-known-version = The newest version of the note seen before; an older one is refused
help-auditor-study-arg-at = The day or moment to judge the note by, such as 2026-01-31; now, if not given

audit-fingerprint-asked = Fingerprint of the roots, six groups from paper:
audit-note-genuine = The study note is genuine: { $quorum ->
        [one] the root that had to sign it has signed.
       *[other] the { $quorum } roots that had to sign it have signed.
    }
audit-title = Title: { $title }
audit-study = Study: { $study }
audit-version = Version: { $version } (SHA-256 of the text: { $digest })
audit-issued = Issued: { $issued }, expires: { $expires }
audit-not-yet = On { $at }: not valid yet; a clock or the note is wrong.
audit-valid = On { $at }: valid; interviews may start.
audit-expired = On { $at }: expired; no interview may start, those begun may be finished and sent.
audit-server = Server: { $server }
audit-sealed-bytes = Every response is padded to { $bytes } bytes before it is sealed.
audit-roots = Signatures that the next note needs: { $quorum } of { $roots }
audit-root = { "  " }{ $root }
audit-roots-replaced = These roots replace the ones that were pinned. Pin them only if you expected that.
audit-fingerprint = Fingerprint of the roots: { $fingerprint }
audit-recipients = Each of these can open alone what is sealed in its epoch:
audit-one-recipient = Epoch { $epoch } has one recipient only: if that key is lost, its responses are lost.
audit-forms = Forms:
audit-column-epoch = Epoch
audit-column-from = From
audit-column-until = Until
audit-column-recipient = Recipient
audit-column-form = Form
audit-column-version = Version
audit-column-digest = SHA-256

audit-note-refused = The study note { $path } is refused.
audit-note-untrusted = The study note { $path } is not to be trusted.
audit-roots-refused = The roots { $path } are refused.
audit-fingerprint-not-text = The fingerprint { $path } is not text.
    .hint = The file should hold the groups of digits from paper and nothing else.
audit-date-malformed = This is not a date.
    .hint = Write it as 2026-01-31 or 2026-01-31T07:00:00Z.
audit-clock-unusable = The clock of this machine cannot be used.
    .hint = Give a date with --at.

### The transcript of a ceremony, and its witnesses

help-auditor-ceremony = Check the transcript of a key ceremony, without any secret, and say what such a check cannot show
    .long =
        Check the transcript of a key ceremony, without any secret, and say what such a check cannot show

        The transcript is believed only if enough roots and every witness it names have signed it. It must list every set of shares, and it is compared with what lies beside it: the study note, the envelope of the rehearsal, the lock file.
help-auditor-ceremony-arg-folder = The folder of the ceremony, with transcript.txt and, as far as they are there, note.txt, roots.txt, rehearsal.age and Cargo.lock
help-auditor-ceremony-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-ceremony-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
help-auditor-ceremony-arg-note = A signed study note that names the key of the ceremony, instead of note.txt of the folder
help-auditor-ceremony-arg-program = The program that held the ceremony, to be compared with its digest
help-auditor-witness = Make a witness's key, and sign the transcript of a ceremony with it
help-auditor-witness-new = Make the key with which a witness signs, before the ceremony and on the witness's own machine
    .long =
        Make the key with which a witness signs, before the ceremony and on the witness's own machine

        The public half goes to the research team, who write it into the transcript. The key's file is private but not under a passphrase: keep it where you keep what is yours, and destroy it once you have signed.
help-auditor-witness-new-arg-study = The id of the study: 32 digits, as `kin-auditor study` says it
help-auditor-witness-new-arg-out = The file to write the key to; the public half is written beside it, ending in .vkey
help-auditor-witness-sign = Sign the transcript of a ceremony that you saw
    .long =
        Sign the transcript of a ceremony that you saw

        Read it first: you sign that what stands there is what happened. Only a witness whom the transcript names can sign it.
help-auditor-witness-sign-arg-transcript = The transcript; your signature is added to it
help-auditor-witness-sign-arg-key = Your key, as `witness new` wrote it

ceremony-genuine = The transcript is genuine: { $roots ->
        [one] one root
       *[other] { $roots } roots
    } and all { $witnesses ->
        [one] of its one witness has signed it.
       *[other] of its { $witnesses } witnesses have signed it.
    }
ceremony-study = Study: { $title } ({ $study })
ceremony-held = Held: { $held }, for epoch { $epoch }
ceremony-program = Program: { $program }, SHA-256 { $digest }
ceremony-lockfile = Lock file: SHA-256 { $digest }
ceremony-recovery = Who can open: the desk alone, or { $threshold } of { $shares } custodians.
ceremony-quorum = Who can open: { $threshold } of { $shares } custodians together, and nobody else.
ceremony-recipient = The key that was split: { $recipient }
ceremony-desk = The key at the desk: { $recipient }
ceremony-sets = All { $opened } sets of { $threshold } shares opened; none of the { $refused } sets of { $fewer } did.
ceremony-rehearsal = Rehearsal: the envelope { $digest } was opened with shares.
ceremony-column-share = Share
ceremony-column-custodian = Custodian
ceremony-column-commitment = Commitment
ceremony-column-time = Time
ceremony-column-step = Step
ceremony-column-witness = Witness
ceremony-column-key = Key
ceremony-agrees = { $what }: agrees with the transcript.
ceremony-not-there = { $what }: not given, not checked.
ceremony-cannot-show = No check of a transcript can show:
ceremony-limit = { "  " }- { $limit }
ceremony-contradictions = { $count ->
        [one] The transcript contradicts what lies beside it in one point.
       *[other] The transcript contradicts what lies beside it in { $count } points.
    }
    .hint = Use no key of this ceremony before the research team has explained it, in writing, to everyone who signed.

witness-made = The line above is the public half of your key. It also lies in { $file }: give it to the research team before the ceremony.
witness-signed = Signed as “{ $label }”: the ceremony of { $held } for “{ $title }”.

audit-transcript-refused = The transcript { $path } is refused.
audit-transcript-untrusted = The transcript { $path } is not to be trusted.
audit-key-refused = { $path } is not the key of a witness.
    .hint = Use the file that `kin-auditor witness new` wrote.
audit-chance-unusable = This machine gives no random numbers.
    .hint = Use another machine.

### The certificate that keys were destroyed
help-auditor-destruction = Check a certificate that keys were destroyed, without any secret, and say what such a check cannot show
    .long =
        Check a certificate that keys were destroyed, without any secret, and say what such a check cannot show

        The certificate is believed only if enough roots have signed it. It lists how the sequence of every device ended, and what never arrived.
help-auditor-destruction-arg-certificate = The certificate, from kin-researcher keys destroy
help-auditor-destruction-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-destruction-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
destruction-genuine = The certificate is genuine: enough roots have signed it.
destruction-study = Study { $study }, epoch { $epoch }
destruction-times = The epoch ended on { $ended }; its keys were destroyed on { $destroyed }.
destruction-key-desk = Working key at the desk: { $digest }
destruction-key-single = The only key, at the desk: { $digest }
destruction-key-split = Key split { $split } among custodians: { $digest }
destruction-transcript = Made in the ceremony of transcript { $digest }
destruction-counts = Envelopes opened: { $opened }; in quarantine: { $quarantined }; packages never used: { $unused }
destruction-column-device = Device
destruction-column-end = Its sequence
destruction-column-last = Last number
destruction-column-missing = Never arrived
destruction-closed = closed by itself
destruction-past = went on in a later epoch
destruction-lost = declared lost
destruction-no-device = No device has sealed anything.
destruction-declared = Declared lost by: { $names }
destruction-cannot-show = No check of a certificate can show:
destruction-limit = { "  " }- { $limit }
audit-certificate-refused = The certificate { $path } is refused.
audit-certificate-untrusted = The certificate { $path } is not to be trusted.

### The study note in full

audit-training = A TRAINING study, for practising study { $study }: nothing in it is about anybody.
audit-purge = The server deletes what it keeps of this study after { $after }.
audit-no-purge = The server may not delete what it keeps of this study: no day is named.
audit-backups = Backups may hold what was deleted for { $days ->
        [one] one more day.
       *[other] { $days } more days.
    }
audit-program = Interviews start under version { $version } of the collector or a later one.
audit-hybrid = Sealed to post-quantum hybrid keys only.
audit-classical = Classical keys are allowed: what is sealed to them may be read by whoever keeps it until there are quantum computers.
audit-log = Log from { $from } on: { $key }
audit-no-log = No public log is named.
audit-witnesses = Cosignatures that a checkpoint of the log needs: { $quorum } of { $witnesses }
audit-generation = The roots have changed { $generation ->
        [one] once
       *[other] { $generation } times
    } since the study began; each change was signed by the roots before it.
audit-offices = Who signs packages for devices (and can change neither readers nor roots):
audit-who = Who can open what is sealed:
audit-desk-with-recovery = Epoch { $epoch }, { $from } to { $until }: the desk alone, or { $threshold } of { $shares } custodians together.
audit-quorum-only = Epoch { $epoch }, { $from } to { $until }: { $threshold } of { $shares } custodians together, and nobody else.
audit-single-key = Epoch { $epoch }, { $from } to { $until }: ONE KEY IN ONE HAND. If it is lost, its responses are lost.
audit-holds-desk = { "  " }at the desk: { $recipient }
audit-holds-shares = { "  " }in shares: { $recipient }
audit-holds-single = { "  " }in one hand: { $recipient }
audit-contact = { "  " }names and contacts only: { $recipient }
audit-supervisor = { "  " }check records only: { $recipient }
audit-revoked-compromised = Revoked since { $since }, because somebody else may have it: { $recipient }
audit-revoked-lost = Revoked since { $since }, because it is lost: { $recipient }
audit-revoked-retired = Revoked since { $since }, because it was replaced: { $recipient }

## The log

audit-parcel-refused = { $path } is not a whole parcel.
audit-parcel-foreign = { $path } is a parcel of another study than the note.
audit-log-untrusted = The log in { $path } is not to be trusted.
    .hint = Keep the file as it is: it is evidence. Ask for the parcel again, by another way.
verify-log = The log { $origin } has { $entries } entries; its root was computed again and is the one its key signed.
verify-witnesses = { $cosigned } of { $named } witnesses have cosigned it up to entry { $entries }; { $needed } are needed.
verify-no-witnesses = The study note names no witnesses: nobody but the server has seen that there is one history.
verify-envelopes = Envelopes here { $here }, withdrawn by whoever could open their locks { $withdrawn }, purged after the day of the note { $purged }.
verify-histories = Nothing is missing. It agrees with { $checkpoints } checkpoints and { $receipts } receipts that were seen elsewhere.
verify-missing = { $count ->
    [one] One envelope that the server signed for is neither here nor proved to be withdrawn.
   *[other] { $count } envelopes that the server signed for are neither here nor proved to be withdrawn.
}
verify-not-logged = { $count ->
    [one] One envelope is here that is not in the log.
   *[other] { $count } envelopes are here that are not in the log.
}
verify-few-witnesses = { $cosigned } witnesses have cosigned the log, and the study note asks for { $needed }.
verify-history-differs = { $path } shows another history: at { $size } entries this log has another root, or fewer entries.
verify-receipt-fails = { $path } is a receipt that this log does not keep.
verify-findings = { $count ->
    [one] One thing was found wrong.
   *[other] { $count } things were found wrong.
}
    .hint = Keep the parcel and every file you compared it with: together they are the evidence.
help-auditor-verify = Verify that a parcel or a mirror holds everything the server has signed for
    .long =
        Verify that a parcel or a mirror holds everything the server has signed for

        The log's signature and its witnesses, the tree recomputed leaf by leaf, every checkpoint and receipt that was seen elsewhere, and for each leaf its envelope or the proof that it was withdrawn. Needs nothing secret and reads no answer.

        A mirror remembers how far it was verified, and goes on from there the next time.
help-auditor-verify-arg-parcel = The parcel, or the folder of a mirror
help-auditor-verify-arg-note = The signed study note, which names the log
help-auditor-verify-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-verify-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
help-auditor-verify-arg-checkpoint = A checkpoint that was seen before, by whomever, cosigned or not; may be given more than once
help-auditor-verify-arg-receipt = A receipt that a device was given; may be given more than once
help-auditor-verify-arg-again = Verify a mirror from its beginning, whatever was verified before
help-auditor-verify-arg-json = Print JSON, for programs
verify-before = The first { $before ->
    [one] entry was
   *[other] { $before } entries were
 } verified before and { $before ->
    [one] was
   *[other] were
 } not read again; { $now } are new. --again reads all.
verify-purged-early = { $count ->
    [one] The server's log says that one envelope was purged before the day of the study note.
   *[other] The server's log says that { $count } envelopes were purged before the day of the study note.
 }
verify-invented = { $count ->
    [one] The server invented a deletion: one entry of its log says that an envelope was withdrawn, and opens no lock.
   *[other] The server invented deletions: { $count } entries of its log say that envelopes were withdrawn, and open no locks.
 }
verify-repeated = { $count ->
    [one] One envelope stands in the log a second time.
   *[other] { $count } envelopes stand in the log a second time.
 }

## The mirror

help-auditor-mirror = Fetch what a server keeps of a study, or what is new of it
    .long =
        Fetch what a server keeps of a study, or what is new of it

        Everything is compared with what the server signed, and with what it signed before: a server that shows another history is found out, and nothing is taken from it. What was withdrawn is deleted here too. Where it is cut off, it goes on the next time. Then: kin-auditor parcel.
help-auditor-mirror-arg-mirror = The folder of the mirror: new or empty, or one that is brought up to date
help-auditor-mirror-arg-pass = The courier's pass, from the person running the server
help-auditor-mirror-arg-note = The signed study note, which names the log
help-auditor-mirror-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-mirror-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
mirror-empty = The server's log of this study has no entries yet.
mirror-done = The mirror is up to date with { $entries ->
    [one] one entry
   *[other] { $entries } entries
 }: { $new_entries } of them new, { $envelopes } envelopes fetched.
mirror-standing = Envelopes here { $here }, withdrawn { $withdrawn }, purged { $purged }.
mirror-leaves-so-far = { $here } of { $all } entries …
mirror-envelopes-so-far = { $here } of { $all } envelopes …
mirror-findings = The mirror is not whole.
    .hint = Run the command again later. If it stays so, tell the research team: kin-auditor verify says what is missing.
mirror-missing = { $count ->
    [one] One envelope that the server signed for was not given.
   *[other] { $count } envelopes that the server signed for were not given.
 }
mirror-replaced = { $count ->
    [one] In the place of one envelope the server gave something else.
   *[other] In the place of { $count } envelopes the server gave something else.
 }
mirror-purged-early = { $count ->
    [one] The server's log says that one envelope was purged before the day of the study note. Nothing was deleted for it.
   *[other] The server's log says that { $count } envelopes were purged before the day of the study note. Nothing was deleted for them.
 }
mirror-invented = { $count ->
    [one] The server invented a deletion: one entry of its log says that an envelope was withdrawn, and opens no lock. Nothing was deleted for it.
   *[other] The server invented deletions: { $count } entries of its log say that envelopes were withdrawn, and open no locks. Nothing was deleted for them.
 }
mirror-repeated = { $count ->
    [one] One envelope stands in the log a second time.
   *[other] { $count } envelopes stand in the log a second time.
 }
mirror-of-another-study = The folder mirrors another study.
    .hint = Use a folder for each study.
mirror-of-another-log = The folder mirrors the log { $origin }, and the study note names another.
    .hint = A new log has begun: keep this folder as it is, and begin a new one.
mirror-not-there = There is no mirror in { $path }.
    .hint = Begin one with: kin-auditor mirror
mirror-incomplete = Only { $held } of the { $signed } entries that the server signed for are here.
    .hint = Run kin-auditor mirror again: it goes on from there.
mirror-no-answer = The server did not answer.
    .hint = What was fetched is kept. Run the command again.
mirror-pass-refused = The server refuses the pass.
    .hint = Ask the person running the server for a new one: kin-server study reader
mirror-withheld = The server does not give { $what }: { $status }
    .hint = What was fetched is kept. Run the command again; if it stays so, the server withholds a part of its log.
mirror-log-untrusted = The server's log is not to be trusted. Nothing was taken from it.
    .hint = Keep the mirror as it is: it is the evidence. Tell the research team at once.
mirror-damaged = What lies in the mirror is not what was fetched.
    .hint = Begin a new mirror, and keep this one. To verify all of it again: kin-auditor verify --again
mirror-disk-failed = The mirror's disk failed.
audit-note-without-log = The study note names no log: there is nothing to compare the server with.
    .hint = Take the parcel on the server: kin-server export
audit-pass-refused = The pass { $path } is refused.
audit-pass-foreign = The pass is for another study than the note.
audit-server-unfit = Nothing can be fetched from the address in the study note.
    .hint = The research team corrects the address in the study note.

## The parcel

help-auditor-parcel = Write what a mirror holds into a parcel for the research team
    .long =
        Write what a mirror holds into a parcel for the research team

        The whole log goes with the envelopes, so that the desk sees whether any is missing. Needs no network and no pass.
help-auditor-parcel-arg-mirror = The folder of the mirror
help-auditor-parcel-arg-parcel = The parcel: a new file
help-auditor-parcel-arg-note = The signed study note, which names the log
help-auditor-parcel-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-parcel-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
parcel-done = Wrote { $envelopes ->
    [one] one envelope
   *[other] { $envelopes } envelopes
 } and the log of { $entries ->
    [one] one entry
   *[other] { $entries } entries
 } to { $path }.
parcel-missing = { $count ->
    [one] One envelope that the server signed for is not in it.
   *[other] { $count } envelopes that the server signed for are not in it.
 }
    .hint = Run kin-auditor mirror again. The desk will count what is missing.

## Cosigning a log

help-auditor-cosign-key = Make the key with which a witness cosigns logs
    .long =
        Make the key with which a witness cosigns logs

        The public half goes to the research team, who name it in the study note: kin-researcher study witnesses. The key's file is private but not under a passphrase: keep it, and what `cosign` writes beside it, where you keep what is yours.
help-auditor-cosign-key-arg-name = The name under which you cosign, such as audit.example/2026: no spaces, no plus
help-auditor-cosign-key-arg-out = The file to write the key to; the public half is written beside it, ending in .vkey
help-auditor-cosign = Cosign a log, as a witness: that it grew out of what you cosigned last
    .long =
        Cosign a log, as a witness: that it grew out of what you cosigned last

        What you sign is that there is one history, and when you saw it; not what is in it. The checkpoint that you cosigned last lies beside your key, and one that did not grow out of it is never cosigned. Give the file to the person running the server: kin-server study cosign.
help-auditor-cosign-arg-source = A parcel, or the folder of a mirror
help-auditor-cosign-arg-key = Your key, as `cosign-key` wrote it
help-auditor-cosign-arg-out = The cosigned checkpoint: a new file
help-auditor-cosign-arg-note = The signed study note, which names the log
help-auditor-cosign-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-cosign-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
cosign-key-made = The line above is the public half of your key. It also lies in { $file }: give it to the research team.
cosign-first = This is the first time that this key cosigns this log: there is nothing to compare it with yet.
cosign-done = Wrote { $path }: the log has { $entries ->
    [one] one entry
   *[other] { $entries } entries
 }, and grew out of the { $before } that you cosigned last.
audit-name-unfit = A witness's name has 1 to 100 visible characters of ASCII, and no plus.
audit-witness-unnamed = The study note names no witness with this key: its cosignature would count for nothing.
    .hint = Give the public half to the research team: kin-researcher study witnesses
audit-cosign-key-refused = { $path } is not a key for cosigning.
    .hint = Use the file that `kin-auditor cosign-key` wrote.

### Closing a study
closing-genuine = The certificate is genuine: enough roots have signed it.
closing-study = Study { $study }, closed on { $closed } by { $by }
closing-destroyed = Epoch { $epoch }: its certificate of destruction has the SHA-256 { $digest }
closing-column-item = What had to end
closing-column-state = How it ended
closing-interviews = interviews
closing-quarantine = what was set aside
closing-requests = requests about one's own data
closing-handovers = releases handed over
closing-keys = keys of every epoch
closing-shares = the custodians' shares
closing-server = the server's store and its copies
closing-devices = devices wiped
closing-exports = exports deleted
closing-backups = copies of the desk
closing-contacts = contact tables, the contact custodian's and supervisors' keys
closing-absent = there was nothing of it
closing-seen = the desk saw it
closing-stated = on { $on }, says { $by }; nobody verified it
closing-unknown = nobody knows: { $why }
closing-cannot-show = No check of a certificate can show:
closing-limit = {"  "}- { $limit }
help-auditor-closing = Check a certificate that a study is closed, without any secret, and say what was only said and what nobody knows
    .long =
        Check a certificate that a study is closed, without any secret, and say what was only said and what nobody knows

        The certificate is believed only if enough roots have signed it.
help-auditor-closing-arg-certificate = The certificate, from kin-researcher study close
help-auditor-closing-arg-roots = The roots that were pinned, as the research team wrote them beside the note
help-auditor-closing-arg-fingerprint = A file with the fingerprint of the roots from paper: all twelve groups or six of them
