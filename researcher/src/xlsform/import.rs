//! A workbook → a form.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::book::{Book, Kind};
use super::columns::{Columns, SURVEY};
use super::instances::Instance;
use super::json::Object;
use super::languages::Languages;
use super::limits::MAX_MISTAKES;
use super::lists::Lists;
use super::mistake::{Mistakes, Placed, WorkbookMistake};
use super::names::Names;
use super::place::{Place, shortened};
use super::report::{Report, ReportLine};
use super::settings::{Settings, yes_no};
use super::survey::Node;

/// What is known of a workbook beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The file's name without its ending: the form's id where the settings have none.
    pub file_stem: Option<String>,
    /// The code of the language of words that name none.
    pub language: Option<String>,
}

/// A form that was read from a workbook.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The bytes of the form's JSON file; they parse as a form.
    pub json: Vec<u8>,
    /// What was carried, changed and left.
    pub report: Report,
}

/// Reads a workbook without looking at any file beside it.
///
/// # Errors
/// Every mistake that was found, each with its place.
pub fn import(bytes: &[u8], kind: Kind) -> Result<Imported, Mistakes> {
    import_with(bytes, kind, &Options::default(), &mut |_| None)
}

/// Reads a workbook; `beside` gives the bytes of a file beside it by its name.
///
/// # Errors
/// Every mistake that was found, each with its place.
pub fn import_with(
    bytes: &[u8],
    kind: Kind,
    options: &Options,
    beside: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> Result<Imported, Mistakes> {
    let mut report = Report::default();
    let book = Book::read(bytes, kind, &mut report)?;
    let mut importer = Importer::new(Rc::new(book), report, options)?;
    let nodes = importer.read()?;
    importer.refuse_mistakes()?;
    let form = importer.finish(nodes, beside)?;
    super::settle::settle(form, importer.report)
}

/// The work of one import.
pub(super) struct Importer<'o> {
    pub(super) options: &'o Options,
    pub(super) book: Rc<Book>,
    pub(super) report: Report,
    mistakes: Vec<Placed>,
    pub(super) settings: Settings,
    pub(super) languages: Languages,
    pub(super) lists: Lists,
    pub(super) external: Lists,
    pub(super) names: Names,
    /// How often each name stands in the survey.
    pub(super) name_counts: HashMap<String, usize>,
    /// Name in the workbook → name in the form, where references follow.
    pub(super) renames: HashMap<String, String>,
    pub(super) choice_renames: BTreeMap<String, String>,
    pub(super) repeats: HashSet<String>,
    /// Names of groups and repeats that no question has.
    pub(super) groups: HashSet<String>,
    /// Table → where it is first asked for.
    pub(super) wanted: BTreeMap<String, Place>,
    /// Table → its file.
    pub(super) files: BTreeMap<String, String>,
    /// Sheet and header of columns nobody knows → cells, and the first step of the header.
    pub(super) unknown_columns: BTreeMap<(String, String), (u64, String)>,
    /// Lists that name the columns of a file that is searched.
    pub(super) searched: HashSet<String>,
    /// Questions that nobody sees.
    pub(super) unseen: HashSet<String>,
    /// Questions whose answer starts a calculation, and where that stands.
    pub(super) triggers: Vec<(String, Place)>,
    /// Files of data by the name under which expressions read them.
    pub(super) instances: Vec<Instance>,
    pub(super) straightened: u64,
    pub(super) texts_at_default: u64,
}

/// A form that is put together, and where its parts stand in the workbook.
pub(super) struct Assembled {
    pub(super) properties: Object,
    pub(super) survey: Vec<Node>,
    pub(super) settings_sheet: String,
}

impl<'o> Importer<'o> {
    fn new(book: Rc<Book>, mut report: Report, options: &'o Options) -> Result<Importer<'o>, Placed> {
        let mut straightened = 0;
        let settings = Settings::read(&book, &mut report, &mut straightened)?;
        Ok(Importer {
            options,
            book,
            report,
            mistakes: Vec::new(),
            settings,
            languages: Languages::default(),
            lists: Lists::default(),
            external: Lists::default(),
            names: Names::default(),
            name_counts: HashMap::new(),
            renames: HashMap::new(),
            choice_renames: BTreeMap::new(),
            repeats: HashSet::new(),
            groups: HashSet::new(),
            wanted: BTreeMap::new(),
            files: BTreeMap::new(),
            unknown_columns: BTreeMap::new(),
            searched: HashSet::new(),
            unseen: HashSet::new(),
            triggers: Vec::new(),
            instances: Vec::new(),
            straightened,
            texts_at_default: 0,
        })
    }

    /// Notes a mistake; the import goes on to find the others.
    ///
    /// Our own exports hold what our forms allow and pyxform does not.
    pub(super) fn mistake(&mut self, what: WorkbookMistake, place: Place) {
        let is_of_pyxform = matches!(
            what,
            WorkbookMistake::WorkbookRepeatNamedAsForm { .. }
                | WorkbookMistake::WorkbookOtherFiltered
                | WorkbookMistake::WorkbookTableListFiltered
                | WorkbookMistake::WorkbookTableListMixed { .. }
                | WorkbookMistake::WorkbookBigImageAlone { .. }
                | WorkbookMistake::WorkbookTriggerUnseen { .. }
                | WorkbookMistake::WorkbookInstanceTwice { .. }
                | WorkbookMistake::WorkbookTableNamedAsList { .. }
        );
        if is_of_pyxform && self.settings.exact {
            return;
        }
        if !self.is_full_of_mistakes() {
            self.mistakes.push(what.at(place));
        }
    }

    /// Whether no more mistakes are told: what would help with one more need not be looked for.
    pub(super) fn is_full_of_mistakes(&self) -> bool {
        self.mistakes.len() >= MAX_MISTAKES
    }

    /// Notes a cell that stands nowhere in the form.
    pub(super) fn left_cell(&mut self, place: Place, reason: &'static str, text: &str) {
        self.report.left(place, ReportLine::ImportCellLeft { reason, text: shortened(text) });
    }

    fn refuse_mistakes(&mut self) -> Result<(), Mistakes> {
        Mistakes::unless_empty(std::mem::take(&mut self.mistakes))
    }

    fn read(&mut self) -> Result<Vec<Node>, Placed> {
        let book = Rc::clone(&self.book);
        let Some(sheet) = book.sheet("survey") else {
            let near = book.names().find(|name| strsim::jaro_winkler(name, "survey") > 0.8);
            return Err(
                WorkbookMistake::WorkbookSurveyMissing { near: near.unwrap_or("-").to_owned() }.somewhere()
            );
        };
        let vocabulary = super::columns::Vocabulary { collapse: self.settings.collapse, ..SURVEY };
        let columns = Columns::new(sheet, vocabulary, self.settings.exact, &mut self.report)?;
        self.find_languages(&columns)?;
        self.count_names(sheet, &columns);
        self.references_of_settings();
        let allow = self.settings.allow_choice_duplicates.as_ref();
        let allow = allow.is_some_and(|setting| yes_no(&setting.text) == Some(true));
        self.external = self.lists("external_choices", true)?;
        self.lists = self.lists("choices", allow)?;
        self.place_external_lists();
        let nodes = self.survey(sheet, &columns)?;
        self.check_triggers();
        self.check_instances();
        self.tell_unknown_columns();
        self.leave_other_sheets();
        Ok(nodes)
    }

    /// Lists of external choices stand beside the others, under a name that is free.
    fn place_external_lists(&mut self) {
        let taken: HashSet<String> = self.lists.iter().map(|list| list.name.clone()).collect();
        for list in self.external.iter_mut() {
            let mut number = 1;
            let base = list.name.clone();
            while taken.contains(&list.name) {
                let suffix = if number == 1 { "_external".to_owned() } else { format!("_external_{number}") };
                list.name = format!("{}{suffix}", base.chars().take(48).collect::<String>());
                number += 1;
            }
            let line =
                ReportLine::ImportExternalList { list: shortened(&list.original), name: list.name.clone() };
            self.report.changed(Place::sheet("external_choices"), line);
        }
    }

    fn tell_unknown_columns(&mut self) {
        for ((sheet, header), (cells, first)) in std::mem::take(&mut self.unknown_columns) {
            let place = Place::row(&sheet, 1).column(&header);
            let nearest = SURVEY
                .known
                .iter()
                .chain(SURVEY.aliases.iter().map(|(alias, _)| alias))
                .map(|known| (strsim::jaro_winkler(known, &super::columns::snake(&first)), *known))
                .filter(|(likeness, _)| *likeness > 0.9)
                .max_by(|a, b| a.0.total_cmp(&b.0));
            let line = match nearest {
                Some((_, nearest)) => ReportLine::ImportColumnLeftNear { cells, nearest: nearest.to_owned() },
                None => ReportLine::ImportColumnLeft { cells },
            };
            self.report.left(place, line);
        }
    }

    /// Entities and tags of maps: each row with a line.
    fn leave_other_sheets(&mut self) {
        let book = Rc::clone(&self.book);
        for (kind, reason) in [("entities", "entity"), ("osm", "map")] {
            let Some(sheet) = book.sheet(kind) else { continue };
            for row in &sheet.rows {
                let text = row.cells.first().map_or_else(String::new, |(_, text)| shortened(text));
                let line = ReportLine::ImportRowLeft { reason, text };
                self.report.left(Place::row(&sheet.name, row.number), line);
            }
        }
    }
}
