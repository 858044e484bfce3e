//! How far witnesses have cosigned a history.

use kin_protocol::log::SignedCheckpoint;
use kin_protocol::note::StudyNote;

use super::{Held, Say};

/// What witnesses say of a log.
pub(super) struct Witnessed {
    /// How many witnesses of the note have cosigned it.
    pub(super) cosigned: u64,
    /// How many the note names.
    pub(super) named: u64,
    /// How many it asks for.
    pub(super) needed: u64,
    /// Up to which entry.
    pub(super) entries: u64,
}

impl Witnessed {
    pub(super) fn said(&self) -> Say {
        let Self { cosigned, named, needed, entries } = *self;
        if named == 0 {
            Say::VerifyNoWitnesses
        } else {
            Say::VerifyWitnesses { cosigned, named, needed, entries }
        }
    }
}

/// The largest checkpoint of this history that enough witnesses have cosigned; where none is enough, the one that most have.
pub(super) fn count(
    held: &Held,
    agreeing: &[SignedCheckpoint],
    note: &StudyNote,
    findings: &mut Vec<Say>,
) -> Witnessed {
    let all: Vec<&SignedCheckpoint> = agreeing.iter().chain(&held.others).chain([&held.signed]).collect();
    let (named, needed) = (note.witnesses.len() as u64, u64::from(note.witness_quorum));
    let counted = all.iter().map(|signed| {
        let cosigned = signed.gather(&all, &note.witnesses).cosigned(&note.witnesses).len() as u64;
        (cosigned.min(needed), signed.checkpoint().size, cosigned)
    });
    let (_, entries, cosigned) = counted.max().unwrap_or_default();
    if cosigned < needed {
        findings.push(Say::VerifyFewWitnesses { cosigned, needed });
    }
    Witnessed { cosigned, named, needed, entries }
}
