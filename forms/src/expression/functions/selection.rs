//! `selected selected-at count-selected jr:choice-name`.

use zeroize::Zeroizing;

use super::{Arguments, Evaluated, EvaluationError, Function};
use crate::expression::node::Target;
use crate::expression::syntax::Node;
use crate::expression::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("selected", 2, 2, selected),
    Function::new("selected-at", 2, 2, selected_at),
    Function::new("count-selected", 1, 1, count_selected),
    Function { names_question: Some(1), ..Function::new("jr:choice-name", 2, 2, choice_name) },
];

/// Whether it stands among them between blanks, as JavaRosa looks for it: nothing stands in an empty answer, and several
/// names that stand together do.
fn selected(arguments: &Arguments<'_>) -> Evaluated {
    let (names, wanted) = (arguments.text(0)?, arguments.text(1)?);
    let between_blanks = |text: &str| Zeroizing::new([" ", text, " "].concat());
    let (names, wanted) = (between_blanks(&names), between_blanks(wanted.trim()));
    Ok(Value::Boolean(names.contains(wanted.as_str())))
}

/// From 0; empty where there are not that many. The place is a whole number, cut off where it is not; what is not a number
/// is 0, as in JavaRosa.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and past the end is empty anyway"
)]
fn selected_at(arguments: &Arguments<'_>) -> Evaluated {
    let (names, index) = (arguments.text(0)?, arguments.number(1)?);
    let index = index.trunc();
    let at = if index < 0.0 { None } else { names.split_whitespace().nth(index as usize) };
    Ok(Value::text(at.unwrap_or_default()))
}

fn count_selected(arguments: &Arguments<'_>) -> Evaluated {
    let count = u32::try_from(arguments.text(0)?.split_whitespace().count()).unwrap_or(u32::MAX);
    Ok(Value::Number(f64::from(count)))
}

/// The label of a choice in the language of the interview; empty where there is no such choice.
fn choice_name(arguments: &Arguments<'_>) -> Evaluated {
    let choice = arguments.text(0)?;
    let Some(Node::Reference(name)) = arguments.call.arguments.get(1) else {
        return Err(EvaluationError::Arguments);
    };
    let Some(Target::Question(question)) = arguments.scene.expression.target(*name) else {
        return Err(EvaluationError::Arguments);
    };
    Ok(Value::text(arguments.scene.world.choice_label(question, &choice).unwrap_or_default()))
}
