//! Distribution functions, from `statrs`; quantiles are polished until the distribution function returns what was asked.

use statrs::distribution::{
    Beta, Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, FisherSnedecor, Normal, StudentsT,
};

/// The quantile of the standard normal distribution.
pub fn normal_quantile(probability: f64) -> Option<f64> {
    let start = Normal::new(0.0, 1.0).ok()?.inverse_cdf(probability);
    // The library's own error function is good to ten digits only.
    let below = |x: f64| 0.5 * libm::erfc(-x / std::f64::consts::SQRT_2);
    let density = |x: f64| (-0.5 * x * x).exp() / (2.0 * std::f64::consts::PI).sqrt();
    Some(polished(start, probability, below, density))
}

/// The quantile of Student's t distribution.
pub fn t_quantile(probability: f64, degrees_of_freedom: f64) -> Option<f64> {
    use statrs::distribution::Continuous;
    let t = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    let start = t.inverse_cdf(probability);
    Some(polished(start, probability, |x| t.cdf(x), |x| t.pdf(x)))
}

/// The quantile of the beta distribution.
pub fn beta_quantile(probability: f64, shape_a: f64, shape_b: f64) -> Option<f64> {
    use statrs::distribution::Continuous;
    let beta = Beta::new(shape_a, shape_b).ok()?;
    let start = beta.inverse_cdf(probability);
    Some(polished(start, probability, |x| beta.cdf(x.clamp(0.0, 1.0)), |x| beta.pdf(x)))
}

/// Twice the probability of a t beyond `statistic`, on both sides.
pub fn t_two_sided(statistic: f64, degrees_of_freedom: f64) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, degrees_of_freedom).ok()?;
    Some((2.0 * t.sf(statistic.abs())).min(1.0))
}

/// The probability of a chi-square beyond `statistic`.
pub fn chi_square_upper(statistic: f64, degrees_of_freedom: f64) -> Option<f64> {
    Some(ChiSquared::new(degrees_of_freedom).ok()?.sf(statistic.max(0.0)))
}

/// The probability of an F beyond `statistic`.
pub fn f_upper(statistic: f64, numerator: f64, denominator: f64) -> Option<f64> {
    Some(FisherSnedecor::new(numerator, denominator).ok()?.sf(statistic.max(0.0)))
}

/// The two-sided probability of `few` of `n` where each is as likely as not, or of something as unlikely.
pub fn sign_two_sided(few: u64, n: u64) -> Option<f64> {
    if n == 0 {
        return None;
    }
    let few = few.min(n - few);
    Some((2.0 * Binomial::new(0.5, n).ok()?.cdf(few)).min(1.0))
}

fn polished(start: f64, probability: f64, below: impl Fn(f64) -> f64, density: impl Fn(f64) -> f64) -> f64 {
    let mut at = start;
    for _ in 0..8 {
        let slope = density(at);
        let step = (below(at) - probability) / slope;
        if !step.is_finite() || step.abs() > 0.5 * at.abs().max(1e-3) {
            return at;
        }
        at -= step;
        if step.abs() <= 1e-16 * at.abs() {
            break;
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(value: Option<f64>, expected: f64) {
        let value = value.unwrap();
        assert!((value - expected).abs() <= 1e-12 * expected.abs(), "{value} is not {expected}");
    }

    // Expected values: SciPy 1.17 (scipy.stats.{norm,t,beta,chi2,f,binom}).
    #[test]
    fn quantiles_and_tails_are_those_of_another_library() {
        close(normal_quantile(0.975), 1.959_963_984_540_054);
        close(t_quantile(0.975, 1.0), 12.706_204_736_174_696);
        close(t_quantile(0.975, 14.0), 2.144_786_687_917_804);
        close(t_quantile(0.975, 197.0), 1.972_079_033_778_502_6);
        close(t_quantile(0.995, 61.0), 2.658_857_126_653_926_3);
        close(beta_quantile(0.025, 3.5, 20.25), 0.038_582_698_901_898_256);
        close(beta_quantile(0.975, 81.0, 183.0), 0.363_671_977_613_467_3);
        close(t_two_sided(2.5, 14.0), 0.025_466_664_614_062_162);
        close(chi_square_upper(11.94, 2.0), 0.002_554_241_418_992_998_3);
        close(f_upper(5.194, 1.495, 20.93), 0.021_730_438_348_113_952);
        close(sign_two_sided(3, 14), 0.057_373_046_875);
        close(sign_two_sided(0, 1), 1.0);
        assert_eq!(sign_two_sided(0, 0), None);
    }
}
