//! Data with a name: what a release is made from can be found again.

use kin_protocol::Digest;
use kin_terminal::Result;

use super::ReleaseError;
use super::ledger::{Freeze, FrozenScoring, Ledger};
use crate::dataset;
use crate::study::{Study, StudyForm};

/// The longest name of a freeze, in characters.
const MAX_NAME: u32 = 32;

/// What the dataset, the forms and their scorings are now, under a name.
pub fn freeze(study: &Study, ledger: &Ledger, name: &str) -> Result<Freeze> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    if !(1..=MAX_NAME as usize).contains(&name.len()) || !name.bytes().all(plain) {
        return Err(ReleaseError::ReleaseFreezeName { most: MAX_NAME }.into());
    }
    if ledger.freeze(name).is_ok() {
        return Err(ReleaseError::ReleaseFreezeTaken { name: name.to_owned() }.into());
    }
    let segments = dataset::Ledger::of(study)?.segments;
    if segments.is_empty() {
        return Err(ReleaseError::ReleaseNothingToFreeze.into());
    }
    let mut scorings = Vec::new();
    for (form, entry) in study.forms()?.iter().zip(&study.settings().forms) {
        scorings.extend(form.scores().iter().map(|scoring| FrozenScoring {
            form: entry.digest,
            id: scoring.id().to_owned(),
            digest: Digest::from_bytes(scoring.digest()),
        }));
    }
    Ok(Freeze {
        name: name.to_owned(),
        segments: segments.len() as u64,
        dataset: digest(&segments),
        forms: study.settings().forms.iter().map(StudyForm::entry).collect(),
        scorings,
    })
}

/// Refuses a freeze that the dataset no longer begins with.
pub(super) fn check(study: &Study, freeze: &Freeze) -> Result {
    let mut segments = dataset::Ledger::of(study)?.segments;
    let is_frozen = |segments: &[dataset::LedgerEntry]| {
        let frozen = usize::try_from(freeze.segments).ok().and_then(|count| segments.get(..count));
        frozen.is_some_and(|frozen| digest(frozen) == freeze.dataset)
    };
    if is_frozen(&segments) {
        return Ok(());
    }
    // The same records sealed to other keys since are the same data: back through every time that was done.
    for rewrap in dataset::rewraps(study)?.rewraps.iter().rev() {
        for segment in &mut segments {
            let before = rewrap.segments.iter().find(|(_, after)| *after == segment.digest);
            segment.digest = before.map_or(segment.digest, |(before, _)| *before);
        }
        if is_frozen(&segments) {
            return Ok(());
        }
    }
    Err(ReleaseError::ReleaseFreezeBroken { name: freeze.name.clone() }.into())
}

/// What the dataset is now, as a freeze would say it, and the names of the freezes of just this.
pub fn version(study: &Study, ledger: &Ledger) -> Result<(Digest, Vec<String>)> {
    let segments = dataset::Ledger::of(study)?.segments;
    let is_this = |frozen: &&Freeze| frozen.segments == segments.len() as u64 && check(study, frozen).is_ok();
    let names = ledger.freezes().filter(is_this).map(|freeze| freeze.name.clone()).collect();
    Ok((digest(&segments), names))
}

fn digest(segments: &[dataset::LedgerEntry]) -> Digest {
    let lines: Vec<String> = segments.iter().map(|segment| segment.digest.to_string() + "\n").collect();
    Digest::of(lines.concat().as_bytes())
}
