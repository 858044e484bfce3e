//! Numbers as XPath reads and writes them.

/// XPath 1.0's `Number`: digits with at most one point and a minus directly before them; all else is NaN.
/// No exponents and no infinity, which Rust's own reading would take. A decimal comma is read as a point, as JavaRosa
/// does for the many countries that write one.
pub(crate) fn parse(text: &str) -> f64 {
    if text.contains(',') {
        return parse(&zeroize::Zeroizing::new(text.replace(',', ".")));
    }
    let trimmed = text.trim_matches(|character| character <= ' ');
    let digits = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let has_digit = digits.bytes().any(|byte| byte.is_ascii_digit());
    let points = digits.bytes().filter(|byte| *byte == b'.').count();
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain && has_digit && points <= 1 { trimmed.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

/// Two numbers that JavaRosa does not tell apart lie closer than this.
const CLOSE: f64 = 1e-12;

/// Without exponent, as short as it can be read back; whole numbers without a point; never "-0". As in JavaRosa, what lies
/// closer than 10⁻¹² above a whole number other than 0 is written as that: `100 * 1.1` is 110, not 110.00000000000001.
pub(crate) fn to_text(number: f64) -> String {
    if number.is_nan() {
        "NaN".into()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".into() } else { "-Infinity".into() }
    } else if number == 0.0 {
        "0".into()
    } else {
        let whole = number.trunc();
        let is_whole = whole != 0.0 && (number - whole).abs() < CLOSE;
        if is_whole { whole.to_string() } else { number.to_string() }
    }
}

/// JavaRosa's equality: to 10⁻¹², so that `6.1 - 7.8 = -1.7`.
#[expect(clippy::float_cmp, reason = "equal infinities have no difference to compare")]
pub(crate) fn equal(left: f64, right: f64) -> bool {
    left == right || (left - right).abs() < CLOSE
}

/// JavaRosa's truth: what it does not tell apart from 0 is false, and so is what is not a number.
pub(crate) fn is_true(number: f64) -> bool {
    number.abs() > CLOSE
}
