//! What a study note says, in words.

use jiff::Timestamp;
use kin_protocol::note::{
    NoteFormat, NoteState, Opening, Policy, RevokedReason, Roots, Sealing, Split, StudyNote,
};
use kin_terminal::{Table, Terminal};
use serde::Serialize;

use crate::recipients;

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
    AuditTraining { study: String },
    AuditPurge { after: String },
    AuditNoPurge,
    AuditBackups { days: u32 },
    AuditProgram { version: String },
    AuditHybrid,
    AuditClassical,
    AuditLog { from: String, key: String },
    AuditNoLog,
    AuditWitnesses { quorum: u32, witnesses: u32 },
    AuditGeneration { generation: u32 },
    AuditOffices,
    AuditDeskWithRecovery { epoch: String, from: String, until: String, threshold: u32, shares: u32 },
    AuditQuorumOnly { epoch: String, from: String, until: String, threshold: u32, shares: u32 },
    AuditSingleKey { epoch: String, from: String, until: String },
    AuditWho,
    AuditHoldsDesk { recipient: String },
    AuditHoldsShares { recipient: String },
    AuditHoldsSingle { recipient: String },
    AuditContact { recipient: String },
    AuditSupervisor { recipient: String },
    AuditRevokedCompromised { since: String, recipient: String },
    AuditRevokedLost { since: String, recipient: String },
    AuditRevokedRetired { since: String, recipient: String },
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
    let full = note.format == NoteFormat::Second;
    if full {
        terms(note, terminal);
    }
    terminal.raw("\n");
    roots(note, pinned, terminal);
    terminal.raw("\n");
    if full {
        epochs(note, terminal);
    } else {
        lines(note, terminal);
    }
    terminal.raw("\n");
    forms(note, terminal);
}

fn roots(note: &StudyNote, pinned: &Roots, terminal: &mut Terminal) {
    // A verified note's roots were read by the same rules as pinned ones, save for ids that clash.
    let Ok(named) = note.roots() else { return };
    let count = u32::try_from(named.verifiers().len()).unwrap_or(u32::MAX);
    terminal.say(&Say::AuditRoots { quorum: named.quorum(), roots: count });
    if note.generation > 0 {
        terminal.say(&Say::AuditGeneration { generation: note.generation });
    }
    for root in named.verifiers() {
        terminal.say(&Say::AuditRoot { root: root.to_string() });
    }
    if named != *pinned {
        terminal.say(&Say::AuditRootsReplaced);
    }
    terminal.say(&Say::AuditFingerprint { fingerprint: named.fingerprint().to_string() });
}

/// What only the second format says of the study as a whole.
fn terms(note: &StudyNote, terminal: &mut Terminal) {
    if let Some(study) = note.training_of {
        terminal.say(&Say::AuditTraining { study: study.to_string() });
    }
    terminal.say(&match note.purge_after {
        Some(after) => Say::AuditPurge { after: after.to_string() },
        None => Say::AuditNoPurge,
    });
    terminal.say(&Say::AuditBackups { days: note.backup_days });
    terminal.say(&Say::AuditProgram { version: note.program.to_string() });
    terminal.say(&match note.sealing {
        Sealing::Hybrid => Say::AuditHybrid,
        Sealing::Classical => Say::AuditClassical,
    });
    for log in &note.logs {
        terminal.say(&Say::AuditLog { from: log.from.to_string(), key: log.key.to_string() });
    }
    if note.logs.is_empty() {
        terminal.say(&Say::AuditNoLog);
    }
    if !note.witnesses.is_empty() {
        let witnesses = u32::try_from(note.witnesses.len()).unwrap_or(u32::MAX);
        terminal.say(&Say::AuditWitnesses { quorum: note.witness_quorum, witnesses });
        for witness in &note.witnesses {
            terminal.say(&Say::AuditRoot { root: witness.to_string() });
        }
    }
    if !note.offices.is_empty() {
        terminal.say(&Say::AuditOffices);
        for office in &note.offices {
            terminal.say(&Say::AuditRoot { root: office.to_string() });
        }
    }
}

/// Who can open each epoch, and who holds the keys.
fn epochs(note: &StudyNote, terminal: &mut Terminal) {
    terminal.say(&Say::AuditWho);
    for epoch in note.epochs() {
        let number = epoch.number.to_string();
        let (from, until) = (epoch.not_before.to_string(), epoch.not_after.to_string());
        let numbers = |split: Split| (u32::from(split.threshold()), u32::from(split.shares()));
        terminal.say(&match epoch.policy {
            Policy::DeskWithRecovery(split) => {
                let (threshold, shares) = numbers(split);
                Say::AuditDeskWithRecovery { epoch: number, from, until, threshold, shares }
            }
            Policy::QuorumOnly(split) => {
                let (threshold, shares) = numbers(split);
                Say::AuditQuorumOnly { epoch: number, from, until, threshold, shares }
            }
            Policy::SingleKey | Policy::NotStated => Say::AuditSingleKey { epoch: number, from, until },
        });
        for line in note.recipients.iter().filter(|line| line.epoch == epoch.number) {
            let recipient = recipients::shown(&line.recipient);
            terminal.say(&match line.opening {
                Opening::Desk => Say::AuditHoldsDesk { recipient },
                Opening::Recovery(_) | Opening::Quorum(_) => Say::AuditHoldsShares { recipient },
                Opening::Single => Say::AuditHoldsSingle { recipient },
            });
        }
        for recipient in note.contacts_of(epoch.number) {
            terminal.say(&Say::AuditContact { recipient: recipients::shown(recipient) });
        }
        for recipient in note.supervisors_of(epoch.number) {
            terminal.say(&Say::AuditSupervisor { recipient: recipients::shown(recipient) });
        }
    }
    for line in &note.revoked {
        let (since, recipient) = (line.since.to_string(), line.recipient.to_string());
        terminal.say(&match line.reason {
            RevokedReason::Compromised => Say::AuditRevokedCompromised { since, recipient },
            RevokedReason::Lost => Say::AuditRevokedLost { since, recipient },
            RevokedReason::Retired => Say::AuditRevokedRetired { since, recipient },
        });
    }
}

fn lines(note: &StudyNote, terminal: &mut Terminal) {
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
