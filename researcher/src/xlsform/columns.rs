//! What a header means: XLSForm has several words for a column, and parts headers by colons.

use std::collections::HashMap;
use std::rc::Rc;

use super::book::{Sheet, SheetRow};
use super::mistake::{Placed, WorkbookMistake};
use super::place::{Place, shortened};
use super::report::{Report, ReportLine};

/// The meaning of a header, in steps: `["bind", "relevant"]`, `["label", "English (en)"]`.
pub(super) type Path = Rc<[String]>;

/// The columns of one kind of sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vocabulary {
    /// Words that mean themselves.
    pub(super) known: &'static [&'static str],
    /// Other words, with the steps they stand for.
    pub(super) aliases: &'static [(&'static str, &'static [&'static str])],
    /// Whether runs of blanks in cells become one.
    pub(super) collapse: bool,
}

const IMAGE: &[&str] = &["media", "image"];
const BIG_IMAGE: &[&str] = &["media", "big-image"];
const AUDIO: &[&str] = &["media", "audio"];
const VIDEO: &[&str] = &["media", "video"];
const NAME: &[&str] = &["name"];
const LABEL: &[&str] = &["label"];
const TYPE: &[&str] = &["type"];
const RELEVANT: &[&str] = &["bind", "relevant"];
const READ_ONLY: &[&str] = &["bind", "readonly"];
const CALCULATE: &[&str] = &["bind", "calculate"];
const CONSTRAINT_MESSAGE: &[&str] = &["bind", "jr:constraintMsg"];
const REQUIRED_MESSAGE: &[&str] = &["bind", "jr:requiredMsg"];
const COUNT: &[&str] = &["control", "jr:count"];
const NO_APP: &[&str] = &["bind", "jr:noAppErrorString"];

/// The survey sheet.
pub(super) const SURVEY: Vocabulary = Vocabulary {
    known: &[
        "bind",
        "choice_filter",
        "choices",
        "control",
        "default",
        "guidance_hint",
        "hint",
        "instance",
        "itemset",
        "label",
        "list_name",
        "media",
        "name",
        "parameters",
        "query",
        "trigger",
        "type",
    ],
    aliases: &[
        ("compact_tag", &["instance", "odk:tag"]),
        ("read_only", READ_ONLY),
        ("readonly", READ_ONLY),
        ("relevant", RELEVANT),
        ("relevance", RELEVANT),
        ("caption", LABEL),
        ("appearance", &["control", "appearance"]),
        ("required", &["bind", "required"]),
        ("constraint", &["bind", "constraint"]),
        ("constraining_message", CONSTRAINT_MESSAGE),
        ("constraint_message", CONSTRAINT_MESSAGE),
        ("calculation", CALCULATE),
        ("calculate", CALCULATE),
        ("command", TYPE),
        ("tag", NAME),
        ("value", NAME),
        ("image", IMAGE),
        ("big-image", BIG_IMAGE),
        ("audio", AUDIO),
        ("video", VIDEO),
        ("count", COUNT),
        ("repeat_count", COUNT),
        ("jr:count", COUNT),
        ("autoplay", &["control", "autoplay"]),
        ("rows", &["control", "rows"]),
        ("noapperrorstring", NO_APP),
        ("no_app_error_string", NO_APP),
        ("requiredmsg", REQUIRED_MESSAGE),
        ("required_message", REQUIRED_MESSAGE),
        ("body", &["control"]),
        ("save_to", &["bind", "entities:saveto"]),
    ],
    collapse: true,
};

/// The choices, the external choices and the tags of maps.
pub(super) const CHOICES: Vocabulary = Vocabulary {
    known: &["label", "media", "name"],
    aliases: &[
        ("caption", LABEL),
        ("list_name", &["list name"]),
        ("value", NAME),
        ("image", IMAGE),
        ("big-image", BIG_IMAGE),
        ("audio", AUDIO),
        ("video", VIDEO),
    ],
    collapse: false,
};

/// The settings.
pub(super) const SETTINGS: Vocabulary = Vocabulary {
    known: &[
        "add_none_option",
        "allow_choice_duplicates",
        "attribute",
        "auto_delete",
        "auto_send",
        "clean_text_values",
        "client_editable",
        "default_language",
        "delimiter",
        "flat",
        "id_string",
        "instance_name",
        "instance_xmlns",
        "name",
        "namespaces",
        "omit_instanceID",
        "prefix",
        "public_key",
        "style",
        "submission_url",
        "title",
        "version",
    ],
    aliases: &[
        ("form_title", &["title"]),
        ("set_form_title", &["title"]),
        ("form_id", &["id_string"]),
        ("set_form_id", &["id_string"]),
        ("prefix", &["prefix"]),
    ],
    collapse: false,
};

/// A sheet with the meaning of its columns.
#[derive(Debug)]
pub(super) struct Columns {
    /// The sheet's name as written.
    pub(super) sheet: String,
    /// Column → meaning and header.
    by_column: HashMap<u32, (Path, Rc<str>)>,
    order: Vec<u32>,
    /// Column → a later one of the same meaning.
    later: HashMap<u32, u32>,
    /// Whether cells are taken exactly as they stand.
    pub(super) exact: bool,
    collapse: bool,
}

/// A cell under its header.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) path: Path,
    pub(super) header: Rc<str>,
    pub(super) text: String,
}

/// A row whose cells are taken out one by one; what nobody took is told in the end.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sheet: Rc<str>,
    pub(super) number: u64,
    cells: Vec<Cell>,
}

impl Columns {
    /// Reads headers; two words for one column are a mistake.
    pub(super) fn new(
        sheet: &Sheet,
        vocabulary: Vocabulary,
        exact: bool,
        report: &mut Report,
    ) -> Result<Columns, Placed> {
        Columns::of(&sheet.name, &sheet.headers, vocabulary, exact, report)
    }

    /// The same, of some headers of a sheet.
    pub(super) fn of(
        sheet: &str,
        headers: &[(u32, Rc<str>)],
        vocabulary: Vocabulary,
        exact: bool,
        report: &mut Report,
    ) -> Result<Columns, Placed> {
        let double = headers.iter().any(|(_, header)| header.contains("::"));
        let mut by_column: HashMap<u32, (Path, Rc<str>)> = HashMap::new();
        let mut order: Vec<u32> = Vec::new();
        let mut later = HashMap::new();
        for (column, header) in headers {
            let path = path(header, double, vocabulary);
            let place = Place::row(sheet, 1).column(header);
            if let Some(other) = order.iter().find(|known| by_column[*known].0 == path).copied() {
                let other_header = shortened(&by_column[&other].1);
                if path.len() != 1 || path[0] != **header {
                    return Err(WorkbookMistake::WorkbookHeadersMeanTheSame {
                        header: shortened(header),
                        other: other_header,
                    }
                    .at(place));
                }
                report.left(
                    Place::row(sheet, 1).column(&other_header),
                    ReportLine::ImportHeaderTwice { header: shortened(header) },
                );
                later.insert(other, *column);
            }
            by_column.insert(*column, (path, Rc::clone(header)));
            order.push(*column);
        }
        Ok(Columns { sheet: sheet.to_owned(), by_column, order, later, exact, collapse: vocabulary.collapse })
    }

    /// Every meaning with its header, in the order of the sheet.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Path, &Rc<str>)> {
        self.order.iter().map(|column| {
            let (path, header) = &self.by_column[column];
            (path, header)
        })
    }

    /// Whether a column begins with that step.
    pub(super) fn has(&self, first: &str) -> bool {
        self.by_column.values().any(|(path, _)| path[0] == first)
    }

    /// A row under these headers; straightened cells are counted.
    pub(super) fn row(&self, row: &SheetRow, straightened: &mut u64) -> Row {
        let mut cells: Vec<Cell> = Vec::new();
        for (column, text) in &row.cells {
            let Some((path, header)) = self.by_column.get(column) else { continue };
            // Of two words for one column the later one counts, where it holds something.
            let later = self.later.get(column);
            if later.is_some_and(|later| row.cells.iter().any(|(column, _)| column == later)) {
                continue;
            }
            let text = if self.exact { text.clone() } else { self.clean(text, straightened) };
            let cell = Cell { path: Rc::clone(path), header: Rc::clone(header), text };
            cells.push(cell);
        }
        Row { sheet: Rc::from(self.sheet.as_str()), number: row.number, cells }
    }

    /// Blanks at the ends away; curly quotes straight, because expressions know no others.
    fn clean(&self, text: &str, straightened: &mut u64) -> String {
        let text = text.trim();
        let mut cleaned = String::with_capacity(text.len());
        let mut is_curly = false;
        for character in text.chars() {
            let character = match character {
                '\u{2018}' | '\u{2019}' => '\'',
                '\u{201c}' | '\u{201d}' => '"',
                other => {
                    if !(self.collapse && other == ' ' && cleaned.ends_with(' ')) {
                        cleaned.push(other);
                    }
                    continue;
                }
            };
            is_curly = true;
            cleaned.push(character);
        }
        *straightened += u64::from(is_curly);
        cleaned
    }
}

impl Row {
    /// Where the row stands.
    pub(super) fn place(&self) -> Place {
        Place::row(&self.sheet, self.number)
    }

    /// Whether nothing is left in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Every cell that is left.
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Takes the cell of exactly that meaning.
    pub(super) fn take(&mut self, path: &[&str]) -> Option<Cell> {
        let at = self.cells.iter().position(|cell| cell.is(path))?;
        Some(self.cells.remove(at))
    }

    /// Looks at the text of a cell without taking it.
    pub(super) fn peek(&self, path: &[&str]) -> Option<&str> {
        self.cells.iter().find(|cell| cell.is(path)).map(|cell| cell.text.as_str())
    }

    /// Takes the cells of that meaning in all languages.
    pub(super) fn take_words(&mut self, path: &[&str]) -> Vec<Cell> {
        let is_word = |cell: &Cell| {
            (path.len()..=path.len() + 1).contains(&cell.path.len())
                && cell.path.iter().zip(path).all(|(step, wanted)| step == wanted)
        };
        let (taken, left) = std::mem::take(&mut self.cells).into_iter().partition(is_word);
        self.cells = left;
        taken
    }
}

impl Cell {
    fn is(&self, path: &[&str]) -> bool {
        self.path.len() == path.len() && self.path.iter().zip(path).all(|(step, wanted)| step == wanted)
    }
}

/// Blanks as `_`, in small letters.
pub(super) fn snake(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

/// The steps of a header.
fn path(header: &str, double: bool, vocabulary: Vocabulary) -> Path {
    let steps = |steps: &[&str]| steps.iter().map(|step| (*step).to_owned()).collect::<Vec<_>>();
    let alias =
        |word: &str| vocabulary.aliases.iter().find(|(alias, _)| *alias == word).map(|(_, path)| *path);
    for word in [header.to_owned(), snake(header)] {
        if vocabulary.known.contains(&word.as_str()) && alias(&word).is_none() {
            return Rc::from(steps(&[&word]));
        }
    }
    let parted: Vec<String> = if double || header.contains("::") {
        header.split("::").map(|step| step.trim().to_owned()).collect()
    } else {
        by_single_colons(header)
    };
    let first = snake(&parted[0]);
    let rest = parted[1..].iter().cloned();
    match alias(&first) {
        Some(path) => steps(path).into_iter().chain(rest).collect(),
        None if vocabulary.known.contains(&first.as_str()) || first == "kin" => {
            std::iter::once(first).chain(rest).collect()
        }
        None => parted.into(),
    }
}

/// Whether a header is read as it is written, beside headers with `::`.
pub(super) fn is_plain(header: &str, vocabulary: Vocabulary) -> bool {
    let path = path(header, true, vocabulary);
    path.len() == 1 && path[0] == *header && !vocabulary.known.contains(&header) && header.trim() == header
}

/// Parts by `:`, but keeps `jr:count` together.
fn by_single_colons(header: &str) -> Vec<String> {
    let mut steps: Vec<String> = header.split(':').map(|step| step.trim().to_owned()).collect();
    if let Some(at) = steps.iter().position(|step| step == "jr")
        && at + 1 < steps.len()
    {
        let name = steps.remove(at + 1);
        steps[at] = format!("jr:{name}");
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &str, double: bool) -> Vec<String> {
        path(header, double, SURVEY).to_vec()
    }

    #[test]
    fn headers_mean_the_same_in_any_letters_and_with_any_blanks() {
        assert_eq!(read("TYPE", false), ["type"]);
        assert_eq!(read("Choice  Filter", false), ["choice_filter"]);
        assert_eq!(read("Constraint Message::Français", true), ["bind", "jr:constraintMsg", "Français"]);
        assert_eq!(read("read only", false), ["bind", "readonly"]);
    }

    #[test]
    fn one_colon_parts_a_header_where_no_header_has_two() {
        assert_eq!(read("label:English (en)", false), ["label", "English (en)"]);
        assert_eq!(read("bind:jr:constraintMsg", false), ["bind", "jr:constraintMsg"]);
        assert_eq!(read("bind::jr:constraintMsg", true), ["bind", "jr:constraintMsg"]);
        assert_eq!(read("image::English", true), ["media", "image", "English"]);
        assert_eq!(read("body::accuracyThreshold", true), ["control", "accuracyThreshold"]);
    }

    #[test]
    fn unknown_headers_stay_as_they_are() {
        assert_eq!(read("My Notes", false), ["My Notes"]);
        assert_eq!(read("constraint-msg", false), ["constraint-msg"]);
        assert_eq!(read("kin::max_length", true), ["kin", "max_length"]);
    }
}
