//! Means beside the numbers of a table, and when they tell of one person.
//!
//! A mean is released with the table of those who gave a number, which is judged by all rules of counts; the filter
//! `answered:NAME` makes it that table. Where a count is withheld its mean is. A mean and a count give a sum, and sums
//! are added to and subtracted from each other.
//!
//! All means of one measure that were ever shown part the people into groups: those who stand in the same of their
//! places. Every sum, of numbers or of their squares, that follows from them is a sum over whole groups, and no larger group tells more than the groups
//! it is made of. So a mean is shown only where every group stays one whose sum tells of nobody ([`Sum::tells`]).

use std::collections::BTreeMap;

use super::contents::ShownMean;
use super::differencing::{Earlier, sums_of};
use super::{People, Tabulated};
use crate::scoring::Moments;

/// A sum tells of its largest part where all other parts but the next largest come to less than this share of it: the
/// person of the next largest could work the largest out to within that share (the p % rule; Hundepool et al.,
/// *Statistical Disclosure Control*, 2012, 4.2.2). From a standard deviation follows a sum of squares, of which the same
/// is asked: the largest must not be known to within that share of it.
const SHARE: f64 = 0.1;

/// What is needed to know whether a sum tells of one person. Merges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sum {
    people: u64,
    /// Of numbers without their sign, as the two largest are.
    total: f64,
    squares: f64,
    largest: f64,
    second: f64,
    least: f64,
    most: f64,
}

impl Sum {
    const NOBODY: Self = Self {
        people: 0,
        total: 0.0,
        squares: 0.0,
        largest: 0.0,
        second: 0.0,
        least: f64::INFINITY,
        most: f64::NEG_INFINITY,
    };

    fn of(value: f64) -> Self {
        let largest = value.abs();
        Self {
            people: 1,
            total: largest,
            squares: largest * largest,
            largest,
            second: 0.0,
            least: value,
            most: value,
        }
    }

    fn merge(&mut self, other: &Self) {
        self.people += other.people;
        self.total += other.total;
        self.squares += other.squares;
        self.second = if self.largest < other.largest {
            self.largest.max(other.second)
        } else {
            self.second.max(other.largest)
        };
        self.largest = self.largest.max(other.largest);
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }

    /// Whether the mean and the standard deviation of these people tell too much of one of them.
    fn tells(&self, minimum: u64) -> bool {
        let rest = self.total - self.largest - self.second;
        let rest_of_squares = self.squares - self.largest.powi(2) - self.second.powi(2);
        let share_of_squares = (1.0 + SHARE).powi(2) - 1.0;
        self.people > 0
            && (self.people < minimum
                || self.least >= self.most
                || rest < SHARE * self.largest
                || rest_of_squares < share_of_squares * self.largest.powi(2))
    }
}

/// The numbers of the people in a table.
pub(super) struct Means<'a> {
    people: &'a People,
    measure: usize,
    tabulated: &'a Tabulated,
    segments: u64,
    minimum: u64,
    /// People who stand in the same cell of the table, and of every earlier one with means of the same.
    kinds: Vec<Sum>,
    /// For each place of the table: the kinds in it.
    places: Vec<Vec<usize>>,
    /// The kinds of each mean that was shown before.
    told: Vec<Vec<usize>>,
}

impl<'a> Means<'a> {
    /// Gathers the numbers of the people in a table, which knows so many segments; `earlier` are the tables that were
    /// released with means of the same measure. Someone whose number was corrected between them counts as two: the
    /// tables tell two different numbers of her.
    pub(super) fn new(
        people: &'a People,
        measure: usize,
        (tabulated, segments): (&'a Tabulated, u64),
        earlier: &[&(Earlier<'_>, u64)],
        minimum: u64,
    ) -> Self {
        let mut kinds: BTreeMap<Vec<Option<u32>>, Sum> = BTreeMap::new();
        for person in 0..people.count() {
            let before = earlier.iter().map(|(earlier, last)| (&earlier.tabulated, *last));
            let tables: Vec<(Option<u32>, f64)> = std::iter::once((tabulated, segments))
                .chain(before)
                .map(|(tabulated, last)| (tabulated.cells[person], people.number(measure, person, last)))
                .collect();
            let mut told: Vec<f64> =
                tables.iter().filter(|(cell, _)| cell.is_some()).map(|(_, number)| *number).collect();
            told.sort_by(f64::total_cmp);
            told.dedup_by(|one, other| one.to_bits() == other.to_bits());
            for number in told.into_iter().filter(|number| !number.is_nan()) {
                let here =
                    |(cell, own): &(Option<u32>, f64)| cell.filter(|_| own.to_bits() == number.to_bits());
                let cells = tables.iter().map(here).collect();
                kinds.entry(cells).or_insert(Sum::NOBODY).merge(&Sum::of(number));
            }
        }
        let earlier: Vec<&Earlier<'_>> = earlier.iter().map(|(earlier, _)| earlier).collect();
        let mut places = vec![Vec::new(); tabulated.cube.values().len()];
        let mut told: Vec<Vec<Vec<usize>>> =
            earlier.iter().map(|earlier| vec![Vec::new(); earlier.tabulated.cube.values().len()]).collect();
        for (kind, cells) in kinds.keys().enumerate() {
            let tables = std::iter::once((tabulated, &mut places))
                .chain(earlier.iter().map(|earlier| &earlier.tabulated).zip(&mut told));
            for ((tabulated, places), cell) in tables.zip(cells) {
                for place in cell.map(|cell| sums_of(&tabulated.cube, cell)).unwrap_or_default() {
                    places[place].push(kind);
                }
            }
        }
        let shown = earlier.iter().zip(told).flat_map(|(earlier, places)| {
            places.into_iter().zip(&earlier.entry.means).filter(|(_, shown)| **shown).map(|(place, _)| place)
        });
        let told = shown.collect();
        Self {
            people,
            measure,
            tabulated,
            segments,
            minimum,
            kinds: kinds.into_values().collect(),
            places,
            told,
        }
    }

    /// The means that are shown, where the counts of `withheld` are not.
    pub(super) fn shown(&self, withheld: &[bool]) -> Vec<Option<ShownMean>> {
        let shown = self.settle(withheld);
        self.of(|place| shown[place])
    }

    /// The means of the places that are `told`.
    pub(super) fn of(&self, told: impl Fn(usize) -> bool) -> Vec<Option<ShownMean>> {
        let mut moments = vec![Moments::default(); self.places.len()];
        for (person, cell) in self.tabulated.cells.iter().enumerate() {
            let number = self.people.number(self.measure, person, self.segments);
            for place in cell.map(|cell| sums_of(&self.tabulated.cube, cell)).unwrap_or_default() {
                moments[place].update(number);
            }
        }
        let mean = |moments: &Moments| Some(ShownMean { mean: moments.mean()?, sd: moments.sd() });
        let all = moments.iter().enumerate();
        all.map(|(place, moments)| if told(place) { mean(moments) } else { None }).collect()
    }

    /// Which means are shown: everyone's first; then cells and totals, the large ones first, or totals and cells,
    /// whichever shows more.
    fn settle(&self, withheld: &[bool]) -> Vec<bool> {
        let cube = &self.tabulated.cube;
        let all = cube.sizes().len();
        let may = |place: &usize| !withheld[*place] && cube.values()[*place] > 0;
        let mut order: Vec<usize> = (0..cube.values().len()).filter(may).collect();
        let people = |place: &usize| std::cmp::Reverse(cube.values()[*place]);
        order.sort_by_key(|place| (cube.totals_of(*place) < all, cube.totals_of(*place), people(place)));
        let cells_first = self.in_order(&order);
        order.sort_by_key(|place| (std::cmp::Reverse(cube.totals_of(*place)), people(place)));
        let totals_first = self.in_order(&order);
        let count = |shown: &[bool]| shown.iter().filter(|shown| **shown).count();
        if count(&cells_first) >= count(&totals_first) { cells_first } else { totals_first }
    }

    /// Shows one mean after the other where it may be shown beside those before it.
    fn in_order(&self, order: &[usize]) -> Vec<bool> {
        let mut groups = Groups::new(&self.kinds, self.minimum);
        for told in &self.told {
            groups.part(told);
        }
        let mut shown = vec![false; self.places.len()];
        for place in order {
            if groups.may_be_parted(&self.places[*place]) {
                groups.part(&self.places[*place]);
                shown[*place] = true;
            }
        }
        shown
    }
}

/// Kinds of people in groups: those that stand in the same places.
struct Groups<'a> {
    kinds: &'a [Sum],
    minimum: u64,
    /// The group of each kind; the first is of those who stand nowhere.
    of: Vec<usize>,
    count: usize,
}

const NOWHERE: usize = 0;

impl<'a> Groups<'a> {
    fn new(kinds: &'a [Sum], minimum: u64) -> Self {
        Self { kinds, minimum, of: vec![NOWHERE; kinds.len()], count: 1 }
    }

    /// Whether every group still tells of nobody when those of a place are told apart.
    fn may_be_parted(&self, place: &[usize]) -> bool {
        let mut inside: BTreeMap<usize, Sum> = BTreeMap::new();
        for kind in place {
            inside.entry(self.of[*kind]).or_insert(Sum::NOBODY).merge(&self.kinds[*kind]);
        }
        let mut within = vec![false; self.kinds.len()];
        for kind in place {
            within[*kind] = true;
        }
        let mut outside: BTreeMap<usize, Sum> = BTreeMap::new();
        for (kind, group) in self.of.iter().enumerate() {
            if *group != NOWHERE && !within[kind] && inside.contains_key(group) {
                outside.entry(*group).or_insert(Sum::NOBODY).merge(&self.kinds[kind]);
            }
        }
        // A group that is not parted is as it was.
        let whole = |group: &usize| *group != NOWHERE && !outside.contains_key(group);
        inside.iter().all(|(group, sum)| whole(group) || !sum.tells(self.minimum))
            && outside.values().all(|sum| !sum.tells(self.minimum))
    }

    fn part(&mut self, place: &[usize]) {
        let mut parted: BTreeMap<usize, usize> = BTreeMap::new();
        for kind in place {
            let group = &mut self.of[*kind];
            *group = *parted.entry(*group).or_insert_with(|| {
                self.count += 1;
                self.count - 1
            });
        }
    }
}
