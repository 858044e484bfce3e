//! What is withheld cannot be computed: every table that agrees with what is shown is counted out, by brute force.

use kin_researcher::table::{CrossTable, Frequency, Rule, Shown, cross_table, frequency};
use proptest::prelude::*;

const MINIMUM: u64 = 3;
/// No cell of an imagined table is larger: enough to see a range of `MINIMUM` around the small cells of the test.
const LARGEST: u64 = 8;
const RULE: Rule = Rule { minimum_cell: MINIMUM };

/// The least and greatest value of each number over all tables that agree with what is shown.
struct Ranges {
    shown: Vec<Shown>,
    least: Vec<u64>,
    most: Vec<u64>,
    seen: u64,
}

impl Ranges {
    fn of(shown: Vec<Shown>) -> Self {
        let numbers = shown.len();
        Self { shown, least: vec![u64::MAX; numbers], most: vec![0; numbers], seen: 0 }
    }

    fn consider(&mut self, numbers: &[u64]) {
        let agrees = self
            .shown
            .iter()
            .zip(numbers)
            .all(|(shown, number)| shown.count().is_none_or(|count| count == *number));
        if agrees {
            self.seen += 1;
            for (place, number) in numbers.iter().enumerate() {
                self.least[place] = self.least[place].min(*number);
                self.most[place] = self.most[place].max(*number);
            }
        }
    }

    fn assert_wide(&self) {
        assert!(self.seen > 0, "the table itself must be among those imagined");
        for (place, shown) in self.shown.iter().enumerate() {
            if shown.is_withheld() {
                let width = self.most[place] - self.least[place];
                assert!(width >= MINIMUM, "number {place} of {:?} lies within {width}", self.shown);
            }
        }
    }
}

/// Calls `each` with every assignment of numbers to the cells, fixed where a cell is shown.
fn imagine(cells: &[Shown], each: &mut dyn FnMut(&[u64])) {
    fn go(cells: &[Shown], numbers: &mut Vec<u64>, each: &mut dyn FnMut(&[u64])) {
        match cells.get(numbers.len()) {
            None => each(numbers),
            Some(Shown::Count(count)) => {
                numbers.push(*count);
                go(cells, numbers, each);
                numbers.pop();
            }
            Some(Shown::Withheld) => {
                for number in 0..=LARGEST {
                    numbers.push(number);
                    go(cells, numbers, each);
                    numbers.pop();
                }
            }
        }
    }
    go(cells, &mut Vec::new(), each);
}

fn check_frequency(table: &Frequency) {
    let mut all = table.cells.clone();
    all.push(table.total);
    let mut ranges = Ranges::of(all);
    imagine(&table.cells, &mut |numbers| {
        let mut numbers = numbers.to_vec();
        numbers.push(numbers.iter().sum());
        ranges.consider(&numbers);
    });
    ranges.assert_wide();
}

fn check_cross_table(table: &CrossTable) {
    let columns = table.column_totals.len();
    let cells: Vec<Shown> = table.cells.concat();
    let mut all = cells.clone();
    all.extend(&table.row_totals);
    all.extend(&table.column_totals);
    all.push(table.total);
    let mut ranges = Ranges::of(all);
    imagine(&cells, &mut |numbers| {
        let rows: Vec<u64> = numbers.chunks(columns).map(|row| row.iter().sum()).collect();
        let sums: Vec<u64> =
            (0..columns).map(|column| numbers.iter().skip(column).step_by(columns).sum()).collect();
        let mut all = numbers.to_vec();
        all.extend(&rows);
        all.extend(&sums);
        all.push(rows.iter().sum());
        ranges.consider(&all);
    });
    ranges.assert_wide();
}

fn small_are_withheld(shown: &[Shown]) {
    for shown in shown {
        assert!(shown.count().is_none_or(|count| count == 0 || count >= MINIMUM), "{shown:?} is shown");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_withheld_number_of_a_one_way_table_can_be_placed(counts in prop::collection::vec(0_u64..=6, 1..=5)) {
        let table = frequency(&counts, RULE);
        small_are_withheld(&table.cells);
        check_frequency(&table);
    }

    #[test]
    fn no_withheld_number_of_a_two_way_table_can_be_placed(
        counts in (1_usize..=2, 1_usize..=3).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(0_u64..=5, columns), rows)
        })
    ) {
        let table = cross_table(&counts, RULE);
        small_are_withheld(&table.cells.concat());
        check_cross_table(&table);
    }

    #[test]
    fn what_is_shown_is_true(counts in prop::collection::vec(prop::collection::vec(0_u64..=60, 6), 1..=8)) {
        let rule = Rule { minimum_cell: 10 };
        let table = cross_table(&counts, rule);
        for (row, cells) in table.cells.iter().enumerate() {
            let withheld = cells.iter().filter(|shown| shown.is_withheld()).count();
            // One withheld number beside a shown total would be a subtraction.
            prop_assert!(withheld != 1 || table.row_totals[row].is_withheld());
            for (column, shown) in cells.iter().enumerate() {
                prop_assert!(shown.count().is_none_or(|count| count == counts[row][column]));
            }
        }
    }
}

#[test]
fn a_large_table_is_protected_in_a_moment() {
    // A hundred districts by a hundred districts: ten thousand cells, most of them small or empty.
    for spread in [23_u64, 60] {
        let counts: Vec<Vec<u64>> = (0..100_u64)
            .map(|row| (0..100_u64).map(|column| (row * 31 + column * 17 + row * column) % spread).collect())
            .collect();
        let table = cross_table(&counts, Rule { minimum_cell: 10 });
        assert!(!table.total.is_withheld());
    }
}
