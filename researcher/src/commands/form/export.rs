//! `form export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kin_terminal::{Exit, Result, Terminal};
use serde::Serialize;

use super::read;
use crate::ending::{Ending, OnDisk};
use crate::xlsform;

/// Writes a form as a workbook, which imports as the same form.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The form's file
    file: PathBuf,
    /// What to write
    #[arg(long, value_enum)]
    to: To,
    /// The workbook's file
    #[arg(long, value_name = "WORKBOOK")]
    out: PathBuf,
}

/// Kinds of workbooks that can be written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum To {
    Xlsx,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    FormExportWritten { file: String },
}

pub(crate) fn run(args: &Export, terminal: &mut Terminal) -> Result {
    let form = read(&args.file, terminal)?;
    let workbook = match args.to {
        To::Xlsx => xlsform::export(&form.bytes).ending(Exit::Refused)?,
    };
    kin_disk::write_private(&args.out, &workbook).on_disk()?;
    terminal.say(&Say::FormExportWritten { file: args.out.display().to_string() });
    Ok(())
}
