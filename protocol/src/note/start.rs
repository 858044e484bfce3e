//! Whether an interview may start: the only thing that dates and versions decide. Finishing and sending never ask.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use strum::VariantNames;

use super::{Epoch, StudyNote};

/// A time that somebody trusted has signed: a note's `issued` under its roots, the cosignatures of its witnesses. Only
/// verifying makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SignedTime(Timestamp);

impl SignedTime {
    /// For the verifiers of this crate alone.
    pub(super) const fn verified(time: Timestamp) -> SignedTime {
        SignedTime(time)
    }

    /// The time.
    pub const fn time(self) -> Timestamp {
        self.0
    }
}

/// The latest signed time a device has seen: it is now at least this late, whatever the clock shows.
///
/// Clocks lie in the field, so the floor rises from signed times alone, never from the device's clock: a clock that was
/// once set to 2090 must not shut a device out for ever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeFloor(Option<Timestamp>);

impl TimeFloor {
    /// The floor of a device that has seen no signed time yet.
    pub const NONE: TimeFloor = TimeFloor(None);

    /// The floor after this time was seen; it never sinks.
    #[must_use]
    pub fn raised_by(self, seen: SignedTime) -> TimeFloor {
        TimeFloor(self.0.max(Some(seen.0)))
    }

    /// The latest signed time, if any was seen.
    pub const fn time(self) -> Option<Timestamp> {
        self.0
    }
}

/// What a clock is worth beside what was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockMark {
    /// Not before any signed time.
    Plausible,
    /// Before a time that the roots, or a quorum of witnesses, have signed: the clock is wrong. A warning, and a mark inside the seal.
    Behind,
}

/// The version of a program: three numbers, compared in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ProgramVersion {
    /// Grows with what no longer fits together.
    pub major: u32,
    /// Grows with what is new.
    pub minor: u32,
    /// Grows with what is mended.
    pub patch: u32,
}

impl FromStr for ProgramVersion {
    type Err = ();

    fn from_str(text: &str) -> Result<ProgramVersion, ()> {
        let numbers: Option<Vec<u32>> = text.split('.').map(super::lines::number).collect();
        match numbers.as_deref() {
            Some([major, minor, patch]) => Ok(ProgramVersion { major: *major, minor: *minor, patch: *patch }),
            _ => Err(()),
        }
    }
}

impl fmt::Display for ProgramVersion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// An interview may start: to whom it is sealed, settled now, and what the clock is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Start<'note> {
    /// The epoch to which it is sealed, however long it takes.
    pub epoch: Epoch<'note>,
    /// To be warned about, and recorded inside the seal.
    pub clock: ClockMark,
}

/// Why no interview may start under a note. What was begun is finished, and what is finished is sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum StartError {
    /// The note has expired.
    #[error("line {line}: the study note expired on {expired}")]
    StartNoteExpired {
        /// Where the note says so.
        line: u64,
        /// The day.
        expired: String,
    },
    /// No epoch of the note is for this time.
    #[error("line {line}: no recipient of the study note is for {day}")]
    StartNoRecipient {
        /// Where the note's recipients begin.
        line: u64,
        /// The day that was asked for.
        day: String,
    },
    /// The note asks for a newer program.
    #[error("line {line}: the study note asks for version {needed} of this program, which is {running}")]
    StartProgramTooOld {
        /// Where the note says so.
        line: u64,
        /// What the note asks for.
        needed: String,
        /// What is running.
        running: String,
    },
}

impl StudyNote {
    /// Whether an interview may start now, sealed to whom, and what the clock is worth.
    ///
    /// A clock behind the floor is wrong, and is judged as if it showed the floor; one that runs ahead cannot be told
    /// from the truth.
    pub fn may_start(
        &self,
        clock: Timestamp,
        floor: TimeFloor,
        running: ProgramVersion,
    ) -> Result<Start<'_>, StartError> {
        let floor = floor.raised_by(SignedTime::verified(self.issued));
        let now = floor.time().map_or(clock, |floor| floor.max(clock));
        let mark = if clock < now { ClockMark::Behind } else { ClockMark::Plausible };
        if running < self.program {
            return Err(StartError::StartProgramTooOld {
                line: self.line_of("program"),
                needed: self.program.to_string(),
                running: running.to_string(),
            });
        }
        if now >= self.expires {
            return Err(StartError::StartNoteExpired {
                line: self.line_of("expires"),
                expired: day(self.expires),
            });
        }
        let epoch = self
            .epoch_at(now)
            .ok_or_else(|| StartError::StartNoRecipient { line: self.line_of("recipient"), day: day(now) })?;
        Ok(Start { epoch, clock: mark })
    }

    /// The first line of this keyword in the note's text, from 1.
    fn line_of(&self, keyword: &str) -> u64 {
        let text = self.to_text();
        let place = text.lines().position(|line| line.split(' ').next() == Some(keyword));
        place.map_or(1, |place| place as u64 + 1)
    }
}

fn day(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}
