//! A certificate as its canonical text.

use std::fmt::{Display, Write};

use super::{Certificate, Certified, End};
use crate::hex;

impl Certificate {
    /// One keyword a line, lines of one kind in ascending order.
    pub(super) fn print(&self) -> String {
        let mut text = format!("{}\n", Self::FIRST_LINE);
        line(&mut text, "study", self.study);
        line(&mut text, "epoch", self.epoch);
        line(&mut text, "ended", self.ended);
        line(&mut text, "destroyed", self.destroyed);
        for (opening, recipient) in sorted(&self.keys) {
            line(&mut text, "key", format_args!("{opening} {recipient}"));
        }
        if let Some(transcript) = self.transcript {
            line(&mut text, "transcript", transcript);
        }
        for device in sorted(&self.devices) {
            let key = hex::encode(&device.key);
            match device.end {
                End::Closed(last) => line(&mut text, "device", format_args!("{key} closed {last}")),
                End::Past(last) => line(&mut text, "device", format_args!("{key} past {last}")),
                End::Lost(last) => line(&mut text, "device", format_args!("{key} lost {last}")),
            }
        }
        line(&mut text, "unused", self.unused);
        line(&mut text, "opened", self.opened);
        line(&mut text, "quarantined", self.quarantined);
        for gap in sorted(&self.missing) {
            let key = hex::encode(&gap.key);
            line(&mut text, "missing", format_args!("{key} {} {}", gap.first, gap.last));
        }
        for name in sorted(&self.declared) {
            line(&mut text, "declared", name);
        }
        text
    }
}

pub(super) fn line(text: &mut String, keyword: &str, value: impl Display) {
    writeln!(text, "{keyword} {value}").expect("a String takes every text");
}

fn sorted<T: Ord>(items: &[T]) -> Vec<&T> {
    let mut items: Vec<&T> = items.iter().collect();
    items.sort();
    items
}
