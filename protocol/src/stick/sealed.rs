//! What both files share: a head in the clear, and the rest under one key.

use std::fmt;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::hmac;
use zeroize::Zeroizing;

use super::StickError;
use crate::{Digest, StudyId};

/// The length of a nonce, which the caller draws at random for each file.
pub const NONCE_BYTES: usize = 12;

const DOMAIN: &[u8; 12] = b"kin-stick/v1";
const STUDY_BYTES: usize = 16;
const LENGTH_BYTES: usize = 4;
const TAG_BYTES: usize = 16;

/// What the devices of a study and its server seal files of a stick with. Silent `Debug`, no `Clone`.
pub struct StickKey {
    study: StudyId,
    key: LessSafeKey,
}

impl StickKey {
    /// Of the SHA-256 of the study's path: all that a server keeps of it.
    pub fn of(study: StudyId, path: Digest) -> StickKey {
        let under = hmac::Key::new(hmac::HMAC_SHA256, path.as_bytes());
        let message = Zeroizing::new([&DOMAIN[..], study.as_bytes()].concat());
        let tag = hmac::sign(&under, &message);
        let key =
            UnboundKey::new(&CHACHA20_POLY1305, tag.as_ref()).expect("a tag has 32 bytes, as a key has");
        StickKey { study, key: LessSafeKey::new(key) }
    }

    /// Whose it is.
    pub(super) const fn study(&self) -> StudyId {
        self.study
    }

    /// The file: magic, study, nonce, length, and the content under the key.
    pub(super) fn seal(&self, magic: &[u8], nonce: [u8; NONCE_BYTES], content: &[u8]) -> Vec<u8> {
        let head = [magic, self.study.as_bytes()].concat();
        let sealed = u32::try_from(content.len() + TAG_BYTES).expect("bounded far below 4 GiB");
        let mut file =
            Vec::with_capacity(head.len() + NONCE_BYTES + LENGTH_BYTES + content.len() + TAG_BYTES);
        file.extend_from_slice(&head);
        file.extend_from_slice(&nonce);
        file.extend_from_slice(&sealed.to_be_bytes());
        let start = file.len();
        file.extend_from_slice(content);
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = self.key.seal_in_place_separate_tag(nonce, Aad::from(&head), &mut file[start..]);
        file.extend_from_slice(tag.expect("far below the cipher's limit").as_ref());
        file
    }

    /// What a file of this study holds.
    pub(super) fn open(&self, kind: Kind, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, StickError> {
        let (study, rest) = head(kind, file)?;
        if study != self.study {
            return Err(StickError::StickOfAnotherStudy {});
        }
        let head = &file[..file.len() - rest.len()];
        let (nonce, rest) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(StickError::StickTruncated {})?;
        let (length, sealed) =
            rest.split_first_chunk::<LENGTH_BYTES>().ok_or(StickError::StickTruncated {})?;
        let length = u32::from_be_bytes(*length) as usize;
        if sealed.len() < length {
            return Err(StickError::StickTruncated {});
        }
        if sealed.len() > length {
            return Err(StickError::StickTrailing {});
        }
        let mut content = Zeroizing::new(sealed.to_vec());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let opened = self.key.open_in_place(nonce, Aad::from(head), &mut content);
        let bytes = opened.map_err(|_| StickError::StickStaysShut {})?.len();
        content.truncate(bytes);
        Ok(content)
    }
}

impl fmt::Debug for StickKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("StickKey(..)")
    }
}

/// One of the two kinds of file.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) magic: &'static [u8],
    /// What every version begins with.
    pub(super) family: &'static [u8],
    pub(super) max_bytes: usize,
}

/// The study that a file names, and what follows. Nothing is verified yet.
pub(super) fn head(kind: Kind, file: &[u8]) -> Result<(StudyId, &[u8]), StickError> {
    if file.len() > kind.max_bytes {
        return Err(StickError::StickTooLarge { max_bytes: kind.max_bytes as u64 });
    }
    let Some(rest) = file.strip_prefix(kind.magic) else {
        return Err(if file.starts_with(kind.family) {
            StickError::StickVersionUnknown {}
        } else if kind.magic.starts_with(file) {
            StickError::StickTruncated {}
        } else {
            StickError::StickNotOne {}
        });
    };
    let (study, rest) = rest.split_first_chunk::<STUDY_BYTES>().ok_or(StickError::StickTruncated {})?;
    Ok((StudyId::from_bytes(*study), rest))
}
