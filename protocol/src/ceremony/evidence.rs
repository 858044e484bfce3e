//! A transcript beside what it speaks of: the note, the envelope of the rehearsal, the program.

use serde::Serialize;
use strum::VariantNames;

use super::Transcript;
use crate::Digest;
use crate::envelope::Shape;
use crate::note::{Opening, StudyNote};

/// What lies beside a transcript. What is not there is not checked, and an auditor says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence<'a> {
    /// A verified note of the study.
    pub note: Option<&'a StudyNote>,
    /// The envelope that was opened for trial.
    pub rehearsal: Option<&'a [u8]>,
    /// The lock file the program was built from.
    pub lockfile: Option<&'a [u8]>,
    /// The program.
    pub program: Option<&'a [u8]>,
}

/// Where a transcript and what lies beside it contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Finding {
    /// The note is of another study.
    FindingNoteOfAnotherStudy,
    /// The note has no such epoch.
    FindingEpochNotInNote {
        /// Which.
        epoch: String,
    },
    /// The note seals the epoch to others than the keys of the ceremony.
    FindingRecipientsDiffer {
        /// Which.
        epoch: String,
    },
    /// The note was issued before the ceremony that made its key.
    FindingNoteBeforeCeremony {
        /// When the note was issued.
        issued: String,
        /// When the ceremony was held.
        held: String,
    },
    /// The envelope is not the one that was opened.
    FindingRehearsalDiffers {
        /// SHA-256 of the envelope.
        digest: Digest,
    },
    /// The envelope has not the shape of one sealed to the keys of the ceremony.
    FindingRehearsalUnfit,
    /// The lock file is another one.
    FindingLockfileDiffers {
        /// SHA-256 of the file.
        digest: Digest,
    },
    /// The program is another one.
    FindingProgramDiffers {
        /// SHA-256 of the file.
        digest: Digest,
    },
}

impl Finding {
    /// Which piece of evidence it is about, by the name under which it lies beside a transcript.
    pub fn concerns(&self) -> &'static str {
        match self {
            Finding::FindingNoteOfAnotherStudy
            | Finding::FindingEpochNotInNote { .. }
            | Finding::FindingRecipientsDiffer { .. }
            | Finding::FindingNoteBeforeCeremony { .. } => "note.txt",
            Finding::FindingRehearsalDiffers { .. } | Finding::FindingRehearsalUnfit => "rehearsal.age",
            Finding::FindingLockfileDiffers { .. } => "Cargo.lock",
            Finding::FindingProgramDiffers { .. } => "--program",
        }
    }
}

impl Transcript {
    /// Where this transcript and the evidence contradict each other; nothing, if they do not.
    pub fn check(&self, evidence: &Evidence<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(note) = evidence.note {
            self.check_note(note, &mut findings);
        }
        if let Some(rehearsal) = evidence.rehearsal {
            self.check_rehearsal(rehearsal, evidence.note, &mut findings);
        }
        let differs =
            |file: &[u8], expected: Digest| Some(Digest::of(file)).filter(|found| *found != expected);
        if let Some(digest) = evidence.lockfile.and_then(|file| differs(file, self.lockfile)) {
            findings.push(Finding::FindingLockfileDiffers { digest });
        }
        if let Some(digest) = evidence.program.and_then(|file| differs(file, self.program.digest)) {
            findings.push(Finding::FindingProgramDiffers { digest });
        }
        findings
    }

    /// The recipients of the epoch are exactly those of the ceremony, in the hands that it says.
    fn check_note(&self, note: &StudyNote, findings: &mut Vec<Finding>) {
        if note.study != self.study {
            findings.push(Finding::FindingNoteOfAnotherStudy);
            return;
        }
        let epoch = self.epoch.to_string();
        let lines: Vec<(Opening, &str)> = note
            .recipients
            .iter()
            .filter(|line| line.epoch == self.epoch)
            .map(|line| (line.opening, line.recipient.as_str()))
            .collect();
        if lines.is_empty() {
            findings.push(Finding::FindingEpochNotInNote { epoch });
            return;
        }
        if lines.len() != self.recipients().len()
            || !self.recipients().iter().all(|line| lines.contains(line))
        {
            findings.push(Finding::FindingRecipientsDiffer { epoch });
        }
        if note.issued < self.held {
            let (issued, held) = (note.issued.to_string(), self.held.to_string());
            findings.push(Finding::FindingNoteBeforeCeremony { issued, held });
        }
    }

    fn check_rehearsal(&self, rehearsal: &[u8], note: Option<&StudyNote>, findings: &mut Vec<Finding>) {
        let digest = Digest::of(rehearsal);
        if digest != self.rehearsal {
            findings.push(Finding::FindingRehearsalDiffers { digest });
            return;
        }
        let recipients = u8::try_from(self.recipients().len()).unwrap_or(u8::MAX);
        let (Some(note), Some(sealing)) = (note, self.sealing()) else { return };
        let shape = Shape { sealed_bytes: note.sealed_bytes, recipients, sealing };
        if shape.check(rehearsal).is_err() {
            findings.push(Finding::FindingRehearsalUnfit);
        }
    }

    /// Whom the epoch of this ceremony is sealed to, and in whose hands each identity lies.
    pub fn recipients(&self) -> Vec<(Opening, &str)> {
        let desk = self.desk.iter().map(|desk| (Opening::Desk, desk.as_str()));
        desk.chain([(self.opening, self.recipient.as_str())]).collect()
    }
}
