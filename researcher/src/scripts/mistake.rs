//! Why a file is not a script.

use serde::Serialize;

/// What is wrong with a script's file.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ScriptMistake {
    /// It is no JSON, or a property is unknown, missing or of another type.
    #[error("{file}:{line}:{column}: {reason}")]
    ScriptUnreadable {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// Column from 1.
        column: u64,
        /// What the reader says, in English.
        reason: String,
    },
    /// A later version of the format.
    #[error("{file} is a script of version {version}")]
    ScriptVersion {
        /// The file.
        file: String,
        /// Its version.
        version: u32,
    },
    /// A property stands twice in one object.
    #[error("{file}:{line}:{column}: {property} stands here twice")]
    ScriptPropertyTwice {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// Column from 1.
        column: u64,
        /// The property.
        property: String,
    },
    /// It has no case.
    #[error("{file} has no case")]
    ScriptEmpty {
        /// The file.
        file: String,
    },
    /// It is for another form.
    #[error("{file} is for the form {expected}, this is {found}")]
    ScriptOtherForm {
        /// The file.
        file: String,
        /// The form it is for.
        expected: String,
        /// The form at hand.
        found: String,
    },
    /// A moment that cannot be read.
    #[error("{file}:{line}: {text} is not a moment")]
    ScriptMoment {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// What stands there.
        text: String,
    },
    /// A seed that is not 64 hexadecimal digits.
    #[error("{file}:{line}: not a seed")]
    ScriptSeed {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
    },
    /// A language that the form does not have.
    #[error("{file}:{line}: the form has no {language}")]
    ScriptLanguage {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// The language.
        language: String,
    },
    /// Two cases have one name.
    #[error("{file}:{line}: two cases are called {name}")]
    ScriptCaseTwice {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// The name.
        name: String,
    },
    /// A name in a case that no question of the form has.
    #[error("{file}:{line}: the form has no question {question}")]
    ScriptQuestionUnknown {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// The name.
        question: String,
    },
    /// The same, with a question of nearly that name.
    #[error("{file}:{line}: the form has no question {question}; did you mean {nearest}?")]
    ScriptQuestionUnknownNear {
        /// The file.
        file: String,
        /// Line from 1.
        line: u64,
        /// The name.
        question: String,
        /// The nearest name.
        nearest: String,
    },
}
