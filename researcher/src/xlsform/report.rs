//! What became of a workbook: nothing of it is dropped without a line here.

use kin_forms::MistakeKind;
use serde::Serialize;

use super::place::Place;

/// What a line says of the thing it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It stands in the form, otherwise than in the workbook.
    Changed,
    /// It does not stand in the form.
    Left,
    /// The form holds a careful guess; a person should look.
    Decide,
}

/// One line of a report. Its words are those of its message, without the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the arguments of the message above each variant")]
pub enum ReportLine {
    /// A sheet that is no part of a form.
    ImportSheetLeft,
    /// A hidden sheet that is read.
    ImportSheetHidden,
    /// A sheet of the same name in other letters stands later.
    ImportSheetTwice { sheet: String },
    /// Rows below many empty ones.
    ImportRowsFarBelow { empty: u64, rows: u64 },
    /// A column behind many empty ones.
    ImportColumnFarRight { empty: u64 },
    /// Cells under no header.
    ImportColumnWithoutHeader { cells: u64 },
    /// A header that stands again later.
    ImportHeaderTwice { header: String },
    /// A column nobody knows.
    ImportColumnLeft { cells: u64 },
    /// The same, with a known one of nearly that name.
    ImportColumnLeftNear { cells: u64, nearest: String },
    /// A column of choices with a blank in its name.
    ImportChoiceColumnLeft,
    /// A cell that finds no place, with the word for the reason.
    ImportCellLeft { reason: &'static str, text: String },
    /// A cell that holds an error of the spreadsheet.
    ImportCellError { error: String },
    /// Formulas, of which the last values are taken.
    ImportFormula { cells: u64 },
    /// A row that was switched off.
    ImportRowDisabled { name: String },
    /// A row without type, name and label.
    ImportRowComment { text: String },
    /// A row of a sheet that forms have no place for, with the word for the reason.
    ImportRowLeft { reason: &'static str, text: String },
    /// Curly quotes became straight ones.
    ImportQuotesStraightened { cells: u64 },
    /// A second row of settings.
    ImportSettingsRowLeft,
    /// A setting that forms have no place for, with the word for the reason.
    ImportSettingLeft { reason: &'static str },
    /// The form's id is the file's name.
    ImportIdFromFile { name: String },
    /// The form's id has other characters.
    ImportIdChanged { from: String, to: String },
    /// The form has no version.
    ImportVersionMissing,
    /// The version has other characters.
    ImportVersionChanged { from: String, to: String },
    /// A language is known by its name.
    ImportLanguageNamed { language: String, code: String },
    /// Nobody says what language the words are in.
    ImportLanguageUnknown { code: String },
    /// Groups hand their conditions down.
    ImportFlat,
    /// A choice `none` in every select of several.
    ImportNoneAdded,
    /// A name that our forms do not take.
    ImportNameChanged { from: String, to: String },
    /// A name that stands in another group too.
    ImportNameTwice { from: String, to: String },
    /// A note without a name.
    ImportNoteNamed { name: String },
    /// A choice's name that our forms do not take.
    ImportChoiceRenamed { from: String, to: String },
    /// Choices that have no label show their name.
    ImportChoicesWithoutLabel { list: String, choices: u64 },
    /// A choice that nothing tells apart from one before it.
    ImportChoiceTwin { choice: String },
    /// A choice in no list.
    ImportChoiceWithoutList { text: String },
    /// The choice `other` was added.
    ImportOtherAdded { list: String },
    /// A list of external choices stands in the form.
    ImportExternalList { list: String, name: String },
    /// A type with a constraint of its own.
    ImportTypePreset { from: String, to: &'static str },
    /// A question that fills itself and is not shown.
    ImportTypeUnshown { from: String },
    /// A calculate that only sets a first value.
    ImportCalculateOnce,
    /// A question our forms do not ask, with the word for the reason.
    ImportTypeLeft { kind: String, name: String, reason: &'static str },
    /// The same, where expressions read it: it stays, always empty.
    ImportTypeEmpty { kind: String, name: String, reason: &'static str },
    /// A loop, one group for each choice.
    ImportLoopSpread { name: String, groups: u64 },
    /// A group without questions.
    ImportGroupEmpty { name: String },
    /// A default that a spreadsheet wrote with more than was meant.
    ImportDefaultCut { from: String, to: String },
    /// A text with a length of its own.
    ImportTextLength { characters: u64 },
    /// Texts of the length that forms take.
    ImportTextsAtDefault { questions: u64, characters: u64 },
    /// A question that may identify a person.
    ImportMaybeIdentifying { name: String },
    /// A form without consent.
    ImportConsentMissing,
    /// An expression that reads words by a number reads them by their column.
    ImportWordsRead { from: String, to: String },
    /// Questions that take files.
    ImportAttachments { questions: u64 },
    /// A row that names a file of data.
    ImportDataRow { table: String },
    /// A file became a table.
    ImportTableRead { file: String, rows: u64 },
    /// A select that searches a file takes its choices from a table.
    ImportSearch { table: String },
    /// A file that is not there.
    ImportFileMissing { file: String },
    /// A column that the form reads and the file lacks.
    ImportTableColumnMissing { column: String, file: String },
    /// Rows of a file of choices that name no choice.
    ImportTableRowsLeft { file: String, rows: u64 },
    /// A table's name that our forms do not take.
    ImportTableRenamed { from: String, to: String },
    /// A property that cannot be carried; the reason follows.
    ImportPropertyLeft { property: String, text: String },
    /// A reference in words that cannot be filled in; the reason follows.
    ImportReferenceLeft { name: String },
}

/// A line with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What became of it.
    pub outcome: Outcome,
    /// Where it stands in the workbook.
    #[serde(flatten)]
    pub place: Place,
    /// What is said of it.
    #[serde(flatten)]
    pub what: ReportLine,
    /// Why, where the form itself has the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<MistakeKind>,
}

/// How much of the workbook stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// Questions of all types.
    pub questions: u64,
    /// Groups.
    pub groups: u64,
    /// Repeats.
    pub repeats: u64,
    /// Expressions.
    pub expressions: u64,
    /// Lists of choices.
    pub lists: u64,
    /// Choices in them.
    pub choices: u64,
    /// Tables.
    pub tables: u64,
    /// Codes of the languages, the default first.
    pub languages: Vec<String>,
}

/// The report of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What stands in the form.
    pub carried: Carried,
    /// What stands there otherwise, or not at all.
    pub lines: Vec<Line>,
}

impl Report {
    /// Adds a line of something that stands otherwise.
    pub(super) fn changed(&mut self, place: Place, what: ReportLine) {
        self.add(Outcome::Changed, place, what, None);
    }

    /// Adds a line of something that stands nowhere.
    pub(super) fn left(&mut self, place: Place, what: ReportLine) {
        self.add(Outcome::Left, place, what, None);
    }

    /// Adds a line of something a person should look at.
    pub(super) fn decide(&mut self, place: Place, what: ReportLine) {
        self.add(Outcome::Decide, place, what, None);
    }

    pub(super) fn add(
        &mut self,
        outcome: Outcome,
        place: Place,
        what: ReportLine,
        because: Option<MistakeKind>,
    ) {
        // One more than the limit shows that there were too many.
        if self.lines.len() <= super::limits::MAX_LINES {
            self.lines.push(Line { outcome, place, what, because });
        }
    }

    /// How many lines have an outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.lines.iter().filter(|line| line.outcome == outcome).count() as u64
    }
}
