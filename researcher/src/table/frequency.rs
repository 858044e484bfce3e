//! A one-way table: how many people gave each answer.

use super::cube::Cube;
use super::protected;
use super::shown::{Rule, Shown};

/// How many people fall into each of several classes that together hold everyone once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequency {
    /// One number a class, in the order they were given.
    pub cells: Vec<Shown>,
    /// Everyone.
    pub total: Shown,
}

/// Makes a one-way table of classes that together hold everyone once.
pub fn frequency(counts: &[u64], rule: Rule) -> Frequency {
    let population = counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count));
    if population < rule.minimum_cell {
        return Frequency { cells: vec![Shown::Withheld; counts.len()], total: Shown::Withheld };
    }
    let cube = Cube::of(&[counts.len()], counts);
    let mut shown = protected(&cube, rule);
    let total = shown.pop().unwrap_or(Shown::Withheld);
    Frequency { cells: shown, total }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: Rule = Rule { minimum_cell: 10 };

    fn shown(counts: &[u64]) -> (Vec<Option<u64>>, Option<u64>) {
        let table = frequency(counts, RULE);
        (table.cells.into_iter().map(Shown::count).collect(), table.total.count())
    }

    #[test]
    fn large_cells_and_empty_ones_are_shown() {
        assert_eq!(shown(&[10, 0, 25]), (vec![Some(10), Some(0), Some(25)], Some(35)));
    }

    #[test]
    fn one_small_cell_takes_the_smallest_sufficient_neighbour_with_it() {
        assert_eq!(shown(&[40, 3, 12, 0]), (vec![Some(40), None, None, Some(0)], Some(55)));
    }

    #[test]
    fn two_small_cells_with_too_few_people_between_them_take_a_third() {
        assert_eq!(shown(&[2, 3, 30, 11]), (vec![None, None, Some(30), None], Some(46)));
    }

    #[test]
    fn two_small_cells_that_hide_each_other_take_no_third() {
        assert_eq!(shown(&[6, 7, 30]), (vec![None, None, Some(30)], Some(43)));
    }

    #[test]
    fn the_total_goes_when_no_cell_can_hide_the_small_one() {
        assert_eq!(shown(&[4, 4, 4]), (vec![None, None, None], Some(12)));
        assert_eq!(shown(&[11, 0]), (vec![Some(11), Some(0)], Some(11)));
        assert_eq!(shown(&[5, 0, 6]), (vec![None, Some(0), None], Some(11)));
    }

    #[test]
    fn nothing_is_shown_of_fewer_people_than_the_minimum() {
        assert_eq!(shown(&[0, 9]), (vec![None, None], None));
        assert_eq!(shown(&[]), (vec![], None));
    }

    #[test]
    fn a_withheld_number_serialises_as_null() {
        assert_eq!(
            serde_json::to_string(&[Shown::Count(12), Shown::Withheld]).expect("serialises"),
            "[12,null]"
        );
    }
}
