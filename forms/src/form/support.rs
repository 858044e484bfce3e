//! Whom to turn to: shown where an interview is stopped because she is in distress, without a network.

use super::words::Words;

/// Whom to turn to, and what is said when an interview is stopped.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    /// What the person asking says at the stop, by language.
    pub words: Words,
    /// What is asked where somebody else may listen; the program's own words where the form has none.
    pub privacy: Option<Words>,
    /// The places, in the order in which they are to be named. Never empty.
    pub places: Vec<SupportPlace>,
}

impl Support {
    /// All of it in a language of the form, as it is shown: the words, then each place with its number as it was written.
    pub fn in_language(&self, language: &str) -> String {
        let mut text = self.words.in_language(language).to_owned();
        for place in &self.places {
            text.push_str("\n\n");
            text.push_str(place.name.in_language(language));
            text.push_str("\n  ");
            text.push_str(&place.phone);
            if let Some(words) = &place.words {
                text.push_str("\n  ");
                text.push_str(words.in_language(language));
            }
        }
        text
    }
}

/// One place that helps.
#[derive(Debug, Clone, PartialEq)]
pub struct SupportPlace {
    /// What it is called.
    pub name: Words,
    /// Its telephone number, as the author wrote it.
    pub phone: String,
    /// When it answers, whom it is for.
    pub words: Option<Words>,
}
