//! `form import`.

use std::path::{Path, PathBuf};

use clap::Args;
use kin_terminal::{Exit, Failure, Result, Terminal};
use serde::Serialize;

use super::FormFileError;
use crate::ending::OnDisk;
use crate::xlsform::{
    self, Carried, Imported, Kind, Line, MAX_TABLE_BYTES, MAX_WORKBOOK_BYTES, Mistakes, Options, Outcome,
    Report,
};

/// Reads an XLSForm workbook (.xlsx, .xls, .csv, .md): writes the form, and reports what was carried, changed and left.
///
/// Nothing of a workbook is dropped without a line in the report. What pyxform refuses is refused here too, with the sheet,
/// the row and the column.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The workbook
    file: PathBuf,
    /// The form's file; the workbook's name with .json when not given
    #[arg(long, value_name = "FORM")]
    out: Option<PathBuf>,
    /// The language of words that name none, as a code: vi
    #[arg(long, value_name = "CODE")]
    default_language: Option<String>,
    /// Takes the place of a form that is there
    #[arg(long)]
    replace: bool,
    /// Prints the report as JSON, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormImportCarried {
        questions: u64,
        groups: u64,
        repeats: u64,
        expressions: u64,
        lists: u64,
        choices: u64,
        tables: u64,
        languages: String,
    },
    FormImportChanged {
        count: u64,
    },
    FormImportLeft {
        count: u64,
    },
    FormImportDecide {
        count: u64,
    },
    FormImportLine {
        place: String,
        text: String,
    },
    FormImportLineAnywhere {
        text: String,
    },
    FormImportBecause {
        text: String,
        reason: String,
    },
    FormImportWritten {
        file: String,
    },
}

/// Why a workbook makes no form.
#[derive(Debug, thiserror::Error, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum ImportError {
    /// Its name has another ending.
    #[error("{file} is not named as a workbook")]
    FormImportKindUnknown {
        /// The file.
        file: String,
    },
    /// The workbook has mistakes.
    #[error("{file} has {count} mistakes")]
    FormImportMistaken {
        /// The file.
        file: String,
        /// How many mistakes.
        count: u64,
    },
    /// Not of the shape of BCP 47.
    #[error("{language} is not the code of a language")]
    FormImportLanguageInvalid {
        /// What was given.
        language: String,
    },
}

pub(crate) fn run(args: &Import, terminal: &mut Terminal) -> Result {
    let file = args.file.display().to_string();
    let ending = args.file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let Some(kind) = Kind::from_ending(ending) else {
        return Err(Failure::error(Exit::Usage, &ImportError::FormImportKindUnknown { file }));
    };
    if let Some(language) = args.default_language.as_ref().filter(|code| !xlsform::is_language_code(code)) {
        let language = language.clone();
        return Err(Failure::error(Exit::Usage, &ImportError::FormImportLanguageInvalid { language }));
    }
    let out = args.out.clone().unwrap_or_else(|| args.file.with_extension("json"));
    let imported = read(args, kind, terminal)?;
    let write = if args.replace { kin_disk::replace_private } else { kin_disk::write_private };
    write(&out, &imported.json).on_disk()?;
    if args.json {
        print(&imported.report, &out, terminal);
    } else {
        tell(&imported.report, &out, terminal);
    }
    Ok(())
}

fn read(args: &Import, kind: Kind, terminal: &Terminal) -> Result<Imported> {
    let bytes = kin_disk::read(&args.file, MAX_WORKBOOK_BYTES).on_disk()?;
    let stem = args.file.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
    let options = Options { file_stem: stem, language: args.default_language.clone() };
    let folder = args.file.parent().unwrap_or(Path::new(""));
    let mut failed = None;
    let mut beside = |name: &str| {
        let path = folder.join(plain(name)?);
        // A file that is not there is a line of the report; one that is there and cannot be read stops the import.
        path.symlink_metadata().ok()?;
        match kin_disk::read(&path, MAX_TABLE_BYTES).on_disk() {
            Ok(bytes) => Some(bytes),
            Err(failure) => {
                failed.get_or_insert(failure);
                None
            }
        }
    };
    let imported = xlsform::import_with(&bytes, kind, &options, &mut beside);
    match failed {
        Some(failure) => Err(failure),
        None => imported.map_err(|mistakes| refused(&args.file, &mistakes, terminal)),
    }
}

/// The name, if it is that of a file in the same folder: a workbook names no other.
fn plain(name: &str) -> Option<&str> {
    let mut parts = Path::new(name).components();
    let is_plain = matches!((parts.next(), parts.next()), (Some(std::path::Component::Normal(_)), None));
    (is_plain && !name.contains('\\')).then_some(name)
}

fn refused(file: &Path, mistakes: &Mistakes, terminal: &Terminal) -> Failure {
    let file = file.display().to_string();
    let count = mistakes.len() as u64;
    let first = Failure::new(Exit::Refused, &ImportError::FormImportMistaken { file: file.clone(), count });
    mistakes.iter().fold(first, |failure, mistake| {
        let words = terminal.catalog().line(&mistake.what);
        let mistake_words = match words.hint {
            Some(hint) => format!("{} {hint}", words.text),
            None => words.text,
        };
        let place = mistake.place.to_string();
        let place = if place.is_empty() { file.clone() } else { place };
        failure.because(&FormFileError::FormFileMistake { place, mistake: mistake_words })
    })
}

/// The words of a line, with the form's own reason where it has one.
fn words(line: &Line, terminal: &Terminal) -> String {
    let text = terminal.text(&line.what);
    match &line.because {
        None => text,
        Some(reason) => {
            let reason = terminal.catalog().line(reason).text;
            terminal.text(&Say::FormImportBecause { text, reason })
        }
    }
}

fn tell(report: &Report, out: &Path, terminal: &mut Terminal) {
    let Carried { questions, groups, repeats, expressions, lists, choices, tables, languages } =
        report.carried.clone();
    let languages = languages.join(", ");
    terminal.say(&Say::FormImportCarried {
        questions,
        groups,
        repeats,
        expressions,
        lists,
        choices,
        tables,
        languages,
    });
    for outcome in [Outcome::Changed, Outcome::Left, Outcome::Decide] {
        let count = report.count(outcome);
        if count == 0 {
            continue;
        }
        terminal.raw("\n");
        terminal.say(&match outcome {
            Outcome::Changed => Say::FormImportChanged { count },
            Outcome::Left => Say::FormImportLeft { count },
            Outcome::Decide => Say::FormImportDecide { count },
        });
        for line in report.lines.iter().filter(|line| line.outcome == outcome) {
            let (place, text) = (line.place.to_string(), words(line, terminal));
            terminal.say(&if place.is_empty() {
                Say::FormImportLineAnywhere { text }
            } else {
                Say::FormImportLine { place, text }
            });
        }
    }
    terminal.raw("\n");
    terminal.say(&Say::FormImportWritten { file: out.display().to_string() });
}

/// The report for programs; `message` is in the person's language, `text` is what stood in the workbook.
fn print(report: &Report, out: &Path, terminal: &mut Terminal) {
    #[derive(Serialize)]
    struct Printed<'r> {
        form: String,
        carried: &'r Carried,
        lines: Vec<PrintedLine<'r>>,
    }
    #[derive(Serialize)]
    struct PrintedLine<'r> {
        #[serde(flatten)]
        line: &'r Line,
        message: String,
    }
    let lines =
        report.lines.iter().map(|line| PrintedLine { line, message: words(line, terminal) }).collect();
    let printed = Printed { form: out.display().to_string(), carried: &report.carried, lines };
    let json = serde_json::to_string_pretty(&printed).expect("texts and numbers can always be written");
    terminal.raw(&json);
    terminal.raw("\n");
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_workbook_reads_no_file_of_another_folder() {
        assert_eq!(plain("villages.csv"), Some("villages.csv"));
        for name in ["../villages.csv", "/etc/passwd", "a/b.csv", "..", ".", "", "a\\b.csv"] {
            assert_eq!(plain(name), None, "{name}");
        }
    }
}
