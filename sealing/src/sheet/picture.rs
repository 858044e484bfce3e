//! A QR code, for a terminal and for paper.

use qrcode::{
    EcLevel, QrCode,
    render::{svg, unicode::Dense1x2},
};

/// A quarter of the code may be lost to a fold or a coffee cup. Most that is printed fits; if not, less may be lost.
fn code(text: &str) -> QrCode {
    [EcLevel::Q, EcLevel::M, EcLevel::L]
        .into_iter()
        .find_map(|level| QrCode::with_error_correction_level(text, level).ok())
        .expect("a sheet's code is shorter than the largest QR code's 4296 characters")
}

pub(super) fn terminal(text: &str) -> String {
    // Terminals are mostly light on dark, cameras want dark on light.
    code(text).render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build() + "\n"
}

pub(super) fn svg(text: &str) -> String {
    code(text).render::<svg::Color<'_>>().min_dimensions(400, 400).build() + "\n"
}
