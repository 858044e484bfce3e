//! `area enclosed-area distance`, with JavaRosa's formulas.

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::number;
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::any_number("area", 1, area),
    Function::any_number("enclosed-area", 1, area),
    Function::any_number("distance", 1, distance),
];

/// The Earth as a ball, in metres.
const EQUATORIAL_RADIUS: f64 = 6_378_100.0;

/// Latitude and longitude in degrees.
type Place = (f64, f64);

/// Square metres inside a shape, or inside the points of a repeat in their order; 0 for fewer than three.
///
/// Points are laid on a plane around the first one (longitudes shrunk by the cosine of each point's latitude), then the
/// triangles are summed: good for fields and districts, not for continents.
fn area(arguments: &Arguments<'_>) -> Evaluated {
    let places = places(arguments)?;
    let Some((first, rest)) = places.split_first() else { return Ok(Value::Number(0.0)) };
    let metres = |degrees: f64| degrees * std::f64::consts::TAU * EQUATORIAL_RADIUS / 360.0;
    let plane: Vec<(f64, f64)> = rest
        .iter()
        .map(|place| (metres(place.1 - first.1) * place.0.to_radians().cos(), metres(place.0 - first.0)))
        .collect();
    let doubled: f64 = plane.windows(2).map(|pair| pair[0].1 * pair[1].0 - pair[0].0 * pair[1].1).sum();
    Ok(Value::Number((doubled / 2.0).abs()))
}

/// Metres along a line, around a shape, or along the points of a repeat in their order; 0 for fewer than two.
fn distance(arguments: &Arguments<'_>) -> Evaluated {
    let places = places(arguments)?;
    // Written out, because an empty sum of floats is -0.
    Ok(Value::Number(places.windows(2).fold(0.0, |metres, pair| metres + between(pair[0], pair[1]))))
}

/// The spherical law of cosines.
fn between(from: Place, to: Place) -> f64 {
    let (north, south) = (from.0.to_radians(), to.0.to_radians());
    let apart = (from.1 - to.1).to_radians();
    let cosine = north.sin() * south.sin() + north.cos() * south.cos() * apart.cos();
    // Rounding may lift it above 1 for two points that are one.
    cosine.clamp(-1.0, 1.0).acos() * EQUATORIAL_RADIUS
}

/// Every point of every argument. Errors: a text that is not a point, line or shape.
fn places(arguments: &Arguments<'_>) -> Result<Vec<Place>, EvaluationError> {
    let mut places = Vec::new();
    for value in arguments.spread(0)? {
        for point in value.to_text().split(';').map(str::trim).filter(|point| !point.is_empty()) {
            places.push(place(point).ok_or(EvaluationError::Arguments)?);
        }
    }
    Ok(places)
}

/// `latitude longitude`, with altitude and accuracy or without.
fn place(point: &str) -> Option<Place> {
    let numbers: Vec<f64> = point.split_whitespace().map(number::parse).collect();
    let right = (2..=4).contains(&numbers.len()) && numbers.iter().all(|number| number.is_finite());
    let place = (*numbers.first()?, *numbers.get(1)?);
    (right && place.0.abs() <= 90.0 && place.1.abs() <= 180.0).then_some(place)
}
