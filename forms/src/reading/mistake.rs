//! Mistakes in a form: what, where, in which question.

use serde::Serialize;

use crate::expression::ExpressionMistake;

/// What is wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(untagged)]
pub enum MistakeKind {
    /// In the form itself.
    #[error(transparent)]
    Form(#[from] FormMistake),
    /// In an expression of the form.
    #[error("{property}, character {position}: {what}")]
    Expression {
        /// The property that holds the expression.
        property: &'static str,
        /// The character inside the expression, from 1.
        position: u64,
        /// What is wrong there.
        #[serde(flatten)]
        what: ExpressionMistake,
    },
}

/// What is wrong with a form, apart from its expressions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum FormMistake {
    /// Longer than [`crate::limits::MAX_FORM_BYTES`].
    #[error("the form is larger than {limit} bytes")]
    FormTooLarge { limit: usize },
    /// Not UTF-8.
    #[error("the form is not UTF-8")]
    FormNotUtf8,
    /// Begins with U+FEFF.
    #[error("the form begins with a byte order mark")]
    FormByteOrderMark,
    /// Nested deeper than [`crate::limits::MAX_FORM_DEPTH`].
    #[error("the form is nested deeper than {limit}")]
    FormTooDeep { limit: usize },
    /// Not JSON by RFC 8259.
    #[error("the form is not JSON: {reason}")]
    FormNotJson { reason: JsonReason },
    /// A value of another type.
    #[error("{property} must be {expected}")]
    FormWrongType { property: String, expected: &'static str },
    /// A property twice in one object.
    #[error("{property} stands here twice")]
    FormPropertyTwice { property: String },
    /// A property that nobody reads.
    #[error("there is no property {property}")]
    FormPropertyUnknown { property: String },
    /// The same, with one of nearly that name.
    #[error("there is no property {property}; did you mean {nearest}?")]
    FormPropertyUnknownNear { property: String, nearest: String },
    /// A property that is needed here.
    #[error("{property} is missing")]
    FormPropertyMissing { property: &'static str },
    /// A property that questions of other types have.
    #[error("{property} means nothing in a question of type {kind}")]
    FormPropertyNotForType { property: String, kind: String },
    /// `kin_form` is not 1.
    #[error("the form is of a version this program does not read")]
    FormVersionUnsupported,
    /// A name that is not letters, digits, `_`, `-` and `.`, beginning with a letter or `_`.
    #[error("{name} cannot be a name")]
    FormNameInvalid { name: String },
    /// A name that something else has.
    #[error("the name {name} is taken by line {first_line}")]
    FormNameTwice { name: String, first_line: u64 },
    /// A key that another question has.
    #[error("the key {key} is taken by line {first_line}")]
    FormKeyTwice { key: String, first_line: u64 },
    /// No such type.
    #[error("there is no type {kind}")]
    FormTypeUnknown { kind: String },
    /// No such type, but one of nearly that name.
    #[error("there is no type {kind}; did you mean {nearest}?")]
    FormTypeUnknownNear { kind: String, nearest: String },
    /// A type of XLSForm that tells about the person or the device without asking.
    #[error("the type {kind} is left out on purpose")]
    FormTypeAbsent { kind: String },
    /// A question for a file in a form that does not say that files travel with its responses.
    #[error("files need \"attachments\": true at the top of the form")]
    FormAttachmentsOff,
    /// Not exactly one of `list`, `table` and `from_repeat`, or a property that belongs to another of them.
    #[error("choices come from one of list, table and from_repeat")]
    FormChoicesUnclear,
    /// No such table.
    #[error("there is no table {table}")]
    FormTableUnknown { table: String },
    /// No such table, but one of nearly that name.
    #[error("there is no table {table}; did you mean {nearest}?")]
    FormTableUnknownNear { table: String, nearest: String },
    /// A table and a list of one name.
    #[error("{name} is a list already")]
    FormTableNamedAsList { name: String },
    /// A table without that column.
    #[error("the table {table} has no column {column}")]
    FormColumnUnknown { table: String, column: String },
    /// A row that is shorter or longer than the columns.
    #[error("the row has {found} cells and the table {expected} columns")]
    FormRowLength { expected: usize, found: usize },
    /// No such repeat.
    #[error("there is no repeat {name}")]
    FormRepeatUnknown { name: String },
    /// A question that does not stand directly in that repeat.
    #[error("{name} is not a question of the repeat {repeat}")]
    FormQuestionNotInRepeat { name: String, repeat: String },
    /// A parameter that is needed here.
    #[error("the parameter {parameter} is missing")]
    FormParameterMissing { parameter: &'static str },
    /// A parameter that is not what it must be.
    #[error("the parameter {parameter} is not what it must be")]
    FormParameterUnfit { parameter: &'static str },
    /// A default that nobody could type.
    #[error("the default is not an answer that the question takes")]
    FormDefaultUnfit,
    /// More instances than a repeat may have.
    #[error("the repeat has at most {limit} instances")]
    FormRepeatTooLong { limit: u32 },
    /// No such list.
    #[error("there is no list {list}")]
    FormListUnknown { list: String },
    /// No such list, but one of nearly that name.
    #[error("there is no list {list}; did you mean {nearest}?")]
    FormListUnknownNear { list: String, nearest: String },
    /// A choice that cannot be read out.
    #[error("the choice {choice} has no label")]
    FormChoiceWithoutLabel { choice: String },
    /// A name with blanks, `;`, quotation marks or control characters.
    #[error("{choice} cannot be the name of a choice")]
    FormChoiceNameInvalid { choice: String },
    /// A language that is not a tag like `vi` or `pt-BR`.
    #[error("{language} is not a language tag")]
    FormLanguageInvalid { language: String },
    /// Words that are not there in one of the form's languages.
    #[error("{property} has no words in {language}")]
    FormWordsMissing { property: String, language: String },
    /// Words in a language that the form does not list.
    #[error("{property} has words in {language}, which is not a language of the form")]
    FormWordsInUnlistedLanguage { property: String, language: String },
    /// A text with nothing in it.
    #[error("{property} is empty")]
    FormTextEmpty { property: String },
    /// A text that is too long.
    #[error("{property} is longer than {limit} bytes")]
    FormTextTooLong { property: String, limit: usize },
    /// A text with a character that nobody can read.
    #[error("{property} holds a control character")]
    FormControlCharacter { property: String },
    /// A telephone number without digits, or of several lines.
    #[error("{phone} is no telephone number")]
    FormPhoneUnfit { phone: String },
    /// A list that must have something in it.
    #[error("{property} is empty")]
    FormNothingIn { property: String },
    /// More than fits.
    #[error("{property} has more than {limit} entries")]
    FormTooMany { property: String, limit: usize },
    /// A number that is too small or too large.
    #[error("{property} must be from {least} to {most}")]
    FormOutOfRange { property: &'static str, least: i64, most: i64 },
    /// A word that is not one of a fixed few.
    #[error("{property} cannot be {value}")]
    FormValueUnknown { property: &'static str, value: String },
    /// The same, with one that is nearly it.
    #[error("{property} cannot be {value}; did you mean {nearest}?")]
    FormValueUnknownNear { property: &'static str, value: String, nearest: String },
    /// The same word twice.
    #[error("{value} stands twice in {property}")]
    FormValueTwice { property: String, value: String },
    /// `${name}` of a question that is not there.
    #[error("{property}, character {position}: there is no question {name}")]
    FormReferenceUnknown { property: String, position: u64, name: String },
    /// The same, with a question of nearly that name.
    #[error("{property}, character {position}: there is no question {name}; did you mean {nearest}?")]
    FormReferenceUnknownNear { property: String, position: u64, name: String, nearest: String },
    /// `${name}` of a group.
    #[error("{property}, character {position}: {name} is a group, it holds no answer")]
    FormReferenceToGroup { property: String, position: u64, name: String },
    /// `${` in words that is not followed by a name and `}`.
    #[error("{property}, character {position}: `${{` must be followed by a name and `}}`")]
    FormReferenceNotClosed { property: String, position: u64 },
    /// Values that need one another.
    #[error("these need one another and can never be computed: {ring}")]
    FormRing { ring: String },
    /// A score reads a question that is not there.
    #[error("there is no question {name}")]
    FormScoreQuestionUnknown { name: String },
    /// The same, with a question of nearly that name.
    #[error("there is no question {name}; did you mean {nearest}?")]
    FormScoreQuestionUnknownNear { name: String, nearest: String },
    /// A score reads a question that has no number.
    #[error("{name} is of type {kind}: its answers have no number")]
    FormScoreQuestionWithoutNumber { name: String, kind: String },
    /// A score reads a question that is answered several times in one response.
    #[error("{name} stands in a repeat: one response answers it several times")]
    FormScoreQuestionRepeated { name: String },
    /// `values` leaves a choice out.
    #[error("the choice {choice} has no value; null stands for missing")]
    FormScoreChoiceWithoutValue { choice: String },
    /// `values` names a choice that is not there.
    #[error("there is no choice {choice}")]
    FormScoreChoiceUnknown { choice: String },
    /// An item of a dimension that is not there.
    #[error("there is no dimension {dimension}")]
    FormScoreDimensionUnknown { dimension: String },
    /// `reverse` whose `low` is not below its `high`.
    #[error("low must be below high")]
    FormScoreReverseEmpty,
    /// Bands whose `up_to` do not rise, or are missing before the last.
    #[error("the bands must rise: every one but the last has an up_to, larger than the one before")]
    FormScoreBandsUnordered,
}

/// What kind of thing is wrong with JSON; a selector for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum JsonReason {
    /// It stops before everything is closed.
    EndsEarly,
    /// A comma after the last entry.
    TrailingComma,
    /// No comma between two entries.
    MissingComma,
    /// No colon after a property's name.
    MissingColon,
    /// A comment.
    Comment,
    /// A text or name that is not in double quotation marks.
    Quotes,
    /// A number that JSON does not know, or that is too large.
    Number,
    /// An escape, or a character inside a text, that JSON does not know.
    Text,
    /// Something after the end.
    Trailing,
    /// Anything else.
    Other,
}

/// One mistake and its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[error("line {line}, column {column}{}: {what}", .question.as_ref().map(|name| format!(", question {name}")).unwrap_or_default())]
pub struct Mistake {
    /// What is wrong.
    #[serde(flatten)]
    pub what: MistakeKind,
    /// Line from 1.
    pub line: u64,
    /// Column from 1, in characters.
    pub column: u64,
    /// The innermost question or group it stands in.
    pub question: Option<String>,
}

impl Mistake {
    /// The place as a message of its own, to be said before the mistake.
    pub fn place(&self) -> FormPlace {
        let (line, column) = (self.line, self.column);
        match &self.question {
            Some(question) => FormPlace::FormPlaceInQuestion { line, column, question: question.clone() },
            None => FormPlace::FormPlaceInFile { line, column },
        }
    }
}

/// Where a mistake stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are those of a mistake")]
pub enum FormPlace {
    /// Outside of any question.
    FormPlaceInFile { line: u64, column: u64 },
    /// In a question.
    FormPlaceInQuestion { line: u64, column: u64, question: String },
}

/// All mistakes found in a form, in order of the file. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub(super) Vec<Mistake>);

impl Mistakes {
    /// In order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Mistake> {
        self.0.iter()
    }

    /// How many: 1 to [`crate::limits::MAX_MISTAKES`].
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'m> IntoIterator for &'m Mistakes {
    type Item = &'m Mistake;
    type IntoIter = std::slice::Iter<'m, Mistake>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl std::fmt::Display for Mistakes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, mistake) in self.iter().enumerate() {
            write!(formatter, "{}{mistake}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}
