//! `random uuid randomize`: from the seeded chance of the interview, never from the machine's.
//!
//! One expression draws the same numbers whenever it is evaluated again for the same node, so a value stays what it was
//! and the desk, which knows the seed, computes it again. JavaRosa draws anew each time.

use super::shuffle::{order, seed_of};
use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::syntax::Call;
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("random", 0, 0, random),
    Function::new("uuid", 0, 1, uuid),
    Function { gives_nodes: true, ..Function::new("randomize", 1, 2, randomize) },
];

/// Longest text that `uuid(length)` makes.
const MAX_LENGTH: f64 = 1000.0;
/// What `uuid(length)` is made of, as in JavaRosa.
const DIGITS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Whether a call draws from the chance of the interview.
pub(crate) fn draws(call: &Call) -> bool {
    match call.function.name {
        "random" | "uuid" => true,
        "randomize" => call.arguments.len() == 1,
        _ => false,
    }
}

fn draw(arguments: &Arguments<'_>) -> Result<[u8; 32], EvaluationError> {
    arguments.scene.world.chance().ok_or(EvaluationError::NoChance)
}

fn first_eight(drawn: [u8; 32]) -> [u8; 8] {
    let mut eight = [0; 8];
    eight.copy_from_slice(&drawn[..8]);
    eight
}

/// From 0 up to, never reaching, 1: 53 bits, as many as a double holds.
#[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
fn random(arguments: &Arguments<'_>) -> Evaluated {
    let bits = u64::from_be_bytes(first_eight(draw(arguments)?)) >> 11;
    Ok(Value::Number(bits as f64 / (1_u64 << 53) as f64))
}

/// A UUID of version 4 (RFC 9562 §5.4); of a length: that many digits and capital letters.
fn uuid(arguments: &Arguments<'_>) -> Evaluated {
    if arguments.len() == 1 {
        return letters(arguments);
    }
    let drawn = draw(arguments)?;
    let hex: String = drawn[..16]
        .iter()
        .enumerate()
        .map(|(index, byte)| match index {
            6 => format!("{:02x}", byte & 0x0F | 0x40),
            8 => format!("{:02x}", byte & 0x3F | 0x80),
            _ => format!("{byte:02x}"),
        })
        .collect();
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    Ok(Value::text(parts.join("-")))
}

fn letters(arguments: &Arguments<'_>) -> Evaluated {
    let length = arguments.number(0)?;
    if !(0.0..=MAX_LENGTH).contains(&length) {
        return Err(EvaluationError::Arguments);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let length = length as usize;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        // Bytes past the last whole number of 36 are drawn again: no letter is likelier than another.
        let kept = draw(arguments)?.into_iter().filter(|byte| *byte < 252);
        let missing = length - text.len();
        text.extend(kept.take(missing).map(|byte| char::from(DIGITS[usize::from(byte % 36)])));
    }
    Ok(Value::text(text))
}

/// The nodes in another order: JavaRosa's for that seed.
fn randomize(arguments: &Arguments<'_>) -> Evaluated {
    let Value::Nodes(nodes) = arguments.value(0)? else { return Err(EvaluationError::Arguments) };
    let seed = match arguments.len() {
        1 => i64::from_be_bytes(first_eight(draw(arguments)?)),
        _ => seed_of(&arguments.value(1)?),
    };
    let shuffled = order(nodes.len(), seed).into_iter().filter_map(|place| nodes.get(place).cloned());
    Ok(Value::Nodes(shuffled.collect()))
}
