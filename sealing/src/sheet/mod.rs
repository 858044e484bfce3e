//! A small file on paper: lines that a person can type, and a QR code that a camera can read.
//!
//! What is printed is whatever file it is given: of a share the locked one, so that paper alone opens nothing. See
//! "Sheet" in `protocol/FORMATS.md`.

mod base32;
mod error;
mod lines;
mod picture;

pub use error::SheetError;

/// The largest file that is printed: no one types more, and one QR code holds it.
pub const MAX_SHEET_BYTES: usize = 1024;

const QR_PREFIX: &str = "KIN-SHEET:1:";

/// A file as it stands on paper.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet(Vec<u8>);

impl Sheet {
    /// Takes a file of 1 to [`MAX_SHEET_BYTES`] bytes; [`SheetError::SheetFileTooLarge`] or [`SheetError::SheetEmpty`].
    pub fn of(file: &[u8]) -> Result<Self, SheetError> {
        match file.len() {
            0 => Err(SheetError::SheetEmpty),
            1..=MAX_SHEET_BYTES => Ok(Self(file.to_vec())),
            _ => Err(SheetError::SheetFileTooLarge { maximum: MAX_SHEET_BYTES as u64 }),
        }
    }

    /// Reads what was typed from the lines, or what a camera read from the QR code.
    ///
    /// Capitals do not matter, nor do spaces, dashes, empty lines; O is zero, I and L are one. Every error names the
    /// line as it is numbered on paper.
    pub fn read(text: &str) -> Result<Self, SheetError> {
        match text.trim().strip_prefix(QR_PREFIX) {
            Some(code) => lines::read_code(code).map(Self),
            None => lines::read(text).map(Self),
        }
    }

    /// The lines: number and count, six groups of four characters, four of a checksum.
    pub fn to_lines(&self) -> String {
        lines::written(&self.0)
    }

    /// What the QR code says, in characters that such a code holds densely.
    pub fn to_code(&self) -> String {
        format!("{QR_PREFIX}{}", lines::written_code(&self.0))
    }

    /// The QR code for a terminal: half blocks, dark on light, with its quiet zone.
    pub fn to_terminal(&self) -> String {
        picture::terminal(&self.to_code())
    }

    /// The QR code as an SVG image that refers to nothing outside.
    pub fn to_svg(&self) -> String {
        picture::svg(&self.to_code())
    }

    /// The file.
    pub fn file(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sheet({} bytes)", self.0.len())
    }
}
