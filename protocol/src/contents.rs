//! What a package and a bundle both carry, checked together: a note, its roots, the files of its forms.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use strum::VariantNames;

use crate::note::{self, FormReference, Known, NoteError, Roots, RootsError, StudyNote};
use crate::{Digest, StudyId};

/// A form's file is at most this long: 8 MiB, as where forms are read.
pub const MAX_FORM_BYTES: usize = 8_388_608;

/// A form's file as it travels: exact bytes, in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    /// SHA-256 of the file, as the note names it.
    pub digest: Digest,
    /// The file.
    #[serde(serialize_with = "to_base64", deserialize_with = "from_base64")]
    pub file: Vec<u8>,
}

impl FormFile {
    /// The file as it travels.
    pub fn new(file: Vec<u8>) -> FormFile {
        FormFile { digest: Digest::of(&file), file }
    }
}

/// A note that was verified, with everything it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The note.
    pub note: StudyNote,
    /// The roots under which it was verified.
    pub roots: Roots,
    /// Every form of the note, in its order, with the exact bytes of its file.
    pub forms: Vec<(FormReference, Vec<u8>)>,
}

/// Why note, roots and forms do not belong together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ContentsError {
    /// The note is refused.
    #[error("the study note is refused")]
    ContentsNoteRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: NoteError,
    },
    /// The roots are refused.
    #[error("the roots are refused")]
    ContentsRootsRefused {
        /// Why.
        #[source]
        #[serde(skip)]
        source: RootsError,
    },
    /// Note and package are of different studies.
    #[error("the note is of another study")]
    ContentsOfAnotherStudy {},
    /// A form of the note has no file.
    #[error("the file of form {form} is missing")]
    ContentsFormMissing {
        /// The form's id.
        form: String,
    },
    /// A file whose bytes are not those its digest names.
    #[error("the file of form {digest} has other bytes")]
    ContentsFormDiffers {
        /// The digest it should have.
        digest: Digest,
    },
    /// A file that no form of the note names, or a second one.
    #[error("no form of the note is {digest}")]
    ContentsFormUnknown {
        /// The digest of the file.
        digest: Digest,
    },
    /// A file longer than [`MAX_FORM_BYTES`].
    #[error("the file of form {digest} is longer than {max_bytes} bytes")]
    ContentsFormTooLarge {
        /// Which.
        digest: Digest,
        /// The limit.
        max_bytes: u64,
    },
}

impl Contents {
    /// Checks that the note verifies under the roots, that it is of this study, and that the files are those of its
    /// forms, all of them and no others.
    pub fn verify(
        study: StudyId,
        note: &str,
        roots: &str,
        forms: &[FormFile],
        known: Option<&Known>,
    ) -> Result<Contents, ContentsError> {
        let roots = Roots::parse_text(roots.as_bytes())
            .map_err(|source| ContentsError::ContentsRootsRefused { source })?;
        let note = note::verify(note.as_bytes(), &roots, known)
            .map_err(|source| ContentsError::ContentsNoteRefused { source })?;
        if note.study != study {
            return Err(ContentsError::ContentsOfAnotherStudy {});
        }
        for (index, form) in forms.iter().enumerate() {
            let digest = form.digest;
            if form.file.len() > MAX_FORM_BYTES {
                let max_bytes = MAX_FORM_BYTES as u64;
                return Err(ContentsError::ContentsFormTooLarge { digest, max_bytes });
            }
            if Digest::of(&form.file) != digest {
                return Err(ContentsError::ContentsFormDiffers { digest });
            }
            let repeated = forms[..index].iter().any(|earlier| earlier.digest == digest);
            if repeated || note.form(&digest).is_none() {
                return Err(ContentsError::ContentsFormUnknown { digest });
            }
        }
        let forms = note
            .forms
            .iter()
            .map(|reference| {
                let file = forms.iter().find(|form| form.digest == reference.digest);
                file.map(|form| (reference.clone(), form.file.clone()))
                    .ok_or_else(|| ContentsError::ContentsFormMissing { form: reference.id.clone() })
            })
            .collect::<Result<_, _>>()?;
        Ok(Contents { note, roots, forms })
    }
}

pub(crate) fn to_base64<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64_STANDARD.encode(bytes))
}

pub(crate) fn from_base64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let text = String::deserialize(deserializer)?;
    BASE64_STANDARD.decode(text).map_err(|_| D::Error::custom("not base64"))
}
