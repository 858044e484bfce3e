//! Someone who reads a table and works out what it withholds: a linear programme over nothing but what is shown.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each test binary uses its own part; the numbers are small"
)]

use kin_researcher::table::{Cube, Demands};
use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem};
use rand::Rng;
use rand_chacha::ChaCha8Rng;

/// The numbers of a table, where they are shown, and the sums that tie them.
pub struct Read {
    pub shown: Vec<Option<u64>>,
    pub sums: Vec<(Vec<usize>, usize)>,
}

impl Read {
    pub fn of(cube: &Cube, withheld: &[bool]) -> Self {
        let shown = cube.values().iter().zip(withheld).map(|(value, withheld)| (!withheld).then_some(*value));
        Self { shown: shown.collect(), sums: cube.sums() }
    }

    /// The least and the greatest value that a number can have.
    pub fn range(&self, place: usize) -> (f64, f64) {
        let bound = |direction| {
            let mut problem = Problem::new(direction);
            let of: Vec<_> = (0..self.shown.len())
                .map(|other| {
                    self.shown[other]
                        .is_none()
                        .then(|| problem.add_var(f64::from(u8::from(other == place)), (0.0, 1e6)))
                })
                .collect();
            for (parts, total) in &self.sums {
                let mut left = LinearExpr::empty();
                let mut right = 0.0;
                let mut open = false;
                for (&part, sign) in parts.iter().map(|part| (part, 1.0)).chain([(total, -1.0)]) {
                    match (of[part], self.shown[part]) {
                        (Some(variable), _) => {
                            left.add(variable, sign);
                            open = true;
                        }
                        (None, shown) => right -= sign * shown.expect("it is shown") as f64,
                    }
                }
                if open {
                    problem.add_constraint(left, ComparisonOp::Eq, right);
                }
            }
            let outcome = problem.solve().expect("the table itself is a solution");
            outcome.solution().expect("solved").objective()
        };
        (bound(OptimizationDirection::Minimize), bound(OptimizationDirection::Maximize))
    }

    /// The narrowest range of a withheld number.
    pub fn narrowest(&self) -> Option<f64> {
        let withheld = (0..self.shown.len()).filter(|place| self.shown[*place].is_none());
        withheld
            .map(|place| {
                let (least, most) = self.range(place);
                most - least
            })
            .min_by(f64::total_cmp)
    }
}

/// A random table, of the kind that surveys give: mostly small, skewed, with holes.
pub fn table(chance: &mut ChaCha8Rng, sizes: &[usize]) -> Cube {
    let cells: usize = sizes.iter().product();
    let scale = [4.0_f64, 12.0, 30.0, 80.0][chance.random_range(0..4)];
    let counts: Vec<u64> = (0..cells)
        .map(|_| {
            if chance.random_bool(0.08) {
                0
            } else {
                (-chance.random_range(1e-6..1.0_f64).ln() * scale).round() as u64
            }
        })
        .collect();
    Cube::of(sizes, &counts)
}

/// What a table by itself withholds.
pub fn protect(cube: &Cube, minimum: u64) -> Vec<bool> {
    let mut demands = Demands::none(cube);
    for (place, value) in cube.values().iter().enumerate() {
        demands.withheld[place] = (1..minimum).contains(value);
    }
    cube.protect(&demands, minimum).unwrap_or_else(|| vec![true; cube.values().len()])
}
