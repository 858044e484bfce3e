//! `releases.jsonl`: what was frozen, released and exported. Lines are only ever added, and each names the one before
//! it by its SHA-256. Public: it holds nothing but what was given out.

use jiff::Timestamp;
use kin_protocol::Digest;
use kin_terminal::{Exit, Result};
use serde::{Deserialize, Serialize};

use super::{Definition, Level, ReleaseError};
use crate::ending::Ending;
use crate::study::{FormEntry, Study};

/// A ledger is never longer: some ten thousand tables.
pub const MAX_LEDGER_BYTES: u64 = 64 * 1024 * 1024;
const VERSION: u32 = 1;

/// One line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    kin_release: u32,
    /// 1, 2, 3 …
    pub number: u64,
    /// SHA-256 of the line before it, without its line feed; of nothing for the first.
    pub previous: Digest,
    /// When, to the second.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    /// The data were given a name.
    Freeze(Freeze),
    /// A table was released.
    Table(ReleasedEntry),
    /// A file of records was released.
    Microdata(MicrodataEntry),
    /// Interviews were written to a file in the clear, for the team.
    Export(ExportEntry),
}

/// Data with a name: the first so many segments of the dataset, the forms, the scorings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// The name.
    pub name: String,
    /// How many segments.
    pub segments: u64,
    /// SHA-256 of the digests of those segments, in hexadecimal, one a line.
    pub dataset: Digest,
    /// The forms.
    pub forms: Vec<FormEntry>,
    /// Their scorings.
    pub scorings: Vec<FrozenScoring>,
}

/// A scoring of a frozen form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenScoring {
    /// The form's SHA-256.
    pub form: Digest,
    /// The scoring's id.
    pub id: String,
    /// SHA-256 of the scoring as it stands in the form.
    pub digest: Digest,
}

/// A released table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReleasedEntry {
    /// The freeze it was made from.
    pub freeze: String,
    /// What was tabulated.
    pub definition: Definition,
    /// The levels of each variable, in the definition's order.
    pub levels: Vec<Vec<Level>>,
    /// The fewest people a shown number stands for.
    pub minimum_cell: u64,
    /// One number a place, totals included; none where it was withheld.
    pub shown: Vec<Option<u64>>,
    /// Of a table with means: whether each place's was shown.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub means: Vec<bool>,
}

/// A released file of records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MicrodataEntry {
    /// The freeze it was made from.
    pub freeze: String,
    /// The form's id.
    pub form: String,
    /// What an outsider may know.
    pub keys: Vec<String>,
    /// The fewest records that share their keys.
    pub k: u64,
    /// SHA-256 of the file.
    pub file: Digest,
}

/// An export for the team.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportEntry {
    /// The form's id.
    pub form: String,
    /// What was asked for by name.
    pub include: Vec<String>,
    /// How many segments of the dataset there were.
    pub segments: u64,
    /// SHA-256 of the export's manifest; none where a single table was written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub manifest: Option<Digest>,
}

/// The ledger of a study.
#[derive(Clone, Debug)]
pub struct Ledger {
    bytes: Vec<u8>,
    lines: Vec<Line>,
    /// How many of the bytes are in the file.
    written: usize,
}

impl Ledger {
    /// Reads the ledger and follows its chain; empty before the first line.
    pub fn of(study: &Study) -> Result<Self> {
        let path = study.layout().releases();
        if path.symlink_metadata().is_err() {
            return Ok(Self { bytes: Vec::new(), lines: Vec::new(), written: 0 });
        }
        Self::parse(kin_disk::read(&path, MAX_LEDGER_BYTES).ending(Exit::Storage)?)
    }

    fn parse(bytes: Vec<u8>) -> Result<Self> {
        let mut lines = Vec::new();
        let mut previous = Digest::of(b"");
        for (number, text) in (1..).zip(bytes.split_inclusive(|byte| *byte == b'\n')) {
            let broken = || ReleaseError::ReleaseLedgerBroken { line: number };
            let text = text.strip_suffix(b"\n").ok_or_else(broken)?;
            let line: Line = serde_json::from_slice(text).map_err(|_| newer(text).unwrap_or_else(broken))?;
            if line.kin_release != VERSION || line.number != number || line.previous != previous {
                return Err(broken().into());
            }
            previous = Digest::of(text);
            lines.push(line);
        }
        Ok(Self { written: bytes.len(), bytes, lines })
    }

    /// Its lines, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The freeze with this name.
    pub fn freeze(&self, name: &str) -> std::result::Result<&Freeze, ReleaseError> {
        self.freezes()
            .find(|freeze| freeze.name == name)
            .ok_or_else(|| ReleaseError::ReleaseFreezeUnknown { name: name.to_owned() })
    }

    /// All freezes, oldest first.
    pub fn freezes(&self) -> impl Iterator<Item = &Freeze> {
        self.lines.iter().filter_map(|line| match &line.what {
            What::Freeze(freeze) => Some(freeze),
            _ => None,
        })
    }

    /// All released tables of a form, oldest first, with their numbers.
    pub fn tables<'a>(&'a self, form: &'a str) -> impl Iterator<Item = (u64, &'a ReleasedEntry)> {
        self.lines.iter().filter_map(move |line| match &line.what {
            What::Table(table) if table.definition.form == form => Some((line.number, table)),
            _ => None,
        })
    }

    /// Adds a line and writes the ledger, in one step. Returns the line's number, and what it takes to undo it.
    pub fn append(mut self, study: &Study, at: Timestamp, what: What) -> Result<Appended> {
        self.add(at, what)?;
        self.write(study)
    }

    /// Adds a line in memory, and returns its number. Nothing of what it tells of may be given out before
    /// [`write`](Self::write).
    pub fn add(&mut self, at: Timestamp, what: What) -> std::result::Result<u64, ReleaseError> {
        let number = self.lines.len() as u64 + 1;
        let last = self.bytes.strip_suffix(b"\n").unwrap_or_default();
        let last = last.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let line = Line { kin_release: VERSION, number, previous: Digest::of(last), at, what };
        let text = serde_json::to_vec(&line).expect("a line has only text keys and whole numbers");
        if (self.bytes.len() + text.len() + 1) as u64 > MAX_LEDGER_BYTES {
            return Err(ReleaseError::ReleaseLedgerFull { most_bytes: MAX_LEDGER_BYTES });
        }
        self.bytes.extend(text);
        self.bytes.push(b'\n');
        self.lines.push(line);
        Ok(number)
    }

    /// Writes the ledger with the lines that were added.
    pub fn write(mut self, study: &Study) -> Result<Appended> {
        let number = self.lines.len() as u64;
        if self.bytes.len() > self.written {
            kin_disk::replace_private(study.layout().releases(), &self.bytes).ending(Exit::Storage)?;
        }
        self.bytes.truncate(self.written);
        Ok(Appended { number, before: self.bytes })
    }
}

/// Lines that were added.
#[derive(Debug)]
pub struct Appended {
    /// The number of the last one.
    pub number: u64,
    before: Vec<u8>,
}

impl Appended {
    /// Takes the lines back: what they tell of was never given out.
    pub fn undo(self, study: &Study) {
        let path = study.layout().releases();
        // Should this fail too, the ledger tells of more than was given out, never of less.
        let _ = if self.before.is_empty() {
            std::fs::remove_file(path).is_ok()
        } else {
            kin_disk::replace_private(path, &self.before).is_ok()
        };
    }
}

fn newer(text: &[u8]) -> Option<ReleaseError> {
    #[derive(Deserialize)]
    struct Version {
        kin_release: u32,
    }
    let version: Version = serde_json::from_slice(text).ok()?;
    (version.kin_release > VERSION).then_some(ReleaseError::ReleaseLedgerNewer)
}
