//! What happened, why, and what to do.

use std::fmt::Display;

use serde::Serialize;
use serde_json::Value;

use crate::{Catalog, Exit, plain};

/// What a command answers.
pub type Result<T = ()> = std::result::Result<T, Failure>;

/// Why a command did not do its work, still without words: those are chosen when it is printed.
#[derive(Debug, Clone)]
pub struct Failure(Box<Told>);

#[derive(Debug, Clone)]
struct Told {
    exit: Exit,
    what: Value,
    causes: Vec<Cause>,
    hints: Vec<Value>,
}

#[derive(Debug, Clone)]
enum Cause {
    Message(Value),
    Text(String),
}

impl Failure {
    /// What happened. The exit code follows from the kind.
    pub fn new(exit: Exit, what: &impl Serialize) -> Self {
        Self(Box::new(Told { exit, what: value(what), causes: Vec::new(), hints: Vec::new() }))
    }

    /// What happened, as a library's error tells it, with the errors behind it as causes in the system's own words.
    pub fn error<E: Serialize + std::error::Error>(exit: Exit, error: &E) -> Self {
        let mut failure = Self::new(exit, error);
        let mut source = error.source();
        while let Some(cause) = source {
            failure = failure.because_text(cause);
            source = cause.source();
        }
        failure
    }

    /// Why it happened; may be said more than once, nearest cause first.
    #[must_use]
    pub fn because(mut self, why: &impl Serialize) -> Self {
        self.0.causes.push(Cause::Message(value(why)));
        self
    }

    /// Why it happened, in words that are not ours (the system's error text, in English).
    #[must_use]
    pub fn because_text(mut self, why: impl Display) -> Self {
        self.0.causes.push(Cause::Text(why.to_string()));
        self
    }

    /// What to do. Said in place of the hints which the messages bring themselves.
    #[must_use]
    pub fn hint(mut self, hint: &impl Serialize) -> Self {
        self.0.hints.push(value(hint));
        self
    }

    /// How the program ends.
    pub fn exit(&self) -> Exit {
        self.0.exit
    }

    /// The id of what happened, for tests and for callers that react to one kind.
    pub fn id(&self) -> &str {
        self.0.what.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    /// The ids of the causes, nearest first; a cause in the system's words has none.
    pub fn causes(&self) -> impl Iterator<Item = &str> {
        self.0.causes.iter().filter_map(|cause| match cause {
            Cause::Message(value) => value.get("id").and_then(Value::as_str),
            Cause::Text(_) => None,
        })
    }

    /// `error:`, `caused by:` and `hint:` lines in the catalog's language, each ending in a line feed.
    pub fn in_words(&self, catalog: &Catalog) -> String {
        let what = catalog.line(&self.0.what);
        let mut hints: Vec<String> = self.0.hints.iter().map(|hint| catalog.line(hint).text).collect();
        let own_hints = hints.is_empty();
        let mut offer = |hint: Option<String>| {
            if let Some(hint) = hint.filter(|hint| own_hints && !hints.contains(hint)) {
                hints.push(hint);
            }
        };
        offer(what.hint);
        let mut lines = vec![Label::LabelError { text: what.text }];
        for cause in &self.0.causes {
            let text = match cause {
                Cause::Message(value) => {
                    let line = catalog.line(value);
                    offer(line.hint);
                    line.text
                }
                Cause::Text(text) => plain::text(text),
            };
            lines.push(Label::LabelCause { text });
        }
        lines.extend(hints.into_iter().map(|text| Label::LabelHint { text }));
        lines.iter().map(|line| catalog.line(line).text + "\n").collect()
    }
}

fn value(message: &impl Serialize) -> Value {
    serde_json::to_value(message).unwrap_or(Value::Null)
}

/// The words before each part of a failure.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Label {
    LabelError { text: String },
    LabelCause { text: String },
    LabelHint { text: String },
    LabelWarning { text: String },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locales;

    const TEST: Locales = &[(
        "en",
        "note-refused = { $path } is refused\n    .hint = Ask for a new one.\nnote-line = line { $line } is wrong\n    .hint = Ask for a new one.\nother = Do the other thing.\n",
    )];

    #[derive(Serialize)]
    #[serde(tag = "id", rename_all = "kebab-case")]
    enum Say {
        NoteRefused { path: String },
        NoteLine { line: u32 },
        Other,
    }

    fn refused() -> Failure {
        Failure::new(Exit::Refused, &Say::NoteRefused { path: "a.note".into() })
            .because(&Say::NoteLine { line: 3 })
    }

    #[test]
    fn a_failure_says_what_why_and_what_to_do_once() {
        let words = refused().because_text("permission denied").in_words(&Catalog::new("en", &[TEST]));
        assert_eq!(
            words,
            "error: a.note is refused\ncaused by: line 3 is wrong\ncaused by: permission denied\nhint: Ask for a new one.\n"
        );
    }

    #[test]
    fn the_labels_are_in_the_language_of_the_person() {
        let words = refused().hint(&Say::Other).in_words(&Catalog::new("vi", &[TEST]));
        assert_eq!(
            words,
            "lỗi: a.note is refused\nnguyên nhân: line 3 is wrong\ngợi ý: Do the other thing.\n"
        );
    }

    #[test]
    fn a_test_can_ask_a_failure_for_its_kind() {
        assert_eq!((refused().exit(), refused().id()), (Exit::Refused, "note-refused"));
        assert_eq!(refused().causes().collect::<Vec<_>>(), ["note-line"]);
    }
}
