//! Constraints that are one interval, such as `. >= 16 and . <= 100`: of two of them it can be told which takes less.

use std::sync::LazyLock;

use regex::Regex;

/// Numbers from `least` to `most`; a strict edge leaves its number out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    least: (f64, bool),
    most: (f64, bool),
}

static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\. (>=|<=|>|<|=) (-?\d+(?:\.\d+)?)$").expect("a pattern that does not change")
});

impl Interval {
    /// The interval a constraint in canonical spelling stands for; none where it is anything else.
    pub(super) fn of(constraint: &str) -> Option<Interval> {
        let mut interval = Interval { least: (f64::NEG_INFINITY, false), most: (f64::INFINITY, false) };
        for part in constraint.split(" and ") {
            let found = PART.captures(part.trim().trim_start_matches('(').trim_end_matches(')'))?;
            let number: f64 = found[2].parse().ok()?;
            let strict = matches!(&found[1], ">" | "<");
            if matches!(&found[1], ">=" | ">" | "=") {
                interval.least = later(interval.least, (number, strict));
            }
            if matches!(&found[1], "<=" | "<" | "=") {
                let (edge, edge_strict) = later((-interval.most.0, interval.most.1), (-number, strict));
                interval.most = (-edge, edge_strict);
            }
        }
        Some(interval)
    }

    /// Whether it holds every number that `other` holds.
    pub(super) fn holds(self, other: Interval) -> bool {
        later(self.least, other.least) == other.least
            && later((-self.most.0, self.most.1), (-other.most.0, other.most.1))
                == (-other.most.0, other.most.1)
    }
}

/// The edge that leaves more out from below.
fn later(left: (f64, bool), right: (f64, bool)) -> (f64, bool) {
    match left.0.total_cmp(&right.0) {
        std::cmp::Ordering::Greater => left,
        std::cmp::Ordering::Less => right,
        std::cmp::Ordering::Equal => (left.0, left.1 || right.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_intervals_the_one_that_holds_the_other_is_known() {
        let of = |text| Interval::of(text).unwrap();
        assert!(of(". >= 16 and . <= 100").holds(of(". >= 18 and . <= 60")));
        assert!(!of(". >= 18").holds(of(". >= 16")));
        assert!(of(". >= 18").holds(of(". > 18")) && !of(". > 18").holds(of(". >= 18")));
        assert!(of(". < 7").holds(of(". = 3")) && !of(". = 3").holds(of(". < 7")));
        assert!(of(". >= -1.5").holds(of(". >= -1")));
        assert_eq!(Interval::of(". >= 16 or . = 3"), None);
        assert_eq!(Interval::of("regex(., 'x')"), None);
    }
}
