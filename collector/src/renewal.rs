//! What comes to a device after its enrolment: newer notes along the chain of roots, their forms, assignment packages.
//!
//! Whoever brings it is not trusted: a note is believed under the roots of the paper and what they led to, a form under
//! its digest in such a note, a package under the office's signature and only on the device it was sealed to.

use kin_forms::Form;
use kin_protocol::assignment::{Assignment, AssignmentError, DeviceId, MAX_ASSIGNMENT_BYTES};
use kin_protocol::bundle::MAX_CHAIN;
use kin_protocol::log::MAX_CHECKPOINT_BYTES;
use kin_protocol::note::{self, ChainError, MAX_NOTE_BYTES, NoteError, StudyNote, TimeFloor};
use kin_protocol::{Digest, MAX_FORM_BYTES};
use kin_terminal::{Exit, Failure, Result};
use zeroize::Zeroizing;

use crate::clock::Moment;
use crate::device::Device;
use crate::sending::{SendError, Server, Wire};
use crate::storage::{Adoption, Book, Storage};
use crate::vault::OpenVault;
use crate::vouchers;

/// A package is sealed around at most this many bytes more.
const SEAL_BYTES: u64 = 65_536;

/// Why something that came is not taken in. Nothing has been stored then.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RenewalError {
    /// A form of the newer note came with nobody.
    #[error("the form {form} of the newer study note is missing")]
    RenewalFormMissing {
        /// The form's id.
        form: String,
    },
    /// A form of the newer note cannot be read by this program.
    #[error("this program cannot read the form {form}")]
    RenewalFormUnreadable {
        /// The form's id.
        form: String,
    },
    /// The file is not sealed to this device.
    #[error("the package does not open on this device")]
    RenewalStaysShut,
    /// A list of the package does not fit its form.
    #[error("row {row} of the list {sample} does not fit its form")]
    RenewalSampleUnfit {
        /// The list.
        sample: String,
        /// The row; 0 where the form is not one of the study.
        row: u64,
    },
    /// The package would change the study's size, which envelopes that wait were sealed to.
    #[error("the newer study note changes the size of sealed responses")]
    RenewalSizeChanged,
}

/// What somebody brought.
#[derive(Debug, Default)]
pub struct News {
    /// Signed notes, oldest first.
    pub notes: Vec<Vec<u8>>,
    /// Files of forms.
    pub forms: Vec<Vec<u8>>,
    /// A checkpoint that witnesses have cosigned.
    pub cosigned: Option<Vec<u8>>,
}

/// What was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewed {
    /// The version of the note from now on.
    pub version: u64,
    /// How many times the roots changed on the way.
    pub changes: u64,
    /// How many forms are new.
    pub forms: u64,
}

/// Takes in newer notes and their forms. `None` when nothing is newer than what the device has.
///
/// The time that the witnesses of the device's note have signed counts from its next start on.
pub fn take_in(storage: &mut dyn Storage, device: &Device, news: &News) -> Result<Option<Renewed>> {
    if let Some(cosigned) = &news.cosigned
        && device.trust().clone().see_cosigned(cosigned)
    {
        storage.see_cosigned(cosigned)?;
    }
    let Some(judged) = judge(storage, device, news)? else { return Ok(None) };
    storage.adopt(&judged.adoption)?;
    Ok(Some(judged.renewed))
}

/// What was verified, and is not stored yet.
struct Judged {
    adoption: Adoption,
    renewed: Renewed,
    /// The note that will count.
    note: StudyNote,
}

/// Verifies all of it before anything is stored.
fn judge(storage: &dyn Storage, device: &Device, news: &News) -> Result<Option<Judged>> {
    let mut trust = device.trust().clone();
    let mut adoption = Adoption::default();
    for signed in &news.notes {
        let before = trust.roots().clone();
        trust.walk(&[signed]).map_err(untrusted)?;
        if *trust.roots() != before {
            let version = trust.note().map_or(0, |note| note.version);
            adoption.chain.push((version, signed.clone()));
        }
        if trust.note().is_some_and(|note| note.version > device.note().version) {
            adoption.note.clone_from(signed);
        }
    }
    let Some(note) = trust.note().filter(|note| note.version > device.note().version) else {
        return Ok(None);
    };
    if note.sealed_bytes != device.note().sealed_bytes {
        return Err(Failure::error(Exit::Refused, &RenewalError::RenewalSizeChanged));
    }
    Server::parse(&note.server)?;
    adoption.note_version = note.version;
    adoption.forms = forms(storage, note, news)?;
    let changes = adoption.chain.len() as u64;
    let renewed = Renewed { version: note.version, changes, forms: adoption.forms.len() as u64 };
    Ok(Some(Judged { adoption, renewed, note: note.clone() }))
}

/// The forms of a note that the device does not have yet, each with the bytes of its digest and readable.
fn forms(storage: &dyn Storage, note: &StudyNote, news: &News) -> Result<Vec<(Digest, Vec<u8>)>> {
    let mut forms = Vec::new();
    for reference in &note.forms {
        if storage.form(reference.digest)?.is_some() {
            continue;
        }
        let form = || reference.id.clone();
        let file = news.forms.iter().find(|file| Digest::of(file) == reference.digest);
        let file = file.ok_or_else(|| refused(&RenewalError::RenewalFormMissing { form: form() }))?;
        if Form::parse(file).is_err() {
            return Err(refused(&RenewalError::RenewalFormUnreadable { form: form() }));
        }
        forms.push((reference.digest, file.clone()));
    }
    Ok(forms)
}

/// Fetches from the study's server what is newer than the device has: nothing in it is believed yet.
pub fn fetch(storage: &dyn Storage, device: &Device, server: &Server, wire: &mut dyn Wire) -> Result<News> {
    let to = storage.enrolled()?;
    let cosigned = cosigned(device, &to.path, server, wire);
    let mut get = |what: &str, max_bytes: usize| -> Result<Vec<u8>> {
        let url = server.place(&to.path, what);
        let reply = wire.get(&url, max_bytes as u64).map_err(|source| SendError::SendNoAnswer { source })?;
        match reply.status {
            200 => Ok(reply.body),
            status => Err(SendError::SendNotThere { status: status.to_string() }.into()),
        }
    };
    // A page to sign in on is no note that somebody forged: what does not even claim to be one is nobody's word.
    let elsewhere = || SendError::SendNotAReceipt { status: "200".to_owned() };
    let newest = get("note", MAX_NOTE_BYTES)?;
    let claimed = note::claimed(&newest).map_err(|_| elsewhere())?;
    let mut news = News { cosigned, ..News::default() };
    if claimed.version <= device.note().version {
        // Still to be judged: another text of a known version is worth a word.
        news.notes.push(newest);
        return Ok(news);
    }
    let known = device.note().generation;
    for generation in (known + 1..=claimed.generation).take(MAX_CHAIN) {
        let link = get(&format!("chain/{generation}"), MAX_NOTE_BYTES)?;
        note::claimed(&link).map_err(|_| elsewhere())?;
        news.notes.push(link);
    }
    news.notes.push(newest);
    for form in &claimed.forms {
        if storage.form(form.digest)?.is_none() {
            let file = get(&format!("forms/{}", form.digest), MAX_FORM_BYTES)?;
            if Digest::of(&file) != form.digest {
                return Err(elsewhere().into());
            }
            news.forms.push(file);
        }
    }
    Ok(news)
}

/// What the server says that witnesses have cosigned, where the note names some. Nothing waits for a witness: none is no failure.
fn cosigned(device: &Device, path: &str, server: &Server, wire: &mut dyn Wire) -> Option<Vec<u8>> {
    if device.note().witness_quorum == 0 {
        return None;
    }
    let reply = wire.get(&server.place(path, "log/cosigned"), MAX_CHECKPOINT_BYTES as u64).ok()?;
    (reply.status == 200).then_some(reply.body)
}

/// Opens an assignment package on the device it was sealed to, authenticates it, and takes in everything it carries.
///
/// Its vouchers are a new book, and pay at once for envelopes that wait for some. Its lists, quotas and tasks are kept in the
/// vault under its number.
pub fn take_package(
    storage: &mut dyn Storage,
    device: &Device,
    vault: &OpenVault,
    sealed: &[u8],
    now: &Moment,
) -> Result<(Assignment, Option<Renewed>)> {
    let opened = open(vault, sealed)?;
    let own = DeviceId(vault.device_key.public().bytes());
    let last = storage.last_assignment()?;
    let package = Assignment::read(&opened, device.note(), own, last).map_err(|error| of_package(&error))?;
    let floor = device.trust().floor();
    package.check_time(latest(now, floor)).map_err(|error| of_package(&error))?;
    let news = News {
        notes: package.payload.notes.iter().map(|note| note.clone().into_bytes()).collect(),
        forms: package.payload.forms.iter().map(|form| form.file.clone()).collect(),
        cosigned: None,
    };
    let judged = judge(storage, device, &news)?;
    let note = judged.as_ref().map_or(device.note(), |judged| &judged.note);
    let brought = judged.as_ref().map_or(&[][..], |judged| &judged.adoption.forms);
    check_lists(storage, note, &package, brought)?;
    let (mut adoption, renewed) = match judged {
        Some(judged) => (judged.adoption, Some(judged.renewed)),
        None => (Adoption::default(), None),
    };
    let number = package.header.number;
    adoption.assignment = Some((number, vault.encrypt(&opened)?));
    let vouchers = &package.payload.vouchers;
    if !vouchers.is_empty() {
        let sealed = vault.encrypt(&vouchers::bytes(vouchers))?;
        adoption.book = Some(Book { number, vouchers: vouchers.len() as u64, sealed });
    }
    storage.adopt(&adoption)?;
    vouchers::settle(storage, vault)?;
    Ok((package, renewed))
}

/// Everything that is known of a case beforehand is what a question of its form takes, in the version that is asked under this note.
fn check_lists(
    storage: &dyn Storage,
    note: &StudyNote,
    package: &Assignment,
    brought: &[(Digest, Vec<u8>)],
) -> Result {
    for sample in &package.payload.samples {
        let unfit =
            |row: u64| refused(&RenewalError::RenewalSampleUnfit { sample: sample.name.clone(), row });
        let asked = note.asked(&sample.form).ok_or_else(|| unfit(0))?.digest;
        let brought = brought.iter().find(|(digest, _)| *digest == asked).map(|(_, file)| file.clone());
        let file = match brought {
            None => storage.form(asked)?,
            brought => brought,
        };
        let form = file.and_then(|file| Form::parse(&file).ok()).ok_or_else(|| unfit(0))?;
        for (row, cells) in (1..).zip(&sample.rows) {
            let known = sample.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
            for (column, cell) in known {
                form.takes_beforehand(column, cell).map_err(|error| unfit(row).because(&error))?;
            }
        }
    }
    Ok(())
}

fn open(vault: &OpenVault, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    kin_sealing::decrypt(std::slice::from_ref(&vault.identity), sealed, MAX_ASSIGNMENT_BYTES)
        .map_err(|error| refused(&RenewalError::RenewalStaysShut).because(&error))
}

/// The most bytes that a sealed package can have.
pub const fn max_package_bytes() -> u64 {
    MAX_ASSIGNMENT_BYTES as u64 + SEAL_BYTES
}

/// The later of the clock and the floor.
fn latest(now: &Moment, floor: TimeFloor) -> jiff::Timestamp {
    floor.time().map_or(now.timestamp, |floor| floor.max(now.timestamp))
}

fn refused(error: &RenewalError) -> Failure {
    Failure::error(Exit::Refused, error)
}

fn of_package(error: &AssignmentError) -> Failure {
    Failure::error(if error.breaks_trust() { Exit::Untrusted } else { Exit::Refused }, error)
}

fn untrusted(ChainError::ChainNoteRefused { source, .. }: ChainError) -> Failure {
    let exit = if NoteError::breaks_trust(&source) { Exit::Untrusted } else { Exit::Refused };
    Failure::error(exit, &source)
}
