//! Gathers the languages of all sheets before anything is read in one of them.

use super::columns::{CHOICES, Columns, SURVEY};
use super::import::Importer;
use super::languages::{self, Languages};
use super::mistake::Placed;
use super::place::{Place, shortened};
use super::report::{Report, ReportLine};
use super::settings::Settings;

/// Columns that hold words or media in one language or several.
const WORDS: [&[&str]; 9] = [
    &["label"],
    &["hint"],
    &["guidance_hint"],
    &["bind", "jr:constraintMsg"],
    &["bind", "jr:requiredMsg"],
    &["media", "image"],
    &["media", "big-image"],
    &["media", "audio"],
    &["media", "video"],
];

impl Importer<'_> {
    /// Gathers the languages of all sheets before anything is read in one of them.
    pub(super) fn find_languages(&mut self, survey: &Columns) -> Result<(), Placed> {
        let mut labels: Vec<String> = Vec::new();
        let mut note = |columns: &Columns| {
            for (path, _) in columns.iter() {
                let words = ["label", "hint", "guidance_hint"].contains(&path[0].as_str()) && path.len() == 2;
                let deep = (path[0] == "media" && path.len() == 3)
                    || (path.len() == 3
                        && matches!(
                            path[1].as_str(),
                            "jr:constraintMsg" | "jr:requiredMsg" | "warning_message" | "title"
                        ));
                if let (true, Some(label)) = (words || deep, path.last())
                    && !labels.contains(label)
                {
                    labels.push(label.clone());
                }
            }
        };
        note(survey);
        let mut quiet = Report::default();
        for kind in ["choices", "external_choices"] {
            if let Some(sheet) = self.book.sheet(kind) {
                note(&Columns::new(sheet, CHOICES, true, &mut quiet)?);
            }
        }
        if let Some(sheet) = self.book.sheet("settings") {
            note(&Settings::columns(sheet, true, &mut quiet)?);
        }
        let default = self.settings.default_language.as_ref();
        let first = labels.first().cloned();
        let is_other = default.is_none() && first.is_some_and(|first| self.is_told_twice(&first));
        let chosen = self.options.language.as_deref().or(is_other.then_some(languages::UNNAMED));
        self.languages = Languages::new(&labels, default.map(|setting| setting.text.as_str()), chosen);
        self.tell_languages(default.map(|setting| setting.place.clone()));
        Ok(())
    }

    /// Whether a row holds words without a language beside other words in that one: they are in a third.
    fn is_told_twice(&self, language: &str) -> bool {
        let mut quiet = Report::default();
        [("survey", SURVEY), ("choices", CHOICES)].into_iter().any(|(kind, vocabulary)| {
            let Some(sheet) = self.book.sheet(kind) else { return false };
            let Ok(columns) = Columns::new(sheet, vocabulary, false, &mut quiet) else { return false };
            sheet.rows.iter().any(|row| {
                let row = columns.row(row, &mut 0);
                WORDS.iter().any(|base| {
                    let named: Vec<&str> = base.iter().copied().chain([language]).collect();
                    row.peek(base).zip(row.peek(&named)).is_some_and(|(unnamed, named)| unnamed != named)
                })
            })
        })
    }

    fn tell_languages(&mut self, default_place: Option<Place>) {
        if let Some(stated) = self.settings.own(&["languages"]).map(|setting| setting.text.clone()) {
            let codes: Vec<String> = stated.split_whitespace().map(str::to_owned).collect();
            if codes.iter().all(|code| languages::is_tag(code)) && !codes.is_empty() {
                self.languages.codes = codes;
                return;
            }
        }
        let place = default_place.unwrap_or_else(|| Place::sheet("survey"));
        for named in &self.languages.named {
            if !named.is_stated {
                let line = ReportLine::ImportLanguageNamed {
                    language: shortened(&named.label),
                    code: named.code.clone(),
                };
                self.report.changed(Place::sheet("survey"), line);
            }
        }
        if self.languages.default_code() == languages::UNNAMED {
            self.report.decide(place, ReportLine::ImportLanguageUnknown { code: languages::UNNAMED.into() });
        }
    }
}
