//! What the home screen lists, and what choosing a line does.

use kin_screens::menu::Menu;
use kin_terminal::{Catalog, Result};
use zeroize::Zeroizing;

use super::Say;
use super::cases::Cases;
use crate::commands::drafts::progress;
use crate::device::Device;
use crate::holding;
use crate::storage::{DraftId, Place, Storage};
use crate::vault::OpenVault;

/// What choosing a line does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// Takes up a draft.
    Resume(DraftId),
    /// Begins an interview with this form.
    Begin(String),
    /// Shows what the office assigned.
    Assignments,
    /// Shows the sealed interviews.
    Interviews,
    /// Sends what waits.
    Send,
    /// Queues what was not finished, as it is.
    Salvage,
    /// Locks, for another enumerator of this machine.
    Switch,
    /// Leaves.
    Leave,
}

/// The lines and what they do: drafts first, since somebody waits for them.
pub(super) struct Entries {
    pub(super) menu: Menu,
    pub(super) acts: Vec<Act>,
}

impl Entries {
    pub(super) fn read(
        device: &Device,
        storage: &dyn Storage,
        vault: &OpenVault,
        words: &Catalog,
        has_others: bool,
    ) -> Result<Self> {
        let mut lines: Vec<(Act, Say)> = Vec::new();
        for draft in holding::list(storage, vault)? {
            let say = Say::HomeDraft {
                form: draft.form.clone(),
                began: draft.began.get(..16).unwrap_or_default().replace('T', " "),
                progress: progress(&draft),
                label: draft.label.as_ref().map(|label| label.as_str().to_owned()).unwrap_or_default(),
            };
            lines.push((Act::Resume(draft.id), say));
        }
        let drafts = lines.len() as u64;
        if let Some(open) = Cases::open(storage, vault)? {
            lines.push((Act::Assignments, Say::HomeAssignments { open }));
        }
        for form in device.note().asked_forms() {
            let title = device.read_form(storage, form)?;
            let title = title.title().in_language(words.language()).to_owned();
            lines.push((Act::Begin(form.id.clone()), Say::HomeBegin { title }));
        }
        let outbox = storage.outbox()?;
        let count = outbox.len() as u64;
        let waiting = outbox.iter().filter(|entry| entry.place == Place::Waiting).count() as u64;
        lines.push((Act::Interviews, Say::HomeInterviews { count }));
        lines.push((Act::Send, Say::HomeSend { waiting }));
        if drafts > 0 {
            lines.push((Act::Salvage, Say::HomeSalvage { drafts }));
        }
        if has_others {
            lines.push((Act::Switch, Say::HomeSwitch));
        }
        lines.push((Act::Leave, Say::HomeLeave));
        let (acts, says): (Vec<_>, Vec<_>) = lines.into_iter().unzip();
        let items = says.iter().map(|say| Zeroizing::new(words.line(say).text.trim_end().to_owned()));
        Ok(Self { menu: Menu::new(items.collect(), None), acts })
    }
}
