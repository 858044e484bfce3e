//! Labels of values.

use super::header::padded;
use super::variable::{LONG_MISSING, Variable, letter_of};
use crate::export::Words;
use crate::export::labels::within_bytes;

/// Longest label of a value, in bytes.
const MOST_LABEL: usize = 32_000;

/// All of them, each under the name of its variable.
pub(super) fn of(variables: &[Variable], words: Words<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    for variable in variables {
        if let Some(name) = variable.labels_name() {
            table(name, &labels(variable, words), &mut out);
        }
    }
    out
}

fn labels(variable: &Variable, words: Words<'_>) -> Vec<(i32, String)> {
    let categories = variable.column.categories().iter().map(|one| {
        let label = if one.label.is_empty() { &one.name } else { &one.label };
        (i32::try_from(one.code).unwrap_or(LONG_MISSING), label.clone())
    });
    let mut labels: Vec<(i32, String)> = categories.collect();
    // Stata sorts them.
    labels.sort_by_key(|(code, _)| *code);
    let missing = variable.column.missing.iter();
    labels.extend(missing.map(|one| (LONG_MISSING + i32::from(letter_of(*one)), words(&(*one).into()))));
    labels
}

fn table(name: &str, labels: &[(i32, String)], out: &mut Vec<u8>) {
    let (mut offsets, mut values, mut text) = (Vec::new(), Vec::new(), Vec::new());
    for (value, label) in labels {
        offsets.extend(int(text.len()));
        values.extend(value.to_le_bytes());
        text.extend(within_bytes(label, MOST_LABEL).as_bytes());
        text.push(0);
    }
    let mut content = Vec::new();
    padded(name, 129, &mut content);
    content.extend([0; 3]);
    let table = [int(labels.len()).to_vec(), int(text.len()).to_vec(), offsets, values, text].concat();
    content.extend(&table);
    out.extend(b"<lbl>");
    out.extend(int(table.len()));
    out.extend(content);
    out.extend(b"</lbl>");
}

/// A length or a count: none of them is anywhere near 2³².
fn int(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}
