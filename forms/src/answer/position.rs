//! Positions on the earth, and how they are typed and written.

use zeroize::{Zeroize, Zeroizing};

/// One position, in degrees and metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Degrees north, −90 to 90, to 7 decimals (a centimetre).
    pub latitude: f64,
    /// Degrees east, −180 to 180, to 7 decimals.
    pub longitude: f64,
    /// Metres above the ellipsoid, to one decimal.
    pub altitude: Option<f64>,
    /// Metres within which it is right, to one decimal; only with an altitude.
    pub accuracy: Option<f64>,
}

/// Largest height and accuracy in metres.
const MAX_METRES: f64 = 100_000.0;

impl Position {
    /// A position rounded to what is kept; none where it is not on the earth.
    pub fn new(
        latitude: f64,
        longitude: f64,
        altitude: Option<f64>,
        accuracy: Option<f64>,
    ) -> Option<Position> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        let in_metres = altitude.iter().chain(&accuracy).all(|metres| metres.abs() <= MAX_METRES);
        let ordered = accuracy.is_none_or(|metres| altitude.is_some() && metres >= 0.0);
        (on_earth && in_metres && ordered).then(|| Position {
            latitude: rounded(latitude, 1e7),
            longitude: rounded(longitude, 1e7),
            altitude: altitude.map(|metres| rounded(metres, 10.0)),
            accuracy: accuracy.map(|metres| rounded(metres, 10.0)),
        })
    }

    /// Reads `lat lon [altitude [accuracy]]`, decimals with a point or a comma.
    pub(crate) fn parse(text: &str) -> Option<Position> {
        let mut numbers = [None; 4];
        for (place, part) in text.split_whitespace().enumerate() {
            *numbers.get_mut(place)? = Some(number(part)?);
        }
        Position::new(numbers[0]?, numbers[1]?, numbers[2], numbers[3])
    }

    /// `lat lon [altitude [accuracy]]`.
    pub(crate) fn to_text(self) -> Zeroizing<String> {
        let mut text = format!("{} {}", self.latitude, self.longitude);
        for metres in self.altitude.into_iter().chain(self.accuracy) {
            text.push(' ');
            text.push_str(&metres.to_string());
        }
        Zeroizing::new(text)
    }
}

impl Zeroize for Position {
    fn zeroize(&mut self) {
        self.latitude.zeroize();
        self.longitude.zeroize();
        self.altitude = None;
        self.accuracy = None;
    }
}

fn rounded(number: f64, scale: f64) -> f64 {
    let rounded = (number * scale).round() / scale;
    // Never "-0".
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Digits with at most one point or comma, and a minus before them.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let fits = digits.len() <= 20
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let points = digits.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    (fits && points <= 1).then(|| text.replace(',', ".").parse().ok())?
}

/// Several, parted by `;`.
pub(crate) fn parse_all(text: &str) -> Option<Vec<Position>> {
    let parts = text.trim().trim_end_matches(';').split(';');
    parts.map(Position::parse).collect()
}

/// Several, parted by `; `.
pub(crate) fn all_to_text(positions: &[Position]) -> Zeroizing<String> {
    /// The longest position: `-89.1234567 -179.1234567 -99999.9 99999.9`.
    const POSITION_BYTES: usize = 48;
    // Room first: a text that grows leaves copies of itself behind.
    let mut text = Zeroizing::new(String::with_capacity(positions.len() * POSITION_BYTES));
    for (index, position) in positions.iter().enumerate() {
        if index > 0 {
            text.push_str("; ");
        }
        text.push_str(&position.to_text());
    }
    text
}
