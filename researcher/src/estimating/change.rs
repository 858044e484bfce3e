//! Change between rounds, as far as it may be shown.

use kin_statistics::{Attrition, ChiSquareTest, NumberChange, PairedT, YesNoChange};
use serde::Serialize;

use super::answer::Inference;
use crate::disclosure::Gate;
use crate::table::Shown;

/// Who is in which round.
#[derive(Clone, Debug, Serialize)]
pub struct AttritionRow {
    /// In the first round.
    pub first: Shown,
    /// In the second.
    pub second: Shown,
    /// In both.
    pub both: Shown,
    /// Only in the first: lost.
    pub only_first: Shown,
    /// Only in the second: new.
    pub only_second: Shown,
    /// In both, with a value in both.
    pub compared: Shown,
}

/// Change of a number among those in both rounds.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// Who is in which round.
    pub attrition: AttritionRow,
    /// The first round's mean.
    pub first_mean: Option<f64>,
    /// The second round's mean.
    pub second_mean: Option<f64>,
    /// The first round's mean among those who were lost.
    pub lost_first_mean: Option<f64>,
    /// Second less first.
    pub estimate: Option<f64>,
    /// The standard deviation of changes.
    pub standard_deviation: Option<f64>,
    /// The standard error of the estimate.
    pub standard_error: Option<f64>,
    /// Its interval.
    pub confidence_interval: Option<[f64; 2]>,
    /// Student's paired t.
    pub paired_t: Option<PairedT>,
}

/// Change of a yes or no among those in both rounds.
#[derive(Clone, Debug, Serialize)]
pub struct YesNoRow {
    /// Who is in which round.
    pub attrition: AttritionRow,
    /// `[first][second]`: no before yes.
    pub table: Vec<Vec<Shown>>,
    /// The share of yes in the first round.
    pub first_proportion: Option<f64>,
    /// The share of yes in the second.
    pub second_proportion: Option<f64>,
    /// Second less first.
    pub estimate: Option<f64>,
    /// McNemar's test.
    pub mcnemar: Option<McNemarRow>,
}

/// McNemar's test.
#[derive(Clone, Debug, Serialize)]
pub struct McNemarRow {
    /// From no to yes.
    pub gained: u64,
    /// From yes to no.
    pub lost: u64,
    /// The exact two-sided probability.
    pub exact_p_value: Option<f64>,
    /// Without correction.
    pub chi_square: ChiSquareTest,
    /// With Edwards's correction.
    pub corrected_chi_square: ChiSquareTest,
}

fn attrition(made: &Attrition, gate: &Gate) -> AttritionRow {
    let parts = [made.compared, made.both - made.compared, made.only_first, made.only_second];
    let shown = gate.one_way(&parts).cells;
    // A sum is shown with its parts only: it would give the last hidden one away.
    let sum = |parts: [Shown; 3]| {
        let counts: Option<Vec<u64>> = parts.into_iter().map(Shown::count).collect();
        counts.map_or(Shown::Withheld, |counts| Shown::Count(counts.iter().sum()))
    };
    let nobody = Shown::Count(0);
    AttritionRow {
        first: sum([shown[0], shown[1], shown[2]]),
        second: sum([shown[0], shown[1], shown[3]]),
        both: sum([shown[0], shown[1], nobody]),
        only_first: shown[2],
        only_second: shown[3],
        compared: shown[0],
    }
}

/// Change of a number.
pub(super) fn change(made: &NumberChange, gate: &Gate, inference: Inference) -> ChangeRow {
    let attrition = attrition(&made.attrition, gate);
    let numbers = !attrition.compared.is_withheld();
    let errors = numbers && inference != Inference::None;
    ChangeRow {
        first_mean: made.first_mean.filter(|_| numbers),
        second_mean: made.second_mean.filter(|_| numbers),
        lost_first_mean: made.lost_first_mean.filter(|_| !attrition.only_first.is_withheld()),
        estimate: made.mean_change.filter(|_| numbers),
        standard_deviation: made.standard_deviation.filter(|_| numbers),
        standard_error: made.standard_error.filter(|_| errors),
        confidence_interval: made.confidence_interval.filter(|_| errors),
        paired_t: made.paired_t.clone().filter(|_| errors),
        attrition,
    }
}

/// Change of a yes or no.
pub(super) fn yes_no(made: YesNoChange, gate: &Gate, inference: Inference) -> YesNoRow {
    let attrition = attrition(&made.attrition, gate);
    let shown = gate.two_way(&made.table.map(|row| row.to_vec()));
    let numbers = !attrition.compared.is_withheld() && !shown.total.is_withheld();
    let first = !shown.row_totals[1].is_withheld() && numbers;
    let second = !shown.column_totals[1].is_withheld() && numbers;
    let complete = shown.cells.iter().flatten().all(|cell| !cell.is_withheld());
    YesNoRow {
        first_proportion: made.first_proportion.filter(|_| first),
        second_proportion: made.second_proportion.filter(|_| second),
        estimate: made
            .second_proportion
            .zip(made.first_proportion)
            .map(|(second, first)| second - first)
            .filter(|_| first && second),
        mcnemar: made.mcnemar.filter(|_| complete && numbers && inference != Inference::None).map(|made| {
            McNemarRow {
                gained: made.gained,
                lost: made.lost,
                exact_p_value: made.exact_p_value,
                chi_square: made.chi_square,
                corrected_chi_square: made.corrected_chi_square,
            }
        }),
        table: shown.cells,
        attrition,
    }
}
