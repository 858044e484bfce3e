//! The bundle: what the desk publishes and a server loads. It holds no secret of a person.

use serde::{Deserialize, Serialize};
use strum::VariantNames;

use crate::contents::{Contents, ContentsError, FormFile};
use crate::note::{self, Known, NoteFormat, Roots};
use crate::{Digest, StudyId, StudyPath};

/// A bundle is at most this long: 64 MiB.
pub const MAX_BUNDLE_BYTES: usize = 67_108_864;
/// Most notes that changed the roots.
pub const MAX_CHAIN: usize = 64;
/// Most vouchers of a study, revoked ones included.
pub const MAX_VOUCHERS: usize = 500_000;

/// A study as its server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The version of this format: 3.
    pub kin_bundle: u32,
    /// Which study.
    pub study: StudyId,
    /// Under which path it lies.
    pub path: StudyPath,
    /// The signed study note.
    pub note: String,
    /// The canonical text of the roots.
    pub roots: String,
    /// The signed notes that ever changed the roots, oldest first: a server keeps them for devices that were away.
    pub chain: Vec<String>,
    /// The files of all forms of the note.
    pub forms: Vec<FormFile>,
    /// SHA-256 of every voucher that was minted and not revoked, dealt or not, spent or not, strictly ascending: neither
    /// the order nor the number says anything about devices.
    pub vouchers: Vec<Digest>,
    /// SHA-256 of every voucher that must not be spent any more, strictly ascending. A server that knows one as spent
    /// leaves it so.
    pub revoked: Vec<Digest>,
    /// What shows that path and vouchers arrived as they were written: nothing else in the bundle vouches for them. See
    /// [`Bundle::checksum_of`].
    pub checksum: Digest,
}

/// Why a bundle is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum BundleError {
    /// Longer than [`MAX_BUNDLE_BYTES`].
    #[error("the bundle is longer than {max_bytes} bytes")]
    BundleTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not the JSON of a bundle.
    #[error("line {line}, column {column}: not a bundle")]
    BundleMalformed {
        /// Line, from 1.
        line: u64,
        /// Column, from 1.
        column: u64,
    },
    /// A version this program does not know.
    #[error("bundle version {version} is unknown")]
    BundleVersionUnknown {
        /// What it says.
        version: u64,
    },
    /// More than [`MAX_VOUCHERS`].
    #[error("more than {max} vouchers")]
    BundleVouchersTooMany {
        /// The limit.
        max: u64,
    },
    /// Vouchers not in ascending order, or one twice.
    #[error("entry {position} of `{member}` is out of order or repeated")]
    BundleVouchersOutOfOrder {
        /// `vouchers` or `revoked`.
        member: String,
        /// Where, from 1.
        position: u64,
    },
    /// A voucher that is revoked and is not.
    #[error("entry {position} of `revoked` stands in `vouchers` too")]
    BundleVoucherContradicted {
        /// Where, from 1.
        position: u64,
    },
    /// Path and vouchers are not as they were written.
    #[error("the path or the vouchers were changed on the way")]
    BundleDamaged {},
    /// A note of the chain does not lead from the one before it to the one after.
    #[error("note {link} of the chain does not lead to the next")]
    BundleChainBroken {
        /// Which, from 1.
        link: u64,
    },
    /// Its parts do not belong together.
    #[error("the parts of the bundle do not belong together")]
    BundleInconsistent {
        /// Why.
        #[source]
        #[serde(skip)]
        source: ContentsError,
    },
}

impl Bundle {
    /// Reads a bundle. Nothing in it is believed before [`Bundle::verify`].
    pub fn parse(bytes: &[u8]) -> Result<Bundle, BundleError> {
        /// Read first, so that a newer bundle is called newer and not malformed.
        #[derive(Deserialize)]
        struct Version {
            kin_bundle: u64,
        }
        if bytes.len() > MAX_BUNDLE_BYTES {
            return Err(BundleError::BundleTooLarge { max_bytes: MAX_BUNDLE_BYTES as u64 });
        }
        let Version { kin_bundle: version } =
            serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        if version != 3 {
            return Err(BundleError::BundleVersionUnknown { version });
        }
        let bundle: Bundle = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        bundle.check_vouchers()?;
        Ok(bundle)
    }

    fn check_vouchers(&self) -> Result<(), BundleError> {
        if self.vouchers.len() + self.revoked.len() > MAX_VOUCHERS {
            return Err(BundleError::BundleVouchersTooMany { max: MAX_VOUCHERS as u64 });
        }
        for (member, digests) in [("vouchers", &self.vouchers), ("revoked", &self.revoked)] {
            if let Some(index) = digests.windows(2).position(|pair| pair[0] >= pair[1]) {
                let (member, position) = (member.to_owned(), index as u64 + 2);
                return Err(BundleError::BundleVouchersOutOfOrder { member, position });
            }
        }
        let stands = |digest: &Digest| self.vouchers.binary_search(digest).is_ok();
        match self.revoked.iter().position(stands) {
            Some(index) => Err(BundleError::BundleVoucherContradicted { position: index as u64 + 1 }),
            None if self.checksum != Bundle::checksum_of(&self.path, &self.vouchers, &self.revoked) => {
                Err(BundleError::BundleDamaged {})
            }
            None => Ok(()),
        }
    }

    /// SHA-256 of the path's text, the number of vouchers in eight bytes, and the digests of vouchers and revoked ones. It
    /// notices accidents; whoever can change a bundle can change it too.
    pub fn checksum_of(path: &StudyPath, vouchers: &[Digest], revoked: &[Digest]) -> Digest {
        let mut bytes = path.reveal().into_bytes();
        bytes.extend((vouchers.len() as u64).to_be_bytes());
        vouchers.iter().chain(revoked).for_each(|digest| bytes.extend_from_slice(digest.as_bytes()));
        Digest::of(&bytes)
    }

    /// Checks that all of it belongs together and, where the server has an older note, that this one follows it.
    pub fn verify(&self, known: Option<&Known>) -> Result<Contents, BundleError> {
        let contents = Contents::verify(self.study, &self.note, &self.roots, &self.forms, known)
            .map_err(|source| BundleError::BundleInconsistent { source })?;
        self.check_chain(&contents)?;
        Ok(contents)
    }

    /// Each note of the chain is signed by the roots of the one before it, and the last one's roots are the bundle's.
    ///
    /// Who signed the first of them only a device knows that has pinned the roots before it.
    fn check_chain(&self, contents: &Contents) -> Result<(), BundleError> {
        let chain = &self.chain;
        let mut before: Option<Roots> = None;
        for (link, signed) in (1..).zip(chain) {
            let broken = BundleError::BundleChainBroken { link };
            let claimed = note::claimed(signed.as_bytes()).map_err(|_| broken.clone())?;
            if let Some(roots) = &before {
                note::verify(signed.as_bytes(), roots, None).map_err(|_| broken.clone())?;
            }
            let fits = claimed.study == self.study && u64::from(claimed.generation) == link;
            if !fits || chain.len() > MAX_CHAIN {
                return Err(broken);
            }
            before = Some(claimed.roots().map_err(|_| broken)?);
        }
        let last = chain.len() as u64;
        // Roots that changed need the notes that changed them; a note of version 1 does not count them.
        let counted = contents.note.format == NoteFormat::Second;
        if counted
            && (u64::from(contents.note.generation) != last
                || before.is_some_and(|roots| roots != contents.roots))
        {
            return Err(BundleError::BundleChainBroken { link: last });
        }
        Ok(())
    }

    /// The chain with the generation that each of its notes brought.
    pub fn generations(&self) -> Vec<(u32, Vec<u8>)> {
        (1..).zip(&self.chain).map(|(generation, note)| (generation, note.clone().into_bytes())).collect()
    }

    /// The bundle as JSON, its vouchers in order and its checksum right.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bundle = self.clone();
        bundle.vouchers.sort_unstable();
        bundle.revoked.sort_unstable();
        bundle.checksum = Bundle::checksum_of(&bundle.path, &bundle.vouchers, &bundle.revoked);
        serde_json::to_vec_pretty(&bundle).expect("a bundle has only strings, numbers and lists")
    }
}

/// Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
fn malformed(error: &serde_json::Error) -> BundleError {
    BundleError::BundleMalformed { line: error.line() as u64, column: error.column() as u64 }
}
