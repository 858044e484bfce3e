//! Counts crossed by one, two or three variables, with every total; and what of them is withheld.

use super::circulation::Circulation;
use super::linear::System;
use super::price::Importance;

/// Counts crossed by one to three variables, with every total.
///
/// A place is given by one level a variable; the level after the last one is the total over that variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cube {
    sizes: Vec<usize>,
    values: Vec<u64>,
}

/// The most variables that a table crosses.
pub const MAX_VARIABLES: usize = 3;

/// What is asked of the pattern, one entry a place.
#[derive(Clone, Debug)]
pub struct Demands {
    /// Withheld from the start.
    pub withheld: Vec<bool>,
    /// Withheld from the start, with a range that is known to be wide enough for other reasons.
    pub settled: Vec<bool>,
    /// Known already: withholding it protects nobody.
    pub known: Vec<bool>,
}

impl Demands {
    /// Nothing is asked.
    pub fn none(cube: &Cube) -> Self {
        let no = vec![false; cube.values.len()];
        Self { withheld: no.clone(), settled: no.clone(), known: no }
    }
}

impl Cube {
    /// The table of `counts`, the last variable running fastest, with its totals.
    ///
    /// # Panics
    /// Never where there are as many counts as cells, and one to three variables.
    pub fn of(sizes: &[usize], counts: &[u64]) -> Self {
        assert!((1..=MAX_VARIABLES).contains(&sizes.len()), "a table crosses one to three variables");
        assert_eq!(sizes.iter().product::<usize>(), counts.len(), "one count a cell");
        let mut cube =
            Self { sizes: sizes.to_vec(), values: vec![0; sizes.iter().map(|size| size + 1).product()] };
        let mut levels = vec![0; sizes.len()];
        for count in counts {
            // Each count stands in its cell and in every total above it.
            for totals in 0..1_usize << sizes.len() {
                let place = cube.place_of(|variable| {
                    if totals >> variable & 1 == 1 { sizes[variable] } else { levels[variable] }
                });
                cube.values[place] = cube.values[place].saturating_add(*count);
            }
            for variable in (0..sizes.len()).rev() {
                levels[variable] += 1;
                if levels[variable] < sizes[variable] {
                    break;
                }
                levels[variable] = 0;
            }
        }
        cube
    }

    fn place_of(&self, level: impl Fn(usize) -> usize) -> usize {
        (0..self.sizes.len()).fold(0, |place, variable| place * (self.sizes[variable] + 1) + level(variable))
    }

    /// The place with these levels.
    pub fn place(&self, levels: &[usize]) -> usize {
        self.place_of(|variable| levels[variable])
    }

    /// The levels of a place.
    pub fn levels(&self, mut place: usize) -> Vec<usize> {
        let mut levels = vec![0; self.sizes.len()];
        for variable in (0..self.sizes.len()).rev() {
            levels[variable] = place % (self.sizes[variable] + 1);
            place /= self.sizes[variable] + 1;
        }
        levels
    }

    /// How many levels each variable has, totals aside.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// Every number, one a place.
    pub fn values(&self) -> &[u64] {
        &self.values
    }

    /// Everyone.
    pub fn base(&self) -> u64 {
        self.values.last().copied().unwrap_or(0)
    }

    /// How many variables are summed over at a place.
    pub fn totals_of(&self, place: usize) -> usize {
        let levels = self.levels(place);
        levels.iter().zip(&self.sizes).filter(|(level, size)| level == size).count()
    }

    fn importance(&self, place: usize) -> Importance {
        match self.totals_of(place) {
            0 => Importance::Cell,
            totals if totals == self.sizes.len() => Importance::Base,
            _ => Importance::Total,
        }
    }

    /// The sums of the table: the places that are added, and the place of what they add up to.
    pub fn sums(&self) -> Vec<(Vec<usize>, usize)> {
        let mut sums = Vec::new();
        for variable in 0..self.sizes.len() {
            for place in 0..self.values.len() {
                let mut levels = self.levels(place);
                if levels[variable] == self.sizes[variable] {
                    let parts = (0..self.sizes[variable]).map(|level| {
                        levels[variable] = level;
                        self.place(&levels)
                    });
                    sums.push((parts.collect(), place));
                }
            }
        }
        sums
    }

    /// Which places to withhold, so that whoever knows all the others can place no withheld number more narrowly than
    /// within `width`. Nothing where too much is known already.
    pub fn protect(&self, demands: &Demands, width: u64) -> Option<Vec<bool>> {
        if self.sizes.len() == MAX_VARIABLES {
            return self.system(demands).settle(width);
        }
        let (mut flow, places) = self.circulation();
        for (place, arc) in places.iter().enumerate() {
            if demands.known[place] {
                flow.known(*arc);
            }
            if demands.withheld[place] {
                flow.withhold(*arc);
            }
            if demands.settled[place] {
                flow.withhold_unasked(*arc);
            }
        }
        flow.settle(width).then(|| places.iter().map(|arc| flow.is_withheld(*arc)).collect())
    }

    /// The table as a flow that goes round, and the arc of each place.
    fn circulation(&self) -> (Circulation, Vec<usize>) {
        let (rows, columns) = (self.sizes[0], self.sizes.get(1).copied());
        // The source, the sink, then the rows, then the columns.
        let mut flow = Circulation::new(2 + columns.map_or(0, |columns| rows + columns));
        let add = |flow: &mut Circulation, place: usize| {
            let levels = self.levels(place);
            let (from, to) = match (levels.as_slice(), columns) {
                ([row], _) if *row == rows => (1, 0),
                ([_], _) => (0, 1),
                ([row, column], Some(columns)) => {
                    let from = if *row == rows { None } else { Some(2 + row) };
                    let to = if *column == columns { None } else { Some(2 + rows + column) };
                    match (from, to) {
                        (Some(row), Some(column)) => (row, column),
                        (Some(row), None) => (0, row),
                        (None, Some(column)) => (column, 1),
                        (None, None) => (1, 0),
                    }
                }
                _ => unreachable!("a flow has one or two variables"),
            };
            flow.add(from, to, self.values[place], self.importance(place))
        };
        let places = (0..self.values.len()).map(|place| add(&mut flow, place)).collect();
        (flow, places)
    }

    /// The table as sums.
    fn system(&self, demands: &Demands) -> System {
        let importance = (0..self.values.len()).map(|place| self.importance(place)).collect::<Vec<_>>();
        System::new(self.values.clone(), &importance, self.sums(), demands)
    }
}
