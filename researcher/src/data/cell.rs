//! What the text of a cell means.

/// Which texts stand for no value.
///
/// Always: nothing, blanks, `NA`, `NaN` in any case, and a lone full stop (as Stata and SAS write it). Besides, what was
/// named.
#[derive(Clone, Debug, Default)]
pub struct Missing {
    named: Vec<String>,
}

impl Missing {
    /// Those, and the texts `named`.
    pub fn named(named: &[String]) -> Self {
        Self { named: named.to_vec() }
    }

    /// The text without blanks around it, unless it stands for no value.
    pub fn value<'a>(&self, cell: &'a str) -> Option<&'a str> {
        let text = cell.trim();
        let missing = matches!(text, "" | "NA" | ".")
            || text.eq_ignore_ascii_case("nan")
            || self.named.iter().any(|named| named == text);
        (!missing).then_some(text)
    }
}

/// The number a text writes, with a full stop before decimals; nothing for any other text, and for infinity.
pub fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing() {
        let missing = Missing::named(&["-99".to_owned()]);
        for text in ["", "  ", "NA", "NaN", "nan", ".", " -99 "] {
            assert_eq!(missing.value(text), None, "{text:?}");
        }
        assert_eq!(missing.value(" Na "), Some("Na"));
        assert_eq!(Missing::default().value("-99"), Some("-99"));
    }

    #[test]
    fn what_is_a_number() {
        assert_eq!(number("1e3"), Some(1000.0));
        for text in ["1,5", "inf", "Infinity", "NaN", "12 000", "0x10", ""] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }
}
