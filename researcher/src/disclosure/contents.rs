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
    means: Option<ShownMeans>,
}

/// Means beside the numbers of people.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownMeans {
    /// The name of what they are of.
    pub name: String,
    /// Its words.
    pub label: String,
    of: Vec<Option<ShownMean>>,
}

/// A mean that may be read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ShownMean {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, with n − 1; none of a single person.
    pub sd: Option<f64>,
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
        Self { variables, filter, minimum_cell, numbers, means: None }
    }

    /// The same table with the means that may be read, one entry a place.
    #[must_use]
    pub(super) fn with_means(mut self, name: String, label: String, of: Vec<Option<ShownMean>>) -> Self {
        debug_assert_eq!(of.len(), self.numbers.len(), "one entry a place");
        self.means = Some(ShownMeans { name, label, of });
        self
    }

    /// Takes levels away that are only there so that everyone has a place, where it is shown that nobody is in them.
    #[must_use]
    pub(super) fn without_spare(mut self) -> Self {
        for variable in 0..self.variables.len() {
            for level in (0..self.variables[variable].levels.len()).rev() {
                let mut total: Vec<usize> = self.variables.iter().map(|other| other.levels.len()).collect();
                total[variable] = level;
                if !self.variables[variable].levels[level].spare || self.shown(&total) != Shown::Count(0) {
                    continue;
                }
                let sizes: Vec<usize> = self.variables.iter().map(|other| other.levels.len() + 1).collect();
                let step: usize = sizes[variable + 1..].iter().product();
                let mut place = 0;
                let mut stays = || {
                    place += 1;
                    (place - 1) / step % sizes[variable] != level
                };
                let stays: Vec<bool> = self.numbers.iter().map(|_| stays()).collect();
                kept(&mut self.numbers, &stays);
                if let Some(means) = &mut self.means {
                    kept(&mut means.of, &stays);
                }
                self.variables[variable].levels.remove(level);
            }
        }
        self
    }

    /// The number at these levels; the level after a variable's last is the total over it.
    pub fn shown(&self, levels: &[usize]) -> Shown {
        self.numbers[self.place(levels)]
    }

    fn place(&self, levels: &[usize]) -> usize {
        let levels = levels.iter().zip(&self.variables);
        levels.fold(0, |place, (level, variable)| place * (variable.levels.len() + 1) + level)
    }

    /// What means are of, where there are any.
    pub fn means(&self) -> Option<&ShownMeans> {
        self.means.as_ref()
    }

    /// The mean at these levels; none where it is withheld, or the table has none.
    pub fn mean(&self, levels: &[usize]) -> Option<ShownMean> {
        self.means.as_ref()?.of[self.place(levels)]
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

    /// How many means are withheld, where there are people to have one.
    pub fn withheld_means(&self) -> usize {
        let Some(means) = &self.means else { return 0 };
        let all = means.of.iter().zip(&self.numbers);
        all.filter(|(mean, people)| mean.is_none() && people.count() != Some(0)).count()
    }
}

fn kept<T>(of: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    of.retain(|_| stays.next().copied().unwrap_or(true));
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

#[cfg(test)]
mod tests {
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::rendering::{Words, csv, html, json, svg, text};

    fn variable(name: &str, levels: usize) -> ShownVariable {
        let level =
            |level: usize| ShownLevel { value: format!("{name}{level}"), label: String::new(), spare: false };
        ShownVariable {
            name: name.into(),
            label: format!("Câu {name}"),
            levels: (0..levels).map(level).collect(),
        }
    }

    /// Numbers of five digits, so that no place on a page looks like one.
    fn random(chance: &mut ChaCha8Rng) -> (Contents, Vec<u64>) {
        let sizes: Vec<usize> = (0..chance.random_range(1..4)).map(|_| chance.random_range(2..4)).collect();
        let cells = sizes.iter().product();
        let counts: Vec<u64> = (0..cells).map(|_| chance.random_range(10_000..1_000_000)).collect();
        let cube = Cube::of(&sizes, &counts);
        let withheld: Vec<bool> = cube.values().iter().map(|_| chance.random_bool(0.4)).collect();
        let shown: Vec<u64> = cube
            .values()
            .iter()
            .zip(&withheld)
            .filter(|(_, withheld)| !**withheld)
            .map(|(value, _)| *value)
            .collect();
        let hidden =
            cube.values().iter().zip(&withheld).filter(|(_, withheld)| **withheld).map(|(value, _)| *value);
        let hidden = hidden.filter(|value| !shown.contains(value)).collect();
        let variables =
            ["r", "c", "b"].iter().zip(&sizes).map(|(name, size)| variable(name, *size)).collect();
        (Contents::new(variables, Vec::new(), 10, &cube, &withheld), hidden)
    }

    #[test]
    fn no_form_of_a_table_holds_a_withheld_number() {
        let mut chance = ChaCha8Rng::seed_from_u64(31);
        let words = Words::default();
        let mut searched = 0;
        for _ in 0..500 {
            let (contents, hidden) = random(&mut chance);
            let forms = [
                text(&contents, &words),
                csv(&contents, &words),
                serde_json::to_string(&json(&contents, "release")).expect("serialises"),
                svg(&contents, &words),
                html(&contents, &words),
                format!("{contents:?}"),
            ];
            for form in &forms {
                for hidden in &hidden {
                    assert!(!form.contains(&hidden.to_string()), "{hidden} is in {form}");
                }
            }
            searched += hidden.len() * forms.len();
        }
        assert!(searched > 10_000);
    }

    #[test]
    fn a_chart_is_the_same_whatever_was_withheld() {
        // One cell and its row are withheld; only they differ between the two tables.
        let chart = |hidden: u64| {
            let cube = Cube::of(&[2, 2], &[40, 50, hidden, 60]);
            let mut withheld = vec![false; cube.values().len()];
            for levels in [[1, 0], [1, 2], [2, 0], [2, 2]] {
                withheld[cube.place(&levels)] = true;
            }
            svg(
                &Contents::new(vec![variable("r", 2), variable("c", 2)], Vec::new(), 10, &cube, &withheld),
                &Words::default(),
            )
        };
        assert_eq!(chart(3), chart(3_000));
    }
}
