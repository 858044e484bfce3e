//! Tests of independence in a two-way table.
//!
//! Pearson's X² compares the table, scaled to the number of rows, with the one its margins would make. Its usual
//! distribution holds for a simple random sample only. Rao and Scott (JASA 76 (1981) 221; Annals of Statistics 12 (1984)
//! 46) found it for others: Σ δᵢ·χ²₁, where δ are the eigenvalues of Δ = (CᵀD⁻¹C/n)⁻¹ (CᵀD⁻¹VD⁻¹C), V the design's
//! covariance of the cells' shares, D the diagonal of the *observed* shares and C a basis of contrasts that are nothing
//! over every row and every column. First order divides by the mean of δ; second order (Satterthwaite) matches the
//! variance too; the F form (Thomas and Rao, JASA 82 (1987) 630) adds that V is itself estimated, and is the one to
//! report: it is what `svychisq` in R's `survey` gives.

use serde::Serialize;

use crate::distribution::{chi_square_upper, f_upper};
use crate::estimate::rows;
use crate::matrix::traces;

/// Tests of independence.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tests {
    /// Pearson's, as if the sample were simple and drawn with replacement.
    pub pearson: ChiSquareTest,
    /// Rao and Scott's, first order; none where a table has too many empty cells.
    pub rao_scott_first_order: Option<ChiSquareTest>,
    /// Rao and Scott's, second order, as a chi-square.
    pub rao_scott_second_order: Option<ChiSquareTest>,
    /// Rao and Scott's, second order, as an F: the one to report.
    pub rao_scott_f: Option<FTest>,
    /// The mean of the δ: how many times the sampling made X² larger than a simple sample would.
    pub mean_design_effect: Option<f64>,
}

/// A statistic beside a chi-square distribution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChiSquareTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom, not always whole.
    pub degrees_of_freedom: f64,
    /// The probability of this or more, were rows and columns independent.
    pub p_value: Option<f64>,
}

/// A statistic beside an F distribution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FTest {
    /// The statistic.
    pub statistic: f64,
    /// Degrees of freedom of the numerator, not always whole.
    pub numerator_degrees_of_freedom: f64,
    /// Degrees of freedom of the denominator, not always whole.
    pub denominator_degrees_of_freedom: f64,
    /// The probability of this or more, were rows and columns independent.
    pub p_value: Option<f64>,
}

impl ChiSquareTest {
    pub(crate) fn of(statistic: f64, degrees_of_freedom: f64) -> Self {
        Self { statistic, degrees_of_freedom, p_value: chi_square_upper(statistic, degrees_of_freedom) }
    }
}

/// Tests a table of `shares`, row by row with `width` columns, of which none is empty; `n` rows of the file.
pub(crate) fn tests(
    shares: &[f64],
    width: usize,
    covariances: &[Vec<f64>],
    n: u64,
    degrees_of_freedom: u64,
) -> Option<Tests> {
    let height = shares.len() / width;
    if height < 2 || width < 2 {
        return None;
    }
    let n = rows(n);
    let free = rows(((height - 1) * (width - 1)) as u64);
    let row_shares: Vec<f64> = shares.chunks(width).map(|row| row.iter().sum()).collect();
    let column_shares: Vec<f64> =
        (0..width).map(|column| shares.iter().skip(column).step_by(width).sum()).collect();
    let parts = shares.iter().enumerate().map(|(place, share)| {
        let expected = row_shares[place / width] * column_shares[place % width];
        (share - expected).powi(2) / expected
    });
    let pearson = n * parts.sum::<f64>();
    let mut made = Tests {
        pearson: ChiSquareTest::of(pearson, free),
        rao_scott_first_order: None,
        rao_scott_second_order: None,
        rao_scott_f: None,
        mean_design_effect: None,
    };
    let Some((trace, squares)) = delta_traces(shares, width, covariances, n) else { return Some(made) };
    if !(trace > 0.0 && squares > 0.0) {
        return Some(made);
    }
    let second = trace * trace / squares;
    let denominator = second * rows(degrees_of_freedom);
    made.mean_design_effect = Some(trace / free);
    made.rao_scott_first_order = Some(ChiSquareTest::of(pearson / (trace / free), free));
    made.rao_scott_second_order = Some(ChiSquareTest::of(pearson * trace / squares, second));
    made.rao_scott_f = Some(FTest {
        statistic: pearson / trace,
        numerator_degrees_of_freedom: second,
        denominator_degrees_of_freedom: denominator,
        p_value: f_upper(pearson / trace, second, denominator),
    });
    Some(made)
}

/// tr(Δ) and tr(Δ²).
///
/// The contrasts are those of each cell outside the last row and column: itself, less its row's last, less its column's
/// last, plus the last of all. They span what is orthogonal to all rows and columns, and Δ's eigenvalues do not depend
/// on the basis. As in R's `survey`, an empty cell counts as nothing where 1/share is asked for.
fn delta_traces(shares: &[f64], width: usize, covariances: &[Vec<f64>], n: f64) -> Option<(f64, f64)> {
    let height = shares.len() / width;
    let inverse: Vec<f64> = shares.iter().map(|share| if *share > 0.0 { 1.0 / share } else { 0.0 }).collect();
    let last = shares.len() - 1;
    let contrasts: Vec<[(usize, f64); 4]> = (0..height - 1)
        .flat_map(|row| {
            (0..width - 1).map(move |column| {
                let (row_last, column_last) = (row * width + width - 1, last + 1 - width + column);
                [(row * width + column, 1.0), (row_last, -1.0), (column_last, -1.0), (last, 1.0)]
            })
        })
        .collect();
    let form = |value: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        let cell = |left: &[(usize, f64); 4], right: &[(usize, f64); 4]| {
            let pairs = left.iter().flat_map(|l| right.iter().map(move |r| (l, r)));
            pairs.map(|((i, a), (j, b))| a * b * value(*i, *j)).sum()
        };
        contrasts.iter().map(|left| contrasts.iter().map(|right| cell(left, right)).collect()).collect()
    };
    let denominator = form(&|i, j| if i == j { inverse[i] / n } else { 0.0 });
    let numerator = form(&|i, j| inverse[i] * covariances[i][j] * inverse[j]);
    traces(&denominator, &numerator)
}
