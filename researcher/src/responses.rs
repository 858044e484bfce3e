//! Interviews read back from the dataset, each through the form it was held under; a question has one name whatever the version.

use std::collections::HashMap;
use std::sync::Arc;

use kin_forms::{Form, Recorded};
use kin_protocol::Digest;
use kin_sealing::{Identity, Kind};
use kin_terminal::Result;

use crate::dataset::{self, Applied, Corrections, DatasetError, Fate, Head};
use crate::study::Study;

/// One interview, as its own form read it.
pub struct Held<'a> {
    /// What its record says of itself.
    pub head: &'a Head<'a>,
    /// The segment of the dataset it came with: a freeze is the first so many of them.
    pub segment: u64,
    /// Its answers, as they were corrected, under the names of the versions it was read with.
    pub recorded: Recorded,
    /// How many corrections changed them.
    pub corrections: u64,
}

/// Calls `each` with every interview held under one of the `versions` of a form ([`Study::versions`]). Returns how many people declined:
/// they are counted, and have no answers.
pub fn interviews(
    study: &Study,
    identities: &[Identity],
    versions: &[Arc<Form>],
    each: &mut dyn FnMut(&Held<'_>) -> Result,
) -> Result<u64> {
    interviews_until(study, identities, versions, u64::MAX, each)
}

/// The same for the first segments of the dataset, up to `last`; a correction that came later changes nothing there.
pub fn interviews_until(
    study: &Study,
    identities: &[Identity],
    versions: &[Arc<Form>],
    last: u64,
    each: &mut dyn FnMut(&Held<'_>) -> Result,
) -> Result<u64> {
    let mut forms: HashMap<Digest, (Arc<Form>, &Arc<Form>)> = HashMap::new();
    for alike in versions {
        let digest = Digest::from_bytes(alike.digest());
        if let Some(own) = study.form_of(digest)? {
            forms.insert(digest, (Arc::new(own), alike));
        }
    }
    let corrections = Corrections::of(study, identities, last)?;
    let mut declined = 0;
    dataset::read_until(study, identities, last, &mut |segment, entry| {
        let (Fate::Kept, Some(head), Some(response)) = (entry.fate, &entry.head, entry.response) else {
            return Ok(());
        };
        let Some((form, alike)) = forms.get(&head.digest) else { return Ok(()) };
        if head.kind == Kind::Refusal {
            declined += 1;
            return Ok(());
        }
        // The same form accepted the same bytes when they were opened, and judges each correction again.
        let mut applied = Applied::default();
        let corrected = corrections.corrected(form, entry, &mut applied);
        let recorded = form
            .validate(corrected.as_ref().map_or(response, |body| body))
            .map_err(|_| DatasetError::DatasetResponseRefused { form: form.id().to_owned() })?;
        let recorded = recorded.named_alike(form, alike);
        each(&Held { head, segment, recorded, corrections: applied.applied })
    })?;
    Ok(declined)
}
