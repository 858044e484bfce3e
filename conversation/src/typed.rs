//! What a typed line means.

use kin_forms::{Ask, Choice, Missing, Question, QuestionKind};
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
    /// She is in distress.
    Stop,
    /// Take away what stands at this number of a repeat.
    Remove(&'a str),
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
            // Where to go is read off the answers.
            ("v" | "j", "") => Self::Review,
            ("s", "") => Self::Stop,
            ("x", number) => Self::Remove(number),
            ("q", "") => Self::Quit,
            ("l", "") => Self::Incomplete,
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

/// What a typed answer stands for.
pub(super) enum Named {
    /// This text: names of choices where there are choices.
    As(Zeroizing<String>),
    /// Several of the choices, by index: which one is not plain.
    Several(Vec<usize>),
}

/// An answer in which the numbers and the words shown for choices stand for their names.
pub(super) fn named(ask: &Ask<'_>, typed: &str) -> Named {
    let text = by_number(ask.question, &ask.choices, typed);
    let is_name = |word: &str| ask.choices.iter().any(|choice| choice.name == word);
    let part = |typed: &str| match matching(&ask.choices, ask.language, typed)[..] {
        [] => Named::As(Zeroizing::new(typed.to_owned())),
        [only] => Named::As(Zeroizing::new(ask.choices[only].name.clone())),
        ref several => {
            let wanted = without_marks(typed.trim());
            let is_whole = |index: &&usize| {
                without_marks(ask.choices[**index].label.in_language(ask.language)) == wanted
            };
            match several.iter().find(is_whole) {
                Some(whole) => Named::As(Zeroizing::new(ask.choices[*whole].name.clone())),
                None => Named::Several(several.to_vec()),
            }
        }
    };
    match ask.question.kind {
        QuestionKind::SelectOne { .. } if !is_name(&text) => part(typed),
        QuestionKind::SelectMultiple { .. } | QuestionKind::Rank { .. } if !text.split(' ').all(is_name) => {
            let mut names = Zeroizing::new(String::with_capacity(typed.len() * 2));
            for one in typed.split([',', ';']) {
                match part(&by_number(ask.question, &ask.choices, one)) {
                    Named::As(name) => {
                        names.push_str(&name);
                        names.push(' ');
                    }
                    several @ Named::Several(_) => return several,
                }
            }
            Named::As(names)
        }
        _ => Named::As(text),
    }
}

/// Letters as somebody types them who has no time for marks: `Hà Nội` and `ha noi` are the same.
pub fn without_marks(text: &str) -> Zeroizing<String> {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let mut plain = Zeroizing::new(String::with_capacity(text.len() * 2));
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'đ' | 'Đ' => plain.push('d'),
            other => plain.extend(other.to_lowercase()),
        }
    }
    plain
}

/// The choices whose words have these words in them, marks aside; the first words that begin so come first.
pub fn matching(choices: &[&Choice], language: &str, typed: &str) -> Vec<usize> {
    let wanted = without_marks(typed.trim());
    if wanted.is_empty() {
        return (0..choices.len()).collect();
    }
    let mut found: Vec<(bool, usize)> = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        let label = without_marks(choice.label.in_language(language));
        if label.contains(wanted.as_str()) {
            found.push((!label.starts_with(wanted.as_str()), index));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
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
        assert_eq!(Typed::read("!l"), Typed::Incomplete);
        assert_eq!(Typed::read("!zzz"), Typed::Unknown);
        assert_eq!(Typed::read("!r now"), Typed::Unknown);
        assert_eq!(Typed::read("!!r"), Typed::Answer("!r"));
        assert_eq!(Typed::read("<"), Typed::Back);
    }

    #[test]
    fn marks_make_no_difference_to_a_search() {
        for typed in ["Hà Nội", "ha noi", "HA NOI", "Ha\u{300} No\u{323}\u{302}i"] {
            assert_eq!(without_marks(typed).as_str(), "ha noi", "{typed}");
        }
        assert_eq!(without_marks("Đà Đẵng").as_str(), "da dang");
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
