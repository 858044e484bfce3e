//! The cases: eight byte codes, then the eight-byte elements that they do not stand for themselves.

use kin_terminal::Result;

use crate::disclosure::OutputInMaking;

/// What is added to a small whole number to make its code.
pub(super) const BIAS: f64 = 100.0;
/// The number that stands for nothing.
pub(super) const SYSTEM_MISSING: f64 = -f64::MAX;

/// Elements on their way to the file.
#[derive(Default)]
pub(super) struct Data {
    codes: Vec<u8>,
    elements: Vec<u8>,
    ready: Vec<u8>,
}

impl Data {
    pub(super) fn number(&mut self, number: f64) {
        if number.to_bits() == SYSTEM_MISSING.to_bits() {
            return self.code(255, None);
        }
        let small = number + BIAS;
        if (1.0..=251.0).contains(&small) && small.fract() == 0.0 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 251")]
            return self.code(small as u8, None);
        }
        self.code(253, Some(number.to_le_bytes()));
    }

    /// Text, filled up with blanks to whole elements.
    pub(super) fn text(&mut self, text: &[u8], elements: usize) {
        for place in 0..elements {
            let mut element = [b' '; 8];
            let part = text.get(place * 8..).unwrap_or_default();
            let part = &part[..part.len().min(8)];
            element[..part.len()].copy_from_slice(part);
            if element == [b' '; 8] {
                self.code(254, None);
            } else {
                self.code(253, Some(element));
            }
        }
    }

    fn code(&mut self, code: u8, element: Option<[u8; 8]>) {
        self.codes.push(code);
        self.elements.extend(element.iter().flatten());
        if self.codes.len() == 8 {
            self.ready.append(&mut self.codes);
            self.ready.append(&mut self.elements);
        }
    }

    /// Fills the last eight codes up; 252 ends the file.
    pub(super) fn finish(&mut self) {
        if !self.codes.is_empty() {
            self.codes.resize(8, 252);
            self.ready.append(&mut self.codes);
            self.ready.append(&mut self.elements);
        }
    }

    pub(super) fn drain(&mut self, file: &mut OutputInMaking) -> Result {
        file.put(&self.ready)?;
        self.ready.clear();
        Ok(())
    }
}
