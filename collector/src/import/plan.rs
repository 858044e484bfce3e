//! Which columns a form takes, settled before the first row.

use std::collections::BTreeSet;
use std::sync::Arc;

use kin_forms::{Form, Place};
use unicode_normalization::UnicodeNormalization as _;

use super::{FileMistake, Row, RowMistake};

/// The column that says whether she agreed to be asked.
pub(super) const CONSENT: &str = "consent";
/// The column that says how.
pub(super) const CONSENT_MODE: &str = "consent_mode";

/// The column that says whether a minor, whose guardian consents, agrees herself; empty of everyone else.
pub(super) const CONSENT_ASSENT: &str = "consent_assent";

/// The column that says whether she agreed to a purpose.
pub(super) fn consent_column(purpose: &str) -> String {
    format!("consent_{purpose}")
}

/// The column that says why an answer stands although it does not meet its warning: names hold no colon.
pub(super) fn reason_column(place: &str) -> String {
    format!("{REASON}{place}")
}

const REASON: &str = "reason:";

/// Which columns are read and which are passed over.
#[derive(Debug, Clone)]
pub struct Plan {
    read: BTreeSet<String>,
    form: Arc<Form>,
    needed: Vec<String>,
    ignored: BTreeSet<String>,
    enumerator: Option<String>,
}

impl Plan {
    /// The columns of `form`; `ignored` may be there and mean nothing; `enumerator` names who asked, row by row.
    ///
    /// Fails as [`FileMistake::ImportColumnTwoMeanings`].
    pub fn new(form: &Arc<Form>, ignored: &[String], enumerator: Option<&str>) -> Result<Self, FileMistake> {
        let composed = |name: &str| name.trim().nfc().collect::<String>();
        let mut needed = Vec::new();
        let mut read: BTreeSet<String> = form
            .questions()
            .iter()
            .filter(|question| question.repeat.is_none())
            .map(|question| question.name.clone())
            .collect();
        if let Some(consent) = form.consent() {
            needed.push(CONSENT.to_owned());
            needed.extend(consent.purposes.iter().map(|purpose| consent_column(&purpose.name)));
            // With one way of giving consent there is nothing to say.
            let mut consenting = needed.clone();
            consenting.push(CONSENT_MODE.to_owned());
            if consent.modes.len() > 1 {
                needed.push(CONSENT_MODE.to_owned());
            }
            if consent.assent.is_some() {
                needed.push(CONSENT_ASSENT.to_owned());
                consenting.push(CONSENT_ASSENT.to_owned());
            }
            if let Some(column) = consenting.into_iter().find(|column| !read.insert(column.clone())) {
                return Err(FileMistake::ImportColumnTwoMeanings { column });
            }
        }
        let ignored = ignored.iter().map(|name| composed(name)).collect();
        Ok(Self { read, form: Arc::clone(form), needed, ignored, enumerator: enumerator.map(composed) })
    }

    /// The column that names the enumerator.
    pub fn enumerator(&self) -> Option<&str> {
        self.enumerator.as_deref()
    }

    fn takes(&self, column: &str) -> bool {
        let is_place = || {
            let place = Place::parse(column.strip_prefix(REASON).unwrap_or(column));
            place.is_some_and(|place| self.form.has_place(&place))
        };
        self.read.contains(column) || self.enumerator.as_deref() == Some(column) || is_place()
    }

    /// Checks the headings of a table: every column known, every column there that consent needs.
    pub fn check(&self, headings: &[String]) -> Result<(), FileMistake> {
        if !headings.iter().any(|heading| self.takes(heading)) {
            return Err(FileMistake::ImportNoHeadings);
        }
        if let Some(column) =
            headings.iter().find(|heading| !self.takes(heading) && !self.ignored.contains(*heading))
        {
            return Err(FileMistake::ImportColumnUnknown { column: column.clone() });
        }
        if let Some(column) = self.needed.iter().find(|column| !headings.contains(column)) {
            return Err(FileMistake::ImportConsentColumnMissing { column: column.clone() });
        }
        match &self.enumerator {
            Some(column) if !headings.contains(column) => {
                Err(FileMistake::ImportEnumeratorColumnMissing { column: column.clone() })
            }
            _ => Ok(()),
        }
    }

    /// Takes the ignored cells out of a row; whatever else is there must be known.
    pub fn fit(&self, row: &mut Row) -> Result<(), RowMistake> {
        for column in &self.ignored {
            if !self.takes(column) {
                row.take(column);
            }
        }
        let unknown = row.columns().find(|column| !self.takes(column)).map(str::to_owned);
        match unknown {
            Some(column) => Err(RowMistake::ImportRowColumnUnknown { row: row.number, column }),
            None => Ok(()),
        }
    }
}
