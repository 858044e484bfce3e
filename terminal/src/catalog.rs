//! From a message's id and arguments to words in the person's language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;
use serde_json::Value;
use unic_langid::LanguageIdentifier;

use crate::{language, plain};

/// The words of one crate: language tag (`en`, `vi`) and the text of its Fluent file.
pub type Locales = &'static [(&'static str, &'static str)];

/// The language every message has words in; the others fall back to it.
const FALLBACK: &str = "en";

/// A message in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What happened, or what is said. May hold several lines.
    pub text: String,
    /// What to do about it, from the message's `.hint`.
    pub hint: Option<String>,
}

/// The words of a program in one language, with English behind it.
pub struct Catalog {
    language: String,
    /// The chosen language first, English last.
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl std::fmt::Debug for Catalog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalog").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Catalog {
    /// The words of `sources` in `language` (a tag or a locale such as `vi_VN.UTF-8`; anything unknown means English).
    ///
    /// This crate's own words are always among them. A line of Fluent that does not parse is skipped here:
    /// [`crate::check::words`] is where such a mistake is found.
    pub fn new(language: &str, sources: &[Locales]) -> Self {
        let language = language::known(language).unwrap_or(FALLBACK);
        let own: Locales = &crate::LOCALES;
        let all: Vec<Locales> = std::iter::once(own).chain(sources.iter().copied()).collect();
        let mut bundles = vec![bundle(language, &all)];
        if language != FALLBACK {
            bundles.push(bundle(FALLBACK, &all));
        }
        Self { language: language.to_owned(), bundles }
    }

    /// The language in use: `en` or `vi`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The words of `message`. A message nobody worded is shown by its id rather than lost.
    pub fn line(&self, message: &impl Serialize) -> Line {
        let value = serde_json::to_value(message).unwrap_or(Value::Null);
        let id = value.get("id").and_then(Value::as_str).unwrap_or("message-without-id");
        let arguments = arguments(&value);
        self.find(id, &arguments).unwrap_or_else(|| Line { text: id.to_owned(), hint: None })
    }

    /// The words of an id without arguments, and its `.long` attribute; `None` when the chosen language has neither.
    pub(crate) fn help(&self, id: &str) -> Option<(String, Option<String>)> {
        let bundle = self.bundles.first()?;
        let message = bundle.get_message(id)?;
        let format = |pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned();
        let long = message.get_attribute("long").map(|long| format(long.value()));
        Some((format(message.value()?), long))
    }

    fn find(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<Line> {
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let format =
                |pattern| bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned();
            let text = format(message.value()?);
            let hint = message.get_attribute("hint").map(|hint| format(hint.value()));
            Some(Line { text, hint })
        })
    }
}

fn bundle(language: &str, sources: &[Locales]) -> FluentBundle<FluentResource> {
    let tag: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks are invisible characters that spoil snapshots, paths and copied digests; both languages
    // run left to right.
    bundle.set_use_isolating(false);
    // NUMBER(), with which words say that a count of bytes stays ungrouped. A new bundle has no function of that name.
    let added = bundle.add_builtins();
    debug_assert!(added.is_ok(), "a new bundle has no functions yet");
    for (_, text) in sources.iter().flat_map(|source| source.iter()).filter(|(tag, _)| *tag == language) {
        let resource =
            FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(readable, _mistakes)| readable);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Every scalar field but the id. Numbers stay numbers (plural rules need them); text loses what could move a cursor.
fn arguments(value: &Value) -> FluentArgs<'static> {
    let mut arguments = FluentArgs::new();
    let Value::Object(fields) = value else { return arguments };
    for (name, field) in fields.iter().filter(|(name, _)| *name != "id") {
        let argument = match field {
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(whole), _, _) => FluentValue::from(whole),
                (_, Some(whole), _) => FluentValue::from(whole.to_string()),
                (_, _, Some(real)) => FluentValue::from(real),
                _ => continue,
            },
            Value::String(text) => FluentValue::from(plain::text(text)),
            Value::Bool(truth) => FluentValue::from(truth.to_string()),
            Value::Null => FluentValue::from(String::new()),
            Value::Array(_) | Value::Object(_) => continue,
        };
        arguments.set(name.clone(), argument);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: Locales = &[
        (
            "en",
            "one = { $count ->\n    [one] One form, { $name }\n   *[other] { $count } forms, { $name }\n }\n    .hint = Try { $name }.\nonly-english = English only\n",
        ),
        ("vi", "one = { $count } phiếu, { $name }\n    .hint = Thử { $name }.\n"),
    ];

    #[derive(Serialize)]
    #[serde(tag = "id", rename_all = "kebab-case")]
    enum Say {
        One {
            count: u32,
            #[serde(flatten)]
            of: Of,
        },
        OnlyEnglish,
        Nowhere,
    }

    #[derive(Serialize)]
    struct Of {
        name: String,
    }

    fn one(count: u32, name: &str) -> Say {
        Say::One { count, of: Of { name: name.to_owned() } }
    }

    #[test]
    fn numbers_choose_the_plural_and_nested_fields_are_arguments() {
        let catalog = Catalog::new("en", &[TEST]);
        assert_eq!(catalog.line(&one(1, "a")).text, "One form, a");
        assert_eq!(
            catalog.line(&one(1200, "b")),
            Line { text: "1200 forms, b".into(), hint: Some("Try b.".into()) }
        );
    }

    #[test]
    fn words_can_say_how_a_number_is_written() {
        const BYTES: Locales = &[("en", "one = { NUMBER($count, useGrouping: \"false\") } bytes\n")];
        assert_eq!(Catalog::new("en", &[BYTES]).line(&one(20_480, "a")).text, "20480 bytes");
    }

    #[test]
    fn a_locale_of_the_system_chooses_the_language() {
        let catalog = Catalog::new("vi_VN.UTF-8", &[TEST]);
        assert_eq!(catalog.language(), "vi");
        assert_eq!(catalog.line(&one(2, "a")).text, "2 phiếu, a");
        assert_eq!(Catalog::new("C.UTF-8", &[TEST]).language(), "en");
    }

    #[test]
    fn missing_words_fall_back_to_english_then_to_the_id() {
        let catalog = Catalog::new("vi", &[TEST]);
        assert_eq!(catalog.line(&Say::OnlyEnglish).text, "English only");
        assert_eq!(catalog.line(&Say::Nowhere), Line { text: "nowhere".into(), hint: None });
        assert_eq!(catalog.line(&"not a message").text, "message-without-id");
    }

    #[test]
    fn an_argument_cannot_move_the_cursor_or_turn_the_text_around() {
        let catalog = Catalog::new("en", &[TEST]);
        assert_eq!(catalog.line(&one(1, "a\u{1b}[2J\u{202e}b")).text, "One form, a\u{fffd}[2J\u{fffd}b");
    }
}
