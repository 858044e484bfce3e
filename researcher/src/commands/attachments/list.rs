//! `attachments list`.

use std::path::PathBuf;

use clap::Args;
use kin_terminal::{Result, Table, Terminal};
use serde::Serialize;
use serde_json::json;

use crate::attachments::{self, FileAt, State};
use crate::commands::marked;
use crate::commands::unlock::{self, Secrets};

/// Lists the files that travel beside interviews: of which interview, what they are, and whether every piece is here. For the team at the desk.
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The study's folder
    folder: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    AttachmentsListNone,
    AttachmentsListFile,
    AttachmentsListInterview,
    AttachmentsListName,
    AttachmentsListType,
    AttachmentsListBytes,
    AttachmentsListState,
    AttachmentsListWhole,
    AttachmentsListIncomplete { here: u64, of: u64 },
    AttachmentsListUnfit,
    AttachmentsListUnlisted { count: u64 },
}

pub(crate) fn run(args: &List, secrets: &Secrets, terminal: &mut Terminal) -> Result {
    let study = marked::read(&args.folder, terminal)?;
    let identities = unlock::identities(&study, secrets, terminal)?;
    let listed = attachments::list(&study, &identities)?;
    drop(identities);
    if args.json {
        let files: Vec<_> = listed.files.iter().map(as_json).collect();
        crate::commands::count::json(
            &json!({ "files": files, "unlisted_pieces": listed.unlisted }),
            terminal,
        );
        return Ok(());
    }
    if listed.files.is_empty() {
        terminal.say(&Say::AttachmentsListNone);
    } else {
        let headings = [
            Say::AttachmentsListFile,
            Say::AttachmentsListInterview,
            Say::AttachmentsListName,
            Say::AttachmentsListType,
            Say::AttachmentsListBytes,
            Say::AttachmentsListState,
        ];
        let mut table = Table::new(headings.iter().map(|say| terminal.text(say)).collect());
        table.right(4);
        for file in listed.files {
            let state = terminal.text(&state(&file));
            let interview = file.submission.to_string();
            table.row(vec![file.id, interview, file.name, file.media_type, file.bytes.to_string(), state]);
        }
        terminal.table(&table);
    }
    if listed.unlisted > 0 {
        terminal.say(&Say::AttachmentsListUnlisted { count: listed.unlisted });
    }
    Ok(())
}

fn state(file: &FileAt) -> Say {
    match file.state {
        State::Whole => Say::AttachmentsListWhole,
        State::Incomplete => Say::AttachmentsListIncomplete { here: file.here, of: file.chunks.len() as u64 },
        State::Unfit => Say::AttachmentsListUnfit,
    }
}

fn as_json(file: &FileAt) -> serde_json::Value {
    let state = match file.state {
        State::Whole => "whole",
        State::Incomplete => "incomplete",
        State::Unfit => "unfit",
    };
    json!({
        "id": file.id, "submission": file.submission.to_string(), "form": file.form, "name": file.name,
        "media_type": file.media_type, "bytes": file.bytes, "sha256": file.sha256,
        "pieces": file.chunks.len(), "here": file.here, "state": state,
    })
}
