//! Records of devices that may yet prove whose they are, judged already, until the whole parcel has been read: sealed to the study's keys,
//! in the folder that is laid aside, so that neither memory nor the work of opening them grows with the parcel.

use kin_protocol::log::{Checkpoint, Lock};
use kin_sealing::{Identity, Recipient, decrypt, encrypt};
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::judge::{Judged, Verdict};
use crate::dataset::parts::{add_part, part};
use crate::dataset::{DatasetError, Entry, Staging};
use crate::ending::Ending;
use crate::study::LogPoint;

/// So much is gathered before it is sealed and laid aside.
const GATHERED_BYTES: usize = 8 * 1024 * 1024;
/// What age adds to it.
const AGE_BYTES: usize = 64 * 1024;

/// One of them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waited<'a> {
    #[serde(borrow)]
    entry: Entry<'a>,
    lock: Option<Lock>,
    checkpoint: Option<LogPoint>,
}

/// All of them.
pub(super) struct Waiting {
    recipients: Vec<Recipient>,
    gathered: Zeroizing<Vec<u8>>,
    laid_aside: u64,
}

impl Waiting {
    pub(super) fn new(recipients: Vec<Recipient>) -> Self {
        Self { recipients, gathered: Zeroizing::new(Vec::new()), laid_aside: 0 }
    }

    /// Adds one; its envelope is not kept: it stands in the parcel.
    pub(super) fn add(&mut self, judged: Judged<'_>, staging: &Staging) -> Result {
        let Judged { digest, head, lock, checkpoint, files, verdict, .. } = judged;
        let entry = Entry { files, ..Verdict::entry(&verdict, digest, head) };
        let response = entry.response.unwrap_or_default();
        let waited = Waited { entry, lock, checkpoint: checkpoint.as_ref().map(LogPoint::from) };
        let waited = Zeroizing::new(serde_json::to_vec(&waited).expect("an entry has only text keys"));
        let room = waited.len() + response.len() + 8;
        if self.gathered.len() + room > GATHERED_BYTES && !self.gathered.is_empty() {
            self.lay_aside(staging)?;
        }
        if self.gathered.capacity() == 0 {
            self.gathered = Zeroizing::new(Vec::with_capacity(GATHERED_BYTES.max(room)));
        }
        add_part(&mut self.gathered, &waited);
        add_part(&mut self.gathered, response);
        Ok(())
    }

    fn lay_aside(&mut self, staging: &Staging) -> Result {
        let gathered = std::mem::take(&mut self.gathered);
        let sealed = encrypt(&self.recipients, &gathered).ending(Exit::Internal)?;
        self.laid_aside += 1;
        staging.add_waiting(self.laid_aside, &sealed)
    }

    /// Gives all of them back, in the order in which they came.
    pub(super) fn end(
        self,
        staging: &Staging,
        identities: &[Identity],
        each: &mut dyn FnMut(Judged<'_>) -> Result,
    ) -> Result {
        for number in 1..=self.laid_aside {
            let sealed = staging.take_waiting(number, (GATHERED_BYTES + AGE_BYTES) as u64)?;
            let gathered = decrypt(identities, &sealed, GATHERED_BYTES).ending(Exit::Storage)?;
            give_back(&gathered, each)?;
        }
        give_back(&self.gathered, each)
    }
}

fn give_back(gathered: &[u8], each: &mut dyn FnMut(Judged<'_>) -> Result) -> Result {
    let mut rest = gathered;
    let damaged = || DatasetError::DatasetSegmentDamaged { file: "waiting".to_owned() };
    while !rest.is_empty() {
        let waited = part(&mut rest).ok_or_else(damaged)?;
        let response = part(&mut rest).ok_or_else(damaged)?;
        let Waited { mut entry, lock, checkpoint } = serde_json::from_slice(waited).map_err(|_| damaged())?;
        entry.response = (!response.is_empty()).then_some(response);
        let verdict = Verdict::of(&entry);
        each(Judged {
            digest: entry.envelope,
            envelope: None,
            head: entry.head,
            lock,
            checkpoint: checkpoint.as_ref().map(Checkpoint::from),
            proof: None,
            files: entry.files,
            verdict,
        })?;
    }
    Ok(())
}
