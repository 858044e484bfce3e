//! Formula injection: a spreadsheet computes a cell that begins like a formula, whoever wrote it.

use std::borrow::Cow;

/// The cell as a spreadsheet may safely open it: an apostrophe before what would begin a formula, unless the cell is
/// a plain number.
///
/// The beginnings are those of the OWASP page "CSV Injection", their full-width forms included: some spreadsheets
/// read those alike.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let dangerous = cell.chars().next().is_some_and(|first| {
        matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    });
    if dangerous && !is_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Digits with a minus, a decimal point and an exponent at most: what our own numbers look like. A plus is not among
/// them: `+84912345678` is a telephone number, which a spreadsheet would take for a formula and round.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit()) && cell.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_gets_an_apostrophe() {
        for cell in [
            "=1+1",
            "+84 912 345 678",
            "-1+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "＝1",
            "-",
            "+1+1",
            "-1e",
            "-2+3",
            "-2-3",
        ] {
            assert_eq!(guarded(cell), format!("'{cell}"), "{cell:?}");
        }
    }

    #[test]
    fn numbers_and_plain_text_stay_as_they_are() {
        for cell in ["-5", "-3.25", "-1e-7", "12", "", "một", "a=b", "'=1"] {
            assert_eq!(guarded(cell), cell);
        }
    }
}
