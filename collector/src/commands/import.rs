use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use kin_forms::{Beginning, Form};
use kin_terminal::{Exit, Failure, Result, Terminal, streams};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::chance::{self, SystemChance};
use crate::clock::{Clock as _, SystemClock};
use crate::device::{Device, Epoch, form_language};
use crate::enrolment::MAX_ENUMERATOR_BYTES;
use crate::finished::Finished;
use crate::here::{Here, open_device};
use crate::import::{self, Encoding, FileMistake, MAX_FILE_BYTES, MAX_ROWS, Plan, Row, RowMistake, Rows};
use crate::storage::{ImportRow, SqliteStorage, Storage as _};
use crate::vault::OpenVault;
use crate::vouchers;

/// Imports questionnaires typed elsewhere, from CSV or JSON Lines.
///
/// Columns are named as the form's questions. Where the form asks consent, so must the file: consent (yes or no),
/// consent_PURPOSE for each purpose, consent_mode (spoken or written), and of a minor consent_assent (yes or no; empty of a
/// woman of age). A missing answer is the word refused, dont_know or not_applicable. A bad row is reported and not stored;
/// every other row is sealed and stored on its own.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The form's id, as `forms` lists it
    form: String,
    /// The file, or - for standard input
    file: PathBuf,
    /// How the file's bytes stand for text, where it does not show
    #[arg(long, value_enum)]
    encoding: Option<Encoding>,
    /// A column to pass over; may be given more than once
    #[arg(long, value_name = "COLUMN")]
    ignore: Vec<String>,
    /// The column with the code of who asked, instead of this device's enumerator
    #[arg(long, value_name = "COLUMN")]
    enumerator_column: Option<String>,
    /// The language the questions were asked in, of those the form has
    #[arg(long, value_name = "LANGUAGE")]
    form_language: Option<String>,
    /// Imports a file again that has been imported before
    #[arg(long)]
    again: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    ImportResumed { row: u64 },
    ImportRowBad { place: String, reason: String },
    ImportMoreBad { more: u64 },
    ImportDone { stored: u64, earlier: u64 },
    ImportFindings { bad: u64, stored: u64 },
}

/// How many bad rows are shown one by one.
const MAX_SHOWN: u64 = 200;

pub(crate) fn run(args: &Import, here: &Here, terminal: &mut Terminal) -> Result {
    let mut storage = here.storage(terminal)?;
    let device = open_device(&storage, terminal)?;
    let form = device.form(&storage, &args.form)?;
    let language = form_language(&form, args.form_language.as_deref(), terminal.catalog().language())?;
    device.may_start(&SystemClock.now())?;
    let bytes = read(&args.file)?;
    let text = import::decode(&bytes, args.encoding)?;
    let plan = Plan::new(&form, &args.ignore, args.enumerator_column.as_deref())?;
    check(&text, &plan)?;
    let vault = device.unlock(&storage, &here.passphrase(terminal)?)?;
    let mark = vault.import_mark(kin_protocol::Digest::from_bytes(form.digest()), &bytes);
    drop(bytes);
    let stored_through = settle_progress(args, &mut storage, &mark, terminal)?;
    let now = SystemClock.now();
    let epoch = device.may_start(&now)?;
    if let Some(warning) = device.clock_warning(&now) {
        terminal.warn(&warning);
    }
    let importing = Importing { device, form, language, vault, epoch, plan, mark };
    let counts = importing.rows(&text, stored_through, &mut storage, terminal)?;
    // From here on nothing of the answers and of what opened the vault is in memory.
    let settled = vouchers::settle(&mut storage, &importing.vault);
    drop((importing, text));
    storage.finish_import(&mark)?;
    if counts.bad > MAX_SHOWN {
        terminal.warn(&Say::ImportMoreBad { more: counts.bad - MAX_SHOWN });
    }
    terminal.say(&Say::ImportDone { stored: counts.stored, earlier: counts.earlier });
    settled?;
    vouchers::tell(&storage, terminal)?;
    if counts.bad == 0 {
        return Ok(());
    }
    Err(Failure::new(
        Exit::Findings,
        &Say::ImportFindings { bad: counts.bad, stored: counts.stored + counts.earlier },
    ))
}

fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    if path.as_os_str() != "-" {
        let bytes =
            kin_disk::read(path, MAX_FILE_BYTES).map_err(|error| Failure::error(Exit::Refused, &error))?;
        return Ok(Zeroizing::new(bytes));
    }
    let mut bytes = Zeroizing::new(Vec::new());
    streams::input()
        .and_then(|input| input.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|source| FileMistake::ImportInputUnreadable { source })?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err(FileMistake::ImportFileTooLarge { max_bytes: MAX_FILE_BYTES }.into());
    }
    Ok(bytes)
}

/// Whatever would refuse the whole file does so here, before anything is stored.
fn check(text: &str, plan: &Plan) -> Result {
    let rows = Rows::of(text)?;
    if let Some(headings) = rows.headings() {
        plan.check(headings)?;
    }
    if rows.count() as u64 > MAX_ROWS {
        return Err(FileMistake::ImportRowsTooMany { max: MAX_ROWS }.into());
    }
    Ok(())
}

/// After which row to go on: a file whose import was cut short goes on where it stopped.
fn settle_progress(
    args: &Import,
    storage: &mut SqliteStorage,
    mark: &[u8; 32],
    terminal: &mut Terminal,
) -> Result<u64> {
    let Some(progress) = storage.import_progress(mark)? else { return Ok(0) };
    if args.again {
        storage.restart_import(mark)?;
        return Ok(0);
    }
    if progress.finished {
        return Err(FileMistake::ImportedBefore.into());
    }
    terminal.warn(&Say::ImportResumed { row: progress.stored_through });
    Ok(progress.stored_through)
}

#[derive(Default)]
struct Counts {
    stored: u64,
    earlier: u64,
    bad: u64,
}

struct Importing {
    device: Device,
    form: Arc<Form>,
    language: String,
    vault: OpenVault,
    epoch: Epoch,
    plan: Plan,
    mark: [u8; 32],
}

impl Importing {
    fn rows(
        &self,
        text: &str,
        stored_through: u64,
        storage: &mut SqliteStorage,
        terminal: &mut Terminal,
    ) -> Result<Counts> {
        let mut counts = Counts::default();
        let mut chance = SystemChance::default();
        for row in Rows::of(text)? {
            let seed = *chance::bytes::<32>(&mut chance)?;
            match row.and_then(|row| self.interview(row, seed)) {
                // Rows that an earlier, interrupted run has stored are read again only for what they say of bad ones.
                Ok((row, _)) if row.number <= stored_through => counts.earlier += 1,
                Ok((row, response)) => match self.store(&row, response, storage) {
                    Ok(()) => counts.stored += 1,
                    // The row does not fit into its seal; that is about this row and not about the disk.
                    Err(failure) if failure.exit() == Exit::Refused => {
                        counts.bad += 1;
                        terminal.fail(&failure.because(&RowMistake::ImportRowNotSealed { row: row.number }));
                    }
                    Err(failure) => return Err(failure),
                },
                Err(mistake) => {
                    counts.bad += 1;
                    if counts.bad <= MAX_SHOWN {
                        report(&mistake, terminal);
                    }
                }
            }
        }
        Ok(counts)
    }

    /// Paper comes after no other interview: nothing was saved before it.
    fn interview(
        &self,
        mut row: Row,
        seed: [u8; 32],
    ) -> std::result::Result<(Asked, kin_forms::Response), RowMistake> {
        self.plan.fit(&mut row)?;
        let enumerator = match self.plan.enumerator() {
            None => self.vault.profile.enumerator.clone(),
            Some(column) => enumerator(&mut row, column)?,
        };
        let beginning = Beginning {
            now: SystemClock.now().for_interview(),
            seed: Some(seed),
            username: Some(enumerator.clone()),
            last_saved: BTreeMap::new(),
        };
        let number = row.number;
        let response = import::walk(&self.form, &self.language, beginning, &mut row)?;
        Ok((Asked { number, enumerator }, response))
    }

    fn store(&self, row: &Asked, response: kin_forms::Response, storage: &mut SqliteStorage) -> Result {
        let import = Some(ImportRow { mark: self.mark, row: row.number });
        let mut chance = SystemChance::default();
        let finished =
            Finished::new(&self.form, &self.epoch, &row.enumerator, response, import, &mut chance)?;
        self.device.store(storage, &self.vault, &finished)?;
        Ok(())
    }
}

/// A row that was held as an interview.
struct Asked {
    number: u64,
    enumerator: String,
}

fn enumerator(row: &mut Row, column: &str) -> std::result::Result<String, RowMistake> {
    let (number, column_name) = (row.number, column.to_owned());
    let Some(cell) = row.take(column) else {
        return Err(RowMistake::ImportCellEmpty { row: number, column: column_name });
    };
    if cell.len() > MAX_ENUMERATOR_BYTES || cell.chars().any(char::is_control) {
        return Err(RowMistake::ImportEnumeratorUnfit { row: number, column: column_name });
    }
    Ok(cell.to_string())
}

fn report(mistake: &RowMistake, terminal: &mut Terminal) {
    let reason = match mistake {
        RowMistake::ImportCellRefused { refusal, .. } => terminal.text(refusal.as_ref()),
        RowMistake::ImportRowUnfinished { unfinished, .. } => terminal.text(unfinished),
        _ => {
            terminal.warn(mistake);
            return;
        }
    };
    let place = terminal.text(mistake);
    terminal.warn(&Say::ImportRowBad { place, reason });
}
