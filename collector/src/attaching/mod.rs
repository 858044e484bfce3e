//! A file that travels beside an interview: looked at, freed of what a camera writes beside a picture, and sealed in pieces at once.
//!
//! Its bytes are in memory until it is sealed, and nowhere else. The file that was named stays where it lies: it is the enumerator's.

mod first_bytes;
mod jpeg;
mod png;

use kin_forms::{Disclosure, FileReference, FileType, Interview, Question, QuestionKind, Step};
use kin_protocol::Digest;
use kin_sealing::{Attachment, Chunk, Sealed, Submission, chunk_room, chunks_of, seal_chunk};
use kin_terminal::{Exit, Failure, Result};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::device::{Device, Epoch};

/// The most pieces beside one interview: a withdrawal has to prove the deletion of every single one in one answer.
const MAX_PIECES: u64 = 256;
/// What is read of a file before anything is removed from it.
const MAX_READ_BYTES: u64 = 2 * kin_forms::limits::MAX_ATTACHMENT_BYTES as u64;

/// Why a file is not taken. Nothing of it was kept.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AttachError {
    /// The form says nothing of files, or nothing of files for this question.
    #[error("no files are taken here")]
    AttachNotHere,
    /// The study seals answers to such questions apart, which cannot be done with files.
    #[error("the answer is for the contact custodian alone")]
    AttachApart,
    /// It is not of a type that the question takes.
    #[error("the file is not of a type that is taken here")]
    AttachTypeUnfit {
        /// The types that are.
        types: String,
    },
    /// It begins like a picture, and is none, or half of one.
    #[error("the picture is damaged")]
    AttachDamaged,
    /// It is larger than the form allows.
    #[error("the file has {bytes} bytes")]
    AttachTooLarge {
        /// How large it is without what was removed.
        bytes: u64,
        /// The most that the form allows.
        maximum: u64,
    },
    /// The interview has as many as the form allows.
    #[error("more than {maximum} files")]
    AttachTooMany {
        /// The most that the form allows.
        maximum: u32,
    },
    /// The interview's files would be more pieces than can be withdrawn together.
    #[error("more than {maximum} pieces")]
    AttachTooManyPieces {
        /// The most of one interview.
        maximum: u64,
    },
    /// It would take more vouchers than are left for it and the interview.
    #[error("{pieces} vouchers are needed, {left} are left")]
    AttachVouchersFew {
        /// How many it takes.
        pieces: u64,
        /// How many there are.
        left: u64,
    },
}

impl From<AttachError> for Failure {
    fn from(error: AttachError) -> Self {
        Self::error(Exit::Refused, &error)
    }
}

/// What is said of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum AttachSay {
    /// A picture was taken, alone.
    AttachTaken {
        /// In how many pieces.
        pieces: u64,
        /// How many vouchers are left then.
        left: u64,
    },
    /// A file was taken as it is.
    AttachTakenAsItIs {
        /// In how many pieces.
        pieces: u64,
        /// How many vouchers are left then.
        left: u64,
    },
    /// From files of this type nothing can be removed: is it to be taken as it is?
    AttachAsItIs {
        /// The type.
        media_type: &'static str,
    },
}

/// A file in sealed pieces, and what its record will say of it.
pub(crate) struct SealedFile {
    pub(crate) listed: Attachment,
    pub(crate) chunks: Vec<Sealed>,
}

/// What is asked of a file.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) question: &'a Question,
    pub(crate) path: &'a str,
    /// Whether the enumerator wants it as it is, where nothing can be removed from it.
    pub(crate) as_it_is: bool,
}

/// A file that may be sealed.
pub(crate) struct Found {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) file_type: FileType,
    /// Whether what was written beside the picture is gone.
    pub(crate) is_clean: bool,
}

/// Why there is none yet, or none at all.
pub(crate) enum NotFound {
    /// The enumerator has to say that it is to be taken as it is.
    Unclean(FileType),
    Refused(Failure),
}

impl From<AttachError> for NotFound {
    fn from(error: AttachError) -> Self {
        Self::Refused(error.into())
    }
}

/// Reads a file, if this question of the interview takes one.
pub(crate) fn find(
    wanted: Wanted<'_>,
    interview: &Interview,
    epoch: &Epoch,
) -> std::result::Result<Found, NotFound> {
    let QuestionKind::Media(kind) = wanted.question.kind else {
        return Err(AttachError::AttachNotHere.into());
    };
    let Some(allowed) = interview.form().attachments() else { return Err(AttachError::AttachNotHere.into()) };
    if wanted.question.disclosure == Disclosure::Direct && !epoch.contacts.is_empty() {
        return Err(AttachError::AttachApart.into());
    }
    let types: Vec<FileType> = FileType::ALL.into_iter().filter(|one| allowed.takes(kind, *one)).collect();
    if types.is_empty() {
        return Err(AttachError::AttachNotHere.into());
    }
    let maximum = allowed.maximum_count;
    if others(interview).len() >= maximum as usize {
        return Err(AttachError::AttachTooMany { maximum }.into());
    }
    let refused = |error| NotFound::Refused(Failure::error(Exit::Refused, &error));
    let bytes =
        Zeroizing::new(kin_disk::read_unchanged(unquoted(wanted.path), MAX_READ_BYTES).map_err(refused)?);
    let found = first_bytes::file_type(&bytes).filter(|found| types.contains(found));
    let Some(file_type) = found else {
        let types: Vec<&str> = types.iter().map(|one| one.extension()).collect();
        return Err(AttachError::AttachTypeUnfit { types: types.join(", ") }.into());
    };
    let (bytes, is_clean) = match file_type {
        FileType::Jpeg => (jpeg::clean(&bytes).ok_or(AttachError::AttachDamaged)?, true),
        FileType::Png => (png::clean(&bytes).ok_or(AttachError::AttachDamaged)?, true),
        _ if wanted.as_it_is => (bytes, false),
        other => return Err(NotFound::Unclean(other)),
    };
    let maximum = u64::from(allowed.maximum_bytes);
    if bytes.len() as u64 > maximum {
        return Err(AttachError::AttachTooLarge { bytes: bytes.len() as u64, maximum }.into());
    }
    Ok(Found { bytes, file_type, is_clean })
}

/// The interview's files but that of the question which is asked: another takes its place.
pub(crate) fn others(interview: &Interview) -> Vec<[u8; 32]> {
    let mut files: Vec<[u8; 32]> = interview.files().iter().map(|file| file.sha256).collect();
    if let Step::Ask(ask) = interview.step()
        && let Some(kin_forms::Answer::File(current)) = ask.current
        && let Some(place) = files.iter().position(|file| *file == current.sha256)
    {
        files.remove(place);
    }
    files.sort_unstable();
    files.dedup();
    files
}

/// A terminal into which a file is dragged puts its path in quotes.
fn unquoted(path: &str) -> &str {
    let path = path.trim();
    let within = |quote| path.strip_prefix(quote).and_then(|rest: &str| rest.strip_suffix(quote));
    within('\'').or_else(|| within('"')).unwrap_or(path)
}

/// Refuses a file of so many bytes where its pieces would be too many beside those that are there, or for the vouchers that are left; one is
/// the interview's own. Returns its pieces.
pub(crate) fn pieces(
    bytes: usize,
    sealed_bytes: u32,
    there: u64,
    left: u64,
) -> std::result::Result<u64, AttachError> {
    let pieces = chunks_of(bytes as u64, sealed_bytes);
    if there + pieces > MAX_PIECES {
        return Err(AttachError::AttachTooManyPieces { maximum: MAX_PIECES });
    }
    if pieces + 1 > left {
        return Err(AttachError::AttachVouchersFew { pieces, left });
    }
    Ok(pieces)
}

/// What the answer says of a file. Its own name stays here: people put names and places into names.
pub(crate) fn reference(found: &Found, question: &Question) -> FileReference {
    FileReference {
        name: format!("{}.{}", question.name, found.file_type.extension()),
        media_type: found.file_type.media_type().to_owned(),
        size: found.bytes.len() as u64,
        sha256: *Digest::of(&found.bytes).as_bytes(),
    }
}

impl Device {
    /// Seals a file in pieces to whoever opens the interview. The bytes are wiped when all are sealed.
    pub(crate) fn seal_file(
        &self,
        submission: Submission,
        epoch: &Epoch,
        (bytes, reference): (&Zeroizing<Vec<u8>>, &FileReference),
        chance: &mut dyn Chance,
    ) -> Result<SealedFile> {
        let (study, attachment) = (*self.enrolled().study.as_bytes(), *chance::bytes::<16>(chance)?);
        let sealed_bytes = self.note().sealed_bytes;
        let mut chunks = Vec::new();
        for (index, content) in (0..).zip(bytes.chunks(chunk_room(sealed_bytes) as usize)) {
            let content = Zeroizing::new(content.to_vec());
            let chunk = Chunk { study, submission, attachment, index, content };
            let sealed = seal_chunk(&chunk, epoch.recipients(), sealed_bytes);
            chunks.push(sealed.map_err(|error| Failure::error(Exit::Refused, &error))?);
        }
        let listed = Attachment {
            name: reference.name.clone(),
            media_type: reference.media_type.clone(),
            bytes: reference.size,
            sha256: reference.sha256,
            chunks: chunks.iter().map(Sealed::digest).collect(),
        };
        Ok(SealedFile { listed, chunks })
    }
}
