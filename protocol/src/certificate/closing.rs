//! The certificate that a study is closed: of each thing that has to end, who saw it end, or that nobody did.

use jiff::Timestamp;
use jiff::civil::Date;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::parse::{list, parsed, text_of, unexpected, value};
use super::print::line;
use super::{CertificateError, Certified};
use crate::note::{Cursor, number, time};
use crate::{Digest, StudyId};

/// What one person states is at most this long.
const MAX_WORDS_BYTES: usize = 4000;

/// Something that has to end when a study does. The order is that of the procedure.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumString,
    IntoStaticStr,
    VariantArray,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Item {
    /// Interviews: none starts any more.
    Interviews,
    /// What was set aside: each was decided on.
    Quarantine,
    /// What people asked of their own data: each was done or refused.
    Requests,
    /// Releases that were handed over: each is deleted.
    Handovers,
    /// The keys of every epoch: destroyed.
    Keys,
    /// The custodians' shares: destroyed.
    Shares,
    /// The server's store and its copies: gone.
    Server,
    /// Devices: wiped.
    Devices,
    /// Exports on any machine: deleted.
    Exports,
    /// Copies of the desk: destroyed.
    Backups,
    /// The keys beside those of the readers: the contact custodian's, with her tables, and the supervisors'; destroyed.
    Contacts,
}

/// How an item ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// There was nothing of it.
    Absent,
    /// The desk saw it in what it holds.
    Seen,
    /// Somebody said so, on a day; nobody verified it.
    Stated {
        /// The day.
        on: Date,
        /// Who.
        by: String,
    },
    /// Nobody can say so. What is known stands beside it.
    Unknown {
        /// Why nobody can.
        why: String,
    },
}

/// What remains of a study.
///
/// The fields are public so that a desk can fill them in; [`super::sign`] refuses what breaks the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Of which study.
    pub study: StudyId,
    /// When it was closed, by the desk's clock.
    pub closed: Timestamp,
    /// SHA-256 of the signed certificate of destruction of each epoch.
    pub destroyed: Vec<(u32, Digest)>,
    /// Every item, each once, in their order.
    pub items: Vec<(Item, State)>,
    /// Who closes it, by name.
    pub by: String,
}

impl Closing {
    /// SHA-256 of the text, without signatures.
    pub fn digest(&self) -> Digest {
        Digest::of(self.to_text().as_bytes())
    }
}

impl Certified for Closing {
    const FIRST_LINE: &'static str = "kin-closing/1";

    fn study(&self) -> StudyId {
        self.study
    }

    fn to_text(&self) -> String {
        let mut text = format!("{}\n", Self::FIRST_LINE);
        line(&mut text, "study", self.study);
        line(&mut text, "closed", self.closed);
        for (epoch, certificate) in &self.destroyed {
            line(&mut text, "destroyed", format_args!("{epoch} {certificate}"));
        }
        for (item, state) in &self.items {
            let keyword: &'static str = item.into();
            match state {
                State::Absent => line(&mut text, keyword, "absent"),
                State::Seen => line(&mut text, keyword, "seen"),
                State::Stated { on, by } => line(&mut text, keyword, format_args!("stated {on} {by}")),
                State::Unknown { why } => line(&mut text, keyword, format_args!("unknown {why}")),
            }
        }
        line(&mut text, "by", &self.by);
        text
    }

    fn parse_text(bytes: &[u8]) -> Result<Self, CertificateError> {
        let mut cursor = Cursor::new(text_of(bytes)?);
        if cursor.take_exact(Self::FIRST_LINE).is_none() {
            return Err(unexpected(&cursor, Self::FIRST_LINE));
        }
        let study = parsed(&mut cursor, "study")?;
        let closed = value(&mut cursor, "closed", time)?;
        let destroyed: Vec<(u32, Digest)> = list(&mut cursor, "destroyed", |text| {
            let (epoch, certificate) = text.split_once(' ')?;
            Some((number(epoch)?, certificate.parse().ok()?))
        })?;
        if let Some(place) = destroyed.windows(2).position(|pair| pair[0].0 == pair[1].0) {
            let line = cursor.line() - destroyed.len() as u64 + place as u64 + 1;
            return Err(CertificateError::CertificateOutOfOrder { line, keyword: "destroyed".to_owned() });
        }
        let mut items = Vec::with_capacity(Item::VARIANTS.len());
        for item in Item::VARIANTS {
            items.push((*item, value(&mut cursor, item.into(), state)?));
        }
        let by = value(&mut cursor, "by", words)?;
        if !cursor.at_end() {
            return Err(unexpected(&cursor, "by"));
        }
        Ok(Self { study, closed, destroyed, items, by })
    }

    fn lines(&self) -> usize {
        // The first line, study, closed, by.
        4 + self.destroyed.len() + self.items.len()
    }
}

fn state(text: &str) -> Option<State> {
    if let Some(stated) = text.strip_prefix("stated ") {
        let (day, by) = stated.split_once(' ')?;
        let on: Date = day.parse().ok()?;
        // One spelling.
        return (on.to_string() == day).then_some(State::Stated { on, by: words(by)? });
    }
    if let Some(why) = text.strip_prefix("unknown ") {
        return Some(State::Unknown { why: words(why)? });
    }
    match text {
        "absent" => Some(State::Absent),
        "seen" => Some(State::Seen),
        _ => None,
    }
}

/// What a person states: something to read, without spaces at its ends.
fn words(text: &str) -> Option<String> {
    let readable = !text.is_empty() && text.len() <= MAX_WORDS_BYTES && text.trim() == text;
    readable.then(|| text.to_owned())
}
