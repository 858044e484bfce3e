//! Values made coarser: numbers in bands with open ends, rare names together.

use std::collections::BTreeMap;

/// How a key's values lie to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Whole numbers; a value that is none stands for itself.
    Number,
    /// Names without an order.
    Name,
}

/// A key as it is in the data.
#[derive(Clone, Debug)]
pub struct Key {
    /// Its name.
    pub name: String,
    /// How its values lie to one another.
    pub scale: Scale,
    /// One value a record; empty where it is missing.
    pub values: Vec<String>,
}

/// How coarse a key is made. 0 is as fine as may be: numbers with open ends, names as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coarsening(pub u32);

impl Coarsening {
    /// Nothing is told any more.
    pub const COARSEST: Self = Self(5);
}

/// What stands for "any value".
pub(super) const ANYTHING: &str = "*";
/// What stands for rare names together.
const OTHERS: &str = "…";
/// How many bands a number has at the most, level by level.
const BANDS: [i64; 4] = [20, 10, 5, 3];

impl Key {
    /// The values at a level. No open end and no group of rare names stands for fewer than `least` records.
    pub(crate) fn coarsened(&self, level: Coarsening, least: u64) -> Vec<String> {
        if level >= Coarsening::COARSEST {
            return vec![ANYTHING.to_owned(); self.values.len()];
        }
        match self.scale {
            Scale::Number => self.bands(level, least),
            Scale::Name => self.names(level, least),
        }
    }

    fn numbers(&self) -> BTreeMap<i64, u64> {
        let mut numbers = BTreeMap::new();
        for number in self.values.iter().filter_map(|value| value.parse().ok()) {
            *numbers.entry(number).or_default() += 1;
        }
        numbers
    }

    fn bands(&self, level: Coarsening, least: u64) -> Vec<String> {
        let numbers = self.numbers();
        let (Some((lowest, _)), Some((highest, _))) = (numbers.first_key_value(), numbers.last_key_value())
        else {
            return self.values.clone();
        };
        let width = match level.0 {
            0 => 1,
            level => nice(highest.saturating_sub(*lowest).saturating_add(1), BANDS[level as usize - 1]),
        };
        let band = |number: i64| number.div_euclid(width);
        let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
        for (number, count) in &numbers {
            *counts.entry(band(*number)).or_default() += count;
        }
        // The ends are open, and hold enough people: the age of the oldest is hers alone.
        let low = end(counts.iter(), least);
        let high = end(counts.iter().rev(), least);
        self.values
            .iter()
            .map(|value| {
                let Ok(number) = value.parse::<i64>() else { return value.clone() };
                let band = band(number);
                if low >= high {
                    ANYTHING.to_owned()
                } else if band <= low {
                    format!("≤ {}", low.saturating_mul(width).saturating_add(width - 1))
                } else if band >= high {
                    format!("≥ {}", high.saturating_mul(width))
                } else if width == 1 {
                    number.to_string()
                } else {
                    let from = band.saturating_mul(width);
                    format!("{from}–{}", from.saturating_add(width - 1))
                }
            })
            .collect()
    }

    fn names(&self, level: Coarsening, least: u64) -> Vec<String> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for value in &self.values {
            *counts.entry(value).or_default() += 1;
        }
        let mut by_size: Vec<(u64, &str)> = counts.iter().map(|(value, count)| (*count, *value)).collect();
        by_size.sort_unstable();
        let threshold = match level.0 {
            0 => 0,
            level => least.saturating_mul(1 << (level - 1)),
        };
        let mut together: Vec<&str> = Vec::new();
        let mut people = 0;
        for (count, value) in by_size {
            let rare = count < threshold;
            // A single rare name, or few people under several, take the next one in.
            if rare || (!together.is_empty() && (people < threshold || together.len() < 2)) {
                together.push(value);
                people += count;
            }
        }
        self.values
            .iter()
            .map(|value| if together.contains(&value.as_str()) { OTHERS.to_owned() } else { value.clone() })
            .collect()
    }
}

/// The band that ends an open end: the first one at which enough people are gathered.
fn end<'a>(outside_in: impl Iterator<Item = (&'a i64, &'a u64)>, least: u64) -> i64 {
    let mut gathered = 0;
    let mut reached = 0;
    for (band, count) in outside_in {
        gathered += count;
        reached = *band;
        if gathered >= least {
            break;
        }
    }
    reached
}

/// The least of 2, 5, 10, 20, 50 … that gives at most so many bands.
pub(crate) fn nice(range: i64, bands: i64) -> i64 {
    let mut width = 1_i64;
    for factor in [2, 5, 2].into_iter().cycle() {
        if range / width < bands {
            break;
        }
        // 1, 2, 5, 10, 20, 50 …
        width = match factor {
            5 => width / 2 * 5,
            _ => width.saturating_mul(2),
        };
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ages() -> Key {
        let values = (18..60).map(|age: i32| age.to_string()).collect();
        Key { name: "age".into(), scale: Scale::Number, values }
    }

    #[test]
    fn bands_have_widths_that_people_know() {
        assert_eq!(
            [(42, 20), (42, 10), (42, 5), (42, 3), (5, 20), (100_000, 5)].map(|(r, b)| nice(r, b)),
            [5, 5, 10, 20, 1, 50_000]
        );
    }

    #[test]
    fn the_ends_are_open_at_every_level_and_hold_enough_people() {
        for level in 0..5 {
            let values = ages().coarsened(Coarsening(level), 5);
            assert!(values[0].starts_with('≤') && values[41].starts_with('≥'), "{level}: {values:?}");
            assert!(values.iter().filter(|value| **value == values[0]).count() >= 5);
        }
        assert_eq!(ages().coarsened(Coarsening(0), 5)[10], "28");
    }

    #[test]
    fn a_single_rare_name_takes_the_next_one_in() {
        let values = ["a"; 9].iter().chain(&["b"; 7]).chain(&["c"; 2]).map(ToString::to_string).collect();
        let key = Key { name: "office".into(), scale: Scale::Name, values };
        let coarse = key.coarsened(Coarsening(1), 5);
        assert_eq!((coarse[0].as_str(), coarse[9].as_str(), coarse[17].as_str()), ("a", "…", "…"));
    }
}
