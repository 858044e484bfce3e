//! What a reader of a table gets to see: no withheld number is in it any more.

use serde::Serialize;

use super::{Condition, Level, Variable};
use crate::table::{Cube, Shown};

/// A table as it may be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The variables: rows, columns, and what these are repeated by.
    pub variables: Vec<ShownVariable>,
    /// Who is looked at; everyone where it is empty.
    pub filter: Vec<Condition>,
    /// The fewest people a shown number stands for; 0 where nothing is withheld.
    pub minimum_cell: u64,
    numbers: Vec<Shown>,
}

/// A variable with its levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownVariable {
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: String,
    /// Its levels, without the total.
    pub levels: Vec<ShownLevel>,
}

/// A level of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownLevel {
    /// Its name; empty for those who were not asked or left it empty.
    pub value: String,
    /// Its words; empty where the name says it all.
    pub label: String,
    /// Whether a row is made even if nobody is in it.
    #[serde(skip)]
    pub spare: bool,
}

impl Contents {
    /// The table of `cube` without the numbers at the places that are withheld.
    pub(super) fn new(
        variables: Vec<ShownVariable>,
        filter: Vec<Condition>,
        minimum_cell: u64,
        cube: &Cube,
        withheld: &[bool],
    ) -> Self {
        let shown = |(value, withheld): (&u64, &bool)| {
            if *withheld { Shown::Withheld } else { Shown::Count(*value) }
        };
        let numbers = cube.values().iter().zip(withheld).map(shown).collect();
        let mut contents = Self { variables, filter, minimum_cell, numbers };
        contents.leave_out_spare();
        contents
    }

    /// Takes levels away that are only there so that everyone has a place, where it is shown that nobody is in them.
    fn leave_out_spare(&mut self) {
        for variable in 0..self.variables.len() {
            for level in (0..self.variables[variable].levels.len()).rev() {
                let mut total: Vec<usize> = self.variables.iter().map(|other| other.levels.len()).collect();
                total[variable] = level;
                if !self.variables[variable].levels[level].spare || self.shown(&total) != Shown::Count(0) {
                    continue;
                }
                let sizes: Vec<usize> = self.variables.iter().map(|other| other.levels.len() + 1).collect();
                let mut place = 0;
                let step: usize = sizes[variable + 1..].iter().product();
                self.numbers.retain(|_| {
                    let here = place / step % sizes[variable];
                    place += 1;
                    here != level
                });
                self.variables[variable].levels.remove(level);
            }
        }
    }

    /// The number at these levels; the level after a variable's last is the total over it.
    pub fn shown(&self, levels: &[usize]) -> Shown {
        let place = levels
            .iter()
            .zip(&self.variables)
            .fold(0, |place, (level, variable)| place * (variable.levels.len() + 1) + level);
        self.numbers[place]
    }

    /// Every number, totals included, in the order of their places.
    pub fn numbers(&self) -> &[Shown] {
        &self.numbers
    }

    /// The levels of every place, in order.
    pub fn places(&self) -> Vec<Vec<usize>> {
        self.variables.iter().fold(vec![Vec::new()], |places, variable| {
            let levels = 0..=variable.levels.len();
            places
                .into_iter()
                .flat_map(|place| levels.clone().map(move |level| [place.clone(), vec![level]].concat()))
                .collect()
        })
    }

    /// How many people the table is about.
    pub fn base(&self) -> Shown {
        self.numbers.last().copied().unwrap_or(Shown::Withheld)
    }

    /// The number at these levels in percent of those in the same row (of everyone, in a one-way table); none where
    /// either is withheld.
    #[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
    pub fn percent(&self, levels: &[usize]) -> Option<f64> {
        let across = usize::from(self.variables.len() > 1);
        let mut whole = levels.to_vec();
        whole[across] = self.variables[across].levels.len();
        let (count, whole) = (self.shown(levels).count()?, self.shown(&whole).count()?);
        (whole > 0).then(|| 100.0 * count as f64 / whole as f64)
    }

    /// How many numbers are withheld.
    pub fn withheld(&self) -> usize {
        self.numbers.iter().filter(|shown| shown.is_withheld()).count()
    }
}

impl ShownVariable {
    /// A study's variable with its levels.
    pub(super) fn of(variable: &Variable, levels: &[Level]) -> Self {
        let level = |level: &Level| {
            let choice = variable.choices.iter().find(|choice| choice.name == level.value);
            ShownLevel {
                value: level.value.clone(),
                label: choice.map_or(String::new(), |choice| choice.label.clone()),
                spare: level.is_spare(),
            }
        };
        Self {
            name: variable.name.clone(),
            label: variable.label.clone(),
            levels: levels.iter().map(level).collect(),
        }
    }
}
