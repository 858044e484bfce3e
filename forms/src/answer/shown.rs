//! How an answer is written out for people and tables.
use super::Answer;
use crate::form::{Form, Question};
use zeroize::Zeroizing;
impl Answer {
    /// As a table holds it: names of choices (several parted by blanks), ISO dates, digits; a missing value by its word.
    pub fn to_text(&self) -> Zeroizing<String> {
        todo!()
    }
    /// As a person reads it: labels of choices in `language`.
    pub fn shown(&self, _form: &Form, _question: &Question, _language: &str) -> Zeroizing<String> {
        todo!()
    }
}
