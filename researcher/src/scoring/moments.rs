//! Number, mean and standard deviation, in one pass.

/// Number, mean and spread of some values, gathered one by one.
///
/// The sum is Neumaier's (ZAMM 54 (1974) 39), so that the mean is the rounded quotient of the true sum wherever the
/// values are short decimals; the squares are Welford's (Technometrics 4 (1962) 419).
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    n: u64,
    sum: f64,
    lost: f64,
    running_mean: f64,
    squares: f64,
}

#[expect(clippy::cast_precision_loss, reason = "no study has 2^53 people")]
impl Moments {
    /// Takes one more value in.
    pub fn update(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost +=
            if self.sum.abs() >= value.abs() { (self.sum - sum) + value } else { (value - sum) + self.sum };
        self.sum = sum;
        self.n += 1;
        let off = value - self.running_mean;
        self.running_mean += off / self.n as f64;
        self.squares += off * (value - self.running_mean);
    }

    /// How many values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// Their mean; none without values.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| (self.sum + self.lost) / self.n as f64)
    }

    /// Their standard deviation with n − 1; none with fewer than two values.
    pub fn sd(&self) -> Option<f64> {
        (self.n > 1).then(|| (self.squares / (self.n - 1) as f64).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_and_spread_of_a_few_numbers() {
        let mut moments = Moments::default();
        assert_eq!((moments.mean(), moments.sd()), (None, None));
        for value in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0] {
            moments.update(value);
        }
        assert_eq!((moments.n(), moments.mean()), (8, Some(5.0)));
        assert!((moments.sd().unwrap() - (32.0_f64 / 7.0).sqrt()).abs() < 1e-15);
    }
}
