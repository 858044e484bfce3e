//! Which files records list, and how much of each is here.

use std::collections::{BTreeSet, HashMap, HashSet};

use kin_protocol::Digest;
use kin_sealing::{Identity, Submission};
use kin_terminal::Result;

use crate::dataset::{self, Fate, index};
use crate::study::Study;

/// How much of a file is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Every piece.
    Whole,
    /// Some pieces, or none.
    Incomplete,
    /// A piece that its record lists names another interview.
    Unfit,
}

/// A file that a record in the dataset lists.
#[derive(Debug, Clone)]
pub struct FileAt {
    /// What it is called at the desk: the beginning of its first piece's digest.
    pub id: String,
    /// Its interview.
    pub submission: Submission,
    /// The form of that.
    pub form: String,
    /// The name that the device gave it.
    pub name: String,
    /// Its type.
    pub media_type: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of it.
    pub sha256: Digest,
    /// Its pieces, in order.
    pub chunks: Vec<Digest>,
    /// How many of them are here.
    pub here: u64,
    /// What that makes of it.
    pub state: State,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Files {
    /// Those that records list, by interview and name.
    pub files: Vec<FileAt>,
    /// Pieces that no record lists.
    pub unlisted: u64,
    /// Pieces that are listed or here.
    pub pieces: u64,
}

impl Files {
    fn count(&self, state: State) -> u64 {
        self.files.iter().filter(|file| file.state == state).count() as u64
    }

    /// How many are whole.
    pub fn whole(&self) -> u64 {
        self.count(State::Whole)
    }

    /// How many lack pieces.
    pub fn incomplete(&self) -> u64 {
        self.count(State::Incomplete)
    }

    /// How many have pieces that are not theirs.
    pub fn unfit(&self) -> u64 {
        self.count(State::Unfit)
    }
}

/// Letters of a file's id: as many as tell the files of a study apart.
const ID_LETTERS: usize = 12;

/// Lists the files of the dataset. Only segments are read whose records list some.
pub fn list(study: &Study, identities: &[Identity]) -> Result<Files> {
    let withdrawn = dataset::withdrawn(study)?;
    let (mut here, mut latest, mut segments) = (HashMap::new(), HashMap::new(), BTreeSet::new());
    index::rows(study, identities, &mut |number, row| {
        let is_withdrawn = withdrawn.contains(&row.envelope);
        if let (Fate::Chunk, Some(named), false) = (row.outcome.0, row.corrects, is_withdrawn) {
            here.insert(row.envelope, named);
        }
        if row.lists_files && !is_withdrawn {
            segments.insert(number);
        }
        latest.insert(row.envelope, row.outcome.0);
        Ok(())
    })?;
    let mut files = Vec::new();
    if !segments.is_empty() {
        dataset::read_segments(study, identities, &segments, &mut |_, entry| {
            let Some(head) = entry.head.as_ref().filter(|_| latest.get(&entry.envelope) == Some(&entry.fate))
            else {
                return Ok(());
            };
            for file in &entry.files {
                let of = |digest: &Digest| here.get(digest);
                let found = file.chunks.iter().filter_map(of).count();
                let is_fit = file.chunks.iter().filter_map(of).all(|named| *named == head.submission);
                let state = match found == file.chunks.len() {
                    _ if !is_fit || file.chunks.is_empty() => State::Unfit,
                    true => State::Whole,
                    false => State::Incomplete,
                };
                let named = file.chunks.first().copied().unwrap_or(entry.envelope);
                files.push(FileAt {
                    id: named.to_string()[..ID_LETTERS].to_owned(),
                    submission: head.submission,
                    form: head.form.clone().into_owned(),
                    name: file.name.clone().into_owned(),
                    media_type: file.media_type.clone().into_owned(),
                    bytes: file.bytes,
                    sha256: file.sha256,
                    chunks: file.chunks.clone(),
                    here: found as u64,
                    state,
                });
            }
            Ok(())
        })?;
    }
    files.sort_by(|one, other| {
        (one.submission, &one.name, &one.id).cmp(&(other.submission, &other.name, &other.id))
    });
    let listed: HashSet<Digest> = files.iter().flat_map(|file| &file.chunks).copied().collect();
    let unlisted = here.keys().filter(|digest| !listed.contains(digest)).count() as u64;
    Ok(Files { files, unlisted, pieces: listed.len() as u64 + unlisted })
}
