//! A table of bands among those who have a score, beside those who have none.

use super::circulation::Circulation;
use super::price::Importance;
use super::shown::{Rule, Shown};

/// Bands of a score, and the people without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banded {
    /// One number a band; together they hold everyone who has a score.
    pub bands: Vec<Shown>,
    /// How many have a score.
    pub scored: Shown,
    /// How many have none.
    pub unscored: Shown,
    /// Everyone.
    pub total: Shown,
}

/// Makes the table of a score: `scored` people in `bands` (none when the score has no bands), and `unscored` others.
pub fn banded(bands: &[u64], scored: u64, unscored: u64, rule: Rule) -> Banded {
    let total = scored.saturating_add(unscored);
    if scored < rule.minimum_cell {
        // Even the number of those without a score would say how few have one.
        return Banded {
            bands: vec![Shown::Withheld; bands.len()],
            scored: Shown::Withheld,
            unscored: Shown::Withheld,
            total: Shown::Withheld,
        };
    }
    let (source, middle, sink) = (0, 1, 2);
    let mut flow = Circulation::new(3);
    let places: Vec<usize> =
        bands.iter().map(|count| flow.add(middle, sink, *count, Importance::Cell)).collect();
    if bands.is_empty() {
        flow.add(middle, sink, scored, Importance::Base);
    }
    // A score is read with its base; how many interviews there were besides can be given up more easily.
    let scored = flow.add(source, middle, scored, Importance::Base);
    let unscored = flow.add(source, sink, unscored, Importance::Cell);
    let total = flow.add(sink, source, total, Importance::Total);
    flow.protect(rule);
    Banded {
        bands: places.into_iter().map(|place| flow.shown(place)).collect(),
        scored: flow.shown(scored),
        unscored: flow.shown(unscored),
        total: flow.shown(total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { minimum_cell: 5 };

    #[test]
    fn bands_with_enough_people_are_shown() {
        let table = banded(&[16, 37, 9], 62, 0, RULE);
        assert_eq!(table.bands, [Shown::Count(16), Shown::Count(37), Shown::Count(9)]);
        assert_eq!((table.scored, table.unscored), (Shown::Count(62), Shown::Count(0)));
    }

    #[test]
    fn a_few_without_a_score_cannot_be_had_by_subtraction() {
        let table = banded(&[16, 37, 9], 62, 3, RULE);
        assert_eq!((table.scored, table.unscored), (Shown::Count(62), Shown::Withheld));
        assert!(table.total.is_withheld());
        let without_bands = banded(&[], 62, 3, RULE);
        assert_eq!((without_bands.scored, without_bands.total), (Shown::Count(62), Shown::Withheld));
    }

    #[test]
    fn a_small_band_takes_another_with_it() {
        assert_eq!(
            banded(&[16, 37, 2], 55, 0, RULE).bands,
            [Shown::Withheld, Shown::Count(37), Shown::Withheld]
        );
    }

    #[test]
    fn nothing_is_shown_of_too_few_scores() {
        let table = banded(&[2, 2], 4, 40, RULE);
        assert!(
            table.bands.iter().chain([&table.scored, &table.unscored, &table.total]).all(|n| n.is_withheld())
        );
    }
}
