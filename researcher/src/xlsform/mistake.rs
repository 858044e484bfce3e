//! Why a workbook is refused, and where.

use std::fmt;

use kin_forms::MistakeKind;
use serde::Serialize;

use super::place::Place;

/// What is wrong with a workbook. Most of it pyxform refuses too, for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum WorkbookMistake {
    /// The file has more bytes than the limit.
    #[error("the workbook is larger than {limit} bytes")]
    WorkbookTooLarge { limit: u64 },
    /// An .xlsx unpacks to more bytes than the limit.
    #[error("the workbook unpacks to more than {limit} bytes")]
    WorkbookUnpacksTooLarge { limit: u64 },
    /// The sheets of an .xls span more cells than the limit.
    #[error("the sheets span more than {limit} cells")]
    WorkbookSpansTooMuch { limit: u64 },
    /// More of something than the limit.
    #[error("more than {limit} {what}")]
    WorkbookTooMany { what: &'static str, limit: u64 },
    /// The text of a cell has more bytes than the limit.
    #[error("a cell holds more than {limit} bytes")]
    WorkbookCellTooLong { limit: u64 },
    /// Not a file of its kind, damaged, or under a password.
    #[error("the file cannot be read as a workbook")]
    WorkbookUnreadable,
    /// CSV or Markdown that is not UTF-8.
    #[error("the file is not UTF-8")]
    WorkbookNotUtf8,
    /// CSV in which no line names a sheet.
    #[error("no line names a sheet")]
    WorkbookSheetsUnnamed,
    /// No sheet of questions.
    #[error("there is no sheet named survey; near: {near}")]
    WorkbookSurveyMissing { near: String },
    /// A header stands twice.
    #[error("the header {header} stands twice")]
    WorkbookHeaderTwice { header: String },
    /// Two words for one column.
    #[error("the headers {header} and {other} mean the same column")]
    WorkbookHeadersMeanTheSame { header: String, other: String },
    /// A column that is needed.
    #[error("there is no column {header}")]
    WorkbookHeaderMissing { header: &'static str },
    /// A row with a name or a label and no type.
    #[error("a question without a type")]
    WorkbookQuestionWithoutType,
    /// A row with a type and no name.
    #[error("a question or group without a name")]
    WorkbookQuestionWithoutName,
    /// A type nobody knows.
    #[error("there is no type {kind}")]
    WorkbookTypeUnknown { kind: String },
    /// The same, with one of nearly that name.
    #[error("there is no type {kind}; did you mean {nearest}?")]
    WorkbookTypeUnknownNear { kind: String, nearest: String },
    /// A name with characters that no name has.
    #[error("{name} cannot be a name")]
    WorkbookNameInvalid { name: String },
    /// A name twice in one group.
    #[error("the name {name} stands twice in one group")]
    WorkbookNameTwice { name: String },
    /// The name that holds what forms know of themselves.
    #[error("the name meta is taken")]
    WorkbookNameMeta,
    /// A repeat with the name of the form's root.
    #[error("the repeat {name} has the name of the form")]
    WorkbookRepeatNamedAsForm { name: String },
    /// Two repeats of one name.
    #[error("there are two repeats named {name}")]
    WorkbookRepeatNameTwice { name: String },
    /// `audit` under another name.
    #[error("audit has no other name")]
    WorkbookAuditNamed,
    /// A group that does not end.
    #[error("begin {control} {name} has no end")]
    WorkbookBeginWithoutEnd { control: &'static str, name: String },
    /// An end where nothing of the kind began.
    #[error("end {control} has no begin")]
    WorkbookEndWithoutBegin { control: &'static str, name: String },
    /// A loop over no list.
    #[error("a loop without a list")]
    WorkbookLoopWithoutList,
    /// A calculate that calculates nothing.
    #[error("a calculate without a calculation")]
    WorkbookCalculationMissing,
    /// A question that is shown and has nothing to show.
    #[error("{name} has no label and no hint")]
    WorkbookLabelMissing { name: String },
    /// A big image without its small one.
    #[error("{name} has a big image and no image")]
    WorkbookBigImageAlone { name: String },
    /// Media that nothing shows.
    #[error("there is no media {kind}")]
    WorkbookMediaUnknown { kind: String },
    /// Questions of another form.
    #[error("{name} is not included")]
    WorkbookIncludeMissing { name: String },
    /// A select, and no choices at all.
    #[error("there are no choices for {list}")]
    WorkbookChoicesMissing { list: String },
    /// A select of an external list, and no sheet of them.
    #[error("there is no sheet external_choices")]
    WorkbookExternalChoicesMissing,
    /// A list nobody knows.
    #[error("there is no list {list}")]
    WorkbookListUnknown { list: String },
    /// The same, with one of nearly that name.
    #[error("there is no list {list}; did you mean {nearest}?")]
    WorkbookListUnknownNear { list: String, nearest: String },
    /// A file of choices that is none of the known kinds.
    #[error("{file} is no file of choices")]
    WorkbookChoiceFileEnding { file: String },
    /// A choice without a name.
    #[error("a choice without a name")]
    WorkbookChoiceWithoutName,
    /// A choice twice in one list.
    #[error("the choice {choice} stands twice in {list}")]
    WorkbookChoiceTwice { choice: String, list: String },
    /// A choice with a blank where several are parted by blanks.
    #[error("the choice {choice} of {list} has a blank")]
    WorkbookChoiceWithBlank { choice: String, list: String },
    /// `or_other` with a filter.
    #[error("or_other has no choice_filter")]
    WorkbookOtherFiltered,
    /// A table of selects with a filter.
    #[error("table-list has no choice_filter")]
    WorkbookTableListFiltered,
    /// A table of selects of different lists.
    #[error("the table has the lists {first} and {list}")]
    WorkbookTableListMixed { list: String, first: String },
    /// Choices from answers that are in no repeat.
    #[error("choices come from a question that is in no repeat")]
    WorkbookSourceNotInRepeat,
    /// `${` without a name and `}`.
    #[error("a reference that is not ${{name}}")]
    WorkbookReferenceBroken,
    /// A reference to nothing.
    #[error("there is no question {name}")]
    WorkbookReferenceUnknown { name: String },
    /// The same, with one of nearly that name.
    #[error("there is no question {name}; did you mean {nearest}?")]
    WorkbookReferenceUnknownNear { name: String, nearest: String },
    /// A reference to several.
    #[error("there are several questions {name}")]
    WorkbookReferenceTwice { name: String },
    /// A type of data that choices do not have.
    #[error("the choices of a select are no {stated}")]
    WorkbookSelectType { stated: String },
    /// A trigger that nobody answers.
    #[error("nobody sees the trigger {name}")]
    WorkbookTriggerUnseen { name: String },
    /// A position taken in the background, at no moment.
    #[error("background-geopoint needs a trigger")]
    WorkbookTriggerMissing,
    /// One name for two files of data.
    #[error("{name} names two files of data: {first} and {other}")]
    WorkbookInstanceTwice { name: String, first: String, other: String },
    /// Parameters that are no pairs.
    #[error("parameters are not key=value")]
    WorkbookParametersBroken,
    /// A parameter the type does not have.
    #[error("there is no parameter {key}; there are: {accepted}")]
    WorkbookParameterUnknown { key: String, accepted: String },
    /// A parameter with a value it cannot have.
    #[error("the parameter {key} must be {expected}")]
    WorkbookParameterValue { key: String, expected: &'static str },
    /// A seed, and nothing to shuffle.
    #[error("seed without randomize")]
    WorkbookSeedWithoutRandomize,
    /// Some of what an audit's positions need.
    #[error("an audit's positions need three parameters")]
    WorkbookAuditLocationIncomplete,
    /// Ticks where none are shown.
    #[error("ticks are not shown with this appearance")]
    WorkbookRangeTicksNotShown,
    /// A property of an entity, and no entities.
    #[error("save_to without a sheet of entities")]
    WorkbookEntityMissing,
    /// A table with the name of a list.
    #[error("{table} is a table and a list")]
    WorkbookTableNamedAsList { table: String },
    /// A file beside the workbook that cannot be read.
    #[error("{file} cannot be read")]
    WorkbookTableUnreadable { file: String },
    /// A column or sheet of our own exports that was changed by hand.
    #[error("what kin wrote here cannot be read any more")]
    WorkbookMoreBroken,
    /// More to tell than the limit.
    #[error("the report has more than {limit} lines")]
    WorkbookReportTooLong { limit: u64 },
}

impl WorkbookMistake {
    /// The mistake at a place.
    pub(super) fn at(self, place: Place) -> Placed {
        Placed { place, what: Box::new(Problem::Workbook(self)) }
    }

    /// The mistake, of the whole file.
    pub(super) fn somewhere(self) -> Placed {
        self.at(Place::default())
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(untagged)]
pub enum Problem {
    /// With the workbook.
    #[error(transparent)]
    Workbook(WorkbookMistake),
    /// With the form that it would make.
    #[error(transparent)]
    Form(MistakeKind),
}

/// A mistake and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {what}")]
pub struct Placed {
    /// Where.
    pub place: Place,
    /// What.
    pub what: Box<Problem>,
}

/// Everything that was found wrong: at least one mistake.
#[derive(Debug, Clone)]
pub struct Mistakes(Vec<Placed>);

impl Mistakes {
    /// How many.
    #[expect(clippy::len_without_is_empty, reason = "never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each of them, in the order of the workbook as far as it was read.
    pub fn iter(&self) -> std::slice::Iter<'_, Placed> {
        self.0.iter()
    }

    pub(super) fn unless_empty(mistakes: Vec<Placed>) -> Result<(), Mistakes> {
        if mistakes.is_empty() { Ok(()) } else { Err(Mistakes(mistakes)) }
    }
}

impl<'m> IntoIterator for &'m Mistakes {
    type Item = &'m Placed;
    type IntoIter = std::slice::Iter<'m, Placed>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Placed> for Mistakes {
    fn from(mistake: Placed) -> Mistakes {
        Mistakes(vec![mistake])
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.iter().enumerate() {
            write!(formatter, "{}{mistake}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}
