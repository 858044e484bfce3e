# The program for the person checking the other three.

help-auditor = Check what the research team has signed, without any secret
help-auditor-study = Verify a study note and say what it says
    .long =
        Verify a study note and say what it says

        The note is believed only if enough roots signed it. Which roots: those of the file given with --roots, or those that the note names, once their fingerprint has been compared with the one on paper.
help-auditor-study-arg-note = The signed study note
help-auditor-study-arg-roots = The roots that were pinned, as the research team wrote them beside the note
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
