//! Scores.
use crate::Recorded;
use crate::form::Words;
/// How answers become a number.
#[derive(Debug, Clone)]
pub struct Scoring {}
/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The score, rounded; none where too much is missing.
    pub value: Option<f64>,
    /// Scores of the dimensions, in the order of the form.
    pub dimensions: Vec<(String, Option<f64>)>,
    /// Name of the band the value falls in.
    pub band: Option<String>,
}
impl Scoring {
    /// Its id, unique in the form.
    pub fn id(&self) -> &str {
        todo!()
    }
    /// What people call it.
    pub fn title(&self) -> &Words {
        todo!()
    }
    /// Where it comes from.
    pub fn source(&self) -> &str {
        todo!()
    }
    /// SHA-256 of its JSON text in the form.
    pub fn digest(&self) -> [u8; 32] {
        todo!()
    }
    /// Scores one response.
    pub fn compute(&self, _recorded: &Recorded) -> Scored {
        todo!()
    }
}
