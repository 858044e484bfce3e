//! Making a study.

use std::path::Path;

use jiff::Timestamp;
use kin_forms::Form;
use kin_protocol::note::RootKey;
use kin_protocol::{Digest, StudyId};
use kin_sealing::{MAX_MEMBERS_BYTES, OVERHEAD_BYTES, Passphrase, WorkFactor};
use kin_terminal::{Exit, Result};

use super::file::{self, Versioned};
use super::forms::check_fits;
use super::{
    Epoch, FormRead, Layout, Opening, Registry, Sending, Settings, Study, StudyError, StudyForm, keys, note,
    office,
};
use crate::chance;
use crate::ending::Ending;

/// The smallest size of sealed responses: less holds no interview worth the name.
pub const LEAST_SEALED_BYTES: u32 = 2 * 1024;
/// The largest size of sealed responses.
pub const LARGEST_SEALED_BYTES: u32 = kin_protocol::note::MAX_SEALED_BYTES;

/// The size of sealed responses where nobody says.
pub const DEFAULT_SEALED_BYTES: u32 = 20_480;

/// The bytes that a sealed response of this size has for the body of a response.
pub fn room_in(sealed_bytes: u32) -> u64 {
    u64::from(sealed_bytes.saturating_sub(OVERHEAD_BYTES + MAX_MEMBERS_BYTES))
}

/// The bytes that the largest response to a form needs of that room, its direct answers sealed to so many contact
/// recipients, and the list of its files.
pub fn needed_by(form: &Form, contacts: usize, sealed_bytes: u32) -> u64 {
    let needed = match form.largest_direct_bytes() {
        direct if direct > 0 && contacts > 0 => {
            form.largest_rest_bytes().saturating_add(kin_sealing::contact_bytes(direct, contacts))
        }
        _ => form.largest_response_bytes(),
    };
    let files = form.attachments().map_or(0, |files| {
        kin_sealing::attachments_bytes(files.maximum_count, files.maximum_bytes.into(), sealed_bytes)
    });
    (needed as u64).saturating_add(files)
}

/// A study that is to be made.
#[derive(Debug)]
pub struct Draft {
    /// Its neutral public title.
    pub title: String,
    /// Where devices send to.
    pub server: String,
    /// Now.
    pub now: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// The plaintext size of every sealed response, in bytes.
    pub sealed_bytes: u32,
    /// Who can open what is sealed to it.
    pub opening: Opening,
    /// Whether its keys are X25519 alone.
    pub classical: bool,
    /// The study that this one is for practising.
    pub training_of: Option<StudyId>,
    /// Its forms; at least one.
    pub forms: Vec<FormRead>,
}

/// What the keys that a study begins with are locked under.
#[derive(Debug, Clone, Copy)]
pub struct Passphrases<'a> {
    /// The root's: whoever has it decides what devices trust.
    pub root: &'a Passphrase,
    /// The office's: for daily work with packages.
    pub office: &'a Passphrase,
}

/// Makes a study in a new folder: its id, its root key and its office key under passphrases, its forms.
///
/// A form whose largest response does not fit is refused now, rather than by a device in mid-interview. After an
/// error there is no folder.
pub fn create(folder: &Path, draft: &Draft, passphrases: Passphrases<'_>, work: WorkFactor) -> Result<Study> {
    check(draft)?;
    let layout = Layout::new(folder);
    let study = StudyId::from_bytes(*chance::bytes()?);
    let sending = Sending::draw()?;
    let (root, locked_root) = keys::draw_root(study, passphrases.root, work)?;
    let (office, locked_office) = office::draw_office(study, passphrases.office, work)?;
    let settings = Settings {
        kin_study: Settings::VERSION,
        study,
        title: draft.title.clone(),
        server: draft.server.clone(),
        sealed_bytes: draft.sealed_bytes,
        opening: draft.opening,
        classical: draft.classical,
        training_of: draft.training_of,
        generation: 0,
        office: Some(office),
        contacts: None,
        supervisors: Vec::new(),
        supervised: false,
        logs: Vec::new(),
        witnesses: None,
        expires: draft.expires,
        note_version: 0,
        forms: draft.forms.iter().map(|form| StudyForm::new(&form.form, 1, None)).collect(),
        epochs: Vec::new(),
    };
    check_note(&settings, &root, draft.now)?;
    let taken = || StudyError::StudyFolderTaken { folder: folder.display().to_string() };
    if folder.symlink_metadata().is_ok() && !is_empty_folder(folder) {
        return Err(taken().into());
    }
    let existed = folder.is_dir();
    kin_disk::create_private_dir(folder).ending(Exit::Storage)?;
    let written = (|| {
        for folder in [layout.forms(), layout.keys(), layout.dataset(), layout.quarantine()] {
            kin_disk::create_private_dir(folder).ending(Exit::Storage)?;
        }
        for form in &draft.forms {
            let path = layout.form(Digest::from_bytes(form.form.digest()));
            kin_disk::write_private(path, &form.bytes).ending(Exit::Storage)?;
        }
        kin_disk::write_private(layout.root_key(), &locked_root).ending(Exit::Storage)?;
        kin_disk::write_private(layout.office_key(), &locked_office).ending(Exit::Storage)?;
        kin_disk::write_private(layout.roots(), note::roots_of(study, &root)?.to_text())
            .ending(Exit::Storage)?;
        kin_disk::write_private(layout.sending(), file::bytes(&sending)).ending(Exit::Storage)?;
        kin_disk::write_private(layout.registry(), file::bytes(&Registry::empty())).ending(Exit::Storage)?;
        // Last: a folder without it is no study.
        kin_disk::write_private(layout.settings(), file::bytes(&settings)).ending(Exit::Storage)
    })();
    if let Err(failure) = written {
        clear(folder, existed);
        return Err(failure);
    }
    Ok(Study { layout, settings })
}

fn check(draft: &Draft) -> std::result::Result<(), StudyError> {
    if draft.title.trim().is_empty() {
        return Err(StudyError::StudyFlagMissing { flag: "--title".to_owned() });
    }
    if draft.forms.is_empty() {
        return Err(StudyError::StudyFlagMissing { flag: "--form".to_owned() });
    }
    if !(LEAST_SEALED_BYTES..=LARGEST_SEALED_BYTES).contains(&draft.sealed_bytes) {
        return Err(StudyError::StudySealedBytesOutOfRange {
            bytes: draft.sealed_bytes.into(),
            least: LEAST_SEALED_BYTES.into(),
            most: LARGEST_SEALED_BYTES.into(),
        });
    }
    for (place, form) in draft.forms.iter().enumerate() {
        let id = form.form.id();
        if draft.forms[..place].iter().any(|other| other.form.id() == id) {
            return Err(StudyError::StudyFormTwice { form: id.to_owned() });
        }
        check_fits(&form.form, 0, draft.sealed_bytes)?;
    }
    Ok(())
}

/// Signs a note that nobody will see: what its grammar refuses (a title, an address, a form's name) is refused before
/// there is a study, with the grammar's own reason.
fn check_note(settings: &Settings, root: &RootKey, now: Timestamp) -> Result {
    let passing = Epoch {
        epoch: 1,
        not_before: now,
        not_after: settings.expires,
        working: Some(keys::draw_identity(settings.classical).recipient().to_string()),
        split: None,
        rehearsed: false,
        lost: None,
        destroyed: None,
    };
    if now >= settings.expires {
        return Err(StudyError::StudyDatePast { flag: "--expires".to_owned() }.into());
    }
    let settings = Settings { epochs: vec![passing], ..settings.clone() };
    let roots = note::roots_of(settings.study, root)?;
    let draft = note::draft(&settings, &roots, 1, now, settings.expires);
    kin_protocol::note::sign(&draft, &[root]).map(|_| ()).ending(Exit::Refused)
}

fn is_empty_folder(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// Takes back what was written. The folder was new or empty, so everything in it is ours.
fn clear(folder: &Path, existed: bool) {
    // A second failure changes nothing for the person, who is told about the first.
    let _ = std::fs::remove_dir_all(folder);
    if existed {
        let _ = kin_disk::create_private_dir(folder);
    }
}
