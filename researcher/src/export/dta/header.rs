//! Everything before the rows, with the map of where everything lies.

use super::variable::{MOST_NAME, Variable};
use crate::export::MeasuredTable;
use crate::export::labels::{within_bytes, within_chars};

pub(super) const AFTER_DATA: &[u8] = b"</data><strls>";
pub(super) const AFTER_LONG_TEXTS: &[u8] = b"</strls><value_labels>";
pub(super) const LAST: &[u8] = b"</value_labels></stata_dta>";

/// Longest label of a file and of a variable, in characters.
const MOST_LABEL: usize = 80;
/// A name with the zeros after it, in bytes: four for each character, and one.
const NAME: usize = MOST_NAME * 4 + 1;
/// The map's length with its tags: fourteen places.
const MAP: u64 = 5 + 14 * 8 + 6;

/// Text with zeros after it, in so many bytes.
pub(super) fn padded(text: &str, bytes: usize, out: &mut Vec<u8>) {
    let text = within_bytes(text, bytes - 1);
    out.extend(text.as_bytes());
    out.resize(out.len() + bytes - text.len(), 0);
}

fn tagged(tag: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<{tag}>").into_bytes();
    out.extend(content);
    out.extend(format!("</{tag}>").into_bytes());
    out
}

/// All that is before the first row. `end` is the length of the value labels.
pub(super) fn of(name: &str, variables: &[Variable], measured: &MeasuredTable, end: u64) -> Vec<u8> {
    let head = [b"<stata_dta>".to_vec(), tagged("header", &header(name, variables, measured.rows))].concat();
    let sections = sections(variables);

    let mut places = vec![0, head.len() as u64];
    let mut next = head.len() as u64 + MAP;
    for section in &sections {
        places.push(next);
        next += section.len() as u64;
    }
    places.push(next);
    let row: u64 = variables.iter().map(Variable::width).sum();
    next += "<data></data>".len() as u64 + row * measured.rows;
    places.push(next);
    next += "<strls></strls>".len() as u64 + variables.iter().map(|one| one.long_bytes).sum::<u64>();
    places.push(next);
    next += "<value_labels></value_labels>".len() as u64 + end;
    places.push(next);
    next += "</stata_dta>".len() as u64;
    places.push(next);

    let map: Vec<u8> = places.iter().flat_map(|place| place.to_le_bytes()).collect();
    let mut out = [head, tagged("map", &map)].concat();
    out.extend(sections.concat());
    out.extend(b"<data>");
    out
}

fn header(name: &str, variables: &[Variable], rows: u64) -> Vec<u8> {
    let count = u16::try_from(variables.len()).unwrap_or(u16::MAX);
    let label = within_chars(name, MOST_LABEL);
    let length = u16::try_from(label.len()).unwrap_or(u16::MAX);
    [
        tagged("release", b"118"),
        tagged("byteorder", b"LSF"),
        tagged("K", &count.to_le_bytes()),
        tagged("N", &rows.to_le_bytes()),
        tagged("label", &[&length.to_le_bytes(), label.as_bytes()].concat()),
        // No time stamp: equal data give equal bytes.
        tagged("timestamp", &[0]),
    ]
    .concat()
}

fn sections(variables: &[Variable]) -> Vec<Vec<u8>> {
    let each = |tag: &str, put: &dyn Fn(&Variable, &mut Vec<u8>)| {
        let mut content = Vec::new();
        for variable in variables {
            put(variable, &mut content);
        }
        tagged(tag, &content)
    };
    vec![
        each("variable_types", &|one, out| out.extend(one.type_code().to_le_bytes())),
        each("varnames", &|one, out| padded(&one.name, NAME, out)),
        tagged("sortlist", &vec![0; (variables.len() + 1) * 2]),
        each("formats", &|one, out| padded(&one.format(), 57, out)),
        each("value_label_names", &|one, out| padded(one.labels_name().unwrap_or_default(), NAME, out)),
        each("variable_labels", &|one, out| {
            padded(&within_chars(&one.column.label, MOST_LABEL), MOST_LABEL * 4 + 1, out);
        }),
        each("characteristics", &note),
    ]
}

/// A label that is too long stands whole in a note, which Stata shows with `notes`.
fn note(variable: &Variable, out: &mut Vec<u8>) {
    if variable.column.label.chars().nth(MOST_LABEL).is_none() {
        return;
    }
    for (name, text) in [("note0", "1"), ("note1", variable.column.label.as_str())] {
        let mut content = Vec::new();
        padded(&variable.name, NAME, &mut content);
        padded(name, NAME, &mut content);
        content.extend(text.as_bytes());
        content.push(0);
        out.extend(b"<ch>");
        out.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
        out.extend(content);
        out.extend(b"</ch>");
    }
}
