//! The two traces that Rao and Scott's corrections need.

/// tr(D⁻¹N) and tr((D⁻¹N)²) for symmetric N and symmetric positive definite D; `None` where D is not.
///
/// With D = L·Lᵀ both are those of M = L⁻¹·N·L⁻ᵀ, which is symmetric: the second is the sum of its squares.
pub(crate) fn traces(denominator: &[Vec<f64>], numerator: &[Vec<f64>]) -> Option<(f64, f64)> {
    let lower = cholesky(denominator)?;
    // L⁻¹N, then L⁻¹(L⁻¹N)ᵀ.
    let half = forward(&lower, numerator);
    let whole = forward(&lower, &transposed(&half));
    let trace = (0..whole.len()).map(|place| whole[place][place]).sum();
    let squares = whole.iter().flatten().map(|value| value * value).sum();
    Some((trace, squares))
}

fn cholesky(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let size = matrix.len();
    let mut lower = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let known: f64 =
                lower[row][..column].iter().zip(&lower[column][..column]).map(|(a, b)| a * b).sum();
            let rest = matrix[row][column] - known;
            if row == column {
                // Below this the matrix is singular in the digits there are.
                if rest <= 1e-12 * matrix[row][row].abs() {
                    return None;
                }
                lower[row][row] = rest.sqrt();
            } else {
                lower[row][column] = rest / lower[column][column];
            }
        }
    }
    Some(lower)
}

/// Solves L·X = B.
fn forward(lower: &[Vec<f64>], right: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut solved: Vec<Vec<f64>> = Vec::with_capacity(right.len());
    for (row, values) in right.iter().enumerate() {
        let mut values = values.clone();
        for (factor, above) in lower[row].iter().zip(&solved) {
            for (value, known) in values.iter_mut().zip(above) {
                *value -= factor * known;
            }
        }
        for value in &mut values {
            *value /= lower[row][row];
        }
        solved.push(values);
    }
    solved
}

fn transposed(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = matrix.first().map_or(0, Vec::len);
    (0..columns).map(|column| matrix.iter().map(|row| row[column]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traces_of_a_product_with_an_inverse() {
        let denominator = [vec![4.0, 1.0], vec![1.0, 3.0]];
        let numerator = [vec![2.0, 0.5], vec![0.5, 1.0]];
        // D⁻¹N = [[5.5, 0.5], [0, 3.5]] / 11
        let (trace, squares) = traces(&denominator, &numerator).unwrap();
        assert!((trace - 9.0 / 11.0).abs() < 1e-15, "{trace}");
        assert!((squares - (30.25 + 12.25) / 121.0).abs() < 1e-15, "{squares}");
        assert_eq!(traces(&[vec![1.0, 1.0], vec![1.0, 1.0]], &numerator), None);
    }
}
