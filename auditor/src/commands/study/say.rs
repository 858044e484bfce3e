//! What a study note says, in words.

use jiff::Timestamp;
use kin_protocol::note::{NoteState, Roots, StudyNote};
use kin_terminal::{Table, Terminal};
use serde::Serialize;

/// What this command says. Numbers that name something are text, so that no language groups their digits.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AuditNoteGenuine { quorum: u32 },
    AuditTitle { title: String },
    AuditStudy { study: String },
    AuditVersion { version: String, digest: String },
    AuditIssued { issued: String, expires: String },
    AuditNotYet { at: String },
    AuditValid { at: String },
    AuditExpired { at: String },
    AuditServer { server: String },
    AuditSealedBytes { bytes: String },
    AuditRoots { quorum: u32, roots: u32 },
    AuditRoot { root: String },
    AuditRootsReplaced,
    AuditFingerprint { fingerprint: String },
    AuditRecipients,
    AuditOneRecipient { epoch: String },
    AuditForms,
    AuditColumnEpoch,
    AuditColumnFrom,
    AuditColumnUntil,
    AuditColumnRecipient,
    AuditColumnForm,
    AuditColumnVersion,
    AuditColumnDigest,
}

/// Says a verified note, from who signed it to what its forms are.
pub(super) fn note(note: &StudyNote, pinned: &Roots, at: Timestamp, terminal: &mut Terminal) {
    terminal.say(&Say::AuditNoteGenuine { quorum: pinned.quorum() });
    terminal.raw("\n");
    terminal.say(&Say::AuditTitle { title: note.title.clone() });
    terminal.say(&Say::AuditStudy { study: note.study.to_string() });
    terminal.say(&Say::AuditVersion { version: note.version.to_string(), digest: note.digest().to_string() });
    terminal.say(&Say::AuditIssued { issued: note.issued.to_string(), expires: note.expires.to_string() });
    let day = at.to_string();
    terminal.say(&match note.state(at) {
        NoteState::NotYet => Say::AuditNotYet { at: day },
        NoteState::Valid => Say::AuditValid { at: day },
        NoteState::Expired => Say::AuditExpired { at: day },
    });
    terminal.say(&Say::AuditServer { server: note.server.clone() });
    terminal.say(&Say::AuditSealedBytes { bytes: note.sealed_bytes.to_string() });
    terminal.raw("\n");
    roots(note, pinned, terminal);
    terminal.raw("\n");
    recipients(note, terminal);
    terminal.raw("\n");
    forms(note, terminal);
}

fn roots(note: &StudyNote, pinned: &Roots, terminal: &mut Terminal) {
    // A verified note's roots were read by the same rules as pinned ones, save for ids that clash.
    let Ok(named) = note.roots() else { return };
    let count = u32::try_from(named.verifiers().len()).unwrap_or(u32::MAX);
    terminal.say(&Say::AuditRoots { quorum: named.quorum(), roots: count });
    for root in named.verifiers() {
        terminal.say(&Say::AuditRoot { root: root.to_string() });
    }
    if named != *pinned {
        terminal.say(&Say::AuditRootsReplaced);
    }
    terminal.say(&Say::AuditFingerprint { fingerprint: named.fingerprint().to_string() });
}

fn recipients(note: &StudyNote, terminal: &mut Terminal) {
    terminal.say(&Say::AuditRecipients);
    let headings =
        [Say::AuditColumnEpoch, Say::AuditColumnFrom, Say::AuditColumnUntil, Say::AuditColumnRecipient];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for line in &note.recipients {
        table.row(vec![
            line.epoch.to_string(),
            line.not_before.to_string(),
            line.not_after.to_string(),
            line.recipient.clone(),
        ]);
    }
    terminal.table(&table);
    for epoch in note.epochs().iter().filter(|epoch| epoch.recipients.len() == 1) {
        terminal.say(&Say::AuditOneRecipient { epoch: epoch.number.to_string() });
    }
}

fn forms(note: &StudyNote, terminal: &mut Terminal) {
    terminal.say(&Say::AuditForms);
    let headings = [Say::AuditColumnForm, Say::AuditColumnVersion, Say::AuditColumnDigest];
    let mut table = Table::new(headings.iter().map(|heading| terminal.text(heading)).collect());
    for form in &note.forms {
        table.row(vec![form.id.clone(), form.version.clone(), form.digest.to_string()]);
    }
    terminal.table(&table);
}
