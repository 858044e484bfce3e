//! Scores: answers → a number, by rules that are data of the form.

mod compute;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::form::Words;

/// How answers become a number. Its id and digest travel with every output.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) source: String,
    pub(crate) method: Method,
    pub(crate) items: Vec<ScoredItem>,
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) rule: MissingRule,
    pub(crate) minimum_answered: usize,
    pub(crate) decimals: u32,
    pub(crate) bands: Vec<Band>,
    pub(crate) digest: [u8; 32],
}

/// How the values of the items are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Σ weight × value.
    Sum,
    /// Σ weight × value ÷ Σ weight.
    Mean,
}

/// What missing items do to a score that has enough others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingRule {
    /// They are left out and the others count for more: a sum is scaled by Σ all weights ÷ Σ answered weights.
    Reweight,
    /// They are left out and a sum is not scaled.
    Fail,
}

/// One question of a scoring.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredItem {
    /// Name of the question.
    pub question: String,
    /// What its value is multiplied with.
    pub weight: f64,
    /// The value of each choice; none: the choice counts as missing. Empty for numbers.
    pub values: BTreeMap<String, Option<f64>>,
    /// Where the item points the other way, a value v counts as low + high − v.
    pub reverse: Option<(f64, f64)>,
    /// An index into [`Scoring::dimensions`].
    pub dimension: Option<usize>,
}

/// A part of a scoring with a score of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name, unique in the scoring.
    pub name: String,
    /// What people call it.
    pub label: Words,
}

/// A range of scores with a meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its name, unique in the scoring.
    pub name: String,
    /// What people call it.
    pub label: Words,
    /// The largest score in it; none for the last.
    pub up_to: Option<f64>,
}

/// The score of one response.
#[derive(Clone, PartialEq)]
pub struct Scored {
    /// The score, rounded to the scoring's decimals; none where too few items are answered.
    pub value: Option<f64>,
    /// Scores of the dimensions by name, in the order of the form.
    pub dimensions: Vec<(String, Option<f64>)>,
    /// Name of the band the rounded score falls in. A score on an edge belongs to the lower band.
    pub band: Option<String>,
}

impl std::fmt::Debug for Scored {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Scored(…)")
    }
}

impl Scoring {
    /// Its id, unique in the form.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people call it.
    pub fn title(&self) -> &Words {
        &self.title
    }

    /// Where it comes from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How the values are put together.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The questions it reads.
    pub fn items(&self) -> &[ScoredItem] {
        &self.items
    }

    /// Its parts, in the order of the form.
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Its bands, from the lowest.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// What missing items do.
    pub fn missing_rule(&self) -> MissingRule {
        self.rule
    }

    /// Fewer items answered than this, and there is no score.
    pub fn minimum_answered(&self) -> usize {
        self.minimum_answered
    }

    /// Decimal places of its scores. A half is rounded away from zero.
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// SHA-256 of its JSON text exactly as it stands in the form.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }
}
