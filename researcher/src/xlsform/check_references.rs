//! References that are broken, or that name no question or several.

use super::columns::Row;
use super::import::Importer;
use super::mistake::WorkbookMistake;
use super::place::{Place, shortened};
use super::references;

impl Importer<'_> {
    pub(super) fn references_of_settings(&mut self) {
        if let Some(name) = self.settings.instance_name.clone() {
            self.references_in_text(&name.text, &name.place);
        }
    }

    /// Notes references in a row that are broken, or that name no question or several.
    pub(super) fn references_in(&mut self, row: &Row, only: &[&str]) {
        for cell in row.cells() {
            let is_read = only.is_empty() || only.contains(&cell.path[0].as_str());
            if !is_read || matches!(cell.path[0].as_str(), "name" | "trigger") || !cell.text.contains("${") {
                continue;
            }
            let place = row.place().column(&cell.header);
            self.references_in_text(&cell.text, &place);
        }
    }

    fn references_in_text(&mut self, text: &str, place: &Place) {
        let Ok(found) = references::references(text) else {
            return self.mistake(WorkbookMistake::WorkbookReferenceBroken, place.clone());
        };
        for reference in found {
            if let Some(what) = self.reference_mistake(reference.name) {
                self.mistake(what, place.clone());
            }
        }
    }

    /// A calculation starts when somebody answers: to what nobody sees, nobody does.
    pub(super) fn check_triggers(&mut self) {
        for (name, place) in std::mem::take(&mut self.triggers) {
            if self.unseen.contains(&name) {
                self.mistake(WorkbookMistake::WorkbookTriggerUnseen { name: shortened(&name) }, place);
            }
        }
    }

    fn reference_mistake(&self, name: &str) -> Option<WorkbookMistake> {
        match self.name_counts.get(name) {
            Some(1) => None,
            Some(_) => Some(WorkbookMistake::WorkbookReferenceTwice { name: shortened(name) }),
            None if name == "instanceID" => None,
            None if self.is_full_of_mistakes() => {
                Some(WorkbookMistake::WorkbookReferenceUnknown { name: shortened(name) })
            }
            None => {
                let nearest = self
                    .name_counts
                    .keys()
                    .map(|known| (strsim::jaro_winkler(known, name), known))
                    .filter(|(likeness, _)| *likeness > 0.85)
                    .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
                let name = shortened(name);
                Some(match nearest {
                    Some((_, nearest)) => {
                        WorkbookMistake::WorkbookReferenceUnknownNear { name, nearest: shortened(nearest) }
                    }
                    None => WorkbookMistake::WorkbookReferenceUnknown { name },
                })
            }
        }
    }
}
