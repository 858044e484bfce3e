//! `requests`: what people ask of their own data, and by when it has to be done.

pub(crate) mod add;
pub(crate) mod answer;
pub(crate) mod close;
pub(crate) mod extend;
pub(crate) mod list;

use clap::Subcommand;
use kin_terminal::{Result, Terminal};
use serde::Serialize;

use crate::requests::RequestKind;

/// Keeps the log of what people ask of their own data, with the days that the law gives. It names nobody.
#[derive(Debug, Subcommand)]
pub(crate) enum Requests {
    Add(add::Add),
    Answer(answer::Answer),
    Extend(extend::Extend),
    Close(close::Close),
    List(list::List),
}

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    RequestWithdraw,
    RequestRestrict,
    RequestObject,
    RequestAccess,
    RequestCorrect,
    RequestProvide,
    RequestDelete,
}

impl From<RequestKind> for Say {
    fn from(kind: RequestKind) -> Self {
        match kind {
            RequestKind::Withdraw => Self::RequestWithdraw,
            RequestKind::Restrict => Self::RequestRestrict,
            RequestKind::Object => Self::RequestObject,
            RequestKind::Access => Self::RequestAccess,
            RequestKind::Correct => Self::RequestCorrect,
            RequestKind::Provide => Self::RequestProvide,
            RequestKind::Delete => Self::RequestDelete,
        }
    }
}

pub(crate) fn run(command: Requests, terminal: &mut Terminal) -> Result {
    match command {
        Requests::Add(args) => add::run(&args, terminal),
        Requests::Answer(args) => answer::run(&args, terminal),
        Requests::Extend(args) => extend::run(&args, terminal),
        Requests::Close(args) => close::run(&args, terminal),
        Requests::List(args) => list::run(&args, terminal),
    }
}
