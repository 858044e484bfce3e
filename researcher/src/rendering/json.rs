//! For programs.

use serde::Serialize;

use crate::disclosure::{Condition, Contents, ShownVariable};
use crate::table::Shown;

/// A table as JSON. Withheld numbers are `null`.
#[derive(Clone, Debug, Serialize)]
pub struct Json<'a> {
    /// For whom: `release`, `working` or `calculator`.
    pub mode: &'static str,
    /// Said in the working view, so that a file made from it says it too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_for_release: Option<bool>,
    /// The form's id, of a study's table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<&'a str>,
    /// The freeze it was made from, of a released table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub freeze: Option<&'a str>,
    /// Its number in the ledger, of a released table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ledger_number: Option<u64>,
    /// The fewest people a shown number stands for.
    pub minimum_cell: u64,
    /// Who is looked at.
    pub filter: &'a [Condition],
    /// The variables with their levels.
    pub variables: &'a [ShownVariable],
    /// What means are of, in a table that has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean: Option<JsonMeans<'a>>,
    /// How many people the table is about.
    pub base: Shown,
    /// How many numbers are withheld, totals included.
    pub withheld: usize,
    /// How many of these are cells, and not totals.
    pub withheld_cells: usize,
    /// Every number, totals included.
    pub cells: Vec<JsonCell<'a>>,
}

/// One number.
#[derive(Clone, Debug, Serialize)]
pub struct JsonCell<'a> {
    /// One entry a variable: the level's value, or `null` for the total over it.
    pub levels: Vec<Option<&'a str>>,
    /// How many people.
    pub count: Shown,
    /// Of those in the same row (of everyone, in a one-way table), in percent.
    pub percent: Option<f64>,
    /// The mean and the standard deviation, in a table that has them; `null` where they are withheld.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub mean: Option<JsonMean>,
}

/// What means are of.
#[derive(Clone, Debug, Serialize)]
pub struct JsonMeans<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its words.
    pub label: &'a str,
    /// How many means are withheld.
    pub withheld: usize,
}

/// A mean.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct JsonMean {
    /// The mean.
    pub mean: Option<f64>,
    /// The standard deviation, with n − 1.
    pub sd: Option<f64>,
}

/// The table as JSON.
pub fn json<'a>(contents: &'a Contents, mode: &'static str) -> Json<'a> {
    let places = contents.places();
    let cells: Vec<JsonCell<'a>> = places
        .iter()
        .map(|place| JsonCell {
            levels: place
                .iter()
                .zip(&contents.variables)
                .map(|(level, variable)| variable.levels.get(*level).map(|level| level.value.as_str()))
                .collect(),
            count: contents.shown(place),
            percent: contents.percent(place),
            mean: contents.means().map(|_| {
                let shown = contents.mean(place);
                JsonMean { mean: shown.map(|shown| shown.mean), sd: shown.and_then(|shown| shown.sd) }
            }),
        })
        .collect();
    let withheld_cells = cells
        .iter()
        .filter(|cell| cell.count.is_withheld() && cell.levels.iter().all(Option::is_some))
        .count();
    Json {
        mode,
        not_for_release: (mode == "working").then_some(true),
        form: None,
        freeze: None,
        ledger_number: None,
        minimum_cell: contents.minimum_cell,
        filter: &contents.filter,
        variables: &contents.variables,
        mean: contents.means().map(|means| JsonMeans {
            name: &means.name,
            label: &means.label,
            withheld: contents.withheld_means(),
        }),
        base: contents.base(),
        withheld: contents.withheld(),
        withheld_cells,
        cells,
    }
}
