//! `releases.jsonl`: what was frozen, released, exported and handed over, and what people decided about envelopes that are set aside. Lines are
//! only ever added, and each names the one before it by its SHA-256. Public: it holds nothing but what was given out, and who decided what.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use kin_protocol::Digest;
use kin_terminal::Result;
use serde::{Deserialize, Serialize};

use super::{Definition, Level, ReleaseError};
use crate::chain::{Appended, Chain, ChainError, Link};
use crate::quarantine::{DecisionEntry, Decisions};
use crate::study::{FormEntry, Study};

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
    /// The files that were written; none where the line is of version 1.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub files: Vec<LedgerFile>,
}

/// A file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerFile {
    /// Its name in the folder of the release.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

impl Link for Line {
    const FILE: &'static str = "releases.jsonl";
    const VERSION_MEMBER: &'static str = "kin_release";
    const VERSION: u64 = 3;

    fn number(&self) -> u64 {
        self.number
    }

    fn previous(&self) -> Digest {
        self.previous
    }
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
    /// A release was sealed for somebody else.
    Handover(HandoverEntry),
    /// Somebody said that what was handed over to them is deleted.
    Deleted(DeletedEntry),
    /// Something was decided about envelopes that are set aside.
    Decision(DecisionEntry),
    /// A page was made of released tables.
    Report(ReportEntry),
}

impl What {
    /// The first version of the ledger that knows of it.
    fn version(&self) -> u32 {
        match self {
            Self::Freeze(_) | Self::Table(_) | Self::Microdata(_) | Self::Export(_) => 1,
            Self::Handover(_) | Self::Deleted(_) | Self::Decision(_) => 2,
            Self::Report(_) => 3,
        }
    }
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

/// A page of released tables; it shows nothing that is not in their lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportEntry {
    /// The freeze it was made from.
    pub freeze: String,
    /// The form's id.
    pub form: String,
    /// The language of the page.
    pub language: String,
    /// The numbers of its tables in the ledger, each once, ascending.
    pub tables: BTreeSet<u64>,
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

/// A release that was sealed for somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandoverEntry {
    /// The number of the release in the ledger.
    pub release: u64,
    /// Who receives it: an office, a donor.
    pub receiver: String,
    /// The public key it was sealed to.
    pub recipient: String,
    /// What it may be used for.
    pub purpose: String,
    /// The last day on which the receiver may have it.
    pub expires: Date,
    /// Who handed it over.
    pub by: String,
    /// SHA-256 of the sealed file.
    pub file: Digest,
}

/// The word of a receiver, or of whoever saw it, that a hand-over is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeletedEntry {
    /// The number of the hand-over in the ledger.
    pub handover: u64,
    /// Who says so.
    pub by: String,
}

/// The ledger of a study.
#[derive(Clone, Debug)]
pub struct Ledger(Chain<Line>);

impl Ledger {
    /// Reads the ledger and follows its chain; empty before the first line.
    pub fn of(study: &Study) -> Result<Self> {
        Chain::read(&study.layout().releases()).map(Self)
    }

    /// Its lines, in order.
    pub fn lines(&self) -> &[Line] {
        self.0.lines()
    }

    /// The freeze with this name.
    pub fn freeze(&self, name: &str) -> std::result::Result<&Freeze, ReleaseError> {
        self.freezes()
            .find(|freeze| freeze.name == name)
            .ok_or_else(|| ReleaseError::ReleaseFreezeUnknown { name: name.to_owned() })
    }

    /// All freezes, oldest first.
    pub fn freezes(&self) -> impl Iterator<Item = &Freeze> {
        self.lines().iter().filter_map(|line| match &line.what {
            What::Freeze(freeze) => Some(freeze),
            _ => None,
        })
    }

    /// Every decision about envelopes that are set aside, oldest first, with when it was made.
    pub fn decided(&self) -> impl Iterator<Item = (Timestamp, &DecisionEntry)> {
        self.lines().iter().filter_map(|line| match &line.what {
            What::Decision(entry) => Some((line.at, entry)),
            _ => None,
        })
    }

    /// What was decided in the end.
    pub fn decisions(&self) -> Decisions {
        Decisions::of(self.decided().map(|(_, entry)| entry))
    }

    /// All released tables of a form, oldest first, with their numbers.
    pub fn tables<'a>(&'a self, form: &'a str) -> impl Iterator<Item = (u64, &'a ReleasedEntry)> {
        self.lines().iter().filter_map(move |line| match &line.what {
            What::Table(table) if table.definition.form == form => Some((line.number, table)),
            _ => None,
        })
    }

    /// The newest line that tells of a file with these bytes.
    pub fn of_file(&self, sha256: Digest) -> Option<&Line> {
        let has = |line: &&Line| line.files.iter().any(|file| file.sha256 == sha256);
        self.lines().iter().rev().find(has)
    }

    /// Adds a line and writes the ledger, in one step. Returns the line's number, and what it takes to undo it.
    pub fn append(mut self, study: &Study, at: Timestamp, what: What) -> Result<Appended> {
        self.add(at, what)?;
        self.write(study)
    }

    /// Adds a line in memory, and returns its number. Nothing of what it tells of may be given out before
    /// [`write`](Self::write).
    pub fn add(&mut self, at: Timestamp, what: What) -> std::result::Result<u64, ChainError> {
        self.add_with_files(at, what, Vec::new())
    }

    /// [`add`](Self::add) for something that files were written of.
    pub fn add_with_files(
        &mut self,
        at: Timestamp,
        what: What,
        files: Vec<LedgerFile>,
    ) -> std::result::Result<u64, ChainError> {
        let kin_release = what.version().max(if files.is_empty() { 1 } else { 2 });
        self.0.add(|number, previous| Line { kin_release, number, previous, at, what, files })
    }

    /// Writes the ledger with the lines that were added.
    pub fn write(self, study: &Study) -> Result<Appended> {
        self.0.write(&study.layout().releases())
    }
}
