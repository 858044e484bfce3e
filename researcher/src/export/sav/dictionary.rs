//! Everything before the cases.

use std::fmt::Write as _;

use super::data::{BIAS, SYSTEM_MISSING};
use super::variable::Variable;

/// The header, the variables, their labels, and what extends them.
pub(super) fn of(name: &str, variables: &[Variable], rows: i32) -> Vec<u8> {
    let mut out = Bytes(Vec::new());
    out.header(name, variables, rows);
    let mut short = 0;
    for variable in variables {
        out.variable(variable, &mut short);
    }
    out.value_labels(variables);
    out.extensions(variables, rows);
    out.int(999);
    out.int(0);
    out.0
}

/// SPSS's names of before the long ones: one for each variable and each further piece of a text.
fn short_name(number: u32) -> String {
    format!("V{number:07}")
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn put(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn int(&mut self, number: i32) {
        self.put(&number.to_le_bytes());
    }

    /// A length or a count: none of them is anywhere near 2³¹.
    fn count(&mut self, count: usize) {
        self.int(i32::try_from(count).unwrap_or(i32::MAX));
    }

    /// Text in so many bytes: cut between characters, filled up with blanks.
    fn padded(&mut self, text: &str, bytes: usize) {
        let mut end = text.len().min(bytes);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.put(&text.as_bytes()[..end]);
        self.0.resize(self.0.len() + bytes - end, b' ');
    }

    fn header(&mut self, name: &str, variables: &[Variable], rows: i32) {
        self.put(b"$FL2");
        self.padded("@(#) SPSS DATA FILE Kin", 60);
        self.int(2);
        self.count(variables.iter().map(Variable::elements).sum());
        self.int(1);
        self.int(0);
        self.int(rows);
        self.put(&BIAS.to_le_bytes());
        // Always this day: equal data give equal bytes.
        self.put(b"01 Jan 0000:00:00");
        self.padded(name, 64);
        self.put(&[0; 3]);
    }

    fn variable(&mut self, variable: &Variable, short: &mut u32) {
        let pieces = variable.pieces();
        if pieces.is_empty() {
            self.record(variable, 0, true, short);
        }
        for (place, width) in pieces.into_iter().enumerate() {
            self.record(variable, width, place == 0, short);
            for _ in 1..width.div_ceil(8) {
                self.int(2);
                self.int(-1);
                for _ in 0..4 {
                    self.int(0);
                }
                self.padded("", 8);
            }
        }
    }

    fn record(&mut self, variable: &Variable, width: usize, is_first: bool, short: &mut u32) {
        *short += 1;
        let label = Some(&variable.label).filter(|label| is_first && !label.is_empty());
        let missing = if is_first { variable.missing.as_slice() } else { &[] };
        self.int(2);
        self.count(width);
        self.int(i32::from(label.is_some()));
        self.count(missing.len());
        let shown = if variable.width.is_some() {
            [0, u8::try_from(width).unwrap_or(u8::MAX), 1, 0]
        } else {
            [variable.shown.2, variable.shown.1, variable.shown.0, 0]
        };
        self.put(&shown);
        self.put(&shown);
        self.padded(&short_name(*short), 8);
        if let Some(label) = label {
            self.count(label.len());
            self.padded(label, label.len().next_multiple_of(4));
        }
        for value in missing {
            self.put(&value.to_le_bytes());
        }
    }

    fn value_labels(&mut self, variables: &[Variable]) {
        let mut place = 1;
        for variable in variables {
            if !variable.value_labels.is_empty() {
                self.int(3);
                self.count(variable.value_labels.len());
                for (value, label) in &variable.value_labels {
                    self.put(&value.to_le_bytes());
                    self.put(&[u8::try_from(label.len()).unwrap_or(u8::MAX)]);
                    self.padded(label, (label.len() + 1).next_multiple_of(8) - 1);
                }
                self.int(4);
                self.int(1);
                self.count(place);
            }
            place += variable.elements();
        }
    }

    fn extension(&mut self, kind: i32, size: i32, bytes: &[u8]) {
        self.int(7);
        self.int(kind);
        self.int(size);
        self.count(bytes.len() / usize::try_from(size).unwrap_or(1));
        self.put(bytes);
    }

    fn extensions(&mut self, variables: &[Variable], rows: i32) {
        // Version 1.0.0, any machine, IEEE 754, byte codes, little-endian, UTF-8.
        let machine = [1, 0, 0, -1, 1, 1, 2, 65_001_i32];
        self.extension(3, 4, &machine.map(i32::to_le_bytes).concat());
        let lowest = f64::from_bits(SYSTEM_MISSING.to_bits() - 1);
        self.extension(4, 8, &[SYSTEM_MISSING, f64::MAX, lowest].map(f64::to_le_bytes).concat());
        let mut display = Vec::new();
        let (mut long_names, mut long_texts) = (String::new(), String::new());
        let mut short = 0;
        for variable in variables {
            let pieces = variable.pieces();
            let is_text = i32::from(!pieces.is_empty());
            if !long_names.is_empty() {
                long_names.push('\t');
            }
            let _ = write!(long_names, "{}={}", short_name(short + 1), variable.name);
            if let Some(width) = variable.width.filter(|_| pieces.len() > 1) {
                let _ = write!(long_texts, "{}={width:05}\0\t", short_name(short + 1));
            }
            for _ in 0..pieces.len().max(1) {
                short += 1;
                let width = i32::from(variable.shown.1).min(40);
                display.extend([variable.measure, width, 1 - is_text].map(i32::to_le_bytes).concat());
            }
        }
        self.extension(11, 4, &display);
        self.extension(13, 1, long_names.as_bytes());
        if !long_texts.is_empty() {
            self.extension(14, 1, long_texts.as_bytes());
        }
        self.extension(16, 8, &[1_i64.to_le_bytes(), i64::from(rows).to_le_bytes()].concat());
        self.extension(20, 1, b"UTF-8");
    }
}
