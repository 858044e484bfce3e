//! Numbers tied by any sums: three-way tables, tables that share totals. What can be worked out about a withheld one
//! is a linear programme.
//!
//! A range counts only when it is witnessed: by two tables *in whole numbers* that agree with everything shown. The
//! corner that a linear programme ends in mostly is one; where it is not, a search in whole numbers follows.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, Variable};

use super::cube::Demands;
use super::price::{Importance, in_cells, price};

/// Numbers tied by sums.
#[derive(Clone, Debug)]
pub(super) struct System {
    values: Vec<u64>,
    price: Vec<Option<u64>>,
    sums: Vec<(Vec<usize>, usize)>,
    /// The sums that each number stands in.
    at: Vec<Vec<usize>>,
    shown: Vec<bool>,
    asked: Vec<bool>,
    /// The least and the greatest value of each number among the tables that were found to agree with what is shown.
    seen: Vec<(u64, u64)>,
}

/// Several tables of the same people: numbers of which nobody is told (how many people there are of each kind), and the
/// numbers of the tables, each the sum of some of those.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// How many people there are of each kind.
    pub kinds: Vec<u64>,
    /// The numbers of the tables, by the kinds that each adds up.
    pub numbers: Vec<Number>,
}

/// One number of one of several tables.
#[derive(Clone, Debug)]
pub struct Number {
    /// The kinds that it adds up.
    pub kinds: Vec<usize>,
    /// Whether it is withheld so far.
    pub withheld: bool,
    /// Whether it is known already, and withholding it would protect nobody.
    pub known: bool,
    /// Whether it is a total.
    pub total: bool,
}

impl Linked {
    /// Which numbers to withhold, so that whoever knows all the others, of all tables, can place no withheld number
    /// more narrowly than within `width`. Nothing where too much is known already.
    pub fn settle(&self, width: u64) -> Option<Vec<bool>> {
        let first = self.kinds.len();
        let all = first + self.numbers.len();
        let mut values = self.kinds.clone();
        let mut demands =
            Demands { withheld: vec![false; all], settled: vec![false; all], known: vec![false; all] };
        let mut importance = vec![Importance::Cell; all];
        let mut sums = Vec::new();
        demands.settled[..first].fill(true);
        for (place, number) in (first..).zip(&self.numbers) {
            values.push(number.kinds.iter().map(|kind| self.kinds[*kind]).sum());
            demands.withheld[place] = number.withheld;
            demands.known[place] = number.known;
            if number.total {
                importance[place] = Importance::Total;
            }
            sums.push((number.kinds.clone(), place));
        }
        let withheld = System::new(values, &importance, sums, &demands).settle(width)?;
        Some(withheld[first..].to_vec())
    }
}

/// How many branches a search in whole numbers may take.
const MAX_BRANCHES: u64 = 200;
/// How far from a whole number a solution's number may lie.
const TOLERANCE: f64 = 1e-6;
/// In a larger system nothing is shown again that turned out not to be needed.
const MAX_NUMBERS_POLISHED: usize = 500;

impl System {
    /// Numbers with their importance, sums (the numbers that are added, and what they add up to), and what is asked.
    pub(super) fn new(
        values: Vec<u64>,
        importance: &[Importance],
        sums: Vec<(Vec<usize>, usize)>,
        demands: &Demands,
    ) -> Self {
        let mut at = vec![Vec::new(); values.len()];
        for (sum, (parts, total)) in sums.iter().enumerate() {
            for place in parts.iter().chain([total]) {
                at[*place].push(sum);
            }
        }
        let price = (0..values.len())
            .map(|place| price(importance[place], values[place]).filter(|_| !demands.known[place]))
            .collect();
        let shown =
            (0..values.len()).map(|place| !demands.withheld[place] && !demands.settled[place]).collect();
        let asked = demands.settled.iter().map(|settled| !settled).collect();
        let seen = values.iter().map(|value| (*value, *value)).collect();
        Self { values, price, sums, at, shown, asked, seen }
    }

    /// Which numbers to withhold; nothing where too much is known already.
    pub(super) fn settle(mut self, width: u64) -> Option<Vec<bool>> {
        let first = self.shown.clone();
        let mut waiting: Vec<usize> = self.waiting().collect();
        waiting.sort_by_key(|place| self.values[*place]);
        let mut next = 0;
        while let Some(&place) = waiting.get(next) {
            next += 1;
            while !self.is_wide(place, width) {
                let added = self.cheapest(place, width)?;
                if added.is_empty() {
                    return None;
                }
                for other in added {
                    self.shown[other] = false;
                    waiting.push(other);
                }
            }
        }
        if self.values.len() <= MAX_NUMBERS_POLISHED {
            self.show_again(&first, width);
        }
        Some(self.shown.iter().map(|shown| !shown).collect())
    }

    fn waiting(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.values.len()).filter(|place| !self.shown[*place] && self.asked[*place])
    }

    /// Whether a withheld number can be placed no more narrowly than within `width`.
    fn is_wide(&mut self, place: usize, width: u64) -> bool {
        let wide = |system: &Self| system.seen[place].1 - system.seen[place].0 >= width;
        if wide(self) {
            return true;
        }
        for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
            self.look(place, direction, width);
            if wide(self) {
                return true;
            }
        }
        false
    }

    /// The withheld numbers that move with one, over sums.
    fn tied(&self, place: usize) -> Vec<usize> {
        let mut found = vec![false; self.values.len()];
        let mut asked = vec![false; self.sums.len()];
        let mut queue = vec![place];
        found[place] = true;
        let mut next = 0;
        while let Some(&place) = queue.get(next) {
            next += 1;
            for &sum in &self.at[place] {
                if std::mem::replace(&mut asked[sum], true) {
                    continue;
                }
                let (parts, total) = &self.sums[sum];
                for &other in parts.iter().chain([total]) {
                    if !self.shown[other] && !std::mem::replace(&mut found[other], true) {
                        queue.push(other);
                    }
                }
            }
        }
        queue
    }

    /// Looks for the table with the greatest (or least) value of a number, and notes what it holds.
    fn look(&mut self, place: usize, direction: OptimizationDirection, width: u64) {
        let tied = self.tied(place);
        for whole in [false, true] {
            let mut problem = Problem::new(direction);
            let mut of = vec![None; self.values.len()];
            for &other in &tied {
                let cost = f64::from(u8::from(other == place));
                // Further than twice the width nobody needs to look; a bound keeps the programme from running away.
                let most = self.values[other].saturating_add(width.saturating_mul(4));
                of[other] = Some(if whole {
                    problem.add_integer_var(cost, (0, i32::try_from(most).unwrap_or(i32::MAX)))
                } else {
                    problem.add_var(cost, (0.0, as_f64(most)))
                });
            }
            self.constrain(&mut problem, &of);
            let mut options = SolveOptions::default();
            options.node_limit = Some(MAX_BRANCHES);
            let Ok(outcome) = problem.solve_with(options) else { continue };
            let Some(solution) = outcome.solution() else { continue };
            let found: Option<Vec<(usize, u64)>> =
                tied.iter().map(|&other| Some((other, rounded(solution.var_value(of[other]?))?))).collect();
            if let Some(found) = found.filter(|found| self.agrees(found)) {
                for (other, value) in found {
                    let seen = &mut self.seen[other];
                    *seen = (seen.0.min(value), seen.1.max(value));
                }
                return;
            }
        }
    }

    fn constrain(&self, problem: &mut Problem, of: &[Option<Variable>]) {
        for (parts, total) in &self.sums {
            let mut expression = LinearExpr::empty();
            let (mut known, mut open) = (0.0, false);
            for (&place, sign) in parts.iter().map(|place| (place, 1.0)).chain([(total, -1.0)]) {
                match of[place] {
                    Some(variable) => {
                        expression.add(variable, sign);
                        open = true;
                    }
                    None => known += sign * as_f64(self.values[place]),
                }
            }
            if open {
                problem.add_constraint(expression, ComparisonOp::Eq, -known);
            }
        }
    }

    /// Whether whole numbers agree with every sum.
    fn agrees(&self, found: &[(usize, u64)]) -> bool {
        let mut values = self.values.clone();
        for (place, value) in found {
            values[*place] = *value;
        }
        self.sums
            .iter()
            .all(|(parts, total)| parts.iter().map(|place| values[*place]).sum::<u64>() == values[*total])
    }

    /// The cheapest numbers to withhold so that a number may move by `width`, up or down: those that move in the
    /// cheapest such move. Nothing where there is none.
    fn cheapest(&self, place: usize, width: u64) -> Option<Vec<usize>> {
        let up = self.cheapest_move(place, as_f64(width));
        let down = (self.values[place] >= width).then(|| self.cheapest_move(place, -as_f64(width))).flatten();
        up.into_iter().chain(down).min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, moved)| moved)
    }

    fn cheapest_move(&self, place: usize, amount: f64) -> Option<(f64, Vec<usize>)> {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let most = 4.0 * amount.abs();
        let pairs: Vec<Option<(Variable, Variable)>> = (0..self.values.len())
            .map(|other| {
                let price = if self.shown[other] { in_cells(self.price[other]?) } else { 1e-3 };
                let (least_up, most_up, most_down) = if other == place {
                    let down = (-amount).max(0.0);
                    (amount.max(0.0), amount.max(0.0), down)
                } else {
                    (0.0, most, most.min(as_f64(self.values[other])))
                };
                let up = problem.add_var(price, (least_up, most_up));
                let least_down = if other == place { most_down } else { 0.0 };
                Some((up, problem.add_var(price, (least_down, most_down))))
            })
            .collect();
        for (parts, total) in &self.sums {
            let mut expression = LinearExpr::empty();
            let mut open = false;
            for (&other, sign) in parts.iter().map(|other| (other, 1.0)).chain([(total, -1.0)]) {
                if let Some((up, down)) = pairs[other] {
                    expression.add(up, sign);
                    expression.add(down, -sign);
                    open = true;
                }
            }
            if open {
                problem.add_constraint(expression, ComparisonOp::Eq, 0.0);
            }
        }
        let outcome = problem.solve().ok()?;
        let solution = outcome.solution()?;
        let moved: Vec<usize> = (0..self.values.len())
            .filter(|other| {
                self.shown[*other]
                    && pairs[*other].is_some_and(|(up, down)| {
                        solution.var_value(up) + solution.var_value(down) > TOLERANCE
                    })
            })
            .collect();
        let price = moved.iter().filter_map(|other| self.price[*other]).map(in_cells).sum();
        Some((price, moved))
    }

    /// Shows again what turns out not to be needed, the dearest first.
    fn show_again(&mut self, first: &[bool], width: u64) {
        let mut added: Vec<usize> =
            (0..first.len()).filter(|place| first[*place] && !self.shown[*place]).collect();
        added.sort_by_key(|place| std::cmp::Reverse((self.price[*place], *place)));
        for place in added {
            let before = self.clone();
            let tied = self.tied(place);
            self.shown[place] = true;
            // What was seen may have moved this number.
            for &other in &tied {
                self.seen[other] = (self.values[other], self.values[other]);
            }
            let mut asked = tied.into_iter().filter(|other| *other != place);
            let wide = asked.all(|other| !self.asked[other] || self.is_wide(other, width));
            if !wide {
                *self = before;
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
fn as_f64(count: u64) -> f64 {
    count as f64
}

/// The whole number that a solution's number stands for, where it is one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a small whole number"
)]
fn rounded(value: f64) -> Option<u64> {
    let whole = value.round();
    ((value - whole).abs() < TOLERANCE && (0.0..1e15).contains(&whole)).then_some(whole as u64)
}
