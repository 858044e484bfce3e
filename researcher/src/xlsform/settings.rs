//! The settings sheet: one row of properties of the whole form.

use super::book::{Book, Sheet};
use super::columns::{Columns, Row, SETTINGS};
use super::mistake::{Placed, WorkbookMistake};
use super::place::{Place, shortened};
use super::references;
use super::report::{Report, ReportLine};

/// A setting and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Setting {
    pub(super) text: String,
    pub(super) place: Place,
}

/// What the settings say.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) title: Option<Setting>,
    pub(super) id: Option<Setting>,
    pub(super) version: Option<Setting>,
    pub(super) default_language: Option<Setting>,
    pub(super) instance_name: Option<Setting>,
    /// The name of the form's root, which no repeat may have.
    pub(super) root: Option<Setting>,
    pub(super) allow_choice_duplicates: Option<Setting>,
    pub(super) collapse: bool,
    pub(super) add_none: Option<Setting>,
    pub(super) flat: Option<Setting>,
    /// Ours: cells are taken exactly as they stand.
    pub(super) exact: bool,
    /// Ours: titles by language, and other properties of the form, by the last step of their header.
    pub(super) own: Vec<(Vec<String>, Setting)>,
}

/// What pyxform takes for yes and no.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "true()" => Some(true),
        "no" | "No" | "NO" | "false" | "False" | "FALSE" | "false()" => Some(false),
        _ => None,
    }
}

/// Settings that are for other programs, by the word for the reason.
fn reason(setting: &str) -> &'static str {
    match setting {
        "public_key" | "submission_url" | "auto_send" | "auto_delete" => "sending",
        "style" => "look",
        "delimiter" | "prefix" | "attribute" | "namespaces" | "instance_xmlns" | "omit_instanceID"
        | "instance_id" | "client_editable" => "xml",
        setting if setting.starts_with("sms_") => "sms",
        _ => "unknown",
    }
}

impl Settings {
    /// Reads the sheet, if there is one.
    pub(super) fn read(book: &Book, report: &mut Report, straightened: &mut u64) -> Result<Settings, Placed> {
        let mut settings = Settings { collapse: true, ..Settings::default() };
        let Some(sheet) = book.sheet("settings") else { return Ok(settings) };
        let exact_column = sheet.headers.iter().find(|(_, header)| header.as_ref() == "kin::exact");
        settings.exact = exact_column.is_some_and(|(column, _)| {
            sheet
                .rows
                .first()
                .is_some_and(|row| row.cells.iter().any(|(at, text)| at == column && text == "yes"))
        });
        let columns = Settings::columns(sheet, settings.exact, report)?;
        let mut rows = sheet.rows.iter();
        let Some(first) = rows.next() else { return Ok(settings) };
        for row in rows {
            report.left(Place::row(&sheet.name, row.number), ReportLine::ImportSettingsRowLeft);
        }
        let mut row = columns.row(first, straightened);
        settings.take(&mut row, report)?;
        Ok(settings)
    }

    /// The columns of the sheet; where `form_id` stands too, `id_string` is not read, as in pyxform.
    pub(super) fn columns(sheet: &Sheet, exact: bool, report: &mut Report) -> Result<Columns, Placed> {
        let has = |name: &str| sheet.headers.iter().any(|(_, header)| header.as_ref() == name);
        if !(has("form_id") && has("id_string")) {
            return Columns::new(sheet, SETTINGS, exact, report);
        }
        let place = Place::row(&sheet.name, 1).column("id_string");
        report.left(place, ReportLine::ImportSettingLeft { reason: "form-id" });
        let mut headers = sheet.headers.clone();
        headers.retain(|(_, header)| header.as_ref() != "id_string");
        Columns::of(&sheet.name, &headers, SETTINGS, exact, report)
    }

    fn take(&mut self, row: &mut Row, report: &mut Report) -> Result<(), Placed> {
        let place = row.place();
        let mut get = |setting: &str| {
            let cell = row.take(&[setting])?;
            Some(Setting { place: place.clone().column(&cell.header), text: cell.text })
        };
        self.title = get("title");
        self.id = get("id_string");
        self.version = get("version");
        self.default_language = get("default_language");
        self.instance_name = get("instance_name");
        self.allow_choice_duplicates = get("allow_choice_duplicates");
        self.add_none = get("add_none_option");
        self.flat = get("flat");
        self.root = get("name");
        if let Some(collapse) = get("clean_text_values") {
            self.collapse = yes_no(&collapse.text).unwrap_or(true);
        }
        if let Some(root) = &self.root {
            if !references::is_prefixed_name(&root.text) {
                let name = shortened(&root.text);
                return Err(WorkbookMistake::WorkbookNameInvalid { name }.at(root.place.clone()));
            }
            report.left(root.place.clone(), ReportLine::ImportSettingLeft { reason: "xml" });
        }
        for cell in row.cells().to_vec() {
            let place = place.clone().column(&cell.header);
            if cell.path.len() > 1 && cell.path[0] == "kin" {
                let steps = cell.path[1..].to_vec();
                self.own.push((steps, Setting { text: cell.text, place }));
            } else {
                report.left(place, ReportLine::ImportSettingLeft { reason: reason(&cell.path[0]) });
            }
        }
        Ok(())
    }

    /// A setting of ours.
    pub(super) fn own(&self, steps: &[&str]) -> Option<&Setting> {
        let found =
            self.own.iter().find(|(path, _)| path.iter().map(String::as_str).eq(steps.iter().copied()));
        found.map(|(_, setting)| setting)
    }
}
