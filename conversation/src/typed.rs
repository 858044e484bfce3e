//! What a typed line means.

use kin_forms::{Choice, Missing, Question, QuestionKind};
use zeroize::Zeroizing;

/// A typed line.
#[derive(Debug, PartialEq)]
pub(super) enum Typed<'a> {
    /// Nothing: go on without an answer, or keep the one there is.
    Nothing,
    /// An answer.
    Answer(&'a str),
    /// An answer that is missing for a reason.
    Missing(Missing),
    /// Take the answer away.
    Clear,
    /// Go back.
    Back,
    /// Read over what was answered.
    Review,
    /// Go to a question.
    Jump(&'a str),
    /// Speak another language.
    Language(&'a str),
    /// Leave.
    Quit,
    /// Show the commands.
    Help,
    /// Begins like a command and is none.
    Unknown,
    /// A command that lacks its word.
    Incomplete,
}

impl<'a> Typed<'a> {
    /// Reads a line. A line that begins with `!!` is an answer that begins with `!`.
    pub(super) fn read(line: &'a str) -> Self {
        let line = line.trim();
        match line {
            "" => return Self::Nothing,
            "<" => return Self::Back,
            "?" => return Self::Help,
            // Ctrl-C.
            "\u{3}" => return Self::Quit,
            _ => {}
        }
        let Some(command) = line.strip_prefix('!') else { return Self::Answer(line) };
        if command.starts_with('!') {
            return Self::Answer(command);
        }
        let (command, word) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
        match (command, word.trim()) {
            ("r", "") => Self::Missing(Missing::Refused),
            ("d", "") => Self::Missing(Missing::DontKnow),
            ("n", "") => Self::Missing(Missing::NotApplicable),
            ("x", "") => Self::Clear,
            ("v", "") => Self::Review,
            ("q", "") => Self::Quit,
            ("j" | "l", "") => Self::Incomplete,
            ("j", name) => Self::Jump(name),
            ("l", language) => Self::Language(language),
            _ => Self::Unknown,
        }
    }
}

/// Yes or no in either language; `None` for anything else.
pub fn yes_or_no(typed: &str) -> Option<bool> {
    use unicode_normalization::UnicodeNormalization as _;
    let word: Zeroizing<String> = Zeroizing::new(typed.trim().to_lowercase().nfc().collect());
    match word.as_str() {
        "y" | "yes" | "c" | "có" | "co" | "1" | "true" => Some(true),
        "n" | "no" | "k" | "không" | "khong" | "0" | "false" => Some(false),
        _ => None,
    }
}

/// An answer in which the numbers shown before the choices stand for the choices' names.
pub fn by_number(question: &Question, choices: &[&Choice], typed: &str) -> Zeroizing<String> {
    let name = |word: &str| {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        number.and_then(|index| choices.get(index)).map_or(word.to_owned(), |choice| choice.name.clone())
    };
    Zeroizing::new(match question.kind {
        QuestionKind::SelectOne { .. } => name(typed),
        QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } => {
            let words = typed.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
            words.filter(|word| !word.is_empty()).map(name).collect::<Vec<_>>().join(" ")
        }
        _ => typed.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_answers() {
        assert_eq!(Typed::read("  "), Typed::Nothing);
        assert_eq!(Typed::read(" 34 "), Typed::Answer("34"));
        assert_eq!(Typed::read("!r"), Typed::Missing(Missing::Refused));
        assert_eq!(Typed::read("!j age"), Typed::Jump("age"));
        assert_eq!(Typed::read("!l  vi "), Typed::Language("vi"));
        assert_eq!(Typed::read("!j"), Typed::Incomplete);
        assert_eq!(Typed::read("!zzz"), Typed::Unknown);
        assert_eq!(Typed::read("!r now"), Typed::Unknown);
        assert_eq!(Typed::read("!!r"), Typed::Answer("!r"));
        assert_eq!(Typed::read("<"), Typed::Back);
    }

    #[test]
    fn yes_and_no_are_understood_in_both_languages_and_composed_either_way() {
        for word in ["y", "YES", "có", "co\u{301}", "CÓ", "1"] {
            assert_eq!(yes_or_no(word), Some(true), "{word}");
        }
        for word in ["n", "No", "không", "kho\u{302}ng", "0"] {
            assert_eq!(yes_or_no(word), Some(false), "{word}");
        }
        assert_eq!(yes_or_no(""), None);
        assert_eq!(yes_or_no("maybe"), None);
    }
}
