//! Data that expressions read by name: one name cannot stand for two files.

use std::collections::{HashMap, HashSet};

use super::columns::{Cell, Row};
use super::import::Importer;
use super::kinds::{self, Kind, Source};
use super::mistake::WorkbookMistake;
use super::place::{Place, shortened};
use super::question::stem;
use super::references::{self, Piece, pieces};

/// The instance that `${last-saved#name}` reads.
const LAST_SAVED: &str = "__last-saved";

/// A name under which expressions read data, and the file that it stands for.
#[derive(Debug)]
pub(super) struct Instance {
    name: String,
    file: String,
    /// Declared by a row of its own, which one name can have once.
    is_declared: bool,
    place: Place,
}

impl Importer<'_> {
    /// Notes the files that a row of the survey reads or declares.
    pub(super) fn note_instances(&mut self, row: &Row, word: &Cell) {
        let mut note = |name: &str, file: String, is_declared: bool, place: Place| {
            self.instances.push(Instance { name: name.to_owned(), file, is_declared, place });
        };
        let place = row.place().column(&word.header);
        match kinds::kind(&word.text) {
            Kind::Data => {
                let name = row.peek(&["name"]).unwrap_or_default();
                let ending = word.text.trim_end_matches("-external");
                note(name, format!("{name}.{ending}"), true, place);
            }
            Kind::Select(select) if select.source != Source::External => {
                let is_file = [".csv", ".xml", ".geojson"].iter().any(|ending| select.list.ends_with(ending));
                if is_file {
                    note(stem(select.list), select.list.to_owned(), false, place);
                }
            }
            _ => {}
        }
        for cell in row.cells().iter().filter(|cell| is_read(cell)) {
            let place = || row.place().column(&cell.header);
            let found: Vec<Piece<'_>> = pieces(&cell.text).into_iter().map(|(_, piece)| piece).collect();
            for window in found.windows(3) {
                if let [Piece::Function("pulldata"), Piece::Sign('('), Piece::Literal(name)] = window {
                    note(name, format!("{name}.csv"), false, place());
                }
            }
            let reads_saved =
                cell.text.contains("${last-saved#") && references::references(&cell.text).is_ok();
            if reads_saved {
                note(LAST_SAVED, LAST_SAVED.to_owned(), false, place());
            }
        }
    }

    /// Refuses a name that stands for two files, or that two rows declare.
    pub(super) fn check_instances(&mut self) {
        let instances = std::mem::take(&mut self.instances);
        let all = self.lists.iter().map(|list| list.original.clone());
        let lists: HashSet<String> = all.filter(|list| !self.searched.contains(list)).collect();
        let mut known: HashMap<&str, &Instance> = HashMap::new();
        for instance in &instances {
            let before = *known.entry(&instance.name).or_insert(instance);
            let is_again = !std::ptr::eq(before, instance);
            let clash =
                before.file != instance.file || is_again && before.is_declared && instance.is_declared;
            if instance.is_declared {
                known.insert(&instance.name, instance);
            }
            if lists.contains(&instance.name) {
                let table = shortened(&instance.name);
                self.mistake(WorkbookMistake::WorkbookTableNamedAsList { table }, instance.place.clone());
            } else if clash {
                let what = WorkbookMistake::WorkbookInstanceTwice {
                    name: shortened(&instance.name),
                    first: shortened(&before.file),
                    other: shortened(&instance.file),
                };
                self.mistake(what, instance.place.clone());
            }
        }
    }
}

/// Whether pyxform looks for data in a cell.
fn is_read(cell: &Cell) -> bool {
    let path: Vec<&str> = cell.path.iter().map(String::as_str).collect();
    matches!(
        path.as_slice(),
        ["default" | "choice_filter"]
            | ["bind", "calculate" | "constraint" | "readonly" | "required" | "relevant"]
    )
}
