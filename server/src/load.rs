//! A bundle into the store: verified first, then all of it or nothing.

use kin_protocol::bundle::{Bundle, BundleError};
use kin_protocol::note::{ChainError, LogVerifier, NoteError, Roots, RootsError, Trust};
use kin_protocol::{Digest, StudyId};
use serde::Serialize;

use crate::store::{NewStudy, Pinned};
use crate::{ServerKey, Store, StoreError};

/// What was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// The study.
    pub study: kin_protocol::StudyId,
    /// The version of its note.
    pub version: u64,
    /// Forms in the bundle.
    pub forms: u64,
    /// Vouchers that can pay from now on.
    pub vouchers: u64,
}

/// Why a bundle is not taken. The store is as it was.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum LoadError {
    /// The file is no bundle, or its parts do not belong together.
    #[error("the bundle is refused")]
    LoadBundleRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: BundleError,
    },
    /// The note does not follow the one in the store: other roots, an older version, another text of the same version.
    #[error("the study note does not follow the one in the store")]
    LoadNoteRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: NoteError,
    },
    /// The roots cannot be used.
    #[error("the roots are refused")]
    LoadRootsRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: RootsError,
    },
    /// The study lies under another path in the store.
    #[error("the bundle has another path than the store")]
    LoadPathChanged,
    /// Another study lies under this path.
    #[error("another study lies under the path of the bundle")]
    LoadPathTaken,
    /// Another load changed the study meanwhile.
    #[error("the study was changed by another load meanwhile")]
    LoadOvertaken,
    /// The note names a log whose key is not this server's.
    #[error("the study note names the log of another server")]
    LoadLogForeign,
    /// The study has a log in this store, and the note names another one, or none.
    #[error("the study note names another log than the store holds")]
    LoadLogChanged,
    /// The note names a log, and the store already holds envelopes of the study without one.
    #[error("the study's envelopes are not logged")]
    LoadLogLate,
    /// The store failed.
    #[error("the store failed")]
    LoadStoreFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: StoreError,
    },
}

impl From<StoreError> for LoadError {
    fn from(source: StoreError) -> Self {
        Self::LoadStoreFailed { source }
    }
}

/// Takes the bundle in `bytes` into the store, or brings its study up to date.
///
/// The first bundle of a study pins its roots; every later note must be signed by the quorum pinned before, follow
/// the version in the store, and lie under the same path.
///
/// A note that names a log must name that of `key`, the server's own.
pub fn load(store: &dyn Store, key: Option<&ServerKey>, bytes: &[u8]) -> Result<Loaded, LoadError> {
    let bundle = Bundle::parse(bytes).map_err(|source| LoadError::LoadBundleRefused { source })?;
    let pinned = store.pinned(bundle.study)?;
    if let (Some(pinned), Some(newest)) = (&pinned, store.note(bundle.study)?) {
        verify_follows(&bundle, pinned, &newest)?;
    }
    let contents = bundle.verify(None).map_err(|source| LoadError::LoadBundleRefused { source })?;
    let log = contents.note.logs.last().map(|log| own_log(bundle.study, &log.key, key)).transpose()?;
    let roots = contents.note.roots().map_err(|source| LoadError::LoadRootsRefused { source })?;
    let study = NewStudy {
        study: bundle.study,
        path: Digest::of(bundle.path.reveal().as_bytes()),
        pinned: Pinned {
            version: contents.note.version,
            note: contents.note.digest(),
            roots: roots.to_text(),
        },
        replaces: pinned.map(|pinned| pinned.note),
        shapes: contents.note.shapes(),
        chain: bundle.generations(),
        log,
        note: bundle.note.into_bytes(),
        forms: contents.forms.into_iter().map(|(form, bytes)| (form.digest, bytes)).collect(),
        vouchers: bundle.vouchers,
        revoked: bundle.revoked,
    };
    let vouchers = store.load(&study)?;
    Ok(Loaded {
        study: study.study,
        version: study.pinned.version,
        forms: study.forms.len() as u64,
        vouchers,
    })
}

/// Which of the study's logs this is, where this server has its key.
fn own_log(study: StudyId, named: &LogVerifier, key: Option<&ServerKey>) -> Result<u32, LoadError> {
    let generation = named.generation().ok_or(LoadError::LoadLogForeign)?;
    let own = key.and_then(|key| key.of_log(study, generation).ok());
    if own.is_some_and(|own| own.verifier() == named) {
        Ok(generation)
    } else {
        Err(LoadError::LoadLogForeign)
    }
}

/// Whether the note is one to which the roots pinned so far lead, over the notes that changed them since.
fn verify_follows(bundle: &Bundle, pinned: &Pinned, newest: &[u8]) -> Result<(), LoadError> {
    let refused = |source| LoadError::LoadNoteRefused { source };
    let roots = Roots::parse_text(pinned.roots.as_bytes())
        .map_err(|source| LoadError::LoadRootsRefused { source })?;
    let mut trust = Trust::pinned(roots);
    trust.accept(newest).map_err(refused)?;
    for (_, link) in bundle.generations() {
        trust.walk(&[link]).map_err(|ChainError::ChainNoteRefused { source, .. }| refused(source))?;
    }
    trust.accept(bundle.note.as_bytes()).map(|_note| ()).map_err(refused)
}
