//! From shares back to an identity, or to the one thing that is wrong with them.

use super::{SECRET_BYTES, Share, ShareError, polynomial::interpolated, public_digest};
use crate::Identity;

/// Makes the identity of shares of one set, in any order.
///
/// Every way of failing is an error of its own, see [`ShareError`]. With more shares than are needed a wrong one is
/// named; with exactly as many nobody can tell which it is.
pub fn combine(shares: &[Share]) -> Result<Identity, ShareError> {
    let first = shares.first().ok_or(ShareError::ShareNoneGiven)?;
    for (share, position) in shares.iter().zip(1_u64..) {
        check_beside(first, share, position)?;
    }
    for (place, share) in shares.iter().enumerate() {
        if let Some(same) = shares[..place].iter().find(|earlier| earlier.index == share.index) {
            let position = place as u64 + 1;
            return Err(if same.secret == share.secret {
                ShareError::ShareRepeated { index: share.index, position }
            } else {
                ShareError::ShareContradicts { index: share.index, position }
            });
        }
    }
    let needed = usize::from(first.needed);
    if shares.len() < needed {
        return Err(ShareError::ShareTooFew { found: shares.len() as u64, needed: first.needed });
    }
    let subset = subsets(shares.len(), needed)
        .find(|subset| made_of(shares, subset).is_some())
        .ok_or(ShareError::SharesMakeAnotherKey { set: first.set.to_string() })?;
    // What the right ones make must pass through all others too.
    let points: Vec<_> = subset.iter().map(|place| point(&shares[*place])).collect();
    if let Some(wrong) = shares.iter().find(|share| interpolated(&points, share.index) != share.secret) {
        return Err(ShareError::ShareWrong { index: wrong.index });
    }
    Ok(made_of(shares, &subset).expect("it was found by being made"))
}

/// Whether a share can stand beside the first one.
fn check_beside(first: &Share, share: &Share, position: u64) -> Result<(), ShareError> {
    if share.set != first.set {
        return Err(ShareError::ShareForeign {
            index: share.index,
            position,
            set: share.set.to_string(),
            expected: first.set.to_string(),
        });
    }
    let said = |share: &Share| (share.kind, share.needed, share.shares, share.public);
    if said(share) == said(first) {
        Ok(())
    } else {
        Err(ShareError::ShareContradicts { index: share.index, position })
    }
}

fn point(share: &Share) -> (u8, &[u8; SECRET_BYTES]) {
    (share.index, &share.secret)
}

/// The identity that these of the shares make, if it is the one whose public key they all name.
fn made_of(shares: &[Share], subset: &[usize]) -> Option<Identity> {
    let points: Vec<_> = subset.iter().map(|place| point(&shares[*place])).collect();
    let identity = Identity::from_secret(shares[0].kind, &interpolated(&points, 0));
    (public_digest(&identity) == shares[0].public).then_some(identity)
}

/// All ways to choose `size` of `count` places, in lexical order; at most 252, for there are at most ten shares.
fn subsets(count: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
    (0_u32..1 << count)
        .filter(move |chosen| chosen.count_ones() as usize == size)
        .map(move |chosen| (0..count).filter(|place| chosen & (1 << place) != 0).collect())
}
