//! The keys of an epoch: drawn, split, locked, tried in every combination.

use kin_protocol::note::Split;
use kin_sealing::{Identity, Share, combine, split};
use kin_terminal::{Exit, Result};

use super::folder::ShareFile;
use super::{CeremonyHeldError, Plan, failure, sets};
use crate::chance;
use crate::ending::Ending;
use crate::shares;
use crate::study::{Settings, draw_identity, lock_working_key};
use kin_protocol::ceremony::Step;

/// The sets of shares that are enough, and those that are one too few; each by its shares' indices.
pub(super) type Sets = (Vec<Vec<u8>>, Vec<Vec<u8>>);

/// Keys that have been made and not yet been forgotten.
pub(super) struct Made {
    pub(super) working_recipient: Option<String>,
    pub(super) split_recipient: String,
    /// The working key's file.
    pub(super) locked_working: Option<Vec<u8>>,
    /// The shares' files, by index.
    pub(super) files: Vec<ShareFile>,
    pub(super) shares: Vec<Share>,
    pub(super) working: Option<Identity>,
}

impl Made {
    /// By what the shares know each other.
    pub(super) fn set(&self) -> [u8; 8] {
        self.shares.first().map(|share| share.set().to_bytes()).unwrap_or_default()
    }

    /// Wipes every whole key and every open share.
    pub(super) fn forget(self) -> Self {
        Self { shares: Vec::new(), working: None, ..self }
    }
}

/// Draws the keys, splits what is to be split, locks everything.
pub(super) fn draw(
    settings: &Settings,
    how: Split,
    plan: &Plan<'_>,
    done: &mut dyn FnMut(Step),
) -> Result<Made> {
    let working = plan.working.map(|passphrase| (draw_identity(settings.classical), passphrase));
    let whole = draw_identity(settings.classical);
    done(Step::StepKeyDrawn);
    let mut trouble = Ok(());
    let mut fill = |room: &mut [u8]| {
        if let Err(failure) = chance::fill(room) {
            trouble = Err(failure);
        }
    };
    let shares = split(&whole, how.threshold(), how.shares(), &mut fill).ending(Exit::Internal)?;
    trouble?;
    let split_recipient = whole.recipient().to_string();
    drop(whole);
    done(Step::StepKeySplit);
    let mut files = Vec::with_capacity(shares.len());
    for (share, custodian) in shares.iter().zip(&plan.custodians) {
        let locked = shares::locked(share, &custodian.passphrase, plan.work)?;
        // Read back as she will: a share that cannot be opened must not leave the table.
        let again = shares::open(&locked, &custodian.passphrase, &custodian.label)?;
        if again.commitment() != share.commitment() {
            let set = share.index().to_string();
            return Err(failure(Exit::Internal, &CeremonyHeldError::CeremonySetFails { set }));
        }
        files.push(ShareFile { index: share.index(), shares: share.shares(), locked });
    }
    done(Step::StepSharesLocked);
    let (working, locked_working) = match working {
        None => (None, None),
        Some((identity, passphrase)) => {
            let locked = lock_working_key(&identity, passphrase, plan.work)?;
            (Some(identity), Some(locked))
        }
    };
    let working_recipient = working.as_ref().map(|identity| identity.recipient().to_string());
    Ok(Made { working_recipient, split_recipient, locked_working, files, shares, working })
}

/// Combines every set of enough shares, which must make the key, and every set of one share fewer, which must not.
///
/// Returns the sets of either kind, for the transcript.
pub(super) fn try_every_set(shares: &[Share], how: Split, recipient: &str) -> Result<Sets> {
    let (enough, too_few) = sets(how);
    for set in &enough {
        let makes =
            combine_set(shares, set).is_ok_and(|identity| identity.recipient().to_string() == recipient);
        if !makes {
            return Err(failure(Exit::Internal, &CeremonyHeldError::CeremonySetFails { set: named(set) }));
        }
    }
    for set in &too_few {
        if combine_set(shares, set).is_ok() {
            return Err(failure(Exit::Internal, &CeremonyHeldError::CeremonySetTooSmall { set: named(set) }));
        }
    }
    Ok((enough, too_few))
}

/// The identity that a set of shares makes.
pub(super) fn combine_set(shares: &[Share], set: &[u8]) -> Result<Identity> {
    let own: Vec<Share> = shares
        .iter()
        .filter(|share| set.contains(&share.index()))
        .map(|share| Share::from_bytes(&share.to_bytes()).ending(Exit::Internal))
        .collect::<Result<_>>()?;
    combine(&own).ending(Exit::Refused)
}

fn named(set: &[u8]) -> String {
    set.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
