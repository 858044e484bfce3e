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
/// Most tokens of a study.
pub const MAX_TOKENS: usize = 100_000;

/// A study as its server knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The version of this format: 2; one of version 1 has no chain.
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Vec<String>>,
    /// The files of all forms of the note.
    pub forms: Vec<FormFile>,
    /// SHA-256 of every token that may send, strictly ascending: order says nothing about devices.
    pub tokens: Vec<Digest>,
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
    /// More than [`MAX_TOKENS`].
    #[error("more than {max} tokens")]
    BundleTokensTooMany {
        /// The limit.
        max: u64,
    },
    /// Tokens not in ascending order, or one twice.
    #[error("token {position} is out of order or repeated")]
    BundleTokensOutOfOrder {
        /// Where, from 1.
        position: u64,
    },
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
        if !(1..=2).contains(&version) {
            return Err(BundleError::BundleVersionUnknown { version });
        }
        let bundle: Bundle = serde_json::from_slice(bytes).map_err(|error| malformed(&error))?;
        // The one member that came with version 2.
        if bundle.chain.is_some() != (version == 2) {
            return Err(BundleError::BundleMalformed { line: 1, column: 1 });
        }
        if bundle.tokens.len() > MAX_TOKENS {
            return Err(BundleError::BundleTokensTooMany { max: MAX_TOKENS as u64 });
        }
        if let Some(index) = bundle.tokens.windows(2).position(|pair| pair[0] >= pair[1]) {
            return Err(BundleError::BundleTokensOutOfOrder { position: index as u64 + 2 });
        }
        Ok(bundle)
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
        let chain = self.chain.as_deref().unwrap_or_default();
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
        let chain = self.chain.as_deref().unwrap_or_default();
        (1..).zip(chain).map(|(generation, note)| (generation, note.clone().into_bytes())).collect()
    }

    /// The bundle as JSON, its tokens in order.
    pub fn to_json(&self) -> Vec<u8> {
        let mut bundle = self.clone();
        bundle.tokens.sort_unstable();
        bundle.tokens.dedup();
        serde_json::to_vec_pretty(&bundle).expect("a bundle has only strings, numbers and lists")
    }
}

/// Only the place of a mistake is kept: `serde_json`'s own words may quote a value.
fn malformed(error: &serde_json::Error) -> BundleError {
    BundleError::BundleMalformed { line: error.line() as u64, column: error.column() as u64 }
}
