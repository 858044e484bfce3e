//! What witnesses have said of a study's log: cosignatures come as files and go out with the checkpoint that they are of.

use kin_protocol::StudyId;
use kin_protocol::log::{LogError, SignedCheckpoint, root};
use kin_protocol::note::{LogVerifier, NoteError, Roots, RootsError, StudyNote, verify};
use serde::Serialize;

use crate::logbook::StoredTiles;
use crate::{ServerKey, Store, StoreError};

/// Why a cosignature is not taken. The store is as it was.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum CosignError {
    /// The study is not in the store, or it has no log.
    #[error("the store holds no log of this study")]
    CosignNoLog,
    /// The note in the store cannot be read.
    #[error("the study note in the store is refused")]
    CosignNoteRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: NoteError,
    },
    /// The roots in the store cannot be read.
    #[error("the roots in the store are refused")]
    CosignRootsRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: RootsError,
    },
    /// Not a checkpoint that this log signed, or none of its history.
    #[error("not a checkpoint of this log")]
    CosignCheckpointRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: LogError,
    },
    /// No witness of the study note has cosigned it.
    #[error("no witness of the study note has cosigned it")]
    CosignNobody,
    /// The store failed.
    #[error("the store failed")]
    CosignStoreFailed {
        /// How.
        #[source]
        #[serde(skip)]
        source: StoreError,
    },
}

impl From<StoreError> for CosignError {
    fn from(source: StoreError) -> Self {
        Self::CosignStoreFailed { source }
    }
}

/// How far the witnesses have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CosignedSoFar {
    /// How many entries the checkpoint counts.
    pub entries: u64,
    /// How many witnesses of the note have cosigned it.
    pub cosigned: u64,
    /// How many have to.
    pub needed: u64,
}

/// Takes a cosigned checkpoint into the store, beside what other witnesses have said of the same one.
pub fn cosign(
    store: &dyn Store,
    key: Option<&ServerKey>,
    study: StudyId,
    bytes: &[u8],
) -> Result<CosignedSoFar, CosignError> {
    let log = store.log(study)?.ok_or(CosignError::CosignNoLog)?;
    let key = key.and_then(|key| key.of_log(study, log.generation).ok()).ok_or(CosignError::CosignNoLog)?;
    let note = note(store, study)?;
    let refused = |source| CosignError::CosignCheckpointRefused { source };
    let given = SignedCheckpoint::verify(bytes, key.verifier()).map_err(refused)?;
    let said = given.checkpoint();
    let held = said.size > 0 && said.size <= log.size;
    if !held || root(&StoredTiles { store, study }, said.size)? != said.root {
        return Err(refused(LogError::LogForked { size: said.size }));
    }
    if given.cosigned(&note.witnesses).is_empty() {
        return Err(CosignError::CosignNobody);
    }
    let before: Vec<SignedCheckpoint> = store
        .cosigned(study)?
        .iter()
        .filter(|(size, _)| *size == said.size)
        .filter_map(|(_, note)| SignedCheckpoint::verify(note, key.verifier()).ok())
        .collect();
    let gathered = given.gather(&before.iter().collect::<Vec<_>>(), &note.witnesses);
    let (cosigned, needed) =
        (gathered.cosigned(&note.witnesses).len() as u64, u64::from(note.witness_quorum));
    // Smaller ones say nothing more once this one is enough.
    let oldest = if cosigned >= needed { said.size } else { 0 };
    store.keep_cosigned(study, said.size, gathered.note(), oldest)?;
    Ok(CosignedSoFar { entries: said.size, cosigned, needed })
}

/// What is served: smaller ones are gone once one is enough, so the smallest left is that one, unless none is enough yet.
pub(crate) fn served(store: &dyn Store, study: StudyId) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(store.cosigned(study)?.into_iter().next().map(|(_, note)| note))
}

/// How many entries as many witnesses have cosigned as the note asks; none where too few have, or none has to.
pub(crate) fn confirmed(
    store: &dyn Store,
    log: &LogVerifier,
    note: &StudyNote,
) -> Result<Option<u64>, StoreError> {
    let Some(served) = served(store, note.study)? else { return Ok(None) };
    let signed = SignedCheckpoint::verify(&served, log).ok();
    Ok(signed
        .filter(|_| note.witness_quorum > 0)
        .filter(|signed| signed.cosigned(&note.witnesses).len() as u64 >= u64::from(note.witness_quorum))
        .map(|signed| signed.checkpoint().size))
}

/// The newest note of a study in the store, under the roots that are pinned there.
pub(crate) fn note(store: &dyn Store, study: StudyId) -> Result<StudyNote, CosignError> {
    let (pinned, signed) = store.pinned(study)?.zip(store.note(study)?).ok_or(CosignError::CosignNoLog)?;
    let roots = Roots::parse_text(pinned.roots.as_bytes())
        .map_err(|source| CosignError::CosignRootsRefused { source })?;
    verify(&signed, &roots, None).map_err(|source| CosignError::CosignNoteRefused { source })
}
