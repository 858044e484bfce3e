//! Words in the languages of a form.

use std::collections::BTreeMap;

/// The same words in several languages: language tag → text, in Unicode NFC.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    by_language: BTreeMap<String, String>,
    default_language: String,
}

impl Words {
    pub(crate) fn new(by_language: BTreeMap<String, String>, default_language: &str) -> Words {
        Words { by_language, default_language: default_language.to_owned() }
    }

    /// The words in `language`; where that is not there, in the form's first language; else in any; else empty.
    pub fn in_language(&self, language: &str) -> &str {
        self.by_language
            .get(language)
            .or_else(|| self.by_language.get(&self.default_language))
            .or_else(|| self.by_language.values().next())
            .map_or("", String::as_str)
    }

    /// Every language with its words, in order of the tag.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_language.iter().map(|(language, text)| (language.as_str(), text.as_str()))
    }

    /// Whether there are no words at all: a calculation needs none.
    pub fn is_empty(&self) -> bool {
        self.by_language.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_fall_back_to_the_first_language_of_the_form() {
        let both = BTreeMap::from([("vi".into(), "Tuổi".into()), ("en".into(), "Age".into())]);
        let words = Words::new(both, "vi");
        assert_eq!(words.in_language("en"), "Age");
        assert_eq!(words.in_language("km"), "Tuổi");
        assert_eq!(Words::default().in_language("vi"), "");
    }
}
