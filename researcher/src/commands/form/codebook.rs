//! `form codebook`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use super::read;
use crate::codebook::{self, Book, Heading};
use crate::ending::OnDisk as _;

/// Writes the codebook of a form: what every name and every code in an export means, in all languages of the form.
///
/// Its headings are in the program's language: add --language vi. HTML is one file without a script, for a browser
/// without a network; Markdown and CSV are for a repository and a spreadsheet.
#[derive(Debug, Args)]
pub(crate) struct Codebook {
    /// The form's file
    file: PathBuf,
    /// Writes a new file, instead of the standard output
    #[arg(long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// What to write; by the name of the file when not given, else Markdown
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Html,
    Markdown,
    Csv,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormCodebookWritten { file: String, questions: u64 },
}

pub(crate) fn run(args: &Codebook, terminal: &mut Terminal) -> Result {
    let form = read(&args.file, terminal)?.form;
    let book = Book::of(&form);
    let by_name = args.out.as_ref().and_then(|out| out.extension()).and_then(|extension| extension.to_str());
    let format = args.format.unwrap_or(match by_name {
        Some("html" | "htm") => Format::Html,
        Some("csv") => Format::Csv,
        _ => Format::Markdown,
    });
    let word = |heading: &Heading| terminal.text(heading);
    let text = match format {
        Format::Html => codebook::html(&book, terminal.catalog().language(), &word),
        Format::Markdown => codebook::markdown(&book, &word),
        Format::Csv => codebook::csv(&book, &word),
    };
    let Some(out) = &args.out else {
        terminal.raw(&text);
        return Ok(());
    };
    kin_disk::write_private(out, text).on_disk()?;
    terminal.say(&Say::FormCodebookWritten {
        file: out.display().to_string(),
        questions: form.questions().len() as u64,
    });
    Ok(())
}
